"""Single values: the declared type decides, never the look."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import iku_core as iku
from definitions import codes, definition, document, faults


def indicator(**values: str) -> str:
    """Return a definition whose indicator has more keys."""
    more = "".join(f", {key}: {value}" for key, value in values.items())
    return definition(f"      - {{id: i, name: Nama, value: a{more}}}\n")


def count(**values: str) -> str:
    """Return a definition whose count has more keys."""
    more = "".join(f", {key}: {value}" for key, value in values.items())
    return definition(
        "      - {id: i, name: Nama, value: a}\n",
        counts=f"  a: {{label: Cacah A{more}}}\n  b: {{label: Cacah B}}\n",
    )


class TestTexts:
    """A text stays as it is written; where other programs read something else, that is said."""

    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("'19661114 199403 2 008'", "19661114 199403 2 008"),
            ("2 008", "2 008"),
            ("'no'", "no"),
            ('"a\\nb\\n"', "a\nb"),
            ("A. Yani", "A. Yani"),
        ],
    )
    def test_it_is_kept(self, written: str, read: str) -> None:
        read_document = document(f"      - {{id: i, name: Nama, value: a, source: {written}}}\n")

        assert read_document["i"].source == read

    @pytest.mark.parametrize(
        ("written", "reading"),
        [
            *(("no", "yes or no"), ("Ya", None), ("y", "yes or no"), ("2024.10", "a number")),
            *(("0o17", "a number"), ("1:30", "a number"), ("~", "nothing"), ("null", "nothing")),
            *(("2020-03-03", "a date"), (".inf", "a number"), ("+5", "a number"), ("0x", None)),
        ],
    )
    def test_a_doubtful_one_is_warned_about(self, written: str, reading: str | None) -> None:
        # A second fault, for warnings alone raise nothing.
        found = faults(indicator(source=written, colour="x"))

        warnings = [issue.values["reading"] for issue in found if issue.code == "IKU133"]
        assert warnings == ([reading] if reading else [])


class TestNumbers:
    """Numbers are plain decimals without quotes."""

    @pytest.mark.parametrize(
        ("written", "number"),
        [("100000", 100000), ("0.5", Fraction(1, 2)), ("87.50", Fraction(175, 2)), ("2.0", 2)],
    )
    def test_they_are_read_exactly(self, written: str, number: Any) -> None:
        read = document(f"      - {{id: i, name: Nama, value: a, multiplier: {written}}}\n")

        assert read["i"].multiplier == number

    @pytest.mark.parametrize(
        ("written", "code", "word", "value"),
        [
            ("1e3", "IKU125", "text", "1e3"),
            ("'5'", "IKU125", "text", '"5"'),
            ("seratus", "IKU125", "text", "seratus"),
            ("9" * 101, "IKU125", "text", "9" * 101),
            ('"0,5"', "IKU126", "point", "0.5"),
            ('"1.000,5"', "IKU126", "point", "1000.5"),
            ("1.000.000", "IKU150", "joined", "1000000"),
            ("-5", "IKU147", "text", "-5"),
            ("0", "IKU147", "text", "0"),
        ],
    )
    def test_others_are_refused(self, written: str, code: str, word: str, value: str) -> None:
        (issue,) = faults(indicator(multiplier=written))

        assert (issue.code, issue.values[word]) == (code, value)

    def test_perhaps_thousands_are_warned_about(self) -> None:
        assert codes(indicator(multiplier="1.500", colour="x")) == ["IKU227", "IKU121"]

    @pytest.mark.parametrize(
        ("written", "code"),
        [
            ("13", "IKU128"),
            ("-1", "IKU128"),
            ("1.5", "IKU127"),
            ("dua", "IKU127"),
            ("[1]", "IKU123"),
        ],
    )
    def test_decimals_are_whole_from_0_to_12(self, written: str, code: str) -> None:
        assert codes(indicator(decimals=written)) == [code]


class TestDates:
    """A date is year-month-day and exists."""

    @pytest.mark.parametrize(
        "written", ["2020-02-30", "3 Maret 2020", "2020-3-3", "03-03-2020", "x"]
    )
    def test_others_are_refused(self, written: str) -> None:
        assert codes(definition(above=f"valid_from: {written}\n")) == ["IKU130"]

    def test_a_list_is_told_as_one(self) -> None:
        assert codes(definition(above="valid_from: [2020-01-01]\n")) == ["IKU123"]


class TestChoices:
    """One of a few words, with the one that was meant."""

    @pytest.mark.parametrize(
        ("written", "hint"),
        [
            ("higer", "did you mean higher?"),
            ("rendah", "did you mean lower?"),
            ("zzz", "choose one of them"),
        ],
    )
    def test_others_are_refused(self, written: str, hint: str) -> None:
        (issue,) = faults(indicator(better=written))

        assert (issue.code, issue.hint) == ("IKU129", hint)

    def test_a_list_is_told_as_one(self) -> None:
        assert codes(indicator(better="[higher]")) == ["IKU123"]


class TestNames:
    """Names are small letters, digits and one joint; words of formulas are taken."""

    @pytest.mark.parametrize(
        ("written", "code", "proposal"),
        [
            ("Jumlah-Desa", "IKU131", "jumlah_desa"),
            ("2020_desa", "IKU131", "desa"),
            ("'%'", "IKU131", "nama_1"),
            ("a" * 81, "IKU131", "a" * 80),
            ("sum", "IKU132", None),
            ("class", "IKU132", None),
        ],
    )
    def test_a_name_of_a_count_is_refused(
        self, written: str, code: str, proposal: str | None
    ) -> None:
        text = definition(
            counts=f"  a: {{label: A1}}\n  b: {{label: B}}\n  {written}: {{label: C}}\n"
        )

        (issue,) = faults(text)

        assert (issue.code, issue.values.get("proposal")) == (code, proposal)

    def test_a_name_at_fault_is_told_once_though_formulas_use_it(self) -> None:
        text = definition(
            "      - {id: i, name: Nama, value: jumlah_desa}\n",
            counts="  Jumlah Desa: {label: Jumlah desa}\n",
        )

        assert codes(text) == ["IKU131"]

    def test_an_id_at_fault_is_told_once_though_formulas_use_it(self) -> None:
        text = definition(
            "      - {id: Satu Dua, name: Nama, value: a}\n"
            "      - {id: tiga, name: Nama, value: satu_dua}\n"
        )

        assert codes(text) == ["IKU131"]

    @pytest.mark.parametrize("written", ["Nilai IKM", "nilai_ikm", "-a", "a--b", "a-", "ä", "[a]"])
    def test_an_id_is_refused(self, written: str) -> None:
        text = definition(f"      - {{id: {written}, name: Nama, value: a}}\n")

        assert codes(text) == ["IKU123" if written == "[a]" else "IKU131"]

    @pytest.mark.parametrize("written", ["[a]", "{a: b}"])
    def test_a_name_that_is_no_text_is_told(self, written: str) -> None:
        assert codes(count(at_most=written)) == ["IKU123"]


class TestRanges:
    """A range is two numbers in order, each of which can be left open."""

    @pytest.mark.parametrize(
        ("written", "code"),
        [
            ("100", "IKU123"),
            ("[1]", "IKU123"),
            ("[1, 2, 3]", "IKU123"),
            ("[100, 0]", "IKU135"),
            ("[a, 1]", "IKU125"),
            ("[1, [2]]", "IKU123"),
            ("[&x , 1]", "IKU107"),
        ],
    )
    def test_others_are_refused(self, written: str, code: str) -> None:
        assert codes(count(range=written)) == [code]

    def test_a_list_of_one_is_told_as_such(self) -> None:
        (issue,) = faults(count(range="[1]"))

        assert issue.message == "here is a list of 1 in place of a list of two numbers"

    def test_both_bounds_can_be_open(self) -> None:
        read = document(
            "      - {id: i, name: Nama, value: a}\n",
            counts="  a: {label: A1, range: [null, ~]}\n",
        )

        declared = read.counts["a"].range
        assert declared is not None
        assert (declared.low, declared.high) == (None, None)


@pytest.mark.parametrize(("written", "code"), [("[a]", "IKU123"), ("''", "IKU124")])
def test_a_formula_is_a_text(written: str, code: str) -> None:
    text = definition(f"      - {{id: i, name: Nama, value: {written}}}\n")

    assert codes(text) == [code]


def case(key: str, written: str) -> str:
    """Return a definition whose worked case has one more key."""
    return definition(
        "      - id: i\n        name: Nama\n        value: a\n"
        f"        cases: [{{name: Satu, counts: {{a: 1}}, status: ok, {key}: {written}}}]\n"
    )


class TestFiguresOfCases:
    """An exact figure is a fraction or a decimal number; a published one keeps its places."""

    @pytest.mark.parametrize(
        ("written", "number"),
        [
            ("200/3", Fraction(200, 3)),
            ("-200 / 3", Fraction(-200, 3)),
            ("6/3", 2),
            ("0/7", 0),
            ("66.50", Fraction(133, 2)),
            (f"1/{'9' * 100}", Fraction(1, 10**100 - 1)),
        ],
    )
    def test_an_exact_one_is_read(self, written: str, number: Any) -> None:
        (found,) = iku.parse_document(case("exact", written))["i"].cases

        assert (found.exact, type(found.exact)) == (number, type(number))

    @pytest.mark.parametrize(
        ("written", "code", "text"),
        [
            *(("200/0", "IKU154", "200/0"), ("'200/3'", "IKU154", '"200/3"')),
            *(("1.000/3", "IKU154", "1.000/3"), ("2.5/3", "IKU154", "2.5/3")),
            *(("1/-3", "IKU154", "1/-3"), ("66 2/3", "IKU154", "66 2/3")),
            *(("1/2/3", "IKU154", "1/2/3"), ("1/", "IKU154", "1/")),
            *(("\u0661/3", "IKU154", "\u0661/3"), ("200:3", "IKU125", "200:3")),
            (f"1/{'9' * 101}", "IKU154", f"1/{'9' * 101}"),
            ('"66,67"', "IKU126", "66,67"),
        ],
    )
    def test_others_are_refused(self, written: str, code: str, text: str) -> None:
        (issue,) = faults(case("exact", written))

        assert (issue.code, issue.values["text"]) == (code, text)

    @pytest.mark.parametrize(("written", "code"), [("[1]", "IKU123"), ("&x 1/3", "IKU107")])
    def test_what_is_no_figure_is_told_once(self, written: str, code: str) -> None:
        assert codes(case("exact", written)) == [code]

    @pytest.mark.parametrize("written", ["90.00", "-0.50", "7", "0." + "1" * 40])
    def test_a_published_one_keeps_its_places(self, written: str) -> None:
        (found,) = iku.parse_document(case("published", written))["i"].cases

        assert found.published == Decimal(written)
        assert str(found.published) == written

    @pytest.mark.parametrize(("written", "code"), [("90%", "IKU125"), ("1e3", "IKU125")])
    def test_a_published_one_is_a_plain_number(self, written: str, code: str) -> None:
        assert codes(case("published", written)) == [code]


class TestYesOrNo:
    """Only `true` and `false` are taken."""

    @pytest.mark.parametrize(("written", "read"), [("true", True), ("false", False)])
    def test_they_are_read(self, written: str, *, read: bool) -> None:
        found = document(
            f"      - {{id: i, name: Nama, value: a, unchanged_by_scale: {written}}}\n"
        )

        assert found["i"].unchanged_by_scale is read

    @pytest.mark.parametrize("written", ["yes", "True", "ya", "1"])
    def test_others_are_refused(self, written: str) -> None:
        assert codes(indicator(unchanged_by_scale=written)) == ["IKU129"]


@pytest.mark.parametrize(("written", "code"), [("[[a]]", "IKU123"), ("''", "IKU124")])
def test_a_comparison_is_a_text(written: str, code: str) -> None:
    assert codes(indicator(defined_when=written)) == [code]


@pytest.mark.parametrize("written", ["prev(a)", "prev ( a )", "'prev(a)'"])
def test_a_count_of_the_previous_period_has_one_spelling(written: str) -> None:
    read = document(
        f"      - {{id: i, name: Nama, value: prev(a), rises_with: {written}}}\n",
    )

    assert read["i"].rises_with == ("prev(a)",)


@pytest.mark.parametrize(
    ("written", "code", "proposal"),
    [
        ("prev(Jumlah Desa)", "IKU131", "prev(jumlah_desa)"),
        (f"prev({'a' * 81})", "IKU131", f"prev({'a' * 80})"),
        ("prev()", "IKU131", "prev(nama_1)"),
        ("Jumlah Desa", "IKU131", "jumlah_desa"),
        ("sum", "IKU132", None),
        ("&x prev(a)", "IKU107", None),
        ("{a: b}", "IKU123", None),
    ],
)
def test_what_names_no_count_of_either_period_is_told_once(
    written: str, code: str, proposal: str | None
) -> None:
    (issue,) = faults(indicator(rises_with=written))

    assert (issue.code, issue.values.get("proposal")) == (code, proposal)


@pytest.mark.parametrize(
    ("written", "hint"),
    [('"1"', "write schema: 1 without quotes"), ("2", "write schema: 1")],
)
def test_the_version_of_the_format_has_no_quotes(written: str, hint: str) -> None:
    (issue,) = faults(definition().replace("schema: 1", f"schema: {written}"))

    assert (issue.code, issue.hint) == ("IKU134", hint)


@pytest.mark.parametrize("written", ["1,5", "dua", "1.5"])
def test_what_is_no_whole_number_is_told_as_that(written: str) -> None:
    (issue,) = faults(
        definition(
            f"      - id: i\n        name: Nama\n        value: a\n        decimals: {written}\n"
        )
    )

    assert issue.code == "IKU127"

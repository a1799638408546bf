"""Counts from files."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import definitions
from iku_core import CountsError, Period
from iku_core.counts import (
    load_counts,
    load_counts_by_period,
    read_counts,
    read_counts_by_period,
)
from iku_core.issues import Source

DOCUMENT = definitions.document()


def read(text: str, **options: Any) -> dict[str, Any]:
    return dict(read_counts(Source("cacah", text), DOCUMENT, **options))


def told(text: str, **options: Any) -> list[str]:
    """Return place and code of every fault of a file of counts."""
    with pytest.raises(CountsError) as caught:
        read(text, **options)
    return [f"{issue.location} {issue.code}" for issue in caught.value.issues]


def words(text: str, **options: Any) -> tuple[str, str, str]:
    """Return the code, the sentence and the hint of the one fault of a file."""
    with pytest.raises(CountsError) as caught:
        read(text, **options)
    (issue,) = caught.value.issues
    return issue.code, issue.message, issue.hint


class TestFormats:
    """YAML, JSON and CSV say the same, and the first line tells which it is."""

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("a: 8\nd: 82.375\n", id="YAML"),
            pytest.param('{"a": 8, "d": 82.375}', id="JSON"),
            pytest.param('\n {\t"a":\t8,\n\t"d": 82.375}\n', id="JSON with tabs"),
            pytest.param("count,value\na,8\nd,82.375\n", id="CSV"),
            pytest.param("count,value\r\na,8\r\nd,82.375\r\n", id="CSV of Windows"),
            pytest.param("COUNT;Value\n a ; 8\n d ; 82.375\n", id="CSV with semicolons and blanks"),
            pytest.param("cacah;nilai\na;8\nd;82.375\n", id="CSV with Indonesian words"),
            pytest.param("sep=;\ncount;value\na;8\nd;82.375\n", id="CSV of Excel"),
            pytest.param('"count","value"\n"a","8"\n"d","82.375"\n', id="CSV in quotes"),
            pytest.param("# 2020\ncount,value\n# desa\na,8\n\n,,\nd,82.375,,\n", id="CSV, remarks"),
        ],
    )
    def test_each_form_gives_the_same_numbers(self, text: str) -> None:
        assert read(text) == {"a": 8, "d": Fraction("82.375")}

    @pytest.mark.parametrize(
        "text",
        ["a: 8\nb:\nd: null\n", '{"a": 8, "b": null, "d": null}', "count,value\na,8\nb,\nd,\n"],
        ids=["YAML", "JSON", "CSV"],
    )
    def test_an_empty_value_is_missing_and_not_nought(self, text: str) -> None:
        assert read(text) == {"a": 8, "b": None, "d": None}

    def test_the_end_of_the_name_tells_the_format(self, tmp_path: Path) -> None:
        path = tmp_path / "cacah.CSV"
        path.write_bytes(b"\xef\xbb\xbfcount,value\r\na,8\r\n")

        assert load_counts(path, DOCUMENT) == {"a": 8}

    def test_a_format_that_is_said_is_taken(self, tmp_path: Path) -> None:
        path = tmp_path / "cacah.txt"
        path.write_text("count,value\na,8\n", "utf-8")

        assert load_counts(path, DOCUMENT, format="csv") == {"a": 8}
        with pytest.raises(CountsError):
            load_counts(path, DOCUMENT, format="yaml")

    @pytest.mark.parametrize("options", [{"format": "xlsx"}, {"decimal": ","}])
    def test_an_unknown_format_or_mark_is_refused(self, options: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match="not '"):
            read("a: 8", **options)

    def test_a_file_that_is_not_there_is_told(self) -> None:
        with pytest.raises(CountsError) as caught:
            load_counts("belum-ada.csv", DOCUMENT)

        assert [issue.code for issue in caught.value.issues] == ["IKU101"]


class TestMarks:
    """Points and commas mean what was declared, and nothing is guessed."""

    @pytest.mark.parametrize(
        ("written", "number"),
        [
            ("1.250", 1250),
            ("1.250.000", 1250000),
            ("82,375", Fraction("82.375")),
            ("-0,50", Fraction(-1, 2)),
            ("1.234,5", Fraction("1234.5")),
            ("8", 8),
        ],
    )
    def test_commas_that_were_declared_are_read(self, written: str, number: Any) -> None:
        assert read(f"count;value\nd;{written}", decimal="comma") == {"d": number}

    @pytest.mark.parametrize("mark", [None, "point"])
    def test_json_always_has_a_point(self, mark: Any) -> None:
        assert read('{"d": 82.370}', decimal=mark) == {"d": Fraction("82.37")}
        assert read('{"d": 82.370}', decimal="comma") == {"d": Fraction("82.37")}

    def test_a_point_that_was_declared_is_a_decimal_one(self) -> None:
        assert read("d: 82.370", decimal="point") == {"d": Fraction("82.37")}

    @pytest.mark.parametrize(
        ("text", "mark", "code", "hint"),
        [
            ("a: 1.250", None, "IKU505", "write 1250"),
            ("a: 1.250", "point", "IKU505", "write 1250"),
            ("a: 1,250", None, "IKU505", "write 1250"),
            ("a: 1.250.000", None, "IKU505", "write 1250000"),
            ("d: 1.250.000", None, "IKU505", "write 1250000"),
            (
                "d: 1.250",
                None,
                "IKU505",
                "write 1250, or 1.25 where the point is a decimal one",
            ),
            ("d: 1,25", None, "IKU504", "write 1.25, or say --decimal comma for the whole file"),
            ("a: 82,5", None, "IKU504", "write 82.5, or say --decimal comma for the whole file"),
            ("d: 82.5", "comma", "IKU516", "write 82,5, or leave out --decimal comma"),
        ],
    )
    def test_a_doubtful_number_is_refused_with_its_readings(
        self, text: str, mark: Any, code: str, hint: str
    ) -> None:
        found, _, advice = words(text, decimal=mark)

        assert (found, advice) == (code, hint)

    @pytest.mark.parametrize("mark", [None, "point", "comma"])
    @pytest.mark.parametrize(
        "written",
        [
            *("8 desa", "1e3", "0x8", "08", "+8", ".5", "5.", "1_000", "Infinity", "nan", "baik"),
            *("8%", "--8", "1 000", "٨", "½", "yes", "~", "1..5", "1,,5", "1.5.5", "a"),
        ],
    )
    def test_what_is_no_plain_number_is_refused(self, written: str, mark: Any) -> None:
        code, message, _ = words(f"d: {written}", decimal=mark)

        assert (code, message) == (
            "IKU503",
            f"the value of d is {written}, which is not a plain number",
        )

    @pytest.mark.parametrize("text", ["d: '8'", 'd: "8"', '{"d": "8"}'])
    def test_a_number_in_quotes_is_a_text(self, text: str) -> None:
        code, message, _ = words(text)

        assert (code, message) == ("IKU503", 'the value of d is "8", which is not a plain number')

    @pytest.mark.parametrize(
        ("written", "mark"),
        [("9" * 101, None), ("0." + "3" * 41, None), ("0," + "3" * 41, "comma")],
    )
    def test_a_number_that_is_too_long_is_refused(self, written: str, mark: Any) -> None:
        assert words(f"d: {written}", decimal=mark)[0] == "IKU506"


class TestFaults:
    """All faults of a file are told at once, each at its place."""

    def test_they_come_in_the_order_of_the_file(self) -> None:
        text = "count,value\nx,1\na,8\na,9\nb,banyak\nd\nd,1,2\n"

        assert told(text) == [
            "cacah:2:1 IKU501",
            "cacah:4:1 IKU502",
            "cacah:5:3 IKU503",
            "cacah:6:1 IKU508",
            "cacah:7:1 IKU508",
        ]

    def test_the_first_of_two_equal_counts_is_shown_as_well(self) -> None:
        for text, line in (("count,value\na,8\na,9", 2), ("a: 8\na: 9", 1)):
            with pytest.raises(CountsError) as caught:
                read(text)

            (issue,) = caught.value.issues
            assert issue.code == "IKU502"
            assert str(issue.related) == f"cacah:{line}:1"

    @pytest.mark.parametrize(
        ("text", "faults"),
        [
            pytest.param("", ["cacah:1:1 IKU117"], id="an empty file"),
            pytest.param("- a\n", ["cacah:1:1 IKU510"], id="a list"),
            pytest.param("a\n", ["cacah:1:1 IKU510"], id="a word"),
            pytest.param(
                "a: [8]\nb: {c: 1}\n", ["cacah:1:4 IKU510", "cacah:2:4 IKU510"], id="deep"
            ),
            pytest.param("a: &x 8\n", ["cacah:1:4 IKU107"], id="an anchor"),
            pytest.param('{"a": 8,}', ["cacah:1:8 IKU511"], id="a comma too many in JSON"),
            pytest.param("{a: 8}", ["cacah:1:2 IKU511"], id="JSON without quotes"),
            pytest.param('{"a": 8', ["cacah:1:8 IKU511"], id="JSON cut off"),
            pytest.param('{"a": 8,\n "b": 9\n, }', ["cacah:3:1 IKU511"], id="such a comma below"),
            pytest.param('{"a": 8, "a": 9}', ["cacah:1:10 IKU502"], id="twice in JSON"),
            pytest.param('{"a": [1]}', ["cacah:1:7 IKU510"], id="a list in JSON"),
            pytest.param('{"a": true}', ["cacah:1:7 IKU503"], id="true in JSON"),
            pytest.param('{"a": 1e3}', ["cacah:1:7 IKU503"], id="an exponent in JSON"),
            pytest.param("a,8\nb,9", ["cacah:1:1 IKU507"], id="CSV without its first line"),
            pytest.param('count,value\n"a,8', ["cacah:2:1 IKU509"], id="an open quote in CSV"),
            pytest.param('count,value\n"a"x,8', ["cacah:2:1 IKU509"], id="a text behind a quote"),
            pytest.param("count,value\n,8", ["cacah:2:1 IKU501"], id="CSV without a name"),
            pytest.param(
                "count,value\na,8\u200b", ["cacah:2:4 IKU104", "cacah:2:3 IKU503"], id="zw"
            ),
        ],
    )
    def test_each_is_told_at_its_place(self, text: str, faults: list[str]) -> None:
        assert sorted(told(text)) == sorted(faults)

    def test_json_of_great_depth_is_told(self) -> None:
        assert words('{"' + "k" * 1_100 + '": ' + "[" * 100_000)[0] == "IKU106"

    @pytest.mark.parametrize("text", ["", "count\tvalue\na\t8", "\n\n"])
    def test_a_csv_file_without_its_first_line_is_told_once(self, text: str) -> None:
        code, message, _ = words(text, format="csv")

        assert code == "IKU507"
        assert message.startswith('the first line is ""' if not text.strip() else "the first line")
        assert "\t" not in message

    def test_an_unknown_count_comes_with_the_nearest_name(self) -> None:
        document = definitions.document(
            "      - {id: x, name: X1, value: jumlah_desa}\n",
            counts="  jumlah_desa: {label: Jumlah desa}\n",
        )

        with pytest.raises(CountsError) as caught:
            read_counts(Source("cacah", "jumlah_dessa: 8"), document)

        assert [issue.hint for issue in caught.value.issues] == ["did you mean jumlah_desa?"]

    @pytest.mark.parametrize("first", ["count,value", "count;value"])
    def test_after_a_hundred_faults_no_more_are_told(self, first: str) -> None:
        mark = first[5]
        rows = "\n".join(f"x{number}{mark}1" for number in range(150))

        faults = told(f"{first}\n{rows}")

        assert len(faults) == 101
        assert faults[-1] == "cacah:102:1 IKU120"

    def test_no_number_is_given_where_anything_is_at_fault(self) -> None:
        with pytest.raises(CountsError):
            read("a: 8\nb: x")


class TestPeriods:
    """Counts of several periods in one file."""

    @pytest.mark.parametrize(
        ("format", "text"),
        [
            ("yaml", "2020-Q1: {a: 1, b: 2}\n2020-Q2:\n  a: 3\n"),
            ("json", '{"2020-Q1": {"a": 1, "b": 2},\n"2020-Q2": {"a": 3}}'),
            ("csv", "period,count,value\n2020-Q1,a,1\n2020-Q1,b,2\n2020-Q2,a,3\n"),
            ("csv", "periode;cacah;nilai\n2020-Q1;a;1\n2020-Q1;b;2\n\n2020-Q2;a;3;;\n"),
        ],
    )
    def test_each_format(self, format: Any, text: str) -> None:  # noqa: A002
        for chosen in (format, None):
            found = read_counts_by_period(Source("c", text), DOCUMENT, format=chosen)

            assert found == {"2020-Q1": {"a": 1, "b": 2}, "2020-Q2": {"a": 3}}

    @pytest.mark.parametrize("text", ["a: 1\n", '{"a": 1}', "count,value\na,1"])
    def test_a_file_that_names_no_period_is_of_the_one_meant(self, text: str) -> None:
        period = Period(2020)

        assert read_counts_by_period(Source("c", text), DOCUMENT, period=period) == {
            "2020": {"a": 1}
        }
        assert self.told(text) == ["c:1:1: IKU549"]

    def test_an_empty_file_names_no_count(self) -> None:
        found = read_counts_by_period(Source("c", "{}"), DOCUMENT, period=Period(2020))

        assert found == {"2020": {}}
        assert read_counts_by_period(Source("c", "2020: {}"), DOCUMENT) == {}

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("2020-Q5: {a: 1, b: 2}\n2020-Q1: {a: 1}", ["c:1:1: IKU157"]),
            ("2020-Q1: {a: 1}\n2020-Q1: {a: 1}", ["c:2:1: IKU547"]),
            ("2020-Q1: {a: 1,5}\n", ["c:1:14: IKU126"]),
            ("TW1 2020: {a: 1}\n2020-Q1: {c: 1}", ["c:1:1: IKU157", "c:2:11: IKU501"]),
            ("2020-Q1: {a: 1}\na: 2", ["c:2:4: IKU548"]),
            ("2020-Q1: {a: [1]}\n2020-Q2: [a]", ["c:1:14: IKU510", "c:2:10: IKU548"]),
            ("2020-Q1: {a: satu}", ["c:1:14: IKU503"]),
            ("kemarin: {a: 1}", ["c:1:10: IKU510"]),
            ("period,count,value\n2020-Q1,a,1\n2020-Q1,a,1", ["c:3:9: IKU502"]),
            ("period,count,value\n2020-Q1,a", ["c:2:1: IKU508"]),
            ("period,count,value\n,a,1", ["c:2:1: IKU157"]),
            ("period,count,value\n2020-Q1,a,satu\nJan-20,a,1", ["c:2:11: IKU503", "c:3:1: IKU157"]),
            ("period;count,value\n2020-Q1;a,1", ["c:1:1: IKU507"]),
            ("2020-Q1: {a: 1, a: 2}", ["c:1:17: IKU502"]),
        ],
    )
    def test_faults_are_told_at_their_places(self, text: str, expected: list[str]) -> None:
        assert self.told(text) == expected

    def test_they_are_refused_where_one_period_is_meant(self) -> None:
        for text in ("2020-Q1: {a: 1}", "period,count,value\n2020-Q1,a,1", "2020: {}"):
            with pytest.raises(CountsError, match="IKU546"):
                read_counts(Source("c", text), DOCUMENT)

    def test_a_file_on_the_disk(self, tmp_path: Path) -> None:
        path = tmp_path / "c.csv"
        path.write_text("period,count,value\n2020,a,1\n", encoding="utf-8")

        assert load_counts_by_period(path, DOCUMENT) == {"2020": {"a": 1}}
        with pytest.raises(CountsError, match="IKU101"):
            load_counts_by_period(tmp_path / "d.csv", DOCUMENT)

    def told(self, text: str) -> list[str]:
        try:
            read_counts_by_period(Source("c", text), DOCUMENT)
        except CountsError as error:
            return [f"{issue.location}: {issue.code}" for issue in error.issues]
        return []

"""The formula of an indicator as people read it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from definitions import document
from iku_core import Result, evaluate
from iku_core.notation import (
    FORMULA_CSS,
    display_formula,
    display_worked,
    spreadsheet_formula,
)

COUNTS = "  a: {label: Aktif}\n  s: {label: Semua}\n  d: {label: Dana, kind: decimal}\n"
CONSTANTS = "constants: {per: {label: Basis, value: 0.5}}\n"


def result(keys: str, counts: dict[str, Any], previous: dict[str, Any] | None = None) -> Result:
    read = document(
        f"      - {{id: i, name: Nama, {keys}}}\n"
        "      - {id: bagian-lain, name: Bagian lain, value: a / s}\n",
        counts=COUNTS,
        below=CONSTANTS,
    )
    return evaluate(read["i"], counts, previous=previous)


class TestFormulas:
    """Labels stand for names, and the multiplier is shown once."""

    @pytest.mark.parametrize(
        ("keys", "text"),
        [
            ("numerator: a, denominator: s, unit: '%'", "Aktif / Semua × 100 %"),
            ("numerator: a + s, denominator: s * 3", "(Aktif + Semua) / (Semua × 3)"),
            ("value: a + s, multiplier: 1000, unit: orang", "(Aktif + Semua) × 1.000"),
            ("value: a, unit: '%', multiplier: 1", "Aktif"),
            ("value: a, multiplier: 0.5", "Aktif × 0,5"),
            ("value: a * per - bagian_lain", "Aktif × Basis - Bagian lain"),
            ("value: a - prev(a)", "Aktif - Aktif pada periode sebelumnya"),
        ],
    )
    def test_office_text(self, keys: str, text: str) -> None:
        assert display_formula(result(keys, {}).indicator, "text", "id") == text

    def test_every_notation_has_the_multiplier_and_its_sign(self) -> None:
        indicator = result("numerator: a, denominator: s, unit: '%'", {}).indicator

        assert display_formula(indicator, "latex") == (
            r"\frac{\text{Aktif}}{\text{Semua}} \times 100\,\%"
        )
        assert display_formula(indicator, "mathml") == (
            '<math xmlns="http://www.w3.org/1998/Math/MathML" displaystyle="true" '
            'alttext="Aktif / Semua × 100 %">'
            "<mrow><mfrac><mrow><mtext>Aktif</mtext></mrow><mrow><mtext>Semua</mtext></mrow>"
            "</mfrac><mo>×</mo><mn>100</mn><mtext>\xa0%</mtext></mrow></math>"
        )
        assert display_formula(indicator, "html") == (
            '<span class="iku-formula" role="math" aria-label="Aktif / Semua × 100 %">'
            '<span class="iku-fraction"><span class="iku-numerator"><bdi>Aktif</bdi></span>'
            '<span class="iku-unseen"> / </span><span class="iku-denominator"><bdi>Semua</bdi>'
            "</span></span> × 100 %</span>"
        )

    def test_the_style_sheet_has_every_class(self) -> None:
        html = display_formula(result("numerator: a + s, denominator: s", {}).indicator, "html")

        classes = {part.partition('"')[0] for part in html.split('class="')[1:]}
        assert all(f".{name} {{" in FORMULA_CSS for name in classes)
        assert classes > {"iku-formula"}

    @pytest.mark.parametrize(
        ("notation", "language", "numbers"),
        [("pdf", "en", None), ("text", "fr", None), ("text", "en", "fr")],
    )
    def test_an_unknown_notation_language_or_style_is_refused(
        self, notation: Any, language: Any, numbers: Any
    ) -> None:
        found = result("value: a", {"a": 7})

        with pytest.raises(ValueError, match="there is no"):
            display_formula(found.indicator, notation, language, numbers=numbers)
        with pytest.raises(ValueError, match="there is no"):
            display_worked(found, notation, language, numbers=numbers)


class TestWorkedFormulas:
    """The numbers stand for names, and the value behind them."""

    def test_a_value_that_was_rounded_says_so(self) -> None:
        found = result("numerator: a, denominator: s, unit: '%'", {"a": 2, "s": 3})

        assert display_worked(found) == (
            "2 / 3 × 100 % = 200/3, rounded half up to 2 decimals: 66.67 %"
        )
        assert display_worked(found, "latex", "id") == (
            r"\frac{2}{3} \times 100\,\% = \frac{200}{3}"
            r"\text{, dibulatkan ke 2 desimal (setengah ke atas): }66{,}67\,\%"
        )
        assert display_worked(found, "mathml", "id") == (
            '<math xmlns="http://www.w3.org/1998/Math/MathML" displaystyle="true" '
            'alttext="2 / 3 × 100 % = 200/3, dibulatkan ke 2 desimal (setengah ke atas): 66,67 %">'
            "<mrow><mfrac><mrow><mn>2</mn>"
            "</mrow><mrow><mn>3</mn></mrow></mfrac><mo>×</mo><mn>100</mn><mtext>\xa0%</mtext>"
            "<mo>=</mo><mfrac><mn>200</mn><mn>3</mn></mfrac><mtext>, dibulatkan ke 2 desimal "
            "(setengah ke atas):\xa0</mtext><mn>66,67</mn><mtext>\xa0%</mtext></mrow></math>"
        )

    def test_a_negative_value_has_its_sign(self) -> None:
        found = result("value: d * per, unit: juta rupiah", {"d": -7})

        assert display_worked(found, "text", "id") == "-7 × 0,5 = -3,50 juta rupiah"
        assert display_worked(found, "latex", "id") == (
            r"-7 \times 0{,}5 = -3{,}50\text{ juta rupiah}"
        )

    @pytest.mark.parametrize(
        ("notation", "sign"),
        [("text", "≈"), ("latex", r"\approx"), ("mathml", "<mo>≈</mo>"), ("html", "≈")],
    )
    def test_a_rounded_root_says_so(self, notation: Any, sign: str) -> None:
        found = result("value: 'root(a, 2)', precision: 4", {"a": 2})

        worked = display_worked(found, notation)

        assert worked is not None
        assert sign in worked

    def test_a_root_in_words_and_numbers(self) -> None:
        found = result("value: 'root(a, 2)', precision: 4", {"a": 2})

        assert display_worked(found, "text", "id") == (
            "akar kuadrat(2) ≈ 1,4142, dibulatkan ke 2 desimal (setengah ke atas): 1,41"
        )

    @pytest.mark.parametrize(
        ("notation", "told"),
        [
            ("text", "1.777 / (777.773 × 365) ≈ 0,0000062595296, dibulatkan ke 2 desimal"),
            ("latex", r"\approx 0{,}0000062595296\text{, dibulatkan"),
            ("mathml", "<mo>≈</mo><mn>0,0000062595296</mn>"),
            ("html", "≈ 0,0000062595296, dibulatkan"),
        ],
    )
    def test_a_fraction_that_nobody_checks_is_a_decimal(self, notation: Any, told: str) -> None:
        found = result("numerator: a, denominator: s * 365", {"a": 1777, "s": 777773})

        assert told in (display_worked(found, notation, "id") or "")
        assert "≈ 0,0000062595296, dibulatkan" in found.explain("id")

    @pytest.mark.parametrize(
        ("notation", "told"),
        [
            ("text", "(-987654321/10008421) × 2 ≈ -197,36466342, "),
            ("latex", r"-\frac{987654321}{10008421} \times 2 \approx -197{,}36466342"),
            ("mathml", "<mn>987654321</mn><mn>10008421</mn>"),
            ("html", "</span> × 2 ≈ -197,36466342, "),
        ],
    )
    def test_such_a_number_within_a_formula_stays_exact(self, notation: Any, told: str) -> None:
        """The numbers of a worked formula multiply out to the result."""
        found = result("value: d * 2", {"d": Fraction(-987654321, 10008421)})

        assert told in (display_worked(found, notation, "id") or "")

    def test_such_a_number_by_itself_is_told_once(self) -> None:
        found = result("value: d", {"d": Fraction(987654321, 10008421)})

        told = "98.68233171, rounded half up to 2 decimals: 98.68"
        assert display_worked(found) == f"≈{told}"
        assert found.explain() == f"Nama\n  = Dana\n  ≈ {told}"

    @pytest.mark.parametrize(
        ("notation", "told"),
        [
            ("latex", r"{\approx}98{,}68233171\text{, dibulatkan"),
            ("mathml", '<mo form="prefix">≈</mo><mn>98,68233171</mn>'),
        ],
    )
    def test_such_a_number_is_marked(self, notation: Any, told: str) -> None:
        found = result("value: d", {"d": Fraction(987654321, 10008421)})

        assert told in (display_worked(found, notation, "id") or "")

    def test_a_decimal_for_a_fraction_is_rounded_as_the_fraction_is(self) -> None:
        """88.304999999999 is below 88.305, and is not shown as that."""
        found = result("value: d", {"d": Fraction(88304999999999 * 3 + 1, 3 * 10**12)})

        assert "≈88.304999999999, rounded half up to 2 decimals: 88.30" in str(
            display_worked(found)
        )

    def test_without_a_value_the_numbers_stand_alone(self) -> None:
        found = result("numerator: a, denominator: s, unit: '%'", {"a": 0, "s": 0})

        assert display_worked(found) == "0 / 0 × 100 %"

    def test_without_a_number_there_is_nothing_to_show(self) -> None:
        assert display_worked(result("numerator: a, denominator: s", {"a": 1})) is None

    def test_numbers_of_the_previous_period_and_of_other_indicators_are_shown(self) -> None:
        found = result("value: a - prev(a) - bagian_lain", {"a": 4, "s": 3}, {"a": 1})

        assert display_worked(found, numbers="plain") == (
            "4 - 1 - 4/3 = 5/3, rounded half up to 2 decimals: 1.67"
        )


class TestSpreadsheets:
    """A formula for a cell, given the cells of its names."""

    def test_cells_stand_for_names(self) -> None:
        found = result("numerator: a - prev(a), denominator: s * bagian_lain, unit: '%'", {})
        cells = {"a": "Cacah!$C$5", "prev(a)": "Cacah!$D$5", "s": "Cacah!$C$6", "bagian_lain": "B9"}

        assert spreadsheet_formula(found.indicator, cells) == (
            "(Cacah!$C$5-Cacah!$D$5)*100/(Cacah!$C$6*B9)"
        )

    def test_a_constant_has_a_cell_or_is_written(self) -> None:
        indicator = result("value: a * per", {}).indicator

        assert spreadsheet_formula(indicator, {"a": "A1"}) == "A1*0.5"
        assert spreadsheet_formula(indicator, {"a": "A1", "per": "A2"}) == "A1*A2"

    def test_a_long_fraction_stays_exact(self) -> None:
        constant = "constants: {per: {label: Basis, value: 0.1234567890123}}\n"
        read = document("      - {id: i, name: Nama, value: a * per}\n", counts=COUNTS,
                        below=constant)  # fmt: skip

        assert spreadsheet_formula(read["i"], {"a": "C5"}) == "C5*(1234567890123/10000000000000)"

    def test_a_count_without_a_cell_is_refused(self) -> None:
        with pytest.raises(KeyError, match="'a'"):
            spreadsheet_formula(result("value: a", {}).indicator, {})

"""Figures that were printed come out again, or are known as misprints with their exact value."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve

import domain_figures as printed
import iku_core as iku
from definitions import document
from iku_core.achievement_rule import Target
from iku_core.exact import round_half_up
from iku_core.frozen import FrozenMapping
from iku_core.profiles import shipped_rules, shipped_scales

YEAR = iku.Period(2020)
(DIRECT,) = document("      - {id: i, name: I, value: d, decimals: 4}\n")
(RATIO,) = document()


def shown(exact: Fraction, printed_: str) -> bool:
    """Return whether an exact number is printed so, rounded to as many places."""
    places = len(printed_.partition(".")[2])
    return round_half_up(exact, places) == Decimal(printed_)


def matches(exact: Fraction, printed_: str, misprint: Fraction | None) -> bool:
    """Return whether a figure is what is printed, or the exact value of a misprint."""
    if misprint is None:
        return shown(exact, printed_)
    return exact == misprint and not shown(exact, printed_)


@pytest.mark.parametrize("figure", printed.ACHIEVEMENTS, ids=lambda figure: figure.where)
def test_an_achievement_is_that_of_its_rule(figure: printed.Achieved) -> None:
    options = iku.AchievementOptions(rule=shipped_rules()[figure.rule])
    targets = FrozenMapping({"2020": figure.target})
    indicator = evolve(DIRECT, achievement=options, targets=targets)

    found = iku.achieve(iku.evaluate(indicator, {"d": Decimal(figure.realisation)}), YEAR)

    assert found.exact is not None
    assert matches(found.exact, figure.printed, figure.exact)


@pytest.mark.parametrize("figure", printed.SHARES, ids=lambda figure: figure.where)
def test_a_share_is_that_of_its_counts(figure: printed.Shared) -> None:
    indicator = evolve(RATIO, unit="per", multiplier=figure.per)

    result = iku.evaluate(indicator, {"b": figure.part, "a": figure.whole})

    assert result.exact is not None
    assert matches(result.exact, figure.printed, figure.exact)


@pytest.mark.parametrize("figure", printed.INDICES, ids=lambda figure: figure.where)
def test_an_index_of_satisfaction_is_that_of_its_weight(figure: printed.Index) -> None:
    names = [f"u{number}" for number, _ in enumerate(figure.means)]
    counts = "".join(f"  {name}: {{label: U, kind: decimal}}\n" for name in names)
    weight = "k" if "/" not in figure.weight else f"1 / {figure.weight[2:]}"
    above = f"constants: {{k: {{label: Bobot, value: {figure.weight}}}}}\n" * (weight == "k")
    line = (
        f"      - {{id: i, name: I, value: '({' + '.join(names)}) * {weight}',"
        f" multiplier: {figure.per}}}\n"
    )
    (indicator,) = document(line, counts=counts, above=above)

    result = iku.evaluate(indicator, dict(zip(names, map(Decimal, figure.means), strict=True)))

    assert result.exact is not None
    assert matches(result.exact, figure.printed, figure.exact)


@pytest.mark.parametrize(("index", "converted", "grade"), printed.GRADES)
def test_an_index_has_its_grade(index: str, converted: str, grade: str) -> None:
    number = Fraction(index) * 25

    found = shipped_scales()["skm-2017"].class_of(number)

    assert shown(number, converted)
    assert found is not None
    assert found.label == grade


def test_pesisir_selatan_computes_from_the_exact_realisation() -> None:
    """Its 85.56 is not that of the 34.22 printed beside it, which gives 85.55."""
    options = iku.AchievementOptions(rule=shipped_rules()["ratio"])
    targets = FrozenMapping[Target]({"2020": 40})
    exact = evolve(DIRECT, decimals=2, achievement=options, targets=targets)
    displayed = evolve(exact, achievement=evolve(options, realisation="displayed"))
    counts = {"d": Fraction("34.2235")}

    values = [iku.achieve(iku.evaluate(item, counts), YEAR).value for item in (exact, displayed)]

    assert values == [Decimal("85.56"), Decimal("85.55")]


def test_a_figure_on_a_strict_bound_does_not_reach_it() -> None:
    """One published row stands at 20.0 against a target of less than 20."""
    indicator = evolve(DIRECT, targets=FrozenMapping({"2020": iku.Bound("<", 20)}))

    assert iku.achieve(iku.evaluate(indicator, {"d": 20}), YEAR).reached is False


@pytest.mark.parametrize(
    ("indicator", "counts", "values"),
    [
        ("dinas-sosial/perubahan-ppks", {"ppks": 13_464}, ["120.00", "120.00"]),
        (
            "dinas-kependudukan/belum-ber-ktp",
            {"wajib_ktp": 800_000, "ber_ktp": 780_000},
            ["120.00", "160.00"],
        ),
    ],
)
def test_the_catalogue_shows_both_rules_for_lower(
    indicator: str, counts: dict[str, int], values: list[str]
) -> None:
    """Dinas Sosial computes by `mirror`, and Dukcapil by `inverse` with a cap of 120."""
    file, _, name = indicator.partition("/")
    meant = iku.load_document(f"indicators/lumajang/{file}.yaml")[name]
    (year,) = meant.targets

    previous = {name: 13_200 for name in counts if name == "ppks"}
    found = iku.achieve(iku.evaluate(meant, counts, previous=previous), iku.parse_period(year))

    assert [found.value, found.uncapped_value] == [*map(Decimal, values)]

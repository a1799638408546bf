"""Charts: figures where they belong, nothing where there is nothing."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import iku_core as iku
from definitions import document
from iku_core.report._charts import Point, bullet_chart, sparkline
from strategies import chart_numbers

RULES = "achievement: {lower: mirror, range: range-within}\n"


def drawn(value: Any, target: Any, *, better: str = "higher", more: str = "") -> Any:
    """Return the chart of one realisation; None where there is none."""
    line = (
        f"      - {{id: i, name: I, value: d"
        f"{better and f', better: {better}'}"
        f"{'' if target is None else f', targets: {{2020: {target}}}'}{more}}}\n"
    )
    counts = "  d: {label: D, kind: decimal, range: [-1000000, 1000000]}\n"
    found = document(line, counts=counts, above=RULES)
    results = iku.evaluate_all(found, {"d": value})
    item = iku.achieve_all(found, results, iku.Period(2020)).indicators["i"]
    return picture(item)


def picture(item: iku.Achievement) -> Any:
    text = bullet_chart(item, "b1", title="T", description="D", style="id", nothing="tanpa nilai")
    return None if text is None else ET.fromstring(text)


def parts(chart: Any, kind: str) -> list[dict[str, str]]:
    return [item.attrib for item in chart.iter() if item.get("class") == kind]


def texts(chart: Any) -> list[str]:
    return [item.text for item in chart.iter("text")]


class TestBullet:
    """A realisation against its target."""

    def test_bar_target_and_zone_lie_on_one_axis(self) -> None:
        chart = drawn(5, 8)

        (bar,), (aim,), (zone,) = (parts(chart, kind) for kind in ("bar missed", "aim", "zone"))
        assert texts(chart) == ["0", "10"]
        assert (bar["x"], bar["width"]) == ("3.00", "62.00")
        assert aim["x1"] == aim["x2"] == zone["x"] == "102.20"
        assert zone["width"] == "24.80"

    def test_it_is_told_in_words(self) -> None:
        chart = drawn(5, 8)

        assert chart.get("aria-labelledby").split() == ["b1-t", "b1-d"]
        assert [chart.find(name).text for name in ("title", "desc")] == ["T", "D"]
        assert chart.get("role") == "img"

    def test_a_zero_has_an_end_and_nothing_has_none(self) -> None:
        """A true zero is seen, and is not the same as no value."""
        zero, nothing = drawn(0, 8), drawn(None, 8)

        assert parts(zero, "bar missed")[0]["width"] == "0.00"
        assert len(parts(zero, "bar missed end")) == 1
        assert "tanpa nilai" not in texts(zero)
        assert not parts(nothing, "bar")
        assert not parts(nothing, "bar missed")
        assert texts(nothing)[0] == "tanpa nilai"

    def test_a_zero_on_its_target_is_seen(self) -> None:
        """The dot of a zero stands before the mark of the target."""
        chart = drawn(0, 0)

        kinds = [part.get("class") for part in chart.iter()]
        assert kinds.index("aim") < len(kinds) - kinds[::-1].index("bar")
        assert [part.get("class") for part in chart.iter() if part.tag.endswith("circle")] == [
            "bar"
        ]

    def test_what_is_not_judged_has_a_colour_of_its_own(self) -> None:
        assert len(parts(drawn(5, 8, better=""), "bar unjudged")) == 1
        assert len(parts(drawn(5, None), "bar unjudged")) == 1

    def test_no_mark_strikes_out_a_text(self) -> None:
        marks = parts(drawn(None, 8), "aim")

        assert [(mark["y1"], mark["y2"]) for mark in marks] == [("1", "6"), ("20", "25")]
        assert len(parts(labelled(None), "aim")) == 2

    def test_where_lower_is_better_the_zone_lies_below(self) -> None:
        (zone,) = parts(drawn(5, 8, better="lower"), "zone")

        assert (zone["x"], zone["width"]) == ("3.00", "99.20")

    @pytest.mark.parametrize(("target", "x", "width"), [
        ('"< 8"', "3.00", "99.20"), ('">= 8"', "102.20", "24.80"), ("[4, 6]", "65.00", "31.00"),
    ])  # fmt: skip
    def test_sides_of_a_number_and_ranges(self, target: str, x: str, width: str) -> None:
        chart = drawn(Fraction(75, 10), target)

        (zone,) = parts(chart, "zone")
        assert (zone["x"], zone["width"]) == (x, width)
        assert len(parts(chart, "aim")) == (2 if target.startswith("[") else 1)

    def test_without_better_nothing_is_a_zone(self) -> None:
        assert not parts(drawn(5, 8, better=""), "zone")

    def test_below_zero_the_bar_goes_to_the_left(self) -> None:
        chart = drawn(-5, 5)

        assert texts(chart) == ["-5", "6"]
        (bar,) = parts(chart, "bar missed")
        assert (bar["x"], bar["width"]) == ("3.00", "56.36")
        assert len(parts(chart, "nought")) == 1

    def test_all_below_zero(self) -> None:
        assert texts(drawn(-5, None)) == ["-5", "0"]

    def test_zero_alone_has_an_axis(self) -> None:
        assert texts(drawn(0, None)) == ["0", "1"]

    def test_the_promised_range_is_the_axis(self) -> None:
        assert texts(drawn(5, 8, more=", range: [0, 20]")) == ["0", "20"]
        assert texts(drawn(5, 8, more=", range: [0, 1000]")) == ["0", "10"]
        assert texts(drawn(50, 80, more=", unit: '%', multiplier: 1")) == ["0", "100"]
        assert texts(drawn(150, 80, more=", unit: '%', multiplier: 1")) == ["0", "200"]

    def test_small_numbers_have_an_axis_of_their_size(self) -> None:
        assert texts(drawn(Fraction(3, 10_000), None)) == ["0", "0,0004"]

    def test_a_number_is_whole_or_left_out(self) -> None:
        assert texts(drawn(987_654, None, better="")) == ["0", "1.200.000"]
        assert texts(drawn(Fraction(1, 10**30), None)) == ["…", "…"]

    def test_without_figures_there_is_no_chart(self) -> None:
        assert drawn(None, None) is None


SCALE = (
    "scales:\n  s: {title: S, classes: [{label: WTP, score: 4}, {label: WDP, score: 3},"
    " {label: Tidak Memberikan Pendapat, score: 1}]}\nachievement: {label: label}\n"
)


class TestLabels:
    """A target that is a label stands among the classes of its scale."""

    def test_the_lowest_class_is_at_the_left(self) -> None:
        chart = labelled(3)

        assert texts(chart) == ["Tidak Memb…", "WTP"]
        assert [len(parts(chart, kind)) for kind in ("track", "bar missed", "zone")] == [1, 1, 1]
        assert parts(chart, "aim")[0]["x1"] == "106.33"

    def test_a_class_that_is_reached(self) -> None:
        assert len(parts(labelled(4), "bar")) == 1

    def test_no_value_is_told(self) -> None:
        assert texts(labelled(None))[0] == "tanpa nilai"

    def test_a_label_of_no_scale_has_no_chart(self) -> None:
        assert labelled(3, target="Baik", has_scale=False) is None


def labelled(value: int | None, *, target: str = "WTP", has_scale: bool = True) -> Any:
    line = "      - {id: i, name: I, value: d, better: higher, scale: s, targets: {2020: WTP}}\n"
    found = document(line, above=SCALE)
    item = iku.achieve_all(
        found, iku.evaluate_all(found, {"d": value}), iku.Period(2020)
    ).indicators["i"]
    if not has_scale:
        indicator = attrs.evolve(item.indicator, scale=None)
        item = attrs.evolve(
            item, result=attrs.evolve(item.result, indicator=indicator), target=target
        )
    return picture(item)


class TestSparkline:
    """A figure over periods."""

    def test_the_line_has_a_gap(self) -> None:
        points = [Point(1, (2,)), Point(2, ()), Point(None, (2,)), Point(3, ()), Point(0, (1,))]

        chart = ET.fromstring(sparkline(points, "s1", title="T", description="D"))

        assert [len(parts(chart, kind)) for kind in ("line", "dot", "gap", "aim")] == [2, 4, 1, 3]
        assert parts(chart, "line")[0]["points"] == "19.40,24.67 42.20,15.33"

    def test_a_value_alone_stands_in_the_middle(self) -> None:
        chart = ET.fromstring(sparkline([Point(7, ())], "s1", title="T", description="D"))

        assert (parts(chart, "dot")[0]["cx"], parts(chart, "dot")[0]["cy"]) == ("65.00", "20.00")

    def test_a_range_is_a_field_between_two_lines(self) -> None:
        points = [Point(5, (0, 10)), Point(20, (0, 10))]

        chart = ET.fromstring(sparkline(points, "s1", title="T", description="D"))

        assert len(parts(chart, "aim")) == 4
        assert parts(chart, "zone")[0]["d"] == (
            "M28.50,34.00 L44.50,34.00 L44.50,20.00 L28.50,20.00Z"
        )

    def test_nothing_known_is_nothing_drawn(self) -> None:
        points = [Point(None, ()), Point(None, ())]

        chart = ET.fromstring(sparkline(points, "s1", title="T", description="D"))

        assert not parts(chart, "dot")
        assert len(parts(chart, "gap")) == 2


chart_limits = st.lists(chart_numbers.filter(lambda number: number is not None), max_size=2)


@given(st.lists(st.builds(Point, chart_numbers, chart_limits.map(tuple)), min_size=1, max_size=14))
def test_every_line_stays_on_its_chart(points: list[Point]) -> None:
    """Whatever the numbers, each place lies within the picture, with two decimals."""
    text = sparkline(points, "s1", title="T", description="D")

    width, height = (int(side) for side in text.split('viewBox="0 0 ')[1].split('"')[0].split())
    for name, place in re.findall(r' (x1|x2|cx|y1|y2|cy)="([^"]*)"', text):
        assert 0 <= Fraction(place) <= (width if "x" in name else height)


@given(chart_numbers, chart_numbers, st.sampled_from(("higher", "lower", "")))
def test_every_bar_stays_on_its_chart(
    value: Fraction | None, target: Fraction | None, better: str
) -> None:
    """Whatever the numbers, and however far apart they are."""
    line = f"      - {{id: i, name: I, value: d{better and f', better: {better}'}}}\n"
    found = document(line, counts="  d: {label: D, kind: decimal}\n")
    result = iku.evaluate_all(found, {"d": value})["i"]
    item = iku.Achievement(
        result=result, period=iku.Period(2020), target=target, status=iku.Status.MISSING
    )

    chart = picture(item)

    for part in () if chart is None else chart.iter("rect"):
        assert 3 <= Fraction(part.get("x")) <= 127
        assert Fraction(part.get("width")) >= 0
        assert Fraction(part.get("x")) + Fraction(part.get("width")) <= Fraction(12702, 100)

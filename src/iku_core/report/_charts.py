"""Figures to charts in SVG: a realisation against its target, and a figure over periods.

The geometry is computed of exact numbers and written with two decimals, so that a chart is the
same on every machine. What has no value is drawn as nothing, and never as zero. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Final, NamedTuple

from iku_core.achievement import Achievement
from iku_core.achievement_rule import Bound, Target
from iku_core.declaration import Range
from iku_core.exact import Exact, NumberStyle, format_exact, round_half_up
from iku_core.report._markup import Markup, element, joined

__all__ = ["Point", "bullet_chart", "limits_of_target", "sparkline"]

_LEFT: Final = 3
_WIDTH: Final = 124
_HEIGHTS: Final = {"bullet": 36, "spark": 40}
_STEPS: Final = tuple(Fraction(step, 10) for step in (10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100))
_ROOM: Final = 22


class Point(NamedTuple):
    """Hold one period of a line.

    Attributes:
        value: The realisation; None where there is none.
        limits: The numbers of the target, two for a range; none where it has no number.
    """

    value: Exact | None
    limits: tuple[Exact, ...]


class _Axis(NamedTuple):
    """Hold what lies at both ends of a line of `_WIDTH`."""

    low: Exact
    high: Exact

    def at(self, number: Exact) -> str:
        """Return where a number lies, from the left of the chart."""
        return _written(_LEFT + _WIDTH * Fraction(number - self.low) / (self.high - self.low))

    def span(self, start: Exact, end: Exact) -> dict[str, str]:
        """Return where a bar begins and how wide it is."""
        width = _WIDTH * abs(Fraction(end - start)) / (self.high - self.low)
        return {"x": self.at(min(start, end)), "width": _written(width)}


def _written(number: Exact) -> str:
    return str(round_half_up(number, 2))


def bullet_chart(
    item: Achievement, name: str, *, title: str, description: str, style: NumberStyle, nothing: str
) -> Markup | None:
    """Draw a realisation against its target.

    Args:
        item: The achievement.
        name: What the identifiers of its parts begin with; no other chart of the page has it.
        title: What it shows, for those who do not see it.
        description: Its figures in words, likewise.
        style: Style of the numbers at its ends.
        nothing: What stands in the place of a realisation that there is not.

    Returns:
        None where there is neither a realisation nor a target that could be drawn.
    """
    if isinstance(item.target, str):
        drawn = _classes(item, item.target, nothing)
    else:
        drawn = _bar(item, item.target, style, nothing)
    return None if drawn is None else _picture(drawn, name, title, description, "bullet")


def _picture(drawn: Markup, name: str, title: str, description: str, kind: str) -> Markup:
    return element(
        "svg",
        element("title", title, id=f"{name}-t"),
        element("desc", description, id=f"{name}-d"),
        drawn,
        class_=f"chart {kind}",
        viewBox=f"0 0 {_WIDTH + 2 * _LEFT} {_HEIGHTS[kind]}",
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
    )


def _bar(
    item: Achievement,
    target: int | Fraction | Range | Bound | None,
    style: NumberStyle,
    nothing: str,
) -> Markup | None:
    value = item.result.exact
    limits = limits_of_target(target)
    if value is None and not limits:
        return None
    axis = _axis(item, [*limits, *(() if value is None else (value,))])
    parts = [element("rect", class_="track", x=_LEFT, y=4, width=_WIDTH, height=18)]
    zone = _zone(item, target, axis)
    if zone is not None:
        parts.append(element("rect", class_="zone", y=4, height=18, **axis.span(*zone)))
    if axis.low < 0:
        parts.append(_upright(axis.at(0), 4, 22, "nought"))
    places = [axis.at(limit) for limit in limits]
    if value is None:
        parts.append(element("text", nothing, class_="none", x=_LEFT + 5, y=17))
        for place in places:
            parts.extend(_around_text(place))
    else:
        kind = _kind_of(item)
        parts.append(element("rect", class_=kind, y=8, height=10, **axis.span(0, value)))
        parts.append(_upright(axis.at(value), 7, 19, f"{kind} end"))
        parts.extend(_upright(place, 2, 24, "aim") for place in places)
        if value == 0:
            # A bar without length is a dot before everything, so that a zero is seen.
            parts.append(element("circle", class_=kind, cx=axis.at(0), cy=13, r=3))
    ends = [format_exact(end, style) for end in axis]
    # A number that is cut would be another number.
    parts.append(_below(*(ends if len("".join(ends)) <= _ROOM else ("…", "…"))))
    return joined(parts)


def _kind_of(item: Achievement) -> str:
    """Return how a bar is coloured: by whether the target is reached, and that it is not known."""
    return {True: "bar", False: "bar missed", None: "bar unjudged"}[item.reached]


def _around_text(x: str) -> Iterator[Markup]:
    """Iterate over the mark of a target above and below a text, which it does not strike out."""
    yield _upright(x, 1, 6, "aim")
    yield _upright(x, 20, 25, "aim")


def _upright(x: str, top: int, bottom: int, kind: str) -> Markup:
    return element("line", class_=kind, x1=x, x2=x, y1=top, y2=bottom)


def _below(low: str, high: str) -> Markup:
    """Write what lies at both ends."""
    return joined(
        (
            element("text", low, class_="tick", x=_LEFT, y=34),
            element("text", high, class_="tick right", x=_LEFT + _WIDTH, y=34),
        )
    )


def _short(text: str) -> str:
    return text if len(text) <= _ROOM // 2 else f"{text[: _ROOM // 2 - 1]}…"


def limits_of_target(target: Target | None) -> tuple[Exact, ...]:
    """Return the numbers of a target: one, two of a range, none of a label.

    Example:
        >>> limits_of_target(Range(60, None)), limits_of_target(5), limits_of_target("WTP")
        ((60,), (5,), ())
    """
    if isinstance(target, Range):
        return tuple(bound for bound in (target.low, target.high) if bound is not None)
    if isinstance(target, Bound):
        return (target.number,)
    return () if target is None or isinstance(target, str) else (target,)


def _zone(item: Achievement, target: Target | None, axis: _Axis) -> tuple[Exact, Exact] | None:
    """Return between which numbers the target is reached; None where that cannot be told."""
    limits = limits_of_target(target)
    if not limits:
        return None
    if len(limits) == 2:
        return limits
    upwards = item.indicator.better == "higher"
    if isinstance(target, Bound):
        upwards = target.relation[0] == ">"
    elif item.indicator.better is None:
        return None
    return (limits[0], axis.high) if upwards else (axis.low, limits[0])


def _axis(item: Achievement, numbers: Sequence[Exact]) -> _Axis:
    """Return an axis on which some numbers lie, and zero.

    It ends at the end of the range that the indicator promises, where that is not far away.
    """
    least, most = min(0, *numbers), max(0, *numbers)
    promised = item.indicator.range
    high = None if promised is None else promised.high
    if high is None and item.indicator.unit == "%":
        high = 100
    if high is None or not most <= high <= 4 * most:
        # A little room behind the last number, so that it is seen where its zone begins.
        high = _round_above(most * Fraction(21, 20))
    low = -_round_above(-least) if least < 0 else 0
    return _Axis(low, high if high > low else 1)


def _round_above(number: Exact) -> Exact:
    """Return a round number that is not below another one; 0 for 0."""
    if number == 0:
        return 0
    power = Fraction(1)
    while power * 10 < number:
        power *= 10
    while power > number:
        power /= 10
    return next(step * power for step in _STEPS if step * power >= number)


def _classes(item: Achievement, target: str, nothing: str) -> Markup | None:
    """Draw the classes of a scale side by side, the lowest at the left."""
    scale = item.indicator.scale
    wanted = None if scale is None else scale.labelled(target)
    if scale is None or wanted is None:
        return None
    classes = sorted(scale.classes, key=scale.score_of)
    width = Fraction(_WIDTH, len(classes))
    parts: list[Markup] = []
    for place, shown in enumerate(classes):
        x = _written(_LEFT + place * width)
        kind = "zone" if scale.score_of(shown) >= scale.score_of(wanted) else "track"
        if shown is item.result_grade:
            kind = _kind_of(item)
        parts.append(element("rect", class_=kind, x=x, y=6, width=_written(width - 1), height=14))
        if shown is wanted:
            middle = _written(_LEFT + place * width + width / 2)
            if item.result_grade is None:
                parts.extend(_around_text(middle))
            else:
                parts.append(_upright(middle, 2, 24, "aim"))
    if item.result_grade is None:
        parts.append(element("text", nothing, class_="none", x=_LEFT + 5, y=17))
    parts.append(_below(_short(classes[0].label), _short(classes[-1].label)))
    return joined(parts)


def sparkline(points: Sequence[Point], name: str, *, title: str, description: str) -> Markup:
    """Draw a figure over periods, with its targets; where there is none, the line has a gap.

    Args:
        points: The periods in order, at least one.
        name: As for `bullet_chart`; likewise `title` and `description`.
        title: What it shows.
        description: Its figures in words.

    Example:
        >>> picture = sparkline([Point(1, (2,)), Point(None, (2,)), Point(3, ())], "s1",
        ...     title="Trend", description="1, no value, 3")
        >>> picture.count("<polyline"), picture.count("<circle"), picture.count('"gap"')
        (0, 2, 1)
    """
    numbers = [number for point in points for number in point.limits]
    numbers += [point.value for point in points if point.value is not None]
    step = Fraction(_WIDTH - 10, len(points))
    places = [_LEFT + 5 + step * number + step / 2 for number in range(len(points))]
    low, high = (min(numbers), max(numbers)) if numbers else (0, 0)

    def height(number: Exact) -> str:
        if high == low:
            return _written(20)
        return _written(34 - Fraction(28) * (number - low) / (high - low))

    parts: list[Markup] = []
    half = min(step / 3, Fraction(8))
    for x, point in zip(places, points, strict=True):
        ends = {"x1": _written(x - half), "x2": _written(x + half)}
        heights = [height(limit) for limit in point.limits]
        if len(heights) == 2:
            corners = [f"{ends[end]},{y}" for y in heights for end in ("x1", "x2")]
            field = " L".join(corners[place] for place in (0, 1, 3, 2))
            parts.append(element("path", class_="zone", d=f"M{field}Z"))
        parts.extend(element("line", class_="aim", y1=y, y2=y, **ends) for y in heights)
        if point.value is None:
            parts.append(_upright(_written(x), 4, 36, "gap"))
    found = [
        None if point.value is None else (x, point.value)
        for x, point in zip(places, points, strict=True)
    ]
    for run in _runs(found):
        if len(run) > 1:
            path = " ".join(f"{_written(x)},{height(value)}" for x, value in run)
            parts.append(element("polyline", class_="line", points=path))
        parts.extend(
            element("circle", class_="dot", cx=_written(x), cy=height(value), r="2.5")
            for x, value in run
        )
    return _picture(joined(parts), name, title, description, "spark")


_Place = tuple[Fraction, Exact]


def _runs(places: Sequence[_Place | None]) -> Iterator[list[_Place]]:
    """Iterate over those that follow each other without a gap."""
    for is_there, run in groupby(places, key=lambda place: place is not None):
        if is_there:
            yield [place for place in run if place is not None]

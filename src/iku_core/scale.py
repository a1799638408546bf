"""Scales (predikat, warna): a number or a label to the class that it belongs to.

Frozen values that know neither YAML nor files; those that are shipped are read by `profiles`.
Layer 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, Literal, NamedTuple, TypeAlias

from attrs import field, frozen

from iku_core.declaration import require_exact, require_one_of
from iku_core.exact import Exact, round_half_up

__all__ = ["Confidence", "Scale", "ScaleClass", "ScaleFault", "scale_faults"]

Confidence: TypeAlias = Literal["high", "medium", "general"]
"""`high`: the text itself was read; `medium`: several documents cite it so; `general`: common
knowledge, no text was read."""

CONFIDENCES: Final = ("high", "medium", "general", None)
_CLASSIFYING: Final = ("rounded", "exact")


@frozen(kw_only=True)
class ScaleClass:
    """Hold one class of a scale.

    Attributes:
        label: Its name, such as `Sangat Tinggi` or `BB`.
        low: Its lower bound; None where there is none.
        high: Its upper bound; None where there is none.
        holds_low: Whether the lower bound itself belongs to it.
        holds_high: Likewise the upper bound.
        score: Number by which labels are compared and divided; None for its rank from 1, the
            lowest class first.
        colour: Word or code of a colour; None where not given.
        meaning: What the label stands for, such as `Memuaskan`; None where not given.

    Example:
        >>> item = ScaleClass(label="AA", low=90, holds_low=False, high=100)
        >>> item.holds(90), item.holds(100)
        (False, True)
    """

    label: str
    low: Exact | None = None
    high: Exact | None = None
    holds_low: bool = True
    holds_high: bool = True
    score: Exact | None = None
    colour: str | None = None
    meaning: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse numbers that are not exact."""
        require_exact("bound", self.low, self.high)
        require_exact("score", self.score)

    @property
    def is_bounded(self) -> bool:
        """Whether it has a bound, so that numbers can belong to it."""
        return self.low is not None or self.high is not None

    def holds(self, number: Exact) -> bool:
        """Return whether a number belongs to the class.

        Example:
            >>> ScaleClass(label="D", high=30).holds(Fraction(61, 2))
            False
        """
        above = self.low is None or self.low < number or (self.holds_low and self.low == number)
        below = self.high is None or number < self.high or (self.holds_high and self.high == number)
        return above and below


@frozen(kw_only=True)
class Scale:
    """Hold a scale: classes that follow each other without a gap, or labels with scores.

    Attributes:
        id: Identifier, such as `permenpanrb-88-2021`.
        title: What it is called.
        classes: Its classes, one or more in any order; either all have bounds, or none has and
            all have scores.
        decimals: Places of the numbers between which its classes meet: 2 means that a class up to
            `90.00` is followed by one from `90.01`. Numbers are rounded half up to as many places
            before they are classified, or to those that are displayed where they are fewer.
        classify: `rounded`, or `exact` where numbers are not rounded and classes meet in a point.
        version: Number of the version; what is shipped under an id never changes.
        source: The regulation or document it is taken from; None where not given.
        confidence: How well that is known; None where not given.
        note: Remark; None where not given.

    Raises:
        ValueError: There is no class, or the classes leave a gap, overlap or have one label, or
            mix bounds and none.

    Example:
        >>> scale = Scale(id="capaian", title="Capaian", classes=(
        ...     ScaleClass(label="tercapai", low=100),
        ...     ScaleClass(label="belum", high=100, holds_high=False)))
        >>> scale.class_of(Fraction(99996, 1000)).label, scale.class_of(99).label
        ('tercapai', 'belum')
    """

    id: str
    title: str
    classes: tuple[ScaleClass, ...] = field(repr=False)
    decimals: int = 2
    classify: Literal["rounded", "exact"] = field(default="rounded", repr=False)
    version: int = 1
    source: str | None = field(default=None, repr=False)
    confidence: Confidence | None = field(default=None, repr=False)
    note: str | None = field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse a scale on which a number has no class, or two; files are told in words."""
        require_one_of("classify", self.classify, _CLASSIFYING)
        require_one_of("confidence", self.confidence, CONFIDENCES)
        if not 0 <= self.decimals <= 12:
            raise ValueError(f"decimals are from 0 to 12, not {self.decimals}")
        if not self.classes:
            raise ValueError(f"the scale {self.id} has no class")
        for fault in scale_faults(self.classes, self.decimals, self.classify):
            raise ValueError(f"the scale {self.id}: {fault.kind} at {fault.item.label}")

    @property
    def is_bounded(self) -> bool:
        """Whether numbers have a class; otherwise only labels have a place on it."""
        return self.classes[0].is_bounded

    def class_of(self, number: Exact, *, decimals: int = 12) -> ScaleClass | None:
        """Return the class of a number.

        Args:
            number: The exact number; it is rounded as the scale says.
            decimals: Places to which it is displayed.

        Returns:
            None where the number lies outside the scale. Of classes without bounds, the one
            whose score the number is; None where it is the score of none.

        Example:
            >>> low = ScaleClass(label="rendah", low=0, high=50)
            >>> high = ScaleClass(label="tinggi", low=51, high=100)
            >>> scale = Scale(id="a", title="A", classes=(high, low), decimals=0)
            >>> scale.class_of(Fraction(101, 2)).label, scale.class_of(101)
            ('tinggi', None)
        """
        if not self.is_bounded:
            return next((item for item in self.classes if item.score == number), None)
        if self.classify == "rounded":
            number = Fraction(round_half_up(number, min(self.decimals, decimals)))
        return next((item for item in self.classes if item.holds(number)), None)

    def labelled(self, label: str) -> ScaleClass | None:
        """Return the class with a label; None where there is none.

        Example:
            >>> opinions = (ScaleClass(label="WDP", score=3), ScaleClass(label="WTP", score=4))
            >>> Scale(id="opini", title="Opini", classes=opinions).labelled("WTP").score
            4
        """
        return next((item for item in self.classes if item.label == label), None)

    def score_of(self, item: ScaleClass) -> Exact:
        """Return the score of a class: its own, or its rank from 1, the lowest class first.

        Example:
            >>> classes = (ScaleClass(label="A", low=51), ScaleClass(label="B", high=50))
            >>> scale = Scale(id="a", title="A", classes=classes, decimals=0)
            >>> [scale.score_of(item) for item in classes]
            [2, 1]
        """
        if item.score is not None:
            return item.score
        return _ascending(self.classes).index(item) + 1


class ScaleFault(NamedTuple):
    """Say what is wrong with a scale: `gap`, `overlap`, `empty`, `mixed`, `score`, `label`.

    Attributes:
        kind: What it is.
        item: The class at fault.
        other: The class that it does not fit to; itself where there is none.

    Example:
        >>> item = ScaleClass(label="A", low=2, high=1)
        >>> next(scale_faults((item,), 0, "rounded")).kind
        'empty'
    """

    kind: Literal["gap", "overlap", "empty", "mixed", "score", "label"]
    item: ScaleClass
    other: ScaleClass


def scale_faults(
    classes: tuple[ScaleClass, ...], decimals: int, classify: str
) -> Iterator[ScaleFault]:
    """Iterate over the faults of the classes of a scale.

    Args:
        classes: At least one class.
        decimals: As for `Scale`; likewise `classify`.
        classify: `rounded` or `exact`.

    Example:
        >>> classes = (ScaleClass(label="A", low=91), ScaleClass(label="B", high=90))
        >>> [fault.kind for fault in scale_faults(classes, 0, "rounded")]
        []
        >>> [fault.kind for fault in scale_faults(classes, 1, "rounded")]
        ['gap']
    """
    seen: dict[str, ScaleClass] = {}
    scores: dict[Exact, ScaleClass] = {}
    for item in classes:
        if (other := seen.setdefault(item.label, item)) is not item:
            yield ScaleFault("label", item, other)
        if item.is_bounded != classes[0].is_bounded:
            yield ScaleFault("mixed", item, classes[0])
        elif not item.is_bounded and (
            item.score is None or scores.setdefault(item.score, item) is not item
        ):
            yield ScaleFault("score", item, item)
    if all(item.is_bounded for item in classes):
        yield from _faults_of_bounds(classes, decimals, classify)


def _faults_of_bounds(
    classes: tuple[ScaleClass, ...], decimals: int, classify: str
) -> Iterator[ScaleFault]:
    cuts = [(item, *_cuts(item, decimals, classify)) for item in _ascending(classes)]
    for item, low, high in cuts:
        if low is not None and high is not None and low >= high:
            yield ScaleFault("empty", item, item)
    lower, _, end = cuts[0]
    for upper, start, next_end in cuts[1:]:
        if start is None or end is None or start < end:
            yield ScaleFault("overlap", upper, lower)
        elif start > end:
            yield ScaleFault("gap", upper, lower)
        # A class that ends within the one below leaves no gap behind itself.
        if end is not None and (next_end is None or next_end >= end):
            lower, end = upper, next_end


def _ascending(classes: tuple[ScaleClass, ...]) -> list[ScaleClass]:
    """Return classes with the lowest first, in whatever order they are written."""
    return sorted(classes, key=lambda item: (_begin(item), _end(item)))


def _begin(item: ScaleClass) -> tuple[bool, Exact, bool]:
    return item.low is not None, item.low or 0, not item.holds_low


def _end(item: ScaleClass) -> tuple[bool, Exact, bool]:
    return item.high is None, item.high or 0, item.holds_high


_Cut: TypeAlias = tuple[Exact, bool]


def _cuts(item: ScaleClass, decimals: int, classify: str) -> tuple[_Cut | None, _Cut | None]:
    """Return where the numbers below a class end and where those above it begin.

    A cut lies just before a number, or just behind it. Of rounded numbers, which lie on a grid,
    it is moved in front of the next one of them.
    """
    low = None if item.low is None else (item.low, not item.holds_low)
    high = None if item.high is None else (item.high, item.holds_high)
    if classify == "exact":
        return low, high
    return _on_grid(low, 10**decimals), _on_grid(high, 10**decimals)


def _on_grid(cut: _Cut | None, units: int) -> _Cut | None:
    if cut is None:
        return None
    number, behind = cut
    scaled = number * units
    return (scaled // 1 + 1 if behind else -(-scaled // 1)), False

"""Scales: classes without gaps and overlaps, and the class of a number."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from iku_core import Scale, ScaleClass
from iku_core.exact import Exact
from iku_core.profiles import shipped_scales
from iku_core.scale import scale_faults


def scale(*classes: ScaleClass, **values: Any) -> Scale:
    return Scale(id="uji", title="Uji", classes=classes, **values)


HIGH = ScaleClass(label="tinggi", low=50, holds_low=False, high=100)
LOW = ScaleClass(label="rendah", low=0, high=50)


class TestFaults:
    """A scale on which a number has no class, or two, is refused."""

    @pytest.mark.parametrize(
        ("classes", "kinds"),
        [
            ((LOW, HIGH), []),
            ((HIGH, LOW), []),
            ((LOW, ScaleClass(label="tinggi", low=Fraction(5001, 100))), []),
            ((HIGH, ScaleClass(label="puncak", low=100, holds_low=False), LOW), []),
            ((ScaleClass(label="tepat", low=100, high=100), HIGH, LOW), ["overlap"]),
            ((HIGH, ScaleClass(label="dalam", low=10, high=20), LOW), ["overlap"]),
            ((LOW, ScaleClass(label="tinggi", low=51)), ["gap"]),
            ((LOW, ScaleClass(label="tinggi", low=50)), ["overlap"]),
            ((LOW, ScaleClass(label="tinggi", low=40)), ["overlap"]),
            ((LOW, ScaleClass(label="tinggi", high=60)), ["overlap"]),
            ((ScaleClass(label="a", low=0), ScaleClass(label="b", low=9)), ["overlap"]),
            ((LOW, HIGH, ScaleClass(label="rendah", low=100, holds_low=False)), ["label"]),
            ((ScaleClass(label="a", low=5, high=4),), ["empty"]),
            ((ScaleClass(label="a", low=5, high=5, holds_high=False),), ["empty"]),
            ((ScaleClass(label="a", low=5, high=5),), []),
            ((LOW, ScaleClass(label="tanpa", score=1)), ["mixed"]),
            ((ScaleClass(label="tanpa"),), ["score"]),
            ((ScaleClass(label="a", score=1), ScaleClass(label="b", score=1)), ["score"]),
        ],
    )
    def test_each_is_named(self, classes: tuple[ScaleClass, ...], kinds: list[str]) -> None:
        assert [fault.kind for fault in scale_faults(classes, 2, "rounded")] == kinds

    def test_exact_classes_meet_in_a_point(self) -> None:
        above = ScaleClass(label="tinggi", low=Fraction(5001, 100))

        assert [fault.kind for fault in scale_faults((LOW, above), 2, "exact")] == ["gap"]
        assert list(scale_faults((LOW, HIGH), 2, "exact")) == []

    def test_one_made_by_a_program_is_refused(self) -> None:
        with pytest.raises(ValueError, match="the scale uji: overlap at tinggi"):
            scale(LOW, ScaleClass(label="tinggi", low=50))

    def test_one_without_classes_is_refused(self) -> None:
        with pytest.raises(ValueError, match="the scale uji has no class"):
            scale()

    def test_ranks_are_those_of_the_bounds(self) -> None:
        top = ScaleClass(label="puncak", low=100, holds_low=False)
        found = scale(HIGH, top, LOW)

        assert [found.score_of(item) for item in (LOW, HIGH, top)] == [1, 2, 3]

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"decimals": 13}, "from 0 to 12"),
            ({"classify": "displayed"}, "classify is"),
            ({"confidence": "sure"}, "confidence is"),
        ],
    )
    def test_other_nonsense_is_refused(self, values: dict[str, Any], message: str) -> None:
        with pytest.raises(ValueError, match=message):
            scale(LOW, HIGH, **values)

    @pytest.mark.parametrize("key", ["low", "high", "score"])
    def test_a_float_is_no_bound(self, key: str) -> None:
        with pytest.raises(ValueError, match="is an int or a Fraction"):
            ScaleClass(label="a", **{key: 0.5})  # type: ignore[arg-type]


class TestClassification:
    """A number is rounded once, and then has one class."""

    @pytest.mark.parametrize(
        ("number", "decimals", "label"),
        [
            (50, 12, "rendah"),
            (Fraction(50004, 1000), 12, "rendah"),
            (Fraction(50005, 1000), 12, "tinggi"),
            (Fraction(5004, 100), 1, "rendah"),
            (Fraction(5005, 100), 1, "tinggi"),
            (100, 12, "tinggi"),
            (Fraction(100004, 1000), 12, "tinggi"),
        ],
    )
    def test_on_the_rounded_number(self, number: Exact, decimals: int, label: str) -> None:
        found = scale(LOW, HIGH).class_of(number, decimals=decimals)

        assert found is not None
        assert found.label == label

    def test_on_the_exact_number(self) -> None:
        found = scale(LOW, HIGH, classify="exact").class_of(Fraction(50001, 1000))

        assert found is HIGH

    @pytest.mark.parametrize("number", [-1, 101])
    def test_outside_there_is_none(self, number: int) -> None:
        assert scale(LOW, HIGH).class_of(number) is None

    def test_labels_have_scores(self) -> None:
        opinions = scale(ScaleClass(label="WDP", score=3), ScaleClass(label="WTP", score=4))

        found = opinions.class_of(4)

        assert found is not None
        assert (found.label, opinions.score_of(found)) == ("WTP", 4)
        assert opinions.class_of(5) is None
        assert opinions.labelled("TMP") is None

    def test_a_class_without_a_score_has_its_rank(self) -> None:
        bounded = scale(HIGH, LOW)

        assert [bounded.score_of(item) for item in bounded.classes] == [2, 1]
        assert [scale(LOW, HIGH).score_of(item) for item in (LOW, HIGH)] == [1, 2]


class TestShipped:
    """What domain.md prints of the scales in use."""

    @pytest.mark.parametrize(
        ("name", "number", "label"),
        [
            ("permendagri-86-2017-printed", Fraction(905, 10), "Sangat Tinggi"),
            ("permendagri-86-2017-printed", Fraction(904, 10), "Tinggi"),
            ("permendagri-86-2017-continuous", Fraction(9004, 100), "Tinggi"),
            ("permendagri-86-2017-continuous", Fraction(9005, 100), "Sangat Tinggi"),
            ("permenpanrb-12-2015", 90, "A"),
            ("permenpanrb-12-2015", Fraction(9001, 100), "AA"),
            ("permenpanrb-88-2021", 30, "D"),
            ("permenpanrb-88-2021", Fraction(3001, 100), "C"),
            ("skm-2017", Fraction(64995, 1000), "C"),
            ("skm-2017", Fraction(64994, 1000), "D"),
            ("skm-2017", Fraction(88305, 1000), "A"),
            ("skm-2004", Fraction(4375, 100), "D"),
            ("three-states", 100, "Tercapai"),
            ("three-states", Fraction(99995, 1000), "Tercapai"),
            ("three-states", Fraction(10001, 100), "Melebihi Target"),
            ("traffic-light", 90, "Kuning"),
            ("traffic-light-pringsewu", Fraction(9499, 100), "Kuning"),
            ("opini-bpk", 4, "WTP"),
        ],
    )
    def test_the_class_of_a_number(self, name: str, number: Exact, label: str) -> None:
        found = shipped_scales()[name].class_of(number)

        assert found is not None
        assert found.label == label

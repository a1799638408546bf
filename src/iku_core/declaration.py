"""What an indicator rests on: counts, constants, ranges.

Frozen values that know neither YAML nor files. Layer 2, below `definition`.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from attrs import frozen

from iku_core.comparison import Comparison, difference
from iku_core.exact import Exact

__all__ = [
    "Constant",
    "Count",
    "Kind",
    "Range",
    "require_exact",
    "require_linear",
    "require_one_of",
]

_KINDS: Final = ("count", "decimal")
_ROLLUPS: Final = ("sum", "none", None)
_ACCUMULATIONS: Final = ("sum", "last", "mean", "none", None)

Kind: TypeAlias = Literal["count", "decimal"]


def require_exact(what: str, *numbers: object) -> None:
    """Refuse a number that is not exact; None stands for no number.

    Raises:
        ValueError: One of the numbers is of another type than int and Fraction.

    Example:
        >>> require_exact("bound", 5, Fraction(1, 2), None)
    """
    for number in numbers:
        if number is not None and type(number) is not int and type(number) is not Fraction:
            raise ValueError(f"a {what} is an int or a Fraction, not {number!r}")


def require_one_of(what: str, value: object, choices: tuple[str | None, ...]) -> None:
    """Refuse a word that is none of `choices`.

    Raises:
        ValueError: It is none of them.

    Example:
        >>> require_one_of("kind", "count", ("count", "decimal"))
    """
    if value not in choices:
        raise ValueError(f"{what} is {value!r}, and not one of {choices}")


@frozen
class Range:
    """Hold a closed interval of exact numbers.

    Attributes:
        low: Least value, itself allowed; None where there is no least value.
        high: Greatest value, itself allowed; None where there is no greatest value.

    Example:
        >>> Range(25, 100).holds(100), Range(0, None).holds(-1)
        (True, False)
    """

    low: Exact | None
    high: Exact | None

    def __attrs_post_init__(self) -> None:
        """Refuse an interval that holds nothing, and bounds that are not exact."""
        require_exact("bound", self.low, self.high)
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"the range begins at {self.low} and ends below it, at {self.high}")

    def holds(self, number: Exact) -> bool:
        """Return whether `number` lies in the interval.

        Example:
            >>> Range(0, 100).holds(100)
            True
        """
        return (self.low is None or self.low <= number) and (
            self.high is None or number <= self.high
        )


@frozen(kw_only=True)
class Count:
    """Declare one number that an office supplies.

    Attributes:
        name: Name in formulas, such as `jumlah_desa`.
        label: What is counted, in words.
        kind: `count` is a whole number, 0 or more; `decimal` is any exact number.
        unit: What is counted, such as `desa`; None where not given.
        range: Values that are accepted; None for all of the kind.
        at_most: Name of the count that this one does not exceed; None where there is none.
        source: Where the number comes from; None where not given.
        rollup: How it adds up over offices: `sum` or `none`; None where not declared.
        accumulate: How it adds up over periods: `sum`, `last`, `mean` or `none`; None where not
            declared.

    Example:
        >>> count = Count(name="jumlah_desa", label="Jumlah desa", unit="desa")
        >>> count.kind, count.range
        ('count', None)
    """

    name: str
    label: str
    kind: Kind = "count"
    unit: str | None = None
    range: Range | None = None
    at_most: str | None = None
    source: str | None = None
    rollup: Literal["sum", "none"] | None = None
    accumulate: Literal["sum", "last", "mean", "none"] | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse words that the format does not know."""
        require_one_of("kind", self.kind, _KINDS)
        require_one_of("rollup", self.rollup, _ROLLUPS)
        require_one_of("accumulate", self.accumulate, _ACCUMULATIONS)


@frozen(kw_only=True)
class Constant:
    """Declare a fixed number that formulas use by name.

    Attributes:
        name: Name in formulas, such as `dokumen_wajib`.
        label: What it is, in words.
        value: The exact number.
        source: The regulation or decision that fixes it; None where not given.

    Example:
        >>> Constant(name="dokumen_wajib", label="Dokumen wajib per desa", value=3).value
        3
    """

    name: str
    label: str
    value: Exact
    source: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a number that is not exact."""
        require_exact("constant", self.value)


def require_linear(
    what: str,
    comparisons: tuple[Comparison, ...],
    counts: Mapping[str, Count],
    constants: Mapping[str, Constant],
) -> None:
    """Refuse comparisons that are not linear, or that name what is no count and no constant.

    Raises:
        ValueError: One of them is such a comparison.

    Example:
        >>> from iku_core.comparison import parse_comparison
        >>> counts = {"desa": Count(name="desa", label="Jumlah desa")}
        >>> require_linear("constraint", (parse_comparison("desa >= 1"),), counts, {})
    """
    numbers = {name: constant.value for name, constant in constants.items()}
    for comparison in comparisons:
        unknown = ({*comparison.names} - {*counts, *constants}) | (
            {*comparison.previous} - {*counts}
        )
        if unknown:
            raise ValueError(f"not declared: {', '.join(sorted(unknown))}")
        if difference(comparison, numbers) is None:
            raise ValueError(f"the {what} {comparison.text} is not linear")

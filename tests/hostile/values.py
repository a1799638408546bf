"""Values and names that a program may supply as counts, and what becomes of them."""

from __future__ import annotations

import itertools
from collections import ChainMap, OrderedDict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final, NamedTuple

__all__ = [
    "LEGAL",
    "MAPPINGS",
    "MISBEHAVING",
    "NAMES",
    "NO_MAPPINGS",
    "REFUSED",
    "Raising",
    "numpy_values",
]


class LyingInt(int):
    """A number that is another one wherever it is asked."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0

    def __int__(self) -> int:
        return 666

    def __index__(self) -> int:
        return 666

    def __mul__(self, other: object) -> Any:
        return 666

    __rmul__ = __add__ = __radd__ = __mul__

    @property
    def numerator(self) -> Any:
        return self


class LyingFraction(Fraction):
    """A fraction with another one above and below its bar."""

    @property
    def numerator(self) -> int:
        return 666

    @property
    def denominator(self) -> int:
        return 0


class LyingDecimal(Decimal):
    """A decimal that is always finite and always something else."""

    def is_finite(self) -> bool:
        return True

    def as_integer_ratio(self) -> tuple[int, int]:
        return 666, 1


class Speechless:
    """An object that cannot be shown."""

    def __repr__(self) -> str:
        raise RuntimeError("no words")

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("no comparison")

    def __hash__(self) -> int:
        raise RuntimeError("no hash")

    def __bool__(self) -> bool:
        raise RuntimeError("no truth")

    def __format__(self, form: str) -> str:
        raise RuntimeError("no form")

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError("no attribute")


class Number:
    """An object with every protocol of a number."""

    def __int__(self) -> int:
        return 5

    __index__ = __int__

    def __float__(self) -> float:
        return 5.0

    def __abs__(self) -> int:
        return 5

    def as_integer_ratio(self) -> tuple[int, int]:
        return 5, 1


class LyingName:
    """A name that is no text and equals `a`."""

    def __eq__(self, other: object) -> bool:
        return other == "a"

    def __hash__(self) -> int:
        return hash("a")

    def __str__(self) -> str:
        return "b"


class TextName(str):
    """A text of another class, as tables have them."""

    __slots__ = ()


class LyingFloat(float):
    """A float that is another number to whoever asks it."""

    def is_integer(self) -> bool:
        return True

    def __int__(self) -> int:
        return 666


class RaisingFloat(float):
    """A float that cannot be measured."""

    def __abs__(self) -> float:
        raise RuntimeError("no size")


class Raising(Mapping[str, Any]):
    """A mapping that fails while it is read."""

    def __getitem__(self, name: str) -> Any:
        raise LookupError("the source is gone")

    def __iter__(self) -> Iterator[str]:
        raise LookupError("the source is gone")

    def __len__(self) -> int:
        return 1


class Endless(Mapping[str, Any]):
    """A mapping whose names have no end."""

    def __getitem__(self, name: str) -> Any:
        return 1

    def __iter__(self) -> Iterator[str]:
        return (f"x{number}" for number in itertools.count())

    def __len__(self) -> int:
        return 1


REFUSED: Final[tuple[tuple[str, str, object], ...]] = (
    ("true", "IKU512", True),
    ("false", "IKU512", False),
    ("a text", "IKU512", "5"),
    ("an empty text", "IKU512", ""),
    ("bytes", "IKU512", b"5"),
    ("a complex number", "IKU512", 5 + 0j),
    ("a list", "IKU512", [5]),
    ("a tuple", "IKU512", (5,)),
    ("a mapping", "IKU512", {"a": 5}),
    ("a class", "IKU512", int),
    ("a function", "IKU512", abs),
    ("ellipsis", "IKU512", ...),
    ("an object", "IKU512", object()),
    ("an object that cannot be shown", "IKU512", Speechless()),
    ("an object like a number", "IKU512", Number()),
    ("an int that lies", "IKU512", LyingInt(5)),
    ("a fraction that lies", "IKU512", LyingFraction(5, 2)),
    ("a decimal that lies", "IKU512", LyingDecimal("NaN")),
    ("a float that is not whole", "IKU513", 0.1),
    ("not a number", "IKU515", float("nan")),
    ("infinity", "IKU515", float("inf")),
    ("minus infinity", "IKU515", float("-inf")),
    ("a float beyond exactness", "IKU513", 2.0**53 + 2),
    ("the greatest float", "IKU513", 1.7976931348623157e308),
    ("the least float", "IKU513", 5e-324),
    ("a decimal not a number", "IKU515", Decimal("NaN")),
    ("a signalling decimal", "IKU515", Decimal("sNaN")),
    ("a decimal with a message", "IKU515", Decimal("NaN" + "1" * 10_000)),
    ("an infinite decimal", "IKU515", Decimal("-Infinity")),
    ("a decimal bomb", "IKU506", Decimal("1e999999")),
    ("the greatest decimal bomb", "IKU506", Decimal("1e999999999999999999")),
    ("a tiny decimal", "IKU506", Decimal("1e-999999")),
    ("a nought of a decimal bomb", "IKU506", Decimal("0e999999")),
    ("a tiny nought", "IKU506", Decimal("0e-999999")),
    ("a long decimal", "IKU506", Decimal("9" * 100_000)),
    ("a decimal of many places", "IKU506", Decimal("0." + "1" * 41)),
    ("an int beyond the limit", "IKU506", 10**100 + 1),
    ("a negative one", "IKU506", -(10**100) - 1),
    ("an int beyond what can be printed", "IKU506", 10**5_000),
    ("an int of a million bits", "IKU506", 1 << 1_000_000),
    ("a fraction of many places", "IKU506", Fraction(1, 10**40 + 1)),
    ("a fraction beyond what can be printed", "IKU506", Fraction(10**5_000, 3)),
)
"""Name, code, and a value that is refused."""

LEGAL: Final[tuple[tuple[str, Any, Fraction], ...]] = (
    ("an int", 5, Fraction(5)),
    ("the greatest int", 10**100, Fraction(10**100)),
    ("the least int", -(10**100), Fraction(-(10**100))),
    ("a fraction", Fraction(10, 4), Fraction(5, 2)),
    ("the least fraction", Fraction(1, 10**40), Fraction(1, 10**40)),
    ("a decimal", Decimal("87.31"), Fraction(8731, 100)),
    ("a decimal with an exponent", Decimal("1e3"), Fraction(1000)),
    ("a negative nought", Decimal("-0.00"), Fraction(0)),
    ("the longest decimal", Decimal("9" * 100), Fraction(10**100 - 1)),
    ("a whole float", 45.0, Fraction(45)),
    ("a float of minus nought", -0.0, Fraction(0)),
    ("the greatest float", 2.0**53, Fraction(2**53)),
    ("a float that lies", LyingFloat(5), Fraction(5)),
    ("a float that raises", RaisingFloat(5), Fraction(5)),
)
"""Name, value, and the exact number it is."""

NAMES: Final[tuple[object, ...]] = (
    None,
    True,
    1,
    1.5,
    b"a",
    ("a",),
    object(),
    "",
    "A",
    "a ",
    " a",
    "a\x00",
    "a\n",
    "\uff41",
    "\u0430",
    "\ud800",
    "a\u200b",
    "a\u202e",
    "__class__",
    "counts",
    "{a}",
    "{0.__class__}",
    "%s",
    "x" * 1_000_000,
    float("nan"),
    frozenset({"a"}),
    LyingName(),
)
"""Names that are no count's."""

NO_MAPPINGS: Final[tuple[object, ...]] = (
    None,
    "a=5",
    b"a",
    5,
    True,
    [("a", 5)],
    (("a", 5),),
    {"a"},
    iter([("a", 5)]),
    object(),
    Speechless,
    dict,
)
"""What is no mapping."""

MAPPINGS: Final[tuple[Mapping[Any, Any], ...]] = (
    OrderedDict(a=5),
    MappingProxyType({"a": 5}),
    ChainMap({"a": 5}, {"a": 6}),
    {TextName("a"): 5},
)
"""Mappings in which a is 5."""


Disguised: Final = type("Disguised", (), {"__class__": property(lambda _: float)})
"""A class whose objects say that they are floats."""


def _no_name(_: object) -> str:
    raise RuntimeError("no name")


Unnamed: Final = type("Nameless", (type,), {"__name__": property(_no_name)})("Unnamed", (), {})
"""A class that does not tell its name."""


class SpeechlessName(str):
    """A name that cannot be shown."""

    __slots__ = ()

    def __str__(self) -> str:
        raise RuntimeError("no words")


class Unhashable(Mapping[Any, Any]):
    """A mapping with a name that no dict can hold."""

    def __getitem__(self, name: Any) -> Any:
        return 1

    def __iter__(self) -> Iterator[Any]:
        return iter([["a"]])

    def __len__(self) -> int:
        return 1


MISBEHAVING: Final[tuple[tuple[str, Mapping[Any, Any]], ...]] = (
    ("a disguise", {"a": Disguised()}),
    ("a class without a name", {"a": Unnamed()}),
    ("a name that cannot be shown", {SpeechlessName("x"): 5}),
    ("a name of 5,000 digits", {10**5_000: 5}),
    ("a name without a hash", Unhashable()),
)
"""Counts that raise when they are asked what they are."""


class NumpyValues(NamedTuple):
    """Values of numpy: those refused with their codes, and those legal with their numbers."""

    refused: tuple[tuple[str, object], ...]
    legal: tuple[tuple[Any, int], ...]


def numpy_values() -> NumpyValues:
    """Return the values of numpy, where that is installed."""
    import numpy as np  # noqa: PLC0415

    return NumpyValues(
        refused=(
            ("IKU512", np.True_),
            ("IKU512", np.array(5)),
            ("IKU512", np.array([5, 6])),
            ("IKU512", np.float32(5)),
            ("IKU512", np.complex128(5)),
            ("IKU512", np.str_("5")),
            ("IKU512", np.datetime64("2024-01-31")),
            ("IKU512", np.array([5], dtype=object)),
            ("IKU515", np.float64("nan")),
            ("IKU515", np.float64("inf")),
            ("IKU513", np.float64(0.1)),
            ("IKU512", np.timedelta64(5, "D")),
            ("IKU512", np.timedelta64("NaT", "D")),
        ),
        legal=(
            (np.int64(5), 5),
            (np.int8(-128), -128),
            (np.uint8(255), 255),
            (np.int64(2**63 - 1), 2**63 - 1),
            (np.uint64(2**64 - 1), 2**64 - 1),
            (np.float64(5), 5),
        ),
    )

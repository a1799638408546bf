"""A read-only mapping that compares by value, hashes and pickles.

Layer 0: imports nothing of ours.
`types.MappingProxyType` cannot be pickled, and definitions travel to worker processes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

__all__ = ["FrozenMapping"]

V = TypeVar("V")


class FrozenMapping(Mapping[str, V]):
    """Hold named values in a fixed order, for reading only.

    Example:
        >>> numbers = FrozenMapping({"jumlah_desa": 10})
        >>> numbers["jumlah_desa"], len(numbers)
        (10, 1)
        >>> numbers
        FrozenMapping({'jumlah_desa': 10})
    """

    __slots__ = ("_items",)

    _items: dict[str, V]

    def __init__(self, items: Mapping[str, V]) -> None:
        """Copy `items`; later changes to them are not seen."""
        self._items = dict(items)

    def __getitem__(self, name: str) -> V:
        """Return the value under `name`; raises KeyError where there is none."""
        return self._items[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names in their order."""
        return iter(self._items)

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(self._items)

    def __hash__(self) -> int:
        """Hash by content; raises TypeError where a value is unhashable."""
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        """Show the content."""
        return f"FrozenMapping({self._items!r})"

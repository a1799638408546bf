"""The edition of a document that an indicator belongs to.

A frozen value that knows neither YAML nor files. Layer 2, below `definition`.
"""

from __future__ import annotations

from datetime import date

from attrs import frozen

__all__ = ["Edition"]


@frozen
class Edition:
    """Name an edition of a document.

    Attributes:
        document: Id of the document.
        valid_from: First day in force; None for always.
        valid_to: Last day in force; None for no end.

    Example:
        >>> Edition("kecamatan-sumbersuko", date(2020, 3, 3)).valid_to is None
        True
    """

    document: str
    valid_from: date | None = None
    valid_to: date | None = None

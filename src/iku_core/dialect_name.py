"""The names of the dialects of SQL that indicators can be written in. Layer 0."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["DialectName"]

DialectName: TypeAlias = Literal["postgres", "mysql", "sqlite", "duckdb"]
"""A dialect; `mysql` is that of MariaDB too."""

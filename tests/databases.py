"""The databases that SQL is written for, for real: rows of counts in, rows of figures out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, Final, cast

import duckdb

from iku_core.sql import DialectName
from servers import mariadb, postgres

__all__ = ["NAMES", "Database", "Databases"]

NAMES: Final[tuple[DialectName, ...]] = ("postgres", "mysql", "sqlite", "duckdb")

_TEXT: Final = {"postgres": "text", "mysql": "TEXT", "sqlite": "TEXT", "duckdb": "VARCHAR"}
_MARKS: Final = {"postgres": "%s", "mysql": "%s", "sqlite": "?", "duckdb": "?"}


class Database:
    """One of them, with a connection."""

    def __init__(self, name: DialectName, connection: Any) -> None:
        self.name = name
        self.connection = connection

    @property
    def text(self) -> str:
        """The type of texts of any length."""
        return _TEXT[self.name]

    def quoted(self, name: str) -> str:
        sign = "`" if self.name == "mysql" else '"'
        return f"{sign}{name.replace(sign, sign * 2)}{sign}"

    def run(self, text: str, values: Sequence[Any] | None = None) -> Any:
        """Run a statement, and return the cursor."""
        if self.name in ("sqlite", "duckdb"):
            return self.connection.execute(text, *([] if values is None else [values]))
        cursor = self.connection.cursor()
        cursor.execute(text, values)
        return cursor

    def rows(self, text: str) -> list[dict[str, Any]]:
        """Return the rows of a query."""
        cursor = self.run(text)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def fill(
        self, table: str, types: Mapping[str, str], rows: Sequence[Mapping[str, object]]
    ) -> None:
        """Make a table anew, with a column of each type."""
        name = self.quoted(table)
        columns = ", ".join(f"{self.quoted(column)} {kind}" for column, kind in types.items())
        self.run(f"DROP TABLE IF EXISTS {name}")
        self.run(f"CREATE TABLE {name} ({columns})")
        for start in range(0, len(rows), 200):
            part = rows[start : start + 200]
            marks = ", ".join(f"({', '.join([_MARKS[self.name]] * len(types))})" for _ in part)
            values = [row[column] for row in part for column in types]
            # A percent sign in a name is none of a mark.
            written = name if _MARKS[self.name] == "?" else name.replace("%", "%%")
            self.run(f"INSERT INTO {written} VALUES {marks}", values)


class Databases:
    """All of them, each started when it is first asked for."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._found: dict[DialectName, Database] = {}

    def __getitem__(self, name: DialectName) -> Database:
        if name not in self._found:
            connection = self._stack.enter_context(_OPENED[name]())
            self._found[name] = Database(name, connection)
        return self._found[name]


@contextmanager
def _sqlite() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def _duckdb() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


_OPENED: Final = cast(
    "dict[DialectName, Any]",
    {"postgres": postgres, "mysql": mariadb, "sqlite": _sqlite, "duckdb": _duckdb},
)

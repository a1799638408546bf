"""A query in stages: each a table of its own, whose columns the next one uses.

Enters: expressions by name of their column. Leaves: text in SQL. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import field, frozen

from iku_core.sql._dialect import Dialect

__all__ = ["Names", "Stage", "case", "chained", "names_of"]


@frozen
class Stage:
    """Hold one table of a query.

    Attributes:
        name: Its name, as it stands in SQL.
        source: The table that it is made of, likewise.
        remark: What it holds, as a remark.
        kept: Columns that it takes over as they are; `*` for all.
        columns: Expression by column, with a remark above it where that is not empty.
        grouped: Whether rows with the same columns taken over become one.
        fence: What keeps a database from computing it anew wherever a column is used.
    """

    name: str
    source: str
    remark: str
    kept: Sequence[str]
    columns: list[tuple[str, str, str]] = field(factory=list)
    grouped: bool = False
    fence: str = ""

    def put(self, column: str, expression: str, above: str = "") -> None:
        """Add a column."""
        self.columns.append((column, expression, above))

    def written(self) -> str:
        """Return the query of this table."""
        lines = list(self.kept)
        for column, expression, above in self.columns:
            named = column if column == expression else f"{expression} AS {column}"
            lines.append(f"{above}\n{named}" if above else named)
        text = "SELECT\n" + ",\n".join(_indented(line) for line in lines) + f"\nFROM {self.source}"
        if self.grouped and self.kept:
            text += f"\nGROUP BY {', '.join(self.kept)}"
        return f"{text}\n{self.fence}" if self.fence else text


def chained(stages: Sequence[Stage]) -> str:
    """Return the query whose last table is the result.

    Example:
        >>> first = Stage("a", "counts", "-- first", ["desa"])
        >>> print(chained([first, Stage("", "a", "-- second", ["desa"])]))
        WITH
        -- first
        a AS (
          SELECT
            desa
          FROM counts
        )
        -- second
        SELECT
          desa
        FROM a
    """
    *others, last = stages
    tables = ",\n".join(
        f"{stage.remark}\n{stage.name} AS (\n{_indented(stage.written())}\n)" for stage in others
    )
    return f"WITH\n{tables}\n{last.remark}\n{last.written()}"


def case(choices: Iterable[tuple[str, str]], otherwise: str, of: str = "") -> str:
    """Return a choice: the first expression whose condition holds.

    Example:
        >>> print(case([("a < 0", "1")], "0"))
        CASE
          WHEN a < 0 THEN 1
          ELSE 0
        END
    """
    lines = [f"CASE {of}".rstrip()]
    lines += [_indented(f"WHEN {condition} THEN {then}") for condition, then in choices]
    return "\n".join([*lines, _indented(f"ELSE {otherwise}"), "END"])


def names_of(dialect: Dialect, taken: Iterable[str]) -> Names:
    """Return names for what stands between, none of which begins as one that is taken."""
    mark = "iku_"
    folded = [name.casefold() for name in taken]
    while any(name.startswith(mark) for name in folded):
        mark += "_"
    return Names(dialect, mark)


class Names:
    """Make names for what stands between: readable ones, where they are short enough.

    Attributes:
        dialect: The dialect.
        mark: What each begins with.
    """

    def __init__(self, dialect: Dialect, mark: str) -> None:
        self.dialect = dialect
        self.mark = mark
        self._numbers: dict[str, int] = {}

    def table(self, name: str) -> str:
        """Return the name of a table, as it stands in SQL."""
        return self.dialect.name(f"{self.mark}{name}")

    def column(self, kind: str, of: str) -> str:
        """Return the name of a column, as it stands in SQL."""
        name = f"{self.mark}{kind}_{of}"
        if self.dialect.fault_of(name) is not None:
            number = self._numbers.setdefault(of, len(self._numbers) + 1)
            name = f"{self.mark}{kind}_{number}"
        return self.dialect.name(name)


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))

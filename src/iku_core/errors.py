"""Every exception that iku-core raises.

    IkuError                 all of ours; .message
    |- DefinitionError       .issues   a definition cannot be used
    |- FormulaError          .text .span .issue   a text is outside the formula language
    |- CountsError           .issues   supplied counts cannot be used
    `- TableError            .issues   a table cannot be computed

Conditions that real data bring about (a missing count, a zero denominator) are no
exceptions: they are a `Status` of the `Result`.
Layer 0.
"""

from __future__ import annotations

from typing import ClassVar

from iku_core.issues import Issue

__all__ = ["CountsError", "DefinitionError", "FormulaError", "IkuError", "TableError"]


class IkuError(Exception):
    """Stand for every error of this library.

    Example:
        >>> import iku_core as iku
        >>> try:
        ...     iku.load_document("belum-ada.yaml")
        ... except iku.IkuError as error:
        ...     print(type(error).__name__, error.issues[0].code)
        DefinitionError IKU101
    """

    @property
    def message(self) -> str:
        """What went wrong, in English."""
        return str(self)


class _IssuesError(IkuError):
    _opening: ClassVar[str]

    issues: tuple[Issue, ...]

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__(issues)
        self.issues = issues

    def __str__(self) -> str:
        return "\n".join([f"{self._opening}: {len(self.issues)}", *map(str, self.issues)])


class DefinitionError(_IssuesError):
    """Say that definitions cannot be used, with all their faults at once.

    Attributes:
        issues: Every finding in the files read, sorted by place; at least one is an error.

    Example:
        >>> import iku_core as iku
        >>> try:
        ...     iku.parse_document("schema: 2", name="a.yaml")
        ... except iku.DefinitionError as error:
        ...     print(error.issues[0].code)
        IKU122
    """

    _opening = "faults in the definition"


class CountsError(_IssuesError):
    """Say that supplied counts cannot be used: a wrong name or a value of a refused type.

    Attributes:
        issues: Every fault of the counts, in the order in which they were supplied.

    Example:
        >>> from iku_core.exact import exact_number
        >>> try:
        ...     exact_number(0.1, count="nilai_ikm")
        ... except CountsError as error:
        ...     print(error.issues[0])
        IKU513 the count nilai_ikm is the float 0.1, which is not exact
    """

    _opening = "faults in the counts"


class TableError(_IssuesError):
    r"""Say that a table cannot be computed: wrong columns, or indicators that no table can hold.

    Attributes:
        issues: Every fault, found before anything is computed.

    Example:
        >>> from iku_core.tables._columns import missing_columns
        >>> str(TableError(tuple(missing_columns({"desa": 1}, {"dessa": 1}))))
        'faults in the table: 1\nIKU601 the table has no column dessa'
    """

    _opening = "faults in the table"


class FormulaError(IkuError):
    """Say that a text is outside the formula language.

    Attributes:
        text: The text as it was given.
        span: First and last-plus-one character of the part at fault, counted from 0.
        issue: The fault itself; it has no location, for a formula knows no file.

    Example:
        >>> from iku_core.formula import parse_formula
        >>> try:
        ...     parse_formula("a × b")
        ... except FormulaError as error:
        ...     print(error.span, error.issue.code)
        (2, 3) IKU205
    """

    text: str
    span: tuple[int, int]
    issue: Issue

    def __init__(self, text: str, span: tuple[int, int], issue: Issue) -> None:
        """Keep the text, the part at fault and the fault."""
        super().__init__(text, span, issue)
        self.text = text
        self.span = span
        self.issue = issue

    def __str__(self) -> str:
        """Return the code and the sentence."""
        return str(self.issue)

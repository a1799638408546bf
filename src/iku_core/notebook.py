"""Documents, results and achievements as tables in Jupyter: `%load_ext iku_core.notebook`.

Enters: the shell of IPython, which is handed in and never imported. Leaves: HTML by type of
object, since no object of ours knows how it is printed. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from html import escape
from typing import Any, Final

from iku_core.achievement import Achievement, Achievements
from iku_core.achievement_rule import target_text
from iku_core.characters import without_forbidden
from iku_core.definition import Document, Indicator
from iku_core.exact import NumberStyle, format_number
from iku_core.frozen import FrozenMapping
from iku_core.messages import Language
from iku_core.notation import FORMULA_CSS, display_formula, display_worked
from iku_core.report._plain_reasons import reason_in_words
from iku_core.report._sources import source_of
from iku_core.result import STATUS_WORDS, Result

__all__ = [
    "load_ipython_extension",
    "register",
    "render_notebook_html",
    "unload_ipython_extension",
]

_STYLE: Final = f"""<style>
.iku-table {{ border-collapse: collapse; }}
.iku-table caption, .iku-table th, .iku-table td {{ text-align: left; vertical-align: top; }}
.iku-table td.iku-figure {{ text-align: right; white-space: nowrap; }}
.iku-table ul {{ margin: 0; padding-left: 1.2em; }}
{FORMULA_CSS}</style>"""

_COLUMNS: Final[dict[Language, dict[str, str]]] = {
    "en": {
        "indicator": "Indicator",
        "formula": "Formula",
        "value": "Value",
        "unit": "Unit",
        "status": "Status",
        "source": "Source",
        "officer": "Officer",
        "target": "Target",
        "achievement": "Achievement %",
        "grade": "Grade",
        "warning": "warning",
    },
    "id": {
        "indicator": "Indikator Kinerja Utama",
        "formula": "Formula",
        "value": "Nilai",
        "unit": "Satuan",
        "status": "Status",
        "source": "Sumber Data",
        "officer": "Penanggung jawab",
        "target": "Target",
        "achievement": "Capaian %",
        "grade": "Predikat",
        "warning": "peringatan",
    },
}
_FIGURES: Final = frozenset({"value", "target", "achievement"})


def load_ipython_extension(ip: Any) -> None:
    """Show objects of this package as tables; `%load_ext iku_core.notebook` calls it.

    Args:
        ip: The shell of IPython.

    Example:
        >>> from types import SimpleNamespace
        >>> from IPython.core.formatters import DisplayFormatter
        >>> load_ipython_extension(SimpleNamespace(display_formatter=DisplayFormatter()))
    """
    register(ip)


def unload_ipython_extension(ip: Any) -> None:
    """Show them as plain texts again; `%unload_ext iku_core.notebook` calls it.

    Args:
        ip: The shell of IPython.

    Example:
        >>> from types import SimpleNamespace
        >>> from IPython.core.formatters import DisplayFormatter
        >>> unload_ipython_extension(SimpleNamespace(display_formatter=DisplayFormatter()))
    """
    for kind in _KINDS:
        _formatter(ip).pop(kind, None)


def register(ip: Any, language: Language = "id", *, numbers: NumberStyle | None = None) -> None:
    """Show documents, results and achievements as tables, each by itself or many by id.

    Args:
        ip: The shell of IPython, which `get_ipython()` gives.
        language: Language of the words, `en` or `id`.
        numbers: Style of the numbers; None for the style of the language.

    Example:
        >>> import iku_core as iku
        >>> from types import SimpleNamespace
        >>> from IPython.core.formatters import DisplayFormatter
        >>> shell = SimpleNamespace(display_formatter=DisplayFormatter())
        >>> register(shell, "en")
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> data, _ = shell.display_formatter.format(iku.evaluate(document["nilai-ikm"], {}))
        >>> "missing data" in data["text/html"]
        True
    """
    render = partial(render_notebook_html, language=language, numbers=numbers)
    for kind in _KINDS:
        _formatter(ip).for_type(kind, render)


def _formatter(ip: Any) -> Any:
    return ip.display_formatter.formatters["text/html"]


def render_notebook_html(
    thing: object, language: Language = "id", *, numbers: NumberStyle | None = None
) -> str | None:
    """Return a table of HTML with its style sheet, for the output of a cell.

    Args:
        thing: A document, a result, an achievement, the achievements of a document, or a frozen
            mapping of results or achievements by id.
        language: Language of the words, `en` or `id`.
        numbers: Style of the numbers; None for the style of the language.

    Returns:
        The table; None for anything else, which is then shown as it would be without.

    Example:
        >>> render_notebook_html({"a": 1}) is None
        True
    """
    tables = _Tables(language, numbers or language)
    items: list[Any] = list(thing.values()) if isinstance(thing, FrozenMapping) else [thing]
    if isinstance(thing, Document):
        return tables.document(thing)
    if isinstance(thing, Achievements):
        title = f"{thing.document.title}, {thing.period.label(language)}"
        return tables.achievements(thing.indicators.values(), title)
    if items and all(isinstance(item, Result) for item in items):
        return tables.results(items)
    if items and all(isinstance(item, Achievement) for item in items):
        return tables.achievements(items)
    return None


_KINDS: Final = (Document, Result, Achievement, Achievements, FrozenMapping)


class _Tables:
    """Write tables in one language."""

    def __init__(self, language: Language, numbers: NumberStyle) -> None:
        self.language: Language = language
        self.numbers: NumberStyle = numbers
        self.words = _COLUMNS[language]

    def document(self, document: Document) -> str:
        rows = [
            {
                "indicator": _text(indicator.name),
                "formula": self._formula(indicator),
                "unit": _text(indicator.unit or ""),
                "source": _text(source_of(indicator) or ""),
                "officer": _text(indicator.responsible.title if indicator.responsible else ""),
            }
            for indicator in document
        ]
        return self._table(rows, f"{document.title}, {document.organisation.name}")

    def results(self, results: Iterable[Result]) -> str:
        return self._table([self._result(result) for result in results])

    def achievements(self, items: Iterable[Achievement], title: str = "") -> str:
        return self._table([self._achievement(item) for item in items], title)

    def _result(self, result: Result) -> Mapping[str, str]:
        return {
            "indicator": _text(result.indicator.name),
            "value": self._number(result.value),
            "unit": _text(result.indicator.unit or ""),
            "status": _text(STATUS_WORDS[self.language][result.status]),
            "formula": self._worked(result),
        }

    def _achievement(self, item: Achievement) -> Mapping[str, str]:
        grades = [grade.label for grade in (item.result_grade, item.grade) if grade is not None]
        target = "-" if item.target is None else target_text(item.target, self.numbers)
        return {
            "indicator": _text(item.indicator.name),
            "target": _text(target),
            "value": self._number(item.result.value),
            "unit": _text(item.indicator.unit or ""),
            "achievement": self._number(item.value),
            "grade": _text(", ".join(grades)),
            "status": _text(STATUS_WORDS[self.language][item.status]),
            "formula": self._worked(item.result, item),
        }

    def _number(self, number: Any) -> str:
        return "-" if number is None else _text(format_number(number, self.numbers))

    def _formula(self, indicator: Indicator) -> str:
        return display_formula(indicator, "html", self.language, numbers=self.numbers)

    def _worked(self, result: Result, item: Achievement | None = None) -> str:
        """Return the worked formula, or that with labels, and under it what is remarked."""
        worked = display_worked(result, "html", self.language, numbers=self.numbers)
        warning = self.words["warning"]
        reasons = result.reasons if item is None else item.reasons
        remarks = [reason_in_words(issue, result, self.language, item) for issue in reasons]
        remarks += [
            f"{warning}: {reason_in_words(issue, result, self.language)}"
            for issue in result.warnings
        ]
        points = "".join(f"<li>{_text(remark)}</li>" for remark in remarks)
        return (worked or self._formula(result.indicator)) + (
            f"<ul>{points}</ul>" if points else ""
        )

    def _table(self, rows: Sequence[Mapping[str, str]], title: str = "") -> str:
        keys = list(rows[0]) if rows else ["indicator"]
        heads = "".join(f'<th scope="col">{self.words[key]}</th>' for key in keys)
        body = "".join(f"<tr>{''.join(map(_cell, row, row.values()))}</tr>" for row in rows)
        caption = f"<caption>{_text(title)}</caption>" if title else ""
        return (
            f'{_STYLE}<table class="iku-table">{caption}<thead><tr>{heads}</tr></thead>'
            f"<tbody>{body}</tbody></table>"
        )


def _cell(key: str, content: str) -> str:
    if key == "indicator":
        return f'<th scope="row">{content}</th>'
    return f'<td class="iku-figure">{content}</td>' if key in _FIGURES else f"<td>{content}</td>"


def _text(text: str) -> str:
    return escape(without_forbidden(text))

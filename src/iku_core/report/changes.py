"""What would change, as text for people and as JSON. Layer 6."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from iku_core.achievement import Achievement
from iku_core.changes import Change, Difference
from iku_core.exact import NumberStyle, format_exact, format_number
from iku_core.messages import Language
from iku_core.report._cells import json_text, text_of
from iku_core.result import STATUS_WORDS, Result

__all__ = ["render_changes", "render_changes_json"]

_LONG: Final = 80

_WORDS: Final = {
    "en": {
        "added": "added",
        "removed": "removed",
        "renamed": "probably renamed",
        "changed": "changed",
        "kept": "changed, but neither figure nor meaning",
        "value": "value",
        "same": "the same",
        "exact": "exact difference {difference}",
        "achievement": "achievement",
        "nothing": "no indicator changes",
        "total": "indicators that change in figure, status or meaning: {matter}; otherwise: {rest}",
        "otherwise": "changed",
    },
    "id": {
        "added": "ditambahkan",
        "removed": "dihapus",
        "renamed": "agaknya berganti id",
        "changed": "berubah",
        "kept": "berubah, tetapi nilai dan maknanya tetap",
        "value": "nilai",
        "same": "tetap",
        "exact": "selisih eksak {difference}",
        "achievement": "capaian",
        "nothing": "tidak ada indikator yang berubah",
        "total": "indikator yang berubah nilai, status, atau maknanya: {matter}; lainnya: {rest}",
        "otherwise": "berubah",
    },
}
_PARTS: Final[dict[str, tuple[str, str]]] = {
    "formula": ("formula", "rumus"),
    "wording": ("formula, written otherwise, same meaning", "rumus, ditulis lain, maknanya sama"),
    "part": ("formula of the indicator {name}", "rumus indikator {name}"),
    "name": ("name", "nama"),
    "unit": ("unit", "satuan"),
    "decimals": ("decimals", "desimal"),
    "precision": ("precision", "ketelitian"),
    "better": ("what is better", "arah yang lebih baik"),
    "range": ("range", "rentang"),
    "weight": ("weight", "bobot"),
    "scale": ("scale", "skala nilai"),
    "target": ("target of {name}", "target {name}"),
    "achievement": ("how its achievement is computed", "cara menghitung capaiannya"),
    "constant": ("constant {name}", "tetapan {name}"),
    "constant label": ("label of the constant {name}", "label tetapan {name}"),
    "constraints": ("constraints", "batasan"),
    "count label": ("label of the count {name}", "label cacah {name}"),
    "count kind": ("kind of the count {name}", "jenis cacah {name}"),
    "count unit": ("unit of the count {name}", "satuan cacah {name}"),
    "count range": ("range of the count {name}", "rentang cacah {name}"),
    "count at_most": ("bound (at_most) of the count {name}", "batas (at_most) cacah {name}"),
    "count accumulate": ("accumulate of the count {name}", "accumulate cacah {name}"),
    "count rollup": ("rollup of the count {name}", "rollup cacah {name}"),
    "count source": ("source of the count {name}", "sumber data cacah {name}"),
    "source": ("source", "sumber data"),
    "responsible": ("responsible officer", "penanggung jawab"),
    "explanation": ("explanation", "penjelasan"),
    "printed_formula": ("printed formula", "rumus tercetak"),
    "rises_with": ("promise rises_with", "janji rises_with"),
    "falls_with": ("promise falls_with", "janji falls_with"),
    "unchanged_by_scale": ("promise unchanged_by_scale", "janji unchanged_by_scale"),
    "defined_when": ("promise defined_when", "janji defined_when"),
    "different_units": ("reason of different units", "alasan satuan berbeda"),
    "decisions": ("decisions", "keputusan pembacaan"),
    "cases": ("worked cases", "contoh kasus"),
}


def render_changes(
    changes: Iterable[Change], language: Language = "en", *, numbers: NumberStyle | None = None
) -> str:
    """Return what would change, an indicator below the other.

    Args:
        changes: What `compare_documents` gave.
        language: Language of the words, `en` or `id`.
        numbers: Style of the numbers; None for that of the language.

    Example:
        >>> render_changes([])
        'no indicator changes'
    """
    words, style = _WORDS[language], numbers or language
    found = list(changes)
    if not found:
        return words["nothing"]
    lines: list[str] = []
    for change in found:
        lines.append(_heading(change, language))
        lines.extend(line for item in change.differences for line in _lines(item, language))
        lines.extend(f"  {line}" for line in _figures(change, language, style))
        lines.append("")
    matter = sum(change.matters for change in found)
    return "\n".join([*lines, words["total"].format(matter=matter, rest=len(found) - matter)])


def _heading(change: Change, language: Language) -> str:
    words = _WORDS[language]
    shown = change.new or change.old
    assert shown is not None, "a change is of an indicator"
    named = shown.id
    if change.kind == "renamed" and change.old is not None:
        named = f"{change.old.id} -> {shown.id}"
    told = words[change.kind if change.matters else "kept"]
    return f"{told}: {named}, {_one_line(shown.name)}"


def _lines(item: Difference, language: Language) -> list[str]:
    """Return one thing that differs; where it is long, old and new below each other."""
    what = _PARTS[item.part][language == "id"].format(name=item.name)
    if item.old == item.new:
        return [f"  {what}: {_WORDS[language]['otherwise']}"]
    old, new = ("-" if text is None else _one_line(text) for text in (item.old, item.new))
    if len(old) + len(new) > _LONG:
        return [f"  {what}:", f"    - {old}", f"    + {new}"]
    return [f"  {what}: {old} -> {new}"]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _figures(change: Change, language: Language, style: NumberStyle) -> list[str]:
    words = _WORDS[language]
    if change.old_result is None and change.new_result is None:
        return []
    pair = (change.old_result, change.new_result)
    old, new = (_figure(result, language, style) for result in pair)
    if not change.changes_figure:
        lines = [f"{words['value']}: {new}, {words['same']}"]
    else:
        line = f"{words['value']}: {old} -> {new}"
        if change.exact_difference is not None:
            difference = format_exact(change.exact_difference, style)
            line += f"; {words['exact'].format(difference=difference)}"
        lines = [line]
    if change.changes_achievement:
        achieved = (change.old_achievement, change.new_achievement)
        old, new = (_achievement(item, language, style) for item in achieved)
        lines.append(f"{words['achievement']}: {old} -> {new}")
    return lines


def _figure(result: Result | None, language: Language, style: NumberStyle) -> str:
    if result is None:
        return "-"
    if result.value is None:
        return STATUS_WORDS[language][result.status]
    unit = f" {result.indicator.unit}" if result.indicator.unit else ""
    return f"{format_number(result.value, style)}{unit}"


def _achievement(item: Achievement | None, language: Language, style: NumberStyle) -> str:
    if item is None:
        return "-"
    told = STATUS_WORDS[language][item.status]
    if item.value is not None:
        told = f"{format_number(item.value, style)} %"
    grades = [grade.label for grade in (item.result_grade, item.grade) if grade is not None]
    return f"{told} ({', '.join(grades)})" if grades else told


def render_changes_json(changes: Iterable[Change]) -> str:
    """Return what would change as one JSON object; every number is a text.

    Args:
        changes: What `compare_documents` gave.

    Example:
        >>> print(render_changes_json([]))
        {
          "changes": []
        }
    """
    return json_text({"changes": [_record(change) for change in changes]})


def _record(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "old": None if change.old is None else change.old.id,
        "new": None if change.new is None else change.new.id,
        "matters": change.matters,
        "changes_meaning": change.changes_meaning,
        "changes_figure": change.changes_figure,
        "changes_achievement": change.changes_achievement,
        "differences": [
            {
                "part": item.part,
                "name": item.name,
                "old": item.old,
                "new": item.new,
                "matters": item.matters,
            }
            for item in change.differences
        ],
        "old_figure": _figure_record(change.old_result),
        "new_figure": _figure_record(change.new_result),
        "exact_difference": text_of(change.exact_difference),
        "old_achievement": _achievement_record(change.old_achievement),
        "new_achievement": _achievement_record(change.new_achievement),
    }


def _figure_record(result: Result | None) -> dict[str, Any] | None:
    if result is None:
        return None
    return {
        "status": result.status.value,
        "value": text_of(result.value),
        "exact": text_of(result.exact),
    }


def _achievement_record(item: Achievement | None) -> dict[str, Any] | None:
    if item is None:
        return None
    return {
        "status": item.status.value,
        "value": text_of(item.value),
        "exact": text_of(item.exact),
        "reached": item.reached,
        "grade": None if item.grade is None else item.grade.label,
        "result_grade": None if item.result_grade is None else item.result_grade.label,
    }

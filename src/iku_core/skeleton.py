"""The text of a first definition, with comments that say how it goes on.

Enters: what an officer answered. Leaves: YAML in the order of the reference, where a # with
a key right behind it begins an example, which holds once the signs of its lines are deleted.
Layer 3, above `_yaml_text`.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Final

from iku_core._proposals import is_told_in_words, proposed_count
from iku_core._yaml_text import Plain, Tree, yaml_text
from iku_core.messages import Language

__all__ = ["FORMULA_PARTS", "definition_text", "indicator_tree", "new_counts", "officer_key"]

FORMULA_PARTS: Final = ("numerator", "denominator", "value")
"""The answers that are formulas, or the words of a new count."""

_INDICATOR: Final = (
    *("id", "name", "value", "numerator", "denominator", "unit", "multiplier", "decimals"),
    *("better", "range", "source", "responsible", "explanation", "cases", "targets", "achievement"),
    "weight",
)
"""The keys of an indicator in the order of the reference, with those of which examples stand."""


def new_counts(
    answers: Mapping[str, str], known: Container[str] | None = None
) -> dict[str, dict[str, Tree]]:
    """Return the counts that answers tell in words, by name.

    Args:
        answers: What was answered by the name of the question; empty for nothing.
        known: The names that a formula may use; None where there are none yet, and nothing is a
            formula.

    Example:
        >>> answers = {"numerator": "Jumlah seluruh bayi", "denominator": "jumlah_ibu"}
        >>> new_counts(answers, ["jumlah_ibu"])
        {'jumlah_bayi': {'label': 'Jumlah seluruh bayi'}}
    """
    found: dict[str, dict[str, Tree]] = {}
    for part in FORMULA_PARTS:
        words = answers.get(part, "")
        if words and is_told_in_words(words, known):
            tree: dict[str, Tree] = {"label": words}
            kind = answers.get("number") or "decimal"
            if part == "value" and kind != "count":
                tree["kind"] = kind
            if answers.get("source"):
                tree["source"] = answers["source"]
            found[_count_name(part, answers)] = tree
    return found


def _count_name(part: str, answers: Mapping[str, str]) -> str:
    return answers.get(f"{part}_name", "") or proposed_count(answers[part])


def indicator_tree(
    answers: Mapping[str, str], known: Container[str] | None = None
) -> dict[str, Tree]:
    """Return the keys of an indicator and their values.

    Args:
        answers: As for `new_counts`.
        known: Likewise.

    Example:
        >>> answers = {"indicator_id": "a", "name": "A", "value": "x", "unit": "indeks"}
        >>> indicator_tree(answers, ["x"])
        {'id': 'a', 'name': 'A', 'value': 'x', 'unit': 'indeks'}
    """
    given: dict[str, Tree] = {"id": answers["indicator_id"]}
    for key in _INDICATOR:
        if text := answers.get(key, ""):
            if key in FORMULA_PARTS:
                is_new = is_told_in_words(text, known)
                given[key] = _count_name(key, answers) if is_new else text
            elif key in ("decimals", "weight"):
                given[key] = Plain(text)
            elif key == "range":
                bounds = [bound.strip() for bound in text.strip("[] ").split(",")]
                limits = tuple(Plain(bound or "null") for bound in bounds)
                given[key] = limits if any(bounds) else text
            elif key != "id":
                given[key] = text
    if "value" in given and given.get("unit") == "%":
        # A value that is supplied as a percentage is one already.
        given["multiplier"] = Plain("1")
    return {key: given[key] for key in _INDICATOR if key in given}


def officer_key(title: str) -> str:
    """Return the name under which an officer is declared.

    Example:
        >>> officer_key("Kepala Dinas Kesehatan")
        'kepala'
    """
    return proposed_count((title.split() or [""])[0])


def definition_text(
    answers: Mapping[str, str],
    language: Language,
    *,
    first_line: str = "",
    remark: str = "",
    further: str = "",
) -> str:
    """Return a definition with comments.

    Args:
        answers: What was answered by the name of the question; empty for nothing.
        language: The language of the comments.
        first_line: A line above all others; none where it is empty.
        remark: A comment on the whole; none where it is empty.
        further: A comment on how further indicators come in; likewise.

    Example:
        >>> answers = dict.fromkeys(("id", "indicator_id"), "a")
        >>> answers |= dict.fromkeys(("title", "office", "objective", "name", "value"), "A")
        >>> print(definition_text({**answers, "responsible": "Camat"}, "en")[:45])
        # Key performance indicators, as one file.
        #
    """
    page = _Page(answers, language)
    page.lines += [first_line] if first_line else []
    page.write(remark, further)
    return "\n".join(page.lines) + "\n"


class _Page:
    """Write the sections of a definition one below the other."""

    def __init__(self, answers: Mapping[str, str], language: Language) -> None:
        self.answers = answers
        self.language = language
        self.officer = officer_key(answers["responsible"])
        self.lines: list[str] = []

    def write(self, remark: str, further: str) -> None:
        """Write all sections in the order of the reference."""
        answers = self.answers
        self._say(
            "Key performance indicators, as one file.",
            "Indikator Kinerja Utama (IKU), dalam satu berkas.",
        )
        self._remark(remark)
        self._say(
            "An example begins with # and its key right behind it; delete the # of that line,"
            " and of all # lines indented below it.",
            "Contoh dimulai dengan # yang langsung diikuti kuncinya; hapus tanda # pada baris itu"
            " dan pada semua baris # menjorok di bawahnya.",
        )
        self._put({"schema": Plain("1")})
        self._head(
            "The id stays the same in every edition of the document.",
            "Pengenal (id) tetap sama di setiap edisi dokumen.",
        )
        self._put({"id": answers["id"], "title": answers["title"]})
        self._say(
            "Lines printed above the form, and the first day in force.",
            "Baris yang tercetak di atas formulir, dan hari pertama berlaku.",
        )
        self._example("heading:", "  - INDIKATOR KINERJA UTAMA", "valid_from: 2025-01-01")
        self._head("The office.", "Perangkat daerah.")
        organisation = {"name": answers["office"], "government": answers.get("government", "")}
        self._put({"organisation": _said(organisation)})
        self._example(
            *self._either("mandate: Its task", "mandate: Tugas perangkat daerah"),
            "functions:",
            *self._either("  - Its first function", "  - Fungsi yang pertama"),
            depth=2,
        )
        self._head(
            "The goal, and what shows that it is reached.",
            "Tujuan, dan apa yang menunjukkan bahwa tujuan itu tercapai.",
        )
        self._example(
            "goal:",
            *self._either("  statement: The goal", "  statement: Meningkatnya kepuasan masyarakat"),
            *self._either("  indicator: The satisfaction index", "  indicator: IKM"),
        )
        self._write_officers()
        self._write_counts()
        self._write_objectives(further)
        self._head("Where and when it was signed, and by whom.", "Tempat, tanggal, penanda tangan.")
        self._example(
            *("signed:", "  place: Contoh", "  date: 2025-01-02", f"  by: {self.officer}")
        )

    def _write_officers(self) -> None:
        answers = self.answers
        self._head(
            f"Officers, each under a name of its own, such as {self.officer}; a NIP in quotes.",
            f"Pejabat, masing-masing dengan nama kunci, misalnya {self.officer};"
            " NIP di antara tanda petik.",
        )
        officer = {
            "title": answers["responsible"],
            "name": answers.get("officer_name", ""),
            "nip": answers.get("nip", ""),
        }
        self._put({"officers": {self.officer: _said(officer)}})
        if not officer["name"]:
            self._example(*self._either("name: Name, degrees", "name: Nama, gelar"), depth=4)
        if not officer["nip"]:
            self._example('nip: "19700101 199503 1 001"', depth=4)

    def _write_counts(self) -> None:
        self._head(
            "Counts: the numbers that are collected. They are whole and not below 0,"
            " unless their kind is decimal.",
            "Cacah: angka yang dikumpulkan. Bilangan bulat, 0 atau lebih,"
            " kecuali kind-nya decimal.",
        )
        self._say(
            "accumulate: how months make a year (sum, last, mean, none).",
            "accumulate: cara bulan menjadi setahun (sum, last, mean, none).",
        )
        self.lines.append("counts:")
        counts = new_counts(self.answers)
        names = list(counts)
        for name, tree in counts.items():
            self._put({name: tree}, depth=2)
            self._example(*self._either("unit: persons", "unit: orang"), depth=4)
            self._example(*(("range: [0, 100]",) if "kind" in tree else ()), depth=4)
            if len(names) > 1 and name == names[0] and self.answers.get("unit") == "%":
                self._example(f"at_most: {names[1]}", depth=4)
            if "source" not in tree:
                self._example(*self._either("source: Section", "source: Nama bidang"), depth=4)
            self._example("accumulate: last" if "kind" in tree else "accumulate: sum", depth=4)

    def _write_objectives(self, further: str) -> None:
        answers = self.answers
        self._head(
            "Objectives with their indicators: numerator and denominator, or value.",
            "Sasaran dengan indikatornya: numerator (pembilang) dan denominator (penyebut),"
            " atau value.",
        )
        self._say('The unit "%" multiplies by 100.', 'Satuan "%" mengalikan 100.')
        self._remark(further)
        self.lines.append("objectives:")
        first, *rest = _lines({"statement": answers["objective"]})
        self.lines += [f"  - {first}", *(f"    {line}" for line in rest), "    indicators:"]
        tree = indicator_tree({**answers, "responsible": self.officer})
        examples = self._examples_of(tree)
        start = len(self.lines)
        for key in _INDICATOR:
            if key in tree:
                self._put({key: tree[key]}, depth=8)
            else:
                self._example(*examples.get(key, ()), depth=8)
        self.lines[start] = f"      - {self.lines[start].lstrip()}"

    def _examples_of(self, tree: Mapping[str, Tree]) -> dict[str, tuple[str, ...]]:
        """Return examples of what else can be said of the indicator, by key."""
        lower = tree.get("better") == "lower"
        names = [str(tree[part]) for part in FORMULA_PARTS if part in tree]
        figures = ["80"] if len(names) == 1 else ["45", "50"]
        value = {1: "80", 2: "90" if tree.get("unit") == "%" else "0.9"}[len(names)]
        if value == "0.9":
            figures, value = ["100", "50"], "2"
        most = "100" if tree.get("unit") == "%" else "null"
        counts = ", ".join(f"{name}: {n}" for name, n in zip(names, figures, strict=True))
        joint = " of " if self.language == "en" else " dari "
        return {
            "better": ("better: higher",),
            "range": () if len(names) == 1 else (f"range: [0, {most}]",),
            "source": self._either("source: Where the data come from", "source: Sumber data"),
            "explanation": self._either("explanation: What it means", "explanation: Penjelasan"),
            "targets": ("targets: {2025: 80}",),
            "achievement": ("achievement: mirror" if lower else "achievement: ratio",),
            "cases": (
                "cases:",
                f"  - name: {joint.join(figures)}",
                f"    counts: {{{counts}}}",
                f"    value: {value}",
            ),
        }

    def _either(self, english: str, indonesian: str) -> tuple[str]:
        return (indonesian if self.language == "id" else english,)

    def _say(self, english: str, indonesian: str) -> None:
        self.lines += [f"# {text}" for text in self._either(english, indonesian)]

    def _remark(self, text: str) -> None:
        self.lines += [f"# {text}"] if text else []

    def _head(self, english: str, indonesian: str) -> None:
        self.lines.append("")
        self._say(english, indonesian)

    def _put(self, tree: Mapping[str, Tree], *, depth: int = 0) -> None:
        self.lines += [f"{' ' * depth}{line}".rstrip() for line in _lines(tree)]

    def _example(self, *lines: str, depth: int = 0) -> None:
        self.lines += [f"{' ' * depth}#{line}" for line in lines]


def _said(texts: Mapping[str, str]) -> dict[str, Tree]:
    return {key: text for key, text in texts.items() if text}


def _lines(tree: Mapping[str, Tree]) -> list[str]:
    """Return the lines of a mapping; beside a text, plain values stand on lines of their own."""
    return yaml_text({"x": "x", **tree}).removesuffix("\n").split("\n")[1:]

"""What a definition must mean, beyond its shape: one function a rule.

Enters: a draft. Leaves: the faults, each at its place in the file.
Layer 3; the rules about formulas and references stand in `_rules_formulas`,
those about what is promised in `_rules_promises`, that about rates in `_rules_rates`,
and those about targets and achievement in `_rules_achievement`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from iku_core._findings import Reading
from iku_core._rules_achievement import ACHIEVEMENT_RULES
from iku_core._rules_formulas import FORMULA_RULES
from iku_core._rules_promises import PROMISE_RULES
from iku_core._rules_rates import check_rates
from iku_core.declaration import Count
from iku_core.drafts import FORMULA_KEYS, AdoptedDraft, Draft, IndicatorDraft
from iku_core.nodes import Mapping, Node, Scalar, Sequence, node_at
from iku_core.status import Status
from iku_core.suggestion import advice_to_declare

__all__ = ["check_draft"]


_WORDS_FOR_PERCENT: Final = frozenset(
    {"persen", "prosen", "persentase", "percent", "percentage", "pct"}
)
_WORDS_FOR_INDEX: Final = frozenset({"indeks", "index"})
_AMOUNTS: Final = re.compile(
    r"\b(?:anggaran|aset|bantuan|barang|belanja|bersih|bmd|dana|ekspor|fisik|hibah|impor|investasi"
    r"|jual|jumlah|kerugian|kontrak|kredit|modal|nominal|omset|omzet|pagu|pajak|pdrb|pekerjaan"
    r"|pendapatan|pengadaan|penjualan|penyertaan|perolehan|piutang|produk|produksi|proyek|realisasi"
    r"|retribusi|rupiah|saham|sewa|simpanan|tambah|temuan|total|transaksi|tunggakan|usaha|utang"
    r"|zakat)\b"
)
"""What a value in money is of; such values add up."""


def check_draft(draft: Draft, reading: Reading) -> None:
    """Note every fault of meaning of `draft` in `reading`.

    Example:
        >>> from iku_core.document import parse_yaml
        >>> from iku_core.issues import Source
        >>> from iku_core.reading import read_draft
        >>> source = Source("a.yaml", "signed: {place: Lumajang, date: 2020-03-03, by: camat}")
        >>> root, _ = parse_yaml(source)
        >>> reading = Reading(source, root, [])
        >>> check_draft(read_draft(reading), reading)
        >>> [str(issue) for issue in reading.issues if issue.code == "IKU140"]
        ['a.yaml:1:49: IKU140 camat is not among the officers']
    """
    for rule in _RULES:
        rule(draft, reading)


def check_officers(draft: Draft, reading: Reading) -> None:
    """Every officer named is declared."""
    if "officers" in draft.unread:
        return
    named = [
        (indicator.values.get("responsible"), indicator.node, ("responsible",))
        for indicator in draft.everything()
    ]
    signed = draft.values.get("signed", {})
    named.append((signed.get("by"), reading.root, ("signed", "by")))  # type: ignore[arg-type]
    for officer, root, path in named:
        node = node_at(root, *path)
        if officer is not None and node is not None and officer not in draft.officers:
            words = advice_to_declare(officer, draft.officers, under="officers")
            reading.fault("IKU140", node, text=officer, **words)


def check_names(draft: Draft, reading: Reading) -> None:
    """A count and a constant differ in name; two indicators differ in id."""
    counts, constants = node_at(reading.root, "counts"), node_at(reading.root, "constants")
    if type(counts) is Mapping and type(constants) is Mapping:
        for name, (key, _) in constants.entries.items():
            if name in counts.entries:
                reading.fault_of_two("IKU141", key, counts.entries[name][0], text=name)
    first: dict[str, IndicatorDraft | AdoptedDraft] = {}
    for indicator in draft.everything():
        earlier = first.setdefault(indicator.id, indicator)
        if indicator.id and earlier is not indicator:
            places = [node_at(item.node, "id") or item.node for item in (indicator, earlier)]
            reading.fault_of_two("IKU141", *places, text=indicator.id)


def check_counts(draft: Draft, reading: Reading) -> None:
    """A count is bounded by another declared count, and a whole count is never negative."""
    for name, count in draft.counts.items():
        if count is None:
            continue
        bound = node_at(reading.root, "counts", name, "at_most")
        if bound is not None and count.at_most == name:
            reading.fault("IKU143", bound, text=name)
        elif bound is not None and count.at_most not in draft.counts:
            words = advice_to_declare(str(count.at_most), draft.counts, under="counts")
            reading.fault("IKU142", bound, text=str(count.at_most), **words)
        low = None if count.range is None else count.range.low
        limits = node_at(reading.root, "counts", name, "range")
        if count.kind == "count" and limits is not None and low is not None and low < 0:
            reading.fault("IKU146", limits, low=str(low))


def check_percentages(draft: Draft, reading: Reading) -> None:
    """Percentages and indices do not add up, over offices or over periods."""
    for name, count in draft.counts.items():
        words = None if count is None else _never_adds_up(count)
        if words is None:
            continue
        for key in ("rollup", "accumulate"):
            node = node_at(reading.root, "counts", name, key)
            if node is not None and getattr(count, key) == "sum":
                reading.fault("IKU173", node, count=name, key=key, **words)


def _never_adds_up(count: Count) -> dict[str, str] | None:
    """Return by what a count is known as a percentage or an index, in words; None for others.

    A label is looked at where no unit is given alone, for a unit says it better.
    """
    unit = count.unit
    if unit is not None:
        is_one = unit == "%" or _is_nearly_percent(unit) or unit.lower() in _WORDS_FOR_INDEX
        return {"what": f"given in {unit}", "what_id": f"bersatuan {unit}"} if is_one else None
    label = count.label.lower()
    word = re.split(r"\W", label, maxsplit=1)[0]
    is_score = word == "nilai" and _AMOUNTS.search(label) is None
    if word in _WORDS_FOR_PERCENT or word in _WORDS_FOR_INDEX or is_score:
        return {
            "what": f"called {count.label} and has no unit",
            "what_id": f"bernama {count.label} tanpa satuan",
        }
    return None


def check_validity(draft: Draft, reading: Reading) -> None:
    """A document is in force for at least one day."""
    start, end = draft.values.get("valid_from"), draft.values.get("valid_to")
    node = node_at(reading.root, "valid_to")
    if start is not None and end is not None and node is not None and end < start:
        reading.fault("IKU144", node, start=str(start), end=str(end))


def check_kind_of_indicator(draft: Draft, reading: Reading) -> None:
    """An indicator is a direct value or a numerator over a denominator, clearly multiplied."""
    for indicator in draft.indicators():
        _check_formulas_given(indicator, reading)
        _check_multiplier(indicator, reading)


def _check_formulas_given(indicator: IndicatorDraft, reading: Reading) -> None:
    entries = indicator.node.entries
    name = indicator.id or "?"
    parts = [key for key in ("numerator", "denominator") if key in entries]
    if "value" in entries and parts:
        reading.fault("IKU137", entries["value"][0], indicator=name, other=parts[0])
    elif any(key in indicator.taken_for for key in FORMULA_KEYS):
        # The key that is misspelt has been told, and may be all that is wrong.
        return
    elif "value" not in entries and not parts:
        reading.fault("IKU136", indicator.node, indicator=name)
    elif len(parts) == 1:
        missing = "denominator" if parts == ["numerator"] else "numerator"
        reading.fault("IKU122", entries[parts[0]][0], key=missing)


def _check_multiplier(indicator: IndicatorDraft, reading: Reading) -> None:
    values, entries = indicator.values, indicator.node.entries
    multiplier = values.get("multiplier")
    if multiplier is not None and multiplier <= 0:
        reading.fault("IKU147", entries["multiplier"][1], text=str(multiplier))
        return
    unit = values.get("unit")
    if unit is not None and multiplier is None and _is_nearly_percent(unit):
        reading.fault("IKU148", entries["unit"][1], text=unit)
    if unit != "%":
        return
    ratio = "numerator" in entries or "denominator" in entries
    if "value" in entries and not ratio and "multiplier" not in entries:
        reading.fault("IKU138", entries["unit"][1])
    elif "value" not in entries and multiplier not in (None, 100):
        reading.fault("IKU139", entries["multiplier"][1], multiplier=str(multiplier))


def _is_nearly_percent(unit: str) -> bool:
    """Return whether a unit means percent, and is not the sign that multiplies by 100."""
    words = unit.lower().replace("(", " ").split()
    named = any(word in _WORDS_FOR_PERCENT for word in words[:1])
    return unit != "%" and ("%" in unit or "\uff05" in unit or named)


def check_cases(draft: Draft, reading: Reading) -> None:
    """A worked case supplies declared counts and expects a value or a status."""
    for indicator in draft.everything():
        cases = node_at(indicator.node, "cases")
        if type(cases) is not Sequence:
            continue
        for node in cases.items:
            _check_supplied(draft, reading, node)
            _check_expectation(reading, node)


def _check_supplied(draft: Draft, reading: Reading, case: Node) -> None:
    if "counts" in draft.unread:
        return
    for key in ("counts", "previous"):
        supplied = node_at(case, key)
        if type(supplied) is Mapping:
            for name, (node, _) in supplied.entries.items():
                if name not in draft.counts:
                    words = advice_to_declare(name, draft.counts, under="counts")
                    reading.fault("IKU142", node, text=name, **words)


def _check_expectation(reading: Reading, case: Node) -> None:
    if type(case) is not Mapping:
        return
    status = node_at(case, "status")
    word = status.value if type(status) is Scalar else Status.OK.value
    statuses = [member.value for member in Status]
    if word not in statuses:
        return
    figure = "value" in case.entries or "exact" in case.entries
    without_figure = word != Status.OK.value
    if figure if without_figure else not (figure or "published" in case.entries):
        statuses.remove(Status.OK.value)
        node = status if status and figure else case
        reading.fault("IKU145", node, choices=", ".join(statuses))


_RULES: Final[tuple[Callable[[Draft, Reading], None], ...]] = (
    check_officers,
    check_names,
    check_counts,
    check_percentages,
    check_validity,
    check_kind_of_indicator,
    check_rates,
    check_cases,
    *FORMULA_RULES,
    *PROMISE_RULES,
    *ACHIEVEMENT_RULES,
)

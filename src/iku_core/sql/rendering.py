"""Indicators as one query, whose rows have a value and a status for each.

Enters: indicators, and where the counts are. Leaves: text in SQL. Layer 6.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve

from iku_core.audit import library_version
from iku_core.declaration import Count
from iku_core.definition import Document, Indicator
from iku_core.errors import TableError
from iku_core.issues import Issue, new_issue
from iku_core.messages import Language
from iku_core.normal_form import count_of, used_counts
from iku_core.plan import Plan, plan_of
from iku_core.sql._dialect import Dialect
from iku_core.sql._dialects import DIALECTS, DialectName
from iku_core.sql._figures import Figures
from iku_core.sql._names import remark
from iku_core.sql._readings import Table, readings_of
from iku_core.sql._stages import Names, Stage, chained, names_of

__all__ = ["render_sql"]

_WORDS: Final[dict[Language, dict[str, str]]] = {
    "en": {
        "document": "document {id}, edition {edition}",
        "undated": "without a date",
        "made": "SQL for {dialect}, by iku-core {version}",
        "meaning": "for each indicator: a value, and a status: ok, missing, zero-denominator,"
        " invalid, needs-exact",
        "texts": "what each count is written as",
        "states": "0: a number; 1: missing; 2: too long to compute with here; 3: invalid",
        "numbers": "the numbers",
        "decimals": "the numbers; those with decimals in units of 1/{scale}",
        "ranges": "the same, without what is out of its range",
        "sums": "what is added and multiplied",
        "choices": "what min, max and abs choose",
        "units": "figures in units of their last decimal, rounded half up",
        "statuses": "why there is a figure, or none",
        "figures": "the figures",
    },
    "id": {
        "document": "dokumen {id}, edisi {edition}",
        "undated": "tanpa tanggal",
        "made": "SQL untuk {dialect}, oleh iku-core {version}",
        "meaning": "tiap indikator: nilai, dan status: ok, missing, zero-denominator,"
        " invalid, needs-exact",
        "texts": "cara setiap bilangan tertulis",
        "states": "0: bilangan; 1: belum ada; 2: terlalu panjang untuk dihitung; 3: tidak sah",
        "numbers": "bilangan",
        "decimals": "bilangan; yang berdesimal dalam satuan 1/{scale}",
        "ranges": "hal yang sama, tanpa yang di luar rentangnya",
        "sums": "yang dijumlahkan dan dikalikan",
        "choices": "yang dipilih min, max, dan abs",
        "units": "realisasi dalam satuan desimal terakhir, dibulatkan setengah ke atas",
        "statuses": "mengapa ada realisasi, atau tidak",
        "figures": "realisasi",
    },
}


def render_sql(
    indicators: Document | Indicator | Iterable[Indicator],
    dialect: DialectName,
    *,
    table: str,
    view: str | None = None,
    keys: Sequence[str] = (),
    long: tuple[str, str] | None = None,
    language: Language = "id",
) -> str:
    """Return a query that computes indicators exactly in a database.

    Args:
        indicators: All of a document, one, or some; at least one.
        dialect: `postgres`, `mysql` (MariaDB too), `sqlite` or `duckdb`.
        table: The table with the counts. A point parts its schema from its name.
        view: The view to make, likewise; None for a query alone.
        keys: Columns of the table that are handed on, such as the office and the year. With
            `long` they tell the rows of the result apart.
        long: The columns with the name of a count and its value, of a table that has a row for
            each count; None where each count has a column, called after it. A count of the
            previous period is called `prev(a)` in both.
        language: Of the remarks.

    Returns:
        Text that ends in a semicolon and a line break. For each row of the table, or each group of
        rows with the same keys, there is a column for each indicator, called after its id, and one
        with its status, whose name ends in `_status`. A value is a decimal, in SQLite a text; it is
        null where the status is not `ok`. The status is `needs-exact` where numbers are too long
        for the database; such a row is computed by `evaluate()`.

    Raises:
        TableError: Indicators cannot be computed by a table, or names cannot be names here.
        ValueError: There is no indicator.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> text = render_sql(document, "postgres", table="realisasi", view="iku", language="en")
        >>> text.splitlines()[4]
        'CREATE VIEW "iku" AS'
    """
    chosen = (indicators,) if isinstance(indicators, Indicator) else tuple(indicators)
    if not chosen:
        raise ValueError("there is no indicator")
    database = DIALECTS[dialect]
    counts = {name: count_of(item, name) for item in chosen for name in used_counts(item)}
    issues: list[Issue] = []
    plans = _plans(chosen, counts, database, issues)
    made = [*keys, *(name for item in chosen for name in (item.id, f"{item.id}_status"))]
    named = [*table.split("."), *(view.split(".") if view is not None else ()), *made]
    issues += _faults(database, dialect, [*named, *(counts if long is None else long)])
    issues += _doubles(made)
    if issues:
        raise TableError(tuple(issues))

    words = _WORDS[language]
    source = Table(
        _path(database, table),
        [database.name(key) for key in keys],
        None if long is None else (database.name(long[0]), database.name(long[1])),
    )
    names = names_of(database, [*keys, *table.split(".")])
    query = _query(plans, counts, source, names, words)
    _require_width(query, dialect, database)
    lines = _head(indicators, dialect, words)
    if view is not None:
        lines.append(f"CREATE VIEW {_path(database, view)} AS")
    return "\n".join([*lines, chained(query)]) + ";\n"


def _head(indicators: object, dialect: str, words: Mapping[str, str]) -> list[str]:
    """Return remarks that say what is computed, by which edition of which document."""
    made = words["made"].format(dialect=dialect, version=library_version())
    lines = [remark(made), remark(words["meaning"])]
    if isinstance(indicators, Document):
        since = indicators.valid_from
        edition = words["undated"] if since is None else str(since)
        about = words["document"].format(id=indicators.id, edition=edition)
        lines[:0] = [remark(indicators.title), remark(about)]
    return lines


def _plans(
    indicators: Sequence[Indicator],
    counts: dict[str, Count],
    dialect: Dialect,
    issues: list[Issue],
) -> list[Plan]:
    """Return how indicators are computed; notes each that cannot be."""
    scales = {name: dialect.scale for name, count in counts.items() if count.kind == "decimal"}
    plans: list[Plan] = []
    for indicator in indicators:
        try:
            plans.append(plan_of(indicator, scales))
        except TableError as error:
            issues += error.issues
    return plans


def _faults(dialect: Dialect, word: str, names: Iterable[str]) -> Iterator[Issue]:
    """Iterate over what cannot be a name."""
    for name in dict.fromkeys(names):
        fault = dialect.fault_of(name)
        if fault is not None:
            reason, reason_id = fault
            words = {"name": name, "dialect": word, "reason": reason, "reason_id": reason_id}
            yield new_issue("IKU617", None, **words)


def _doubles(names: Iterable[str]) -> Iterator[Issue]:
    """Iterate over the columns that there would be twice; most databases ignore their case."""
    alike = Counter(name.casefold() for name in names)
    for name, number in alike.items():
        if number > 1:
            yield new_issue("IKU618", None, column=name)


def _query(
    plans: Sequence[Plan],
    counts: dict[str, Count],
    source: Table,
    names: Names,
    words: Mapping[str, str],
) -> list[Stage]:
    """Return the tables of the query, the result last."""
    dialect = names.dialect
    if dialect.scale > 1 and any(count.kind == "decimal" for count in counts.values()):
        words = {**words, "numbers": words["decimals"].format(scale=dialect.scale)}
    readings, stages = readings_of(source, counts, names, words)
    for name in ("sums", "choices", "units", "statuses"):
        stages.append(
            Stage(
                names.table(name),
                stages[-1].name,
                remark(words[name]),
                ["*"],
                fence=dialect.fence,
            )
        )
    figures = Figures(readings, dialect, names, stages[-4:])
    result = Stage("", stages[-1].name, remark(words["figures"]), source.keys)
    for plan in plans:
        item = plan.indicator
        figure = figures.figure(plan)
        result.put(
            dialect.name(item.id),
            f"CASE WHEN {figure.status} = 'ok' THEN {figure.value} END",
            remark(item.name, *([] if item.unit is None else [f"({item.unit})"])),
        )
        result.put(dialect.name(f"{item.id}_status"), figure.status)
    return _without_idle([*stages, result])


def _without_idle(stages: Sequence[Stage]) -> list[Stage]:
    """Return stages without those that make no column."""
    kept: list[Stage] = []
    for stage in stages:
        if stage.columns:
            kept.append(evolve(stage, source=kept[-1].name) if kept else stage)
    return kept


def _require_width(stages: Sequence[Stage], word: str, dialect: Dialect) -> None:
    """Refuse a query that has more columns than a database takes; raises TableError."""
    width = widest = 0
    for stage in stages:
        width = len(stage.columns) + (width if "*" in stage.kept else len(stage.kept))
        widest = max(widest, width)
    limit = dialect.most_columns
    if widest > limit:
        words = {"number": str(widest), "dialect": word, "limit": str(limit)}
        raise TableError((new_issue("IKU619", None, **words),))


def _path(dialect: Dialect, name: str) -> str:
    """Return the name of a table as it stands in SQL, its schema before it."""
    return ".".join(map(dialect.name, name.split(".")))

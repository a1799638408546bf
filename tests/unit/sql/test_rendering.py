"""One query for many indicators: on real databases, with hostile names and cells."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from random import Random
from struct import pack
from typing import Any, Final

import attrs
import pytest

import iku_core as iku
from databases import NAMES, Database, Databases
from definitions import document
from iku_core.frozen import FrozenMapping
from iku_core.sql import DialectName, render_sql

each_database = pytest.mark.parametrize("name", NAMES)

SUMBERSUKO: Final = "indicators/lumajang/kecamatan-sumbersuko.yaml"
RATIO: Final = document()
ALL: Final = document(
    """\
      - {id: satu, name: Satu, value: a, decimals: 0}
      - {id: dua, name: Dua, numerator: a - b, denominator: d - 1, unit: '%', decimals: 3}
      - {id: tiga, name: Tiga, value: 'max(a, b, d) + satu / b'}
      - {id: empat, name: Empat, value: 'abs(d - prev(d)) * 2.5', decimals: 12}
      - {id: lima, name: Lima, value: '5', decimals: 0}
      - {id: enam, name: Enam, numerator: '-3', denominator: 'd - 2'}
      - {id: tujuh, name: Tujuh, value: '-7'}
      - {id: delapan, name: Delapan, value: 'a * b * b * d * d'}
      - {id: sembilan, name: Sembilan, value: 'a / b * b - a'}
      - {id: sepuluh, name: Sepuluh, value: 'min(a, 3) - max(1 / a, 2)'}
      - {id: sebelas, name: Sebelas, value: 'a / max(b, d)'}
      - {id: selalu-nol, name: Selalu nol, numerator: a, denominator: 'b - b'}
"""
)


def wide(
    database: Database, indicators: Any, rows: list[dict[str, Any]], types: dict[str, str]
) -> list[dict[str, Any]]:
    database.fill("bilangan", {"baris": "INTEGER", **types},
                  [{"baris": at, **row} for at, row in enumerate(rows)])  # fmt: skip
    text = render_sql(indicators, database.name, table="bilangan", keys=["baris"])
    return sorted(database.rows(text), key=lambda row: row["baris"])


def shown(value: Any) -> str | None:
    """Return a decimal, or the text of one, as text."""
    return format(value, "f") if isinstance(value, Decimal) else value


def status_of(database: Database, kind: str, text: str | None) -> tuple[str | None, str]:
    """Return figure and status of one cell, as a whole count or a decimal one."""
    direct = document(f"      - {{id: nilai, name: Nilai, value: {kind}}}\n")
    (row,) = wide(database, direct, [{kind: text}], {kind: database.text})
    return shown(row["nilai"]), row["nilai_status"]


@each_database
@pytest.mark.parametrize(
    ("kind", "text", "value", "status"),
    [
        ("a", "45", "45.00", "ok"),
        ("a", "0045.000", "45.00", "ok"),
        ("a", "-0", "0.00", "ok"),
        ("a", "-0.0", "0.00", "ok"),
        ("a", None, None, "missing"),
        ("a", "-1", None, "invalid"),
        ("a", "4.5", None, "invalid"),
        ("a", "-" + "9" * 200, None, "invalid"),
        ("a", "9" * 200, None, "needs-exact"),
        ("a", "9" * 200 + ".5", None, "invalid"),
        ("a", "1e3", None, "needs-exact"),
        ("a", "1.5E+3", None, "needs-exact"),
        ("d", "-0.005", "-0.01", "ok"),
        ("d", "-0.004", "0.00", "ok"),
        ("d", "-.5", None, "invalid"),
        ("d", "5.", None, "invalid"),
        ("d", "82.375000000000000000000000000000000000000000", "82.38", "ok"),
        ("d", "0." + "1" * 50, None, "needs-exact"),
        ("d", "-1e-3", None, "needs-exact"),
        ("d", "9" * 200, None, "needs-exact"),
        *(
            (kind, text, None, "invalid")
            for kind in "ad"
            for text in ("", " 45", "45 ", "45\n", "\t45", "4 5", "1,5", "1.2.3", "--1", "1-2", "-")
        ),
        *(
            (kind, text, None, "invalid")
            for kind in "ad"
            for text in ("NaN", "Infinity", "-inf", "0x10", "٤٥", "e5", "5e", "1_000", "'; --")
        ),
    ],
)
def test_a_cell_is_the_number_that_it_is_written_as(  # noqa: PLR0917
    name: DialectName,
    kind: str,
    text: str | None,
    value: str | None,
    status: str,
    databases: Databases,
) -> None:
    assert status_of(databases[name], kind, text) == (value, status)


def test_a_text_of_sqlite_ends_where_it_ends(databases: Databases) -> None:
    for kind in "ad":
        assert status_of(databases["sqlite"], kind, "45\0x") == (None, "invalid")


TYPES: Final[dict[DialectName, tuple[str, str, str]]] = {
    "postgres": ("bigint", "numeric(20, 6)", "double precision"),
    "mysql": ("BIGINT", "DECIMAL(65, 30)", "DOUBLE"),
    "sqlite": ("INTEGER", "DECIMAL(20, 6)", "REAL"),
    "duckdb": ("BIGINT", "DECIMAL(38, 20)", "DOUBLE"),
}


@each_database
def test_columns_of_numbers_are_read_as_texts_are(name: DialectName, databases: Databases) -> None:
    database = databases[name]
    for kind in TYPES[name][1:]:
        row = wide(database, ALL["empat"], [{"d": "82.375", "prev(d)": "0.1"}],
                   {"d": kind, "prev(d)": kind})[0]  # fmt: skip
        assert shown(row["empat"]) == "205.687500000000"
    whole = document("      - {id: nilai, name: Nilai, value: a}\n")
    for kind in TYPES[name]:
        row = wide(database, whole, [{"a": 45}], {"a": kind})[0]
        assert shown(row["nilai"]) == "45.00"


@each_database
def test_a_float_that_is_no_decimal_of_few_digits_gives_no_figure(
    name: DialectName, databases: Databases
) -> None:
    direct = document("      - {id: nilai, name: Nilai, value: d}\n")
    cells = [0.1 + 0.2, 1e20, -1e300]
    rows = wide(databases[name], direct, [{"d": cell} for cell in cells], {"d": TYPES[name][2]})

    found = [row["nilai_status"] for row in rows]

    # PostgreSQL and MySQL compute with all the digits of the first, as it is written.
    assert found[1:] == ["needs-exact"] * 2
    assert (shown(rows[0]["nilai"]), found[0]) in (("0.30", "ok"), (None, "needs-exact"))


EXACT: Final = document("      - {id: nilai, name: Nilai, value: d, decimals: 3}\n")
COUNTS: Final = ("1234567", "16777217", "0.1", "82.38", "9007199254740993", "-1234567", "123456")


@pytest.mark.parametrize(
    ("kind", "inexact"),
    [
        ("FLOAT", {"1234567", "16777217", "9007199254740993", "-1234567"}),
        ("FLOAT(20, 2)", set()),
        # This is written with an exponent.
        ("DOUBLE", {"9007199254740993"}),
        ("DECIMAL(40, 3)", set()),
        ("DECIMAL(65, 30)", set()),
        ("VARCHAR(40) COLLATE utf8mb4_unicode_ci", set()),
        ("BIGINT", set()),
    ],
)
def test_a_number_that_mysql_writes_as_another_gives_no_figure(
    kind: str, inexact: set[str], databases: Databases
) -> None:
    cells = [text for text in COUNTS if kind != "BIGINT" or "." not in text]
    held = {"16777217": "16777216", "9007199254740993": "9007199254740992"}
    for database_kind in (kind, f"{kind} NOT NULL"):
        rows = wide(databases["mysql"], EXACT, [{"d": text} for text in cells],
                    {"d": database_kind})  # fmt: skip
        for text, row in zip(cells, rows, strict=True):
            cell = held.get(text, text) if kind == "FLOAT(20, 2)" else text
            wanted = (None, "needs-exact") if text in inexact else (f"{Decimal(cell):.3f}", "ok")
            assert (shown(row["nilai"]), row["nilai_status"]) == wanted, text


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("1234567", "needs-exact"),
        ("-1234567", "invalid"),
        ("1234.567", "invalid"),
        ("0.25", "invalid"),
    ],
)
def test_a_whole_count_in_a_float_of_mysql_is_invalid_where_its_digits_show_that(
    cell: str, status: str, databases: Databases
) -> None:
    whole = document("      - {id: nilai, name: Nilai, value: a}\n")
    (row,) = wide(databases["mysql"], whole, [{"a": cell}], {"a": "FLOAT"})

    assert (row["nilai"], row["nilai_status"]) == (None, status)


def test_each_float_of_mysql_gives_a_figure_that_it_holds_or_none(databases: Databases) -> None:
    draw = Random(20201125)
    exact = document("      - {id: nilai, name: Nilai, value: d, decimals: 12}\n")
    typed = [Decimal(draw.randrange(10**6)).scaleb(-draw.randrange(7)) for _ in range(2_000)]
    long = [Decimal(draw.randrange(10**9)).scaleb(-draw.randrange(9)) for _ in range(2_000)]
    rows = [{"d": str(number)} for number in typed + long]

    found = wide(databases["mysql"], exact, rows, {"d": "FLOAT"})

    for number, row in zip(typed, found[:2_000], strict=True):
        assert (row["nilai"], row["nilai_status"]) == (number, "ok")
    for number, row in zip(long, found[2_000:], strict=True):
        assert row["nilai_status"] in ("ok", "needs-exact")
        assert row["nilai"] is None or pack("f", row["nilai"]) == pack("f", number)
    assert {row["nilai_status"] for row in found[2_000:]} == {"ok", "needs-exact"}


def test_a_row_for_each_count_tells_a_float_that_mysql_writes_as_another(
    databases: Databases,
) -> None:
    database = databases["mysql"]
    rows = [
        {"kantor": office, "nama": "d", "nilai": value}
        for office, value in (("a", "16777217"), ("b", "82.38"), ("c", None))
    ]
    database.fill("panjang", dict(zip(rows[0], ("CHAR(1)", "CHAR(1)", "FLOAT"), strict=True)), rows)
    text = render_sql(EXACT, "mysql", table="panjang", keys=["kantor"], long=("nama", "nilai"))

    found = {row["kantor"]: (row["nilai"], row["nilai_status"]) for row in database.rows(text)}

    assert found == {
        "a": (None, "needs-exact"),
        "b": (Decimal("82.380"), "ok"),
        "c": (None, "missing"),
    }


@pytest.mark.parametrize(
    ("kind", "cell"),
    [("VARCHAR(9)", "4x"), ("TEXT", "-"), ("DATE", "2020-11-25"), ("TIME", "10:00:00"),
     ("BIT(8)", 3), ("ENUM('x')", "x"), ("JSON", '"4"'), ("VARBINARY(4)", "4 ")],
)  # fmt: skip
def test_what_mysql_cannot_take_for_a_number_stops_no_strict_statement(
    kind: str, cell: object, databases: Databases
) -> None:
    database = databases["mysql"]
    database.run("DROP TABLE IF EXISTS hasil")
    for long in (None, ("nama", "nilai")):
        columns = {"d": kind} if long is None else {"nama": "CHAR(1)", "nilai": kind}
        database.fill(
            "bilangan", columns, [dict(zip(columns, ("d", cell)[-len(columns) :], strict=True))]
        )
        text = render_sql(EXACT, "mysql", table="bilangan", long=long)
        database.run(f"CREATE TABLE hasil AS {text}")
        (row,) = database.rows("SELECT * FROM hasil")
        database.run("DROP TABLE hasil")

        assert (row["nilai"], row["nilai_status"]) == (None, "invalid")


def test_what_is_no_text_and_no_number_in_sqlite_is_invalid(databases: Databases) -> None:
    direct = document("      - {id: nilai, name: Nilai, value: d}\n")
    rows = wide(databases["sqlite"], direct, [{"d": b"45"}, {"d": float("inf")}], {"d": ""})

    assert [row["nilai_status"] for row in rows] == ["invalid"] * 2


@each_database
def test_thousands_of_ties_and_neighbours_of_ties_are_rounded_half_up(
    name: DialectName, databases: Databases
) -> None:
    draw = Random(20201125)
    rows = []
    for _ in range(4_000):
        factor = draw.randrange(1, 10**5)
        above = (2 * draw.randrange(12_000) + 1) * factor - draw.choice((0, 0, 1))
        rows.append({"b": above, "a": 20_000 * factor})

    found = wide(databases[name], RATIO, rows, {"b": "BIGINT", "a": "BIGINT"})

    for row, line in zip(rows, found, strict=True):
        units = (20_000 * row["b"] + row["a"]) // (2 * row["a"])
        assert line["rasio_status"] == "ok"
        assert Decimal(line["rasio"]) * 100 == units


@each_database
def test_every_shape_of_formula_gives_what_the_evaluator_gives(
    name: DialectName, databases: Databases
) -> None:
    cells: dict[str, tuple[str | None, ...]] = {
        "a": ("0", "1", "3", "10", "12345678", "1000000000", None),
        "b": ("0", "1", "7", "99999999", "2000000000", None),
        "d": ("0", "1", "2", "-2.5", "0.999999", "123456.654321", None),
        "prev(d)": ("0", "-2.5", "0.000001", None),
    }
    draw = Random(7)
    rows: list[dict[str, Any]] = [
        {key: draw.choice(choices) for key, choices in cells.items()} for _ in range(1_000)
    ]

    types = dict.fromkeys(rows[0], databases[name].text)
    left = 0
    for row, line in zip(rows, wide(databases[name], ALL, rows, types), strict=True):
        counts = {key: None if text is None else Decimal(text) for key, text in row.items()}
        previous = {"d": counts.pop("prev(d)")}
        for item in ALL:
            result = iku.evaluate(item, counts, previous=previous)
            value = None if result.value is None else format(result.value, "f")
            if line[f"{item.id}_status"] == "needs-exact":
                assert item.id in ("dua", "delapan", "tiga", "sepuluh", "sembilan", "sebelas")
                assert line[item.id] is None
                left += 1
            else:
                assert shown(line[item.id]) == value, (item.id, row)
                assert line[f"{item.id}_status"] == result.status.value
    assert left < (1 if name == "postgres" else 1_000)


@each_database
def test_numbers_at_the_limits_of_a_database_give_the_right_figure_or_none(
    name: DialectName, databases: Databases
) -> None:
    sums = document("      - {id: jumlah, name: Jumlah, value: 'a * b - d * 3', decimals: 2}\n")
    sizes = [
        10**power + step for power in (3, 6, 9, 12, 15, 18, 24, 25, 35, 36) for step in (-1, 0)
    ]
    rows: list[dict[str, Any]] = [
        {"a": str(left), "b": str(right), "d": f"{-left}.5"} for left in sizes for right in sizes
    ]
    found = wide(databases[name], sums, rows, dict.fromkeys("abd", databases[name].text))

    for row, line in zip(rows, found, strict=True):
        result = iku.evaluate(sums["jumlah"], {key: Decimal(text) for key, text in row.items()})
        assert result.value is not None
        if line["jumlah_status"] == "needs-exact":
            assert line["jumlah"] is None
        else:
            assert shown(line["jumlah"]) == format(result.value, "f")
    statuses = {line["jumlah_status"] for line in found}
    assert statuses == ({"ok"} if name == "postgres" else {"ok", "needs-exact"})


@each_database
def test_coefficients_beyond_any_number_of_a_database_give_no_wrong_figure(
    name: DialectName, databases: Databases
) -> None:
    large = "9" * 39
    giants = document(
        f"      - {{id: besar, name: Besar, value: a * {large} * {large}}}\n"
        f"      - {{id: tetap, name: Tetap, value: '{large} * {large}'}}\n"
    )
    row = wide(databases[name], giants, [{"a": "2"}], {"a": databases[name].text})[0]

    if name == "postgres":
        exact = int(large) ** 2
        assert (shown(row["besar"]), shown(row["tetap"])) == (f"{2 * exact}.00", f"{exact}.00")
    else:
        assert row | {"baris": 0} == {
            "baris": 0,
            "besar": None,
            "besar_status": "needs-exact",
            "tetap": None,
            "tetap_status": "needs-exact",
        }


@each_database
def test_a_range_is_kept_at_its_very_ends(name: DialectName, databases: Databases) -> None:
    ranged = document(
        "      - {id: nilai, name: Nilai, value: 'd + a', decimals: 1}\n",
        counts=(
            "  d: {label: D, kind: decimal, range: [0.5, 99.5]}\n"
            f"  a: {{label: A, range: [0, {10**60}]}}\n"
        ),
    )
    cells = ("0.5", "0.499999", "99.5", "99.500001", "-1")
    rows = wide(databases[name], ranged, [{"d": cell, "a": "0"} for cell in cells],
                dict.fromkeys("da", databases[name].text))  # fmt: skip

    assert [shown(row["nilai"]) for row in rows] == ["0.5", None, "99.5", None, None]
    assert [row["nilai_status"] for row in rows] == ["ok", "invalid", "ok", "invalid", "invalid"]


@each_database
def test_a_bound_that_no_decimal_is_equal_to_parts_numbers_too(
    name: DialectName, databases: Databases
) -> None:
    count = attrs.evolve(RATIO.counts["d"], range=iku.Range(Fraction(1, 3), Fraction(2, 3)))
    whole = attrs.evolve(RATIO.counts["a"], range=iku.Range(2, None))
    direct = document("      - {id: nilai, name: Nilai, value: d + a}\n")["nilai"]
    item = attrs.evolve(direct, counts=FrozenMapping({"d": count, "a": whole}))
    rows = wide(databases[name], item,
                [{"d": cell, "a": least} for cell, least in
                 (("0.333333", "2"), ("0.333334", "2"), ("0.666667", "2"), ("0.5", "1"))],
                dict.fromkeys("da", databases[name].text))  # fmt: skip

    assert [row["nilai_status"] for row in rows] == ["invalid", "ok", "invalid", "invalid"]


# Rows for each count


@each_database
def test_a_row_for_each_count_gives_what_a_column_for_each_gives(
    name: DialectName, databases: Databases
) -> None:
    database = databases[name]
    whole = iku.load_document(SUMBERSUKO)
    given: dict[str, list[tuple[str, str | None]]] = {
        "full": [("fasilitasi_ditindaklanjuti", "45"), ("fasilitasi_dilakukan", "50")],
        "zero": [("fasilitasi_ditindaklanjuti", "0"), ("fasilitasi_dilakukan", "0")],
        "lost": [("fasilitasi_ditindaklanjuti", "45")],
        "null": [("fasilitasi_ditindaklanjuti", "45"), ("fasilitasi_dilakukan", None)],
        "twice": [*[("fasilitasi_ditindaklanjuti", "45")] * 2, ("fasilitasi_dilakukan", "50")],
        "once more": [("fasilitasi_ditindaklanjuti", "5"), ("fasilitasi_ditindaklanjuti", None)],
        "shouted": [("FASILITASI_DITINDAKLANJUTI", "4"), ("fasilitasi_dilakukan", "50")],
        "other": [("sesuatu", "x")],
    }
    rows = [
        {"kantor": office, "nama": count, "nilai": value}
        for office, counts in given.items()
        for count, value in counts
    ]
    kind = "VARCHAR(100)" if name == "mysql" else database.text
    database.fill("panjang", dict.fromkeys(rows[0], kind), rows)
    text = render_sql(
        whole["fasilitasi-ditindaklanjuti"],
        name,
        table="panjang",
        keys=["kantor"],
        long=("nama", "nilai"),
    )

    found = {row["kantor"]: row for row in database.rows(text)}

    key = "fasilitasi-ditindaklanjuti"
    assert {office: row[f"{key}_status"] for office, row in found.items()} == {
        "full": "ok",
        "zero": "zero-denominator",
        "lost": "missing",
        "null": "missing",
        "twice": "invalid",
        "once more": "invalid",
        "shouted": "missing",
        "other": "missing",
    }
    assert [shown(row[key]) for row in found.values() if row[key] is not None] == ["90.00"]


@each_database
def test_a_table_without_keys_is_one_row_and_an_empty_one_misses_all(
    name: DialectName, databases: Databases
) -> None:
    database = databases[name]
    database.fill("panjang", {"nama": database.text, "nilai": database.text}, [])
    rows = database.rows(render_sql(ALL["satu"], name, table="panjang", long=("nama", "nilai")))
    constant = render_sql(ALL["lima"], name, table="panjang", long=("nama", "nilai"))

    assert rows == [{"satu": None, "satu_status": "missing"}]
    assert [shown(row["lima"]) for row in database.rows(constant)] in (["5"], [5])


# Views and settings


@each_database
def test_a_view_gives_the_figures_of_the_counts_of_now(
    name: DialectName, databases: Databases
) -> None:
    database = databases[name]
    database.run("DROP VIEW IF EXISTS capaian")
    database.fill("bilangan", {"tahun": "INTEGER", "a": "INTEGER", "b": "INTEGER"},
                  [{"tahun": 2019, "a": 3, "b": 1}, {"tahun": 2020, "a": 0, "b": 0}])  # fmt: skip
    database.run(render_sql(RATIO, name, table="bilangan", view="capaian", keys=["tahun"]))

    database.run("UPDATE bilangan SET b = 2 WHERE tahun = 2019")
    rows = database.rows("SELECT * FROM capaian ORDER BY tahun")
    database.run("DROP VIEW capaian")

    assert [(row["tahun"], shown(row["rasio"]), row["rasio_status"]) for row in rows] == [
        (2019, "66.67", "ok"),
        (2020, None, "zero-denominator"),
    ]


@pytest.mark.parametrize(
    "mode", ["ANSI", "NO_BACKSLASH_ESCAPES", "TRADITIONAL", "PIPES_AS_CONCAT", "ORACLE", ""]
)
def test_no_mode_of_mysql_changes_a_figure(mode: str, databases: Databases) -> None:
    database = databases["mysql"]
    before = database.rows("SELECT @@sql_mode AS mode, @@div_precision_increment AS places")[0]
    rows = [{"baris": 1, "a": "3", "b": "2"}, {"baris": 2, "a": "0", "b": "x"}]
    database.fill("bilangan", {"baris": "INTEGER", "a": "TEXT", "b": "TEXT"}, rows)
    text = render_sql(RATIO, "mysql", table="bilangan", keys=["baris"])
    try:
        database.run("SET SESSION sql_mode = %s, div_precision_increment = 0", [mode])
        database.run("DROP TABLE IF EXISTS salinan")
        database.run(f"CREATE TABLE salinan AS {text}")
        found = database.rows("SELECT rasio, rasio_status FROM salinan ORDER BY baris")
    finally:
        database.run(
            "SET SESSION sql_mode = %s, div_precision_increment = %s",
            [before["mode"], before["places"]],
        )

    assert found == [
        {"rasio": Decimal("66.67"), "rasio_status": "ok"},
        {"rasio": None, "rasio_status": "invalid"},
    ]


# Names


HOSTILE: Final = (
    'a"; DROP TABLE bilangan; --',
    "a`; DROP TABLE bilangan; --",
    "'; --",
    "\\' OR 1=1; --",
    "/* */ $$ {0} %%",
    "select",
    "IKU_texts",
    "Kantor Camat – Ŝ",
)


@each_database
@pytest.mark.parametrize("word", HOSTILE)
def test_a_hostile_name_is_a_name(name: DialectName, word: str, databases: Databases) -> None:
    database = databases[name]
    item = attrs.evolve(RATIO["rasio"], id=word, name=f"{word}\n*/ DROP TABLE bilangan;")
    key, table = f"{word} kunci", f"{word} tabel"
    database.fill(table, {key: "INTEGER", "a": "INTEGER", "b": "INTEGER"},
                  [{key: 7, "a": 3, "b": 2}])  # fmt: skip
    view = f"{word} tampilan"

    plain = render_sql(item, name, table=table, keys=[key])
    rows = database.rows(plain)
    database.run(render_sql(item, name, table=table, keys=[key], view=view))
    again = database.rows(f"SELECT * FROM {database.quoted(view)}")
    database.run(f"DROP VIEW {database.quoted(view)}")

    (row,) = rows
    assert again == rows
    assert list(row) == [key, word, f"{word}_status"]
    assert (row[key], shown(row[word]), row[f"{word}_status"]) == (7, "66.67", "ok")


@each_database
def test_long_and_odd_texts_stay_in_remarks(name: DialectName, databases: Databases) -> None:
    odd = "\r\n\v\f\x85\u2028\u2029\0\u202e\udc80; SELECT 'x' --" + "y" * 10_000
    item = attrs.evolve(RATIO["rasio"], name=odd, unit=odd)
    databases[name].fill("bilangan", {"a": "INTEGER", "b": "INTEGER"}, [{"a": 3, "b": 2}])

    text = render_sql(item, name, table="bilangan")

    assert text.encode()
    assert len(databases[name].rows(text)) == 1
    assert {line[:5] for line in text.split("\n") if "SELECT 'x'" in line} == {"  -- "}


@each_database
def test_a_schema_stands_before_a_table(name: DialectName, databases: Databases) -> None:
    database = databases[name]
    schema = {"postgres": "public", "mysql": "iku", "sqlite": "main", "duckdb": "main"}[name]
    database.fill("bilangan", {"a": "INTEGER", "b": "INTEGER"}, [{"a": 3, "b": 2}])

    text = render_sql(RATIO, name, table=f"{schema}.bilangan", view=f"{schema}.tampilan")
    database.run(text)

    assert len(database.rows(f"SELECT * FROM {schema}.tampilan")) == 1
    database.run(f"DROP VIEW {schema}.tampilan")


def codes(**wishes: Any) -> list[str]:
    wishes = {"indicators": RATIO, "dialect": "postgres", "table": "t", **wishes}
    with pytest.raises(iku.TableError) as caught:
        render_sql(wishes.pop("indicators"), wishes.pop("dialect"), **wishes)
    return [str(issue)[:6] for issue in caught.value.issues]


def test_every_fault_is_told_at_once() -> None:
    roots = document("      - {id: akar, name: Akar, value: 'root(a, 2)', precision: 5}\n")

    found = codes(
        indicators=[*roots, *RATIO, *RATIO],
        table="",
        view="a.\0",
        keys=["x" * 64, "é" * 32, "Rasio"],
        long=("nama ", "nilai"),
    )

    assert found == ["IKU615", *["IKU617"] * 5, *["IKU618"] * 2]


def test_each_database_has_its_own_limits_of_names() -> None:
    long = "x" * 64
    assert codes(table=long) == ["IKU617"]
    assert codes(table="x" * 65, dialect="mysql") == ["IKU617"]
    assert codes(table="😀", dialect="mysql") == ["IKU617"]
    for dialect in NAMES[1:]:
        assert long in render_sql(RATIO, dialect, table=long)
    for dialect in NAMES[2:]:
        assert "😀" * 99 in render_sql(RATIO, dialect, table="😀" * 99)


@each_database
def test_names_of_eighty_letters_are_shortened_between(
    name: DialectName, databases: Databases
) -> None:
    first, second = "a" * 60 + "b", "a" * 60 + "c"
    counts = f"  {first}: {{label: A}}\n  {second}: {{label: B}}\n"
    ratio = f"      - {{id: r, name: R, numerator: {first}, denominator: {second}}}\n"
    rows = wide(databases[name], document(ratio, counts=counts), [{first: 2, second: 3}],
                dict.fromkeys((first, second), "INTEGER"))  # fmt: skip

    assert shown(rows[0]["r"]) == "0.67"


def test_a_key_that_begins_as_ours_makes_ours_begin_otherwise() -> None:
    text = render_sql(RATIO, "sqlite", table="iku_texts", keys=["IKU__x"])

    assert '"iku___texts" AS (' in text


# Size


@each_database
def test_a_sum_of_three_hundred_counts_is_computed(name: DialectName, databases: Databases) -> None:
    names = [f"c{number}" for number in range(300)]
    counts = "".join(f"  {name}: {{label: C}}\n" for name in names)
    # A formula is too short for all of them, so that they are added up in parts.
    parts = [" - ".join(names[at : at + 50]) for at in range(0, 300, 50)]
    indicators = "".join(
        f"      - {{id: p{at}, name: P, value: {part}}}\n" for at, part in enumerate(parts)
    )
    total = " + ".join(f"p{at}" for at in range(len(parts)))
    indicators += f"      - {{id: semua, name: Semua, value: {total}}}\n"
    item = document(indicators, counts=counts)["semua"]
    row = {name: at for at, name in enumerate(names)}

    (found,) = wide(databases[name], item, [row], dict.fromkeys(names, "INTEGER"))

    result = iku.evaluate(item, row)
    assert shown(found["semua"]) == str(result.value)


def many(number: int) -> iku.Document:
    indicators = "".join(
        f"      - {{id: i{at}, name: I, numerator: a, denominator: b + {at}}}\n"
        for at in range(number)
    )
    return document(indicators)


def test_a_query_too_wide_for_a_database_is_refused() -> None:
    assert codes(indicators=many(600)) == ["IKU619"]
    assert codes(indicators=many(400), dialect="mysql") == ["IKU619"]
    assert codes(indicators=many(700), dialect="sqlite") == ["IKU619"]
    assert render_sql(many(700), "duckdb", table="t")


@each_database
def test_as_many_columns_as_are_allowed_are_computed(
    name: DialectName, databases: Databases
) -> None:
    number = {"postgres": 500, "mysql": 300, "sqlite": 600, "duckdb": 600}[name]
    if name == "postgres":
        # For a minute it would make a program of so long a query.
        databases[name].run("SET jit = off")
    (found,) = wide(databases[name], many(number), [{"a": 2, "b": 3}],
                    {"a": "INTEGER", "b": "INTEGER"})  # fmt: skip

    assert shown(found["i1"]) == "0.50"
    assert len(found) == 1 + 2 * number


# The text


@each_database
def test_the_text_is_the_same_each_time(name: DialectName) -> None:
    whole = iku.load_document(SUMBERSUKO)

    first = render_sql(whole, name, table="t", keys=["tahun"])

    assert render_sql(iku.load_document(SUMBERSUKO), name, table="t", keys=["tahun"]) == first
    assert first.endswith(";\n")
    assert not any(line != line.rstrip() for line in first.split("\n"))


def test_the_head_names_document_edition_dialect_and_version() -> None:
    whole = iku.load_document(SUMBERSUKO)

    english = render_sql(whole, "mysql", table="t", language="en").split("\n")
    undated = render_sql(RATIO, "mysql", table="t").split("\n")

    assert english[:2] == [
        "-- Indikator Kinerja Utama Kecamatan Sumbersuko",
        "-- document kecamatan-sumbersuko, edition 2020-03-03",
    ]
    assert english[2].startswith("-- SQL for mysql, by iku-core 0.")
    assert undated[1] == "-- dokumen uji, edisi tanpa tanggal"


def test_nothing_is_computed_of_no_indicator() -> None:
    with pytest.raises(ValueError, match="no indicator"):
        render_sql([], "mysql", table="t")

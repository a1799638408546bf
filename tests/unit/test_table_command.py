"""`iku table`: files in, files out, on Polars, DuckDB and Spark."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest

import iku_core as iku
from engines import require_java
from iku_core._streams import show_progress, shown_while
from iku_core.cli import main
from iku_core.tables import _engines

SUMBERSUKO: Final = "indicators/lumajang/kecamatan-sumbersuko.yaml"
ONLY: Final = ("--only", "fasilitasi-ditindaklanjuti")
KEY: Final = "fasilitasi-ditindaklanjuti"
TIE: Final = (1_000_400_000_000_000, 8_000_000_000_000_000)
"""12.505 %, which no float tells from a little less."""

each_engine = pytest.mark.parametrize("engine", ["polars", "duckdb", "spark"])


@pytest.fixture
def counts() -> pl.DataFrame:
    """Rows of every status, and one of them on a tie beyond 2**53."""
    return pl.DataFrame(
        {
            "kabupaten": ["Lumajang", "Lumajang", "Jember", "Jember", "Jember", None],
            "kecamatan": ["Sumbersuko", "Tekung", "Ajung", "Arjasa", "Kencong", "Kunir"],
            "fasilitasi_ditindaklanjuti": [45, 23, 0, None, TIE[0], TIE[0]],
            "fasilitasi_dilakukan": [50, 160, 0, 9, TIE[1], TIE[1]],
        }
    )


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IKU_LANG", "en")


def run(data: Path, out: Path, *more: str, document: str = SUMBERSUKO) -> int:
    if "spark" in more:
        require_java()
        more = (*more, "--master", "local[2]")
    return main(["table", document, "--data", str(data), "--out", str(out), *more])


def figures(path: Path) -> list[tuple[Any, ...]]:
    """Return office or district, figure and status of a file, in the order of the names."""
    files = path / f"part-*{path.suffix}" if path.is_dir() else path
    table = pl.read_csv(files) if path.suffix == ".csv" else pl.read_parquet(files)
    name = "kecamatan" if "kecamatan" in table.columns else "kabupaten"
    found = table.select(name, KEY, f"{KEY}_status").rows()
    return sorted(found, key=lambda row: str(row[0]))


EACH_ROW: Final = [
    ("Ajung", None, 2), ("Arjasa", None, 1), ("Kencong", 12.51, 0), ("Kunir", 12.51, 0),
    ("Sumbersuko", 90.0, 0), ("Tekung", 14.38, 0),
]  # fmt: skip


@pytest.mark.filterwarnings("ignore")
@each_engine
@pytest.mark.parametrize(
    ("data", "out"),
    [
        (f"data.{kind}", f"out.{other}")
        for kind in ("csv", "parquet")
        for other in ("csv", "parquet")
    ],
)
def test_a_file_of_counts_becomes_a_file_of_figures(
    engine: str,
    *,
    data: str,
    out: str,
    counts: pl.DataFrame,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Rows that floats cannot be sure of are computed too, and nothing is left behind."""
    given = counts if data == "data.parquet" else counts.head(4)
    if data == "data.parquet":
        given.write_parquet(tmp_path / data)
    else:
        given.write_csv(tmp_path / data)

    code = run(tmp_path / data, tmp_path / out, *ONLY, "--engine", engine)

    assert code == 0
    wanted = [row for row in EACH_ROW if row[0] in given["kecamatan"].to_list()]
    assert figures(tmp_path / out) == wanted
    told = capsys.readouterr().out
    assert told.startswith(f"rows: {len(wanted)}, written to {tmp_path / out}\n")
    assert re.search(r"ok \d; (missing data 1; )?zero denominator 1", told)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([data, out])


@pytest.mark.filterwarnings("ignore")
@each_engine
def test_offices_are_rolled_up(engine: str, counts: pl.DataFrame, tmp_path: Path) -> None:
    """Sums beyond 2**53 are added exactly, also in the group whose name is empty."""
    counts.filter(pl.col("kecamatan") != "Arjasa").write_parquet(tmp_path / "data.parquet")

    code = run(
        tmp_path / "data.parquet", tmp_path / "out.parquet", *ONLY, "--by", "kabupaten",
        "--office", "kecamatan", "--engine", engine,
    )  # fmt: skip

    assert code == 0
    assert figures(tmp_path / "out.parquet") == [
        ("Jember", 12.51, 0), ("Lumajang", 32.38, 0), (None, 12.51, 0),
    ]  # fmt: skip


@pytest.mark.filterwarnings("ignore")
def test_files_of_a_cluster_have_addresses(
    counts: pl.DataFrame, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are not looked for on this computer; an old file is replaced."""
    counts.write_parquet(tmp_path / "data.parquet")
    (tmp_path / "data.csv").write_text("nilai_ikm\nx\n")
    require_java()
    address = tmp_path.as_uri()
    named = ["table", SUMBERSUKO, "--engine", "spark", "--out", f"{address}/out.parquet"]

    for _ in range(2):
        assert main([*named, *ONLY, "--data", f"{address}/data.parquet"]) == 0
    code = main([*named, "--only", "nilai-ikm", "--data", f"{address}/data.csv"])

    assert code == 1
    assert "there are cells that are no numbers in nilai_ikm" in capsys.readouterr().err
    assert figures(tmp_path / "out.parquet") == EACH_ROW


def test_a_register_and_a_coverage(counts: pl.DataFrame, tmp_path: Path) -> None:
    counts.write_parquet(tmp_path / "data.parquet")
    (tmp_path / "register.csv").write_text("kabupaten\nJember\nJember\nJember\nMalang\n")
    more = [*ONLY, "--by", "kabupaten", "--register", str(tmp_path / "register.csv")]

    run(tmp_path / "data.parquet", tmp_path / "out.csv", *more, "--coverage", "0.6", "--parts")

    assert figures(tmp_path / "out.csv") == [
        ("Jember", 12.51, 0), ("Lumajang", 32.38, 0), ("Malang", None, 1), (None, 12.51, 0),
    ]  # fmt: skip


@pytest.mark.filterwarnings("ignore")
@each_engine
def test_a_long_file_in_the_spelling_of_the_office(engine: str, tmp_path: Path) -> None:
    """Semicolons, decimal commas and points between thousands, as spreadsheets write them."""
    (tmp_path / "data.csv").write_text(
        "kecamatan;bulan;cacah;nilai\n"
        "Tekung;1;fasilitasi_dilakukan;1.050\n"
        "Tekung;1;fasilitasi_ditindaklanjuti;525\n"
        "Tekung;1;nilai_ikm;82,375\n"
        "Kunir;1;fasilitasi_dilakukan;\n"
    )
    more = ["--long", "kecamatan,bulan,cacah,nilai", "--decimal", "comma", "--engine", engine]

    code = run(tmp_path / "data.csv", tmp_path / "out.parquet", *more)

    assert code == 0
    path = tmp_path / "out.parquet"
    table = pl.read_parquet(path / "*.parquet" if path.is_dir() else path).sort("kecamatan")
    assert table.select("kecamatan", KEY, "nilai-ikm", "nilai-ikm_status").rows() == [
        ("Kunir", None, None, 1), ("Tekung", 50.0, 82.38, 0),
    ]  # fmt: skip


def test_a_long_file_is_rolled_up_by_its_other_columns(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text(
        "kabupaten,kecamatan,cacah,nilai\n"
        "L,Tekung,fasilitasi_dilakukan,10\nL,Tekung,fasilitasi_ditindaklanjuti,5\n"
        "L,Kunir,fasilitasi_dilakukan,10\nL,Kunir,fasilitasi_ditindaklanjuti,10\n"
    )
    more = [*ONLY, "--long", "kecamatan,,cacah,nilai", "--by", "kabupaten", "--text"]

    assert run(tmp_path / "data.csv", tmp_path / "out.csv", *more) == 0
    assert figures(tmp_path / "out.csv") == [("L", 75.0, 0)]


def test_a_long_file_with_names_and_rows_that_are_no_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "T,jumlah_dessa,1\nT,jumlah_desa,8\nT,jumlah_desa,8\n"
    (tmp_path / "data.csv").write_text(f"kecamatan,cacah,nilai\n{rows}")
    more = ["--long", "kecamatan,,cacah,nilai"]

    assert run(tmp_path / "data.csv", tmp_path / "out.csv", *more) == 1
    assert "IKU501: the count jumlah_dessa is not in the document" in capsys.readouterr().err
    (tmp_path / "data.csv").write_text(f"kecamatan,cacah,nilai\n{rows.partition(chr(10))[2]}")
    assert run(tmp_path / "data.csv", tmp_path / "out.csv", *more) == 1
    assert "2 rows are given for kecamatan T, cacah jumlah_desa" in capsys.readouterr().err
    assert not (tmp_path / "out.csv").exists()


def test_an_invalid_count_gives_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("nilai_ikm\n100.01\n")

    code = run(tmp_path / "data.csv", tmp_path / "out.csv", "--only", "nilai-ikm")

    assert code == 1
    assert (tmp_path / "out.csv").read_text().endswith("100.01,,3\n")


def test_an_indicator_without_counts_needs_no_number(tmp_path: Path) -> None:
    (tmp_path / "tetap.yaml").write_text(
        "schema: 1\nid: uji\ntitle: Uji\norganisation: {name: Uji}\ncounts: {a: {label: A}}\n"
        "objectives:\n  - statement: S\n    indicators: [{id: tetap, name: T, value: 2.125}]\n"
    )
    (tmp_path / "data.csv").write_text("kecamatan\nTekung\n")
    document = str(tmp_path / "tetap.yaml")

    assert run(tmp_path / "data.csv", tmp_path / "out.csv", document=document) == 0
    assert (tmp_path / "out.csv").read_text().splitlines()[1] == "Tekung,2.13,0"
    assert run(tmp_path / "data.csv", tmp_path / "o.csv", "--long", "kecamatan,,x,y",
               document=document) == 1  # fmt: skip


def test_a_file_without_rows_gives_one_without_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data.csv").write_text("nilai_ikm\n")

    assert run(tmp_path / "data.csv", tmp_path / "out.csv", "--only", "nilai-ikm") == 0
    assert capsys.readouterr().out.endswith("  nilai-ikm: -\n")


def test_every_cell_at_fault_is_told_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Quoted cells, short rows and lines within cells do not shift the places."""
    (tmp_path / "data.csv").write_text(
        "\ufeffnama,fasilitasi_ditindaklanjuti,fasilitasi_dilakukan,nilai_ikm\n"
        '"Desa ""A""\nTimur",45,x,82.370\n'
        'B,"1,5",,82.37\n'
        "C,007\n"
        "D, 7 ,8.00,12345678901.123456\n",
        encoding="utf-8",
    )

    code = run(tmp_path / "data.csv", tmp_path / "out.csv", *ONLY, "nilai-ikm")

    told = [line.removeprefix(f"{tmp_path}/") for line in capsys.readouterr().err.splitlines()
            if ": error " in line]  # fmt: skip
    assert code == 1
    assert [line.partition(": the value")[0] for line in told] == [
        "data.csv:3:11: error IKU503",
        "data.csv:3:13: error IKU505",
        "data.csv:4:4: error IKU504",
        "data.csv:5:3: error IKU503",
        "data.csv:6:12: error IKU614",
    ]


def test_no_more_than_a_hundred_cells_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data.csv").write_text("nilai_ikm\n" + "x\n" * 500)

    run(tmp_path / "data.csv", tmp_path / "out.csv", "--only", "nilai-ikm")

    assert capsys.readouterr().err.count("IKU503") == 100


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("data.parquet", b"PAR1 no more", "File out of specification"),
        ("data.csv", b"", "empty CSV"),
        ("data.csv", b"\xff\xfe\x00", "it is not UTF-8"),
        ("data.csv", None, "there is no such file"),
        ("data.xlsx", b"", "not .parquet or .csv"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(
    name: str,
    text: bytes | None,
    reason: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if text is not None:
        (tmp_path / name).write_bytes(text)

    assert run(tmp_path / name, tmp_path / "out.csv") == 1

    assert f"{name} cannot be used: " in (told := capsys.readouterr().err)
    assert reason in told


def test_a_place_where_nothing_can_be_written_is_told_first(
    counts: pl.DataFrame, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data.parquet"
    counts.write_parquet(data)

    assert run(data, tmp_path / "nowhere" / "out.csv", *ONLY) == 1
    assert run(data, data, *ONLY) == 1

    told = capsys.readouterr().err
    assert "there is no such folder" in told
    assert "it is the file of the counts itself" in told
    assert pl.read_parquet(data).equals(counts)


def test_a_run_that_fails_leaves_the_old_file(
    counts: pl.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is half written is removed, and what was there before stays."""
    counts.write_parquet(tmp_path / "data.parquet")
    (tmp_path / "out.parquet").write_text("old")

    def fail(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("iku_core.tables._engines._LocalFiles.move", fail)

    assert run(tmp_path / "data.parquet", tmp_path / "out.parquet", *ONLY) == 1
    assert (tmp_path / "out.parquet").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data.parquet", "out.parquet"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--period", "bulan"], "--period needs --office"),
        (["--office", "kec"], "--office needs --by"),
        (["--register", "r.csv"], "--register needs --by"),
        (["--by", "k", "--periods", "12"], "--periods needs --period"),
        (["--master", "local"], "--master needs --engine"),
        (["--only", "nilai-ikn"], "no indicator 'nilai-ikn'"),
        (["--long", "a,b,c"], "'a,b,c' is not OFFICE,PERIOD,COUNT,VALUE"),
        (["--coverage", "1.5"], "'1.5' is no number above 0 and up to 1"),
        (["--coverage", "x"], "'x' is no number above 0 and up to 1"),
    ],
)
def test_half_a_wish_is_wrong_use(
    more: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        run(Path("data.csv"), Path("out.csv"), *more)

    assert caught.value.code == 2
    assert told in capsys.readouterr().err


def test_a_definition_at_fault_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text("schema: 2\n")

    code = run(Path("data.csv"), Path("out.csv"), document=str(tmp_path / "a.yaml"))

    assert code == 1
    assert "IKU122" in capsys.readouterr().err


def test_without_the_extra_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith("iku_core.tables")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "iku_core.report.tables", raising=False)
    monkeypatch.setitem(sys.modules, "narwhals.stable.v2", None)

    assert run(tmp_path / "data.csv", tmp_path / "out.csv") == 1
    assert "IKU612: narwhals" in capsys.readouterr().err


def test_the_first_engine_that_is_installed_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Polars, then DuckDB; Spark only where it is asked for."""
    assert isinstance(_engines.engine_named(None), _engines._Polars)
    monkeypatch.setattr(_engines, "find_spec", lambda name: None if name == "polars" else True)
    assert isinstance(_engines.engine_named(None), _engines._DuckDB)
    monkeypatch.setattr(_engines, "find_spec", lambda _: None)
    with pytest.raises(iku.TableError, match="IKU612 Polars is not installed"):
        _engines.engine_named(None)


def test_progress_is_shown_on_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from threading import Event  # noqa: PLC0415

    shown = Event()

    def describe(seconds: int) -> str:
        shown.set()
        return f"{seconds} s"

    show_progress("nothing", last=True)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with shown_while(describe, every=0.001):
        assert shown.wait(10)

    told = capsys.readouterr().err
    assert "nothing" not in told
    assert told.startswith("\r1 s")
    assert told.endswith("s\n")


PROBE: Final = """
import sys
engines = {"polars", "pandas", "pyarrow", "duckdb", "pyspark", "dask", "ibis", "numpy"}
import iku_core.tables, iku_core.tables._batch
assert not engines & {*sys.modules}, engines & {*sys.modules}
import polars
import iku_core as iku
document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
table = polars.DataFrame({"nilai_ikm": [82.375]})
iku_core.tables.evaluate_table(table, document["nilai-ikm"])
loaded = engines & {*sys.modules}
assert loaded == {"polars"}, loaded
"""


def test_no_engine_is_loaded_before_its_frame_is_given() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr

"""`iku new`: a definition that is begun, and one that is added to."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from definitions import definition
from iku_core import load_document
from iku_core._new_document import new_file
from iku_core._streams import rewrite_file
from iku_core.cli import main
from iku_core.messages import Language
from iku_core.schema import schema_text
from terminal import at_terminal, run_in_terminal

Captured = pytest.CaptureFixture[str]

RATIO = [
    *("--office", "Dinas Kesehatan", "--objective", "Meningkatnya kesehatan bayi"),
    *("--name", "Persentase bayi dengan imunisasi dasar lengkap"),
    *("--numerator", "Jumlah bayi dengan imunisasi dasar lengkap"),
    *("--denominator", "Jumlah seluruh bayi"),
]
RATE = [*RATIO[:4], "--name", "Angka kematian", *RATIO[6:], "--better", "lower"]
VALUE = [*RATIO[:4], "--name", "Nilai SKM", "--value", "Nilai survei", "--number", "count"]
EXAMPLE = re.compile(r"^( *)#(?! [^ ])")
LANGUAGES: tuple[Language, ...] = ("en", "id")

each_language = pytest.mark.parametrize("language", LANGUAGES)
each_kind = pytest.mark.parametrize(
    "answers",
    [RATIO, RATE, VALUE, [*VALUE[:8], "--unit", "%"], [*RATIO, "--source", "Bidang", "--nip", "1"],
     [*RATE, "--achievement", "inverse", "--officer-name", "Dr. X", "--government", "Kab. X"]],
    ids=["ratio", "rate", "value", "percentage", "with a source", "with a rule"],
)  # fmt: skip
in_terminal = pytest.mark.skipif(sys.platform == "win32", reason="there is no terminal of Unix")


def added(path: Path) -> list[str]:
    """Return the words of the command that adds an indicator to a file."""
    return ["new", "indicator", str(path), "--name", "Persentase lain"]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return a definition that can be added to."""
    path = tmp_path / "dinas.yaml"
    path.write_text(definition(), "utf-8")
    return path


class TestDocument:
    """`iku new document` writes a definition that is sound, and so is every example in it."""

    @each_language
    @each_kind
    def test_what_is_written_passes_check_and_verify(
        self, answers: list[str], language: Language, tmp_path: Path, capsys: Captured
    ) -> None:
        path = tmp_path / "baru.yaml"

        assert main(["new", "document", str(path), *answers, "--lang", language]) == 0
        assert str(path) in capsys.readouterr().out

        assert main(["check", str(path)]) == 0
        assert main(["verify", str(path)]) == 0
        assert len(load_document(path)) == 1
        schema = tmp_path / "iku-definition.schema.json"
        assert sorted(tmp_path.iterdir()) == [path, schema]
        assert schema.read_text("utf-8") == schema_text("definition")
        assert path.read_text("utf-8").startswith(
            "# yaml-language-server: $schema=iku-definition.schema.json\n# "
        )

    @each_language
    @each_kind
    def test_every_example_is_sound_alone_and_together(
        self, answers: list[str], language: Language, tmp_path: Path, capsys: Captured
    ) -> None:
        path = tmp_path / "baru.yaml"
        main(["new", "document", str(path), *answers, "--lang", language])
        lines = path.read_text("utf-8").splitlines()
        examples = [number for number, line in enumerate(lines) if EXAMPLE.match(line)]
        blocks: list[list[int]] = []
        for number in examples:
            if EXAMPLE.sub("", lines[number])[0] == " ":
                blocks[-1].append(number)
            else:
                blocks.append([number])

        for block in [examples, *blocks]:
            used = [
                EXAMPLE.sub(r"\1", line) if number in block else line
                for number, line in enumerate(lines)
            ]
            path.write_text("\n".join(used), "utf-8")
            assert main(["check", str(path)]) == 0, capsys.readouterr().out
        path.write_text("\n".join(EXAMPLE.sub(r"\1", line) for line in lines), "utf-8")

        assert main(["verify", str(path)]) == 0
        assert load_document(path).signed is not None

    def test_without_a_schema_there_is_none(self, tmp_path: Path) -> None:
        path = tmp_path / "baru.yaml"

        assert main(["new", "document", str(path), *RATIO, "--no-schema", "--lang", "en"]) == 0

        assert [*tmp_path.iterdir()] == [path]
        assert path.read_text("utf-8").startswith("# Key performance")

    def test_a_schema_that_is_there_stays(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        schema = tmp_path / "iku-definition.schema.json"
        schema.write_text("{}", "utf-8")

        assert main(["new", "document", str(tmp_path / "baru.yaml"), *RATIO]) == 0
        monkeypatch.setattr("os.path.lexists", lambda _: False)
        assert main(["new", "document", str(tmp_path / "lain.yaml"), *RATIO]) == 0

        assert schema.read_text("utf-8") == "{}"
        assert "schema.json" not in "".join(capsys.readouterr())

    def test_a_schema_that_cannot_be_written_is_told(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        (tmp_path / f".iku-definition.schema.json.{os.getpid()}.part").mkdir()

        assert main(["new", "document", str(tmp_path / "baru.yaml"), *RATIO]) == 0

        assert "IKU631" in capsys.readouterr().err

    def test_a_file_is_never_written_over(self, tmp_path: Path, capsys: Captured) -> None:
        path = tmp_path / "baru.yaml"
        path.write_text("isi lama", "utf-8")

        assert main(["new", "document", str(path), *RATIO]) == 1

        assert "IKU782" in capsys.readouterr().err
        assert path.read_text("utf-8") == "isi lama"

    def test_a_file_that_comes_to_be_meanwhile_stays(self, tmp_path: Path) -> None:
        path = tmp_path / "baru.yaml"
        path.write_text("isi lama", "utf-8")

        issue = new_file(str(path), b"isi baru")

        assert issue is not None
        assert issue.code == "IKU782"
        assert path.read_text("utf-8") == "isi lama"

    @pytest.mark.parametrize("name", ["tidak/ada/baru.yaml", "nol\0.yaml"])
    def test_a_place_that_is_none_is_told(self, name: str, capsys: Captured) -> None:
        assert main(["new", "document", name, *RATIO]) == 1

        assert "IKU631" in capsys.readouterr().err

    def test_everything_that_is_missing_is_told_at_once(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        with pytest.raises(SystemExit) as caught:
            main(["new", "document", str(tmp_path / "baru.yaml"), "--office", "Dinas"])

        assert caught.value.code == 2
        assert "missing: --objective, --name, --numerator, --denominator, or --value" in (
            capsys.readouterr().err
        )

    def test_of_a_kind_that_is_told_the_rest_is_missing(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        words = ["new", "document", str(tmp_path / "baru.yaml"), *RATIO[:8], "--lang", "id"]

        with pytest.raises(SystemExit):
            main(words)

        assert capsys.readouterr().err.endswith("yang masih kurang: --denominator\n")

    def test_a_value_and_a_ratio_cannot_both_be(self, tmp_path: Path, capsys: Captured) -> None:
        with pytest.raises(SystemExit):
            main(["new", "document", str(tmp_path / "baru.yaml"), *RATIO, "--value", "Nilai"])

        assert "--value stands alone; --numerator is for a ratio" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["--id", "Dinas 1"], "--id: error IKU131"),
            (["--unit", "persen"], "--unit: error IKU148"),
            (["--decimals", "dua\nunit: x"], "--decimals: error IKU125"),
            (["--better", "tinggi"], "--better: error IKU129"),
            (["--better", "lower", "--achievement", "miror"], "--achievement: error IKU"),
            (["--numerator-name", "sum"], "--numerator-name: error IKU132"),
            (["--denominator-name", "a", "--numerator-name", "a"], "--denominator-name: error"),
            (["--office", "Dinas\x1b[31m"], "--office: error IKU104"),
            (["--title", "x" * 20_001], "--title: error IKU118"),
            (["--nip", "\udc80"], "--nip: error IKU104"),
            (["--source", "s" * 20_001], "--source: error IKU118"),
        ],
        ids=lambda value: "" if isinstance(value, str) else value[0],
    )
    def test_a_fault_is_told_with_its_option(
        self, words: list[str], told: str, tmp_path: Path, capsys: Captured
    ) -> None:
        path = tmp_path / "baru.yaml"

        assert main(["new", "document", str(path), *RATIO, *words]) == 1

        assert told in capsys.readouterr().err
        assert not path.exists()

    def test_lower_without_a_rule_is_told_and_written(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        assert main(["new", "document", str(tmp_path / "baru.yaml"), *RATE]) == 0

        assert "IKU169" in capsys.readouterr().err


class TestIndicator:
    """`iku new indicator` adds to a file, and leaves it as it is where something is wrong."""

    def test_an_indicator_over_counts_of_the_file(self, target: Path, capsys: Captured) -> None:
        words = ["--numerator", "b", "--denominator", "a + cacah_baru", "--range", "0, 100"]

        code = main([*added(target), *words, "--count", "cacah_baru=Yang baru", "--id", "baru"])

        assert code == 0
        assert "+      - id: baru" in capsys.readouterr().out
        indicator = load_document(target)["baru"]
        assert indicator.denominator is not None
        assert (indicator.unit, indicator.denominator.text) == ("%", "a + cacah_baru")
        assert indicator.counts["cacah_baru"].label == "Yang baru"
        assert main(["check", str(target)]) == 0

    def test_words_become_a_new_count(self, target: Path) -> None:
        words = ["--name", "Nilai baru", "--value", "Nilai yang baru", "--source", "Bidang"]

        assert main(["new", "indicator", str(target), *words, "--count", "Cacah lain"]) == 0

        document = load_document(target)
        assert document.counts["nilai_baru"].kind == "decimal"
        assert document.counts["nilai_baru"].source == "Bidang"
        assert document.counts["cacah_lain"].label == "Cacah lain"

    def test_a_new_objective(self, target: Path) -> None:
        words = ["--objective", "Yang baru", "--numerator", "b", "--denominator", "a"]

        assert main([*added(target), *words]) == 0

        assert [item.statement for item in load_document(target).objectives] == [
            "Sasaran",
            "Yang baru",
        ]

    @pytest.mark.parametrize("objective", ["1", "Sasaran"])
    def test_an_objective_of_the_file(self, objective: str, target: Path) -> None:
        main([*added(target), "--objective", "Dua", "--numerator", "b", "--denominator", "a"])
        words = ["--objective", objective, "--numerator", "b", "--denominator", "a"]

        assert main([*added(target), "--id", "satu-lagi", *words]) == 0

        (first, _) = load_document(target).objectives
        assert [item.id for item in first.indicators] == ["rasio", "satu-lagi"]

    def test_of_several_objectives_one_must_be_told(self, target: Path, capsys: Captured) -> None:
        formula = ["--numerator", "b", "--denominator", "a"]
        main([*added(target), "--objective", "Dua", *formula])

        with pytest.raises(SystemExit):
            main([*added(target), *formula])

        assert "missing: --objective" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["--numerator", "tidak_ada", "--denominator", "a"], "--numerator: error IKU202"),
            (["--numerator", "b ×", "--denominator", "a"], "--numerator: error IKU2"),
            (["--value", "a", "--id", "rasio"], "--id: error IKU"),
            (["--value", "a", "--range", "9, 1"], "--range: error IKU135"),
            (["--value", "a", "--range", "9"], "--range: error IKU123"),
            (["--value", "a", "--responsible", "camat"], "--responsible: error IKU"),
            (["--value", "Nilai yang baru", "--value-name", "a"], "--value-name: error IKU113"),
            (["--value", "a", "--count", "no no=Label"], "error IKU131"),
            (["--value", "a", "--name", "\x00"], "--name: error IKU104"),
            (["--value", "Cacah lain", "--number", "bulat"], "--number: error IKU129"),
        ],
    )
    def test_a_fault_leaves_the_file_as_it_is(
        self, words: list[str], told: str, target: Path, capsys: Captured
    ) -> None:
        before = target.read_bytes()

        assert main([*added(target), *words]) == 1

        assert told in capsys.readouterr().err
        assert target.read_bytes() == before

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            (definition(above="salah: 1\n"), "IKU121"),
            (definition().replace("counts:\n", "counts: {").replace("  d: {l", "  d: {l"), "IKU"),
            ("{schema: 1}", "IKU122"),
        ],
    )
    def test_a_file_with_faults_is_not_added_to(
        self, text: str, told: str, target: Path, capsys: Captured
    ) -> None:
        target.write_text(text, "utf-8")

        assert main([*added(target), "--value", "a"]) == 1

        assert told in capsys.readouterr().err
        assert target.read_text("utf-8") == text

    @pytest.mark.parametrize("data", [None, b"\xff"])
    def test_a_file_that_cannot_be_read_is_told(
        self, data: bytes | None, tmp_path: Path, capsys: Captured
    ) -> None:
        path = tmp_path / "lain.yaml"
        if data is not None:
            path.write_bytes(data)

        assert main([*added(path), "--value", "a"]) == 1

        assert ("IKU103" if data else "IKU101") in capsys.readouterr().err

    def test_what_stands_between_brackets_is_told(self, target: Path, capsys: Captured) -> None:
        text = definition().replace(
            "counts:\n  a: {label: Cacah A}\n  b: {label: Cacah B, at_most: a}\n"
            "  d: {label: Cacah D, kind: decimal}\n",
            "counts: {a: {label: A}, b: {label: B, at_most: a}}\n",
        )
        target.write_text(text, "utf-8")

        assert main([*added(target), "--value", "Nilai yang baru"]) == 1
        assert "IKU780: counts stands between brackets" in capsys.readouterr().err
        assert target.read_text("utf-8") == text

        assert main([*added(target), "--value", "a"]) == 0

    def test_a_dry_run_writes_nothing(self, target: Path, capsys: Captured) -> None:
        before = target.read_bytes()

        assert main([*added(target), "--value", "a", "--dry-run", "--lang", "id"]) == 0

        assert capsys.readouterr().out.endswith("tidak ada yang ditulis\n")
        assert target.read_bytes() == before

    def test_a_byte_order_mark_and_line_ends_stay(self, target: Path) -> None:
        before = b"\xef\xbb\xbf" + definition().replace("\n", "\r\n").encode()
        target.write_bytes(before)

        assert main([*added(target), "--value", "a"]) == 0

        data = target.read_bytes()
        assert data.startswith(before[:100])
        assert data.count(b"\n") == data.count(b"\r\n")

    def test_only_new_doubts_are_told(self, target: Path, capsys: Captured) -> None:
        words = ["--value", "a", "--better", "lower"]
        main([*added(target), *words])
        assert capsys.readouterr().err.count("IKU169") == 1

        main([*added(target), *words, "--id", "satu-lagi"])

        assert capsys.readouterr().err.count("IKU169") == 1

    def test_weights_go_on(self, target: Path, capsys: Captured) -> None:
        weighed = "      - {id: rasio, name: Rasio, numerator: b, denominator: a, weight: 2}\n"
        above = "achievement: {objective: weights}\n"
        target.write_text(definition(weighed, above=above), "utf-8")

        with pytest.raises(SystemExit):
            main([*added(target), "--value", "a"])
        assert "missing: --weight" in capsys.readouterr().err

        assert main([*added(target), "--value", "a", "--weight", "3"]) == 0
        assert load_document(target)["lain"].weight == 3

    def test_officers_are_proposed(self, target: Path) -> None:
        target.write_text(definition(above="officers:\n  camat: {title: Camat}\n"), "utf-8")

        assert main([*added(target), "--value", "a"]) == 0

        responsible = load_document(target)["lain"].responsible
        assert responsible is not None
        assert responsible.title == "Camat"

    @pytest.mark.parametrize("counts", [["=Label"], ["a="], ["x=A", "x=B"]])
    def test_a_count_that_is_none_is_wrong_use(
        self, counts: list[str], target: Path, capsys: Captured
    ) -> None:
        words = [word for count in counts for word in ("--count", count)]

        with pytest.raises(SystemExit) as caught:
            main([*added(target), "--value", "a", *words])

        assert caught.value.code == 2
        assert "--count" in capsys.readouterr().err

    def test_a_file_that_was_changed_meanwhile_is_left(self, target: Path, tmp_path: Path) -> None:
        before = target.read_bytes()
        target.write_bytes(before + b"# lain\n")

        for path in (target, tmp_path / "hilang.yaml"):
            issue = rewrite_file(str(path), before, b"baru")
            assert issue is not None
            assert issue.code == "IKU781"

        assert target.read_bytes() == before + b"# lain\n"

    def test_a_file_that_may_not_be_written_is_left(
        self, target: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setattr("os.access", lambda *_: False)
        before = target.read_bytes()

        assert main([*added(target), "--value", "a"]) == 1

        assert "IKU631" in capsys.readouterr().err
        assert target.read_bytes() == before


@in_terminal
class TestTerminal:
    """At a terminal, each question has a proposal, and a wrong answer is told at once."""

    def test_a_definition_by_questions(self, tmp_path: Path) -> None:
        keys = [
            b"Kecamatan Sukamaju\n", b"Pemerintah Kabupaten Contoh\n", b"Kec 1\n", b"\n", b"\n",
            b"\n", b"Dra. X\n", b"19700101 199503 1 001\n", b"Meningkatnya pelayanan\n", b"\n",
            b"Persentase surat \xff\n", b"Persentase surat selesai\n", b"\n", b"1\n",
            b"Jumlah surat selesai\n", b"\n", b"Jumlah surat\n", b"no no\n", b"\n", b"persen\n",
            b"\n", b"dua\n", b"\n", b"2\n", b"-\n", b"\n",
        ]  # fmt: skip

        code, screen = run_in_terminal(
            ["new", "document", "baru.yaml", "--lang", "id"], keys, tmp_path
        )

        assert code == 0
        for told in ("IKU131: Kec 1", "IKU783", "IKU104", "IKU131: no no", "IKU148", "IKU127"):
            assert told in screen
        document = load_document(tmp_path / "baru.yaml")
        assert document.id == "kecamatan-sukamaju"
        assert document["surat-selesai"].better == "lower"
        assert document.officers["camat"].nip == "19700101 199503 1 001"

    def test_only_what_options_do_not_tell_is_asked(self, tmp_path: Path) -> None:
        (tmp_path / "dinas.yaml").write_text(definition(), "utf-8")
        words = ["new", "indicator", "dinas.yaml", "--objective", "1", "--name", "Nilai X"]
        keys = [b"\n", b"\n", b"Nilai sesuatu\n", b"\n", b"\n", b"\n", b"\n", b"\n", b"\n", b"\n"]

        code, screen = run_in_terminal([*words, "--lang", "en"], keys, tmp_path)

        assert code == 0
        assert "Name of the indicator" not in screen
        assert "+      - id: nilai-x" in screen
        assert load_document(tmp_path / "dinas.yaml")["nilai-x"].unit == "indeks"

    def test_an_option_at_fault_is_told_before_anything_is_asked(self, tmp_path: Path) -> None:
        words = ["new", "document", "baru.yaml", "--unit", "persen", "--lang", "en"]

        code, screen = run_in_terminal(words, [], tmp_path)

        assert code == 1
        assert screen.startswith("--unit: error IKU148")

    @pytest.mark.parametrize(("key", "expected"), [(b"\x03", 130), (b"\x04", 1)])
    def test_who_stops_leaves_nothing_behind(
        self, key: bytes, expected: int, tmp_path: Path
    ) -> None:
        words = ["new", "document", "baru.yaml", "--lang", "id"]

        code, screen = run_in_terminal(words, [b"Dinas\n", key], tmp_path)

        assert code == expected
        assert "dihentikan; tidak ada yang ditulis" in screen
        assert "Traceback" not in screen
        assert list(tmp_path.iterdir()) == []

    @each_language
    def test_the_questions_within_one_process(
        self, language: Language, tmp_path: Path, capsys: Captured
    ) -> None:
        path = tmp_path / "baru.yaml"
        keys = b"Dinas X\n\nX 1\n\n\n\n\n\nSasaran\n\nIndeks X\n\n\n\n\n2\n-\n1\n2\n1\n\n"

        with at_terminal(keys) as screen:
            assert main(["new", "document", str(path), "--lang", language]) == 0
        shown = screen()

        assert "IKU131" in shown
        assert "IKU783" in shown
        indicator = load_document(path)["indeks-x"]
        assert indicator.counts["indeks_x"].kind == "count"
        assert (indicator.unit, indicator.decimals, indicator.better) == (None, 1, "lower")
        assert capsys.readouterr().err == ""

    @pytest.mark.parametrize(("stop", "expected"), [(EOFError, 1), (KeyboardInterrupt, 130)])
    def test_stopping_within_one_process(
        self,
        stop: type[BaseException],
        expected: int,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: Captured,
    ) -> None:
        def ended(_: str) -> str:
            raise stop

        monkeypatch.setattr("builtins.input", ended)

        with at_terminal(b""):
            code = main(["new", "document", str(tmp_path / "baru.yaml"), "--lang", "en"])

        assert code == expected
        assert capsys.readouterr().err == "\nstopped; nothing was written\n"

    def test_an_indicator_within_one_process(self, target: Path, capsys: Captured) -> None:
        main([*added(target), "--objective", "Dua", "--numerator", "b", "--denominator", "a"])
        capsys.readouterr()
        keys = b"9 desa\nPersentase X\n\n\nJumlah anak\n\na + tidak_ada\na\n\n\n\n\n\n"

        with at_terminal(keys) as screen:
            words = ["new", "indicator", str(target), "--source", "Bidang", "--lang", "en"]
            assert main(words) == 0
        shown = screen()

        assert "IKU202" in shown
        document = load_document(target)
        assert document.objectives[2].statement == "9 desa"
        assert document["x"].range is not None
        assert "jumlah_anak" in document.counts

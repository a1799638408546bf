"""Answers of respondents, and what they add up to."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import pytest

from iku_core import CountsError, load_document, load_survey, sample_size
from iku_core.cli import main
from iku_core.issues import Source
from iku_core.survey import read_survey


def told(text: str) -> list[str]:
    try:
        read_survey(Source("s", text))
    except CountsError as error:
        return [f"{issue.location}: {issue.code}" for issue in error.issues]
    return []


@pytest.mark.parametrize(
    "text",
    [
        "u1,u2\n4,3\n3,\n",
        "U1;Unsur 2\n4;3\n3;\n\n",
        'no,"u1",kecamatan,u_2\n1,"4",Tekung,3\n2, 3 ,Kunir,\n',
        'u1,u2,saran\n4,3,"baik, cepat"\n3,,"satu\ndua ""tiga"", empat\n"\n',
        "sep=;\n# SKM 2020, dua unsur\nu1;u2\n4;3\n;\n3;\n",
        "sep=;\nu1;a,b,c;u2\n4;x;3\n3;y;\n",
        'u1 , "u2" \r\n4, "3" \r\n3,\r\n',
    ],
)
def test_scores_and_respondents_are_added_up(text: str) -> None:
    found = read_survey(Source("s", text))

    assert found.counts == {"skor_u1": 7, "responden_u1": 2, "skor_u2": 3, "responden_u2": 1}
    assert found.respondents == 2


def test_who_answered_nothing_is_no_respondent() -> None:
    found = read_survey(Source("s", "no,u1\n1,\n2,3\n"))

    assert found.respondents == 1
    assert found.counts == {"skor_u1": 3, "responden_u1": 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["s:1:1: IKU561"]),
        ("nama,nilai\n1,2\n", ["s:1:1: IKU561"]),
        ("u1\n", ["s:1:1: IKU564"]),
        ('u1,saran\n4,"a""b,\nc",5\n9,"x"\n', ["s:2:1: IKU562", "s:4:1: IKU563"]),
        ('u1,saran\n4,"a\n9,b\n', ["s:2:3: IKU509", "s:3:1: IKU563"]),
        ('u1,saran\n4,"a" b\n9,b\n', ["s:2:3: IKU509", "s:3:1: IKU563"]),
        ('u1,"u2\n4,4\n', ["s:1:4: IKU509"]),
        ("u1,saran\n9,a\u202eb\n", ["s:2:1: IKU563", "s:2:4: IKU104"]),
        ("u1\tu2\n4\t3\n", ["s:1:1: IKU561", "s:1:3: IKU105", "s:2:2: IKU105"]),
        ("u1,u2\n4\n4,3,2\n", ["s:2:1: IKU562", "s:3:1: IKU562"]),
        ("u1,u2\n0, 5\n3,3.5\n", ["s:2:1: IKU563", "s:2:4: IKU563", "s:3:3: IKU563"]),
        ("u1,U1\n4,4\n", ["s:1:4: IKU502"]),
        ("u0,u100\n4,4\n", ["s:1:1: IKU561"]),
    ],
)
def test_faults_are_told_at_their_places(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_after_a_hundred_faults_no_more_are_told() -> None:
    assert len(told("u1,u2\n" + "4\n" * 500)) == 101


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(CountsError, match="IKU101"):
        load_survey("no-such-file.csv")


@pytest.mark.parametrize(
    ("population", "size"),
    [
        *((10, 10), (15, 14), (20, 19), (30, 28), (50, 44), (100, 80), (200, 132), (500, 217)),
        *((1_000, 278), (2_000, 322), (5_000, 357), (10_000, 370), (100_000, 383), (1, 1)),
    ],
)
def test_the_table_of_krejcie_and_morgan(population: int, size: int) -> None:
    assert sample_size(population) == size


@pytest.mark.parametrize("population", [1.5, True, "10", None])
def test_a_population_is_a_whole_number(population: Any) -> None:
    with pytest.raises(TypeError, match="a population is a whole number, not"):
        sample_size(population)


@pytest.mark.parametrize(
    ("numbers", "code", "english", "indonesian"),
    [
        (range(1, 10), None, "", ""),
        ([9, 8, 7, 6, 5, 4, 3, 2, 1], None, "", ""),
        (
            [1, 2, 3, 4, 6, 7, 8, 9],
            "IKU566",
            "no column of u5 (Produk spesifikasi jenis pelayanan), and have u9",
            "tidak punya kolom u5 (Produk spesifikasi jenis pelayanan), tetapi punya u9",
        ),
        ([*range(1, 10), 12], "IKU566", "of u10, u11, and have u12", "kolom u10, u11, tetapi"),
        ([2], "IKU566", "of u1 (Persyaratan), and have u2", "u1 (Persyaratan), tetapi punya u2"),
        (
            range(1, 9),
            "IKU567",
            "nine: u9 (Sarana dan prasarana) is not asked",
            "sembilan: u9 (Sarana dan prasarana) tidak ditanyakan",
        ),
        (range(1, 4), "IKU567", "u4 to u9 are not asked", "u4 sampai u9 tidak ditanyakan"),
        (range(1, 11), "IKU567", "u10 is none of them", "u10 tidak termasuk di dalamnya"),
        (range(1, 15), "IKU567", "u10 to u14 are none of", "u10 sampai u14 tidak termasuk"),
    ],
)
def test_elements_are_compared_with_the_nine(
    numbers: Iterable[int], code: str | None, english: str, indonesian: str
) -> None:
    names = [f"u{number}" for number in numbers]
    found = read_survey(Source("s", f"{','.join(names)}\n{','.join('4' * len(names))}\n"))

    assert [issue.code for issue in found.warnings] == [code] * (code is not None)
    for issue in found.warnings:
        assert english in issue.message
        assert indonesian in issue.message_in("id")


def test_nobody_is_no_population() -> None:
    with pytest.raises(ValueError, match="1 or more, not 0"):
        sample_size(0)


def test_every_count_of_the_shared_set_is_made() -> None:
    found = load_survey("docs/examples/responden.csv")

    assert set(found.counts) == set(load_document("indicators/shared/skm-14-2017.yaml").counts)


class TestCommand:
    """`iku survey` prints counts, and tells where the sample is too small."""

    def test_counts_on_standard_output(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["survey", "docs/examples/responden.csv", "--population", "10"]) == 0

        printed = capsys.readouterr()
        assert printed.out.startswith("skor_u1: ")
        assert printed.err == ""

    def test_from_standard_input(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"u1\n4\n")))

        assert main(["survey", "-"]) == 0
        printed = capsys.readouterr()
        assert printed.out == "skor_u1: 4\nresponden_u1: 1\n"
        assert printed.err.startswith("-:1:1: notice IKU567: ")

    def test_bytes_that_are_no_text(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe\x00")))

        assert main(["survey", "-"]) == 1
        assert "IKU1" in capsys.readouterr().err

    @pytest.mark.parametrize("number", ["0", "banyak", "9" * 20])
    def test_a_population_is_a_number(
        self, number: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit):
            main(["survey", "-", "--population", number])

        assert "is no number from 1 to" in capsys.readouterr().err

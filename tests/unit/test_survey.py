"""Answers of respondents, and what they add up to."""

from __future__ import annotations

import io

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
        assert capsys.readouterr().out == "skor_u1: 4\nresponden_u1: 1\n"

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

"""Reasons in the words of a document."""

from __future__ import annotations

from typing import Any

import pytest

import iku_core as iku
from iku_core.issues import new_issue
from iku_core.report._plain_reasons import reason_in_words

TEXT = """\
schema: 1
id: uji
title: Uji
organisation: {name: Dinas Uji}
counts:
  surat: {label: Surat yang selesai, at_most: masuk}
  masuk: {label: Surat yang masuk}
  tt: {label: Tempat tidur, accumulate: sum}
constraints: [surat + tt <= masuk]
objectives:
  - statement: S
    indicators:
      - {id: selesai, name: Surat selesai, numerator: surat, denominator: masuk, unit: "%",
         better: higher, range: [0, 100]}
      - {id: alos, name: Lama rawat, numerator: surat, denominator: tt * 365}
      - {id: naik, name: Kenaikan, value: surat - prev(surat)}
      - {id: ganda, name: Ganda, value: selesai * 2}
      - {id: opini, name: Opini, value: tt, scale: opini, better: higher,
         achievement: {rule: ratio}, targets: {2020: 0, 2021: WTP}}
scales:
  opini: {title: Opini BPK, classes: [{label: WDP, score: 1}, {label: WTP, score: 2}]}
"""
DOCUMENT = iku.parse_document(TEXT)


def told(indicator: str, counts: dict[str, Any], language: Any = "id") -> list[str]:
    result = iku.evaluate_all(DOCUMENT, counts)[indicator]
    return [
        reason_in_words(issue, result, language) for issue in (*result.reasons, *result.warnings)
    ]


@pytest.mark.parametrize(
    ("indicator", "counts", "expected"),
    [
        ("selesai", {"surat": 1}, "cacah “Surat yang masuk” belum ada"),
        ("alos", {"surat": 1, "tt": 0}, "pembagi “Tempat tidur × 365” bernilai 0"),
        ("naik", {"surat": 1}, "cacah “Surat yang selesai” periode sebelumnya belum ada"),
        (
            "ganda",
            {"surat": 1, "masuk": 0},
            "indikator “Surat selesai” tidak memiliki nilai: pembagi “Surat yang masuk” bernilai 0",
        ),
        (
            "selesai",
            {"surat": 2, "masuk": 1},
            "cacah “Surat yang selesai” bernilai 2, lebih dari “Surat yang masuk” yang bernilai 1",
        ),
    ],
)
def test_labels_stand_for_names(indicator: str, counts: dict[str, Any], expected: str) -> None:
    assert told(indicator, counts)[0] == expected


def test_a_broken_constraint_has_labels_on_both_sides() -> None:
    found = told("selesai", {"surat": 1, "masuk": 2, "tt": 5}, "en")

    assert found == [
        "“Surat yang selesai + Tempat tidur <= Surat yang masuk” is declared, but the left side is"
        " 6 and the right side is 2"
    ]


def test_a_count_of_another_period_and_periods_have_their_words() -> None:
    counts = {"2020-Q1": {"tt": 1, "surat": 1}, "2020": {"surat": 1}}
    result = iku.evaluate_period(DOCUMENT, counts, iku.Period(2020))["alos"]

    assert [reason_in_words(issue, result, "id") for issue in result.reasons] == [
        "untuk 2020, cacah “Tempat tidur” belum ada pada triwulan II 2020, semester II 2020"
    ]
    for name, label in (
        ("prev(tt)", "“Tempat tidur” pada periode sebelumnya"),
        ("tt (2020-Q1)", "“Tempat tidur” (triwulan I 2020)"),
        ("lain", "lain"),
    ):
        issue = new_issue("IKU524", None, count=name, value="-1", value_id="-1")
        assert f"cacah {label} bernilai" in reason_in_words(issue, result, "id")


def test_what_an_achievement_lacks_is_told_by_its_titles() -> None:
    result = iku.evaluate_all(DOCUMENT, {"tt": 5})["opini"]

    def reasons(year: int) -> list[str]:
        item = iku.achieve(result, iku.Period(year))
        return [reason_in_words(issue, result, "en", item) for issue in item.reasons]

    assert reasons(2019) == ["“Opini” has no target for 2019"]
    assert reasons(2021) == ["the realisation 5 has no class on the scale “Opini BPK”"]
    (told,) = reasons(2020)
    assert told.startswith("by the rule “")
    assert "ratio" not in told


def test_a_realisation_that_is_missing_is_told_likewise() -> None:
    result = iku.evaluate_all(DOCUMENT, {})["opini"]
    item = iku.achieve(result, iku.Period(2020))

    assert reason_in_words(item.reasons[0], result, "en", item) == (
        "there is no realisation: the count “Tempat tidur” is missing"
    )


def test_what_is_not_known_stays_as_it_is() -> None:
    result = iku.evaluate_all(DOCUMENT, {})["opini"]

    part = iku.evaluate_all(DOCUMENT, {})["ganda"]
    other = {"indicator": "selesai", "reason": "another", "reason_id": "lain"}
    issue = new_issue("IKU527", None, **other)
    assert reason_in_words(issue, part, "en") == (
        "the indicator “Surat selesai” has no value: another"
    )
    for code, values in (
        ("IKU523", {"divisor": "a + " + "b" * 500}),
        ("IKU534", {"constraint": "x <= y", "left": "1", "right": "2", "left_id": "1",
                    "right_id": "2"}),
        ("IKU527", {"indicator": "lain", "reason": "r", "reason_id": "r"}),
        ("IKU551", {"indicator": "lain", "period": "nanti"}),
    ):  # fmt: skip
        issue = new_issue(code, None, **values)
        assert reason_in_words(issue, result, "en") == issue.message

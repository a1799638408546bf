"""Fixes are checked before they are kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from definitions import definition
from iku_core import fixing
from iku_core._mended_files import fix_files
from iku_core.checking import check_source
from iku_core.fixing import fixes_for, mended
from iku_core.issues import Issue, Source, new_issue
from iku_core.messages import Language

GOOD = "      - {id: rasio, name: Rasio, value: a, unit: orang}\n"


def fixed(text: str) -> str:
    return mended(Source("uji.yaml", text), check_source).source.text


def test_faults_behind_others_are_mended_as_well() -> None:
    """The formula could not be read before its key was known."""
    block = "      - id: rasio\n        name: Rasio\n        {}\n        unit: orang\n"
    text = definition(block.format("valeu: a × 2,5"))

    found = mended(Source("uji.yaml", text), check_source)

    assert found.source.text == definition(block.format("value: a * 2.5"))
    assert [fix.issue.code for fix in found.fixes] == ["IKU121", "IKU205", "IKU210"]


def test_a_fix_that_brings_another_fault_is_left_and_the_others_are_made() -> None:
    """With `value` beside numerator and denominator nobody knows which is meant."""
    both = "      - {id: rasio, name: Rasio, numerator: b, denominator: a, rumus: a, unit: x}\n"
    text = definition(both.replace("name:", "nmae:"))

    assert fixed(text) == definition(both)


def test_a_fix_that_hides_the_rest_of_the_file_is_left() -> None:
    text = definition(above="mandate: Perda: nomor 1\n  tahun 2020\n")

    assert fixed(text) == text


def test_what_comes_to_light_behind_a_fix_is_told_later() -> None:
    text = definition(GOOD.replace("value: a", "value: a × jumlah"))

    assert fixed(text) == definition(GOOD.replace("value: a", "value: a * jumlah"))


def test_more_faults_than_are_told_at_once_are_mended() -> None:
    counts = "".join(f"  c{number}: {{lable: Cacah}}\n" for number in range(250))
    text = definition(GOOD, counts=f"  a: {{label: A}}\n{counts}")

    assert fixed(text) == text.replace("lable", "label")


def test_invisible_characters_on_many_lines_are_mended() -> None:
    counts = "".join(f"  c{number}: {{label: Ca\u200bcah}}\n" for number in range(120))
    text = definition(GOOD, counts=f"  a: {{label: A}}\n{counts}")

    assert fixed(text) == text.replace("\u200b", "")


def test_a_very_long_file_is_mended_as_far_as_time_allows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fixing, "MAX_CHECKED", 1)
    text = definition(GOOD.replace("value: a", "valeu: a × 2"))

    found = mended(Source("uji.yaml", text), check_source)

    assert found.source.text == definition(GOOD.replace("value: a", "value: a × 2"))
    assert found.more


def test_more_texts_with_colons_than_are_told_at_once_are_mended() -> None:
    """Each of them is told like the others, and behind the last one nothing is read."""
    text = definition(
        "".join(
            f"      - id: r{number}\n        name: C: x\n        value: a\n        unit: x\n"
            for number in range(250)
        )
    )

    found = mended(Source("uji.yaml", text), check_source)

    assert found.source.text == text.replace("C: x", '"C: x"')
    assert not found.more


def test_of_many_fixes_the_one_that_fails_stops_no_other() -> None:
    item = "      - id: {}\n        {}: Rasio\n        value: a\n        unit: x\n"
    names = ["target" if number == 7 else "nmae" for number in range(20)]
    text = definition("".join(item.format(f"r{i}", name) for i, name in enumerate(names)))

    assert fixed(text) == text.replace("nmae", "name")


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "run it once more afterwards"), ("id", "jalankan sekali lagi setelah ini")],
)
def test_that_more_is_left_is_told(
    language: Language,
    told: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "uji.yaml"
    file.write_text(definition(GOOD.replace("value: a", "valeu: a × 2")), encoding="utf-8")

    monkeypatch.setattr(fixing, "MAX_CHECKED", 1)
    fix_files([str(file)], language, yes=True)
    first = capsys.readouterr().out
    fix_files([str(file)], language, yes=True)
    second = capsys.readouterr().out

    assert told in first
    assert told not in second
    assert file.read_text(encoding="utf-8") == definition(GOOD.replace("a,", "a * 2,"))


def test_what_else_is_wrong_on_a_line_stays_no_new_fault() -> None:
    """Where it stands is told otherwise once the key in front of it is right."""
    text = definition().replace("organisation: {name", "organistion: {zzz: 1, name")

    assert fixed(text) == text.replace("organistion", "organisation")


def test_faults_of_other_files_and_without_a_place_are_left_out() -> None:
    source = Source("a.yaml", "value: a × b")
    other = Source("b.yaml", "value: a × b").location(0, 9)
    issues = [new_issue("IKU205", other, text="×"), new_issue("IKU205", None, text="×")]

    assert fixes_for(source, issues) == []


def test_of_two_fixes_at_one_place_one_is_made() -> None:
    source = Source("a.yaml", "value: a × b")
    issue = new_issue("IKU205", source.location(0, 9), text="×")

    assert len(fixes_for(source, [issue, issue])) == 1


def checker(*answers: Callable[[Source], list[Issue]]) -> Callable[[Source], list[Issue]]:
    """Return a check that gives one answer after the other, the last one for ever."""
    waiting = list(answers)

    def check(source: Source) -> list[Issue]:
        answer = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return answer(source)

    return check


def sign(source: Source) -> list[Issue]:
    at = source.text.find("×")
    place = source.location(0, max(at, 0), path="$.value")
    return [new_issue("IKU205", place, text="×")]


def test_a_fault_that_is_told_still_keeps_the_text_as_it_was() -> None:
    source = Source("a.yaml", "value: a × b")

    assert mended(source, checker(sign)).source is source


def test_a_new_fault_without_a_place_keeps_the_text_as_it_was() -> None:
    source = Source("a.yaml", "value: a × b")
    check = checker(sign, lambda _: [new_issue("IKU203", None)])

    assert mended(source, check).fixes == ()

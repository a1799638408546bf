"""Issues as SARIF."""

from __future__ import annotations

import json
from string import Formatter
from typing import Any
from urllib.parse import unquote

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from iku_core import Issue, Location
from iku_core.audit import library_version
from iku_core.issues import Source, new_issue
from iku_core.messages import MESSAGES, Language
from iku_core.report.fingerprint import fingerprints
from iku_core.report.sarif import render_sarif, uri_of


def run_of(*issues: Issue, language: Language = "en") -> dict[str, Any]:
    (run,) = json.loads(render_sarif(issues, language, command="check"))["runs"]
    assert isinstance(run, dict)
    return run


def result_of(issue: Issue, language: Language = "en") -> dict[str, Any]:
    (result,) = run_of(issue, language=language)["results"]
    assert isinstance(result, dict)
    return result


def region_of(place: Location) -> dict[str, Any]:
    physical = result_of(new_issue("IKU203", place))["locations"][0]["physicalLocation"]
    assert isinstance(physical, dict)
    return physical


class TestRun:
    """One run tells the tool, the language and how columns are counted."""

    def test_the_tool_is_named_with_its_version(self) -> None:
        driver = run_of()["tool"]["driver"]

        assert (driver["name"], driver["version"]) == ("iku-core", library_version())

    @pytest.mark.parametrize("language", ["en", "id"])
    def test_the_language_of_the_messages_is_recorded(self, language: Language) -> None:
        run = run_of(language=language)

        assert run["language"] == run["tool"]["driver"]["language"] == language

    def test_columns_count_characters(self) -> None:
        assert run_of()["columnKind"] == "unicodeCodePoints"

    def test_the_command_keeps_the_results_apart(self) -> None:
        assert run_of()["automationDetails"] == {"id": "iku check/"}


class TestRules:
    """The codes that occur are told once each."""

    def test_a_result_points_to_the_rule_of_its_code(self) -> None:
        words = {"name": "x", "advice": "", "advice_id": ""}
        issues = [new_issue(code, None, **words) for code in ("IKU203", "IKU202", "IKU203")]

        run = run_of(*issues)

        rules = run["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == ["IKU202", "IKU203"]
        told = [rules[result["ruleIndex"]]["id"] for result in run["results"]]
        assert told == [result["ruleId"] for result in run["results"]]
        assert told == ["IKU203", "IKU202", "IKU203"]

    def test_a_rule_says_what_its_code_means_without_placeholders(self) -> None:
        words = {"key": "unti", "advice": "", "advice_id": ""}

        (rule,) = run_of(new_issue("IKU121", None, **words), language="id")["tool"]["driver"][
            "rules"
        ]

        assert rule["name"] == "unknown-key"
        assert rule["shortDescription"]["text"] == "kunci … tidak dikenal di sini"
        checks = "Setiap kunci dikenal oleh format ini di tempatnya."
        why = "Kunci yang salah eja dan dibiarkan akan hilang begitu saja, berikut maksudnya."
        assert rule["fullDescription"]["text"] == f"{checks} {why}"
        assert rule["help"]["text"] == (f"{checks}\n\n{why}\n\nmaksudnya …?\n\niku explain IKU121")

    def test_a_hint_that_is_made_anew_each_time_is_told_by_the_page(self) -> None:
        words = dict.fromkeys(("first", "second", "unit", "other", "advice", "advice_id"), "x")

        (rule,) = run_of(new_issue("IKU414", None, **words))["tool"]["driver"]["rules"]

        assert "\n\nadd and compare what is of one unit" in rule["help"]["text"]

    @pytest.mark.parametrize("code", sorted(MESSAGES))
    def test_the_level_is_that_of_the_severity(self, code: str) -> None:
        levels = {"error": "error", "warning": "warning", "notice": "note"}
        message = MESSAGES[code]
        texts = (*message.sentences.values(), *message.hints.values())
        names = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}

        run = run_of(new_issue(code, None, **dict.fromkeys(names, "x")))

        level = run["tool"]["driver"]["rules"][0]["defaultConfiguration"]["level"]
        assert run["results"][0]["level"] == level == levels[message.severity]


class TestResults:
    """A result tells the sentence, the hint, the place and a fingerprint."""

    def test_the_message_is_the_sentence_and_the_hint(self) -> None:
        text = result_of(Issue(code="IKU203"), "id")["message"]["text"]

        assert text.split("\n")[0] == "rumusnya kosong"
        assert text.split("\n")[1].startswith("saran: ")

    def test_the_fingerprint_is_that_of_the_json_line(self) -> None:
        issue = new_issue("IKU203", Source("a.yaml", "f: ").location(0, 2))

        assert result_of(issue)["partialFingerprints"] == {"ikuFault/v1": fingerprints([issue])[0]}

    def test_without_a_place_there_is_no_location(self) -> None:
        assert "locations" not in result_of(Issue(code="IKU203"))

    def test_a_second_place_is_a_related_location(self) -> None:
        source = Source("a.yaml", "id: a\nid: b")
        issue = evolve(
            new_issue("IKU113", source.location(1, 0, end_column=2), key="id"),
            related=source.location(0, 0, end_column=2),
        )

        (related,) = result_of(issue)["relatedLocations"]

        assert related["message"]["text"] == "the other one stands here"
        assert related["physicalLocation"]["region"]["startLine"] == 1

    def test_a_cell_is_a_logical_location_without_a_region(self) -> None:
        cell = Location(file="a.xlsx", line=11, column=4, end_column=5, cell="Cacah!D11")

        (location,) = result_of(new_issue("IKU203", cell))["locations"]

        assert location["logicalLocations"] == [{"fullyQualifiedName": "Cacah!D11"}]
        assert location["physicalLocation"] == {"artifactLocation": {"uri": "a.xlsx"}}

    def test_of_a_file_with_a_text_the_path_of_the_node_is_told(self) -> None:
        place = Source("a.yaml", "id: a").location(0, 4, path="$.id")

        (location,) = result_of(new_issue("IKU203", place))["locations"]

        assert location["logicalLocations"] == [{"fullyQualifiedName": "$.id"}]


class TestRegions:
    """A region counts characters from 1, and ends behind the last one meant."""

    def test_a_part_of_a_line_is_shown_within_its_line(self) -> None:
        physical = region_of(Source("a.yaml", "x\né😀: abc").location(1, 4, end_column=7))

        assert physical["region"] == {
            "startLine": 2,
            "startColumn": 5,
            "endColumn": 8,
            "snippet": {"text": "abc"},
        }
        assert physical["contextRegion"] == {"startLine": 2, "snippet": {"text": "é😀: abc"}}

    def test_a_caret_behind_the_end_of_a_line_is_a_region_without_characters(self) -> None:
        region = region_of(Source("a.yaml", "f:").location(0, 5))["region"]

        assert (region["startColumn"], region["endColumn"]) == (3, 3)
        assert region["snippet"]["text"] == ""

    def test_of_a_file_that_cannot_be_read_the_first_line_is_meant(self) -> None:
        physical = region_of(Source("a.yaml", "").location(0, 0))

        assert physical["region"] == {"startLine": 1}
        assert "contextRegion" not in physical

    @given(st.text(max_size=20).filter(lambda text: "\n" not in text), st.data())
    def test_a_region_lies_within_its_line(self, line: str, data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(line)))
        place = Source("a.yaml", line).location(0, start, end_column=data.draw(st.integers(0, 30)))

        region = region_of(place)["region"]

        if text := place.source_line:
            assert 1 <= region["startColumn"] <= region["endColumn"] <= len(text) + 1
            shown = text[region["startColumn"] - 1 : region["endColumn"] - 1]
            assert region["snippet"]["text"] == shown


class TestUris:
    """A file is named as the URI that browsers and programs read."""

    @pytest.mark.parametrize(
        ("file", "uri"),
        [
            ("indicators/dinkes.yaml", "indicators/dinkes.yaml"),
            ("dinas kesehatan/é#1?.yaml", "dinas%20kesehatan/%C3%A9%231%3F.yaml"),
            ("100%.yaml", "100%25.yaml"),
            ("a:b.yaml", "a%3Ab.yaml"),
            ("dinas\\kesehatan.yaml", "dinas%5Ckesehatan.yaml"),
            ("/srv/iku/a b.yaml", "file:///srv/iku/a%20b.yaml"),
            ("bukan-utf8-\udce9.yaml", "bukan-utf8-%E9.yaml"),
            ("bukan-huruf-\ud800.yaml", "bukan-huruf-%ED%A0%80.yaml"),
        ],
    )
    def test_signs_are_percent_encoded(
        self, file: str, uri: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("os.sep", "/")

        assert uri_of(file) == uri

    @pytest.mark.parametrize(
        ("file", "uri"),
        [
            ("indicators\\dinas kesehatan.yaml", "indicators/dinas%20kesehatan.yaml"),
            ("C:\\iku\\a b.yaml", "file:///C:/iku/a%20b.yaml"),
            ("\\\\srv\\iku\\a.yaml", "file://srv/iku/a.yaml"),
        ],
    )
    def test_a_backslash_is_between_folders_on_windows(
        self, file: str, uri: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("os.sep", "\\")

        assert uri_of(file) == uri

    @given(st.text(st.characters(codec="utf-8", exclude_characters="\\/:"), min_size=1))
    def test_any_name_comes_back(self, file: str) -> None:
        uri = uri_of(file)

        assert unquote(uri) == file
        assert uri.isascii()

"""The plugin for pytest: definitions of any project as items with readable names."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from definitions import definition
from iku_core.verify import verification

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[1]
SUMBERSUKO = ROOT / "indicators" / "lumajang" / "kecamatan-sumbersuko.yaml"
BROKEN = "      - id: rasio\n        name: Rasio\n        numerator: b\n        denominator: a\n"
CASES = (
    "        cases:\n"
    "          - {name: satu dari dua, counts: {b: 1, a: 2}, value: 0.5}\n"
    "          - {name: satu dari dua, counts: {b: 1, a: 2}, value: 0.6}\n"
)


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """A project of its own, with a test, a definition that holds and one that does not."""
    pytester.makepyfile("def test_own(): pass")
    folder = pytester.mkdir("indicators")
    shutil.copy(SUMBERSUKO, folder)
    (folder / "uji.yaml").write_text(definition(BROKEN + CASES), "utf-8")
    return pytester


def with_paths(project: pytest.Pytester, *lines: str) -> None:
    project.makeini("\n".join(["[pytest]", "iku_paths = indicators", *lines]))


def items(project: pytest.Pytester, *arguments: str) -> list[str]:
    result = project.runpytest_inprocess("--collect-only", "-q", *arguments)
    return [line for line in result.outlines if "::" in line]


class TestInert:
    """Without an option nothing is collected and nothing of iku-core is loaded."""

    def test_nothing_is_collected(self, project: pytest.Pytester) -> None:
        assert items(project) == ["test_nothing_is_collected.py::test_own"]
        assert items(project, "indicators") == []

    def test_nothing_is_loaded(self, project: pytest.Pytester) -> None:
        program = (
            "import sys, pytest; pytest.main(['-q', '-p', 'no:cacheprovider']);"
            "print(sorted({'iku_core', 'yaml'} & {*sys.modules}),"
            " '_iku_pytest_plugin' in sys.modules)"
        )

        done = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            cwd=project.path,
        )

        assert done.stdout.splitlines()[-1] == "[] True"


class TestCollection:
    """Every case and every promise is an item."""

    def test_names_say_what_is_checked(self, project: pytest.Pytester) -> None:
        with_paths(project)

        found = items(project)

        prefix = "indicators/kecamatan-sumbersuko.yaml::"
        assert "test_names_say_what_is_checked.py::test_own" in found
        assert f"{prefix}nilai-ikm::range: at most 100" in found
        assert f"{prefix}fasilitasi-ditindaklanjuti::case: 45 dari 50" in found
        assert f"{prefix}written and read again" in found
        assert f"{prefix}units and roles" in found
        assert "indicators/uji.yaml::rasio::case: satu dari dua (2)" in found
        assert len(found) == len({*found})

    def test_a_path_on_the_command_line_is_enough(self, project: pytest.Pytester) -> None:
        found = items(project, "--iku", "indicators/uji.yaml")

        assert "test_a_path_on_the_command_line_is_enough.py::test_own" in found
        assert {item.partition("::")[0] for item in found} >= {"indicators/uji.yaml"}
        assert not any("sumbersuko" in item for item in found)

    def test_arguments_leave_the_paths_of_the_project_out(self, project: pytest.Pytester) -> None:
        with_paths(project)

        name = "test_arguments_leave_the_paths_of_the_project_out.py"
        assert items(project, name) == [f"{name}::test_own"]
        assert len(items(project, "indicators/uji.yaml")) == 8

    def test_definitions_may_lie_outside_the_folders_of_the_tests(
        self, project: pytest.Pytester
    ) -> None:
        tests = project.mkdir("tests")
        (tests / "test_more.py").write_text("def test_more(): pass\n", "utf-8")
        with_paths(project, "testpaths = tests")

        found = items(project)

        assert found[0] == "tests/test_more.py::test_more"
        assert len([item for item in found if item.startswith("indicators/")]) == 50

    def test_a_path_that_is_not_there_is_wrong_use(self, project: pytest.Pytester) -> None:
        result = project.runpytest_inprocess("--iku", "belum-ada")

        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines("ERROR: --iku: there is no *belum-ada")

    def test_a_language_that_is_not_known_is_wrong_use(self, project: pytest.Pytester) -> None:
        with_paths(project, "iku_lang = jv")

        assert project.runpytest_inprocess().ret == pytest.ExitCode.USAGE_ERROR

    def test_samples_that_are_no_number_are_wrong_use(self, project: pytest.Pytester) -> None:
        with_paths(project, "iku_samples = banyak")

        assert project.runpytest_inprocess().ret == pytest.ExitCode.USAGE_ERROR


class TestOutcomes:
    """A failure is told in the words of the officer, and without a traceback."""

    def test_what_fails_is_told_with_its_place(self, project: pytest.Pytester) -> None:
        with_paths(project)

        result = project.runpytest_inprocess()

        result.assert_outcomes(passed=50, failed=1)
        result.stdout.fnmatch_lines(
            [
                'indicators/uji.yaml:18:64: error IKU401: the case "satu dari dua" gives 0.50*',
                "*{name: satu dari dua, counts: {b: 1, a: 2}, value: 0.6}*",
                "FAILED indicators/uji.yaml::rasio::case: satu dari dua (2)*",
            ]
        )
        assert "Traceback" not in result.stdout.str()
        assert ".py:" not in result.stdout.str()

    def test_the_language_can_be_chosen(self, project: pytest.Pytester) -> None:
        with_paths(project, "iku_lang = id")

        result = project.runpytest_inprocess()

        result.stdout.fnmatch_lines("*galat IKU401: contoh kasus*")

    def test_a_refuted_promise_shows_the_case_to_be_pasted(self, project: pytest.Pytester) -> None:
        text = definition(BROKEN + "        range: [0, 1]\n").replace(", at_most: a", "")
        (project.path / "indicators" / "uji.yaml").write_text(text, "utf-8")
        with_paths(project)

        result = project.runpytest_inprocess("-k", "range and rasio")

        result.assert_outcomes(passed=1, failed=1, deselected=49)
        result.stdout.fnmatch_lines(
            ["*IKU405: the value can be 2.00, above 1*", "*add at_most: a to b*", "*exact: 2"]
        )

    def test_a_file_at_fault_is_one_failed_item(self, project: pytest.Pytester) -> None:
        (project.path / "indicators" / "uji.yaml").write_text("schema: 2\n", "utf-8")

        result = project.runpytest_inprocess("--iku", "indicators/uji.yaml")

        result.assert_outcomes(passed=1, failed=1)
        result.stdout.fnmatch_lines("*indicators/uji.yaml:1:9: error IKU134*")

    def test_what_rests_on_a_contradiction_is_skipped(self, project: pytest.Pytester) -> None:
        counts = "  a: {label: A, range: [0, 5]}\n  b: {label: B, at_most: a, range: [6, 9]}\n"
        text = definition(BROKEN + "        range: [0, 1]\n", counts=counts)
        (project.path / "indicators" / "uji.yaml").write_text(text, "utf-8")

        result = project.runpytest_inprocess("--iku", "indicators/uji.yaml", "-rs")

        result.assert_outcomes(passed=3, failed=1, skipped=5)
        result.stdout.fnmatch_lines("*undecided, for what it rests on is at fault*")

    def test_a_fault_of_the_program_keeps_its_traceback(
        self, project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: object) -> None:
            raise RuntimeError("rusak")

        monkeypatch.setattr(verification, "check_case", broken)
        with_paths(project)

        result = project.runpytest_inprocess("-k", "45")

        result.assert_outcomes(failed=1, deselected=50)
        result.stdout.fnmatch_lines("*RuntimeError: rusak")

    def test_what_is_only_doubtful_stands_in_the_report(self, project: pytest.Pytester) -> None:
        cases = "        cases:\n          - {name: x, counts: {b: 1, a: 3}, published: 0.34}\n"
        (project.path / "indicators" / "uji.yaml").write_text(definition(BROKEN + cases), "utf-8")

        result = project.runpytest_inprocess("--iku", "indicators/uji.yaml", "-rP")

        assert result.ret == 0
        result.stdout.fnmatch_lines("*warning IKU404: 0.34 was published*")

    def test_examples_can_be_asked_for(self, project: pytest.Pytester) -> None:
        with_paths(project, "iku_samples = 5")

        result = project.runpytest_inprocess("-k", "agree")

        result.assert_outcomes(passed=4, deselected=47)


class TestCompany:
    """It works with the other ways of choosing and running tests."""

    def test_with_processes(self, project: pytest.Pytester) -> None:
        with_paths(project)

        result = project.runpytest_subprocess("-n", "2")

        result.assert_outcomes(passed=50, failed=1)

    def test_with_the_failed_ones_again(self, project: pytest.Pytester) -> None:
        with_paths(project)
        project.runpytest_inprocess()

        result = project.runpytest_inprocess("--lf")

        assert result.parseoutcomes()["failed"] == 1
        assert "passed" not in result.parseoutcomes()

    def test_with_the_id_of_one_item(self, project: pytest.Pytester) -> None:
        with_paths(project)

        result = project.runpytest_inprocess(
            "indicators/kecamatan-sumbersuko.yaml::nilai-ikm::range: at most 100"
        )

        result.assert_outcomes(passed=1)

"""What a file names of rules and scales exists, and fits."""

from __future__ import annotations

from pathlib import Path

import pytest

import iku_core as iku
from definitions import codes, definition, faults

INDICATOR = "      - {{id: i, name: Nama, value: a, {}}}\n"
OWN = "scales:\n  s: {title: S, classes: [{label: a, to: 1}, {label: b, above: 1}]}\n"
BROKEN = "scales:\n  s: {title: S, classes: [{label: a, to: 1}, {label: b, above: 5}]}\n"
RULE = "rules:\n  r: {title: R, formula: realisation / satu}\n"


def told(line: str, above: str = "") -> list[str]:
    return codes(definition(INDICATOR.format(line), above=above))


class TestNames:
    """A name that is none is told once, at its place."""

    @pytest.mark.parametrize(
        ("line", "above", "expected"),
        [
            ("achievement: mirrror", "", ["IKU165"]),
            ("achievement: {rule: mirrror}", "", ["IKU165"]),
            ("scale: skm", "", ["IKU166"]),
            ("achievement: {scale: skm}", "", ["IKU166"]),
            ("unit: orang", "achievement: {scale: skm, lower: miror}\n", ["IKU166", "IKU165"]),
            ("unit: orang", "achievement: {lower: range}\n", ["IKU167"]),
            ("scale: s", OWN, []),
            ("scale: s", BROKEN, ["IKU160"]),
            ("scale: t", "scales: satu\n", ["IKU123"]),
            ("achievement: r", RULE, ["IKU170"]),
            ("unit: orang", "rules: {mirror: {title: M, formula: realisation}}\n", ["IKU175"]),
            ("scale: skm-2017", OWN.replace(" s:", " skm-2017:"), ["IKU175"]),
        ],
    )
    def test_it_is_told(self, line: str, above: str, expected: list[str]) -> None:
        assert told(line, above) == expected


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("scale: s, targets: {2020: lain}", "choose one of them; its labels: a, b"),
        ("scale: opini-bpk, targets: {2020: WTPP}", "mean WTP?; its labels: WTP, WDP, TW, TMP"),
        ("targets: {2020: WTP}", "name the scale under scale"),
    ],
)
def test_labels_are_listed_once(line: str, hint: str) -> None:
    (issue,) = faults(definition(INDICATOR.format(line), above=OWN))

    assert issue.hint.endswith(hint)


class TestTargets:
    """Targets fit their rule, and labels their scale."""

    @pytest.mark.parametrize(
        ("line", "above", "expected"),
        [
            ("achievement: range, targets: {2020: 80}", "", ["IKU167"]),
            ("achievement: range, targets: {2020: 80, 2021: [1, 2]}", "", []),
            ("targets: {2020: WTP}", "", ["IKU168"]),
            ("scale: opini-bpk, targets: {2020: WTPP}", "", ["IKU168"]),
            ("scale: opini-bpk, targets: {2020: WTP}", "", []),
            ("scale: t, targets: {2020: WTP}", "", ["IKU166"]),
            ("scale: [t], targets: {2020: WTP}", "", ["IKU123"]),
        ],
    )
    def test_they_fit(self, line: str, above: str, expected: list[str]) -> None:
        assert told(line, above) == expected


class TestLower:
    """Where lower is better, the rules in use differ: 10 and 5 give 200, 150 or 50."""

    @pytest.mark.parametrize(
        ("line", "above", "expected"),
        [
            ("better: lower", "", ["IKU169"]),
            ("better: lower", "achievement: {lower: inverse}\n", []),
            ("better: lower, achievement: mirror", "", []),
            ("better: lower, achievement: {rule: mirror}", "", []),
            ("better: lower, achievement: {cap: 120}", "", ["IKU169"]),
            ("better: lower, targets: {2020: [1, 2]}", "", ["IKU180"]),
            ("better: lower, targets: {2020: [1, 2], 2021: 3}", "", ["IKU169", "IKU180"]),
            ("better: lower, targets: {2020: [1, 2]}", "achievement: {range: range}\n", []),
        ],
    )
    def test_a_rule_is_named(
        self, line: str, above: str, expected: list[str], tmp_path: Path
    ) -> None:
        path = tmp_path / "uji.yaml"
        path.write_text(definition(INDICATOR.format(line), above=above), encoding="utf-8")

        assert [issue.code for issue in iku.check(path)] == expected


class TestDoubtfulTargets:
    """A target of which no value can come is told when the definition is checked."""

    @pytest.mark.parametrize(
        ("line", "above", "expected"),
        [
            ("targets: {2020: 3, 2021: 4}", "", ["IKU180"]),
            ("achievement: ratio, targets: {2020: 3}", "", []),
            ("better: higher, targets: {2020: -3}", "", ["IKU181"]),
            ("better: higher, achievement: range, targets: {2020: [-1, 3]}", "", ["IKU181"]),
            ("better: higher, targets: {2020: '>= 3', 2021: '<= 3'}", "", ["IKU182"]),
            ("better: lower, achievement: mirror, targets: {2020: '> 3'}", "", ["IKU182"]),
            ("achievement: ratio, targets: {2020: '> 3'}", "", []),
            ("scale: opini-bpk, targets: {2020: WTP}", "", ["IKU180"]),
        ],
    )
    def test_it_is_told(self, line: str, above: str, expected: list[str], tmp_path: Path) -> None:
        path = tmp_path / "uji.yaml"
        path.write_text(definition(INDICATOR.format(line), above=above), encoding="utf-8")

        assert [issue.code for issue in iku.check(path)] == expected


class TestLimits:
    """A floor is not above the cap, wherever the two stand."""

    @pytest.mark.parametrize(
        ("line", "above", "expected"),
        [
            ("achievement: {floor: 101, cap: 100}", "", ["IKU171"]),
            ("achievement: {floor: 100, cap: 100}", "", []),
            ("achievement: {cap: 90}", "achievement: {floor: 95, cap: 100}\n", ["IKU171"]),
            ("unit: orang", "achievement: {floor: 95, cap: 90}\n", ["IKU171"]),
        ],
    )
    def test_they_are_compared(self, line: str, above: str, expected: list[str]) -> None:
        assert told(line, above) == expected


class TestWeights:
    """Weights are above 0, and complete where they are used."""

    @pytest.mark.parametrize(
        ("line", "above", "expected"),
        [
            ("weight: 0", "", ["IKU172"]),
            ("weight: -1", "", ["IKU172"]),
            ("weight: berat", "achievement: {objective: weights}\n", ["IKU125"]),
            ("unit: orang", "achievement: {objective: weights}\n", ["IKU174"]),
            ("unit: orang", "achievement: {document: weights}\n", ["IKU174"]),
            ("weight: 0.5", "achievement: {document: weights}\n", []),
        ],
    )
    def test_they_are_complete(self, line: str, above: str, expected: list[str]) -> None:
        assert told(line, above) == expected

"""Scales, rules, options and targets as they stand in a file."""

from __future__ import annotations

from fractions import Fraction

import pytest

from definitions import codes, definition, document, faults
from iku_core import AchievementOptions, Bound, Indicator, Range, ScaleClass
from iku_core.achievement_rule import Target

INDICATOR = "      - {{id: i, name: Nama, value: a, better: higher, {}}}\n"


def only_indicator(line: str, **blocks: str) -> Indicator:
    return document(INDICATOR.format(line), **blocks)["i"]


class TestTargets:
    """A target is a number, a range, one side of a number, or a label."""

    @pytest.mark.parametrize(
        ("written", "target"),
        [
            ("80", 80),
            ("0", 0),
            ("-2.5", Fraction(-5, 2)),
            ("[60, 85]", Range(60, 85)),
            ('"< 20"', Bound("<", 20)),
            ('">=82.5"', Bound(">=", Fraction(165, 2))),
        ],
    )
    def test_it_is_what_is_written(self, written: str, target: Target) -> None:
        assert only_indicator(f"targets: {{2020: {written}}}").targets == {"2020": target}

    @pytest.mark.parametrize("written", ["WTP", "'4'"])
    def test_a_label_stands_on_the_scale(self, written: str) -> None:
        scales = (
            "scales:\n  s:\n    title: Skala\n    classes:\n"
            "      - {label: WTP, score: 2}\n      - {label: '4', score: 1}\n"
        )
        indicator = only_indicator(f"scale: s, targets: {{2020: {written}}}", above=scales)

        assert indicator.targets["2020"] == written.strip("'")

    def test_every_kind_of_period_is_known(self) -> None:
        indicator = only_indicator("targets: {2019: 1, 2020-S1: 2, 2020-Q3: 3, 2020-07: 4}")

        assert list(indicator.targets) == ["2019", "2020-S1", "2020-Q3", "2020-07"]

    @pytest.mark.parametrize(
        ("written", "told"),
        [
            ("{2020: [60, null]}", ["IKU158"]),
            ("{2020: [null, 60]}", ["IKU158"]),
            ("{2020: [null, null]}", ["IKU158"]),
            ("{2020: [85, 60]}", ["IKU135"]),
            ('{2020: "\u2264 20"}', ["IKU158"]),
            ('{2020: "=< 20,5"}', ["IKU158"]),
            ('{2020: "< dua"}', ["IKU158"]),
            ("{2020: {a: 1}}", ["IKU123"]),
            ("{2020: 12%}", ["IKU158"]),
            ("{2020: 1:32}", ["IKU125"]),
            ("{2020: 1.2.3}", ["IKU125"]),
            ("{2020: 90 persen}", ["IKU158"]),
            ("{2020: 82,5}", ["IKU126"]),
            ('{2020: "> 90 %", 2021: "90%"}', ["IKU158", "IKU158"]),
            ('{2020: WTP, 2021: "82,5", TW1: 1}', ["IKU168", "IKU158", "IKU157"]),
            ("{[2020]: 1}", ["IKU114"]),
            ("[80]", ["IKU123"]),
            ("{? : 80}", ["IKU124"]),
            ("{TW1: 80, 2020: 12%}", ["IKU157", "IKU158"]),
        ],
    )
    def test_what_is_none_is_told(self, written: str, told: list[str]) -> None:
        assert sorted(codes(definition(INDICATOR.format(f"targets: {written}")))) == sorted(told)

    @pytest.mark.parametrize(
        ("written", "hint"),
        [
            ('">= 90 %"', 'write ">= 90"'),
            ('">=90%"', 'write ">= 90"'),
            ('">90%"', 'write "> 90"'),
            ('"> 90 persen"', 'write "> 90"'),
            ('"90%"', "write 90 without quotes"),
            ('"80 %"', "write 80 without quotes"),
            ('"82,5"', "write 82.5 without quotes"),
            ('"82.5"', "write 82.5 without quotes"),
            ('"100"', "write 100 without quotes"),
            ('"60-85"', "write [60, 85] without quotes"),
            ('"60 - 85"', "write [60, 85] without quotes"),
            ('"20 <"', 'write "< 20"'),
            ("90 persen", "write 90"),
            ("60-85", "write [60, 85]"),
            ("[82.5, null]", 'write ">= 82.5"'),
            ("[null, 60]", 'write "<= 60"'),
        ],
    )
    @pytest.mark.parametrize("more", ["", "scale: opini-bpk, ", "scale: tidak-ada, "])
    def test_the_number_of_the_officer_is_proposed(
        self, written: str, hint: str, more: str
    ) -> None:
        found = faults(definition(INDICATOR.format(f"{more}targets: {{2020: {written}}}")))

        assert [issue.hint for issue in found if issue.code != "IKU166"] == [hint]

    @pytest.mark.parametrize(
        "written", ['"1:32"', '"> dua"', '"1.500"', '"85 - 60"', "[null, null]", "tahap 3"]
    )
    def test_what_was_meant_is_not_guessed(self, written: str) -> None:
        (issue,) = faults(definition(INDICATOR.format(f"targets: {{2020: {written}}}")))

        assert issue.code == "IKU158"
        assert issue.hint.startswith("write a number, a range such as")

    @pytest.mark.parametrize("written", ["Level 3", "'90%'", "3 bintang"])
    def test_a_label_with_a_digit_stands_on_the_scale(self, written: str) -> None:
        label = written.strip("'")
        scales = (
            "scales:\n  s:\n    title: Skala\n    classes:\n"
            f"      - {{label: {written}, score: 2}}\n      - {{label: Level 1, score: 1}}\n"
        )
        line = f"scale: s, targets: {{2020: {written}}}"

        assert only_indicator(line, above=scales).targets == {"2020": label}
        assert codes(
            definition(INDICATOR.format("scale: s, targets: {2020: Level 7}"), above=scales)
        ) == ["IKU168"]

    def test_a_target_without_its_period(self) -> None:
        (issue,) = faults(definition(INDICATOR.format("targets: 80")))

        assert issue.hint == "write each period and its target, such as {2020: 80}"

    def test_a_rule_is_not_judged_by_half_of_the_targets(self) -> None:
        line = 'achievement: range, targets: {2020: 80, 2021: "60 - 85"}'

        assert codes(definition(INDICATOR.format(line))) == ["IKU158"]


class TestOptions:
    """The name of a rule may stand alone, or several options below each other."""

    def test_a_rule_alone(self) -> None:
        rule = only_indicator("achievement: mirror").achievement.rule

        assert rule is not None
        assert rule.id == "mirror"

    def test_every_option(self) -> None:
        found = only_indicator(
            "achievement: {realisation: displayed, decimals: 1, cap: 120, floor: 0,"
            " both_zero: 100, zero_target: 0, zero_realisation: 50, scale: three-states}"
        ).achievement

        assert found.scale is not None
        assert (found.scale.id, found.realisation, found.decimals) == (
            "three-states",
            "displayed",
            1,
        )
        numbers = (found.cap, found.floor, found.both_zero, found.zero_target)
        assert (*numbers, found.zero_realisation) == (120, 0, 100, 0, 50)

    @pytest.mark.parametrize("written", ["''", "[mirror]", "{rules: mirror}", "{cap: banyak}"])
    def test_what_is_none_is_told(self, written: str) -> None:
        assert len(codes(definition(INDICATOR.format(f"achievement: {written}")))) == 1

    def test_those_of_the_document(self) -> None:
        above = (
            "achievement: {higher: ratio, lower: inverse, range: range, label: label,"
            " objective: mean, document: objectives, cap: 150}\n"
        )
        found = document(above=above).achievement

        rules = (found.higher, found.lower, found.range, found.label)
        assert [rule and rule.id for rule in rules] == ["ratio", "inverse", "range", "label"]
        assert (found.objective, found.document) == ("mean", "objectives")
        assert found.options == AchievementOptions(cap=150)


class TestScales:
    """Bounds with and without themselves."""

    def test_the_four_words_for_a_bound(self) -> None:
        above = (
            "scales:\n  s:\n    title: Skala\n    decimals: 1\n    classes:\n"
            "      - {label: a, below: 10}\n      - {label: b, from: 10, to: 20}\n"
            "      - {label: c, above: 20, colour: hijau, meaning: Baik, score: 7}\n"
        )
        (scale,) = document(above=above).scales.values()

        assert scale.classes == (
            ScaleClass(label="a", high=10, holds_high=False),
            ScaleClass(label="b", low=10, high=20),
            ScaleClass(label="c", low=20, holds_low=False, colour="hijau", meaning="Baik", score=7),
        )

    @pytest.mark.parametrize(
        ("classes", "told"),
        [
            ("[{label: a, from: 1, above: 1}]", ["IKU159"]),
            ("[{label: a, to: 1, below: 1}]", ["IKU159"]),
            ("[]", ["IKU124"]),
            ("[rendah]", ["IKU123"]),
            ("[{from: 1}]", ["IKU122"]),
            ("[{label: a, to: 1}, {label: a, above: 1}]", ["IKU141"]),
            ("[{label: a, from: 75,5}]", ["IKU126"]),
            ("[{label: b, above: 1, to: 2}, {label: a, to: 1}, {label: c, above: 2}]", []),
        ],
    )
    def test_what_is_none_is_told(self, classes: str, told: list[str]) -> None:
        above = f"scales:\n  s: {{title: Skala, classes: {classes}}}\n"

        assert codes(definition(above=above)) == told

    @pytest.mark.parametrize(
        ("classes", "more", "hint"),
        [
            ("{label: a, to: 90}, {label: b, from: 91}", "", "write decimals: 0, if"),
            ("{label: a, to: 90.0}, {label: b, from: 91}", "", "write decimals: 0, if"),
            ("{label: a, to: 90.5}, {label: b, from: 91.5}", "", "let one class begin"),
            ("{label: a, to: 90}, {label: b, from: 92}", "", "let one class begin"),
            (
                "{label: a, to: 90}, {label: b, from: 91}",
                ", classify: exact",
                "let one class begin",
            ),
        ],
    )
    def test_whole_bounds_close_a_gap(self, classes: str, more: str, hint: str) -> None:
        above = f"scales:\n  s: {{title: Skala, classes: [{classes}]{more}}}\n"

        (issue,) = faults(definition(above=above))

        assert issue.code == "IKU160"
        assert issue.hint.startswith(hint)

    @pytest.mark.parametrize("written", ["satu", "{}"])
    def test_no_scale_at_all(self, written: str) -> None:
        assert codes(definition(above=f"scales: {{s: {written}}}\n"))


class TestRules:
    """The formula of a rule uses the names of its kind."""

    def test_every_key(self) -> None:
        above = (
            "rules:\n  selisih:\n    title: Selisih\n    formula: 100 - abs(realisation - target)\n"
            "    negative_targets: true\n    version: 2\n    source: Perbup 1/2020\n"
            "    confidence: high\n    note: Catatan\n"
        )
        (rule,) = document(above=above).rules.values()

        assert (rule.id, rule.target, rule.negative_targets, rule.version) == (
            "selisih",
            "number",
            True,
            2,
        )

    @pytest.mark.parametrize(
        ("formula", "told"),
        [
            ("realisation / low", ["IKU170"]),
            ("prev(target)", ["IKU170"]),
            ("low / prev(high)", ["IKU170", "IKU170"]),
            ("realisation /", ["IKU219"]),
            ("realisation / target * 100 %", ["IKU247"]),
            ("[realisation]", ["IKU123"]),
        ],
    )
    def test_other_names_are_told(self, formula: str, told: list[str]) -> None:
        above = f"rules:\n  r: {{title: R, formula: {formula}}}\n"

        assert codes(definition(above=above)) == told

    def test_no_rule_at_all(self) -> None:
        assert codes(definition(above="rules: {r: satu}\n")) == ["IKU123"]

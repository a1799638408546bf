"""Adoption: indicators of a shared document, and what an office says of them itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import iku_core as iku
from iku_core.checking import read_linked
from iku_core.frozen import FrozenMapping
from iku_core.issues import Source
from iku_core.location import place_of

SHARED = """\
schema: 1
id: bersama
title: Set bersama
valid_from: 2020-01-01
organisation: {name: Bagian Organisasi}
officers: {camat: {title: Camat}, sekretaris: {title: Sekretaris}}
counts:
  a: {label: Cacah A, source: Kantor}
  b: {label: Cacah B, at_most: c}
  c: {label: Cacah C}
  lain: {label: Cacah lain}
constants: {k: {label: Tetapan, value: 2}}
constraints: b <= c
achievement: {objective: mean, cap: 120}
scales:
  s: {title: S, classes: [{label: rendah, to: 50}, {label: tinggi, above: 50}]}
objectives:
  - statement: Pertama
    indicators:
      - {id: rasio, name: Rasio, numerator: b, denominator: a, unit: "%", responsible: camat,
         source: Laporan, better: higher, targets: {2020: 80}, scale: s,
         cases: [{name: Satu, counts: {a: 4, b: 2}, value: 50}]}
      - {id: ganda, name: Ganda, value: rasio * k, unit: poin}
  - statement: Kedua
    indicators:
      - {id: sisa, name: Sisa, value: lain, responsible: sekretaris}
"""
OWN = "schema: 1\nid: satu\ntitle: T\norganisation: {name: Kecamatan Satu}\n"
OFFICERS = "officers: {camat: {title: Camat Satu}}\n"


def shared(text: str = SHARED) -> iku.Document:
    return iku.parse_document(text)


def adopting(text: str, *lenders: iku.Document) -> iku.Document:
    return iku.parse_document(OWN + text, shared=lenders or (shared(),))


def one(line: str, rest: str = "") -> str:
    return f"{rest}objectives:\n  - statement: S\n    indicators:\n      - {line}\n"


def told(text: str, *lenders: iku.Document) -> list[str]:
    found = read_linked(Source("satu.yaml", OWN + text), None, [], lenders or (shared(),))[1]
    return [issue.code for issue in found]


class TestOneIndicator:
    """An indicator is taken over with what it rests on."""

    def test_its_counts_come_with_it(self) -> None:
        found = adopting(one("adopts: bersama/ganda"))

        assert sorted(found.counts) == ["a", "b", "c"]
        assert list(found.constants) == ["k"]
        assert iku.evaluate_all(found, {"a": 4, "b": 3})["ganda"].value == 150

    def test_both_origins_are_known(self) -> None:
        found = adopting(one("{adopts: bersama/rasio, id: persen}"))

        result = iku.evaluate_all(found, {"a": 4, "b": 3})["persen"]

        assert [str(origin) for origin in result.indicator.origins] == [
            "bersama/rasio",
            "satu/persen",
        ]
        assert result.indicator.origins[0].valid_from == date(2020, 1, 1)

    def test_what_is_said_here_goes_before(self) -> None:
        line = "{adopts: bersama/rasio, responsible: lurah, source: Survei, targets: {2021: 90}}"
        found = adopting(one(line, "officers: {lurah: {title: Lurah}}\n"))["rasio"]

        assert found.responsible is not None
        assert (found.responsible.title, found.source) == ("Lurah", "Survei")
        assert found.targets == {"2021": 90}
        assert found.scale is not None

    def test_the_officer_is_that_of_the_same_key(self) -> None:
        taken = adopting(one("adopts: bersama/rasio", OFFICERS))["rasio"]
        missing = adopting(one("adopts: bersama/sisa", OFFICERS))["sisa"]

        assert taken.responsible is not None
        assert taken.responsible.title == "Camat Satu"
        assert missing.responsible is None

    def test_a_chain_keeps_every_origin(self) -> None:
        first = shared()
        second = iku.parse_document(
            OWN.replace("satu", "dua") + one("adopts: bersama/rasio"), shared=(first,)
        )

        found = adopting(one("{adopts: dua/rasio, id: baru}"), first, second)

        assert list(map(str, found["baru"].origins)) == ["bersama/rasio", "dua/rasio", "satu/baru"]

    def test_it_stands_beside_own_indicators(self) -> None:
        text = (
            "counts: {d: {label: D}, a: {label: Cacah A, source: Seksi}}\n"
            + one("adopts: bersama/rasio")
            + "      - {id: sendiri, name: Sendiri, value: d + a}\n"
        )
        found = adopting(text)

        assert found.counts["a"].source == "Seksi"
        assert iku.evaluate_all(found, {"a": 4, "b": 1, "d": 1})["sendiri"].value == 5
        assert iku.parse_document(iku.write_document(found), shared=found.shared_documents) == found


def test_an_indicator_of_a_set_stands_where_something_is_said_of_it() -> None:
    text = "adopts: bersama\noverrides: {rasio: {source: Survei}}\n"
    found = adopting(text + one("{id: sendiri, name: X, value: a}"))

    places = [place_of(found, found[name]) for name in ("rasio", "sisa", "sendiri")]

    assert [place and place.path for place in places] == [
        "$.overrides.rasio",
        "$.id",
        "$.objectives[0].indicators[0]",
    ]


class TestWholeSet:
    """A whole set is taken over, with its objectives."""

    def test_everything_comes_in_order(self) -> None:
        found = adopting("adopts: bersama\n" + OFFICERS)

        assert [indicator.id for indicator in found] == ["rasio", "ganda", "sisa"]
        assert [objective.statement for objective in found.objectives] == ["Pertama", "Kedua"]
        assert found.counts == shared().counts
        assert found.constraints == shared().constraints
        assert found.achievement == shared().achievement

    def test_own_objectives_follow(self) -> None:
        text = "adopts: bersama\ncounts: {d: {label: D}}\n"
        found = adopting(text + one("{id: sendiri, name: X, value: d}"))

        assert [indicator.id for indicator in found][-1] == "sendiri"
        assert len(found.objectives) == 3

    def test_overrides_by_id(self) -> None:
        text = "adopts: bersama\noverrides: {rasio: {source: Survei}, sisa: {targets: {2020: 1}}}\n"
        found = adopting(text)

        assert found["rasio"].source == "Survei"
        assert found["sisa"].targets == {"2020": 1}

    def test_what_the_set_says_of_achievement_stays_for_its_indicators(self) -> None:
        text = "counts: {a: {label: Cacah A, source: Seksi}}\nadopts: bersama\n"
        text += "achievement: {cap: 100, floor: 0, document: indicators}\n"
        found = adopting(text + one("{id: sendiri, name: X, value: a}"))

        taken, own = (found[name].achievement_defaults for name in ("rasio", "sendiri"))

        assert (taken.options.cap, taken.options.floor, taken.objective) == (120, 0, "mean")
        assert (own.options.cap, own.options.floor, own.objective) == (100, 0, "mean")
        assert found.achievement == own
        assert found.achievement.document == "indicators"
        written = iku.write_document(found)
        assert iku.parse_document(written, shared=found.shared_documents) == found
        assert "  objective:" not in written
        assert told(text) == ["IKU316", "IKU312", "IKU312"]

    def test_adopted_indicators_rest_on_the_counts_of_the_office(self) -> None:
        text = "counts: {d: {label: D}, a: {label: Cacah A, source: Seksi}}\nadopts: bersama\n"
        found = adopting(text + "constraints: a <= d\n")

        assert found["rasio"].counts is found.counts
        assert found["ganda"].parts["rasio"].counts is found.counts
        assert found["ganda"].constants is found.constants
        assert found["rasio"].counts["a"].source == "Seksi"
        result = iku.evaluate(found["rasio"], {"a": 4, "b": 3, "d": 2})
        assert [issue.code for issue in result.warnings] == ["IKU534"]

    def test_what_a_shared_document_holds_of_its_counts_comes_with_them(self) -> None:
        both = adopting(one("adopts: bersama/ganda") + "      - adopts: bersama/rasio\n")
        one_alone = adopting(one("adopts: bersama/sisa"))

        assert [str(item) for item in both.constraints] == ["b <= c"]
        assert one_alone.constraints == ()
        written = iku.write_document(both)
        assert iku.parse_document(written, shared=both.shared_documents) == both

    def test_an_own_constraint_is_added(self) -> None:
        found = adopting("adopts: bersama\nconstraints: a <= c\n")

        assert [str(item) for item in found.constraints] == ["b <= c", "a <= c"]


class TestFaults:
    """What cannot be taken over is told at its place, once."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (one("adopts: lain/rasio"), ["IKU303"]),
            (one("adopts: lain/rasio") + "      - adopts: lain/sisa\n", ["IKU303", "IKU303"]),
            (one("adopts: rasio"), ["IKU306"]),
            (one("adopts: [a]"), ["IKU123"]),
            (one("adopts: bersama/rasioo"), ["IKU320"]),
            (one("{adopts: bersama/rasio, numerator: b}"), ["IKU312", "IKU121"]),
            ("adopts: Bersama\n", ["IKU131"]),
            ("adopts: bersama/rasio\n", ["IKU131"]),
            ("adopts: lain\nconstraints: a <= b\n", ["IKU303"]),
            ("adopts: bersama\noverrides: {x: {source: S}}\n" + OFFICERS, ["IKU307", "IKU312"]),
            ("adopts: bersama\noverrides: {rasio: satu}\n", ["IKU312", "IKU312", "IKU123"]),
            ("overrides: {rasio: {source: S}}\ncounts: {}\n" + one("{id: i, name: I, value: '1'}"),
             ["IKU307"]),
            (one("adopts: bersama/rasio", OFFICERS) + "      - adopts: bersama/rasio\n",
             ["IKU141"]),
            (one("{adopts: bersama/rasio, targets: {2020: X}}", OFFICERS), ["IKU168", "IKU311"]),
            (one("{adopts: bersama/rasio, responsible: x}", OFFICERS), ["IKU140"]),
            (one("{adopts: bersama/rasio, cases: [{name: X, counts: {z: 1}, value: 1}]}", OFFICERS),
             ["IKU142"]),
            ("counts: {a: {label: Lain}}\n" + one("adopts: bersama/rasio", OFFICERS), ["IKU308"]),
            ("counts: {k: {label: Lain}}\n" + one("adopts: bersama/ganda", OFFICERS), ["IKU308"]),
            ("counts: {a: 1}\n" + one("adopts: bersama/rasio", OFFICERS), ["IKU123"]),
        ],
    )  # fmt: skip
    def test_each_is_told(self, text: str, expected: list[str]) -> None:
        assert sorted(told(text)) == sorted(expected)

    def test_too_many_faults_end_the_reading(self) -> None:
        lines = "".join(f"      - adopts: bersama/x{number}\n" for number in range(110))

        assert told(one("adopts: bersama/x") + lines)[-1] == "IKU120"

    def test_the_edition_of_the_first_day_is_taken(self) -> None:
        old = shared(
            SHARED.replace("valid_from: 2020-01-01", "valid_to: 2019-12-31").replace(
                "name: Rasio", "name: Lama"
            )
        )
        new = shared()
        text = one("adopts: bersama/rasio")

        names = [
            adopting(f"{day}{text}", old, new)["rasio"].name
            for day in ("valid_from: 2019-06-01\n", "valid_from: 2020-06-01\n", "")
        ]

        assert names == ["Lama", "Rasio", "Rasio"]
        assert told(f"valid_from: 2019-06-01\n{text}") == ["IKU304"]


class TestFiles:
    """A shared document is found beside, in `../shared`, or where it is installed."""

    @pytest.mark.parametrize(
        "place", ["a/bersama.yaml", "a/bersama-2020.yml", "shared/bersama.yaml"]
    )
    def test_near_the_file(self, tmp_path: Path, place: str) -> None:
        for folder in ("a", "shared"):
            (tmp_path / folder).mkdir()
        (tmp_path / place).write_text(SHARED, encoding="utf-8")
        path = tmp_path / "a" / "satu.yaml"
        path.write_text(OWN + one("adopts: bersama/rasio"), encoding="utf-8")

        assert iku.load_document(path)["rasio"].name == "Rasio"
        assert [document.id for document in iku.load_catalogue(path)] == ["satu"]

    def test_among_those_that_are_installed(self) -> None:
        text = OWN + one("adopts: kecamatan-sumbersuko/nilai-ikm")

        assert iku.parse_document(text)["nilai-ikm"].name == "Nilai IKM Kecamatan"

    def test_nowhere(self, tmp_path: Path) -> None:
        path = tmp_path / "satu.yaml"
        (tmp_path / "bersama-lain.yaml").write_text(
            SHARED.replace("id: bersama", "id: bersama-lain"), encoding="utf-8"
        )
        path.write_text(OWN + one("adopts: bersama/rasio"), encoding="utf-8")

        assert [issue.code for issue in iku.check(path)] == ["IKU303"]

    def test_the_faults_of_one_found_are_told_too(self, tmp_path: Path) -> None:
        (tmp_path / "bersama.yaml").write_text(
            SHARED.replace("numerator: b", "numerator: bb"), encoding="utf-8"
        )
        (tmp_path / "bersama-2.yaml").write_text("a: [", encoding="utf-8")
        path = tmp_path / "satu.yaml"
        path.write_text(OWN + one("adopts: bersama/rasio"), encoding="utf-8")

        assert [issue.code for issue in iku.check(path)] == ["IKU202", "IKU309"]

    def test_a_catalogue_of_editions(self, tmp_path: Path) -> None:
        old = SHARED.replace("valid_from: 2020-01-01", "valid_to: 2019-12-31")
        old = old.replace("unit: poin", "unit: nilai, better: higher")
        (tmp_path / "lama.yaml").write_text(old, encoding="utf-8")
        (tmp_path / "baru.yaml").write_text(SHARED, encoding="utf-8")
        (tmp_path / "pk.yaml").write_text(
            "schema: 1\nagreement: pk\ndocument: bersama\ntitle: PK\ndate: 2019-02-01\n"
            "targets: {rasio: {2019: 70}}\n",
            encoding="utf-8",
        )

        catalogue = iku.load_catalogue(tmp_path)

        assert len(catalogue.editions("bersama")) == 2
        assert catalogue.at(date(2019, 5, 1))["bersama"].valid_to == date(2019, 12, 31)
        assert catalogue.at(date(2021, 5, 1))["bersama"].valid_to is None
        assert catalogue.agreements[0].targets["rasio"] == {"2019": 70}
        assert [issue.code for issue in iku.check(tmp_path)] == ["IKU330", "IKU330"]

    def test_one_that_adopts_itself_is_found_among_those_read_together(
        self, tmp_path: Path
    ) -> None:
        other = OWN.replace("satu", "dua")
        for name, text in (
            ("a", OWN + one("adopts: dua/rasio")),
            ("m", SHARED),
            ("z", other + one("adopts: bersama/rasio")),
        ):
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")

        assert len(iku.load_catalogue(tmp_path)["satu"]["rasio"].origins) == 3

    def test_one_that_is_nowhere_is_told_of_each_that_wants_it(self, tmp_path: Path) -> None:
        for name in ("a", "b"):
            text = OWN.replace("satu", name) + one("adopts: tiada/rasio")
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")

        assert [issue.code for issue in iku.check(tmp_path)] == ["IKU303", "IKU303"]

    def test_a_file_of_too_many_faults_is_no_document(self, tmp_path: Path) -> None:
        lines = "".join(f"x{number}: 1\n" for number in range(110))
        (tmp_path / "a.yaml").write_text(f"schema: 1\n{lines}", encoding="utf-8")

        assert iku.check(tmp_path)[-1].code == "IKU120"

    def test_a_file_that_was_read_already_is_not_read_again(self, tmp_path: Path) -> None:
        path = tmp_path / "tiada.yaml"
        path.write_text(OWN + one("adopts: tiada/rasio"), encoding="utf-8")

        assert [issue.code for issue in iku.check(path)] == ["IKU303"]

    def test_an_agreement_without_its_head_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "pk.yaml").write_text("schema: 1\nagreement: pk\n", encoding="utf-8")

        assert [issue.code for issue in iku.check(tmp_path)] == ["IKU122"] * 4


class TestWriting:
    """What is written is what the file says itself."""

    @pytest.mark.parametrize(
        "text",
        [
            one("adopts: bersama/rasio", OFFICERS),
            one("{adopts: bersama/rasio, id: lain, responsible: x, targets: {2020: 5}}",
                "officers: {x: {title: X}}\n"),
            one("{adopts: bersama/rasio, cases: [{name: C, counts: {}, status: missing}]}"),
            "adopts: bersama\n",
            "adopts: bersama\nconstraints: [a <= c, b <= a]\nachievement: {cap: 100}\n" + OFFICERS,
            "adopts: bersama\ncounts: {d: {label: D}, c: {label: Cacah C, source: X}}\n"
            "constants: {l: {label: L, value: 3}}\noverrides: {sisa: {targets: {2020: 4}}}\n"
            + one("{id: x, name: X1, value: d * l}"),
        ],
    )  # fmt: skip
    def test_it_comes_back(self, text: str) -> None:
        found = adopting(text)

        written = iku.write_document(found)

        assert iku.parse_document(written, shared=found.shared_documents) == found
        assert "numerator" not in written
        assert "Cacah A" not in written

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"shared_documents": ()}, "bersama is not among those that are adopted from"),
            ({"objectives": ()}, "has not all objectives of bersama"),
        ],
    )
    def test_without_the_shared_document_it_cannot_be(
        self, values: dict[str, Any], message: str
    ) -> None:
        with pytest.raises(ValueError, match=message):
            iku.write_document(evolve(adopting("adopts: bersama\n"), **values))

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"name": "Lain"}, "the indicator rasio is not that of bersama"),
            ({"id": "lain"}, "the indicator lain is not one of bersama"),
        ],
    )
    def test_an_indicator_that_is_another_is_refused(
        self, values: dict[str, Any], message: str
    ) -> None:
        found = adopting(one("adopts: bersama/rasio"))
        changed = evolve(found["rasio"], **values)
        objective = iku.Objective(statement="S", indicators=(changed,))

        with pytest.raises(ValueError, match=message):
            iku.write_document(evolve(found, objectives=(objective,)))

    def test_what_is_said_of_nobody_is_still_said(self) -> None:
        found = adopting(one("adopts: bersama/rasio", OFFICERS))
        changed = evolve(found["rasio"], responsible=None, targets=FrozenMapping({}))
        objective = iku.Objective(statement="S", indicators=(changed,))

        with pytest.raises(ValueError, match="no file can take back"):
            iku.write_document(evolve(found, objectives=(objective,)))


class TestAchievement:
    """Rules of achievement hold for adopted indicators as for others."""

    LOWER = SHARED.replace("better: higher, targets: {2020: 80}, scale: s", "better: lower")
    FREE = LOWER.replace("achievement: {objective: mean, cap: 120}\n", "")

    def test_a_floor_above_the_cap_of_the_set_is_refused(self) -> None:
        assert "IKU171" in told("adopts: bersama\nachievement: {floor: 130}\n")
        assert "IKU171" not in told("adopts: bersama\nachievement: {floor: 120}\n")

    def test_weights_are_asked_of_adopted_indicators_too(self) -> None:
        text = "achievement: {document: weights}\n" + OFFICERS
        bare, weighed = (
            text + one(f"{{adopts: bersama/rasio{weight}}}") for weight in ("", ", weight: 2")
        )

        assert told(bare) == ["IKU174"]
        assert told(weighed) == []
        assert adopting(weighed)["rasio"].weight == 2
        assert told(text + one("{adopts: bersama/rasio, weight: 0}")) == ["IKU172"]
        found = adopting(weighed)
        written = iku.write_document(found)
        assert iku.parse_document(written, shared=found.shared_documents) == found

    def test_the_weights_of_the_set_do(self) -> None:
        weighed = shared(
            SHARED.replace("unit: poin", "unit: poin, weight: 1")
            .replace("scale: s,", "scale: s, weight: 3,")
            .replace("value: lain", "value: lain, weight: 1")
            .replace("objective: mean", "objective: weights")
        )

        assert "IKU174" not in told("adopts: bersama\n" + OFFICERS, weighed)

    def test_a_rule_is_asked_for_where_targets_are_added(self, tmp_path: Path) -> None:
        (tmp_path / "bersama.yaml").write_text(self.FREE, encoding="utf-8")
        path = tmp_path / "satu.yaml"
        line = "{adopts: bersama/rasio, targets: {2020: 5}}"
        path.write_text(OWN + OFFICERS + one(line), encoding="utf-8")

        assert [issue.code for issue in iku.check(path)] == ["IKU169"]
        path.write_text(OWN + OFFICERS + one(line, "achievement: {lower: mirror}\n"), "utf-8")
        assert [issue.code for issue in iku.check(path)] == []

    def test_what_the_shared_document_is_told_is_not_told_again(self) -> None:
        doubtful = SHARED.replace("better: higher, ", "")

        assert told(one("adopts: bersama/rasio", OFFICERS), shared(doubtful)) == []

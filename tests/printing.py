"""Reports for tests, and what is read back of pages: elements, words, pictures."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from typing import Any, Final

import attrs
from attrs import Factory, define

import iku_core as iku
from iku_core.formula import parse_formula
from iku_core.frozen import FrozenMapping
from iku_core.office import Decision

__all__ = [
    "HOSTILE",
    "SUMBERSUKO",
    "Read",
    "achieved",
    "hostile_document",
    "of_quarters",
    "read_html",
    "several",
    "years_before",
]

SUMBERSUKO: Final = "indicators/lumajang/kecamatan-sumbersuko.yaml"

SEVERAL: Final = """\
schema: 1
id: dinas-uji
title: Indikator Kinerja Utama Dinas Uji
organisation: {name: Dinas Uji, government: Pemerintah Kabupaten Lumajang}
officers:
  kepala: {title: Kepala Dinas Uji}
counts:
  a: {label: Jumlah kematian ibu, accumulate: sum}
  b: {label: Jumlah kelahiran hidup, accumulate: sum}
  c: {label: Jumlah rumah tangga yang dilayani, accumulate: last}
  d: {label: Jumlah rumah tangga, accumulate: last}
  e: {label: Opini, kind: decimal, accumulate: last}
  f: {label: Pertumbuhan, kind: decimal, range: [-100, 100], accumulate: last}
achievement: {objective: mean, document: objectives, scale: permendagri-86-2017-printed,
              range: range-within, label: label}
objectives:
  - statement: Meningkatnya layanan dasar
    indicators:
      - {id: aki, name: Angka kematian ibu, numerator: a * 100000, denominator: b,
         unit: per 100.000 KH, better: lower, achievement: mirror,
         targets: {2019: 80, 2020: 75, 2021: 70}, source: Seksi KIA, responsible: kepala}
      - {id: layanan, name: Persentase rumah tangga yang dilayani, numerator: c, denominator: d,
         unit: "%", better: higher, achievement: {cap: 100},
         targets: {2019: 70, 2021: ">= 85"}, source: BPS}
      - {id: lahir, name: Jumlah kelahiran hidup, value: b, decimals: 0, unit: kelahiran,
         targets: {2021: [3000, 6000]}}
  - statement: Meningkatnya akuntabilitas
    indicators:
      - {id: opini, name: Opini BPK, value: e, decimals: 0, scale: opini, better: higher,
         targets: {2020: WTP, 2021: WTP}}
      - {id: tumbuh, name: Pertumbuhan layanan, value: f, unit: poin, better: higher}
scales:
  opini: {title: Opini, classes: [{label: TMP, score: 1}, {label: WDP, score: 3},
          {label: WTP, score: 4}]}
"""
"""A document with targets of every kind."""

YEARS: Final[dict[str, dict[str, int | None]]] = {
    "2018": {"a": 4, "b": 5000, "c": 60, "d": 100, "e": 1, "f": -2},
    "2019": {"a": 5, "b": 5100, "c": 65, "d": 100, "e": 3, "f": 3},
    "2020": {"b": 4900, "c": 82, "d": 0, "f": 0},
    "2021": {"a": 0, "b": 5000, "c": 93, "d": 100, "e": 3, "f": -4},
}

HOSTILE: Final = (
    '<script>alert(1)</script>]]>"onload="x\' --> </style></td> \u202etxet\u2066 =HYPERLINK("a")'
    " **b** [c](http://d.e) `f` | & &lt; \x00\x1b\ud800 www.g.h"
)


def achieved(
    document: iku.Document, counts: Any, year: int, part: tuple[Any, int] = ("year", 1), **how: Any
) -> iku.Achievements:
    """Return what a period of counts makes of a document."""
    period = iku.Period(year, *part)
    results = iku.evaluate_period(document, counts, period, through=how.get("through"))
    return iku.achieve_all(document, results, period, **how)


def several(counts: dict[str, int | None] | None = None, **how: Any) -> iku.Achievements:
    """Return the year 2021 of a document with targets of every kind."""
    document = iku.parse_document(SEVERAL)
    given = YEARS if counts is None else {**YEARS, "2021": counts}
    return achieved(document, given, 2021, **how)


def years_before() -> tuple[iku.Achievements, ...]:
    """Return the years before it, of which one has gaps."""
    document = iku.parse_document(SEVERAL)
    return tuple(achieved(document, YEARS, year) for year in (2018, 2019, 2020))


def of_quarters() -> tuple[iku.Achievements, tuple[iku.Achievements, ...]]:
    """Return the year 2020 of Sumbersuko, and its quarters."""
    document = iku.load_document(SUMBERSUKO)
    counts = iku.load_counts_by_period("docs/examples/sumbersuko-2020-triwulan.csv", document)
    agreement = iku.load_agreement("docs/examples/perjanjian-kinerja-2020.yaml", document)
    quarters = tuple(
        achieved(document, counts, 2020, ("quarter", number), agreement=agreement)
        for number in (1, 2, 3, 4)
    )
    return achieved(document, counts, 2020, agreement=agreement), quarters


def hostile_document(text: str) -> iku.Document:
    """Return a document whose every text is that one."""
    officer = iku.Officer(title=text, name=text, nip=text)
    decision = Decision(about=text, printed=text, decided=text, reason=text)
    counts = FrozenMapping(
        {name: iku.Count(name=name, label=text, unit=text, source=text) for name in ("a", "b")}
    )
    classes = (iku.ScaleClass(label=text, high=50), iku.ScaleClass(label=f"{text}.", low=51))
    scale = iku.Scale(id="s", title=text, classes=classes, decimals=0)
    common: dict[str, Any] = dict.fromkeys(("name", "unit", "source", "explanation"), text)
    common |= {"better": "higher", "responsible": officer, "counts": counts}
    common |= {"decisions": (decision,), "scale": scale}
    plain = iku.Indicator(
        id="satu",
        numerator=parse_formula("a"),
        denominator=parse_formula("b"),
        targets=FrozenMapping({"2020": 3}),
        **common,
    )
    quoted = attrs.evolve(plain, id="dua", printed_formula=text)
    fraction = attrs.evolve(plain, id="tiga", printed_formula=f"({text}) / ({text}) x 100 %")
    labelled = attrs.evolve(plain, id="empat", targets=FrozenMapping({"2020": text}))
    return iku.Document(
        id="uji",
        title=text,
        heading=(text, text),
        organisation=iku.Organisation(
            name=text, government=text, mandate=text, functions=(text, text)
        ),
        goal=iku.Goal(statement=text, indicator=text),
        counts=counts,
        objectives=(iku.Objective(statement=text, indicators=(plain, quoted, fraction, labelled)),),
        decisions=(decision,),
        signed=iku.Signature(place=text, date=date(2020, 3, 3), by=officer),
    )


@define
class Read:
    """What a browser makes of a page: its elements with their attributes, and its text."""

    tags: list[tuple[str, dict[str, str | None]]] = Factory(list)
    texts: list[str] = Factory(list)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def count(self, name: str, kind: str | None = None) -> int:
        """Return how many elements there are of a name, and of a class."""
        return len(self.classes(name) if kind is None else
                   [one for one in self.classes(name) if one == kind])  # fmt: skip

    def classes(self, name: str) -> list[str]:
        return [given.get("class") or "" for tag, given in self.tags if tag == name]

    def attributes(self, name: str, key: str) -> list[str | None]:
        return [given[key] for tag, given in self.tags if tag == name and key in given]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.read = Read()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.read.tags.append((tag, dict(attrs)))
        if tag not in ("br", "col", "meta"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.read.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.read.texts.append(data)


def read_html(page: str) -> Read:
    """Read a page; every element is closed where it should be."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader.read

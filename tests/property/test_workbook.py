"""Any formula on any counts: LibreOffice comes to what the library comes to."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, TypeAlias

import attrs
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import iku_core as iku
from iku_core.frozen import FrozenMapping
from iku_core.report.xlsx_report import render_report_xlsx
from office import Office, cells, changed
from strategies import DECIMALS, NAMES, Oracle, denominators, formulas, indicator_of

FORMULAS = 300

Drawn: TypeAlias = tuple[tuple[Oracle, ...], int, int]

whole_indicators = st.tuples(
    st.one_of(
        st.tuples(formulas(max_leaves=6)),
        st.tuples(formulas(max_leaves=5), denominators(max_leaves=4)),
    ),
    st.sampled_from((1, 100, 1000)),
    st.integers(0, 6),
)

numbers = st.one_of(
    st.just(0),
    st.none(),
    st.integers(-20, 20),
    st.integers(0, 10**6),
    st.integers(-(10**5), 10**5).map(lambda number: Fraction(number, 1000)),
    st.builds(Fraction, st.integers(1, 200), st.sampled_from((3, 7, 8))),
)

counts_of_both_periods = st.lists(
    st.fixed_dictionaries(dict.fromkeys(NAMES, numbers)), min_size=2, max_size=2
)


def drawn(strategy: st.SearchStrategy[Any], number: int) -> list[Any]:
    """Return so many examples of a strategy, the same each time."""
    found: list[Any] = []

    @settings(max_examples=number, derandomize=True, database=None, phases=[Phase.generate])
    @given(strategy)
    def collect(example: Any) -> None:
        found.append(example)

    collect()
    return found


def document_of(examples: list[Drawn]) -> iku.Document:
    indicators = [
        attrs.evolve(
            indicator_of(oracles, multiplier=multiplier, decimals=decimals),
            id=f"uji-{number}",
            name=f"Uji {number}",
        )
        for number, (oracles, multiplier, decimals) in enumerate(examples)
    ]
    return iku.Document(
        id="uji",
        title="Uji",
        organisation=iku.Organisation(name="Dinas Uji"),
        counts=DECIMALS,
        objectives=(iku.Objective(statement="Sasaran", indicators=tuple(indicators)),),
        constants=FrozenMapping({}),
    )


def test_libreoffice_computes_what_the_library_computes(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Figures and statuses are equal to the last digit, blanks and zero divisors among them."""
    office = Office(tmp_path_factory.mktemp("office"))
    document = document_of(drawn(whole_indicators, FORMULAS))
    supplied = [
        *drawn(counts_of_both_periods, 4)[1:],
        [{name: number for number, name in enumerate(NAMES, start=at)} for at in (1, 3)],
    ]
    reports = [
        iku.achieve_all(
            document, iku.evaluate_all(document, now, previous=before), iku.Period(2020)
        )
        for now, before in supplied
    ]
    books = [render_report_xlsx(report) for report in reports]

    computed = office.computed(changed(book, {}) for book in books)

    statuses = set()
    for report, book, theirs in zip(reports, books, computed, strict=True):
        mine = cells(book)["Kinerja"]
        statuses |= {item.result.status for item in report.indicators.values()}
        for address, value in mine.items():
            if address[0] in "EFGHI":
                assert (theirs["Kinerja"][address] or "") == (value or ""), address
    assert statuses == {iku.Status.OK, iku.Status.MISSING, iku.Status.ZERO_DENOMINATOR}

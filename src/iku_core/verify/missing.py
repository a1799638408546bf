"""Which declaration would close a proof that does not close.

Enters: a bound that cannot be proved. Leaves: the fewest plausible declarations with which it
can. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from attrs import evolve, frozen

from iku_core.exact import Exact, format_exact
from iku_core.normal_form import count_of
from iku_core.verify.affine import Affine
from iku_core.verify.analysis import Analysis
from iku_core.verify.claims import Fractional, Side, bound_claims
from iku_core.verify.declarations import Declared
from iku_core.verify.prover import contradiction, prove
from iku_core.verify.simplex import TooHardError

__all__ = ["missing_declarations"]

MAX_CANDIDATES: Final = 30


@frozen
class _Candidate:
    """Hold a declaration that nobody made, and how an officer would write it: what, and where."""

    advice: tuple[str, str]
    declared: Declared


def missing_declarations(
    analysis: Analysis, side: Side, bound: Exact
) -> tuple[tuple[str, str], ...]:
    r"""Return the declarations that would prove a bound: what an officer writes, and where.

    Example:
        >>> import iku_core as iku
        >>> from pathlib import Path
        >>> text = Path("indicators/lumajang/kecamatan-sumbersuko.yaml").read_text("utf-8")
        >>> document = iku.parse_document(text.replace("    at_most: fasilitasi_dilakukan\n", ""))
        >>> analysis = Analysis(document, document["fasilitasi-ditindaklanjuti"])
        >>> missing_declarations(analysis, "high", 100)[0]
        ('at_most: fasilitasi_dilakukan', 'fasilitasi_ditindaklanjuti')
    """
    pieces = analysis.fractional
    if pieces is None:
        return ()
    pools = ([*_pairs(analysis, pieces)], [*_limits(pieces, side, bound)], [*_sums(pieces, bound)])
    for pool in pools:
        needed = [*{item.declared.form: item for item in pool}.values()][:MAX_CANDIDATES]
        if not needed or not _suffices(pieces, needed, side, bound):
            continue
        for candidate in list(needed):
            fewer = [item for item in needed if item is not candidate]
            if _suffices(pieces, fewer, side, bound):
                needed = fewer
        return tuple(item.advice for item in needed)
    return ()


def _suffices(
    pieces: tuple[Fractional, ...], candidates: list[_Candidate], side: Side, bound: Exact
) -> bool:
    more = tuple(item.declared for item in candidates)
    widened = tuple(
        evolve(piece, system=evolve(piece.system, declared=piece.system.declared + more))
        for piece in pieces
    )
    try:
        if any(contradiction(piece.system) for piece in widened):
            return False
    except TooHardError:
        return False
    return prove(bound_claims(widened, side, bound)) is not None


def _pairs(analysis: Analysis, pieces: tuple[Fractional, ...]) -> Iterator[_Candidate]:
    """Iterate over: a count above the bar is at most one below it."""
    known = {item.form for item in analysis.system.declared}
    seen: dict[Affine, None] = {}
    for piece in pieces:
        for name in piece.above.terms:
            for bound in piece.below.terms:
                form = Affine({bound: 1, name: -1})
                if name == bound or form in known or form in seen:
                    continue
                if _are_alike(analysis, name, bound):
                    seen[form] = None
                    yield _Candidate(
                        _at_most(analysis, name, bound), Declared(f"{name} <= {bound}", form)
                    )


def _are_alike(analysis: Analysis, name: str, bound: str) -> bool:
    """Return whether one count can be a part of another: of one period, kind and unit."""
    part, whole = count_of(analysis.indicator, name), count_of(analysis.indicator, bound)
    periods = {name.startswith("prev("), bound.startswith("prev(")}
    return len(periods) == 1 and part.kind == whole.kind and part.unit == whole.unit


def _at_most(analysis: Analysis, name: str, bound: str) -> tuple[str, str]:
    """Return how to declare it: a count has one at_most, and more than that as constraints."""
    part, whole = count_of(analysis.indicator, name), count_of(analysis.indicator, bound)
    if part.at_most is None:
        return f"at_most: {whole.name}", part.name
    return f"{part.name} <= {whole.name}", "constraints"


def _limits(pieces: tuple[Fractional, ...], side: Side, bound: Exact) -> Iterator[_Candidate]:
    """Iterate over: a count that is the value itself, or all but, keeps to a range."""
    for piece in pieces:
        if len(piece.above.terms) == 1 and not piece.below.terms:
            ((name, factor),) = piece.above.terms.items()
            limit = Fraction(bound * piece.below.constant - piece.above.constant) / factor
            written = format_exact(limit, "plain")
            high = (side == "high") == (factor > 0)
            form = Affine({name: -1 if high else 1}, limit if high else -limit)
            text = f"range: [..., {written}]" if high else f"range: [{written}, ...]"
            yield _Candidate((text, name), Declared(f"{name} {text}", form))
        else:
            for name in piece.above.terms:
                text = "range: [0, ...]"
                yield _Candidate((text, name), Declared(f"{name} {text}", Affine({name: 1})))


def _sums(pieces: tuple[Fractional, ...], bound: Exact) -> Iterator[_Candidate]:
    """Iterate over: the whole sum above the bar is at most the one below it."""
    for piece in pieces:
        form = piece.below.scaled(bound).plus(piece.above, -1).whole()
        greater = Affine({name: number for name, number in form.terms.items() if number > 0})
        lesser = Affine({name: -number for name, number in form.terms.items() if number < 0})
        text = f"{lesser} <= {greater}"
        yield _Candidate((text, "constraints"), Declared(text, form))

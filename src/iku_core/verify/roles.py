"""What each count is there for: used, sourced, and named the way its indicator speaks of it.

What qualifying words are, and when a term lacks them, stands in `wording`. Here the labels of the
counts above the bar are its terms, each sum for itself; and so are the terms of the printed
formula, where they are no such labels. A `decisions:` entry of the indicator or of the document
that quotes the term and names the words has settled the matter. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from iku_core.definition import Document, Indicator
from iku_core.exact import Exact
from iku_core.issues import Issue, Location, new_issue
from iku_core.location import place_of
from iku_core.verify.wording import (
    Phrase,
    Slip,
    Speech,
    phrase,
    printed_terms,
    slips_among,
    slips_beside,
)

__all__ = ["role_findings"]

_MOST_NAMED: Final = 4
_OTHER_TERMS: Final = "other terms of the printed formula", "suku lain rumus tercetak"


def role_findings(document: Document) -> Iterator[Issue]:
    """Iterate over the counts that are not used, have no source, or are named otherwise.

    Args:
        document: The document.

    Example:
        >>> from pathlib import Path
        >>> import iku_core as iku
        >>> path = Path("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> list(role_findings(iku.load_document(path)))
        []
        >>> text = path.read_text("utf-8")
        >>> text = text.replace("source: Hasil Survey Kepuasan Masyarakat", "")
        >>> [issue.message for issue in role_findings(iku.parse_document(text))]
        ['nobody says where the count nilai_ikm comes from']
    """
    yield from _unused(document)
    yield from _without_source(document)
    found: dict[tuple[object, ...], Issue] = {}
    phrases = {name: phrase(count.label) for name, count in document.counts.items()}
    office = (document.organisation.name, document.organisation.government)
    words = frozenset(word for text in office for word in phrase(text).words)
    for indicator in document:
        wording = _Wording(document, indicator, phrases, words)
        for key, issue in (*wording.labels(), *wording.printed()):
            found.setdefault(key, issue)
    yield from found.values()


def _unused(document: Document) -> Iterator[Issue]:
    """Iterate over the counts that no formula needs, not even to check another count."""
    needed = dict.fromkeys(
        name
        for indicator in document
        for formula in indicator.formulas
        for name in (*formula.names, *formula.previous)
    )
    comparisons = [*document.constraints]
    comparisons += [condition for indicator in document for condition in indicator.defined_when]
    related = [(*item.names, *item.previous) for item in comparisons]
    by_name: dict[str, list[int]] = {}
    for at, names in enumerate(related):
        for name in names:
            by_name.setdefault(name, []).append(at)
    waiting = [*needed]
    for name in waiting:
        count = document.counts.get(name)
        more = [] if count is None or count.at_most is None else [count.at_most]
        for at in by_name.pop(name, ()):
            more += related[at]
            related[at] = ()
        new = [other for other in dict.fromkeys(more) if other not in needed]
        needed |= dict.fromkeys(new)
        waiting += new
    for name in document.counts:
        if name not in needed:
            place = place_of(document, None, "counts", name, "label")
            yield new_issue("IKU416", place, count=name)


def _without_source(document: Document) -> Iterator[Issue]:
    users: dict[str, dict[str, None]] = {}
    for indicator in document:
        if indicator.source is None:
            for formula in indicator.formulas:
                for name in (*formula.names, *formula.previous):
                    users.setdefault(name, {})[indicator.id] = None
    for name, count in document.counts.items():
        if count.source is None and name in users:
            place = place_of(document, None, "counts", name, "label")
            listed = ", ".join(users[name])
            yield new_issue("IKU417", place, count=name, indicators=listed)


class _Wording:
    """Compare the words of one indicator."""

    def __init__(
        self,
        document: Document,
        indicator: Indicator,
        phrases: Mapping[str, Phrase],
        office: frozenset[str],
    ) -> None:
        self.document = document
        self.indicator = indicator
        self.phrases = phrases
        self.name = phrase(indicator.name)
        self.explanation = phrase(indicator.explanation)
        self.office = office
        self.decisions = [
            [phrase(text) for text in (item.printed, item.decided, item.about, item.reason)]
            for item in (*indicator.decisions, *document.decisions)
        ]
        self.sums = _Sums(indicator)

    def labels(self) -> Iterator[tuple[tuple[object, ...], Issue]]:
        """Iterate over the counts above the bar whose labels lack words."""
        below = [self.phrases[name] for name in self.sums.below]
        speech = Speech(self.name, self.explanation, below, self.office)
        *_, numerator = self.sums.sums
        is_beside = self.indicator.denominator is not None and not self.sums.has_minus
        for names in self.sums.sums:
            terms = [self.phrases[name] for name in names]
            slips = slips_among(terms, speech)
            if names is numerator and is_beside:
                slips += slips_beside(terms, speech)
            for slip in _once(slips):
                if not self._is_settled(terms[slip.term], slip.run):
                    name = names[slip.term]
                    place = place_of(self.document, None, "counts", name, "label")
                    having = [names[at] for at in slip.others]
                    without = f"the label of {name}", f"label {name}"
                    yield (name, slip.run), self._notice(place, slip, _labels(having), without)

    def printed(self) -> Iterator[tuple[tuple[object, ...], Issue]]:
        """Iterate over the terms of the printed formula that lack words, and are no labels."""
        text = self.indicator.printed_formula or ""
        parts = printed_terms(text)
        terms, below = ([phrase(text[slice(*span)]) for span in spans] for spans in parts[:2])
        speech = Speech(self.name, self.explanation, below, self.office)
        if parts.has_minus:
            return
        slips = slips_among(terms, speech)
        if below:
            slips += slips_beside(terms, speech)
        labels = [self.phrases[name] for names in self.sums.sums for name in names]
        for slip in _once(slips):
            term, span = terms[slip.term], parts.above[slip.term]
            if term not in labels and not self._is_settled(term, slip.run):
                path = (self.document, self.indicator, "printed_formula")
                others = [_OTHER_TERMS] if slip.others else []
                quoted = f'"{" ".join(text[slice(*span)].split())}"'
                key = (self.indicator.id, slip.term)
                issue = self._notice(place_of(*path, span=span), slip, others, (quoted, quoted))
                yield key, issue

    def _is_settled(self, term: Phrase, run: Sequence[str]) -> bool:
        """Return whether a decision quotes the term, or is quoted by it, and names the words."""
        for decision in self.decisions:
            printed, decided, *_ = decision
            quotes = any(term.quotes(text) or text.quotes(term) for text in (printed, decided))
            if quotes and any(text.has(run) for text in decision):
                return True
        return False

    def _notice(
        self,
        place: Location | None,
        slip: Slip,
        others: Sequence[tuple[str, str]],
        without: tuple[str, str],
    ) -> Issue:
        spoken = [
            (self.name, ("the name", "nama")),
            (self.explanation, ("the explanation", "penjelasan")),
        ]
        having = [words for text, words in spoken if text.has(slip.run)]
        english, indonesian = zip(*having, *others, strict=True)
        return new_issue(
            "IKU418",
            place,
            indicator=self.indicator.id,
            words=slip.words,
            places=_listed(english, "and"),
            places_id=_listed(indonesian, "dan"),
            without=without[0],
            without_id=without[1],
        )


def _once(slips: Sequence[Slip]) -> list[Slip]:
    """Return the first slip of each term."""
    found: dict[int, Slip] = {}
    for slip in slips:
        found.setdefault(slip.term, slip)
    return [*found.values()]


def _labels(names: Sequence[str]) -> list[tuple[str, str]]:
    """Return the labels of counts in words; of many, the first ones and how many more."""
    words = [(f"the label of {name}", f"label {name}") for name in names[:_MOST_NAMED]]
    more = len(names) - _MOST_NAMED
    if more > 0:
        words.append((f"{more} more labels", f"{more} label lain"))
    return words


def _listed(items: Sequence[str], last: str) -> str:
    return f" {last} ".join(filter(None, (", ".join(items[:-1]), items[-1])))


class _Terms(NamedTuple):
    """Hold the counts that a part of a formula adds, and the sums in it that have ended."""

    added: list[str]
    ended: list[list[str]]


class _Sums:
    """Hold which counts the formulas of an indicator add.

    Attributes:
        sums: The counts of each sum above the bar; the last one is the numerator itself.
        below: The counts below the bar.
        has_minus: Whether something is subtracted.
    """

    sums: list[list[str]]
    below: list[str]
    has_minus: bool

    def __init__(self, indicator: Indicator) -> None:
        self.has_minus = False
        self._counts = indicator.counts
        formula = indicator.numerator or indicator.value
        assert formula is not None, "an indicator has a formula"
        last, ended = formula.fold(self._leaf, self._operation)
        self.sums = [[*dict.fromkeys(names)] for names in (*ended, last)]
        whole = () if indicator.denominator is None else indicator.denominator.names
        self.below = [name for name in whole if name in indicator.counts]

    def _leaf(self, value: str | Exact, _: object) -> _Terms:
        is_count = isinstance(value, str) and value in self._counts
        return _Terms([str(value)] if is_count else [], [])

    def _operation(self, sign: str, parts: list[_Terms], _: object) -> _Terms:
        """Return what is added above the bar; behind a minus and in a product a sum ends."""
        first, *rest = parts
        if sign == "/":
            return first
        for part in rest:
            first.ended.extend(part.ended)
        if sign in ("-", "neg"):
            self.has_minus = True
            first.ended.extend(part.added for part in (rest or parts))
            return first if rest else _Terms([], first.ended)
        if sign == "*" and all(part.added for part in parts):
            return _Terms([], [*first.ended, *(part.added for part in parts)])
        for part in rest:
            first.added.extend(part.added)
        return first

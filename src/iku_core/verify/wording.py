"""Words that narrow what is counted, and terms of a formula that have lost them.

Enters: what an indicator says of itself, and the words of the terms that its formula adds.
Leaves: the terms that lack words which the others have. Knows no document, and no language.

Qualifying words are a run of two words or more that begins and ends with a word of three letters
or more, where that is no word of the office's own name, which tells where and not what. Witnesses
of a run are the name of the indicator, its explanation, and every other term of the same sum that
begins with the same two words and ends with the run; what all these terms end with is taken off
before. A term is told where it holds no word of a run that has three witnesses, among them a term
and the name or the explanation, and where no more terms lack the run than have it. Name and
explanation are witnesses enough where the name goes on with the run directly behind the last two
words of the term. That is asked of the numerator of a ratio alone, of none from which something
is subtracted, and never of words that stand in the denominator. The denominator itself is never
told, for a whole is rightly counted without them. Other wordings of the same, words in front of
what is counted and single words are not found; what is found is a question, and no fault.

Layer 6.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from attrs import field, frozen

__all__ = [
    "Phrase",
    "Printed",
    "Slip",
    "Speech",
    "phrase",
    "printed_terms",
    "slips_among",
    "slips_beside",
]

_WORD: Final = re.compile(r"\w+(?:[-/.]\w+)*")
_BAR: Final = re.compile(r"\s[/:÷]\s|[-_]{3,}")
_MINUS: Final = re.compile(r"\s[-−–]\s")
_SIGN: Final = re.compile(r"[+()×*÷]|\s[xX:/−–-](?=\s)|[-_]{3,}")
_BEGINNING: Final = 2
_LONGEST_RUN: Final = 8
_LONGEST_TERM: Final = 60
_MOST_RUNS: Final = 20
_MOST_TERMS: Final = 60
_WITNESSES: Final = 3


@frozen
class Phrase:
    """Hold the words of a text.

    Attributes:
        words: The words, without capitals.
        written: The words as they were written.

    Example:
        >>> phrase("Jumlah RPKDesa, tepat waktu").has(("tepat", "waktu"))
        True
    """

    words: tuple[str, ...]
    written: tuple[str, ...] = field(eq=False, repr=False)
    _joined: str = field(eq=False, repr=False)

    def has(self, words: Sequence[str]) -> bool:
        """Return whether these words stand here side by side."""
        return f" {' '.join(words)} " in self._joined

    def lacks(self, words: Sequence[str]) -> bool:
        """Return whether none of these words stands here."""
        return not any(f" {word} " in self._joined for word in words)

    def quotes(self, other: Phrase) -> bool:
        """Return whether all words of another text stand here side by side."""
        return bool(other.words) and self.has(other.words)

    def as_written(self, words: Sequence[str]) -> str:
        """Return words that stand here as they were written."""
        size = len(words)
        at = next(at for at in range(len(self.words)) if self.words[at : at + size] == words)
        return " ".join(self.written[at : at + size])


def phrase(text: str | None) -> Phrase:
    """Return the words of a text, without its punctuation.

    Example:
        >>> phrase("Jumlah e-KTP (baru)").words
        ('jumlah', 'e-ktp', 'baru')
    """
    written = tuple(_WORD.findall(text or ""))
    words = tuple(word.casefold() for word in written)
    return Phrase(words, written, f" {' '.join(words)} ")


@frozen
class Speech:
    """Hold what an indicator says of itself.

    Attributes:
        name: Its name.
        explanation: Its explanation; no words where not given.
        whole: What is counted below the bar.
        office: Words that tell where, and not what.

    Example:
        >>> speech = Speech(phrase("Persentase desa siaga"), phrase(None), office={"lumajang"})
        >>> speech.is_run(("tepat", "waktu")), speech.is_run(("di", "lumajang"))
        (True, False)
    """

    name: Phrase
    explanation: Phrase
    whole: Sequence[Phrase] = ()
    office: Collection[str] = ()

    def is_run(self, words: Sequence[str]) -> bool:
        """Return whether words can be qualifying words."""
        return len(words) >= 2 and self._narrows(words[0]) and self._narrows(words[-1])

    def _narrows(self, word: str) -> bool:
        return len(word) >= 3 and word[0].isalpha() and word not in self.office

    def witnesses(self, run: Sequence[str]) -> int:
        """Return how many of name and explanation have a run."""
        return self.name.has(run) + self.explanation.has(run)


class Slip(NamedTuple):
    """Hold a term that lacks words.

    Attributes:
        term: Position of the term.
        run: The words, without capitals.
        words: The words as they were written where they stand.
        others: Positions of other terms that have them.

    Example:
        >>> labels = "Jumlah desa A tepat waktu", "Jumlah desa B tepat waktu", "Jumlah desa C"
        >>> terms = [phrase(label) for label in labels]
        >>> speech = Speech(phrase("Desa tepat waktu"), phrase(None))
        >>> slips_among(terms, speech)
        [Slip(term=2, run=('tepat', 'waktu'), words='tepat waktu', others=[0, 1])]
    """

    term: int
    run: tuple[str, ...]
    words: str
    others: list[int]


def slips_among(terms: Sequence[Phrase], speech: Speech) -> list[Slip]:
    """Return the terms of one sum that lack words which the others have.

    Example:
        >>> terms = [phrase("Jumlah izin usaha tepat waktu"), phrase("Jumlah izin reklame")]
        >>> said = phrase("Izin yang terbit tepat waktu")
        >>> [slip.words for slip in slips_among(terms, Speech(said, said))]
        ['tepat waktu']
    """
    alike: dict[tuple[str, ...], list[int]] = {}
    for at, term in enumerate(terms[:_MOST_TERMS]):
        if _BEGINNING < len(term.words) <= _LONGEST_TERM:
            alike.setdefault(term.words[:_BEGINNING], []).append(at)
    found = [slip for same in alike.values() for slip in _slips(terms, same, speech)]
    return sorted(found, key=lambda slip: slip.term)


def _slips(terms: Sequence[Phrase], same: list[int], speech: Speech) -> Iterator[Slip]:
    """Iterate over the slips among terms that begin alike."""
    runs = sorted(_runs(terms, same, speech).items(), key=lambda item: -len(item[1]))
    told = [
        (run, having)
        for run, having in sorted(runs[:_MOST_RUNS], key=lambda item: -len(item[0]))
        if speech.witnesses(run) + len(having) >= _WITNESSES
        and sum(terms[at].lacks(run) for at in same) <= len(having)
    ]
    for at in same:
        found = next((item for item in told if terms[at].lacks(item[0])), None)
        if found is not None:
            run, having = found
            yield Slip(at, run, terms[having[0]].as_written(run), having)


def _runs(
    terms: Sequence[Phrase], same: list[int], speech: Speech
) -> dict[tuple[str, ...], list[int]]:
    """Return the runs with which some of the terms end, and that name or explanation have."""
    common = _common_end([terms[at].words for at in same])
    runs: dict[tuple[str, ...], list[int]] = {}
    for at in same:
        words = terms[at].words[: len(terms[at].words) - common]
        for length in range(2, min(len(words) - _BEGINNING, _LONGEST_RUN) + 1):
            run = words[-length:]
            if speech.is_run(run) and speech.witnesses(run):
                runs.setdefault(run, []).append(at)
    return runs


def _common_end(texts: Sequence[tuple[str, ...]]) -> int:
    """Return with how many words all texts end alike."""
    columns = zip(*(reversed(words) for words in texts), strict=False)
    return sum(1 for _ in takewhile(lambda column: len({*column}) == 1, columns))


def slips_beside(terms: Sequence[Phrase], speech: Speech) -> list[Slip]:
    """Return the terms above the bar that end where the name goes on with qualifying words.

    Example:
        >>> name = phrase("Persentase izin yang terbit tepat waktu")
        >>> speech = Speech(name, phrase("Tepat waktu: dalam 14 hari kerja"))
        >>> [slip.words for slip in slips_beside([phrase("Jumlah izin yang terbit")], speech)]
        ['tepat waktu']
    """
    name = speech.name
    behind: dict[tuple[str, ...], int] = {
        pair: at + 2 for at, pair in enumerate(pairwise(name.words))
    }
    found: list[Slip] = []
    for at, term in enumerate(terms[:_MOST_TERMS]):
        start = behind.get(term.words[-2:])
        if start is not None:
            words = _words_apart(name.words[start : start + _LONGEST_RUN], (term, *speech.whole))
            for length in range(len(words), 1, -1):
                run = words[:length]
                if speech.is_run(run) and speech.explanation.has(run):
                    found.append(Slip(at, run, name.as_written(run), []))
                    break
    return found


def _words_apart(words: tuple[str, ...], texts: Sequence[Phrase]) -> tuple[str, ...]:
    """Return the first of the words, as far as none of them stands in the texts."""
    own = takewhile(lambda word: all(text.lacks((word,)) for text in texts[:_MOST_TERMS]), words)
    return tuple(own)


class Printed(NamedTuple):
    """Hold a formula in words, divided into its terms.

    Attributes:
        above: The terms above the bar, as spans of the text; all where there is no bar.
        below: Those below it.
        has_minus: Whether something is subtracted above the bar.

    Example:
        >>> printed_terms("(a b + c d) / e f x 100 %")
        Printed(above=[(1, 4), (7, 10)], below=[(14, 17), (20, 25)], has_minus=False)
    """

    above: list[tuple[int, int]]
    below: list[tuple[int, int]]
    has_minus: bool


def printed_terms(text: str) -> Printed:
    """Return the terms of a formula that is written in words.

    Example:
        >>> printed_terms("Nilai IKM").above
        [(0, 9)]
    """
    bar = _BAR.search(text)
    end = len(text) if bar is None else bar.start()
    above, below = [*_terms(text, 0, end)], [*_terms(text, end, len(text))]
    return Printed(above, below, _MINUS.search(text, 0, end) is not None)


def _terms(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for sign in (*_SIGN.finditer(text, start, end), None):
        part = text[start : end if sign is None else sign.start()]
        if part.strip():
            first = start + len(part) - len(part.lstrip())
            yield first, first + len(part.strip())
        start = end if sign is None else sign.end()

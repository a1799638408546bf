"""What is declared of the counts of an indicator, as sums that are not negative.

Enters: an indicator. Leaves: a `System` of the counts that it uses, and of those that are related
to them by `at_most` or a constraint. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from attrs import field, frozen

from iku_core.comparison import Comparison, difference
from iku_core.declaration import Count
from iku_core.definition import Indicator
from iku_core.exact import Exact, format_exact
from iku_core.formula import previous_name
from iku_core.normal_form import count_of, used_counts
from iku_core.verify.affine import Affine, affine_of

__all__ = [
    "Declared",
    "System",
    "conditions_of",
    "system_of",
]


@frozen
class Declared:
    """Hold one thing that is declared.

    Attributes:
        text: As a comparison, such as `tepat_waktu <= jumlah_desa`.
        form: A sum that is 0 or more where it holds.

    Example:
        >>> str(Declared("a <= b", Affine({"b": 1, "a": -1})).form)
        'b - a'
    """

    text: str
    form: Affine = field(eq=False)


@frozen
class System:
    """Hold counts and all that is declared of them.

    Attributes:
        names: The counts; those of the previous period as `prev(a)`.
        whole: Those among them that are whole numbers.
        declared: What is declared of them; equations are two of these.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> system = system_of(document["fasilitasi-ditindaklanjuti"])
        >>> [item.text for item in system.declared][-1]
        'fasilitasi_ditindaklanjuti <= fasilitasi_dilakukan'
    """

    names: tuple[str, ...]
    whole: frozenset[str]
    declared: tuple[Declared, ...]

    @property
    def forms(self) -> list[Affine]:
        """The sums that are 0 or more."""
        return [item.form for item in self.declared]

    def also(self, *forms: Affine, text: str = "") -> System:
        """Return the system with more sums that are 0 or more."""
        more = tuple(Declared(text, form) for form in forms)
        return System(self.names, self.whole, self.declared + more)


def system_of(indicator: Indicator) -> System:
    """Return the counts of an indicator with all that is declared of them.

    These are the counts that it uses or names under `defined_when`, and those that are related to
    them; left out are counts that are at most one of these and say nothing of it by that.

    Args:
        indicator: The indicator.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> [item.text for item in system_of(document["nilai-ikm"]).declared]
        ['nilai_ikm >= 25', 'nilai_ikm <= 100']
    """
    numbers = {name: constant.value for name, constant in indicator.constants.items()}
    relations = [*_relations(indicator, numbers)]
    wanted = dict.fromkeys((*used_counts(indicator), *_condition_names(indicator)))
    taken: dict[int, _Relation] = {}
    grown = True
    while grown:
        grown = False
        for at, relation in enumerate(relations):
            if at not in taken and any(name in wanted for name in relation.reached_from):
                wanted |= dict.fromkeys(relation.names)
                taken[at] = relation
                grown = True
    declared = [item for name in wanted for item in _limits(name, count_of(indicator, name))]
    declared += [item for at in sorted(taken) for item in taken[at].declared]
    whole = (name for name in wanted if count_of(indicator, name).kind == "count")
    return System(tuple(wanted), frozenset(whole), tuple(declared))


def _condition_names(indicator: Indicator) -> Iterator[str]:
    for comparison in indicator.defined_when:
        yield from (name for name in comparison.names if name in indicator.counts)
        yield from map(previous_name, comparison.previous)


def _lowest(count: Count) -> Exact | None:
    """Return the least value that is declared of a count; None where there is none."""
    low = None if count.range is None else count.range.low
    return 0 if low is None and count.kind == "count" else low


def _limits(name: str, count: Count) -> Iterator[Declared]:
    """Iterate over what is declared of one count alone."""
    low = _lowest(count)
    high = None if count.range is None else count.range.high
    if low is not None:
        yield Declared(f"{name} >= {format_exact(low, 'plain')}", Affine({name: 1}, -low))
    if high is not None:
        yield Declared(f"{name} <= {format_exact(high, 'plain')}", Affine({name: -1}, high))


class _Relation(NamedTuple):
    """Hold what is declared of several counts, and those of which it says something."""

    names: tuple[str, ...]
    declared: list[Declared]
    reached_from: tuple[str, ...]


def _speaking(indicator: Indicator) -> set[str]:
    """Return the counts whose `at_most` says something of the count that they are bounded by.

    A count that may be as low as its bound, and of which nothing else is declared, only takes
    from the bound and gives it nothing.
    """
    counts = indicator.counts
    found = {name for constraint in indicator.constraints
             for name in (*constraint.names, *constraint.previous)}  # fmt: skip
    for name, count in counts.items():
        low = _lowest(count)
        if count.at_most is not None and low is not None:
            bound = _lowest(counts[count.at_most])
            if bound is None or bound < low:
                found.add(name)
    waiting = list(found)
    for name in waiting:
        above = counts[name].at_most if name in counts else None
        if above is not None and above not in found:
            found.add(above)
            waiting.append(above)
    return found


def _relations(indicator: Indicator, numbers: Mapping[str, Exact]) -> Iterator[_Relation]:
    """Iterate over what is declared of several counts, for either period."""
    speaking = _speaking(indicator)
    for count in indicator.counts.values():
        if count.at_most is not None:
            pair = (count.name, count.at_most)
            for name, bound in (pair, (previous_name(pair[0]), previous_name(pair[1]))):
                declared = [Declared(f"{name} <= {bound}", Affine({bound: 1, name: -1}))]
                both = count.name in speaking
                yield _Relation((name, bound), declared, (name, bound) if both else (name,))
    for constraint in indicator.constraints:
        forms = _forms(constraint, numbers)
        names = tuple(dict.fromkeys(name for form in forms for name in form.terms))
        yield _Relation(names, [Declared(str(constraint), form) for form in forms], names)
        if not constraint.previous:
            before = {name: previous_name(name) for name in names}
            text = f"{constraint} (prev)"
            earlier = [Declared(text, form.renamed(before)) for form in forms]
            yield _Relation(tuple(before.values()), earlier, tuple(before.values()))


def _forms(comparison: Comparison, numbers: Mapping[str, Exact]) -> list[Affine]:
    """Return the sums that are 0 or more where a comparison holds; of a strict one its limit."""
    found = difference(comparison, numbers)
    form = None if found is None else affine_of(found.numerator)
    assert form is not None, "a constraint is linear"
    return [form, form.scaled(-1)] if comparison.relation == "=" else [form]


def conditions_of(indicator: Indicator, system: System) -> tuple[list[Declared], list[Affine]]:
    """Return what `defined_when` says: sums that are 0 or more, and sums that are more than 0.

    A strict comparison of whole counts alone is made an ordinary one: `a > 0` is `a >= 1`.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> indicator = document["fasilitasi-ditindaklanjuti"]
        >>> loose, strict = conditions_of(indicator, system_of(indicator))
        >>> [str(item.form) for item in loose], strict
        (['fasilitasi_dilakukan - 1'], [])
    """
    numbers = {name: constant.value for name, constant in indicator.constants.items()}
    loose: list[Declared] = []
    strict: list[Affine] = []
    for comparison in indicator.defined_when:
        for form in _forms(comparison, numbers):
            if not comparison.is_strict:
                loose.append(Declared(str(comparison), form))
            elif system.whole.issuperset(form.terms):
                loose.append(Declared(str(comparison), Affine({}, -1).plus(form.whole())))
            else:
                strict.append(form)
    return loose, strict

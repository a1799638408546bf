"""Files of performance agreements to checked targets.

Enters: a path, and the document that the agreement is about. Leaves: an `Agreement`, or all
issues. Layer 4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise
from os import fspath
from typing import Any

from attrs import evolve

from iku_core._findings import Reading, TooManyFaultsError
from iku_core._reading_agreement import read_agreement
from iku_core._rules_achievement import check_label, misfit_of
from iku_core.achievement_choice import rule_of
from iku_core.achievement_rule import kind_of
from iku_core.agreement import Agreement
from iku_core.definition import Document
from iku_core.document import parse_yaml
from iku_core.errors import DefinitionError
from iku_core.files import AnyPath, read_source
from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue, Location, Source, has_errors, new_issue, sort_issues
from iku_core.nodes import Mapping, Node, node_at
from iku_core.suggestion import advice

__all__ = ["agreement_issues", "agreement_of", "is_agreement", "load_agreement"]


def load_agreement(path: AnyPath, document: Document) -> Agreement:
    """Read the file of a performance agreement (perjanjian kinerja).

    Args:
        path: A YAML file in UTF-8, at most 1 MB.
        document: The document whose indicators it is about.

    Raises:
        DefinitionError: The file cannot be read, is not about this document, or has faults; all
            of them are told.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> agreement = iku.load_agreement("docs/examples/perjanjian-kinerja-2020.yaml", document)
        >>> agreement.version, agreement.targets["nilai-ikm"]["2020"]
        (1, 82)
    """
    source, issues = read_source(path, fspath(path))
    agreement = None if issues else agreement_of(source, issues, document=document)
    if agreement is None:
        raise DefinitionError(sort_issues(issues))
    return agreement


def is_agreement(root: Node) -> bool:
    """Return whether a file is that of an agreement, and not a definition.

    Example:
        >>> root, _ = parse_yaml(Source("a.yaml", "agreement: perjanjian-2020"))
        >>> is_agreement(root)
        True
    """
    return node_at(root, "agreement") is not None


def agreement_of(
    source: Source,
    issues: list[Issue],
    *,
    document: Document | None = None,
    find: Callable[[str, date], Document | None] = lambda _name, _day: None,
) -> Agreement | None:
    """Return the agreement of a text; None where it has errors.

    Args:
        source: The text.
        issues: Takes its faults.
        document: The document that it must be about; None where it may be one of several.
        find: Returns one of these by its id and the day of signing.

    Example:
        >>> issues = []
        >>> agreement_of(Source("a.yaml", "schema: 1"), issues) is None, issues[0].code
        (True, 'IKU122')
    """
    root, found = parse_yaml(source)
    issues.extend(found)
    if root is None:
        return None
    reading = Reading(source, root, issues)
    if not is_agreement(root) and (node := node_at(root, "objectives")) is not None:
        reading.fault("IKU324", node)
        return None
    try:
        read = read_agreement(reading)
        meant = document or _meant(read.values, find, reading)
        if meant is not None:
            _check(read.values, meant, reading)
    except TooManyFaultsError:
        return None
    if has_errors(issues):
        return None
    values = {key: value for key, value in read.values.items() if key != "schema"}
    values["id"] = values.pop("agreement")
    values["targets"] = FrozenMapping(values["targets"])
    return Agreement(**values)


def _meant(
    values: dict[str, Any], find: Callable[[str, date], Document | None], reading: Reading
) -> Document | None:
    """Return the document that an agreement names; one that is not there is noted."""
    if "document" not in values or "date" not in values:
        return None
    found = find(values["document"], values["date"])
    node = node_at(reading.root, "document")
    if found is None and node is not None:
        reading.fault("IKU322", node, text=values["document"])
    return found


def _check(values: dict[str, Any], document: Document, reading: Reading) -> None:
    """Note indicators that the document does not have, and targets that do not fit them."""
    named = values.get("document", document.id)
    if named != document.id:
        node = node_at(reading.root, "document")
        assert node is not None, "the line was read"
        reading.fault("IKU321", node, text=named, document=document.id)
        return
    known = document.indicators
    entries = node_at(reading.root, "targets")
    if type(entries) is not Mapping:
        return
    for name, targets in values["targets"].items() if "targets" in values else ():
        if name not in known:
            node = entries.entries[name][0] if name in entries.entries else entries
            words = {"text": name, "document": document.id, **advice(name, known)}
            reading.fault("IKU320", node, **words)
            continue
        indicator = known[name]
        rule = indicator.achievement.rule
        for period, target in targets.items() if isinstance(targets, FrozenMapping) else ():
            node = node_at(entries, name, period)
            assert node is not None, "the target was read"
            if isinstance(target, str):
                check_label(target, node, indicator.scale, reading)
            elif rule is not None and rule_of(indicator, kind_of(target)) is None:
                misfit_of(rule, kind_of(target), node, reading)


def agreement_issues(agreements: Iterable[tuple[Agreement, Location]]) -> Iterator[Issue]:
    """Iterate over what is wrong between the versions of agreements.

    Args:
        agreements: Agreements, each with its place.

    Example:
        >>> list(agreement_issues([]))
        []
    """
    by_id: dict[str, list[tuple[Agreement, Location]]] = {}
    for agreement, place in agreements:
        by_id.setdefault(agreement.id, []).append((agreement, place))
    for versions in by_id.values():
        versions.sort(key=lambda item: item[0].version)
        for (old, old_place), (new, place) in pairwise(versions):
            words = {"text": new.id, "version": str(new.version)}
            if old.version == new.version:
                yield evolve(new_issue("IKU325", place, **words), related=old_place)
            elif new.date < old.date:
                words |= {"day": str(new.date), "older": str(old.version)}
                yield evolve(new_issue("IKU326", place, **words), related=old_place)

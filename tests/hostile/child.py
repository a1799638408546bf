"""All hostile texts in one process of small means: 256 MB, and a thread with a stack of 256 KB.

Run as `python -m hostile.child c|pure`, or with the name of one bomb. What was told of
each and the time it took are printed as JSON; a crash or a standstill ends the process otherwise.
"""

from __future__ import annotations

import faulthandler
import json
import resource
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final, TypeAlias

import yaml

from hostile import documents, formulas
from iku_core import CountsError, FormulaError, document, evaluate, parse_document
from iku_core.counts import read_counts
from iku_core.formula import parse_formula
from iku_core.issues import Source

MEMORY: Final = 256 << 20
STACK: Final = 256 << 10
STANDSTILL: Final = 30
MODES: Final = ("c", "pure")

Work: TypeAlias = tuple[str, Callable[[], Any]]
REASONS: Final = "reasons of reasons"


def refusal_of_formula(text: str) -> str:
    """Return the code that refuses a formula; empty where it is sound."""
    try:
        parse_formula(text)
    except FormulaError as error:
        documents.read_messages(error, [error.issue])
        return error.issue.code
    return ""


def refusals_of_counts(text: str, file_format: Any) -> list[str]:
    """Return the codes told of a file of counts; nothing where it is sound."""
    declared = parse_document(documents.DEFINITION.format(title="Judul", value="a"))
    try:
        read_counts(Source("x", text), declared, format=file_format)
    except CountsError as error:
        documents.read_messages(error, error.issues)
        return [issue.code for issue in error.issues]
    return []


def _within(text: str) -> str:
    return documents.DEFINITION.format(title="Judul", value=documents.quoted(text))


def _works(*, formulas_too: bool) -> Iterator[Work]:
    """Name every work, and what does it and returns the codes and places told."""
    for group, cases in formulas.REFUSED.items() if formulas_too else ():
        for number, (_, text) in enumerate(cases):
            yield f"formula {group} {number}", partial(refusal_of_formula, text)
            yield f"formula {group} {number} in a file", partial(documents.told, _within(text))
    for group, texts in documents.REFUSED.items():
        for number, (_, source) in enumerate(texts):
            yield f"{group}-{number}", partial(documents.told, source)
    for number, (kind, _, text) in enumerate(documents.COUNT_FILES):
        yield f"counts {kind} {number}", partial(refusals_of_counts, text, kind)


def _bomb(name: str) -> Callable[[], Any]:
    if name == REASONS:
        return _reasons
    for item in documents.BOMBS:
        if item.name == name:
            return partial(documents.told, item.text)
    for kind, item in documents.COUNT_FILE_BOMBS:
        if item.name == name:
            return partial(refusals_of_counts, item.text, kind)
    raise LookupError(name)


def _reasons() -> list[str]:
    indicator = parse_document(documents.two_by_two(18))["i37"]
    return [reason.code for reason in evaluate(indicator, {}).reasons]


def _measured(works: Iterator[Work], report: dict[str, Any]) -> None:
    for name, work in works:
        faulthandler.dump_traceback_later(STANDSTILL, exit=True)
        start = time.process_time()
        try:
            report["told"][name] = work()
        except BaseException as error:  # noqa: BLE001 - any of them is what is sought
            report["foreign"].append(f"{name}: {type(error).__name__}")
        report["seconds"][name] = time.process_time() - start
        faulthandler.cancel_dump_traceback_later()


def main(mode: str) -> None:
    """Do every work in a thread and print the report."""
    report: dict[str, Any] = {"foreign": [], "seconds": {}, "told": {}}
    works = _works(formulas_too=mode == "c") if mode in MODES else iter([(mode, _bomb(mode))])
    if mode == "pure":
        document._LOADER = yaml.SafeLoader
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    threading.stack_size(STACK)
    thread = threading.Thread(target=_measured, args=(works, report))
    thread.start()
    thread.join()
    report["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    sys.stdout.write(json.dumps(report))


if __name__ == "__main__":
    main(sys.argv[1])

"""Issues as SARIF 2.1.0, the form in which analysis tools hand their results on.

Enters: the issues of one run. Leaves: one JSON text. Layer 6.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from iku_core.audit import library_version
from iku_core.code_page import page_for
from iku_core.issues import Issue, Location
from iku_core.messages import Language, Severity, message_for
from iku_core.report._any_case import words_of_any_case
from iku_core.report.diagnostics import other_place_words, plain_lines
from iku_core.report.fingerprint import FINGERPRINT, fingerprints, slashed

__all__ = ["render_sarif", "uri_of"]

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "notice": "note"}
_DRIVE: Final = re.compile(r"[A-Za-z]:/")


def render_sarif(issues: Sequence[Issue], language: Language = "en", *, command: str) -> str:
    """Return issues as one SARIF log with one run.

    Columns count characters. Each result has the fingerprint of its JSON line; a second place is a
    related location, and a cell of a workbook a logical one.

    Args:
        issues: The issues.
        language: Language of the messages, which the log records.
        command: The command that found them, which keeps the results of two commands apart.

    Example:
        >>> from iku_core.issues import Source, new_issue
        >>> place = Source("a.yaml", "f: ").location(0, 2)
        >>> log = json.loads(render_sarif([new_issue("IKU203", place)], command="check"))
        >>> log["runs"][0]["results"][0]["message"]["text"].splitlines()[0]
        'the formula is empty'
    """
    codes = sorted({issue.code for issue in issues})
    known = fingerprints(issues)
    driver = {
        "name": "iku-core",
        "version": library_version(),
        "language": language,
        "rules": [_rule(code, language) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": language,
        "automationDetails": {"id": f"iku {command}/"},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(issue, codes.index(issue.code), fingerprint, language)
            for issue, fingerprint in zip(issues, known, strict=True)
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def uri_of(file: str) -> str:
    """Return the URI of a file: relative to the folder it is named from, or one of `file:`.

    A backslash separates folders on Windows alone.

    Example:
        >>> uri_of("indikator/dinas kesehatan.yaml"), uri_of("C:/iku/a.yaml")
        ('indikator/dinas%20kesehatan.yaml', 'file:///C:/iku/a.yaml')
    """
    name = slashed(file)
    drive = _DRIVE.match(name)
    if drive:
        return f"file:///{drive[0]}{_quoted(name[len(drive[0]) :])}"
    if name.startswith("//"):
        return f"file:{_quoted(name)}"
    return f"file://{_quoted(name)}" if name.startswith("/") else _quoted(name)


def _quoted(path: str) -> str:
    # A name of bytes that are no UTF-8 comes from Python as surrogates, and goes back to its bytes;
    # a name that a program made up may hold others.
    try:
        return quote(path, errors="surrogateescape")
    except UnicodeEncodeError:
        return quote(path, errors="surrogatepass")


def _rule(code: str, language: Language) -> dict[str, Any]:
    """Return what a code means, as its page tells."""
    message, page = message_for(code), page_for(code)
    sentence, hint = words_of_any_case(message, language)
    checks, why = page.checks[language], page.why[language]
    if page.hint is not None:
        hint = page.hint[language]
    return {
        "id": code,
        "name": message.name,
        "shortDescription": {"text": sentence},
        "fullDescription": {"text": f"{checks} {why}"},
        "help": {"text": f"{checks}\n\n{why}\n\n{hint}\n\niku explain {code}"},
        "defaultConfiguration": {"level": _LEVELS[message.severity]},
    }


def _result(issue: Issue, rule: int, fingerprint: str, language: Language) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": issue.code,
        "ruleIndex": rule,
        "level": _LEVELS[issue.severity],
        "message": {"text": "\n".join(plain_lines(issue, language))},
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if issue.location is not None:
        result["locations"] = [_location(issue.location)]
    if issue.related is not None:
        text = other_place_words(language)
        result["relatedLocations"] = [
            {"id": 1, "message": {"text": text}, **_location(issue.related)}
        ]
    return result


def _location(place: Location) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri_of(place.file)}}
    if not place.cell:
        physical |= _regions(place)
    name = place.cell or place.path
    return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": name}]}


def _regions(place: Location) -> dict[str, Any]:
    """Return the part of the line that is meant, and the line; of a line without text, itself."""
    line = place.source_line
    if not line:
        return {"region": {"startLine": place.line}}
    # A caret may stand behind the end of a line; a region ends there.
    start = min(place.column, len(line) + 1)
    end = max(start, min(place.end_column, len(line) + 1))
    region = {
        "startLine": place.line,
        "startColumn": start,
        "endColumn": end,
        "snippet": {"text": line[start - 1 : end - 1]},
    }
    context = {"startLine": place.line, "snippet": {"text": line}}
    return {"region": region, "contextRegion": context}

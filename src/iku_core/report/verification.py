"""Verifications to text: lines for people, JSON and JUnit for machines. Layer 6."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final
from xml.etree import ElementTree as ET

from iku_core.formula import current_name, previous_name
from iku_core.issues import Issue, has_errors
from iku_core.messages import Language
from iku_core.report._proof_words import proof_words
from iku_core.report.diagnostics import issue_record, render_issue, render_summary
from iku_core.verify.checks import Check, Counterexample, Gap, Verdict, Verification

__all__ = [
    "render_check",
    "render_counterexample",
    "render_verification",
    "render_verification_summary",
    "render_verifications_json",
    "render_verifications_junit",
]

_WORDS: Final = {
    "en": {
        "sound": "ok  ",
        "unsound": "FAIL",
        "cases": "cases {passed} of {total}",
        Verdict.PROVED: "proved {number}",
        Verdict.SAMPLED: "sampled {number} ({examples} examples or more)",
        Verdict.REFUTED: "refuted {number}",
        Verdict.UNDECIDED: "undecided {number}",
        "document": "the document as a whole",
        "findings": "units and roles of counts",
        "unreached": "no case reaches",
        "all reached": "the cases reach every count, branch and status",
        "count": "count",
        "branch": "branch",
        "status": "status",
        "proof": "proved",
        "name": "counter-example",
        "paste": "as a worked case, ready to be pasted below cases:",
        "summary": "documents: {documents}; indicators: {indicators}",
    },
    "id": {
        "sound": "ok   ",
        "unsound": "GAGAL",
        "cases": "contoh kasus {passed} dari {total}",
        Verdict.PROVED: "terbukti {number}",
        Verdict.SAMPLED: "diuji {number} (paling sedikit {examples} contoh)",
        Verdict.REFUTED: "tersangkal {number}",
        Verdict.UNDECIDED: "belum pasti {number}",
        "document": "dokumen secara keseluruhan",
        "findings": "satuan dan peran cacah",
        "unreached": "belum ada contoh kasus untuk",
        "all reached": "contoh kasus mencakup setiap cacah, cabang, dan status",
        "count": "cacah",
        "branch": "cabang",
        "status": "status",
        "proof": "terbukti",
        "name": "contoh penyangkal",
        "paste": "sebagai contoh kasus, siap ditempel di bawah cases:",
        "summary": "dokumen: {documents}; indikator: {indicators}",
    },
}
_OF_PROMISES: Final = (Verdict.PROVED, Verdict.SAMPLED, Verdict.REFUTED, Verdict.UNDECIDED)


def _words(language: Language) -> dict[Any, str]:
    return _WORDS[language]


def render_verification(
    verification: Verification, language: Language = "en", *, proofs: bool = False
) -> str:
    """Return a line for each indicator, what no case reaches, and every issue.

    Args:
        verification: What was found about one document.
        language: Language of the words, `en` or `id`.
        proofs: Whether each proof is written out.

    Example:
        >>> import iku_core as iku
        >>> from iku_core.verify import verify
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> print(render_verification(verify(document)).split("; ")[0])
        indicators/lumajang/kecamatan-sumbersuko.yaml
          ok   nilai-ikm: cases 3 of 3
    """
    words = _words(language)
    lines = [verification.file or verification.document]
    for indicator in dict.fromkeys(check.indicator for check in verification.checks):
        checks = list(verification.of(indicator))
        sound = words["sound" if _is_sound(checks) else "unsound"]
        lines.append(f"  {sound} {indicator or words['document']}: {_tally(checks, language)}")
        if proofs:
            lines.extend(_proofs(checks, language))
    sound = words["unsound" if has_errors(verification.findings) else "sound"]
    found = render_summary(verification.findings, language)
    lines.append(f"  {sound} {words['findings']}: {found}")
    lines.append(f"  {_gaps(verification.gaps, language)}")
    told: set[Issue] = set()
    for check in verification.checks:
        if check.issues and not told.issuperset(check.issues):
            told.update(check.issues)
            lines += ["", render_check(check, language)]
    for issue in verification.findings:
        lines += ["", render_issue(issue, language)]
    return "\n".join(lines)


def render_check(check: Check, language: Language = "en") -> str:
    """Return what there is to say of a check: its issues, and its counter-example.

    Example:
        >>> render_check(Check(indicator="desa", name="case: satu", verdict=Verdict.PASSED))
        ''
    """
    texts = [render_issue(issue, language) for issue in check.issues]
    if check.counterexample is not None:
        texts.append(render_counterexample(check.counterexample, language))
    return "\n".join(texts)


def _is_sound(checks: Iterable[Check]) -> bool:
    return not any(map(_is_failure, checks))


def _is_failure(check: Check) -> bool:
    return has_errors(check.issues)


def _tally(checks: Sequence[Check], language: Language) -> str:
    """Return how many cases passed and how the promises ended."""
    words = _words(language)
    cases = [check for check in checks if check.is_case]
    found: list[str] = []
    if cases:
        passed = sum(check.verdict is Verdict.PASSED for check in cases)
        found.append(words["cases"].format(passed=passed, total=len(cases)))
    for verdict in _OF_PROMISES:
        ended = [check for check in checks if check.verdict is verdict]
        if ended:
            examples = min(check.examples for check in ended)
            found.append(words[verdict].format(number=len(ended), examples=examples))
    return "; ".join(found)


def _proofs(checks: Iterable[Check], language: Language) -> Iterator[str]:
    for check in checks:
        if check.proof is not None:
            name = proof_words(check.name, language)
            yield f"       {name}: {_words(language)['proof']}"
            yield from (f"         {proof_words(line, language)}" for line in check.proof.lines)


def _gaps(gaps: Iterable[Gap], language: Language) -> str:
    words = _words(language)
    by_indicator: dict[str, list[str]] = {}
    for gap in gaps:
        by_indicator.setdefault(gap.indicator, []).append(f"{words[gap.kind]} {gap.name}")
    if not by_indicator:
        return words["all reached"]
    listed = (f"{name} ({', '.join(found)})" for name, found in by_indicator.items())
    return f"{words['unreached']}: {'; '.join(listed)}"


def render_counterexample(example: Counterexample, language: Language = "en") -> str:
    """Return the counts with their labels, and a worked case to be pasted into the file.

    Example:
        >>> from iku_core.frozen import FrozenMapping
        >>> counts, labels = FrozenMapping({"a": 2}), FrozenMapping({"a": "Jumlah desa"})
        >>> example = Counterexample(counts=counts, labels=labels, outcome="exact: 200")
        >>> print(render_counterexample(example))
          a = 2 (Jumlah desa)
          as a worked case, ready to be pasted below cases:
            - name: counter-example
              counts: {a: 2}
              exact: 200
    """
    numbers = [*example.counts.items()]
    numbers += [(previous_name(name), number) for name, number in example.previous.items()]
    lines = [
        f"  {name} = {number} ({example.labels[current_name(name)]})" for name, number in numbers
    ]
    lines.append(f"  {_words(language)['paste']}")
    lines.extend(f"    {line}" for line in example.as_case(_words(language)["name"]).split("\n"))
    return "\n".join(lines)


def render_verification_summary(
    verifications: Sequence[Verification], language: Language = "en"
) -> str:
    """Return one line about all documents.

    Example:
        >>> render_verification_summary([])
        'documents: 0; indicators: 0'
    """
    checks = [check for verification in verifications for check in verification.checks]
    indicators = sum(
        len({check.indicator for check in verification.checks} - {None})
        for verification in verifications
    )
    numbers = {"documents": len(verifications), "indicators": indicators}
    parts = (_words(language)["summary"].format_map(numbers), _tally(checks, language))
    return "; ".join(part for part in parts if part)


def render_verifications_json(
    verifications: Iterable[Verification], issues: Iterable[Issue], language: Language = "en"
) -> str:
    """Return everything as one JSON object; every number is a text, so that it stays exact.

    Args:
        verifications: What was found about each document.
        issues: Faults of files that could not be verified, and warnings of those that could.
        language: Language of the messages.

    Example:
        >>> render_verifications_json([], [])
        '{"documents": [], "issues": []}'
    """
    record = {
        "documents": [_record(verification, language) for verification in verifications],
        "issues": [issue_record(issue, language) for issue in issues],
    }
    return json.dumps(record, ensure_ascii=False)


def _record(verification: Verification, language: Language) -> dict[str, Any]:
    return {
        "document": verification.document,
        "file": verification.file,
        "sound": verification.is_sound,
        "checks": [_check_record(check, language) for check in verification.checks],
        "findings": [issue_record(issue, language) for issue in verification.findings],
        "unreached": [
            {"indicator": gap.indicator, "kind": gap.kind, "name": gap.name}
            for gap in verification.gaps
        ],
    }


def _check_record(check: Check, language: Language) -> dict[str, Any]:
    record: dict[str, Any] = {
        "indicator": check.indicator,
        "name": check.name,
        "verdict": check.verdict.value,
        "examples": check.examples,
        "issues": [issue_record(issue, language) for issue in check.issues],
    }
    if check.proof is not None:
        record["proof"] = list(check.proof.lines)
    if check.counterexample is not None:
        example = check.counterexample
        record["counterexample"] = {
            "counts": {name: str(number) for name, number in example.counts.items()},
            "previous": {name: str(number) for name, number in example.previous.items()},
            "case": example.as_case(),
        }
    return record


def render_verifications_junit(
    verifications: Iterable[Verification], issues: Iterable[Issue], language: Language = "en"
) -> str:
    """Return everything in the XML form of JUnit: a suite for each document, a test for each check.

    Args:
        verifications: What was found about each document.
        issues: Faults of files that could not be verified; each is a failed test of its own.
        language: Language of the messages.

    Example:
        >>> render_verifications_junit([], [])
        '<testsuites tests="0" failures="0" />'
    """
    root = ET.Element("testsuites")
    for verification in verifications:
        name = verification.file or verification.document
        suite = ET.SubElement(root, "testsuite", name=name)
        for check in verification.checks:
            owner = check.indicator or verification.document
            texts = [render_check(check, language)] if _is_failure(check) else []
            case = _testcase(suite, owner, check.name, texts)
            if check.verdict is Verdict.UNDECIDED and not texts:
                ET.SubElement(case, "skipped")
        for issue in verification.findings:
            if issue.severity == "error":
                _testcase(suite, verification.document, issue.name, [render_issue(issue, language)])
    faults = [issue for issue in issues if issue.severity == "error"]
    if faults:
        suite = ET.SubElement(root, "testsuite", name="iku check")
        for issue in faults:
            _testcase(suite, str(issue.location), issue.code, [render_issue(issue, language)])
    for suite in (*root, root):
        suite.set("tests", str(len(suite.findall(".//testcase"))))
        suite.set("failures", str(len(suite.findall(".//failure"))))
    return ET.tostring(root, encoding="unicode")


def _testcase(suite: ET.Element, owner: str, name: str, failures: Sequence[str]) -> ET.Element:
    case = ET.SubElement(suite, "testcase", classname=owner, name=name)
    for text in failures:
        first, _, _ = text.partition("\n")
        ET.SubElement(case, "failure", message=_printable(first)).text = _printable(text)
    return case


def _printable(text: str) -> str:
    """Return a text without characters that XML cannot hold."""
    return "".join(c if c.isprintable() or c == "\n" else "?" for c in text)

"""YAML text to located nodes, strictly.

Enters: the bytes or the text of one file. Leaves: a tree of nodes that know their place and
keep the source text of every scalar, and all faults found on the way.
Knows nothing of indicators; decides no type. Layer 1, and the only place for `yaml`.

PyYAML's events are pulled one by one onto a stack of our own, so that depth and size are
bounded while the text is read: composing or constructing first would be too late.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any, Final

import yaml
from attrs import evolve

from iku_core._decimal_comma import cut_by_a_comma
from iku_core._hard_blanks import hard_blanks
from iku_core._indentation import misplaced_key
from iku_core._slips import MENDED, Slip, find_slip, glued_entry, slip_of_glued_key
from iku_core.characters import (
    MAX_BYTES,
    MAX_REPEATED,
    forbidden_characters,
    forbidden_in_escapes,
    forbidden_issue,
    without_forbidden,
)
from iku_core.issues import MAX_FAULTS, Issue, Location, Source, new_issue
from iku_core.messages import limit_words
from iku_core.nodes import KIND_WORDS, Mapping, Node, Scalar, Sequence

__all__ = ["parse_yaml"]

MAX_DEPTH: Final = 20
MAX_NODES: Final = 20_000
MAX_SCALAR: Final = 20_000

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_READ_AGAIN: Final = 2_000_000

_SURROGATES: Final = frozenset(map(chr, range(0xD800, 0xE000)))
_GLUED_COMMENT = re.compile(r" #[^\s#!]")
_COMMENT_BEHIND = re.compile(r"\s+(?P<mark>#[^\s#!][^ ]{0,400})")


def parse_yaml(source: Source) -> tuple[Node | None, list[Issue]]:
    """Read one YAML document into located nodes.

    Args:
        source: The text, at most 1 MB, 20 levels, 20,000 nodes, 20,000 characters a scalar.

    Returns:
        The root, or None where the text has no usable shape; and every fault found.

    Example:
        >>> root, issues = parse_yaml(Source("a.yaml", "id: 007"))
        >>> root.entries["id"][1].value
        '007'
    """
    if len(source.text) > MAX_BYTES:
        return None, [new_issue("IKU102", source.location(0, 0), **limit_words(MAX_BYTES))]
    issues = forbidden_characters(source)
    text = without_forbidden(source.text) if issues else source.text
    if text.startswith("%") or "\n%" in text:
        text = _without_directives(text, source, issues)
    blanked = bool(issues)
    text, hard = hard_blanks(source, text)
    issues += hard
    tries = 1 + MAX_READ_AGAIN // (len(text) + 1)
    put_in: dict[int, int] = {}
    while True:
        builder, error = _read(source, issues, text, put_in)
        slip = _slip(builder, error, text) if tries > 1 and not blanked else None
        if slip is None:
            break
        if slip.code == "IKU152" and (deeper := misplaced_key(source, slip.line, deeper=True)):
            return None, [*builder.issues, deeper]
        tries -= 1
        issues.append(_told(source, slip, put_in))
        if slip.put_in is not None:
            put_in[slip.line] = slip.put_in
        text = slip.mended(text)
    if error is not None:
        builder.syntax_error(error, told=not blanked)
    if builder.root is None and not builder.issues:
        place = source.location(0, 0)
        return None, [new_issue("IKU117", place, first_line="schema: 1")]
    return builder.root, builder.issues


def _slip(builder: _Builder, error: yaml.YAMLError | None, text: str) -> Slip | None:
    """Return what was meant where the parser gave up, or where all of a file is one text."""
    root = builder.root
    if error is None and type(root) is Scalar and not root.style:
        return slip_of_glued_key(text.split("\n")[root.line], root.line)
    return find_slip(error, text)


def _told(source: Source, slip: Slip, put_in: dict[int, int]) -> Issue:
    """Return the fault of a slip, at its place in the file as it was written."""
    shift = int(slip.start > put_in.get(slip.line, slip.start))
    place = source.location(slip.line, slip.start - shift, end_column=slip.end - shift)
    return new_issue(slip.code, place, **slip.values)


def _read(
    source: Source, issues: list[Issue], text: str, put_in: dict[int, int]
) -> tuple[_Builder, yaml.YAMLError | None]:
    """Read a text; return what was built of it, and where the parser gave up."""
    builder = _Builder(source, issues.copy(), put_in)
    error = _built(builder, _LOADER(text))
    if "nesting depth" in str(getattr(error, "problem", "")):
        # libyaml looks a thousand levels ahead and gives up there, without the place of ours.
        builder = _Builder(source, issues.copy(), put_in)
        error = _built(builder, yaml.SafeLoader(text))
    return builder, error


def _built(builder: _Builder, loader: Any) -> yaml.YAMLError | None:
    """Let a builder pull the events of a loader, and return where the parser gave up."""
    try:
        builder.build(loader)
    except yaml.YAMLError as error:
        return error
    except (OverflowError, ValueError):
        return yaml.YAMLError()
    finally:
        loader.dispose()
    return None


def _without_directives(text: str, source: Source, issues: list[Issue]) -> str:
    """Report lines that begin with % above the first value, and make comments of them."""
    lines = text.split("\n")
    found = 0
    for number, line in enumerate(lines):
        if line.startswith("%"):
            found += 1
            place = source.location(number, 0)
            if found <= MAX_REPEATED:
                issues.append(new_issue("IKU111", place))
            elif found == MAX_REPEATED + 1:
                issues.append(new_issue("IKU120", place, limit=str(MAX_REPEATED)))
            lines[number] = f"#{line[1:]}"
        elif line.strip() and not line.lstrip().startswith("#"):
            break
    return "\n".join(lines)


class _TooMuchError(Exception):
    """Stop reading; the reason has been reported."""


class _Builder:
    """Put events together into nodes, on an explicit stack."""

    def __init__(self, source: Source, issues: list[Issue], put_in: dict[int, int]) -> None:
        self.source = source
        self.issues = issues
        self.put_in = put_in
        self.root: Node | None = None
        self.last_line = 0
        self._stack: list[Sequence | Mapping] = []
        self._keys: list[Node | None] = []
        self._glued = _GLUED_COMMENT.search(source.text) is not None

    def refuse(self, code: str, line: int, column: int, **values: str) -> None:
        self._note(new_issue(code, self.source.location(line, column), **values))

    def _note(self, issue: Issue) -> None:
        """Note a fault; many of them are reason enough to read no further."""
        self.issues.append(issue)
        if len(self.issues) > MAX_FAULTS:
            self.root = None
            self.issues[-1] = new_issue("IKU120", issue.location, limit=str(MAX_FAULTS))
            raise _TooMuchError

    def syntax_error(self, error: yaml.YAMLError, *, told: bool) -> None:
        """Report where the parser gave up, unless a reported fault led it there."""
        self.root = None
        if not told:
            return
        mark = getattr(error, "problem_mark", None)
        if "quoted scalar" in str(getattr(error, "context", "")):
            mark = getattr(error, "context_mark", mark)
        place = (mark.line, mark.column) if mark else (self.last_line, 0)
        line, column = min(place, self._end_of_text())
        last = self.issues[-1].location if self.issues else None
        # It may be one fault too many; nothing is read behind it in any case.
        with suppress(_TooMuchError):
            if (misplaced := misplaced_key(self.source, line)) is not None:
                self._note(misplaced)
            elif last is None or last.line != line + 1:
                self.refuse("IKU106", line, column)

    def _end_of_text(self) -> tuple[int, int]:
        """Return the place behind the last visible character; parsers differ in what they tell."""
        lines = self.source.text.rstrip().split("\n")
        return len(lines) - 1, len(lines[-1])

    def build(self, loader: Any) -> None:
        """Pull every event of `loader`."""
        get_event = loader.get_event
        nodes = documents = 0
        try:
            while (event := get_event()) is not None:
                kind = type(event)
                mark = event.start_mark
                if nodes > MAX_NODES:
                    self._too_many(mark)
                if kind is yaml.ScalarEvent:
                    nodes += 1
                    self._scalar(event, mark)
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self._end(event.end_mark)
                elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                    nodes += 1
                    self._start(
                        event, mark, Mapping if kind is yaml.MappingStartEvent else Sequence
                    )
                elif kind is yaml.AliasEvent:
                    nodes += 1
                    self.refuse("IKU108", mark.line, mark.column, name=event.anchor)
                    at = (mark.line, mark.column)
                    alias = Scalar("", "", *at, *at)
                    alias.refused = True
                    self._add(alias)
                elif kind is yaml.DocumentStartEvent:
                    documents += 1
                    self._limit_documents(documents, mark)
        except _TooMuchError:
            return

    def _too_many(self, mark: Any) -> None:
        self.root = None
        self.refuse("IKU116", mark.line, mark.column, **limit_words(MAX_NODES))
        raise _TooMuchError

    def _limit_documents(self, documents: int, mark: Any) -> None:
        if documents == 2:
            self.refuse("IKU112", mark.line, mark.column)
            raise _TooMuchError

    def _properties(self, event: Any, mark: Any) -> bool:
        """Report an anchor or a tag; return whether there was one."""
        if event.anchor is not None:
            self.refuse("IKU107", mark.line, mark.column, name=event.anchor)
        if event.tag is not None:
            self.refuse("IKU109", mark.line, mark.column, tag=event.tag)
        return event.anchor is not None or event.tag is not None

    def _scalar(self, event: Any, mark: Any) -> None:
        end = event.end_mark
        self.last_line = end.line
        value = event.value
        node = Scalar(value, event.style or "", mark.line, mark.column, end.line, end.column)
        if self.put_in:
            node.column -= self._put_in_before(node.line, node.column)
            node.end_column -= self._put_in_before(node.end_line, node.end_column)
        if event.anchor is not None or event.tag is not None:
            node.refused = self._properties(event, mark)
        if MENDED in value:
            node.refused = True
        elif len(value) > MAX_SCALAR:
            node.refused = True
            self.refuse("IKU118", mark.line, mark.column, **limit_words(MAX_SCALAR))
        elif node.style == '"' and (character := forbidden_in_escapes(value)):
            if character in _SURROGATES:
                # libyaml gives up here, the parser written in Python does not.
                self.root = None
                self.refuse("IKU106", mark.line, mark.column)
                raise _TooMuchError
            node.refused = True
            self.issues.append(forbidden_issue(self.source, mark.line, mark.column, character))
        elif self._glued and not node.style and value:
            self._check_comment(node)
        self._add(node)

    def _put_in_before(self, line: int, column: int) -> int:
        """Return how many signs that are not in the file were put in before a place."""
        return int(column > self.put_in.get(line, column))

    def _check_comment(self, node: Scalar) -> None:
        """Refuse a plain text that a # without a blank behind it cuts short."""
        line = self.source.lines[node.end_line]
        if match := _COMMENT_BEHIND.match(line, node.end_column):
            node.refused = True
            self.refuse("IKU119", node.end_line, match.start("mark"), mark=match["mark"])

    def _start(self, event: Any, mark: Any, kind: type[Sequence | Mapping]) -> None:
        if len(self._stack) == MAX_DEPTH:
            self.root = None
            self.refuse("IKU115", mark.line, mark.column, limit=str(MAX_DEPTH))
            raise _TooMuchError
        if event.anchor is not None or event.tag is not None:
            self._properties(event, mark)
        node = kind(mark.line, mark.column)
        self._add(node)
        self._stack.append(node)
        self._keys.append(None)

    def _end(self, mark: Any) -> None:
        node = self._stack.pop()
        node.end_line, node.end_column = mark.line, mark.column
        self._keys.pop()

    def _add(self, node: Node) -> None:
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        if type(parent) is Sequence:
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = node
            return
        self._keys[-1] = None
        if type(key) is Scalar:
            if not key.refused:
                self._entry(parent, key, node)  # type: ignore[arg-type]
        else:
            found, found_id = KIND_WORDS[type(key)]
            self.refuse("IKU114", key.line, key.column, found=found, found_id=found_id)

    def _entry(self, parent: Mapping, key: Scalar, node: Node) -> None:
        text = key.value
        if text == "<<" and not key.style:
            self.refuse("IKU110", key.line, key.column)
        elif (issue := cut_by_a_comma(self.source, parent, key, node)) is not None:
            self._note(issue)
        elif (glued := glued_entry(self.source, key, node)) is not None:
            self._note(glued[1])
            node.refused = True  # type: ignore[union-attr]
            key.value = glued[0]
            parent.entries.setdefault(key.value, (key, node))
        elif (first := parent.entries.get(text)) is not None:
            issue = new_issue("IKU113", self._place_of(key), key=text)
            self._note(evolve(issue, related=self._place_of(first[0])))
        else:
            parent.entries[text] = (key, node)

    def _place_of(self, key: Scalar) -> Location:
        return self.source.location(key.line, key.column, end_column=key.end_column)

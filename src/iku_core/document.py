"""YAML text to located nodes, strictly.

Enters: the bytes or the text of one file. Leaves: a tree of nodes that know their place and
keep the source text of every scalar, and all faults found on the way.
Knows nothing of indicators; decides no type. Layer 1, and the only place for `yaml`.

PyYAML's events are pulled one by one onto a stack of our own, so that depth and size are
bounded while the text is read: composing or constructing first would be too late.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Final

import yaml
from attrs import evolve

from iku_core.frozen import FrozenMapping
from iku_core.issues import Issue, Source
from iku_core.nodes import Mapping, Node, Scalar, Sequence

__all__ = [
    "MAX_BYTES",
    "decode",
    "forbidden_characters",
    "parse_yaml",
]

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 20
MAX_NODES: Final = 20_000
MAX_SCALAR: Final = 20_000
MAX_REPEATED: Final = 50

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_INVISIBLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)
_FORBIDDEN = re.compile(rf"[\t{_INVISIBLE}]|\r(?!\n)")
_FORBIDDEN_IN_ESCAPES = re.compile(rf"[\t\r{_INVISIBLE}]")
_DIRECTIVE = re.compile(r"(?:[ ]*(?:#[^\n]*)?\r?\n)*%")
_GLUED_COMMENT = re.compile(r" #[^\s#!]")
_BLANK_RUN = re.compile(r"\s*")


def decode(data: bytes, name: str) -> tuple[Source, list[Issue]]:
    """Decode a file, strictly as UTF-8 with or without a byte order mark.

    Returns:
        The source, empty where the text could not be decoded, and the faults.

    Example:
        >>> source, issues = decode(b"id: dinkes", "a.yaml")
        >>> source.text, issues
        ('id: dinkes', [])
    """
    if len(data) > MAX_BYTES:
        source = Source(name, "")
        return source, [_issue("IKU102", source, 0, 0, limit=f"{MAX_BYTES:,}")]
    try:
        return Source(name, data.decode("utf-8").removeprefix("\ufeff")), []
    except UnicodeDecodeError as error:
        readable = data[: error.start].decode("utf-8")
        source = Source(name, readable.removeprefix("\ufeff"))
        line = len(source.lines) - 1
        issue = _issue(
            "IKU103", source, line, len(source.lines[-1]), byte=f"0x{data[error.start]:02X}"
        )
        return Source(name, ""), [issue]


def forbidden_characters(source: Source) -> list[Issue]:
    r"""Report tabs, control, bidirectional and zero-width characters, one a line.

    Example:
        >>> [issue.name for issue in forbidden_characters(Source("a.yaml", "a:\tb"))]
        ['tab']
    """
    if not _FORBIDDEN.search(source.text):
        return []
    issues: list[Issue] = []
    for number, line in enumerate(source.text.split("\n")):
        match = _FORBIDDEN.search(line + "\n")
        if match is None:
            continue
        if len(issues) == MAX_REPEATED:
            issues.append(_issue("IKU120", source, number, 0, limit=str(MAX_REPEATED)))
            break
        issues.append(_forbidden(source, number, match.start(), match.group()))
    return issues


def _forbidden(source: Source, line: int, column: int, character: str) -> Issue:
    if character == "\t":
        return _issue("IKU105", source, line, column)
    return _issue("IKU104", source, line, column, code_point=_code_point(character))


def _code_point(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


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
        return None, [_issue("IKU102", source, 0, 0, limit=f"{MAX_BYTES:,}")]
    issues = forbidden_characters(source)
    text = _FORBIDDEN.sub(" ", source.text) if issues else source.text
    while match := _DIRECTIVE.match(text):
        at = match.end() - 1
        issues.append(_issue("IKU111", source, text.count("\n", 0, at), 0))
        text = f"{text[:at]}#{text[at + 1 :]}"
    builder = _Builder(source, issues)
    loader = None
    try:
        loader = _LOADER(text)
        builder.build(loader)
    except yaml.YAMLError as error:
        builder.syntax_error(error)
    except (OverflowError, ValueError):
        builder.syntax_error(yaml.YAMLError())
    finally:
        if loader is not None:
            loader.dispose()
    if builder.root is None and not issues:
        issues.append(_issue("IKU117", source, 0, 0, first_line="schema: 1"))
    return builder.root, issues


class _TooMuchError(Exception):
    """Stop reading; the reason has been reported."""


class _Builder:
    """Put events together into nodes, on an explicit stack."""

    def __init__(self, source: Source, issues: list[Issue]) -> None:
        self.source = source
        self.issues = issues
        self.root: Node | None = None
        self.last_line = 0
        self.blanked = bool(issues)
        self._stack: list[Sequence | Mapping] = []
        self._keys: list[Node | None] = []
        self._glued = _GLUED_COMMENT.search(source.text) is not None

    def refuse(self, code: str, line: int, column: int, **values: str) -> None:
        self.issues.append(_issue(code, self.source, line, column, **values))

    def syntax_error(self, error: yaml.YAMLError) -> None:
        """Report where the parser gave up, unless a reported fault led it there."""
        if self.blanked:
            return
        mark = getattr(error, "problem_mark", None)
        if "quoted scalar" in str(getattr(error, "context", "")):
            mark = getattr(error, "context_mark", mark)
        line, column = (mark.line, mark.column) if mark else (self.last_line, 0)
        self.root = None
        self.refuse("IKU106", line, column)

    def build(self, loader: Any) -> None:
        """Pull every event of `loader`."""
        get_event = loader.get_event
        nodes = documents = 0
        try:
            while (event := get_event()) is not None:
                kind = type(event)
                mark = event.start_mark
                if kind is yaml.ScalarEvent:
                    nodes += 1
                    self._limit_nodes(nodes, mark)
                    self._scalar(event, mark)
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self._end()
                elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                    nodes += 1
                    self._limit_nodes(nodes, mark)
                    self._start(
                        event, mark, Mapping if kind is yaml.MappingStartEvent else Sequence
                    )
                elif kind is yaml.AliasEvent:
                    self.refuse("IKU108", mark.line, mark.column, name=event.anchor)
                    at = (mark.line, mark.column)
                    self._add(Scalar("", "", *at, *at, refused=True))
                elif kind is yaml.DocumentStartEvent:
                    documents += 1
                    self._limit_documents(documents, mark)
        except _TooMuchError:
            return

    def _limit_nodes(self, nodes: int, mark: Any) -> None:
        if nodes > MAX_NODES:
            self.root = None
            self.refuse("IKU116", mark.line, mark.column, limit=f"{MAX_NODES:,}")
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
        if event.anchor is not None or event.tag is not None:
            node.refused = self._properties(event, mark)
        if len(value) > MAX_SCALAR:
            node.refused = True
            self.refuse("IKU118", mark.line, mark.column, limit=f"{MAX_SCALAR:,}")
        elif node.style == '"' and (match := _FORBIDDEN_IN_ESCAPES.search(value)):
            node.refused = True
            self.issues.append(_forbidden(self.source, mark.line, mark.column, match.group()))
        elif self._glued and not node.style and value:
            self._check_comment(node)
        self._add(node)

    def _check_comment(self, node: Scalar) -> None:
        """Refuse a plain text that a # without a blank behind it cuts short."""
        rest = self.source.lines[node.end_line][node.end_column :]
        blanks = _BLANK_RUN.match(rest)
        mark = rest[blanks.end() :] if blanks else rest
        if blanks and blanks.end() and _GLUED_COMMENT.match(f" {mark}"):
            node.refused = True
            shown = mark.split(" ")[0]
            self.refuse("IKU119", node.end_line, node.end_column + blanks.end(), mark=shown)

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

    def _end(self) -> None:
        self._stack.pop()
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
            found = "a list" if type(key) is Sequence else "a mapping"
            self.refuse("IKU114", key.line, key.column, found=found)

    def _entry(self, parent: Mapping, key: Scalar, node: Node) -> None:
        text = key.value
        if text == "<<" and not key.style:
            self.refuse("IKU110", key.line, key.column)
        elif (first := parent.entries.get(text)) is not None:
            self.refuse("IKU113", key.line, key.column, key=text)
            first_place = self.source.location(
                first[0].line, first[0].column, end_column=first[0].end_column
            )
            place = self.source.location(key.line, key.column, end_column=key.end_column)
            self.issues[-1] = evolve(self.issues[-1], location=place, related=first_place)
        else:
            parent.entries[text] = (key, node)


def _shown(text: str) -> str:
    """Return `text`, shortened where it is long."""
    return text if len(text) <= 60 else f"{text[:57]}..."


def _issue(code: str, source: Source, line: int, column: int, **values: str) -> Issue:
    shown = FrozenMapping({name: _shown(value) for name, value in values.items()})
    return Issue(code=code, values=shown, location=source.location(line, column))

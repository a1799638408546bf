"""YAML that no definition may be made of, by what it tries, each with a code that refuses it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple, TypeAlias

from iku_core import DefinitionError, IkuError, parse_document
from iku_core.characters import decode
from iku_core.issues import Issue

__all__ = [
    "BOMBS",
    "BROKEN_CUT",
    "COLUMN_DIFFERS",
    "COUNT_FILES",
    "COUNT_FILE_BOMBS",
    "DEFINITION",
    "FAULT_DIFFERS",
    "KEPT",
    "REFUSED",
    "Bomb",
    "Text",
    "Told",
    "linked",
    "quoted",
    "read_messages",
    "told",
    "two_by_two",
]

Text: TypeAlias = str | bytes
Told: TypeAlias = list[tuple[str, int, int]]


class Bomb(NamedTuple):
    """A text that costs a careless reader dearly: its name, a code among those told, why."""

    name: str
    code: str
    text: str
    danger: str


DEFINITION: Final = """\
schema: 1
id: dinas
title: {title}
organisation:
  name: Dinas
counts:
  a: {{label: Cacah A}}
  b: {{label: Cacah B}}
  c: {{label: Cacah C}}
objectives:
- statement: Sasaran
  indicators:
  - id: capaian
    name: Capaian
    value: {value}
"""
"""A sound definition but for what is put into it."""


def quoted(text: str) -> str:
    """Return `text` as a quoted scalar, every odd character as an escape."""
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if " " <= character <= "~":
        return character
    return f"\\U{ord(character):08X}"


def _titled(title: str) -> str:
    return DEFINITION.format(title=title, value="a + b")


def _after(lines: str) -> str:
    return _titled("Judul") + lines


def told(text: Text) -> Told:
    """Return code, line and column of all that is told of a text; nothing where it is sound."""
    if isinstance(text, bytes):
        source, issues = decode(text, "x.yaml")
        if issues:
            return _places(issues)
        text = f"\ufeff{source.text}"
    try:
        parse_document(text, name="x.yaml")
    except DefinitionError as error:
        read_messages(error, error.issues)
        return _places(error.issues)
    return []


def _places(issues: Iterable[Issue]) -> Told:
    return [
        (issue.code, issue.location.line, issue.location.column)
        for issue in issues
        if issue.location is not None
    ]


def read_messages(error: IkuError, issues: Iterable[Issue]) -> None:
    """Have an error say all that it has to say, in both languages."""
    assert str(error)
    assert error.message
    for issue, _ in zip(issues, range(200), strict=False):
        assert issue.code.startswith("IKU")
        assert issue.message_in("en")
        assert issue.message_in("id")
        issue.hint_in("en")
        issue.hint_in("id")


def linked(*formulas: str, first: str = "a") -> str:
    """Return a definition with the indicators i0, i1, ... of these formulas behind `capaian`."""
    return DEFINITION.format(title="Judul", value=first) + "".join(
        f"  - {{id: i{number}, name: Nama, value: '{formula}'}}\n"
        for number, formula in enumerate(formulas)
    )


def two_by_two(levels: int) -> str:
    """Return a definition whose every indicator rests on the two below it."""
    return linked(
        "a", "a", *(f"i{2 * level} + i{2 * level + 1}" for level in range(levels) for _ in "xy")
    )


def _likely(seed: int) -> str:
    """Return one of many names of 70 letters that are much alike."""
    bits = pow(3, 40 + seed, 2**69) + 2**69
    return f"{bits:b}".replace("0", "a").replace("1", "b")


_LAUGHS: Final = "a0: &a0 [x, x]\n" + "".join(
    f"a{level}: &a{level} [*a{level - 1}, *a{level - 1}]\n" for level in range(1, 30)
)
_MERGES: Final = "a0: &a0 {k: v}\n" + "".join(
    f"a{level}: &a{level} {{<<: [*a{level - 1}, *a{level - 1}]}}\n" for level in range(1, 30)
)

REFUSED: Final[dict[str, tuple[tuple[str, Text], ...]]] = {
    "anchors, aliases and merge keys": (
        ("IKU107", _titled("&x Judul")),
        ("IKU107", _titled("&x")),
        ("IKU107", _titled("&x 'Judul'")),
        ("IKU107", "&x\n" + _titled("Judul")),
        ("IKU107", _after("&k signed: {}\n")),
        ("IKU107", _after("signed: &x {}\n")),
        ("IKU107", "&a [*a]"),
        ("IKU107", "&a {b: *a}"),
        ("IKU107", "&a {*a : b}"),
        ("IKU107", "a: &" + "x" * 100_000 + " b"),
        ("IKU107", "a: &x 1\nb: &x 2\nc: *x"),
        ("IKU107", _LAUGHS),
        ("IKU107", _MERGES),
        ("IKU108", _titled("*x")),
        ("IKU108", "*x"),
        ("IKU108", "[*x, *y]"),
        ("IKU108", "*x : a"),
        ("IKU108", "? *x\n: a"),
        ("IKU108", "a: *" + "x" * 100_000),
        ("IKU153", _titled("*a/b")),
        ("IKU153", "a: *"),
        ("IKU153", "a: &"),
        ("IKU153", "a: & b"),
        ("IKU107", "a: &x &y b"),
        ("IKU107", "a: &x *y"),
        ("IKU110", _after("<<: {signed: {}}\n")),
        ("IKU110", _after("<<: []\n")),
        ("IKU110", "<<: a"),
        ("IKU110", "{<<: {a: b}, <<: {c: d}}"),
        ("IKU110", "a: {<<: [{b: c}, {d: e}]}"),
        ("IKU110", "? <<\n: a"),
    ),
    "tags": (
        ("IKU109", _titled("!!str Judul")),
        ("IKU109", _titled("! Judul")),
        ("IKU109", _titled("!x Judul")),
        ("IKU109", _titled("!<tag:yaml.org,2002:str> Judul")),
        ("IKU109", "!!python/object/apply:os.system ['true']"),
        ("IKU109", "!!python/object/new:type {args: [a], state: b}"),
        ("IKU109", "a: !!python/name:os.system"),
        ("IKU109", "a: !!python/module:os"),
        ("IKU109", "a: !!python/tuple [b]"),
        ("IKU109", "a: !!binary AAAA"),
        ("IKU109", "a: !!int x"),
        ("IKU109", "a: !!bool x"),
        ("IKU109", "a: !!timestamp x"),
        ("IKU109", "a: !!float .nan"),
        ("IKU109", "!!set {a, b}"),
        ("IKU109", "!!omap [a: b]"),
        ("IKU109", "!!map\na: b"),
        ("IKU109", "!!str a: b"),
        ("IKU109", "a: !!null"),
        ("IKU109", "a: !" + "x" * 100_000 + " b"),
        ("IKU109", "a: !x%41 b"),
        ("IKU106", "a: !e!x b"),
        ("IKU106", "a: !<x b"),
        ("IKU106", "a: !x%ZZ b"),
        ("IKU106", "a: !x%ff b"),
        ("IKU109", "a: !!str !!int b"),
    ),
    "directives and documents": (
        ("IKU111", "%YAML 1.1\n---\n" + _titled("Judul")),
        ("IKU111", "%YAML 1.2\n---\n" + _titled("Judul")),
        ("IKU111", "%YAML 9.9\n---\na: b"),
        ("IKU111", "%YAML\n---\na: b"),
        ("IKU111", "%YAML 1.1\n%YAML 1.1\n---\na: b"),
        ("IKU111", "%YAML 1.1." + "1" * 1_000 + "\n---\na: b"),
        ("IKU111", "%TAG ! tag:x,2000:\n---\na: b"),
        ("IKU111", "%TAG !e! tag:x,2000:\n---\na: !e!f b"),
        ("IKU111", "%FOO bar\n---\na: b"),
        ("IKU111", "# x\n%A\na: b"),
        ("IKU111", "%"),
        ("IKU111", "%\n" * 500),
        ("IKU153", "a: %b"),
        ("IKU112", "a: b\n...\n%YAML 1.1\n--- a"),
        ("IKU112", _after("---\n") + _titled("Judul")),
        ("IKU112", _after("---\n")),
        ("IKU112", "--- a\n--- b\n"),
        ("IKU106", "a: b\n...\nc: d\n"),
        ("IKU112", "---\n" * 100_000),
        ("IKU112", "--- |\n a\n--- b"),
        ("IKU112", "a: b\n--- c: d\n"),
        ("IKU117", ""),
        ("IKU117", "\n\n\n"),
        ("IKU117", "# a\n" * 100_000),
        ("IKU106", "...\n"),
    ),
    "depth": (
        ("IKU115", "[" * 21),
        ("IKU115", "[" * 21 + "]" * 21),
        ("IKU115", "[" * 100_000),
        ("IKU115", "[" * 400_000 + "]" * 400_000),
        ("IKU115", "{" * 21),
        ("IKU115", "{" * 100_000),
        ("IKU115", "{a: " * 100_000),
        ("IKU115", "{? " * 100_000),
        ("IKU115", "[{a: " * 100_000),
        ("IKU115", "{[" * 100_000),
        ("IKU115", "- " * 100_000),
        ("IKU115", "- " * 21 + "a"),
        ("IKU115", "? " * 100_000),
        ("IKU115", "? - " * 50_000),
        ("IKU115", "- ? " * 50_000),
        ("IKU115", "\n".join(" " * level + "a:" for level in range(1_000))),
        ("IKU115", "\n".join(" " * level + "-" for level in range(1_000))),
        ("IKU115", "\n".join(" " * level + "? a\n" + " " * level + ":" for level in range(500))),
        ("IKU115", _titled("[" * 21 + "]" * 21)),
        ("IKU115", _after("goal:\n" + "\n".join(" " * level + "a:" for level in range(1, 500)))),
        ("IKU115", "- " * 20 + "[" * 100_000),
        ("IKU115", "[\n" * 100_000),
        ("IKU115", "[a, " * 100_000),
        ("IKU106", "]" * 100_000),
        ("IKU106", "}" * 100_000),
        ("IKU106", "[}" * 100_000),
        ("IKU106", "{]" * 100_000),
        ("IKU106", "[" * 20 + "}" * 20),
    ),
    "keys": (
        ("IKU113", _after("id: lain\n")),
        ("IKU113", _after('"id": lain\n')),
        ("IKU113", _after("'id': lain\n")),
        ("IKU113", _after('"\\x69d": lain\n')),
        ("IKU113", _after('"\\u0069\\u0064": lain\n')),
        ("IKU113", _after("? id\n: lain\n")),
        ("IKU113", _after("? >-\n  id\n: lain\n")),
        ("IKU113", _after("? |-\n  id\n: lain\n")),
        ("IKU113", "a: 1\na: 1\n"),
        ("IKU113", "{a: 1, a: 2}"),
        ("IKU113", "{a, a}"),
        ("IKU113", "{'': 1, \"\": 2}"),
        ("IKU106", "{: 1, : 2}"),
        ("IKU113", "a: {b: 1, b: 2}\n"),
        ("IKU113", "- {b: 1, c: 2, b: 3}\n"),
        ("IKU113", "no: 1\n'no': 2\n"),
        ("IKU113", "1: a\n'1': b\n"),
        ("IKU113", "{" + "a: b," * 9_000 + "}"),
        ("IKU113", "a: 1\n" * 9_000),
        ("IKU114", "? [a]\n: b"),
        ("IKU114", "? {a: b}\n: c"),
        ("IKU114", "{[a]: b}"),
        ("IKU114", "{{a: b}: c}"),
        ("IKU114", "? - a\n: b"),
        ("IKU114", "[a]: b"),
        ("IKU114", "{a: b}: c"),
        ("IKU114", _after("? [id]\n: lain\n")),
        ("IKU121", _after("Id: lain\n")),
        ("IKU121", _after("i d: lain\n")),
        ("IKU121", _after("__class__: lain\n")),
        ("IKU121", _after('"": lain\n')),
        ("IKU121", _after("? \n: lain\n")),
        ("IKU121", _after('"<<": {id: lain}\n')),
        ("IKU121", _after("~: lain\n")),
        ("IKU121", _after("1: lain\n")),
        ("IKU121", _after("null: lain\n")),
        ("IKU121", _after("\uff49d: lain\n")),
        ("IKU121", _after("\u0456d: lain\n")),
        ("IKU121", _after("? " + "k" * 19_000 + "\n: lain\n")),
        ("IKU120", _after("".join(f"k{number}: lain\n" for number in range(9_000)))),
        ("IKU118", "? " + "k" * 500_000 + "\n: lain\n"),
        ("IKU118", '? "' + "k" * 20_001 + '"\n: lain\n'),
        ("IKU152", "k" * 500_000 + ": lain\n"),
        ("IKU152", "'" + "k" * 2_000 + "': lain\n"),
        ("IKU192", "a\nb: c"),
        ("IKU152", "a: b: c"),
        ("IKU190", "a: b\n c: d"),
        ("IKU106", "a: b\n- c"),
        ("IKU153", "a: - b"),
        ("IKU190", "  a: b\nc: d"),
        ("IKU106", "- a\nb: c"),
    ),
    "shapes": (
        ("IKU123", "a"),
        ("IKU123", "1"),
        ("IKU123", "- schema: 1"),
        ("IKU123", "[]"),
        ("IKU149", "{}"),
        ("IKU149", "a: b"),
        ("IKU123", _titled("[Judul]")),
        ("IKU123", _titled("{a: b}")),
        ("IKU124", _titled("")),
        ("IKU124", _titled("''")),
        ("IKU124", _titled("# Judul")),
        ("IKU124", _titled("|")),
        ("IKU123", DEFINITION.format(title="Judul", value="[a, b]")),
        ("IKU153", DEFINITION.format(title="Judul", value="{a}/{b}")),
        ("IKU153", DEFINITION.format(title="Judul", value="@a")),
        ("IKU153", DEFINITION.format(title="Judul", value="`a`")),
        ("IKU153", DEFINITION.format(title="Judul", value="*a")[:-1] + "/b\n"),
        ("IKU119", DEFINITION.format(title="Judul", value="a #b")),
        ("IKU206", DEFINITION.format(title="Judul", value="1:30")),
        ("IKU206", DEFINITION.format(title="Judul", value="a:b")),
        ("IKU216", DEFINITION.format(title="Judul", value="0x1F")),
        ("IKU216", DEFINITION.format(title="Judul", value="1_000")),
        ("IKU216", DEFINITION.format(title="Judul", value="1e3")),
        ("IKU202", DEFINITION.format(title="Judul", value="null")),
        ("IKU202", DEFINITION.format(title="Judul", value="yes")),
        ("IKU228", DEFINITION.format(title="Judul", value="true")),
        ("IKU214", DEFINITION.format(title="Judul", value="~")),
        ("IKU211", DEFINITION.format(title="Judul", value="|\n      a\n      b")),
        ("IKU211", DEFINITION.format(title="Judul", value=">\n      a\n      b")),
        ("IKU211", DEFINITION.format(title="Judul", value="a\n      b")),
        ("IKU214", DEFINITION.format(title="Judul", value="|\n      a # + b")),
        ("IKU134", _titled("Judul").replace("schema: 1", "schema: '1'")),
        ("IKU134", _titled("Judul").replace("schema: 1", "schema: 1.0")),
        ("IKU134", _titled("Judul").replace("schema: 1", "schema: true")),
        ("IKU134", _titled("Judul").replace("schema: 1", "schema: 0x1")),
        ("IKU130", _after("valid_from: 2024-13-45\n")),
        ("IKU130", _after("valid_from: 2024-1-1\n")),
        ("IKU130", _after("valid_from: 0000-00-00\n")),
        ("IKU130", _after("valid_from: 2024-02-30\n")),
        ("IKU130", _after("valid_from: 2024-01-01T00:00:00Z\n")),
        ("IKU130", _after("valid_from: \uff12024-01-01\n")),
        ("IKU125", _after("constants: {k: {label: K, value: 0x1F}}\n")),
        ("IKU125", _after("constants: {k: {label: K, value: 1_000}}\n")),
        ("IKU125", _after("constants: {k: {label: K, value: 1:30}}\n")),
        ("IKU125", _after("constants: {k: {label: K, value: 017}}\n")),
        ("IKU125", _after("constants: {k: {label: K, value: .inf}}\n")),
        ("IKU125", _after("constants: {k: {label: K, value: .nan}}\n")),
        ("IKU125", _after("constants: {k: {label: K, value: 1e9}}\n")),
        ("IKU125", _after("constants: {k: {label: K, value: +1}}\n")),
        ("IKU125", _after("constants: {k: {label: K, value: '1'}}\n")),
        ("IKU125", _after("constants: {k: {label: K, value: \u0661}}\n")),
        ("IKU126", _after("constants: {k: {label: K, value: '1,5'}}\n")),
        ("IKU125", _after("constants: {k: {label: K, value: " + "9" * 5_000 + "}}\n")),
        ("IKU125", _after("constants: {k: {label: K, value: " + "1:" * 5_000 + "1}}\n")),
        ("IKU125", _after("constants: {k: {label: K, value: 0." + "1" * 5_000 + "}}\n")),
    ),
    "line ends and blanks": (
        ("IKU104", _titled("Judul\x85id: lain")),
        ("IKU104", _titled("Judul\u2028id: lain")),
        ("IKU104", _titled("Judul\u2029id: lain")),
        ("IKU104", _titled("Judul\rid: lain")),
        ("IKU104", _titled("Judul").replace("\n", "\r")),
        ("IKU104", _titled("Judul").replace("\n", "\x85")),
        ("IKU104", _titled("Judul").replace("\n", "\u2028")),
        ("IKU104", _titled("Judul").replace("\n", "\n\r")),
        ("IKU104", _titled("Judul\x0b")),
        ("IKU104", _titled("Judul\x0c")),
        ("IKU104", _titled("Judul\x1c")),
        ("IKU104", "\r" * 50_000),
        ("IKU104", "a: b\r\r\n"),
        ("IKU105", _titled("\tJudul")),
        ("IKU105", _titled("Judul\t")),
        ("IKU105", _titled("Judul\t# a")),
        ("IKU105", _after("\tsigned: {}\n")),
        ("IKU105", "a:\tb"),
        ("IKU105", "a:\n\tb: c"),
        ("IKU105", "-\ta"),
        ("IKU105", "{\ta: b}"),
        ("IKU105", "\t"),
        ("IKU105", "\t" * 900_000),
        ("IKU105", "\t\n" * 100_000),
        ("IKU105", "# a\tb\nc: d"),
        ("IKU105", "a: |\n\tb"),
        ("IKU105", "a: 'b\tc'"),
    ),
    "characters": (
        ("IKU104", "\x00"),
        ("IKU104", _titled("Judul\x00")),
        ("IKU104", "a: b\x00\nc: d"),
        ("IKU104", "\x00" * 900_000),
        ("IKU104", "\x00\n" * 100_000),
        ("IKU104", _titled('"\\0"')),
        ("IKU104", _titled('"\\x00"')),
        ("IKU104", _titled('"\\u0000"')),
        ("IKU104", _titled('"a\\0b"')),
        ("IKU104", _titled('"\\a"')),
        ("IKU104", _titled('"\\b"')),
        ("IKU104", _titled('"\\e[31m"')),
        ("IKU104", _titled('"\\v"')),
        ("IKU104", _titled('"\\f"')),
        ("IKU104", _titled('"\\r"')),
        ("IKU105", _titled('"\\t"')),
        ("IKU105", _titled('"\\\t"')),
        ("IKU104", _titled('"\\N"')),
        ("IKU104", _titled('"\\L"')),
        ("IKU104", _titled('"\\P"')),
        ("IKU104", _titled('"\\x7f"')),
        ("IKU104", _titled('"\\u202e"')),
        ("IKU104", _titled('"\\u2066"')),
        ("IKU104", _titled('"\\u200b"')),
        ("IKU104", _titled('"\\ufeff"')),
        ("IKU104", _titled('"\\U000e0041"')),
        ("IKU104", _after('"\\u200bid": lain\n')),
        ("IKU104", _titled("Judul\ud800")),
        ("IKU104", _titled("\udfff")),
        ("IKU104", _titled("\ud835\udc4e")),
        ("IKU104", _titled("Ju\u202edul")),
        ("IKU104", _titled("Ju\u2066dul")),
        ("IKU104", _titled("Ju\u200bdul")),
        ("IKU104", _titled("Ju\u200ddul")),
        ("IKU104", _titled("Ju\u00addul")),
        ("IKU104", _titled("Ju\ufeffdul")),
        ("IKU104", _titled("Ju\x7fdul")),
        ("IKU104", _titled("Ju\x1bdul")),
        ("IKU104", _titled("Ju\x9bdul")),
        ("IKU104", _titled("Ju\uffffdul")),
        ("IKU104", _titled("Ju\ufffadul")),
        ("IKU104", _titled("Ju\U000e0041dul")),
        ("IKU104", "\ufeff\ufeff" + _titled("Judul")),
        ("IKU104", _after("\ufeffid: lain\n")),
        ("IKU104", "# \u202e\n" + _titled("Judul")),
    ),
    "escapes of the parser": (
        ("IKU106", _titled('"\\UFFFFFFFF"')),
        ("IKU106", _titled('"\\U00110000"')),
        ("IKU106", _titled('"\\u12"')),
        ("IKU106", _titled('"\\xZZ"')),
        ("IKU106", _titled('"\\q"')),
        ("IKU106", _titled('"\\')),
        ("IKU106", _titled('"\\8"')),
    ),
    "open ends": (
        ("IKU193", _titled('"Judul')),
        ("IKU193", _titled("'Judul")),
        ("IKU106", _titled("[Judul")),
        ("IKU106", _titled("{Judul")),
        ("IKU106", _titled("[Judul]]")),
        ("IKU106", '"'),
        ("IKU106", "'"),
        ("IKU106", "["),
        ("IKU106", "{"),
        ("IKU106", "{a: "),
        ("IKU106", "[a, [b"),
        ("IKU106", "'" * 99_999),
        ("IKU106", '"' + "\\n" * 400_000),
        ("IKU106", '"' + "a\n" * 100_000),
        ("IKU153", "a: |x\n b"),
        ("IKU153", "a: |0\n b"),
        ("IKU153", "a: |99\n b"),
        ("IKU153", "a: >-+\n b"),
        ("IKU106", "a: 'b' c"),
        ("IKU106", 'a: "b" c'),
        ("IKU153", "a: [b] c"),
        ("IKU106", "{a: b c: d}"),
        ("IKU106", "[a, b: c: d]"),
        ("IKU106", "[,]"),
        ("IKU106", "[" + "," * 900_000 + "]"),
        ("IKU106", "{a: b}, c"),
        ("IKU192", "? a\nb"),
        ("IKU153", "@a"),
        ("IKU153", "`a"),
    ),
    "size": (
        ("IKU102", "#" * 1_000_001),
        ("IKU102", "a: " + "x" * 2_000_000),
        ("IKU102", "[" + "," * 1_000_001),
        ("IKU102", b"#" * 1_000_001),
        ("IKU102", "\u4e00".encode() * 400_000),
        ("IKU102", "\n" * 1_000_001),
        ("IKU116", "[" + "a," * 400_000 + "]"),
        ("IKU116", "- a\n" * 200_000),
        ("IKU116", "-\n" * 400_000),
        ("IKU120", "{" + "a," * 400_000 + "}"),
        ("IKU116", "[" + "[]," * 300_000 + "]"),
        ("IKU116", "[" + "a: b," * 30_000 + "]"),
        ("IKU116", "{" + ",".join(f"k{number}: v" for number in range(50_000)) + "}"),
        ("IKU116", "\n".join(f"k{number}: v" for number in range(50_000))),
        ("IKU116", "- - a\n" * 100_000),
        ("IKU118", _titled("x" * 900_000)),
        ("IKU118", _titled("'" + "x" * 300_000 + "'")),
        ("IKU118", _titled('"' + "\\x41" * 200_000 + '"')),
        ("IKU118", _titled("|\n  " + "x" * 900_000)),
        ("IKU118", _titled("|\n" + "  x\n" * 60_000)),
        ("IKU118", _titled(">\n" + "  x\n" * 60_000)),
        ("IKU118", _titled("x\n" + "  x\n" * 60_000)),
        ("IKU118", _titled("x " * 100_000 + "x")),
        ("IKU118", "x" * 900_000),
        ("IKU118", _titled("\U0001f4a9" * 200_000)),
        ("IKU123", "[" + "a," * 19_000 + "a]" + " #x" * 300_000),
        ("IKU123", "# a\n" * 200_000 + "a"),
        ("IKU123", "#" + "x" * 900_000 + "\na"),
        ("IKU123", " " * 900_000 + "a"),
        ("IKU123", "\n" * 200_000 + "a"),
        ("IKU149", "? " + "k" * 19_000 + "\n: a"),
    ),
    "bytes": (
        ("IKU103", b"\xff"),
        ("IKU103", b"a: \xc3"),
        ("IKU103", b"a: \xe2\x82"),
        ("IKU103", b"a: \xf0\x9f\x92"),
        ("IKU103", b"a: \xc0\x80"),
        ("IKU103", b"a: \xc1\xbf"),
        ("IKU103", b"a: \xe0\x80\xaf"),
        ("IKU103", b"a: \xed\xa0\x80"),
        ("IKU103", b"a: \xf4\x90\x80\x80"),
        ("IKU103", b"a: \xf8\x88\x80\x80\x80"),
        ("IKU103", b"a: \x80"),
        ("IKU103", b"a: caf\xe9"),
        ("IKU103", b"a: \x93b\x94"),
        ("IKU103", b"\xff" * 900_000),
        ("IKU103", _titled("Judul").encode("utf-16")),
        ("IKU103", b"\xff\xfe\x00\x00" + _titled("Judul").encode("utf-32-le")),
        ("IKU104", _titled("Judul").encode("utf-16-le")),
        ("IKU104", _titled("Judul").encode("utf-16-be")),
        ("IKU104", _titled("Judul").encode("utf-32-le")),
        ("IKU104", _titled("Judul").encode("utf-32-be")),
        ("IKU104", b"\xef\xbb\xbf\xef\xbb\xbf" + _titled("Judul").encode()),
        ("IKU104", b"a: b\x00"),
        ("IKU104", b"\x7fELF\x02\x01\x01\x00"),
        ("IKU151", b"PK\x03\x04"),
        ("IKU103", b"\x1f\x8b\x08"),
        ("IKU103", b"\x89PNG\r\n\x1a\n"),
        ("IKU117", b""),
        ("IKU117", b"\xef\xbb\xbf"),
    ),
}
"""Each group: a code among those told, and the text or the bytes."""

REFUSED["references"] = (
    ("IKU230", linked("i0")),
    ("IKU230", linked("i0 + i0 * i0")),
    ("IKU230", linked("i1", "i0")),
    ("IKU230", linked("i1", "i2", "i3", "i0")),
    ("IKU230", linked("capaian", first="i0")),
    ("IKU230", linked(*(f"i{(number + 1) % 2_500}" for number in range(2_500)))),
    ("IKU230", linked(*(f"i{number ^ 1}" for number in range(800)))),
    ("IKU230", linked(*(f"i{number}" for number in range(800)))),
    ("IKU120", linked(*(f"i{number}" for number in range(800)))),
    ("IKU233", linked("a", *(f"i{number}" for number in range(20)))),
    ("IKU233", linked("a", *(f"i{number}" for number in range(2_500)))),
    ("IKU233", linked(*(f"i{number + 1}" for number in range(2_500)), "a")),
    ("IKU226", linked("a*b", *(f"i{number} * i{number}" for number in range(19)))),
    ("IKU226", linked("a/b", *(f"i{number} / i{number}" for number in range(19)))),
    ("IKU226", linked("a/b", *(f"i{number} + i{number}" for number in range(19)))),
    ("IKU226", linked("*".join("a" * 43))),
    ("IKU226", linked("1 / (" + "*".join("a" * 43) + ")")),
    ("IKU226", linked("*".join(["9" * 40] * 40), "i0 * i0 * i0")),
    ("IKU226", linked("+".join(["a / b"] * 43))),
    ("IKU226", linked("mean(" + ",".join(["a / b"] * 43) + ")")),
    ("IKU226", linked("prev(a)" + "* prev(a)" * 42)),
    ("IKU234", linked("a", "prev(i0)")),
    ("IKU202", linked("prev(x)")),
    ("IKU202", linked("__import__")),
    ("IKU202", linked("capaian.__class__".partition(".")[0] + " + __class__")),
)

FAULT_DIFFERS: Final = (
    _titled('"\\ud800"'),
    _titled('"\\udfff"'),
    _titled('"\\U0000d800"'),
    _titled('"\\ud83d\\ude00"'),
    '{"\\ud800": 1}',
)
"""Where libyaml finds a fault of syntax, and the other parser a character that is refused."""

COLUMN_DIFFERS: Final = frozenset(
    {
        "a: !x%ZZ b",
        _titled('"\\UFFFFFFFF"'),
        _titled('"\\U00110000"'),
    }
)
"""Where the two parsers agree about the fault and not about its column."""

BOMBS: Final[tuple[Bomb, ...]] = (
    Bomb(
        "directives",
        "IKU111",
        "%\n" * 100_000,
        "a reader that begins anew behind each directive, and tells of all of them",
    ),
    Bomb(
        "empty lines",
        "IKU123",
        "\n" * 990_000 + "a",
        "a pattern that remembers every line it may give back",
    ),
    Bomb(
        "aliases",
        "IKU108",
        "[" + "*a," * 300_000 + "]",
        "a fault made and kept for each alias",
    ),
    Bomb(
        "a tail behind a circle",
        "IKU230",
        linked(
            *("a" for _ in range(60)),
            *(
                "+".join(f"i{part}" for part in (*range(60), number + 1))
                for number in range(60, 1_200)
            ),
            "i1200",
        ),
        "a pass over all indicators for each one that rests on the circle",
    ),
    Bomb(
        "likely names",
        "IKU202",
        DEFINITION.format(title="Judul", value="a").replace(
            "  a: ",
            "".join(f"  {_likely(seed)}: {{label: Cacah}}\n" for seed in range(380)) + "  a: ",
        )
        + "".join(
            f"  - {{id: i{seed}, name: Nama, value: {_likely(seed + 450)}}}\n" for seed in range(90)
        ),
        "a close look at every name for each of 90 faults",
    ),
    Bomb(
        "long keys above many values",
        "IKU121",
        _after(
            "goal:\n  ? "
            + "k" * 20_000
            + "\n  : ? "
            + "k" * 20_000
            + "\n    : ["
            + "a," * 19_000
            + "]\n"
        ),
        "the whole path of every node: 40 KB for each of 19,000",
    ),
    Bomb(
        "blanks within a formula",
        "IKU214",
        DEFINITION.format(title="Judul", value="a\n" + " " * 900_000 + "!" * 300),
        "a walk over the blanks for each fault",
    ),
    Bomb(
        "numbers to be warned of",
        "IKU113",
        linked(*("sum(" + ",".join(["1.500"] * 300) + ")" for _ in range(100))) + "id: lain\n",
        "the place of every warning, also of those behind the hundredth",
    ),
    Bomb(
        "a carriage return at the end",
        "IKU104",
        "a: b\r",
        "a line end put behind the last line, which makes it one of Windows",
    ),
)

_HEAD: Final = "cacah;nilai\n"

COUNT_FILES: Final[tuple[tuple[str, str, str], ...]] = (
    ("yaml", "IKU107", "a: &x 1"),
    ("yaml", "IKU108", "a: *x"),
    ("yaml", "IKU109", "a: !!python/name:os.system"),
    ("yaml", "IKU115", "- " * 100_000),
    ("yaml", "IKU115", "a: " + "[" * 100_000),
    ("yaml", "IKU502", "a: 1\n'a': 2\n"),
    ("yaml", "IKU503", "a: 0x1F"),
    ("yaml", "IKU503", "a: 1_000"),
    ("yaml", "IKU503", "a: 1:30"),
    ("yaml", "IKU503", "a: 1e9"),
    ("yaml", "IKU503", "a: .inf"),
    ("yaml", "IKU503", "a: yes"),
    ("yaml", "IKU503", "a: '1'"),
    ("yaml", "IKU503", "a: ~"),
    ("yaml", "IKU506", "a: " + "9" * 5_000),
    ("yaml", "IKU505", "a: 1.000"),
    ("yaml", "IKU117", ""),
    ("yaml", "IKU102", "#" * 1_000_001),
    ("yaml", "IKU104", "a: 1\x00"),
    ("yaml", "IKU105", "a:\t1"),
    ("yaml", "IKU120", "".join(f"k{number}: 1\n" for number in range(9_000))),
    ("json", "IKU115", '{"a": ' + "[" * 100_000),
    ("json", "IKU115", "[" * 100_000),
    ("json", "IKU511", '{"a": 1,}'),
    ("json", "IKU511", '{"a": 1'),
    ("json", "IKU511", "{a: 1}"),
    ("json", "IKU502", '{"a": 1, "a": 2}'),
    ("json", "IKU502", '{"a": 1, "\\u0061": 2}'),
    ("json", "IKU503", '{"a": NaN}'),
    ("json", "IKU503", '{"a": Infinity}'),
    ("json", "IKU503", '{"a": 1e999999}'),
    ("json", "IKU503", '{"a": "1"}'),
    ("json", "IKU503", '{"a": true}'),
    ("json", "IKU510", '{"a": {"b": 1}}'),
    ("json", "IKU104", '{"a": "\\u0000"}'),
    ("csv", "IKU507", ""),
    ("csv", "IKU507", "a,b,c\n" * 100_000),
    ("csv", "IKU508", _HEAD + "a;1;2"),
    ("csv", "IKU509", _HEAD + 'a;"1'),
    ("csv", "IKU509", _HEAD + '"a"b;1'),
    ("csv", "IKU502", _HEAD + "a;1\na;2"),
    ("csv", "IKU501", _HEAD + "=cmd|' /C calc'!A0;1"),
    ("csv", "IKU503", _HEAD + "a;=1+1"),
    ("csv", "IKU503", _HEAD + "a;1e9"),
    ("csv", "IKU506", _HEAD + "a;" + "9" * 5_000),
    ("csv", "IKU506", _HEAD + "a;" + "9" * 500_000),
    ("csv", "IKU104", _HEAD + "a;1\x00"),
    ("csv", "IKU104", _HEAD + "a;1\u2028b;2"),
    ("csv", "IKU508", _HEAD + "a" + ";1" * 400_000),
)
"""Counts in files that cannot be read: format, a code among those told, text."""

COUNT_FILE_BOMBS: Final[tuple[tuple[str, Bomb], ...]] = (
    (
        "json",
        Bomb(
            "a long number",
            "IKU506",
            '{"a": ' + "1" * 5_000 + "}",
            "an int made of more than 4,300 digits",
        ),
    ),
    (
        "json",
        Bomb(
            "depth behind a long key",
            "IKU106",
            '{"' + "k" * 1_100 + '": ' + "[" * 100_000,
            "a parser that calls itself, where the strict one has stopped at the key",
        ),
    ),
    (
        "csv",
        Bomb(
            "many lines",
            "IKU120",
            _HEAD + "a;\n" * 330_000,
            "every line split before the hundredth fault is told",
        ),
    ),
)

BROKEN_CUT: Final = _titled("Kepuasan \u201cMasyarakat\u201d \u2013 \U0001f4a9").encode()
"""A sound file, to be cut within each of its characters."""

KEPT: Final[dict[str, tuple[str, ...]]] = {
    "IKU133": (
        "no",
        "No",
        "NO",
        "yes",
        "on",
        "Off",
        "y",
        "N",
        "true",
        "False",
        "~",
        "null",
        "Null",
        "0o17",
        "017",
        "0x1F",
        "0b11",
        "1_000",
        "1:30",
        "190:20:30",
        ".inf",
        "-.INF",
        ".NaN",
        "1e3",
        "1.5",
        "+1",
        "2024.10",
        "12.50",
        "-0",
        "196611141994032008",
        "2024-01-31",
        "2024-1-1",
        "2024-01-31 10:00:00",
        "2024-01-31T10:00:00Z",
        "1,000",
    ),
    "": (
        "ya",
        "tidak",
        "noo",
        "1.2.3",
        "2024-01",
        "32.10.05",
        "1 000",
        "=",
        "a: b"[:2] + "b",
        "19661114 199403 2 008",
        "C:\\temp",
        "a#b",
        "<<",
        "-a",
        "?a",
        ":a",
        "\u00e9\U0001f4a9\u4e00\u0301",
        "\u00a0a",
    ),
}
"""Plain scalars that stay the text they are, by the warning that goes with them."""

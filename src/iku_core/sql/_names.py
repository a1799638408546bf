"""Names, texts and remarks, written so that none of them ends early.

Enters: any text. Leaves: SQL, or what is wrong with a name. Layer 6.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from unicodedata import category

__all__ = ["Fault", "fault_of", "literal", "quoted", "remark"]

Fault = tuple[str, str]
"""What is wrong with a name, in English and in Indonesian."""

_EMPTY: Final[Fault] = ("it is empty", "kosong")
_CONTROL: Final[Fault] = (
    "it holds a character that cannot be seen",
    "memuat karakter yang tidak terlihat",
)
_BLANK: Final[Fault] = ("it ends in a blank", "berakhir dengan spasi")
_OUTSIDE: Final[Fault] = (
    "it holds a character beyond U+FFFF",
    "memuat karakter di atas U+FFFF",
)

_UNSEEN: Final = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Categories of Unicode: what controls, formats, stands for half a character, or breaks a line."""


def quoted(name: str, quote: str) -> str:
    """Return a name between quotes, its own quotes doubled.

    Example:
        >>> print(quoted('nama"; DROP TABLE x', '"'))
        "nama""; DROP TABLE x"
    """
    return f"{quote}{name.replace(quote, quote * 2)}{quote}"


def literal(text: str) -> str:
    """Return a text between single quotes, its own doubled; it has no backslash.

    Example:
        >>> print(literal("zero-denominator"))
        'zero-denominator'
    """
    # Whether a backslash stands for itself depends on a setting of the server.
    assert not {"\\", "\0"} & {*text}, "texts of this package are plain"
    return quoted(text, "'")


def remark(*texts: str) -> str:
    r"""Return texts as a remark of one line, without what could end the line.

    Example:
        >>> remark("Persentase", "desa\nDROP TABLE x; --")
        '-- Persentase desa DROP TABLE x; --'
    """
    return " ".join(["--", *(word for text in texts for word in _seen(text).split())])


def fault_of(
    name: str, *, longest: int | None, in_bytes: bool, plane: int | None = None
) -> Fault | None:
    """Return what is wrong with a name; None where it can be one.

    Args:
        name: The name.
        longest: How long a name may be; None where it may have any length.
        in_bytes: Whether that is in bytes of UTF-8, and not in characters.
        plane: What its greatest character is; None where it may be any.

    Example:
        >>> fault_of("tahun", longest=63, in_bytes=True)
        >>> fault_of("x" * 64, longest=63, in_bytes=True)[0]
        'it is longer than 63 bytes'
    """
    if not name:
        return _EMPTY
    if _seen(name) != name:
        return _CONTROL
    if plane is not None and max(map(ord, name)) > plane:
        return _OUTSIDE
    if name.endswith(" "):
        return _BLANK
    if longest is not None and len(name.encode() if in_bytes else name) > longest:
        english, indonesian = ("bytes", "bita") if in_bytes else ("characters", "karakter")
        return f"it is longer than {longest} {english}", f"lebih dari {longest} {indonesian}"
    return None


def _seen(characters: Iterable[str]) -> str:
    """Return a text with a blank for each character that cannot be seen."""
    return "".join(" " if category(sign) in _UNSEEN else sign for sign in characters)

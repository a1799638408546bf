"""Texts to HTML in which they stay texts: elements, and whole pages without script or network.

Enters: texts as they are. Leaves: `Markup`, which is the only thing that is not escaped. Layer 6.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from typing import Final

from iku_core.messages import Language

__all__ = [
    "Markup",
    "breaks_at_blanks",
    "element",
    "figure",
    "joined",
    "label",
    "page",
    "text_of_field",
]

_VOID: Final = frozenset({"br", "col", "meta", "line", "rect", "circle", "polyline", "path"})
_PLAIN: Final = frozenset({"br", "col", "meta"})
_LONGEST_FIGURE: Final = 40
_LONGEST_WORD: Final = 24
_NOT_A_CHARACTER: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class Markup(str):
    """Hold HTML that was made of escaped texts.

    Example:
        >>> element("b", "a < b", Markup("<br>"))
        '<b>a &lt; b<br></b>'
    """

    __slots__ = ()


def element(name: str, /, *parts: str | None, **attributes: str | int | None) -> Markup:
    """Return an element of HTML or SVG.

    Args:
        name: Its name.
        parts: What stands in it: `Markup` as it is, any other text escaped, None left out.
        attributes: Its attributes; `class_` is written `class`, `stroke_width` is written
            `stroke-width`, and None is left out.

    Example:
        >>> element("td", '<script>"', class_="name", rowspan=None)
        '<td class="name">&lt;script&gt;&quot;</td>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text_of_field(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Markup(f"<{name}{written}>" if name in _PLAIN else f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{joined(parts)}</{name}>")


def joined(parts: Iterable[str | None]) -> Markup:
    """Return parts behind each other, those that are no markup escaped.

    Example:
        >>> joined(["<", element("br")])
        '&lt;<br>'
    """
    return Markup(
        "".join(
            part if isinstance(part, Markup) else text_of_field(part)
            for part in parts
            if part is not None
        )
    )


def figure(text: str) -> Markup:
    """Return a number that no line breaks; one longer than any figure is broken where it has to be.

    Example:
        >>> figure("1.234,50"), figure("9" * 41)[:19]
        ('<span class="figure">1.234,50</span>', '<span class="long">')
    """
    return element("span", text, class_="figure" if len(text) <= _LONGEST_FIGURE else "long")


def label(text: str) -> Markup:
    """Return a label in a column of numbers, which is broken between words as far as it has any.

    Example:
        >>> label("WDP (3)")
        '<span class="words">WDP (3)</span>'
    """
    return element("span", text, class_="words" if breaks_at_blanks(text) else "long")


def breaks_at_blanks(*parts: str | None) -> bool:
    """Return whether texts have no word so long that a column would be as wide as a page for it.

    Example:
        >>> breaks_at_blanks("Dinas Kependudukan", None), breaks_at_blanks("W" * 25)
        (True, False)
    """
    texts = [part for part in parts if part is not None and not isinstance(part, Markup)]
    return all(len(word) <= _LONGEST_WORD for text in texts for word in text.split())


def text_of_field(text: str) -> str:
    """Return a text escaped for content and attributes; what is no character becomes a mark.

    Example:
        >>> text_of_field("a&b" + chr(0))
        'a&amp;b\ufffd'
    """
    return escape(_NOT_A_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text))


def page(body: Markup, *, title: str, language: Language, style: str) -> str:
    r"""Return a whole page that stands by itself.

    Its policy lets a browser load nothing and run nothing, and take no style but this one.

    Args:
        body: What stands in the body.
        title: The title, as a text.
        language: The language that it says it is in.
        style: The style sheet.

    Example:
        >>> page(element("p", "a"), title="A", language="id", style="p{}").split("\n")[1]
        '<html lang="id">'
    """
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        Markup(f"<style>{style}</style>"),
    )
    lines = ("<!DOCTYPE html>", f'<html lang="{language}">', "<head>", *head, "</head>")
    return "\n".join((*lines, element("body", body), "</html>"))

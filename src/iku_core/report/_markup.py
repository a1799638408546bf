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

__all__ = ["Markup", "element", "joined", "page", "text_of_field"]

_VOID: Final = frozenset({"br", "col", "meta", "line", "rect", "circle", "polyline", "path"})
_PLAIN: Final = frozenset({"br", "col", "meta"})
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

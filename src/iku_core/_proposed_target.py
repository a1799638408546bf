"""What an officer meant by a target that is written in another way than files have it.

Enters: a text such as `90 %` or `60 - 85`. Leaves: how it is written in a file, with the
officer's own numbers, or nothing where more than one reading is possible. Layer 1.
"""

from __future__ import annotations

import re
from typing import Final

from iku_core.comparison import Relation
from iku_core.exact import number_from_text

__all__ = ["RELATIONS", "proposed_range", "proposed_target", "target_advice"]

RELATIONS: Final[dict[str, Relation]] = {
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
    "\u2264": "<=",
    "=<": "<=",
    "\u2265": ">=",
    "=>": ">=",
}
"""Relations as they are, and as offices also write them."""

_WORDS: Final[dict[str, Relation]] = {
    **dict.fromkeys(("minimal", "minimum", "min.", "paling sedikit", "at least"), ">="),
    **dict.fromkeys(("maksimal", "maksimum", "maks.", "paling banyak", "at most"), "<="),
}
_SIGN: Final = r"<=|>=|=<|=>|\u2264|\u2265|<|>"
_NUMBER: Final = r"[-+]?[0-9][0-9.,]*"
_PERCENT: Final = r" ?(?:(?:%|\uff05|persen|prosen|percent) ?)?"
_FORM: Final = re.compile(
    rf"(?:(?P<before>{_SIGN}|{'|'.join(map(re.escape, _WORDS))}) ?)?"
    rf"(?P<first>{_NUMBER}){_PERCENT}"
    rf"(?:(?P<behind>{_SIGN})|(?:-|\u2013|\u2014|s\.?[/.]?d\.?|sampai|hingga|to) ?"
    rf"(?P<last>{_NUMBER}){_PERCENT})?",
    re.ASCII | re.IGNORECASE,
)
_THOUSANDS: Final = re.compile(
    r"[-+]?[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:\.[0-9]{3})+,[0-9]+)", re.ASCII
)
_UNCLEAR: Final = re.compile(r"[-+]?[1-9][0-9]{0,2}[.,][0-9]{3}", re.ASCII)
"""A number with three places behind its only mark may have thousands, or decimals."""

_ADVICE: Final = {
    "advice": 'write a number, a range such as [60, 85], one side of a number such as "< 20",'
    " or a label of the scale",
    "advice_id": 'tulis bilangan, rentang seperti [60, 85], satu sisi bilangan seperti "< 20",'
    " atau label pada skala",
}


def proposed_target(text: str) -> str | None:
    """Return how a target is written in a file; None where that cannot be told for certain.

    Example:
        >>> [proposed_target(text) for text in (">= 90 %", "82,5", "60 - 85", "20 <", "1:32")]
        ['">= 90"', '82.5', '[60, 85]', '"< 20"', None]
    """
    match = _FORM.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    signs = [sign for sign in (match["before"], match["behind"]) if sign]
    first, last = _plain(match["first"]), match["last"]
    if first is None or len(signs) + (last is not None) > 1:
        return None
    if last is not None:
        return _range(first, _plain(last))
    return f'"{_relation(signs[0])} {first}"' if signs else first


def proposed_range(text: str) -> str | None:
    """Return how a range is written in a file; None where that cannot be told for certain.

    Example:
        >>> [proposed_range(text) for text in ("0-100", "0 s.d. 100", "0,100", "100")]
        ['[0, 100]', '[0, 100]', '[0, 100]', None]
    """
    proposal = proposed_target(text)
    if proposal is not None and proposal.startswith("["):
        return proposal
    first, _, last = re.sub(r"[()\[\]\s]", "", text).replace(";", ",").partition(",")
    return _range(first, last) if number_from_text(first) is not None else None


def _range(first: str, last: str | None) -> str | None:
    low, high = number_from_text(first), number_from_text(last or "")
    return f"[{first}, {last}]" if low is not None and high is not None and low < high else None


def _relation(sign: str) -> str:
    return RELATIONS.get(sign) or _WORDS[sign.lower()]


def _plain(text: str) -> str | None:
    """Return a number with a decimal point; None where it can be read in two ways."""
    text = text.removeprefix("+")
    if _UNCLEAR.fullmatch(text):
        return None
    if _THOUSANDS.fullmatch(text):
        text = text.replace(".", "")
    if "." not in text:
        text = text.replace(",", ".")
    return None if number_from_text(text) is None else text


def target_advice(text: str, *, quoted: bool) -> dict[str, str]:
    """Return the hint for a text that is no target, in both languages.

    Args:
        text: The text.
        quoted: Whether it stands in quotes, which a number does not.

    Example:
        >>> target_advice("80 %", quoted=True)["advice"]
        'write 80 without quotes'
    """
    proposal = proposed_target(text)
    if proposal is None:
        return _ADVICE
    bare = quoted and not proposal.startswith('"')
    return {
        "advice": f"write {proposal}" + " without quotes" * bare,
        "advice_id": f"tulis {proposal}" + " tanpa tanda petik" * bare,
        "meant": proposal,
    }

"""Where a part of an indicator stands in the file of its document. Layer 3."""

from __future__ import annotations

from iku_core.definition import Document, Indicator
from iku_core.issues import Location

__all__ = ["place_of"]


def place_of(
    document: Document,
    indicator: Indicator | None,
    *path: str | int,
    span: tuple[int, int] | None = None,
) -> Location | None:
    """Return the place of a part of an indicator, or of the document where there is none.

    Args:
        document: The document.
        indicator: One of its indicators; None for the document itself.
        path: Keys and positions that lead to the part; where the file has no such part, the
            nearest place above it is returned, and at last that of the id.
        span: First and last-plus-one character of a part of the text there; None for all of it.

    Returns:
        The place; None for a document made by a program.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> place = place_of(document, document["nilai-ikm"], "cases", 0)
        >>> place.path
        '$.objectives[0].indicators[0].cases[0]'
    """
    places = document.places
    if places is None:
        return None
    above = () if indicator is None else _path_of(document, indicator)
    whole = places.find(*above, *path, span=span)
    while whole is None and path:
        path = path[:-1]
        whole = places.find(*above, *path) if path else None
    return whole or places.find(*above, "id") or places.find(*above) or places.find("id")


def _path_of(document: Document, indicator: Indicator) -> tuple[str | int, ...]:
    """Return where an indicator stands; one of an adopted set, what is said of it here."""
    sets = [lender for lender in document.shared_documents if lender.id == document.adopts]
    taken = sum(len(lender.objectives) for lender in sets)
    for at, objective in enumerate(document.objectives):
        for position, item in enumerate(objective.indicators):
            if item.id == indicator.id and at < taken:
                return ("overrides", indicator.id)
            if item.id == indicator.id:
                return ("objectives", at - taken, "indicators", position)
    return ()

"""Where the data of an indicator are from: what it says itself, or its counts. Layer 6."""

from __future__ import annotations

from collections.abc import Iterator

from iku_core.definition import Indicator

__all__ = ["source_of"]


def source_of(indicator: Indicator) -> str | None:
    """Return the source of an indicator; where it gives none, those of its counts.

    Args:
        indicator: The indicator; the counts of others that its formulas refer to are its own.

    Returns:
        The sources of the counts each once, in order of use; None where none is given.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> source_of(document["nilai-ikm"])
        'Hasil Survey Kepuasan Masyarakat'
    """
    if indicator.source is not None:
        return indicator.source
    return "; ".join(dict.fromkeys(_sources(indicator))) or None


def _sources(indicator: Indicator) -> Iterator[str]:
    for formula in indicator.formulas:
        for name in dict.fromkeys((*formula.names, *formula.previous)):
            if name in indicator.parts:
                yield from filter(None, [source_of(indicator.parts[name])])
            elif name in indicator.counts:
                source = indicator.counts[name].source
                if source is not None:
                    yield source

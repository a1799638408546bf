"""Many documents to their verifications, on all processors where that is worth it. Layer 6."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Final, NamedTuple

from iku_core.catalogue import parse_document
from iku_core.definition import Document
from iku_core.verify.checks import Verification
from iku_core.verify.verification import verify

__all__ = ["verify_all"]

WORTH_PROCESSES: Final = 40
"""From how many documents on processes of their own are started."""

_CHUNK: Final = 8


def verify_all(
    documents: Sequence[Document],
    *,
    samples: int | None = None,
    jobs: int | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> list[Verification]:
    """Verify documents; the same comes out whatever the number of processes.

    Args:
        documents: Documents read from files.
        samples: As for `verify`.
        jobs: How many processes, from 1; None for as many as there are processors. Fewer than 40
            documents are verified in this one.
        progress: Called with the number of documents done.

    Example:
        >>> import iku_core as iku
        >>> documents = list(iku.load_catalogue("indicators/dumai"))
        >>> [verification.is_sound for verification in verify_all(documents)]
        [True]
    """
    jobs = jobs or os.cpu_count() or 1
    one = partial(verify, samples=samples)
    sources = [text for text in map(_text_of, documents) if text is not None]
    if jobs > 1 and len(documents) >= WORTH_PROCESSES and len(sources) == len(documents):
        # Where a process dies or cannot start, the work can still be done here.
        with suppress(_broken_pool()):
            return _watched(_in_processes(sources, samples, jobs), progress)
    return _watched(map(one, documents), progress)


def _watched(found: Iterator[Verification], progress: Callable[[int], None]) -> list[Verification]:
    done: list[Verification] = []
    for verification in found:
        done.append(verification)
        progress(len(done))
    return done


def _in_processes(texts: Sequence[_Text], samples: int | None, jobs: int) -> Iterator[Verification]:
    # Imported here, for they are slow to load and needed for many documents alone.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(partial(_verified, samples), texts, chunksize=_CHUNK)


class _Text(NamedTuple):
    """Hold the text of a document, and those of the documents that it adopts from."""

    text: str
    name: str
    lenders: tuple[_Text, ...]


def _text_of(document: Document) -> _Text | None:
    """Return the text of a document; None where it, or one that it needs, is of a program."""
    lenders = [_text_of(lender) for lender in document.shared_documents]
    known = tuple(lender for lender in lenders if lender is not None)
    if document.places is None or len(known) < len(lenders):
        return None
    return _Text(document.places.source.text, document.places.source.name, known)


def _read_again(text: _Text) -> Document:
    return parse_document(text.text, name=text.name, shared=map(_read_again, text.lenders))


def _verified(samples: int | None, text: _Text) -> Verification:
    """Verify a document in another process, which reads it anew."""
    return verify(_read_again(text), samples=samples)


def _broken_pool() -> type[Exception]:
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    return BrokenProcessPool

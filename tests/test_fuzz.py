"""The inputs that fuzzing found worth keeping, run once more without a fuzzer."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "fuzz" / "corpus"
INPUTS = sorted(path for path in CORPUS.rglob("*") if path.is_file())
LARGEST = 64 * 1024
LARGEST_INPUT = 4096


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.name}-{path.name[:12]}")
def test_no_input_of_the_corpus_shows_a_defect(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


def test_every_target_has_a_corpus_and_every_corpus_a_target() -> None:
    assert {path.parent.name for path in INPUTS} == set(TARGETS)


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_the_corpus_stays_small(target: str) -> None:
    sizes = [path.stat().st_size for path in INPUTS if path.parent.name == target]

    assert max(sizes, default=0) <= LARGEST_INPUT
    assert sum(sizes) <= LARGEST


@pytest.mark.parametrize("target", sorted(TARGETS))
@pytest.mark.parametrize("data", [b"", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"PK\x03\x04"])
def test_a_target_takes_any_bytes(target: str, data: bytes) -> None:
    TARGETS[target](data)

"""What importers rely on does not change by accident: the surface is that of tests/api.txt."""

from __future__ import annotations

import re
from difflib import unified_diff
from pathlib import Path
from typing import Final

from agreed import agreed_text
from api_surface import PUBLIC, render_surface
from test_docs import pages, read

SNAPSHOT: Final = Path(__file__).parent / "api.txt"


def test_the_public_surface_is_the_one_that_was_agreed() -> None:
    """A name, a parameter or a default that changes is changed on purpose."""
    surface = render_surface()
    agreed = agreed_text(SNAPSHOT, surface)

    changes = unified_diff(agreed.splitlines(), surface.splitlines(), "agreed", "now", lineterm="")

    told = "\n".join(changes)
    assert not told, (
        f"{told}\n\n"
        "The public surface has changed. What was added: run this test with"
        " IKU_UPDATE_EXPECTED=1 and commit tests/api.txt with it. What was removed, renamed or"
        " made narrower (lines with -) needs a deprecation first:"
        " docs/explanation/stability.md tells how."
    )


def test_every_module_that_the_documentation_imports_is_part_of_the_surface() -> None:
    """What a page tells people to import is promised to them."""
    text = "\n".join(read(page) for page in pages())

    imported = set(re.findall(r"(?:from|import) (iku_core(?:\.\w+)*)", text))

    assert imported - {*PUBLIC} == set()

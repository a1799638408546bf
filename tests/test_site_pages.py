"""The pages that a build of the documentation makes say all that there is to say."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest

import iku_core
from api_surface import PUBLIC

ROOT: Final = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def interface() -> Any:
    """Return what writes the pages of the programming interface."""
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        return import_module("_api_pages")
    finally:
        sys.path.remove(str(ROOT / "docs"))


@pytest.fixture(scope="module")
def texts(interface: Any) -> dict[str, str]:
    found: dict[str, str] = interface.texts_of((ROOT / "docs/reference/api.md").read_text("utf-8"))
    return found


def test_each_public_name_has_its_description_on_one_page(texts: dict[str, str]) -> None:
    described = re.findall(r"^\.\. auto\w+:: (\S+)$", "\n".join(texts.values()), re.MULTILINE)

    assert len(described) == len(set(described))
    assert {f"iku_core.{name}" for name in iku_core.__all__} <= set(described)


def test_each_public_module_has_a_page(interface: Any, texts: dict[str, str]) -> None:
    shown = {f"iku_core.{name}" for name in interface.MODULES}
    shown |= {f"iku_core.report.{name}" for name in interface.REPORTS}

    assert shown | {"iku_core"} == set(PUBLIC)
    assert {f"{name}.md" for name in (*interface.MODULES, "report")} <= set(texts)

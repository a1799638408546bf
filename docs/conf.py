"""Sphinx: Markdown pages, built without network and without warnings."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

project = "iku-core"
author = "The iku-core developers"
extensions = ["myst_parser", "_code_pages"]
myst_heading_anchors = 3
exclude_patterns = ["_build", "examples", "**/rules/tables.md"]
# A quotation mark of an example is read as it is typed.
smartquotes = False
html_theme = "furo"
html_title = "iku-core"

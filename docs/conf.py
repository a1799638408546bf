"""Sphinx: Markdown pages, built without network and without warnings."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

project = "iku-core"
author = "The iku-core developers"
extensions = [
    *("myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"),
    *("_api_pages", "_code_pages", "_document_pages", "_file_names", "_languages"),
]
# Docstrings write names in single backticks, and tell fields under "Attributes:".
default_role = "literal"
napoleon_use_ivar = True
# There are a Goal of an office and one of a proof; a type in a signature may mean either.
suppress_warnings = ["ref.python"]
myst_heading_anchors = 3
exclude_patterns = ["_build", "examples", "**/rules/tables.md"]
# A quotation mark of an example is read as it is typed.
smartquotes = False
html_show_copyright = False
html_theme = "furo"
html_title = "iku-core"

"""A document to the form that is signed, as a file for Word. Layer 6."""

from __future__ import annotations

from itertools import count
from typing import Any, Final

from iku_core.definition import Document, Indicator, Objective
from iku_core.exact import NumberStyle
from iku_core.messages import Language
from iku_core.report._office_files import dated, require_writer

"""Run the command line as `python -m iku_core`."""

from __future__ import annotations

import sys

from iku_core.cli import main

if __name__ == "__main__":
    sys.exit(main())

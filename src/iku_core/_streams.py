"""Standard output of a command: characters that fit, readers that leave, disks that are full.

Enters: a command to run, a text to print. Leaves: an exit code, never a traceback.
Layer 6, for `cli`.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Callable
from typing import Final

__all__ = ["print_json", "run_guarded"]

_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")


def run_guarded(command: Callable[[], int]) -> int:
    """Run a command and return its exit code, 1 where its output could not be written.

    A character that the output cannot show is written as an escape. Where the reader has gone, as
    in `iku check | head`, nothing is said: what it did not want is no fault.

    Example:
        >>> run_guarded(lambda: 0)
        0
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        try:
            code = command()
        finally:
            # Without a standard output, as under pythonw, there is nothing to write to.
            if sys.stdout is not None:
                sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        return 1
    except OSError as error:
        _discard_output()
        print(f"iku: {error.strerror}", file=sys.stderr)
        return 1
    return code


def _discard_output() -> None:
    """Let what is still to be written go nowhere, or Python would complain once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_json(text: str) -> None:
    """Print JSON, with escapes of JSON for what standard output cannot show.

    Example:
        >>> print_json('{"name": "Camat"}')
        {"name": "Camat"}
    """
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        text = _NOT_ASCII.sub(lambda match: json.dumps(match[0])[1:-1], text)
    print(text)

"""A real terminal for tests: the program runs in it, and keys are pressed when it asks."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

WAIT = 60


def run_in_terminal(words: Sequence[str], keys: Sequence[bytes], folder: Path) -> tuple[int, str]:
    """Run `iku` in a terminal, press keys at each question, and return exit code and screen."""
    import pty  # noqa: PLC0415 - not there on Windows, where the tests that need it are skipped

    controller, terminal = pty.openpty()
    source = str(Path(__file__).parents[1] / "src")
    environment = {**os.environ, "TERM": "dumb", "PYTHONPATH": source, "COLUMNS": "200"}
    with subprocess.Popen(
        [sys.executable, "-m", "iku_core", *words],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        cwd=folder,
        env=environment,
        start_new_session=True,
        preexec_fn=_take_terminal,  # noqa: PLW1509 - so that Ctrl-C reaches the program
    ) as process:
        os.close(terminal)
        screen = _play(controller, list(keys))
        code = process.wait(WAIT)
    os.close(controller)
    return code, screen.replace("\r\n", "\n")


@contextmanager
def at_terminal(keys: bytes) -> Iterator[Callable[[], str]]:
    """Make a terminal the input and output of this process, where keys were pressed already.

    Returns:
        A function that gives what the screen shows.
    """
    import pty  # noqa: PLC0415 - likewise

    controller, terminal = pty.openpty()
    os.write(controller, keys + b"\x04")  # so that who asks for more is told that there is none
    with (
        open(terminal, encoding="utf-8", closefd=False) as read,
        open(terminal, "w", encoding="utf-8", closefd=False) as shown,
        patch.object(sys, "stdin", read),
        patch.object(sys, "stdout", shown),
    ):
        yield lambda: os.read(controller, 65536).decode().replace("\r\n", "\n")
    os.close(terminal)
    os.close(controller)


def _take_terminal() -> None:
    import fcntl  # noqa: PLC0415 - likewise
    import termios  # noqa: PLC0415 - likewise

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _play(controller: int, keys: list[bytes]) -> str:
    shown = b""
    asked = 0
    while select.select([controller], [], [], WAIT)[0]:
        try:
            data = os.read(controller, 65536)
        except OSError:
            break
        if not data:
            break
        shown += data
        if keys and len(shown) > asked and shown.endswith((b": ", b"> ")):
            asked = len(shown)
            os.write(controller, keys.pop(0))
    assert not keys, f"not asked for: {keys}"
    return shown.decode("utf-8", "replace")

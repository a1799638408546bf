"""A real terminal for tests: the program runs in it, and keys are pressed when it asks."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
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
        A function that gives what the screen has shown, once the terminal is left.
    """
    import pty  # noqa: PLC0415 - likewise

    controller, terminal = pty.openpty()
    shown: list[bytes] = []
    reader = Thread(target=_read_all, args=(controller, shown), daemon=True)
    reader.start()
    # Behind the keys, who asks for more is told that there is none.
    os.write(controller, keys + b"\x04")
    with (
        open(terminal, encoding="utf-8", closefd=False) as typed,
        open(terminal, "w", encoding="utf-8", closefd=False) as screen,
        patch.object(sys, "stdin", typed),
        patch.object(sys, "stdout", screen),
    ):
        yield lambda: b"".join(shown).decode().replace("\r\n", "\n")
    os.close(terminal)
    reader.join(WAIT)
    os.close(controller)


def _read_all(controller: int, shown: list[bytes]) -> None:
    """Read what a screen shows until its terminal is closed; unread, it would fill up."""
    with suppress(OSError):
        while data := os.read(controller, 65536):
            shown.append(data)


def _take_terminal() -> None:
    import fcntl  # noqa: PLC0415 - likewise
    import termios  # noqa: PLC0415 - likewise

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _play(controller: int, keys: list[bytes]) -> str:
    shown = b""
    asked = 0
    last = b""
    for _ in range(100 * WAIT):
        if not select.select([controller], [], [], 1)[0]:
            if last == b"\x03":
                # Pressed just before Python waits for keys, it is noted and not acted upon.
                os.write(controller, last)
            continue
        try:
            data = os.read(controller, 65536)
        except OSError:
            break
        shown += data
        if keys and len(shown) > asked and shown.endswith((b": ", b"> ", b"] ")):
            asked = len(shown)
            last = keys.pop(0)
            os.write(controller, last)
    assert not keys, f"not asked for: {keys}"
    return shown.decode("utf-8", "replace")

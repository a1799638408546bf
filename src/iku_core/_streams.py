"""What a command prints and writes: characters that fit, readers that leave, full disks.

Enters: a command to run, a text or issues to print. Leaves: an exit code, never a traceback.
Layer 6, for `cli`.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from stat import S_IMODE
from threading import Event, Thread
from typing import IO, Final

from iku_core.files import path_of, read_data, reason_of
from iku_core.issues import Issue, has_errors, new_issue, visible
from iku_core.messages import Language
from iku_core.report.diagnostics import render_issues, render_summary

__all__ = [
    "is_asked",
    "print_checked",
    "print_document",
    "print_issues",
    "print_json",
    "put_file",
    "rewrite_file",
    "run_guarded",
    "show_progress",
    "shown_while",
    "standard_input",
    "tell_written",
    "unwritable",
    "write_file",
]

_ANY: Final = 0o666
_OURS: Final = 0o600
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_STOPPED: Final = {"en": "stopped", "id": "dihentikan"}
_STOPPED_CODE: Final = 130
"""The exit code of a program that Ctrl-C has ended."""


def run_guarded(command: Callable[[], int], language: Language = "en") -> int:
    """Run a command and return its exit code, 1 where its output could not be written.

    A character that the output cannot show is written as an escape. Where the reader has gone, as
    in `iku check | head`, nothing is said: what it did not want is no fault. Ctrl-C ends with 130.

    Args:
        command: The command.
        language: The language in which it is told that the command was stopped.

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
    except KeyboardInterrupt:
        # The cursor stands behind what was shown or asked last.
        print(f"\niku: {_STOPPED[language]}", file=sys.stderr)
        return _STOPPED_CODE
    return code


def _discard_output() -> None:
    """Let what is still to be written go nowhere, or Python would complain once more at its end."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_asked() -> bool:
    """Return whether someone sits at a terminal who can be asked."""
    # A stream that was closed before the program began is none at all.
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def standard_input() -> IO[bytes]:
    """Return standard input; an empty stream where there is none, as under pythonw."""
    return io.BytesIO() if sys.stdin is None else sys.stdin.buffer


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


def print_document(text: str) -> None:
    """Print a document that says itself that it is UTF-8, whatever the terminal shows else.

    Example:
        >>> print_document("# Laporan Kinerja")
        # Laporan Kinerja
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    print(text)


def write_file(
    path: str, data: bytes, *, replace: bool = True, taken: str = "IKU750"
) -> Issue | None:
    """Write a file under another name beside it, and move it into its place.

    What was there before stays until all is written; its permissions are kept, and its owner where
    that is permitted. A device or a pipe is written to as it is.

    Args:
        path: The file.
        data: What it is to hold.
        replace: Whether a file of that name may be written over.
        taken: The code of the fault that there is one, where it may not.

    Returns:
        What is wrong; None where it was written.

    Example:
        >>> write_file("no-such-folder/report.html", b"").code
        'IKU631'
    """
    if not replace and os.path.lexists(path):
        return new_issue(taken, None, file=path)
    try:
        place = path_of(path).resolve()
        if place.exists() and not place.is_file():
            with place.open("wb") as file:
                file.write(data)
            return None
        if place.exists() and not os.access(place, os.W_OK):
            raise PermissionError
        # The name of the file itself may be as long as a name can be.
        rough = place.with_name(f".iku-{os.getpid()}.part")
        rough.unlink(missing_ok=True)
        try:
            with _opened(rough, _OURS if place.exists() else _ANY) as file:
                file.write(data)
            if place.exists():
                known = place.stat()
                _give_to(known, rough)
                rough.chmod(S_IMODE(known.st_mode))
            if not replace:
                # Whoever makes the name first has it; the empty file is then written over.
                place.open("xb").close()
            rough.replace(place)
        finally:
            rough.unlink(missing_ok=True)
    except FileExistsError:
        return new_issue(taken, None, file=path)
    except (OSError, ValueError, RuntimeError) as error:
        return unwritable(path, error)
    return None


def unwritable(path: str, error: Exception) -> Issue:
    """Return the fault that a file cannot be written.

    Example:
        >>> print(unwritable("a/b.yaml", FileNotFoundError()).message)
        a/b.yaml cannot be written: there is no such folder
    """
    english, indonesian = _reason(error)
    words = {"reason": english, "reason_id": indonesian}
    return new_issue("IKU631", None, file=path, **words)


def _opened(path: os.PathLike[str], mode: int) -> IO[bytes]:
    """Return a new file that nobody may open who is not in its mode, at no time."""
    return open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode))


def _give_to(known: os.stat_result, path: os.PathLike[str]) -> None:
    """Give a file the group and the owner of another, where that is permitted."""
    for owner, group in ((-1, known.st_gid), (known.st_uid, -1)):
        # Windows has no such owners.
        with suppress(OSError, AttributeError):
            os.chown(path, owner, group)


def put_file(path: str, data: bytes, language: Language, *, replace: bool = True) -> int:
    """Write a file as `write_file`, tell that it is there or what is wrong, and return the code.

    Args:
        path: The file.
        data: What it is to hold.
        language: Language of what is told.
        replace: Whether a file of that name may be written over.

    Example:
        >>> put_file("no-such-folder/report.html", b"", "en")
        1
    """
    return tell_written(path, write_file(path, data, replace=replace), language)


def tell_written(path: str, issue: Issue | None, language: Language) -> int:
    """Tell that a file was written, or the fault that stood against it, and return the code.

    Example:
        >>> tell_written("dinas.yaml", None, "id")
        ditulis: dinas.yaml
        0
    """
    if issue is not None:
        print_issues([issue], language)
        return 1
    shown = visible(path)
    print(f"ditulis: {shown}" if language == "id" else f"written: {shown}")
    return 0


def rewrite_file(path: str, before: bytes, data: bytes, *, name: str | None = None) -> Issue | None:
    """Write a file anew where it still holds what was read of it, and return what is wrong.

    Args:
        path: The file.
        before: What was read of it.
        data: What it is to hold.
        name: Its name in what is wrong; None for the path.

    Example:
        >>> rewrite_file("no-such-file.yaml", b"", b"schema: 1").code
        'IKU781'
    """
    if not path_of(path).is_file() or read_data(path, path)[0] != before:
        return new_issue("IKU781", None, file=name or path)
    return write_file(path, data)


def _reason(error: Exception) -> tuple[str, str]:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "there is no such folder", "folder itu tidak ada"
    if isinstance(error, PermissionError):
        return "writing there is not permitted", "tidak ada izin untuk menulis di sana"
    return reason_of(error)


def print_issues(issues: Iterable[Issue], language: Language) -> None:
    """Print issues on standard error."""
    print(render_issues(issues, language), file=sys.stderr)


def print_checked(issues: Sequence[Issue], language: Language) -> int:
    """Print what a check has found and how much that is, and return the exit code.

    Example:
        >>> print_checked([], "en")
        no faults found
        0
    """
    if issues:
        print(f"{render_issues(issues, language)}\n")
    print(render_summary(issues, language))
    return int(has_errors(issues))


def show_progress(text: str, *, last: bool) -> None:
    """Show on a terminal how far a long run is, and nothing anywhere else."""
    if sys.stderr is not None and sys.stderr.isatty():
        print(f"\r{text}", end="\n" if last else "", file=sys.stderr, flush=True)


@contextmanager
def shown_while(describe: Callable[[int], str], *, every: float = 1.0) -> Iterator[None]:
    """Show on a terminal how far a run is while it lasts, each second.

    Args:
        describe: What to show after how many seconds.
        every: Seconds from one line to the next.

    Example:
        >>> with shown_while(lambda seconds: f"{seconds} s"):
        ...     pass
    """
    over = Event()
    seconds = 0

    def show() -> None:
        nonlocal seconds
        while not over.wait(every):
            seconds += 1
            show_progress(describe(seconds), last=False)

    shower = Thread(target=show, daemon=True)
    shower.start()
    try:
        yield
    finally:
        over.set()
        shower.join()
        if seconds:
            show_progress(describe(seconds), last=True)

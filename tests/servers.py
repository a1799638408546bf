"""PostgreSQL and MariaDB, for real: started for the tests in a folder of their own, and stopped."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import psycopg
import pymysql
import pytest

__all__ = ["mariadb", "postgres"]

_PATIENCE: Final = 60.0


@contextmanager
def postgres() -> Iterator[Any]:
    """Run a server of PostgreSQL that listens on a socket alone, and connect to it."""
    # Debian keeps the programs of each version in a folder of its own.
    initdb = _program("initdb", *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]))
    with _folder("postgres") as (folder, user):
        data = folder / "data"
        make = [initdb, "-D", data, "-U", "iku", "-A", "trust", "-E", "UTF8", "--no-sync"]
        _run([*make, "--locale=C"], user)
        serve = [
            Path(initdb).with_name("postgres"),
            "-D",
            data,
            "-k",
            folder,
            "-c",
            "listen_addresses=",
        ]
        with (
            _serving([*serve, "-c", "fsync=off"], user, folder),
            _connected(
                folder / ".s.PGSQL.5432",
                lambda: psycopg.connect(
                    host=str(folder), user="iku", dbname="postgres", autocommit=True
                ),
                psycopg.OperationalError,
            ) as connection,
        ):
            yield connection


@contextmanager
def mariadb() -> Iterator[Any]:
    """Run a server of MariaDB that listens on a socket alone, and connect to it."""
    install = _program("mariadb-install-db")
    server = _program("mariadbd", "/usr/sbin", "/usr/local/sbin")
    with _folder("mysql") as (folder, user):
        data, address = folder / "data", folder / "socket"
        make = [install, "--no-defaults", f"--datadir={data}", "--skip-test-db"]
        _run([*make, "--auth-root-authentication-method=normal"], user)
        serve = [server, "--no-defaults", f"--datadir={data}", f"--socket={address}"]
        serve += [f"--pid-file={folder / 'pid'}", "--skip-networking", "--skip-log-bin"]
        with (
            _serving(serve, user, folder),
            _connected(
                address,
                lambda: pymysql.connect(
                    unix_socket=str(address), user="root", charset="utf8mb4", autocommit=True
                ),
                pymysql.OperationalError,
            ) as connection,
        ):
            connection.cursor().execute("CREATE DATABASE iku CHARACTER SET utf8mb4")
            connection.select_db("iku")
            yield connection


def _program(name: str, *folders: str) -> str:
    """Find a program; where there is none, skip the test, or fail where all tests must run."""
    found = shutil.which(name, path=os.pathsep.join([*folders, os.environ["PATH"]]))
    if found is None and "IKU_ALL_ENGINES" in os.environ:
        pytest.fail(f"{name} is not installed")
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


@contextmanager
def _folder(owner: str) -> Iterator[tuple[Path, str | None]]:
    """Make a folder with a short path, for sockets need one; servers refuse to run as root."""
    user = owner if os.getuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="iku-", dir="/tmp") as name:
        folder = Path(name)
        if user is not None:
            shutil.chown(folder, user, user)
        yield folder, user


def _run(words: Sequence[Any], user: str | None) -> None:
    subprocess.run(
        list(map(str, words)), check=True, capture_output=True, timeout=_PATIENCE, **_rights(user)
    )


@contextmanager
def _serving(words: Sequence[Any], user: str | None, folder: Path) -> Iterator[None]:
    """Run a server until the end of the block, and wait for its end."""
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(
            list(map(str, words)), stdout=log, stderr=log, cwd=folder, **_rights(user)
        ) as process,
    ):
        try:
            yield
        finally:
            # To PostgreSQL an interrupt is a quick end; to MariaDB it is the signal to terminate.
            process.send_signal(2 if "postgres" in str(words[0]) else 15)
            try:
                process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:  # pragma: no cover
                process.kill()


def _rights(user: str | None) -> dict[str, Any]:
    return {} if user is None else {"user": user, "group": user, "extra_groups": []}


@contextmanager
def _connected(
    address: Path, connect: Callable[[], Any], refused: type[Exception]
) -> Iterator[Any]:
    """Connect as soon as the server answers."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            # A connection of PyMySQL that is refused leaves its socket open, so it is tried first.
            with socket.socket(socket.AF_UNIX) as trial:
                trial.connect(str(address))
            connection = connect()
        except (OSError, refused):
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            break
    try:
        yield connection
    finally:
        connection.close()

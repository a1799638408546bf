"""The real yaml-language-server, started over standard input and driven as an editor drives it."""

from __future__ import annotations

import fcntl
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from programs import require_program, run_npm

__all__ = ["LanguageServer", "Place", "started_server"]

RANGE: Final = ">=1.19 <2"
"""Versions that run on the Node.js of Debian 12 and later."""

PLACE: Final = Path(__file__).parents[1] / "build" / "yaml-language-server"
Place = tuple[int, int]
"""Line and column, counted from 0."""

SETTINGS: Final = {
    "yaml": {
        "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False},
        "validate": True,
        "hover": True,
        "completion": True,
    }
}


def installed_server() -> Path:
    """Return the program of the server; it is fetched from npm once for many runs."""
    program = PLACE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    PLACE.mkdir(parents=True, exist_ok=True)
    with (PLACE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not program.exists():
            wanted = f"yaml-language-server@{RANGE}"
            quiet = ("--no-save", "--no-package-lock", "--no-audit", "--no-fund")
            run_npm("install", "--prefix", ".", *quiet, "--ignore-scripts", wanted, folder=PLACE)
    return program


@contextmanager
def started_server(root: Path) -> Iterator[LanguageServer]:
    """Start a server for a folder, and end it afterwards."""
    node = require_program("node")
    with subprocess.Popen(
        [node, str(installed_server()), "--stdio"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield LanguageServer(process, root)
        finally:
            process.kill()


class LanguageServer:
    """Ask a server what an editor asks of it."""

    def __init__(self, process: subprocess.Popen[bytes], root: Path) -> None:
        self._process = process
        self._asked = 0
        self._told: dict[str, list[dict[str, Any]]] = {}
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root.as_uri(),
                "capabilities": {
                    "textDocument": {
                        "completion": {"completionItem": {"snippetSupport": False}},
                        "hover": {"contentFormat": ["markdown"]},
                        "publishDiagnostics": {},
                    },
                    "workspace": {"configuration": True},
                },
            },
        )
        self._tell("initialized", {})

    def open(self, path: Path, text: str | None = None) -> list[tuple[Place, Place, str]]:
        """Open a file, with a text that is not saved yet; return where a squiggle is and why."""
        uri = path.as_uri()
        written = path.read_text("utf-8") if text is None else text
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": written}
        self._told.pop(uri, None)
        self._tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self._told:
            self._handle(self._receive())
        return [
            (_place(item["range"]["start"]), _place(item["range"]["end"]), item["message"])
            for item in self._told[uri]
        ]

    def completions(self, path: Path, place: Place) -> dict[str, dict[str, Any]]:
        """Return what is offered at a place, by its label."""
        found = self._ask("textDocument/completion", _at(path, place))
        items = found["items"] if isinstance(found, dict) else found or []
        return {item["label"]: item for item in items}

    def hover(self, path: Path, place: Place) -> str:
        """Return what is shown of the word at a place."""
        found = self._ask("textDocument/hover", _at(path, place))
        return str(found["contents"]["value"]) if found else ""

    def _ask(self, method: str, parameters: dict[str, Any]) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": parameters})
        while True:
            message = self._receive()
            if message.get("id") == self._asked and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._handle(message)

    def _tell(self, method: str, parameters: dict[str, Any]) -> None:
        self._send({"method": method, "params": parameters})

    def _handle(self, message: dict[str, Any]) -> None:
        """Answer what the server asks of an editor, and keep what it tells of files."""
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            told = message["params"]
            self._told[told["uri"]] = told["diagnostics"]
        elif "id" in message:
            result: Any = None
            if method == "workspace/configuration":
                items = message["params"]["items"]
                result = [SETTINGS.get(item.get("section"), {}) for item in items]
            self._send({"id": message["id"], "result": result})

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the server has ended"
        found: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return found


def _place(position: dict[str, int]) -> Place:
    return position["line"], position["character"]


def _at(path: Path, place: Place) -> dict[str, Any]:
    line, character = place
    return {
        "textDocument": {"uri": path.as_uri()},
        "position": {"line": line, "character": character},
    }

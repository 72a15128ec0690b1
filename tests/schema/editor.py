"""An editor's YAML tool, spoken to as an editor does (Language Server Protocol): what it completes, tells and marks.

It is the server of the YAML extension that `.vscode/extensions.json` recommends, from the packages of `tests/node`.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import IO, Any, Final

from tests.nodejs import MODULES, NODE

CURSOR: Final = "‸"
_SERVER: Final = MODULES / "yaml-language-server" / "bin" / "yaml-language-server"
_LONGEST: Final = 120  # seconds; a server that hangs is ended
_CAN: Final = {
    "workspace": {"configuration": True},
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
}
_SETTINGS: Final = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}


class Editor:
    """One server that is running, and the last marks of each file."""

    def __init__(self, root: Path, sent: IO[bytes], received: IO[bytes]) -> None:
        self._root, self._sent, self._received = root, sent, received
        self._asked = self._opened = 0
        self._marks: dict[str, list[str]] = {}
        self._ask("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": _CAN})
        self._tell("initialized", {})

    def marks(self, text: str) -> list[str]:
        """Return what is marked in a facts file of this text, each with its line, from 1."""
        return self._marks[self._open(text)]

    def completions(self, text: str) -> dict[str, str]:
        """Return what is offered at the cursor in a facts file, with what is told of each."""
        answer = self._ask("textDocument/completion", self._at_cursor(text))
        return {
            item["label"]: found["value"] if isinstance(found := item.get("documentation", ""), dict) else found
            for item in (answer if isinstance(answer, list) else answer["items"])
        }

    def hover(self, text: str) -> str:
        """Return what is told, in Markdown, of what stands at the cursor in a facts file."""
        answer = self._ask("textDocument/hover", self._at_cursor(text))
        return str(answer["contents"]["value"])

    def _at_cursor(self, text: str) -> dict[str, Any]:
        before, after = text.split(CURSOR)
        place = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        return {"textDocument": {"uri": self._open(before + after)}, "position": place}

    def _open(self, text: str) -> str:
        """Open a text as a facts file of its own, wait until it is looked over, and return its address."""
        self._opened += 1
        uri = (self._root / "facts" / f"opened_{self._opened}.yml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self._marks:
            self._take(self._read())
        return uri

    def _ask(self, method: str, parameters: dict[str, Any]) -> Any:  # noqa: ANN401 -- each method has its own answer
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": parameters})
        while True:
            message = self._read()
            if message.get("id") == self._asked and "method" not in message:
                return message["result"]
            self._take(message)

    def _tell(self, method: str, parameters: dict[str, Any]) -> None:
        self._send({"method": method, "params": parameters})

    def _take(self, message: dict[str, Any]) -> None:
        """Keep the marks that the server sends, and answer what it asks."""
        if message.get("method") == "textDocument/publishDiagnostics":
            marks = message["params"]["diagnostics"]
            told = [f"{mark['range']['start']['line'] + 1}: {mark['message']}" for mark in marks]
            self._marks[message["params"]["uri"]] = told
        if "id" in message and "method" in message:
            items = message["params"]["items"] if message["method"] == "workspace/configuration" else []
            settings = [_SETTINGS if item.get("section") == "yaml" else {} for item in items]
            self._send({"id": message["id"], "result": settings or None})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._sent.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._sent.flush()

    def _read(self) -> dict[str, Any]:
        length = 0
        while line := self._received.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has ended"
        found: dict[str, Any] = json.loads(self._received.read(length))
        return found


@contextmanager
def editor(root: Path) -> Iterator[Editor]:
    """Give an editor of a project; its server ends with it."""
    with subprocess.Popen([NODE, _SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdin
        assert server.stdout
        guard = Timer(_LONGEST, server.kill)
        guard.start()
        try:
            yield Editor(root, server.stdin, server.stdout)
        finally:
            guard.cancel()
            server.kill()

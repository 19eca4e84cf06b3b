"""A client of a language server over standard input and output, as an editor is one.

https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
"""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_PATIENCE = 60.0


class Client:
    """An editor with one folder open."""

    def __init__(self, server: subprocess.Popen[bytes], folder: Path, settings: Mapping[str, Any]) -> None:
        self._server = server
        self._settings = settings
        self._number = 0
        self._told = False
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        root = folder.as_uri()
        formats = ["markdown"]
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root,
                "workspaceFolders": [{"uri": root, "name": folder.name}],
                "locale": "zh-cn",
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {
                        "hover": {"contentFormat": formats},
                        "completion": {"completionItem": {"documentationFormat": formats}},
                    },
                },
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": settings})
        # The server asks for the settings; before it has them it knows no schema.
        while not self._told:
            self._handle(self._receive())

    def open(self, path: Path, text: str) -> str:
        self._tell(
            "textDocument/didOpen",
            {"textDocument": {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}},
        )
        return path.as_uri()

    def hover(self, uri: str, line: int, character: int) -> str:
        found = self.ask("textDocument/hover", _at(uri, line, character))
        return "" if found is None else str(found["contents"]["value"])

    def complete(self, uri: str, line: int, character: int) -> dict[str, str]:
        """What is proposed, with what is said of it."""
        found = self.ask("textDocument/completion", _at(uri, line, character))
        return {item["label"]: _said(item.get("documentation", "")) for item in found["items"]}

    def diagnostics(self, uri: str) -> list[str]:
        while uri not in self._diagnostics:
            self._handle(self._receive())
        return [one["message"] for one in self._diagnostics[uri]]

    def ask(self, method: str, params: Mapping[str, Any]) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._number and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._handle(message)

    def _tell(self, method: str, params: Mapping[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _handle(self, message: Mapping[str, Any]) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            items = message["params"]["items"] if message["method"] == "workspace/configuration" else None
            self._told = self._told or items is not None
            result = None if items is None else [self._settings.get(item["section"], {}) for item in items]
            self._send({"id": message["id"], "result": result})

    def _send(self, message: Mapping[str, Any]) -> None:
        assert self._server.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._server.stdout is not None
        size = 0
        while header := self._server.stdout.readline().strip():
            name, _, value = header.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        assert size, "the server has ended"
        received: dict[str, Any] = json.loads(self._server.stdout.read(size))
        return received


@contextmanager
def editor(program: Path, folder: Path, settings: Mapping[str, Any]) -> Iterator[Client]:
    """Open ``folder``; a server that says nothing is ended."""
    server = subprocess.Popen(
        [program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    watch = threading.Timer(_PATIENCE, server.kill)
    watch.start()
    try:
        yield Client(server, folder, settings)
    finally:
        watch.cancel()
        server.kill()
        server.communicate()


def _at(uri: str, line: int, character: int) -> dict[str, Any]:
    return {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}


def _said(documentation: Any) -> str:
    return str(documentation["value"] if isinstance(documentation, dict) else documentation)

"""Serves a built site on loopback as a web host does: compressed, with its page for addresses that are not there."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

COMPRESSED: Final = ("text/", "application/json", "application/javascript", "application/xml", "image/svg+xml")
NOT_FOUND: Final = "404.html"


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a folder for the length of a `with`, and give its address, which ends with a slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, site)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    """Sends the files below a folder, and says nothing."""

    protocol_version = "HTTP/1.1"

    def __init__(self, site: Path, *connection: object) -> None:
        self.site = site
        super().__init__(*connection)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a file; of a folder its page, after a redirect to the address with a slash."""
        path = self.site / unquote(urlsplit(self.path).path).lstrip("/")
        if path.is_dir():
            if not urlsplit(self.path).path.endswith("/"):
                self._answer(HTTPStatus.MOVED_PERMANENTLY, b"", {"Location": urlsplit(self.path).path + "/"})
                return
            path /= "index.html"
        if path.is_file():
            self._send(HTTPStatus.OK, path)
        elif (self.site / NOT_FOUND).is_file():
            self._send(HTTPStatus.NOT_FOUND, self.site / NOT_FOUND)
        else:
            self._answer(HTTPStatus.NOT_FOUND, b"", {})

    do_HEAD = do_GET  # noqa: N815 -- the name that the server calls

    def _send(self, status: HTTPStatus, path: Path) -> None:
        kind = guess_type(path.name)[0] or "application/octet-stream"
        headers = {"Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind}
        compresses = kind.startswith(COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", "")
        if compresses:
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        self._answer(status, _bytes(path, path.stat().st_mtime_ns, compresses=compresses), headers)

    def _answer(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


@lru_cache(maxsize=512)
def _bytes(path: Path, _changed: int, *, compresses: bool) -> bytes:
    content = path.read_bytes()
    return gzip.compress(content, 6, mtime=0) if compresses else content

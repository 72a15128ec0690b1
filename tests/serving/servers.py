"""Servers on loopback, by the files in `serving/`: a built site goes in, and an address comes out, for a while.

`differences` asks a server for what the package says of each file, and returns where it answers otherwise.
"""

from __future__ import annotations

import gzip
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote, urlsplit

import brotli

from factsheet.headers import content_type, headers

FOLDER: Final = Path(__file__).resolve().parents[2] / "serving"
CADDY: Final = Path(sys.executable).with_name("caddy")
SECONDS: Final = 30  # a server has to start, and each answer to come
FORMS: Final = {"br": ".br", "gzip": ".gz"}  # the first that is accepted and lies there is sent
BROWSER: Final = "gzip, deflate, br, zstd"  # what browsers accept


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def content(self) -> bytes:
        """Return the body as it was before it was compressed."""
        match self.headers.get("content-encoding"):
            case None:
                return self.body
            case "gzip":
                return gzip.decompress(self.body)
            case "br":
                content: bytes = brotli.decompress(self.body)
                return content
            case other:
                raise AssertionError(f"nobody asked for {other}")


def get(address: str, path: str, accepted: str = "", **more: str) -> Answer:
    """Ask a server for a path; `accepted` are the compressions, and further headers follow by their names."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=SECONDS)
    try:
        given = {name.replace("_", "-"): value for name, value in more.items()}
        connection.request("GET", f"/{quote(path)}", headers={"Accept-Encoding": accepted or "identity", **given})
        answer = connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()


@contextmanager
def running(command: list[str | Path], port: int, folder: Path, **variables: str) -> Iterator[str]:
    """Run a server for the length of a `with`, and give its address; what it says goes into a file of the folder."""
    log = folder / "log"
    with log.open("w") as said, subprocess.Popen(
        command, cwd=folder, env={**os.environ, **variables}, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
    ) as process:  # fmt: skip
        try:
            _wait(process, port, log)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(SECONDS)


@contextmanager
def caddy(site: Path, folder: Path, changed: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a site with Caddy by the Caddyfile, with texts of it `changed`; the folder is for what Caddy writes."""
    port = free_port()
    file = written("Caddyfile", folder, changed or {})
    variables = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    places = {"SITE_ADDRESS": f"http://127.0.0.1:{port}", "SITE_FOLDER": str(site), "CADDY_ADMIN": "off"}
    with running([CADDY, "run", "--config", file], port, folder, **variables, **places) as address:
        yield address


def written(name: str, folder: Path, changed: Mapping[str, str]) -> Path:
    """Write a file of `serving/` into a folder with some of its texts changed, each of which stands there once."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    for old, new in changed.items():
        assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in {name}"
        text = text.replace(old, new)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), SECONDS).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"the server does not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


def differences(address: str, site: Path, names: list[str]) -> list[str]:
    """Return in what answers for files of a site, compressed at rest, differ from what the package says of them."""
    return [
        f"{name}, accepted “{accepted}”: {found}"
        for name in names
        for accepted in ("", "gzip", BROWSER)
        for found in _differences(get(address, name.removesuffix("index.html"), accepted), site, name, accepted)
    ]


def _differences(answer: Answer, site: Path, name: str, accepted: str) -> Iterator[str]:
    expected: dict[str, str | None] = {**headers(name), "Content-Type": content_type(name)}
    if "etag" not in answer.headers:
        yield "there is no ETag, by which a browser could ask whether it has changed"
    forms = [form for form, ending in FORMS.items() if (site / f"{name}{ending}").is_file()]
    expected["Content-Encoding"] = next((form for form in forms if form in accepted), None)
    if forms and "accept-encoding" not in answer.headers.get("vary", "").lower():
        yield "caches are not told that it comes in several forms"
    for header in {*expected, "Access-Control-Allow-Origin"}:
        found = answer.headers.get(header.lower())
        if found != expected.get(header):
            yield f"{header} is {found!r}, and should be {expected.get(header)!r}"
    if answer.status != 200 or answer.content != (site / name).read_bytes():
        yield f"status {answer.status}, and not the file itself"

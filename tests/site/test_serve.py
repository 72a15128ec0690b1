"""The site on this machine while it is edited: served on loopback, and made anew after each change."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests import ports
from tests.project import replaced
from tests.site.small import FACTSHEET, make_small_site

SECONDS = 60
COMMANDS = {
    "factsheet": [str(FACTSHEET), "serve"],
    "mkdocs": [sys.executable, "-m", "mkdocs", "serve", "--strict"],
    "properdocs": [str(ports.command("properdocs")), "serve"],
}


@contextmanager
def serving(root: Path, command: list[str]) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Serve a project on a free port of this machine, and end it by ending the one process that was started."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with (root / "log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "--dev-addr", address], cwd=root, stdout=log, stderr=log,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )  # fmt: skip
    try:
        yield f"http://{address}/", server
    finally:
        server.terminate()
        server.wait(SECONDS)


def watched(folder: Path) -> Path:
    """Write the small project with its facts watched, and return its folder."""
    root = make_small_site(folder)
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("watch: [facts]\n")
    return root


def page(address: str) -> str:
    """Return a page of the server; nothing as long as it does not answer."""
    try:
        with urlopen(address, timeout=SECONDS) as answer:  # noqa: S310 -- the address is our own
            return str(answer.read().decode())
    except (URLError, ConnectionError):
        return ""


def wait_until(true: Callable[[], bool], server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait, but not for ever, and not for a server that has ended."""
    end = time.monotonic() + SECONDS
    while not true():
        assert server.poll() is None, f"the server has ended:\n{log.read_text()}"
        assert time.monotonic() < end, f"waited {SECONDS} seconds:\n{log.read_text()}"
        time.sleep(0.05)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_site_is_served_and_made_anew_when_a_fact_changes(tmp_path: Path, name: str) -> None:
    root = watched(tmp_path)
    facts = root / "facts" / "ip_protection.yml"
    with serving(root, COMMANDS[name]) as (address, server):
        wait_until(lambda: ">5.20\u00a0million patents<" in page(address), server, root / "log")
        assert ">5.31\u00a0million patents<" not in page(address)
        # A slip of the pen is told, and ends nothing.
        replaced(facts, "value: 5.20 million", "value: many")
        wait_until(lambda: "facts/ip_protection.yml:" in (root / "log").read_text(), server, root / "log")
        replaced(facts, "value: many", "value: 5.31 million")
        wait_until(lambda: ">5.31\u00a0million patents<" in page(address), server, root / "log")
    assert server.returncode is not None
    assert page(address) == ""


def test_a_slip_on_a_page_is_told_and_ends_nothing(tmp_path: Path) -> None:
    root = watched(tmp_path)
    index = root / "docs" / "en" / "index.md"
    with serving(root, COMMANDS["factsheet"]) as (address, server):
        wait_until(lambda: "Patents and research" in page(address), server, root / "log")
        replaced(index, "# Patents and research", "# {{ whatever }}")
        wait_until(lambda: "'whatever' is undefined" in (root / "log").read_text(), server, root / "log")
        replaced(index, "# {{ whatever }}", "# Patents only")
        wait_until(lambda: "Patents only" in page(address), server, root / "log")

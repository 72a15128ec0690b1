"""The site on this machine while it is edited: served on loopback, and made anew after each change."""

from __future__ import annotations

import io
import os
import re
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import INTERNAL_SERVER_ERROR
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from factsheet.offline import ARCHIVE
from factsheet.pdf import BOOK
from tests import ports
from tests.pdf.test_sheets import LINES, TOPIC
from tests.project import CHARTS, replaced
from tests.site.small import FACTSHEET, make_small_site

SECONDS = 60
ADMITTED = re.compile(r"(script-src 'self') 'sha256-[^']*'")
SCRIPT = re.compile(r"<script>[^<]*livereload.*?</script>", re.DOTALL)
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


def plain(html: str) -> str:
    """Return a page without the script that loads it anew."""
    return ADMITTED.sub(r"\1", SCRIPT.sub("", html)) if SCRIPT.search(html) else html


def told(address: str) -> str:
    """Return what the server tells of a page that it cannot show; nothing as long as it does not answer."""
    try:
        page = urlopen(address, timeout=SECONDS)  # noqa: S310 -- the address is our own
    except HTTPError as error:
        return error.read().decode() if error.code == INTERNAL_SERVER_ERROR else ""
    except (URLError, ConnectionError):
        return ""
    page.close()
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


def test_each_page_is_that_of_the_build_and_is_made_when_it_is_asked_for(tmp_path: Path) -> None:
    root = watched(tmp_path)
    subprocess.run([FACTSHEET, "build"], cwd=root, check=True, capture_output=True)
    site = root / "site"
    files = [path for path in site.rglob("*") if path.suffix in {".html", ".json", ".csv", ".css"}]
    assert len(files) > len(list(site.rglob("*.html"))) > len(list((root / "docs").rglob("*.md")))
    with serving(root, COMMANDS["factsheet"]) as (address, server):
        wait_until(lambda: "Patents and research" in page(address), server, root / "log")
        for path in sorted(files):
            name = path.relative_to(site).as_posix().removesuffix("index.html")
            if name != "404.html":
                assert plain(page(address + quote(name))) == path.read_text(encoding="utf-8"), name
        assert page(address + "nothing/") == ""


def test_documents_are_those_of_the_build_and_made_when_they_are_asked_for(tmp_path: Path) -> None:
    root = watched(tmp_path)
    charts = CHARTS + LINES
    (root / "facts" / "charts.yml").write_text(charts, encoding="utf-8")
    topic = root / "docs" / "en" / "topic" / "index.md"
    topic.parent.mkdir()
    topic.write_text(TOPIC, encoding="utf-8")
    subprocess.run([FACTSHEET, "build"], cwd=root, check=True, capture_output=True)
    site = root / "site"
    documents = [path for path in site.rglob("*.pdf") if path.name != BOOK]
    assert documents
    with serving(root, COMMANDS["factsheet"]) as (address, server):
        wait_until(lambda: "Patents and research" in page(address), server, root / "log")
        for path in (*documents, site / BOOK):
            with urlopen(address + path.relative_to(site).as_posix(), timeout=SECONDS) as answer:  # noqa: S310 -- our own
                assert answer.read() == path.read_bytes(), path.name
        with urlopen(address + ARCHIVE, timeout=SECONDS) as answer:  # noqa: S310 -- our own
            names = set(zipfile.ZipFile(io.BytesIO(answer.read())).namelist())
    held = set(zipfile.ZipFile(site / ARCHIVE).namelist())
    assert {name for name in held if name.endswith((".html", ".pdf", ".json", ".csv"))} <= names <= held


@pytest.mark.browser
def test_a_browser_shows_a_change_by_itself(tmp_path: Path, browser: Browser) -> None:
    root = watched(tmp_path)
    with serving(root, COMMANDS["factsheet"]) as (address, server):
        wait_until(lambda: "Patents and research" in page(address), server, root / "log")
        shown = browser.new_page()
        shown.goto(address)
        for before, after in (("5.20 million", "5.31 million"), ("5.31 million", "<many>"), ("<many>", "5.20 million")):
            replaced(root / "facts" / "ip_protection.yml", f"value: {before}", f"value: {after}")
            shown.get_by_text(after.replace(" ", "\u00a0")).first.wait_for(timeout=SECONDS * 1000)
        shown.close()


def test_what_cannot_be_shown_is_told_on_every_page_until_it_is_mended(tmp_path: Path) -> None:
    root = watched(tmp_path)
    facts = root / "facts" / "ip_protection.yml"
    replaced(facts, "value: 5.20 million", "value: <many>")
    with serving(root, COMMANDS["factsheet"]) as (address, server):
        wait_until(lambda: "facts/ip_protection.yml:" in told(address), server, root / "log")
        assert "“&lt;many&gt;”" in told(address)
        assert "livereload" in told(address)
        assert "facts/ip_protection.yml:" in told(address + "register/")
        replaced(facts, "value: <many>", "value: 5.20 million")
        wait_until(lambda: ">5.20\u00a0million patents<" in page(address), server, root / "log")


def test_an_address_that_is_taken_is_told(tmp_path: Path) -> None:
    root = watched(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        ended = subprocess.run(
            [FACTSHEET, "serve", "--dev-addr", address], cwd=root, capture_output=True, text=True, check=False
        )
    assert ended.returncode == 1
    assert f"error: the site cannot be shown at http://{address}/: Address already in use; --dev-addr" in ended.stderr


def test_a_slip_on_a_page_is_told_and_ends_nothing(tmp_path: Path) -> None:
    root = watched(tmp_path)
    index = root / "docs" / "en" / "index.md"
    with serving(root, COMMANDS["factsheet"]) as (address, server):
        wait_until(lambda: "Patents and research" in page(address), server, root / "log")
        replaced(index, "# Patents and research", "# {{ whatever }}")
        wait_until(lambda: "'whatever' is undefined" in (root / "log").read_text(), server, root / "log")
        replaced(index, "# {{ whatever }}", "# Patents only")
        wait_until(lambda: "Patents only" in page(address), server, root / "log")

"""What is said of each kind of file, and the file `_headers`, read as hosts read it."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from factsheet.cite import citation_formats, work_of
from factsheet.headers import ALWAYS, ASKED, KEPT, NAME, TYPES, content_type, headers, write_headers
from factsheet.sheet import sheet_of
from tests.project import make_project

HASHED = ("assets/own.0123abcd.css", "assets/fonts/a.0123abcd.woff2", "assets/javascripts/bundle.0123abcd.min.js")
OPEN = ("data/facts.json", "data/facts/patents.cn.2025.json", "data/charts/a.png", "data/index.html")
REST = ("index.html", "404.html", "register/patents/index.html", "assets/social.png", "search/index.json", "x.pdf")
PATHS = (*HASHED, *OPEN, *REST, "data/feed.xml", "citation.ris", "a b.webmanifest")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in PATHS:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


def rules(site: Path) -> dict[str, dict[str, str]]:
    """Return the headers that the file `_headers` sets, by the pattern of their paths."""
    found: dict[str, dict[str, str]] = {}
    pattern = ""
    for line in write_headers(site).read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            pattern = line
            assert pattern not in found, f"two rules for {pattern}"
            found[pattern] = {}
        else:
            name, value = line.strip().split(": ", 1)
            found[pattern][name] = value
    return found


@pytest.mark.parametrize("path", HASHED)
def test_a_name_that_tells_its_content_is_kept_for_a_year(path: str) -> None:
    assert headers(path) == {**ALWAYS, "Cache-Control": "public, max-age=31536000, immutable"}


@pytest.mark.parametrize("path", REST)
def test_everything_else_is_asked_for_again(path: str) -> None:
    assert headers(path) == {**ALWAYS, "Cache-Control": "public, max-age=0, must-revalidate"}


@pytest.mark.parametrize("path", OPEN)
def test_data_may_be_read_by_the_scripts_of_other_sites(path: str) -> None:
    assert headers(path) == {**ALWAYS, "Access-Control-Allow-Origin": "*", "Cache-Control": ASKED}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.html", "text/html; charset=utf-8"), ("data/facts.json", "application/json"),
        ("data/feed.xml", "application/atom+xml"), ("sitemap.xml", "application/xml"),
        ("a.webmanifest", "application/manifest+json"), ("a.csl", "application/vnd.citationstyles.csl+json"),
        ("robots.txt", "text/plain; charset=utf-8"), ("a.tar.unknown", "application/octet-stream"),
    ],
)  # fmt: skip
def test_types(path: str, expected: str) -> None:
    assert content_type(path) == expected


def test_files_of_citations_have_the_types_that_pages_name(tmp_path: Path) -> None:
    types = {form.media_type for form in citation_formats(work_of(sheet_of(make_project(tmp_path)), None))}
    assert len(types) == 3
    assert types <= set(TYPES.values())


@pytest.mark.parametrize("path", PATHS)
def test_the_file_for_hosts_says_of_each_path_what_is_to_be_said(site: Path, path: str) -> None:
    said: dict[str, str] = {}
    for pattern, values in rules(site).items():
        if fnmatchcase("/" + path.replace(" ", "%20"), pattern):
            assert not values.keys() & said.keys(), "a host would join what both rules say"
            said |= values
    told = {"Cache-Control": ASKED} | {name: value for name, value in said.items() if name != "Content-Type"}
    assert told == headers(path)
    assert said.get("Content-Type", content_type(path)) == content_type(path)


def test_a_type_that_a_host_may_not_know_is_said(site: Path) -> None:
    found = {pattern: values["Content-Type"] for pattern, values in rules(site).items() if "Content-Type" in values}
    assert found == {
        "/a%20b.webmanifest": "application/manifest+json",
        "/citation.ris": "application/x-research-info-systems",
        "/data/feed.xml": "application/atom+xml",
    }


def test_the_file_keeps_to_what_hosts_can_read(site: Path) -> None:
    found = rules(site)
    text = (site / NAME).read_text(encoding="utf-8")
    assert [pattern for pattern in found if pattern.count("*") > 1 or not re.fullmatch(r"[^*]*\*?", pattern)] == []
    assert len(found) <= 100  # rules, and characters of a line: the most that Cloudflare Pages reads
    assert max(map(len, text.splitlines())) <= 2000
    assert text.isascii()


def test_the_same_site_gives_the_same_file(site: Path) -> None:
    once = write_headers(site).read_bytes()
    assert write_headers(site).read_bytes() == once
    assert KEPT.encode() in once

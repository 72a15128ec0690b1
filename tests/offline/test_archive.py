"""The archive: all that a reader needs, nothing that only a server needs, and the same bytes each time."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path
from typing import Final

import pytest

from factsheet.offline import ARCHIVE, write_archive
from factsheet.sheet import Sheet, sheet_of
from tests.project import make_project

PAGE = '<a href="register/">Register</a><script src="assets/javascripts/bundle.1.min.js"></script>'
INDEX = {
    "config": {"lang": ["en"]},
    "docs": [{"location": ""}, {"location": "#a"}, {"location": "register/#b.cn.2024"}],
}
SITE: Final = {
    "index.html": PAGE,
    "register/index.html": "<p>…</p>",
    "404.html": "<p>Not here</p>",
    "sitemap.xml": "<urlset/>",
    "data/facts.json": "{}",
    "assets/search.0a1b2c3d.js": "const OURS = 1",
    "assets/javascripts/bundle.1.min.js": "1",
    "assets/javascripts/bundle.1.min.js.map": "{}",
    "assets/javascripts/lunr/min/lunr.de.min.js": "1",
    "assets/javascripts/workers/search.1.min.js": "var material\n//# sourceMappingURL=search.1.min.js.map\n",
    "search/search_index.json": "{}",
    "search/index.json": json.dumps(INDEX),
}


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    return sheet_of(make_project(tmp_path / "project"))


def make_site(folder: Path, *names: str) -> Path:
    for name in names or SITE:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SITE[name], encoding="utf-8")
    return folder


def contents(archive: Path) -> dict[str, str]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def test_the_archive_holds_what_is_read_and_nothing_else(tmp_path: Path, sheet: Sheet) -> None:
    site = make_site(tmp_path / "site")
    assert write_archive(site, sheet) == site / ARCHIVE
    assert list(contents(site / ARCHIVE)) == [
        "README.txt", "assets/javascripts/bundle.1.min.js", "assets/javascripts/workers/search.1.min.js",
        "assets/offline.js", "data/facts.json", "index.html", "register/index.html", "search/search_index.js",
    ]  # fmt: skip


def test_pages_and_search_are_made_fit_for_the_file_system(tmp_path: Path, sheet: Sheet) -> None:
    found = contents(write_archive(make_site(tmp_path / "site"), sheet))
    assert 'href="register/index.html"' in found["index.html"]
    assert found["register/index.html"] == SITE["register/index.html"]
    name, _, index = found["search/search_index.js"].partition(" = ")
    assert name == "var __index"
    assert [document["location"] for document in json.loads(index)["docs"]] == [
        "index.html", "index.html#a", "register/index.html#b.cn.2024",
    ]  # fmt: skip
    assert "var material\n" in found["assets/offline.js"]
    assert "const OURS = 1" in found["assets/offline.js"]
    assert "sourceMappingURL" not in found["assets/offline.js"]


def test_the_archive_tells_what_to_do_with_it(tmp_path: Path, sheet: Sheet) -> None:
    readme = contents(write_archive(make_site(tmp_path / "site"), sheet))["README.txt"]
    assert "open index.html" in readme
    assert "1 February 2026" in readme


def test_the_archive_is_the_same_each_time_and_holds_no_other(tmp_path: Path, sheet: Sheet) -> None:
    one = write_archive(make_site(tmp_path / "one"), sheet).read_bytes()
    other = make_site(tmp_path / "other", *reversed(SITE))
    for path in other.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(0o700)
    assert write_archive(other, sheet).read_bytes() == one
    assert write_archive(other, sheet).read_bytes() == one


def test_members_carry_the_day_of_the_facts_and_nothing_of_the_machine(tmp_path: Path, sheet: Sheet) -> None:
    with zipfile.ZipFile(write_archive(make_site(tmp_path / "site"), sheet)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(2026, 2, 1, 0, 0, 0)}
        assert {member.external_attr >> 16 for member in archive.infolist()} == {0o100644}


def test_a_site_without_a_search_has_a_copy_without(tmp_path: Path, sheet: Sheet) -> None:
    found = contents(write_archive(make_site(tmp_path / "site", "index.html", "register/index.html"), sheet))
    assert sorted(found) == ["README.txt", "index.html", "register/index.html"]
    assert "offline.js" not in found["index.html"]

"""The data files as a whole: which there are, twice the same, and nothing in them that must not be."""

from __future__ import annotations

import re
from pathlib import Path

from factsheet.data_files import DATA_FILES, data_files
from factsheet.export import export
from factsheet.sheet import Sheet, sheet_of
from tests.export.reading import json_of
from tests.project import make_project
from tests.site.small import digests

BASE = "https://facts.example/sheet/"


def test_the_files_are_those_that_pages_may_link_to(sheet: Sheet, folder: Path) -> None:
    assert sorted(digests(folder)) == sorted(data_files(sheet.facts))
    assert len(sheet.facts) + len(DATA_FILES) < len(digests(folder))


def test_the_same_facts_give_the_same_bytes(sheet: Sheet, folder: Path, tmp_path: Path) -> None:
    export(sheet, tmp_path)
    assert digests(tmp_path) == digests(folder)


def test_an_older_export_is_replaced(tmp_path: Path) -> None:
    sheet = sheet_of(make_project(tmp_path / "project"))
    fresh, used = tmp_path / "fresh", tmp_path / "used"
    export(sheet, fresh)
    used.mkdir()
    (used / "facts.json").write_text("old" * 10_000_000)
    assert export(sheet, used) == [used / name for name in data_files(sheet.facts)]
    assert digests(used) == digests(fresh)


def test_lines_end_alike_on_every_system_and_text_is_utf_8(folder: Path) -> None:
    texts = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".xlsx"]
    assert len(texts) > len(DATA_FILES)
    for path in texts:
        content = path.read_bytes()
        assert b"\r" not in content
        assert content.endswith(b"\n")
        content.decode()
    for name in ("facts.json", "observations.csv", "milestones.csv"):
        assert re.search("[\u4e00-\u9fff]", (folder / name).read_text(encoding="utf-8"))


def test_a_source_that_is_never_linked_carries_no_address(sheet: Sheet, folder: Path) -> None:
    hidden = {source.entry.url for source in sheet.facts.sources.values() if not source.entry.link}
    open_addresses = "".join(source.entry.url for source in sheet.facts.sources.values() if source.entry.link)
    assert hidden
    files = [path for path in folder.rglob("*") if path.suffix in {".json", ".csv", ".xml"}]
    everything = "".join(path.read_text(encoding="utf-8") for path in files)
    for url in hidden:
        assert url in open_addresses or url not in everything


def test_links_are_absolute_where_the_address_of_the_site_is_known(tmp_path: Path) -> None:
    sheet = sheet_of(make_project(tmp_path))
    export(sheet, tmp_path / "data", BASE)
    figure = json_of(tmp_path / "data/facts/patents.cn.2025.json")
    assert figure["$schema"] == f"{BASE}data/figure.schema.json"
    assert set(figure["links"].values()) == {
        f"{BASE}data/facts/patents.cn.2025.json",
        f"{BASE}register/patents/#patents.cn.2025",
        f"{BASE}data/indicators/patents.json",
        f"{BASE}data/indicators/patents.csv", f"{BASE}data/facts.json", f"{BASE}data/facts/patents.cn.2024.json",
    }  # fmt: skip
    assert figure["citations"]["csl"]["URL"] == f"{BASE}register/patents/#patents.cn.2025"
    assert json_of(tmp_path / "data/datapackage.json")["homepage"] == BASE
    assert json_of(tmp_path / "data/openapi.json")["servers"][0]["url"] == BASE.rstrip("/")
    assert f'href="{BASE}data/feed.xml"' in (tmp_path / "data/feed.xml").read_text(encoding="utf-8")

"""The file of one figure: all that is needed to use it, and where its neighbours and its entry are."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from factsheet.cite import full, work_of
from factsheet.export import export
from factsheet.register import entry_url
from factsheet.sheet import Sheet, sheet_of
from tests.export.reading import json_of
from tests.project import make_project


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_project(tmp_path_factory.mktemp("figures"))
    export(sheet_of(root), root / "data")
    return root / "data"


def test_each_figure_has_its_record_and_what_it_refers_to(sheet: Sheet, folder: Path) -> None:
    whole = json_of(folder / "facts.json")
    for fact in sheet.facts:
        found = json_of(folder / "facts" / f"{fact.address}.json")
        assert found["address"] == fact.address
        assert found["observation"] == whole["observations"][fact.address]
        assert found["indicator"] == whole["indicators"][fact.indicator.key]
        assert found["place"] == whole["places"][fact.place.key]
        assert found["unit"] == whole["units"][fact.unit.key]
        assert found["sheet"] == whole["sheet"]
        assert found["sources"].keys() == {line.source.key for line in fact.lines}
        assert all(whole["sources"][key] == source for key, source in found["sources"].items())
        assert found["citations"]["full"] == full(work_of(sheet, fact))


def test_the_links_of_a_figure_lead_to_files_and_to_its_entry(sheet: Sheet, folder: Path) -> None:
    pages = {entry_url(indicator) for indicator in sheet.facts.indicators.values()}
    for fact in sheet.facts:
        links = json_of(folder / "facts" / f"{fact.address}.json")["links"]
        found = {name: urljoin(f"/data/facts/{fact.address}.json", link) for name, link in links.items()}
        page, anchor = urldefrag(found.pop("entry"))
        assert (page.removeprefix("/") in pages, anchor) == (True, fact.address)
        for address in found.values():
            assert (folder / address.removeprefix("/data/")).is_file(), address


def test_previous_and_next_walk_through_a_series_of_one_place(small: Path) -> None:
    found = {
        name: json_of(small / "facts" / f"patents.{name}.json")["links"] for name in ("cn.2024", "cn.2025", "de.2025")
    }
    assert "previous" not in found["cn.2024"]
    assert found["cn.2024"]["next"] == "../facts/patents.cn.2025.json"
    assert found["cn.2025"]["previous"] == "../facts/patents.cn.2024.json"
    assert "next" not in found["cn.2025"]
    assert not found["de.2025"].keys() & {"previous", "next"}


def test_a_former_address_says_where_the_figure_now_is(small: Path) -> None:
    assert json_of(small / "facts/firms.cn.2025.json") == {
        "$schema": "../figure.schema.json",
        "version": 1,
        "address": "firms.cn.2025",
        "moved_to": "companies.cn.2025",
        "links": {"self": "../facts/firms.cn.2025.json", "figure": "../facts/companies.cn.2025.json"},
    }
    assert json_of(small / "facts/valid_patents.cn.2024.json")["moved_to"] == "patents.cn.2024"


def test_the_file_of_an_indicator_holds_it_and_what_it_refers_to(small: Path) -> None:
    whole, found = json_of(small / "facts.json"), json_of(small / "indicators/patents.json")
    assert list(found) == list(whole)
    assert found["$schema"] == "../facts.schema.json"
    assert list(found["observations"]) == ["patents.cn.2025", "patents.cn.2024", "patents.de.2025"]
    assert found["indicators"].keys() == {"patents"}
    assert found["sources"].keys() == {"office_2026", "agency_2026"}
    assert found["places"].keys() == {"cn", "de"}
    assert found["units"].keys() == {"patent"}
    assert found["relations"].keys() == {"share_of_companies", "china_before_germany"}
    assert found["aliases"] == {key: now for key, now in whole["aliases"].items() if now.startswith("patents")}
    assert found["milestones"] == {}
    for name in ("observations", "sources", "relations"):
        assert all(whole[name][key] == record for key, record in found[name].items())


def test_a_former_key_of_an_indicator_has_the_same_files(small: Path) -> None:
    for ending in ("json", "csv"):
        now, former = (small / f"indicators/{key}.{ending}" for key in ("patents", "valid_patents"))
        assert now.read_bytes() == former.read_bytes()

"""Linked data: what schema.org asks of a data set, and nothing that ends the script in which it stands."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urljoin

import pytest

from factsheet.export import indicator_linked_data, sheet_linked_data
from factsheet.sheet import Sheet, sheet_of
from factsheet.text import one_line
from tests.hostile.texts import TEXTS, make_hostile
from tests.project import make_project

BASE = "https://facts.example/"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    return sheet_of(make_project(tmp_path_factory.mktemp("linked")))


def test_the_sheet_is_a_data_set_with_its_files(small: Sheet) -> None:
    data = json.loads(sheet_linked_data(small, BASE))
    downloads = {(entry["contentUrl"], entry["encodingFormat"]) for entry in data.pop("distribution")}
    assert downloads >= {
        (f"{BASE}data/facts.json", "application/json"), (f"{BASE}data/observations.csv", "text/csv"),
        (f"{BASE}data/facts.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    }  # fmt: skip
    assert data.pop("measurementTechnique")
    assert data.pop("variableMeasured")[:2] == ["Valid patents", "Valid patents of companies"]
    assert data == {
        "@context": "https://schema.org", "@type": "Dataset", "@id": f"{BASE}#dataset", "url": BASE,
        "name": "Patents in Figures", "alternateName": "专利数据", "version": "2026.02", "dateModified": "2026-02-03",
        "description": "Patents and research, each figure with its source.", "inLanguage": ["en", "zh"],
        "license": "https://licence.example/by/4.0/", "isAccessibleForFree": True, "keywords": ["patents", "research"],
        "creator": [{"@type": "Organization", "name": "The makers of Patents in Figures"}],
        "temporalCoverage": "2024-01-01/2025-12-31", "spatialCoverage": [{"@type": "Place", "name": "China"}],
    }  # fmt: skip


def test_an_indicator_is_a_part_of_the_sheet_with_its_own_files(small: Sheet) -> None:
    data = json.loads(indicator_linked_data(small, small.facts.indicator("patents"), BASE))
    assert data["isPartOf"]["@id"] == json.loads(sheet_linked_data(small, BASE))["@id"]
    assert data["@id"] == data["url"] == f"{BASE}register/patents/"
    assert data["description"] == "Valid patents. Patents in force."
    assert data["variableMeasured"]["unitText"] == "patents"
    assert data["spatialCoverage"] == [{"@type": "Place", "name": "China"}, {"@type": "Place", "name": "Germany"}]
    assert [entry["contentUrl"] for entry in data["distribution"]] == [
        f"{BASE}data/indicators/patents.csv", f"{BASE}data/indicators/patents.json",
    ]  # fmt: skip


def test_without_an_address_of_the_site_links_are_relative_to_the_page(sheet: Sheet, folder: Path) -> None:
    for text in (
        sheet_linked_data(sheet, "../../"),
        *(indicator_linked_data(sheet, entry, "../../") for entry in sheet.facts.indicators.values()),
    ):
        for entry in json.loads(text)["distribution"]:
            address = urljoin("/register/research/", entry["contentUrl"])
            assert (folder / address.removeprefix("/data/")).is_file()


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_in_it_ends_the_script_and_texts_stay_texts(tmp_path: Path, name: str) -> None:
    sheet = sheet_of(make_hostile(tmp_path, TEXTS[name]))
    indicator = sheet.facts.indicator("patents")
    for text in (sheet_linked_data(sheet), indicator_linked_data(sheet, indicator)):
        assert not set(text) & set("<>&\n\r\u2028\u2029")
        assert json.loads(text)["name"] == one_line(TEXTS[name].strip())

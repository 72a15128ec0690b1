"""The search index: the facts are put into Material's, and it is set aside until somebody searches."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factsheet.search_index import with_facts, write_search_index
from factsheet.sheet import Sheet, sheet_of
from tests.project import make_project

CONFIG = {"lang": ["en"], "separator": " ", "pipeline": [], "fields": {"title": {"boost": 1000.0}, "tags": {}}}


def document(location: str, text: str = "text", **fields: object) -> dict[str, Any]:
    return {"location": location, "title": "title", "text": text, **fields}


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    return sheet_of(make_project(tmp_path_factory.mktemp("project")))


def locations(sheet: Sheet, *documents: dict[str, Any]) -> list[str]:
    """Return the locations of an index of Material's once the facts are in it."""
    found = with_facts({"config": CONFIG, "docs": list(documents)}, sheet)["docs"]
    return [document["location"] for document in found]


def test_pages_stay_and_parts_of_pages_of_entries_are_replaced(sheet: Sheet) -> None:
    index = locations(
        sheet, document("method/"), document("method/#agreement"), document("register/research/"),
        document("register/spending/"), document("register/spending/#spending.cn.2024"),
        document("register/spending/#cite-spending"),
    )  # fmt: skip
    assert index[:3] == ["method/", "method/#agreement", "register/research/"]
    assert "register/spending/#cite-spending" not in index
    assert index.count("register/spending/") == 1
    assert index.count("register/spending/#spending.cn.2024") == 1


def test_the_index_gets_the_fields_of_the_facts(sheet: Sheet) -> None:
    config = with_facts({"config": CONFIG, "docs": []}, sheet)["config"]
    assert config["separator"] == CONFIG["separator"]
    assert {"title", "text", "tags", "names", "numbers", "address"} <= set(config["fields"])
    assert config["fields"]["title"]["boost"] < 1000


def test_an_ampersand_of_a_page_is_one_character(sheet: Sheet) -> None:
    first, *_ = with_facts({"config": CONFIG, "docs": [document("", "<p>R&amp;D &lt;b&gt;</p>", boost=2)]}, sheet)[
        "docs"
    ]
    assert first == document("", "<p>R&D &lt;b&gt;</p>", boost=2)


def test_documents_are_set_aside(tmp_path: Path, sheet: Sheet) -> None:
    index = {"config": CONFIG, "docs": [document("method/")]}
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text(json.dumps(index), encoding="utf-8")
    write_search_index(tmp_path, sheet)
    stub, whole = (json.loads((tmp_path / "search" / name).read_text()) for name in ("search_index.json", "index.json"))
    assert whole == with_facts(index, sheet)
    assert stub == {"config": whole["config"], "docs": []}


def test_a_site_without_a_search_stays_without(tmp_path: Path, sheet: Sheet) -> None:
    write_search_index(tmp_path, sheet)
    assert list(tmp_path.iterdir()) == []

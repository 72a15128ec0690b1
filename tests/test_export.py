"""The data files: everything is in them, twice the same, and read back they say what the facts say."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factsheet.export import export
from factsheet.facts import Fact, Line
from factsheet.selection import DATA_FILES
from factsheet.sheet import Sheet, sheet_of
from tests.project import make_project
from tests.site.small import REPOSITORY, digests


@pytest.fixture(scope="module", params=["small", "real"])
def sheet(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    root = REPOSITORY if request.param == "real" else make_project(tmp_path_factory.mktemp("project"))
    return sheet_of(root)


@pytest.fixture(scope="module")
def folder(sheet: Sheet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "new" / "folder"
    export(sheet, folder)
    return folder


@pytest.fixture(scope="module")
def document(folder: Path) -> Any:  # noqa: ANN401 -- what JSON holds
    def no_float(text: str) -> None:
        raise AssertionError(f"{text} is a float")

    return json.loads((folder / "facts.json").read_text(encoding="utf-8"), parse_float=no_float)


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def value_lines(fact: Fact) -> list[tuple[str, str, str]]:
    return [(fact.address, line.source.key, line.says) for line in fact.lines]


def test_the_files_are_those_that_pages_may_link_to(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == sorted(DATA_FILES)


def test_the_same_facts_give_the_same_bytes(sheet: Sheet, folder: Path, tmp_path: Path) -> None:
    export(sheet, tmp_path)
    assert digests(tmp_path) == digests(folder)


def test_an_older_export_is_replaced(sheet: Sheet, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "facts.json").write_text("old" * 10_000_000)
    paths = export(sheet, tmp_path)
    assert paths == [tmp_path / name for name in DATA_FILES]
    assert digests(tmp_path) == digests(folder)


def test_lines_end_alike_on_every_system_and_text_is_utf_8(folder: Path) -> None:
    for name in DATA_FILES:
        content = (folder / name).read_bytes()
        assert b"\r" not in content
        assert content.endswith(b"\n")
        assert re.search("[\u4e00-\u9fff]", content.decode())


def test_json_holds_every_entry_of_the_registries(sheet: Sheet, document: Any) -> None:  # noqa: ANN401
    facts = sheet.facts
    assert list(document["sources"]) == list(facts.sources)
    assert list(document["places"]) == list(facts.places)
    assert list(document["units"]) == list(facts.units)
    assert list(document["indicators"]) == list(facts.indicators)
    assert list(document["milestones"]) == list(facts.milestones)
    assert document["aliases"] == dict(facts.aliases)
    for key, milestone in facts.milestones.items():
        record = document["milestones"][key]
        assert record["date"] == str(milestone.entry.date)
        assert [(line["source"], line["says"]) for line in record["evidence"]] == [
            (line.source, line.says) for line in milestone.entry.evidence
        ]


def test_json_holds_every_observation_with_all_its_lines(sheet: Sheet, document: Any) -> None:  # noqa: ANN401
    facts = sheet.facts
    assert list(document["observations"]) == [fact.address for fact in facts]
    for fact in facts:
        record = document["observations"][fact.address]
        assert Decimal(record["value"].partition("/")[0]) == fact.figure.number
        assert record["status"] == fact.status
        assert set(record["words"]) == {"en", "zh"}
        assert ("formula" in record) == (fact.derivation is not None)
        steps = record.get("revisions", [])
        lines = [*record.get("evidence", [])]
        for step in steps:
            lines += [*step["evidence"], *step["conflicts"]]
        lines += record.get("conflicts", [])
        assert [(line["source"], line["says"]) for line in lines] == [
            (line.source.key, line.says) for line in fact.lines
        ]
        assert [Decimal(step["value"].partition("/")[0]) for step in steps] == [
            step.figure.number for step in fact.revisions
        ]


def test_json_holds_every_relation_with_its_places_and_periods(sheet: Sheet, document: Any) -> None:  # noqa: ANN401
    assert document["relations"].keys() == sheet.facts.relations.keys()
    for key, record in document["relations"].items():
        entry = sheet.facts.relations[key].entry
        assert (record["holds"], record["states"]["en"]) == (entry.holds, entry.states.en)
        assert record["periods"] == [str(period) for period in entry.periods]
        assert record.get("places", []) == entry.places


def test_an_interval_holds_its_value_and_an_open_end_is_empty(sheet: Sheet, folder: Path) -> None:
    for fact, row in zip(sheet.facts, rows(folder, "observations.csv"), strict=True):
        low, high = (Decimal(row[end]) if row[end] else None for end in ("low", "high"))
        assert (low is None) == (not fact.interval.low.is_finite())
        assert (high is None) == (not fact.interval.high.is_finite())
        assert fact.interval.overlaps(fact.figure.interval)
        if fact.derivation is None:
            assert low is None or low <= fact.figure.number
            assert high is None or fact.figure.number <= high


def test_observations_read_back_say_what_the_facts_say(sheet: Sheet, folder: Path) -> None:
    found = rows(folder, "observations.csv")
    assert [row["address"] for row in found] == [fact.address for fact in sheet.facts]
    for fact, row in zip(sheet.facts, found, strict=True):
        assert row["address"] == f"{row['indicator']}.{row['place']}.{row['period']}"
        assert Decimal(row["value"].partition("/")[0]) == fact.figure.number
        assert row["label_zh"] == fact.indicator.entry.label.zh
        assert row["unit"] == fact.unit.key
        assert row["formula"] == (fact.derivation.formula if fact.derivation else "")
        assert set(row["sources"].split()) == {line.source.key for line in fact.evidence}
        assert "\u00a0" not in row["words_en"]


def test_evidence_read_back_is_every_line_of_every_fact(sheet: Sheet, folder: Path) -> None:
    found = rows(folder, "evidence.csv")
    expected = Counter(line for fact in sheet.facts for line in value_lines(fact))
    assert Counter((row["address"], row["source"], row["says"]) for row in found) == expected
    kinds = {row["of"].rstrip(" 0123456789") for row in found}
    assert kinds >= {"value", "revision", "conflict"}
    figures = {(fact.address, line.source.key, line.says): line for fact in sheet.facts for line in fact.lines}
    for row in found:
        line: Line = figures[row["address"], row["source"], row["says"]]
        assert Decimal(row["value"].partition("/")[0]) == line.figure.number
        assert row["at"] == line.at


def test_sources_read_back_are_every_source(sheet: Sheet, folder: Path) -> None:
    found = rows(folder, "sources.csv")
    assert [row["source"] for row in found] == list(sheet.facts.sources)
    for row in found:
        entry = sheet.facts.sources[row["source"]].entry
        assert (row["title"], row["publisher"], row["kind"]) == (entry.title, entry.publisher, entry.kind)
        assert row["published"] == (entry.published.isoformat() if entry.published else "")


def test_a_source_that_is_never_linked_carries_no_address(sheet: Sheet, folder: Path, document: Any) -> None:  # noqa: ANN401
    hidden = {key: source.entry.url for key, source in sheet.facts.sources.items() if not source.entry.link}
    linked = {key: source.entry.url for key, source in sheet.facts.sources.items() if source.entry.link}
    assert hidden
    assert linked
    assert {key for key, source in document["sources"].items() if "url" not in source} == set(hidden)
    assert {row["source"]: row["url"] for row in rows(folder, "sources.csv") if row["url"]} == linked
    everything = "".join((folder / name).read_text(encoding="utf-8") for name in DATA_FILES)
    open_addresses = "".join(linked.values())
    for url in hidden.values():
        assert url in open_addresses or url not in everything


def test_numbers_are_text_in_full(document: Any) -> None:  # noqa: ANN401
    for record in document["observations"].values():
        for key in ("value", "low", "high", "precision"):
            assert isinstance(record[key], str)
            assert "E" not in record[key].upper()


def test_pages_are_named_by_their_addresses_in_the_site(sheet: Sheet, document: Any) -> None:  # noqa: ANN401
    for address, pages in sheet.uses.items():
        assert document["observations"][address]["pages"] == [page.url for page in pages]


def test_what_stands_in_the_small_project(tmp_path: Path) -> None:
    export(sheet_of(make_project(tmp_path)), tmp_path / "data")
    record = json.loads((tmp_path / "data" / "facts.json").read_text(encoding="utf-8"))["observations"][
        "companies.cn.2025"
    ]
    assert record == {
        "indicator": "companies", "place": "cn", "period": "2025", "value": "524000", "qualifier": "about",
        "precision": "1000", "low": "523500", "high": "524500", "notation": "about 524,000", "unit": "company",
        "status": "final", "words": {"en": "about 524,000 companies", "zh": "约52.4万家企业"},
        "evidence": [{
            "source": "office_2026", "says": "around 524,000 companies", "at": "", "value": "524000",
            "precision": "1000", "scale": "", "how": "", "notation": "", "rounded_to": "", "why": "",
        }],
        "pages": [""],
    }  # fmt: skip
    lines = (tmp_path / "data" / "evidence.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "address,of,source,says,at,value,precision,scale,how,notation,rounded_to,why"
    assert "patents.cn.2025,value,office_2026,5.20 million patents,table 2,5200000,10000,,,,," in lines
    assert "patents_of_companies.cn.2025,conflict,agency_2026,363万件,,3630000,10000,,,,,A slip of the pen." in lines

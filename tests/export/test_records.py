"""The records of facts.json: every entry of the facts is in them, with all its lines and all its digits."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factsheet.export import export, observation_record
from factsheet.facts import Fact
from factsheet.sheet import Sheet, sheet_of
from tests.export.reading import json_of
from tests.project import make_project


@pytest.fixture(scope="module")
def document(folder: Path) -> Any:  # noqa: ANN401 -- what JSON holds
    return json_of(folder / "facts.json")


def test_json_says_which_edition_it_is(sheet: Sheet, document: Any) -> None:  # noqa: ANN401
    imprint = sheet.imprint
    assert document["sheet"]["version"] == imprint.version
    assert document["sheet"]["date"] == imprint.date.isoformat()
    assert document["sheet"]["title"] == {"en": imprint.title.en, "zh": imprint.title.zh}
    assert document["sheet"]["licence"]["id"] == imprint.licence.id == "CC-BY-4.0"
    assert document["digest"] == sheet.facts.digest


def test_json_holds_every_entry_of_the_registries(sheet: Sheet, document: Any) -> None:  # noqa: ANN401
    facts = sheet.facts
    assert list(document["sources"]) == list(facts.sources)
    assert list(document["places"]) == list(facts.places)
    assert list(document["units"]) == list(facts.units)
    assert list(document["indicators"]) == list(facts.indicators)
    assert list(document["milestones"]) == list(facts.milestones)
    assert document["aliases"] == dict(facts.aliases)
    for key, place in facts.places.items():
        assert document["places"][key].get("in", []) == place.entry.within
    for key, indicator in facts.indicators.items():
        breaks = [(gap["since"], gap["what"]["zh"]) for gap in document["indicators"][key].get("breaks", [])]
        assert breaks == [(str(gap.since), gap.what.zh) for gap in indicator.entry.breaks]
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
        assert record.get("formula") == (fact.derivation.formula if fact.derivation else None)
        assert lines_of(record) == [(line.source.key, line.says) for line in fact.lines]
        steps = record.get("revisions", [])
        assert [Decimal(step["value"].partition("/")[0]) for step in steps] == [
            step.figure.number for step in fact.revisions
        ]


def lines_of(record: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    lines = [*record.get("evidence", [])]
    for step in record.get("revisions", []):
        lines += [*step["evidence"], *step["conflicts"]]
    lines += record.get("conflicts", [])
    return [(line["source"], line["says"]) for line in lines]


def test_json_holds_every_relation_with_its_places_and_periods(sheet: Sheet, document: Any) -> None:  # noqa: ANN401
    assert document["relations"].keys() == sheet.facts.relations.keys()
    for key, record in document["relations"].items():
        entry = sheet.facts.relations[key].entry
        assert (record["holds"], record["states"]["en"]) == (entry.holds, entry.states.en)
        assert record["periods"] == [str(period) for period in entry.periods]
        assert record["places"] == entry.places


def test_only_a_source_that_may_be_linked_has_its_address(sheet: Sheet, document: Any) -> None:  # noqa: ANN401
    for key, source in sheet.facts.sources.items():
        assert document["sources"][key].get("url") == (source.entry.url if source.entry.link else None)


def test_numbers_are_text_in_full(document: Any) -> None:  # noqa: ANN401
    for record in document["observations"].values():
        for key in ("value", "low", "high", "precision"):
            assert isinstance(record[key], str)
            assert "E" not in record[key].upper()


def test_pages_are_named_by_their_addresses_in_the_site(sheet: Sheet, document: Any) -> None:  # noqa: ANN401
    for address, pages in sheet.uses.items():
        assert document["observations"][address]["pages"] == [page.url for page in pages]


def test_what_stands_in_the_small_project(tmp_path: Path) -> None:
    sheet = sheet_of(make_project(tmp_path))
    export(sheet, tmp_path / "data")
    record = json_of(tmp_path / "data" / "facts.json")["observations"]["companies.cn.2025"]
    fact: Fact = sheet.facts.get("companies.cn.2025")
    assert record == observation_record(sheet, fact)
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

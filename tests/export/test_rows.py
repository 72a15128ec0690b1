"""The rows of the tables, read back from CSV: they say what the facts say."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

from factsheet.export import export
from factsheet.export.columns import TABLES
from factsheet.export.rows import rows as rows_of
from factsheet.facts import Line
from factsheet.sheet import Sheet, sheet_of
from tests.export.reading import rows, unguarded, value_lines
from tests.project import make_project, replaced


def test_each_row_has_a_cell_for_each_column_and_none_is_empty_that_must_not_be(sheet: Sheet) -> None:
    made = rows_of(sheet)
    assert set(made) == {table.name for table in TABLES}
    for table in TABLES:
        assert made[table.name]
        for row in made[table.name]:
            for column, cell in zip(table.columns, row, strict=True):
                assert cell or not column.filled, (table.name, column.name, row)
                assert not cell or not column.values or cell in column.values


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
        assert Decimal(row["value"]) == fact.figure.number
        assert (row["period_start"], row["period_end"]) == (str(fact.period.start), str(fact.period.end))
        assert row["label_zh"] == fact.indicator.entry.label.zh
        assert row["unit"] == fact.unit.key
        assert unguarded(row["formula"]) == (fact.derivation.formula if fact.derivation else "")
        assert set(row["sources"].split()) == {line.source.key for line in fact.evidence}
        assert row["note_en"] == (fact.entry.note.en if fact.entry.note else "")
        assert "\u00a0" not in row["words_en"]


def test_evidence_read_back_is_every_line_of_every_fact(sheet: Sheet, folder: Path) -> None:
    found = rows(folder, "evidence.csv")
    expected = Counter(line for fact in sheet.facts for line in value_lines(fact))
    assert Counter((row["address"], row["source"], unguarded(row["says"])) for row in found) == expected
    kinds = {row["of"].rstrip(" 0123456789") for row in found}
    assert kinds >= {"value", "revision", "conflict"}
    figures = {(fact.address, line.source.key, line.says): line for fact in sheet.facts for line in fact.lines}
    for row in found:
        line: Line = figures[row["address"], row["source"], unguarded(row["says"])]
        assert Decimal(row["value"]) == line.figure.number
        assert row["at"] == line.at


def test_sources_read_back_are_every_source(sheet: Sheet, folder: Path) -> None:
    found = rows(folder, "sources.csv")
    assert [row["source"] for row in found] == list(sheet.facts.sources)
    for row in found:
        entry = sheet.facts.sources[row["source"]].entry
        assert (unguarded(row["title"]), row["publisher"], row["kind"]) == (entry.title, entry.publisher, entry.kind)
        assert row["published"] == (entry.published.isoformat() if entry.published else "")
        assert row["url"] == (entry.url if entry.link else "")


def test_the_lists_of_indicators_places_units_and_milestones_are_whole(sheet: Sheet, folder: Path) -> None:
    facts = sheet.facts
    indicators = rows(folder, "indicators.csv")
    assert [row["indicator"] for row in indicators] == list(facts.indicators)
    assert sum(int(row["observations"]) for row in indicators) == len(facts)
    assert all((folder / row["file"]).is_file() for row in indicators)
    assert [row["place"] for row in rows(folder, "places.csv")] == list(facts.places)
    assert [row["unit"] for row in rows(folder, "units.csv")] == list(facts.units)
    milestones = rows(folder, "milestones.csv")
    assert [row["milestone"] for row in milestones] == list(facts.milestones)
    assert [row["date"] for row in milestones] == [str(entry.entry.date) for entry in facts.milestones.values()]


def test_the_table_of_an_indicator_is_its_part_of_all_observations(sheet: Sheet, folder: Path) -> None:
    parts = [row for key in sheet.facts.indicators for row in rows(folder, f"indicators/{key}.csv")]
    assert sorted(map(str, parts)) == sorted(map(str, rows(folder, "observations.csv")))
    for key in sheet.facts.indicators:
        assert {row["indicator"] for row in rows(folder, f"indicators/{key}.csv")} == {key}


def test_what_stands_in_the_small_project(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/ip_protection.yml", "value: 410,000", "value: 400,000–420,000")
    replaced(root / "facts/ip_protection.yml", 'says: "about 410,000"', 'says: "400,000–420,000"')
    export(sheet_of(root), tmp_path / "data")
    lines = (tmp_path / "data" / "evidence.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "address,of,source,says,at,value,value_to,precision,scale,how,notation,rounded_to,why"
    assert "patents.cn.2025,value,office_2026,5.20 million patents,table 2,5200000,,10000,,,,," in lines
    assert "patents_of_companies.cn.2025,conflict,agency_2026,363万件,,3630000,,10000,,,,,A slip of the pen." in lines
    (row,) = (row for row in rows(tmp_path / "data", "observations.csv") if row["address"] == "patents.de.2025")
    assert (row["value"], row["value_to"]) == ("400000", "420000")

"""What is said around a chart: its unit and span, a description for those who cannot see it, its key, its sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.chart import Names, description, key_of, series_of, sources_of, table_of, unit_line
from factsheet.facts import Facts
from factsheet.sheet import facts_of as real_facts_of
from factsheet.tables import Comparison
from factsheet.wording import Language
from tests.chart.drawn import CHART, Row, facts_of, indicator, observations
from tests.site.small import REPOSITORY

ROWS: list[Row] = [("2019", "3 million"), ("2021", "over 5 million"), ("2022", "6 million", "preliminary")]
REAL = real_facts_of(REPOSITORY)


def account(facts: Facts, language: Language = "en") -> tuple[str, str, list[str]]:
    chart = facts.charts["things_drawn"]
    series = series_of(facts, chart)
    names = Names(series, language, chart, facts.places)
    over_time = chart.entry.form not in {"bars", "map"}
    return unit_line(series, names), description(series, names, over_time=over_time), key_of(chart, series, names)


def test_the_account_of_a_line(tmp_path: Path) -> None:
    unit, spoken, key = account(facts_of(tmp_path, indicator(ROWS)))
    assert unit == "Things of all kinds, million patents, 2019–2022"
    assert spoken == "Things of all kinds: 3 million patents in 2019, 6 million patents in 2022."
    assert [sentence.split(":")[0].split(" ")[0] for sentence in key] == ["Hollow", "Arrow", "Where"]


def test_the_account_in_chinese(tmp_path: Path) -> None:
    unit, spoken, key = account(facts_of(tmp_path, indicator(ROWS)), "zh")
    assert unit == "各类事物，万件专利，2019年–2022年"
    assert spoken == "各类事物：2019年300万件专利，2022年600万件专利。"
    assert all(sentence.endswith("。") for sentence in key)


def test_the_account_of_bars_names_places_and_what_a_colour_stands_for(tmp_path: Path) -> None:
    things = indicator([("2020", "2 million")]) + observations([("2020", "4 million")], "de")
    unit, spoken, key = account(facts_of(tmp_path, things, CHART.replace("lines", "bars") + "  seal: [world]\n"))
    assert unit == "Things of all kinds, million patents, 2020"
    assert spoken == "Things of all kinds, 2020: Germany 4 million patents, China 2 million patents."
    assert key == ["Red: World."]


def test_an_axis_that_does_not_begin_at_nought_is_told(tmp_path: Path) -> None:
    rows: list[Row] = [("2020", "70 %"), ("2021", "72 %")]
    assert account(facts_of(tmp_path / "a", indicator(rows, unit="percent")))[2] == ["The axis does not begin at zero."]
    assert account(facts_of(tmp_path / "b", indicator([*rows, ("2022", "10 %")], unit="percent")))[2] == []


def test_of_many_places_the_first_are_told_and_the_rest_counted() -> None:
    chart = REAL.charts["map_of_clusters"]
    series = series_of(REAL, chart)
    spoken = description(series, Names(series, "en", chart, REAL.places), over_time=False)
    told = spoken.split(": ")[1].split(", ")
    assert told[0] == "Shenzhen–Hong Kong–Guangzhou 1st"
    assert told[-1] == f"and {len(series) - len(told) + 1} more."


@pytest.mark.parametrize("key", sorted(REAL.charts))
def test_each_figure_of_a_chart_rests_on_a_source_that_is_named(key: str) -> None:
    series = series_of(REAL, REAL.charts[key])
    named, derived = sources_of(REAL, series)
    publishers = {source.entry.publisher for source in named}
    assert len(publishers) == len(named)
    found = [point.fact for each in series for point in each.points]
    assert derived is any(fact.derivation for fact in found)
    for fact in found:
        if not fact.derivation:
            assert publishers & {line.source.entry.publisher for line in fact.evidence}, fact.address


@pytest.mark.parametrize("key", sorted(REAL.charts))
def test_the_table_holds_the_figures_of_the_chart_and_no_others(key: str) -> None:
    chart = REAL.charts[key]
    series = series_of(REAL, chart)
    table = table_of(series, over_time=chart.entry.form not in {"bars", "map"})
    rows = [row.cells for row in table.rows] if isinstance(table, Comparison) else list(table.rows)
    shown = [fact.address for row in rows for fact in row if fact]
    assert sorted(shown) == sorted(point.fact.address for each in series for point in each.points)


def test_a_table_of_bars_goes_from_the_largest_figure_down(tmp_path: Path) -> None:
    things = indicator([("2020", "2 million")]) + observations([("2020", "4 million")], "de")
    facts = facts_of(tmp_path, things, CHART.replace("lines", "bars"))
    table = table_of(series_of(facts, facts.charts["things_drawn"]), over_time=False)
    assert not isinstance(table, Comparison)
    assert [row[0].place.key for row in table.rows if row[0]] == ["de", "cn"]

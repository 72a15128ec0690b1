"""Pictures: what is drawn of each form, honestly, in variables of colour, the same each time, and as text only."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from factsheet.chart import NARROW, WIDE, picture, series_of, small_picture
from factsheet.chart.style import COLOURS, SMALL
from factsheet.sheet import facts_of as real_facts_of
from tests.chart.drawn import CHART, Row, colours, drawn, elements, facts_of, indicator, observations, texts
from tests.site.small import REPOSITORY

ROWS: list[Row] = [
    ("2019", "3 million"),
    ("2020", "4 million"),
    ("2021", "over 5 million"),
    ("2022", "6 million", "preliminary"),
]
REAL = real_facts_of(REPOSITORY)
RANKS: list[Row] = [("2020", "3"), ("2021", "1"), ("2023", "2")]


def form(name: str, more: str = "") -> str:
    return CHART.replace("lines", name) + more


@pytest.mark.parametrize("key", sorted(REAL.charts))
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_each_chart_of_the_sheet_is_drawn_in_variables_without_styles_or_ids(key: str, width: int) -> None:
    chart = REAL.charts[key]
    drawing = picture(chart, series_of(REAL, chart), "en", width)
    assert drawing.width == width
    found = elements(drawing.content)
    assert len(found) > 10
    assert {element.tag for element in found} <= {"svg", "g", "path", "circle", "text"}
    used = {name for element in found for name in element.attrib}
    assert used <= {
        "d", "x", "y", "cx", "cy", "r", "fill", "stroke", "stroke-width", "stroke-dasharray", "fill-opacity",
        "text-anchor", "font-weight", "stroke-linejoin", "paint-order",
    }  # fmt: skip
    assert colours(drawing.content) <= {*COLOURS.values(), "none"}


@pytest.mark.parametrize("key", sorted(REAL.charts))
def test_each_chart_of_the_sheet_is_light_and_its_text_lies_within_it(key: str) -> None:
    chart = REAL.charts[key]
    drawings = [picture(chart, series_of(REAL, chart), "en", width) for width in (WIDE, NARROW)]
    weight = len(gzip.compress("".join(drawing.content for drawing in drawings).encode()))
    assert weight <= (12_000 if chart.entry.form == "map" else 5_000)
    for drawing in drawings:
        for element in elements(drawing.content):
            if element.tag == "text":
                assert 0 <= float(element.attrib["x"]) <= drawing.width, element.text
                assert 8 <= float(element.attrib["y"]) <= drawing.height, element.text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_charts_speak_the_language_of_the_page(language: str) -> None:
    chart = REAL.charts["clusters_by_economy"]
    found = texts(picture(chart, series_of(REAL, chart), language, WIDE).content)  # type: ignore[arg-type]
    assert any(("China" if language == "en" else "中国") in text for text in found)


def test_the_same_chart_is_the_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib; from pathlib import Path; from factsheet.sheet import facts_of\n"
        "from factsheet.chart import picture, series_of\n"
        f"facts = facts_of(Path({str(REPOSITORY)!r}))\n"
        "keys = ('leading_clusters', 'map_of_clusters', 'rd_expenditure')\n"
        "found = [picture(facts.charts[key], series_of(facts, facts.charts[key]), 'en', 680).content for key in keys]\n"
        "whole = ''.join(found)\n"
        "print(hashlib.sha256(whole.encode()).hexdigest())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONHASHSEED": "7"},
    )  # fmt: skip
    keys = ("leading_clusters", "map_of_clusters", "rd_expenditure")
    whole = "".join(picture(REAL.charts[key], series_of(REAL, REAL.charts[key]), "en", 680).content for key in keys)
    assert ran.stdout.strip() == hashlib.sha256(whole.encode()).hexdigest()


def test_a_line_stops_at_a_break_and_a_rule_with_a_word_stands_there(tmp_path: Path) -> None:
    rows = [(str(year), "5 million") for year in range(2018, 2024)]
    whole, _ = drawn(facts_of(tmp_path / "a", indicator(rows)))
    broken, _ = drawn(facts_of(tmp_path / "b", indicator(rows, breaks=["2021"])))
    assert whole.count('stroke-width="2"') == 1
    assert broken.count('stroke-width="2"') + broken.count("<path", broken.index("<g")) >= 2
    assert "break" in texts(broken)
    assert "break" not in texts(whole)
    assert broken.count('stroke-dasharray="3 3"') == 1


def test_a_gap_leaves_the_line_open(tmp_path: Path) -> None:
    rows = [(str(year), "5 million") for year in (2018, 2019, 2020, 2022, 2023)]
    content, series = drawn(facts_of(tmp_path, indicator(rows)))
    lines = [
        element
        for element in elements(content)
        if "l" in element.attrib.get("d", "") and "H" not in element.attrib["d"]
    ]
    assert len(series[0].runs) == len(lines) == 2


def test_values_that_are_not_settled_are_hollow_and_dashed_and_bounds_have_an_arrow(tmp_path: Path) -> None:
    content, _ = drawn(facts_of(tmp_path, indicator(ROWS)))
    assert content.count("<circle") == 4
    hollow = re.search(rf'<g fill="{re.escape(COLOURS["ground"])}" stroke=[^>]*>(<circle[^>]*/>)+</g>', content)
    assert hollow
    assert hollow[0].count("<circle") == 2
    assert content.count('stroke-dasharray="4 3"') == 1
    assert texts(content).count("↑") == 1
    assert ">" not in content.partition("↑")[0].split(">")[-1]


def test_columns_tell_bounds_and_estimates_apart_and_begin_at_nought(tmp_path: Path) -> None:
    content, _ = drawn(facts_of(tmp_path, indicator(ROWS), form("columns")))
    assert content.count('fill-opacity=".2"') == 2
    assert content.count('stroke-dasharray="4 3"') == 1
    assert {"3", "4", ">5", "6", "0", "↑"} <= set(texts(content))


def test_ranks_go_down_from_the_first_place_and_dotted_lines_lead_over_gaps(tmp_path: Path) -> None:
    things = indicator(RANKS, unit="rank") + observations([("2020", "2"), ("2021", "2"), ("2023", "5")], "de")
    content, series = drawn(facts_of(tmp_path, things, form("ranks", "  places: [cn, de]\n")))
    names = {element.text: float(element.attrib["y"]) for element in elements(content) if element.tag == "text"}
    assert names["2 China"] < names["5 Germany"]
    assert content.count('stroke-dasharray="1 3"') == 2
    assert all(len(each.runs) == 2 for each in series)


def test_bars_are_as_long_as_their_values_and_go_from_the_largest(tmp_path: Path) -> None:
    things = indicator([("2020", "2 million")]) + observations([("2020", "4 million")], "de")
    content, _ = drawn(facts_of(tmp_path, things, form("bars")))
    lengths = [float(found) for found in re.findall(r"M[\d.]+ [\d.]+h([\d.]+)v", content)]
    assert lengths[0] == pytest.approx(2 * lengths[1], rel=0.01)
    assert [text for text in texts(content) if text.isalpha()] == ["Germany", "China"]


@pytest.mark.parametrize("name", ["lines", "columns", "bars"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("label", ["<script>x</script>", '"/><image href=x>', "{{ x }} `a` *b* &amp;", "A" * 200])
def test_names_stay_text(tmp_path: Path, name: str, width: int, label: str) -> None:
    things = indicator([("2020", "2 million"), ("2021", "3 million")])
    places = "" if name == "columns" else "  places: [cn, de]\n"
    things += "" if name == "columns" else observations([("2020", "4 million"), ("2021", "4 million")], "de")
    quoted = label.replace("'", "''")
    labels = f"  labels:\n    - {{of: things, en: '{quoted}', zh: x}}\n    - {{of: cn, en: '{quoted}', zh: x}}\n"
    content, _ = drawn(facts_of(tmp_path, things, form(name, places + labels)), width)
    assert {element.tag for element in elements(content)} <= {"svg", "g", "path", "circle", "text"}
    if name == "bars":
        assert label in texts(content)


def test_a_small_picture_shows_the_longest_series_or_the_places_of_the_latest_period(tmp_path: Path) -> None:
    long = facts_of(tmp_path / "a", indicator(ROWS) + observations([("2020", "1 million")], "de"))
    found = small_picture(long.by_indicator["things"], "en")
    assert found
    drawing, shown = found
    assert [each.place.key for each in shown] == ["cn"]
    assert drawing.width == SMALL
    places = indicator([("2020", "1 million")]) + observations([("2020", "2 million")], "de")
    wide = facts_of(tmp_path / "b", places + observations([("2020", "3 million")], "world"))
    found = small_picture(wide.by_indicator["things"], "en")
    assert found
    assert [each.place.key for each in found[1]] == ["world", "de", "cn"]


@pytest.mark.parametrize(
    ("rows", "unit"), [([("2020", "1 million"), ("2021", "2 million")], "patent"), ([("2020", "1")], "rank")]
)
def test_there_is_no_small_picture_of_fewer_than_three_points(tmp_path: Path, rows: list[Row], unit: str) -> None:
    facts = facts_of(tmp_path, indicator(rows, unit=unit))
    assert small_picture(facts.by_indicator["things"], "en") is None
    assert small_picture((), "en") is None

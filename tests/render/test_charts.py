"""A chart on a page: a figure with title, unit, pictures, notes, sources, table and files, in which text stays text."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.render import Renderer
from factsheet.sheet import sheet_of
from tests.chart.drawn import CHART, indicator, observations
from tests.project import make_project
from tests.render.test_hostile import MIXED, shown
from tests.site.small import REPOSITORY, as_page

CALL = '{{ chart("things_drawn") }}\n\n{{ sources() }}\n\n{{ register("cluster_ranking") }}'
THINGS = indicator([("2019", "3 million"), ("2020", "over 4 million"), ("2021", "5 million")], breaks=["2020"])
BOTH = f"{CHART}  places: [cn, de]\n  note: {{en: A note., zh: 说明。}}\n"


def project(folder: Path, things: str = THINGS, charts: str = BOTH) -> Path:
    return make_project(folder, cluster_ranking=things + observations([("2020", "2 million")], "de"), charts=charts)


def test_a_chart_says_what_is_seen_in_what_unit_and_how_to_read_it(tmp_path: Path) -> None:
    figure = as_page(project(tmp_path), CALL).first("figure", class_="chart")
    assert figure.attributes["id"] == "chart-things_drawn"
    assert figure.first("figcaption").text == "Things have grown Things of all kinds, million patents, 2019–2021"
    notes = figure.first("p", class_="notes").text
    assert notes.startswith("Arrow upwards: the source says “more than”.")
    assert "New from 2020: New rules." in notes
    assert notes.endswith("A note.")


def test_both_pictures_have_a_text_in_their_place(tmp_path: Path) -> None:
    figure = as_page(project(tmp_path), CALL).first("figure", class_="chart")
    drawings = figure.find("svg")
    assert [drawing.attributes["class"] for drawing in drawings] == ["wide", "narrow"]
    for drawing in drawings:
        assert drawing.attributes["role"] == "img"
        assert drawing.attributes["aria-label"] == (
            "Things have grown. China: 3 million patents in 2019, 5 million patents in 2021; "
            "Germany: 2 million patents in 2020."
        )


def test_sources_and_files_are_links_and_the_table_leads_to_each_fact(tmp_path: Path) -> None:
    page = as_page(project(tmp_path), CALL, url="topic/page/")
    figure = page.first("figure", class_="chart")
    source = figure.first("p", class_="source")
    assert source.text == "Source: Patent Office. Download: SVG, PNG, CSV."
    assert [link.attributes["href"] for link in source.find("a")[1:]] == [
        f"../../data/charts/things_drawn.{ending}" for ending in ("svg", "png", "csv")
    ]
    facts = [data.attributes["data-fact"] for data in figure.first("details").find("data")]
    assert sorted(facts) == ["things.cn.2019", "things.cn.2020", "things.cn.2021", "things.de.2020"]


def test_nothing_of_a_chart_is_styled_scripted_or_named_twice(tmp_path: Path) -> None:
    page = as_page(project(tmp_path), f"{CALL}\n")
    figure = page.first("figure", class_="chart")
    everything = figure.elements
    assert {element.tag for element in everything}.isdisjoint({"script", "style", "image", "use", "foreignobject"})
    for element in everything:
        assert "style" not in element.attributes
        assert not any(name.startswith("on") for name in element.attributes)
    ids = [element.attributes["id"] for element in everything if "id" in element.attributes]
    assert ids == []


@pytest.mark.parametrize("text", [MIXED, "a\n\n# b", "```", "| a | b |", "{{ 7*7 }}", "<script>x</script>"])
def test_text_of_a_chart_stays_text(tmp_path: Path, text: str) -> None:
    quoted = "'" + text.replace("'", "''").replace("\n", "\n\n") + "'"
    charts = BOTH.replace("Things have grown", quoted).replace("A note.", quoted)
    page = as_page(project(tmp_path, THINGS.replace("Things of all kinds", quoted), charts), CALL)
    figure = page.first("figure", class_="chart")
    assert shown(text) in shown(figure.first("figcaption").first("strong").text)
    assert shown(text) in shown(figure.first("p", class_="notes").text)
    assert not page.find("script")
    assert len(page.find("figure")) == 1


def test_a_small_picture_has_a_description_and_is_nothing_without_a_series() -> None:
    sheet = sheet_of(REPOSITORY)
    renderer = Renderer(sheet, "register/")
    drawing = renderer.series_chart(sheet.facts.by_indicator["rd_intensity"])
    assert '<svg class="small" role="img" aria-label="Intensity of research and development: 1.91% in 2012' in drawing
    assert '<p class="unit">Percent, 2012–2025</p>' in drawing
    assert renderer.series_chart(sheet.facts.by_indicator["gba_standards"]) == ""

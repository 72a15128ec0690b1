"""The files of a chart: an SVG and a PNG that stand alone, and a table that is safe to open."""

from __future__ import annotations

import csv
import io
import struct
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from factsheet.chart import series_of
from factsheet.chart.document import COLUMNS, ENDINGS, csv_document, export_charts, harmless, svg_document
from factsheet.sheet import facts_of as real_facts_of
from tests.chart.drawn import CHART, facts_of, indicator
from tests.site.small import REPOSITORY, digests

REAL = real_facts_of(REPOSITORY)
SVG = "{http://www.w3.org/2000/svg}"


def test_every_chart_is_written_as_svg_png_and_csv_and_twice_the_same(tmp_path: Path) -> None:
    facts = facts_of(tmp_path / "project", indicator([("2020", "2 million"), ("2021", "3 million")]))
    written = export_charts(facts, tmp_path / "one")
    assert [path.name for path in written] == [f"things_drawn.{ending}" for ending in ENDINGS]
    export_charts(facts, tmp_path / "two")
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_without_charts_there_is_no_folder(tmp_path: Path) -> None:
    facts = facts_of(tmp_path / "project", indicator([("2020", "2 million")]), None)
    assert export_charts(facts, tmp_path / "charts") == []
    assert not (tmp_path / "charts").exists()


@pytest.mark.parametrize("key", sorted(REAL.charts))
def test_an_svg_stands_alone(key: str) -> None:
    chart = REAL.charts[key]
    svg = svg_document(REAL, chart, series_of(REAL, chart), "en")
    root = ET.fromstring(svg)  # noqa: S314 -- of our own making
    assert "var(" not in svg
    assert "style" not in svg
    assert "href" not in svg
    text = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
    assert chart.entry.title.en.split("–")[-1][-12:] in text
    for part in ("Source: ", "Innovation Clusters Fact Sheet", key, "CC BY 4.0"):
        assert part in text
    ground = root.find(f"{SVG}rect")
    assert ground is not None
    assert (ground.attrib["fill"], ground.attrib["width"]) == ("#fff", root.attrib["width"])


def test_a_png_is_twice_as_large_as_its_svg_and_has_text_in_it(tmp_path: Path) -> None:
    facts = facts_of(tmp_path / "a", indicator([("2020", "2 million"), ("2021", "3 million")]))
    other = facts_of(
        tmp_path / "b", indicator([("2020", "2 million"), ("2021", "3 million")]), CHART.replace("grown", "shrunk")
    )
    pictures = []
    for number, each in enumerate((facts, other)):
        svg, png, _ = export_charts(each, tmp_path / str(number))
        root = ET.fromstring(svg.read_text(encoding="utf-8"))  # noqa: S314 -- of our own making
        pictures.append(png.read_bytes())
        assert pictures[-1].startswith(b"\x89PNG\r\n\x1a\n")
        size = struct.unpack(">II", pictures[-1][16:24])
        assert size == (2 * int(root.attrib["width"]), 2 * int(root.attrib["height"]))
    # Only the words of the title differ: were they not drawn, the pictures would be the same.
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize("key", sorted(REAL.charts))
def test_each_number_of_the_table_is_that_of_its_fact(key: str) -> None:
    chart = REAL.charts[key]
    series = series_of(REAL, chart)
    rows = list(csv.DictReader(io.StringIO(csv_document(REAL, chart, series, "en"))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == sum(len(each.points) for each in series)
    for row in rows:
        fact = REAL.facts[row["address"]]
        assert Decimal(row["value"].partition("/")[0]) == fact.figure.number
        assert (row["place"], row["indicator"], row["period"]) == (
            fact.place.key, fact.indicator.key, str(fact.period),
        )  # fmt: skip
        assert (row["status"], row["qualifier"]) == (fact.status, fact.figure.qualifier.value)
        assert (row["low"] == "") is not fact.interval.low.is_finite()
        assert (row["high"] == "") is not fact.interval.high.is_finite()
        assert set(row["sources"].split()) == {line.source.key for line in fact.evidence}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1"])
def test_no_text_of_the_table_is_taken_for_a_formula(text: str) -> None:
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_hostile_names_stay_text_in_every_file(tmp_path: Path) -> None:
    hostile = '=HYPERLINK("http://x")</text><script>'
    things = indicator([("2020", "2 million"), ("2021", "3 million")]).replace("Things of all kinds", "'NAME'")
    facts = facts_of(tmp_path, things.replace("NAME", hostile), CHART.replace("Things have grown", f"'{hostile}'"))
    chart = facts.charts["things_drawn"]
    series = series_of(facts, chart)
    svg = svg_document(facts, chart, series, "en")
    assert not list(ET.fromstring(svg).iter(f"{SVG}script"))  # noqa: S314 -- of our own making
    (row, *_) = csv.DictReader(io.StringIO(csv_document(facts, chart, series, "en")))
    assert row["series"] == f"'{hostile}"

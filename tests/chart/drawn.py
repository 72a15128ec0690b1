"""A project with series to draw: the small project, an indicator of a test's own making, and its charts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from factsheet.chart import WIDE, picture, series_of
from factsheet.chart.series import Series
from factsheet.facts import Facts
from factsheet.problems import Problem
from factsheet.sheet import read_facts
from tests.project import make_project

# period, value, and the status if it is not final
Row = tuple[str, ...]

HEAD: Final = """\
things:
  label: {en: Things of all kinds, zh: 各类事物}
  definition: {en: Things., zh: 事物。}
  unit: UNIT
  place: cn
BREAKS  observations:
"""
CHART: Final = """\
things_drawn:
  topic: cluster_ranking
  form: lines
  title: {en: Things have grown, zh: 事物增长}
  indicators: [things]
"""


def indicator(rows: Sequence[Row], *, unit: str = "patent", breaks: Sequence[str] = (), place: str = "cn") -> str:
    """Return the YAML of the indicator `things` with these observations."""
    lines = "".join(f"  breaks: [{{since: {since}, what: {{en: New rules, zh: 新规}}}}]\n" for since in breaks)
    return HEAD.replace("UNIT", unit).replace("BREAKS", lines) + observations(rows, place)


def observations(rows: Sequence[Row], place: str) -> str:
    """Return the YAML of observations of one place."""
    found = []
    for period, value, *status in rows:
        found += [
            f"    - period: {period}",
            f"      place: {place}",
            f"      value: {value}",
            f"      status: {(status or ['final'])[0]}",
            f'      evidence: [{{source: office_2026, says: "{value}"}}]',
        ]
    return "\n".join([*found, ""])


def facts_of(folder: Path, things: str, charts: str | None = CHART) -> Facts:
    """Return the facts of a project with an indicator and charts; a problem in them is a fault of the test."""
    problems: list[Problem] = []
    facts = read_facts(make_project(folder, cluster_ranking=things, charts=charts), problems)
    assert not problems, problems
    return facts


def drawn(facts: Facts, width: int = WIDE, key: str = "things_drawn") -> tuple[str, tuple[Series, ...]]:
    """Return the content of a chart's drawing, and what it draws."""
    chart = facts.charts[key]
    series = series_of(facts, chart)
    return picture(chart, series, "en", width).content, series


def elements(content: str) -> list[ET.Element]:
    """Return the elements of a drawing; it must be well-formed XML."""
    return list(ET.fromstring(f"<svg>{content}</svg>").iter())  # noqa: S314 -- of our own making


def texts(content: str) -> list[str]:
    """Return the different texts of a drawing in their order."""
    found = [element.text or "" for element in elements(content) if element.tag == "text"]
    return list(dict.fromkeys(found))


def colours(content: str) -> set[str]:
    """Return all values of colours in a drawing."""
    return set(re.findall(r'(?:fill|stroke)="([^"]*)"', content))

"""Every chart shows at least two points, something of each place and indicator that it names, and no typed figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factsheet.chart.series import Point, Series, series_of
from factsheet.checks.arithmetic import shown_fact
from factsheet.facts import Chart
from factsheet.problems import Problem
from factsheet.prose import typed_figures
from factsheet.sheet import Sheet

RULE = "charts-hold"
_NUMBER: Final = re.compile(r"\d[\d.,]*")


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each chart the problems of its words and of its points, or nothing."""
    for chart in sheet.facts.charts.values():
        found = [*_words(chart), *_points(chart, series_of(sheet.facts, chart))]
        yield from found
        if not found:
            yield None


def _words(chart: Chart) -> Iterator[Problem]:
    for language, title in (("en", chart.entry.title.en), ("zh", chart.entry.title.zh)):
        found = [*(typed.text for typed in typed_figures(title)), *_NUMBER.findall(title)]
        figure = found[0] if found else ""
        if figure:
            message = f"the title carries a figure, “{figure}”, and figures change"
            yield chart.where.problem(RULE, message, "say what is to be seen without it", "title", language)
    note = chart.entry.note
    for language, text in (("en", note.en), ("zh", note.zh)) if note else ():
        for typed in typed_figures(text or ""):
            message = f"“{typed.text}” is a figure typed by hand"
            yield chart.where.problem(RULE, message, "say it without the figure", "note", language)


def _told(points: list[Point]) -> str:
    return "1 point" if len(points) == 1 else f"{len(points)} points"


def _points(chart: Chart, series: tuple[Series, ...]) -> Iterator[Problem]:
    points = [point for each in series for point in each.points]
    for field, named, known in (
        ("indicators", chart.entry.indicators, {each.indicator.key for each in series}),
        ("places", chart.entry.places, {each.place.key for each in series}),
    ):
        for number, key in enumerate(named):
            if key not in known:
                what = field.removesuffix("s")
                message = f"the chart has no observation of the {what} “{key}”"
                hint = "remove it, or show the periods for which there is one"
                yield chart.where.problem(RULE, message, hint, field, number)
    if len(points) < 2:
        message = f"the chart has {_told(points)}; two are the fewest"
        yield chart.where.problem(RULE, message, "name more places or periods", "indicators")
    if chart.entry.form == "bars" and any(point.value < 0 for point in points):
        lowest = min(points, key=lambda point: point.value)
        message = f"bars begin at nought, and {lowest.fact.address} is {shown_fact(lowest.fact)}"
        yield chart.where.problem(RULE, message, "draw it as lines", "form")
    if chart.entry.form == "map":
        for each in series:
            if each.place.entry.coordinates is None:
                message = f"“{each.place.key}” has no coordinates, and so no point on the map"
                hint = f"give `coordinates` to {each.place.key} in places.yml"
                yield chart.where.problem(RULE, message, hint, "form")

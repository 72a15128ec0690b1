"""Every chart shows at least two points, something of each place and indicator that it names, and no typed figure."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.chart.series import Series, series_of
from factsheet.facts import Chart
from factsheet.problems import Problem
from factsheet.prose import typed_figures
from factsheet.sheet import Sheet

RULE = "charts-hold"


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each chart the problems of its words and of its points, or nothing."""
    for chart in sheet.facts.charts.values():
        found = [*_words(chart), *_points(chart, series_of(sheet.facts, chart))]
        yield from found
        if not found:
            yield None


def _words(chart: Chart) -> Iterator[Problem]:
    for language, title in (("en", chart.entry.title.en), ("zh", chart.entry.title.zh)):
        digits = "".join(character for character in title if character.isdigit())
        figure = digits or next((typed.text for typed in typed_figures(title)), "")
        if figure:
            message = f"the title carries a figure, “{figure}”, and figures change"
            yield chart.where.problem(RULE, message, "say what is to be seen without it", "title", language)
    note = chart.entry.note
    for language, text in (("en", note.en), ("zh", note.zh)) if note else ():
        for typed in typed_figures(text or ""):
            message = f"“{typed.text}” is a figure typed by hand"
            yield chart.where.problem(RULE, message, "say it without the figure", "note", language)


def _points(chart: Chart, series: tuple[Series, ...]) -> Iterator[Problem]:
    points = [point for each in series for point in each.points]
    for field, named, shown in (
        ("indicators", chart.entry.indicators, {each.indicator.key for each in series}),
        ("places", chart.entry.places, {each.place.key for each in series}),
    ):
        for number, key in enumerate(named):
            if key not in shown:
                what = field.removesuffix("s")
                message = f"the chart has no observation of the {what} “{key}”"
                hint = "remove it, or widen the periods"
                yield chart.where.problem(RULE, message, hint, field, number)
    if len(points) < 2:
        yield chart.where.problem(RULE, f"the chart has {len(points)} points; two are the fewest", "", "indicators")
    if chart.entry.form == "bars" and any(point.value < 0 for point in points):
        yield chart.where.problem(RULE, "bars show no values below nought", "take lines", "form")
    if chart.entry.form == "map":
        for each in series:
            if each.place.entry.coordinates is None:
                message = f"“{each.place.key}” has no coordinates, and so no point on the map"
                yield chart.where.problem(RULE, message, "give them in places.yml", "form")

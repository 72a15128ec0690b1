"""Reading charts.yml: documents go in, charts come out with what they refer to; what is wrong joins the problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from factsheet.entries import Entries
from factsheet.facts import Chart, Indicator, Place
from factsheet.model_charts import Chart as Entry
from factsheet.problems import MOST_TOLD, Problem, did_you_mean

_ONE_SERIES: Final = frozenset({"columns"})
_RANKED: Final = frozenset({"ranks", "map"})


def read_charts(entries: Entries, indicators: Mapping[str, Indicator], places: Mapping[str, Place]) -> dict[str, Chart]:
    """Return the charts by key: those whose indicators and places are known, and whose form fits them."""
    found = {}
    for key, entry, where in entries.of("charts", Entry):
        before = len(entries.problems)
        named = [
            entries.look_up(indicators, name, "indicator", where, "indicators", number)
            for number, name in enumerate(entry.indicators)
        ]
        shown = [
            entries.look_up(places, name, "place", where, "places", number) for number, name in enumerate(entry.places)
        ]
        if None in named or None in shown:
            entries.left_out.add(key)
            continue
        chart = Chart(key, entry, tuple(part for part in named if part), tuple(part for part in shown if part), where)
        entries.problems.extend([*_misfits(chart), *_misnamed(chart, places), *islice(_repeated(chart), MOST_TOLD)])
        if len(entries.problems) == before:
            found[key] = chart
        else:
            entries.left_out.add(key)
    return found


def _misfits(chart: Chart) -> Iterator[Problem]:
    """Yield what a form cannot show: several series of columns, several units in one picture, ranks that are none."""
    form, entry = chart.entry.form, chart.entry
    if form in _ONE_SERIES and (len(entry.indicators), len(entry.places)) > (1, 1):
        named = ((len(entry.indicators), "indicators"), (len(entry.places), "places"))
        found = " and ".join(f"{number} {what}" for number, what in named if number > 1)
        message = f"{form} show one indicator of one place; this chart names {found}"
        yield chart.where.problem("chart-form", message, "draw it as lines, or name one of each", "form")
    units = {indicator.unit.key: indicator.unit.entry.label.en.other for indicator in chart.indicators}
    if form != "bars" and len(units) > 1:
        message = f"all that {form} show is in one unit; these indicators are in {_listed(units.values())}"
        yield chart.where.problem("chart-form", message, "make a chart of each, or draw bars", "indicators")
    wrong = [part for part in chart.indicators if part.unit.entry.kind != "rank"]
    if form in _RANKED and (len(entry.indicators) > 1 or wrong):
        told = ", ".join(f"“{part.key}” is measured in {part.unit.entry.label.en.other}" for part in wrong)
        found = told or f"this chart names {len(entry.indicators)} of them"
        message = f"the form {form} shows one indicator of ranks; {found}"
        hint = "name one indicator whose unit is of the kind `rank`, or take another form"
        yield chart.where.problem("chart-form", message, hint, "indicators")
    if entry.periods and (entry.since or entry.until):
        message = "the chart names `periods`, and `since` or `until` as well"
        hint = "name the periods one by one, or the first and the last"
        yield chart.where.problem("chart-form", message, hint, "periods")


def _repeated(chart: Chart) -> Iterator[Problem]:
    """Yield the keys that a list of the chart has a second time."""
    for field, keys in (("indicators", chart.entry.indicators), ("places", chart.entry.places)):
        seen: set[str] = set()
        for number, key in enumerate(keys):
            if key in seen:
                message = f"the chart names “{key}” a second time"
                yield chart.where.problem("duplicate-part", message, "remove one of the two", field, number)
            seen.add(key)


def _misnamed(chart: Chart, places: Mapping[str, Place]) -> Iterator[Problem]:
    """Yield the keys of colours and labels that stand for nothing the chart could show."""
    names = {*chart.entry.indicators, *(chart.entry.places or places)}
    wholes = {key for name in names if name in places for key in places[name].entry.within}
    for field, keys, known in (
        ("ink", chart.entry.ink, names | wholes),
        ("seal", chart.entry.seal, names | wholes),
        ("labels", [label.of for label in chart.entry.labels], names),
    ):
        for number, key in enumerate(keys):
            if key not in known:
                message = f"the chart shows no “{key}”"
                steps = (field, number, "of") if field == "labels" else (field, number)
                hint = did_you_mean(key, sorted(known)) or f"name one of {', '.join(sorted(known))}"
                yield chart.where.problem("unknown-part", message, hint, *steps)


def _listed(names: Iterable[str]) -> str:
    return " and ".join(sorted(names))

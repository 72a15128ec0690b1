"""Every source, place, unit and chart is used, and every fact stands on a page or its one-page sheet, in text or chart.

The register and the other listings show everything that there is, so they do not count.
"""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.facts import Facts
from factsheet.problems import Problem
from factsheet.selection import Selection
from factsheet.sheet import Sheet

RULE = "everything-used"


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each entry of the registries, and for each fact, a problem or nothing."""
    yield from _registries(sheet.facts, sheet)
    yield from _charts(sheet)
    for fact in sheet.facts:
        if fact.address in sheet.uses or fact.address in sheet.handed_out:
            yield None
        else:
            message = f"no page shows {fact.address}"
            hint = f'put {{{{ fact("{fact.address}") }}}} into a sentence, or its indicator into a table'
            yield fact.where.problem(RULE, message, hint)


def _registries(facts: Facts, sheet: Sheet) -> Iterator[Problem | None]:
    sources = {line.source.key for fact in facts for line in fact.lines}
    sources |= {source.key for milestone in facts.milestones.values() for source in milestone.sources}
    sources |= sheet.cited
    places = {fact.place.key for fact in facts} | {entry.entry.place for entry in facts.indicators.values()}
    places |= {key for place in facts.places.values() for key in place.entry.within}
    units = {entry.entry.unit for entry in facts.indicators.values()}
    for what, registry, used in (
        ("source", facts.sources, sources), ("place", facts.places, places), ("unit", facts.units, units),
    ):  # fmt: skip
        for key, entry in registry.items():
            if key in used:
                yield None
            else:
                hint = f"use it, or remove it from {what}s.yml"
                yield entry.where.problem(RULE, f"nothing uses the {what} “{key}”", hint)


def _charts(sheet: Sheet) -> Iterator[Problem | None]:
    shown = {use.result.chart.key for use in sheet.calls if isinstance(use.result, Selection) and use.result.chart}
    shown |= sheet.handed_out
    for key, chart in sheet.facts.charts.items():
        if key in shown:
            yield None
        else:
            hint = f'put {{{{ chart("{key}") }}}} on a page, or remove it'
            yield chart.where.problem(RULE, f"no page shows the chart “{key}”", hint)

"""What a call of a word shows, so that two states can be held against each other: cells, cards, points, lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from factsheet.cards import cards
from factsheet.chart.series import series_of
from factsheet.facts import Chart, Fact, Facts, UnknownFact
from factsheet.pages import Call
from factsheet.problems import FactsheetError
from factsheet.selection import LISTINGS, Selection, select
from factsheet.text import plain
from factsheet.wording import figure_in_words, unit_words

# What is shown, by what it is of: the cell of a table by its address.
Shown: TypeAlias = Mapping[object, object]
CELLS: Final = frozenset({"observations", "comparison"})
LISTS: Final = LISTINGS - {"protocol", "cite"} | {"milestones"}


def shown(call: Call, facts: Facts, now: Mapping[str, str]) -> Shown:
    """Return what a call shows with given facts; nothing if it names what is not there.

    `now` are the present addresses of what was renamed, by the former ones.
    """
    try:
        found = select(call.word, facts, call.args, call.options)
        digits = call.options.get("digits")
        known = digits if isinstance(digits, int) else None
        if call.word in CELLS:
            return {now.get(fact.address, fact.address): _cell(fact, known) for fact in found.facts}
        if call.word == "cards":
            return cards_shown(facts, [str(name) for name in call.args], known)
        if call.word == "chart" and found.chart:
            return {found.chart.key: chart_shown(facts, found.chart)}
        return _listed(found, now) if call.word in LISTS else {}
    except FactsheetError:
        return {}


def cards_shown(facts: Facts, names: list[str], digits: int | None) -> Shown:
    """Return the cards of figures that are there: what each says, and in how many digits."""
    found: dict[object, object] = {}
    for name in names:
        try:
            (card,) = cards(facts, [name], digits=digits)
        except UnknownFact:
            continue
        before = (_cell(card.before, digits), card.before.period) if card.before else None
        found[name] = (_cell(card.fact, digits), card.fact.period, before, card.movement)
    return found


def chart_shown(facts: Facts, chart: Chart) -> object:
    """Return all that a chart draws: its entry, and each series with its points."""
    series = [
        (each.indicator.entry.label, each.place.key, each.colour,
         [(point.fact.period, point.value, point.bound, point.settled) for point in each.points], each.breaks)
        for each in series_of(facts, chart)
    ]  # fmt: skip
    return (chart.entry, series)


def differing(then: Shown, now: Shown, *, whole: bool = True) -> int:
    """Return how many of the things that two states show are not the same in both.

    Unless both states are known as a `whole`, what only one of them has does not count.
    """
    keys = {*then, *now} if whole else {*then} & {*now}
    return sum(then.get(key) != now.get(key) for key in keys)


def _cell(fact: Fact, digits: int | None) -> tuple[str, str]:
    return plain(figure_in_words(fact.figure, unit_words(fact.unit), "en", digits=digits)), fact.status


def _listed(found: Selection, now: Mapping[str, str]) -> Shown:
    """Return what a list says of each of its entries."""
    facts: dict[object, object] = {("fact", now.get(fact.address, fact.address)): _told(fact) for fact in found.facts}
    sources: dict[object, object] = {("source", source.key): source.entry for source in found.sources}
    milestones: dict[object, object] = {("milestone", each.key): each.entry for each in found.milestones}
    return {**facts, **sources, **milestones}


def _told(fact: Fact) -> object:
    """Return what lists say of a fact: its figure, and who prints another one."""
    conflicts = [(line.source.key, line.says, line.why) for line in fact.lines if line.why]
    return (_cell(fact, None), fact.indicator.entry.label, conflicts)

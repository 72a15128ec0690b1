"""What changed on the site: two states go in; pages, charts and one-page sheets that show something else come out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from factsheet.changes.observations import Observations
from factsheet.changes.prose import IN_SENTENCES
from factsheet.changes.sentences import Reading, SentenceChange, reading
from factsheet.changes.shown import CELLS, cards_shown, chart_shown, differing, shown
from factsheet.changes.state import State
from factsheet.facts import Chart
from factsheet.pages import Page
from factsheet.pages.handout import Handout
from factsheet.pdf.sheets import DIGITS, file_name
from factsheet.selection import Selection


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that shows something else: its sentences, how many cells and cards, which charts, how many lists.

    `error` says why its sentences cannot be told.
    """

    page: Page
    sentences: tuple[SentenceChange, ...]
    cells: int
    cards: int
    charts: tuple[str, ...]
    lists: int
    error: str = ""


@dataclass(frozen=True, slots=True)
class Affected:
    """What shows something else: pages that editors wrote, entries of the register, charts, and one-page sheets.

    Entries are named by the addresses of their observations, sheets by their files.
    """

    pages: tuple[PageChange, ...]
    entries: tuple[str, ...]
    charts: tuple[str, ...]
    sheets: tuple[str, ...]


def affected(observations: Observations, touched: frozenset[str], *, all_words: bool) -> Affected:
    """Return all that shows something else, in the order of the pages and of the facts.

    `touched` are the addresses of the observations of which anything changed. `all_words` tells that words changed
    which any figure may have, as those of a unit.
    """
    base, head = observations.base, observations.head
    charts = tuple(key for key, chart in head.facts.charts.items() if _chart_differs(chart, base, head))
    changes = []
    for page in head.sheet.pages:
        if not page.has_examples:  # its figures say nothing of their subject
            found = Reading()
            if all_words or _names(page.path, observations, touched):
                found = reading(page, observations)
            changes.append(_page_change(page, found, observations))
    entries = tuple(fact.address for fact in head.facts if fact.address in touched)
    handouts = [(page, page.handout) for page in head.sheet.pages if page.handout]
    sheets = tuple(file_name(page) for page, handout in handouts if _handout_differs(handout, base, head))
    return Affected(tuple(change for change in changes if change), entries, charts, sheets)


def _page_change(page: Page, found: Reading, observations: Observations) -> PageChange | None:
    """Return what changed on a page, its sentences being read already; `None` if nothing did."""
    counted: Counter[str] = Counter()
    charts: list[str] = []
    for call in page.calls:
        then = shown(call, observations.base.facts, observations.now)
        now = shown(call, observations.head.facts, {})
        number = differing(then, now, whole=observations.whole)
        if call.word == "chart" and number:
            charts += map(str, now)
        elif number:
            part = "cells" if call.word in CELLS else "cards" if call.word == "cards" else "lists"
            counted[part] += 1 if part == "lists" else number
    if not (counted or charts or found.sentences or found.error):
        return None
    return PageChange(
        page, found.sentences, counted["cells"], counted["cards"], tuple(dict.fromkeys(charts)), counted["lists"],
        found.error,
    )  # fmt: skip


def _names(path: str, observations: Observations, touched: frozenset[str]) -> bool:
    """Tell whether a word in a page's sentences names something that was touched, or is not there, in either state."""
    for sheet in (observations.base.sheet, observations.head.sheet):
        for use in sheet.calls:
            if use.page.path == path and use.call.word in IN_SENTENCES:
                if not isinstance(use.result, Selection):
                    return True
                if any(fact.address in touched for fact in use.result.facts):
                    return True
    return False


def _chart_differs(chart: Chart, base: State, head: State) -> bool:
    former = base.facts.charts.get(chart.key)
    return former is None or chart_shown(base.facts, former) != chart_shown(head.facts, chart)


def _handout_differs(handout: Handout, base: State, head: State) -> bool:
    names = [name.text for name in handout.figures]
    if differing(cards_shown(base.facts, names, DIGITS), cards_shown(head.facts, names, DIGITS)):
        return True
    charts = (head.facts.charts.get(name.text) for name in handout.charts)
    return any(_chart_differs(chart, base, head) for chart in charts if chart)

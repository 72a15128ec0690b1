"""Every one-page sheet shows figures and charts that there are, each once, and as many as a page has room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from factsheet.facts import Fact, UnknownFact
from factsheet.pages import Page
from factsheet.pages.handout import Handout, Name
from factsheet.problems import Problem, did_you_mean
from factsheet.sheet import Sheet

RULE = "sheets-hold"
# How many figures and charts a sheet has room for, and needs to say something.
FIGURES: Final = (6, 10)
CHARTS: Final = (1, 2)


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each page the problems of its one-page sheet, or nothing."""
    for page in sheet.pages:
        found = list(_problems(sheet, page, page.handout)) if page.handout else []
        yield from found
        if not found:
            yield None


def _problems(sheet: Sheet, page: Page, handout: Handout) -> Iterator[Problem]:
    def problem(name: Name, message: str, hint: str) -> Problem:
        return Problem(page.file, name.line, name.column, RULE, message, hint)

    for other in handout.others:
        message = f"“{other.text}” belongs to no list of the one-page sheet"
        hint = "write it below one of the lists `figures` and `charts`, which stand under `sheet`"
        yield problem(other, message, hint)
    if not page.description:
        yield problem(handout.where, "a one-page sheet needs the page's description", "give `description` above it")
    yield from _counted(handout, "figures", FIGURES, problem)
    yield from _counted(handout, "charts", CHARTS, problem)
    seen: set[str | Fact] = set()
    for name in handout.figures:
        try:
            fact = sheet.facts.get(name.text)
        except UnknownFact as error:
            yield problem(name, str(error), "name facts by their addresses")
            continue
        if fact.address in seen:
            yield problem(name, f"the sheet shows {fact.address} twice", "remove one of the two")
        seen.add(fact.address)
    for name in handout.charts:
        if name.text not in sheet.facts.charts:
            hint = did_you_mean(name.text, sheet.facts.charts) or "name charts by their keys in charts.yml"
            yield problem(name, f"there is no chart “{name.text}”", hint)
        elif name.text in seen:
            yield problem(name, f"the sheet shows the chart “{name.text}” twice", "remove one of the two")
        seen.add(name.text)


def _counted(
    handout: Handout, part: str, room: tuple[int, int], problem: Callable[[Name, str, str], Problem]
) -> Iterator[Problem]:
    """Yield a problem if there are too few or too many of a part: at the first that is too much, or at the key."""
    names: tuple[Name, ...] = getattr(handout, part)
    fewest, most = room
    if not fewest <= len(names) <= most:
        message = f"the one-page sheet has {len(names)} {part}; it takes {fewest} to {most}"
        if len(names) > most:
            yield problem(names[most], message, "remove some, so that those stay that carry the page's message")
        else:
            yield problem(handout.where, message, "add some that carry the page's message")

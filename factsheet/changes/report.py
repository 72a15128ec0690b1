"""The report of changes: changes go in; a summary and sections come out, for text and Markdown alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from factsheet.changes.compare import Changes
from factsheet.changes.items import (
    RELATIONS,
    entry_item,
    line_item,
    move_item,
    observation_item,
    page_item,
    page_name,
    relation_item,
    sentence_line,
)
from factsheet.changes.lines import Item, Line, Report, Section, code, counted, plain, strong
from factsheet.changes.observations import ObservationChange
from factsheet.changes.state import State

_MOST_PROBLEMS: Final = 10  # of a state; `factsheet check` tells all
_MOST_NAMES: Final = 20  # in one list


def report(changes: Changes) -> Report:
    """Return the report of changes; sections without anything in them are left out."""
    found = changes.observations
    title = (plain("Changes of facts from "), strong(changes.base.name), plain(" to "), strong(changes.head.name))
    sections = (
        Section("Problems", tuple(_problems(changes)), open=True),
        Section("Look twice", tuple(_alerts(changes)), open=True),
        Section("Observations", tuple(map(observation_item, found.changes))),
        Section("Derived figures that move", tuple(map(move_item, found.moves))),
        Section("Relations", tuple(map(relation_item, changes.relations))),
        Section("Evidence and conflicts", tuple(map(line_item, changes.lines))),
        Section("Sources and other entries", tuple(map(entry_item, changes.entries))),
        Section("Sentences", tuple(_sentences(changes))),
        Section("Where it shows", tuple(_places(changes))),
    )
    return Report(title, tuple(_summary(changes)), tuple(section for section in sections if section.items))


def _summary(changes: Changes) -> Iterator[Line]:
    """Yield what changed, in numbers."""
    if not changes:
        yield (plain("No fact changed."),)
        return
    found = changes.observations
    moved = (("read otherwise", len(found.moves)), ("read as before", found.still))
    for name, counts in (
        ("Observations", Counter(map(_kind, found.changes))),
        ("Derived figures that were reckoned anew", Counter(dict(moved))),
        ("Relations", Counter(RELATIONS[change.kind] for change in changes.relations)),
        ("Evidence and conflicts", Counter(change.kind for change in changes.lines)),
        ("Other entries", Counter(f"{change.kind} ({change.what})" for change in changes.entries)),
    ):
        told = ", ".join(f"{number:,} {kind}" for kind, number in counts.items() if number)
        if told:
            yield (plain(f"{name}: {told}."),)
    told = ", ".join(_shown(changes))
    if told:
        yield (plain(f"Where it shows: {told}."),)


def _kind(change: ObservationChange) -> str:
    """Return in one word what became of an observation."""
    natures = {"revision": "revised", "correction": "corrected"}
    return natures.get(change.nature) or (change.kinds[0] if change.kinds[0] in _WHOLE else "changed otherwise")


_WHOLE: Final = frozenset({"added", "removed", "renamed"})


def _shown(changes: Changes) -> Iterator[str]:
    """Yield how much of the site shows something else."""
    shown = changes.affected
    for number, one, other in (
        (len(shown.pages), "page", ""),
        (sum(len(page.sentences) for page in shown.pages), "sentence", ""),
        (sum(page.cells for page in shown.pages), "table cell", ""),
        (sum(page.cards for page in shown.pages), "card", ""),
        (len(shown.charts), "chart", ""),
        (len(shown.entries), "entry of the register", "entries of the register"),
        (len(shown.sheets), "one-page sheet", ""),
    ):
        if number:
            yield counted(number, one, other)


def _problems(changes: Changes) -> Iterator[Item]:
    """Yield the problems of both states, those of the new one first, and what they keep from being compared."""
    for state in (changes.head, changes.base):
        if state.problems:
            yield _state_item(state)
    unknown = changes.observations.unknown
    if unknown:
        told = f"{counted(len(unknown), 'observation')} may stand in what cannot be read, and are not compared: "
        yield ((plain(told), *_names(unknown)),)


def _state_item(state: State) -> Item:
    number = len(state.problems)
    lines: list[Line] = [(strong(state.name), plain(f" does not check: {counted(number, 'problem')}"))]
    for problem in state.problems[:_MOST_PROBLEMS]:
        place = f"{problem.file}:{problem.line}:{problem.column}"
        lines.append((code(place), plain(f": {problem.severity}: {problem.message} [{problem.rule}]")))
    if number > _MOST_PROBLEMS:
        lines.append((plain(f"and {number - _MOST_PROBLEMS:,} more, which `factsheet check` tells"),))
    return tuple(lines)


def _alerts(changes: Changes) -> Iterator[Item]:
    """Yield what a reviewer should look at twice: jumps, slips of scale, and relations that fail."""
    for alert in changes.alerts:
        kind = "a jump out of the series' past range" if alert.kind == "jump" else "a slip of scale?"
        yield ((code(alert.address), plain(f" {kind}")), (plain(alert.told),))
    for change in changes.relations:
        if change.kind in {"failing", "unreckonable"}:
            yield relation_item(change)


def _sentences(changes: Changes) -> Iterator[Item]:
    """Yield each sentence that reads otherwise, under its page."""
    for page in changes.affected.pages:
        for change in page.sentences:
            signs = ("before:", "after:") if change.before and change.after else ("no longer there:", "new:")
            both = zip(signs, (change.before, change.after), strict=True)
            yield (page_name(page), *(sentence_line(sign, pieces) for sign, pieces in both if pieces))


def _places(changes: Changes) -> Iterator[Item]:
    """Yield pages, charts, entries of the register, one-page sheets and pages of the book."""
    shown, book = changes.affected, changes.book
    yield from map(page_item, shown.pages)
    for name, found in (
        ("charts", shown.charts), ("entries of the register", shown.entries), ("one-page sheets", shown.sheets),
    ):  # fmt: skip
        if found:
            yield ((plain(f"{name}: "), *_names(found)),)
    if book.pages:
        yield ((plain(f"pages of the book: {', '.join(book.pages)}"),),)
    if book.chapters:
        yield ((plain(f"{'and in its' if book.pages else 'in the'} chapters {_listed(book.chapters)}"),),)


def _names(names: Sequence[str]) -> Line:
    """Return the first names of many, and how many more there are."""
    more = len(names) - _MOST_NAMES
    first = " ".join(names[:_MOST_NAMES])
    return (code(first), plain(f" and {more:,} more")) if more > 0 else (code(first),)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)

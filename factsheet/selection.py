"""What the words of a page stand for: their literal arguments go in, facts, lines and sources come out.

The words themselves (`factsheet.words`) render these selections; the checks use them to learn which page uses which
fact without rendering anything.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, get_args

from factsheet import cards as key_figures
from factsheet import model
from factsheet.arguments import WrongWord, check_form, check_texts
from factsheet.chart.series import series_of
from factsheet.data_files import DATA_FILES, data_files
from factsheet.facts import Chart, Fact, Facts, Indicator, Line, Milestone, Source, UnknownFact
from factsheet.problems import did_you_mean
from factsheet.quantity import Figure, write
from factsheet.tables import compared, table


@dataclass(frozen=True, slots=True)
class Selection:
    """What one call of a word shows. `shows` says whether a reader sees the facts in prose or a table."""

    facts: tuple[Fact, ...] = ()
    sources: tuple[Source, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    figure: Figure | None = None
    line: Line | None = None
    topic: str = ""
    date: str = ""
    chart: Chart | None = None


def fact(
    facts: Facts, name: str, *, place: str | None = None, period: str | None = None,
    digits: int | None = None, form: str = "full",
) -> Selection:  # fmt: skip
    """Select one fact: by its address, or by indicator with place and period."""
    check_form(digits, form)
    check_texts(name=name, place=place, period=period)
    found = facts.find(name, place, period)
    _check_ordinal(found, found.figure, form)
    return Selection((found,), figure=found.figure)


def former(facts: Facts, address: str, *, digits: int | None = None, form: str = "full") -> Selection:
    """Select the newest revision of a fact: the figure that it had before."""
    check_form(digits, form)
    check_texts(address=address)
    found = facts.find(address)
    if not found.revisions:
        raise UnknownFact(f"{found.address} has no revision")
    _check_ordinal(found, found.revisions[0].figure, form)
    return Selection((found,), figure=found.revisions[0].figure)


def says(facts: Facts, address: str, source: str) -> Selection:
    """Select the line in which a source prints a figure, be it evidence, a revision's or a conflict.

    In place of an address stands the key of a milestone to select the line in which its date is printed.
    """
    check_texts(address=address, source=source)
    facts.source(source)
    if address in facts.milestones:
        return _says_date(facts.milestones[address], source)
    found = facts.find(address)
    for line in found.lines:
        if line.source.key == source:
            return Selection((found,), (line.source,), line=line)
    hint = ", ".join(dict.fromkeys(line.source.key for line in found.lines)) or "none, for it is derived"
    raise UnknownFact(f"no line of {found.address} is from {source}; its sources are {hint}")


def _says_date(milestone: Milestone, source: str) -> Selection:
    for line, known in zip(milestone.entry.evidence, milestone.sources, strict=True):
        if known.key == source:
            return Selection(sources=(known,), milestones=(milestone,), date=line.says)
    hint = ", ".join(known.key for known in milestone.sources)
    raise UnknownFact(f"no line of {milestone.key} is from {source}; its sources are {hint}")


def source(facts: Facts, key: str) -> Selection:
    """Select a source."""
    check_texts(key=key)
    return Selection(sources=(facts.source(key),))


def sources(facts: Facts) -> Selection:
    """Select all sources."""
    return Selection(sources=tuple(facts.sources.values()))


def observations(
    facts: Facts, *names: str, place: str | None = None, period: str | None = None,
    places: Sequence[str] | None = None, periods: Sequence[str] | None = None, digits: int | None = None,
) -> Selection:  # fmt: skip
    """Select the observations of a table."""
    found = table(facts, names, place=place, period=period, places=places, periods=periods, digits=digits)
    return Selection(tuple(entry for row in found.rows for entry in row if entry))


def comparison(facts: Facts, name: str, *, places: Sequence[str], digits: int | None = None) -> Selection:
    """Select the observations of a table that compares places."""
    found = compared(facts, name, places, digits=digits)
    return Selection(tuple(entry for row in found.rows for entry in row.cells if entry))


def cards(facts: Facts, *names: str, digits: int | None = None) -> Selection:
    """Select key figures, and the earlier ones that they are held against."""
    found = key_figures.cards(facts, names, digits=digits)
    return Selection(tuple(fact for card in found for fact in (card.fact, card.before) if fact))


def chart(facts: Facts, key: str) -> Selection:
    """Select a chart, with the observations that it draws."""
    check_texts(key=key)
    if key not in facts.charts:
        hint = did_you_mean(key, facts.charts)
        raise UnknownFact(f"there is no chart “{key}”" + (f"; {hint}" if hint else ""))
    found = facts.charts[key]
    shown = tuple(point.fact for series in series_of(facts, found) for point in series.points)
    if not shown:
        raise UnknownFact(f"the chart {key} has nothing to show: there are no observations for it")
    return Selection(shown, chart=found)


def register(facts: Facts, topic: str) -> Selection:
    """Select everything of a topic."""
    check_texts(topic=topic)
    _check_topic(topic)
    return Selection(tuple(entry for entry in facts if entry.indicator.topic == topic), topic=topic)


def entry(facts: Facts, name: str) -> Selection:
    """Select every observation of an indicator, for its page in the register."""
    check_texts(name=name)
    return Selection(facts.by_indicator[facts.indicator(name).key])


def milestones(facts: Facts, topic: str | None = None) -> Selection:
    """Select the dated events of a topic, or of all topics, oldest first."""
    if topic is not None:
        check_texts(topic=topic)
        _check_topic(topic)
    found = [entry for entry in facts.milestones.values() if topic in {None, entry.entry.topic}]
    return Selection(milestones=tuple(sorted(found, key=_by_beginning)), topic=topic or "")


def _by_beginning(milestone: Milestone) -> tuple[int, int]:
    """Order events by the day on which their date begins; of two the one that is known less precisely first."""
    date = milestone.entry.date
    return (date.start.toordinal(), -date.end.toordinal())


def milestone(facts: Facts, key: str) -> Selection:
    """Select one dated event."""
    check_texts(key=key)
    if key not in facts.milestones:
        hint = did_you_mean(key, facts.milestones)
        raise UnknownFact(f"there is no milestone “{key}”" + (f"; {hint}" if hint else ""))
    return Selection(milestones=(facts.milestones[key],))


def conflicts(facts: Facts) -> Selection:
    """Select the facts of which some source prints another figure."""
    found = [entry for entry in facts if entry.conflicts or any(step.conflicts for step in entry.revisions)]
    return Selection(tuple(found))


def protocol(facts: Facts) -> Selection:
    """Select everything, for the table of how it is held."""
    return Selection(tuple(facts))


def cite(facts: Facts, address: str | None = None) -> Selection:
    """Select what is cited: a fact by its address, an indicator by its key, or else the whole sheet."""
    found = cited(facts, address)
    return Selection((found,) if isinstance(found, Fact) else ())


def cited(facts: Facts, address: str | None) -> Fact | Indicator | None:
    """Return the fact or the indicator that a citation names; `None` is the whole sheet."""
    if address is None:
        return None
    check_texts(address=address)
    return facts.get(address) if "." in address else facts.indicator(address)


def data(facts: Facts, name: str) -> Selection:
    """Select a data file."""
    check_texts(name=name)
    known = [*data_files(facts)]
    if name not in known:
        hint = did_you_mean(name, known) or f"there are {', '.join(DATA_FILES)}"
        raise UnknownFact(f"there is no data file “{name}”; {hint}")
    return Selection()


SELECTORS: Final[Mapping[str, Callable[..., Selection]]] = {
    selector.__name__: selector
    for selector in (
        fact, former, says, source, sources, observations, comparison, cards, chart, register, entry, milestones,
        milestone, conflicts, protocol, cite, data,
    )
}  # fmt: skip
# Words that show everything there is, or how to cite it: they do not count as a use of a fact.
LISTINGS: Final = frozenset({"register", "entry", "conflicts", "sources", "protocol", "cite"})


def select(word: str, facts: Facts, args: Iterable[object], options: Mapping[str, object]) -> Selection:
    """Return what a call of a word shows; raise `FactsheetError` if its arguments are wrong or name nothing."""
    selector = SELECTORS[word]
    try:
        bound = _signature(selector).bind(facts, *args, **options)
    except TypeError as error:
        raise WrongWord(f"{word}(): {error}") from error
    return selector(*bound.args, **bound.kwargs)


@cache
def _signature(selector: Callable[..., Selection]) -> inspect.Signature:
    return inspect.signature(selector)


def _check_ordinal(found: Fact, figure: Figure, form: str) -> None:
    whole = figure.upper is None and figure.number > 0 and figure.number == figure.number.to_integral_value()
    if form == "ordinal" and not whole:
        raise WrongWord(f"{found.address} is {write(figure)}: only a whole number has an ordinal")


def _check_topic(topic: str) -> None:
    topics = get_args(model.Topic)
    if topic not in topics:
        hint = did_you_mean(str(topic), topics) or f"topics are {', '.join(topics)}"
        raise UnknownFact(f"there is no topic “{topic}”; {hint}")

"""What the words of a page stand for: their literal arguments go in, facts, lines and sources come out.

The words themselves (`factsheet.words`) render these selections; the checks use them to learn which page uses which
fact without rendering anything.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from factsheet import model
from factsheet.facts import Fact, Facts, Line, Milestone, Source, UnknownFact
from factsheet.problems import FactsheetError, did_you_mean
from factsheet.quantity import Figure, write

FORMS: Final = ("full", "number", "ordinal", "word", "words")
DATA_FILES: Final = ("facts.json", "observations.csv", "evidence.csv", "sources.csv")


class WrongWord(FactsheetError):
    """A word of a page with arguments that it does not take."""


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


@dataclass(frozen=True, slots=True)
class Table:
    """The facts of a table: a row for each place and period, a column for each indicator."""

    names: tuple[str, ...]
    rows: tuple[tuple[Fact | None, ...], ...]


def fact(
    facts: Facts, name: str, *, place: str | None = None, period: str | None = None,
    digits: int | None = None, form: str = "full",
) -> Selection:  # fmt: skip
    """Select one fact: by its address, or by indicator with place and period."""
    _check_form(digits, form)
    _check_texts(name=name, place=place, period=period)
    found = facts.find(name, place, period)
    _check_ordinal(found, found.figure, form)
    return Selection((found,), figure=found.figure)


def former(facts: Facts, address: str, *, digits: int | None = None, form: str = "full") -> Selection:
    """Select the newest revision of a fact: the figure that it had before."""
    _check_form(digits, form)
    _check_texts(address=address)
    found = facts.find(address)
    if not found.revisions:
        raise UnknownFact(f"{found.address} has no revision")
    _check_ordinal(found, found.revisions[0].figure, form)
    return Selection((found,), figure=found.revisions[0].figure)


def says(facts: Facts, address: str, source: str) -> Selection:
    """Select the line in which a source prints a figure, be it evidence, a revision's or a conflict.

    In place of an address stands the key of a milestone to select the line in which its date is printed.
    """
    _check_texts(address=address, source=source)
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
    _check_texts(key=key)
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


def table(
    facts: Facts, names: Sequence[str], *, place: str | None = None, period: str | None = None,
    places: Sequence[str] | None = None, periods: Sequence[str] | None = None, digits: int | None = None,
) -> Table:  # fmt: skip
    """Return the table of some indicators, for the places and periods that are named or for all.

    Rows come newest period first, and within a period as named, for ranks by rank, else as in the file.
    Raises `UnknownFact` if a name is not known, or nothing is selected.
    """
    _check_form(digits, "full")
    if not names:
        raise WrongWord("observations() needs at least one indicator")
    for name in names:
        _check_texts(name=name)
    keys = [facts.indicator(name).key for name in names]
    wanted_places = _wanted("place", place, places, facts.places)
    wanted_periods = _wanted("period", period, periods, None)
    found: dict[tuple[str, str], dict[str, Fact]] = {}
    for key in keys:
        for entry in facts.by_indicator.get(key, ()):
            at = (entry.place.key, str(entry.period))
            if (wanted_places is None or at[0] in wanted_places) and (
                wanted_periods is None or at[1] in wanted_periods
            ):
                found.setdefault(at, {})[key] = entry
    missing = {*(wanted_places or ())} - {at[0] for at in found} or {*(wanted_periods or ())} - {at[1] for at in found}
    if missing or not found:
        raise UnknownFact(f"no observation of {', '.join(keys)} for {', '.join(sorted(missing)) or 'these'}")
    rows = sorted(
        (tuple(row.get(key) for key in keys) for row in found.values()),
        key=lambda row: _order(row, wanted_places, wanted_periods),
    )
    return Table(tuple(keys), tuple(rows))


def register(facts: Facts, topic: str) -> Selection:
    """Select everything of a topic."""
    _check_texts(topic=topic)
    _check_topic(topic)
    return Selection(tuple(entry for entry in facts if entry.indicator.topic == topic), topic=topic)


def milestones(facts: Facts, topic: str | None = None) -> Selection:
    """Select the dated events of a topic, or of all topics, oldest first."""
    if topic is not None:
        _check_texts(topic=topic)
        _check_topic(topic)
    found = [entry for entry in facts.milestones.values() if topic in {None, entry.entry.topic}]
    return Selection(milestones=tuple(sorted(found, key=_by_beginning)), topic=topic or "")


def _by_beginning(milestone: Milestone) -> tuple[int, int]:
    """Order events by the day on which their date begins; of two the one that is known less precisely first."""
    date = milestone.entry.date
    return (date.start.toordinal(), -date.end.toordinal())


def milestone(facts: Facts, key: str) -> Selection:
    """Select one dated event."""
    _check_texts(key=key)
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


def data(facts: Facts, name: str) -> Selection:
    """Select a data file."""
    del facts
    _check_texts(name=name)
    if name not in DATA_FILES:
        raise UnknownFact(f"there is no data file “{name}”; there are {', '.join(DATA_FILES)}")
    return Selection()


SELECTORS: Final[Mapping[str, Callable[..., Selection]]] = {
    selector.__name__: selector
    for selector in (
        fact, former, says, source, sources, observations, register, milestones, milestone, conflicts, protocol, data,
    )
}  # fmt: skip
# Words that show everything there is: they do not count as a use of a fact.
LISTINGS: Final = frozenset({"register", "conflicts", "sources", "protocol"})


def select(word: str, facts: Facts, args: Iterable[object], options: Mapping[str, object]) -> Selection:
    """Return what a call of a word shows; raise `FactsheetError` if its arguments are wrong or name nothing."""
    selector = SELECTORS[word]
    try:
        bound = inspect.signature(selector).bind(facts, *args, **options)
    except TypeError as error:
        raise WrongWord(f"{word}(): {error}") from error
    return selector(*bound.args, **bound.kwargs)


def _check_form(digits: object, form: object) -> None:
    if form not in FORMS:
        hint = did_you_mean(str(form), FORMS) or f"forms are {', '.join(FORMS)}"
        raise WrongWord(f"there is no form “{form}”; {hint}")
    if digits is not None and (not isinstance(digits, int) or isinstance(digits, bool) or digits < 1):
        raise WrongWord(f"digits={digits!r}: a whole number of at least one is needed")


def _check_texts(**values: object) -> None:
    """Raise `WrongWord` for a value that is no text; a year may be typed as a number."""
    for name, value in values.items():
        year = name.startswith("period") and isinstance(value, int) and not isinstance(value, bool)
        if not (value is None or isinstance(value, str) or year):
            raise WrongWord(f"{name}={value!r}: a text in quotes is needed")


def _check_ordinal(found: Fact, figure: Figure, form: str) -> None:
    whole = figure.upper is None and figure.number > 0 and figure.number == figure.number.to_integral_value()
    if form == "ordinal" and not whole:
        raise WrongWord(f"{found.address} is {write(figure)}: only a whole number has an ordinal")


def _check_topic(topic: str) -> None:
    topics = get_args(model.Topic)
    if topic not in topics:
        hint = did_you_mean(str(topic), topics) or f"topics are {', '.join(topics)}"
        raise UnknownFact(f"there is no topic “{topic}”; {hint}")


def _wanted(
    what: str, one: str | None, several: Sequence[str] | None, known: Mapping[str, object] | None
) -> list[str] | None:
    if one is not None and several is not None:
        raise WrongWord(f"{what}= and {what}s= exclude each other")
    if several is not None and not isinstance(several, list | tuple):
        raise WrongWord(f"{what}s={several!r}: a list of texts is needed; for one there is {what}=")
    if one is None and several is None:
        return None
    entries = [one] if several is None else several
    for entry in entries:
        _check_texts(**{what: entry})
    wanted = [str(entry) for entry in entries]
    for key in wanted:
        if known is not None and key not in known:
            hint = did_you_mean(key, known)
            raise UnknownFact(f"there is no {what} “{key}”" + (f"; {hint}" if hint else ""))
    return wanted


def _order(row: tuple[Fact | None, ...], places: list[str] | None, periods: list[str] | None) -> tuple[object, ...]:
    first = next(entry for entry in row if entry)
    by_period = periods.index(str(first.period)) if periods else -first.period.end.toordinal()
    if places:
        return (by_period, places.index(first.place.key))
    return (by_period, first.figure.number if first.unit.entry.kind == "rank" else 0)

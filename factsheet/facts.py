"""The facts of the sheet, linked: every observation with its indicator, place, unit, evidence and interval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from factsheet import model, model_charts, model_registries
from factsheet.load import Document, Steps
from factsheet.period import Period
from factsheet.problems import FactsheetError, Problem, did_you_mean
from factsheet.quantity import Figure, Interval


class UnknownFact(FactsheetError):
    """A page or a command names a fact, place, period or source that is not there."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a facts file: the document, and the steps that lead to the value."""

    document: Document = field(repr=False)  # it holds the whole file
    steps: Steps

    def into(self, *further: str | int) -> Where:
        """Return the place that further steps lead to."""
        return Where(self.document, (*self.steps, *further))

    def problem(self, rule: str, message: str, hint: str = "", *further: str | int) -> Problem:
        """Return a problem at this place, or at the value that `further` steps lead to."""
        return self.document.problem((*self.steps, *further), rule, message, hint)

    def problem_in_text(self, rule: str, message: str, hint: str, offset: int, *further: str | int) -> Problem:
        """Return a problem at a character of the text that `further` steps lead to."""
        line, column = self.document.text_at((*self.steps, *further), offset)
        return Problem(self.document.file, line, column, rule, message, hint)


@dataclass(frozen=True, slots=True)
class Registered:
    """A source, place or unit with its key."""

    key: str
    where: Where


@dataclass(frozen=True, slots=True)
class Source(Registered):
    """A source of sources.yml."""

    entry: model_registries.Source


@dataclass(frozen=True, slots=True)
class Place(Registered):
    """A place of places.yml."""

    entry: model_registries.Place


@dataclass(frozen=True, slots=True)
class Unit(Registered):
    """A unit of units.yml."""

    entry: model_registries.Unit

    @property
    def is_percent(self) -> bool:
        """Tell whether its figures are hundredths: in formulas 12.1 % counts as 0.121."""
        return self.entry.kind in {"share", "change", "points"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of evidence (or of a conflict): a source, what it prints, and the figure that this is.

    `scale` is the scale word of the table's head. `why` and `value`, the figure once more in the notation of values,
    are those of a conflict.
    """

    source: Source
    says: str
    at: str
    figure: Figure
    where: Where
    scale: str = ""
    evidence: model.Evidence | None = None
    why: model.Remark | None = None
    value: Figure | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """A revision: the value that the observation had before."""

    entry: model.Revision
    figure: Figure
    evidence: tuple[Line, ...]
    conflicts: tuple[Line, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with its key, its topic (the file it stands in) and what it refers to."""

    key: str
    topic: str
    entry: model.Indicator = field(repr=False)  # it holds all observations
    unit: Unit
    place: Place
    where: Where


@dataclass(frozen=True, slots=True)
class Observed:
    """An observation as far as it can be linked before formulas are reckoned."""

    indicator: Indicator
    place: Place
    period: Period
    entry: model.Observation
    evidence: tuple[Line, ...]
    revisions: tuple[Earlier, ...]
    conflicts: tuple[Line, ...]
    where: Where

    @property
    def address(self) -> str:
        """Return ``indicator.place.period``: permalink, key of exports, name in messages."""
        return f"{self.indicator.key}.{self.place.key}.{self.period}"

    @property
    def name(self) -> model.Bilingual:
        """Return the place's name as the source lists it."""
        return self.entry.listed_as or self.place.entry.label

    @property
    def origins(self) -> frozenset[str]:
        """Return whose reports the value rests on: pages that repeat one report count once."""
        entries = (line.source.entry for line in self.evidence)
        return frozenset(entry.origin or entry.publisher for entry in entries)

    @property
    def unit(self) -> Unit:
        """Return the unit of the indicator."""
        return self.indicator.unit


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a derived value came about: the formula, what went in, and what came out."""

    formula: str
    inputs: tuple[str, ...]
    interval: Interval


@dataclass(frozen=True, slots=True)
class Fact(Observed):
    """An observation with its figure: printed by its evidence, or derived by its formula.

    `interval` holds the values that the figure may stand for, in the indicator's unit.
    """

    figure: Figure
    interval: Interval
    derivation: Derivation | None = None

    @property
    def status(self) -> str:
        """Return how settled the value is; "derived" if it is reckoned here."""
        if self.entry.status:
            return self.entry.status
        return "derived" if self.entry.value is None else "final"

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return every line that prints a figure of this observation: of the value, of revisions, of conflicts."""
        earlier = [line for step in self.revisions for line in (*step.evidence, *step.conflicts)]
        return (*self.evidence, *earlier, *self.conflicts)


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated event with its key."""

    key: str
    entry: model.Milestone
    sources: tuple[Source, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of checks.yml with its key."""

    key: str
    entry: model.Relation
    where: Where


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the sheet says of itself in sheet.yml."""

    entry: model.Imprint
    where: Where


@dataclass(frozen=True, slots=True)
class TypedByHand:
    """An exception of checks.yml: a figure typed by hand that may stand."""

    entry: model.TypedByHand
    where: Where


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of charts.yml with its key, its indicators, and its places; no places means those that there are."""

    key: str
    entry: model_charts.Chart
    indicators: tuple[Indicator, ...]
    places: tuple[Place, ...]
    where: Where


@dataclass(frozen=True, eq=False, repr=False)
class Facts:
    """All facts of a project. Iteration gives them by topic and in the order of the files."""

    facts: Mapping[str, Fact]
    indicators: Mapping[str, Indicator]
    sources: Mapping[str, Source]
    places: Mapping[str, Place]
    units: Mapping[str, Unit]
    milestones: Mapping[str, Milestone]
    relations: Mapping[str, Relation]
    exceptions: tuple[TypedByHand, ...]
    aliases: Mapping[str, str]
    imprint: Imprint | None = None
    digest: str = ""
    charts: Mapping[str, Chart] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Fact]:
        """Return all facts."""
        return iter(self.facts.values())

    def __len__(self) -> int:
        """Return how many facts there are."""
        return len(self.facts)

    def __repr__(self) -> str:
        return f"<{len(self)} facts>"

    @cached_property
    def by_indicator(self) -> Mapping[str, tuple[Fact, ...]]:
        """Return the facts of each indicator, in the order of the file."""
        found: dict[str, list[Fact]] = {}
        for fact in self:
            found.setdefault(fact.indicator.key, []).append(fact)
        return {key: tuple(facts) for key, facts in found.items()}

    def get(self, address: str) -> Fact:
        """Return the fact of an address, former addresses included; raise `UnknownFact` with a hint."""
        fact = self.facts.get(self.aliases.get(address, address))
        if fact is None:
            raise UnknownFact(_unknown("fact", address, [*self.facts, *self.aliases]))
        return fact

    def find(self, name: str, place: str | None = None, period: str | None = None) -> Fact:
        """Return the fact of an address, or of an indicator: for its own place and the latest period if none is named.

        Raises `UnknownFact` if there is none.
        """
        if "." in name:
            if place is not None or period is not None:
                message = f"“{name}” is a whole address; place and period go with an indicator"
                raise UnknownFact(message)
            return self.get(name)
        indicator = self.indicator(name)
        key, where = indicator.key, place or indicator.entry.place
        series = self.series(key, where)
        if period is not None:
            series = [fact for fact in series if str(fact.period) == str(period)]
        if not series:
            known = ", ".join(fact.address for fact in self.by_indicator.get(key, ())[:8])
            message = f"no observation {key}.{where}.{period or '…'}; there are {known}"
            raise UnknownFact(message)
        return series[-1]

    def indicator(self, name: str) -> Indicator:
        """Return the indicator of a key, former keys included; raise `UnknownFact` with a hint."""
        found = self.indicators.get(self.aliases.get(name, name))
        if found is None:
            raise UnknownFact(_unknown("indicator", name, [*self.indicators, *self.aliases]))
        return found

    def series(self, key: str, place: str) -> list[Fact]:
        """Return the facts of an indicator for a place, oldest first."""
        found = [fact for fact in self.by_indicator.get(key, ()) if fact.place.key == place]
        return sorted(found, key=lambda fact: fact.period)

    def source(self, key: str) -> Source:
        """Return a source; raise `UnknownFact` with a hint."""
        if key not in self.sources:
            raise UnknownFact(_unknown("source", key, self.sources))
        return self.sources[key]


def _unknown(what: str, name: str, known: Iterator[str] | Mapping[str, object] | list[str]) -> str:
    hint = did_you_mean(name, known)
    return f"there is no {what} “{name}”" + (f"; {hint}" if hint else "")

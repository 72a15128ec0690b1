"""Linking: documents become facts. Every key that refers to something is looked up, every figure is read.

All problems of all files are collected; what is wrong is left out, so that one mistake is reported once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, get_args

from factsheet import model, model_registries
from factsheet.charts import read_charts
from factsheet.entries import Entries
from factsheet.evidence import EvidenceError, printed_figure
from factsheet.facts import (
    Chart,
    Earlier,
    Imprint,
    Indicator,
    Line,
    Milestone,
    Observed,
    Place,
    Relation,
    Source,
    TypedByHand,
    Unit,
    Where,
)  # fmt: skip
from factsheet.known import ANY
from factsheet.load import FOLDER, facts_files, load
from factsheet.problems import Problem, did_you_mean
from factsheet.quantity import Figure, write
from factsheet.relations import read_checks

TOPICS: Final = get_args(model.Topic)
_NEEDED: Final = ("places", "sheet", "sources", "units")
_KNOWN: Final = frozenset(f"{name}.yml" for name in (*TOPICS, *_NEEDED, "milestones", "charts", "checks"))


@dataclass
class Drafts:
    """What the files hold, linked, before formulas are reckoned.

    `left_out` are the keys and addresses of what has a problem and is not among it.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    observed: list[Observed] = field(default_factory=list)
    milestones: dict[str, Milestone] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    exceptions: list[TypedByHand] = field(default_factory=list)
    imprint: Imprint | None = None
    charts: dict[str, Chart] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()


def read_drafts(root: Path, problems: list[Problem]) -> Drafts:
    """Return everything below `facts/`, linked as far as it can be; add what is wrong to `problems`."""
    files = facts_files(root)
    for name in files:
        if name not in _KNOWN:
            hint = did_you_mean(name, sorted(_KNOWN)) or f"facts stand in {', '.join(sorted(_KNOWN))}"
            problems.append(Problem(f"{FOLDER}/{name}", 1, 1, "unknown-file", f"nothing reads {name}", hint))
    wanted = _KNOWN & {*files, *(f"{name}.yml" for name in _NEEDED)}
    documents = {
        name.removesuffix(".yml"): document
        for name in sorted(wanted)
        if (document := load(root, f"{FOLDER}/{name}", problems))
    }
    unread = frozenset(name.removesuffix(".yml") for name in wanted) - documents.keys()
    return _Linker(Entries(documents, problems, unread=unread)).link()


class _Linker:
    """Turns entries into drafts."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries
        self.problems = entries.problems
        self.drafts = Drafts()

    def link(self) -> Drafts:
        self._registries()
        for topic in TOPICS:
            self._topic(topic)
        self._wholes()
        for key, entry, where in self.entries.of("milestones", model.Milestone):
            self._milestone(key, entry, where)
        self.drafts.relations, self.drafts.exceptions = read_checks(self.entries)
        self.drafts.imprint = self._imprint()
        self.drafts.charts = read_charts(self.entries, self.drafts.indicators, self.drafts.places)
        self.drafts.left_out = frozenset(
            self.entries.left_out | ({ANY} if not self.entries.unread.isdisjoint(TOPICS) else set())
        )
        return self.drafts

    def _registries(self) -> None:
        drafts, entries = self.drafts, self.entries
        drafts.sources = {
            key: Source(key, at, entry) for key, entry, at in entries.of("sources", model_registries.Source)
        }
        drafts.places = {key: Place(key, at, entry) for key, entry, at in entries.of("places", model_registries.Place)}
        drafts.units = {key: Unit(key, at, entry) for key, entry, at in entries.of("units", model_registries.Unit)}
        for source in drafts.sources.values():
            if source.entry.published and source.entry.accessed < source.entry.published:
                told = f"{source.key} was accessed on {source.entry.accessed}"
                message = f"{told}, before it was published on {source.entry.published}"
                hint = "mend the slip in `accessed` or in `published`"
                self.problems.append(source.where.problem("bad-date", message, hint, "accessed"))
        for place in drafts.places.values():
            for number, key in enumerate(place.entry.within):
                entries.look_up(drafts.places, key, "place", place.where, "in", number)

    def _imprint(self) -> Imprint | None:
        document = self.entries.documents.get("sheet")
        if document is None:
            return None
        where = Where(document, ())
        entry = self.entries.parsed(model.Imprint, document.data, where)
        return Imprint(entry, where) if entry else None

    def _topic(self, topic: str) -> None:
        drafts, entries = self.drafts, self.entries
        for key, entry, where in entries.of(topic, model.Indicator):
            if key in drafts.indicators:
                message = f"the indicator “{key}” stands in {drafts.indicators[key].where.document.file} as well"
                hint = "remove one of the two, or rename it"
                self.problems.append(where.document.problem(where.steps, "duplicate-key", message, hint, key=True))
                continue
            unit = entries.look_up(drafts.units, entry.unit, "unit", where, "unit")
            place = entries.look_up(drafts.places, entry.place, "place", where, "place")
            if unit is None or place is None:
                entries.left_out.add(key)
                continue
            indicator = Indicator(key, topic, entry, unit, place, where)
            drafts.indicators[key] = indicator
            for number, observation in enumerate(entry.observations):
                self._observation(indicator, observation, where.into("observations", number))

    def _wholes(self) -> None:
        for indicator in self.drafts.indicators.values():
            for name, key in (("part_of", indicator.entry.part_of), ("covers", indicator.entry.covers)):
                if key:
                    self.entries.look_up(self.drafts.indicators, key, "indicator", indicator.where, name)

    def _observation(self, indicator: Indicator, entry: model.Observation, where: Where) -> None:
        address = f"{indicator.key}.{entry.place or indicator.place.key}.{entry.period}"
        if problem := _contradiction(entry, where):
            self.problems.append(problem)
            self.entries.left_out.add(address)
            return
        place: Place | None = indicator.place
        if entry.place is not None:
            place = self.entries.look_up(self.drafts.places, entry.place, "place", where, "place")
        if place is None:
            self.entries.left_out.add(address)
            return
        revisions = [self._revision(revision, where.into("revisions", n)) for n, revision in enumerate(entry.revisions)]
        self.drafts.observed.append(
            Observed(
                indicator, place, entry.period, entry,
                evidence=self._lines(entry.evidence, where, "evidence"),
                revisions=tuple(revisions),
                conflicts=self._lines(entry.conflicts, where, "conflicts"),
                where=where,
            )
        )  # fmt: skip

    def _revision(self, entry: model.Revision, where: Where) -> Earlier:
        evidence = self._lines(entry.evidence, where, "evidence")
        for line in evidence:
            if entry.reported and line.source.entry.published and line.source.entry.published < entry.reported:
                told = f"{line.source.key} printed this on {line.source.entry.published}"
                message = f"{told}, before it was reported on {entry.reported}"
                hint = "give the day of the first report, or mend `published` of the source"
                self.problems.append(where.problem("bad-date", message, hint, "reported"))
        return Earlier(entry, entry.value, evidence, self._lines(entry.conflicts, where, "conflicts"), where)

    def _lines(self, entries: Iterable[model.Evidence | model.Conflict], where: Where, name: str) -> tuple[Line, ...]:
        lines = (self._line(entry, where.into(name, number)) for number, entry in enumerate(entries))
        return tuple(line for line in lines if line)

    def _line(self, entry: model.Evidence | model.Conflict, where: Where) -> Line | None:
        source = self.entries.look_up(self.drafts.sources, entry.source, "source", where, "source")
        if source is None:
            return None
        evidence = entry if isinstance(entry, model.Evidence) else None
        language, notation = source.entry.language, evidence.notation if evidence else None
        try:
            figure = _printed(entry, notation or language)
        except EvidenceError as error:
            self.problems.append(
                where.problem_in_text("bad-figure", str(error), error.hint, error.position, error.field)
            )
            return None
        if notation and _reads_alike(entry, language, figure):
            message = f"“{entry.says}” reads the same in “{notation}” as in the source's language, “{language}”"
            self.problems.append(where.problem("idle-notation", message, "remove `notation`", "notation"))
        line = Line(source, entry.says, entry.at or "", figure, where, entry.scale or "")
        if isinstance(entry, model.Conflict):
            return replace(line, why=entry.why, value=entry.value)
        return replace(line, evidence=entry)

    def _milestone(self, key: str, entry: model.Milestone, where: Where) -> None:
        sources = [
            self.entries.look_up(self.drafts.sources, line.source, "source", where, "evidence", number, "source")
            for number, line in enumerate(entry.evidence)
        ]
        known = tuple(source for source in sources if source)
        if len(known) == len(sources):
            self.drafts.milestones[key] = Milestone(key, entry, known, where)


def _printed(entry: model.Evidence | model.Conflict, language: str) -> Figure:
    how = entry.how if isinstance(entry, model.Evidence) else None
    return printed_figure(entry.says, language, entry.scale, how)


def _reads_alike(entry: model.Evidence | model.Conflict, language: str, figure: Figure) -> bool:
    try:
        return _printed(entry, language) == figure
    except EvidenceError:
        return False


def _contradiction(entry: model.Observation, where: Where) -> Problem | None:
    """Return what is wrong if an observation is neither printed, with evidence, nor derived, without."""
    if (entry.value is None) == (entry.formula is None):
        both = "both a value and a formula" if entry.formula else "neither a value nor a formula"
        hint = "a printed figure has a value with evidence, a derived one a formula"
        return where.problem("value-or-formula", f"the observation has {both}", hint)
    if entry.value is not None and not entry.evidence:
        hint = "add who prints it, and what: `evidence: [{source: …, says: …}]`"
        return where.problem("evidence-missing", f"the value {write(entry.value)} has no evidence", hint, "value")
    if entry.formula is not None and entry.evidence:
        hint = "give the value instead of the formula, or remove the evidence"
        message = "the observation has a formula, and evidence as well"
        return where.problem("evidence-unneeded", message, hint, "evidence")
    return None

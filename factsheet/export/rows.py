"""Rows: facts go in, the rows of each table come out, as texts in the order of the table's columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Final, TypeAlias

from factsheet.data_files import indicator_file
from factsheet.export.columns import EVIDENCE, INDICATORS, MILESTONES, OBSERVATIONS, PLACES, SOURCES, UNITS
from factsheet.export.records import bound, words
from factsheet.facts import Fact, Line
from factsheet.quantity import Figure, write
from factsheet.sheet import Sheet
from factsheet.text import one_line

Row: TypeAlias = tuple[str, ...]


def rows(sheet: Sheet) -> Mapping[str, list[Row]]:
    """Return the rows of every table, by its name; texts are in one line, and what is not known is empty."""
    return {name: [tuple(map(one_line, row)) for row in made(sheet)] for name, made in _ROWS.items()}


def _observations(sheet: Sheet) -> Iterator[Row]:
    for fact in sheet.facts:
        label, place, note = fact.indicator.entry.label, fact.place.entry.label, fact.entry.note
        yield (
            fact.address, fact.indicator.key, label.en, label.zh, fact.place.key, place.en, place.zh,
            str(fact.period), fact.period.start.isoformat(), fact.period.end.isoformat(),
            *_ends(fact.figure), fact.figure.qualifier.value, f"{fact.figure.step:f}",
            bound(fact.interval.low), bound(fact.interval.high), write(fact.figure),
            fact.unit.key, fact.status, fact.derivation.formula if fact.derivation else "",
            " ".join(dict.fromkeys(line.source.key for line in fact.evidence)), words(fact, "en"), words(fact, "zh"),
            note.en if note else "", (note.zh if note else "") or "",
        )  # fmt: skip


def _evidence(sheet: Sheet) -> Iterator[Row]:
    for fact in sheet.facts:
        for of, line in _lines(fact):
            evidence = line.evidence
            yield (
                fact.address, of, line.source.key, line.says, line.at, *_ends(line.figure), f"{line.figure.step:f}",
                line.scale, (evidence.how if evidence else "") or "", (evidence.notation if evidence else "") or "",
                str((evidence.rounded_to if evidence else "") or ""), line.why.en if line.why else "",
            )  # fmt: skip


def _lines(fact: Fact) -> Iterator[tuple[str, Line]]:
    yield from (("value", line) for line in fact.evidence)
    for number, step in enumerate(fact.revisions, start=1):
        yield from ((f"revision {number}", line) for line in step.evidence)
        yield from ((f"conflict with revision {number}", line) for line in step.conflicts)
    yield from (("conflict", line) for line in fact.conflicts)


def _ends(figure: Figure) -> tuple[str, str]:
    return _number(figure.number), "" if figure.upper is None else _number(figure.upper)


def _number(number: Decimal) -> str:
    return f"{number:f}" if number else f"{abs(number):f}"  # no minus before a zero


def _indicators(sheet: Sheet) -> Iterator[Row]:
    for key, indicator in sheet.facts.indicators.items():
        entry = indicator.entry
        yield (
            key, indicator.topic, entry.label.en, entry.label.zh, entry.definition.en, entry.definition.zh, entry.unit,
            entry.place, entry.review, entry.part_of or "", entry.covers or "",
            "; ".join(f"{gap.since}: {gap.what.en}" for gap in entry.breaks),
            entry.note.en if entry.note else "", (entry.note.zh if entry.note else "") or "",
            str(len(sheet.facts.by_indicator.get(key, ()))), indicator_file(key),
        )  # fmt: skip


def _sources(sheet: Sheet) -> Iterator[Row]:
    for key, source in sheet.facts.sources.items():
        entry = source.entry
        yield (
            key, entry.title, entry.publisher, entry.origin or entry.publisher, entry.kind, entry.language,
            entry.published.isoformat() if entry.published else "", entry.accessed.isoformat(),
            entry.url if entry.link else "",
        )  # fmt: skip


def _places(sheet: Sheet) -> Iterator[Row]:
    for key, place in sheet.facts.places.items():
        entry = place.entry
        latitude, longitude = (str(degrees) for degrees in entry.coordinates) if entry.coordinates else ("", "")
        yield key, entry.label.en, entry.label.zh, entry.kind, " ".join(entry.within), latitude, longitude


def _units(sheet: Sheet) -> Iterator[Row]:
    for key, unit in sheet.facts.units.items():
        entry, label = unit.entry, unit.entry.label
        counted = "true" if entry.counted else "false"
        yield key, label.en.one, label.en.other, label.zh, entry.kind, counted, entry.currency or ""


def _milestones(sheet: Sheet) -> Iterator[Row]:
    for key, milestone in sheet.facts.milestones.items():
        entry = milestone.entry
        sources = " ".join(dict.fromkeys(source.key for source in milestone.sources))
        yield key, entry.topic, str(entry.date), entry.event.en, entry.event.zh, sources


_ROWS: Final[Mapping[str, Callable[[Sheet], Iterator[Row]]]] = {
    OBSERVATIONS.name: _observations, EVIDENCE.name: _evidence, INDICATORS.name: _indicators, SOURCES.name: _sources,
    PLACES.name: _places, UNITS.name: _units, MILESTONES.name: _milestones,
}  # fmt: skip

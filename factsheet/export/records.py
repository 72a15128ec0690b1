"""Records: entries of the facts go in, plain data for JSON comes out. `schema` describes every key of them.

Numbers are text in full, never floats, so that no digit is lost or invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from factsheet.facts import Fact, Indicator, Line, Milestone, Place, Relation, Source, Unit
from factsheet.model import Bilingual, Remark
from factsheet.quantity import Figure, Interval, write
from factsheet.sheet import Sheet
from factsheet.text import plain
from factsheet.wording import Language, figure_in_words, number_for_machine, unit_words

Record: TypeAlias = dict[str, object]


def imprint_record(sheet: Sheet) -> Record:
    """Return what the sheet says of itself."""
    imprint = sheet.imprint
    return {
        "title": both(imprint.title),
        "description": both(imprint.description),
        "version": imprint.version,
        "date": imprint.date.isoformat(),
        "authors": list(imprint.authors),
        "keywords": list(imprint.keywords),
        "licence": imprint.licence.model_dump(),
    }


def observation_record(sheet: Sheet, fact: Fact) -> Record:
    """Return everything that is known of one observation."""
    derivation, relations, pages = fact.derivation, sheet.ties[fact.address].relations, sheet.uses.get(fact.address, ())
    record: Record = {
        "indicator": fact.indicator.key,
        "place": fact.place.key,
        "period": str(fact.period),
        **figure_record(fact.figure, fact.interval),
        "unit": fact.unit.key,
        "status": fact.status,
        "words": {"en": words(fact, "en"), "zh": words(fact, "zh")},
        "listed_as": both(fact.entry.listed_as) if fact.entry.listed_as else None,
        "formula": derivation.formula if derivation else None,
        "inputs": list(derivation.inputs) if derivation else None,
        "relations": [relation.key for relation in relations],
        "evidence": [line_record(line) for line in fact.evidence],
        "revisions": [_revision(fact, number) for number in range(len(fact.revisions))],
        "conflicts": [line_record(line) for line in fact.conflicts],
        "note": remark(fact.entry.note) if fact.entry.note else None,
        "pages": [page.url for page in pages],
    }
    return known(record)


def _revision(fact: Fact, number: int) -> Record:
    step = fact.revisions[number]
    return {
        **figure_record(step.figure, step.figure.interval),
        "status": step.entry.status,
        "reported": step.entry.reported.isoformat() if step.entry.reported else None,
        "why": remark(step.entry.why),
        "evidence": [line_record(line) for line in step.evidence],
        "conflicts": [line_record(line) for line in step.conflicts],
    }


def figure_record(figure: Figure, interval: Interval) -> Record:
    """Return a figure with its precision, and the ends of what it may stand for; an open end is empty."""
    return {
        "value": number_for_machine(figure),
        "qualifier": figure.qualifier.value,
        "precision": f"{figure.step:f}",
        "low": bound(interval.low),
        "high": bound(interval.high),
        "notation": write(figure),
    }


def bound(end: Decimal) -> str:
    """Return an end of an interval, empty if it is open."""
    return f"{end:f}" if end.is_finite() else ""


def words(fact: Fact, language: Language) -> str:
    """Return the figure of a fact in words, with plain spaces."""
    return plain(figure_in_words(fact.figure, unit_words(fact.unit), language))


def line_record(line: Line) -> Record:
    """Return one line of evidence or of a conflict: what a source prints, and the figure that this is."""
    evidence = line.evidence
    return {
        "source": line.source.key,
        "says": line.says,
        "at": line.at,
        "value": number_for_machine(line.figure),
        "precision": f"{line.figure.step:f}",
        "scale": line.scale,
        "how": (evidence.how if evidence else None) or "",
        "notation": (evidence.notation if evidence else None) or "",
        "rounded_to": str((evidence.rounded_to if evidence else None) or ""),
        "why": line.why.en if line.why else "",
    }


def source_record(source: Source) -> Record:
    """Return a source; its address only if it may be linked."""
    entry = source.entry
    return known(
        {
            "title": entry.title,
            "publisher": entry.publisher,
            "url": entry.url if entry.link else None,
            "published": entry.published.isoformat() if entry.published else None,
            "accessed": entry.accessed.isoformat(),
            "language": entry.language,
            "origin": entry.origin,
            "kind": entry.kind,
        }
    )


def place_record(place: Place) -> Record:
    """Return a place; `in` are the places that it belongs to."""
    entry = place.entry
    coordinates = [str(degrees) for degrees in entry.coordinates] if entry.coordinates else None
    return known({"label": both(entry.label), "kind": entry.kind, "in": list(entry.within), "coordinates": coordinates})


def unit_record(unit: Unit) -> Record:
    """Return a unit with its words."""
    return unit.entry.model_dump(mode="json", exclude_none=True)


def indicator_record(indicator: Indicator) -> Record:
    """Return what an indicator measures, without its observations."""
    entry = indicator.entry
    return known(
        {
            "topic": indicator.topic,
            "label": both(entry.label),
            "definition": both(entry.definition),
            "unit": entry.unit,
            "place": entry.place,
            "review": entry.review,
            "part_of": entry.part_of,
            "covers": entry.covers,
            "breaks": [{"since": str(gap.since), "what": both(gap.what)} for gap in entry.breaks],
            "note": remark(entry.note) if entry.note else None,
            "aliases": list(entry.aliases),
        }
    )


def relation_record(relation: Relation) -> Record:
    """Return a relation with the places and periods for which it is tried; without any it is tried for all."""
    entry = relation.entry
    return {
        "states": remark(entry.states),
        "holds": entry.holds,
        "places": list(entry.places),
        "periods": [str(period) for period in entry.periods],
    }


def milestone_record(milestone: Milestone) -> Record:
    """Return a dated event with what its sources print of the date."""
    entry = milestone.entry
    return {
        "topic": entry.topic,
        "date": str(entry.date),
        "event": both(entry.event),
        "evidence": [line.model_dump(exclude_none=True) for line in entry.evidence],
    }


def both(text: Bilingual) -> Record:
    """Return a text in both languages."""
    return {"en": text.en, "zh": text.zh}


def remark(text: Remark) -> Record:
    """Return a remark, in Chinese where there is one."""
    return known({"en": text.en, "zh": text.zh})


def known(record: Mapping[str, object]) -> Record:
    """Return a record without the keys of which nothing is known."""
    return {key: value for key, value in record.items() if value not in (None, [], ())}

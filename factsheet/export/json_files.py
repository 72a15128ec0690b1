"""JSON: the sheet goes in; one document of everything, and one for each figure at its address, come out."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.cite import full, short, work_of
from factsheet.cite.bibtex import bibtex
from factsheet.cite.csl import csl_item
from factsheet.cite.ris import ris
from factsheet.data_files import figure_file, indicator_file
from factsheet.export.links import Links
from factsheet.export.records import (
    Record,
    imprint_record,
    indicator_record,
    known,
    milestone_record,
    observation_record,
    place_record,
    relation_record,
    source_record,
    unit_record,
)
from factsheet.export.schema import VERSION
from factsheet.facts import Fact
from factsheet.register import entry_anchor
from factsheet.sheet import Sheet


def facts_document(sheet: Sheet) -> Record:
    """Return everything as one document: registries, indicators, observations with evidence, milestones."""
    facts = sheet.facts
    return {
        "$schema": "facts.schema.json",
        "version": VERSION,
        "sheet": imprint_record(sheet),
        "digest": facts.digest,
        "sources": {key: source_record(source) for key, source in facts.sources.items()},
        "places": {key: place_record(place) for key, place in facts.places.items()},
        "units": {key: unit_record(unit) for key, unit in facts.units.items()},
        "indicators": {key: indicator_record(indicator) for key, indicator in facts.indicators.items()},
        "observations": {fact.address: observation_record(sheet, fact) for fact in facts},
        "relations": {key: relation_record(relation) for key, relation in facts.relations.items()},
        "aliases": dict(facts.aliases),
        "milestones": {key: milestone_record(milestone) for key, milestone in facts.milestones.items()},
    }


def figure_documents(sheet: Sheet, whole: Record, base: str = "") -> Iterator[tuple[str, Record]]:
    """Yield name and document of the file of every figure, then of every former address.

    `whole` is what `facts_document` gives: the records are taken from it.
    """
    neighbours = _neighbours(sheet)
    for fact in sheet.facts:
        links = _links(fact, Links(base, figure_file(fact.address)), *neighbours[fact.address])
        document = _figure_document(fact, whole) | {"citations": _citations(sheet, fact, base), "links": links}
        yield (
            figure_file(fact.address),
            {"$schema": Links(base, figure_file(fact.address)).data("figure.schema.json"), **document},
        )
    for alias, now in sheet.facts.aliases.items():
        if now in sheet.facts.facts:
            yield figure_file(alias), _moved_document(alias, now, base)


def series_documents(sheet: Sheet, whole: Record) -> Iterator[tuple[str, Record]]:
    """Yield name and document of the file of every indicator, then of every former key of one.

    The documents have the form of `whole`, what `facts_document` gives, and of it what belongs to the indicator.
    """
    documents = {key: _series_document(sheet, key, whole) for key in sheet.facts.indicators}
    yield from ((indicator_file(key, "json"), series) for key, series in documents.items())
    for alias, now in sheet.facts.aliases.items():
        if now in documents:
            yield indicator_file(alias, "json"), documents[now]


def _series_document(sheet: Sheet, key: str, whole: Record) -> Record:
    facts = sheet.facts.by_indicator.get(key, ())
    indicator = sheet.facts.indicators[key]
    used = {
        "sources": [line.source.key for fact in facts for line in fact.lines],
        "places": [indicator.place.key, *(fact.place.key for fact in facts)],
        "units": [indicator.unit.key],
        "indicators": [key],
        "observations": [fact.address for fact in facts],
        "relations": [relation.key for fact in facts for relation in sheet.ties[fact.address].relations],
        "aliases": [alias for alias, now in sheet.facts.aliases.items() if now == key or now.startswith(f"{key}.")],
        "milestones": [],
    }
    parts: dict[str, dict[str, Record]] = whole  # type: ignore[assignment]  # registries by key
    taken = {name: {key: parts[name][key] for key in dict.fromkeys(keys)} for name, keys in used.items()}
    return {**whole, "$schema": "../facts.schema.json", **taken}


def _figure_document(fact: Fact, whole: Record) -> Record:
    parts: dict[str, dict[str, Record]] = whole  # type: ignore[assignment]  # registries by key
    return {
        "version": VERSION,
        "address": fact.address,
        "sheet": whole["sheet"],
        "observation": parts["observations"][fact.address],
        "indicator": parts["indicators"][fact.indicator.key],
        "place": parts["places"][fact.place.key],
        "unit": parts["units"][fact.unit.key],
        "sources": {line.source.key: parts["sources"][line.source.key] for line in fact.lines},
    }


def _links(fact: Fact, links: Links, previous: str | None, following: str | None) -> Record:
    return known(
        {
            "self": links.data(figure_file(fact.address)),
            "entry": links.to(entry_anchor(fact)),
            "series": links.data(indicator_file(fact.indicator.key, "json")),
            "table": links.data(indicator_file(fact.indicator.key)),
            "all": links.data("facts.json"),
            "previous": links.data(figure_file(previous)) if previous else None,
            "next": links.data(figure_file(following)) if following else None,
        }
    )


def _citations(sheet: Sheet, fact: Fact, base: str) -> Record:
    work = work_of(sheet, fact, base)
    return {
        "short": short(work),
        "full": full(work),
        "bibtex": bibtex(work),
        "ris": ris(work),
        "csl": csl_item(work),
    }


def _moved_document(alias: str, now: str, base: str) -> Record:
    links = Links(base, figure_file(alias))
    return {
        "$schema": links.data("figure.schema.json"),
        "version": VERSION,
        "address": alias,
        "moved_to": now,
        "links": {"self": links.data(figure_file(alias)), "figure": links.data(figure_file(now))},
    }


def _neighbours(sheet: Sheet) -> dict[str, tuple[str | None, str | None]]:
    """Return for each address those before and after it in the series of its indicator and place."""
    series: dict[tuple[str, str], list[Fact]] = {}
    for fact in sheet.facts:
        series.setdefault((fact.indicator.key, fact.place.key), []).append(fact)
    found: dict[str, tuple[str | None, str | None]] = {}
    for facts in series.values():
        addresses = [fact.address for fact in sorted(facts, key=lambda fact: fact.period)]
        for before, here, behind in zip([None, *addresses], addresses, [*addresses[1:], None], strict=False):
            found[here] = (before, behind)
    return found

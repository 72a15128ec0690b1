"""Exporting: facts go in, data files come out: JSON of everything, and CSV tables that a spreadsheet opens.

Numbers are written as text in full, never as floats, so that no digit is lost or invented.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from factsheet.facts import Fact, Line, Source
from factsheet.quantity import Figure, Interval, write
from factsheet.selection import DATA_FILES
from factsheet.sheet import Sheet
from factsheet.wording import figure_in_words, number_for_machine, unit_words

Record: TypeAlias = dict[str, object]
VERSION: Final = 1


def export(sheet: Sheet, folder: Path) -> list[Path]:
    """Write every data file into the folder, which is made if need be; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in DATA_FILES:
        path = folder / name
        path.write_text(_FILES[name](sheet), encoding="utf-8", newline="")
        written.append(path)
    return written


def facts_json(sheet: Sheet) -> str:
    """Return everything as one JSON document: registries, indicators, observations with evidence, milestones."""
    facts = sheet.facts
    document = {
        "version": VERSION,
        "licence": "CC-BY-4.0",
        "digest": facts.digest,
        "sources": {
            key: source.entry.model_dump(mode="json", exclude_none=True, exclude=None if source.entry.link else {"url"})
            for key, source in facts.sources.items()
        },
        "places": {key: place.entry.model_dump(mode="json", by_alias=True) for key, place in facts.places.items()},
        "units": {key: unit.entry.model_dump(mode="json", exclude_none=True) for key, unit in facts.units.items()},
        "indicators": {
            key: {
                "topic": indicator.topic,
                **indicator.entry.model_dump(mode="json", exclude={"observations"}, exclude_none=True),
            }
            for key, indicator in facts.indicators.items()
        },
        "observations": {fact.address: _observation(sheet, fact) for fact in facts},
        "relations": {
            key: {
                **relation.entry.model_dump(mode="json", exclude_defaults=True, exclude={"periods"}),
                "periods": [str(period) for period in relation.entry.periods],
            }
            for key, relation in facts.relations.items()
        },
        "aliases": dict(facts.aliases),
        "milestones": {
            key: {
                "topic": milestone.entry.topic,
                "date": str(milestone.entry.date),
                "event": milestone.entry.event.model_dump(),
                "evidence": [line.model_dump(exclude_none=True) for line in milestone.entry.evidence],
            }
            for key, milestone in facts.milestones.items()
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def observations_csv(sheet: Sheet) -> str:
    """Return one row an observation."""
    return _table(_row(fact) for fact in sheet.facts)


def evidence_csv(sheet: Sheet) -> str:
    """Return one row a line of evidence, of values, of revisions and of conflicts."""
    return _table(
        {"address": fact.address, "of": of, **_line(line)} for fact in sheet.facts for of, line in _lines(fact)
    )


def sources_csv(sheet: Sheet) -> str:
    """Return one row a source."""
    return _table(_source(source) for source in sheet.facts.sources.values())


def observation_record(sheet: Sheet, fact: Fact) -> Record:
    """Return everything that is known of one observation, as in the JSON export."""
    return _observation(sheet, fact)


_FILES: Final[Mapping[str, Callable[[Sheet], str]]] = {
    "facts.json": facts_json,
    "observations.csv": observations_csv,
    "evidence.csv": evidence_csv,
    "sources.csv": sources_csv,
}


def _observation(sheet: Sheet, fact: Fact) -> Record:
    record: Record = {
        "indicator": fact.indicator.key,
        "place": fact.place.key,
        "period": str(fact.period),
        **_figure(fact.figure, fact.interval),
        "unit": fact.unit.key,
        "status": fact.status,
        "words": {language: _words(fact, language) for language in ("en", "zh")},
    }
    if fact.derivation:
        record |= {"formula": fact.derivation.formula, "inputs": list(fact.derivation.inputs)}
    if relations := sheet.ties[fact.address].relations:
        record["relations"] = [relation.key for relation in relations]
    if fact.evidence:
        record["evidence"] = [_line(line) for line in fact.evidence]
    if fact.revisions:
        record["revisions"] = [
            {
                **_figure(step.figure, step.figure.interval),
                "status": step.entry.status,
                "reported": str(step.entry.reported) if step.entry.reported else None,
                "why": step.entry.why.model_dump(exclude_none=True),
                "evidence": [_line(line) for line in step.evidence],
                "conflicts": [_line(line) for line in step.conflicts],
            }
            for step in fact.revisions
        ]
    if fact.conflicts:
        record["conflicts"] = [_line(line) for line in fact.conflicts]
    if fact.entry.note:
        record["note"] = fact.entry.note.model_dump(exclude_none=True)
    if pages := sheet.uses.get(fact.address):
        record["pages"] = [page.url for page in pages]
    return record


def _row(fact: Fact) -> Record:
    return {
        "address": fact.address,
        "indicator": fact.indicator.key,
        "label_en": fact.indicator.entry.label.en,
        "label_zh": fact.indicator.entry.label.zh,
        "place": fact.place.key,
        "place_en": fact.place.entry.label.en,
        "place_zh": fact.place.entry.label.zh,
        "period": str(fact.period),
        **_figure(fact.figure, fact.interval),
        "unit": fact.unit.key,
        "status": fact.status,
        "formula": fact.derivation.formula if fact.derivation else "",
        "sources": " ".join(dict.fromkeys(line.source.key for line in fact.evidence)),
        "words_en": _words(fact, "en"),
        "words_zh": _words(fact, "zh"),
    }


def _figure(figure: Figure, interval: Interval) -> Record:
    return {
        "value": number_for_machine(figure),
        "qualifier": figure.qualifier.value,
        "precision": f"{figure.step:f}",
        "low": _bound(interval.low.is_finite(), f"{interval.low:f}"),
        "high": _bound(interval.high.is_finite(), f"{interval.high:f}"),
        "notation": write(figure),
    }


def _bound(finite: bool, text: str) -> str:  # noqa: FBT001 -- private
    return text if finite else ""


def _words(fact: Fact, language: str) -> str:
    words = figure_in_words(fact.figure, unit_words(fact.unit), "zh" if language == "zh" else "en")
    return words.replace("\u00a0", " ")


def _lines(fact: Fact) -> Iterator[tuple[str, Line]]:
    yield from (("value", line) for line in fact.evidence)
    for number, step in enumerate(fact.revisions, start=1):
        yield from ((f"revision {number}", line) for line in step.evidence)
        yield from ((f"conflict with revision {number}", line) for line in step.conflicts)
    yield from (("conflict", line) for line in fact.conflicts)


def _line(line: Line) -> Record:
    return {
        "source": line.source.key,
        "says": line.says,
        "at": line.at,
        "value": number_for_machine(line.figure),
        "precision": f"{line.figure.step:f}",
        "scale": line.scale,
        "how": (line.evidence.how if line.evidence else None) or "",
        "notation": (line.evidence.notation if line.evidence else None) or "",
        "rounded_to": str((line.evidence.rounded_to if line.evidence else None) or ""),
        "why": line.why.en if line.why else "",
    }


def _source(source: Source) -> Record:
    entry = source.entry
    return {
        "source": source.key,
        "title": entry.title,
        "publisher": entry.publisher,
        "origin": entry.origin or entry.publisher,
        "kind": entry.kind,
        "language": entry.language,
        "published": str(entry.published) if entry.published else "",
        "accessed": str(entry.accessed),
        "url": entry.url if entry.link else "",
    }


def _table(records: Iterable[Record]) -> str:
    rows = list(records)
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()

"""Showing one observation on the terminal: all that is known of it, and how to cite it."""

from __future__ import annotations

import json

from factsheet.cite import FORMATS, citation, full, work_of
from factsheet.export import observation_record
from factsheet.facts import Fact, Line
from factsheet.quantity import Figure, write
from factsheet.sheet import Sheet
from factsheet.wording import figure_in_words, interval_in_words, period_in_words, unit_words


def shown(sheet: Sheet, fact: Fact, form: str, base: str = "") -> str:
    """Return the observation in a form: text, json, or a format of citations; `base` is the site's address if known."""
    if form in FORMATS:
        return citation(work_of(sheet, fact, base), form).rstrip()
    return as_json(sheet, fact) if form == "json" else as_text(sheet, fact, base)


def as_json(sheet: Sheet, fact: Fact) -> str:
    """Return the observation as the JSON export has it."""
    return json.dumps({fact.address: observation_record(sheet, fact)}, ensure_ascii=False, indent=1)


def as_text(sheet: Sheet, fact: Fact, base: str = "") -> str:
    """Return the observation as lines of text; `base` is the site's address, if it is known."""
    line, _ = fact.where.document.find(fact.where.steps)
    rows = [
        ("address", fact.address),
        ("what", f"{fact.indicator.entry.label.en} / {fact.indicator.entry.label.zh}"),
        ("where", f"{fact.place.entry.label.en} / {fact.place.entry.label.zh}"),
        ("when", period_in_words(fact.period, "en")),
        ("value", f"{_words(fact.figure, fact)}  ({write(fact.figure)}, {fact.status})"),
        ("may be", interval_in_words(fact.interval, unit_words(fact.unit), "en")),
    ]
    if fact.derivation:
        rows += [("formula", fact.derivation.formula)]
        rows += [
            ("from", f"{key}: {_words(sheet.facts.facts[key].figure, sheet.facts.facts[key])}")
            for key in fact.derivation.inputs
        ]
    rows += [("evidence", _line(entry)) for entry in fact.evidence]
    for step in fact.revisions:
        reported = f", {step.entry.reported}" if step.entry.reported else ""
        rows.append(
            (
                "before",
                f"{_words(step.figure, fact)} ({step.entry.status}{reported}): {step.entry.why.en}",
            )
        )
        rows += [("  evidence", _line(entry)) for entry in step.evidence]
        rows += [("  others print", _conflict(entry)) for entry in step.conflicts]
    rows += [("others print", _conflict(entry)) for entry in fact.conflicts]
    ties = sheet.ties[fact.address]
    rows += [("must hold", relation.entry.states.en) for relation in ties.relations]
    rows += [("goes into", derived.address) for derived in ties.derived]
    if fact.entry.note:
        rows.append(("note", fact.entry.note.en))
    rows += [("used on", page.file) for page in sheet.uses.get(fact.address, ())]
    rows += [("defined at", f"{fact.where.document.file}:{line}"), ("cite as", full(work_of(sheet, fact, base)))]
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:<{width}}  {text}" for name, text in rows).replace("\u00a0", " ")


def _words(figure: Figure, fact: Fact) -> str:
    return figure_in_words(figure, unit_words(fact.unit), "en")


def _conflict(line: Line) -> str:
    return f"{_line(line)}: {line.why.en if line.why else ''}"


def _line(line: Line) -> str:
    entry = line.source.entry
    at = f", {line.at}" if line.at else ""
    link = f" {entry.url}" if entry.link else " (a copy, not linked)"
    return f"“{line.says}”{at} — {entry.publisher}, {entry.published or 'no date'}{link}"

"""The feed: facts go in, an Atom feed of those that changed or are new comes out (RFC 4287).

A fact is as new as the last look at its evidence; a derived one, as the last look at what it is reckoned from.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from factsheet.cite.work import day_in_words, what_in_words
from factsheet.data_files import figure_file
from factsheet.export.links import Links
from factsheet.export.records import words
from factsheet.facts import Fact
from factsheet.register import entry_anchor
from factsheet.sheet import Sheet
from factsheet.text import one_line, plain
from factsheet.wording import figure_in_words, unit_words

NEWEST: Final = 200  # so many entries at least; whatever has been revised comes on top of them
_NAMES: Final = UUID("6b0f3c52-2f5e-5f0c-9a53-5a1d0b8e7c41")  # the space of names of this feed; it never changes
_AT: Final = "feed.xml"


def feed(sheet: Sheet, base: str = "") -> str:
    """Return the feed, newest entries first."""
    imprint, links = sheet.imprint, Links(base, _AT)
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"})
    _add(root, "title", imprint.title.en)
    _add(root, "subtitle", imprint.description.en)
    _add(root, "id", uuid5(_NAMES, "").urn)
    _add(root, "updated", _instant(imprint.date))
    for name in imprint.authors:
        _add(SubElement(root, "author"), "name", name)
    _add(root, "rights", f"{imprint.licence.name}, {imprint.licence.url}")
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": links.data(_AT)})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": links.to("")})
    for fact, seen in _chosen(sheet):
        _entry(root, fact, seen, links)
    indent(root, " ")
    text: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _entry(root: Element, fact: Fact, seen: date, links: Links) -> None:
    entry = SubElement(root, "entry")
    _add(entry, "title", _title(fact))
    _add(entry, "id", uuid5(_NAMES, fact.address).urn)
    _add(entry, "updated", _instant(seen))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": links.to(entry_anchor(fact))})
    data = links.data(figure_file(fact.address))
    SubElement(entry, "link", {"rel": "related", "type": "application/json", "href": data})
    SubElement(entry, "category", {"term": fact.indicator.topic})
    _add(entry, "summary", " ".join(_summary(fact)))


def _title(fact: Fact) -> str:
    """Return what the figure is now, and what it was before."""
    now = f"{what_in_words(fact)}: {words(fact, 'en')}"
    if not fact.revisions:
        return now
    step = fact.revisions[0]
    before = plain(figure_in_words(step.figure, unit_words(fact.unit), "en"))
    reported = f", reported {day_in_words(step.entry.reported, 'en')}" if step.entry.reported else ""
    return f"{now} (was {before}{reported})"


def _summary(fact: Fact) -> Iterator[str]:
    if fact.revisions:
        yield f"Why it changed: {fact.revisions[0].entry.why.en}"
    publishers = dict.fromkeys(line.source.entry.publisher for line in fact.evidence)
    if publishers:
        yield f"Evidence: {'; '.join(publishers)}."
    if fact.derivation:
        yield f"Derived: {fact.derivation.formula}."
    yield f"Status: {fact.status}. Address: {fact.address}."


def _chosen(sheet: Sheet) -> list[tuple[Fact, date]]:
    """Return the facts of the feed with the day on which they were seen: the newest, and all that were revised."""
    found: dict[str, date] = {}
    dated = [(fact, _seen(sheet, fact.address, found)) for fact in sheet.facts]
    dated.sort(key=lambda pair: (pair[1], pair[0].period), reverse=True)
    return [(fact, seen) for number, (fact, seen) in enumerate(dated) if number < NEWEST or fact.revisions]


def _seen(sheet: Sheet, address: str, found: dict[str, date]) -> date:
    """Return the day of the last look at the evidence of a fact, or at that of the facts it is reckoned from."""
    if address not in found:
        fact = sheet.facts.facts[address]
        days = [line.source.entry.accessed for line in fact.evidence]
        days += [_seen(sheet, other, found) for other in (fact.derivation.inputs if fact.derivation else ())]
        found[address] = max(days, default=sheet.imprint.date)  # a formula without inputs is as new as the sheet
    return found[address]


def _instant(day: date) -> str:
    return f"{day}T00:00:00Z"


def _add(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = one_line(text)

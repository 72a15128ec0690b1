"""What the search finds of the facts: a sheet goes in, one document for each indicator, entry and source comes out.

A document is what Material's search takes: `location`, `title` and `text` are shown to the reader, as HTML; the fields
of `FIELDS` are searched and not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from factsheet.facts import Fact, Line, Source
from factsheet.quantity import Figure
from factsheet.render.renderer import Renderer
from factsheet.sheet import Sheet
from factsheet.wording import notations, number_for_machine, rounded_notations, unit_words

Document: TypeAlias = dict[str, str | float]
# How much a word counts where it stands. A title counts no more than a number, or "million" in a title would go before
# the number that is looked for.
_BOOSTS: Final = {
    "title": 10.0, "names": 10.0, "numbers": 10.0, "rounded": 5.0, "address": 2.0, "sources": 2.0, "text": 1.0,
}  # fmt: skip
FIELDS: Final = {name: {"boost": boost} for name, boost in _BOOSTS.items()}
# An entry goes before a page that prints the same figure, and the newest entry before older ones. A source is looked
# for by its title, and does not go before the figures that rest on it.
_LATEST: Final = 6.0
_ENTRY: Final = 4.0
_INDICATOR: Final = 2.0
_SOURCE: Final = 0.6


def search_documents(sheet: Sheet) -> list[Document]:
    """Return the documents of all indicators, each with its entries, and of all sources."""
    renderer = Renderer(sheet, "")
    documents = []
    for facts in sheet.facts.by_indicator.values():
        documents.append(_of_indicator(renderer, facts))
        latest = {fact.place.key: fact.address for fact in sorted(facts, key=lambda fact: fact.period)}.values()
        documents += [_of_entry(renderer, fact, _LATEST if fact.address in latest else _ENTRY) for fact in facts]
    documents += [_of_source(renderer, source) for source in sheet.facts.sources.values()]
    return documents


def pages_of_entries(sheet: Sheet) -> frozenset[str]:
    """Return the addresses of the pages that hold entries of facts or of sources."""
    renderer = Renderer(sheet, "")
    pages = {renderer.entry_link(fact).partition("#")[0] for fact in sheet.facts}
    pages |= {renderer.source_link(source).partition("#")[0] for source in sheet.facts.sources.values()}
    return frozenset(pages)


def as_html(text: str) -> str:
    """Return a text as HTML in which an ampersand stays one character: "R&D" is looked for as a word."""
    return text.replace("<", "&lt;").replace(">", "&gt;")


def _of_indicator(renderer: Renderer, facts: tuple[Fact, ...]) -> Document:
    """Return the document of an indicator: its page."""
    indicator = facts[0].indicator
    remarks = [text for text in (indicator.entry.definition, indicator.entry.note) if text]
    return {
        "location": renderer.indicator_link(indicator),
        "title": as_html(indicator.entry.label.en),
        "text": _paragraphs(text.en for text in remarks),
        "names": _joined([indicator.entry.label.zh, *(text.zh for text in remarks)]),
        "address": indicator.key,
        "boost": _INDICATOR,
    }


def _of_entry(renderer: Renderer, fact: Fact, boost: float) -> Document:
    label, place = fact.indicator.entry.label, fact.place.entry.label
    sources = dict.fromkeys(line.source.key for line in fact.lines)
    return {
        "location": renderer.entry_link(fact),
        "title": as_html(f"{place.en}, {renderer.period(fact.period)}: {label.en}"),
        # Of several blocks only those with a word of the query would be shown: one block keeps the value in sight.
        "text": f"<div>{_paragraphs(_shown(renderer, fact))}</div>",
        "names": _joined([label.zh, place.zh, *_listed_as(fact)]),
        "address": _joined(_addresses(renderer, fact)),
        "numbers": _joined(_numbers(renderer, fact)),
        "rounded": _joined(_rounded(fact)),
        "sources": _joined(_about(renderer.facts.sources[key]) for key in sources),
        "boost": boost,
    }


def _of_source(renderer: Renderer, source: Source) -> Document:
    entry = source.entry
    published = f", {renderer.day(entry.published)}" if entry.published else ""
    return {
        "location": renderer.source_link(source),
        "title": as_html(entry.title),
        "text": _paragraphs([entry.publisher + published]),
        "sources": _joined([entry.origin]),
        "boost": _SOURCE,
    }


def _addresses(renderer: Renderer, fact: Fact) -> list[str]:
    former = [alias for alias, address in renderer.facts.aliases.items() if address == fact.address]
    return [fact.address, *former]


def _listed_as(fact: Fact) -> list[str | None]:
    name = fact.entry.listed_as
    return [name.en, name.zh] if name else []


def _shown(renderer: Renderer, fact: Fact) -> Iterator[str]:
    """Yield what a result shows of an entry: its value, what its evidence says, earlier values, and those of others."""
    yield ", ".join(dict.fromkeys([renderer.words(fact.figure, fact.unit), renderer.chinese(fact.figure, fact.unit)]))
    if fact.evidence:
        yield _quoted(fact.evidence)
    for step in fact.revisions:
        yield f"{renderer.term('earlier')}: {renderer.words(step.figure, fact.unit)}, {_quoted(step.evidence)}"
    others = [line for step in fact.revisions for line in step.conflicts]
    if others or fact.conflicts:
        yield f"{renderer.term('others print')}: {_quoted([*fact.conflicts, *others])}"


def _quoted(lines: Iterable[Line]) -> str:
    """Return what sources print, and who they are."""
    return "; ".join(f"“{line.says}” — {line.source.entry.publisher}" for line in lines)


def _numbers(renderer: Renderer, fact: Fact) -> Iterator[str]:
    """Yield every figure of an entry in every usual notation: the value, earlier values, and what sources print."""
    for figure in _figures(fact):
        yield renderer.words(figure, fact.unit, form="number")
        yield renderer.chinese(figure, fact.unit)
        yield number_for_machine(figure)
        yield from (number.text for number in notations(figure, unit_words(fact.unit)))


def _rounded(fact: Fact) -> Iterator[str]:
    for figure in _figures(fact):
        yield from (number.text for number in rounded_notations(figure, unit_words(fact.unit)))


def _figures(fact: Fact) -> list[Figure]:
    earlier = [step.figure for step in fact.revisions]
    printed = [line.value or line.figure for line in fact.lines]
    return list(dict.fromkeys([fact.figure, *earlier, *printed]))


def _about(source: Source) -> str:
    """Return what a source may be looked for by."""
    return _joined([source.entry.publisher, source.entry.origin, source.entry.title])


def _paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{as_html(text)}</p>" for text in texts)


def _joined(texts: Iterable[str | None]) -> str:
    """Return texts one after another, each once."""
    return as_html(" ".join(dict.fromkeys(text for text in texts if text)))

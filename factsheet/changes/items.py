"""The items of the report: one change goes in, the lines that tell of it come out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from factsheet.changes.difference import in_words, interval, precisely
from factsheet.changes.entries import EntryChange
from factsheet.changes.evidence import LineChange, Printed
from factsheet.changes.lines import Item, Line, Span, code, counted, mark, plain, strong
from factsheet.changes.observations import Move, ObservationChange, Pair
from factsheet.changes.pages import PageChange
from factsheet.changes.relations import RelationChange
from factsheet.changes.sentences import Piece
from factsheet.cite.work import what_in_words
from factsheet.facts import Fact

RELATIONS: Final = {
    "failing": "failing now", "unreckonable": "not to be reckoned now", "gone": "no longer applying",
    "new": "new and holding", "holding": "holding now",
}  # fmt: skip
ROLES: Final = {"evidence": "evidence", "revision": "evidence of a revision", "conflict": "conflict"}


def observation_item(change: ObservationChange) -> Item:
    """Return what became of an observation."""
    pair, kinds = change.pair, [kind for kind in change.kinds if kind != "renamed"]
    told = ", ".join([*(["renamed"] if pair.formerly else []), *kinds])
    nature = f"{change.nature}: " if change.nature else ""
    lines: list[Line] = [(code(pair.address), plain(f" {change.what} – {nature}{told}"))]
    if pair.formerly:
        lines.append((plain("formerly "), code(pair.formerly)))
    lines += _figures(pair)
    if pair.old and pair.new:
        lines += _marks(pair.old, pair.new, kinds)
    return tuple(lines)


def move_item(move: Move) -> Item:
    """Return how a derived figure moved, and because of which others."""
    pair = move.pair
    head = (code(pair.address), plain(f" {what_in_words(pair.fact)}"))
    return (head, *_figures(pair), (plain("because of "), *_joined([code(address) for address in move.inputs])))


def relation_item(change: RelationChange) -> Item:
    """Return what became of a relation."""
    when = f" for {change.when}" if change.when else ""
    lines: list[Line] = [(code(change.key), plain(f"{when}: {RELATIONS[change.kind]}. {change.states}"))]
    sides = " → ".join(side for side in (change.before, change.after) if side)
    lines.append((code(change.formula), plain(f": {sides}" if sides else "")))
    return tuple(lines)


def line_item(change: LineChange) -> Item:
    """Return what became of a line of evidence or of a conflict."""
    old, new = change.old, change.new
    where = ROLES[change.printed.role]
    if old and new and old.role != new.role:
        where = f"{ROLES[old.role]} → {ROLES[new.role]}"
    head = (code(change.address), plain(f" {where}, {change.kind}: "), code(change.printed.line.source.key))
    if old and new and _quoted(old) != _quoted(new):
        return (head, (plain(f"{_quoted(old)} → {_quoted(new)}"),))
    return (head, (plain(_quoted(change.printed)),))


def entry_item(change: EntryChange) -> Item:
    """Return what became of an entry of a registry."""
    lines: list[Line] = [(plain(f"{change.what} "), code(change.key), plain(f": {change.kind}"))]
    lines += [
        (plain(f"{field.name}: {field.old or 'not given'} → {field.new or 'not given'}"),) for field in change.fields
    ]
    return tuple(lines)


def sentence_line(sign: str, pieces: tuple[Piece, ...]) -> Line:
    """Return a sentence with its changed figures marked, behind a sign for before or after."""
    return (plain(f"{sign} "), *(mark(piece.text) if piece.changed else plain(piece.text) for piece in pieces))


def page_name(change: PageChange) -> tuple[Span, ...]:
    """Return address and title of a page."""
    return (code(f"/{change.page.url}"), plain(f" {change.page.title}"))


def page_item(change: PageChange) -> Item:
    """Return how much of a page shows something else."""
    parts = [
        counted(number, one, other)
        for number, one, other in (
            (len(change.sentences), "sentence", ""), (change.cells, "table cell", ""), (change.cards, "card", ""),
            (len(change.charts), "chart", ""), (change.lists, "list", ""),
        )
        if number
    ]  # fmt: skip
    lines: list[Line] = [(*page_name(change), plain(f": {', '.join(parts) or 'not known'}"))]
    if change.error:
        lines.append((plain(f"its sentences are not told: {change.error}"),))
    return tuple(lines)


def _figures(pair: Pair) -> Iterator[Line]:
    """Yield the old and the new figure, and their difference."""
    old, new = pair.old, pair.new
    if old is None or new is None:
        yield (strong(_figure(pair.fact)), plain(f" ({pair.fact.status})"))
        return
    if _figure(old) == _figure(new) and old.interval == new.interval:
        return
    difference = f" {pair.difference}" if pair.difference else ""
    yield (plain(f"{_figure(old)} → "), strong(_figure(new)), plain(difference and f",{difference}"))


def _marks(old: Fact, new: Fact, kinds: Collection[str]) -> Iterator[Line]:
    if {"precision", "hedge"} & {*kinds}:
        yield (plain(f"may be: {interval(old)} → {interval(new)}"),)
    if "status" in kinds:
        yield (plain(f"status: {old.status} → {new.status}"),)
    if "formula" in kinds:
        formulas = [fact.derivation.formula if fact.derivation else "printed by sources" for fact in (old, new)]
        yield (plain("formula: "), code(formulas[0]), plain(" → "), code(formulas[1]))
    if "note" in kinds:
        notes = [fact.entry.note.en if fact.entry.note else "none" for fact in (old, new)]
        yield (plain(f"note: {notes[0]} → {notes[1]}"),)


def _figure(fact: Fact) -> str:
    """Return a figure as a reader sees it, and precisely where that has other digits."""
    noted = precisely(fact.figure, fact.unit)
    return in_words(fact.figure, fact.unit) + (f" ({noted})" if noted else "")


def _quoted(printed: Printed) -> str:
    line = printed.line
    more = [line.at, f"in {line.scale}" if line.scale else "", line.evidence.how or "" if line.evidence else ""]
    if line.why:
        more.append(line.why.en)
    return ", ".join([f"“{line.says}”", *(part for part in more if part)])


def _joined(spans: list[Span]) -> list[Span]:
    """Return spans with commas between them."""
    found: list[Span] = []
    for span in spans:
        found += [plain(", ")] if found else []
        found.append(span)
    return found or [plain("its formula")]

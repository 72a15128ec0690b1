"""Sentences before and after: pages and the two states go in, the sentences whose figures read otherwise come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from factsheet.changes.observations import Observations
from factsheet.changes.prose import NOT_THERE, Unrendered, figures_of
from factsheet.changes.state import State
from factsheet.pages import Page
from factsheet.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence; `changed` is a figure that reads otherwise in the other state."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence as it was and as it is, in pieces; nothing where it is new or gone.

    `ids` are the places of its changed figures on the page, `addresses` what they are.
    """

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    ids: tuple[str, ...]
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The sentences of a page that changed, or why they cannot be told."""

    sentences: tuple[SentenceChange, ...] = ()
    error: str = ""


def reading(page: Page, observations: Observations) -> Reading:
    """Return the sentences of a page of the new state whose figures read otherwise.

    The template of today is read with the facts of both states. Where the page says now what it did not say then, a
    sentence is new; one is gone if it stood on the former page and told of what is no longer there.
    """
    base, head = observations.base, observations.head
    former = _former(page, base)
    try:
        then, now = figures_of(page, base.sheet), figures_of(page, head.sheet)
        stood = then if former is None or former.text == page.text else figures_of(former, base.sheet)
    except Unrendered as error:
        return Reading(error=str(error))
    if len(then) != len(now):
        return Reading(error=f"{page.file} has other figures with the facts of {base.name}: its template counts them")
    known = {sentence.text for sentence in stood} if former else set[str]()
    changes = list(_changes(then, now, known, new=not base.unread))
    if former and former.text != page.text:
        changes += _gone(stood, now, observations)
    return Reading(tuple(changes))


def _former(page: Page, base: State) -> Page | None:
    return next((other for other in base.sheet.pages if other.path == page.path), None)


def _changes(then: list[Sentence], now: list[Sentence], known: set[str], *, new: bool) -> Iterator[SentenceChange]:
    """Yield the sentences in which a figure reads otherwise; one that is not `known` did not stand there before.

    A figure that is not there now is none that changed; one that was not there before is, if it is known to be `new`.
    """
    place = 0
    for group in _grouped(now):
        former = then[place : place + len(group)]
        place += len(group)
        both = enumerate(zip(former, group, strict=True))
        changed = {
            number for number, (one, other) in both if _reads_otherwise(one.figure, other.figure, may_be_new=new)
        }
        if changed:
            stood = all(figure.text in known for figure in former)
            before = _before(former, changed) if stood else ()
            marked = [group[number] for number in sorted(changed)]
            yield SentenceChange(
                before, _pieces(group, changed), tuple(figure.id for figure in marked), _addresses(marked)
            )


def _reads_otherwise(old: str, new: str, *, may_be_new: bool) -> bool:
    return new not in {old, NOT_THERE} and (may_be_new or old != NOT_THERE)


def _before(figures: list[Sentence], changed: set[int]) -> tuple[Piece, ...]:
    """Return what stood in a sentence's stead: with another figure at its beginning it may have been two."""
    found: list[Piece] = []
    place = 0
    for group in _grouped(figures):
        found += [Piece(" ")] if found else []
        found += _pieces(group, {number - place for number in changed})
        place += len(group)
    return tuple(found)


def _gone(stood: list[Sentence], now: list[Sentence], observations: Observations) -> Iterator[SentenceChange]:
    """Yield the sentences of a former page that told of an observation that is no longer there."""
    removed = {pair.address for pair in observations.pairs if pair.new is None}
    texts = {sentence.text for sentence in now}
    for group in _grouped(stood):
        marked = {number for number, figure in enumerate(group) if figure.address in removed}
        if marked and group[0].text not in texts:
            told = _addresses([group[number] for number in sorted(marked)])
            yield SentenceChange(_pieces(group, marked), (), (), told)


def _grouped(figures: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Yield the figures of one sentence together; the same words once more are another sentence."""
    for _, run in groupby(figures, key=lambda figure: figure.text):
        group: list[Sentence] = []
        for figure in run:
            if group and figure.start <= group[-1].start:
                yield group
                group = []
            group.append(figure)
        yield group


def _pieces(group: list[Sentence], changed: set[int]) -> tuple[Piece, ...]:
    """Return a sentence in pieces, its changed figures each in one of their own."""
    text, done = group[0].text, 0
    found: list[Piece] = []
    for number, figure in enumerate(group):
        if number in changed:
            found += [Piece(text[done : figure.start]), Piece(figure.figure, changed=True)]
            done = figure.start + len(figure.figure)
    found.append(Piece(text[done:]))
    return tuple(piece for piece in found if piece.text)


def _addresses(figures: Iterable[Sentence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(figure.address for figure in figures))

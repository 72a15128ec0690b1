"""Comments and empty lines: the tree of a file goes in, and each of them is hung on the part that it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factsheet.editing.tree import Collection, EndComment, Part, Tree, collections_around

_HEADER: Final = re.compile(r"[|>][-+0-9]*[ \t]*(#.*)?")


@dataclass(frozen=True, slots=True)
class Note:
    """A comment, or an empty line if its text is empty: where it begins, and whether it has a line of its own."""

    text: str
    start: int
    column: int
    own_line: bool


def notes(tree: Tree) -> Iterator[Note]:
    """Yield all comments and empty lines of a file in their order."""
    end = 0
    for start, behind in (*tree.texts, (len(tree.text), len(tree.text))):
        yield from _between(tree.text, end, start)
        header = _HEADER.match(tree.text, start, behind)
        if header and header[1]:
            yield _comment(tree.text, header.start(1), header[1])
        end = behind


def hang(tree: Tree) -> None:
    """Give every comment and empty line of the file to the part, the collection or the head that it belongs to."""
    starts = [part.start for part in tree.parts]
    run: list[Note] = []
    before = 0
    for note in notes(tree):
        number = bisect_left(starts, note.start)
        if run and number != before:
            _hang_run(tree, run, before)
            run = []
        before = number
        if note.own_line:
            run.append(note)
        else:
            _hang_at_end(tree, note, number)
    _hang_run(tree, run, before)
    _split_head(tree)


def _between(text: str, start: int, end: int) -> Iterator[Note]:
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        line_ends = stop >= 0
        stop = stop if line_ends else end
        sign = text.find("#", at, stop)
        if sign >= 0:
            yield _comment(text, sign, text[sign:stop])
        elif line_ends and (not at or text[at - 1] == "\n") and not text[at:stop].strip():
            yield Note("", at, 0, own_line=True)
        at = stop + 1


def _comment(text: str, start: int, comment: str) -> Note:
    column = _column(text, start)
    return Note(comment.rstrip(), start, column, own_line=not text[start - column : start].strip())


def _column(text: str, at: int) -> int:
    return at - text.rfind("\n", 0, at) - 1


def _hang_run(tree: Tree, run: list[Note], number: int) -> None:
    """Hang what stands in lines of its own between two parts; `number` is that of the part behind."""
    while run and number == len(tree.parts) and not run[-1].text:
        run.pop()  # empty lines at the end of the file
    places: list[list[str] | None] = []
    limit: Collection | None = None
    for note in run:
        place = None
        if note.text:
            limit, place = _place(tree, note, number, limit)
        places.append(place)
    # An empty line goes with what follows.
    following = tree.parts[number].above if number < len(tree.parts) else tree.root.below
    hung: list[tuple[list[str], str]] = []
    for note, place in zip(reversed(run), reversed(places), strict=True):
        following = following if place is None else place
        hung.append((following, note.text))
    for lines, text in reversed(hung):
        lines.append(text)


def _place(tree: Tree, note: Note, number: int, limit: Collection | None) -> tuple[Collection | None, list[str]]:
    """Return the collection in which a comment stands, and the lines that it belongs to.

    Of a run of comments none goes deeper than the one before it; `limit` is where that one stands.
    """
    last = tree.parts[number - 1] if number else None
    following = tree.parts[number] if number < len(tree.parts) else None
    if last and last.end > note.start:  # between a key and its value
        inside = following if following and following.start < last.end else last
        return inside.parent, inside.above
    around = list(collections_around(following)) if following else []
    for collection in collections_around(last) if last else ():
        if collection in around:
            break
        closed = collection.flow and collection.end <= note.start
        deep_enough = collection.flow or collection.column <= note.column
        if not closed and deep_enough and (limit is None or _holds(collection, limit)):
            return collection, collection.below
    if following is None:
        return tree.root, tree.root.below
    return following.parent, following.above


def _holds(outer: Collection, inner: Collection) -> bool:
    return outer is inner or (inner.owner is not None and outer in collections_around(inner.owner))


def _hang_at_end(tree: Tree, note: Note, number: int) -> None:
    """Hang a comment that has something before it in its line."""
    part: Part | None = tree.parts[number - 1] if number else None
    while part and part.parent and part.parent.flow and part.parent.end <= note.start:
        part = part.parent.owner
    if part:
        part.at_end.append(EndComment(note.text, note.column - _column(tree.text, part.start)))
    elif number:
        tree.root.below.append(note.text)
    else:
        tree.head.append(note.text)


def _split_head(tree: Tree) -> None:
    """Give the file the first comments, up to an empty line; empty lines before them go."""
    above = tree.root.parts[0].above if tree.root.parts else []
    while above and not above[0]:
        del above[0]
    if "" in above:
        behind = above.index("") + 1
        tree.head.extend(above[:behind])
        del above[:behind]

"""A line of a file with its place marked: the line, a column and a length go in, two lines for a terminal come out."""

from __future__ import annotations

from typing import Final
from unicodedata import combining

from wcwidth import wcswidth

from factsheet.report.visible import visible

_CUT: Final = "…"
_TAB: Final = " " * 4


def excerpt(line: str, column: int, length: int, width: int) -> tuple[str, str]:
    """Return a line as it can be shown in `width` columns of a terminal, and the carets that stand under its place.

    `column` counts characters from 1; beyond the line's end it is the place after its last one. `length` is the number
    of characters, 0 if it is not known. Of a line that is too long what stands around the place is left, between `…`.
    """
    at = min(column - 1, len(line))
    while 0 < at < len(line) and combining(line[at]):  # it stands on the character before it
        at -= 1
    first, last = _window(line, at, width)
    head = (_CUT if first else "") + _shown(line[first:at])
    place = _shown(line[at : min(at + max(length, 1), last)])
    tail = _shown(line[at + max(length, 1) : last]) + (_CUT if last < len(line) else "")
    return head + place + tail, " " * _columns(head) + "^" * max(_columns(place), 1)


def _window(line: str, at: int, width: int) -> tuple[int, int]:
    """Return from where to where a line is shown: all of it if that fits, else a third of the room before the place."""
    # No character counts as less than one, so no more than `width` of them are ever looked at.
    if len(line) <= width and sum(map(_room, line)) <= width:
        return 0, len(line)
    room = width - 2 * len(_CUT)
    first = _back(line, at, room // 3)
    last = first
    while last < len(line) and (room := room - _room(line[last])) >= 0:
        last += 1
    return (_back(line, last, width - 2 * len(_CUT)), last) if last == len(line) else (first, last)


def _back(line: str, end: int, room: int) -> int:
    """Return the first character from which the line up to `end` fits into the room."""
    while end > 0 and (room := room - _room(line[end - 1])) >= 0:
        end -= 1
    return end


def _room(character: str) -> int:
    return max(_columns(_shown(character)), 1)


def _shown(text: str) -> str:
    return _TAB.join(visible(part) for part in text.split("\t"))


def _columns(text: str) -> int:
    """Return how many columns a text takes in a terminal; two for most Chinese characters."""
    return wcswidth(text)

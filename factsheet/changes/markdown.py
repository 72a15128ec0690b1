"""The report as Markdown for a comment: a report goes in, a text comes out that is not longer than a comment may be.

The summary comes first, details are folded, and what does not fit is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factsheet.changes.lines import Item, Line, Report, Section, counted
from factsheet.changes.safe import for_markdown

LIMIT: Final = 60_000  # characters; GitHub takes 65,536 in a comment
_BOLD: Final = ("<strong>", "</strong>")
_TAGS: Final = {"plain": ("", ""), "strong": _BOLD, "mark": _BOLD, "code": ("<code>", "</code>")}
_ROOM: Final = 100  # characters that are kept free for what tells how much was left out


def as_markdown(report: Report, limit: int = LIMIT) -> str:
    """Return the report in at most so many characters.

    Whole items are left out where it is longer, and their number is told.
    """
    head = [f"### {_line(report.title)}\n", *(f"- {_line(line)}" for line in report.summary)]
    frames = [_frame(section) for section in report.sections]
    text = "\n".join(head) + "\n"
    room = limit - len(text) - sum(len(before) + len(after) + _ROOM for before, after in frames)
    parts = [text]
    for section, (before, after) in zip(report.sections, frames, strict=True):
        items = list(_fitting(section, room))
        room -= sum(map(len, items))
        left = len(section.items) - len(items)
        parts += [before, *items, _rest(left) if left else "", after]
    return "".join(parts)


def _rest(left: int) -> str:
    """Return how many items are left out; it must not need more than `_ROOM`."""
    return f"\n{counted(left, 'more item')} left out here; `--format json` tells all.\n"


def _frame(section: Section) -> tuple[str, str]:
    """Return what stands before and after the items of a section."""
    name = f"{section.title} ({len(section.items):,})"
    if section.open:
        return f"\n#### {name}\n\n", ""
    return f"\n<details><summary>{name}</summary>\n\n", "\n</details>\n"


def _fitting(section: Section, room: int) -> Iterator[str]:
    """Yield the first items of a section, as many as have room."""
    for item in section.items:
        text = _item(item)
        room -= len(text)
        if room < 0:
            return
        yield text


def _item(item: Item) -> str:
    return f"- {'<br>'.join(map(_line, item))}\n"


def _line(line: Line) -> str:
    return "".join(f"{_TAGS[style][0]}{for_markdown(text)}{_TAGS[style][1]}" for style, text in line)

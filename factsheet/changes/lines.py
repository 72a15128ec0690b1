"""What a report is made of: lines of spans, items, sections, and the report. It holds texts as they are.

Nothing is escaped in here: each form does that with every span, for texts come from facts and pages of anyone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Style: TypeAlias = Literal["plain", "strong", "mark", "code"]
Span: TypeAlias = tuple[Style, str]
Line: TypeAlias = tuple[Span, ...]
Item: TypeAlias = tuple[Line, ...]

_LONGEST: Final = 600  # characters of one text that are shown


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: its title, and its items of one or several lines. One that is `open` is never folded."""

    title: str
    items: tuple[Item, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """The report: its title, a summary in a few lines, and the sections that hold something."""

    title: Line
    summary: tuple[Line, ...]
    sections: tuple[Section, ...]


def plain(text: str) -> Span:
    """Return a span of text as it is; a long one is cut."""
    return ("plain", cut(text))


def strong(text: str) -> Span:
    """Return a span that stands out."""
    return ("strong", cut(text))


def mark(text: str) -> Span:
    """Return a span that is not what it was."""
    return ("mark", cut(text))


def code(text: str) -> Span:
    """Return a span that is a name, some names, or a formula."""
    return ("code", cut(text))


def cut(text: str) -> str:
    """Return a text of at most so many characters as help a reviewer."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


def counted(number: int, one: str, other: str = "") -> str:
    """Return a number with its noun in singular or plural."""
    return f"{number:,} {one if number == 1 else other or one + 's'}"

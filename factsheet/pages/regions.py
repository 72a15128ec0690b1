"""Which parts of a page's text are template and which are code: text goes in, regions come out.

The template's regions are found even where the template is broken, so that the rest of the page can still be read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple

Kind = Literal["expression", "statement", "comment", "code"]


class Region(NamedTuple):
    """A part of a text, from the offset `start` up to the offset `end`."""

    kind: Kind
    start: int
    end: int


class Places:
    """Turns offsets of one text into lines and columns, both counted from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def at(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def paint(text: str, areas: Iterable[tuple[int, int, str]]) -> str:
    """Return the text, of the same length, with each area (start, end, character) filled by its character."""
    parts, done = [], 0
    for start, end, character in areas:
        parts += [text[done:start], character * (end - start)]
        done = end
    return "".join([*parts, text[done:]])


_CLOSERS: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_KINDS: Final[dict[str, Kind]] = {"}}": "expression", "%}": "statement", "#}": "comment"}
_OPENER: Final = re.compile(r"\{\{|\{%|\{#")
_RAW: Final = re.compile(r"\{%[-+]?\s*raw\s*-?%\}")
_END_OF_RAW: Final = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
_PIECE: Final = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|[\[({]|[\])]|\}\}?|%\}|["\']', re.DOTALL)


def template_regions(text: str) -> list[Region]:
    """Return the expressions, statements and comments of a Jinja template, delimiters included.

    What stands between `{% raw %}` and `{% endraw %}` is text. An expression that never ends is left as text too.
    """
    return list(_template_regions(text))


def _template_regions(text: str) -> Iterator[Region]:
    position, careful = 0, True
    missing: set[str] = set()
    while opener := _OPENER.search(text, position):
        start, position = opener.span()
        if raw := _RAW.match(text, start):
            last = _END_OF_RAW.search(text, raw.end())
            yield Region("statement", start, raw.end())
            if last is None:
                return
            yield Region("statement", *last.span())
            position = last.end()
            continue
        closer = _CLOSERS[opener[0]]
        if closer in missing:
            continue
        end = _end_of_expression(text, position, closer) if careful and closer != "#}" else -1
        if end < 0:
            careful = careful and closer == "#}"
            end = text.find(closer, position) + 2
        if end < position:
            missing.add(closer)
            continue
        yield Region(_KINDS[closer], start, end)
        position = end


def _end_of_expression(text: str, position: int, closer: str) -> int:
    """Return the offset behind the closing delimiter, minding strings and brackets; -1 if there is none."""
    depth = 0
    for piece in _PIECE.finditer(text, position):
        sign = piece[0]
        if sign in "\"'":
            return -1
        if depth == 0 and sign == closer:
            return piece.end()
        if sign in "[({":
            depth += 1
        elif sign in "])" or sign[0] == "}":
            depth -= len(sign)
            if depth == -1 and sign == "}}" and text.startswith("}", piece.end()):
                return piece.end() + 1  # `{{ {"a": 1}}}`: one brace of the dictionary, two of the template
        if depth < 0:
            return -1
    return -1


_FENCE: Final = re.compile(
    r"^(?P<prefix>[ \t>]*+(?P<marker>(?:[-*+]|\d{1,9}[.)])[ \t]++)?)(?P<fence>`{3,}+|~{3,}+)(?P<info>[^\n]*)$",
    re.MULTILINE,
)


def code_regions(text: str) -> list[Region]:
    """Return the fenced blocks of code, from the opening fence to the end of the closing one.

    As in Python-Markdown, a fence that is not closed is no fence.
    """
    return list(_code_regions(list(_FENCE.finditer(text))))


def _code_regions(fences: list[re.Match[str]]) -> Iterator[Region]:
    hopeless: dict[str, int] = {}
    place = 0
    while place < len(fences):
        opener = fences[place]
        sign, length = opener["fence"][0], len(opener["fence"])
        place += 1
        if "`" in opener["info"] or length >= hopeless.get(sign, length + 1):
            continue
        end = next((p for p in range(place, len(fences)) if _closes(fences[p], sign, length)), None)
        if end is None:
            hopeless[sign] = length
            continue
        yield Region("code", opener.start("fence"), fences[end].end())
        place = end + 1


def _closes(fence: re.Match[str], sign: str, length: int) -> bool:
    return (
        fence["fence"][0] == sign
        and len(fence["fence"]) >= length
        and not fence["info"].strip()
        and not fence["marker"]
    )

"""Paints over what readers do not see of Markdown and HTML; the text keeps its length.

Code and addresses become `OBJECT`, marks that leave no gap `NOTHING`, marks that part two blocks
`BREAK`. All patterns are possessive, or cannot begin again within themselves, so that no text makes
them slow.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, TypeAlias

from factsheet.pages.regions import paint

NOTHING: Final = "\x00"
BREAK: Final = "\x1e"
OBJECT: Final = "\ufffc"

Area: TypeAlias = tuple[int, int, str]

_READABLE_ATTRIBUTE: Final = re.compile(
    r"(?<![\w-])(?:alt|title|summary|label|placeholder|aria-(?:label|description|roledescription)"
    r"|data-(?:title|description|caption))\s*+=\s*+"
    r"(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>{}]++))",
    re.IGNORECASE,
)


def hide_but_values(text: str, start: int, end: int, character: str) -> Iterator[Area]:
    """Yield the areas of a tag or a list of attributes that leave its readable values standing."""
    done = start
    for value in _READABLE_ATTRIBUTE.finditer(text, start, end):
        first, last = value.span(value.lastindex or 0)
        yield done, first, BREAK
        done = last
    yield done, end, character if done == start else BREAK


def hide_inline(text: str) -> str:
    """Return the text with inline code, HTML comments and HTML tags painted over."""
    return paint(text, _Inline(text).areas())


class _Inline:
    """Goes through a text once, from the left: what opens first counts."""

    _opener: Final = re.compile(r"\\.|(`++)|<!--|<(?:(script|style|pre|code)\b)?", re.DOTALL | re.IGNORECASE)
    _tag: Final = re.compile(r"</?[a-zA-Z](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*>")
    _inline_tag: Final = re.compile(
        r"</?(?:a|abbr|b|bdi|bdo|cite|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span"
        r"|strong|sub|sup|time|u|var|wbr)\b",
        re.IGNORECASE,
    )
    _blank_line: Final = re.compile(rf"\n[^\S\n{BREAK}]*+\n")

    def __init__(self, text: str) -> None:
        self._text = text
        self._missing: set[str] = set()
        self._blank_lines = [match.start() for match in self._blank_line.finditer(text)]
        self._ticks: dict[int, list[int]] = {}
        for run in re.finditer("`++", text):
            self._ticks.setdefault(len(run[0]), []).append(run.start())

    def areas(self) -> Iterator[Area]:
        """Yield what is hidden."""
        position = 0
        while opener := self._opener.search(self._text, position):
            position = opener.end()
            for area in self._areas(opener):
                yield area
                position = area[1]

    def _areas(self, opener: re.Match[str]) -> Iterator[Area]:
        start = opener.start()
        if opener[1]:
            end = self._end_of_code(opener)
            if end:
                yield start, end, OBJECT
        elif opener[0] == "<!--":
            end = self._find("-->", opener.end())
            if end:
                yield start, end, NOTHING
        elif opener[0].startswith("<"):
            yield from self._tag_areas(start, (opener[2] or "").lower())

    def _end_of_code(self, ticks: re.Match[str]) -> int:
        """Return the end of inline code: the next run of as many backticks in the same block."""
        length = len(ticks[1])
        runs = self._ticks.get(length, [])  # an escape may have taken a tick of this run
        place = bisect_right(runs, ticks.start())
        if place == len(runs) or self._is_parted(ticks.end(), runs[place]):
            return 0
        return runs[place] + length

    def _is_parted(self, start: int, end: int) -> bool:
        """Tell whether a blank line lies between two offsets."""
        place = bisect_left(self._blank_lines, start)
        return place < len(self._blank_lines) and self._blank_lines[place] < end

    def _tag_areas(self, start: int, element: str) -> Iterator[Area]:
        tag = self._tag.match(self._text, start)
        if tag is None or self._is_parted(start, tag.end()):
            return
        inline = self._inline_tag.match(tag[0])
        yield from hide_but_values(self._text, start, tag.end(), NOTHING if inline else BREAK)
        end = self._find(f"</{element}", tag.end()) if element else 0
        if end:
            yield tag.end(), end - len(element) - 2, OBJECT if element == "code" else BREAK

    def _find(self, closer: str, position: int) -> int:
        """Return the offset behind the next closer; 0 if there is none, which is asked only once."""
        at = -1 if closer in self._missing else self._text.find(closer, position)
        if at < 0:
            self._missing.add(closer)
            return 0
        return at + len(closer)

"""Paints over the marks of Markdown's blocks and of emphasis; blocks are parted by `BREAK`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from factsheet.pages.regions import paint
from factsheet.prose.markup import BREAK, NOTHING, Area

_QUOTE: Final = re.compile(r"^[ \t]*+(?:>[ \t]?)+", re.MULTILINE)
_INDENT: Final = rf"[ \t{NOTHING}]*+"
_ITEM: Final = re.compile(
    rf"^{_INDENT}(?:[-*+](?:[ \t]++\d{{1,9}}[.)])?(?=[ \t])|:(?=[ \t]{{1,3}}\S)|(?P<ordered>\d{{1,9}}[.)])(?=[ \t]))",
    re.MULTILINE,
)
_RULER: Final = re.compile(rf"^{_INDENT}(?:[=*_-]++[ \t]*+)+$", re.MULTILINE)
# The head of an admonition (`!!! note "title"`) or of a tab (`=== "title"`), and headings.
_HEAD: Final = re.compile(
    rf"^{_INDENT}(?P<mark>\#{{1,6}}(?=[ \t])|(?:!!!|\?\?\?\+?|===[!+]*+)[^\S\n][^\"\n]*+)[^\n]*+(?P<end>\n?)",
    re.MULTILINE,
)
_ROW: Final = re.compile(r"\n(?=[^\n|]*+\|)")
_UNDERSCORE: Final = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_SIGNS: Final = str.maketrans({"|": BREAK} | dict.fromkeys("[]*^", NOTHING))


def hide_blocks(text: str) -> str:
    """Return the text with the marks of quotes, lists, headings, tables and emphasis painted over."""
    text = paint(text, ((*quote.span(), NOTHING) for quote in _QUOTE.finditer(text)))
    text = paint(text, _item_areas(text))
    text = paint(text, ((*ruler.span(), BREAK) for ruler in _RULER.finditer(text)))
    text = paint(text, (area for head in _HEAD.finditer(text) for area in _head_areas(head)))
    text = _ROW.sub(BREAK, text) if "|" in text else text
    text = text.replace("~~", NOTHING * 2).replace("==", NOTHING * 2)
    return _UNDERSCORE.sub(NOTHING, text.translate(_SIGNS))


def _head_areas(head: re.Match[str]) -> Iterator[Area]:
    yield *head.span("mark"), BREAK
    yield *head.span("end"), BREAK


_BLANK: Final = re.compile(rf"(?:^|\n)[ \t{NOTHING}{BREAK}]*+(?=\n)")


def _item_areas(text: str) -> Iterator[Area]:
    """Yield the marks of list items; a number counts as one only where a list can begin or goes on.

    In the midst of a paragraph "24. " is the end of a sentence, for Python-Markdown as for readers.
    """
    blanks = [blank.end() for blank in _BLANK.finditer(text)]
    listed = -1
    for item in _ITEM.finditer(text):
        place = bisect_right(blanks, item.start())
        block = blanks[place - 1] + 1 if place else 0
        begins = item.start() == block or _follows_head(text, item.start())
        if item["ordered"] and not begins and block != listed:
            continue
        if item["ordered"] or begins:
            listed = block
        yield *item.span(), BREAK


def _follows_head(text: str, start: int) -> bool:
    """Tell whether the line before is a heading or opens an admonition."""
    before = text.rfind("\n", 0, max(start - 1, 0)) + 1
    return _HEAD.match(text, before, start) is not None

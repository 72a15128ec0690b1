"""What readers see of a page: Markdown goes in, plain text comes out that knows where it came from.

Blocks (paragraphs, headings, list items, table cells, titles, alternative texts) become lines, and
within a line words are one space apart, so that a figure wrapped over two lines of the page, or
half of it emphasised, reads as one. First everything that readers do not see is overpainted in a
text of the same length, then the marks are taken out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Final

from factsheet.pages.front_matter import Value, read_front_matter
from factsheet.pages.regions import code_regions, paint, template_regions
from factsheet.prose.blocks import hide_blocks
from factsheet.prose.links import hide_links
from factsheet.prose.markup import BREAK, NOTHING, OBJECT, Area, hide_inline
from factsheet.quantity.vocabulary import fold

# Full-width marks of punctuation keep words apart; folded to half-width they would join digits.
_PAUSES: Final = str.maketrans(dict.fromkeys("，：；！？（）", "、"))


@dataclass(frozen=True)
class Readable:
    """The readable text of a page, one block a line; `cuts` are places in it where the page has more."""

    text: str
    cuts: tuple[list[int], list[int]]

    @cached_property
    def folded(self) -> str:
        """The text, of the same length, with full-width and traditional characters made plain."""
        return fold(self.text.translate(_PAUSES))

    def offset(self, position: int) -> int:
        """Return the offset in the page of a position in the readable text."""
        places, missing = self.cuts
        cut = bisect_right(places, position)
        return position + (missing[cut - 1] if cut else 0)


def readable(page: str) -> Readable:
    """Return what readers see of a page, its front matter included."""
    page = page.translate({ord(mark): " " for mark in (BREAK, NOTHING, OBJECT)})
    matter = read_front_matter(page)
    end = 0 if matter.error else matter.end
    values = matter.values if end else ()
    return _cut(_join(_front_matter(page, end, values) + _body(page[end:])))


# What the front matter says to the machine and not to readers.
_TECHNICAL: Final = {
    "template", "icon", "image", "hide", "search", "date", "order", "weight", "render_macros", "slug",
    "url", "canonical", "redirect", "lang", "locale", "layout", "boost", "exclude", "social", "id",
    "sheet", "example",
}  # fmt: skip
_SCALAR_HEADER: Final = re.compile(r"[|>][^\n]*")


def _front_matter(page: str, end: int, values: tuple[Value, ...]) -> str:
    """Return the front matter with all but its readable values painted over."""
    areas, done = [], 0
    for value in values:
        if value.key in _TECHNICAL:
            continue
        header = _SCALAR_HEADER.match(page, value.start)
        areas.append((done, header.end() if header else value.start, BREAK))
        done = value.end
    text = paint(page[:end], [*areas, (done, end, BREAK)])
    return _hide_template(text)


def _hide_template(text: str) -> str:
    areas: list[Area] = []
    for region in template_regions(text):
        shown = region.start + (region.kind == "expression")
        areas += [(region.start, shown, OBJECT), (shown, region.end, NOTHING)]
    return paint(text, areas)


_FENCE_TITLE: Final = re.compile(r"[^\n]*?\btitle=[\"']([^\"'\n]*)")


def _body(text: str) -> str:
    text = _hide_template(text)
    areas: list[Area] = []
    for region in code_regions(text):
        title = _FENCE_TITLE.match(text, region.start)
        start, end = title.span(1) if title else (region.start, region.start)
        areas += [(region.start, start, BREAK), (end, region.end, BREAK)]
    return hide_blocks(hide_links(hide_inline(paint(text, areas))))


_UNSEEN: Final = f"{NOTHING}\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,30});")
_ESCAPE: Final = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_WRAP: Final = re.compile(rf"(?<![\s{_UNSEEN}])\n(?![\s{_UNSEEN}])")
_GAP: Final = re.compile(rf"[\s{_UNSEEN}]{{2,}}+")
_SINGLE: Final = (
    dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1f\x85\u2028\u2029"), " ")
    | dict.fromkeys(map(ord, _UNSEEN), NOTHING)
    | {ord(BREAK): "\n"}
)


def _join(text: str) -> str:
    """Return the painted text, of the same length, with entities, escapes, wraps and gaps resolved."""
    text = _ENTITY.sub(_resolve_entity, text)
    text = _ESCAPE.sub(NOTHING, text)
    text = _WRAP.sub(" ", text)
    return _GAP.sub(_resolve_gap, text).translate(_SINGLE)


def _resolve_entity(entity: re.Match[str]) -> str:
    """Return the character that an entity stands for, and nothing behind it."""
    character = unescape(entity[0])
    return (" " if character.isspace() else character).ljust(len(entity[0]), NOTHING)


_DELETE_UNSEEN: Final = dict.fromkeys(map(ord, _UNSEEN))


def _resolve_gap(gap: re.Match[str]) -> str:
    """Return what readers see of a gap: nothing, a space, a new block."""
    seen = gap[0].translate(_DELETE_UNSEEN)
    if BREAK in seen or seen.count("\n") > 1:
        return BREAK.ljust(len(gap[0]), NOTHING)
    return seen[:1].replace("\n", " ").ljust(len(gap[0]), NOTHING)


_RUN_OF_NOTHING: Final = re.compile(f"{NOTHING}++")


def _cut(text: str) -> Readable:
    """Return the text without what readers do not see."""
    places, missing, total = [], [], 0
    for run in _RUN_OF_NOTHING.finditer(text):
        places.append(run.start() - total)
        total += run.end() - run.start()
        missing.append(total)
    return Readable(text.replace(NOTHING, ""), (places, missing))

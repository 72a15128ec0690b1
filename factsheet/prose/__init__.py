"""Figures that an editor typed by hand: a page's text goes in, `TypedFigure` objects come out.

Every figure on a page is a call of `fact(…)`. What readers see as digits, English number words or
Chinese numerals must come from there. Years and dates may be typed, and so may names that carry a
number; ordinary prose ("one of the", "a second look", 一些) holds no figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.pages.regions import Places
from factsheet.prose.chinese import chinese_figures
from factsheet.prose.digits import digit_figures
from factsheet.prose.english import english_figures
from factsheet.prose.names import without_names
from factsheet.prose.readable import readable

__all__ = ["TypedFigure", "typed_figures"]


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """A figure as readers see it, without markup, and where in the page it begins, from 1."""

    text: str
    line: int
    column: int


def typed_figures(page_text: str) -> list[TypedFigure]:
    """Return every figure that stands in the readable text of a page, in the order of the page."""
    page = readable(page_text)
    text = without_names(page.folded)
    places = Places(page_text)
    spans = [*digit_figures(text), *english_figures(text), *chinese_figures(text)]
    return [TypedFigure(page.text[start:end].strip(), *places.at(page.offset(start))) for start, end in _merge(spans)]


def _merge(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in their order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged

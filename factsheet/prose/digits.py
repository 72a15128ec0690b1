"""Figures typed in digits. Names, years and dates are gone by now, so every digit that is left counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factsheet.prose.nouns import COUNTERS, any_of

_PREFIX: Final = re.compile(
    r"(?:(?<![A-Za-z])(?:(?:US|HK|NT|MOP|C|A)?[$€£¥]|(?:USD|HKD|CNY|RMB|EUR|GBP|JPY|MOP|CHF|US)) ?)?"
    r"(?:(?<![\w)])[+−-])?第?$"
)
_PREFIX_ENDS: Final = frozenset("$€£¥ DBYRPFS+−-第")
_NUMBER: Final = r"(?:\d+(?:[.,'’]\d+)*(?: \d{3}(?!\d))*[¼-¾⅐-⅞]?|[¼-¾⅐-⅞])"
_FIGURE: Final = re.compile(
    rf"{_NUMBER}(?:[–—~/:-]\d+(?:[.,]\d+)*)*"
    r"(?:(?:st|nd|rd|th|k|m|bn|mn|tn|x|×)(?![A-Za-z]))?"
    rf"(?:[ -](?:{any_of('hundred thousand million billion trillion dozen bn mn trn tn')})(?![a-z]))?"
    r"(?: ?(?:%|‰)| per ?cent(?:age points?)?(?![a-z])|-odd|\+)?"
    rf"(?: ?[余多]?[十百千万亿]+)?[余多]?(?: ?{COUNTERS})?"
)


def digit_figures(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a figure in digits begins and ends, with its currency, scale and percent sign."""
    for figure in _FIGURE.finditer(text):
        start, end = figure.span()
        if start and text[start - 1] in _PREFIX_ENDS:
            prefix = _PREFIX.search(text, max(0, start - 6), start)
            start = prefix.start() if prefix else start
        yield start, end

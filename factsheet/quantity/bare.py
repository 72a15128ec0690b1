"""Values that are a figure and nothing else: a text goes in, an error comes out if it holds more.

Sources print figures within sentences. A value is written by hand, and what stands beside its figure is a slip.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import Final

from factsheet.quantity import vocabulary as words
from factsheet.quantity.notation import NotationError

_HEDGES: Final = chain.from_iterable(
    chain.from_iterable(table.values()) for table in (words.BEFORE, words.TOUCHING, words.BEHIND)
)
_NUMBERS: Final = chain(words.ENGLISH_SCALES, words.LONG_SCALES, words.CARDINALS, words.ORDINALS)
_JOINING: Final = (
    "to",
    "and",
    "from",
    "between",
    "a",
    "an",
    "hundred",
    "dozen",
    "st",
    "nd",
    "rd",
    "th",
    "minus",
    "percent",
)
_WORD: Final = re.compile("[A-Za-z]+")
_KNOWN: Final = frozenset(_WORD.findall(" ".join(chain(_HEDGES, _NUMBERS, _JOINING)).lower()))
# Beside words and digits: marks of numbers, signs, Chinese scale words, and one sign of percent.
_OTHER: Final = re.compile(rf"[^A-Za-z0-9\s.,+\-−–~≈<>=≤≥±%‰{''.join(words.CHINESE_SCALES)}]|[%‰](?=.*[%‰])")
_PARTS: Final = "a value has a hedge, a number, a scale word and %; the unit stands with the indicator"


def refuse_more(text: str) -> None:
    """Raise `NotationError`, with its place, for what is no part of a figure in English notation."""
    strange = [word for word in _WORD.finditer(text) if word.group().lower() not in _KNOWN]
    if found := min([*strange, *_OTHER.finditer(text)], key=re.Match.start, default=None):
        raise NotationError(f"“{found.group()}” is no part of a value: {_PARTS}", text, found.start())

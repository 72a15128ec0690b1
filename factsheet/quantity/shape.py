"""The shape of figures as a pattern that tools of other languages read: a first look while an editor types.

Whatever `read` takes for a figure in English notation matches; of what it refuses the pattern finds the slips that need
no grammar: no number at all, marks that stand as in no number, a zero in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from factsheet.quantity import vocabulary as words

# Characters that `fold` makes Chinese numerals; the rest of its table are no numerals.
_TRADITIONAL: Final = {"万": "萬", "亿": "億", "两": "兩"}


def _any_case(word: str) -> str:
    """Return a pattern of a word in small letters and capitals: patterns of JSON Schema have no flag for it."""
    return "".join(f"[{letter.upper()}{letter}]" for letter in word)


def _latin(entries: Iterable[str]) -> str:
    """Return a pattern of the single words of Latin letters; of "number one" the "one" is among them."""
    return "|".join(_any_case(word) for word in sorted(entries) if re.fullmatch("[a-z]+", word))


def _numerals() -> str:
    """Return a pattern of what makes a number without a digit: "twenty-four", "a hundred", 第三, 居首."""
    counted = _latin({*words.CARDINALS, *words.ORDINALS, *words.FIRST_PLACE})
    scales = _latin({"hundred", *words.LONG_SCALES})
    chinese = {*words.CHINESE_DIGITS, *words.CHINESE_SCALES, *words.FIRST_PLACE}
    letters = {letter for word in chinese if not word.isascii() for letter in word}
    letters |= {_TRADITIONAL[letter] for letter in letters & _TRADITIONAL.keys()}
    return rf"\b({counted}|[Aa][Nn]?[\s-]+({scales}))\b|[{''.join(sorted(letters))}]"


# What no figure of English notation holds: 1.2.3, 1,23, 1,2345, 010.
_NEVER: Final = (r"[0-9]\.[0-9]+\.[0-9]", r",[0-9]{1,2}(?![0-9])", r",[0-9]{4}", r"^\s*0[0-9]")


def figure_pattern() -> str:
    """Return the pattern of figures in English notation."""
    # A text may have several lines, and a dot stops at their ends.
    return rf"^(?![\s\S]*({'|'.join(_NEVER)}))(?=[\s\S]*([0-9０-９]|{_numerals()}))"

"""Figures typed as English words: cardinals, fractions, multiples, and ordinals that state a rank.

A word is a figure when it counts or ranks. "Two clusters" is one; "the two agree", "one of the",
"first of all" and "a second look" are not. The text is read word by word, and what follows a word
(and, for a few, what stands before it) decides; see `factsheet.prose.shapes` for the patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factsheet.prose import shapes
from factsheet.prose.nouns import COMPOUNDS, COUNTED, any_of
from factsheet.quantity.vocabulary import TENS_OF_ENGLISH, UNITS_OF_ENGLISH

_LOWER: Final = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)} | {
    ord("’"): "'",
    ord("‑"): "-",
}
_IDEOGRAPH: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD: Final = re.compile(r"(?<![\w-])[a-z]+(?!\w)")
_NUMBERS: Final = frozenset([*UNITS_OF_ENGLISH, *TENS_OF_ENGLISH])
_FIRST_WORDS: Final = _NUMBERS | shapes.FIRST_WORDS
_CARDINAL: Final = re.compile(
    rf"(?P<term>{shapes.TERM})(?P<scaled>(?:[- ]{shapes.SCALE}(?:(?:[- ]| and ){shapes.TERM})?)*)"
    r"(?:-(?P<compound>[a-z]+))?(?!\w)"
)
_COUNTING_COMPOUND: Final = re.compile(rf"(?:{any_of(COMPOUNDS)}|{shapes.FRACTION})s?")
_COUNTED: Final = re.compile(rf"[ -]{COUNTED}")
_SMALL: Final = frozenset(UNITS_OF_ENGLISH[2:11])


def english_figures(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a figure in English words begins and ends."""
    text = text.translate(_LOWER)
    if not text.isascii():
        text = _IDEOGRAPH.sub("、", text)  # for patterns, letters end where ideographs begin
    done = 0
    for word in _WORD.finditer(text):
        if word[0] not in _FIRST_WORDS or word.start() < done:
            continue
        start = word.start()
        if idiom := shapes.idiom_at(text, word):
            done = idiom
            continue
        done = shapes.figure_at(text, word)
        if word[0] in _NUMBERS and (cardinal := _CARDINAL.match(text, start)) and _counts(text, cardinal):
            done = max(done, cardinal.end())
        if done:
            yield start, done


def _counts(text: str, cardinal: re.Match[str]) -> bool:
    """Tell whether a number word counts something."""
    term, compound, after = cardinal["term"], cardinal["compound"], cardinal.end()
    if cardinal["scaled"]:
        return True
    if compound:
        ordinal = term in TENS_OF_ENGLISH and compound in shapes.ORDINALS
        return term != "one" and not ordinal and _COUNTING_COMPOUND.fullmatch(compound) is not None
    if term == "one":
        return shapes.AFTER_ONE.match(text, after) is not None
    if term == "zero" or (term == "two" and _points(text, cardinal.start())):
        return _COUNTED.match(text, after) is not None
    harmless = term in _SMALL and shapes.HARMLESS.match(text, after)
    return not (harmless or (term == "two" and shapes.COMPARED.match(text, after)))


def _points(text: str, start: int) -> bool:
    """Tell whether what stands before a "two" makes a pronoun of it."""
    return shapes.POINTING.search(text, max(0, start - 12), start) is not None

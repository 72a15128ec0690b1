"""What must not stand in the text of a figure, since it would be read wrongly: each an error.

A wrong reading is worse than none, so "half a million", ½, "24 crore", "in 2024", 三年半 and
COVID-19 are refused with the place where they stand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factsheet.quantity.languages import foreign_scale
from factsheet.quantity.notation import NotationError
from factsheet.quantity.numerals import find_fraction, find_numerals

if TYPE_CHECKING:
    from factsheet.quantity.amounts import Amount

# Digits of other scripts, fractions, circled and Roman numerals, and what stands above or below the
# line: all but the exponents of units, as in km².
_STRANGE: Final = re.compile("(?![0-9])\\d|(?<![A-Za-z])[²³¹]|[¼-¾⁰⁴-⁹₀-₉⅐-↏①-⓿‰‱]")
_FRACTION_BEHIND: Final = re.compile(
    r"[\s-]*(?:and\s+an?\s+)?(?:half|halves|quarters?|thirds)\b|\s?[年月个天倍]半(?![导岛])|半(?![导岛数])"
    r"|\s?[成割](?![立为功员果都长套人])",
    re.IGNORECASE,
)
# Letters and signs that make the digits part of a name (G20, COVID-19) or of an unknown currency.
_NAME_BEFORE: Final = re.compile(
    r"[A-Za-z\u00c0-\u02af\u0370-\u052f$€£¥]$|(?<!\btop)(?<!\bnon)(?<=[A-Za-z])-$|[A-Za-z]\.$(?<!\bno\.)",
    re.IGNORECASE,
)
_MARK_BEFORE: Final = re.compile(r"(?<![A-Za-z])\.$|,$|^\s*[-–—]\s+$|(?<![A-Za-z0-9%)\]])[-–]$")
_LETTER_BEHIND: Final = re.compile(r"[TtGgDP](?![^\W\d_])|\^")
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
_MONTH_BEFORE: Final = re.compile(rf"\b{_MONTH}(?:[a-z]{{2,6}})?\.?\s*$")
_MONTH_BEHIND: Final = re.compile(rf"(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:[a-z]{{2,6}})?\b(?! be\b)")
_DAY_BEHIND: Final = re.compile(r"\s?[月日号號일월](?![均本元])")
_YEAR: Final = re.compile(r"(?:19|20)\d\d", re.ASCII)
_YEAR_BEHIND: Final = re.compile(r"\s?[年년]")
_YEAR_BEFORE: Final = re.compile(r"\b(?:in|since|by|until|during)\s+$", re.IGNORECASE)


def refuse_strange_digits(text: str, folded: str) -> None:
    """Raise `NotationError` for numerals that are neither plain digits nor words."""
    if not folded.isascii() and (match := _STRANGE.search(folded)):
        message = f"“{match.group()}” is not read; write the figure in plain digits"
        raise NotationError(message, text, match.start())


def refuse_dates(text: str, plain: str, amount: Amount) -> None:
    """Raise `NotationError` if the one number of the text is a day, a month or a year."""
    before, behind = plain[: amount.start], plain[amount.end :]
    printed = plain[amount.start : amount.end]
    day = len(printed) <= len("31") and (_MONTH_BEHIND.match(behind) or _DAY_BEHIND.match(behind))
    year = _YEAR.fullmatch(printed) and (
        _YEAR_BEHIND.match(behind) or (_YEAR_BEFORE.search(before) and not behind.strip(" .,;)"))
    )
    if day or year or (not amount.scale and _MONTH_BEFORE.search(before)):
        raise NotationError("a date, not a figure", text, amount.start)


def refuse_before(text: str, before: str) -> None:
    """Raise `NotationError` if what stands before the number makes it another, or none."""
    if _NAME_BEFORE.search(before):
        raise NotationError("the digits are part of a name", text, len(before))
    if _MARK_BEFORE.search(before):
        message = "a mark stands before the number; is a digit or the minus sign's number missing?"
        raise NotationError(message, text, max(len(before) - 1, 0))
    _refuse_numerals(text, before, 0)


def refuse_behind(text: str, behind: str, language: str) -> None:
    """Raise `NotationError` if what stands behind the number makes it another, or none."""
    start = len(text) - len(behind)
    if match := foreign_scale(language).match(behind):
        word = match.group().strip(" -")
        message = f"“{word}” is no scale word of the source's language ({language})"
        raise NotationError(message, text, start)
    if _LETTER_BEHIND.match(behind):
        message = f"“{behind[0]}” behind the number is not read; write the word"
        raise NotationError(message, text, start)
    if _FRACTION_BEHIND.match(behind):
        raise NotationError("a fraction in words; write it in digits", text, start)
    _refuse_numerals(text, behind, start)


def refuse_fractions(text: str, plain: str) -> None:
    """Raise `NotationError` if a number in words is a fraction or an unknown multiple."""
    position = find_fraction(plain)
    if position is not None:
        message = "a fraction or a rough multiple in words is no figure; quote the number in digits"
        raise NotationError(message, text, position)


def _refuse_numerals(text: str, part: str, start: int) -> None:
    """Raise `NotationError` if a numeral other than "one" stands beside the digits."""
    for number in find_numerals(part):
        if number.value != 1 or number.ordinal:
            message = "more than one figure: one in digits and one in words"
            raise NotationError(message, text, start + number.start)

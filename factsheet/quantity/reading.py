"""Reading figures: the text a source prints goes in, a `Figure` with its precision comes out.

The notation is that of the page "How figures are read" on the site. Exactly one figure may stand in
a text; words around it are allowed, other numbers are not, in digits or in words, for nobody could
tell which of two is meant. What might be read wrongly is an error rather than a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from factsheet.quantity import context, guards, languages
from factsheet.quantity.amounts import MOST_DIGITS, Amount, find_amounts, read_number
from factsheet.quantity.figure import Figure, Kind, Qualifier
from factsheet.quantity.languages import COMMA_LANGUAGES
from factsheet.quantity.notation import NotationError
from factsheet.quantity.numerals import read_foreign_words, read_words
from factsheet.quantity.vocabulary import fold

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["COMMA_LANGUAGES", "MOST_DIGITS", "NotationError", "read"]

_LONGEST: Final = 500
_MANY: Final = "more than one figure; quote only the part that holds the one"
_DIGIT: Final = re.compile(r"\d", re.ASCII)
# Numbers of the unit, not of the figure. Only round ones, so that a slip in them is noticed.
_OF_THE_UNIT: Final = re.compile(
    r"\bper\s+(?:100,000|10,000|1,000|100|hundred|thousand|million)\b|每(?:100|10|1)?[百千万亿]"
    r"|每10000|\b(?:in|of|among)\s+the\s+(?:world(?:'s)?\s+)?top[\s-](?:100|10)\b"
    r"|\bout\s+of\s+100\b|\bk?m2\b|(?<=\d)k?m2\b|前[十百][名强位大]?",
    re.IGNORECASE | re.ASCII,
)
_OF_UNITS: Final = frozenset({"10", "100", "1,000", "10,000", "10000", "100,000"})
_ONE_NUMBER: Final = re.compile(r"(\D*)(\d(?:[\d.,]*\d)?)(\D*)", re.ASCII)
_YEAR: Final = re.compile(r"(?:19|20)\d\d", re.ASCII)
_SIGN: Final = re.compile(r"(?<![A-Za-z0-9%)\]])[-–]$")
# Between the ends of a range stand at most the unit of the first, its sign and that of the second.
_RANGE: Final = re.compile(
    r"(?P<unit>[^\d\s]{0,3}?|\s?(?:percent|per\s+cent)|(?:st|nd|rd|th))\s*"
    r"(?P<word>-|–|—|~|\bto\b|\band\b|至|到|から)\s*(?P<sign>[-–]?)(?:[^\d\s\w]|[a-z]{2,3}\$?\s?|第)?",
    re.IGNORECASE,
)
_PERCENT: Final = re.compile(r"\s*(?:percent|per\s+cent|[%％])", re.IGNORECASE)  # of one end, and so of the other
_FROM: Final = re.compile(r"(?<!ranging )(?<!ranges )(?<!range )\bfrom\s+\S{0,4}$|[从由]$", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\bbetween\s+\S{0,4}$", re.IGNORECASE)
_FLIPPED: Final = {
    Qualifier.OVER: Qualifier.UNDER,
    Qualifier.UNDER: Qualifier.OVER,
    Qualifier.AT_LEAST: Qualifier.AT_MOST,
    Qualifier.AT_MOST: Qualifier.AT_LEAST,
}


@lru_cache(maxsize=1 << 16)
def read(text: str, language: str = "en") -> Figure:
    """Return the one figure in the text; `language` is the source's, which decides on its marks.

    Raises `NotationError` with the position where reading stopped: no figure, more than one, digits
    that are no number in that language's notation, or words that would make the figure another.
    """
    if len(text) > _LONGEST:
        raise NotationError(f"a figure has at most {_LONGEST} characters", text[:40] + "…", 0)
    tongue = languages.primary(language)
    return _read_known(text, tongue) or read_anew(text, tongue)


def _read_known(text: str, tongue: str) -> Figure | None:
    """Return the figure of one number between words that have been met before.

    What such words say does not depend on the number, so it is worked out once for all of them.
    Nothing comes back where it might: of years, of round numbers that may belong to a unit, and of
    texts with more than one number or with an error.
    """
    match = _ONE_NUMBER.fullmatch(fold(text))
    if match is None or match[2] in _OF_UNITS or _YEAR.fullmatch(match[2]):
        return None
    model = _model(match[1], match[3], tongue)
    if model is None:
        return None
    number = read_number(text, match[2], match.start(2), tongue).scaleb(model.scale)
    if model.number.is_signed():
        number = number.copy_negate()
    return Figure(number, model.qualifier, model.kind, None, model.scale, model.unit)


@lru_cache(maxsize=1 << 14)
def _model(before: str, behind: str, tongue: str) -> Figure | None:
    """Return the figure of the number seven between these words, or nothing if it is none."""
    try:
        return read_anew(f"{before}7{behind}", tongue)
    except NotationError:
        return None


def read_anew(text: str, tongue: str) -> Figure:
    """Return the figure in the text of a language without region, whatever has been read before."""
    folded = fold(text)
    guards.refuse_strange_digits(text, folded)
    plain = _OF_THE_UNIT.sub(lambda match: " " * len(match.group()), folded)
    if not _DIGIT.search(plain):
        return _read_words(text, plain, tongue)
    return _read_digits(text, plain, tongue)


def _read_digits(text: str, plain: str, tongue: str) -> Figure:
    """Return the figure of a text with digits."""
    amounts = find_amounts(text, plain, tongue)
    if len(amounts) == 1:
        guards.refuse_dates(text, plain, amounts[0])
    before, negative = _without_sign(plain[: amounts[0].start])
    number, upper = _ends(text, plain, amounts, negative=negative)
    found = _Sides(before, plain[amounts[-1].end :], tongue)
    if found.currency and not negative:
        found.before, negative = _without_sign(found.before)
        number = number.copy_negate() if negative else number
    if found.before:
        guards.refuse_before(text, found.before)
    if found.behind:
        guards.refuse_behind(text, found.behind, tongue)
    figure = found.figure(number, upper, amounts[0].scale)
    return replace(figure, qualifier=Qualifier.ODD) if amounts[-1].odd else figure


def _read_words(text: str, plain: str, tongue: str) -> Figure:
    """Return the figure of a text whose number is in words."""
    found = read_words(plain) or read_foreign_words(plain, tongue)
    if found or _DIGIT.search(text) is None:
        guards.refuse_fractions(text, plain)
    if len(found) != 1:
        problem = "more than one number in words" if found else "no figure here"
        raise NotationError(problem, text, found[1].start if found else 0)
    number = found[0]
    sides = _Sides(plain[: number.start], plain[number.end :], tongue)
    guards.refuse_behind(text, sides.behind, tongue)
    figure = sides.figure(number.value, None, 0)
    return replace(figure, kind=Kind.ORDINAL) if number.ordinal else figure


@dataclass(slots=True)
class _Sides:
    """What stands before and behind the number, less the currency's sign or name."""

    before: str
    behind: str
    language: str
    currency: str = ""

    def __post_init__(self) -> None:
        """Set the currency aside."""
        if self.before or self.behind:
            self.currency, self.before, self.behind = context.find_money(self.before, self.behind, self.language)

    def figure(self, number: Decimal, upper: Decimal | None, scale: int) -> Figure:
        """Return the number with all that the words beside it say."""
        before, behind = self.before, self.behind
        if not before and not behind:
            return Figure(number, upper=upper, scale=scale, unit=self.currency)
        kind, before, behind = context.find_kind(before, behind, self.language)
        qualifier, behind = context.find_qualifier(before, behind, self.language)
        if context.falls(before, behind, kind):
            qualifier = _FLIPPED.get(qualifier, qualifier)
            ends = [end.copy_negate() for end in (number, upper) if end is not None]
            number, upper = ends[-1], ends[0] if upper is not None else None
        unit = self.currency or context.find_unit(behind)
        return Figure(number, qualifier, kind, upper, scale, unit)


def _without_sign(before: str) -> tuple[str, bool]:
    """Return the text less a minus sign at its end, and whether there was one."""
    match = _SIGN.search(before)
    return (before[: match.start()], True) if match else (before, False)


def _ends(text: str, plain: str, amounts: list[Amount], *, negative: bool) -> tuple[Decimal, Decimal | None]:
    """Return the one number of the text, or the two ends of a range.

    `negative` tells that a minus sign stands before the first.
    """
    low = amounts[0]
    number = low.number.copy_negate() if negative else low.number
    if len(amounts) == 1:
        return number, None
    high, *more = amounts[1:]
    between = _RANGE.fullmatch(plain, low.end, high.start)
    before = plain[: low.start]
    paired = between and (between["word"].lower() == "and") == bool(_BETWEEN.search(before))
    mixed = between and _PERCENT.search(between["unit"]) and not _PERCENT.match(plain, high.end)
    if between is None or not paired or more or mixed or _FROM.search(before):
        raise NotationError(_MANY, text, high.start)
    if not low.scale and high.scale and low.number < high.number:
        number = number.scaleb(high.scale)
    upper = high.number.copy_negate() if between["sign"] else high.number
    if number >= upper:
        raise NotationError("a range begins with its smaller end", text, low.start)
    return number, upper

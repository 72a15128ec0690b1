"""English, in the style of a newspaper: "more than 3.6 trillion yuan", "30 June 2025"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from babel.dates import format_date, format_skeleton

from factsheet.period import Granularity, Period
from factsheet.quantity import Qualifier
from factsheet.wording.cldr import MINUS, currency_sign, ordinal, plural
from factsheet.wording.speech import Bound, Speech

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from factsheet.wording.unit import UnitWords

_CARDINALS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS: Final = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
)
_SUFFIXES: Final = {"one": "st", "two": "nd", "few": "rd", "other": "th"}
_HEDGES: Final = {
    Qualifier.NONE: "",
    Qualifier.ABOUT: "about ",
    Qualifier.OVER: "more than ",
    Qualifier.UNDER: "less than ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.AT_MOST: "up to ",
    Qualifier.NEARLY: "nearly ",
    Qualifier.ODD: "more than ",  # 1000余 may be 1,900: "1,000-odd" and "just over" say less
}
_NAMED_MONEY: Final = frozenset({"CNY"})  # readers know yuan, few know CN¥
_DATES: Final = "en_GB"


class English(Speech):
    """English words; numbers and plurals by CLDR's English, dates in British order."""

    tag = "en"
    compact_from = 6
    compact_always_from = 9
    grouped = True

    def span(self, low: Decimal, high: Decimal) -> str:
        """Return "3–5 million": both ends in one scale, its word said once."""
        scale = self.scale([low, high])
        ends = [scale.mantissa(end, grouped=True) for end in (low, high)]
        return ("–" if low >= 0 else " to ").join(ends) + self.joint(scale.word)

    def hedge(
        self,
        qualifier: Qualifier,
        number: Decimal,  # noqa: ARG002 -- Chinese says 余 of round numbers only
        unit: UnitWords,
    ) -> tuple[str, str]:
        """Return the words before the figure; of what is counted there are fewer, not less."""
        return (_under(unit) if qualifier is Qualifier.UNDER else _HEDGES[qualifier]), ""

    def quantity(self, text: str, unit: UnitWords, number: Decimal | None) -> str:
        """Return the number with its percent sign, its currency's sign or its noun."""
        if unit.percent:
            return self.percent(text)
        if sign := _money_sign(unit):
            minus = MINUS if text.startswith(MINUS) else ""
            return f"{minus}{sign}{text.removeprefix(minus)}"
        singular = number is not None and plural(number, self.tag) == "one"
        return f"{text} {unit.one if singular else unit.other}".rstrip()

    def rank(self, places: Sequence[int], unit: UnitWords) -> str:  # noqa: ARG002 -- Chinese has a noun
        """Return "14th", or "3rd to 5th"."""
        return " to ".join(_in_digits(place) for place in places)

    def ordinal(self, place: int) -> str:
        """Return "first" to "ninth", then "10th"."""
        return _ORDINALS[place - 1] if 1 <= place <= len(_ORDINALS) else _in_digits(place)

    def cardinal(self, number: int, unit: UnitWords) -> str:  # noqa: ARG002 -- Chinese has counters
        """Return "one" to "ten"."""
        return _CARDINALS[number - 1]

    def exactly(self, quantity: str) -> str:
        """Return "exactly 24 clusters"."""
        return f"exactly {quantity}"

    def bounds(self, low: Bound | None, high: Bound | None, unit: UnitWords) -> str:
        """Return "3,726,500 to under 3,727,500 patents", "more than 3.6 trillion yuan"."""
        least = "more than " if low and low.is_open else "at least "
        most = _under(unit) if high and high.is_open else "at most "
        if low is None:
            return most + high.quantity if high else "any number"
        if high is None:
            return least + low.quantity
        signed = unit.percent or unit.kind == "rank" or _money_sign(unit)
        start = low.quantity if signed else low.number
        if low.is_open:
            return f"{least}{start} and {most}{high.quantity}"
        return f"{start} to {'under ' if high.is_open else ''}{high.quantity}"

    def period(self, period: Period) -> str:
        """Return "2025", "first half of 2025", "June 2025" or "30 June 2025"."""
        match period.granularity:
            case Granularity.YEAR:
                return str(period)
            case Granularity.MONTH:
                return format_skeleton("yMMMM", period.start, locale=_DATES)
            case Granularity.DAY:
                return format_date(period.start, "long", locale=_DATES)
            case _:
                part = _ORDINALS[period.number - 1]
                return f"{part} {period.granularity} of {period.start.year}"

    def during(self, period: Period) -> str:
        """Return "in 2025", "in the first half of 2025", "in June 2025" or "on 30 June 2025"."""
        preposition = {
            Granularity.DAY: "on",
            Granularity.HALF: "in the",
            Granularity.QUARTER: "in the",
        }.get(period.granularity, "in")
        return f"{preposition} {self.period(period)}"


def _under(unit: UnitWords) -> str:
    return "fewer than " if unit.kind == "count" else _HEDGES[Qualifier.UNDER]


def _in_digits(place: int) -> str:
    return f"{place:,}{_SUFFIXES[ordinal(place, English.tag)]}"


def _money_sign(unit: UnitWords) -> str:
    if unit.kind != "money" or unit.currency in _NAMED_MONEY:
        return ""
    return currency_sign(unit.currency, English.tag)

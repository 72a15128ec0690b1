"""An interval in words, for the register: precise rather than short."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from typing import TYPE_CHECKING, Final

from factsheet.quantity import Interval, Qualifier
from factsheet.wording.cldr import PLAIN
from factsheet.wording.languages import speech_of
from factsheet.wording.speech import Bound, Speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet.wording.unit import Language, UnitWords

_READABLE: Final = 12  # digits; a quotient has forty, and nobody reads them
_QUOTIENT: Final = 6  # digits of an exact quotient without end, such as 2/3
_EXACT: Final = Context(prec=60)  # more digits than any bound has


def interval_in_words(interval: Interval, unit: UnitWords, language: Language) -> str:
    """Return the interval in words: "3,726,500 to under 3,727,500 patents", "exactly 24 clusters".

    Bounds are exact up to twelve digits. A longer one, which only a formula gives, is rounded
    outward, by less than a tenth of the interval's width.
    """
    speech = speech_of(language)
    if interval.low == interval.high:
        return speech.exactly(_bounds([interval.low], unit, speech)[0].quantity)
    if interval.width <= abs(interval.best).scaleb(-_READABLE):
        best = _cut(interval.best, interval.best.adjusted() - _QUOTIENT + 1, ROUND_HALF_EVEN)
        about, _ = speech.hedge(Qualifier.ABOUT, best, unit)
        return about + _bounds([best], unit, speech)[0].quantity
    low = _shorter(interval.low, interval, ROUND_FLOOR)
    high = _shorter(interval.high, interval, ROUND_CEILING)
    bounds = iter(_bounds([bound for bound in (low, high) if bound.is_finite()], unit, speech))
    return speech.bounds(
        replace(next(bounds), is_open=interval.low_open) if low.is_finite() else None,
        replace(next(bounds), is_open=interval.high_open) if high.is_finite() else None,
        unit,
    )


def _bounds(numbers: Sequence[Decimal], unit: UnitWords, speech: Speech) -> list[Bound]:
    """Return the words of bounds, all in one scale."""
    shown = [_EXACT.create_decimal(number).normalize(_EXACT) for number in numbers]
    scale = speech.scale(shown) if shown else PLAIN
    found = []
    for number in shown:
        text = speech.number(number, scale)
        ranked = unit.kind == "rank" and number > 0 and number == number.to_integral_value()
        quantity = speech.rank([int(number)], unit) if ranked else speech.quantity(text, unit, number)
        found.append(Bound(text, quantity, is_open=False))
    return found


def _shorter(bound: Decimal, interval: Interval, rounding: str) -> Decimal:
    """Return a bound that can be read; one with too many digits is moved outward."""
    if not bound.is_finite() or len(bound.normalize(_EXACT).as_tuple().digits) <= _READABLE:
        return bound
    last = interval.width.adjusted() - 1 if interval.bounded else bound.adjusted() - _QUOTIENT + 1
    return _cut(bound, last, rounding)


def _cut(number: Decimal, last: int, rounding: str) -> Decimal:
    return number.quantize(Decimal((0, (1,), last)), rounding=rounding, context=_EXACT)

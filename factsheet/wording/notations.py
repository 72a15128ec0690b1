"""The other usual ways to write a figure: one figure and its unit go in, numbers in words and digits come out.

A reader may look for "3.73 million" as 3,730,000 or 373万. None of them claims more digits than the figure has; what
is hedged stays hedged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from factsheet.wording.cldr import PLAIN, Scale, scale_at
from factsheet.wording.languages import speech_of
from factsheet.wording.rounding import with_digits

if TYPE_CHECKING:
    from factsheet.quantity import Figure
    from factsheet.wording.unit import Language, UnitWords

_SCALED_FROM: Final = Decimal(10_000)  # smaller numbers are written in digits everywhere
_ROUNDED: Final = 3  # digits that people remember of a number, and newspapers print
_POWERS: Final[dict[Language, tuple[int, ...]]] = {"en": (6, 9, 12), "zh": (4, 8, 12)}
# "3,632.68 billion" and 36326.8亿 are in use; "0.3 billion" and 363268000万 are not.
_MOST: Final[dict[Language, Decimal]] = {"en": Decimal(10_000), "zh": Decimal(100_000)}
_DECIMALS: Final[dict[Language, int]] = {"en": 3, "zh": 4}


@dataclass(frozen=True, slots=True)
class Notation:
    """A number as it may be written, without its unit, and the language of its words."""

    text: str
    language: Language


def notations(figure: Figure, unit: UnitWords) -> tuple[Notation, ...]:
    """Return the ways to write a figure with all its digits, beside those in which the sheet prints it itself.

    There is none for a range, and none for a number below ten thousand; a percentage may have its word, a place in a
    ranking its ordinal.
    """
    if figure.upper is not None:
        return ()
    if unit.percent:
        return (_hedged(f"{PLAIN.mantissa(figure.number, grouped=True)} percent", "en", figure, unit),)
    if unit.kind == "rank":
        return tuple(_ordinals(figure, unit))
    if not _is_large(figure):
        return ()
    return tuple(_written(figure, unit, but={speech_of(tag).number(figure.number) for tag in _POWERS}))


def rounded_notations(figure: Figure, unit: UnitWords) -> tuple[Notation, ...]:
    """Return the ways to write a figure rounded to three digits; none if it has no more, or is below ten thousand."""
    if unit.percent or unit.kind == "rank" or not _is_large(figure) or figure.digits <= _ROUNDED:
        return ()
    return tuple(_written(with_digits(figure, _ROUNDED), unit, but=set()))


def _is_large(figure: Figure) -> bool:
    """Tell whether a figure is one number, and so large that there are several ways to write it."""
    return figure.upper is None and abs(figure.number) >= _SCALED_FROM


def _written(figure: Figure, unit: UnitWords, *, but: set[str]) -> Iterator[Notation]:
    """Yield a large number in the scales of each language and in digits."""
    for language, powers in _POWERS.items():
        scales = [scale_at(power, language) for power in powers]
        for scale in (*scales, PLAIN) if language == "en" else scales:
            text = speech_of(language).number(figure.number, scale)
            if text not in but and (scale == PLAIN or _usual(figure.number, scale, language)):
                yield _hedged(text, language, figure, unit)


def _usual(number: Decimal, scale: Scale, language: Language) -> bool:
    """Tell whether people write a number in a scale: neither too large for it nor too small."""
    mantissa = abs(number).scaleb(-scale.power)
    return 1 <= mantissa < _MOST[language] and scale.decimals(number) <= _DECIMALS[language]


def _ordinals(figure: Figure, unit: UnitWords) -> Iterator[Notation]:
    """Yield "first" and 第一 for the first place; nothing for a mean rank."""
    if figure.number != figure.number.to_integral_value() or figure.number < 1:
        return
    for language in _POWERS:
        text = speech_of(language).ordinal(int(figure.number))
        if not any(character.isdigit() for character in text):
            yield _hedged(text, language, figure, unit)


def _hedged(text: str, language: Language, figure: Figure, unit: UnitWords) -> Notation:
    before, behind = speech_of(language).hedge(figure.qualifier, figure.number, unit)
    return Notation(before + text + behind, language)

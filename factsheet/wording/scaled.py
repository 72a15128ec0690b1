"""Numbers side by side in one scale, as an axis or a column has them: "1.5" of trillion yuan, the unit said once."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from factsheet.quantity import Figure, Qualifier
from factsheet.wording.cldr import PLAIN, Scale
from factsheet.wording.languages import speech_of
from factsheet.wording.rounding import with_digits

if TYPE_CHECKING:
    from factsheet.wording.unit import Language, UnitWords

# Signs that every font has, before the number and behind it.
_SIGNS: Final = {
    Qualifier.OVER: (">", ""), Qualifier.ODD: (">", ""), Qualifier.AT_LEAST: ("", "+"), Qualifier.UNDER: ("<", ""),
    Qualifier.AT_MOST: ("0–", ""),
}  # fmt: skip
_UNSCALED: Final = frozenset({"rank", "share", "change", "points"})


def shared_scale(numbers: Sequence[Decimal], unit: UnitWords, language: Language) -> Scale:
    """Return the scale in which the largest of the numbers is said; none for ranks and percentages."""
    if unit.kind in _UNSCALED or not any(numbers):
        return PLAIN
    # Of the largest only its size counts, so that its digits do not keep it from being scaled.
    largest = max(abs(number) for number in numbers)
    return speech_of(language).scale([Decimal(1).scaleb(largest.adjusted())])


def scaled_numbers(numbers: Sequence[Decimal], scale: Scale, unit: UnitWords, language: Language) -> tuple[str, ...]:
    """Return round numbers in a scale, all with the decimals that the most precise of them needs."""
    shown = [number.scaleb(-scale.power) for number in numbers]
    places = max(max(0, -int(number.normalize().as_tuple().exponent)) for number in shown)
    step = Decimal(1).scaleb(-places)
    return tuple(_number(number.quantize(step), unit, language) for number in shown)


def scaled_figure(figure: Figure, scale: Scale, unit: UnitWords, language: Language, *, digits: int = 3) -> str:
    """Return a figure in a scale with no more digits than so many, its hedge as a sign: ">3.92"."""
    shown = figure if unit.kind == "rank" else with_digits(figure, digits)
    ends = [shown.number] if shown.upper is None else [shown.number, shown.upper]
    text = "–".join(_number(_plain(end.scaleb(-scale.power)), unit, language) for end in ends)
    before, behind = _SIGNS.get(figure.qualifier, ("", ""))
    return before + text + behind


def scaled_unit(unit: UnitWords, scale: Scale, language: Language) -> str:
    """Return the unit with the scale word: "trillion yuan", 万亿元."""
    if language == "zh":
        return f"{scale.word}{unit.zh}"
    return f"{scale.word.strip()} {unit.other}".strip()


def _number(number: Decimal, unit: UnitWords, language: Language) -> str:
    text = PLAIN.mantissa(number, grouped=True)
    return speech_of(language).percent(text) if unit.percent else text


def _plain(number: Decimal) -> Decimal:
    """Return the number without an exponent, for 3.6E+5 is read as 360,000."""
    return number.quantize(Decimal(1)) if int(number.as_tuple().exponent) > 0 else number

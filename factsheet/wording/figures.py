"""A figure in words: its number at the precision that is known, its hedge and its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from factsheet.wording.languages import speech_of
from factsheet.wording.rounding import with_digits

if TYPE_CHECKING:
    from decimal import Decimal

    from factsheet.quantity import Figure
    from factsheet.wording.speech import Speech
    from factsheet.wording.unit import Language, UnitWords

Form = Literal["full", "number", "ordinal", "word", "words"]
_MOST_IN_WORDS = 10


def figure_in_words(
    figure: Figure,
    unit: UnitWords,
    language: Language,
    *,
    digits: int | None = None,
    form: Form = "full",
) -> str:
    """Return the figure in words, with all digits that are known or, if told so, fewer.

    The form is ``full`` ("about 524,000 companies", "8.3%", "1st"), ``number`` (without the unit),
    ``ordinal`` ("first", "14th"), ``word`` ("three", for counts up to ten, else digits) or
    ``words`` (the same with its unit: "three clusters"). `digits` counts significant digits; a
    place in a ranking is never rounded. Between a number and its scale word stands a no-break
    space.

    Raises `ValueError` for less than one digit, and for an ordinal of what is no whole number above
    zero.
    """
    speech = speech_of(language)
    if digits is not None:
        rounded = with_digits(figure, digits)
        figure = figure if unit.kind == "rank" else rounded
    before, behind = speech.hedge(figure.qualifier, figure.number, unit)
    if form == "ordinal":
        return before + speech.ordinal(_place(figure))
    if form == "full" and unit.kind == "rank" and (places := _places(figure)):
        return before + speech.rank(places, unit)
    # A percentage and an amount of money are printed in digits, however small.
    worded = form == "word" or (form == "words" and not (unit.percent or unit.kind == "money"))
    text = _number(figure, unit, speech, worded=worded) + behind
    if form in {"full", "words"}:
        text = speech.quantity(text, unit, figure.number if figure.upper is None else None)
    return before + text


def number_for_machine(figure: Figure) -> str:
    """Return the plain decimal number, as HTML's ``<data value>`` has it: "3727000".

    Of a range it is both ends with a slash between them, as ISO 8601 writes intervals.
    """
    ends = (figure.number, figure.upper)
    return "/".join(f"{end:f}" if end else f"{abs(end):f}" for end in ends if end is not None)


def _number(figure: Figure, unit: UnitWords, speech: Speech, *, worded: bool) -> str:
    if figure.upper is not None:
        return speech.span(figure.number, figure.upper)
    if worded and figure.exponent == 0 and 1 <= figure.number <= _MOST_IN_WORDS:
        return speech.cardinal(int(figure.number), unit)
    return speech.number(figure.number)


def _places(figure: Figure) -> list[int]:
    """Return the place or the two places that a rank tells; nothing for a mean rank of 3.5."""
    ends = [figure.number] if figure.upper is None else [figure.number, figure.upper]
    return [int(end) for end in ends] if all(_whole(end) for end in ends) else []


def _place(figure: Figure) -> int:
    if figure.upper is not None or not _whole(figure.number):
        raise ValueError(f"{number_for_machine(figure)} is no whole number, and so no ordinal")
    return int(figure.number)


def _whole(number: Decimal) -> bool:
    return number > 0 and number == number.to_integral_value()

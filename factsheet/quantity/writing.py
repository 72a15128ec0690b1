"""Writing figures in their notation, the form of YAML files: reading them again loses nothing.

What readers see is the business of `factsheet.wording`, which may say less than is known; this
never does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from factsheet.quantity.figure import Figure, Kind, Qualifier, as_printed, exponent_of

if TYPE_CHECKING:
    from decimal import Decimal

Language = Literal["en", "zh"]

_SCALES: Final[dict[Language, tuple[tuple[int, str], ...]]] = {
    "en": (
        (15, " quadrillion"),
        (12, " trillion"),
        (9, " billion"),
        (6, " million"),
        (3, " thousand"),
    ),
    "zh": ((15, "千万亿"), (12, "万亿"), (8, "亿"), (4, "万")),
}
_MILLION: Final = 6  # English prints grouped digits below a million, if their zeros claim no more
_HEDGE: Final[dict[Language, dict[Qualifier, str]]] = {
    "en": {
        Qualifier.NONE: "{}", Qualifier.ABOUT: "about {}", Qualifier.OVER: "over {}",
        Qualifier.UNDER: "under {}",
        Qualifier.AT_LEAST: "at least {}", Qualifier.AT_MOST: "at most {}",
        Qualifier.NEARLY: "nearly {}",
        Qualifier.ODD: "{}-odd",
    },
    "zh": {
        Qualifier.NONE: "{}", Qualifier.ABOUT: "约{}", Qualifier.OVER: "逾{}",
        Qualifier.UNDER: "不足{}",
        Qualifier.AT_LEAST: "至少{}", Qualifier.AT_MOST: "至多{}", Qualifier.NEARLY: "近{}",
        Qualifier.ODD: "{}余",
    },
}  # fmt: skip
_KIND: Final[dict[Language, dict[Kind, str]]] = {
    "en": {
        Kind.CARDINAL: "{}",
        Kind.ORDINAL: "no. {}",
        Kind.PERCENT: "{}%",
        Kind.POINTS: "{} percentage points",
    },
    "zh": {
        Kind.CARDINAL: "{}",
        Kind.ORDINAL: "第{}",
        Kind.PERCENT: "{}%",
        Kind.POINTS: "{}个百分点",
    },
}
_TO: Final[dict[Language, str]] = {"en": "{} to {}", "zh": "{}至{}"}


def write(figure: Figure, language: Language = "en") -> str:
    """Return the figure in the given language's notation; `read` of it gives an equal figure.

    Raises `ValueError` for a number that no scale can print with the precision it has.
    """
    if figure.upper is None:
        number = _forms(figure.number, language)[0].text
    else:
        number = _range(figure.number, figure.upper, language)
    return _HEDGE[language][figure.qualifier].format(_KIND[language][figure.kind].format(number))


class _Form(NamedTuple):
    """A number as it may be printed: the power of ten of its scale word, and the text."""

    power: int
    text: str


def _range(low: Decimal, high: Decimal, language: Language) -> str:
    """Return both ends; a scale word of the second would count for a first one without any."""
    pairs = (
        (start, end)
        for start in _forms(low, language)
        for end in _forms(high, language)
        if start.power or not end.power
    )
    start, end = next(pairs)
    return _TO[language].format(start.text, end.text)


def _forms(number: Decimal, language: Language) -> list[_Form]:
    """Return the ways to print the number that lose no digit, the most readable first.

    That is at the largest scale that the number fills; English groups the digits below a million.
    """
    size = number.adjusted()
    filled = [entry for entry in _SCALES[language] if entry[0] <= size][:1]
    larger = [entry for entry in reversed(_SCALES[language]) if entry[0] > size]
    plain = (0, "")
    grouped = language == "en" and size < _MILLION
    first = [plain, *filled] if grouped else [*filled, plain]
    mantissas = [(power, word, number.scaleb(-power)) for power, word in (*first, *larger)]
    forms = [_Form(power, f"{mantissa:,f}{word}") for power, word, mantissa in mantissas if _keeps_precision(mantissa)]
    if not forms:
        message = f"{number} is beyond the notation's scales"
        raise ValueError(message)
    return forms


def _keeps_precision(mantissa: Decimal) -> bool:
    """Tell whether the mantissa's digits, printed in full, claim exactly the precision it has."""
    exponent = exponent_of(mantissa)
    if exponent < 0:
        return True
    return exponent_of(as_printed(f"{mantissa.copy_abs():f}")) == exponent

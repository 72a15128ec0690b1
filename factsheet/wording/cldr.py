"""Words and rules of Unicode's CLDR, by way of Babel; a language's data is read when first used.

CLDR's compact patterns are described in Unicode Technical Standard 35, part 3 (Numbers), under
"Compact Number Formats".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from babel.core import Locale

if TYPE_CHECKING:
    from decimal import Decimal

_LARGEST: Final = 14  # CLDR's compact patterns end there; larger numbers take the last scale word
MINUS: Final = "\u2212"


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale word as it follows its number (" million", 万) and the power of ten it stands for."""

    power: int = 0
    word: str = ""

    def mantissa(self, number: Decimal, *, grouped: bool) -> str:
        """Return the number in this scale, with all its known digits and a true minus sign."""
        scaled = number.scaleb(-self.power)
        text = f"{scaled:,f}" if grouped else f"{scaled:f}"
        return text.replace("-", MINUS if number else "")

    def decimals(self, number: Decimal) -> int:
        """Return how many digits the number would have behind the point."""
        return max(0, -int(number.scaleb(-self.power).as_tuple().exponent))


PLAIN: Final = Scale()


@lru_cache
def _locale(tag: str) -> Locale:
    return Locale.parse(tag)


@lru_cache
def scale_at(power: int, tag: str) -> Scale:
    """Return the scale in which the language prints a number of this power of ten."""
    formats = _locale(tag).compact_decimal_formats
    patterns = (formats.get("long") or formats["short"])["other"]
    power = min(power, _LARGEST)
    pattern = patterns[str(10**power)]
    return Scale(power - pattern.pattern.count("0") + 1, pattern.suffix[0])


@lru_cache
def percent_sign(tag: str) -> str:
    """Return what stands behind a number in percent."""
    sign: str = _locale(tag).percent_formats[None].suffix[0]
    return sign


@lru_cache
def currency_sign(code: str, tag: str) -> str:
    """Return the currency's sign ($, HK$), or an empty text if it has none but letters."""
    sign = _locale(tag).currency_symbols.get(code, code)
    return "" if sign.isalpha() else sign


@lru_cache
def language_name(tag: str, language: str) -> str:
    """Return the name of a language, given by its tag without script and region, in another."""
    name: str = _locale(language).languages[tag]
    return name


def plural(number: Decimal, tag: str) -> str:
    """Return the plural category of a number as it is printed: 1 is "one", 1.0 is "other"."""
    return _locale(tag).plural_form(abs(number))


def ordinal(number: int, tag: str) -> str:
    """Return the plural category of an ordinal: that of 21st, 22nd, 23rd, 24th."""
    return _locale(tag).ordinal_form(number)

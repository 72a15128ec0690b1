"""What each language says its own way; `figures`, `intervals` and `periods` put it together."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from factsheet.wording.cldr import PLAIN, Scale, percent_sign, scale_at

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from factsheet.period import Period
    from factsheet.quantity import Qualifier
    from factsheet.wording.unit import UnitWords

_READABLE: Final = 3  # decimals before a scale word; 1.103226 million is better read as 1,103,226


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of an interval: its number, the same with its unit, and whether it is excluded."""

    number: str
    quantity: str
    is_open: bool


class Speech(ABC):
    """One language. Numbers come in as decimals that end at their last known digit."""

    tag: ClassVar[str]  # of CLDR's numbers
    compact_from: ClassVar[int]  # scale words are used from this power of ten on ...
    compact_always_from: ClassVar[int]  # ... but numbers below this one may be written out
    grouped: ClassVar[bool]  # whether digits stand in groups of three

    def scale(self, numbers: Sequence[Decimal]) -> Scale:
        """Return the scale of the largest number, or none where plain digits read better."""
        power = max(abs(number) for number in numbers).adjusted()
        if power < self.compact_from:
            return PLAIN
        scale = scale_at(power, self.tag)
        awkward = max(scale.decimals(number) for number in numbers) > _READABLE
        return PLAIN if awkward and power < self.compact_always_from else scale

    def number(self, number: Decimal, scale: Scale | None = None) -> str:
        """Return the number with its scale word."""
        scale = scale or self.scale([number])
        return scale.mantissa(number, grouped=self.grouped) + self.joint(scale.word)

    def joint(self, word: str) -> str:
        """Return a scale word so that it stays on one line with its number."""
        return word.replace(" ", "\u00a0")

    def percent(self, text: str) -> str:
        """Return a number with the percent sign."""
        return text + percent_sign(self.tag)

    @abstractmethod
    def span(self, low: Decimal, high: Decimal) -> str:
        """Return a range of numbers."""

    @abstractmethod
    def hedge(self, qualifier: Qualifier, number: Decimal, unit: UnitWords) -> tuple[str, str]:
        """Return what a hedge puts before the figure and what it puts between number and unit."""

    @abstractmethod
    def quantity(self, text: str, unit: UnitWords, number: Decimal | None) -> str:
        """Return a number's text with its unit; `number` (None for a range) chooses the plural."""

    @abstractmethod
    def rank(self, places: Sequence[int], unit: UnitWords) -> str:
        """Return a place in a ranking in digits ("14th"), or two as a range."""

    @abstractmethod
    def ordinal(self, place: int) -> str:
        """Return an ordinal as prose has it: in words while it is small."""

    @abstractmethod
    def cardinal(self, number: int, unit: UnitWords) -> str:
        """Return a count of one to ten in words."""

    @abstractmethod
    def exactly(self, quantity: str) -> str:
        """Return an exact quantity."""

    @abstractmethod
    def bounds(self, low: Bound | None, high: Bound | None, unit: UnitWords) -> str:
        """Return what lies between two bounds, of which one may be missing."""

    @abstractmethod
    def period(self, period: Period) -> str:
        """Return a period's name: "June 2025"."""

    @abstractmethod
    def during(self, period: Period) -> str:
        """Return a period as a sentence has it: "in June 2025"."""

"""Periods in words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from factsheet.wording.languages import speech_of

if TYPE_CHECKING:
    from factsheet.period import Period
    from factsheet.wording.unit import Language


@lru_cache(maxsize=4096)
def period_in_words(period: Period, language: Language) -> str:
    """Return the period's name: "June 2025" or 2025年6月, "first half of 2025" or 2025年上半年."""
    return speech_of(language).period(period)


def as_of(period: Period, language: Language) -> str:
    """Return the period as a sentence has it: "in June 2025", "on 30 June 2025", 2025年6月."""
    return speech_of(language).during(period)

"""Periods in words, English and Chinese side by side."""

from __future__ import annotations

import subprocess
import sys

import pytest

from factsheet.period import Period
from factsheet.wording import as_of, period_in_words


@pytest.mark.parametrize(
    ("period", "name", "sentence", "chinese"),
    [
        ("2024", "2024", "in 2024", "2024年"),
        ("2025-H1", "first half of 2025", "in the first half of 2025", "2025年上半年"),
        ("2025-H2", "second half of 2025", "in the second half of 2025", "2025年下半年"),
        ("2025-Q2", "second quarter of 2025", "in the second quarter of 2025", "2025年第二季度"),
        ("2025-Q4", "fourth quarter of 2025", "in the fourth quarter of 2025", "2025年第四季度"),
        ("2025-06", "June 2025", "in June 2025", "2025年6月"),
        ("2025-06-30", "30 June 2025", "on 30 June 2025", "2025年6月30日"),
    ],
)
def test_a_period_in_words(period: str, name: str, sentence: str, chinese: str) -> None:
    parsed = Period.parse(period)
    assert period_in_words(parsed, "en") == name
    assert as_of(parsed, "en") == sentence
    assert period_in_words(parsed, "zh") == as_of(parsed, "zh") == chinese


@pytest.mark.parametrize(
    ("use", "read"),
    [
        ("", False),
        ("factsheet.wording.as_of(factsheet.period.Period.parse('2025-06'), 'en')", True),
    ],
)
def test_data_of_a_language_is_read_when_first_used(use: str, *, read: bool) -> None:
    program = (
        "import factsheet.wording, factsheet.period\n"
        "from babel import localedata\n"
        f"{use}\n"
        "print(bool(localedata._cache))"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout == f"{read}\n"

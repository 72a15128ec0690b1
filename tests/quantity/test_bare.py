"""A value is a figure and nothing else; what stands beside it is told at its place."""

from __future__ import annotations

import re

import pytest

from factsheet.quantity import NotationError
from factsheet.quantity.bare import refuse_more


@pytest.mark.parametrize(
    "text",
    [
        "3.73 million", "about 524,000", "more than 3.6 trillion", "8.3 %", "-0.4 %", "3.5 to 3.7 million", "520万",
        "at least 4,500", "twenty-four", "1st", "500,000+", "a dozen", "2–3 %", "~40", "not exceeding 5 percent",
    ],
)  # fmt: skip
def test_a_figure_alone_passes(text: str) -> None:
    refuse_more(text)


@pytest.mark.parametrize(
    ("text", "found", "position"),
    [
        ("5.20 million patents", "patents", 13), ("3.6 trillion  extra 万 words", "extra", 14), ("8.9 %%", "%", 4),
        ("3.63万亿元", "元", 6), ("３.63 trillion", "３", 0), ("“8.2 %”", "“", 0),
        ("8.9 percentage points", "percentage", 4), ("5.20 (final)", "(", 5), ("abuot 524,000", "abuot", 0),
    ],
)  # fmt: skip
def test_what_is_no_part_of_it_is_told_at_its_place(text: str, found: str, position: int) -> None:
    with pytest.raises(NotationError, match=re.escape(f"“{found}” is no part of a value")) as error:
        refuse_more(text)
    assert (error.value.position, error.value.text) == (position, text)

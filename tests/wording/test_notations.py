"""The other usual ways to write a figure: in digits, and in the scales of English and Chinese."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.quantity import Figure, read
from factsheet.wording import Notation, UnitWords, notations, rounded_notations
from tests.quantity.strategies import figures
from tests.wording.test_figures import CHANGE, COMPANY, PATENT, RANK, UNITS, YUAN


def texts(found: tuple[Notation, ...]) -> list[str]:
    """Return the notations with plain spaces."""
    return [number.text.replace("\u00a0", " ") for number in found]


@pytest.mark.parametrize(
    ("figure", "unit", "exact", "rounded"),
    [
        ("3.73 million", PATENT, ["3,730,000"], []),
        ("3.727 million", PATENT, ["3,727,000"], ["3.73 million", "3,730,000", "373万"]),
        ("3632.68 billion", YUAN, ["3,632.68 billion", "3,632,680,000,000", "36326.8亿"],
         ["3,630 billion", "3.63 trillion", "3,630,000,000,000", "36300亿", "3.63万亿"]),
        ("$505 billion", YUAN, ["505,000,000,000"], []),
        ("26,348", PATENT, ["2.6348万"], ["26,300", "2.63万"]),
        ("13,500", PATENT, [], []),
        ("9,999", PATENT, [], []),
        ("24", COMPANY, [], []),
        ("over 3.6 trillion", YUAN,
         ["more than 3,600 billion", "more than 3,600,000,000,000", "超过36000亿"], []),
        ("over 3.613 trillion", YUAN,
         ["more than 3,613 billion", "more than 3,613,000,000,000", "超过36130亿"],
         ["more than 3,610 billion", "more than 3.61 trillion", "more than 3,610,000,000,000", "超过36100亿",
          "超过3.61万亿"]),
        ("8.3 %", CHANGE, ["8.3 percent"], []),
        ("-1.25 %", CHANGE, ["−1.25 percent"], []),
        ("1", RANK, ["first", "第一"], []),
        ("14", RANK, [], []),
        ("3.5", RANK, [], []),
        ("3-5 million", PATENT, [], []),
    ],
)  # fmt: skip
def test_a_figure_is_written_in_other_ways(figure: str, unit: UnitWords, exact: list[str], rounded: list[str]) -> None:
    assert texts(notations(read(figure), unit)) == exact
    assert texts(rounded_notations(read(figure), unit)) == rounded


def test_notations_name_the_language_of_their_words() -> None:
    assert [(number.text, number.language) for number in rounded_notations(read("3.727 million"), PATENT)] == [
        ("3.73\u00a0million", "en"), ("3,730,000", "en"), ("373万", "zh"),
    ]  # fmt: skip


@given(figures(), st.sampled_from(UNITS))
def test_a_notation_is_a_figure_that_agrees_and_claims_no_more_digits(figure: Figure, unit: UnitWords) -> None:
    for number in notations(figure, unit):
        again = read(number.text.replace(" percent", " %"))
        assert again.number == figure.number
        assert again.digits <= max(figure.digits, 3)

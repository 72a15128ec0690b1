"""The pattern of figures takes all that the reader takes, and finds what needs no grammar."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.quantity import Figure, NotationError, read, write
from factsheet.quantity.shape import figure_pattern
from factsheet.quantity.vocabulary import CARDINALS, FIRST_PLACE, ORDINALS
from tests.quantity.strategies import figures
from tests.quantity.test_reading_any_text import NOISE

NUMERALS = [
    "one", "a", "an", "hundred", "thousand", "million", "dozen", "dozens", "twenty", "-", "three", "third", "hundredth",
    "Top", "topped", "number one", "half", " ", "  ", "\n", "第", "一", "两", "兩", "十", "百", "千", "万", "萬", "億",
    "〇", "零", "点", "近", "余", "榜首", "居首", "首位", "家", "0", "7", "0.05", "1,000", ",", ".", "，", "５",
]  # fmt: skip


def matches(text: str) -> bool:
    return re.search(figure_pattern(), text) is not None


def expect_a_match_of_what_is_read(text: str) -> None:
    with suppress(NotationError):
        read(text)
        assert matches(text), text


@settings(max_examples=600)
@given(NOISE)
def test_whatever_mixture_of_words_is_read_matches(text: str) -> None:
    expect_a_match_of_what_is_read(text)


@settings(max_examples=600)
@given(st.lists(st.sampled_from(NUMERALS), max_size=6).map("".join))
def test_whatever_numeral_is_read_matches(text: str) -> None:
    expect_a_match_of_what_is_read(text)
    expect_a_match_of_what_is_read(text.upper())


@pytest.mark.parametrize("word", sorted({*CARDINALS, *ORDINALS, *FIRST_PLACE} - {"dozen"}))
def test_every_word_that_is_a_number_matches(word: str) -> None:
    for text in (word, word.upper(), f"ranked {word} again"):
        assert read(text).number == read(word).number
        assert matches(text)


@given(figures())
def test_every_figure_that_is_written_matches(figure: Figure) -> None:
    assert matches(write(figure))


@given(st.integers(min_value=0, max_value=10**15), st.integers(min_value=0, max_value=6))
def test_every_number_with_separators_matches(number: int, places: int) -> None:
    text = f"{Decimal(number).scaleb(-places):,f}"
    assert read(text).number == Decimal(number).scaleb(-places)
    assert matches(text)


@pytest.mark.parametrize(
    ("right", "slip"),
    [
        ("3,727,000", "3,72,000"), ("3.727 million", "3.727.000"), ("0.05", "00.05"), ("10", "010"),
        ("1,234", "1,2345"), ("a hundred", "hundreds"), ("seven", "several"), ("over 24", "over"), ("第三", "第"),
        ("ten", "X"), ("7", ""), ("a dozen", "a"), ("number one", "number"), ("十", "石"),
    ],
)  # fmt: skip
def test_a_slip_that_needs_no_grammar_does_not_match(right: str, slip: str) -> None:
    read(right)
    assert matches(right)
    with pytest.raises(NotationError):
        read(slip)
    assert not matches(slip)

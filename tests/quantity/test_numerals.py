"""Numbers in words: English and Chinese numerals, and words that only look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.quantity import NotationError, read
from factsheet.quantity.numerals import find_fraction, find_numerals, read_foreign_words, read_words
from factsheet.quantity.vocabulary import CARDINALS, TENS_OF_ENGLISH, UNITS_OF_ENGLISH


def in_english(number: int) -> str:
    """Return a number below a million in English words."""
    if number >= 1000:
        rest = f" {in_english(number % 1000)}" if number % 1000 else ""
        return f"{in_english(number // 1000)} thousand{rest}"
    if number >= 100:
        rest = f" and {in_english(number % 100)}" if number % 100 else ""
        return f"{UNITS_OF_ENGLISH[number // 100]} hundred{rest}"
    if number >= 20:
        unit = f"-{UNITS_OF_ENGLISH[number % 10]}" if number % 10 else ""
        return TENS_OF_ENGLISH[number // 10 - 2] + unit
    return UNITS_OF_ENGLISH[number]


def in_chinese(number: int) -> str:
    """Return a number from 1 to 99,999,999 in Chinese numerals."""
    if number >= 10_000:
        rest = number % 10_000
        link = "零" if 0 < rest < 1000 else ""
        return f"{in_chinese(number // 10_000)}万{link}{in_chinese(rest) if rest else ''}"
    text, missing = "", False
    for worth, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // worth % 10
        if digit:
            text += ("零" if missing and text else "") + "零一二三四五六七八九"[digit] + name
        missing = not digit
    return text


@given(st.integers(min_value=0, max_value=999_999))
def test_every_english_numeral_is_read(number: int) -> None:
    assert [found.value for found in read_words(in_english(number))] == [number]
    assert read(in_english(number)).number == number


@given(st.integers(min_value=1, max_value=99_999_999))
def test_every_chinese_numeral_is_read(number: int) -> None:
    assert [found.value for found in read_words(f"{in_chinese(number)}家")] == [number]
    assert read(f"{in_chinese(number)}家", "zh").number == number


@given(st.integers(min_value=1, max_value=999_999))
def test_numerals_are_as_precise_as_the_same_in_digits(number: int) -> None:
    assert read(f"{in_chinese(number)}家", "zh").same_digits(read(f"{number}家", "zh")) or (
        number >= 10_000 and number % 10_000 == 0  # 三十万 is printed 30万, not 300000
    )


@pytest.mark.parametrize(
    ("text", "value", "ordinal"),
    [
        ("twenty-four", "24", False),
        ("Twenty two clusters", "22", False),
        ("a hundred", "100", False),
        ("two hundred and five", "205", False),
        ("fifteen hundred", "1.5E+3", False),
        ("a million", "1E+6", False),
        ("two million three hundred thousand", "2.3E+6", False),
        ("three hundred", "300", False),
        ("nine quadrillion nine trillion and three", "9009000000000003", False),
        ("three thousand", "3E+3", False),
        ("a dozen", "12", False),
        ("two dozen", "24", False),
        ("twenty-third", "23", True),
        ("the third year running", "3", True),
        ("thirtieth", "30", True),
        ("ranked top", "1", True),
        ("number one", "1", False),
        ("二十四家", "24", False),
        ("十家", "10", False),
        ("两位", "2", False),
        ("两", "2", False),
        ("三千万", "3E+7", False),
        ("三万亿", "3E+12", False),
        ("一亿二千万", "1.2E+8", False),
        ("三点五亿", "3.5E+8", False),
        ("三点五万", "3.5E+4", False),
        ("三点五万亿", "3.5E+12", False),
        ("三点一四亿", "3.14E+8", False),
        ("一百万", "1.00E+6", False),
        ("一百亿", "1.00E+10", False),
        ("一百万亿", "1.00E+14", False),
        ("一万万", "1E+8", False),
        ("第三", "3", True),
        ("近百家", "1E+2", False),
        ("百余家", "1E+2", False),
        ("百多家", "1E+2", False),
        ("超万亿", "1E+12", False),
    ],
)
def test_a_numeral_has_a_value_a_precision_and_an_order(text: str, value: str, *, ordinal: bool) -> None:
    (found,) = read_words(text)
    assert (str(found.value), found.ordinal) == (value, ordinal)


def test_positions_tell_where_a_numeral_stands() -> None:
    (found,) = read_words("with twenty-four clusters")
    assert "with twenty-four clusters"[found.start : found.end] == "twenty-four"
    (joined,) = read_words("over two million three hundred thousand")
    assert joined.start == len("over ")
    first, second = find_numerals("second and third")
    assert (first.start, second.start) == (0, 11)
    (top,) = read_words("ranked top of all")
    assert (top.start, top.end) == (len("ranked "), len("ranked top"))
    (two,) = read_foreign_words("los dos", "es")
    assert (two.start, two.end) == (len("los "), len("los dos"))
    assert find_fraction("百分之五和三成") == len("百分之五和")


@pytest.mark.parametrize(
    "text",
    [
        "thousands of firms", "someone", "often", "tense", "weight", "millionaires", "several thousand",
        "统一", "一些", "十分", "万一", "千方百计", "百强", "百分点", "百度", "三星", "一百五", "四五家", "二〇二五",
        "at 国五",
    ],
)  # fmt: skip
def test_words_that_only_look_like_numerals_are_none(text: str) -> None:
    assert find_numerals(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "second and third", "five six", "two million three", "one in five", "thirty twelve", "two 第三",
        "two thousand three million", "one thousand one thousand",
        "二十四家和三家", "第一和第二", "连续五年蝉联全球第二位",
    ],
)  # fmt: skip
def test_two_numerals_are_not_added_up(text: str) -> None:
    numerals = find_numerals(text)
    assert len(numerals) == (1 if text == "two million three" else 2)


@pytest.mark.parametrize(
    "text",
    [
        "half a million", "two thirds", "a third of all patents", "one-ninth", "three quarters", "about half",
        "数百家", "几千家", "上万件", "五成", "三年半", "万分之五", "十分之一",
    ],
)  # fmt: skip
def test_a_fraction_or_rough_multiple_in_words_is_refused(text: str) -> None:
    assert find_fraction(text) is not None
    with pytest.raises(NotationError, match=r"a fraction|more than one"):
        read(text, "zh")


@pytest.mark.parametrize("text", ["third", "the third year", "百分之八", "五成立", "半导体"])
def test_other_words_are_no_fractions(text: str) -> None:
    assert find_fraction(text) is None


@pytest.mark.parametrize("word", sorted(CARDINALS))
def test_each_numeral_counts_in_any_case(word: str) -> None:
    article = "a " if word == "dozen" else ""
    for form in (word, word.upper(), word.capitalize()):
        assert [found.value for found in find_numerals(article + form)] == [CARDINALS[word]]

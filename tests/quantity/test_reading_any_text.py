"""Any text is a figure or an error that tells what is wrong and where, and is read in time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.quantity import NotationError, Qualifier, read
from factsheet.quantity.languages import primary
from factsheet.quantity.reading import MOST_DIGITS, read_anew
from tests.quantity.reader import MANY, Refused, outcome

# What may stand around and in a figure, and much that may not, to be thrown together at random.
PIECES = [
    *"0123456789", "24", "100", "10,000", "2025", "3.73", "1.234", "1,97", "18 827 000", "１２", "½", "²",
    " million", " billion", "万", "亿", "千", "百", "兆", "k", "m", "%", "％", " percent", "个百分点", "百分之",
    "-", "–", "—", "~", " to ", "至", " and ", "between ", "from ", ",", ".", "'", "，", "(", ")", " ",
    "about ", "over ", "not ", "nearly ", "up to ", "or more", "-odd", "+", "约", "超", "近", "余", "多", "以上",
    "条约", "近年来", "US$", "$", "¥", "yuan", "元", "HK", "No. ", "#", "th", "第", "位", "名",
    "ranked ", "top ",
    "one", "twenty", "-three", "third", " hundred", "half a", "dozen", "二", "十", "三千", "成", "半", "点", "零",
    "May ", "in ", "年", "月", "日",
    "件", "家", "fell ", "下降", "minus ", "per 10,000", "km2", "Milliarden", "억", "만",
    "\u00a0", "\t", "\n", "\u0663", "e9", "x", "é", "\U0001d7d9", "",
]  # fmt: skip
NOISE = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
TAGS = st.sampled_from(["en", "zh", "zh-Hant", "ja", "ko", "de", "fr", "pt-BR", "ru", "sw", ""])


@pytest.mark.parametrize(
    ("text", "message", "position"),
    [
        ("", "no figure here", 0),
        ("no figure", "no figure here", 0),
        ("24 and 26", MANY.removeprefix("error: "), 7),
        ("7 per 10,000 and 9", MANY.removeprefix("error: "), 17),
        ("24 and 1,23", "“1,23” is no number; marks stand as in 1,234.5", 7),
        ("about 5 to 3", "a range begins with its smaller end", 6),
        ("x 0." + "1" * 25, "a figure has at most 25 digits", 2),
        ("１２ and １３", MANY.removeprefix("error: "), 7),
        ("about 1,23 million", "“1,23” is no number; marks stand as in 1,234.5", 6),
        ("1.2.3", "“1.2.3” is no number; marks stand as in 1,234.5", 0),
        ("0,123", "“0,123” is no number; marks stand as in 1,234.5", 0),
        ("some 010", "“010” is no number; it begins with a zero", 5),
        ("x " + "9" * 26, "a figure has at most 25 digits", 2),
        ("1234567890123456789012345万亿1", "a figure has at most 25 digits", 0),
        ("about 12345678901234万亿100000000001", "a figure has at most 25 digits", 6),
        ("1e999999999", MANY.removeprefix("error: "), 2),
        ("1e5", MANY.removeprefix("error: "), 2),
        ("first and 2nd", "more than one figure: one in digits and one in words", 0),
        ("about 3 crore", "“crore” is no scale word of the source's language (en)", 7),
        ("2 and five", "more than one figure: one in digits and one in words", 6),
        ("seven of five", "more than one number in words", 9),
    ],
)
def test_an_error_tells_what_is_wrong_and_where(text: str, message: str, position: int) -> None:
    with pytest.raises(NotationError) as caught:
        read(text)
    assert (caught.value.message, caught.value.position) == (message, position)
    assert caught.value.text == text
    assert str(caught.value) == f"{message} (at character {position + 1} of “{text}”)"


def test_a_long_text_is_no_figure_and_is_not_shown_in_full() -> None:
    with pytest.raises(NotationError, match="at most 500 characters") as caught:
        read("24 " + "words " * 100)
    assert caught.value.text == "24 " + "words " * 6 + "w…"
    assert caught.value.position == 0
    assert read("24" + " " * 498).number == 24


def test_as_many_digits_as_are_allowed_are_all_kept() -> None:
    digits = "1234567890123456789012345"
    assert len(digits) == MOST_DIGITS
    assert str(read(digits).number) == digits
    assert read(f"-{digits} trillion").number == -int(digits) * 10**12
    assert str(read("1234567890123万亿100000000001").number) == "1234567890123100000000001"
    assert str(read("12345678901234万亿1000").number) == "1.2345678901234000000001E+25"


@settings(max_examples=400)
@given(st.text(max_size=60), TAGS)
def test_any_text_is_a_figure_or_a_notation_error(text: str, language: str) -> None:
    expect_figure_or_error(text, language)


@settings(max_examples=500)
@given(NOISE, TAGS)
def test_any_mixture_of_the_words_is_a_figure_or_a_notation_error(text: str, language: str) -> None:
    expect_figure_or_error(text, language)


def expect_figure_or_error(text: str, language: str) -> None:
    found = outcome(read, text, language)
    if isinstance(found, Refused):
        assert 0 <= found.position <= len(text)
        assert found.message
        return
    assert found.figure.number.is_finite()
    assert found.figure.interval.overlaps(found.figure.meant)
    hedged = found.figure.qualifier is not Qualifier.NONE
    assert hedged or found.figure.number in found.figure.interval


@settings(max_examples=500)
@given(NOISE, st.sampled_from("0123456789"), NOISE, st.data())
def test_the_words_say_the_same_of_any_number(before: str, digit: str, behind: str, data: st.DataObject) -> None:
    """What is remembered of the words around a number does not differ from reading them anew."""
    number = data.draw(st.sampled_from(["7", "24", "100", "10,000", "2025", "1.5", f"{digit}3"]))
    language = data.draw(TAGS)
    text = f"{before}{number}{behind}"
    assert outcome(read, text, language) == outcome(read_anew, text, primary(language))


NASTY = [
    "9" * 500, "9," * 250, "1 " * 250, "1-" * 250, "," * 500, "1 to " * 100, "to " * 166, "万" * 500, "1万" * 250,
    "亿" * 500, "一" * 500, "三千万亿" * 125, "hundred " * 62, "twenty two " * 45, "a hundred and " * 35, "约" * 500,
    "近超约" * 166, "no more than " * 38, "fell " * 100, "下降" * 250, "per 10,000 " * 45, "-" * 500, "$" * 500,
    " " * 500, "1" + " " * 499, "ab " * 166 + "1", "1" + " ab" * 166, "百分之" * 166, "first " * 83, "点" * 500,
    "1,000" * 100, "0" * 500, "Jan " * 125, "1 000" * 100, "1 million " * 50, "number one " * 45, "半" * 499 + "1",
]  # fmt: skip


@pytest.mark.parametrize("text", NASTY, ids=lambda text: text[:12].strip() or "blank")
def test_long_and_nasty_texts_are_read_fast(text: str) -> None:
    for language in ("en", "zh", "de", "ko"):
        start = time.process_time()
        expect_figure_or_error(text[:500], language)
        assert time.process_time() - start < 0.25

"""Intervals in words, English and Chinese side by side."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.quantity import Interval, read
from factsheet.wording import LANGUAGES, UnitWords, interval_in_words

COMPANY = UnitWords("count", "company", "companies", "家企业")
PATENT = UnitWords("count", "patent", "patents", "件")
YUAN = UnitWords("money", "yuan", "yuan", "元", "CNY")
US_DOLLAR = UnitWords("money", "US dollar", "US dollars", "美元", "USD")
SHARE = UnitWords("share", "percent", "percent", "%")
RANK = UnitWords("rank", zh="名")
PER_COMPANY = UnitWords("ratio", "patent per company", "patents per company", "件")


def words(interval: Interval, unit: UnitWords) -> tuple[str, str]:
    english, chinese = (interval_in_words(interval, unit, language) for language in LANGUAGES)
    return english.replace("\u00a0", " "), chinese


@pytest.mark.parametrize(
    ("figure", "unit", "english", "chinese"),
    [
        (
            "3.727 million",
            PATENT,
            "3,726,500 to under 3,727,500 patents",
            "不少于372.65万件、少于372.75万件",
        ),
        (
            "3.73 million",
            PATENT,
            "3.725 million to under 3.735 million patents",
            "不少于372.5万件、少于373.5万件",
        ),
        (
            "1.0 million",
            PATENT,
            "0.95 million to under 1.05 million patents",
            "不少于95万件、少于105万件",
        ),
        ("8.3%", SHARE, "8.25% to under 8.35%", "不低于8.25%、低于8.35%"),
        ("-8.3%", SHARE, "more than −8.35% and at most −8.25%", "超过−8.35%、不超过−8.25%"),
        ("over 3.6 trillion", YUAN, "more than 3.6 trillion yuan", "超过3.6万亿元"),
        ("at least 3", COMPANY, "at least 3 companies", "不少于3家企业"),
        ("under 3", COMPANY, "fewer than 3 companies", "少于3家企业"),
        ("under 3%", SHARE, "less than 3%", "低于3%"),
        ("at most 5", COMPANY, "at most 5 companies", "不超过5家企业"),
        ("0", PATENT, "more than −0.5 and fewer than 0.5 patents", "超过−0.5件、少于0.5件"),
        (
            "505 billion",
            US_DOLLAR,
            "$504.5 billion to under $505.5 billion",
            "不低于5045亿美元、低于5055亿美元",
        ),
    ],
)
def test_the_interval_of_a_figure(figure: str, unit: UnitWords, english: str, chinese: str) -> None:
    assert words(read(figure).interval, unit) == (english, chinese)


def test_an_exact_count() -> None:
    assert words(read("24").counted, COMPANY) == ("exactly 24 companies", "正好24家企业")
    assert words(read("1").counted, RANK) == ("exactly 1st", "正好第1名")


def test_a_closed_interval_includes_both_ends() -> None:
    assert words(read("3-5").counted, COMPANY) == ("3 to 5 companies", "3至5家企业")
    assert words(read("3-5").counted, SHARE) == ("3% to 5%", "3%至5%")


def test_nothing_known_is_said_so() -> None:
    unknown = Interval(Decimal("-Infinity"), Decimal("Infinity"), Decimal(0))
    assert words(unknown, COMPANY) == ("any number", "任何数值")


def test_a_quotient_is_shown_to_the_digits_that_matter() -> None:
    quotient = read("3.727 million").interval / read("524,000").interval
    assert words(quotient, PER_COMPANY)[0] == "7.104 to 7.121 patents per company"
    exact = Interval.exactly(1) / Interval.exactly(4)
    assert words(exact, PER_COMPANY)[0] == "exactly 0.25 patents per company"
    endless = Interval.exactly(2) / Interval.exactly(3)
    assert words(endless, PER_COMPANY) == ("about 0.666667 patents per company", "约0.666667件")
    open_ended = read("over 2").interval / Interval.exactly(3)
    assert words(open_ended, PER_COMPANY)[0].endswith("0.666666 patents per company")


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.sampled_from(LANGUAGES))
def test_words_of_a_quotient_hold_no_exponent_and_are_short(a: int, b: int, language: str) -> None:
    quotient = read(str(a)).interval / read(str(b)).interval
    for unit in (PER_COMPANY, SHARE):
        text = interval_in_words(quotient, unit, "zh" if language == "zh" else "en")
        assert "E" not in text
        assert len(text) < 120

"""The dates that quotations print."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.period import PeriodError
from factsheet.printed_date import read_date

FRIDAY = date(2025, 9, 5)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("September 1, 2025", "2025-09-01"),
        ("Sept. 29, 2022", "2022-09-29"),
        ("October 17 2020", "2020-10-17"),
        ("1 November, 2019", "2019-11-01"),
        ("1 September 2025", "2025-09-01"),
        ("the 1st of September 2025", "2025-09-01"),
        ("on Monday, 1 September 2025", "2025-09-01"),
        ("1 SEPTEMBER 2025", "2025-09-01"),
        ("May 1, 2026", "2026-05-01"),
        ("companies may apply from 1 June 2021", "2021-06-01"),
        ("2025-09-01", "2025-09-01"),
        ("2025/9/1", "2025-09-01"),
        ("28/08/2024", "2024-08-28"),
        ("08/28/2024", "2024-08-28"),
        ("01.01.2019", "2019-01-01"),
        ("1 septembre 2025", "2025-09-01"),
        ("1er août 2025", "2025-08-01"),
        ("1. März 2025", "2025-03-01"),
        ("20 de Setembro de 2023", "2023-09-20"),
        ("14 de septiembre de 2022", "2022-09-14"),
        ("2025年9月1日", "2025-09-01"),
        ("２０２５年９月１日", "2025-09-01"),
        ("二〇二五年九月二十一日", "2025-09-21"),
        ("2025年9月1日（星期一）", "2025-09-01"),
        ("2022년 9월 14일", "2022-09-14"),
        ("September 1, 2025 (2025年9月1日)", "2025-09-01"),
        ("September 2025", "2025-09"),
        ("2025 September", "2025-09"),
        ("2025-09", "2025-09"),
        ("2025年6月", "2025-06"),
        ("the 2017 edition", "2017"),
        ("Créé en 2017", "2017"),
        ("2024年", "2024"),
    ],
)
def test_a_date_with_its_year_is_read_as_printed(text: str, period: str) -> None:
    assert str(read_date(text)) == period
    assert str(read_date(text, date(2031, 1, 1))) == period


@pytest.mark.parametrize(
    ("text", "published", "period"),
    [
        ("Sept. 1", FRIDAY, "2025-09-01"),
        ("27 August", date(2024, 8, 29), "2024-08-27"),
        ("Aug 27", date(2024, 8, 29), "2024-08-27"),
        ("8月27日", date(2024, 8, 29), "2024-08-27"),
        ("released yesterday (27 Sept.)", date(2022, 9, 28), "2022-09-27"),
        ("on Wednesday (14 Sept.)", date(2022, 9, 16), "2022-09-14"),
        ("on December 30", date(2025, 1, 3), "2024-12-30"),
        ("from January 1", date(2020, 12, 26), "2021-01-01"),
        ("October 6", FRIDAY, "2025-10-06"),
        ("October 7", FRIDAY, "2024-10-07"),
        ("February 29", FRIDAY, "2024-02-29"),
        ("29 February", date(1903, 12, 1), "1896-02-29"),
        ("came into effect in January", date(2024, 1, 29), "2024-01"),
        ("in May they may march", FRIDAY, "2025-05"),
        ("十一月", FRIDAY, "2024-11"),
        ("on Monday", FRIDAY, "2025-09-01"),
        ("on Friday", FRIDAY, "2025-09-05"),
        ("on Saturday", FRIDAY, "2025-08-30"),
        ("周一", FRIDAY, "2025-09-01"),
        ("On the 10th", date(2018, 7, 12), "2018-07-10"),
        ("14일", date(2022, 9, 16), "2022-09-14"),
        ("30日", date(2025, 3, 5), "2025-01-30"),
    ],
)
def test_the_day_of_publication_tells_what_is_not_printed(text: str, published: date, period: str) -> None:
    assert str(read_date(text, published)) == period


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no date at all", "holds no date"),
        ("", "holds no date"),
        ("September 1 and September 2", "more than one date"),
        ("on Monday or Tuesday", "more than one date"),
        ("on May 1 and in June", "more than one date"),
        ("26–28 August 2025", "a number beside its date"),
        ("the 15th Five-Year Plan", "a number beside its date"),
        ("[2023] No. 37", "a number beside its date"),
        ("12025", "a number beside its date"),
        ("September 41, 2025", "no day 41"),
        ("February 30", "no day 30"),
        ("13月5日", "no month 13"),
        ("31/02/2024", "no day 31"),
        ("2025年5日", "no month"),
        ("Monday, 2 September 2025", "2025-09-02 falls on another day of the week"),
        ("05/06/2024", "begin with its day or with its month"),
    ],
)
def test_what_is_not_one_date_is_refused(text: str, message: str) -> None:
    with pytest.raises(PeriodError, match=message):
        read_date(text, FRIDAY)


@pytest.mark.parametrize("text", ["Sept. 1", "on Monday", "On the 10th", "in January"])
def test_without_the_day_of_publication_a_date_needs_its_year(text: str) -> None:
    with pytest.raises(PeriodError, match="nobody says when the source was published"):
        read_date(text)


def test_the_language_of_the_source_tells_how_it_writes_dates() -> None:
    assert str(read_date("05/06/2024", language="pt")) == "2024-06-05"
    assert str(read_date("09/09/2024", language="en")) == "2024-09-09"
    assert str(read_date("1 септември 2025", language="bg")) == "2025-09-01"
    assert str(read_date("September 1, 2025", language="zh-Hant")) == "2025-09-01"
    with pytest.raises(PeriodError, match="its day or with its month"):
        read_date("05/06/2024", language="en")


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(0, 300))
def test_a_past_date_without_its_year_is_found_again(day: date, age: int) -> None:
    published = day + timedelta(days=age)
    assert read_date(f"{day:%B} {day.day}", published).start == day


@pytest.mark.parametrize("text", ["September 1, 2025", "Sept. 1", "2025年9月1日", "1 Sept. 2025"])
def test_no_changed_digit_goes_unnoticed(text: str) -> None:
    right = read_date(text, FRIDAY)
    places = [place for place, character in enumerate(text) if character.isdigit()]
    assert places
    for place in places:
        for digit in set("0123456789") - {text[place]}:
            changed = text[:place] + digit + text[place + 1 :]
            try:
                period = read_date(changed, FRIDAY)
            except PeriodError:
                continue
            assert period != right, changed

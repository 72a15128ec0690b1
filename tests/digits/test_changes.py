"""The slips that are tried: which texts they make of a text, and that all files of facts are tried."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.digits.changes import digit_changes, scale_changes, shifted
from tests.digits.entries import FILES, Entry, Scalar


def entry(*scalars: Scalar) -> Entry:
    return Entry("patents.cn.2025", "facts/x.yml", range(1), range(1, 9), scalars)


def scales(text: str, language: str = "en", key: str = "says") -> set[str]:
    return {change.text for change in scale_changes(entry(Scalar(key, text, 1, 0, language)))}


def test_each_file_of_facts_has_its_test() -> None:
    tests = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")} - {"changes"}
    assert tests == {Path(file).stem for file in FILES}


@pytest.mark.parametrize("digit", range(10))
def test_each_digit_becomes_nought_nine_a_neighbour_and_another(digit: int) -> None:
    scalar = Scalar("value", f"1{digit} million", 1, 0)
    first, second = (
        {int(change.new) for change in digit_changes(entry(scalar)) if change.start == start} for start in (0, 1)
    )
    assert first > {0, 9}
    assert second >= {0, 9} - {digit}
    assert digit not in second
    assert {digit - 1, digit + 1} & second
    assert 3 <= len(second) <= 4
    assert list(digit_changes(entry(scalar))) == list(digit_changes(entry(scalar)))


@pytest.mark.parametrize(
    ("number", "power", "expected"),
    [
        ("3.73", 1, "37.3"), ("3.73", -1, "0.373"), ("8.30", 1, "83.0"), ("3.73", 3, "3730"), ("0.45", 1, "4.5"),
        ("524,000", 1, "5,240,000"), ("524,000", -1, "52,400"), ("524,000", 3, "524,000,000"), ("524,000", -3, "524"),
        ("1,103,226", -1, "110,322.6"), ("24", 1, "240"), ("24", -1, "2.4"), ("24", -3, "0.024"),
    ],
)  # fmt: skip
def test_a_number_is_shifted_as_it_is_printed(number: str, power: int, expected: str) -> None:
    assert shifted(number, power) == expected


@pytest.mark.parametrize(
    ("number", "power", "expected"),
    [("16.296", 1, "162.960"), ("16.296", -1, "1.629,6"), ("3,7", 1, "37"), ("1 234,5", 1, "12 345")],
)
def test_a_number_with_a_decimal_comma_is_shifted_as_it_is_printed(number: str, power: int, expected: str) -> None:
    assert shifted(number, power, ",") == expected


def test_scale_words_become_the_next_ones() -> None:
    assert scales("Three million") == set(), "only a number in digits has a scale to slip"
    assert scales("3.7 million") == {
        "37 million", "0.37 million", "3700 million", "0.0037 million", "3.7 thousand", "3.7 billion",
    }  # fmt: skip
    assert {"3.6亿元", "3.6万亿元"} & scales("3.6万元", "zh") == {"3.6亿元"}
    assert {"3.6万元", "3.6万亿元"} <= scales("3.6亿元", "zh")
    assert {"3.6億元", "3.6兆元"} & scales("3.6萬億元", "zh-Hant") == {"3.6億元"}
    assert {"3 Millionen", "3 Billionen"} <= scales("3 Milliarden", "de")
    assert scales("million", key="scale") == {"thousand", "billion"}


def test_dates_and_nought_have_no_scale() -> None:
    assert scales("0 cases") == set()
    date = Scalar("date", "2025-06", 1, 0)
    assert list(scale_changes(entry(date, Scalar("says", "June 2025", 2, 0)))) == []
    assert len(list(digit_changes(entry(date)))) > 18


def test_a_text_that_gets_a_comma_gets_quotation_marks() -> None:
    (change, *_) = scale_changes(entry(Scalar("says", "9,999", 1, 0)))
    assert change.text == '"99,990"'
    assert '"2.4"' not in scales("24")

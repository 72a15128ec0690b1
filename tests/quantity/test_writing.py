"""Writing figures: what is written reads as the same figure, in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factsheet.quantity import Figure, Kind, Qualifier, read, write
from factsheet.quantity.writing import Language
from tests.quantity.strategies import LARGEST, SMALLEST, figures

LANGUAGES: list[Language] = ["en", "zh"]


@settings(max_examples=300)
@given(figures(), st.sampled_from(LANGUAGES))
@example(Figure(SMALLEST), "en")
@example(Figure(LARGEST), "zh")
@example(Figure(Decimal("1E+15"), Qualifier.ODD, Kind.ORDINAL), "en")
@example(Figure(Decimal(-5), upper=Decimal(-3), kind=Kind.PERCENT), "zh")
@example(Figure(Decimal(-5), Qualifier.NEARLY, Kind.POINTS, Decimal("1.00E+3")), "zh")
@example(Figure(Decimal("0E+3")), "en")
def test_reading_what_is_written_loses_nothing(figure: Figure, language: Language) -> None:
    again = read(write(figure, language), language)
    assert again == figure
    assert again.same_digits(figure)
    assert again.exponent == figure.exponent


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [
        ("3.73E+6", "3.73 million", "373万"),
        ("3.727E+6", "3.727 million", "372.7万"),
        ("524000", "524.000 thousand", "52.4000万"),
        ("524E+3", "524,000", "52.4万"),
        ("1.13E+5", "113,000", "11.3万"),
        ("1.00E+5", "100 thousand", "10.0万"),
        ("3.00E+3", "3.00 thousand", "0.300万"),
        ("3E+2", "0.3 thousand", "0.03万"),
        ("3.6E+12", "3.6 trillion", "3.6万亿"),
        ("5.05E+11", "505 billion", "5,050亿"),
        ("3E+7", "30,000,000", "3,000万"),
        ("8.30", "8.30", "8.30"),
        ("24", "24", "24"),
        ("1103226", "1.103226 million", "110.3226万"),
        ("0.001", "0.001", "0.001"),
        ("1E+15", "1 quadrillion", "1千万亿"),
    ],
)
def test_a_number_stands_at_the_scale_that_keeps_its_digits(number: str, english: str, chinese: str) -> None:
    figure = Figure(Decimal(number))
    assert (write(figure), write(figure, "zh")) == (english, chinese)


@pytest.mark.parametrize(
    ("figure", "english", "chinese"),
    [
        (Figure(Decimal(24), Qualifier.ABOUT), "about 24", "约24"),
        (Figure(Decimal("3.6E+12"), Qualifier.OVER), "over 3.6 trillion", "逾3.6万亿"),
        (Figure(Decimal(4), kind=Kind.ORDINAL), "no. 4", "第4"),
        (Figure(Decimal("8.3"), kind=Kind.PERCENT), "8.3%", "8.3%"),
        (Figure(Decimal("1.2"), kind=Kind.POINTS), "1.2 percentage points", "1.2个百分点"),
        (Figure(Decimal(3), upper=Decimal(5)), "3 to 5", "3至5"),
        (
            Figure(Decimal("3E+6"), upper=Decimal("5E+6")),
            "3 million to 5 million",
            "3,000,000至5,000,000",
        ),
        (
            Figure(Decimal(3), upper=Decimal("1.230E+6")),
            "0.003 thousand to 1.230 million",
            "0.0003万至123.0万",
        ),
        (Figure(Decimal(3), upper=Decimal("2E+7")), "3 to 20,000,000", "3至20,000,000"),
        (Figure(Decimal(100), Qualifier.ODD), "100-odd", "100余"),
        (Figure(Decimal(-3), Qualifier.AT_LEAST), "at least -3", "至少-3"),
    ],
)
def test_hedges_kinds_and_ranges_are_written(figure: Figure, english: str, chinese: str) -> None:
    assert (write(figure), write(figure, "zh")) == (english, chinese)


def test_a_number_beyond_all_scales_is_refused() -> None:
    with pytest.raises(ValueError, match="beyond the notation's scales"):
        write(Figure(Decimal("3.0E+17")))

from __future__ import annotations

from decimal import Decimal

import pytest

from factsheet.quantity import read
from factsheet.wording import Language, UnitWords, scaled_figure, scaled_numbers, scaled_unit, shared_scale

YUAN = UnitWords("money", "yuan", "yuan", "元", "CNY")
PATENTS = UnitWords("count", "patent", "patents", "件")
PERCENT = UnitWords("share", "percent", "percent", "%")


@pytest.mark.parametrize(
    ("numbers", "unit", "language", "texts", "name"),
    [
        (["0", "1E+12", "2.5E+12"], YUAN, "en", ("0.0", "1.0", "2.5"), "trillion yuan"),
        (["0", "1E+12", "2.5E+12"], YUAN, "zh", ("0.0", "1.0", "2.5"), "万亿元"),
        (["0", "50000"], PATENTS, "en", ("0", "50,000"), "patents"),
        (["0", "50000"], PATENTS, "zh", ("0", "5"), "万件"),
        (["1.9", "2"], PERCENT, "en", ("1.9%", "2.0%"), "percent"),
    ],
)
def test_numbers_side_by_side_share_their_scale(
    numbers: list[str], unit: UnitWords, language: Language, texts: tuple[str, ...], name: str
) -> None:
    values = [Decimal(number) for number in numbers]
    scale = shared_scale(values, unit, language)
    assert scaled_numbers(values, scale, unit, language) == texts
    assert scaled_unit(unit, scale, language) == name


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("3.63268 trillion", "3.63"), ("over 3.92 trillion", ">3.92"), ("at least 4 trillion", "4+"),
        ("under 2 trillion", "<2"), ("at most 2 trillion", "0–2"), ("about 2.4 trillion", "2.4"),
        ("3-4 trillion", "3–4"), ("900 billion", "0.900"),
    ],
)  # fmt: skip
def test_a_figure_in_a_scale_keeps_its_hedge_as_a_sign(printed: str, text: str) -> None:
    scale = shared_scale([Decimal("3E+12")], YUAN, "en")
    assert scaled_figure(read(printed), scale, YUAN, "en") == text


def test_nothing_but_noughts_has_no_scale() -> None:
    assert shared_scale([Decimal(0)], YUAN, "en").power == 0

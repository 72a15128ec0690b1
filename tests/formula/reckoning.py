"""Figures that formulas ask for, and what they give."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import pytest

from factsheet.formula import FormulaError, MissingInput, evaluate
from factsheet.period import Period
from factsheet.quantity import Interval, read

YEAR: Final = Period.parse("2025")
FIGURES: Final = {
    ("a", "cn", "2025"): "exactly 120", ("a", "cn", "2024"): "exactly 100", ("a", "cn", "2014"): "exactly 60",
    ("a", "de", "2025"): "exactly 30", ("a", "de", "2024"): "exactly 20",
    ("b", "cn", "2025"): "exactly 8", ("b", "cn", "2024"): "exactly 0", ("b", "de", "2025"): "exactly 0",
    ("c", "cn", "2025"): "3.73 million", ("d", "cn", "2025"): "about 524,000", ("e", "cn", "2025"): "over 5",
    ("near_zero", "cn", "2025"): "0", ("same", "cn", "2025"): "exactly 3", ("same", "de", "2025"): "exactly 3",
    ("near", "de", "2025"): "3.7 million", ("near", "cn", "2025"): "3.73 million",
    ("rare", "cn", "2025"): "exactly 9", ("rare", "cn", "2023"): "exactly 7",
    ("rare", "de", "2025"): "exactly 6", ("rare", "de", "2020"): "exactly 5",
}  # fmt: skip


class Table:
    """The figures above; the place of names that have none is cn, and cn and de lie in asia and europe."""

    def figure(self, name: str, place: str | None, period: Period, position: int) -> Interval:
        text = FIGURES.get((name, place or "cn", str(period)))
        if text is None:
            raise MissingInput(f"there is no {name}.{place or 'cn'}.{period}", position)
        exact = text.removeprefix("exactly ")
        return read(text).interval if exact == text else Interval.exactly(Decimal(exact))

    def places(self, name: str, period: Period, within: str | None, position: int) -> list[str]:
        if within not in {None, *WITHIN, *WITHIN.values()}:
            raise FormulaError(f"there is no place {within}", position)
        known = [place for a, place, when in FIGURES if a == name and when == str(period)]
        return [place for place in known if within in {None, place, WITHIN[place]}]

    def earlier(self, name: str, place: str | None, period: Period, position: int) -> Period:
        known = [when for a, at, when in FIGURES if (a, at) == (name, place or "cn") and when < str(period)]
        if not known:
            raise MissingInput(f"there is no {name}.{place or 'cn'} before {period}", position)
        return Period.parse(max(known))


LOOKUP: Final = Table()
WITHIN: Final = {"cn": "asia", "de": "europe"}


def result(formula: str) -> Interval:
    return evaluate(formula, LOOKUP, "cn", YEAR)


def error_of(formula: str) -> FormulaError:
    with pytest.raises(FormulaError) as caught:
        result(formula)
    assert 0 <= caught.value.position <= len(formula)
    return caught.value

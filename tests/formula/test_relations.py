"""Relations of formulas: whether they hold, and what they are about."""

from __future__ import annotations

import pytest

from factsheet.formula import FormulaError, compare, compares_fractions, names, parse
from factsheet.period import Period
from factsheet.quantity import Interval
from tests.formula.reckoning import LOOKUP, YEAR, Table, result


@pytest.mark.parametrize(
    ("relation", "holds"),
    [
        ("a == 120", True), ("a == 121", False), ("a == a[de] * 4", True), ("c == 3734000", True),
        ("c == 3736000", False), ("a < 121", True), ("a < 120", False), ("a <= 120", True), ("a <= 119", False),
        ("a > 119", True), ("a > 120", False), ("a >= 120", True), ("a >= 121", False), ("c < 3726000", True),
        ("c > 3734000", True), ("e > 1000000", True), ("e <= 5", False), ("e < 6", True), ("share(b, a) < 0.07", True),
    ],
)  # fmt: skip
def test_a_relation_holds_if_it_can(relation: str, *, holds: bool) -> None:
    sign, found, left, right = compare(relation, LOOKUP, "cn", YEAR)
    assert found is holds
    assert f" {sign} " in relation
    sides = relation.replace("==", "<").replace("<=", "<").replace(">=", "<").replace(">", "<").split("<")
    assert (left, right) == (result(sides[0].strip()), result(sides[1].strip()))


@pytest.mark.parametrize(
    ("relation", "position", "message"),
    [
        ("a", 0, "a relation has one comparison: =="), ("a < b < c", 0, "a relation has one comparison"),
        ("(a) != b", 1, "a relation compares with =="), ("a in b", 0, "a relation compares with"),
        ("a is b", 0, "a relation compares with"), ("a not in b", 0, "a relation compares with"),
        ("a = b", 2, "this is no formula"), ("a == nothing", 5, "there is no nothing"), ("a == a", 5, "both sides are"),
        ("a == (b == c)", 6, "this cannot stand"), ("(a == b) + 1", 0, "a relation has one"),
        ("a ≤ b", 2, "“≤” cannot stand"),
    ],
)  # fmt: skip
def test_what_is_no_relation_is_told(relation: str, position: int, message: str) -> None:
    with pytest.raises(FormulaError) as caught:
        compare(relation, LOOKUP, "cn", YEAR)
    assert str(caught.value).startswith(message)
    assert caught.value.position == position


def test_without_a_place_each_name_keeps_its_own() -> None:
    asked: list[tuple[str, str | None, str]] = []

    class Noting(Table):
        def figure(self, name: str, place: str | None, period: Period, position: int) -> Interval:
            asked.append((name, place, str(period)))
            return super().figure(name, place, period, position)

    compare('a[de] + a["2024"] < growth(a)', Noting(), None, YEAR)
    assert asked == [("a", "de", "2025"), ("a", None, "2024"), ("a", None, "2025"), ("a", None, "2024")]


def test_here_is_the_place_of_the_relation() -> None:
    assert compare("count(a, within=here) == 1", LOOKUP, "de", YEAR)[1]
    with pytest.raises(FormulaError, match=r"^`here` needs a relation with `places`") as caught:
        compare("count(a, within=here) == 1", LOOKUP, None, YEAR)
    assert caught.value.position == len("count(a, within=")


def test_the_names_of_a_formula_are_those_of_its_indicators() -> None:
    assert names('a[cn] + sum(b, places=[de]) / growth(c["2024"], since="2014") == d') == (
        ("d", 65), ("a", 0), ("b", 12), ("c", 37),
    )  # fmt: skip
    with pytest.raises(FormulaError):
        names("a +")


def test_the_same_formula_is_parsed_once() -> None:
    assert parse("a + b") is parse("a + b")
    assert parse("a + b") is not parse("b + a")


@pytest.mark.parametrize(
    ("relation", "fractions"),
    [
        ("rate == share(a, b)", True), ("a == b * c", False), ("growth(a) > 0.05", True), ("a / b < rate", True),
        ('rate["2024"] < rate[de]', True), ("a == b * rate", False), ("a == rate * b", False), ("2 * rate > 1", True),
        ("a == b * (1 + growth(c))", False), ("1 - share(a, b) == rate / 2", True), ("a / b == c", False),
        ("rate / share(a, b) == 2", False), ("-change(rate) < 0", True), ("change(a) < 0", False),
        ("count(rate) == 2", False), ("distinct(rate) == count(rate)", False), ("rises(rate, a) == 0", False),
        ("sum(a) == b", False), ("rate", False), ("rate * share(a, b) < 1", True), ("before(rate) < rate", True),
        ("rate + a > b", True), ("1 - rate > 0", True),
    ],
)  # fmt: skip
def test_a_relation_of_fractions_is_told_from_one_of_amounts(relation: str, *, fractions: bool) -> None:
    assert compares_fractions(relation, lambda name: name == "rate") is fractions

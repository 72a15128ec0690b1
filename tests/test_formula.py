"""Formulas: what they reckon, and that what is no formula is an error at its place and never run."""

from __future__ import annotations

import time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.formula import FormulaError, MissingInput, compare, compares_fractions, evaluate, names, parse
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


@pytest.mark.parametrize(
    ("formula", "number"),
    [
        ("a", "120"), ("a + b", "128"), ("a - b", "112"), ("a * b", "960"), ("a / b", "15"), ("-a", "-120"),
        ("--a", "120"), ("a - b - 1", "111"), ("a / b / 3", "5"), ("a + b * 2", "136"), ("(a + b) * 2", "256"),
        ("-(a - b) / 4", "-28"), ("7", "7"), ("0.5 * a", "60"), ("1e3 + a", "1120"), (".25", "0.25"),
        ("a[de]", "30"), ('a["2024"]', "100"), ("a[2024]", "100"), ('a[de, "2024"]', "20"), ("a[de, 2024]", "20"),
        ("a['2024']", "100"), ("growth(a)", "0.2"), ("growth(a[de])", "0.5"), ('growth(a, since="2014")', "1"),
        ("growth(a, since=2014)", "1"), ("change(a)", "20"), ('change(a, since="2014")', "60"),
        ("change(a + a[de])", "30"), ("share(b, a) * 3", "0.2"), ("share(b, a + a)", "0.03333333333333333"),
        ("sum(a, places=[cn, de])", "150"), ("sum(a, places=[de])", "30"), ("a\n+ b", "128"), ("a +\tb", "128"),
        ("share(a, sum(a, places=[cn, de]))", "0.8"), ("sum(a)", "150"), ("sum(a, within=europe)", "30"),
        ("sum(a, within=here)", "120"), ("before(a)", "100"), ("before(a[de])", "20"), ("a / before(a)", "1.2"),
        ("before(rare)", "7"), ("before(rare[de])", "5"),
        ("count(a)", "2"), ("count(c)", "1"), ("count(a, within=asia)", "1"), ("count(a, up_to=30)", "1"),
        ("count(a, up_to=29)", "0"), ("count(a, up_to=200, within=here)", "1"), ("distinct(a)", "2"),
        ("distinct(b, within=here)", "1"), ("distinct(same)", "1"), ("count(same)", "2"), ("rises(a, b)", "1"),
        ("rises(b, a)", "1"), ("rises(near, a)", "0"), ("rises(same, b)", "0"), ("  a"[2:] + "  ", "120"),
    ],
)  # fmt: skip
def test_a_formula_gives_what_arithmetic_gives(formula: str, number: str) -> None:
    interval = result(formula)
    assert abs(interval.best - Decimal(number)) < Decimal("1E-15")
    assert interval.low <= interval.best <= interval.high


def test_what_is_not_known_exactly_stays_an_interval() -> None:
    interval = result("c / d")
    assert interval.low == pytest.approx(Decimal(3_725_000) / Decimal(524_500))
    assert interval.high == pytest.approx(Decimal(3_735_000) / Decimal(523_500))
    assert not result("e * 2").bounded


def test_what_is_neither_more_nor_less_has_not_risen() -> None:
    assert result("rises(same, a)") == Interval.exactly(0)
    assert result("rises(a, b)") == Interval.exactly(1)
    near = result("rises(near, a)")
    assert (near.low, near.high) == (Decimal(0), Decimal(1))


@pytest.mark.parametrize(
    ("formula", "position", "message"),
    [
        ("a / b[de]", 4, "division by a figure that may be zero"),
        ("a / near_zero", 4, "division by a figure that may be zero"),
        ("a / (b - 8)", 5, "division by a figure that may be zero"),
        ("1 + growth(b)", 4, "division by a figure that may be zero"),
        ("share(a, near_zero)", 9, "division by a figure that may be zero"),
        ("a + unknown", 4, "there is no unknown.cn.2025"),
        ("a + c[de]", 4, "there is no c.de.2025"),
        ("sum(c, places=[cn, de])", 4, "there is no c.de.2025"),
        ("growth(d)", 7, "there is no d.cn.2024"),
        ('a["2024-13"]', 2, "“2024-13”: there is no month 13"),
        ("a[20]", 2, "“20” is no period"),
        ("a[cn, de]", 6, "this is no subscript"),
        ('a["2024", de]', 10, "this is no subscript"),
        ("a[2024, 2025]", 8, "this is no subscript"),
        ("a[1.5]", 2, "this is no subscript"),
        ("a[True]", 2, "this is no subscript"),
        ("a[b[cn]]", 2, "this is no subscript"),
        ("a[*b]", 2, "this is no subscript"),
        ("a[]", 2, "this is no formula"),
        ("", 0, "this is no formula"),
        ("a +", 3, "this is no formula"),
        ("a + + / b", 6, "this is no formula"),
        ("(a", 0, "this is no formula"),
        ("a b", 2, "this is no formula"),
        ("010 + a", 0, "this is no formula"),
        ("a if b else c", 0, "this cannot stand"),
        ("1or 2", 0, "this is no formula"),
        ("a ** b", 0, "only + - * / stand in a formula"),
        ("a // b", 0, "only + - * / stand in a formula"),
        ("1 + a ** b", 4, "only + - * / stand in a formula"),
        ("+a", 0, "this cannot stand in a formula"),
        ("not a", 0, "this cannot stand in a formula"),
        ("a and b", 0, "this cannot stand in a formula"),
        ("[a]", 0, "this cannot stand in a formula"),
        ("a, b", 0, "this cannot stand in a formula"),
        ("'a'", 0, "this cannot stand in a formula"),
        ("a + '5'", 4, "this cannot stand in a formula"),
        ("None", 0, "this cannot stand in a formula"),
        ("1 + True", 4, "this cannot stand in a formula"),
        ("...", 0, "this cannot stand in a formula"),
        ("1j", 0, "this cannot stand in a formula"),
        ("1e999", 0, "this cannot stand in a formula"),
        ("a - 1e400 + 1e400", 4, "this cannot stand in a formula"),
        ("growth(a)[de]", 0, "this cannot stand in a formula"),
        ("(a == b)", 1, "a comparison stands in checks.yml, not in a formula"),
        ("1 + (a < b)", 5, "this cannot stand in a formula"),
        ("growht(a)", 0, "there is no function “growht”"),
        ("1 + print(a)", 4, "there is no function “print”"),
        ("1 + growth()", 4, "growth() takes 1 figure"),
        ("growth(a, b)", 0, "growth() takes 1 figure"),
        ("share(a)", 0, "share() takes 2 figures"),
        ("growth(a, places=[cn])", 10, "growth() has no “places”"),
        ("share(a, b, since=2024)", 12, "share() has no “since”"),
        ("growth(a, since=2014, since=2015)", 22, "growth() has “since” only once"),
        ("sum(a, places=[cn], since=2014)", 20, "sum() has no “since”"),
        ("growth(a, since=de)", 16, "`since` names a period"),
        ('growth(a, since=(de, "2014"))', 16, "`since` names a period"),
        ("growth(a[2024])", 9, "growth() takes a figure without a period of its own"),
        ('1 + change(a + a[de, "2024"])', 17, "change() takes a figure without a period of its own"),
        ("sum(a + b, places=[cn])", 4, "sum() takes an indicator's name and no more"),
        ("sum(a, places=cn)", 14, "`places` is a list of different keys of places"),
        ("1 + sum(a, places=[cn], within=asia)", 4, "sum() has either “places” or “within”"),
        ("1 + sum(a, within=africa)", 18, "there is no place africa"),
        ("sum(c, within=europe)", 4, "there is no observation of c for 2025 within europe"),
        ("count(a, within=[cn])", 16, "`within` is the key of a place, or `here`"),
        ("count(a, up_to=b)", 15, "`up_to` is a whole number"),
        ("count(a, up_to=True)", 15, "`up_to` is a whole number"),
        ("count(a, since=2024)", 9, "count() has no “since”"),
        ("distinct(a, since=2024)", 12, "distinct() has no “since”"),
        ("rises(a, b, since=2024)", 12, "rises() has no “since”"),
        ("rises(a, b[de])", 9, "rises() takes an indicator's name and no more"),
        ("count(a[de])", 6, "count() takes an indicator's name and no more"),
        ("count(unknown)", 6, "there is no observation of unknown for 2025"),
        ("rises(a)", 0, "rises() takes 2 figures"),
        ("1 + rises(a, c)", 4, "no two places have both figures"),
        ("before(c)", 7, "there is no c.cn before 2025"),
        ("1 + before(a + b)", 4, "write it like before(gdp)"),
        ("before(a[2024])", 9, "before() takes a figure without a period of its own"),
        ("before(a, since=2014)", 10, "before() has no “since”"),
        ("sum(a, places=[])", 14, "`places` is a list of different keys of places"),
        ("sum(a, places=[cn, cn])", 14, "`places` is a list of different keys of places"),
        ("sum(a, places=[cn, 5])", 14, "`places` is a list of different keys of places"),
        ("growth(*a)", 7, "this cannot stand in a formula"),
        ("growth(**a)", 0, "growth() takes 1 figure"),
        ("growth(a, **b)", 10, "growth() has no “**”"),
        ("a × b", 2, "“×” cannot stand in a formula"),
        ("a － b", 2, "“－” cannot stand in a formula"),
        ("a +专利", 3, "“专” cannot stand in a formula"),
        ("a[“2024”]", 2, "““” cannot stand in a formula"),
        ("a + 5 %", 6, "“%” cannot stand in a formula"),
        ("a\\\n+ b", 1, "“\\” cannot stand in a formula"),
        ("-" * 40 + "a", 30, "more than 30 levels of nesting"),
        ("-" * 29 + "a", 0, "more than 30 levels of nesting"),
    ],
)  # fmt: skip
def test_what_cannot_be_reckoned_is_an_error_at_its_place(formula: str, position: int, message: str) -> None:
    error = error_of(formula)
    assert str(error).startswith(message)
    assert error.position == position


@pytest.mark.parametrize(
    ("formula", "hint"),
    [
        ("growht(a)", "did you mean “growth”?"),
        ("f(a)", "there are growth, share, sum, change, before, count, distinct, rises"),
        ("a or b", "a formula has names, numbers, + - * /, parentheses and growth(), share()"),
        ("a ÷ b", "a formula has names, numbers"),
        ("sum(a, place=[cn])", "it has “places” and “within”"),
        ("growth(a[2024])", 'growth(a, since="2024") names the earlier period'),
    ],
)
def test_an_error_says_how_to_mend_it(formula: str, hint: str) -> None:
    assert hint in error_of(formula).hint


@pytest.mark.parametrize(
    ("formula", "hint"),
    [
        ("(a + b", "each bracket that opens closes: ( with ), [ with ]"),
        ("a + b)", "each bracket that opens closes: ( with ), [ with ]"),
        ("a[de + b", "each bracket that opens closes: ( with ), [ with ]"),
        ("a + b]", "each bracket that opens closes: ( with ), [ with ]"),
        ("a = b", "“is equal” is written =="),
        ("a[2024-06]", 'periods stand in quotes: rd_expenditure["2024"]'),
        ("a[cn, de]", 'a subscript is [place], ["period"] or [place, "period"]'),
        ('growth(a, since="2024") b', "a name is one word, and between two figures stands a sign: + - * /"),
        ("GDP of cn", "a name is one word, and between two figures stands a sign: + - * /"),
        ("A B", "a name is one word, and between two figures stands a sign: + - * /"),
        ("a[de] b", "a name is one word, and between two figures stands a sign: + - * /"),
    ],
)
def test_a_text_that_is_no_formula_has_the_hint_that_fits(formula: str, hint: str) -> None:
    assert error_of(formula).hint == hint


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("growth()", "growth() takes 1 figure"), ("share(a)", "share() takes 2 figures"),
        ("count(unknown)", "there is no observation of unknown for 2025"),
        ("share(a, b, since=2024)", "share() has no “since”"),
    ],
)  # fmt: skip
def test_a_message_without_a_hint_says_all(formula: str, message: str) -> None:
    error = error_of(formula)
    assert (str(error), error.hint) == (message, "")


def test_a_missing_observation_names_the_one_that_may_be_meant_or_the_first_five() -> None:
    known = ["a.cn.2020", "a.cn.2021", "a.cn.2022", "a.cn.2023", "a.cn.2024", "a.cn.2025"]
    assert MissingInput("none", 3, known, "a.cn.2019").hint.startswith("did you mean “a.cn.20")
    assert MissingInput("none", 3, known, "zzz").hint == f"there are {', '.join(known[:5])}"
    assert MissingInput("none", 3).hint == ""


EVIL = [
    "a.__class__.__mro__[1].__subclasses__()",
    "().__class__",
    "a.real",
    "__import__('os').system('touch {path}')",
    "open('{path}', 'w')",
    "exec(\"open('{path}', 'w')\")",
    "(lambda: open('{path}', 'w'))()",
    "[open('{path}', 'w') for x in [1]]",
    "{{x: open('{path}', 'w') for x in [1]}}",
    "(x := open('{path}', 'w'))",
    "f\"{{open('{path}', 'w')}}\"",
    "'a' * 10 ** 10",
    "'%s' % open('{path}', 'w')",
    "9**9**9",
    "9**9**9**9**9",
    "1 << 10000000000",
    "a if open('{path}', 'w') else b",
    "growth(open('{path}', 'w'))",
    "sum(a, places=[open('{path}', 'w')])",
    "a[open('{path}', 'w')]",
    "growth.__globals__",
    "print",
    "yield a",
    "await a",
    "import os",
    "a = 5",
    "a; b",
    "#",
    "a # b",
    "\x00",
    "a\x00",
    "a\u2028+ b",
    "(" * 100_000 + "a" + ")" * 100_000,
    "(" * 450 + "a" + ")" * 450,
    "[" * 450 + "]" * 450,
    "a[" * 300 + "cn" + "]" * 300,
    "-" * 900 + "a",
    "-" * 1_000_000 + "a",
    "a" + " + a" * 240,
    "a * (" * 150 + "a" + ")" * 150,
    "growth(" * 120 + "a" + ")" * 120,
    "not " * 249 + "a",
    "a" * 1_000_000,
    "9" * 1_000_000,
    "'" + "x" * 100_000 + "'",
    "a" + "+" * 100_000,
    "\n" * 100_000 + "a",
]


@pytest.mark.parametrize("formula", EVIL, ids=lambda formula: formula[:24].encode("unicode_escape").decode())
def test_nothing_is_ever_run_and_every_refusal_is_quick(tmp_path: Path, formula: str) -> None:
    path = tmp_path / "made"
    started = time.perf_counter()
    error_of(formula.format(path=path) if "{path}" in formula else formula)
    assert time.perf_counter() - started < 0.5
    assert not path.exists()


def test_a_long_formula_of_allowed_parts_is_reckoned() -> None:
    assert result("9" * 1_000).best.adjusted() == 999
    assert result("(" * 25 + "a" + ")" * 25).best == 120
    assert result("a" + " + a" * 28).best == 29 * 120
    assert error_of("a" + " + a" * 240).position == 0
    too_long = error_of("9" * 1_001)
    assert (str(too_long), too_long.position) == ("a formula has at most 1000 characters", 1_000)


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


@st.composite
def expressions(draw: st.DrawFn, depth: int = 4) -> tuple[str, Fraction]:
    """Return a formula of whole and decimal numbers, and its exact result."""
    if depth == 0 or draw(st.booleans()):
        digits = draw(st.integers(0, 10**9))
        places = draw(st.integers(0, 4))
        number = Decimal(digits).scaleb(-places)
        return f"{number:f}", Fraction(number)
    left, right = draw(expressions(depth=depth - 1)), draw(expressions(depth=depth - 1))
    sign = draw(st.sampled_from("+-*/" if right[1] else "+-*"))
    exact = {"+": lambda: left[1] + right[1], "-": lambda: left[1] - right[1],
             "*": lambda: left[1] * right[1], "/": lambda: left[1] / right[1]}[sign]()  # fmt: skip
    return f"({left[0]} {sign} {right[0]})", exact


@given(expressions())
def test_intervals_hold_the_exact_result_and_little_more(expression: tuple[str, Fraction]) -> None:
    formula, exact = expression
    try:
        interval = result(formula)
    except FormulaError as error:
        # a quotient whose divisor is tiny, and rounded outward may be zero
        assert "division by a figure that may be zero" in str(error)  # noqa: PT017 -- it may or may not be raised
        return
    assert Fraction(interval.low) <= exact <= Fraction(interval.high)
    assert interval.low <= interval.best <= interval.high


@given(st.integers(-(10**15), 10**15), st.integers(-(10**15), 10**15), st.integers(1, 10**15))
def test_whole_numbers_are_reckoned_exactly_but_for_the_last_digit_of_a_quotient(a: int, b: int, c: int) -> None:
    assert result(f"{a} + {b}") == Interval.exactly(a + b)
    assert result(f"({a}) - ({b})") == Interval.exactly(a - b)
    assert result(f"({a}) * ({b})") == Interval.exactly(a * b)
    quotient = result(f"({a}) / {c}")
    assert Fraction(quotient.low) <= Fraction(a, c) <= Fraction(quotient.high)
    assert quotient.width <= abs(quotient.best) * Decimal("1E-37")


@given(st.text("ab1.5+-*/()[], \"'=<>!growthsumplaces", max_size=40))
def test_any_text_is_reckoned_or_an_error_in_its_place(text: str) -> None:
    for reckon in (evaluate, compare):
        try:
            reckon(text, LOOKUP, "cn", YEAR)
        except FormulaError as error:
            place = error.position
        else:
            place = 0
        assert 0 <= place <= len(text)


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

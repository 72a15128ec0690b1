"""What is no formula is an error at its place, and never run."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from factsheet.formula import MissingInput
from tests.formula.reckoning import error_of


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

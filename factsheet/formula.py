"""Formulas over observations: a small part of Python's expressions, walked node by node and reckoned in intervals.

Allowed are numbers, + - * / and parentheses, names of indicators, subscripts for another place or period
(`gii_clusters[de, "2024"]`), the functions below, and, in relations, one comparison.
"""

from __future__ import annotations

import ast
import math
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, Protocol

from factsheet.period import Period, PeriodError
from factsheet.problems import did_you_mean
from factsheet.quantity import Interval
from factsheet.quantity.interval import growth, total

_LONGEST: Final = 1_000
_DEEPEST: Final = 30
_STRANGE: Final = re.compile(r"[^\w\s+\-*/()\[\],.\"'=<>!]", re.ASCII)
FUNCTIONS: Final = ("growth", "share", "sum", "change")
_HINT: Final = "a formula has names, numbers, + - * /, parentheses and " + ", ".join(f"{name}()" for name in FUNCTIONS)
COMPARISONS: Final[dict[type[ast.cmpop], str]] = {
    ast.Eq: "==", ast.LtE: "<=", ast.Lt: "<", ast.GtE: ">=", ast.Gt: ">",
}  # fmt: skip


class FormulaError(ValueError):
    """A formula that cannot be reckoned; `position` counts characters in its text."""

    def __init__(self, message: str, position: int = 0, hint: str = "") -> None:
        """Keep what is wrong, and where."""
        super().__init__(message)
        self.position = position
        self.hint = hint


class MissingInput(FormulaError):
    """A name that is known, but has no observation for the place and period."""


class Lookup(Protocol):
    """Where a formula finds its figures: raise `FormulaError` (at `position`) if there is none."""

    def __call__(self, name: str, place: str | None, period: Period, position: int) -> Interval:
        """Return the interval of an observation; `place` is `None` where the formula names none."""


@dataclass(frozen=True, slots=True)
class _Context:
    """For what a formula is reckoned."""

    lookup: Lookup
    place: str | None
    period: Period

    def of(self, name: ast.Name, place: str | None = None, period: Period | None = None) -> Interval:
        return self.lookup(name.id, place or self.place, period or self.period, name.col_offset)


def evaluate(formula: str, lookup: Lookup, place: str | None, period: Period) -> Interval:
    """Return what the formula gives for a place and period; raise `FormulaError` with the position if it cannot."""
    tree = parse(formula)
    if isinstance(tree, ast.Compare):
        raise FormulaError("a comparison stands in checks.yml, not in a formula", tree.col_offset)
    return _number(tree, _Context(lookup, place, period))


def compare(relation: str, lookup: Lookup, place: str | None, period: Period) -> tuple[bool, Interval, Interval]:
    """Return whether a relation can hold, and its two sides.

    `==` asks whether the sides overlap; an inequality whether some number of one side fulfils it against some number
    of the other. Raises `FormulaError` if it cannot be reckoned.
    """
    tree = parse(relation)
    if not isinstance(tree, ast.Compare) or len(tree.ops) != 1:
        raise FormulaError("a relation has one comparison: ==, <=, <, >= or >")
    context = _Context(lookup, place, period)
    left, right = _number(tree.left, context), _number(tree.comparators[0], context)
    match COMPARISONS.get(type(tree.ops[0])):
        case "==":
            return left.overlaps(right), left, right
        case "<=":
            return not right.lies_below(left), left, right
        case ">=":
            return not left.lies_below(right), left, right
        case "<":
            return left.low < right.high, left, right
        case ">":
            return left.high > right.low, left, right
        case _:
            raise FormulaError("a relation compares with ==, <=, <, >= or >", tree.left.col_offset)


def names(formula: str) -> list[tuple[str, int]]:
    """Return the names of indicators in a formula, with their positions."""
    tree = parse(formula)
    skipped = {id(part) for node in ast.walk(tree) for part in _no_indicators(node)}
    return [
        (node.id, node.col_offset) for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in skipped
    ]


def _no_indicators(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the parts of a node whose names are places or functions."""
    if isinstance(node, ast.Subscript):
        yield from ast.walk(node.slice)
    elif isinstance(node, ast.Call):
        yield node.func
        for keyword in node.keywords:
            yield from ast.walk(keyword)


@lru_cache(maxsize=4096)
def parse(formula: str) -> ast.expr:
    """Return the syntax tree of a formula; raise `FormulaError` if Python cannot read it."""
    if len(formula) > _LONGEST:
        raise FormulaError(f"a formula has at most {_LONGEST} characters", _LONGEST)
    if strange := _STRANGE.search(formula):
        raise FormulaError(f"“{strange.group()}” cannot stand in a formula", strange.start(), _HINT)
    try:
        # One line of ASCII: so the columns of the tree are positions in the text.
        tree = _tree(re.sub(r"\s", " ", formula))
    except (SyntaxError, ValueError, MemoryError, RecursionError, Warning) as error:
        column = getattr(error, "offset", None) or len(formula) + 1  # Python gives none for the end
        position = min(max(column, 1), len(formula) + 1) - 1
        hint = 'periods stand in quotes: rd_expenditure["2024"]'
        raise FormulaError("this is no formula", position, hint) from error
    _limit_depth(tree)
    return tree


def _tree(text: str) -> ast.expr:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # what Python doubts, such as 2or 3, is an error here
        return ast.parse(text, mode="eval").body


def _limit_depth(tree: ast.expr) -> None:
    """Raise `FormulaError` if the tree is too deep to be walked."""
    level: list[ast.AST] = [tree]
    for _ in range(_DEEPEST):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    if level:
        position = min((node.col_offset for node in level if isinstance(node, ast.expr)), default=0)
        raise FormulaError(f"more than {_DEEPEST} levels of nesting", position)


def _number(node: ast.expr, context: _Context) -> Interval:
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool) and value != math.inf:
            return Interval.exactly(Decimal(repr(value)))
        case ast.Name():
            return context.of(node)
        case ast.Subscript(value=ast.Name() as name):
            place, period = _subscript(node.slice)
            return context.of(name, place, period)
        case ast.UnaryOp(op=ast.USub()):
            return -_number(node.operand, context)
        case ast.BinOp():
            return _operation(node, context)
        case ast.Call(func=ast.Name(id=function)):
            return _function(function, node, context)
    raise FormulaError("this cannot stand in a formula", node.col_offset, _HINT)


def _operation(node: ast.BinOp, context: _Context) -> Interval:
    left, right = _number(node.left, context), _number(node.right, context)
    match node.op:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Div():
            try:
                return left / right
            except ZeroDivisionError as error:
                raise FormulaError(str(error), node.right.col_offset) from error
    raise FormulaError("only + - * / stand in a formula", node.col_offset)


def _subscript(node: ast.expr) -> tuple[str | None, Period | None]:
    """Read `[place]`, `[period]` or `[place, period]`; a period is in quotes or a year."""
    place: str | None = None
    period: Period | None = None
    for part in node.elts if isinstance(node, ast.Tuple) else [node]:
        match part:
            case ast.Name(id=key) if place is None and period is None:
                place = key
            case ast.Constant(value=str() | int() as value) if period is None and not isinstance(value, bool):
                try:
                    period = Period.parse(str(value))
                except PeriodError as error:
                    raise FormulaError(str(error), part.col_offset) from error
            case _:
                hint = 'a subscript is [place], ["period"] or [place, "period"]'
                raise FormulaError("this is no subscript", part.col_offset, hint)
    return place, period


def _function(function: str, node: ast.Call, context: _Context) -> Interval:
    makers: dict[str, Callable[[ast.Call, _Context], Interval]] = {
        "growth": _growth, "share": _share, "sum": _sum, "change": _change,
    }  # fmt: skip
    if function not in makers:
        hint = did_you_mean(function, FUNCTIONS) or "there are " + ", ".join(FUNCTIONS)
        raise FormulaError(f"there is no function “{function}”", node.col_offset, hint)
    return makers[function](node, context)


def _growth(node: ast.Call, context: _Context) -> Interval:
    """`growth(a)` against one year earlier; `growth(a, since="2014")` against that period."""
    new, old = _then_and_now("growth", node, context)
    try:
        return growth(new, old)
    except ZeroDivisionError as error:
        raise FormulaError(str(error), node.col_offset) from error


def _change(node: ast.Call, context: _Context) -> Interval:
    """`change(a)`: the difference to one year earlier; `since` as for growth."""
    new, old = _then_and_now("change", node, context)
    return new - old


def _then_and_now(function: str, node: ast.Call, context: _Context) -> tuple[Interval, Interval]:
    since = _keyword(function, node, "since", arguments=1)
    place, earlier = (None, context.period.year_before()) if since is None else _subscript(since)
    if earlier is None or place is not None:
        raise FormulaError("`since` names a period", since.col_offset if since else node.col_offset)
    argument = node.args[0]
    for part in ast.walk(argument):
        if isinstance(part, ast.Subscript) and _subscript(part.slice)[1]:
            hint = f'{function}(a, since="2024") names the earlier period; the later one is that of the observation'
            raise FormulaError(f"{function}() takes a figure without a period of its own", part.slice.col_offset, hint)
    then = _Context(context.lookup, context.place, earlier)
    return _number(argument, context), _number(argument, then)


def _share(node: ast.Call, context: _Context) -> Interval:
    """`share(a, b)`: a as a part of b."""
    _keyword("share", node, "", arguments=2)
    part, whole = (_number(argument, context) for argument in node.args)
    try:
        return part / whole
    except ZeroDivisionError as error:
        raise FormulaError(str(error), node.args[1].col_offset) from error


def _sum(node: ast.Call, context: _Context) -> Interval:
    """`sum(a, places=[x, y])`: the sum of an indicator over places."""
    places = _keyword("sum", node, "places", arguments=1)
    argument = node.args[0]
    if not isinstance(argument, ast.Name) or not isinstance(places, ast.List):
        raise FormulaError("write it like sum(gdp, places=[guangzhou, shenzhen])", node.col_offset)
    keys = [part.id for part in places.elts if isinstance(part, ast.Name)]
    if len(keys) != len(places.elts) or len(set(keys)) != len(keys) or not keys:
        raise FormulaError("`places` is a list of different keys of places", places.col_offset)
    return total(context.of(argument, key) for key in keys)


def _keyword(function: str, node: ast.Call, name: str, *, arguments: int) -> ast.expr | None:
    """Return the value of the one keyword that a function may have, if it is there."""
    if len(node.args) != arguments:
        raise FormulaError(f"{function}() takes {arguments} figure{'s' if arguments > 1 else ''}", node.col_offset)
    for number, keyword in enumerate(node.keywords):
        if keyword.arg != name or number:
            what = f"has no “{keyword.arg}”" if keyword.arg != name else f"has “{name}” only once"
            raise FormulaError(f"{function}() {what}", keyword.col_offset, f"it has “{name}”" if name else "")
    return node.keywords[0].value if node.keywords else None

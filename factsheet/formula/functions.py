"""The functions of formulas: over time (growth, change, before), and over all places of a period.

| written | gives |
|---|---|
| `growth(a)`, `change(a)` | the relative change, or the difference, to one year earlier; to `since="2014"` |
| `before(a)` | the observation before, of a period as long |
| `share(a, b)` | a as a part of b |
| `sum(a)` | the sum over all places that are known, or `within=cn`, or `places=[x, y]` |
| `count(a)` | how many places are known, `within=cn`, with a figure `up_to=10` |
| `distinct(a)` | how many different figures they have |
| `rises(a, b)` | how often a is larger at the next place, in the order of b |

`within=here` is the place for which the relation is tried.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from typing import Final, TypeAlias

from factsheet.formula.context import Context
from factsheet.formula.syntax import FUNCTIONS, FormulaError, MissingInput, options, subscript
from factsheet.period import Period
from factsheet.problems import did_you_mean
from factsheet.quantity import Interval
from factsheet.quantity.interval import growth, total

Maker: TypeAlias = Callable[[ast.Call, Context], Interval]


def call(function: str, node: ast.Call, context: Context) -> Interval:
    """Return what a function gives; raise `FormulaError` if there is no such function, or it cannot be reckoned."""
    if function not in _MAKERS:
        hint = did_you_mean(function, FUNCTIONS) or "there are " + ", ".join(FUNCTIONS)
        raise FormulaError(f"there is no function “{function}”", node.col_offset, hint)
    return _MAKERS[function](node, context)


def _growth(node: ast.Call, context: Context) -> Interval:
    new, old = _then_and_now("growth", node, context)
    try:
        return growth(new, old)
    except ZeroDivisionError as error:
        raise FormulaError(str(error), node.col_offset) from error


def _change(node: ast.Call, context: Context) -> Interval:
    new, old = _then_and_now("change", node, context)
    return new - old


def _then_and_now(function: str, node: ast.Call, context: Context) -> tuple[Interval, Interval]:
    since = options(function, node, {"since"}, figures=1).get("since")
    earlier = context.period.year_before() if since is None else _period(since)
    argument = node.args[0]
    for part in ast.walk(argument):
        if isinstance(part, ast.Subscript) and subscript(part.slice)[1]:
            hint = f'{function}(a, since="2024") names the earlier period; the later one is that of the observation'
            raise FormulaError(f"{function}() takes a figure without a period of its own", part.slice.col_offset, hint)
    return context.number(argument), context.at(earlier).number(argument)


def _period(since: ast.expr) -> Period:
    place, period = subscript(since)
    if period is None or place is not None:
        raise FormulaError("`since` names a period", since.col_offset)
    return period


def _before(node: ast.Call, context: Context) -> Interval:
    options("before", node, (), figures=1)
    argument = node.args[0]
    place: str | None = None
    if isinstance(argument, ast.Subscript):
        place, period = subscript(argument.slice)
        if period is not None:
            raise FormulaError("before() takes a figure without a period of its own", argument.slice.col_offset)
        argument = argument.value
    if not isinstance(argument, ast.Name):
        raise FormulaError("write it like before(gdp) or before(gdp[shenzhen])", node.col_offset)
    earlier = context.lookup.earlier(argument.id, place or context.place, context.period, argument.col_offset)
    return context.of(argument, place, earlier)


def _share(node: ast.Call, context: Context) -> Interval:
    options("share", node, (), figures=2)
    part, whole = (context.number(argument) for argument in node.args)
    try:
        return part / whole
    except ZeroDivisionError as error:
        raise FormulaError(str(error), node.args[1].col_offset) from error


def _sum(node: ast.Call, context: Context) -> Interval:
    found = options("sum", node, {"places", "within"}, figures=1)
    name = _indicator("sum", node, 0)
    places = found.get("places")
    if places is None:
        return total(_group(name, context, found.get("within")).values())
    if "within" in found:
        raise FormulaError("sum() has either “places” or “within”", node.col_offset)
    keys = [part.id for part in places.elts if isinstance(part, ast.Name)] if isinstance(places, ast.List) else []
    if not isinstance(places, ast.List) or len(keys) != len(places.elts) or len(set(keys)) != len(keys) or not keys:
        raise FormulaError("`places` is a list of different keys of places", places.col_offset)
    return total(context.of(name, key) for key in keys)


def _count(node: ast.Call, context: Context) -> Interval:
    found = options("count", node, {"within", "up_to"}, figures=1)
    figures = _group(_indicator("count", node, 0), context, found.get("within")).values()
    match found.get("up_to"):
        case None:
            return Interval.exactly(len(figures))
        case ast.Constant(value=int() as most) if not isinstance(most, bool):
            limit = Interval.exactly(Decimal(most))
            certain = sum(figure.high <= most for figure in figures)
            return _between(certain, sum(not limit.lies_below(figure) for figure in figures))
        case other:
            raise FormulaError("`up_to` is a whole number", other.col_offset)


def _distinct(node: ast.Call, context: Context) -> Interval:
    found = options("distinct", node, {"within"}, figures=1)
    return Interval.exactly(len(set(_group(_indicator("distinct", node, 0), context, found.get("within")).values())))


def _rises(node: ast.Call, context: Context) -> Interval:
    options("rises", node, (), figures=2)
    figures, order = (_group(_indicator("rises", node, number), context, None) for number in (0, 1))
    places = sorted(figures.keys() & order.keys(), key=lambda place: order[place].best)
    if len(places) < 2:
        raise MissingInput("no two places have both figures", node.col_offset)
    pairs = [(figures[a], figures[b]) for a, b in pairwise(places)]
    return _between(sum(a.lies_below(b) for a, b in pairs), sum(a.low < b.high for a, b in pairs))


def _between(certain: int, possible: int) -> Interval:
    """Return how many there are: those that surely count, up to those that may."""
    return Interval(Decimal(certain), Decimal(possible), Decimal(certain))


def _indicator(function: str, node: ast.Call, number: int) -> ast.Name:
    argument = node.args[number]
    if not isinstance(argument, ast.Name):
        raise FormulaError(f"{function}() takes an indicator's name and no more", argument.col_offset)
    return argument


def _group(name: ast.Name, context: Context, within: ast.expr | None) -> dict[str, Interval]:
    """Return the figures of an indicator at all places that have one, or at those within a place."""
    match within:
        case None:
            whole = None
        case ast.Name(id="here"):
            whole = context.place
        case ast.Name(id=key):
            whole = key
        case _:
            raise FormulaError("`within` is the key of a place, or `here`", within.col_offset)
    if within is not None and whole is None:
        raise FormulaError("`here` needs a relation with `places`", within.col_offset)
    position = within.col_offset if within else name.col_offset
    keys = context.lookup.places(name.id, context.period, whole, position)
    if not keys:
        where = f" within {whole}" if whole else ""
        raise MissingInput(f"there is no observation of {name.id} for {context.period}{where}", name.col_offset)
    return {key: context.of(name, key) for key in keys}


_MAKERS: Final[dict[str, Maker]] = {
    "growth": _growth, "share": _share, "sum": _sum, "change": _change, "before": _before, "count": _count,
    "distinct": _distinct, "rises": _rises,
}  # fmt: skip

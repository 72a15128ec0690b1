"""Reckoning formulas in intervals: a text goes in, and what it gives for a place and period comes out."""

from __future__ import annotations

import ast
import math
from decimal import Decimal
from typing import Final

from factsheet.formula.context import Context, Lookup
from factsheet.formula.functions import call
from factsheet.formula.syntax import HINT, FormulaError, parse, subscript
from factsheet.period import Period
from factsheet.quantity import Interval

_COMPARISONS: Final[dict[type[ast.cmpop], str]] = {
    ast.Eq: "==", ast.LtE: "<=", ast.Lt: "<", ast.GtE: ">=", ast.Gt: ">",
}  # fmt: skip


def evaluate(formula: str, lookup: Lookup, place: str | None, period: Period) -> Interval:
    """Return what the formula gives for a place and period; raise `FormulaError` with the position if it cannot."""
    tree = parse(formula)
    if isinstance(tree, ast.Compare):
        raise FormulaError("a comparison stands in checks.yml, not in a formula", tree.col_offset)
    return _number(tree, Context(lookup, place, period, _number))


def compare(relation: str, lookup: Lookup, place: str | None, period: Period) -> tuple[str, bool, Interval, Interval]:
    """Return the sign of a relation, whether it can hold, and its two sides.

    `==` asks whether the sides overlap; an inequality whether some number of one side fulfils it against some number
    of the other. Raises `FormulaError` if it cannot be reckoned.
    """
    tree = parse(relation)
    if not isinstance(tree, ast.Compare) or len(tree.ops) != 1:
        raise FormulaError("a relation has one comparison: ==, <=, <, >= or >")
    if ast.dump(tree.left) == ast.dump(tree.comparators[0]):
        raise FormulaError("both sides are the same", tree.comparators[0].col_offset)
    context = Context(lookup, place, period, _number)
    left, right = _number(tree.left, context), _number(tree.comparators[0], context)
    sign = _COMPARISONS.get(type(tree.ops[0]))
    match sign:
        case "==":
            holds = left.overlaps(right)
        case "<=":
            holds = not right.lies_below(left)
        case ">=":
            holds = not left.lies_below(right)
        case "<":
            holds = left.low < right.high
        case ">":
            holds = left.high > right.low
        case _:
            raise FormulaError("a relation compares with ==, <=, <, >= or >", tree.left.col_offset)
    return sign, holds, left, right


def _number(node: ast.expr, context: Context) -> Interval:
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool) and value != math.inf:
            return Interval.exactly(Decimal(repr(value)))
        case ast.Name():
            return context.of(node)
        case ast.Subscript(value=ast.Name() as name):
            place, period = subscript(node.slice)
            return context.of(name, place, period)
        case ast.UnaryOp(op=ast.USub()):
            return -_number(node.operand, context)
        case ast.BinOp():
            return _operation(node, context)
        case ast.Call(func=ast.Name(id=function)):
            return call(function, node, context)
    raise FormulaError("this cannot stand in a formula", node.col_offset, HINT)


def _operation(node: ast.BinOp, context: Context) -> Interval:
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

"""Which formulas give fractions, that is percentages to a reader: a formula goes in, yes or no comes out."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Final

from factsheet.formula.syntax import parse

_FRACTIONS: Final = frozenset({"growth", "share"})
_NUMBERS: Final = frozenset({"count", "distinct", "rises"})


def compares_fractions(relation: str, is_percent: Callable[[str], bool]) -> bool:
    """Tell whether a side of a relation is a fraction; then both are, for only like is compared with like.

    `is_percent` tells of an indicator whether its figures are percentages.
    """
    tree = parse(relation)
    return isinstance(tree, ast.Compare) and any(
        _is_fraction(side, is_percent) for side in (tree.left, *tree.comparators)
    )


def _is_fraction(node: ast.expr, is_percent: Callable[[str], bool]) -> bool:
    match node:
        case ast.Name(id=name) | ast.Subscript(value=ast.Name(id=name)):
            return is_percent(name)
        case ast.UnaryOp():
            return _is_fraction(node.operand, is_percent)
        case ast.Call(func=ast.Name(id=function)) if function in _FRACTIONS | _NUMBERS:
            return function in _FRACTIONS
        case ast.Call():
            return any(_is_fraction(part, is_percent) for part in node.args)
        case ast.BinOp():
            return _gives_fraction(node, is_percent)
    return False


def _gives_fraction(node: ast.BinOp, is_percent: Callable[[str], bool]) -> bool:
    """Tell it of a sum, or a product: a fraction of an amount is an amount, one by another says how many times."""
    left, right = _is_fraction(node.left, is_percent), _is_fraction(node.right, is_percent)
    if isinstance(node.op, ast.Add | ast.Sub):
        return left or right
    if isinstance(node.op, ast.Div):
        return left and _is_number(node.right)
    return (left and (right or _is_number(node.right))) or (right and _is_number(node.left))


def _is_number(node: ast.expr) -> bool:
    return all(not isinstance(part, ast.Name) for part in ast.walk(node))

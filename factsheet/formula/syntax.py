"""The syntax of formulas: text goes in, a tree of Python's expressions comes out, and the parts of it that are read.

Allowed are numbers, + - * / and parentheses, names of indicators, subscripts for another place or period
(`gii_clusters[de, "2024"]`), functions, and, in relations, one comparison. Nothing is ever run.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Final

from factsheet.period import Period, PeriodError
from factsheet.problems import did_you_mean

_LONGEST: Final = 1_000
_DEEPEST: Final = 30
_STRANGE: Final = re.compile(r"[^\w\s+\-*/()\[\],.\"'=<>!]", re.ASCII)
FUNCTIONS: Final = ("growth", "share", "sum", "change", "before", "count", "distinct", "rises")
HINT: Final = "a formula has names, numbers, + - * /, parentheses and " + ", ".join(f"{name}()" for name in FUNCTIONS)

# How to mend a formula where nothing more can be said.
GUIDE: Final = "what can stand in a formula is told in docs/en/editing/formulas.md"


class FormulaError(ValueError):
    """A formula that cannot be reckoned; `position` counts characters in its text."""

    def __init__(self, message: str, position: int = 0, hint: str = "") -> None:
        """Keep what is wrong, and where."""
        super().__init__(message)
        self.position = position
        self._hint = hint

    @property
    def hint(self) -> str:
        """Return how to mend it, or nothing."""
        return self._hint


class MissingInput(FormulaError):
    """A name that is known, but has no observation for the place and period."""

    def __init__(self, message: str, position: int, known: Sequence[str] = (), wanted: str = "") -> None:
        """Keep what is wrong, and where, and the addresses that there are instead of the wanted one."""
        super().__init__(message, position)
        self._known = known
        self._wanted = wanted

    @property
    def hint(self) -> str:
        """Return which address may be meant; it is sought only when it is told, since relations are often tried."""
        listed = ", ".join(self._known[:5])
        return did_you_mean(self._wanted, self._known) or (f"there are {listed}" if listed else "")


@lru_cache(maxsize=4096)
def names(formula: str) -> tuple[tuple[str, int], ...]:
    """Return the names of indicators in a formula, with their positions; raise `FormulaError` if it is none."""
    tree = parse(formula)
    skipped = {id(part) for node in ast.walk(tree) for part in _no_indicators(node)}
    return tuple(
        (node.id, node.col_offset) for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in skipped
    )


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
        raise FormulaError(f"“{strange.group()}” cannot stand in a formula", strange.start(), HINT)
    try:
        # One line of ASCII: so the columns of the tree are positions in the text.
        tree = _tree(re.sub(r"\s", " ", formula))
    except (SyntaxError, ValueError, MemoryError, RecursionError, Warning) as error:
        column = getattr(error, "offset", None) or len(formula) + 1  # Python gives none for the end
        position = min(max(column, 1), len(formula) + 1) - 1
        raise FormulaError("this is no formula", position, _mended(formula)) from error
    _limit_depth(tree)
    return tree


def _mended(formula: str) -> str:
    """Return what is most likely wrong with a text that is no formula."""
    if formula.count("(") != formula.count(")") or formula.count("[") != formula.count("]"):
        return "each bracket that opens closes: ( with ), [ with ]"
    if re.search(r"(?<![=<>!])=(?!=)", re.sub(r"(?:since|places|within|up_to)\s*=", "", formula)):
        return "“is equal” is written =="
    if re.search(r"\[[^\]\"']*\d{4}-", formula):
        return 'periods stand in quotes: rd_expenditure["2024"]'
    if re.search(r"[A-Za-z_\])]\s+[A-Za-z_(]", formula):
        return "a name is one word, and between two figures stands a sign: + - * /"
    return HINT


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


def subscript(node: ast.expr) -> tuple[str | None, Period | None]:
    """Return place and period of `[place]`, `[period]` or `[place, period]`; a period is in quotes or a year."""
    place: str | None = None
    period: Period | None = None
    for part in node.elts if isinstance(node, ast.Tuple) and node.elts else [node]:
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


def options(function: str, node: ast.Call, allowed: Collection[str], *, figures: int) -> dict[str, ast.expr]:
    """Return the options of a call by name; raise `FormulaError` if it has others, or not that many figures."""
    if len(node.args) != figures:
        raise FormulaError(f"{function}() takes {figures} figure{'s' if figures > 1 else ''}", node.col_offset)
    found: dict[str, ast.expr] = {}
    for keyword in node.keywords:
        name = keyword.arg or "**"
        if name not in allowed or name in found:
            what = f"has “{name}” only once" if name in found else f"has no “{name}”"
            known = " and ".join(f"“{option}”" for option in sorted(allowed))
            raise FormulaError(f"{function}() {what}", keyword.col_offset, f"it has {known}" if known else "")
        found[name] = keyword.value
    return found

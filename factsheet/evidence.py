"""Lines of evidence: what a source prints is read as a figure, in the source's own notation.

A line may need a hint to be read: `scale` for a table whose head holds the scale word, `how` for a figure that
follows from the figures that are printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from factsheet.problems import did_you_mean
from factsheet.quantity import Figure, Interval, NotationError, read, write
from factsheet.quantity.figure import rescaled, rounded
from factsheet.quantity.vocabulary import SCALES

_OPERATOR: Final = re.compile(r"\s+([-−+×*/÷])\s+")
_SUMS: Final = frozenset("-−+")


class EvidenceError(ValueError):
    """A line of evidence that cannot be read. `field` names the part at fault, `position` the character in it."""

    def __init__(self, message: str, field: str, position: int = 0, hint: str = "") -> None:
        """Keep what is wrong, and where."""
        super().__init__(message)
        self.field = field
        self.position = position
        self.hint = hint


def printed_figure(says: str, language: str, scale: str | None = None, how: str | None = None) -> Figure:
    """Return the figure that a line of evidence prints; raise `EvidenceError` if there is none."""
    try:
        figure = _reckoned(says, how, language) if how else read(says, language)
    except NotationError as error:
        raise EvidenceError(str(error), "says", error.position, _SAYS_HINT) from error
    if scale is not None:
        power = SCALES.get(scale.strip().lower())
        if power is None:
            hint = did_you_mean(scale, SCALES) or "scales are thousand, million, billion, trillion, 万, 亿, 万亿"
            raise EvidenceError(f"“{scale}” is no scale word", "scale", 0, hint)
        figure = rescaled(figure, power)
    if scale is not None or how:
        _refuse_unprintable(figure, "how" if scale is None else "scale")
    return figure


def _refuse_unprintable(figure: Figure, field: str) -> None:
    try:
        write(figure)
    except ValueError as error:
        raise EvidenceError("the figure is too large or too small to be printed", field) from error


_SAYS_HINT: Final = "copy the figure as the source prints it, and only the part that holds it"
_HOW_HINT: Final = "write it like 497,000 - 69,000, with a space on both sides of the sign"


def _reckoned(says: str, how: str, language: str) -> Figure:
    """Return what `how` makes of the figures in `says`; each of these must be used, and no other."""
    operands, operators = _calculation(how, language)
    printed = _figures(says, language)
    for operand in operands:
        if not any(_same(operand.figure, figure) for figure in printed):
            message = f"“{operand.text}” is not printed in “{says}”"
            raise EvidenceError(message, "how", operand.position, "write each figure as `says` has it")
    for figure in printed:
        if not any(_same(operand.figure, figure) for operand in operands):
            raise EvidenceError(f"`how` does not use every figure of “{says}”", "how", 0, _SAYS_HINT)
    result = operands[0].figure.interval
    for operator, operand in zip(operators, operands[1:], strict=True):
        try:
            result = _apply(operator, result, operand.figure.interval)
        except ZeroDivisionError as error:
            hint = "divide by a figure that is surely not zero"
            raise EvidenceError(str(error), "how", operand.position, hint) from error
    try:
        if not _SUMS.issuperset(operators):
            return rounded(result)
        # A sum has the precision of its coarsest part, as a reader would reckon it.
        coarsest = max(operand.figure.exponent for operand in operands)
        return rounded(Interval.exactly(result.best), coarsest)
    except ArithmeticError as error:
        raise EvidenceError("the result has more digits than can be reckoned with", "how") from error
    except ValueError as error:
        raise EvidenceError(str(error), "how") from error


@dataclass(frozen=True, slots=True)
class _Operand:
    """A figure of a calculation, as typed and where."""

    text: str
    position: int
    figure: Figure


def _calculation(how: str, language: str) -> tuple[list[_Operand], list[str]]:
    """Return the figures of a calculation and the signs between them."""
    signs = list(_OPERATOR.finditer(how))
    operators = [sign[1] for sign in signs]
    if not signs:
        raise EvidenceError(f"“{how}” is no calculation", "how", 0, _HOW_HINT)
    if not (_SUMS.issuperset(operators) or _SUMS.isdisjoint(operators)):
        message = "a calculation has either + and - or * and /, so that nobody mistakes what comes first"
        hint = "give the value as a formula if it takes both"
        raise EvidenceError(message, "how", signs[1].start(1), hint)
    starts = [0, *(sign.end() for sign in signs)]
    ends = [*(sign.start() for sign in signs), len(how)]
    operands = []
    for start, end in zip(starts, ends, strict=True):
        part = how[start:end]
        try:
            operands.append(_Operand(part, start, read(part, language)))
        except NotationError as error:
            raise EvidenceError(str(error), "how", start + error.position, _HOW_HINT) from error
    return operands, operators


def _figures(says: str, language: str) -> list[Figure]:
    """Return every figure of a text that holds several: the reader tells where the second begins."""
    found: list[Figure] = []
    start = 0
    while start < len(says):
        rest = says[start:]
        end = len(rest)
        try:
            found.append(read(rest, language))
        except NotationError as error:
            # Only of "more than one figure" is the position where another figure begins.
            end = error.position if error.message.startswith("more than one") else 0
            if not end:
                raise NotationError(error.message, says, start + error.position) from error
            found.append(_part(says, start, start + end, language))
        start += end
    return found


def _part(says: str, start: int, end: int, language: str) -> Figure:
    try:
        return read(says[start:end], language)
    except NotationError as error:
        raise NotationError(error.message, says, start + error.position) from error


def _apply(operator: str, left: Interval, right: Interval) -> Interval:
    match operator:
        case "+":
            return left + right
        case "-" | "−":
            return left - right
        case "*" | "×":
            return left * right
        case _:
            return left / right


def _same(a: Figure, b: Figure) -> bool:
    return abs(a.number) == abs(b.number) and a.exponent == b.exponent

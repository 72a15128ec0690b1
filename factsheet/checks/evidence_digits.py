"""A value is what its most precise evidence prints: one line states it with all its digits, and none states more.

A line that prints zeros in place of digits (520,000 for 524,000) is told from a slip only by its `rounded_to: 10,000`,
and must be what the value gives when it is rounded to that place. Where the value is but a bound, a line without a
hedge prints the bound's own number: any other would say more than the value does.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final

from factsheet.checks.arithmetic import printed, shown
from factsheet.checks.values import Value, values
from factsheet.facts import Line
from factsheet.problems import Problem
from factsheet.quantity import Figure, Qualifier
from factsheet.quantity.figure import round_step
from factsheet.sheet import Sheet

RULE = "evidence-digits"


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each value, and for each line of its evidence, a problem or nothing."""
    for value in values(sheet.facts):
        yield _unstated(value)
        for line in value.evidence:
            yield _finer(value, line) or _zeros(value, line)


def _unstated(value: Value) -> Problem | None:
    if any(_states(value, line) for line in value.evidence):
        return None
    lines = "; ".join(printed(line) for line in value.evidence)
    message = f"no line of evidence states {shown(value.figure)} with all its digits and its hedge: {lines}"
    hint = "give the value the digits and the hedge of its most precise line, no more and no less"
    return value.where.problem(RULE, message, hint, "value")


def _states(value: Value, line: Line) -> bool:
    """Tell whether a line prints the value's number and, where the value has a hedge, that hedge."""
    hedged = value.figure.qualifier is not Qualifier.NONE
    return line.figure.same_digits(value.figure) and (
        line.figure.qualifier is value.figure.qualifier if hedged else _plain(line)
    )


def _plain(line: Line) -> bool:
    return line.figure.qualifier in {Qualifier.NONE, Qualifier.ABOUT}


_FROM: Final = frozenset({Qualifier.OVER, Qualifier.AT_LEAST})
_TO: Final = frozenset({Qualifier.UNDER, Qualifier.AT_MOST})


def _tighter(value: Value, line: Line) -> bool:
    """Tell whether a line prints a bound that leaves less room than the bound that is the value."""
    hedges = {line.figure.qualifier, value.figure.qualifier}
    if hedges <= _FROM:
        return line.figure.number > value.figure.number
    return hedges <= _TO and line.figure.number < value.figure.number


def _finer(value: Value, line: Line) -> Problem | None:
    if _tighter(value, line):
        message = f"{printed(line)}, leaves less room than the value of {value.name}, {shown(value.figure)}"
        return line.where.problem(RULE, message, "mend the slip, or give the value the bound of this line", "says")
    if not value.figure.interval.bounded and _plain(line) and line.figure.number != value.figure.number:
        message = f"{printed(line)}, is a number; the value of {value.name}, {shown(value.figure)}, is only a bound"
        hint = "mend the slip, give the value this number, or put the line under `conflicts`"
        return line.where.problem(RULE, message, hint, "says")
    if not _plain(line) or line.figure.exponent >= value.figure.exponent:
        return None
    message = f"{printed(line)}, is known more precisely than the value of {value.name}, {shown(value.figure)}"
    return line.where.problem(RULE, message, "give the value all the digits of this line", "says")


def _hides(figure: Figure, value: Figure) -> bool:
    """Tell whether zeros at the end of a printed figure stand where the value has other digits."""
    last = max(min(figure.exponent, figure.scale), value.exponent)  # the last place that both print
    zeros = round_step(figure.number).adjusted() > last
    return zeros and abs(figure.number - value.number) >= Decimal((0, (1,), last))


_ROUNDING: Final = {
    Qualifier.NEARLY: ROUND_CEILING,
    **dict.fromkeys(_FROM, ROUND_FLOOR),
    **dict.fromkeys(_TO, ROUND_CEILING),
}


def _zeros(value: Value, line: Line) -> Problem | None:
    if not line.figure.meant.overlaps(value.figure.meant):
        return None  # which is told by evidence-agrees
    zeros = _hides(line.figure, value.figure)
    place = line.evidence.rounded_to if line.evidence else None
    if zeros and place is None:
        told = f"{printed(line)}, has zeros"
        message = f"{told} where the value of {value.name}, {shown(value.figure)}, has digits"
        rounded = f"`rounded_to: '{round_step(line.figure.number):,f}'`"
        hint = f"mend the slip, or, if the source really prints it so, say to which place it rounds: {rounded}"
        return line.where.problem(RULE, message, hint, "says")
    if place is None:
        return None
    if not zeros:
        message = (
            f"{printed(line)}, has no zeros in place of digits of the value of {value.name}, {shown(value.figure)}"
        )
        return line.where.problem(RULE, message, "remove `rounded_to`", "rounded_to")
    rounding = _ROUNDING.get(line.figure.qualifier, ROUND_HALF_UP)
    expected = (value.figure.number / place).to_integral_value(rounding) * place
    if line.figure.number == expected:
        return None
    told = f"the value of {value.name}, {shown(value.figure)}, rounded to {place:,f} is {expected:,f}"
    message = f"“{line.says}” is {line.figure.number:,f}; {told}"
    return line.where.problem(RULE, message, "mend the slip in `says` or in `rounded_to`", "says")

"""Evidence speaks of the indicator's unit: no percentage for a number of patents, no dollars for yuan.

Nor of another base: what is counted per 10,000 people is not printed per 1,000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from babel.numbers import get_currency_name

from factsheet.checks.values import Value, disputes, values
from factsheet.facts import Line, Unit
from factsheet.problems import Problem
from factsheet.quantity import Kind
from factsheet.quantity.vocabulary import CURRENCIES, MONEY_NAMES
from factsheet.sheet import Sheet

RULE = "evidence-unit"
# the words behind a number may be capitals too: 4,876 PCT
_CODES: Final = frozenset({*CURRENCIES.values(), *MONEY_NAMES.values()})


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each line of evidence, and for each conflict, a problem or nothing."""
    for value in values(sheet.facts):
        for line in value.evidence:
            yield _problem(value, line)
    for value in disputes(sheet.facts):
        for line in value.conflicts:
            yield _problem(value, line)


def _problem(value: Value, line: Line) -> Problem | None:
    unit, figure = value.unit, line.figure
    printed, meant = _base(line.says), _base(unit.entry.label.en.other)
    if printed and meant and printed != meant:
        return _wrong(line, f"“{line.says}” is a number {printed}; {value.name} is one {meant}")
    if figure.kind in {Kind.PERCENT, Kind.POINTS} and not unit.is_percent:
        return _wrong(line, f"“{line.says}” is a percentage; {value.name} is measured in {_named(unit)}")
    if figure.unit in _CODES and figure.unit != unit.entry.currency:
        return _wrong(line, f"“{line.says}” is money in {_money(figure.unit)}; {value.name} is in {_named(unit)}")
    return None


def _base(text: str) -> str:
    """Return of how many a text tells: “per 10,000”; nothing if it does not say so in digits."""
    found = re.search(r"\bper [\d,]*\d", text)
    return found[0] if found else ""


def _named(unit: Unit) -> str:
    return _money(unit.entry.currency) if unit.entry.currency else unit.entry.label.en.other


def _money(code: str) -> str:
    return get_currency_name(code, count=2, locale="en")


def _wrong(line: Line, message: str) -> Problem:
    hint = "copy the figure that is measured so, or put the line under the indicator that it belongs to"
    return line.where.problem(RULE, message, hint, "says")

"""How two figures differ: figures go in, the words of their difference and the kinds of change come out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from typing import Final, Literal, TypeAlias

from factsheet.facts import Fact, Unit
from factsheet.quantity import Figure, Qualifier, write
from factsheet.quantity.figure import exponent_of
from factsheet.text import plain
from factsheet.wording import figure_in_words, interval_in_words, unit_words

Kind: TypeAlias = Literal["added", "removed", "renamed", "value", "precision", "hedge", "status", "formula", "note"]
MINUS: Final = "−"
_SHORT: Final = Context(prec=3)  # digits of a percentage or a factor: they help to judge, and are reckoned from
_NO_DIGIT: Final = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Difference:
    """The new figure less the old one in words, with its unit, and the same as a percentage; "" where there is none."""

    absolute: str
    relative: str = ""

    def __str__(self) -> str:
        """Return both in one text."""
        return f"{self.absolute} ({self.relative})" if self.relative else self.absolute


def in_words(figure: Figure, unit: Unit) -> str:
    """Return a figure as an English reader sees it, with all its digits."""
    return plain(figure_in_words(figure, unit_words(unit), "en"))


def precisely(figure: Figure, unit: Unit) -> str:
    """Return a figure in the notation of facts where that has other digits than its words; else ""."""
    noted = write(figure)
    same = _NO_DIGIT.sub("", noted) == _NO_DIGIT.sub("", in_words(figure, unit))
    return "" if same else noted


def interval(fact: Fact) -> str:
    """Return the interval that a fact stands for in words."""
    return plain(interval_in_words(fact.interval, unit_words(fact.unit), "en"))


def kinds_of(old: Fact, new: Fact) -> tuple[Kind, ...]:
    """Return in what the figures and marks of two facts differ; nothing if in nothing that a reader could see.

    It is the precision alone that changes where digits were added or taken off, so that one of the two figures is the
    other one rounded.
    """
    found: list[Kind] = []
    one, other = old.figure, new.figure
    if old.indicator.unit.key != new.indicator.unit.key:
        found.append("value")
    elif not one.same_digits(other):
        found.append("precision" if _is_rounded(one, other) else "value")
    if one.qualifier is not other.qualifier:
        found.append("hedge")
    if old.status != new.status:
        found.append("status")
    if _formula(old) != _formula(new):
        found.append("formula")
    if (old.entry.note, old.entry.listed_as) != (new.entry.note, new.entry.listed_as):
        found.append("note")
    return tuple(found)


def difference(old: Figure, new: Figure, unit: Unit) -> Difference | None:
    """Return by how much a figure is more than another of the same unit; `None` for ranges, and if by nothing.

    It is that of the numbers as they are printed, so that a reviewer finds it by the same subtraction.
    """
    if old.upper is not None or new.upper is not None or old.number == new.number:
        return None
    exact = new.number - old.number
    size = Figure(abs(exact))
    sign = "+" if exact > 0 else MINUS
    match unit.entry.kind:
        case "rank":
            places = f"{size.number:f} place{'s' * (size.number != 1)}"
            return Difference(f"{places} {'down' if exact > 0 else 'up'}")
        case "share" | "change" | "points":
            number = f"{size.number:f}"
            return Difference(f"{sign}{number} percentage point{'s' * (number != '1')}")
        case _:
            relative = f"{sign}{short(abs(exact / old.number) * 100)}%" if old.number > 0 else ""
            return Difference(f"{sign}{in_words(size, unit)}", relative)


def short(number: Decimal) -> str:
    """Return a number with three digits, or with all those before its point."""
    if abs(number) >= 1000:
        return f"{number:,.0f}"
    return f"{_SHORT.plus(number).normalize():f}"


def _is_rounded(one: Figure, other: Figure) -> bool:
    """Tell whether one of two figures is the other with fewer digits, hedges aside."""
    bare, bare_other = replace(one, qualifier=Qualifier.NONE), replace(other, qualifier=Qualifier.NONE)
    if exponent_of(one.number) == exponent_of(other.number):
        return False
    return bare.interval.within(bare_other.interval) or bare_other.interval.within(bare.interval)


def _formula(fact: Fact) -> str:
    return fact.derivation.formula if fact.derivation else ""

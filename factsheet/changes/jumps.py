"""Changes that look like slips: pairs of observations go in, warnings with the arithmetic come out.

A jump is a step of a series that is larger than any step before it. A slip of scale is a value that moved by a power
of ten, as where million is written for billion, or 万 for 亿.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Final, Literal

from factsheet.changes.difference import difference, in_words, short
from factsheet.changes.observations import Observations, Pair
from factsheet.facts import Fact, Facts
from factsheet.quantity import Figure, Interval, Qualifier
from factsheet.wording import period_in_words

_BY_DIFFERENCE: Final = frozenset({"share", "change", "points", "rank"})
_SCALES: Final = {3: "a thousand", 4: "万", 6: "a million", 8: "亿", 9: "a billion", 12: "a trillion"}


@dataclass(frozen=True, slots=True)
class Alert:
    """A change to look at twice: of which observation, of which kind, and the arithmetic."""

    address: str
    kind: Literal["jump", "scale"]
    told: str


@dataclass(frozen=True, slots=True)
class _Step:
    """From one period of a series to the next, and how large that is: a factor, or a difference."""

    then: Fact
    now: Fact
    size: Decimal


def alerts(observations: Observations) -> tuple[Alert, ...]:
    """Return the warnings, in the order of the facts, each step of a series once."""
    found: dict[Alert, None] = {}
    for change in observations.changes:
        if change.pair.new and not change.pair.new.derivation and {"added", "value", "precision"} & {*change.kinds}:
            found.update(dict.fromkeys(_scale_slips(change.pair)))
            found.update(dict.fromkeys(_jumps(observations, change.pair.new)))
    return tuple(found)


def _scale_slips(pair: Pair) -> Iterator[Alert]:
    if not pair.old or not pair.new or pair.old.derivation or pair.new.unit.entry.kind == "rank":
        return
    power = _power(pair.old.figure, pair.new.figure)
    if power:
        factor = Decimal(10) ** abs(power)
        larger, smaller = (pair.new, pair.old) if power > 0 else (pair.old, pair.new)
        named = f" ({_SCALES[abs(power)]})" if abs(power) in _SCALES else ""
        sides = f"{in_words(larger.figure, larger.unit)} / {in_words(smaller.figure, smaller.unit)}"
        ratio = _ratio(larger, smaller)
        about = "" if ratio == factor else f"{short(ratio)} ≈ "
        told = f"the value moved by a power of ten: {sides} = {about}{factor:,f}{named}"
        yield Alert(pair.address, "scale", told)


def _power(old: Figure, new: Figure) -> int:
    """Return by which power of ten a figure moved, as far as its digits tell; 0 if by none."""
    if old.number <= 0 or new.number <= 0 or old.upper is not None or new.upper is not None:
        return 0
    about = new.number.adjusted() - old.number.adjusted()
    for power in (about, about - 1, about + 1):  # 9.99 and 100 differ by two places
        if power and _bare(new).overlaps(_bare(replace(old, number=old.number.scaleb(power)))):
            return power
    return 0


def _bare(figure: Figure) -> Interval:
    """Return what a figure stands for without its hedge: "over 3 million" may be anything above."""
    return replace(figure, qualifier=Qualifier.NONE).interval


def _jumps(observations: Observations, fact: Fact) -> Iterator[Alert]:
    """Yield a warning for each step to or from a fact that is larger than any step before it in its series.

    A step that was so before the change, and is no larger now, is not told again.
    """
    known = {_periods(step): step.size for step, _ in _records(observations.base.facts, fact)}
    for step, before in _records(observations.head.facts, fact):
        if fact in (step.then, step.now) and not known.get(_periods(step), Decimal(-1)) >= step.size:
            told = f"{_told(step)}; the largest step before was {_told(before)}"
            yield Alert(step.now.address, "jump", told)


def _records(facts: Facts, fact: Fact) -> list[tuple[_Step, _Step]]:
    """Return the steps of a fact's series that are larger than all before, each with the largest before it.

    Where the figure never moved before, there is no range to be out of.
    """
    found = []
    largest: _Step | None = None
    for step in _steps(facts, fact):
        if largest is None or step.size > largest.size:
            if largest is not None:
                found.append((step, largest))
            largest = step
    return found


def _steps(facts: Facts, fact: Fact) -> list[_Step]:
    """Return the steps by which a series moved between periods as long as the fact's; none across a break."""
    key = fact.indicator.key
    own = facts.indicators.get(key)
    breaks = own.entry.breaks if own else ()
    series = [
        each
        for each in facts.series(key, fact.place.key)
        if each.period.granularity is fact.period.granularity and each.figure.upper is None
    ]
    steps = []
    for then, now in pairwise(series):
        size = _size(then, now)
        if size is not None and not any(then.period < gap.since <= now.period for gap in breaks):
            steps.append(_Step(then, now, size))
    return steps


def _size(then: Fact, now: Fact) -> Decimal | None:
    """Return a step's size: a factor for amounts, counts and ratios, else a difference; `None` if nothing moved."""
    if now.figure.number == then.figure.number:
        return None
    if now.unit.entry.kind in _BY_DIFFERENCE:
        return abs(now.figure.number - then.figure.number)
    if then.figure.number <= 0 or now.figure.number <= 0:
        return None
    return max(_ratio(now, then), _ratio(then, now))


def _ratio(one: Fact, other: Fact) -> Decimal:
    return one.figure.number / other.figure.number


def _told(step: _Step) -> str:
    """Return a step with its arithmetic: 4.76 million (2024) to 5.20 million (2025), × 1.09."""
    return f"{_end(step.then)} to {_end(step.now)}, {_moved(step)}"


def _end(fact: Fact) -> str:
    return f"{in_words(fact.figure, fact.unit)} ({period_in_words(fact.period, 'en')})"


def _moved(step: _Step) -> str:
    if step.now.unit.entry.kind in _BY_DIFFERENCE:
        return str(difference(step.then.figure, step.now.figure, step.now.unit))
    sign = "×" if step.now.figure.number >= step.then.figure.number else "÷"
    return f"{sign} {short(step.size)}"


def _periods(step: _Step) -> tuple[str, str]:
    return str(step.then.period), str(step.now.period)

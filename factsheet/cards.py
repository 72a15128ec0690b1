"""Key figures as cards: addresses go in; each figure comes out with the one before it, and how it moved since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from factsheet.arguments import WrongWord, check_form, check_texts
from factsheet.facts import Fact, Facts
from factsheet.model import Break

Movement: TypeAlias = Literal["up", "down", "unclear"]


@dataclass(frozen=True, slots=True)
class Card:
    """A key figure, the earlier one that it is held against, if there is any, and the breaks that lie between."""

    fact: Fact
    before: Fact | None
    breaks: tuple[Break, ...] = ()

    @property
    def movement(self) -> Movement:
        """Return whether the figure went up or down; unclear where the two may be equal, or count different things.

        A place in a ranking goes up when its number becomes smaller.
        """
        if self.before is None or self.breaks:
            return "unclear"
        now, then = self.fact.interval, self.before.interval
        if self.fact.unit.entry.kind == "rank":
            now, then = then, now
        if then.lies_below(now):
            return "up"
        return "down" if now.lies_below(then) else "unclear"


def cards(facts: Facts, names: Sequence[str], *, digits: int | None = None) -> tuple[Card, ...]:
    """Return the cards of some figures, named by address, or by indicator for its latest period.

    Raises `UnknownFact` for a name that is not known, and `WrongWord` if there is none, or one stands twice.
    """
    check_form(digits, "full")
    if not names:
        raise WrongWord("cards() needs at least one address")
    for name in names:
        check_texts(name=name)
    found = [facts.find(name) for name in names]
    twice = [fact.address for fact in found if found.count(fact) > 1]
    if twice:
        raise WrongWord(f"cards() names {twice[0]} twice")
    return tuple(_card(facts, fact) for fact in found)


def _card(facts: Facts, fact: Fact) -> Card:
    before = _before(facts.series(fact.indicator.key, fact.place.key), fact)
    if before is None:
        return Card(fact, None)
    breaks = fact.indicator.entry.breaks
    return Card(fact, before, tuple(gap for gap in breaks if before.period < gap.since <= fact.period))


def _before(series: Sequence[Fact], fact: Fact) -> Fact | None:
    """Return the figure of one year earlier, or else the latest earlier one of a period as long."""
    period = fact.period
    earlier = [one for one in series if one.period.granularity is period.granularity and one.period < period]
    year_before = [one for one in earlier if one.period == period.year_before()]
    return next(iter(year_before or earlier[-1:]), None)

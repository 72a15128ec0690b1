"""What the templates of tables ask: rows of facts go in, heads, marks, breaks and notes come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, Literal

from factsheet.coverage import KnownPart, known_parts
from factsheet.facts import Fact, Unit
from factsheet.model import Break
from factsheet.period import Period
from factsheet.render.voice import Voice
from factsheet.tables import PeriodRow, Table

_WHOLE: Final = re.compile(r"\D*\d[\d,]*")


class Rows(Voice):
    """Reads the rows of tables for a page."""

    def cell(self, fact: Fact, digits: int | None) -> str:
        """Return a figure for a table's cell, whose unit stands in the column's head."""
        percent = fact.unit.is_percent
        return self.words(fact.figure, fact.unit, digits=digits, form="full" if percent else "number")

    def parts(self, text: str) -> tuple[str, str]:
        """Return a figure's words up to the end of its whole number, and what follows: “.5 million”."""
        whole = _WHOLE.match(text)
        return (text[: whole.end()], text[whole.end() :]) if whole else (text, "")

    def tails(self, rows: Sequence[Sequence[Fact | None]], digits: int | None) -> list[int]:
        """Return, for each column of a table, how many characters follow the whole number at most.

        None are told of a column whose numbers have scales of different names: side by side their points would mislead.
        """
        return [self._tail([fact for fact in column if fact], digits) for column in zip(*rows, strict=True)]

    def _tail(self, column: Sequence[Fact], digits: int | None) -> int:
        tails = [self.parts(self.cell(fact, digits))[1] for fact in column]
        scales = {tail.strip(".0123456789") for tail in tails}
        return max(map(len, tails), default=0) if len(scales) == 1 else 0

    def column_unit(self, unit: Unit) -> str:
        """Return the unit for a column's head; nothing where the cells carry it."""
        if unit.is_percent:
            return ""
        if unit.entry.kind == "rank":
            return self.term("rank")
        label = unit.entry.label
        return label.zh if self.language == "zh" else label.en.other

    def rests_on_one(self, fact: Fact) -> bool:
        """Tell whether a printed figure rests on one source, pages that repeat one report counted once."""
        return fact.derivation is None and len(fact.origins) == 1

    def _sources(self, cells: Iterable[Fact | None]) -> Literal["all", "some", "none"]:
        """Return how many figures of a table rest on one source."""
        single = [self.rests_on_one(fact) for fact in cells if fact]
        return "all" if all(single) else "some" if any(single) else "none"

    def breaks_before(self, rows: tuple[PeriodRow, ...], index: int, breaks: list[Break]) -> list[Break]:
        """Return the breaks of a series that lie between a row and the one before it, newest first."""
        if not index:
            return []
        return _between(breaks, rows[index - 1].period, rows[index].period)

    def first_of(self, row: tuple[Fact | None, ...]) -> Fact:
        """Return the first fact of a table's row."""
        return next(fact for fact in row if fact)

    def places_head(self, table: Table) -> str:
        """Return what the places of a table are, where they are all of one kind."""
        kinds = {self.first_of(row).place.entry.kind for row in table.rows}
        (kind,) = kinds if len(kinds) == 1 else ("place",)
        return self.term(kind if kind in {"cluster", "economy", "city"} else "place")

    def same_place(self, table: Table) -> bool:
        """Tell whether all rows are of one place."""
        return len({self.first_of(row).place.key for row in table.rows}) == 1

    def gaps(self, table: Table, index: int) -> list[Break]:
        """Return the breaks of the series that lie between a row and the one before it."""
        if not index:
            return []
        breaks = [gap for name in table.names for gap in self.facts.indicators[name].entry.breaks]
        return _between(breaks, *(self.first_of(table.rows[number]).period for number in (index - 1, index)))

    def coverage(self, table: Table) -> list[str]:
        """Return how much is known of each partly known list that the table shows as far as it is known."""
        return [f"{self.period(part.period)}: {self._known(part)}." for part in known_parts(self.facts, table)]

    def _known(self, part: KnownPart) -> str:
        if part.whole is None:
            return self.term("known without a whole").format(part.number)
        whole = self.words(part.whole.figure, part.whole.unit, form="number")
        return self.term("known").format(part.number, whole)

    def span(self, table: Table) -> str:
        """Return the period of a table, or its first and its last."""
        periods = sorted({self.first_of(row).period for row in table.rows})
        return "–".join(dict.fromkeys(self.period(period) for period in (periods[0], periods[-1])))

    def same_period(self, table: Table) -> bool:
        """Tell whether all rows are of one period."""
        return len({self.first_of(row).period for row in table.rows}) == 1


def _between(breaks: Iterable[Break], one: Period, other: Period) -> list[Break]:
    """Return the breaks that lie between two periods, each once, newest first."""
    found = dict.fromkeys(gap for gap in breaks if min(one, other) < gap.since <= max(one, other))
    return sorted(found, key=lambda gap: gap.since, reverse=True)

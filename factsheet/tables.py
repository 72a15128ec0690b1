"""The tables of pages: names of indicators, places and periods go in, rows of facts come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factsheet.arguments import WrongWord, check_form, check_texts
from factsheet.facts import Fact, Facts, Indicator, UnknownFact
from factsheet.period import Period
from factsheet.problems import did_you_mean


@dataclass(frozen=True, slots=True)
class Table:
    """The facts of a table: a row for each place and period, a column for each indicator."""

    names: tuple[str, ...]
    rows: tuple[tuple[Fact | None, ...], ...]


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A row of a comparison: the facts of one period, one for each place; `None` where there is none."""

    period: Period
    cells: tuple[Fact | None, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A table of one indicator: a row for each period, newest first, and a column for each place."""

    indicator: Indicator
    places: tuple[str, ...]
    rows: tuple[PeriodRow, ...]


def table(
    facts: Facts, names: Sequence[str], *, place: str | None = None, period: str | None = None,
    places: Sequence[str] | None = None, periods: Sequence[str] | None = None, digits: int | None = None,
) -> Table:  # fmt: skip
    """Return the table of some indicators, for the places and periods that are named or for all.

    Rows come newest period first, and within a period as named, else by the first column: ranks from the first on,
    other figures from the largest on, and at the end the places for which that column has none.
    Raises `UnknownFact` if a name is not known, or nothing is selected.
    """
    check_form(digits, "full")
    if not names:
        raise WrongWord("observations() needs at least one indicator")
    for name in names:
        check_texts(name=name)
    keys = [facts.indicator(name).key for name in names]
    wanted_places = _wanted("place", place, places, facts.places)
    wanted_periods = _wanted("period", period, periods, None)
    found: dict[tuple[str, str], dict[str, Fact]] = {}
    for key in keys:
        for entry in facts.by_indicator.get(key, ()):
            at = (entry.place.key, str(entry.period))
            if (wanted_places is None or at[0] in wanted_places) and (
                wanted_periods is None or at[1] in wanted_periods
            ):
                found.setdefault(at, {})[key] = entry
    missing = {*(wanted_places or ())} - {at[0] for at in found} or {*(wanted_periods or ())} - {at[1] for at in found}
    if missing or not found:
        raise UnknownFact(f"no observation of {', '.join(keys)} for {', '.join(sorted(missing)) or 'these'}")
    rows = sorted(
        (tuple(row.get(key) for key in keys) for row in found.values()),
        key=lambda row: _order(row, wanted_places, wanted_periods),
    )
    return Table(tuple(keys), tuple(rows))


def compared(facts: Facts, name: str, places: Sequence[str], *, digits: int | None = None) -> Comparison:
    """Return the table of an indicator for some places, side by side.

    Raises `UnknownFact` if a name is not known, or a place has no observation, and `WrongWord` without two places.
    """
    check_form(digits, "full")
    check_texts(name=name)
    indicator = facts.indicator(name)
    wanted = _wanted("place", None, places, facts.places) or []
    if len(set(wanted)) < max(2, len(wanted)):
        raise WrongWord("comparison() needs two places or more, each once")
    found: dict[Period, dict[str, Fact]] = {}
    for fact in facts.by_indicator[indicator.key]:
        if fact.place.key in wanted:
            found.setdefault(fact.period, {})[fact.place.key] = fact
    missing = [place for place in wanted if not any(place in row for row in found.values())]
    if missing:
        raise UnknownFact(f"no observation of {indicator.key} for {', '.join(missing)}")
    rows = (
        PeriodRow(period, tuple(found[period].get(place) for place in wanted)) for period in sorted(found, reverse=True)
    )
    return Comparison(indicator, tuple(wanted), tuple(rows))


def _wanted(
    what: str, one: str | None, several: Sequence[str] | None, known: Mapping[str, object] | None
) -> list[str] | None:
    if one is not None and several is not None:
        raise WrongWord(f"{what}= and {what}s= exclude each other")
    if several is not None and not isinstance(several, list | tuple):
        raise WrongWord(f"{what}s={several!r}: a list of texts is needed; for one there is {what}=")
    if one is None and several is None:
        return None
    entries = [one] if several is None else several
    for entry in entries:
        check_texts(**{what: entry})
    wanted = [str(entry) for entry in entries]
    for key in wanted:
        if known is not None and key not in known:
            hint = did_you_mean(key, known)
            raise UnknownFact(f"there is no {what} “{key}”" + (f"; {hint}" if hint else ""))
    return wanted


def _order(row: tuple[Fact | None, ...], places: list[str] | None, periods: list[str] | None) -> tuple[object, ...]:
    first = next(entry for entry in row if entry)
    by_period = periods.index(str(first.period)) if periods else -first.period.end.toordinal()
    if places:
        return (by_period, places.index(first.place.key))
    number = first.figure.number
    return (by_period, row.index(first), number if first.unit.entry.kind == "rank" else -number)

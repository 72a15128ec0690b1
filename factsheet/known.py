"""Which observations there are: names of indicators, places and periods go in, addresses come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from factsheet.facts import Indicator, Observed, Place
from factsheet.formula import FormulaError, MissingInput
from factsheet.period import Period
from factsheet.problems import did_you_mean

ANY: Final = "*"  # among what is left out: a file could not be read, so that any key may be good


class LeftOut(FormulaError):
    """A formula that is right, but what it names could not be read, which is a problem already."""


@dataclass(frozen=True)
class Known:
    """The observations by address, and what they refer to.

    `left_out` are the keys and addresses of what could not be read; naming it raises `LeftOut`. The methods raise
    `FormulaError`, with the position in the formula that asks, for a name that is not known, and `MissingInput` where
    there is no observation.
    """

    observed: Mapping[str, Observed]
    indicators: Mapping[str, Indicator]
    places: Mapping[str, Place]
    left_out: frozenset[str] = frozenset()

    def address(self, name: str, place: str | None, period: Period, position: int) -> str:
        """Return the address that a name in a formula stands for; without a place it is the indicator's own."""
        indicator = self._indicator(name, position)
        address = f"{name}.{place or indicator.entry.place}.{period}"
        if address not in self.observed:
            self._refuse_left_out(address, position)
            known = self._addresses.get(name, [])
            raise MissingInput(f"there is no observation {address}", position, known, address)
        return address

    def places_of(self, name: str, period: Period, within: str | None, position: int) -> list[str]:
        """Return the places with an observation for a period, in the order of the file; only those within a place."""
        self._indicator(name, position)
        if within is not None and within not in self.places:
            hint = did_you_mean(within, self.places)
            raise FormulaError(f"there is no place “{within}”", position, hint)
        found = self._by_period.get((name, period), [])
        return [key for key in found if within is None or within in self._wholes(key)]

    def earlier(self, name: str, place: str | None, period: Period, position: int) -> Period:
        """Return the latest period before one, and as long, for which the place has an observation."""
        key = place or self._indicator(name, position).entry.place
        found = [
            other
            for other in self._by_place.get((name, key), [])
            if other.granularity is period.granularity and other < period
        ]
        if not found:
            raise MissingInput(f"there is no observation of {name}.{key} before {period}", position)
        return max(found)

    def _indicator(self, name: str, position: int) -> Indicator:
        indicator = self.indicators.get(name)
        if indicator is None:
            self._refuse_left_out(name, position)
            hint = did_you_mean(name, self.indicators)
            raise FormulaError(f"there is no indicator “{name}”", position, hint)
        return indicator

    def _refuse_left_out(self, key: str, position: int) -> None:
        if not self.left_out.isdisjoint({key, ANY}):
            raise LeftOut(f"“{key}” has a problem of its own", position)

    def _wholes(self, key: str) -> set[str]:
        """Return a place and all that it lies in."""
        found: set[str] = set()
        waiting = [key]
        while waiting:
            place = waiting.pop()
            if place not in found and place in self.places:
                found.add(place)
                waiting += self.places[place].entry.within
        return found

    @cached_property
    def _addresses(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for address, entry in self.observed.items():
            found.setdefault(entry.indicator.key, []).append(address)
        return found

    @cached_property
    def _by_period(self) -> Mapping[tuple[str, Period], list[str]]:
        found: dict[tuple[str, Period], list[str]] = {}
        for entry in self.observed.values():
            found.setdefault((entry.indicator.key, entry.period), []).append(entry.place.key)
        return found

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, str], list[Period]]:
        found: dict[tuple[str, str], list[Period]] = {}
        for entry in self.observed.values():
            found.setdefault((entry.indicator.key, entry.place.key), []).append(entry.period)
        return found

"""Looking up keys: what an editor typed goes in, the key of an entry comes out, or those that it could mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from factsheet.facts import Facts
from factsheet.problems import FactsheetError, did_you_mean

SHOWN: Final = 12


class NoSuchKey(FactsheetError):
    """A text that is no key; `matches` are the keys that were listed, in whose names it stands."""

    def __init__(self, message: str, matches: tuple[str, ...] = ()) -> None:
        """Keep what is wrong, and what could be meant."""
        super().__init__(message)
        self.matches = matches


@dataclass(frozen=True, slots=True)
class Register:
    """The entries of one sort: what they are called, the names of each by its key, and whether all could be read."""

    what: str
    names: Mapping[str, tuple[str, ...]]
    complete: bool

    def key(self, text: str) -> str:
        """Return the key that a text is; raise `NoSuchKey` with all entries in whose names it stands."""
        text = text.strip()
        if text in self.names:
            return text
        wanted = text.casefold()
        matches = tuple(
            key for key, names in self.names.items() if any(wanted in name.casefold() for name in (key, *names))
        )
        if wanted and matches:
            raise NoSuchKey(
                f"no {self.what} has the key “{text}”; it stands in:\n{self.listed(matches)}", matches[:SHOWN]
            )
        hint = did_you_mean(text, self.names)
        unread = "" if self.complete else " (not all entries can be read: `factsheet check` tells which)"
        raise NoSuchKey(f"there is no {self.what} “{text}”{f'; {hint}' if hint else ''}{unread}")

    def listed(self, keys: tuple[str, ...]) -> str:
        """Return the first of these entries, a numbered line each, and how many there are besides."""
        lines = [f"  {n}. {key}: {' / '.join(self.names[key])}" for n, key in enumerate(keys[:SHOWN], start=1)]
        if len(keys) > SHOWN:
            lines.append(f"  and {len(keys) - SHOWN} more")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Registers:
    """The entries that others refer to."""

    indicators: Register
    sources: Register
    places: Register
    units: Register


def registers(facts: Facts, *, complete: bool) -> Registers:
    """Return indicators, places and units by their labels, and sources by title and publisher."""
    indicators = {key: found.entry.label for key, found in facts.indicators.items()}
    sources = {key: found.entry for key, found in facts.sources.items()}
    places = {key: found.entry.label for key, found in facts.places.items()}
    units = {key: found.entry.label for key, found in facts.units.items()}
    return Registers(
        Register("indicator", {key: (label.en, label.zh) for key, label in indicators.items()}, complete),
        Register("source", {key: (entry.title, entry.publisher) for key, entry in sources.items()}, complete),
        Register("place", {key: (label.en, label.zh) for key, label in places.items()}, complete),
        Register("unit", {key: (label.en.one, label.en.other, label.zh) for key, label in units.items()}, complete),
    )

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
    """The entries of one sort: what they are called, and the names of each by its key."""

    what: str
    names: Mapping[str, tuple[str, ...]]

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
        raise NoSuchKey(f"there is no {self.what} “{text}”{f'; {hint}' if hint else ''}")

    def listed(self, keys: tuple[str, ...]) -> str:
        """Return the first of these entries, a numbered line each, and how many there are besides."""
        lines = [f"  {n}. {key}: {' / '.join(self.names[key])}" for n, key in enumerate(keys[:SHOWN], start=1)]
        if len(keys) > SHOWN:
            lines.append(f"  and {len(keys) - SHOWN} more")
        return "\n".join(lines)


def indicators(facts: Facts) -> Register:
    """Return the indicators by key and label."""
    entries = facts.indicators.items()
    return Register("indicator", {key: (found.entry.label.en, found.entry.label.zh) for key, found in entries})


def sources(facts: Facts) -> Register:
    """Return the sources by key, title and publisher."""
    entries = facts.sources.items()
    return Register("source", {key: (found.entry.title, found.entry.publisher) for key, found in entries})


def places(facts: Facts) -> Register:
    """Return the places by key and name."""
    entries = facts.places.items()
    return Register("place", {key: (found.entry.label.en, found.entry.label.zh) for key, found in entries})


def units(facts: Facts) -> Register:
    """Return the units by key and label."""
    labels = {key: found.entry.label for key, found in facts.units.items()}
    return Register("unit", {key: (label.en.one, label.en.other, label.zh) for key, label in labels.items()})

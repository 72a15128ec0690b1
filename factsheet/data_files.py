"""The data files that a site offers: names of files come out, below `data/`; figures and indicators have one each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from factsheet.facts import Facts

TABLES: Final = (
    "observations.csv", "evidence.csv", "indicators.csv", "sources.csv", "places.csv", "units.csv", "milestones.csv",
)  # fmt: skip
DATA_FILES: Final = (
    "facts.json", "facts.schema.json", "figure.schema.json", *TABLES, "facts.xlsx", "datapackage.json", "feed.xml",
    "openapi.json",
)  # fmt: skip


def figure_file(address: str) -> str:
    """Return the name of the file of a figure."""
    return f"facts/{address}.json"


def indicator_file(key: str, ending: str = "csv") -> str:
    """Return the name of the file of an indicator: its table, or with another ending the same as JSON."""
    return f"indicators/{key}.{ending}"


def data_files(facts: Facts) -> Iterator[str]:
    """Yield the name of every data file, those of former addresses included."""
    yield from DATA_FILES
    yield from map(figure_file, _names(facts, facts.facts))
    for ending in ("json", "csv"):
        yield from (indicator_file(key, ending) for key in _names(facts, facts.indicators))


def _names(facts: Facts, now: Mapping[str, object]) -> Iterator[str]:
    yield from now
    yield from (alias for alias, target in facts.aliases.items() if target in now)

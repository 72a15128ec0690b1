"""Former keys and addresses: what an entry was once called leads to what it is called now."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.facts import Indicator, Observed, Where
from factsheet.link import Drafts
from factsheet.problems import Problem


def read_aliases(drafts: Drafts, problems: list[Problem]) -> dict[str, str]:
    """Return former keys and addresses with those that they have now; an alias that is taken is a problem."""
    names = {*drafts.indicators, *(entry.address for entry in drafts.observed)}
    found: dict[str, str] = {}
    for alias, now, where in _former(drafts):
        if alias in names or alias in found:
            owner = found.get(alias, alias)
            message = f"the alias “{alias}” of {now} is taken: it already leads to {owner}"
            problems.append(where.problem("alias-taken", message, "remove the alias from one of the two"))
            continue
        found[alias] = now
        if now in drafts.indicators:
            found.update(_addresses(alias, drafts.indicators[now], drafts.observed))
    return found


def _former(drafts: Drafts) -> Iterator[tuple[str, str, Where]]:
    """Yield every alias with what it stands for and where it is given, those of indicators first."""
    for indicator in drafts.indicators.values():
        for number, alias in enumerate(indicator.entry.aliases):
            yield alias, indicator.key, indicator.where.into("aliases", number)
    for entry in drafts.observed:
        for number, alias in enumerate(entry.entry.aliases):
            yield alias, entry.address, entry.where.into("aliases", number)


def _addresses(alias: str, indicator: Indicator, observed: list[Observed]) -> Iterator[tuple[str, str]]:
    """Yield the former addresses of an indicator's observations with the present ones."""
    for entry in observed:
        if entry.indicator is indicator:
            yield f"{alias}.{entry.place.key}.{entry.period}", entry.address

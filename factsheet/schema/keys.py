"""The file of keys: facts go in, the schema of each kind of key comes out, with what an editor wants to know of each.

Any other key that is well formed passes too: somebody who adds a source and names it in the same change need not write
this file anew. `factsheet check` finds the keys that nothing has.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pydantic import TypeAdapter

from factsheet import scalars
from factsheet.facts import Facts, Source
from factsheet.schema.shapes import DIALECT, Shape

_ANY: Final[Shape] = {}


def keys_schema(facts: Facts) -> Shape:
    """Return the definitions of the keys of sources, places, units and indicators, each in the order of its keys."""
    places = {key: f"{place.entry.label.en} ({place.entry.kind})" for key, place in facts.places.items()}
    units = {key: f"{unit.entry.label.en.other} ({unit.entry.kind})" for key, unit in facts.units.items()}
    indicators = {
        key: f"{indicator.entry.label.en} ({indicator.topic}, in {indicator.unit.entry.label.en.other})"
        for key, indicator in facts.indicators.items()
    }
    return {
        "$schema": DIALECT,
        "title": "The keys that facts refer to",
        "definitions": {
            "source": _keys({key: _told(source) for key, source in facts.sources.items()}),
            "place": _keys(places),
            "unit": _keys(units),
            "indicator": _keys(indicators),
        },
    }


def _told(source: Source) -> str:
    published = f", {source.entry.published}" if source.entry.published else ""
    return f"{source.entry.title} ({source.entry.publisher}{published}; {source.entry.kind})"


def _keys(told: Mapping[str, str]) -> Shape:
    known = dict(sorted(told.items()))
    listed = {"enum": list(known), "markdownEnumDescriptions": [_escaped(text) for text in known.values()]}
    shape: Shape = TypeAdapter(scalars.Key).json_schema()
    return {**shape, "anyOf": [listed, _ANY]} if known else shape


def _escaped(text: str) -> str:
    """Return a text whose brackets, stars and the like Markdown leaves as they are."""
    return "".join(f"\\{letter}" if letter in r"\`*[]<>#|" else letter for letter in text)

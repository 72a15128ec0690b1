"""The published schemas (JSON Schema 2020-12) of `facts.json` and of the file of one figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factsheet import scalars
from factsheet.cite import FORMATS
from factsheet.export.shapes import SHAPES, Shape, address, link, record, ref, registry, text

VERSION: Final = 1  # of the format of facts.json and of the files of figures; it rises when a key changes its meaning
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_VERSION: Final[Shape] = {"const": VERSION, "description": "the version of this format"}
_FACTS: Final = record(
    "All facts of the sheet, and the lists that they refer to.",
    {
        "$schema": link("the address of this schema"),
        "version": _VERSION,
        "sheet": ref("imprint"),
        "digest": text("a digest of the facts: it changes when any of them does", pattern="^[0-9a-f]{64}$"),
        "sources": registry("every source by its key", "source"),
        "places": registry("every place by its key", "place"),
        "units": registry("every unit by its key", "unit"),
        "indicators": registry("every indicator by its key", "indicator"),
        "observations": registry("every observation by its address", "observation", keys=scalars.ADDRESS_PATTERN),
        "relations": registry("every relation by its key", "relation"),
        "aliases": {
            "type": "object",
            "description": "former keys and addresses, with those that they have now",
            "additionalProperties": text("the key or address of today"),
        },
        "milestones": registry("every dated event by its key", "milestone"),
    },
)
_CITATIONS: Final = record(
    "How to cite the figure.",
    {
        "short": text("in a text"),
        "full": text("in a list of references"),
        **{name: text(f"for programs that read {name}") for name in FORMATS if name != "csl"},
        "csl": {"type": "object", "description": "an item of CSL JSON"},
    },
)
_LINKS: Final = record(
    "Where to find it and its neighbours: absolute, or relative to this file.",
    {
        "self": link("this file"),
        "entry": link("the entry of the figure on the site: the link to cite"),
        "series": link("all observations of the indicator, in the form of the file of all facts"),
        "table": link("the same as a table"),
        "all": link("the file of all facts"),
        "previous": link("the file of the observation of the same place before this one"),
        "next": link("the file of the observation of the same place after this one"),
    },
    optional=("previous", "next"),
)
_FIGURE: Final = record(
    "One figure with everything that is needed to use it.",
    {
        "$schema": link("the address of this schema"),
        "version": _VERSION,
        "address": address("indicator.place.period"),
        "sheet": ref("imprint"),
        "observation": ref("observation"),
        "indicator": ref("indicator"),
        "place": ref("place"),
        "unit": ref("unit"),
        "sources": registry("the sources of its evidence, of its revisions and conflicts, by key", "source"),
        "citations": ref("citations"),
        "links": ref("links"),
    },
)
_MOVED: Final = record(
    "A former address, and where the figure now is.",
    {
        "$schema": link("the address of this schema"),
        "version": _VERSION,
        "address": address("the former address"),
        "moved_to": address("the address of today"),
        "links": record("Where it is.", {"self": link("this file"), "figure": link("the file of the figure")}),
    },
)


def facts_schema() -> Shape:
    """Return the schema of `facts.json`."""
    return {"$schema": _DIALECT, "title": "facts.json", **_FACTS, "$defs": _used(_FACTS, SHAPES)}


def figure_schema() -> Shape:
    """Return the schema of the file of one figure, be it at its address or at a former one."""
    shapes = {**SHAPES, "citations": _CITATIONS, "links": _LINKS, "figure": _FIGURE, "moved": _MOVED}
    either: Shape = {"oneOf": [ref("figure"), ref("moved")]}
    return {"$schema": _DIALECT, "title": "The file of one figure", **either, "$defs": _used(either, shapes)}


def _used(shape: Shape, shapes: dict[str, Shape]) -> dict[str, Shape]:
    """Return the shapes to which a shape refers, and those to which they refer, in the order of `shapes`."""
    found: set[str] = set()
    waiting = list(_names(shape))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _names(shapes[name])
    return {name: part for name, part in shapes.items() if name in found}


def _names(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(target := part.get("$ref"), str):
            yield target.removeprefix("#/$defs/")
        for value in part.values():
            yield from _names(value)
    elif isinstance(part, list):
        for value in part:
            yield from _names(value)

"""The shapes of the records: for each kind of record its JSON Schema, which describes every key that it may have.

`records` makes what is described here; the two stand in the same order.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias, get_args

from factsheet import model, scalars
from factsheet.export.columns import STATUSES
from factsheet.quantity.figure import Qualifier

Shape: TypeAlias = dict[str, object]
_NUMBER: Final = r"-?[0-9]+(\.[0-9]+)?"


def text(about: str, **more: object) -> Shape:
    """Return the shape of a text."""
    return {"type": "string", "description": about, **more}


def word(about: str, *words: str) -> Shape:
    """Return the shape of one of some words."""
    return {"enum": list(words), "description": about}


def key(about: str) -> Shape:
    """Return the shape of a key of a registry."""
    return text(about, pattern=scalars.KEY_PATTERN)


def address(about: str) -> Shape:
    """Return the shape of an address of an observation."""
    return text(about, pattern=scalars.ADDRESS_PATTERN)


def day(about: str) -> Shape:
    """Return the shape of a day."""
    return text(about, pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")


def period(about: str) -> Shape:
    """Return the shape of a period."""
    return text(about, pattern="^[0-9]{4}(-H[12]|-Q[1-4]|-[0-9]{2}(-[0-9]{2})?)?$")


def number(about: str, *, ends: bool = False, empty: bool = False) -> Shape:
    """Return the shape of a number, which is text in full; perhaps a range, or empty."""
    pattern = f"{_NUMBER}(/{_NUMBER})?" if ends else _NUMBER
    return text(about, pattern=f"^({pattern})?$" if empty else f"^{pattern}$")


def link(about: str) -> Shape:
    """Return the shape of an address on the web, absolute or relative to the file."""
    return text(about, format="uri-reference")


def rows(about: str, of: Shape) -> Shape:
    """Return the shape of a list."""
    return {"type": "array", "items": of, "description": about}


def record(about: str, keys: Mapping[str, Shape], *, optional: tuple[str, ...] = ()) -> Shape:
    """Return the shape of a mapping that has these keys and no others."""
    required = [name for name in keys if name not in optional]
    return {
        "type": "object",
        "description": about,
        "properties": dict(keys),
        "required": required,
        "additionalProperties": False,
    }


def registry(about: str, name: str, *, keys: str = scalars.KEY_PATTERN) -> Shape:
    """Return the shape of a mapping of records, whose own shape has a name, by key."""
    return {
        "type": "object",
        "description": about,
        "propertyNames": {"pattern": keys},
        "additionalProperties": ref(name),
    }


def ref(name: str, about: str = "") -> Shape:
    """Return a reference to a shape by its name."""
    shape: Shape = {"$ref": f"#/$defs/{name}"}
    return shape | ({"description": about} if about else {})


_FIGURE: Final[dict[str, Shape]] = {
    "value": number(
        "the figure as a plain number, in the unit; a range has both ends, with a slash between", ends=True
    ),
    "qualifier": word("the hedge of the source", *(entry.value for entry in Qualifier)),
    "precision": number("what one unit of the last known digit is worth"),
    "low": number("the least that the true value can be; empty where it is open below", empty=True),
    "high": number("the most that the true value can be; empty where it is open above", empty=True),
    "notation": text("the figure as the facts have it, hedge and precision in one"),
}
_EVIDENCE: Final = rows("who prints the figure, the most precise line first", ref("line"))
_CONFLICTS: Final = rows("who prints something else, and why it is not used", ref("line"))
SHAPES: Final[dict[str, Shape]] = {
    "both": record("A text in both languages.", {"en": text("in English"), "zh": text("in simplified Chinese")}),
    "remark": record(
        "A text for readers.", {"en": text("in English"), "zh": text("in simplified Chinese")}, optional=("zh",)
    ),
    "licence": record(
        "On what terms the data may be used.",
        {
            "id": text("as the SPDX list has it"),
            "name": text("short"),
            "title": text("in full"),
            "url": link("where its text stands"),
        },
    ),
    "imprint": record(
        "What the sheet says of itself.",
        {
            "title": ref("both", "the name of the sheet"),
            "description": ref("both", "what it holds"),
            "version": text("the edition of the data: year and month", pattern=scalars.VERSION_PATTERN),
            "date": day("the day as of which the figures stand"),
            "authors": rows("who made it", text("a name")),
            "keywords": rows("by which catalogues find it", text("a keyword")),
            "licence": ref("licence"),
        },
    ),
    "observation": record(
        "One value of one indicator, for one place and one period.",
        {
            "indicator": key("what is measured: a key of indicators"),
            "place": key("where: a key of places"),
            "period": period("when: a year, half year, quarter, month or day, as exact as the source and no more"),
            **_FIGURE,
            "unit": key("in what it is measured: a key of units"),
            "status": word("how settled the value is", *STATUSES),
            "words": ref("both", "the figure in words"),
            "listed_as": ref("both", "the name under which the source lists the place, where it differs"),
            "formula": text("how the value follows from others, where it is derived"),
            "inputs": rows("the observations that went into the formula", address("an address")),
            "relations": rows("in which relations it stands: keys of relations", key("a key")),
            "evidence": _EVIDENCE,
            "revisions": rows("earlier values, newest first", ref("revision")),
            "conflicts": _CONFLICTS,
            "note": ref("remark", "what a reader must know to use the figure"),
            "pages": rows("the pages that show it, from the site's root; empty is the home page", link("a page")),
        },
        optional=(
            "listed_as", "formula", "inputs", "relations", "evidence", "revisions", "conflicts", "note", "pages",
        ),
    ),
    "revision": record(
        "An earlier value of the same observation.",
        {
            **_FIGURE,
            "status": word("what it was then", *get_args(model.Status)),
            "reported": {"type": ["string", "null"], "description": "the day on which it was published, if known"},
            "why": ref("remark", "why the value changed"),
            "evidence": _EVIDENCE,
            "conflicts": _CONFLICTS,
        },
    ),
    "line": record(
        "A figure as one source prints it. What does not apply is empty.",
        {
            "source": key("who prints it: a key of sources"),
            "says": text("the figure exactly as printed, in the language of the source"),
            "at": text("where in the source"),
            "value": number("the figure that this is, as a plain number", ends=True),
            "precision": number("what one unit of the last printed digit is worth"),
            "scale": text("the scale word of a table's head that the cell does not repeat"),
            "how": text("how the figure follows from those that are printed"),
            "notation": text("the language whose notation the figure has, if it is not that of the source"),
            "rounded_to": number("the place to which the source rounds, where it prints zeros for digits", empty=True),
            "why": text("of a conflict: why the two differ, and which of them is used"),
        },
    ),
    "source": record(
        "A publication that prints figures.",
        {
            "title": text("as the publisher writes it; in brackets if it is a description of ours"),
            "publisher": text("who published it"),
            "url": link("its address on the web, if it may be linked"),
            "published": day("when it was published, if the source says so"),
            "accessed": day("when the figure was seen there"),
            "language": text("the language of the source"),
            "origin": text("whose report it is, where a page repeats another"),
            "kind": word("official: who makes the statistics; secondary: others", *get_args(model.SourceKind)),
        },
        optional=("url", "published", "origin"),
    ),
    "place": record(
        "Where something is observed.",
        {
            "label": ref("both", "its name"),
            "kind": word("what sort of place it is", *get_args(model.PlaceKind)),
            "in": rows("the places that it belongs to", key("a key of places")),
            "coordinates": rows("latitude and longitude in degrees", number("degrees")),
        },
        optional=("in", "coordinates"),
    ),
    "unit": record(
        "In what something is measured.",
        {
            "label": record(
                "The unit in words.",
                {
                    "en": record("In English.", {"one": text("of one"), "other": text("of several")}),
                    "zh": text("counter and noun in Chinese"),
                },
            ),
            "kind": word("what sort of unit it is", *get_args(model.UnitKind)),
            "counted": {"type": "boolean", "description": "whether things are counted one by one, and so exactly"},
            "currency": text("the code of ISO 4217, for money", pattern=scalars.CURRENCY_PATTERN),
        },
        optional=("currency",),
    ),
    "indicator": record(
        "What is measured.",
        {
            "topic": word("the part of the sheet to which it belongs", *get_args(model.Topic)),
            "label": ref("both", "what a reader calls it"),
            "definition": ref("both", "what is counted, and what is left out"),
            "unit": key("in what it is measured: a key of units"),
            "place": key("the place of observations that name none: a key of places"),
            "review": word("how often a new value is due", *get_args(model.Review)),
            "part_of": key("the indicator of which it is a part"),
            "covers": key("the indicator that tells how many observations there should be"),
            "breaks": rows(
                "where the series is not comparable, oldest first",
                record("A break.", {"since": period("the first new period"), "what": ref("both", "what changed")}),
            ),
            "note": ref("remark", "what holds for all its observations"),
            "aliases": rows("former keys", key("a key")),
        },
        optional=("part_of", "covers", "breaks", "note", "aliases"),
    ),
    "relation": record(
        "Something that must hold between figures, and does.",
        {
            "states": ref("remark", "the relation in words"),
            "holds": text("the relation as a formula"),
            "places": rows("for which places it is tried; empty or `all`: wherever figures are", key("a key")),
            "periods": rows("for which periods it is tried; empty: wherever figures are", period("a period")),
        },
    ),
    "milestone": record(
        "A dated event.",
        {
            "topic": word("the part of the sheet to which it belongs", *get_args(model.Topic)),
            "date": period("when: a year, month or day, as exact as the source"),
            "event": ref("both", "what happened"),
            "evidence": rows(
                "who prints the date",
                record(
                    "A date as one source prints it.",
                    {
                        "source": key("a key of sources"),
                        "says": text("the date exactly as printed"),
                        "at": text("where in the source"),
                    },
                    optional=("at",),
                ),
            ),
        },
    ),
}  # fmt: skip

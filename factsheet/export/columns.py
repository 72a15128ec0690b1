"""The tables of the data: which columns each has, what they hold, and how they refer to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from factsheet import model
from factsheet.quantity.figure import Qualifier

Kind = Literal["text", "key", "keys", "address", "number", "count", "date", "period", "truth"]
STATUSES: Final = (*get_args(model.Status), "derived")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what sort of value it holds, and what that is.

    `values` are all that occur, `filled` says that no cell is empty, and `refers` names table and column in which each
    value stands.
    """

    name: str
    kind: Kind
    about: str
    values: tuple[str, ...] = ()
    filled: bool = True
    refers: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, which is that of its file and its sheet, what a row is, and its columns."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: str = ""


def _column(name: str, kind: Kind, about: str, *, of: str = "") -> Column:
    """Return a column that may be empty, and refers to the first column of table `of`."""
    return Column(name, kind, about, filled=False, refers=(of, of.removesuffix("s")) if of else None)


def _both(name: str, about: str, *, filled: bool = True) -> tuple[Column, Column]:
    languages = (("en", "in English"), ("zh", "in Chinese"))
    english, chinese = (Column(f"{name}_{tag}", "text", f"{about}, {told}", filled=filled) for tag, told in languages)
    return english, chinese


OBSERVATIONS: Final = Table(
    "observations",
    "One row for each observation: one value of one indicator, for one place and one period.",
    (
        Column("address", "address", "indicator.place.period: the key of the observation, which never changes meaning"),
        Column("indicator", "key", "what is measured", refers=("indicators", "indicator")),
        *_both("label", "what the indicator is called"),
        Column("place", "key", "where", refers=("places", "place")),
        *_both("place", "the name of the place"),
        Column("period", "period", "when: a year, a part of one, a month or a day, as exact as the source and no more"),
        Column("period_start", "date", "the first day of the period"),
        Column("period_end", "date", "the last day of the period"),
        Column("value", "number", "the figure as a plain number, in the unit; of a range its lower end"),
        _column("value_to", "number", "the upper end, where the source prints a range"),
        Column(
            "qualifier", "text", "the hedge of the source", tuple(entry.value for entry in Qualifier if entry.value),
            filled=False,
        ),
        Column("precision", "number", "what one unit of the last known digit is worth"),
        _column("low", "number", "the least that the true value can be; empty where it is open below"),
        _column("high", "number", "the most that the true value can be; empty where it is open above"),
        Column("notation", "text", "the figure as the facts have it, hedge and precision in one"),
        Column("unit", "key", "in what it is measured", refers=("units", "unit")),
        Column("status", "text", "how settled the value is", STATUSES),
        _column("formula", "text", "how the value follows from others, where it is derived"),
        _column("sources", "keys", "the sources of the value, by key, with spaces between"),
        *_both("words", "the figure in words"),
        *_both("note", "what a reader must know to use the figure", filled=False),
    ),
    key="address",
)  # fmt: skip

EVIDENCE: Final = Table(
    "evidence",
    "One row for each line in which a source prints a figure: of a value, of a revision, or in conflict with one.",
    (
        Column("address", "address", "the observation", refers=("observations", "address")),
        Column("of", "text", "value, conflict, revision 1, conflict with revision 1; revision 1 is the newest"),
        Column("source", "key", "who prints it", refers=("sources", "source")),
        Column("says", "text", "the figure exactly as printed, in the language of the source"),
        _column("at", "text", "where in the source"),
        Column("value", "number", "the figure that this is, as a plain number; of a range its lower end"),
        _column("value_to", "number", "the upper end of a range"),
        Column("precision", "number", "what one unit of the last printed digit is worth"),
        _column("scale", "text", "the scale word of a table's head that the cell does not repeat"),
        _column("how", "text", "how the figure follows from those that are printed"),
        _column("notation", "text", "the language whose notation the figure has, if it is not that of the source"),
        _column("rounded_to", "number", "the place to which the source rounds, where it prints zeros for digits"),
        _column("why", "text", "of a conflict: why the two differ, and which of them is used"),
    ),
)

INDICATORS: Final = Table(
    "indicators",
    "One row for each indicator: what is measured.",
    (
        Column("indicator", "key", "the key of the indicator, which never changes"),
        Column("topic", "key", "the part of the sheet to which it belongs", get_args(model.Topic)),
        *_both("label", "what a reader calls it"),
        *_both("definition", "what is counted, and what is left out"),
        Column("unit", "key", "in what it is measured", refers=("units", "unit")),
        Column("place", "key", "the place of observations that name none", refers=("places", "place")),
        Column("review", "text", "how often a new value is due", get_args(model.Review)),
        _column("part_of", "key", "the indicator of which it is a part", of="indicators"),
        _column("covers", "key", "the indicator that tells how many observations there should be", of="indicators"),
        _column("breaks", "text", "where the series is not comparable: first period of the new way, and what changed"),
        *_both("note", "what holds for all its observations", filled=False),
        Column("observations", "count", "how many observations there are"),
        Column("file", "text", "the table of its observations"),
    ),
    key="indicator",
)

SOURCES: Final = Table(
    "sources",
    "One row for each source.",
    (
        Column("source", "key", "the key of the source"),
        Column("title", "text", "as the publisher writes it; in brackets if it is a description of ours"),
        Column("publisher", "text", "who published it"),
        Column("origin", "text", "whose report it is, where a page repeats another; else the publisher"),
        Column(
            "kind",
            "text",
            "official: who makes the statistics; newsroom; secondary: others",
            get_args(model.SourceKind),
        ),
        Column("language", "text", "the language of the source"),
        _column("published", "date", "when it was published, if the source says so"),
        Column("accessed", "date", "when the figure was seen there"),
        _column("url", "text", "its address on the web, if it may be linked"),
    ),
    key="source",
)

PLACES: Final = Table(
    "places",
    "One row for each place.",
    (
        Column("place", "key", "the key of the place"),
        *_both("label", "its name"),
        Column("kind", "text", "what sort of place it is", get_args(model.PlaceKind)),
        _column("in", "keys", "the places that it belongs to, by key, with spaces between"),
        _column("latitude", "number", "in degrees, north positive"),
        _column("longitude", "number", "in degrees, east positive"),
    ),
    key="place",
)

UNITS: Final = Table(
    "units",
    "One row for each unit.",
    (
        Column("unit", "key", "the key of the unit"),
        Column("one_en", "text", "its name in English, of one"),
        Column("other_en", "text", "its name in English, of several"),
        Column("label_zh", "text", "counter and noun in Chinese"),
        Column("kind", "text", "share: hundredths of a whole; change: growth in hundredths; points: percentage points",
               get_args(model.UnitKind)),
        Column("counted", "truth", "true for things that are counted one by one, whose figures are exact"),
        _column("currency", "text", "the code of ISO 4217, for money"),
    ),
    key="unit",
)  # fmt: skip

MILESTONES: Final = Table(
    "milestones",
    "One row for each dated event.",
    (
        Column("milestone", "key", "the key of the event"),
        Column("topic", "key", "the part of the sheet to which it belongs", get_args(model.Topic)),
        Column("date", "period", "when: a year, month or day, as exact as the source"),
        *_both("event", "what happened"),
        Column("sources", "keys", "who prints the date, by key, with spaces between"),
    ),
    key="milestone",
)

TABLES: Final = (OBSERVATIONS, EVIDENCE, INDICATORS, SOURCES, PLACES, UNITS, MILESTONES)

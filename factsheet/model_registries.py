"""The shape of the registries: what each key of sources.yml, places.yml and units.yml holds.

It stands beside `factsheet.model`, which holds the shape of what refers to them.
"""

from __future__ import annotations

from pydantic import Field

from factsheet.guideline import bad
from factsheet.model import Bilingual, Entry, PlaceKind, SourceKind, UnitKind
from factsheet.scalars import Coordinates, Currency, Day, Language, PlaceKey, Text, Truth, WebAddress


class Source(Entry):
    """A publication that prints figures."""

    title: Text = Field(
        description="as the publisher writes it; in brackets, and so in quotes, if described by us",
        examples=["China's R&D spending up 8.3 pct in 2024", "[table of figures]"],
        json_schema_extra=bad(["table of figures"], "a title in brackets stands in quotes, or it is a list"),
    )
    publisher: Text = Field(
        description="who publishes it", examples=["World Intellectual Property Organization"],
        json_schema_extra=bad("", "a source has a publisher"),
    )  # fmt: skip
    url: WebAddress = Field(
        description="where it stands on the web", examples=["https://www.wipo.int/"],
        json_schema_extra=bad("www.wipo.int", "an address begins with https:// (or http://)"),
    )  # fmt: skip
    published: Day | None = Field(
        default=None, description="only if the source says so", examples=["2025-01-23"],
        json_schema_extra=bad("2025-01", "year, month and day are needed, or the key is left out"),
    )  # fmt: skip
    accessed: Day = Field(
        description="when the figure was seen there", examples=["2026-11-22"],
        json_schema_extra=bad("22.11.2026", "a date is written like 2026-11-22"),
    )  # fmt: skip
    language: Language = Field(
        description="of the text; it decides how its figures are read: 1.234,5 or 1,234.5",
        examples=["en", "zh", "zh-Hant"], json_schema_extra=bad("English", "a language is told by its code"),
    )  # fmt: skip
    origin: Text | None = Field(
        default=None, description="whose report it is, where a page repeats another", examples=["Xinhua"],
        json_schema_extra=bad(["Xinhua"], "one text, not a list"),
    )  # fmt: skip
    kind: SourceKind = Field(
        description="official: who makes the statistics; newsroom: an established news organisation; secondary: others",
        examples=["official"], json_schema_extra=bad("newspaper", "an established one is a newsroom"),
    )  # fmt: skip
    link: Truth = Field(
        default=True, description="false: never linked, and never the only evidence", examples=["false"],
        json_schema_extra=bad("no", "it is either true or false"),
    )  # fmt: skip


class Place(Entry):
    """Where something is observed."""

    label: Bilingual = Field(
        description="the name", examples=[{"en": "Shenzhen", "zh": "深圳"}],
        json_schema_extra=bad("Shenzhen", "the name is needed in both languages, under `en` and `zh`"),
    )  # fmt: skip
    kind: PlaceKind = Field(
        description="what sort of place", examples=["cluster"],
        json_schema_extra=bad("country", "the word for it here is economy"),
    )  # fmt: skip
    within: list[PlaceKey] = Field(
        default_factory=list, alias="in", description="keys of the places that it belongs to", examples=[["cn", "gba"]],
        json_schema_extra=bad("cn", "a list, even of one: [cn]"),
    )  # fmt: skip
    coordinates: Coordinates | None = Field(
        default=None, description="latitude and longitude in degrees", examples=[["22.8", "113.8"]],
        json_schema_extra=bad(["113.8", "22.8"], "the latitude comes first, and none is beyond 90"),
    )  # fmt: skip


class Noun(Entry):
    """An English unit in singular and plural."""

    one: Text = Field(
        description="behind a one", examples=["company"], json_schema_extra=bad("", "a unit has a name")
    )  # fmt: skip
    other: Text = Field(
        description="behind any other number", examples=["companies"],
        json_schema_extra=bad(["companies"], "one text, not a list"),
    )  # fmt: skip


class UnitLabel(Entry):
    """A unit in words."""

    en: Noun = Field(
        description="in English, in singular and plural", examples=[{"one": "company", "other": "companies"}],
        json_schema_extra=bad("company", "singular and plural are needed, under `one` and `other`"),
    )  # fmt: skip
    zh: Text = Field(
        description="counter and noun, as behind a number", examples=["家企业"],
        json_schema_extra=bad({"one": "家企业", "other": "家企业"}, "Chinese has no plural: one text"),
    )  # fmt: skip


class Unit(Entry):
    """In what something is measured."""

    label: UnitLabel = Field(
        description="its name in both languages", examples=[{"en": {"one": "yuan", "other": "yuan"}, "zh": "元"}],
        json_schema_extra=bad({"en": "yuan", "zh": "元"}, "in English it has `one` and `other`"),
    )  # fmt: skip
    kind: UnitKind = Field(
        description="count: of things; money: an amount in a currency; share: part of a whole in %; change: growth "
        "in %; points: percentage points; rank: a place; ratio: one amount for each of another; measure: any other",
        examples=["share"], json_schema_extra=bad("percent", "a percentage is a share or a change"),
    )  # fmt: skip
    counted: Truth = Field(
        default=False, description="true for things that are counted one by one", examples=["true"],
        json_schema_extra=bad("yes", "it is either true or false"),
    )  # fmt: skip
    currency: Currency | None = Field(
        default=None, description="ISO 4217 code, for money", examples=["CNY"],
        json_schema_extra=bad("yuan", "the code has three capitals: CNY"),
    )  # fmt: skip

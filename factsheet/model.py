"""The shape of facts: what each key of a YAML file holds. Plain data goes in, typed entries come out.

The models are the guideline for editors too: each field says what belongs there, with an example. Scalars arrive
as text and are parsed here, so an error speaks of the text that the editor typed.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, TypeAlias
from urllib.parse import urlsplit

from babel.core import Locale, UnknownLocaleError
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError, PydanticKnownError

from factsheet.period import Period, PeriodError
from factsheet.quantity import Figure, NotationError, read

Topic: TypeAlias = Literal["cluster_ranking", "ip_protection", "research", "greater_bay_area"]
Status: TypeAlias = Literal["final", "preliminary", "estimate", "target"]
Review: TypeAlias = Literal["monthly", "quarterly", "half-yearly", "yearly", "never"]
SourceKind: TypeAlias = Literal["official", "newsroom", "secondary"]
PlaceKind: TypeAlias = Literal["world", "economy", "region", "city", "cluster"]
UnitKind: TypeAlias = Literal["count", "money", "share", "change", "points", "rank", "ratio", "measure"]


def _figure(text: object) -> object:
    if not isinstance(text, str):
        raise PydanticKnownError("string_type")
    try:
        return read(text.strip())
    except NotationError as error:
        # the position first: what the text itself holds in braces is not replaced then
        context = {"position": error.position, "reason": str(error)}
        raise PydanticCustomError("bad_figure", "{reason}", context) from error


def _period(text: object) -> object:
    if not isinstance(text, str):
        raise PydanticKnownError("string_type")
    try:
        return Period.parse(text)
    except PeriodError as error:
        raise PydanticCustomError("bad_period", "{reason}", {"reason": str(error)}) from error


def _day(text: object) -> object:
    if not isinstance(text, str):
        raise PydanticKnownError("string_type")
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError as error:
        raise PydanticCustomError("bad_date", "“{text}” is no date of the calendar", {"text": text}) from error
    raise PydanticCustomError("bad_date", "“{text}” is no date; a date is written as 2025-09-05", {"text": text})


def _truth(text: object) -> object:
    if not isinstance(text, str):
        raise PydanticKnownError("string_type")
    if text in {"true", "false"}:
        return text == "true"
    raise PydanticCustomError("bad_truth", "“{text}” is neither true nor false", {"text": text})


def _power_of_ten(text: object) -> object:
    if not isinstance(text, str):
        raise PydanticKnownError("string_type")
    if not re.fullmatch(r"10{1,2}(,000)*|1(,000)+|10+", text, re.ASCII):
        raise PydanticCustomError("bad_place", "“{text}” is no place to round to, such as 1,000", {"text": text})
    return Decimal(text.replace(",", ""))


def _pair(entries: object) -> object:
    if not isinstance(entries, list):
        raise PydanticKnownError("list_type")
    return tuple(entries)


def _degrees(text: object) -> object:
    if not isinstance(text, str):
        raise PydanticKnownError("string_type")
    if not re.fullmatch(r"-?\d{1,3}(\.\d{1,4})?", text, re.ASCII):
        raise PydanticCustomError("bad_degrees", "“{text}” is no number of degrees, such as 22.8", {"text": text})
    return Decimal(text)


def _web_address(text: str) -> str:
    try:
        parts = urlsplit(text)
        named = parts.scheme in {"http", "https"} and "@" not in parts.netloc  # a name before the host only deceives
        host = parts.hostname if named else None
    except ValueError:  # a bracket that does not close
        host = None
    if not host or re.search(r"[\s\"'<>`\\]", text):
        raise PydanticCustomError(
            "bad_address",
            "“{text}” is no web address; it begins with https:// (or http://)",
            {"text": text},
        )
    return text


def _known_language(tag: str) -> str:
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        message = "“{text}” is no language that is known; it is written like en, de or zh-Hant"
        raise PydanticCustomError("bad_word", message, {"text": tag}) from error
    return tag


KEY_PATTERN: Final = r"^[a-z][a-z0-9_]*$"
LANGUAGE_PATTERN: Final = r"^[a-z]{2}(-[A-Za-z]+)?$"
CURRENCY_PATTERN: Final = r"^[A-Z]{3}$"
VERSION_PATTERN: Final = r"^[0-9]{4}\.(0[1-9]|1[0-2])(\.([2-9]|[1-9][0-9]+))?$"
LICENCE_PATTERN: Final = r"^[A-Za-z0-9.+-]+$"
# An address is part of a file's name: nothing else may stand in it.
ADDRESS_PATTERN: Final = r"^[a-z][a-z0-9_]{0,79}\.[a-z][a-z0-9_]{0,79}\.[0-9]{4}(-[HQ]?[0-9]{1,2}(-[0-9]{2})?)?$"
KEY_SHAPE: Final = "small letters, digits and _ only, a letter first"

Key: TypeAlias = Annotated[str, StringConstraints(pattern=KEY_PATTERN, max_length=80)]
Address: TypeAlias = Annotated[str, StringConstraints(pattern=ADDRESS_PATTERN)]
Text: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=2_000, strip_whitespace=True)]
FigureText: TypeAlias = Annotated[Figure, BeforeValidator(_figure)]
PeriodText: TypeAlias = Annotated[Period, BeforeValidator(_period)]
Day: TypeAlias = Annotated[date, BeforeValidator(_day)]
Language: TypeAlias = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN), AfterValidator(_known_language)]
PowerOfTen: TypeAlias = Annotated[Decimal, BeforeValidator(_power_of_ten)]
Truth: TypeAlias = Annotated[bool, BeforeValidator(_truth)]
WebAddress: TypeAlias = Annotated[str, StringConstraints(max_length=1_000), AfterValidator(_web_address)]
_Latitude: TypeAlias = Annotated[Decimal, BeforeValidator(_degrees), Field(ge=-90, le=90)]
_Longitude: TypeAlias = Annotated[Decimal, BeforeValidator(_degrees), Field(ge=-180, le=180)]
Coordinates: TypeAlias = Annotated[tuple[_Latitude, _Longitude], BeforeValidator(_pair)]
_SOME: Final[Any] = Field(min_length=1)  # for lists that must not be empty


class Entry(BaseModel):
    """What all entries share: they do not change, and a key that is not known is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Bilingual(Entry):
    """A text in both languages of the fact sheet."""

    en: Text = Field(description="in English", examples=["Valid invention patents held by companies"])
    zh: Text = Field(description="in simplified Chinese", examples=["企业有效发明专利拥有量"])


class Remark(Entry):
    """A text for readers; the Chinese one may come later."""

    en: Text = Field(description="one or two sentences in English")
    zh: Text | None = Field(default=None, description="the same in simplified Chinese")


class Evidence(Entry):
    """One source, and the figure exactly as that source prints it."""

    source: Key = Field(description="key of a source in sources.yml", examples=["xinhua_2025_07_17"])
    says: Text = Field(
        description="the figure as printed, with its unit and hedge; one figure only",
        examples=["372.7万件", "exceeded 3.6 trillion yuan"],
    )
    at: Text | None = Field(default=None, description="where in the source", examples=["paragraph 4", "table 2"])
    scale: Text | None = Field(
        default=None,
        description="the scale word of a table's head that the cell does not repeat",
        examples=["billion", "万"],
    )
    notation: Language | None = Field(
        default=None, description="the language whose notation the figure has, if it is not the source's own",
        examples=["de"],
    )  # fmt: skip
    how: Text | None = Field(
        default=None, description="how the figure follows from the figures in `says`",
        examples=["497,000 - 69,000"],
    )  # fmt: skip
    rounded_to: PowerOfTen | None = Field(
        default=None,
        description="the place to which the source rounds, where it prints zeros that hide digits of the value",
        examples=["1,000", "10,000"],
    )


class Conflict(Entry):
    """A source that prints something else, and why it is not used."""

    source: Key = Field(description="key of a source in sources.yml")
    says: Text = Field(description="what it prints", examples=["500 billion U.S. dollars"])
    value: FigureText | None = Field(
        default=None, description="the same figure in the notation of values; a slip in one of the two is noticed",
        examples=["500 billion"],
    )  # fmt: skip
    at: Text | None = Field(default=None, description="where in the source")
    scale: Text | None = Field(default=None, description="the scale word of a table's head", examples=["billion"])
    why: Remark = Field(description="why the two differ, and which of them is used")


class Revision(Entry):
    """An earlier value of the same observation, and why it changed."""

    value: FigureText = Field(description="the figure as it was", examples=["3.613 trillion"])
    status: Status = Field(description="what it was then", examples=["preliminary"])
    reported: Day | None = Field(default=None, description="when it was published", examples=["2025-01-23"])
    evidence: list[Evidence] = _SOME
    why: Remark = Field(description="why the value changed")
    conflicts: list[Conflict] = []


class Observation(Entry):
    """One value of one indicator, for one place and one period: stated with evidence, or derived by a formula."""

    period: PeriodText = Field(
        description="year, half year, quarter, month or day, as precise as the source and no more",
        examples=["2025", "2025-H1", "2025-Q2", "2025-06", "2025-06-30"],
    )
    place: Key | None = Field(default=None, description="only if it is not the indicator's own", examples=["de"])
    listed_as: Bilingual | None = Field(
        default=None, description="the name under which the source lists the place, where it differs from ours"
    )
    value: FigureText | None = Field(
        default=None,
        description="what the most precise evidence prints",
        examples=["3.727 million", "about 524,000"],
    )
    formula: Text | None = Field(
        default=None, description="for derived observations: how it follows from others",
        examples=["valid_patents_held_by_companies / companies_with_valid_patents"],
    )  # fmt: skip
    status: Status | None = Field(default=None, description="how settled the value is", examples=["final"])
    evidence: list[Evidence] = []
    revisions: list[Revision] = Field(default=[], description="earlier values, newest first")
    conflicts: list[Conflict] = Field(default=[], description="who prints something else")
    note: Remark | None = Field(default=None, description="what a reader must know to use the figure")
    aliases: list[Address] = Field(default=[], description="former addresses of this observation")


class Break(Entry):
    """Where a series changes what it measures: values before and after are not comparable."""

    since: PeriodText = Field(description="the first period of the new way", examples=["2025"])
    what: Bilingual = Field(description="what changed")


class Indicator(Entry):
    """What is measured: label, definition, unit, and the observations made of it."""

    label: Bilingual = Field(description="what a reader calls it")
    definition: Bilingual = Field(description="what is counted, and what is left out")
    unit: Key = Field(description="key of a unit in units.yml", examples=["patent"])
    place: Key = Field(description="the place of observations that name none", examples=["cn"])
    review: Review = Field(default="yearly", description="how often a new value is due")
    part_of: Key | None = Field(default=None, description="the indicator of which this is a part")
    covers: Key | None = Field(
        default=None, description="the indicator that tells of how many this one should have an observation"
    )
    breaks: list[Break] = Field(default=[], description="where the series is not comparable, oldest first")
    note: Remark | None = Field(default=None, description="what holds for all its observations")
    aliases: list[Key] = Field(default=[], description="former keys of this indicator")
    observations: list[Observation] = _SOME


class Licence(Entry):
    """On what terms the data may be used."""

    id: Annotated[str, StringConstraints(pattern=LICENCE_PATTERN)] = Field(
        description="as the SPDX list has it", examples=["CC-BY-4.0"]
    )
    name: Text = Field(description="short, as citations have it", examples=["CC BY 4.0"])
    title: Text = Field(description="in full", examples=["Creative Commons Attribution 4.0 International"])
    url: WebAddress = Field(description="where its text stands")


class Imprint(Entry):
    """What the sheet says of itself: its name, and the edition of its data."""

    title: Bilingual = Field(description="the name of the sheet")
    description: Bilingual = Field(description="what it holds, in one sentence")
    version: Annotated[str, StringConstraints(pattern=VERSION_PATTERN)] = Field(
        description="year and month of the date; a further edition of the month has a number behind",
        examples=["2026.11", "2026.11.2"],
    )
    date: Day = Field(description="the day as of which the figures stand")
    authors: list[Text] = Field(min_length=1, description="who made it, as citations name them")
    keywords: list[Text] = Field(min_length=1, description="by which catalogues find it", examples=[["patents"]])
    licence: Licence = Field(description="on what terms facts and pages may be used")


class Source(Entry):
    """A publication that prints figures."""

    title: Text = Field(description="as the publisher writes it; in brackets if described by us")
    publisher: Text = Field(examples=["World Intellectual Property Organization"])
    url: WebAddress = Field(examples=["https://www.wipo.int/"])
    published: Day | None = Field(default=None, description="only if the source says so")
    accessed: Day = Field(description="when the figure was seen there")
    language: Language = Field(examples=["en", "zh"])
    origin: Text | None = Field(default=None, description="whose report it is, where a page repeats another")
    kind: SourceKind = Field(
        description="official: who makes the statistics; newsroom: an established news organisation; secondary: others"
    )
    link: Truth = Field(default=True, description="false: never linked, and never the only evidence")


class Place(Entry):
    """Where something is observed."""

    label: Bilingual = Field(description="the name")
    kind: PlaceKind = Field(description="what sort of place")
    within: list[Key] = Field(default=[], alias="in", description="keys of the places that it belongs to")
    coordinates: Coordinates | None = Field(
        default=None, description="latitude and longitude in degrees", examples=[["22.8", "113.8"]]
    )


class Noun(Entry):
    """An English unit in singular and plural."""

    one: Text = Field(examples=["company"])
    other: Text = Field(examples=["companies"])


class UnitLabel(Entry):
    """A unit in words."""

    en: Noun
    zh: Text = Field(description="counter and noun, as behind a number", examples=["家企业"])


class Unit(Entry):
    """In what something is measured."""

    label: UnitLabel
    kind: UnitKind = Field(
        description="share: part of a whole in %; change: growth in %; points: percentage points; rank: a place"
    )
    counted: Truth = Field(default=False, description="true for things that are counted one by one")
    currency: Annotated[str, StringConstraints(pattern=CURRENCY_PATTERN)] | None = Field(
        default=None, description="ISO 4217 code, for money", examples=["CNY"]
    )


class DatedEvidence(Entry):
    """One source, and the date exactly as that source prints it."""

    source: Key = Field(description="key of a source in sources.yml")
    says: Text = Field(description="the date as printed", examples=["September 1, 2025", "8月27日", "on Monday"])
    at: Text | None = Field(default=None, description="where in the source")


class Milestone(Entry):
    """A dated event."""

    topic: Topic = Field(description="the page on which it stands")
    date: PeriodText = Field(description="as precise as the source", examples=["2025-09-01", "2019-02"])
    event: Bilingual = Field(description="what happened, in one sentence")
    evidence: list[DatedEvidence] = _SOME


class Relation(Entry):
    """Something that must hold between figures."""

    states: Remark = Field(description="the relation in words")
    holds: Text = Field(description="the relation as a formula", examples=["part <= whole", "a == b * c"])
    places: list[Key] = Field(
        default=[], description="it is tried for each of these, or for `all` that have the figures; names without a "
        "subscript are of that place. Without it each name has the place of its indicator",
        examples=[["shenzhen", "guangzhou"], ["all"]],
    )  # fmt: skip
    periods: list[PeriodText] = Field(default=[], description="only for these; otherwise wherever all figures exist")


class TypedByHand(Entry):
    """A figure typed by hand that may stand on a page."""

    page: Text = Field(description="the page's path below docs/en, or * for all", examples=["method.md"])
    text: Text = Field(description="the figure as typed", examples=["3.73 million"])
    reason: Text = Field(description="why it is no fact")

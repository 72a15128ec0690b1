"""The scalars of facts: the text that an editor typed goes in, a figure, period, date, key or address comes out.

Each type carries two things: how its text is read, and its JSON Schema, by which an editor's own tools look at the file
before any command runs. They follow YAML 1.2, which sees a number in `value: 2` and a truth in `link: false`, so the
schema of a text allows numbers too.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Final, TypeAlias
from urllib.parse import urlsplit

from babel.core import Locale, UnknownLocaleError
from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError, PydanticKnownError

from factsheet.period import SHAPE as PERIOD_SHAPE
from factsheet.period import Period, PeriodError
from factsheet.quantity import Figure, NotationError, read
from factsheet.quantity.bare import refuse_more
from factsheet.quantity.shape import figure_pattern


def _figure(text: object) -> object:
    if not isinstance(text, str):
        raise PydanticKnownError("string_type")
    try:
        figure = read(text.strip())
        refuse_more(text.strip())
    except NotationError as error:
        # the position first: what the text itself holds in braces is not replaced then
        context = {"position": error.position, "reason": str(error)}
        raise PydanticCustomError("bad_figure", "{reason}", context) from error
    return figure


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
    if not re.fullmatch(_POWER_OF_TEN, text):
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
# What a text is that does not fit a pattern.
MISFITS: Final = {
    KEY_PATTERN: f"no key: {KEY_SHAPE}",
    LANGUAGE_PATTERN: "no language; it is written like en or zh-Hant",
    CURRENCY_PATTERN: "no currency; it is written like CNY",
    ADDRESS_PATTERN: "no address: it is made of indicator.place.period",
    VERSION_PATTERN: "no version; it is year and month, such as 2026.11",
    LICENCE_PATTERN: "no licence of the SPDX list; it is written like CC-BY-4.0",
}
FIGURE_SHAPE: Final = "a figure is written like 3.73 million, about 524,000 or 8.3 %"

# A period and a date as patterns tell them; the calendar has the last word.
_PERIOD_PATTERN: Final = r"^[12][0-9]{3}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_DAY_PATTERN: Final = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_WEB_PATTERN: Final = r"""^[hH][tT][tT][pP][sS]?://[^\s"'<>`\\@/?#]+([/?#][^\s"'<>`\\]*)?$"""
_POWER_OF_TEN: Final = r"10{1,2}(,000)*|1(,000)+|10+"
_POWERS_OF_TEN: Final = [10**power for power in range(1, 16)]  # beyond them no scale word goes
_DEGREES_PATTERN: Final = r"^-?[0-9]{1,3}(\.[0-9]{1,4})?$"
LONGEST_KEY: Final = 80
_LONGEST_TEXT: Final = 2_000
_LONGEST_ADDRESS: Final = 1_000


def _refers_to(*registries: str, besides: tuple[str, ...] = ()) -> WithJsonSchema:
    """Return the schema of a key that stands in one of the registries, or is a word `besides`.

    `factsheet.schema` puts the keys in the place of the registries' names.
    """
    return WithJsonSchema({"registries": list(registries), "besides": list(besides)})


def _seen_as(kinds: str | list[str], pattern: str, told: str, **limits: float | str) -> WithJsonSchema:
    """Return the schema of a scalar: what YAML may see in it, its pattern as a text, and what editors are told."""
    return WithJsonSchema({"type": kinds, "pattern": pattern, "patternErrorMessage": told, **limits})


def _degrees_up_to(most: int) -> WithJsonSchema:
    told = "no number of degrees; it is written like 22.8"
    return _seen_as(["number", "string"], _DEGREES_PATTERN, told, minimum=-most, maximum=most)


Key: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=KEY_PATTERN, max_length=LONGEST_KEY),
    _seen_as("string", KEY_PATTERN, MISFITS[KEY_PATTERN], maxLength=LONGEST_KEY),
]
SourceKey: TypeAlias = Annotated[Key, _refers_to("source")]
PlaceKey: TypeAlias = Annotated[Key, _refers_to("place")]
PlaceKeyOrAll: TypeAlias = Annotated[Key, _refers_to("place", besides=("all",))]
UnitKey: TypeAlias = Annotated[Key, _refers_to("unit")]
IndicatorKey: TypeAlias = Annotated[Key, _refers_to("indicator")]
IndicatorOrPlaceKey: TypeAlias = Annotated[Key, _refers_to("indicator", "place")]
Address: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=ADDRESS_PATTERN),
    _seen_as("string", ADDRESS_PATTERN, MISFITS[ADDRESS_PATTERN]),
]
Text: TypeAlias = Annotated[
    str,
    StringConstraints(min_length=1, max_length=_LONGEST_TEXT, strip_whitespace=True),
    _seen_as(["string", "number"], r"\S", "a text is needed here", maxLength=_LONGEST_TEXT),
]
FigureText: TypeAlias = Annotated[
    Figure,
    BeforeValidator(_figure),
    _seen_as(["string", "number"], figure_pattern(), f"no figure; {FIGURE_SHAPE}"),
]
PeriodText: TypeAlias = Annotated[
    Period,
    BeforeValidator(_period),
    _seen_as(["string", "integer"], _PERIOD_PATTERN, f"no period; {PERIOD_SHAPE}", minimum=1000, maximum=2999),
]
Day: TypeAlias = Annotated[
    date,
    BeforeValidator(_day),
    _seen_as("string", _DAY_PATTERN, "no date; a date is written as 2025-09-05", format="date"),
]
Language: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=LANGUAGE_PATTERN),
    AfterValidator(_known_language),
    _seen_as("string", LANGUAGE_PATTERN, MISFITS[LANGUAGE_PATTERN]),
]
Currency: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=CURRENCY_PATTERN),
    _seen_as("string", CURRENCY_PATTERN, MISFITS[CURRENCY_PATTERN]),
]
LicenceId: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=LICENCE_PATTERN),
    _seen_as("string", LICENCE_PATTERN, MISFITS[LICENCE_PATTERN]),
]
Version: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=VERSION_PATTERN),
    _seen_as(
        ["string", "number"], VERSION_PATTERN, MISFITS[VERSION_PATTERN],
        minimum=0, maximum=9999.12,
    ),
]  # fmt: skip
PowerOfTen: TypeAlias = Annotated[
    Decimal,
    BeforeValidator(_power_of_ten),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": f"^({_POWER_OF_TEN})$"}, {"enum": _POWERS_OF_TEN}]}),
]
Truth: TypeAlias = Annotated[
    bool, BeforeValidator(_truth), _seen_as(["boolean", "string"], "^(true|false)$", "it is either true or false")
]
WebAddress: TypeAlias = Annotated[
    str,
    StringConstraints(max_length=_LONGEST_ADDRESS),
    AfterValidator(_web_address),
    _seen_as(
        "string", _WEB_PATTERN, "no web address; it begins with https:// (or http://)", maxLength=_LONGEST_ADDRESS
    ),
]
_Latitude: TypeAlias = Annotated[Decimal, BeforeValidator(_degrees), Field(ge=-90, le=90), _degrees_up_to(90)]
_Longitude: TypeAlias = Annotated[Decimal, BeforeValidator(_degrees), Field(ge=-180, le=180), _degrees_up_to(180)]
Coordinates: TypeAlias = Annotated[tuple[_Latitude, _Longitude], BeforeValidator(_pair)]

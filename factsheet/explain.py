"""The validator's errors in the words of an editor, each at its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from factsheet import model
from factsheet.facts import Where
from factsheet.problems import MOST_TOLD, Problem, did_you_mean

_CUT: Final = "a text or number that holds a comma stands in quotes"
_COLON: Final = "a key ends in a colon and a space: `{}: …`"
_HINTS: Final = {"bad_truth": "write true or false, in small letters"}
_WRITTEN: Final = {"model_type": "write it like {en: …, zh: …}", "list_type": "write it in brackets: [{}]"}
# What is needed where pydantic finds another type; a text everywhere else.
_NEEDED: Final = {"model_type": "a mapping", "list_type": "a list"}
_SHAPES: Final = {
    model.KEY_PATTERN: ("bad-key", f"no key: {model.KEY_SHAPE}"),
    model.LANGUAGE_PATTERN: ("bad-word", "no language; it is written like en or zh-Hant"),
    model.CURRENCY_PATTERN: ("bad-word", "no currency; it is written like CNY"),
    model.ADDRESS_PATTERN: ("bad-key", "no address: it is made of indicator.place.period"),
    model.VERSION_PATTERN: ("bad-word", "no version; it is year and month, such as 2026.11"),
    model.LICENCE_PATTERN: ("bad-word", "no licence of the SPDX list; it is written like CC-BY-4.0"),
}


def explained(shape: type[BaseModel], error: ValidationError, where: Where) -> Iterator[Problem]:
    """Yield a problem for each of pydantic's errors, in the words of an editor."""
    for detail in error.errors(include_url=False)[: MOST_TOLD + 1]:
        yield _explained(shape, detail, where.into(*detail["loc"]))


def _explained(shape: type[BaseModel], detail: ErrorDetails, where: Where) -> Problem:
    name = _name(where.steps)
    empty = isinstance(detail["input"], str) and not detail["input"].strip()
    match detail["type"]:
        case "extra_forbidden":
            hint = _meant(name, _fields(shape, detail["loc"][:-1]))
            return where.document.problem(where.steps, "unknown-key", f"unknown key “{name}”", hint, key=True)
        case "missing":
            return where.document.problem(where.steps[:-1], "missing-key", f"the key “{name}” is missing")
        case _ if empty:
            return where.problem("empty-value", f"“{name}” is empty")
        case "bad_figure":
            hint = "a figure is written like 3.73 million, about 524,000 or 8.3 %"
            return where.problem_in_text("bad-figure", detail["msg"], hint, int(detail["ctx"]["position"]))
        case _:
            return where.problem(*_told(name, detail))


def _meant(name: str, known: list[str]) -> str:
    """Return how to mend an unknown key: another spelling, a colon that is missing, or a text without quotes."""
    if close := did_you_mean(as_key(name), known):
        return close
    first = re.match(r"[a-z_]+(?=[\s:：=])", name)
    if first and first.group() in known:
        return _COLON.format(first.group())
    return "" if re.fullmatch(model.KEY_PATTERN, name) else _CUT


def as_key(text: str) -> str:
    """Return a text in the shape of a key, as far as it can have it: Patents per-Company is patents_per_company."""
    return re.sub(r"[\s.-]+", "_", text.strip().lower())


def key_hint(text: str) -> str:
    """Return the key that a text may mean, as a hint; nothing if no key comes of it."""
    key = as_key(text)
    return f"did you mean “{key}”?" if re.fullmatch(model.KEY_PATTERN, key) and key != text else ""


def _told(name: str, detail: ErrorDetails) -> tuple[str, str] | tuple[str, str, str]:
    """Return rule and message of what is wrong with a value, and perhaps a hint."""
    found, context = detail["input"], detail.get("ctx", {})
    match detail["type"]:
        case "literal_error" if isinstance(found, str):
            hint = did_you_mean(found, re.findall("'([^']*)'", context["expected"]))
            return "unknown-word", f"“{found}” is none of {context['expected']}", hint
        case "string_pattern_mismatch":
            rule, reason = _SHAPES[context["pattern"]]
            hint = key_hint(found) if context["pattern"] == model.KEY_PATTERN else ""
            return rule, f"“{found}” is {reason}", hint
        case kind if kind.startswith("bad_"):
            return kind.replace("_", "-"), detail["msg"], _HINTS.get(kind, "")
        case "too_short":
            return "empty-value", f"“{name}” is empty"
        case "too_long" | "string_too_long" | "greater_than_equal" | "less_than_equal":
            return _beyond(name, detail)
        case kind:
            text = found if isinstance(found, str) else ""
            hint = _WRITTEN.get(kind, "").replace("{}", text) if text else ""
            return "wrong-type", f"“{name}” is {_kind_of(found)}; {_NEEDED.get(kind, 'a text')} is needed", hint


def _beyond(name: str, detail: ErrorDetails) -> tuple[str, str] | tuple[str, str, str]:
    """Return rule and message of what is too long or too large."""
    context = detail["ctx"]
    match detail["type"]:
        case "too_long":
            return "wrong-type", f"“{name}” has {context['actual_length']} entries; {context['max_length']} are needed"
        case "string_too_long":
            return "too-long", f"“{name}” has more than {context['max_length']} characters"
        case _:
            bound = context.get("ge", context.get("le"))
            hint = "the latitude stands first, then the longitude"
            return "bad-degrees", f"“{detail['input']}” is beyond {bound} degrees", hint


def _name(steps: tuple[str | int, ...]) -> str:
    """Return the last step as editors count: the second entry of evidence."""
    last = steps[-1]
    return last if isinstance(last, str) else f"{steps[-2]}, entry {last + 1}"


def _kind_of(data: object) -> str:
    return "a mapping" if isinstance(data, dict) else "a list" if isinstance(data, list) else "a text"


def _fields(shape: type[BaseModel], steps: tuple[str | int, ...]) -> list[str]:
    """Return the keys that an entry may have at the end of these steps."""
    for step in steps:
        if isinstance(step, str):
            shape = _entry_of(shape, step)
    return [field.alias or name for name, field in shape.model_fields.items()]


def _entry_of(shape: type[BaseModel], name: str) -> type[BaseModel]:
    """Return the shape of the entries in a field, whether it holds one, perhaps one, or a list."""
    found = (_shapes(field.annotation) for key, field in shape.model_fields.items() if name in {key, field.alias})
    return next(chain.from_iterable(found))


def _shapes(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _shapes(part)

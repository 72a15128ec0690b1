"""The validator's errors in the words of an editor, each at its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from factsheet import scalars
from factsheet.facts import Where
from factsheet.problems import MOST_TOLD, Problem, did_you_mean

_CUT: Final = "a text or number that holds a comma stands in quotes"
_COLON: Final = "a key ends in a colon and a space: `{}: …`"
# What is needed where pydantic finds another type, and how it is written; a text everywhere else.
_NEEDED: Final = {
    "model_type": ("a mapping", "write its keys below it, one in a line and indented"),
    "list_type": ("a list", "write each entry in a line of its own behind “- ”, or all in brackets"),
}
_TEXT: Final = ("a text", "write one text behind the colon, in the same line")
_KEYS: Final = frozenset({scalars.KEY_PATTERN, scalars.ADDRESS_PATTERN})
# The kinds of error of the model's own, which tell themselves what is wrong, and how to mend it where the field does
# not say enough.
_OWN: Final = {
    "bad_period": ("bad-period", ""),
    "bad_date": ("bad-date", ""),
    "bad_truth": ("bad-truth", "write true or false, in small letters"),
    "bad_place": ("bad-place", ""),
    "bad_degrees": ("bad-degrees", ""),
    "bad_word": ("bad-word", ""),
    "bad_address": ("bad-address", "copy it from the address line of the browser"),
}
_LIMITS: Final = {"greater_than_equal": ("ge", "least"), "less_than_equal": ("le", "most")}


def explained(shape: type[BaseModel], error: ValidationError, where: Where) -> Iterator[Problem]:
    """Yield a problem for each of pydantic's errors, in the words of an editor."""
    for detail in error.errors(include_url=False)[: MOST_TOLD + 1]:
        yield _explained(shape, detail, where.into(*detail["loc"]))


def key_hint(text: str) -> str:
    """Return how a text would be written as a key; an empty text if it cannot be one."""
    key = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")
    return f"write it like {key}" if re.fullmatch(scalars.KEY_PATTERN, key) else ""


def kind_of(data: object) -> str:
    """Return what data are, with the article: a mapping, a list or a text."""
    return "a mapping" if isinstance(data, dict) else "a list" if isinstance(data, list) else "a text"


def _explained(shape: type[BaseModel], detail: ErrorDetails, where: Where) -> Problem:
    name = _name(where.steps)
    empty = isinstance(detail["input"], str) and not detail["input"].strip()
    guide = _guideline(shape, detail["loc"])
    match detail["type"]:
        case "extra_forbidden":
            fields = _fields(shape, detail["loc"][:-1])
            hint = _meant(name, fields) or f"the keys here are {', '.join(fields)}"
            return where.document.problem(where.steps, "unknown-key", f"unknown key “{name}”", hint, key=True)
        case "missing":
            what = f"the key “{name}”" if isinstance(where.steps[-1], str) else f"“{name}”"
            hint = f"add it; {guide}" if guide else "add it"
            return where.document.problem(where.steps[:-1], "missing-key", f"{what} is missing", hint)
        case _ if empty:
            return where.problem("empty-value", f"“{name}” is empty", guide or "write something behind the colon")
        case "bad_figure":
            position = int(detail["ctx"]["position"])
            return where.problem_in_text("bad-figure", detail["msg"], scalars.FIGURE_SHAPE, position)
        case _:
            rule, message, hint = told(name, detail)
            return where.problem(rule, message, hint or guide)


def _meant(name: str, known: list[str]) -> str:
    """Return how to mend an unknown key: another spelling, a colon that is missing, or a text without quotes."""
    if close := did_you_mean(as_key(name), known):
        return close
    first = re.match(r"[a-z_]+(?=[\s:：=])", name)
    if first and first.group() in known:
        return _COLON.format(first.group())
    return "" if re.fullmatch(scalars.KEY_PATTERN, name) else _CUT


def as_key(text: str) -> str:
    """Return a text in the shape of a key, as far as it can have it: Patents per-Company is patents_per_company."""
    return re.sub(r"[\s.-]+", "_", text.strip().lower())


def told(name: str, detail: ErrorDetails) -> tuple[str, str, str]:
    """Return rule, message and perhaps a hint of what is wrong with a value."""
    found, context = detail["input"], detail.get("ctx", {})
    rule, hint = "wrong-type", ""
    match detail["type"]:
        case "literal_error" if isinstance(found, str):
            rule, known = "unknown-word", context["expected"].replace("'", "")
            message, hint = f"“{found}” is none of {known}", did_you_mean(found, re.split(", | or ", known))
        case "string_pattern_mismatch":
            pattern = context["pattern"]
            rule = "bad-key" if pattern in _KEYS else "bad-word"
            message = f"“{found}” is {scalars.MISFITS[pattern]}"
            hint = key_hint(found) if pattern == scalars.KEY_PATTERN else ""
        case kind if kind in _OWN:
            (rule, hint), message = _OWN[kind], detail["msg"]
        case kind if kind in _LIMITS:
            key, end = _LIMITS[kind]
            rule, message = "bad-degrees", f"“{name}” is {found}; {context[key]} is the {end}"
            hint = "the latitude stands first, then the longitude"
        case "too_short":
            rule, message = "empty-value", f"“{name}” is empty"
        case "too_long":
            message = f"“{name}” has {context['actual_length']} entries; {context['max_length']} are needed"
        case "string_too_long":
            rule, hint = "too-long", "shorten it: a reader wants a sentence or two"
            message = f"“{name}” has {len(found):,} characters; {context['max_length']:,} are the most"
        case kind:
            needed, hint = _NEEDED.get(kind, _TEXT)
            if kind == "list_type" and isinstance(found, str):
                hint = f"write it in brackets: [{found}]"
            message = f"“{name}” is {kind_of(found)}; {needed} is needed"
    return rule, message, hint


def _name(steps: tuple[str | int, ...]) -> str:
    """Return the last step as editors count: the second entry of evidence."""
    last = steps[-1]
    return last if isinstance(last, str) else f"{steps[-2]}, entry {last + 1}"


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


def _guideline(shape: type[BaseModel], steps: tuple[str | int, ...]) -> str:
    """Return what belongs into the field at the end of these steps, in the model's own words, with an example."""
    names = [step for step in steps if isinstance(step, str)]
    if not names:
        return ""
    for name in names[:-1]:
        shape = _entry_of(shape, name)
    found = (field for key, field in shape.model_fields.items() if names[-1] in {key, field.alias})
    field = next(found, None)
    if field is None or not field.description:
        return ""
    told = set(re.findall(r"\w+", field.description))  # a word that is explained there is no further example
    examples = (example for example in field.examples or () if isinstance(example, str) and example not in told)
    example = next((f", such as {example}" for example in examples), "")
    return f"`{names[-1]}`: {field.description}{example}"

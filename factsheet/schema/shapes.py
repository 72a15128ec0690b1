"""The schema of a file: a model goes in, a JSON Schema (draft 7) with its guidelines comes out.

Draft 7 is what the YAML extensions of editors read best. The schema is of the scalars that they see by YAML 1.2, where
`factsheet.load` keeps the text. A key of a registry leads to the file of keys, which the facts make.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any, Final, TypeAlias, cast

import yaml
from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from factsheet.guideline import Bad
from factsheet.scalars import KEY_PATTERN, LONGEST_KEY

# The keywords of JSON Schema are many, and their values of every type.
Shape: TypeAlias = dict[str, Any]

DIALECT: Final = "http://json-schema.org/draft-07/schema#"
KEYS: Final = "keys.json"
_DEFINITIONS: Final = "#/definitions/{model}"
_DATA: Final = frozenset({"examples", "default", "enum"})
_SCHEMAS_BY_NAME: Final = frozenset({"properties", "patternProperties"})


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, less what says nothing to an editor: titles, and null for a key that may be left out."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 -- pydantic's signature
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        inner = self.generate_inner(schema["schema"])
        default = schema.get("default")
        return {**inner, "default": default} if isinstance(default, str | bool) else inner


def entry_schema(title: str, shape: type[BaseModel]) -> Shape:
    """Return the schema of a file that is one entry."""
    body, definitions = _generated(shape)
    return {"$schema": DIALECT, "title": title, **body, "definitions": definitions}


def keyed_schema(title: str, shape: type[BaseModel]) -> Shape:
    """Return the schema of a file of entries, each under its key."""
    body, definitions = _generated(shape)
    return {
        "$schema": DIALECT,
        "title": title,
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"maxLength": LONGEST_KEY},
        "patternProperties": {KEY_PATTERN: {"$ref": _DEFINITIONS.format(model=shape.__name__)}},
        "additionalProperties": False,
        "definitions": {**definitions, shape.__name__: body},
    }


def _generated(shape: type[BaseModel]) -> tuple[Shape, Shape]:
    """Return the schema of a model, and those of the models in it by name."""
    found = TypeAdapter(shape).json_schema(ref_template=_DEFINITIONS, schema_generator=_Generator)
    definitions = {name: _for_editors(part) for name, part in found.pop("$defs", {}).items()}
    return cast("Shape", _for_editors(found)), definitions


def _for_editors(part: object) -> object:
    """Return a part of a schema as draft 7 has it, with references to keys and with guidelines."""
    if isinstance(part, list):
        return [_for_editors(item) for item in part]
    if not isinstance(part, dict):
        return part
    bad = part.get("bad")
    shape = _referring(_as_draft_7({name: _keyword(name, value) for name, value in part.items() if name != "bad"}))
    return _guided(shape, Bad(**bad)) if bad else shape


def _keyword(name: str, value: object) -> object:
    """Return the value of a keyword: a schema, several of them by name or in a row, or something else."""
    if name in _DATA:
        return value
    if name in _SCHEMAS_BY_NAME and isinstance(value, dict):
        return {key: _for_editors(part) for key, part in value.items()}
    return _for_editors(value)


def _as_draft_7(part: Shape) -> Shape:
    if "prefixItems" in part:
        part = {"items" if name == "prefixItems" else name: value for name, value in part.items()}
    if "patternProperties" in part:
        part = {**part, "additionalProperties": False}
    if "$ref" in part and len(part) > 1:  # in draft 7 nothing counts beside a reference
        part = {"allOf": [{"$ref": part.pop("$ref")}], **part}
    return part


def _referring(part: Shape) -> Shape:
    if "registries" not in part:
        return part
    registries, besides = part["registries"], part["besides"]
    words = [{"enum": besides}] if besides else []
    keys = [*words, *({"$ref": f"{KEYS}#/definitions/{name}"} for name in registries)]
    further = {name: value for name, value in part.items() if name not in {"registries", "besides"}}
    if len(keys) > 1:
        return {"anyOf": keys, **further}
    return {"allOf": keys, **further} if further else keys[0]


def _guided(part: Shape, bad: Bad) -> Shape:
    """Return a field's schema with its guideline in full: what belongs there, what does, what does not and why."""
    good = ", ".join(_code(example) for example in part["examples"])
    text = f"{part['description']}\n\nGood: {good}\n\nBad: {_code(bad.example)} ({bad.why})"
    return {**part, "examples": as_seen(part["examples"]), "markdownDescription": text}


class _Dumper(yaml.SafeDumper):
    """It writes texts that look like numbers as they are typed, without quotes."""


_Dumper.yaml_implicit_resolvers = {}


def _code(example: object) -> str:
    """Return an example as it is typed, as Markdown."""
    if isinstance(example, str):
        return f"`{example}`" if example else "nothing"
    flow = yaml.dump(
        example, Dumper=_Dumper, allow_unicode=True, default_flow_style=True, sort_keys=False, width=10_000
    )
    return f"`{flow.strip()}`"


def as_seen(example: object) -> object:
    """Return an example as tools see it: what looks like a number, or like true or false, is one."""
    if isinstance(example, list):
        return [as_seen(part) for part in example]
    if isinstance(example, dict):
        return {key: as_seen(part) for key, part in example.items()}
    with suppress(ValueError):
        if isinstance(example, str) and json.dumps(seen := json.loads(example)) == example:
            return seen
    return example


def as_text(schema: Shape) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"

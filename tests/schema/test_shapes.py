"""What a schema takes of the scalars that an editor types, as tools see them, is what the models take of their text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import BaseModel, TypeAdapter, ValidationError
from referencing import Registry
from referencing.jsonschema import DRAFT7
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from factsheet import model, model_charts, model_registries, scalars
from factsheet.guideline import bad_example
from factsheet.model import Entry
from factsheet.period import Period, PeriodError
from factsheet.schema.files import model_files
from factsheet.schema.shapes import KEYS, Shape, as_seen, entry_schema
from tests.test_guideline import models

ANY_KEY: Shape = TypeAdapter(scalars.Key).json_schema()
REGISTRY: Registry[Any] = Registry().with_resource(
    KEYS,
    DRAFT7.create_resource({"definitions": dict.fromkeys(("source", "place", "unit", "indicator"), ANY_KEY)}),
)


class Constructor(SafeConstructor):
    """It leaves a date a text, as JSON does."""


Constructor.add_constructor("tag:yaml.org,2002:timestamp", Constructor.construct_yaml_str)


def seen(text: str) -> object:
    """Return what tools see in a value by YAML 1.2."""
    reader = YAML(typ="safe", pure=True)
    reader.Constructor = Constructor
    return reader.load(f"value: {text}")["value"]


def validator(shape: type[BaseModel], name: str = "") -> Draft7Validator:
    """Return what validates an entry of a model, or the value of one of its keys."""
    schema = entry_schema("entry", shape)
    if name:
        schema = {**schema["properties"][name], "definitions": schema["definitions"]}
    Draft7Validator.check_schema(schema)
    checker = Draft7Validator.FORMAT_CHECKER
    return Draft7Validator(schema, registry=REGISTRY, format_checker=checker)


FIELDS = [
    pytest.param(shape, field.alias or name, id=f"{shape.__name__}.{name}")
    for shape in models()
    for name, field in shape.model_fields.items()
]


@pytest.mark.parametrize(("shape", "name"), FIELDS)
def test_the_schema_of_a_field_takes_its_good_examples_and_refuses_its_bad_one(shape: type[Entry], name: str) -> None:
    valid = validator(shape, name)
    (field,) = (field for key, field in shape.model_fields.items() if name in {field.alias, key})
    for example in [*(field.examples or ()), *valid.schema["examples"]]:
        assert list(valid.iter_errors(example)) == []
    bad = bad_example(field)
    assert valid.is_valid(as_seen(bad.example)) == bool(bad.rule)


@pytest.mark.parametrize(("shape", "name"), FIELDS)
def test_the_schema_of_a_field_carries_its_guideline(shape: type[Entry], name: str) -> None:
    part = entry_schema("entry", shape)["properties"][name]
    text = part["markdownDescription"]
    assert text.startswith(f"{part['description']}\n\nGood: ")
    assert "\n\nBad: " in text
    assert part["examples"]


def values(shape: type[BaseModel]) -> Callable[[str, str], bool]:
    """Return what tells whether a field's schema takes a text as tools see it."""
    return lambda name, text: validator(shape, name).is_valid(seen(text))


@pytest.mark.parametrize(
    ("shape", "name", "right", "wrong"),
    [
        (model.Observation, "value", ["2", "3.73", "-0.5", "410,000", "about 5 %", '"7"'], ["many", "true", "[2]", ""]),
        (model.Observation, "period", ["2025", '"2025"', "2025-06", "2025-06-30", "2025-H1", "2025-Q4"],
         ["25", "2025-13", "2025-Q5", "2025-H3", "2025.5", "June 2025", "2025-6", "3025", ""]),
        (model.Observation, "status", ["final", '"target"'], ["Final", "provisional", "true", ""]),
        (model.Observation, "place", ["cn", "new_place", "no"], ["China", "5", "[cn]", "x" * 81, ""]),
        (model.Observation, "aliases", ["[a.cn.2025-06]", "[]"], ["a.cn.2025", "[a.cn]"]),
        (model.Evidence, "says", ["24", "24 clusters", "372.7万件", "3.6"], ["[24]", '" "', ""]),
        (model.Evidence, "rounded_to", ["1000", "10", '"1,000"', "1,000"], ["500,", "7", "1", "1.5", "1,00"]),
        (model.Evidence, "notation", ["de", "zh-Hant"], ["German", "5"]),
        (model_registries.Source, "published", ["2026-01-20", '"2026-01-20"', "2024-02-29"],
         ["2026-02-30", "2026-01", "2026", "20.1.2026", ""]),
        (model_registries.Source, "link", ["true", "false", '"false"'], ["no", "yes", "0", "FALSCH", ""]),
        (model_registries.Source, "language", ["no", "en", "pt-BR"], ["Norwegian", "e"]),
        (model_registries.Source, "title", ["2025", "A title", '"[a table]"'], ["[a table]", ""]),
        (model_registries.Place, "coordinates", ["[22.8, 113.8]", "[-90, 180]", '["22.8", "113.8"]', "[0, 5]"],
         ["[113.8, 22.8]", "[22.8]", "[1, 2, 3]", "22.8", "[a, b]"]),
        (model_registries.Unit, "currency", ["CNY"], ["yuan", "RMB yuan"]),
        (model.Imprint, "version", ["2026.11", "2026.10", "2026.11.2", '"2026.02"'], ["v2", "2026.11.1", "2026-11"]),
        (model.Licence, "id", ["CC-BY-4.0"], ["CC BY"]),
        (model.Relation, "places", ["[all]", "[cn, de]"], ["all", "[Everywhere]"]),
        (model_charts.Chart, "ink", ["[cn, gii_clusters]"], ["cn", "[China]"]),
    ],
)  # fmt: skip
def test_values_are_told_as_tools_see_them(
    shape: type[BaseModel], name: str, right: list[str], wrong: list[str]
) -> None:
    fits = values(shape)
    assert [text for text in right if not fits(name, text)] == []
    assert [text for text in wrong if fits(name, text)] == []


@given(st.text("0123456789-HQ", max_size=11) | st.dates().map(str) | st.dates().map(lambda day: f"{day:%Y-%m}"))
def test_every_period_that_is_read_matches(text: str) -> None:
    try:
        Period.parse(text)
    except PeriodError:
        return
    assert PERIODS.is_valid(text)
    assert PERIODS.is_valid(seen(text))


PERIODS = validator(model.Observation, "period")
ADDRESSES: TypeAdapter[str] = TypeAdapter(Annotated[str, *scalars.WebAddress.__metadata__])
URLS = validator(model_registries.Source, "url")
PIECES = [
    "http",
    "HTTPS",
    "https://",
    ":",
    "//",
    "/",
    "a.example",
    "user",
    "@",
    "?",
    "#",
    "b=1&c=2",
    "é",
    " ",
    "<",
    "[",
    ":80",
]


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join) | st.from_regex(r"https?://\S{1,20}", fullmatch=True))
def test_every_web_address_that_is_taken_matches(text: str) -> None:
    try:
        ADDRESSES.validate_python(text)
    except ValidationError:
        return
    assert URLS.is_valid(text)


def parts(schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from parts(part)


def test_no_schema_says_what_draft_7_does_not_know_or_editors_do_not_need() -> None:
    for text in model_files().values():
        schema = json.loads(text)
        Draft7Validator.check_schema(schema)
        for part in parts(schema):
            assert not {"$defs", "prefixItems", "registries", "besides", "bad"} & part.keys()
            assert "$ref" not in part or len(part) == 1, "nothing counts beside a reference"
            assert part.get("type") != "null"


def test_a_value_has_evidence_and_a_formula_has_none() -> None:
    valid = validator(model.Observation)
    evidence = [{"source": "office_2026", "says": "24"}]
    assert valid.is_valid({"period": 2025, "value": 24, "evidence": evidence})
    assert valid.is_valid({"period": 2025, "formula": "a / b"})
    assert not valid.is_valid({"period": 2025, "value": 24})
    assert not valid.is_valid({"period": 2025, "formula": "a / b", "evidence": evidence})


def test_the_schema_of_an_entry_asks_for_its_keys_and_takes_no_other() -> None:
    valid = validator(model.TypedByHand)
    entry = {"page": "a.md", "text": "3", "reason": "an example"}
    assert valid.is_valid(entry)
    assert not valid.is_valid({**entry, "raeson": "an example"})
    assert not valid.is_valid({"page": "a.md", "text": "3"})

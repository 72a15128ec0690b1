"""The published schemas: the files fit them, and whatever is wrong in a file does not."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from factsheet.export import export
from factsheet.export.schema import facts_schema, figure_schema
from factsheet.sheet import Sheet, sheet_of
from tests.export.reading import json_of
from tests.hostile.texts import TEXTS, make_hostile
from tests.project import make_project


def faults(schema: Any, document: Any) -> list[str]:  # noqa: ANN401
    return [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(schema).iter_errors(document)]


def test_the_published_schemas_are_those_and_are_schemas_themselves(folder: Path) -> None:
    for name, schema in (("facts.schema.json", facts_schema()), ("figure.schema.json", figure_schema())):
        assert json_of(folder / name) == schema
        Draft202012Validator.check_schema(schema)


def test_the_file_of_all_facts_fits(folder: Path) -> None:
    assert faults(facts_schema(), json_of(folder / "facts.json")) == []


def test_the_file_of_every_figure_and_of_every_former_address_fits(folder: Path) -> None:
    validator = Draft202012Validator(figure_schema())
    paths = sorted((folder / "facts").iterdir())
    assert paths
    assert [path.name for path in paths if not validator.is_valid(json_of(path))] == []


def test_the_file_of_every_indicator_fits(folder: Path) -> None:
    validator = Draft202012Validator(facts_schema())
    paths = sorted((folder / "indicators").glob("*.json"))
    assert paths
    assert [path.name for path in paths if not validator.is_valid(json_of(path))] == []


@pytest.mark.parametrize("name", TEXTS)
def test_whatever_the_texts_are_the_files_fit(tmp_path: Path, name: str) -> None:
    export(sheet_of(make_hostile(tmp_path, TEXTS[name])), tmp_path / "data")
    assert faults(facts_schema(), json_of(tmp_path / "data/facts.json")) == []
    assert faults(figure_schema(), json_of(tmp_path / "data/facts/patents.cn.2025.json")) == []


def mappings(part: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:  # noqa: ANN401
    """Yield every mapping of a document with the keys that lead to it; of a list the first."""
    if isinstance(part, dict):
        yield path, part
        for key, value in part.items():
            yield from mappings(value, (*path, key))
    elif isinstance(part, list) and part:
        yield from mappings(part[0], (*path, "0"))


FREE = {"sources", "places", "units", "indicators", "observations", "relations", "aliases", "milestones"}


def test_a_key_that_is_not_described_does_not_fit_anywhere(tmp_path: Path) -> None:
    export(sheet_of(make_project(tmp_path)), tmp_path / "data")
    schema, document = facts_schema(), json_of(tmp_path / "data/facts.json")
    assert faults(schema, document) == []
    tried = 0
    for path, _ in list(mappings(document)):
        changed = copy.deepcopy(document)
        dict(mappings(changed))[path]["surprise"] = 1
        assert faults(schema, changed), path
        tried += 1
    assert tried > 50


def test_a_key_that_is_missing_does_not_fit(tmp_path: Path) -> None:
    export(sheet_of(make_project(tmp_path)), tmp_path / "data")
    schema, document = facts_schema(), json_of(tmp_path / "data/facts.json")
    for path in [(key,) for key in document] + [("observations", "patents.cn.2025", key) for key in ("value", "unit")]:
        changed = copy.deepcopy(document)
        part = changed
        for key in path[:-1]:
            part = part[key]
        del part[path[-1]]
        assert faults(schema, changed), path


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("value", 5200000), ("value", "5.2 million"), ("value", "1E3"), ("low", None), ("status", "certain"),
        ("period", "2025-H3"), ("period", "in 2025"), ("qualifier", "roughly"), ("place", "China"), ("evidence", {}),
        ("words", "5.2 million patents"), ("unit", ""), ("pages", "index"),
    ],
)  # fmt: skip
def test_a_wrong_value_does_not_fit(tmp_path: Path, key: str, value: object) -> None:
    export(sheet_of(make_project(tmp_path)), tmp_path / "data")
    document = json_of(tmp_path / "data/facts.json")
    document["observations"]["patents.cn.2025"][key] = value
    (fault,) = faults(facts_schema(), document)
    assert fault.startswith(f"$.observations['patents.cn.2025'].{key}")


def described(shape: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Yield every key of every mapping that a schema describes, with its shape."""
    if isinstance(shape, dict):
        if isinstance(shape.get("properties"), dict):
            yield from shape["properties"].items()
        for part in shape.values():
            yield from described(part)


def test_every_key_is_described_in_words() -> None:
    for schema in (facts_schema(), figure_schema()):
        shapes: Any = schema["$defs"]
        keys = list(described(schema))
        assert len(keys) > 90
        for name, shape in keys:
            about = shape.get("description") or shapes[shape["$ref"].removeprefix("#/$defs/")].get("description")
            assert about, name


def test_every_named_shape_is_used(sheet: Sheet) -> None:
    del sheet
    for schema in (facts_schema(), figure_schema()):
        text = str(schema)
        for name in schema["$defs"]:  # type: ignore[attr-defined]
            assert f"#/$defs/{name}'" in text

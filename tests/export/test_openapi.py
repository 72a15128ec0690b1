"""The description of the files as an interface: valid OpenAPI, and every path leads to files."""

from __future__ import annotations

import re
from pathlib import Path

from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.readers import read_from_filename

from factsheet.data_files import DATA_FILES
from factsheet.export.openapi import openapi
from factsheet.sheet import Sheet
from tests.export.reading import json_of


def test_the_description_is_valid_and_its_references_resolve(folder: Path) -> None:
    specification, address = read_from_filename(str(folder / "openapi.json"))
    assert list(OpenAPIV31SpecValidator(specification, base_uri=address).iter_errors()) == []


def test_a_description_that_is_wrong_is_found(sheet: Sheet, folder: Path) -> None:
    specification = openapi(sheet)
    del specification["info"]
    address = (folder / "openapi.json").as_uri()
    assert list(OpenAPIV31SpecValidator(specification, base_uri=address).iter_errors())


def test_every_path_leads_to_files_and_every_kind_of_file_has_a_path(folder: Path) -> None:
    paths = json_of(folder / "openapi.json")["paths"]
    found: set[str] = set()
    for template, item in paths.items():
        parameters = item["get"].get("parameters", [])
        values = {entry["name"]: entry["example"] for entry in parameters}
        assert set(re.findall(r"\{(\w+)\}", template)) == set(values)
        name = template.removeprefix("/data/").format(**values)
        assert (folder / name).is_file()
        assert all(re.fullmatch(entry["schema"]["pattern"], entry["example"]) for entry in parameters)
        found.add(name)
    assert {*DATA_FILES} - found == {"facts.schema.json", "figure.schema.json", "openapi.json"}


def test_the_schemas_that_it_names_are_those_of_the_files(folder: Path) -> None:
    schemas = json_of(folder / "openapi.json")["components"]["schemas"]
    for name, file in (("Facts", "facts.json"), ("Figure", next((folder / "facts").iterdir()).name)):
        schema = json_of(folder / schemas[name]["$ref"])
        path = folder / file if name == "Facts" else folder / "facts" / file
        assert Draft202012Validator(schema).is_valid(json_of(path))


def test_the_server_is_the_root_of_the_site(sheet: Sheet) -> None:
    assert openapi(sheet)["servers"] == [{"url": "..", "description": "the root of the site"}]
    assert openapi(sheet, "https://facts.example/")["servers"] == [
        {"url": "https://facts.example", "description": "the root of the site"}
    ]

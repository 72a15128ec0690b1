"""The data package: Frictionless finds the tables as they are described, and what is wrong in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from factsheet.data_files import TABLES
from factsheet.export import export
from factsheet.sheet import Sheet, sheet_of
from tests.export.reading import json_of
from tests.hostile.texts import TEXTS, make_hostile
from tests.project import make_project, replaced


def faults(folder: Path) -> list[tuple[str, str]]:
    """Return kind and place of everything that Frictionless finds wrong."""
    report = Package(str(folder / "datapackage.json")).validate()
    found = [(error.type, error.message) for error in report.errors]
    found += [(error.type, f"{task.name}: {error.message}") for task in report.tasks for error in task.errors]
    assert bool(found) == (not report.valid)
    return found


def test_the_package_is_valid_with_its_checksums(folder: Path) -> None:
    assert faults(folder) == []
    resources = json_of(folder / "datapackage.json")["resources"]
    assert [resource["path"] for resource in resources] == list(TABLES)
    for resource in resources:
        assert resource["bytes"] == (folder / resource["path"]).stat().st_size
        assert resource["hash"].startswith("sha256:")


def test_the_package_says_what_it_is(sheet: Sheet, folder: Path) -> None:
    package, imprint = json_of(folder / "datapackage.json"), sheet.imprint
    assert package["title"] == imprint.title.en
    assert package["version"] == imprint.version
    assert package["created"] == f"{imprint.date}T00:00:00Z"
    assert package["licenses"] == [
        {"name": imprint.licence.id, "title": imprint.licence.title, "path": imprint.licence.url}
    ]
    assert [entry["title"] for entry in package["contributors"]] == imprint.authors


def test_every_column_has_a_type_and_a_meaning(folder: Path) -> None:
    for resource in json_of(folder / "datapackage.json")["resources"]:
        head = (folder / resource["path"]).read_text(encoding="utf-8").partition("\n")[0]
        assert [field["name"] for field in resource["schema"]["fields"]] == head.split(",")
        assert all(field["type"] and field["description"] for field in resource["schema"]["fields"])


@pytest.mark.parametrize("name", TEXTS)
def test_the_package_is_valid_whatever_the_texts_are(tmp_path: Path, name: str) -> None:
    export(sheet_of(make_hostile(tmp_path, TEXTS[name])), tmp_path / "data")
    assert faults(tmp_path / "data") == []


CHANGES: dict[str, tuple[str, str, str]] = {
    "type-error": ("observations.csv", ",5200000,", ",5.2 million,"),
    "constraint-error": ("observations.csv", ",estimate,", ",guess,"),
    "foreign-key": ("evidence.csv", "\ncompanies.cn.2025,value,office_2026,", "\ncompanies.cn.2025,value,nobody,"),
    "primary-key": ("places.csv", "de,Germany", "cn,Germany"),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_what_is_wrong_in_a_table_is_found(tmp_path: Path, kind: str) -> None:
    export(sheet_of(make_project(tmp_path)), tmp_path / "data")
    name, old, new = CHANGES[kind]
    replaced(tmp_path / "data" / name, old, new)
    path = tmp_path / "data" / "datapackage.json"
    package: Any = json_of(path)
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
    path.write_text(json.dumps(package), encoding="utf-8")
    assert kind in {found for found, _ in faults(tmp_path / "data")}


def test_a_file_that_was_changed_has_another_checksum(tmp_path: Path) -> None:
    export(sheet_of(make_project(tmp_path)), tmp_path / "data")
    replaced(tmp_path / "data/places.csv", "Germany", "Germania")
    assert {found for found, _ in faults(tmp_path / "data")} == {"hash-count", "byte-count"}

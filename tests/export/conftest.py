"""What is exported: the small project and the real facts, each once."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.export import export
from factsheet.sheet import Sheet, sheet_of
from tests.project import make_project
from tests.site.small import REPOSITORY


@pytest.fixture(scope="package", params=["small", "real"])
def sheet(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    root = REPOSITORY if request.param == "real" else make_project(tmp_path_factory.mktemp("project"))
    return sheet_of(root)


@pytest.fixture(scope="package")
def folder(sheet: Sheet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "new" / "folder"
    export(sheet, folder)
    return folder

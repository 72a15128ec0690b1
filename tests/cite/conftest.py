"""The small project, for tests of its citations."""

from __future__ import annotations

import pytest

from factsheet.sheet import Sheet, sheet_of
from tests.project import make_project


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    return sheet_of(make_project(tmp_path_factory.mktemp("cite")))

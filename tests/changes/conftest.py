"""The repository of the small project, made anew for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.changes.repository import make_repository


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_repository(tmp_path / "project")

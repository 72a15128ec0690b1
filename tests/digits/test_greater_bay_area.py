"""No digit, and no scale, of a figure about the Greater Bay Area can change unnoticed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.digits.trying import assert_nothing_is_missed


def test_every_slip_is_a_problem_of_its_entry(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    assert_nothing_is_missed("facts/greater_bay_area.yml", tmp_path, record_property)

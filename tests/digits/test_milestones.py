"""No digit of a milestone's date, or of its evidence, can change unnoticed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.digits.trying import assert_nothing_is_missed


def test_every_changed_digit_of_the_milestones_is_a_problem_of_its_entry(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    assert_nothing_is_missed("facts/milestones.yml", tmp_path, record_property)

"""No digit, and no scale, of a figure about the cluster ranking can change unnoticed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.digits.trying import assert_nothing_is_missed


def test_every_slip_is_a_problem_of_its_entry(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    assert_nothing_is_missed("facts/cluster_ranking.yml", tmp_path, record_property)

from pathlib import Path

import pytest

from tests.checks.reports import at, change, found, looked_at, only, place
from tests.project import make_project, problems_of

RULE = "sheet-dated"
FILE = "facts/sheet.yml"


def test_each_source_and_the_version_are_looked_at(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 4


def test_a_sheet_that_is_older_than_the_last_look_at_a_source_is_told(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, FILE, "2026-02-03", "2026-02-01")
    assert found(root, RULE) == []
    change(root, "facts/sources.yml", "accessed: 2026-02-01\n  language: zh", "accessed: 2026-02-02\n  language: zh")
    problem = only(root, RULE)
    assert at(problem) == place(root, FILE, "2026-02-01", RULE)
    assert problem.message == "the sheet is of 2026-02-01; agency_2026 was accessed later, 2026-02-02"
    assert problem.hint == "give the sheet a new date, and its version with it"


@pytest.mark.parametrize(
    ("version", "fits"), [("2026.02", True), ("2026.02.2", True), ("2026.03", False), ("2025.02", False)]
)
def test_a_version_is_of_the_month_of_the_date(tmp_path: Path, version: str, *, fits: bool) -> None:
    root = make_project(tmp_path)
    change(root, FILE, "2026.02", version)
    if fits:
        assert found(root, RULE) == []
        return
    problem = only(root, RULE)
    assert at(problem) == place(root, FILE, version, RULE)
    assert problem.message == f"the version {version} is not of the month of the date, 2026-02-03"
    assert problem.hint == "call it 2026.02, or 2026.02.2 if there is one already"


def test_a_sheet_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, FILE, "2026-02-03", "2026-02-30")
    assert [problem.rule for problem in problems_of(root)] == ["bad-date"]
    assert found(root, RULE) == []
    assert found(root, "nothing-checked") == []

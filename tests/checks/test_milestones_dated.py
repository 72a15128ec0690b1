from pathlib import Path

import pytest

from tests.checks.reports import at, change, found, looked_at, only, place
from tests.project import make_project

RULE = "milestones-dated"
FILE = "facts/milestones.yml"


def test_every_line_of_every_milestone_is_looked_at(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 2
    change(root, FILE, "says: on Monday}", "says: on Monday}\n    - {source: agency_2026, says: 1月19日}")
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 3


@pytest.mark.parametrize(
    ("says", "printed"),
    [("Jan. 18", "2026-01-18"), ("20 January 2026", "2026-01-20"), ("2025", "2025")],
)
def test_a_date_that_is_not_the_printed_one_is_named_with_both(tmp_path: Path, says: str, printed: str) -> None:
    root = make_project(tmp_path)
    change(root, FILE, "says: on Monday", f'says: "{says}"')
    problem = only(root, RULE)
    assert at(problem) == place(root, FILE, f'"{says}"', RULE)
    assert problem.message == f"“{says}” is {printed}; the milestone's date is 2026-01-19"
    assert problem.hint == "mend the slip in `says` or in `date`"


def test_a_weekday_that_is_not_the_date_is_named_with_the_day_on_which_it_was_said(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, FILE, "says: on Monday", "says: on Tuesday")
    problem = only(root, RULE)
    assert at(problem) == place(root, FILE, "on Tuesday", RULE)
    assert problem.message == "“on Tuesday”, said on 2026-01-20, is 2026-01-20; the milestone's date is 2026-01-19"


@pytest.mark.parametrize("says", ["Monday", "19 January", "January 19, 2026", "last month on 19 January 2026"])
def test_the_same_date_in_other_words_passes(tmp_path: Path, says: str) -> None:
    root = make_project(tmp_path)
    change(root, FILE, "says: on Monday", f'says: "{says}"')
    assert found(root, RULE) == []


@pytest.mark.parametrize(("says", "agrees"), [("2025年", True), ("2025年6月3日", True), ("2025年7月", False)])
def test_a_date_may_be_less_precise_than_the_other(tmp_path: Path, says: str, *, agrees: bool) -> None:
    root = make_project(tmp_path)
    change(root, FILE, "says: 2025年6月", f"says: {says}")
    assert [at(problem) for problem in found(root, RULE)] == [place(root, FILE, says, RULE)] * (not agrees)


def test_a_text_that_holds_no_date_is_named(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, FILE, "says: on Monday", "says: some day")
    problem = only(root, RULE)
    assert at(problem) == place(root, FILE, "some day", RULE)
    assert "“some day” holds no date" in problem.message
    assert problem.hint == "copy one date as the source prints it, and nothing beside it"


def test_a_date_without_its_year_needs_the_day_of_its_source(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, FILE, "{source: office_2026, says: on Monday}", "{source: blog_2026, says: Jan 19}")
    assert "has no year" in only(root, RULE).message


def test_figures_of_a_date_are_read_in_the_order_of_the_sources_language(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, FILE, "date: 2026-01-19", "date: 2026-01-02")
    change(root, FILE, "says: on Monday", "says: 02/01/2026")
    assert len(found(root, RULE)) == 1
    change(root, "facts/sources.yml", "published: 2026-01-20\n  accessed: 2026-02-01\n  language: en",
           "published: 2026-01-20\n  accessed: 2026-02-01\n  language: fr")  # fmt: skip
    assert found(root, RULE) == []


def test_an_unknown_source_is_told_once(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, FILE, "{source: office_2026, says: on Monday}", "{source: ofice_2026, says: on Monday}")
    assert found(root, RULE) == []
    assert len(found(root, "unknown-source")) == 1

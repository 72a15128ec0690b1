from pathlib import Path

import pytest

from tests.checks.reports import IP, RESEARCH, at, change, found, looked_at, only, place
from tests.project import make_project

RULE = "conflict-digits"


def test_every_conflict_is_looked_at_those_of_revisions_too(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 2


def test_a_slip_in_what_is_printed_is_named_with_both_figures(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "says: 363万件", "says: 353万件")
    problem = only(root, RULE)
    assert at(problem) == place(root, IP, "353万件", RULE)
    assert problem.message == (
        "“353万件” is 3.53 million [3,525,000–3,535,000]; the conflict's value is 3.63 million [3,625,000–3,635,000]: "
        "they are not the same"
    )
    assert problem.hint == "mend the slip in `says` or in `value`: both are what the source prints"


@pytest.mark.parametrize("value", ["3.4 trillion", "3.50 trillion", "over 3.5 trillion"])
def test_a_slip_in_its_value_is_named_be_it_of_a_digit_of_precision_or_of_the_hedge(tmp_path: Path, value: str) -> None:
    root = make_project(tmp_path)
    change(root, RESEARCH, "value: 3.5 trillion", f"value: {value}")
    problem = only(root, RULE)
    assert at(problem) == place(root, RESEARCH, "3.5 trillion yuan", RULE)
    assert f"the conflict's value is {value} [" in problem.message


def test_a_conflict_without_its_value_is_named(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "value: 3.63 million, ", "")
    problem = only(root, RULE)
    assert at(problem) == place(root, IP, "363万件", RULE)
    assert problem.message == "“363万件” stands here only once, so that a slip in it would not be noticed"
    assert problem.hint == "say it once more in the notation of values: `value: 3.63 million`"

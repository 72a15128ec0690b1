from pathlib import Path

import pytest

from tests.checks.reports import IP, at, change, found, looked_at, only, place
from tests.project import make_project

RULE = "sources-agree"
LINE = "        - {source: office_2026, says: 3.73 million}\n"


def test_every_pair_of_lines_of_one_value_is_looked_at(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 2
    change(root, IP, LINE, LINE + "        - {source: agency_2026, says: 373万件}\n")
    assert looked_at(root, RULE) == 1 + 3


def test_two_lines_that_agree_with_the_value_may_exclude_each_other(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    more = "        - {{source: {}, says: {}}}\n"
    lines = more.format("agency_2026", "逾373万件") + more.format("office_2026", "under 3.73 million")
    change(root, IP, LINE, LINE + lines)
    problem = only(root, RULE)
    assert at(problem) == place(root, IP, "under 3.73 million", RULE)
    assert problem.message == (
        "“under 3.73 million” of office_2026 is under 3.73 million […–3,730,000]; "
        "“逾373万件” of agency_2026 is over 3.73 million [3,730,000–…]: they do not agree"
    )
    assert problem.hint == "mend the slip, or put the line that is not used under `conflicts` with a reason"


@pytest.mark.parametrize("says", ["3.7 million", "over 3.7 million", "372.9万件", "nearly 4 million"])
def test_lines_of_different_precision_agree(tmp_path: Path, says: str) -> None:
    root = make_project(tmp_path)
    change(root, IP, LINE, f"{LINE}        - {{source: agency_2026, says: {says}}}\n")
    assert found(root, RULE) == []

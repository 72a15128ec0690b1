from pathlib import Path

import pytest

from tests.checks.reports import IP, RESEARCH, at, change, found, looked_at, only, place
from tests.project import make_project

RULE = "evidence-agrees"
LINE = "{source: office_2026, says: 3.73 million}"


def test_every_line_of_evidence_is_looked_at_and_agreeing_ones_pass(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 12


def test_a_line_that_does_not_agree_is_named_with_both_figures_and_their_intervals(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "says: 71.7 percent", "says: 71.9 percent")
    (problem,) = found(root, RULE)
    assert at(problem) == place(root, IP, "71.9 percent", RULE)
    assert problem.message == (
        "“71.9 percent” is 71.9% [71.85–71.95]; the value of companies_share.cn.2025 is 71.7% [71.65–71.75]: "
        "they do not agree"
    )
    assert problem.hint == (
        "mend the slip, or, if the source really prints this, put the line under `conflicts` with a reason"
    )


def test_a_scale_word_that_is_wrong_is_named(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "says: 476万件", "says: 476亿件")
    (problem,) = found(root, RULE)
    assert "“476亿件” is 47.6 billion [47,550,000,000–47,650,000,000]" in problem.message
    assert "4.76 million [4,755,000–4,765,000]" in problem.message


def test_the_scale_of_a_table_belongs_to_the_figure(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, 'says: "3.73", scale: million', 'says: "3.73", scale: billion')
    (problem,) = found(root, RULE)
    assert at(problem) == place(root, IP, '"3.73"', RULE)
    assert "“3.73” is 3.73 billion [3,725,000,000–3,735,000,000]" in problem.message


@pytest.mark.parametrize(
    ("value", "says", "agree"),
    [
        ("3.725 million", "3.72 million", True),  # cut off, or the half rounded to even
        ("3.725 million", "3.73 million", True),
        ("3.725 million", "3.71 million", False),
        ("3.727 million", "3.72 million", False),
        ("3.727 million", "3.7 million", True),
        ("3.727 million", "nearly 4 million", True),
        ("3.727 million", "nearly 5 million", False),
        ("3.727 million", "over 3.7 million", True),
        ("3.727 million", "under 3.8 million", True),
    ],
)
def test_intervals_decide_so_that_rounding_is_no_disagreement(
    tmp_path: Path, value: str, says: str, *, agree: bool
) -> None:
    root = make_project(tmp_path)
    change(root, IP, "value: 3.73 million", f"value: {value}")
    more = f"        - {{source: agency_2026, says: {says}}}"
    change(root, IP, LINE, f"{LINE.replace('3.73 million', value)}\n{more}")
    change(root, IP, '        - {source: blog_2026, says: "3.73", scale: million}\n', "")
    assert bool(found(root, RULE)) is not agree


@pytest.mark.parametrize(
    ("value", "says", "agree"),
    [
        ("3.6327 trillion", "over 3.0 trillion yuan", False),
        ("3.6327 trillion", "over 3.60 trillion yuan", False),
        ("3.6327 trillion", "over 3.63 trillion yuan", True),
        ("3.6327 trillion", "over 3 trillion yuan", True),
        ("3.0327 trillion", "over 3.0 trillion yuan", True),
    ],
)
def test_zeros_of_a_bound_behind_the_point_are_digits(tmp_path: Path, value: str, says: str, *, agree: bool) -> None:
    root = make_project(tmp_path)
    change(root, RESEARCH, "value: 3.6327 trillion", f"value: {value}")
    line = "{source: office_2026, says: 3.6327 trillion yuan}"
    more = f"        - {{source: agency_2026, says: {says}}}"
    change(root, RESEARCH, line, f"{line.replace('3.6327 trillion', value)}\n{more}")
    assert bool(found(root, RULE)) is not agree


@pytest.mark.parametrize(
    ("says", "near"),
    [
        ("over 3.6 trillion yuan", True), ("over 3 trillion yuan", True), ("under 3.7 trillion yuan", True),
        ("over 2.6 trillion yuan", False), ("over 3.5 trillion yuan", False), ("under 4.7 trillion yuan", False),
    ],
)  # fmt: skip
def test_a_one_sided_line_is_the_nearest_bound(tmp_path: Path, says: str, *, near: bool) -> None:
    root = make_project(tmp_path)
    line = "        - {source: office_2026, says: 3.6327 trillion yuan}\n"
    change(root, RESEARCH, line, f"{line}        - {{source: office_2026, says: {says}}}\n")
    if near:
        assert found(root, RULE) == []
        return
    problem = only(root, RULE)
    assert at(problem) == place(root, RESEARCH, says, RULE)
    assert ": true, but who prints this bound speaks of [" in problem.message
    assert "3.6327 trillion [3,632,650,000,000–3,632,750,000,000]" in problem.message


def test_a_one_sided_line_that_is_false_does_not_agree(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, RESEARCH, "says: 3.6327 trillion yuan", "says: over 3.7 trillion yuan")
    (problem,) = found(root, RULE)
    assert "over 3.7 trillion [3,700,000,000,000–…]" in problem.message
    assert problem.message.endswith("they do not agree")


def test_the_evidence_of_a_revision_belongs_to_its_own_value(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, RESEARCH, "says: 3.6130万亿元", "says: 3.6327万亿元")
    (problem,) = found(root, RULE)
    assert at(problem) == place(root, RESEARCH, "3.6327万亿元", RULE)
    assert "spending.cn.2024, revision 1, is" not in problem.message
    assert "the value of spending.cn.2024, revision 1 is 3.6130 trillion" in problem.message

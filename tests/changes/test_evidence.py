"""Lines of evidence and conflicts that were added, removed, changed or moved."""

from __future__ import annotations

from pathlib import Path

from tests.changes.repository import differ, edit
from tests.changes.test_observations import FORMER, REVISED


def told(root: Path) -> list[tuple[str, str, str, str]]:
    return [
        (change.address, change.kind, change.printed.role, change.printed.line.says) for change in differ(root).lines
    ]


def test_lines_that_stay_are_not_told_even_in_another_order(root: Path) -> None:
    first, second = (
        "        - {source: office_2026, says: 3.73 million}\n",
        '        - {source: blog_2026, says: "3.73", scale: million}\n',
    )
    edit(root, "ip_protection", (first + second, second + first))
    assert told(root) == []


def test_a_line_is_added(root: Path) -> None:
    line = "        - {source: office_2026, says: 71.7 percent}\n"
    edit(root, "ip_protection", (line, f"{line}        - {{source: agency_2026, says: 71.7%}}\n"))
    assert told(root) == [("companies_share.cn.2025", "added", "evidence", "71.7%")]


def test_a_line_is_removed(root: Path) -> None:
    edit(root, "ip_protection", ('        - {source: blog_2026, says: "3.73", scale: million}\n', ""))
    assert told(root) == [("patents_of_companies.cn.2025", "removed", "evidence", "3.73")]


def test_a_line_of_the_same_source_with_other_words_or_another_place_is_changed(root: Path) -> None:
    edit(root, "ip_protection", ("says: 5.20 million patents, at: table 2", "says: 5.20 million patents, at: table 3"))
    (change,) = differ(root).lines
    assert (change.kind, change.old and change.old.line.at, change.new and change.new.line.at) == (
        "changed", "table 2", "table 3",
    )  # fmt: skip


def test_a_line_of_another_source_is_one_removed_and_one_added(root: Path) -> None:
    edit(
        root, "ip_protection", ("{source: office_2026, says: 71.7 percent}", "{source: blog_2026, says: 71.7 percent}")
    )
    assert [(kind, says) for _, kind, _, says in told(root)] == [("removed", "71.7 percent"), ("added", "71.7 percent")]


def test_a_line_that_goes_with_its_value_under_revisions_is_moved(root: Path) -> None:
    edit(root, "ip_protection", (FORMER, REVISED))
    assert told(root) == [
        ("patents.cn.2025", "moved", "revision", "520万件"),
        ("patents.cn.2025", "changed", "evidence", "5.31 million patents"),
    ]


def test_a_conflict_is_told_as_one_and_so_is_its_reason(root: Path) -> None:
    edit(root, "ip_protection", ("A slip of the pen.", "An older number."))
    (change,) = differ(root).lines
    assert (change.kind, change.printed.role, change.address) == ("changed", "conflict", "patents_of_companies.cn.2025")


def test_a_conflict_of_a_revision_is_one_as_well(root: Path) -> None:
    line = "- {source: blog_2026, says: 3.5 trillion yuan, value: 3.5 trillion, why: {en: An older forecast.}}"
    edit(root, "research", (f"          conflicts:\n            {line}\n", ""))
    assert told(root) == [("spending.cn.2024", "removed", "conflict", "3.5 trillion yuan")]


def test_the_lines_of_a_new_observation_are_new(root: Path) -> None:
    first = "    - period: 2024\n      value: 2\n"
    new = f"{first.replace('2024', '2023')}      status: final\n      evidence:\n"
    line = "        - {source: office_2026, says: second}\n"
    edit(root, "research", (first, new + line + first))
    assert told(root) == [("spending_rank.cn.2023", "added", "evidence", "second")]

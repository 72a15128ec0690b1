"""Relations that begin to fail or to hold, that no longer apply, and new ones."""

from __future__ import annotations

from pathlib import Path

from tests.changes.repository import commit, differ, edit

CHINA = "holds: patents[cn] > patents[de]"


def told(root: Path, base: str = "HEAD", head: str | None = None) -> list[tuple[str, str, str]]:
    return [(change.key, change.when, change.kind) for change in differ(root, base, head).relations]


def test_relations_that_hold_as_before_are_not_told(root: Path) -> None:
    edit(root, "ip_protection", ("value: 5.20 million", "value: 5.21 million"))
    assert told(root) == []


def test_a_relation_that_fails_now_is_told_with_both_sides_before_and_after(root: Path) -> None:
    edit(root, "ip_protection", ("value: 410,000", "value: 41.0 million"))
    assert told(root) == [("china_before_germany", "2025", "failing")]
    (change,) = differ(root).relations
    assert (change.states, change.holds) == ("China has more patents than Germany.", False)
    assert change.formula == "patents[cn] > patents[de]"
    assert change.before == "[5,195,000–5,205,000] and [405,000–415,000]"
    assert change.after == "[5,195,000–5,205,000] and [40,950,000–41,050,000]"


def test_a_relation_that_holds_again_is_told(root: Path) -> None:
    good = commit(root)
    edit(root, "ip_protection", ("value: 410,000", "value: 41.0 million"))
    assert told(root, commit(root), good) == [("china_before_germany", "2025", "holding")]


def test_a_relation_without_its_figures_no_longer_applies_to_them(root: Path) -> None:
    edit(root, "checks", ('    periods: ["2025"]\n', ""))
    commit(root)
    edit(root, "ip_protection", ("    - period: 2025\n      value: 71.7 %", "    - period: 2024\n      value: 71.7 %"))
    assert ("share_of_companies", "2025", "gone") in told(root)


def test_a_relation_that_can_be_reckoned_no_more_says_why(root: Path) -> None:
    edit(root, "checks", (CHINA, "holds: patents[cn] > patnts[de]"))
    first, second = differ(root).relations
    assert (first.kind, second.kind) == ("unreckonable", "gone")
    assert first.after == "there is no indicator “patnts”"
    commit(root)
    assert told(root) == []


def test_a_new_relation_and_one_that_is_gone_are_told(root: Path) -> None:
    edit(root, "checks", ("  china_before_germany:\n", "  china_ahead:\n"))
    assert told(root) == [("china_before_germany", "2025", "gone"), ("china_ahead", "2025", "new")]


def test_what_could_not_be_read_makes_no_relation_come_or_go(root: Path) -> None:
    good = commit(root)
    (root / "facts/ip_protection.yml").write_text("patents: [\n", encoding="utf-8")
    broken = commit(root)
    assert told(root, good, broken) == []
    assert told(root, broken, good) == []


def test_a_new_relation_that_fails_is_told_to_fail(root: Path) -> None:
    edit(
        root, "checks", ("  china_before_germany:\n", "  china_behind:\n"), (CHINA, "holds: patents[cn] < patents[de]")
    )
    assert told(root)[0] == ("china_behind", "2025", "failing")

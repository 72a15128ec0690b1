"""Observations that were added, removed, renamed or changed, and derived figures that move with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.changes.difference import difference, kinds_of, short
from factsheet.changes.observations import ObservationChange
from factsheet.facts import Unit
from factsheet.quantity import read
from factsheet.sheet import facts_of
from tests.changes.repository import commit, differ, edit
from tests.project import make_project

NEW = """\
    - period: 2023
      value: 4.21 million
      status: final
      evidence:
        - {source: agency_2026, says: 421万件}
"""
ESTIMATE = """\
    - period: 2025
      place: de
      value: 410,000
      status: estimate
      evidence:
        - {source: office_2026, says: "about 410,000"}
      note: {en: An estimate of the office., zh: 该局的估计。}
"""
REVISED = """\
      value: 5.31 million
      status: final
      evidence:
        - {source: office_2026, says: 5.31 million patents, at: table 2}
      revisions:
        - value: 5.20 million
          status: preliminary
          reported: 2026-01-20
          why: {en: The office counted once more.}
          evidence:
            - {source: agency_2026, says: 520万件}
"""
FORMER = """\
      value: 5.20 million
      status: final
      evidence:
        - {source: office_2026, says: 5.20 million patents, at: table 2}
        - {source: agency_2026, says: 520万件}
"""


def only(changes: tuple[ObservationChange, ...]) -> ObservationChange:
    (change,) = changes
    return change


def test_equal_states_have_no_changes(root: Path) -> None:
    found = differ(root)
    assert not found
    assert (found.observations.changes, found.observations.moves, found.observations.still) == ((), (), 0)


def test_an_observation_is_added(root: Path) -> None:
    edit(
        root, "ip_protection", ("    - period: 2025\n      place: de\n", f"{NEW}    - period: 2025\n      place: de\n")
    )
    found = differ(root)
    change = only(found.observations.changes)
    assert (change.pair.address, change.kinds, change.nature) == ("patents.cn.2023", ("added",), "")
    assert change.what == "Valid patents, China, 2023"
    assert change.pair.old is None
    assert found


def test_an_observation_is_removed(root: Path) -> None:
    edit(root, "ip_protection", (ESTIMATE, ""))
    change = only(differ(root).observations.changes)
    assert (change.pair.address, change.kinds, change.pair.new) == ("patents.de.2025", ("removed",), None)


def test_a_value_that_stands_now_under_revisions_is_revised(root: Path) -> None:
    edit(root, "ip_protection", (FORMER, REVISED))
    change = only(differ(root).observations.changes)
    assert (change.kinds, change.nature) == (("value",), "revision")
    assert str(change.pair.difference) == "+110,000 patents (+2.12%)"


def test_a_value_that_stands_nowhere_now_is_corrected(root: Path) -> None:
    edit(root, "ip_protection", ("value: 5.20 million", "value: 5.31 million"))
    change = only(differ(root).observations.changes)
    assert (change.kinds, change.nature) == (("value",), "correction")


def test_a_revision_that_was_there_before_makes_no_revision_of_a_correction(root: Path) -> None:
    edit(root, "research", ("value: 3.6327 trillion", "value: 3.6130 trillion"))
    commit(root)
    edit(
        root,
        "research",
        ("      value: 3.6130 trillion\n      status: final", "      value: 3.6327 trillion\n      status: final"),
    )
    assert only(differ(root).observations.changes).nature == "correction"


def test_more_digits_are_a_change_of_precision(root: Path) -> None:
    edit(root, "ip_protection", ("value: 3.73 million\n      status", "value: 3.727 million\n      status"))
    change = only(differ(root).observations.changes)
    assert (change.kinds, change.nature) == (("precision",), "")


def test_status_hedge_and_note_are_told(root: Path) -> None:
    edit(
        root, "ip_protection",
        ("value: 410,000\n      status: estimate", "value: about 410,000\n      status: preliminary"),
        ("An estimate of the office.", "An estimate."),
    )  # fmt: skip
    change = only(differ(root).observations.changes)
    assert change.kinds == ("hedge", "status", "note")
    assert change.nature == "correction"
    assert change.pair.difference is None


def test_an_alias_of_an_observation_makes_a_rename(root: Path) -> None:
    edit(root, "ip_protection", (ESTIMATE, ESTIMATE.replace("2025", "2024") + "      aliases: [patents.de.2025]\n"))
    change = only(differ(root).observations.changes)
    assert (change.kinds, change.pair.address, change.pair.formerly) == (
        ("renamed",),
        "patents.de.2024",
        "patents.de.2025",
    )


def test_an_alias_of_an_indicator_renames_its_observations_and_moves_nothing(root: Path) -> None:
    edit(
        root, "ip_protection",
        ("patents_per_company:\n", "patents_each:\n"),
        ("  unit: per_company\n", "  unit: per_company\n  aliases: [patents_per_company]\n"),
    )  # fmt: skip
    found = differ(root)
    change = only(found.observations.changes)
    assert (change.kinds, change.pair.address) == (("renamed",), "patents_each.cn.2025")
    assert (found.observations.moves, found.observations.still) == ((), 0)
    assert found.affected.pages == ()


def test_from_new_to_old_an_alias_tells_of_the_same_rename(root: Path) -> None:
    first = commit(root)
    edit(root, "ip_protection", (ESTIMATE, ESTIMATE.replace("2025", "2024") + "      aliases: [patents.de.2025]\n"))
    second = commit(root)
    change = only(differ(root, second, first).observations.changes)
    assert (change.kinds, change.pair.address, change.pair.formerly) == (
        ("renamed",),
        "patents.de.2025",
        "patents.de.2024",
    )


def test_of_two_that_became_one_the_other_is_removed(root: Path) -> None:
    edit(root, "ip_protection", (ESTIMATE, ""), ("[firms.cn.2025]", "[firms.cn.2025, patents.de.2025]"))
    found = {change.pair.address: change.kinds for change in differ(root).observations.changes}
    assert found == {"patents.de.2025": ("removed",)}


def test_derived_figures_move_with_their_inputs_and_those_that_read_as_before_are_counted(root: Path) -> None:
    edit(root, "ip_protection", ("value: 3.73 million\n      status", "value: 3.78 million\n      status"))
    moves = differ(root).observations.moves
    assert [(move.pair.address, move.inputs) for move in moves] == [
        ("patents_per_company.cn.2025", ("patents_of_companies.cn.2025",))
    ]
    edit(root, "ip_protection", ("value: 3.78 million\n      status", "value: 3.72 million\n      status"))
    found = differ(root).observations
    assert (found.moves, found.still) == ((), 1)


def test_a_formula_that_changed_is_a_change_of_the_observation(root: Path) -> None:
    edit(root, "ip_protection", ("formula: patents_of_companies / companies", "formula: patents / companies"))
    found = differ(root).observations
    assert only(found.changes).kinds == ("value", "formula")
    assert (only(found.changes).nature, found.moves) == ("", ())


def test_a_figure_in_another_unit_is_another_one_and_has_no_difference(root: Path) -> None:
    edit(root, "ip_protection", ("  unit: company\n", "  unit: patent\n"))
    change = only(differ(root).observations.changes)
    assert (change.kinds, change.nature, change.pair.difference) == (("value",), "correction", None)


def test_what_cannot_be_read_is_not_told_to_be_removed(root: Path) -> None:
    (root / "facts/research.yml").write_text("spending: [\n", encoding="utf-8")
    found = differ(root).observations
    assert found.unknown == ("spending.cn.2024", "spending_rank.cn.2024", "spending_rank.de.2024")
    assert [change for change in found.changes if "removed" in change.kinds] == []
    back = differ(root, "HEAD", "HEAD").observations
    assert (back.unknown, back.changes) == ((), ())


def test_what_cannot_be_read_in_the_former_state_is_not_told_to_be_new(root: Path) -> None:
    (root / "facts/units.yml").write_text("", encoding="utf-8")
    broken = commit(root)
    found = differ(root, broken, "HEAD~1").observations
    assert len(found.unknown) == 11
    assert found.changes == ()


def unit(root: Path, key: str) -> Unit:
    return facts_of(root).units[key]


@pytest.mark.parametrize(
    ("key", "old", "new", "told"),
    [
        ("patent", "5.20 million", "5.31 million", "+110,000 patents (+2.12%)"),
        ("patent", "5.31 million", "5.20 million", "−110,000 patents (−2.07%)"),
        ("patent", "24", "25", "+1 patent (+4.17%)"),
        ("patent", "0", "25", "+25 patents"),
        ("patent", "3", "600,000", "+599,997 patents (+19,999,900%)"),
        ("yuan", "3.6130 trillion", "3.6327 trillion", "+19.7 billion yuan (+0.545%)"),
        ("percent", "71.7 %", "71.9 %", "+0.2 percentage points"),
        ("percent", "71 %", "70 %", "−1 percentage point"),
        ("growth_percent", "-0.5 %", "0.5 %", "+1.0 percentage points"),
        ("rank", "4", "2", "2 places up"),
        ("rank", "2", "3", "1 place down"),
    ],
)
def test_a_difference_has_the_unit_of_its_kind(tmp_path: Path, key: str, old: str, new: str, told: str) -> None:
    assert str(difference(read(old), read(new), unit(make_project(tmp_path), key))) == told


@pytest.mark.parametrize(("old", "new"), [("3 to 5", "4"), ("4", "3 to 5"), ("4", "4"), ("4", "4.0"), ("about 4", "4")])
def test_ranges_and_equal_numbers_have_no_difference(tmp_path: Path, old: str, new: str) -> None:
    assert difference(read(old), read(new), unit(make_project(tmp_path), "patent")) is None


@pytest.mark.parametrize(
    ("number", "told"), [("0.12345", "0.123"), ("12", "12"), ("1.10", "1.1"), ("123456.7", "123,457")]
)
def test_a_percentage_is_short(number: str, told: str) -> None:
    assert short(read(number).number) == told


def test_equal_facts_differ_in_nothing(tmp_path: Path) -> None:
    for fact in facts_of(make_project(tmp_path)):
        assert kinds_of(fact, fact) == ()

from pathlib import Path

import pytest

from tests.checks.reports import IP, RESEARCH, at, change, found, looked_at, only, place
from tests.project import make_project

RULE = "evidence-digits"
SHARE = "        - {source: office_2026, says: 71.7 percent}\n"
COMPANIES = '        - {source: office_2026, says: "around 524,000 companies"}\n'


def with_line(root: Path, file: str, line: str, more: str) -> None:
    change(root, file, line, f"{line}        - {{source: agency_2026, {more}}}\n")


def test_every_value_and_every_line_is_looked_at(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 10 + 12


def test_a_value_that_no_line_states_with_all_its_digits_is_named(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "value: 71.7 %", "value: 71.70 %")
    problem = only(root, RULE)
    assert at(problem) == place(root, IP, "71.70 %", RULE)
    assert problem.message == (
        "no line of evidence states 71.70% [71.695–71.705] with all its digits and its hedge: "
        "“71.7 percent”, 71.7% [71.65–71.75]"
    )
    assert problem.hint == "give the value the digits and the hedge of its most precise line, no more and no less"
    with_line(root, IP, SHARE, "says: 71.7%")
    assert only(root, RULE).message.endswith(
        "its hedge: “71.7 percent”, 71.7% [71.65–71.75]; “71.7%”, 71.7% [71.65–71.75]"
    )


def test_one_line_that_states_it_is_enough(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    with_line(root, IP, SHARE, "says: 72%")
    assert found(root, RULE) == []


def test_a_line_that_is_known_more_precisely_is_named(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    with_line(root, IP, SHARE, "says: 71.72%")
    problem = only(root, RULE)
    assert at(problem) == place(root, IP, "71.72%", RULE)
    assert problem.message == (
        "“71.72%”, 71.72% [71.715–71.725], is known more precisely than the value of companies_share.cn.2025, "
        "71.7% [71.65–71.75]"
    )
    assert problem.hint == "give the value all the digits of this line"


def test_a_one_sided_line_may_have_more_digits(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    with_line(root, IP, SHARE, "says: 逾71.65%")
    assert found(root, RULE) == []


def test_a_hedge_of_the_value_stands_in_its_evidence(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "around 524,000 companies", "524,000 companies")
    problem = only(root, RULE)
    assert at(problem) == place(root, IP, "about 524,000", RULE)
    assert "about 524,000 [523,500–524,500]" in problem.message
    assert "“524,000 companies”" in problem.message


def test_a_line_with_another_hedge_states_the_value_only_if_one_has_its_own(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    with_line(root, IP, COMPANIES, "says: 52.4万家")
    assert found(root, RULE) == []


def test_a_bound_does_not_state_a_plain_value(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "says: 71.7 percent", "says: over 71.7 percent")
    problem = only(root, RULE)
    assert "“over 71.7 percent”" in problem.message


def test_zeros_in_place_of_digits_are_told_from_a_slip_by_rounded_to(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    with_line(root, IP, COMPANIES, 'says: "520,000"')
    problem = only(root, RULE)
    assert at(problem) == place(root, IP, '"520,000"', RULE)
    assert problem.message == (
        "“520,000”, 520,000 [515,000–525,000], has zeros where the value of companies.cn.2025, "
        "about 524,000 [523,500–524,500], has digits"
    )
    assert "`rounded_to: '10,000'`" in problem.hint
    change(root, IP, 'says: "520,000"', 'says: "520,000", rounded_to: "10,000"')
    assert found(root, RULE) == []


@pytest.mark.parametrize(
    ("says", "place_", "gives"),
    [
        ("520,000", "1,000", "524,000"), ("520,000", "10,000", None), ("500,000", "100,000", None),
        ("500,000", "10,000", "520,000"), ("over 520,000", "10,000", None), ("over 500,000", "100000", None),
        ("over 500,000", "10,000", "520,000"), ("nearly 530,000", "10,000", None),
    ],
)  # fmt: skip
def test_zeros_are_those_of_the_place_that_is_rounded_to(
    tmp_path: Path, says: str, place_: str, gives: str | None
) -> None:
    root = make_project(tmp_path)
    with_line(root, IP, COMPANIES, f'says: "{says}", rounded_to: "{place_}"')
    told = [problem.message for problem in found(root, RULE) if "rounded to" in problem.message]
    assert told == ([] if gives is None else [told[0]])
    assert all(message.endswith(f"rounded to {int(place_.replace(',', '')):,} is {gives}") for message in told)


@pytest.mark.parametrize(
    ("says", "zeros"),
    [
        ("52万家", False),  # the scale word says where the digits end
        ("over 520,000", True),
        ("over 500,000", True),
        ("超过52万家", False),
        ("超过50万家", True),
        ("nearly 525,000", False),
        ("over 523,999", False),
    ],
)
def test_zeros_of_companies(tmp_path: Path, says: str, *, zeros: bool) -> None:
    root = make_project(tmp_path)
    with_line(root, IP, COMPANIES, f'says: "{says}"')
    assert [problem.message.partition("”")[0] for problem in found(root, RULE)] == [f"“{says}"] * zeros


def test_a_bound_whose_last_digit_is_no_zero_hides_nothing(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "value: about 524,000", "value: 524,123")
    change(root, IP, "around 524,000 companies", "524,123 companies")
    with_line(root, IP, COMPANIES.replace("around 524,000", "524,123"), 'says: "over 524,122"')
    assert found(root, RULE) == []
    change(root, IP, 'says: "over 524,122"', 'says: "over 524,120"')
    assert "has zeros where the value" in only(root, RULE).message


def test_zeros_hide_a_last_digit_that_differs_by_one(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "value: about 524,000", "value: 521,000")
    change(root, IP, "around 524,000 companies", "521,000 companies")
    with_line(root, IP, COMPANIES.replace("around 524,000", "521,000"), 'says: "520,000"')
    assert "“520,000”, 520,000 [515,000–525,000], has zeros" in only(root, RULE).message


@pytest.mark.parametrize(
    ("value", "says", "place_", "gives"),
    [
        ("525,000", "530,000", "10,000", None),  # a half is rounded up
        ("525,000", "520,000", "10,000", "530,000"),
        ("526,000", "over 520,000", "10,000", None),  # a bound is rounded to its own side
        ("526,000", "at least 520,000", "10,000", None),
        ("524,000", "under 530,000", "10,000", None),
        ("524,000", "up to 530,000", "10,000", None),
        ("524,000", "up to 530,000", "1,000", "524,000"),
        ("529,200", "nearly 530,000", "1,000", None),
        ("529,200", "530,000", "1,000", "529,000"),
    ],
)
def test_a_line_rounds_to_the_side_of_its_hedge(
    tmp_path: Path, value: str, says: str, place_: str, gives: str | None
) -> None:
    root = make_project(tmp_path)
    change(root, IP, "value: about 524,000", f"value: {value}")
    change(root, IP, "around 524,000 companies", f"{value} companies")
    with_line(root, IP, COMPANIES.replace("around 524,000", value), f'says: "{says}", rounded_to: "{place_}"')
    if gives is None:
        assert found(root, RULE) == []
    else:
        problem = only(root, RULE)
        assert problem.message.endswith(f"rounded to {place_} is {gives}")
        assert problem.hint == "mend the slip in `says` or in `rounded_to`"
        assert at(problem) == place(root, IP, f'"{says}"', RULE)


def test_zeros_that_the_value_has_as_well_hide_nothing(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "value: about 524,000", "value: 520.0 thousand")
    change(root, IP, "around 524,000 companies", "520.0 thousand companies")
    with_line(root, IP, COMPANIES.replace("around 524,000", "520.0 thousand"), 'says: "520,000"')
    assert found(root, RULE) == []


def test_rounded_to_without_zeros_is_named(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    with_line(root, IP, COMPANIES, "says: 52.4万家, rounded_to: 10")
    problem = only(root, RULE)
    assert problem.message == (
        "“52.4万家”, 524,000 [523,500–524,500], has no zeros in place of digits of the value of companies.cn.2025, "
        "about 524,000 [523,500–524,500]"
    )
    assert at(problem) == place(root, IP, "10}", RULE)
    assert problem.hint == "remove `rounded_to`"


def test_a_line_that_does_not_agree_is_told_once(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    with_line(root, IP, COMPANIES, 'says: "600,000", rounded_to: "100,000"')
    assert found(root, RULE) == []
    assert found(root, "evidence-agrees")


def test_the_value_of_a_revision_is_stated_by_its_own_evidence(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, RESEARCH, "value: 3.6130 trillion", "value: 3.613 trillion")
    (finer, unstated) = sorted(found(root, RULE), key=lambda problem: -problem.line)
    assert at(unstated) == place(root, RESEARCH, "3.613 trillion", RULE)
    assert at(finer) == place(root, RESEARCH, "3.6130万亿元", RULE)
    assert "the value of spending.cn.2024, revision 1, 3.613 trillion" in finer.message


@pytest.mark.parametrize(
    ("value", "first", "line", "tighter"),
    [
        ("over 42,000", "over 42,000", "more than 42,001", True), ("over 42,000", "over 42,000", "over 42,000", False),
        ("over 40,000", "over 40,000", "at least 41,000", True), ("under 42,000", "under 42,000", "below 41,900", True),
        ("under 42,000", "under 42,000", "below 42,000", False),
        ("under 42,000", "under 42,000", "at most 41,900", True),
    ],
)  # fmt: skip
def test_a_bound_that_leaves_less_room_than_the_value_is_named(
    tmp_path: Path, value: str, first: str, line: str, *, tighter: bool
) -> None:
    root = make_project(tmp_path)
    change(root, IP, "value: 410,000", f"value: {value}")
    change(root, IP, '"about 410,000"', f'"{first}"')
    with_line(root, IP, f'        - {{source: office_2026, says: "{first}"}}\n', f'says: "{line} patents"')
    problems = found(root, RULE)
    assert [at(problem) for problem in problems] == [place(root, IP, f'"{line} patents"', RULE)] * tighter
    for problem in problems:
        assert "leaves less room than the value of patents.de.2025" in problem.message
        assert problem.hint == "mend the slip, or give the value the bound of this line"


@pytest.mark.parametrize(
    ("value", "line", "told"),
    [
        ("over 42,000", "42,000", False), ("over 42,000", "about 42,000", False), ("over 42,000", "43,000", True),
        ("under 42,000", "41,500", True), ("at least 42,000", "42,000", False), ("42,000", "42,000", False),
    ],
)  # fmt: skip
def test_a_number_beside_a_bound_is_the_bound_itself(tmp_path: Path, value: str, line: str, *, told: bool) -> None:
    root = make_project(tmp_path)
    change(root, IP, "value: 410,000", f"value: {value}")
    change(root, IP, '"about 410,000"', f'"{value}"')
    with_line(root, IP, f'        - {{source: office_2026, says: "{value}"}}\n', f'says: "{line} patents"')
    problems = found(root, RULE)
    assert [at(problem) for problem in problems] == [place(root, IP, f'"{line} patents"', RULE)] * told
    for problem in problems:
        assert problem.message.endswith("is only a bound")
        assert problem.hint == "mend the slip, give the value this number, or put the line under `conflicts`"

"""Facts: found by address, by indicator, by former names; unknown ones are told with what is near."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.facts import Facts, UnknownFact
from factsheet.load import load
from factsheet.problems import FactsheetError, InvalidFacts, Problem, did_you_mean
from factsheet.sheet import Sheet, read_facts
from tests.project import make_project


@pytest.fixture
def facts(tmp_path: Path) -> Facts:
    return read_facts(make_project(tmp_path), [])


def test_facts_are_counted_and_iterated(facts: Facts) -> None:
    assert len(facts) == len(list(facts)) == 11
    assert [fact.address for fact in facts][:3] == ["patents.cn.2025", "patents.cn.2024", "patents.de.2025"]
    assert {key: len(found) for key, found in facts.by_indicator.items()} == {
        "patents": 3, "patents_of_companies": 1, "companies": 1, "patents_per_company": 1, "companies_share": 1,
        "patent_growth": 1, "spending": 1, "spending_rank": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "place", "period", "address"),
    [
        ("patents.cn.2024", None, None, "patents.cn.2024"),
        ("patents", None, None, "patents.cn.2025"),
        ("patents", None, "2024", "patents.cn.2024"),
        ("patents", "de", None, "patents.de.2025"),
        ("spending_rank", "de", "2024", "spending_rank.de.2024"),
        ("valid_patents", None, None, "patents.cn.2025"),
        ("valid_patents", None, "2024", "patents.cn.2024"),
        ("valid_patents.de.2025", None, None, "patents.de.2025"),
        ("firms.cn.2025", None, None, "companies.cn.2025"),
    ],
)
def test_a_fact_is_found_by_its_present_and_former_names(
    facts: Facts, name: str, place: str | None, period: str | None, address: str
) -> None:
    assert facts.find(name, place, period).address == address


@pytest.mark.parametrize(
    ("name", "place", "period", "message"),
    [
        ("patents.cn.2023", None, None, "there is no fact “patents.cn.2023”; did you mean “patents.cn.2025”"),
        ("xyz.q", None, None, "there is no fact “xyz.q”"),
        ("patent", None, None, "there is no indicator “patent”; did you mean “patents”"),
        ("zzz", None, None, "there is no indicator “zzz”"),
        ("patents", "fr", None, "no observation patents.fr.…; there are patents.cn.2025, patents.cn.2024"),
        ("patents", None, "2019", "no observation patents.cn.2019; there are patents.cn.2025"),
        ("patents.cn.2024", "cn", None, "“patents.cn.2024” is a whole address; place and period go with an indicator"),
        ("patents.cn.2024", None, "2024", "“patents.cn.2024” is a whole address"),
    ],
)
def test_a_fact_that_is_not_there_is_told_with_what_is_near(
    facts: Facts, name: str, place: str | None, period: str | None, message: str
) -> None:
    with pytest.raises(UnknownFact) as caught:
        facts.find(name, place, period)
    assert str(caught.value).startswith(message)


def test_the_series_of_an_indicator_begins_with_the_oldest(facts: Facts) -> None:
    assert [str(fact.period) for fact in facts.series("patents", "cn")] == ["2024", "2025"]
    assert facts.series("patents", "fr") == facts.series("nothing", "cn") == []


def test_a_source_is_found_or_told(facts: Facts) -> None:
    assert facts.source("office_2026").entry.publisher == "Patent Office"
    with pytest.raises(UnknownFact, match="there is no source “office_2025”; did you mean “office_2026”"):
        facts.source("office_2025")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("patents.cn.2025", "final"), ("patents.de.2025", "estimate"), ("patents_per_company.cn.2025", "derived"),
        ("companies_share.cn.2025", "final"),
    ],
)  # fmt: skip
def test_the_status_tells_how_settled_a_value_is(facts: Facts, address: str, status: str) -> None:
    assert facts.get(address).status == status


def test_a_printed_value_without_a_status_is_final(tmp_path: Path) -> None:
    make_project(tmp_path)
    path = tmp_path / "facts/ip_protection.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("      status: estimate\n", ""), encoding="utf-8")
    assert read_facts(tmp_path, []).get("patents.de.2025").status == "final"


def test_percentages_are_those_of_shares_changes_and_points(facts: Facts) -> None:
    assert {key for key, unit in facts.units.items() if unit.is_percent} == {"percent", "growth_percent"}


def test_a_place_leads_to_further_places_and_problems(facts: Facts) -> None:
    where = facts.get("patents.cn.2024").where
    further = where.into("evidence", 0, "says")
    assert further.steps == (*where.steps, "evidence", 0, "says")
    assert where.problem("rule", "m", "h", "evidence", 0, "says") == further.problem("rule", "m", "h")
    shifted = where.problem_in_text("rule", "m", "", 3, "evidence", 0, "says")
    assert (shifted.line, shifted.column) == (
        further.problem("rule", "m").line,
        further.problem("rule", "m").column + 3,
    )
    assert shifted.file == "facts/ip_protection.yml"


def test_problems_are_text_records_and_sorted_without_repetition() -> None:
    first = Problem("a.yml", 2, 5, "rule", "message", "hint")
    second = Problem("a.yml", 10, 1, "rule", "other", severity="warning")
    assert str(first) == "a.yml:2:5: error: message [rule]\n    hint: hint"
    assert str(second) == "a.yml:10:1: warning: other [rule]"
    assert list(first.as_record()) == ["file", "line", "column", "rule", "severity", "message", "hint"]
    error = InvalidFacts([second, first, first])
    assert error.problems == [first, second]
    assert str(error) == f"{first}\n{second}"
    assert isinstance(error, FactsheetError)


def test_the_length_of_a_place_is_no_part_of_a_record_and_makes_no_other_problem() -> None:
    known, unknown = Problem("a.yml", 2, 5, "rule", "message", length=7), Problem("a.yml", 2, 5, "rule", "message")
    assert known == unknown
    assert InvalidFacts([known, unknown]).problems == [known]
    assert known.as_record() == unknown.as_record()


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("patens", "did you mean “patents”?"),
        ("aab", "did you mean “aac” or “aaa”?"),
        ("zzzz", ""),
        ("", ""),
    ],
)
def test_a_hint_names_words_that_are_alike(word: str, hint: str) -> None:
    assert did_you_mean(word, iter(["patents", "aaa", "aac"])) == hint


def test_a_document_is_read_once_for_each_text_and_is_equal_to_itself_only(tmp_path: Path) -> None:
    make_project(tmp_path)
    file = tmp_path / "facts/units.yml"
    first, again = (load(tmp_path, "facts/units.yml", []) for _ in range(2))
    assert first is again
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    other = load(tmp_path, "facts/units.yml", [])
    assert first != other
    assert len({first, other}) == 2


def test_what_a_failing_test_prints_of_facts_is_short(facts: Facts) -> None:
    assert repr(facts) == "<11 facts>"
    assert len(repr(facts.get("patents.cn.2025"))) < 5_000
    assert len(repr(Sheet(facts, ()))) < 100

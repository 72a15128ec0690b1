"""Tables and entries tell where a series breaks, how much of it is known, and under which name a place is listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.sheet import sheet_of
from factsheet.wording import Language
from factsheet.words import Words
from tests.project import IP_PROTECTION, make_project
from tests.site.small import Element, parse

BREAK = "  breaks:\n    - {since: SINCE, what: {en: Others are counted, zh: 改计其他}}\n"
LISTED = "      listed_as: {en: Bonn, zh: 波恩}\n"


def words(folder: Path, facts: str, language: Language = "en") -> Words:
    return Words(sheet_of(make_project(folder, ip_protection=facts)), lambda: "", language)


def broken(*since: str) -> str:
    breaks = "".join(BREAK.replace("SINCE", period) for period in since).replace("  breaks:\n", "")
    return IP_PROTECTION.replace("  review: half-yearly\n", f"  review: half-yearly\n  breaks:\n{breaks}", 1)


def rows(table: Element) -> list[str]:
    return [
        " ".join(cell.text for cell in row.elements if cell.tag in {"th", "td"})
        for row in table.first("tbody").find("tr")
    ]


def test_a_break_stands_between_the_rows_that_it_parts(tmp_path: Path) -> None:
    table = parse(words(tmp_path, broken("2025")).observations("patents", place="cn"))
    assert rows(table) == ["2025 5.20 million", "New from 2025: Others are counted.", "2024 †4.76 million"]
    cell = table.first("tr", class_="break").first("td")
    assert int(cell.attributes["colspan"]) == len(table.first("thead").find("th"))


@pytest.mark.parametrize("since", ["2024", "2023", "2026"])
def test_a_break_before_or_behind_all_rows_is_not_in_the_table(tmp_path: Path, since: str) -> None:
    assert rows(parse(words(tmp_path, broken(since)).observations("patents", place="cn"))) == [
        "2025 5.20 million", "2024 †4.76 million",
    ]  # fmt: skip


def test_of_two_breaks_the_newer_one_stands_first(tmp_path: Path) -> None:
    found = rows(parse(words(tmp_path, broken("2025-06", "2025"), "zh").observations("patents", place="cn")))
    assert [row.partition(":")[0] for row in found[1:3]] == ["口径变化始于 2025年", "口径变化始于 2025年6月"]


def test_the_entries_of_a_series_tell_of_its_breaks(tmp_path: Path) -> None:
    text = "New from 2025: Others are counted."
    head = parse(words(tmp_path / "a", broken("2025")).entry("patents")).first("p", class_="break")
    assert head.text == text
    assert text not in parse(words(tmp_path / "b", IP_PROTECTION).entry("patents")).text


ALONE = "2024: 1 known; the length of the list is not recorded."


def covered(number: str) -> str:
    facts = IP_PROTECTION.replace("  review: half-yearly\n", "  review: half-yearly\n  covers: companies\n", 1)
    return facts.replace("about 524,000", number).replace("around 524,000", number)


@pytest.mark.parametrize(
    ("number", "notes"),
    [("100", ["2025: 2 of 100 known.", ALONE]), ("3", ["2025: 2 of 3 known.", ALONE]), ("2", [ALONE])],
)
def test_a_table_tells_how_much_of_its_series_is_known(tmp_path: Path, number: str, notes: list[str]) -> None:
    shown = words(tmp_path, covered(number))
    assert [note.text for note in parse(shown.observations("patents")).find("p", class_="coverage")] == notes
    (note,) = parse(shown.observations("patents", period="2024")).find("p", class_="coverage")
    assert note.text == ALONE
    assert not parse(shown.observations("patents", place="cn", period="2025")).find("p", class_="coverage")
    assert not parse(shown.observations("companies")).find("p", class_="coverage")


def test_a_place_stands_under_the_name_that_its_source_lists(tmp_path: Path) -> None:
    facts = IP_PROTECTION.replace("      status: estimate\n", f"{LISTED}      status: estimate\n")
    shown = words(tmp_path, facts)
    assert rows(parse(shown.observations("patents", period="2025"))) == ["China 5.20 million", "Bonn †estimate 410,000"]
    (row,) = rows(parse(shown.observations("patents", place="de")))
    assert row == "Bonn estimate 410,000"
    entry = parse(shown.entry("patents")).first("article", aria_labelledby="patents.de.2025")
    assert (
        dict(zip((term.text for term in entry.find("dt")), entry.find("dd"), strict=True))["Listed as"].text == "Bonn"
    )
    assert entry.first("h2").text.startswith("Germany, 2025")
    other = parse(shown.entry("patents")).first("article", aria_labelledby="patents.cn.2025")
    assert "Listed as" not in [term.text for term in other.find("dt")]


def test_a_figure_of_one_source_is_marked_and_one_of_two_or_none_is_not(tmp_path: Path) -> None:
    shown = words(tmp_path, IP_PROTECTION)
    marked = [
        entry.attributes["aria-labelledby"]
        for key in ("patents", "patents_of_companies", "companies", "companies_share", "patents_per_company")
        for entry in parse(shown.entry(key)).find("article")
        if "one source" in [status.text for status in entry.find("span", class_="status")]
    ]
    assert marked == ["patents.de.2025", "patents.cn.2024", "companies.cn.2025", "companies_share.cn.2025"]


def test_places_stand_side_by_side_with_the_breaks_of_the_series_between(tmp_path: Path) -> None:
    page = parse(words(tmp_path, broken("2025")).comparison("patents", places=["de", "cn"]))
    table = [[cell.text for cell in row.elements if cell.tag in {"th", "td"}] for row in page.find("tr")]
    assert table == [
        ["Period", "Germany", "China"], ["2025", "†estimate 410,000", "5.20 million"],
        ["New from 2025: Others are counted."], ["2024", "–", "†4.76 million"],
    ]  # fmt: skip
    assert page.first("caption").text == "Valid patents"


def test_a_comparison_tells_of_no_break_before_or_behind_all_its_rows(tmp_path: Path) -> None:
    for number, since in enumerate(("2024", "2026")):
        page = parse(words(tmp_path / str(number), broken(since)).comparison("patents", places=["cn", "de"]))
        assert len(page.find("tr")) == 3


def test_a_comparison_shows_under_which_name_a_place_is_listed(tmp_path: Path) -> None:
    facts = IP_PROTECTION.replace("      status: estimate\n", f"{LISTED}      status: estimate\n")
    page = parse(words(tmp_path, facts).comparison("patents", places=["cn", "de"], digits=2))
    assert rows(page.first("table")) == ["2025 5.2 million †estimate 410,000 Bonn", "2024 †4.8 million –"]


def test_a_table_marks_the_figures_that_rest_on_one_source(tmp_path: Path) -> None:
    shown = words(tmp_path, IP_PROTECTION)
    some = parse(shown.observations("patents"))
    assert [mark.attributes["title"] for mark in some.find("span", class_="one")] == ["one source", "one source"]
    assert rows(some) == ["2025 China 5.20 million", "2025 Germany †estimate 410,000", "2024 China †4.76 million"]
    assert some.first("p", class_="sources").text == "† one source"
    every = parse(shown.observations("companies"))
    assert not every.find("span", class_="one")
    assert every.first("p", class_="sources").text == "Each of these figures rests on one source."
    derived = parse(shown.observations("patents_per_company"))
    assert not derived.find("p", class_="sources")
    beside = parse(shown.comparison("patents", places=["cn", "de"]))
    assert len(beside.find("span", class_="one")) == 2


def test_events_of_all_topics_stand_under_their_years(tmp_path: Path) -> None:
    markdown = words(tmp_path, IP_PROTECTION).milestones()
    assert [line for line in markdown.splitlines() if line.startswith("#")] == [
        "## 2025 { #year-2025 }",
        "## 2026 { #year-2026 }",
    ]
    assert "##" not in words(tmp_path / "b", IP_PROTECTION).milestones("research")

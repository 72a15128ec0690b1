"""Key figures as cards: what each is held against, and when it is said to have gone up or down."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.cards import Card, cards
from factsheet.selection import select
from factsheet.sheet import sheet_of
from factsheet.words import Words
from tests.project import IP_PROTECTION, RESEARCH, make_project
from tests.site.small import Element, parse

EARLIER = """\
    - period: 2024
      value: 4.76 million
      status: final
      evidence:
        - {source: agency_2026, says: 476万件}
"""
BREAK = """\
  breaks:
    - since: 2025
      what: {en: "Filings count as well.", zh: 申请亦计入。}
"""


def observation(period: str, value: str) -> str:
    return (
        f"    - period: {period}\n      value: {value}\n      status: final\n      evidence:\n"
        f"        - {{source: office_2026, says: {value}}}\n"
    )


def of_patents(folder: Path, *earlier: tuple[str, str], breaks: str = "") -> Card:
    """Return the card of the patents of 2025 (5.20 million), with other figures before it."""
    text = IP_PROTECTION.replace(EARLIER, "".join(observation(*one) for one in earlier), 1)
    text = text.replace("  aliases: [valid_patents]\n", breaks, 1).partition("patents_of_companies:")[0]
    facts = sheet_of(
        make_project(folder, {"docs/en/index.md": "# Home\n"}, ip_protection=text, checks="relations: {}\n")
    ).facts
    (card,) = cards(facts, ["patents.cn.2025"])
    return card


@pytest.mark.parametrize(
    ("before", "movement"),
    [("4.76 million", "up"), ("5.21 million", "down"), ("5.2 million", "unclear"), ("over 5.1 million", "unclear")],
)
def test_a_figure_went_up_or_down_only_where_the_two_cannot_be_equal(
    tmp_path: Path, before: str, movement: str
) -> None:
    assert of_patents(tmp_path, ("2024", before)).movement == movement


def test_nothing_is_said_across_a_break(tmp_path: Path) -> None:
    card = of_patents(tmp_path, ("2024", "4.76 million"), breaks=BREAK)
    assert card.movement == "unclear"
    assert [str(gap.since) for gap in card.breaks] == ["2025"]
    assert of_patents(tmp_path, ("2024", "4.76 million"), breaks=BREAK.replace("2025", "2024")).movement == "up"


@pytest.mark.parametrize(
    ("known", "before"),
    [
        (("2023", "2024"), "2024"),
        (("2022", "2023"), "2023"),
        (("2024-12", "2023"), "2023"),
        (("2026",), None),
        (("2024-12",), None),
        ((), None),
    ],
)
def test_it_is_held_against_the_year_before_or_the_latest_earlier_one_as_long(
    tmp_path: Path, known: tuple[str, ...], before: str | None
) -> None:
    card = of_patents(tmp_path, *((period, "4.76 million") for period in known))
    assert (str(card.before.period) if card.before else None) == before


def test_of_several_months_that_of_the_year_before_is_taken(tmp_path: Path) -> None:
    text = IP_PROTECTION.partition("patents_of_companies:")[0].replace(EARLIER, "")
    text = text.replace("- period: 2025\n      value: 5.20", "- period: 2025-12\n      value: 5.20")
    text += observation("2025-06", "5.1 million") + observation("2024-12", "4.7 million")
    root = make_project(tmp_path, {"docs/en/index.md": "# Home\n"}, ip_protection=text, checks="relations: {}\n")
    (card,) = cards(sheet_of(root).facts, ["patents.cn.2025-12"])
    assert card.before is not None
    assert card.before.address == "patents.cn.2024-12"


def test_a_place_in_a_ranking_goes_up_when_its_number_becomes_smaller(tmp_path: Path) -> None:
    def movement(then: int) -> str:
        earlier = observation("2023", str(then)).replace(f"says: {then}", f"says: number {then}")
        research = RESEARCH.replace(
            "    - period: 2024\n      place: de\n", f"{earlier}    - period: 2024\n      place: de\n"
        )
        facts = sheet_of(make_project(tmp_path, research=research)).facts
        return cards(facts, ["spending_rank.cn.2024"])[0].movement

    assert (movement(3), movement(1), movement(2)) == ("up", "down", "unclear")


def page(root: Path, language: str = "en") -> Words:
    return Words(sheet_of(root), lambda: "deep/", "zh" if language == "zh" else "en")


def texts(card: Element) -> list[str]:
    return [part.text for part in card.find("p")]


def test_a_card_tells_figure_place_period_change_and_leads_on(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    html = page(root).cards("patents.cn.2025", "companies_share", "spending_rank", digits=2)
    growing, share, rank = parse(html).find("li", class_="card")
    assert texts(growing) == [
        "Valid patents", "5.2 million patents", "China, 2025", "Up from 4.8 million in 2024", "",
    ]  # fmt: skip
    assert texts(share)[1:4] == ["72%", "China, 2025", "No earlier figure on record"]
    assert texts(rank) == [
        "Rank by spending",
        "2nd",
        "China, 2024",
        "No earlier figure on record",
        "Patents and research",
    ]
    assert rank.first("p", class_="card__more").first("a").attributes["href"] == "../"
    figures = {figure.attributes["data-fact"] for figure in growing.find("data", class_="fact")}
    assert figures == {"patents.cn.2025", "patents.cn.2024"}


def test_a_card_says_so_where_the_two_figures_were_counted_in_different_ways(tmp_path: Path) -> None:
    facts = IP_PROTECTION.replace("  aliases: [valid_patents]\n", f"  aliases: [valid_patents]\n{BREAK}")
    root = make_project(tmp_path, ip_protection=facts)
    (card,) = parse(page(root).cards("patents.cn.2025")).find("li", class_="card")
    assert texts(card)[3] == "2024: 4.76 million Counted another way before 2025"
    (card,) = parse(page(root, "zh").cards("patents.cn.2025")).find("li", class_="card")
    assert texts(card)[3] == "2024年：476万 2025年之前口径不同"


def test_a_card_marks_what_is_no_final_figure(tmp_path: Path) -> None:
    (card,) = parse(page(make_project(tmp_path)).cards("patents.de.2025")).find("li", class_="card")
    assert texts(card)[2] == "Germany, 2025 estimate"


def test_both_figures_of_a_card_count_as_shown(tmp_path: Path) -> None:
    facts = sheet_of(make_project(tmp_path)).facts
    chosen = select("cards", facts, ["patents.cn.2025", "companies"], {})
    assert [fact.address for fact in chosen.facts] == ["patents.cn.2025", "patents.cn.2024", "companies.cn.2025"]

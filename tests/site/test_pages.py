"""The pages of the real site: every figure leads to its entry, and the article's rows are all there."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Final
from urllib.parse import urldefrag, urljoin

import pytest

from factsheet.built import look_over
from factsheet.facts import Fact
from factsheet.register import entry_url
from factsheet.sentences import sentences
from factsheet.sheet import Sheet, sheet_of
from factsheet.tags import start_tags
from factsheet.wording import number_for_machine
from tests.site.small import REPOSITORY, Element, mkdocs, parse, read_page
from tests.test_tags import Parser

ARTICLE: Final = "china_daily_2025_09_05"
# What the article says, in its own order; a date and an order of economies beside them.
FIGURES: Final = {
    0: "ranked top", 1: "100 leading innovation clusters", 3: "the first time", 4: "24", 5: "third year running",
    7: "Three", 8: "exceeded 3.6 trillion yuan", 9: "$505 billion", 10: "8.3 percent", 11: "around 524,000",
    12: "3.73 million", 13: "113,000", 14: "12.1 percent",
}  # fmt: skip
DATE: Final = 2  # "on Monday"
ORDER: Final = 6  # "the United States and Germany"


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return sheet_of(REPOSITORY)


@pytest.fixture(scope="module")
def pages(site: Path, sheet: Sheet) -> dict[str, Element]:
    """Return what is under the head of every page, written by an editor or made, by its address in the site."""
    urls = [page.url for page in sheet.pages] + [entry_url(indicator) for indicator in sheet.facts.indicators.values()]
    return {url: read_page(site / url / "index.html") for url in urls}


@pytest.fixture(scope="module")
def rows(pages: dict[str, Element]) -> list[list[Element]]:
    """Return the cells of the article's table: paragraph, what, as stated, the evidence, verdict."""
    table = pages["article/"].first("table")
    return [row.find("td") for row in table.first("tbody").find("tr")]


def test_nothing_is_wrong_with_the_built_site(site: Path) -> None:
    assert look_over(site) == []


def test_every_page_names_the_feed(site: Path, sheet: Sheet) -> None:
    for page in sheet.pages:
        text = (site / page.url / "index.html").read_text(encoding="utf-8")
        (feed,) = re.findall('<link rel="alternate feed" [^>]*>', text)
        link = parse(feed).first("link").attributes
        assert link["type"] == "application/atom+xml"
        assert urljoin(f"/{page.url}", link["href"]) == "/data/feed.xml"
    assert (site / "data/feed.xml").is_file()


def test_the_page_of_the_data_says_how_to_cite(pages: dict[str, Element], sheet: Sheet) -> None:
    page = pages["data/"]
    assert page.first(id="cite-sheet-short").text == f"{sheet.imprint.title.en} {sheet.imprint.version}"
    assert {button.attributes["data-copy"] for button in page.find("button", class_="copy")} <= {
        element.attributes.get("id") for element in page.elements
    }


def test_mkdocs_alone_builds_the_real_site(project: Path, tmp_path: Path) -> None:
    config = project / "mkdocs.yml"
    result = mkdocs(tmp_path, "build", "--strict", "--config-file", config, "--site-dir", tmp_path / "out")
    assert result.returncode == 0, result.stderr


def test_every_figure_on_every_page_leads_to_its_own_entry(pages: dict[str, Element], sheet: Sheet) -> None:
    ids = {
        url: Counter((element.attributes.get("id"), element.tag) for element in page.elements)
        for url, page in pages.items()
    }
    seen = 0
    for url, page in pages.items():
        for figure in page.find("data", class_="fact"):
            target, fragment = urldefrag(urljoin(f"/{url}", figure.first("a").attributes["href"]))
            assert fragment == figure.attributes["data-fact"]
            assert fragment in sheet.facts.facts
            assert [tag for name, tag in ids[target.lstrip("/")].elements() if name == fragment] == ["h2"]
            seen += 1
    assert seen > len(sheet.facts)


def test_every_figure_has_the_number_of_its_fact_or_of_a_revision(pages: dict[str, Element], sheet: Sheet) -> None:
    def numbers(fact: Fact) -> set[str]:
        return {number_for_machine(figure) for figure in (fact.figure, *(step.figure for step in fact.revisions))}

    found = [figure for page in pages.values() for figure in page.find("data", class_="fact")]
    assert found
    for figure in found:
        assert figure.attributes["value"] in numbers(sheet.facts.facts[figure.attributes["data-fact"]])
        assert Decimal(figure.attributes["value"].partition("/")[0]).is_finite()


def test_every_fact_has_exactly_one_entry_on_the_site(pages: dict[str, Element], sheet: Sheet) -> None:
    entries = [entry for page in pages.values() for entry in page.find("article", class_="entry")]
    assert sorted(entry.first("h2").attributes["id"] for entry in entries) == sorted(sheet.facts.facts)


def test_every_figure_of_a_sentence_has_its_glance_and_its_entry_leads_back_to_the_sentence(
    site: Path, pages: dict[str, Element], sheet: Sheet
) -> None:
    back = {
        (urljoin(f"/{url}", link.attributes["href"]), mark.text)
        for url, page in pages.items()
        for item in (item for list_ in page.find("ul", class_="uses") for item in list_.find("li"))
        for link, mark in zip(item.find("a"), item.find("mark"), strict=False)
    }
    seen = 0
    for url, page in pages.items():
        glances = [part.attributes["id"] for part in page.find("div", class_="glance")]
        figures = [part for part in page.elements if part.attributes.get("id", "").startswith("use-")]
        assert glances == list(dict.fromkeys(f"glance-{figure.attributes['data-fact']}" for figure in figures))
        # A sentence that has a figure twice is led back to once: to the first place.
        found = sentences((site / url / "index.html").read_text(encoding="utf-8"))
        assert len(found) == len(figures)
        first = {(sentence.address, sentence.text): sentence for sentence in reversed(found)}
        for sentence in first.values() if not url.startswith(("editing/", "rules/")) else ():
            assert (f"/{url}#{sentence.id}", " ".join(sentence.figure.split())) in back
            seen += 1
    assert seen > len(sheet.pages)


def test_every_source_has_its_place_and_is_linked_as_it_may_be(pages: dict[str, Element], sheet: Sheet) -> None:
    items = {item.attributes["id"]: item for item in pages["sources/"].first("ul", class_="bibliography").find("li")}
    assert set(items) == {f"source-{key}" for key in sheet.facts.sources}
    for key, source in sheet.facts.sources.items():
        links = [link.attributes["href"] for link in items[f"source-{key}"].find("a", rel="external")]
        assert links == ([source.entry.url] if source.entry.link else [])


def test_no_page_links_to_a_source_that_is_never_linked(pages: dict[str, Element], sheet: Sheet) -> None:
    hidden = {source.entry.url for source in sheet.facts.sources.values() if not source.entry.link}
    hidden -= {source.entry.url for source in sheet.facts.sources.values() if source.entry.link}
    links = {link.attributes.get("href", "") for page in pages.values() for link in page.find("a")}
    assert hidden
    assert not hidden & links


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    found = sorted(site.rglob("*.html"))
    assert found
    for path in found:
        ids = re.findall(r'<[a-z][^>]*? id="([^"]+)"', path.read_text(encoding="utf-8"))
        assert sorted(ids) == sorted(set(ids)), path


def test_the_article_has_fifteen_rows(rows: list[list[Element]]) -> None:
    assert sorted([*FIGURES, DATE, ORDER]) == list(range(15))
    assert [len(cells) for cells in rows] == [5] * 15
    assert {cells[4].text for cells in rows} <= {"Confirmed", "Refined", "Superseded", "Ambiguous"}


@pytest.mark.parametrize(("number", "says"), FIGURES.items(), ids=FIGURES.values())
def test_a_figure_of_the_article_stands_as_stated(
    rows: list[list[Element]], sheet: Sheet, number: int, says: str
) -> None:
    stated = rows[number][2]
    quotation = stated.first("q", class_="says")
    assert says in quotation.text
    assert stated.text == quotation.text, "beside the quotation nothing stands in the cell"
    address = urldefrag(quotation.first("a").attributes["href"]).fragment
    lines = [line for line in sheet.facts.facts[address].lines if line.source.key == ARTICLE]
    assert quotation.text.strip("“”") in [line.says for line in lines]


@pytest.mark.parametrize(("number", "says"), FIGURES.items(), ids=FIGURES.values())
def test_a_figure_of_the_article_is_not_typed(sheet: Sheet, number: int, says: str) -> None:
    (page,) = (page for page in sheet.pages if page.url == "article/")
    lines = page.text.splitlines()
    (head,) = (index for index, line in enumerate(lines) if line.startswith("|---"))
    row = lines[head + 1 + number]
    assert f'"{ARTICLE}") }}}}' in row
    assert says not in row
    calls = [use for use in sheet.calls if use.page is page and use.call.line == head + 2 + number]
    assert "says" in [use.call.word for use in calls]


def test_the_date_of_the_article_is_quoted_from_its_milestone(
    pages: dict[str, Element], rows: list[list[Element]]
) -> None:
    _, _, stated, evidence, _ = rows[DATE]
    (quotation,) = stated.find("q", class_="says")
    assert quotation.text == stated.text == "“on Monday”"
    target = urldefrag(quotation.first("a").attributes["href"]).fragment
    assert pages["clusters/"].find(id=target), "the quotation leads to the dated event"
    assert evidence.text == "1 September 2025"


def test_the_order_of_economies_stands_beside_their_figures(rows: list[list[Element]]) -> None:
    _, _, stated, evidence, _ = rows[ORDER]
    assert "the United States and Germany" in stated.text
    assert not re.search(r"\d", stated.text)
    assert evidence.find("data", class_="fact")


def test_each_row_leads_to_its_own_section(pages: dict[str, Element], rows: list[list[Element]]) -> None:
    targets = [cells[1].first("a").attributes["href"].lstrip("#") for cells in rows]
    assert len(set(targets)) == len(rows)
    for cells, target in zip(rows, targets, strict=True):
        (heading,) = pages["article/"].find(id=target)
        assert heading.text.rstrip("¶").strip() == cells[1].text


def test_the_tags_of_built_pages_are_those_of_the_parser(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert pages
    for page in pages[::10]:
        html = page.read_text(encoding="utf-8")
        assert [(tag.name, tag.attributes) for tag in start_tags(html)] == Parser(html).found, page

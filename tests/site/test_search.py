"""The search in a real browser: what is looked for leads to its entry, and nothing is fetched before that."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from factsheet.facts import Fact
from factsheet.sheet import sheet_of
from tests.site.browsing import ANSWERED, Visit, context, search
from tests.site.small import REPOSITORY

pytestmark = pytest.mark.browser

FIRST: Final = 3  # so many results are seen at once
PATENTS: Final = "valid_patents_held_by_companies.cn.2025-06"
SPENDING: Final = "rd_expenditure.cn.2024"
GROWTH: Final = "rd_growth.cn.2024"
QUERIES: Final = {
    "3.73 million": PATENTS, "3,730,000": PATENTS, "3730000": PATENTS, "373万": PATENTS, "3.727 million": PATENTS,
    "372.7万件": PATENTS, "3.63 trillion": SPENDING, "3,632.68 billion": SPENDING, "36326.8亿": SPENDING,
    "8.3 percent": GROWTH, "8.3%": GROWTH, "$505 billion": "rd_expenditure_in_dollars.cn.2024",
    "524,000 companies": "companies_with_valid_patents.cn.2025-06",
    SPENDING: SPENDING, "Beijing rank 2025": "gii_cluster_rank.beijing.2025",
    "clusters Germany": "gii_clusters.de.2025", "R&D intensity": "rd_intensity.cn.2025",
    "valid invention patents held by companies": PATENTS,
}  # fmt: skip


@pytest.fixture(scope="module")
def home(browser: Browser, address: str) -> Iterator[Page]:
    """Return the home page, opened once for all tests that only search."""
    with context(browser) as opened:
        page = opened.new_page()
        page.goto(address)
        yield page


def entries(links: list[str]) -> list[str]:
    """Return the addresses of the entries to which the first of some results lead."""
    parts = [unquote(urldefrag(link).fragment) for link in links if urldefrag(link).fragment]
    return [part for part in parts[:FIRST] if part in sheet_of(REPOSITORY).facts.facts]


@pytest.mark.parametrize(("query", "address_of_entry"), QUERIES.items())
def test_a_figure_is_found(home: Page, query: str, address_of_entry: str) -> None:
    assert address_of_entry in entries(search(home, query))


def results(links: list[str]) -> list[tuple[Fact, ...]]:
    """Return what the first of some results lead to: the fact of an entry, or all facts of an indicator's page."""
    facts = sheet_of(REPOSITORY).facts
    pages = {f"/register/{key}/": found for key, found in facts.by_indicator.items()}
    entries = {address: (fact,) for address, fact in facts.facts.items()}
    led = [entries.get(unquote(urldefrag(link).fragment)) or pages.get(urlsplit(link).path) for link in links[:FIRST]]
    return [found for found in led if found]


def told(fact: Fact) -> str:
    """Return what a figure may be looked for by, besides its number."""
    sources = [f"{line.source.entry.publisher} {line.source.entry.title}" for line in fact.lines]
    label, remark = fact.indicator.entry.label, fact.indicator.entry.definition
    return " ".join([label.en, label.zh, remark.zh or "", fact.place.entry.label.zh, *sources])


@pytest.mark.parametrize("name", ["WIPO", "国家知识产权局", "China Daily"])
def test_figures_are_found_by_their_source(home: Page, name: str) -> None:
    found = results(search(home, name))
    assert found
    for facts in found:
        texts = [told(fact) for fact in facts]
        assert any(name in text or (name > "一" and set(name) <= set(text)) for text in texts)


def test_figures_are_found_by_place_and_name(home: Page) -> None:
    facts = sheet_of(REPOSITORY).facts.facts
    for query in ("Shenzhen patents", "深圳专利"):
        found = [facts[entry] for entry in entries(search(home, query))]
        assert found
        assert all("shenzhen" in fact.place.key or fact.place.key == "sz_hk_gz" for fact in found)
        assert all("patent" in fact.indicator.entry.label.en.lower() for fact in found[:1])


def test_a_result_opens_the_entry(page: Page, address: str) -> None:
    visit = Visit(page)
    page.goto(address)
    search(page, "373万")
    page.locator(f".md-search-result__link[href*='{PATENTS}']").click()
    page.wait_for_url(re.compile(re.escape(f"#{PATENTS}") + "$"))
    expect(page.locator(f'[id="{PATENTS}"]')).to_be_in_viewport()
    assert visit.complaints == []


def test_a_page_and_a_source_are_found(home: Page) -> None:
    for query, path in (("Method", "/method/"), ("Glossary", "/glossary/"), ("How the figures are held", "/method/")):
        assert path in [urlsplit(link).path for link in search(home, query)]
    links = search(home, "Success of China's innovation clusters attributed to continuous investment")
    assert any(urldefrag(link).fragment == "source-china_daily_2025_09_05" for link in links)


def test_what_is_nowhere_is_not_found(home: Page) -> None:
    assert search(home, "xyzzy") == []


def test_the_search_takes_the_beginning_of_any_word_or_number(page: Page, address: str) -> None:
    visit = Visit(page)
    page.goto(address)
    for beginning in (*string.digits, *string.ascii_lowercase, "2.", "3.7", "1,", "%", "$", "(", "国"):
        search(page, beginning)
    assert visit.complaints == []


def test_marks_of_the_search_language_are_taken(page: Page, address: str) -> None:
    visit = Visit(page)
    page.goto(address)
    assert PATENTS in entries(search(page, '+held +"3.73" -china.daily'))
    assert entries(search(page, "国*"))
    assert visit.complaints == []


def test_nothing_of_the_search_is_fetched_before_somebody_searches(page: Page, address: str) -> None:
    visit = Visit(page)
    page.goto(address, wait_until="networkidle")
    page.locator("[data-md-component=search-query]").click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    before = list(visit.requests)
    assert not [url for url in before if url.endswith("search/index.json") or "/workers/" in url]
    search(page, "WIPO")
    search(page, "CNIPA")
    paths = [urlsplit(url).path for url in visit.requests[len(before) :]]
    fetched = [path for path in paths if not path.startswith("/assets/fonts/")]  # what a result may have to show
    assert fetched[0] == "/search/index.json"
    assert len(fetched) == 2
    assert {urlsplit(url).netloc for url in visit.requests} == {urlsplit(address).netloc}


def test_a_link_to_a_search_opens_it(page: Page, address: str) -> None:
    page.goto(f"{address}?q=3.73+million")
    expect(page.locator(".md-search-result__meta")).to_have_text(ANSWERED)
    expect(page.locator(f".md-search-result__link[href*='{PATENTS}']").first).to_be_visible()


def test_a_search_that_cannot_be_loaded_says_so_and_tries_again(page: Page, address: str) -> None:
    broken = True

    def answer(route: Route) -> None:
        route.fulfill(status=503) if broken else route.continue_()

    page.context.route("**/search/index.json", answer)
    page.goto(address)
    search(page, "3.73 million")
    expect(page.locator(".md-search-result")).to_contain_text("The search could not be loaded")
    expect(page.locator(".md-search-result__link")).to_have_attribute("href", re.compile("/register/"))
    broken = False
    assert PATENTS in entries(search(page, "3.73 million"))


def test_only_the_last_of_several_queries_is_answered(page: Page, address: str) -> None:
    page.goto(address)
    field = page.locator("[data-md-component=search-query]")
    field.click()
    field.press_sequentially("3.73 million")
    link = page.locator(f".md-search-result__link[href*='{PATENTS}']").first
    expect(link).to_be_visible()
    field.press("Enter")
    page.wait_for_url(re.compile("/register/"))


def test_a_word_that_was_looked_for_is_marked_on_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}register/?h=evidence")
    expect(page.locator("article mark").first).to_be_visible()

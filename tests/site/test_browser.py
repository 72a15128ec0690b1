"""The real site in a real browser: wide and narrow, light and dark, with JavaScript and without."""

from __future__ import annotations

import os
import re
import string
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from factsheet.sheet import sheet_of
from tests.browser import open_browser
from tests.site.small import REPOSITORY

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
PAGES: Final = tuple(page.url for page in sheet_of(REPOSITORY).pages)
WIDTHS: Final = {390: 844, 1440: 900}
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
SCREENSHOTS: Final = "FACTSHEET_SCREENSHOTS"
# Links before the first figure of a page that a reader with a keyboard passes, after having skipped the navigation.
STEPS: Final = 10
MILLISECONDS: Final = 30_000
expect.set_options(timeout=MILLISECONDS)


class Handler(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def screenshots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(os.environ.get(SCREENSHOTS) or tmp_path_factory.mktemp("screenshots")).resolve()
    assert REPOSITORY not in (folder, *folder.parents), "pictures do not belong into the repository"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class Visit:
    """One look at a page: what it asked for, and what the browser complained of."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("response", lambda response: self._note(response.url, response.status))
        page.on("requestfailed", lambda request: self.complaints.append(f"{request.url}: {request.failure}"))
        page.on("console", lambda message: self._tell(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, url: str, status: int) -> None:
        if status >= 400:
            self.complaints.append(f"{url}: {status}")

    def _tell(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)


@contextmanager
def context(browser: Browser, scheme: Scheme = "light", *, scripts: bool = True) -> Iterator[BrowserContext]:
    opened = browser.new_context(
        viewport={"width": 1440, "height": WIDTHS[1440]}, color_scheme=scheme, reduced_motion="reduce",
        java_script_enabled=scripts,
    )  # fmt: skip
    opened.set_default_timeout(MILLISECONDS)
    try:
        yield opened
    finally:
        opened.close()


@pytest.fixture(scope="module", params=SCHEMES)
def view(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[Scheme, BrowserContext]]:
    with context(browser, scheme=request.param) as opened:
        yield request.param, opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with context(browser) as opened:
        yield opened.new_page()


@pytest.mark.parametrize("url", PAGES)
def test_a_page_fits_its_window_and_asks_no_other_host(
    view: tuple[Scheme, BrowserContext], address: str, url: str, screenshots: Path
) -> None:
    scheme, opened = view
    page = opened.new_page()
    visit = Visit(page)
    page.goto(address + url, wait_until="load")
    assert page.locator("body").get_attribute("data-md-color-scheme") == {"light": "default", "dark": "slate"}[scheme]
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("document.fonts.ready")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("document.querySelector('.md-content').scrollWidth") <= width
        expect(page.locator("article.md-content__inner h1")).to_be_visible()
        picture = screenshots / f"{url.strip('/').replace('/', '-') or 'index'}-{width}-{scheme}.png"
        page.screenshot(path=picture, full_page=SCREENSHOTS in os.environ)  # whole pages take their time
    page.close()
    assert visit.complaints == []
    assert visit.requests[0] == address + url
    assert {urlsplit(request).netloc for request in visit.requests} == {urlsplit(address).netloc}


def test_a_page_that_does_not_fit_would_be_seen(page: Page, address: str) -> None:
    page.goto(address)
    page.set_viewport_size({"width": 390, "height": WIDTHS[390]})
    page.evaluate("document.querySelector('article h1').insertAdjacentHTML('afterend', '<pre>' + 'x'.repeat(999))")
    page.evaluate("document.querySelector('article pre').style = 'display: inline-block; width: 2000px'")
    assert page.evaluate("document.querySelector('.md-content').scrollWidth") > 390


def test_a_request_to_another_host_would_be_seen(page: Page, address: str) -> None:
    visit = Visit(page)
    page.goto(address)
    page.evaluate("fetch('http://elsewhere.example/').catch(() => 0)")
    assert "http://elsewhere.example/" in visit.requests
    assert any("elsewhere.example" in complaint for complaint in visit.complaints)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_figures_lead_to_entries_that_can_be_seen(browser: Browser, address: str, scripts: bool) -> None:  # noqa: FBT001
    with context(browser, scripts=scripts) as opened:
        page = opened.new_page()
        page.goto(address)
        figures = page.locator("article data.fact")
        found = {figure.get_attribute("data-fact"): figure.locator("a") for figure in figures.all()}
        topics = {str(link.get_attribute("href")).partition("#")[0]: key for key, link in found.items()}
        assert len(topics) == 4
        for key in topics.values():
            page.goto(address)
            page.locator(f'article data.fact[data-fact="{key}"] a').first.click()
            entry = page.locator(f'[id="{key}"]')
            expect(entry).to_be_in_viewport()
            expect(entry.locator(".value")).to_be_in_viewport()
            assert page.url.endswith(f"#{key}")
            assert entry.evaluate("element => element.matches(':target')")


def test_without_scripts_pages_have_their_figures_links_and_tables(browser: Browser, address: str) -> None:
    with context(browser, scripts=False) as opened:
        page = opened.new_page()
        for url in ("", "article/", "research/", "register/research/"):
            page.goto(address + url)
            parts = ("table:not(details *)", "data", "a[href*='#']")
            for part in parts if url != "register/research/" else ("article.entry", "data"):
                expect(page.locator(f"article {part}").first).to_be_visible()


@pytest.mark.parametrize(("width", "shown"), [(1440, "wide"), (390, "narrow")])
def test_a_chart_fits_its_page_in_legible_text_and_opens_its_table_without_scripts(
    browser: Browser, address: str, *, width: int, shown: str
) -> None:
    with context(browser, scripts=False) as opened:
        page = opened.new_page()
        page.set_viewport_size({"width": width, "height": WIDTHS[1440]})
        page.goto(f"{address}clusters/")
        for chart in page.locator("figure.chart").all():
            drawings = {name: chart.locator(f"svg.{name}") for name in ("wide", "narrow")}
            assert [name for name, drawing in drawings.items() if drawing.is_visible()] == [shown]
            drawing = drawings[shown]
            box, own = drawing.bounding_box(), chart.bounding_box()
            assert box
            assert own
            assert box["x"] + box["width"] <= own["x"] + own["width"] + 0.5 <= width
            scale = box["width"] / float(str(drawing.get_attribute("width")))
            assert scale * float(str(drawing.get_attribute("font-size"))) >= 11
        chart = page.locator("figure.chart").first
        expect(chart.locator("table")).to_be_hidden()
        chart.locator("summary").click()
        expect(chart.locator("table")).to_be_visible()


@pytest.mark.parametrize(
    ("query", "where"),
    [("3.727 million", "register/ip-protection/"), ("Expenditure on research and development", "register/research/")],
)
def test_the_search_finds_figures_and_indicators(page: Page, address: str, query: str, where: str) -> None:
    visit = Visit(page)
    page.goto(address)
    search = page.locator("[data-md-component=search-query]")
    search.click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    search.press_sequentially(query)  # it listens to keys
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    expect(page.locator(f".md-search-result__link[href*='{where}']").first).to_be_attached()  # they come by and by
    assert {urlsplit(request).netloc for request in visit.requests} == {urlsplit(address).netloc}
    assert visit.complaints == []


def test_the_search_takes_the_beginning_of_any_word_or_number(page: Page, address: str) -> None:
    visit = Visit(page)
    page.goto(address)
    search = page.locator("[data-md-component=search-query]")
    search.click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    for beginning in (*string.digits, *string.ascii_lowercase, "2.", "3.7", "1,"):
        search.fill("")
        expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
        search.press_sequentially(beginning)
        expect(page.locator(".md-search-result__meta")).to_contain_text("matching document")
    assert visit.complaints == []


def test_the_keyboard_reaches_a_figure_and_its_entry(page: Page, address: str) -> None:
    page.goto(address + "research/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className").startswith("md-skip")
    page.keyboard.press("Enter")
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("Boolean(document.activeElement.closest('data.fact'))"):
            break
    else:
        pytest.fail("no figure is reached")
    figure = page.locator("data.fact:has(:focus)")
    expect(figure).to_be_in_viewport()
    assert figure.locator("a").evaluate("link => getComputedStyle(link).outlineStyle !== 'none'")
    key = figure.get_attribute("data-fact")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"#{key}$"))
    expect(page.locator(f'[id="{key}"]')).to_be_in_viewport()


def test_a_page_that_is_not_there_says_so_with_the_look_of_the_site(page: Page, address: str) -> None:
    page.goto(address + "404.html")
    expect(page.locator("h1").last).to_be_visible()

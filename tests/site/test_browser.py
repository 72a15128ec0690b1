"""The real site in a real browser: wide and narrow, light and dark, with JavaScript and without."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.site.browsing import SCHEMES, WIDTHS, Scheme, Visit, context, lay_out
from tests.site.pages import PAGES
from tests.site.small import REPOSITORY

pytestmark = pytest.mark.browser

SCREENSHOTS: Final = "FACTSHEET_SCREENSHOTS"
# Links before the first figure of a page that a reader with a keyboard passes, after having skipped the navigation.
STEPS: Final = 10


@pytest.fixture(scope="module")
def screenshots() -> Path:
    """Return the folder in which the pictures of this run are kept; git takes no notice of it."""
    folder = Path(os.environ.get(SCREENSHOTS) or REPOSITORY / ".build" / "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="module", params=SCHEMES)
def view(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[Scheme, BrowserContext]]:
    with context(browser, scheme=request.param) as opened:
        yield request.param, opened


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
        lay_out(page)
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


def test_a_request_to_another_host_would_be_seen(browser: Browser, address: str) -> None:
    with context(browser, policy=False) as opened:
        page = opened.new_page()
        visit = Visit(page)
        page.goto(address)
        page.evaluate("fetch('http://elsewhere.example/').catch(() => 0)")
        assert "http://elsewhere.example/" in visit.requests
        assert visit.complained("elsewhere.example")


@pytest.mark.parametrize(
    "foreign",
    [
        "fetch('http://elsewhere.example/').catch(() => 0)",
        "document.body.append(Object.assign(new Image(), {src: 'http://elsewhere.example/a.png'}))",
        "document.body.insertAdjacentHTML('beforeend', '<iframe src=\"http://elsewhere.example/\">')",
        "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')",
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"document.title = 1\">')",
        "document.head.append(Object.assign(document.createElement('script'), {text: 'document.title = 1'}))",
    ],
    ids=["request", "picture", "frame", "style", "attribute", "script"],
)
def test_the_policy_of_a_page_keeps_out_what_is_foreign(page: Page, address: str, foreign: str) -> None:
    visit = Visit(page)
    page.goto(address)
    title = page.title()
    page.on("requestfinished", lambda request: visit.complaints.append(f"finished: {request.url}"))
    page.evaluate(foreign)
    expect(page).to_have_title(title)
    assert visit.complained("Content Security Policy")
    assert not any("finished: http://elsewhere" in complaint for complaint in visit.complaints)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_figures_lead_to_entries_that_can_be_seen(browser: Browser, address: str, scripts: bool) -> None:  # noqa: FBT001
    with context(browser, scripts=scripts) as opened:
        page = opened.new_page()
        page.goto(address)
        figures = page.locator("article data.fact")
        found = {figure.get_attribute("data-fact"): figure.locator("a") for figure in figures.all()}
        assert len(found) > 4
        for key in list(found)[:4]:
            page.goto(address)
            page.locator(f'article data.fact[data-fact="{key}"] a').first.click()
            entry = page.locator(f'[id="{key}"]')
            expect(entry).to_be_in_viewport()
            expect(page.locator("article.entry", has=entry).locator(".value")).to_be_in_viewport()
            assert page.url.endswith(f"#{key}")
            expect(page.locator(":target")).to_have_id(str(key))


def test_without_scripts_pages_have_their_figures_links_and_tables(browser: Browser, address: str) -> None:
    with context(browser, scripts=False) as opened:
        page = opened.new_page()
        parts = {
            "": ".card", "article/": "table", "research/": "table:not(details *)", "register/research/": "table",
            "register/rd_growth/": "article.entry",
        }  # fmt: skip
        for url, part in parts.items():
            page.goto(address + url)
            for selector in (part, "data", "a[href*='#']"):
                expect(page.locator(f"article {selector}").first).to_be_visible()


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


@pytest.mark.parametrize("width", list(WIDTHS))
@pytest.mark.parametrize("url", ["clusters/", "register/gii_cluster_rank/"])
def test_a_link_into_a_page_lands_on_its_mark(browser: Browser, address: str, url: str, width: int) -> None:
    with context(browser, width=width) as opened:
        page = opened.new_page()
        page.goto(address + url)
        marks = page.locator("article :is(h2, figure.chart)[id]").evaluate_all("all => all.map(one => one.id)")
        assert len(marks) > 5
        for mark in (marks[len(marks) // 2], marks[-1]):  # below much that is not laid out until it is come near
            fresh = opened.new_page()
            fresh.goto(f"{address}{url}#{mark}")
            place = fresh.locator(f'[id="{mark}"]')
            expect(place).to_be_in_viewport()
            fresh.wait_for_timeout(500)
            box = place.bounding_box()
            last = fresh.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 1")
            assert box
            assert -2 <= box["y"] < 200 or last
            fresh.close()


def test_an_abbreviation_with_the_focus_is_spelled_out(page: Page, address: str) -> None:
    page.goto(address + "research/")
    short = page.locator("article abbr[title]").first
    spelled = "short => getComputedStyle(short, '::after').content"
    assert short.evaluate(spelled) == "none"
    short.focus()
    assert short.get_attribute("title") in short.evaluate(spelled)


def test_a_page_that_is_not_there_says_so_with_the_look_of_the_site(page: Page, address: str) -> None:
    page.goto(address + "404.html")
    expect(page.locator("h1").last).to_be_visible()

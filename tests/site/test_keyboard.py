"""Without a mouse, without motion, enlarged: everything is reached, nothing traps, nothing flies, nothing is cut."""

from __future__ import annotations

from typing import Final, TypedDict

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browsing import context
from tests.site.pages import PAGES

pytestmark = pytest.mark.browser

PAGE: Final = "greater-bay-area/"  # the links of a whole page are walked, so it is not the longest
STOPS: Final = 600  # more than any page has
ZOOMED: Final = 720  # what is left of 1440 pixels at 200 %
MILLISECONDS: Final = 10  # what is shorter is no motion

PRESSES: Final = 50
_FOCUSED: Final = """
() => {
  const found = document.activeElement
  if (found === document.body || found === document.documentElement) return null
  const {left, top, width, height} = found.getClientRects()[0]
  const shown = document.elementFromPoint(left + width / 2, top + height / 2)
  return {
    name: found.className + " " + found.tagName.toLowerCase(),
    part: ["header", "nav.fs-nav", "article", "footer"].find(part => found.closest(part)) ?? "",
    href: found.getAttribute("href") ?? "",
    figure: Boolean(found.closest("data.fact")),
    seen: found.contains(shown),
  }
}
"""
_MOVING: Final = """
limit => [...document.querySelectorAll("*")].flatMap(element => [null, "::before", "::after"].map(part => {
  const style = getComputedStyle(element, part)
  const milliseconds = time => parseFloat(time) * (/ms$/.test(time) ? 1 : 1000)
  const longest = name => Math.max(...style[name].split(",").map(milliseconds))
  const moves = ["transitionDuration", "animationDuration"].some(name => longest(name) > limit)
  return moves ? `${element.tagName}.${element.className}${part ?? ""}` : ""
})).filter(name => name)
"""


class Stop(TypedDict):
    """An element that the key Tab leads to."""

    name: str
    part: str
    href: str
    figure: bool
    seen: bool


def walk(page: Page) -> list[Stop]:
    """Press Tab until the page is left; return where it stopped. Fail if it goes on for ever."""
    page.keyboard.press("Tab")
    stops: list[Stop] = []
    while stop := page.evaluate(_FOCUSED):
        stops.append(stop)
        assert len(stops) < STOPS, f"the keyboard is trapped among {[stop['name'] for stop in stops[-5:]]}"
        page.keyboard.press("Tab")
    return stops


@pytest.mark.parametrize("width", [1440, ZOOMED])
def test_the_keyboard_walks_through_a_page_and_out_of_it(browser: Browser, address: str, width: int) -> None:
    with context(browser, width=width) as opened:
        page = opened.new_page()
        page.goto(address + PAGE)
        stops = walk(page)
        links = page.locator("article.md-content__inner data.fact a:not(details *)").count()
    assert "md-skip" in stops[0]["name"]
    assert [stop["part"] for stop in stops if "md-search__input" in stop["name"]] == ["header"]
    assert "clusters/" in " ".join(stop["href"] for stop in stops if stop["part"] == "nav.fs-nav")
    assert sum(stop["figure"] for stop in stops) == links > 0
    parts = [stop["part"] for stop in stops if stop["part"]]
    assert list(dict.fromkeys(parts))[:3] == ["header", "nav.fs-nav", "article"]
    assert [stop for stop in stops if not stop["seen"] and not is_hidden_control(stop)] == []


def is_hidden_control(stop: Stop) -> bool:
    """Tell whether it is a control of Material that has no size, and shows its focus on its label or not at all."""
    return any(name in stop["name"] for name in ("md-option", "md-search__input", "md-search__scrollwrap"))


def test_the_keyboard_goes_back_past_the_search(page: Page, address: str) -> None:
    page.goto(address)
    for key in ["Tab"] * 6 + ["Shift+Tab"] * 5:
        page.keyboard.press(key)
    assert "md-skip" in page.evaluate(_FOCUSED)["name"]


def test_the_keyboard_searches_and_opens_a_result(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("3.73 million")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    focused = page.locator(".md-search-result__link:focus")
    for _ in range(
        PRESSES
    ):  # each key was a query of its own, and its late answer takes the focus from what it replaces
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(100)
        if focused.count():
            break
    expect(focused).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/register/**")


def test_the_search_is_left_by_the_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


@pytest.mark.parametrize("url", PAGES)
def test_a_page_at_twice_its_size_is_read_without_scrolling_sideways(browser: Browser, address: str, url: str) -> None:
    with context(browser, width=ZOOMED) as opened:
        page = opened.new_page()
        page.goto(address + url)
        assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED
        assert page.evaluate("document.querySelector('.md-content').scrollWidth") <= ZOOMED


@pytest.mark.parametrize("url", ["", "timeline/"])
def test_nothing_moves_for_a_reader_who_wants_no_motion(page: Page, address: str, url: str) -> None:
    page.goto(address + url)
    assert page.evaluate(_MOVING, MILLISECONDS) == []
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(_MOVING, MILLISECONDS), "what is looked for is there for other readers"

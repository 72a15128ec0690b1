"""The glance at a figure in a real browser: by pointer, keyboard and touch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.browsing import context

pytestmark = pytest.mark.browser

KEY: Final = "rd_expenditure.cn.2024"
URL: Final = "research/"


def figure(page: Page) -> Locator:
    return page.locator(f'[id="use-{KEY}"] a')


def glance(page: Page) -> Locator:
    return page.locator(f'[id="glance-{KEY}"]')


@pytest.fixture
def opened(page: Page, address: str) -> Page:
    page.goto(address + URL)
    return page


def test_pointing_at_a_figure_shows_its_glance_and_leaving_hides_it(opened: Page) -> None:
    expect(glance(opened)).to_be_hidden()
    figure(opened).hover()
    expect(glance(opened)).to_be_visible()
    for text in ("Expenditure on research and development", "China, 2024", "3.63268 trillion yuan", "final", "Range"):
        expect(glance(opened)).to_contain_text(text)
    opened.mouse.move(5, 700)
    expect(glance(opened)).to_be_hidden()


def test_the_glance_stays_while_it_is_pointed_at_and_leads_to_the_entry(opened: Page) -> None:
    figure(opened).hover()
    more = glance(opened).get_by_text("All about this figure")
    more.hover()
    opened.wait_for_timeout(500)  # longer than a glance waits before it goes
    expect(glance(opened)).to_be_visible()
    more.click()
    opened.wait_for_url(re.compile(f"/register/rd_expenditure/#{re.escape(KEY)}$"))


def test_the_glance_lies_within_the_window_beside_its_figure(opened: Page) -> None:
    figure(opened).hover()
    expect(glance(opened)).to_be_in_viewport(ratio=1)
    link, shown = figure(opened).bounding_box(), glance(opened).bounding_box()
    assert link
    assert shown
    assert min(abs(shown["y"] - link["y"] - link["height"]), abs(link["y"] - shown["y"] - shown["height"])) < 8


def test_the_keyboard_shows_the_glance_and_escape_hides_it(opened: Page) -> None:
    opened.keyboard.press("Tab")  # from here on the browser shows the focus
    figure(opened).focus()
    expect(glance(opened)).to_be_visible()
    opened.keyboard.press("Escape")
    expect(glance(opened)).to_be_hidden()
    expect(figure(opened)).to_be_focused()
    opened.keyboard.press("Enter")
    opened.wait_for_url(re.compile(f"#{re.escape(KEY)}$"))


def test_going_on_with_the_keyboard_hides_the_glance(opened: Page) -> None:
    opened.keyboard.press("Tab")
    figure(opened).focus()
    expect(glance(opened)).to_be_visible()
    opened.keyboard.press("Tab")
    expect(glance(opened)).to_be_hidden()


def test_the_glance_is_the_description_of_its_figure(opened: Page) -> None:
    assert figure(opened).get_attribute("aria-describedby") == f"glance-{KEY}"
    expect(figure(opened)).to_have_accessible_description(re.compile("Expenditure on research and development.*Range"))


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    with context(browser, width=390, touch=True) as window:
        page = window.new_page()
        page.goto(address + URL)
        yield page


def test_the_first_tap_shows_the_glance_and_the_second_leads_to_the_entry(phone: Page) -> None:
    figure(phone).tap()
    expect(glance(phone)).to_be_visible()
    expect(glance(phone)).to_be_in_viewport(ratio=1)
    assert phone.url.endswith(URL)
    figure(phone).tap()
    phone.wait_for_url(re.compile(f"#{re.escape(KEY)}$"))


def test_a_tap_beside_it_hides_the_glance(phone: Page) -> None:
    figure(phone).tap()
    expect(glance(phone)).to_be_visible()
    phone.touchscreen.tap(380, 100)
    expect(glance(phone)).to_be_hidden()


def test_without_scripts_a_figure_leads_to_its_entry_and_no_glance_is_seen(browser: Browser, address: str) -> None:
    with context(browser, scripts=False) as window:
        page = window.new_page()
        page.goto(address + URL)
        expect(glance(page)).to_be_hidden()
        figure(page).click()
        expect(page.locator(f'[id="{KEY}"]')).to_be_in_viewport()

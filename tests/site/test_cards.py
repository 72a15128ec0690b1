"""The card of a figure in a real browser: by pointer, keyboard and touch."""

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


def card(page: Page) -> Locator:
    return page.locator(f'[id="card-{KEY}"]')


@pytest.fixture
def opened(page: Page, address: str) -> Page:
    page.goto(address + URL)
    return page


def test_pointing_at_a_figure_shows_its_card_and_leaving_hides_it(opened: Page) -> None:
    expect(card(opened)).to_be_hidden()
    figure(opened).hover()
    expect(card(opened)).to_be_visible()
    for text in ("Expenditure on research and development", "China, 2024", "3.63268 trillion yuan", "final", "Range"):
        expect(card(opened)).to_contain_text(text)
    opened.mouse.move(5, 700)
    expect(card(opened)).to_be_hidden()


def test_the_card_stays_while_it_is_pointed_at_and_leads_to_the_entry(opened: Page) -> None:
    figure(opened).hover()
    more = card(opened).get_by_text("All about this figure")
    more.hover()
    opened.wait_for_timeout(500)  # longer than a card waits before it goes
    expect(card(opened)).to_be_visible()
    more.click()
    opened.wait_for_url(re.compile(f"/register/rd_expenditure/#{re.escape(KEY)}$"))


def test_the_card_lies_within_the_window_beside_its_figure(opened: Page) -> None:
    figure(opened).hover()
    expect(card(opened)).to_be_in_viewport(ratio=1)
    link, shown = figure(opened).bounding_box(), card(opened).bounding_box()
    assert link
    assert shown
    assert min(abs(shown["y"] - link["y"] - link["height"]), abs(link["y"] - shown["y"] - shown["height"])) < 8


def test_the_keyboard_shows_the_card_and_escape_hides_it(opened: Page) -> None:
    opened.keyboard.press("Tab")  # from here on the browser shows the focus
    figure(opened).focus()
    expect(card(opened)).to_be_visible()
    opened.keyboard.press("Escape")
    expect(card(opened)).to_be_hidden()
    expect(figure(opened)).to_be_focused()
    opened.keyboard.press("Enter")
    opened.wait_for_url(re.compile(f"#{re.escape(KEY)}$"))


def test_going_on_with_the_keyboard_hides_the_card(opened: Page) -> None:
    opened.keyboard.press("Tab")
    figure(opened).focus()
    expect(card(opened)).to_be_visible()
    opened.keyboard.press("Tab")
    expect(card(opened)).to_be_hidden()


def test_the_card_is_the_description_of_its_figure(opened: Page) -> None:
    assert figure(opened).get_attribute("aria-describedby") == f"card-{KEY}"
    expect(figure(opened)).to_have_accessible_description(re.compile("Expenditure on research and development.*Range"))


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    with context(browser, width=390, touch=True) as window:
        page = window.new_page()
        page.goto(address + URL)
        yield page


def test_the_first_tap_shows_the_card_and_the_second_leads_to_the_entry(phone: Page) -> None:
    figure(phone).tap()
    expect(card(phone)).to_be_visible()
    expect(card(phone)).to_be_in_viewport(ratio=1)
    assert phone.url.endswith(URL)
    figure(phone).tap()
    phone.wait_for_url(re.compile(f"#{re.escape(KEY)}$"))


def test_a_tap_beside_it_hides_the_card(phone: Page) -> None:
    figure(phone).tap()
    expect(card(phone)).to_be_visible()
    phone.touchscreen.tap(380, 100)
    expect(card(phone)).to_be_hidden()


def test_without_scripts_a_figure_leads_to_its_entry_and_no_card_is_seen(browser: Browser, address: str) -> None:
    with context(browser, scripts=False) as window:
        page = window.new_page()
        page.goto(address + URL)
        expect(card(page)).to_be_hidden()
        figure(page).click()
        expect(page.locator(f'[id="{KEY}"]')).to_be_in_viewport()

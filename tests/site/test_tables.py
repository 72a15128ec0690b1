"""Tables in a real browser: sorted, filtered, and within reach on a narrow screen."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.browsing import context, lay_out

pytestmark = pytest.mark.browser

COUNTS: Final = "register/gii_clusters/"


def table(page: Page) -> Locator:
    return page.locator(".observations table.figures").first


def column(page: Page, number: int) -> list[str]:
    rows = table(page).locator("tbody tr:not(.break)")
    return [" ".join(text.split()) for text in rows.locator(f"> :nth-child({number})").all_inner_texts()]


def values(page: Page) -> list[float]:
    return [float(str(data.get_attribute("value"))) for data in table(page).locator("tbody data").all()]


def test_a_column_of_numbers_is_sorted_from_the_largest_then_the_smallest_then_as_printed(
    page: Page, address: str
) -> None:
    page.goto(address + COUNTS)
    printed = values(page)
    head = table(page).locator("th.number")
    head.get_by_role("button").click()
    assert values(page) == sorted(printed, reverse=True) != printed
    assert head.get_attribute("aria-sort") == "descending"
    head.get_by_role("button").click()
    assert values(page) == sorted(printed)
    assert head.get_attribute("aria-sort") == "ascending"
    head.get_by_role("button").click()
    assert values(page) == printed
    assert head.get_attribute("aria-sort") is None


@pytest.mark.parametrize("url", ["register/gii_cluster_rank/", "clusters-tables/"])
def test_a_column_of_ranks_is_sorted_from_the_first_place(page: Page, address: str, url: str) -> None:
    page.goto(address + url)
    head = page.locator("article > .observations th[data-kind=rank]:has(button)").first
    assert "Rank" in str(head.locator("xpath=ancestor::table").text_content())
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"


def test_a_column_of_names_or_periods_is_sorted_from_the_first_one(page: Page, address: str) -> None:
    page.goto(address + COUNTS)
    heads = table(page).locator("thead th")
    assert heads.all_inner_texts()[:2] == ["Period", "Economy"]
    for number in (1, 2):
        heads.nth(number - 1).get_by_role("button").click()
        assert column(page, number) == sorted(column(page, number))
        assert len(set(column(page, number))) > 1


def test_breaks_are_not_shown_between_sorted_rows(page: Page, address: str) -> None:
    page.goto(address + "clusters-tables/")
    page.locator("table.figures:has(tr.break)").first.evaluate("table => { table.id = 'broken' }")
    broken = page.locator("#broken")
    breaks = broken.locator("tr.break").count()
    assert breaks
    button = broken.locator("thead button").last
    for expected in (0, 0, breaks):
        button.click()
        expect(broken.locator("tr.break")).to_have_count(expected)


def test_a_long_table_shows_the_rows_that_match_a_filter(page: Page, address: str) -> None:
    page.goto(address + COUNTS)
    rows = table(page).locator("tbody tr:not(.break)")
    count = rows.count()
    page.get_by_role("searchbox", name="Filter rows").first.fill("china 2024")
    expect(rows.locator("visible=true")).to_have_count(1)
    expect(page.locator(".filter output").first).to_have_text(f"1 of {count} rows")
    page.get_by_role("searchbox", name="Filter rows").first.fill("")
    expect(rows.locator("visible=true")).to_have_count(count)


@pytest.mark.parametrize("width", [390, 1440])
def test_the_filter_of_a_folded_table_is_seen_whole_with_the_focus_too(
    browser: Browser, address: str, width: int
) -> None:
    with context(browser, width=width) as window:
        page = window.new_page()
        page.goto(address + "clusters/")
        figures = page.locator("details.figures:has(.filter)").first
        figures.locator("summary").click()
        field, told = figures.locator(".filter input"), figures.locator(".filter output")
        field.fill("nothing like it")
        field.focus()
        reach = field.evaluate(
            "field => { const style = getComputedStyle(field);"
            " return parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth) }"
        )
        left, right, bottom = field.evaluate(
            "field => { const box = field.getBoundingClientRect(); return [box.left, box.right, box.bottom] }"
        )
        frame = figures.evaluate("f => f.closest('figure').getBoundingClientRect().left")
        assert left - reach >= frame
        assert bottom + reach < figures.locator("caption").evaluate("c => c.getBoundingClientRect().top")
        assert right + reach < told.evaluate("t => t.getBoundingClientRect().left")


def test_a_short_table_has_no_filter(page: Page, address: str) -> None:
    page.goto(address + "register/rd_intensity_rise/")
    expect(page.locator(".filter")).to_have_count(0)


def test_the_head_of_a_long_table_stays_in_sight(browser: Browser, address: str) -> None:
    for width in (1440, 390):
        with context(browser, width=width) as window:
            page = window.new_page()
            page.goto(address + "register/gii_cluster_rank/")
            table(page).locator("tbody tr").nth(60).scroll_into_view_if_needed()
            expect(table(page).locator("thead th").first).to_be_in_viewport()


def test_on_a_narrow_screen_the_names_of_the_rows_stay_in_sight(browser: Browser, address: str) -> None:
    with context(browser, width=390) as window:
        page = window.new_page()
        page.goto(address + "greater-bay-area/")
        lay_out(page)
        frame = page.locator("article > .observations").first
        assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
        frame.evaluate("frame => { frame.scrollLeft = frame.scrollWidth }")
        head = frame.locator("tbody th").first
        head.scroll_into_view_if_needed()
        expect(head).to_be_in_viewport()
        assert frame.evaluate("frame => frame.querySelector('tbody th').getBoundingClientRect().left >= 0")


def test_numbers_stand_with_their_points_below_each_other(page: Page, address: str) -> None:
    page.goto(address + "register/rd_expenditure/")
    tails = table(page).locator("tbody .tail")
    assert tails.count() > 5
    assert len({round(begins_at(tail)) for tail in tails.all()}) == 1


def begins_at(tail: Locator) -> float:
    """Return where a number's part behind the whole number begins, in pixels from the left."""
    return float(tail.evaluate("tail => tail.getBoundingClientRect().left"))


def test_numbers_of_a_table_that_was_typed_as_markdown_stand_at_the_right(page: Page, address: str) -> None:
    page.goto(f"{address}editing/serving/")
    cells = page.locator("table:not([class]) :is(th, td)")
    numbers = page.locator("table:not([class]) :is(th, td).number")
    aligned = "cells => cells.map(cell => getComputedStyle(cell).textAlign)"
    assert set(numbers.evaluate_all(aligned)) == {"right"}
    assert set(cells.evaluate_all(aligned)) == {"left", "right"}

"""Pages for everyone: no rule of axe-core is broken, on prose pages and on entries of every shape.

Each page is looked at twice, wide and light, narrow and dark; `make audit` looks at all four, on every page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from factsheet.facts import Fact
from factsheet.render import Renderer
from factsheet.sheet import Sheet, sheet_of
from tests.site.axe import violations
from tests.site.browsing import Scheme, context, look, search
from tests.site.pages import PAGES
from tests.site.small import REPOSITORY

pytestmark = pytest.mark.browser

SHEET: Final = sheet_of(REPOSITORY)
VIEWS: Final[tuple[tuple[Scheme, int], ...]] = (("light", 1440), ("dark", 390))
FIRST: Final = 20  # so many of the list of all sources are looked at


def pages_of_entries(sheet: Sheet) -> set[str]:
    """Return the pages of the register that hold entries."""
    return {Renderer(sheet, "").entry_link(fact).partition("#")[0] for fact in sheet.facts}


PROSE: Final = tuple(url for url in PAGES if url not in pages_of_entries(SHEET))
# What an entry may have, or be.
SHAPES: Final[dict[str, Callable[[Fact], object]]] = {
    "evidence": lambda fact: fact.evidence,
    "several sources": lambda fact: len(fact.origins) > 1,
    "one source": lambda fact: len(fact.origins) == 1,
    "a formula": lambda fact: fact.derivation,
    "revisions": lambda fact: fact.revisions,
    "conflicts": lambda fact: fact.conflicts,
    "a note": lambda fact: fact.entry.note,
    "a name of its own": lambda fact: fact.entry.listed_as,
    "a break": lambda fact: fact.indicator.entry.breaks,
    "relations": lambda fact: SHEET.ties[fact.address].relations,
    "what follows from it": lambda fact: SHEET.ties[fact.address].derived,
    "no final value": lambda fact: fact.status in {"preliminary", "estimate", "target"},
    "a source that is not linked": lambda fact: not all(line.source.entry.link for line in fact.lines),
    "many places": lambda fact: len({other.place.key for other in SHEET.facts.by_indicator[fact.indicator.key]}) > 20,
}


def barriers(page: Page, *without: str) -> list[str]:
    """Return what is against the rules in an open page, in each view, once what the selectors choose is gone."""
    found = []
    for selector in without:
        page.evaluate("selector => document.querySelectorAll(selector).forEach(found => found.remove())", selector)
    for scheme, width in VIEWS:
        look(page, scheme, width)
        found += [f"{scheme}, {width}: {violation}" for violation in violations(page)]
    return found


@pytest.mark.parametrize("url", PROSE)
def test_a_page_has_no_barrier(browser: Browser, address: str, url: str) -> None:
    with context(browser) as opened:
        page = opened.new_page()
        page.goto(address + url)
        assert barriers(page, f".bibliography > li:nth-child(n + {FIRST})") == []


def test_the_page_for_what_is_not_there_has_no_barrier(page: Page, address: str) -> None:
    page.goto(address + "404.html")
    assert barriers(page) == []


@pytest.mark.parametrize("shape", SHAPES)
def test_an_entry_has_no_barrier_if_it_has(browser: Browser, address: str, shape: str) -> None:
    fact = next(fact for fact in SHEET.facts if SHAPES[shape](fact))
    with context(browser) as opened:
        page = opened.new_page()
        page.goto(address + Renderer(SHEET, "").entry_link(fact))
        assert page.locator(f'[id="{fact.address}"]').count() == 1
        assert barriers(page, f'.entry:not([id="{fact.address}"])') == []


def test_the_results_of_a_search_have_no_barrier(page: Page, address: str) -> None:
    page.goto(address)
    assert search(page, "3.73 million")
    assert barriers(page) == []


@pytest.mark.parametrize(
    ("rule", "html"),
    [
        ("color-contrast", '<p style="color: #999; background: #fff">Pale</p>'),
        ("image-alt", '<img src="assets/images/favicon.png">'),
        (
            "link-in-text-block",
            '<p>Text, <a href="#x" style="text-decoration: none; border: 0; color: #444">link</a>.</p>',
        ),
        ("target-size", 2 * '<button style="padding: 0; width: 9px">x</button>'),
    ],
)
def test_a_barrier_would_be_seen(browser: Browser, address: str, rule: str, html: str) -> None:
    with context(browser, policy=False) as opened:
        page = opened.new_page()
        page.goto(address)
        page.evaluate("html => document.querySelector('article h1').insertAdjacentHTML('afterend', html)", html)
        assert any(found.startswith(rule) for found in violations(page, rules=[rule]))

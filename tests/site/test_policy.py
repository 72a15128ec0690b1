"""The policy of each page in a real browser: nothing that the site itself does is against it."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.site.browsing import Visit, search

pytestmark = pytest.mark.browser

URLS: Final = {
    "home": "", "topic": "research/", "tables": "clusters-tables/", "entry": "register/gii_cluster_rank/",
    "register": "register/research/", "guide": "editing/words/", "not found": "404.html",
}  # fmt: skip
LISTEN: Final = """
window.violations = []
document.addEventListener("securitypolicyviolation", event => {
  window.violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`)
})
"""


@pytest.fixture
def watched(page: Page) -> Page:
    """Return a page that notes what its policy had to stop, from its first line on."""
    page.add_init_script(LISTEN)
    return page


def violations(page: Page) -> list[str]:
    page.evaluate("new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))")  # events come afterwards
    return list(page.evaluate("window.violations"))


@pytest.mark.parametrize("name", URLS)
def test_a_page_does_nothing_that_its_policy_forbids(watched: Page, address: str, name: str) -> None:
    visit = Visit(watched)
    watched.goto(address + URLS[name], wait_until="networkidle")
    assert watched.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
    watched.mouse.wheel(0, 1500)
    assert violations(watched) == []
    assert visit.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_a_reader_does_is_not_against_the_policy(watched: Page, address: str, scheme: str) -> None:
    watched.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    watched.goto(address + "research/")
    figure = watched.locator("[id^='use-'][data-fact] a").first
    figure.hover()
    expect(watched.locator(".glance:popover-open")).to_be_visible()
    watched.goto(address + "register/gii_cluster_rank/")
    watched.locator("table.figures thead button").last.click()
    watched.get_by_role("searchbox", name="Filter rows").first.fill("tokyo")
    watched.emulate_media(media="print")
    watched.emulate_media(media="screen")
    assert search(watched, "3.73 million")
    assert violations(watched) == []


@pytest.mark.parametrize(
    ("foreign", "told"),
    [
        ("made('p', {}).setAttribute('style', 'color: red')", "style-src-attr: inline"),
        ("document.head.append(made('style', {textContent: 'p {}'}))", "style-src-elem: inline"),
        ("document.head.append(made('script', {text: 'x'}))", "script-src-elem: inline"),
        ("document.body.append(made('img', {src: 'http://elsewhere.example/a.png'}))", "img-src: http://elsewhere"),
        ("document.head.append(made('base', {href: '/x/'}))", "base-uri: "),
    ],
    ids=["style attribute", "style", "script", "picture", "base"],
)
def test_what_the_policy_forbids_would_be_noted(watched: Page, address: str, foreign: str, told: str) -> None:
    watched.goto(address)
    made = "const made = (tag, values) => Object.assign(document.createElement(tag), values)"
    watched.evaluate(f"() => {{ {made}; {foreign} }}")
    found = violations(watched)
    assert found
    assert all(violation.startswith(told) for violation in found)

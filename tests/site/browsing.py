"""What tests in a browser share: a look at a page that notes what it asked for, and the windows they look through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Literal

from playwright.sync_api import Browser, BrowserContext, Page, expect

Scheme = Literal["light", "dark"]
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
WIDTHS: Final = {390: 844, 1440: 900}
MILLISECONDS: Final = 30_000
ANSWERED: Final = re.compile("matching documents?$")
expect.set_options(timeout=MILLISECONDS)


class Visit:
    """One look at a page: what it asked for, and what the browser complained of."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("response", lambda response: self._note(response.url, response.status))
        page.on("requestfailed", lambda request: self.complaints.append(f"{request.url}: {request.failure}"))
        page.on("console", lambda message: self._tell(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def complained(self, words: str) -> bool:
        """Tell whether the browser complains in these words; its complaints come a little later than their causes."""
        for _ in range(MILLISECONDS // 100):
            if any(words in complaint for complaint in self.complaints):
                return True
            self._page.wait_for_timeout(100)
        return False

    def _note(self, url: str, status: int) -> None:
        if status >= 400:
            self.complaints.append(f"{url}: {status}")

    def _tell(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)


@contextmanager
def context(
    browser: Browser, scheme: Scheme = "light", *, scripts: bool = True, width: int = 1440, touch: bool = False,
    policy: bool = True,
) -> Iterator[BrowserContext]:  # fmt: skip
    """Open a window of a reader who wants no motion, for the length of a `with`; without `policy` pages may do all."""
    opened = browser.new_context(
        viewport={"width": width, "height": WIDTHS.get(width, WIDTHS[1440])}, color_scheme=scheme,
        reduced_motion="reduce", java_script_enabled=scripts, has_touch=touch, bypass_csp=not policy,
    )  # fmt: skip
    opened.set_default_timeout(MILLISECONDS)
    try:
        yield opened
    finally:
        opened.close()


def search(page: Page, query: str) -> list[str]:
    """Type a query into the search of an open page; return where its results lead, best first, from the site's root.

    Those that stand folded up under "more on this page" are left out. A result leads to its page first, then into it.
    """
    field = page.locator("[data-md-component=search-query]")
    told = page.locator(".md-search-result__meta")
    field.click()
    field.fill("")
    field.dispatch_event("keyup")
    expect(told).to_have_text("Type to start searching")
    field.fill(query)
    field.dispatch_event("keyup")  # a browser sends it after each key; `fill` does not
    expect(told).to_have_text(ANSWERED)
    links = page.locator(".md-search-result__link:not(details *)")
    return [str(link.get_attribute("href")) for link in links.all()]


def lay_out(page: Page) -> None:
    """Lay out all of an open page at once, what lies below the window too, so that all of it can be measured."""
    page.evaluate(
        "const sheet = new CSSStyleSheet(); sheet.replaceSync('* { content-visibility: visible !important }');"
        "document.adoptedStyleSheets = [sheet]"
    )


def look(page: Page, scheme: Scheme, width: int) -> None:
    """Show all of an open page in a colour scheme and a width."""
    lay_out(page)
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    page.evaluate(
        "scheme => document.body.setAttribute('data-md-color-scheme', scheme)",
        {"light": "default", "dark": "slate"}[scheme],
    )

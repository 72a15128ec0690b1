"""What a page costs at first view: how much a browser downloads with an empty cache, and in how many requests."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Request

from factsheet.sheet import sheet_of
from tests.site.browsing import context
from tests.site.small import REPOSITORY

pytestmark = pytest.mark.browser

KILOBYTES: Final = 150
REQUESTS: Final = 15
TOPICS: Final = ("", "article/", "clusters/", "research/", "ip-protection/", "greater-bay-area/")


def load(browser: Browser, url: str) -> dict[str, int]:
    """Open a page with an empty cache, wait until nothing more comes; return what was downloaded, by address.

    That is the compressed bytes of each answer with its head, of workers too, as the browser counts them.
    """
    with context(browser) as opened:
        page = opened.new_page()
        finished: list[Request] = []
        page.on("requestfinished", lambda request: finished.append(request))  # noqa: PLW0108 -- it marks what it is given
        page.goto(url, wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        return {request.url: _size(request) for request in finished}


def _size(request: Request) -> int:
    """Return how many bytes came; of a worker's script, which the browser does not count, what its answer announced."""
    answer, sizes = request.response(), request.sizes()
    announced = int((answer and answer.header_value("Content-Length")) or 0)
    return max(sizes["responseBodySize"], announced) + sizes["responseHeadersSize"]


@pytest.mark.parametrize("url", TOPICS)
def test_a_topic_page_is_light(browser: Browser, address: str, url: str) -> None:
    cost = load(browser, address + url)
    assert sum(cost.values()) <= KILOBYTES * 1000, cost
    assert len(cost) <= REQUESTS, cost
    kinds = {urlsplit(asked).path.rpartition(".")[2] for asked in cost}
    assert kinds >= {"css", "js", "woff2"}


def test_what_is_measured_is_compressed(browser: Browser, address: str, site: Path) -> None:
    cost = load(browser, address)
    assert 2000 < cost[address] < (site / "index.html").stat().st_size / 2


def test_every_topic_page_is_measured() -> None:
    assert set(TOPICS) <= {page.url for page in sheet_of(REPOSITORY).pages}

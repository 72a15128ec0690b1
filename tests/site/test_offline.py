"""The offline copy of the real site, unpacked and opened from the file system."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from factsheet.offline import ARCHIVE
from factsheet.pdf import BOOK
from tests.site.browsing import Visit, context, search

pytestmark = pytest.mark.browser

PATENTS = "valid_patents_held_by_companies.cn.2025-06"


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the unpacked copy."""
    folder = tmp_path_factory.mktemp("offline") / "a folder with spaces"
    with zipfile.ZipFile(site / ARCHIVE) as archive:
        archive.extractall(folder)
    return folder


class Links(HTMLParser):
    """Gathers where the links of a page lead, and its ids."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids.add(values.get("id") or values.get("name", ""))
        if tag in {"a", "area", "link"} and "href" in values:
            self.links.append(values["href"])


def test_every_link_within_the_copy_leads_to_a_file_of_it(copy: Path) -> None:
    files = {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()}
    pages = {name: Links(copy / name) for name in files if name.endswith(".html")}
    seen = 0
    for name, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
            target = target if parts.path else name
            assert target in files, f"{name}: {link}"
            if parts.fragment and target in pages:
                assert unquote(parts.fragment) in pages[target].ids, f"{name}: {link}"
            seen += 1
    assert seen > 1000


def test_members_stay_in_the_folder_that_they_are_unpacked_to(site: Path) -> None:
    with zipfile.ZipFile(site / ARCHIVE) as archive:
        names = archive.namelist()
    assert names == [*sorted({*names} - {BOOK}), BOOK], "the book is finished last"
    assert not [name for name in names if name.startswith("/") or ".." in name.split("/") or name.endswith(".zip")]
    assert {"index.html", "README.txt", "data/facts.json"} <= set(names)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty page of a reader without a network."""
    with context(browser) as opened:
        opened.set_offline(True)
        yield opened.new_page()


@pytest.mark.parametrize("url", ["index.html", "research/index.html", "article/index.html"])
def test_a_page_opens_and_asks_for_files_alone(page: Page, copy: Path, url: str) -> None:
    visit = Visit(page)
    page.goto((copy / url).as_uri(), wait_until="load")
    expect(page.locator("article.md-content__inner h1")).to_be_visible()
    fonts = page.evaluate("document.fonts.ready.then(fonts => [...fonts].map(font => [font.family, font.status]))")
    assert [status for family, status in fonts if "Source Sans" in family].count("loaded") >= 2
    assert {urlsplit(request).scheme for request in visit.requests} == {"file"}
    assert visit.complaints == []


def test_a_figure_leads_to_its_entry(page: Page, copy: Path) -> None:
    page.goto((copy / "index.html").as_uri())
    link = page.locator("article data.fact a").first
    address = link.locator("..").get_attribute("data-fact")
    link.click()
    page.wait_for_url(re.compile(re.escape(f"index.html#{address}") + "$"))
    expect(page.locator(f'[id="{address}"]')).to_be_in_viewport()


@pytest.mark.parametrize("start", ["index.html", "research/index.html"])
def test_the_search_leads_to_the_entry(page: Page, copy: Path, start: str) -> None:
    visit = Visit(page)
    page.goto((copy / start).as_uri())
    for query in ("373万", "3.73 million", "3,730,000"):
        assert any(link.endswith(f"#{PATENTS}") for link in search(page, query)[:3])
    page.locator(f".md-search-result__link[href*='{PATENTS}']").first.click()
    page.wait_for_url(re.compile(re.escape(f"#{PATENTS}") + "$"))
    expect(page.locator(f'[id="{PATENTS}"]')).to_be_in_viewport()
    assert {urlsplit(request).scheme for request in visit.requests} == {"file"}
    assert visit.complaints == []

"""Reads the built pages: a file of the site goes in, the elements of its article come out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final, cast
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement

from factsheet.problems import FactsheetError

_ARTICLE: Final = "md-content__inner"
# What only a screen needs: links to a heading itself, glances, buttons, links to files beside the page, formats that
# are fetched; of an entry other notations for those who search, how to cite and to change it, and the relations, which
# the page on the method lists; and where Zensical's link past the navigation leads to.
_ON_SCREENS: Final = (
    ".//a[contains(concat(' ', @class, ' '), ' headerlink ')]|.//*[@class='glance']|.//button|.//nav"
    "|.//a[@class='permalink']|.//*[@class='downloads']|.//p[@class='take']|.//p[@class='formats']"
    "|.//dt[@class='web']/following-sibling::dd[1]|.//dt[@class='web']|.//script|.//comment()|./a[@id='__skip']"
)


@dataclass(frozen=True)
class BuiltPage:
    """A page of the built site. `url` is relative to the site's root; "" is home."""

    url: str
    article: HtmlElement

    @cached_property
    def heading(self) -> HtmlElement | None:
        """Return its first heading."""
        return self.article.find(".//h1")

    def target(self, href: str) -> tuple[str, str] | None:
        """Return page and fragment that a link of the page leads to, or `None` if it leaves the site."""
        return _target(self.url, href)


@cache
def _target(url: str, href: str) -> tuple[str, str] | None:
    if urlsplit(href).scheme or href.startswith("//"):
        return None
    path, fragment = urldefrag(urljoin(f"/{url}", href))
    return path.lstrip("/"), fragment


def read_page(site: Path, url: str) -> BuiltPage:
    """Return a page of the site without what only a screen needs; raise `FactsheetError` if it is not there."""
    path = site / url / "index.html"
    if not site.is_dir():
        raise FactsheetError(f"there is no built site in {site.name}/: build it first, with `factsheet build`")
    if not path.is_file():
        page = f"the page {url}" if url else "the home page"
        raise FactsheetError(f"{page} is not in {site.name}/: build the site anew, with `factsheet build`")
    parser = html.HTMLParser(encoding="utf-8")
    document = cast("HtmlElement", html.document_fromstring(path.read_bytes(), parser=parser))
    articles = document.find_class(_ARTICLE)
    if not articles:
        raise FactsheetError(f"the page “{url}” has no article: the book does not know what of it to print")
    article = articles[0]
    for element in article.xpath(_ON_SCREENS):
        element.drop_tree()
    return BuiltPage(url, article)

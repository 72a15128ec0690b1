"""Looking over the built site: a folder of HTML goes in, problems come out.

No macro may have stayed unrendered, every link within the site must lead somewhere, every figure must lead to its
entry, and nothing may be fetched from another host, neither by a page nor by a stylesheet. Each page has its policy,
and nothing that the policy would not allow: no style and no script in an attribute.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from factsheet.problems import Problem

_RAW: Final = re.compile(r"\{\{|\{%|\{#")
# Attributes that make a browser fetch something by itself.
_FETCHING: Final = {
    ("img", "src"), ("script", "src"), ("iframe", "src"), ("source", "src"), ("audio", "src"), ("video", "src"),
    ("embed", "src"), ("track", "src"), ("input", "src"), ("object", "data"), ("link", "href"), ("video", "poster"),
    ("image", "href"), ("image", "xlink:href"), ("use", "href"), ("use", "xlink:href"),
}  # fmt: skip
_SETS: Final = {("img", "srcset"), ("source", "srcset"), ("link", "imagesrcset")}
_NOT_FETCHED: Final = frozenset({"canonical", "alternate", "next", "prev", "license", "author", "edit"})
# What a stylesheet fetches: https://www.w3.org/TR/css-syntax-3/#consume-url-token and the rule @import.
_STYLE_FETCH: Final = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s"']*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)
_LINK_HINT: Final = "mend the address, or the id of the heading that it names"
_STYLE_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass
class _PageParser(HTMLParser):
    """Gathers the ids, links, fetched addresses and texts of a page, each with its line."""

    ids: set[str] = field(default_factory=set)
    links: list[tuple[str, int]] = field(default_factory=list)
    fetched: list[tuple[str, int]] = field(default_factory=list)
    raw: list[tuple[str, int]] = field(default_factory=list)
    barred: list[tuple[str, int]] = field(default_factory=list)
    figures: int = 0
    policies: int = 0
    _verbatim: int = 0
    _style: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        values = {name: value or "" for name, value in attrs}
        if tag in {"script", "style", "code", "pre"}:
            self._verbatim += 1
        if "id" in values:
            self.ids.add(values["id"])
        if tag == "a" and "name" in values:
            self.ids.add(values["name"])
        if tag == "a" and "href" in values:
            self.links.append((values["href"], line))
        if "data-fact" in values:
            self.figures += 1
        self.policies += tag == "meta" and values.get("http-equiv", "").lower() == "content-security-policy"
        self.barred += [(f"<{tag} {name}>", line) for name in values if name == "style" or name.startswith("on")]
        self._style = tag == "style"
        self.fetched += [(address, line) for address in _fetched_by(tag, values)]
        for value in values.values():
            self._look_for_raw(value, line)

    def handle_endtag(self, tag: str) -> None:
        self._style = False
        if tag in {"script", "style", "code", "pre"}:
            self._verbatim = max(0, self._verbatim - 1)

    def handle_data(self, data: str) -> None:
        if self._style:
            self.fetched += [(address, self.getpos()[0] + rows) for address, rows in _fetched_by_style(data)]
        if not self._verbatim:
            self._look_for_raw(data, self.getpos()[0])

    def _look_for_raw(self, text: str, line: int) -> None:
        if match := _RAW.search(text):
            self.raw.append((text[match.start() : match.start() + 60].strip(), line))


def _fetched_by(tag: str, values: dict[str, str]) -> Iterator[str]:
    """Yield the addresses that a browser fetches for an element by itself."""
    named = tag == "link" and set(values.get("rel", "").split()) & _NOT_FETCHED
    for name, value in values.items():
        if (tag, name) in _FETCHING and not named:
            yield value
        elif (tag, name) in _SETS:
            yield from (candidate.split()[0] for candidate in value.split(",") if candidate.strip())
        elif name == "style":
            yield from (address for address, _ in _fetched_by_style(value))


def _fetched_by_style(text: str) -> Iterator[tuple[str, int]]:
    """Yield the addresses that a stylesheet fetches, each with the number of lines before it."""
    text = _STYLE_COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), text)
    for match in _STYLE_FETCH.finditer(text):
        yield next((part for part in match.groups() if part), ""), text.count("\n", 0, match.start())


def look_over(site: Path) -> list[Problem]:
    """Return the problems of a built site; a site without a single page or figure is one."""
    pages = {path.relative_to(site).as_posix(): _parsed(path) for path in sorted(site.rglob("*.html"))}
    problems = [problem for name, page in pages.items() for problem in _problems(site, name, page, pages)]
    for path in sorted(site.rglob("*.css")):
        fetched = [(address, rows + 1) for address, rows in _fetched_by_style(path.read_text(encoding="utf-8"))]
        problems += _fetch_problems(site, path.relative_to(site).as_posix(), fetched, pages)
    if not sum(page.figures for page in pages.values()):
        message = f"none of the site's pages, {len(pages)} in all, shows a figure"
        hint = "is it the right folder, and does a page call `fact`?"
        problems.append(Problem(".", 1, 1, "site-empty", message, hint))
    return sorted(set(problems))


def _parsed(path: Path) -> _PageParser:
    parser = _PageParser()
    parser.feed(path.read_text(encoding="utf-8"))
    parser.close()
    return parser


def _problems(site: Path, name: str, page: _PageParser, pages: dict[str, _PageParser]) -> Iterator[Problem]:
    if page.policies != 1:
        message = f"the page has {page.policies} security policies; one is needed"
        hint = "the build gives each page its own: remove any that was typed, and look whether the page has a <head>"
        yield Problem(name, 1, 1, "site-policy", message, hint)
    for barred, line in page.barred:
        message = f"the page's security policy forbids the attribute of {barred}"
        hint = "give the element a class, and its look in a stylesheet; what it does in a script"
        yield Problem(name, line, 1, "site-policy", message, hint)
    for text, line in page.raw:
        hint = "close the braces, or, if readers shall see them, put the text into a block of code that is raw"
        yield Problem(name, line, 1, "site-unrendered", f"the built page still shows “{text}”", hint)
    yield from _fetch_problems(site, name, page.fetched, pages)
    for href, line in page.links:
        if (broken := _broken(site, name, href, pages)) is not None:
            yield Problem(name, line, 1, "site-link", broken, _LINK_HINT)


def _fetch_problems(
    site: Path, name: str, fetched: Iterable[tuple[str, int]], pages: dict[str, _PageParser]
) -> Iterator[Problem]:
    """Yield the addresses that lie on another host, and those at which nothing lies."""
    for address, line in fetched:
        if urlsplit(address).netloc:
            hint = "put a copy into docs/en/assets, and name that"
            yield Problem(name, line, 1, "site-foreign", f"this fetches {address} from another host", hint)
        elif (message := _broken(site, name, address, pages)) is not None:
            yield Problem(name, line, 1, "site-link", message, _LINK_HINT)


def _broken(site: Path, name: str, href: str, pages: dict[str, _PageParser]) -> str | None:
    """Return why a link leads nowhere; `None` if it leads somewhere, or out of the site."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not href:
        return None
    if name == "404.html":  # served for any address, so its links begin with the site's own path
        return None
    target, fragment = urldefrag(urljoin(f"/{name}", href))
    path = unquote(urlsplit(target).path).lstrip("/")
    if not path or path.endswith("/"):
        path += "index.html"
    if path in pages:
        if fragment and unquote(fragment) not in pages[path].ids and fragment != "__tabbed":
            return f"the link {href} leads to no place on {path}"
        return None
    return None if (site / path).is_file() else f"the link {href} leads to no file"

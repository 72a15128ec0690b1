"""Looking over the built site: a folder of HTML goes in, problems come out.

No macro may have stayed unrendered, every link within the site must lead somewhere, every figure must lead to its
entry, and nothing may be fetched from another host, neither by a page nor by a stylesheet. Each page has its policy,
and nothing that the policy would not allow: no style and no script in an attribute.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from factsheet.problems import Problem
from factsheet.tags import Tag, held_by, start_tags

_BREAK: Final = re.compile("\n")
# What may be a brace in a text, as it is written or as an entity.
_BRACE: Final = re.compile(r"\{[{%#&]|&(?:#0*123|#x0*7b|lcub|lbrace)\b", re.IGNORECASE)
_VERBATIM: Final = frozenset({"script", "style", "code", "pre"})
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
class _Page:
    """The ids, links, fetched addresses, unrendered texts and barred attributes of a page, each with its line."""

    ids: set[str] = field(default_factory=set)
    links: list[tuple[str, int]] = field(default_factory=list)
    fetched: list[tuple[str, int]] = field(default_factory=list)
    raw: list[tuple[str, int]] = field(default_factory=list)
    barred: list[tuple[str, int]] = field(default_factory=list)
    figures: int = 0
    policies: int = 0


@dataclass(frozen=True, slots=True)
class _Site:
    """A built site: its folder, its pages by their names, and the files of which some are still being made."""

    folder: Path
    pages: dict[str, _Page]
    coming: frozenset[str]


class _Texts(HTMLParser):
    """Gathers the texts of a page that were left unrendered, each with its line, but for those of code."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.raw: list[tuple[str, int]] = []
        self._verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- the parser's
        self._verbatim += tag in _VERBATIM

    def handle_endtag(self, tag: str) -> None:
        if tag in _VERBATIM:
            self._verbatim = max(0, self._verbatim - 1)

    def handle_data(self, data: str) -> None:
        if not self._verbatim:
            self.raw += _unrendered(data, self.getpos()[0])


def _unrendered(text: str, line: int) -> Iterator[tuple[str, int]]:
    if match := _RAW.search(text):
        yield text[match.start() : match.start() + 60].strip(), line


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


def look_over(site: Path, coming: Collection[str] = ()) -> list[Problem]:
    """Return the problems of a built site; a site without a single page or figure is one.

    `coming` are the files of which some are still being made: a link to one is good.
    """
    pages = {path.relative_to(site).as_posix(): _parsed(path) for path in sorted(site.rglob("*.html"))}
    whole = _Site(site, pages, frozenset(coming))
    problems = [problem for name, page in pages.items() for problem in _problems(whole, name, page)]
    for path in sorted(site.rglob("*.css")):
        fetched = [(address, rows + 1) for address, rows in _fetched_by_style(path.read_text(encoding="utf-8"))]
        problems += _fetch_problems(whole, path.relative_to(site).as_posix(), fetched)
    if not sum(page.figures for page in pages.values()):
        message = f"none of the site's pages, {len(pages)} in all, shows a figure"
        hint = "is it the right folder, and does a page call `fact`?"
        problems.append(Problem(".", 1, 1, "site-empty", message, hint))
    return sorted(set(problems))


def _parsed(path: Path) -> _Page:
    html = path.read_text(encoding="utf-8")
    page, lines = _Page(), [match.start() for match in _BREAK.finditer(html)]
    tags = list(start_tags(html))
    for tag in tags:
        if tag.written:
            _note(page, tag, bisect_left(lines, tag.start) + 1)
        if tag.name == "style":
            line = bisect_left(lines, tag.end) + 1
            page.fetched += [(address, line + rows) for address, rows in _fetched_by_style(held_by(html, tag))]
    if _has_braces(html, tags):
        texts = _Texts()
        texts.feed(html)
        texts.close()
        page.raw += texts.raw
    return page


def _has_braces(html: str, tags: Sequence[Tag]) -> bool:
    """Tell whether a text of the page may hold the braces of a macro: not within a tag, nor within code."""
    places = [match.start() for match in _BRACE.finditer(html)]
    covered = 0  # up to where a tag, or the code in it, goes
    for tag in tags if places else ():
        while places and places[0] < tag.start:
            if places.pop(0) >= covered:
                return True
        closing = html.find(f"</{tag.name}", tag.end) if tag.name in _VERBATIM else tag.end
        covered = max(covered, closing if closing >= 0 else len(html))
    return any(place >= covered for place in places)


def _note(page: _Page, tag: Tag, line: int) -> None:
    """Add what the attributes of a tag say to what is known of its page."""
    values = tag.attributes
    if "id" in values:
        page.ids.add(values["id"])
    if tag.name == "a":
        page.ids |= {values["name"]} if "name" in values else set()
        page.links += [(values["href"], line)] if "href" in values else []
    page.figures += "data-fact" in values
    page.policies += tag.name == "meta" and values.get("http-equiv", "").lower() == "content-security-policy"
    for name, value in values.items():
        if name == "style" or name.startswith("on"):
            page.barred.append((f"<{tag.name} {name}>", line))
        if "{" in value:
            page.raw += _unrendered(value, line)
    page.fetched += [(address, line) for address in _fetched_by(tag.name, values)]


def _problems(site: _Site, name: str, page: _Page) -> Iterator[Problem]:
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
    yield from _fetch_problems(site, name, page.fetched)
    known = {href: _broken(site, name, href) for href in dict.fromkeys(href for href, _ in page.links)}
    for href, line in page.links:
        if (broken := known[href]) is not None:
            yield Problem(name, line, 1, "site-link", broken, _LINK_HINT)


def _fetch_problems(site: _Site, name: str, fetched: Iterable[tuple[str, int]]) -> Iterator[Problem]:
    """Yield the addresses that lie on another host, and those at which nothing lies."""
    for address, line in fetched:
        if urlsplit(address).netloc:
            hint = "put a copy into docs/en/assets, and name that"
            yield Problem(name, line, 1, "site-foreign", f"this fetches {address} from another host", hint)
        elif (message := _broken(site, name, address)) is not None:
            yield Problem(name, line, 1, "site-link", message, _LINK_HINT)


def _broken(site: _Site, name: str, href: str) -> str | None:
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
    if path in site.pages:
        if fragment and unquote(fragment) not in site.pages[path].ids and fragment != "__tabbed":
            return f"the link {href} leads to no place on {path}"
        return None
    return None if path in site.coming or (site.folder / path).is_file() else f"the link {href} leads to no file"

"""A page for the file system: its HTML goes in, the same HTML comes out with links to files instead of folders.

A browser shows a folder of the file system as a list of files, so each link to one gets its `index.html`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import escape
from typing import Final
from urllib.parse import unquote, urlsplit, urlunsplit

from factsheet.offline.search import SEARCH
from factsheet.tags import Tag, start_tags

_LINKING: Final = frozenset({"a", "area", "link"})
_CHANGED: Final = _LINKING | {"script", "meta"}
_CLOSING: Final = re.compile(r"</a\b[^>]*>", re.IGNORECASE)
_INDEX: Final = "index.html"
_BUNDLE: Final = re.compile(r"^(.*)assets/javascripts/bundle\.[^/]*$")
_POLICY: Final = "content-security-policy"


def offline_page(html: str, name: str, names: frozenset[str]) -> str:
    """Return the HTML of the page `name` for a copy that holds the files `names`.

    A link to a file that the copy does not hold, such as the copy itself, becomes its text.
    """
    parts, done = [], 0
    for start, end, text in _edits(html, name, names):
        parts += [html[done:start], text]
        done = end
    return "".join([*parts, html[done:]])


def linked_name(name: str, path: str, names: frozenset[str]) -> str | None:
    """Return the file to which the path of a link on the page `name` leads; nothing if the copy does not hold it."""
    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), unquote(path))).lstrip("/")
    candidates = (posixpath.join(target, _INDEX), target) if target else (_INDEX,)
    return next((candidate for candidate in candidates if candidate in names), None)


def _edits(html: str, name: str, names: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    """Yield what is to be changed in a page, from where to where, with what takes its place."""
    for tag in start_tags(html):
        if tag.name not in _CHANGED:
            continue
        values = tag.attributes
        if tag.name == "link" and values.get("rel") == "preload":
            yield tag.start, tag.end, ""  # from the file system a browser refuses it
        elif tag.name in _LINKING and "href" in values:
            yield from _link(html, tag, values["href"], name, names)
        elif tag.name == "script" and SEARCH in names and (match := _BUNDLE.match(values.get("src", ""))):
            yield tag.start, tag.start, f'<script src="{match[1]}{SEARCH}"></script>'
        elif tag.name == "meta" and values.get("http-equiv", "").lower() == _POLICY:
            yield _attribute(html, tag, "content", _policy(values.get("content", "")))


def _link(html: str, tag: Tag, href: str, name: str, names: frozenset[str]) -> Iterator[tuple[int, int, str]]:
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not parts.path:
        return
    target = linked_name(name, parts.path, names)
    if target is not None:
        path = posixpath.relpath(target, posixpath.dirname(name) or ".")
        written = urlunsplit(("", "", _quoted(path, parts.path), parts.query, parts.fragment))
        yield _attribute(html, tag, "href", written)
    elif tag.name == "a":
        yield tag.start, tag.end, ""
        if closing := _CLOSING.search(html, tag.end):
            yield *closing.span(), ""


def _attribute(html: str, tag: Tag, name: str, value: str) -> tuple[int, int, str]:
    """Return the change that gives an attribute of a tag another value."""
    found = re.compile(rf"""(?<=\s){name}\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE).search(
        html, tag.start, tag.end
    )
    assert found, f"{name} is an attribute of {html[tag.start : tag.end]}"  # noqa: S101 -- for the type checker
    return *found.span(), f'{name}="{escape(value)}"'


def _quoted(path: str, printed: str) -> str:
    """Return a path as the link printed it, where it did not name a folder."""
    return printed if posixpath.normpath(unquote(printed)) == path else path


def _policy(policy: str) -> str:
    """Return a page's security policy for the file system, where not every browser takes files for `'self'`."""
    return policy.replace("'self'", "'self' file:")

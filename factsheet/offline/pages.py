"""A page for the file system: its HTML goes in, the same HTML comes out with links to files instead of folders.

A browser shows a folder of the file system as a list of files, so each link to one gets its `index.html`.
"""

from __future__ import annotations

import posixpath
import re
from html import escape
from html.parser import HTMLParser
from typing import Final
from urllib.parse import unquote, urlsplit, urlunsplit

from factsheet.offline.search import SEARCH

_LINKING: Final = frozenset({"a", "area", "link"})
_INDEX: Final = "index.html"
_BUNDLE: Final = re.compile(r"^(.*)assets/javascripts/bundle\.[^/]*$")
_POLICY: Final = "content-security-policy"


def offline_page(html: str, name: str, names: frozenset[str]) -> str:
    """Return the HTML of the page `name` for a copy that holds the files `names`.

    A link to a file that the copy does not hold, such as the copy itself, becomes its text.
    """
    parser = _Parser(html, name, names)
    parser.feed(html)
    parser.close()
    return parser.result()


def linked_name(name: str, path: str, names: frozenset[str]) -> str | None:
    """Return the file to which the path of a link on the page `name` leads; nothing if the copy does not hold it."""
    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), unquote(path))).lstrip("/")
    candidates = (posixpath.join(target, _INDEX), target) if target else (_INDEX,)
    return next((candidate for candidate in candidates if candidate in names), None)


class _Parser(HTMLParser):
    """Gathers what is to be changed in a page, as pieces of its text with what takes their place."""

    def __init__(self, html: str, name: str, names: frozenset[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.html = html
        self.name = name
        self.names = names
        self.lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self.edits: list[tuple[int, int, str]] = []
        self.unwrapping = False

    def result(self) -> str:
        """Return the text with everything changed."""
        parts, end = [], 0
        for start, stop, text in self.edits:
            parts += [self.html[end:start], text]
            end = stop
        return "".join([*parts, self.html[end:]])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "link" and values.get("rel") == "preload":
            self._replace("")  # from the file system a browser refuses it
        elif tag in _LINKING and "href" in values:
            self._link(tag, values["href"])
        elif tag == "script" and SEARCH in self.names and (match := _BUNDLE.match(values.get("src", ""))):
            self._replace(f'<script src="{match[1]}{SEARCH}"></script>{self.get_starttag_text()}')
        elif tag == "meta" and values.get("http-equiv", "").lower() == _POLICY:
            self._attribute("content", _policy(values.get("content", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.unwrapping:
            self.unwrapping = False
            start = self._offset()
            self.edits.append((start, self.html.index(">", start) + 1, ""))

    def _link(self, tag: str, href: str) -> None:
        parts = urlsplit(href)
        if parts.scheme or parts.netloc or not parts.path:
            return
        target = linked_name(self.name, parts.path, self.names)
        if target is not None:
            path = posixpath.relpath(target, posixpath.dirname(self.name) or ".")
            self._attribute("href", urlunsplit(("", "", _quoted(path, parts.path), parts.query, parts.fragment)))
        elif tag == "a":
            self.unwrapping = True
            self._replace("")

    def _attribute(self, name: str, value: str) -> None:
        """Give an attribute of the present tag another value."""
        tag = str(self.get_starttag_text())
        found = re.search(rf"""(?<=\s){name}\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", tag, re.IGNORECASE)
        assert found, f"the parser has seen {name} in {tag}"  # noqa: S101 -- for the type checker
        self._replace(f'{tag[: found.start()]}{name}="{escape(value)}"{tag[found.end() :]}')

    def _replace(self, text: str) -> None:
        """Put a text in place of the present tag."""
        start = self._offset()
        self.edits.append((start, start + len(str(self.get_starttag_text())), text))

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column


def _quoted(path: str, printed: str) -> str:
    """Return a path as the link printed it, where it did not name a folder."""
    return printed if posixpath.normpath(unquote(printed)) == path else path


def _policy(policy: str) -> str:
    """Return a page's security policy for the file system, where not every browser takes files for `'self'`."""
    return policy.replace("'self'", "'self' file:")

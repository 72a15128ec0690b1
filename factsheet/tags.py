"""The start tags of a page: HTML goes in; each tag with its place, its name and its attributes comes out.

For what reads all pages of a site, some hundred thousand tags: Python's own parser takes five times as long.
https://html.spec.whatwg.org/multipage/syntax.html#start-tags
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final, NamedTuple

# A quote opens a value only behind an equals sign, and outside of one a tag ends where another begins. Each part begins
# in a way of its own and is read in one way only: a tag that is not closed is read once, and not far.
_TOKEN: Final = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<([A-Za-z][^\s/<>]*+)((?:[^<>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')|=(?!\s*+[\"'])|[\"'])*)>",
    re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(r"([^\s/>=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++)))?")
_NO_MARKUP: Final = {
    name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")
}  # what they hold is not HTML


class Tag(NamedTuple):
    """A start tag: where it begins and ends in the text, its name in small letters, its attributes as written."""

    start: int
    end: int
    name: str
    written: str

    @property
    def attributes(self) -> dict[str, str]:
        """Return the attributes by their names in small letters; one without a value has an empty one."""
        return {
            name.lower(): unescape(value) if "&" in (value := double or single or bare) else value
            for name, double, single, bare in _ATTRIBUTE.findall(self.written)
        }


def start_tags(html: str) -> Iterator[Tag]:
    """Yield the start tags of a page in their order, but for what looks like one in a comment, script or style."""
    search, position = _TOKEN.search, 0
    while match := search(html, position):
        position = match.end()
        name, written = match.groups()
        if name is None:
            continue
        tag = Tag(match.start(), position, name.lower(), written)
        yield tag
        if tag.name in _NO_MARKUP:
            position += len(held_by(html, tag))


def held_by(html: str, tag: Tag) -> str:
    """Return what the element of a `style` or `script` tag holds, which is no HTML."""
    end = _NO_MARKUP[tag.name].search(html, tag.end)
    return html[tag.end : end.start() if end else len(html)]

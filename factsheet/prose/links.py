"""Paints over addresses: targets of links, labels of references and footnotes, lists of attributes.

Titles stay, as blocks of their own; so do the texts of links and of images.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factsheet.pages.regions import paint
from factsheet.prose.markup import BREAK, NOTHING, OBJECT, Area, hide_but_values

_QUOTED: Final = r"(?:\"([^\"]*+)\"|'([^']*+)')"
_LINK: Final = re.compile(
    # ](target "title"), where the target may hold pairs of parentheses
    rf"\](?:\(\s*+(?:<[^<>\n]*+>|(?:[^\s()<>]++|\([^\s()]*+\))*)\s*+{_QUOTED}?\s*+\)"
    # ][reference], and [^footnote]
    r"|\[[^\[\]\n]*+\])|\[\^[^\[\]\n]++\](?P<note>:?)"
)
# [label]: target "title"
_DEFINITION: Final = re.compile(
    rf"^[ ]{{0,3}}\[(?!\^)[^\[\]\n]++\]:[ \t]*+\S++(?:[ \t]++{_QUOTED}[ \t]*+$)?", re.MULTILINE
)
_ATTRIBUTES: Final = re.compile(
    r"\{:?\s*+(?:(?:[#.][^\s{}\"'=]++|[\w:.-]++=(?:\"[^\"\n{}]*+\"|'[^'\n{}]*+'|[^\s{}\"']++))\s*+)+\}"
)


def hide_links(text: str) -> str:
    """Return the text with everything painted over that addresses something."""
    text = paint(text, (area for match in _DEFINITION.finditer(text) for area in _but_title(match, BREAK)))
    text = paint(text, (area for match in _LINK.finditer(text) for area in _but_title(match, NOTHING)))
    lists = _ATTRIBUTES.finditer(text)
    text = paint(text, (area for match in lists for area in hide_but_values(text, *match.span(), NOTHING)))
    return paint(text, _bare_addresses(text))


def _but_title(match: re.Match[str], character: str) -> Iterator[Area]:
    title = next((group for group in (1, 2) if match[group] is not None), 0)
    if title:
        yield match.start(), match.start(title), BREAK
        yield match.end(title), match.end(), BREAK
    else:
        yield *match.span(), BREAK if match.groupdict().get("note") else character


_CHUNK: Final = re.compile(r"[^\s<>\"'()\[\]|，。；、（）]++")
_ADDRESS: Final = re.compile(
    r"(?<![A-Za-z])(?:[a-z][a-z+.-]{1,10}://|www\.|mailto:|doi:).++"
    # somebody@example.org
    r"|(?<![\w.@-])[A-Za-z][\w+-]{0,60}+(?:\.[\w+-]{1,60}+){0,5}@[\w-]{1,60}+(?:\.[\w-]{1,60}+){1,5}"
    # example.org/path
    r"|(?<![\w./-])[A-Za-z][\w-]{0,60}+(?:\.[\w-]{1,60}+){0,4}(?<=\.[a-z]{2})/.*+"
    r"|(?<![\w./-])[A-Za-z][\w-]{0,60}+(?:\.[\w-]{1,60}+){0,4}(?<=\.[a-z]{3})/.*+"
    # :material-clock-time-two:
    r"|(?<![\w:]):[a-z][\w-]{1,60}+:(?![\w:])"
)


def _bare_addresses(text: str) -> Iterator[Area]:
    """Yield addresses that stand in the text as they are, and names of icons."""
    for chunk in _CHUNK.finditer(text):
        if "/" in chunk[0] or ":" in chunk[0] or "@" in chunk[0] or "www." in chunk[0]:
            for address in _ADDRESS.finditer(text, *chunk.span()):
                yield *address.span(), OBJECT

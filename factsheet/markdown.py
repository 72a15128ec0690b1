"""Markdown of foreign text: texts of the facts or of other programs go in, Markdown that shows just them comes out."""

from __future__ import annotations

import re
from typing import Final

from factsheet.text import one_line

# What can begin something; a comma, a semicolon, a percent sign and quotation marks cannot.
_PUNCTUATION: Final = re.compile(r"([!#$&(-+\--/:<-@\[-`{-~])")
# GitHub reads names and numbers (@name, #1) after Markdown, so a backslash does not stop it; a word joiner does.
_REFERENCE: Final = re.compile(r"([@#])")
_OPEN: Final = re.compile(r"[|<>\\\s]")


def escaped(text: str) -> str:
    """Return Markdown, in one line, that shows a text as it is: no markup, HTML, link, image or mention comes of it."""
    return _REFERENCE.sub("\\1\u2060", _PUNCTUATION.sub(r"\\\1", one_line(text)))


def linked(text: str, url: str) -> str:
    """Return Markdown of a link that shows a text; no address can end the link or the cell of a table."""
    return f"[{escaped(text)}](<{_OPEN.sub(_percent_encoded, one_line(url))}>)"


def _percent_encoded(character: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in character[0].encode())

"""Typst's notation: words go in, and come out so that Typst prints just them, as text, string, label or link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import quote

_SPACES: Final = re.compile(r"[ \t\n\r\f\v]+")
# Any punctuation may begin a notation of Typst somewhere; with a backslash it never does.
_PUNCTUATION: Final = re.compile(r"[!-/:-@\[-`{-~]")
_NOT_IN_A_LABEL: Final = re.compile(r"[^\w.:-]", re.ASCII)
_HOME: Final = "home"
# How the address of a link begins that leads to a place of the book itself.
WITHIN: Final = "place:"


def text(words: str) -> str:
    """Return words as content; runs of white space are one space, as in HTML, and a no-break space stays."""
    return _PUNCTUATION.sub(r"\\\g<0>", _SPACES.sub(" ", words))


def string(words: str) -> str:
    """Return words as a string of Typst's code."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped.replace(chr(9), chr(92) + "t")}"'


def address(url: str) -> str:
    """Return an address of the web as a string of Typst's code; as a PDF wants it, all of it is in ASCII."""
    return string(quote(url, safe="+%/:?#[]@!$&'()*,;=~"))


def array(parts: Iterable[str]) -> str:
    """Return an array of Typst's code; its parts are code."""
    return "(" + "".join(f"{part}, " for part in parts) + ")"


def record(parts: Mapping[str, str]) -> str:
    """Return a dictionary of Typst's code; its keys are names, its values code."""
    return f"({', '.join(f'{name}: {value}' for name, value in parts.items())})"


def label(url: str, fragment: str = "") -> str:
    """Return the label of a page, or of a place on it. `url` is relative to the site's root ("" is home).

    Two addresses that differ have labels that differ: what a label cannot hold stands there by its number.
    """
    name = f"{url.strip('/') or _HOME}{'#' if fragment else ''}{fragment}".replace("/", ":").replace("#", "::")
    return f"<{_NOT_IN_A_LABEL.sub(lambda sign: f'.{ord(sign[0]):x}.', name)}>"


def link(place: str, words: str) -> str:
    """Return words as a link to a place of the book, which a label names.

    The typesetter takes it for an address of the web, so that it need not know where the place is while it sets the
    words, and then set them once more; what is typeset then says where each leads (`factsheet.pdf.typeset`).
    """
    return call("link", within(place), body=words)


def within(place: str) -> str:
    """Return the address of a place of the book, which a label names, as a string of Typst's code."""
    return string(WITHIN + place.strip("<>"))


def call(function: str, *arguments: str, body: str | None = None) -> str:
    """Return a call of a function of the template; `body` is content."""
    listed = f"({', '.join(arguments)})" if arguments else ""
    return f"#{function}{listed}" + ("" if body is None else f"[{body}]") + ("" if listed or body is not None else "()")

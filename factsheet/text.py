"""Text of the facts on its way into other formats: what no format may carry is taken out."""

from __future__ import annotations

import re
from typing import Final

_NO_NAME: Final = re.compile(r"[^a-z0-9]+")
# Control characters, the ends of lines that only some programs know, and what is no character of XML.
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+")


def one_line(text: str) -> str:
    """Return a text in one line, with a space in place of line breaks and control characters."""
    return _CONTROL.sub(" ", text).strip(" ")


def plain(text: str) -> str:
    """Return words of ours in one line with ordinary spaces, where wording has no-break ones."""
    return one_line(text).replace("\u00a0", " ")


def as_name(text: str) -> str:
    """Return a text as a name of small letters, digits and hyphens: "Innovation Clusters" is innovation-clusters."""
    return _NO_NAME.sub("-", text.lower()).strip("-") or "fact-sheet"

"""HTML that may stand in Markdown: no character of it is taken for Markdown's own marks."""

from __future__ import annotations

import re
from typing import Final

# Everything that Markdown or one of its extensions takes for a mark in text; in a tag, what is read before tags are.
_TEXT: Final = re.compile(r"[\\`*_{}\[\]~^=|:!#+-]")
_TAG: Final = re.compile(r"[\\`\[\]{}|]")
_NUMBERED: Final = re.compile(r"^(\d+)\.(?=\s|$)")  # "2026. " at the beginning of a line would open a list
_PIECES: Final = re.compile(r"(<[^>]*>)|(&#?\w+;)|([^<&]+|&)")
# Whatever Python or Markdown takes for the end of a line.
_BREAKS: Final = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")

# Around a block, for `factsheet.blocks`; to everyone else they are comments.
BEGIN: Final = "<!--factsheet-->"
END: Final = "<!--/factsheet-->"


def inline(html: str) -> str:
    """Return HTML for the middle of a sentence: one line, with Markdown's marks as entities."""
    return _NUMBERED.sub(r"\1&#46;", _PIECES.sub(_piece, _BREAKS.sub(" ", html.strip())))


def block(html: str) -> str:
    """Return HTML that stands for itself: without blank lines, so that Markdown takes it as one block, as it is.

    Fences of code are looked for even there, where a line begins, so no mark of Markdown may begin one.
    """
    lines = [line.strip() for line in html.splitlines() if line.strip()]
    kept = "\n".join(line if line[0] == "<" else _TEXT.sub(_entity, line[0]) + line[1:] for line in lines)
    return f"\n\n{BEGIN}\n{kept}\n{END}\n\n"


def _piece(match: re.Match[str]) -> str:
    tag, entity, text = match.groups()
    if tag:
        return _TAG.sub(_entity, tag)
    return entity or _TEXT.sub(_entity, text)


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"

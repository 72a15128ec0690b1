"""An extension of Markdown: the blocks and figures that our words return go past it as they are.

They are HTML already. Python-Markdown would read each character of a block to find out where it ends, and try each of
its patterns on the tags of a figure, which took more than half of its time; here blocks are found by their marks, and
figures by their tag. Without the extension they come out the same.
"""

from __future__ import annotations

import re
from typing import Any, Final

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from factsheet.render.markup import BEGIN, END

_PAST: Final = re.compile(
    f'{re.escape(BEGIN)}\n(?P<block>.*?)\n{re.escape(END)}|(?P<figure><data class="fact"[^>]*>.*?</data>)', re.DOTALL
)
_EARLY: Final = 29  # behind the normaliser of white space (30), before fences of code (25) are looked for


class _Past(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        store = self.md.htmlStash.store
        return _PAST.sub(lambda found: store(found["block"] or found["figure"]), "\n".join(lines)).split("\n")


class BlockExtension(Extension):
    """Takes blocks and figures out before Markdown reads the page; Markdown puts them back at the end."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Markdown's own name
        """Register what takes them out."""
        md.preprocessors.register(_Past(md), "factsheet-blocks", _EARLY)


def makeExtension(**settings: Any) -> BlockExtension:  # noqa: ANN401, N802 -- Markdown's own way to find an extension
    """Return the extension; it has no settings."""
    return BlockExtension(**settings)

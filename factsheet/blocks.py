"""An extension of Markdown: the blocks that our words return go past it as they are.

They are HTML already. Python-Markdown would read each character of them to find out where they end, which took half the
time of all it does; here they are found by their marks. Without the extension they come out the same.
"""

from __future__ import annotations

import re
from typing import Any, Final

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from factsheet.render.markup import BEGIN, END

_BLOCK: Final = re.compile(f"{re.escape(BEGIN)}\n(.*?)\n{re.escape(END)}", re.DOTALL)
_EARLY: Final = 29  # behind the normaliser of white space (30), before fences of code (25) are looked for


class _Past(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        store = self.md.htmlStash.store
        return _BLOCK.sub(lambda block: store(block[1]), "\n".join(lines)).split("\n")


class BlockExtension(Extension):
    """Takes each block out before Markdown reads the page; Markdown puts it back at the end."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Markdown's own name
        """Register what takes the blocks out."""
        md.preprocessors.register(_Past(md), "factsheet-blocks", _EARLY)


def makeExtension(**settings: Any) -> BlockExtension:  # noqa: ANN401, N802 -- Markdown's own way to find an extension
    """Return the extension; it has no settings."""
    return BlockExtension(**settings)

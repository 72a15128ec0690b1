"""The Markdown pages as editors wrote them: their addresses, titles, text, and the words of ours that they use.

A folder goes in, `Page` objects come out, and beside them the problems of pages that cannot be published. MkDocs
is not needed for it.
"""

from __future__ import annotations

from factsheet.pages.reading import Page, read_pages
from factsheet.pages.template import Call

__all__ = ["Call", "Page", "read_pages"]

"""What the book cannot print: an element of a page goes in, an error that says where an editor wrote it comes out."""

from __future__ import annotations

from lxml.html import HtmlElement

from factsheet.pages import Page
from factsheet.pdf.reading import BuiltPage
from factsheet.problems import FactsheetError, InvalidFacts, Problem

RULE = "book-element"
_HINT = "write it in Markdown, or take an element or class that other pages have"


def unknown(page: BuiltPage, written: Page | None, element: HtmlElement, what: str) -> FactsheetError:
    """Return an error that tells what of a page cannot be printed; `written` is the page as an editor wrote it."""
    words = " ".join(element.text_content().split())[:60]
    message = f"{what}, which the book cannot print: “{words}”"
    if written is None:
        return FactsheetError(f"the page “{page.url or 'index'}” has {message}")
    line, column = _place(written.text, element)
    return InvalidFacts([Problem(written.file, line, column, RULE, f"the page has {message}", _HINT)])


def _place(text: str, element: HtmlElement) -> tuple[int, int]:
    """Return line and column of an element in the text of its page: where its class, its tag or its words stand."""
    classes = (element.get("class") or "").split()
    words = (element.text_content() or "").strip().partition("\n")[0][:30]
    found = (text.find(sought) for sought in (*classes, f"<{element.tag}", words) if sought)
    start = next((place for place in found if place >= 0), 0)
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)

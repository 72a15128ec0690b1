"""Converts the register's pages: an indicator with its entries goes in, a few lines for each entry come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lxml.html import HtmlElement

from factsheet.pdf.context import Context
from factsheet.pdf.convert import Converter
from factsheet.pdf.notation import address, call, label, link, string, text
from factsheet.pdf.reading import BuiltPage

_FULL_STOPS: Final = (r"\.", r"\.”", "。")


class OverviewConverter(Converter):
    """Converts a page of the register that lists indicators: with each stands the page of its entries."""

    def _reference(self, element: HtmlElement, place: str) -> str:
        target = self.page.target(element.get("href") or "")
        return call("page-of", place) if target and not target[1] and target[0] != self.page.url else ""


class EntryConverter(Converter):
    """Converts the page of an indicator. Entries and sources are named by their numbers, for their names are long."""

    def __init__(self, page: BuiltPage, context: Context, *, lower: int = 0) -> None:
        """Take the page of an indicator."""
        super().__init__(page, context, lower=lower, numbers=False)

    def indicator(self) -> str:
        """Return name and definition of the indicator, and its entries.

        The table and the small chart of the page are left out, for the entries say the same, each with its evidence;
        and how to cite, for the book says it once.
        """
        parts = []
        for element in self.page.article:
            if element.tag == "article":
                parts.append(self._entry(element))
            elif not self._left_out(element):
                parts.append(self.block(element))
        return "\n\n".join(part for part in parts if part)

    @staticmethod
    def _left_out(element: HtmlElement) -> bool:
        first = (element.get("class") or "").partition(" ")[0]
        return first in {"picture", "observations", "cite"} or str(element.get("id") or "").startswith("cite-")

    def _entry(self, element: HtmlElement) -> str:
        heading, value = element.find("h2"), element.find("p[@class='value']")
        address = str(heading.get("id"))
        return call(
            "entry", str(self.context.entries[address]), label(self.page.url, address),
            f"[{self.words(heading)}]", string(address), f"[{self._value(value)}]",
            body=" ".join(self._parts(element, address)),
        )  # fmt: skip

    def _value(self, element: HtmlElement) -> str:
        """Return the value in both languages, and its status."""
        parts = [self.inline(child) for child in element]
        return ", ".join([call("strong", body=parts[0]), *parts[1:]])

    def _parts(self, element: HtmlElement, address: str) -> Iterator[str]:
        """Yield what an entry says beside its value, each part with its name before it."""
        terms = element.find("dl")
        name = ""
        for part in terms if terms is not None else ():
            if part.tag == "dt":
                name = self.words(part)
            elif part.find("ul[@class='uses']") is not None:
                if address in self.context.shown:
                    yield call("part", f"[{name}]", body=self._uses(address))
            else:
                yield call("part", f"[{name}]", body=_ended(self._run_in(part)))

    def _uses(self, address: str) -> str:
        """Return the pages of the book on which a figure stands."""
        return call("pages", *self.context.shown.get(address, ()))

    def _run_in(self, parent: HtmlElement) -> str:
        """Return the content of an element in one line; the items of a list stand one after the other."""
        parts = [text(parent.text or "")]
        for child in parent:
            if child.tag in {"ul", "ol"}:
                parts.append(" " + _listed(self._run_in(item) for item in child if item.tag == "li"))
            elif child.tag == "br":
                parts.append(" ")
            elif child.tag in {"p", "div"}:
                parts.append(" " + self._run_in(child))
            else:
                parts.append(self.inline(child))
            parts.append(text(child.tail or ""))
        return "".join(parts).strip(" ")

    def _link(self, element: HtmlElement) -> str:
        """Return a link; the number of an entry or of a source stands for its words."""
        target = self.page.target(element.get("href") or "")
        place = self.context.place(self.page, element.get("href") or "")
        if target and place and target[1] in self.context.entries:
            return link(place, call("entry-name", str(self.context.entries[target[1]])))
        if target and place and target[1] in self.context.sources:
            return link(place, call("source-name", str(self.context.sources[target[1]])))
        if place:
            return link(place, self._inner(element)) + self._reference(element, place)
        return self._outward(element)

    def _outward(self, element: HtmlElement) -> str:
        """Return a link that leaves the book: the source's own entry prints its address."""
        href = element.get("href") or ""
        return call("link", address(href), body=self._inner(element)) if "://" in href else self._inner(element)


class SourceConverter(EntryConverter):
    """Converts the list of all sources, each with its number before it and its address printed."""

    def block(self, element: HtmlElement) -> str:
        """Return a block; a list of sources is one of numbered entries."""
        if element.get("class") != "bibliography":
            return super().block(element)
        return "\n".join(self._source(item) for item in element)

    def inline(self, element: HtmlElement) -> str:
        """Return the content of an element within a line; behind a source stands its address in print."""
        content = super().inline(element)
        if element.tag != "cite":
            return content
        links = (str(link.get("href")) for link in element.iter("a"))
        printed = (call("printed", address(href), string(href)) for href in links if "://" in href)
        return " ".join([content, *printed])

    def _reference(self, element: HtmlElement, place: str) -> str:  # noqa: ARG002 -- all lead to other pages
        return call("page-of", place)

    def _source(self, item: HtmlElement) -> str:
        name = str(item.get("id"))
        place = label(self.page.url, name)
        return call("source", str(self.context.sources[name]), place, body=self._run_in(item))


def _listed(items: Iterable[str]) -> str:
    """Return items one after the other; a sentence needs no mark between it and the next."""
    return (
        "".join(item + (" " if item.endswith(_FULL_STOPS) else r"\; ") for item in items).removesuffix(r"\; ").strip()
    )


def _ended(words: str) -> str:
    """Return content with a full stop at its end."""
    return words if words.endswith(_FULL_STOPS) else words + r"\."

"""Converts a page to Typst, element by element: the article of a built page goes in, content for the book comes out.

An element or a class that is not known here is an error, for what is not converted would be lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from lxml.html import HtmlElement

from factsheet.pdf.context import Context
from factsheet.pdf.drawing import for_print
from factsheet.pdf.notation import address, call, label, link, string, text, within
from factsheet.pdf.reading import BuiltPage
from factsheet.pdf.table import table
from factsheet.pdf.unknown import unknown
from factsheet.problems import FactsheetError
from factsheet.register import FOLDER as REGISTER

_LEVELS: Final = {f"h{level}": level for level in range(1, 7)}
# Inline elements, each with the function of the template that prints it; `None`: as the text around it.
_INLINE: Final[dict[str, str | None]] = {
    "span": None, "cite": None, "time": None, "q": None, "bdi": None, "label": None, "small": "minor",
    "strong": "strong", "b": "strong", "em": "emph", "i": "emph", "mark": "marked", "del": "strike", "s": "strike",
    "ins": "underline", "u": "underline", "sup": "super", "sub": "sub", "kbd": "key",
}  # fmt: skip
# Blocks that hold what stands in the text: nothing is printed for them.
_FLOW: Final = frozenset({"article", "section", "div", "main", "header", "footer", "center"})
_HEADINGS: Final = frozenset(_LEVELS)
_BLOCKS: Final = _FLOW | _HEADINGS | {
    "p", "ul", "ol", "dl", "table", "figure", "details", "blockquote", "pre", "hr", "svg", "img",
}  # fmt: skip
# Classes of the site's own that make no difference on paper, or that the methods below look at.
_CLASSES: Final = frozenset({
    "abstract", "admonition", "admonition-title", "bibliography", "break", "bug", "card", "card__change",
    "card__figure", "card__more", "card__what", "card__where", "cards", "chart", "cite", "conflicts", "coverage",
    "danger", "definition", "entry", "example", "fact", "failure", "figures", "footnote", "footnote-ref", "gloss",
    "highlight", "how", "info", "md-content__inner", "md-typeset", "md-typeset__table", "narrow", "none", "note",
    "notes", "number", "observations", "one", "out", "picture", "question", "quote", "register", "relations",
    "says", "small", "source", "sources", "status", "success", "tabbed-alternate", "tabbed-block", "tabbed-content",
    "tabbed-labels", "tabbed-set", "tail", "task-list", "task-list-control", "task-list-indicator",
    "task-list-item", "term", "timeline", "tip", "title", "topic", "translation", "unit", "unlinked", "untouched",
    "uses", "value", "warning", "what", "where", "why", "wide", "zh",
})  # fmt: skip
_CODE: Final = frozenset({"pre", "code"})


class Converter:
    """Converts the elements of one page. `lower` is added to the level of its headings.

    With `numbers` it is a page that is read: figures have the number of their entry beside them, and links to other
    pages the number of the page.
    """

    def __init__(self, page: BuiltPage, context: Context, *, lower: int = 0, numbers: bool = True) -> None:
        """Take a page."""
        self.page = page
        self.context = context
        self.lower = lower
        self.numbers = numbers
        written = context.written.get(page.url)
        self._shows = numbers and not (written and written.has_examples)
        self._level = lower
        self._explained: set[str] = set()
        self._noted: set[str] = set()
        self._behind: list[str] = []

    def whole(self) -> str:
        """Return the whole page; the tables of its charts stand at its end."""
        content = self.blocks(self.page.article)
        if self.page.heading is None:  # links to the page lead to its beginning
            content = call("here-is", label(self.page.url)) + content
        if not self._behind:
            return content
        return "\n\n".join([content, call("behind", "[The figures of the charts]"), *self._behind])

    # Blocks.

    def blocks(self, parent: HtmlElement) -> str:
        """Return the content of an element that may hold blocks and text side by side."""
        parts: list[str] = []
        line = text(parent.text or "")
        for child in parent:
            if child.tag in _BLOCKS:
                parts += self._paragraph(line)
                parts.append(self.block(child))
                line = ""
            else:
                line += self.inline(child)
            line += text(child.tail or "")
        parts += self._paragraph(line)
        return "\n\n".join(part for part in parts if part)

    @staticmethod
    def _paragraph(line: str) -> Iterator[str]:
        if line.strip(" "):
            yield line.strip(" ")

    def block(self, element: HtmlElement) -> str:
        """Return the content of a block."""
        self._known(element)
        tag, kind = str(element.tag), element.get("class") or ""
        found: Callable[[HtmlElement], str] | None = (
            self._by_class.get(kind.partition(" ")[0]) or self._by_tag.get(tag)  # the first class tells what it is
        )
        if found is None:
            raise self._unknown(element, f"the element {tag}")
        return self._placed(element, found(element))

    @property
    def _by_class(self) -> dict[str, Callable[[HtmlElement], str]]:
        return {
            "cards": self._cards, "chart": self._chart, "timeline": self._timeline,
            "admonition": self._admonition, "picture": lambda _: "", "tabbed-labels": lambda _: "",
            "tabbed-set": self._tabs, "task-list": self._tasks,
            "footnote": lambda _: "",  # it stands where it is called
        }  # fmt: skip

    @property
    def _by_tag(self) -> dict[str, Callable[[HtmlElement], str]]:
        return {
            **dict.fromkeys(_HEADINGS, self._heading), **dict.fromkeys(_FLOW, self.blocks),
            "p": self._text, "ul": self._list, "ol": self._list, "dl": self._definitions, "table": self._table,
            "details": self._details, "blockquote": self._quotation, "pre": self._code, "hr": lambda _: "#rule()",
            "figure": self._figure, "img": self._image, "svg": self._svg,
        }  # fmt: skip

    def _text(self, element: HtmlElement) -> str:
        kind = element.get("class")
        if kind == "coverage":
            return self._coverage(element)
        words = self.words(element)
        return call("remark", body=words) if kind in {"notes", "source", "sources"} else words

    def _coverage(self, element: HtmlElement) -> str:
        """Return how much of each year is known: one remark for all years, where the first of them stands."""
        before = element.getprevious()
        if before is not None and before.get("class") == "coverage":
            return ""
        years = [self.words(element)]
        for after in element.itersiblings():
            if after.get("class") != "coverage":
                break
            years.append(self.words(after))
        return call("remark", body=" ".join(years))

    def _heading(self, element: HtmlElement) -> str:
        """Return a heading. None is more than one level below the one before it, for readers of the outline."""
        self._level = min(_LEVELS[element.tag] + self.lower, self._level + 1)
        name = element.get("id") or ""
        first = element is self.page.heading
        mark = label(self.page.url) if first else self.context.wanted(self.page, name)
        return f"{'=' * self._level} {self.words(element)}" + (f" {mark}" if mark else "")

    def _list(self, element: HtmlElement) -> str:
        items = [f"[{self._item(item)}]" for item in element]
        options = [f"start: {element.get('start')}"] if element.get("start") else []
        return call("enum" if element.tag == "ol" else "list", *options, *items)

    def _item(self, item: HtmlElement) -> str:
        if item.tag != "li":
            raise self._unknown(item, f"{item.tag} in a list")
        self._known(item)
        return self._placed(item, self.blocks(item))

    def _tasks(self, element: HtmlElement) -> str:
        def done(item: HtmlElement) -> str:
            box = item.find(".//input")
            return "true" if box is not None and box.get("checked") is not None else "false"

        return call("tasks", *(f"({done(item)}, [{self._item(item)}])" for item in element))

    def _definitions(self, element: HtmlElement) -> str:
        terms: list[str] = []
        for part in element:
            if part.tag not in {"dt", "dd"}:
                raise self._unknown(part, f"{part.tag} in a list of definitions")
            self._known(part)
            content = self._placed(part, self.blocks(part))
            if part.tag == "dt":
                terms.append(f"terms.item([{content}], [")
            elif not terms:
                raise self._unknown(part, "a definition without its term")
            else:
                terms[-1] += ("" if terms[-1].endswith("[") else "\n\n") + content
        return call("terms", *(f"{term}])" for term in terms))

    def _timeline(self, element: HtmlElement) -> str:
        events = []
        for event in element:
            date = event.find("time")
            if date is None:
                raise self._unknown(event, "an event without its date")
            content = self._placed(event, " ".join(self.inline(part) for part in event if part is not date))
            events.append(f"[{self.inline(date)}], [{content}]")
        return call("timeline", *events)

    def _cards(self, element: HtmlElement) -> str:
        def part(card: HtmlElement, name: str) -> str:
            found = next(iter(card.find_class(f"card__{name}")), None)
            return f"[{self.words(found)}]" if found is not None else "none"

        parts = ("what", "figure", "where", "change", "more")
        return call("cards", *(f"({', '.join(part(card, name) for name in parts)})" for card in element))

    def _plain(self, element: HtmlElement) -> str:
        """Return the words of an element whose figures have no numbers beside them: a caption, a title."""
        before, self.numbers = self.numbers, False
        try:
            return self.words(element)
        finally:
            self.numbers = before

    def _table(self, element: HtmlElement) -> str:
        """Return a table; one of observations has no room for numbers beside its figures."""
        before = self.numbers
        self.numbers = before and "figures" not in (element.get("class") or "").split()
        try:
            for part in element.iter("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"):
                self._known(part)
            return table(element, self.words)
        finally:
            self.numbers = before

    def _chart(self, element: HtmlElement) -> str:
        """Return a chart with its number, its notes and its source. Its table follows at the end of the page."""
        caption, drawing = element.find("figcaption"), element.find(".//svg[@class='wide']")
        if caption is None or drawing is None:
            raise self._unknown(element, "a chart without its title or its drawing")
        notes = [self.block(part) for part in element.findall("p")]
        options = [self._drawn(drawing), f"[{self._titled(caption)}]", f"[{' '.join(notes)}]"]
        figures = element.find("details")
        if figures is not None:
            place = label(self.page.url, f"figures-of-{element.get('id')}")
            options.append(f"figures: {place}")
            self._behind.append(call("here-is", place) + self._without(figures, figures.find("summary")))
        return call("chart", *options)

    def cover(self, element: HtmlElement) -> str:
        """Return a chart as an argument: title and drawing alone."""
        title = f"[{self._titled(element.find('figcaption'))}]"
        return f"(title: {title}, drawing: {call('image', self._drawn(element.find('.//svg')), 'width: 100%')[1:]})"

    def _titled(self, caption: HtmlElement) -> str:
        """Return the caption of a chart: its title, and below it what is shown."""
        words = self._plain(caption)
        title = caption.find("*[@class='title']")
        if title is None:
            return words
        first = self.inline(title)
        rest = words.removeprefix(first).strip(" ")
        return f"{first}#linebreak(){rest}" if rest and words.startswith(first) else words

    def _figure(self, element: HtmlElement) -> str:
        caption = element.find("figcaption")
        words = self._plain(caption) if caption is not None else ""
        return call("figure", f"[{self._without(element, caption)}]", f"caption: [{words}]")

    def _svg(self, element: HtmlElement) -> str:
        return call("image", self._drawn(element))

    def _drawn(self, svg: HtmlElement) -> str:
        spoken = svg.get("aria-label") or svg.findtext("title")
        if not spoken:
            raise self._unknown(svg, "a drawing without a text in its stead")
        return f"{string(self.context.drawing(for_print(svg)))}, alt: {string(spoken)}"

    def _image(self, element: HtmlElement) -> str:
        """Return a picture of the site; the words that stand for it where it is not there, which the build tells."""
        words = element.get("alt") or ""
        name = self.context.picture(self.page, element.get("src") or "")
        if name is None or not words:  # without words it is an ornament
            return text(words)
        return call("image", string(name), f"alt: {string(words)}")

    def _details(self, element: HtmlElement) -> str:
        """Return what is folded up on the screen, opened, below its title."""
        title = element.find("summary")
        if title is None:
            return self.blocks(element)
        return call("opened", f"[{self.words(title)}]", body=self._without(element, title))

    def _without(self, element: HtmlElement, title: HtmlElement | None) -> str:
        """Return the content of an element without its title, which stands elsewhere."""
        if title is not None:
            title.drop_tree()
        return self.blocks(element)

    def _admonition(self, element: HtmlElement) -> str:
        title = next(iter(element.find_class("admonition-title")), None)
        words = self.words(title) if title is not None else ""
        return call("admonition", f"[{words}]", body=self._without(element, title))

    def _tabs(self, element: HtmlElement) -> str:
        labels = [self.words(name) for name in element.xpath("./*[@class='tabbed-labels']/label")]
        panels = element.xpath("./*[@class='tabbed-content']/*")
        if len(labels) != len(panels):
            raise self._unknown(element, "tabs that have not each a label")
        pairs = zip(labels, panels, strict=True)
        return "\n\n".join(call("opened", f"[{name}]", body=self.blocks(panel)) for name, panel in pairs)

    def _quotation(self, element: HtmlElement) -> str:
        return call("quote", "block: true", body=self.blocks(element))

    def _code(self, element: HtmlElement) -> str:
        return call("raw", "block: true", string(element.text_content().strip("\n")))

    # Words.

    def words(self, parent: HtmlElement) -> str:
        """Return the content of an element that holds nothing but words, without white space around it."""
        parts = [text(parent.text or "")]
        for child in parent:
            parts += [self.inline(child), text(child.tail or "")]
        return "".join(parts).strip(" ")

    def inline(self, element: HtmlElement) -> str:
        """Return the content of an element within a line."""
        self._known(element)
        tag = str(element.tag)
        if tag == "br":
            content = "#linebreak()"
        elif tag == "a":
            content = self._link(element)
        elif tag == "data" or element.get("data-fact"):
            content = self._fact(element)
        elif tag == "code":
            content = call("raw", string(element.text_content()))
        elif tag == "abbr":
            content = self._abbreviation(element)
        elif tag == "img":
            inner = self._image(element)
            content = call("box", body=inner) if inner.startswith("#") else inner
        elif tag == "input" and element.get("type") == "checkbox":
            content = ""
        elif tag in _INLINE:
            inner = self._inner(element)
            note = tag == "sup" and element.find("a[@class='footnote-ref']") is not None
            function = None if note else _INLINE[tag]
            content = call(function, body=inner) if function and inner else inner
            if tag == "small" and _touches(element):  # on a screen it stands below
                content = " " + content
        else:
            raise self._unknown(element, f"the element {tag} in a line")
        return self._placed(element, self._in_language(element, content))

    def _inner(self, element: HtmlElement) -> str:
        """Return the words of an element with the white space around them, which parts it from its neighbours."""
        parts = [text(element.text or "")]
        for child in element:
            parts += [self.inline(child), text(child.tail or "")]
        return "".join(parts)

    def _fact(self, element: HtmlElement) -> str:
        """Return a figure, or what a source says of one; in a sentence it has the number of its entry beside it."""
        address = element.get("data-fact")
        words = self._inner(element)
        if not address or address not in self.context.entries:
            return words
        if self._shows:
            words = call("shown", self.context.show(address)) + words
        if not self.numbers:
            return words
        place = label(f"{REGISTER}/{address.partition('.')[0]}/", address)
        return words + call("entry-number", str(self.context.entries[address]), within(place))

    def _link(self, element: HtmlElement) -> str:
        if element.get("class") == "footnote-ref":
            return self._note(element)
        href, words = element.get("href") or "", self._inner(element)
        place = self.context.place(self.page, href)
        if place:
            return link(place, words) + self._reference(element, place)
        if href.startswith(("https://", "http://")):
            printed = "" if element.get("class") == "out" else call("address", address(href), string(href))
            return call("link", address(href), body=words) + printed
        target = self.page.target(href)
        if target and self.context.base:  # a file of the site, which is not in the book
            return call("link", address(self.context.base + "#".join(filter(None, target))), body=words)
        return words

    def _reference(self, element: HtmlElement, place: str) -> str:
        """Return where on paper a link leads: the number of a source or of another page. Figures have their own."""
        target = self.page.target(element.get("href") or "")
        if target is None or not self.numbers or target[0] == self.page.url or target[1] in self.context.entries:
            return ""
        if target[1] in self.context.sources:
            return call("source-number", str(self.context.sources[target[1]]), within(place))
        return call("page-of", place)

    def _note(self, element: HtmlElement) -> str:
        """Return a note of the page's own where it is called; called again it has the same number."""
        name = (element.get("href") or "").removeprefix("#")
        mark = label(self.page.url, f"note-{name}")
        if name in self._noted:
            return call("footnote", mark)
        note = next((item for item in self.page.article.iter("li") if item.get("id") == name), None)
        if note is None:
            raise self._unknown(element, "a call of a note that is not there")
        self._noted.add(name)
        for back in list(note.iter("a")):
            if back.get("class") == "footnote-backref":
                back.drop_tree()
        return f"{call('footnote', body=self.blocks(note))} {mark}"

    def _abbreviation(self, element: HtmlElement) -> str:
        """Return an abbreviation; where a page has it for the first time, a note spells it out."""
        words, meaning = self._inner(element), element.get("title")
        if not meaning or not self.numbers or meaning in self._explained:
            return words
        self._explained.add(meaning)
        return words + call("footnote", body=text(meaning))

    def _in_language(self, element: HtmlElement, content: str) -> str:
        language = (element.get("lang") or "").partition("-")[0]
        return call("text", f"lang: {string(language)}", body=content) if language and content else content

    def _placed(self, element: HtmlElement, content: str) -> str:
        """Return content with the label that links lead to, if some do."""
        name = element.get("id")
        mark = self.context.wanted(self.page, name) if name and element.tag not in _HEADINGS else None
        return call("here-is", mark) + content if mark else content

    def _known(self, element: HtmlElement) -> None:
        """Raise `FactsheetError` if an element has a class that nothing here knows."""
        if not isinstance(element.tag, str) or element.tag in _CODE or element.getparent() is None:
            return
        for name in (element.get("class") or "").split():
            if name not in _CLASSES and not name.startswith("tail-"):
                raise self._unknown(element, f"the class “{name}” of {element.tag}")

    def _unknown(self, element: HtmlElement, what: str) -> FactsheetError:
        return unknown(self.page, self.context.written.get(self.page.url), element, what)


def _touches(element: HtmlElement) -> bool:
    """Tell whether an element follows another one without white space between them."""
    before = element.getprevious()
    return before is not None and not (before.tail or "")

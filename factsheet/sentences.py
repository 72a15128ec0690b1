"""The sentences that use a figure: the HTML of a page goes in, each figure with its sentence comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

# What holds a sentence of its own; a sentence does not go on beyond its end. The row of a table is read as one.
_BLOCKS: Final = frozenset(
    [
        "p",
        "li",
        "dd",
        "dt",
        "tr",
        "caption",
        "figcaption",
        "summary",
        "blockquote",
        "div",
        "section",
        "article",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    ]
)
_CELLS: Final = frozenset({"td", "th"})
_HIDDEN: Final = frozenset({"script", "style", "svg", "button"})
_VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
# A sentence ends with its mark and perhaps a closing one, before a space and the beginning of another; in Chinese the
# mark is enough. A figure may begin one with a small letter ("about 24"), unless a short form is before it ("e.g.").
_END: Final = re.compile(r"(?<=[.!?])[”’)]?\s+(?=[“‘(]?[A-Z0-9$€£¥\u4e00-\u9fff])|[。！？][”’）」』]?\s*(?=.)")
_STOP: Final = re.compile(r"[.!?][”’)]?\s+$")
_SHORT_FORM: Final = re.compile(r"\b(?:[A-Za-z]|e\.g|i\.e|etc|cf|vs|ca|approx|resp|No|Nos|St|Mr|Ms|Dr)\.\s+$")
_AROUND: Final = 140  # characters of a long sentence that are kept on each side of the figure
_SPACES: Final = re.compile(r"[ \t\n\r\f\v]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with a figure: the figure's address, the id at which it stands, the text around it, and the whole.

    `start` is where in the whole the figure begins.
    """

    address: str
    id: str
    before: str
    figure: str
    after: str
    text: str
    start: int = field(default=0, compare=False)


@dataclass(slots=True)
class _Figure:
    """A figure of a block: its place on the page, where its text begins and ends, and how deep it stands."""

    place: tuple[int, int]
    address: str
    id: str
    start: int
    depth: int
    end: int = 0


@dataclass
class _Block:
    text: str = ""
    figures: list[_Figure] = field(default_factory=list)


@dataclass
class _Parser(HTMLParser):
    found: dict[tuple[int, int], Sentence] = field(default_factory=dict)
    _blocks: list[_Block] = field(default_factory=lambda: [_Block()])
    _open: list[str] = field(default_factory=list)
    _figure: _Figure | None = None
    _hidden: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.handle_data(" ")
        if tag in _VOID:
            return
        self._open.append(tag)
        if tag in _HIDDEN:
            self._hidden += 1
        if tag in _BLOCKS:
            self._blocks.append(_Block())
        elif tag in _CELLS and self._blocks[-1].text:
            self._blocks[-1].text = self._blocks[-1].text.rstrip() + " · "
        values = dict(attrs)
        address, name = values.get("data-fact"), values.get("id")
        if address and name:
            self._figure = _Figure(self.getpos(), address, name, len(self._blocks[-1].text), len(self._open))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open:
            closed = self._open.pop()
            self._close(closed)
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            block = self._blocks[-1]
            text = _SPACES.sub(" ", data)
            block.text += text.lstrip(" ") if not block.text or block.text.endswith(" ") else text

    def _close(self, tag: str) -> None:
        if self._figure and len(self._open) < self._figure.depth:
            self._figure.end = len(self._blocks[-1].text)
            self._blocks[-1].figures.append(self._figure)
            self._figure = None
        if tag in _HIDDEN:
            self._hidden -= 1
        if tag in _BLOCKS:
            block = self._blocks.pop()
            self.found.update({figure.place: _sentence(block.text, figure) for figure in block.figures})
            self.handle_data(" ")  # what follows in the block around it is another word


def sentences(html: str) -> list[Sentence]:
    """Return each figure that has an id, with the sentence in which it stands, in the order of the page."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return [parser.found[place] for place in sorted(parser.found)]


def _sentence(text: str, figure: _Figure) -> Sentence:
    ends = [match.end() for match in _END.finditer(text)]
    lead = text[: figure.start]
    if _STOP.search(lead) and not _SHORT_FORM.search(lead):
        ends.append(figure.start)
    first = max((place for place in ends if place <= figure.start), default=0)
    last = min((place for place in ends if place >= figure.end), default=len(text))
    before, after = text[first : figure.start], text[figure.end : last].rstrip()
    name = text[figure.start : figure.end]
    whole = before + name + after
    return Sentence(figure.address, figure.id, _tail(before), name, _head(after), whole, len(before))


def _tail(text: str) -> str:
    """Return the end of a long text, from a whole word on; a text without spaces is cut where it must be."""
    if len(text) <= _AROUND:
        return text
    kept = text[-_AROUND:]
    return "… " + (kept.partition(" ")[2] or kept)


def _head(text: str) -> str:
    """Return the beginning of a long text, up to a whole word; a text without spaces is cut where it must be."""
    if len(text) <= _AROUND:
        return text
    kept = text[:_AROUND]
    return (kept.rpartition(" ")[0] or kept) + " …"

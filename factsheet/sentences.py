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
# A sentence ends with its mark and perhaps a closing one, before a space and the beginning of another.
_END: Final = re.compile(r"(?<=[.!?])[”’)]?\s+(?=[“‘(]?[A-Z0-9])")
_AROUND: Final = 140  # characters of a long sentence that are kept on each side of the figure
_SPACES: Final = re.compile(r"[ \t\n\r\f\v]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with a figure: the figure's address, the id at which it stands, and the text around it."""

    address: str
    id: str
    before: str
    figure: str
    after: str


@dataclass
class _Block:
    text: str = ""
    figures: list[tuple[str, str, int, int]] = field(default_factory=list)  # address, id, start, end


@dataclass
class _Parser(HTMLParser):
    found: list[Sentence] = field(default_factory=list)
    _blocks: list[_Block] = field(default_factory=lambda: [_Block()])
    _open: list[str] = field(default_factory=list)
    _figure: tuple[str, str, int, int] | None = None
    _hidden: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
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
            self._figure = (address, name, len(self._blocks[-1].text), len(self._open))

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
        if self._figure and len(self._open) < self._figure[3]:
            address, name, start, _ = self._figure
            self._blocks[-1].figures.append((address, name, start, len(self._blocks[-1].text)))
            self._figure = None
        if tag in _HIDDEN:
            self._hidden -= 1
        if tag in _BLOCKS:
            block = self._blocks.pop()
            self.found += [_sentence(block.text, *figure) for figure in block.figures]


def sentences(html: str) -> list[Sentence]:
    """Return each figure that has an id, with the sentence in which it stands, in the order of the page."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.found


def _sentence(text: str, address: str, name: str, start: int, end: int) -> Sentence:
    ends = [match.end() for match in _END.finditer(text)]
    first = max((place for place in ends if place <= start), default=0)
    last = min((place for place in ends if place >= end), default=len(text))
    before, after = text[first:start], text[end:last].rstrip()
    return Sentence(address, name, _tail(before), text[start:end], _head(after))


def _tail(text: str) -> str:
    """Return the end of a long text, from a whole word on."""
    return text if len(text) <= _AROUND else "… " + text[-_AROUND:].partition(" ")[2]


def _head(text: str) -> str:
    """Return the beginning of a long text, up to a whole word."""
    return text if len(text) <= _AROUND else text[:_AROUND].rpartition(" ")[0] + " …"

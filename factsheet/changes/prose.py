"""The sentences of a page as they read with given facts: a page's template and a sheet go in, its figures come out.

A template may come from anyone, so it is rendered where it reaches nothing but the words of pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markdown import Markdown

from factsheet.pages import Page
from factsheet.pages.front_matter import read_front_matter
from factsheet.problems import FactsheetError
from factsheet.selection import SELECTORS, select
from factsheet.sentences import Sentence, sentences
from factsheet.sheet import Sheet
from factsheet.words import Mention, Words

# Of the site's own extensions those that say what is a block, a table and a tag.
_EXTENSIONS: Final = ("abbr", "admonition", "attr_list", "def_list", "tables", "fenced_code")
IN_SENTENCES: Final = frozenset({"fact", "former", "says", "source", "milestone"})  # all other words make blocks
_PLAIN: Final = ("text", "value", "unit", "period", "label", "status")  # parts of a figure that are text alone
NOT_THERE: Final = "[not there]"
# Characters of private use mark where plain text of a figure begins and ends; a page that has them loses them.
_OPEN, _NAMED, _CLOSE = "\ue000", "\ue001", "\ue002"
_MARKED: Final = re.compile(f"{_OPEN}(\\d{{1,6}}){_NAMED}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_MARKS: Final = re.compile(f"[{_OPEN}{_NAMED}{_CLOSE}]")
_TAG: Final = re.compile(r"(<[^<>]*>)")
# What a page can run into: its template is a program.
_OF_PAGES: Final = (
    TemplateError, FactsheetError, ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, TypeError,
    ValueError,
)  # fmt: skip


class Unrendered(FactsheetError):
    """A page whose template cannot be rendered."""


def figures_of(page: Page, sheet: Sheet) -> list[Sentence]:
    """Return each figure of a page's sentences, with its sentence, in the order of the page.

    What the facts do not have is told as `NOT_THERE`, so that the same template has the same figures with any facts.
    Raises `Unrendered` if the template cannot be rendered.
    """
    marks = _Marks()
    text = _MARKS.sub("", page.text[read_front_matter(page.text).end :])
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
    try:
        rendered = environment.from_string(text).render(_words(page, sheet, marks))
        html = Markdown(extensions=list(_EXTENSIONS)).convert(rendered)
    except _OF_PAGES as error:
        raise Unrendered(f"{page.file} cannot be rendered: {str(error) or type(error).__name__}") from error
    return sentences(marks.as_elements(html))


class _Marks:
    """Marks plain texts while they pass through Markdown, and makes elements of them behind it."""

    def __init__(self) -> None:
        self._addresses: list[str] = []

    def around(self, text: str, address: str) -> str:
        """Return a text with marks around it."""
        self._addresses.append(address)
        return f"{_OPEN}{len(self._addresses) - 1}{_NAMED}{_MARKS.sub('', text)}{_CLOSE}"

    def as_elements(self, html: str) -> str:
        """Return HTML with an element for each marked text; in attributes the text stays alone."""
        pieces = _TAG.split(html)
        return "".join(
            _MARKED.sub(r"\2", piece) if place % 2 else _MARKED.sub(self._element, piece)
            for place, piece in enumerate(pieces)
        )

    def _element(self, match: re.Match[str]) -> str:
        if int(match[1]) >= len(self._addresses):  # a text of the facts that has such characters
            return match[2]
        address = self._addresses[int(match[1])]
        return f'<data id="mark-{match[1]}" data-fact="{address}">{match[2]}</data>'


@dataclass(frozen=True)
class _Marked:
    """A figure on a page whose parts that are plain text are marked; the page sees no other of its parts."""

    _mention: Mention
    _address: str
    _marks: _Marks

    def __str__(self) -> str:
        return str(self._mention)

    def __getattr__(self, name: str) -> str:
        if name == "source":
            return self._mention.source
        if name not in _PLAIN:
            raise AttributeError(name)
        return self._marks.around(getattr(self._mention, name), self._address)


@dataclass(frozen=True)
class _Missing:
    """A figure that the facts do not have."""

    _marks: _Marks

    def __str__(self) -> str:
        return self._marks.around(NOT_THERE, "none")

    def __getattr__(self, name: str) -> str:
        if name not in {*_PLAIN, "source"}:
            raise AttributeError(name)
        return NOT_THERE if name == "source" else str(self)


def _words(page: Page, sheet: Sheet, marks: _Marks) -> Mapping[str, Callable[..., object]]:
    """Return the words of a page: those of sentences as they are, all others without any text."""
    words = Words(sheet, lambda: page.url)

    def figure(name: str, word: Callable[..., Mention]) -> Callable[..., _Marked | _Missing]:
        def marked(*args: object, **options: object) -> _Marked | _Missing:
            try:
                address = select(name, sheet.facts, args, options).facts[0].address
                return _Marked(word(*args, **options), address, marks)
            except FactsheetError:
                return _Missing(marks)

        return marked

    def said(word: Callable[..., str], found: Callable[[str], str], missing: Callable[[], str]) -> Callable[..., str]:
        def text(*args: object, **options: object) -> str:
            try:
                return found(word(*args, **options))
            except FactsheetError:
                return missing()

        return text

    def figure_missing() -> str:
        return str(_Missing(marks))

    nothing: dict[str, Callable[..., object]] = {name: lambda *_, **__: "" for name in SELECTORS}
    return {
        **nothing,
        "fact": figure("fact", words.fact),
        "former": figure("former", words.former),
        "says": said(words.says, str, figure_missing),
        "source": said(words.source, str, lambda: NOT_THERE),
        "milestone": said(words.milestone, lambda date: marks.around(date, "milestone"), figure_missing),
    }

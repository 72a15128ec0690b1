"""Content of synthetic sites: a number of pages and of facts goes in, figures and pages come out, always the same.

All of it is invented, and no place, source or figure in it exists. A page is Markdown in pieces: texts, and between
them the figures, which each kind of site writes in its own way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

A_SERIES: Final = 100  # observations of an indicator: of each place, in each year
A_PAGE: Final = 20  # figures on a page
YEARS: Final = tuple(range(2020, 2025))
PLACES: Final = (
    "Aldor", "Brenna", "Corvale", "Dunmere", "Elsby", "Farrow", "Grenholm", "Harrick", "Ilmen", "Jarrow",
    "Kelso", "Lorne", "Marwick", "Norden", "Ostend", "Pellam", "Quarr", "Rossby", "Selwick", "Tarn",
)  # fmt: skip
OFFICES: Final = tuple(f"office_{number:02}" for number in range(1, 11))  # print in English
AGENCIES: Final = tuple(f"agency_{number:02}" for number in range(1, 11))  # print in Chinese
_SEED: Final = "synthetic site"
_TEXT: Final = """
about after again among because before begin between build carry change city close common company country courses
decide depend describe different during early effort enough every example family follow general group growth history
idea important include industry interest knowledge large later learn letter level likely market measure method modern
money nature office often open order other owner part people place plain policy power practice present problem process
produce public question rather reason region report research result river school science season sense service share
simple society source state story strong study subject support system teach term thing though together trade travel
under until value various village water whole within without work world year young
"""
_WORDS: Final = tuple(_TEXT.split())


@dataclass(frozen=True, slots=True)
class Kind:
    """A way in which figures are printed: the unit, and how numbers look in English and in Chinese."""

    unit: str
    noun: str
    lowest: int
    highest: int
    english: Callable[[int], str]
    chinese: Callable[[int], str]


KINDS: Final = (
    Kind("patent", "patents", 10_000, 999_999, lambda n: f"{n:,}", lambda n: f"{n / 10_000:.4f}万件"),
    Kind("application", "applications", 101, 999, lambda n: f"{n / 100:.2f} million", lambda n: f"{n}万件"),
    Kind("yuan", "yuan", 1_001, 9_999, lambda n: f"{n / 10:.1f} billion", lambda n: f"{n}亿元"),
    Kind("company", "companies", 1_000, 9_999, lambda n: f"{n:,}", lambda n: f"{n}家"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """An observation: where it belongs, its value as it is printed, and who says so in which words."""

    series: str
    place: str
    year: int
    kind: Kind
    value: str
    evidence: tuple[tuple[str, str], ...]

    @property
    def address(self) -> str:
        """Return the key that pages call it by."""
        return f"{self.series}.{self.place}.{self.year}"

    @property
    def text(self) -> str:
        """Return what a reader reads."""
        return f"{self.value} {self.kind.noun}"


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path in the folder of pages, its title, and its Markdown in pieces."""

    path: str
    title: str
    pieces: tuple[str | Figure, ...]

    def markdown(self, write: Callable[[Figure], str]) -> str:
        """Return the Markdown, with each figure as `write` has it."""
        return "".join(piece if isinstance(piece, str) else write(piece) for piece in self.pieces)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return the figures in the order in which a reader comes to them."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Figure))


@dataclass(frozen=True, slots=True)
class Content:
    """A site: its figures and its pages, of which the first is the home page."""

    figures: tuple[Figure, ...]
    pages: tuple[Page, ...]

    @property
    def series(self) -> dict[str, tuple[Figure, ...]]:
        """Return the figures of each indicator."""
        return {
            self.figures[start].series: self.figures[start : start + A_SERIES]
            for start in range(0, len(self.figures), A_SERIES)
        }

    @property
    def sections(self) -> dict[str, tuple[Page, ...]]:
        """Return the pages of each folder, without the home page."""
        found: dict[str, list[Page]] = {}
        for page in self.pages[1:]:
            found.setdefault(page.path.partition("/")[0], []).append(page)
        return {name: tuple(pages) for name, pages in found.items()}


def place_key(number: int) -> str:
    """Return the key of a place."""
    return PLACES[number].lower()


def make_content(pages: int, facts: int) -> Content:
    """Return a site with so many pages and facts, the latter in hundreds; the same numbers give the same content."""
    if pages < 2 or facts < A_SERIES or facts % A_SERIES:
        raise ValueError("a site has at least two pages, and facts in hundreds")
    figures = tuple(_figures(facts))
    return Content(figures, tuple(_pages(pages, figures)))


def _figures(facts: int) -> Iterator[Figure]:
    random = Random(f"{_SEED}, figures")  # noqa: S311 -- the same for everybody is what is wanted
    for series in range(facts // A_SERIES):
        kind = KINDS[series % len(KINDS)]
        for number in range(A_SERIES):
            year, place = divmod(number, len(PLACES))
            printed = kind.lowest + _below(random, kind.highest - kind.lowest + 1)
            printed += (
                printed % 10 == 0
            )  # a last zero would be a rounded digit in one notation and a known one in the other
            value, at = kind.english(printed), series + number
            evidence = [(OFFICES[at % len(OFFICES)], f"{value} {kind.noun}")]
            if number % 2:  # every other one is printed by a second source
                evidence.append((AGENCIES[at // 2 % len(AGENCIES)], kind.chinese(printed)))
            key = f"series_{series + 1:04}"
            yield Figure(key, place_key(place), YEARS[-1 - year], kind, value, tuple(evidence))


def _pages(pages: int, figures: tuple[Figure, ...]) -> Iterator[Page]:
    random = Random(f"{_SEED}, pages")  # noqa: S311
    sections = min(10, max(2, pages // 5))
    for number in range(pages):
        first = number * len(figures) // pages
        shown = [figures[(first + step) % len(figures)] for step in range(A_PAGE)]
        title = "Home" if number == 0 else _sentence(random, 3)[:-1]
        section = (number - 1) * sections // (pages - 1) + 1
        path = "index.md" if number == 0 else f"section-{section:02}/page-{number:04}.md"
        yield Page(path, title, tuple(_pieces(random, title, shown)))


def _pieces(random: Random, title: str, shown: list[Figure]) -> Iterator[str | Figure]:
    """Yield a page of six sections: eight figures in prose, eight in a table, four in a list."""
    prose, cells, items = shown[:8], shown[8:16], shown[16:]
    yield f"---\ntitle: {title}\n---\n\n# {title}\n"
    for section in range(6):
        yield f"\n## {_sentence(random, 3)[:-1]}\n\n{_paragraph(random, 5)}\n\n"
        for figure in prose[section * 2 : section * 2 + 2]:
            yield f"{_sentence(random, 8)[:-1]} "
            yield figure
            yield ". "
        yield f"{_paragraph(random, 2)}\n"
        if section == 1:
            yield "\n| Place | Figure |\n|---|---|\n"
            for figure in cells:
                yield f"| {figure.place.capitalize()} | "
                yield figure
                yield " |\n"
        if section == 3:
            yield "\n"
            for figure in items:
                yield f"- {_sentence(random, 6)[:-1]}: "
                yield figure
                yield "\n"


def _paragraph(random: Random, sentences: int) -> str:
    return " ".join(_sentence(random, 8 + _below(random, 6)) for _ in range(sentences))


def _sentence(random: Random, words: int) -> str:
    return " ".join(_WORDS[_below(random, len(_WORDS))] for _ in range(words)).capitalize() + "."


def _below(random: Random, number: int) -> int:
    # Of Python's generator only random() gives the same numbers in every version.
    return int(random.random() * number)

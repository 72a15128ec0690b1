"""What all parts of the book have to know of each other: where links lead, and the numbers of entries and sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from factsheet.pages import Page
from factsheet.pdf.notation import label
from factsheet.pdf.reading import BuiltPage


@dataclass
class Context:
    """The pages of the book, and the numbers that stand in it for what has a long name.

    `entries` holds the number of each entry of the register by its address, `sources` that of each source by its id;
    `written` each page as its editor wrote it, by its address on the site. What is converted adds to `drawings` and to
    `shown`: the labels of all places where a fact stands, by its address.
    """

    site: Path
    pages: Mapping[str, BuiltPage]
    entries: Mapping[str, int]
    sources: Mapping[str, int]
    base: str = ""
    written: Mapping[str, Page] = field(default_factory=dict)
    drawings: dict[str, bytes] = field(default_factory=dict)
    shown: dict[str, list[str]] = field(default_factory=dict)
    _wanted: set[tuple[str, str]] = field(default_factory=set)
    _there: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Find every place that a link of the book leads to, and every place that there is."""
        for page in self.pages.values():
            self._there.update((page.url, str(name)) for name in page.article.xpath(".//@id"))
            links = (page.target(str(href)) for href in page.article.xpath(".//a/@href"))
            self._wanted.update(link for link in links if link)

    def place(self, page: BuiltPage, href: str) -> str | None:
        """Return the label of the place that a link of a page leads to, or `None` if it is not in the book."""
        target = page.target(href)
        if target is None or target[0] not in self.pages:
            return None
        heading = self.pages[target[0]].heading
        top = heading is not None and heading.get("id") == target[1]
        return label(*target) if target in self._there and not top else label(target[0])

    def wanted(self, page: BuiltPage, name: str) -> str | None:
        """Return the label for an id of a page, if some link leads there."""
        return label(page.url, name) if (page.url, name) in self._wanted else None

    def show(self, address: str) -> str:
        """Return a label of its own for a place where a fact stands."""
        places = self.shown.setdefault(address, [])
        places.append(label("shown", f"{address}-{len(places) + 1}"))
        return places[-1]

    def picture(self, page: BuiltPage, src: str) -> str | None:
        """Keep a picture of the site for the typesetter; return the name of its file, or `None` if it is not there."""
        target = page.target(src)
        path = self.site / target[0] if target else None
        if path is None or not path.is_file():
            return None
        name = f"picture-{len(self.drawings) + 1}{path.suffix}"
        self.drawings[name] = path.read_bytes()
        return name

    def drawing(self, svg: str) -> str:
        """Keep a drawing for the typesetter; return the name of its file."""
        name = f"drawing-{len(self.drawings) + 1}.svg"
        self.drawings[name] = svg.encode()
        return name


def numbered(names: Iterable[str]) -> dict[str, int]:
    """Return a number for each name, from 1 on."""
    return {name: number for number, name in enumerate(names, start=1)}

"""What a page hands out: its front matter goes in, the names of figures and charts of its one-page sheet come out.

Under the key `sheet` stand two lists: `figures`, addresses of facts, and `charts`, keys of charts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from factsheet.pages.front_matter import FrontMatter
from factsheet.pages.regions import Places

KEY: Final = "sheet"
PARTS: Final = ("figures", "charts")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the front matter, and where in the page it stands, from 1."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Handout:
    """What a one-page sheet shows. `others` is what stands under the key and belongs to neither list."""

    where: Name
    figures: tuple[Name, ...]
    charts: tuple[Name, ...]
    others: tuple[Name, ...]


def read_handout(matter: FrontMatter, places: Places) -> Handout | None:
    """Return what the front matter asks for; `None` if it asks for no sheet."""
    if KEY not in matter.keys:
        return None
    found: dict[str, list[Name]] = {part: [] for part in (*PARTS, "")}
    for value in matter.values:
        if value.key == KEY:
            part = value.path[1] if len(value.path) == 2 and value.path[1] in PARTS else ""
            found[part].append(Name(value.text, *places.at(value.start)))
    where = Name(KEY, *places.at(matter.keys[KEY]))
    return Handout(where, *(tuple(found[part]) for part in (*PARTS, "")))

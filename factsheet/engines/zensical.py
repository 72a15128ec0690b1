"""Zensical: a project goes in, its pages come out, finished.

It has no plugins that could add pages, and takes nothing that lies outside the folder of its configuration. So the tree
is laid out once more beside the site: facts and pages as they are, for the words, and the pages with those of the
register, for the engine.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import yaml
from markupsafe import Markup

from factsheet.cite.work import edition
from factsheet.engines.configuration import Settings, laid_out
from factsheet.fingerprint import fingerprinted
from factsheet.finish import finish
from factsheet.finish.policy import OWN
from factsheet.load import FOLDER as FACTS
from factsheet.problems import BuildFailed
from factsheet.register import entry_pages
from factsheet.sheet import PAGES, Sheet, sheet_of
from factsheet.site_address import site_address

_CONFIG: Final = "mkdocs.yml"
_THEME: Final = "theme"
_MACROS: Final = "macros.py"
_COPIED: Final = (FACTS, "docs")
_PAGES: Final = "pages"
_SITE: Final = "site"
# What Zensical's search (0.0.73) puts into its dialog as a style, by its hash; a browser names another if it needs one.
_STYLES: Final = f"{OWN} 'sha256-NwSx/R2V/U4jnW0Tq5pQ53Y/rzPVJ4dqE7D6UTA/J1k='"
_FAILED: Final = "Macro rendering failed in "
_NOISE: Final = re.compile(r"\x1b\[[\d;]*m|^Traceback .*\n(?: .*\n)+", re.MULTILINE)  # colours, and calls of its own


def render(_engine: str, root: Path, site: Path) -> None:
    """Lay out the tree, run Zensical on it, strictly, and finish what it made."""
    sheet, tree = sheet_of(root), site.with_name(f"{site.name}.tree")
    try:
        _lay_out(root, tree, sheet)
        _run(tree)
        _keep_links_within(tree / _SITE)
        finish(tree / _SITE, sheet, site_address(), _STYLES)
        site.rmdir()
        (tree / _SITE).rename(site)
    finally:
        shutil.rmtree(tree, ignore_errors=True)


def _lay_out(root: Path, tree: Path, sheet: Sheet) -> None:
    """Write the tree that Zensical reads; raise `BuildFailed` if a part of it is not to be had."""
    try:
        for folder in _COPIED:
            shutil.copytree(root / folder, tree / folder, symlinks=True)
        shutil.copy(root / _MACROS, tree)
        shutil.copytree(root / PAGES, tree / _PAGES, symlinks=True)
        for path, markdown in entry_pages(sheet.facts):
            (tree / _PAGES / path).parent.mkdir(parents=True, exist_ok=True)
            (tree / _PAGES / path).write_text(markdown, encoding="utf-8")
        assets = fingerprinted(tree / _PAGES)
        for name, asset in assets.items():
            (tree / _PAGES / name).unlink()
            (tree / _PAGES / asset.served).write_bytes(asset.content)
        served = {name: asset.served for name, asset in assets.items()}
        (tree / _CONFIG).write_text(_configuration(root, sheet, served), encoding="utf-8")
    except OSError as error:
        raise BuildFailed(f"the tree cannot be laid out for Zensical: {error}") from error


def _configuration(root: Path, sheet: Sheet, served: Mapping[str, str]) -> str:
    """Return the configuration of the tree; raise `BuildFailed` if the project's own cannot be read."""
    settings: Settings = {
        "docs_dir": _PAGES,
        "site_dir": _SITE,
        "theme": {"variant": "classic", **({"custom_dir": str(root / _THEME)} if (root / _THEME).is_dir() else {})},
        "extra": {"edition": str(Markup.escape(edition(sheet))), "served": served},
    }
    try:
        return laid_out((root / _CONFIG).read_text(encoding="utf-8"), root, settings, served)
    except (ValueError, yaml.YAMLError) as error:
        raise BuildFailed(f"{_CONFIG} cannot be read: {error}") from error


def _run(tree: Path) -> None:
    """Run Zensical on a tree; raise `BuildFailed` with what it said if it warns or stops.

    It is not let stop at an error in a page, for then it would not tell in which.
    """
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", str(tree / _CONFIG)]
    variables = {**os.environ, "FACTSHEET_STOP_ON_ERROR": "false"}
    run = subprocess.run(command, cwd=tree, env=variables, capture_output=True, check=False)  # noqa: S603
    said = (run.stdout + run.stderr).decode(errors="replace")
    if run.returncode or _FAILED in said:
        raise BuildFailed(f"Zensical stopped:\n{_NOISE.sub('', said).strip()}")


def _keep_links_within(site: Path) -> None:
    """Take back a step from links that lead above the site.

    Zensical takes a link in HTML, which words write too, for one that begins at the page's file, and puts a step before
    it where the address lies one deeper. What was written begins at the address, as browsers have it.
    """
    for path in site.rglob("index.html"):
        steps = "../" * (len(path.relative_to(site).parts) - 1)
        text = path.read_text(encoding="utf-8")
        kept = re.sub(rf"""((?:href|src)=["'])\.\./{re.escape(steps)}""", rf"\g<1>{steps}", text)
        path.write_text(kept, encoding="utf-8", newline="")

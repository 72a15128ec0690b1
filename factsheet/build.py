"""Building the site: a project goes in, `site/` comes out, whole or not at all.

Everything is made in a folder beside it and takes the old one's place only when all of it is good.
"""

from __future__ import annotations

import fcntl
import logging
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from factsheet.built import look_over
from factsheet.chart.document import FOLDER as CHARTS
from factsheet.chart.document import export_charts
from factsheet.checks import Report, check
from factsheet.export import export, export_root
from factsheet.headers import write_headers
from factsheet.offline import write_archive
from factsheet.pdf import BOOK, SHEETS, write_book, write_sheets
from factsheet.problems import FactsheetError, InvalidFacts
from factsheet.search_index import write_search_index
from factsheet.sheet import sheet_of
from factsheet.site_address import security_contact, site_address
from factsheet.social import draw

CONFIG: Final = "mkdocs.yml"
_STAGE: Final = ".build"
_TRACEBACK: Final = re.compile(r"\s*```\s*Traceback.*", re.DOTALL)


class BuildFailed(FactsheetError):
    """The site could not be built; what was there before is untouched."""


def build(root: Path) -> tuple[Report, Path]:
    """Check, render and export everything below `root`; return the report and the folder of the new site.

    Raises `InvalidFacts` with all problems, or `BuildFailed`; then the former site is as it was.
    """
    site = root / "site"
    with _alone(root) as workshop:
        _recover(site)
        report = check(root)
        if report.fails:
            raise InvalidFacts(report.problems)
        stage = workshop / f"site-{os.getpid()}"
        try:
            stage.mkdir()
            name = _render(root, stage)
            sheet, base = sheet_of(root), site_address()
            write_search_index(stage, sheet)
            export(sheet, stage / "data", base)
            export_charts(sheet.facts, stage / "data" / CHARTS)
            export_root(sheet, stage, base, security_contact())
            draw(sheet.facts, name, stage / "assets" / "social.png")
            write_book(root, stage, sheet, stage / BOOK, base=base)
            write_sheets(stage, sheet, stage / SHEETS, base=base)
            write_archive(stage, sheet)
            write_headers(stage)
            if problems := look_over(stage):
                raise InvalidFacts(problems)
            _swap(stage, site)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
            _recover(site)
    return report, site


@contextmanager
def _alone(root: Path) -> Iterator[Path]:
    """Give the folder to build in, to one build at a time; what a killed build has left there is removed.

    Others wait. The system lifts the lock when a build ends, however it ends.
    """
    workshop = root / _STAGE
    workshop.mkdir(exist_ok=True)
    with (workshop / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in workshop.glob("site-*"):
            shutil.rmtree(left)
        yield workshop


def _render(root: Path, stage: Path) -> str:
    """Run MkDocs, strictly: its warnings are errors. Return the name of the site."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    with _gathered_warnings() as warnings:
        try:
            config = load_config(str(root / CONFIG), site_dir=str(stage), strict=True)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                mkdocs_build(config)
            finally:
                config.plugins.on_shutdown()
            return str(config.site_name)
        except (Abort, MkDocsException) as error:
            raise BuildFailed("\n".join([f"MkDocs stopped: {error}", *warnings])) from error
        except SystemExit as error:  # the macros plugin ends the process on an error in a page
            raise BuildFailed("\n".join(["MkDocs stopped at an error in a page", *warnings])) from error


@contextmanager
def _gathered_warnings() -> Iterator[list[str]]:
    """Gather what MkDocs and its plugins warn of, as the texts of a list: in them stands which page is at fault."""
    found: list[str] = []

    class Gatherer(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(_TRACEBACK.sub("", record.getMessage()))

    logger, gatherer = logging.getLogger("mkdocs"), Gatherer(logging.WARNING)
    logger.addHandler(gatherer)
    try:
        yield found
    finally:
        logger.removeHandler(gatherer)


def _former(site: Path) -> Path:
    return site.with_name(f"{site.name}.former")


def _swap(stage: Path, site: Path) -> None:
    """Put the new site in the old one's place: two renames, and `_recover` knows what to do between them."""
    former = _former(site)
    if site.exists():
        site.rename(former)
    stage.rename(site)
    shutil.rmtree(former, ignore_errors=True)


def _recover(site: Path) -> None:
    """Finish what a build that was killed between the two renames has left."""
    former = _former(site)
    if not former.exists():
        return
    if site.exists():
        shutil.rmtree(former)
    else:
        former.rename(site)

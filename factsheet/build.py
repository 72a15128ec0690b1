"""Building the site: a project goes in, `site/` comes out, whole or not at all.

Everything is made in a folder beside it and takes the old one's place only when all of it is good.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from factsheet.beside import write_data, write_pdf
from factsheet.built import look_over
from factsheet.checks import Report, check
from factsheet.engines import chosen, render
from factsheet.export import export_root
from factsheet.headers import write_headers
from factsheet.kept import KEPT, forget, keeping, now
from factsheet.offline import ARCHIVE, write_archive
from factsheet.pdf import BOOK, SHEETS, write_sheets
from factsheet.problems import InvalidFacts
from factsheet.search_index import write_search_index
from factsheet.sheet import sheet_of
from factsheet.site_address import security_contact, site_address
from factsheet.social import draw
from factsheet.worker import Worker

_STAGE: Final = ".build"


def build(root: Path, engine: str | None = None, tell: Callable[[str], None] = lambda _: None) -> tuple[Report, Path]:
    """Check, render and export everything below `root`; return the report and the folder of the new site.

    `engine` is one of `ENGINES`, or else the first that is installed; `tell` is told what is done next.
    Raises `InvalidFacts` with all problems, `BuildFailed` if the engine stops, or `FactsheetError` if it is not
    installed; then the former site is as it was.
    """
    site, engine = root / "site", chosen(engine)
    began = now()
    with _alone(root) as (workshop, worker), keeping(root / KEPT):
        _recover(site)
        tell("checking facts and pages")
        report = check(root)
        if report.fails:
            raise InvalidFacts(report.problems)
        stage, data = workshop / f"site-{os.getpid()}", workshop / f"site-{os.getpid()}-data"
        try:
            stage.mkdir()
            sheet, base = sheet_of(root), site_address()
            exported = worker.start(write_data, root, sheet.digest, data, base)
            tell("making the pages, and the data files beside")
            render(engine, root, stage)
            exported()
            shutil.copytree(data, stage / "data", copy_function=os.rename, dirs_exist_ok=True)
            tell("typesetting the book and the sheets, looking over what was made")
            bound = worker.start(write_pdf, root, sheet.digest, stage, stage / BOOK, base)
            write_search_index(stage, sheet)
            export_root(sheet, stage, base, security_contact())
            draw(sheet.facts, sheet.imprint.title.en, stage / "assets" / "social.png")
            write_sheets(stage, sheet, stage / SHEETS, base=base)
            write_headers(stage)
            if problems := look_over(stage, coming={BOOK, ARCHIVE}):
                raise InvalidFacts(problems)
            write_archive(stage, sheet, {BOOK: bound})
            _swap(stage, site)
            forget(root / KEPT, began)
        finally:
            _recover(site)
    return report, site


@contextmanager
def _alone(root: Path) -> Iterator[tuple[Path, Worker]]:
    """Give the folder to build in, and a worker, to one build at a time; what it leaves there is removed.

    So is what a killed build has left. Others wait. The system lifts the lock when a build and its worker end, however
    they end.
    """
    workshop = root / _STAGE
    workshop.mkdir(exist_ok=True)
    with (workshop / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _clear(workshop)
        try:
            with Worker(held=(lock.fileno(),)) as worker:
                yield workshop, worker
        finally:
            _clear(workshop)  # the worker, which writes there, has ended


def _clear(workshop: Path) -> None:
    for left in workshop.glob("site-*"):
        shutil.rmtree(left)


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

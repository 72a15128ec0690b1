"""The command `factsheet`: arguments go in, text and an exit status come out. What it does stands in other modules."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Final

import click

from factsheet.invisible import printable
from factsheet.problems import FactsheetError, InvalidFacts, Problem

FORMATS: Final = ("text", "json", "github")
SHOWN: Final = ("text", "json", "bibtex", "ris", "csl")
_ROOT = click.option(
    "--root", type=click.Path(path_type=Path, file_okay=False, exists=True), default=Path(), show_default="here",
    help="The project: the folder with facts/ and docs/.",
)  # fmt: skip


class _Group(click.Group):
    """A group whose commands end with a clear error, and never with a traceback, when the project is at fault."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except InvalidFacts as error:
            for problem in error.problems:
                click.echo(str(problem), err=True)
            click.echo(f"{len(error.problems)} problem{'s' * (len(error.problems) != 1)}", err=True)
            ctx.exit(error.exit_status)
        except FactsheetError as error:
            click.echo("\n".join(printable(line) for line in f"error: {error}".split("\n")), err=True)
            ctx.exit(error.exit_status)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="factsheet")
def main() -> None:
    """Check, show, export and build the fact sheet."""


@main.command()
@_ROOT
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How problems are told.",
)
def check(root: Path, form: str) -> None:
    """Report every problem of facts and pages; end with status 1 if there is any."""
    from factsheet.checks import check as check_all  # noqa: PLC0415 -- each command loads only what it needs

    report = check_all(_project(root))
    if form == "json":
        click.echo(json.dumps([problem.as_record() for problem in report.problems], ensure_ascii=False, indent=1))
    for problem in report.problems:
        if form == "text":
            click.echo(str(problem))
        elif form == "github":
            click.echo(_annotation(problem))
    if report.left_out:
        click.echo(f"not checked until this is mended: {', '.join(report.left_out)}", err=form == "json")
    click.echo(report.summary, err=form == "json")
    sys.exit(bool(report.problems))


@main.command()
@_ROOT
def build(root: Path) -> None:
    """Check everything, then build the site into site/; if anything is wrong, the old site stays."""
    from factsheet.build import build as build_site  # noqa: PLC0415
    from factsheet.export import SECURITY  # noqa: PLC0415

    report, site = build_site(_project(root))
    if not (site / SECURITY).exists():
        click.echo(f"without {SECURITY}: neither SECURITY_CONTACT nor an https address in SITE_URL is given")
    click.echo(report.summary)
    click.echo(f"the site stands in {site}")


@main.command(context_settings={"ignore_unknown_options": True})
@_ROOT
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def serve(root: Path, options: tuple[str, ...]) -> None:
    """Show the site on this machine, made anew after each change; OPTIONS are those of `mkdocs serve`."""
    command = [sys.executable, "-m", "mkdocs", "serve", *options]
    os.chdir(_project(root))
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "FACTSHEET_STOP_ON_ERROR": "false"}
    # In this process's place: whoever ends the one ends the other.
    os.execve(sys.executable, command, environment)  # noqa: S606


@main.command()
@_ROOT
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def export(root: Path, folder: Path) -> None:
    """Write the data files into FOLDER: JSON, CSV and XLSX of everything, and each chart as SVG, PNG and CSV.

    Links in them are absolute if the variable SITE_URL names the site's address.
    """
    from factsheet.chart.document import FOLDER, export_charts  # noqa: PLC0415
    from factsheet.export import export as export_all  # noqa: PLC0415
    from factsheet.sheet import sheet_of  # noqa: PLC0415
    from factsheet.site_address import site_address  # noqa: PLC0415

    sheet = sheet_of(_project(root))
    written = [*export_all(sheet, folder, site_address()), *export_charts(sheet.facts, folder / FOLDER)]
    counted = Counter(path.parent for path in written)
    for path in written:
        if path.parent == folder:
            click.echo(str(path))
    for below, number in counted.items():
        if below != folder:
            click.echo(f"{below}: {number:,} files")


@main.command()
@_ROOT
@click.option("--paper", type=click.Choice(("a4", "letter")), default="a4", show_default=True)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def pdf(root: Path, paper: str, file: Path) -> None:
    """Write the book of the site that stands in site/ into FILE, as the build does on A4."""
    from factsheet.pdf import write_book  # noqa: PLC0415
    from factsheet.sheet import sheet_of  # noqa: PLC0415
    from factsheet.site_address import site_address  # noqa: PLC0415

    root = _project(root)
    write_book(root, root / "site", sheet_of(root), file, paper=paper, base=site_address())
    click.echo(str(file))


@main.command()
@_ROOT
@click.option("--paper", type=click.Choice(("a4", "letter")), default="a4", show_default=True)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def sheets(root: Path, paper: str, folder: Path) -> None:
    """Write the one-page sheets of the site that stands in site/ into FOLDER, as the build does on A4.

    They carry a QR code of their page if the variable SITE_URL names the site's address.
    """
    from factsheet.pdf import write_sheets  # noqa: PLC0415
    from factsheet.sheet import sheet_of  # noqa: PLC0415
    from factsheet.site_address import site_address  # noqa: PLC0415

    root = _project(root)
    for path in write_sheets(root / "site", sheet_of(root), folder, paper=paper, base=site_address()):
        click.echo(str(path))


@main.command()
@_ROOT
@click.argument("address")
@click.option("--format", "form", type=click.Choice(SHOWN), default="text", show_default=True)
def show(root: Path, address: str, form: str) -> None:
    """Show one observation: value, interval, evidence, formula, pages that use it, how to cite it.

    ADDRESS is indicator.place.period, or an indicator for its latest observation. The formats bibtex, ris and csl give
    its citation alone, for programs.
    """
    from factsheet.sheet import sheet_of  # noqa: PLC0415
    from factsheet.show import shown  # noqa: PLC0415
    from factsheet.site_address import site_address  # noqa: PLC0415

    sheet = sheet_of(_project(root))
    click.echo(shown(sheet, sheet.facts.find(address), form, site_address()))


def _project(root: Path) -> Path:
    """Return the project's folder; raise `FactsheetError` if it is none."""
    if not (root / "facts").is_dir():
        raise FactsheetError(
            f"{root.resolve()} has no folder facts/; go to the project's folder, or name it with --root"
        )
    return root.resolve()


def _annotation(problem: Problem) -> str:
    """Return a problem as GitHub's workflow command, with the characters escaped that it would read."""
    text = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
    file = _escaped(problem.file).replace(":", "%3A").replace(",", "%2C")
    place = f"file={file},line={problem.line},col={problem.column},title={problem.rule}"
    return f"::{problem.severity} {place}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25")  # a problem holds no line breaks

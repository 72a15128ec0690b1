"""The command `factsheet`: arguments go in, text and an exit status come out. What it does stands in other modules."""

from __future__ import annotations

import io
import os
import re
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from factsheet.editing.options import INDICATOR, OBSERVATION, PLACE, SOURCE, Also, with_options
from factsheet.engines import ENGINES, chosen
from factsheet.garbage import collect_seldom
from factsheet.invisible import printable
from factsheet.problems import FactsheetError, InvalidFacts, Problem, counted

FORMATS: Final = ("text", "json", "github", "sarif")
LISTED: Final = ("text", "markdown", "json")
SHOWN: Final = ("text", "json", "bibtex", "ris", "csl")
_ROOT = click.option(
    "--root", type=click.Path(path_type=Path, file_okay=False, exists=True), default=Path(), show_default="here",
    help="The project: the folder with facts/ and docs/.",
)  # fmt: skip
_FORMAT = click.option(
    "--format", "told_as", type=click.Choice(FORMATS), default="text", show_default=True,
    help="How problems are told.",
)  # fmt: skip


def _choose_colour(context: click.Context, _: click.Parameter, chosen: str | None) -> None:
    """Let `click.echo` write colours always, never, or (None) to a terminal only; a command takes its group's choice.

    https://no-color.org and https://force-color.org say what the two variables mean; NO_COLOR goes first.
    """
    if chosen in {"always", "never"}:
        context.color = chosen == "always"
    elif chosen or context.parent is None:
        context.color = False if os.environ.get("NO_COLOR") else bool(os.environ.get("FORCE_COLOR")) or None


_COLOUR = click.option(
    "--color", type=click.Choice(("auto", "always", "never")), expose_value=False, callback=_choose_colour,
    help="Colours of problems; auto, which is the default: in a terminal, if NO_COLOR and FORCE_COLOR are not set.",
)  # fmt: skip


_HOST_AND_PORT: Final = re.compile(r"\S+:\d{1,5}")


def _host_and_port(_: click.Context, __: click.Parameter, given: str | None) -> str | None:
    """Return what was given; raise `BadParameter` if it is no host and port."""
    if given is not None and not _HOST_AND_PORT.fullmatch(given):
        raise click.BadParameter(f"“{given}” is no host and port, such as 127.0.0.1:8001")
    return given


class _Command(click.Command):
    """A command that tells the problems which end it: as text on standard error, in other forms on standard output."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except InvalidFacts as error:
            told_as = ctx.params.get("told_as", "text")
            _tell(error.problems, ctx.params["root"].resolve(), told_as, err=told_as == "text")
            click.echo(counted(error.problems), err=True)
            ctx.exit(error.exit_status)


class _Group(click.Group):
    """A group whose commands end with a clear error, and never with a traceback, when the project is at fault."""

    command_class = _Command
    group_class = type

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except FactsheetError as error:
            said = "\n".join(map(printable, str(error).split("\n")))
            click.echo(f"{click.style('error:', fg='red', bold=True)} {said}", err=True)
            ctx.exit(error.exit_status)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="factsheet")
@_COLOUR
def main() -> None:
    """Check, show, export and build the fact sheet."""
    collect_seldom()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # as it is on standard error: not every encoding has Chinese


@main.command()
@_ROOT
@_FORMAT
@_COLOUR
def check(root: Path, told_as: str) -> None:
    """Report every problem of facts and pages; end with status 1 if one is more than a warning.

    The report is on standard output, and so is the summary, unless the form is a document (json, sarif) that would be
    none with it.
    """
    from factsheet.checks import check as check_all  # noqa: PLC0415 -- each command loads only what it needs
    from factsheet.report import DOCUMENTS  # noqa: PLC0415

    root = _project(root)
    report = check_all(root)
    aside = told_as in DOCUMENTS
    _tell(report.problems, root, told_as)
    if report.left_out:
        click.echo(f"not checked until this is mended: {', '.join(report.left_out)}", err=aside)
    click.echo(report.summary, err=aside)
    sys.exit(report.fails)


@main.command()
@_ROOT
@_FORMAT
@_COLOUR
@click.option("--engine", type=click.Choice(ENGINES), help="What makes the pages; if not given, what is installed.")
def build(root: Path, told_as: str, engine: str | None) -> None:
    """Check everything, then build the site into site/; if anything is wrong, the old site stays.

    Problems are told on standard error as text, and on standard output in the other forms. A document (json, sarif) has
    standard output for itself: what else there is to say is then on standard error.
    """
    from factsheet.build import build as build_site  # noqa: PLC0415
    from factsheet.export import SECURITY  # noqa: PLC0415
    from factsheet.report import DOCUMENTS  # noqa: PLC0415

    root = _project(root)
    report, site = build_site(root, engine, _tell_progress)
    aside = told_as in DOCUMENTS
    _tell(report.problems, root, told_as, err=told_as == "text")
    if not (site / SECURITY).exists():
        click.echo(f"without {SECURITY}: neither SECURITY_CONTACT nor an https address in SITE_URL is given", err=aside)
    click.echo(report.summary, err=aside)
    click.echo(f"the site stands in {site}", err=aside)


@main.command()
@_ROOT
@_COLOUR
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True), required=False)
def compress(root: Path, folder: Path | None) -> None:
    """Write .br and .gz beside the files of the site that stands in site/, or in FOLDER, for a server to send.

    It is done once for each deployment, and takes longer than the build.
    """
    from factsheet.compress import compress as compress_all  # noqa: PLC0415

    site = folder or _project(root) / "site"
    _tell_progress(f"compressing what is text in {site}; this takes longer than a build")
    done = compress_all(site)
    click.echo(f"{done.files:,} files: {done.plain:,} bytes, {done.brotli:,} as .br, {done.gzip:,} as .gz")


@main.command()
@_ROOT
@_COLOUR
@click.option(
    "--dev-addr", "-a", "address", metavar="HOST:PORT", callback=_host_and_port,
    help="Where to show it; else what mkdocs.yml says, or 127.0.0.1:8000.",
)  # fmt: skip
@click.option("--open", "-o", "open_in_browser", is_flag=True, help="Open it in the browser too.")
def serve(root: Path, address: str | None, *, open_in_browser: bool) -> None:
    """Show the site on this machine; after each change the page that is looked at is made anew, within a second.

    What it shows is not checked: `factsheet check` tells whether figures fit their evidence and each other.
    """
    from factsheet.engines.mkdocs import stand_in  # noqa: PLC0415

    engine = chosen()
    if engine == "zensical":
        raise FactsheetError("Zensical cannot show the tree while it changes; run `factsheet build` after each change")
    stand_in(engine)
    from factsheet.preview import preview  # noqa: PLC0415 -- imports what stands in

    preview(_project(root), engine, address, open_in_browser=open_in_browser)


@main.command()
@_ROOT
@_COLOUR
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
@click.option("--check", "only_check", is_flag=True, help="Write nothing; end with status 1 if a schema is not fresh.")
def schema(root: Path, *, only_check: bool) -> None:
    """Write the schemas into facts/schema/: with them an editor completes keys, explains them and finds slips.

    They follow from the models and from the keys of sources, places, units and indicators.
    """
    from factsheet.schema import FOLDER, stale, write_schemas  # noqa: PLC0415
    from factsheet.sheet import facts_of  # noqa: PLC0415

    root = _project(root)
    facts = facts_of(root)
    names = stale(root, facts) if only_check else write_schemas(root, facts)
    for name in names:
        click.echo(f"{FOLDER}/{name}{': not fresh; run `factsheet schema`' * only_check}")
    if not names:
        click.echo("all schemas are fresh")
    sys.exit(only_check and bool(names))


@main.command()
@_ROOT
@_COLOUR
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
@_COLOUR
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
@_COLOUR
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


@main.command()
@_ROOT
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day to look from; today if not given."
)
@click.option("--format", "form", type=click.Choice(LISTED), default="text", show_default=True)
@click.option("--exit-code", is_flag=True, help="End with status 1 if anything is due.")
def stale(root: Path, on: datetime | None, form: str, *, exit_code: bool) -> None:
    """List the indicators for which a new value is due, longest due first, with the sources to look at."""
    from factsheet.sheet import facts_of  # noqa: PLC0415
    from factsheet.stale import review  # noqa: PLC0415
    from factsheet.stale_formats import told  # noqa: PLC0415

    found = review(facts_of(_project(root)), (on or datetime.now(UTC)).date())
    click.echo(told(found, form))
    sys.exit(exit_code and bool(found.due))


@main.command()
@_ROOT
@_COLOUR
@click.option("--check", "only_check", is_flag=True, help="Change nothing; show what would change, and end with 1.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
def fmt(root: Path, files: tuple[Path, ...], *, only_check: bool) -> None:
    """Lay out facts FILES, or all of them: one order of keys, one form. Data and comments stay what they are."""
    from factsheet.editing.files import layouts  # noqa: PLC0415

    problems: list[Problem] = []
    found = [layout for layout in layouts(_project(root), files, problems) if layout.changes]
    for layout in found:
        if only_check:
            click.echo(layout.diff(), nl=False)
        else:
            layout.write()
        click.echo(f"{layout.file} {'would change' if only_check else 'is laid out'}")
    if problems:
        raise InvalidFacts(problems)
    sys.exit(only_check and bool(found))


@main.group()
def add() -> None:
    """Add an entry to the facts: what is not said is asked for, the checks try it, and it goes where it belongs."""


@add.command("observation")
@_ROOT
@_COLOUR
@click.argument("indicator", required=False)
@with_options(OBSERVATION)
def add_observation(root: Path, indicator: str | None, *, keep: bool, also: Also, **given: str | None) -> None:
    """Add a value of INDICATOR (its key, or a part of its label) for a period, with its evidence."""
    from factsheet.editing import add as adding  # noqa: PLC0415
    from factsheet.editing.telling import settle  # noqa: PLC0415

    root = _project(root)
    sys.exit(settle(root, adding.observation(root, indicator, given, also, ask=_at_terminal()), keep=keep))


@add.command("indicator")
@_ROOT
@_COLOUR
@click.argument("key", required=False)
@with_options(INDICATOR)
def add_indicator(root: Path, key: str | None, *, keep: bool, also: Also, **given: str | None) -> None:
    """Add the indicator KEY with its first observation."""
    from factsheet.editing import add as adding  # noqa: PLC0415
    from factsheet.editing.telling import settle  # noqa: PLC0415

    root = _project(root)
    sys.exit(settle(root, adding.indicator(root, key, given, also, ask=_at_terminal()), keep=keep))


@add.command("source")
@_ROOT
@_COLOUR
@with_options(SOURCE)
def add_source(root: Path, *, keep: bool, **given: str | None) -> None:
    """Add a publication that prints figures."""
    from factsheet.editing import add as adding  # noqa: PLC0415
    from factsheet.editing.telling import settle  # noqa: PLC0415

    root = _project(root)
    sys.exit(settle(root, adding.source(root, given, ask=_at_terminal()), keep=keep))


@add.command("place")
@_ROOT
@_COLOUR
@click.argument("key", required=False)
@with_options(PLACE)
def add_place(root: Path, key: str | None, *, keep: bool, within: tuple[str, ...], **given: str | None) -> None:
    """Add the place KEY: a country, a region, a city or a cluster."""
    from factsheet.editing import add as adding  # noqa: PLC0415
    from factsheet.editing.telling import settle  # noqa: PLC0415

    root = _project(root)
    sys.exit(settle(root, adding.place(root, key, given, within, ask=_at_terminal()), keep=keep))


def _at_terminal() -> bool:
    """Tell whether somebody is there to be asked."""
    return sys.stdin.isatty()


@main.command()
@_ROOT
@_COLOUR
@click.argument("base")
@click.argument("head", required=False)
@click.option("--format", "form", type=click.Choice(LISTED), default="text", show_default=True)
@click.option("--exit-code", is_flag=True, help="End with status 1 if there are differences.")
def diff(root: Path, base: str, head: str | None, form: str, exit_code: bool) -> None:  # noqa: FBT001
    """Show what a change of facts does to the site, from the revision BASE to HEAD or to the files as they are now.

    Figures old and new, derived figures that move with them, relations, evidence, and the sentences, tables and charts
    that show something else. Revisions are those of git: a branch, a tag, a commit. The markdown is for a comment.
    """
    from factsheet import changes  # noqa: PLC0415

    if head is None and not (root / "facts").is_dir():
        raise changes.RevisionError(f"{root.resolve()} has no folder facts/ to compare; name a second revision")
    root = root.resolve()
    found = changes.changes_between(changes.state_of(root, base), changes.state_of(root, head), root)
    if form == "json":
        click.echo(changes.as_json(found))
    else:
        write = changes.as_markdown if form == "markdown" else changes.as_text
        click.echo(write(changes.report(found)))
    sys.exit(exit_code and bool(found))


def _project(root: Path) -> Path:
    """Return the project's folder; raise `FactsheetError` if it is none."""
    if not (root / "facts").is_dir():
        raise FactsheetError(
            f"{root.resolve()} has no folder facts/; go to the project's folder, or name it with --root"
        )
    return root.resolve()


def _tell_progress(what: str) -> None:
    """Say in a terminal what is being done; a log is told what was done."""
    if sys.stderr.isatty():
        click.secho(f"{what} …", err=True, dim=True)


def _tell(problems: Sequence[Problem], root: Path, told_as: str, *, err: bool = False) -> None:
    """Write the report of a project's problems; cut lines to the terminal, if it is one that they are written to."""
    from factsheet.report import WIDTH, report  # noqa: PLC0415

    stream = sys.stderr if err else sys.stdout
    width = os.get_terminal_size(stream.fileno()).columns if stream.isatty() else 0
    if text := report(problems, root, told_as, width or WIDTH):
        click.echo(text, err=err)

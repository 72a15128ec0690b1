"""The results of a measurement: what was measured goes in, targets, tables and files come out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from benchmarks.checking import CheckRow
from benchmarks.drawing import SCHEMES, draw_sites
from benchmarks.pdf import PdfRow
from benchmarks.real import BuildRow
from benchmarks.sites import SiteRow
from benchmarks.variants import OURS, VARIANTS, YARDSTICK
from benchmarks.waiting import ServeRow

MOST_OF_MATERIAL: Final = {10: 1.15, 100: 1.0, 1_000: 0.6}
MOST_OF_LOADING: Final = 2.5
MOST_GROWTH: Final = 1.2  # of the time for one observation, from ten thousand to a hundred thousand
MOST_SECONDS: Final = 4.0
MOST_MEGABYTES: Final = 400.0
MOST_WAITING: Final = 1.0

_ABOUT: Final = """\
Made by `make bench`. The sites are synthetic: pages of 600 words with a table, a list and 20 figures, and ten facts for
each page. Every site has the same pages and shows the same figures, which is looked up after the first run. Commands
are run in turn, medians are given, and the memory is that of all processes of a command together. A command is ended
after {limit:.0f} seconds.
"""
_FAIR: Final = """\
- **Material** has the numbers typed in: no fact is read, and none leads to its source.
- **This project, pages** reads and links all facts, makes each figure a link to its entry, and adds a page for each
  indicator (one for a hundred observations) and the five pages to which its foot leads. So it makes more pages than
  Material, and more is told on each. The search for figures, data files and PDF are no part of it, and neither are the
  checks of `factsheet check`.
- **This project, everything** is what a user runs: checks, pages, search index, data files, the book and the archive.
  It does more than all the others here, and is held against none of them.
- **Zensical and Sphinx** come with a theme, and a search. **Hugo and Eleventy** come without: they get a page that
  holds a navigation and the text, and make no search index.
- All but Material read the same facts with their evidence from YAML; none but this project looks whether they fit.
"""
_CHECKS: Final = """\
## Checks

Bare loading is `yaml.load` with PyYAML's C loader, and nothing more. The work is what is done after the start of Python
and all imports. The pages show each indicator as a table. A file may hold 150,000 keys and values; here that limit is
lifted.
"""


@dataclass(slots=True)
class Results:
    """All that was measured in one go; what was not asked for, or failed, is empty."""

    machine: dict[str, str]
    versions: dict[str, str]
    limit: float
    sites: Sequence[SiteRow] = ()
    checks: Sequence[CheckRow] = ()
    build: BuildRow | None = None
    serve: ServeRow | None = None
    pdf: Sequence[PdfRow] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """What was set as a goal, what was measured, and whether it is met."""

    what: str
    most: str
    measured: str
    met: bool

    @property
    def word(self) -> str:
        """Return how it stands."""
        return "met" if self.met else "not met"


def targets(results: Results) -> Iterator[Target]:
    """Yield the targets of what was measured."""
    for size, most in MOST_OF_MATERIAL.items():
        ours, theirs = _row(results, size, OURS), _row(results, size, YARDSTICK)
        if ours and theirs and theirs.state == "done":
            target = _target(f"pages, {size:,}: against Material", ours.seconds / theirs.seconds, most, "× {:.2f}")
            ended = ours.state == "ended"  # nobody knows how long it takes
            yield replace(target, measured=f"over {target.measured}", met=False) if ended else target
    if results.checks:
        worst = max(row.ratio for row in results.checks)
        yield _target("check: against bare loading of the YAML", worst, MOST_OF_LOADING, "× {:.2f}")
    each = {row.observations: row.check_work / row.observations for row in results.checks}
    if {10_000, 100_000} <= each.keys():
        growth = each[100_000] / each[10_000]
        yield _target("check: time for one observation, of 100,000 against 10,000", growth, MOST_GROWTH, "× {:.2f}")
    if results.build:
        yield _target("whole build of the real site", results.build.seconds, MOST_SECONDS, "{:.1f} s")
        yield _target("the same again, without a change", results.build.again, MOST_SECONDS, "{:.1f} s")
        yield _target("its memory", results.build.megabytes, MOST_MEGABYTES, "{:.0f} MB")
    if results.serve:
        yield _target("from saving a fact to the page that shows it", results.serve.seconds, MOST_WAITING, "{:.2f} s")


def _target(what: str, measured: float, most: float, form: str) -> Target:
    return Target(what, f"≤ {form.format(most)}", form.format(measured), measured <= most)


def _row(results: Results, pages: int, variant: str) -> SiteRow | None:
    found = (row for row in results.sites if (row.pages, row.variant) == (pages, variant) and row.state != "failed")
    return next(found, None)


def write_results(results: Results, folder: Path) -> None:
    """Write `results.json`, `results.md` and the pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    held = {**asdict(results), "targets": [asdict(target) for target in targets(results)]}
    files = {
        "results.json": json.dumps(held, indent=1, ensure_ascii=False) + "\n",
        "results.md": "\n".join(_document(results)).rstrip() + "\n",
    }
    if results.sites:
        files |= {f"sites-{scheme}.svg": draw_sites(results.sites, scheme) for scheme in SCHEMES}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def _document(results: Results) -> Iterator[str]:
    yield f"# What things cost\n\n{_ABOUT.format(limit=results.limit)}"
    yield ", ".join(f"{name} {value}" for name, value in results.machine.items()) + ".\n"
    yield "## Targets\n"
    yield table(("what", "target", "measured", ""), [(t.what, t.most, t.measured, t.word) for t in targets(results)])
    if results.sites:
        yield "## Sites\n"
        yield from _sites(results)
        yield _FAIR
    if results.checks:
        yield _CHECKS
        yield _checks(results.checks)
    if results.build:
        yield "## The real site\n"
        yield _build(results.build, results.serve)
    if results.pdf:
        yield "## PDF of the real site\n"
        yield table(
            ("what", "seconds", "bytes"), [(row.what, f"{row.seconds:.2f}", f"{row.bytes:,}") for row in results.pdf]
        )
    yield "## Versions\n"
    yield ", ".join(f"{name} {version}" for name, version in results.versions.items()) + "."


def _sites(results: Results) -> Iterator[str]:
    for size in dict.fromkeys(row.pages for row in results.sites):
        rows = [row for row in results.sites if row.pages == size]
        yardstick = _row(results, size, YARDSTICK)
        yield f"### {size:,} pages, {rows[0].facts:,} facts\n"
        yield table(
            ("generator", "seconds", "against Material", "of the processor", "MB", "pages made"),
            [_site(row, yardstick) for row in rows],
        )
    yield "### What is run, and what is fair\n"
    yield "\n".join(f"- {variant.name}: {variant.about}." for variant in VARIANTS) + "\n"


def _site(row: SiteRow, yardstick: SiteRow | None) -> tuple[str, ...]:
    if row.state == "failed":
        return row.name, "failed", "–", "–", "–", "–"
    if row.state == "ended":
        return row.name, f"over {row.seconds:.0f}", "–", "–", f"{row.megabytes:.0f}", "–"
    against = f"× {row.seconds / yardstick.seconds:.2f}" if yardstick and yardstick.state == "done" else "–"
    times = f"{row.seconds:.2f}", against, f"{row.processor:.2f}"
    return row.name, *times, f"{row.megabytes:.0f}", f"{row.built:,}"


def _checks(rows: Sequence[CheckRow]) -> str:
    heads = ("observations", "loading, work", "check, work", "ratio", "loading, whole", "check, whole", "ratio", "MB")
    cells: Callable[[CheckRow], tuple[str, ...]] = lambda row: (  # noqa: E731 -- a row is written where its heads stand
        f"{row.observations:,}", f"{row.bare_work:.2f} s", f"{row.check_work:.2f} s", f"× {row.ratio:.2f}",
        f"{row.bare_seconds:.2f} s", f"{row.check_seconds:.2f} s", f"× {row.whole_ratio:.2f}",
        f"{row.check_megabytes:.0f}",
    )  # fmt: skip
    return table(heads, [cells(row) for row in rows])


def _build(build: BuildRow, serve: ServeRow | None) -> str:
    rows = [
        ("`factsheet build`", f"{build.seconds:.1f} s"),
        ("of the processor", f"{build.processor:.1f} s"),
        ("again, with the drawings and PDF files of a former build", f"{build.again:.1f} s"),
        ("memory", f"{build.megabytes:.0f} MB"),
        ("pages", f"{build.pages:,}"),
    ]
    if serve:
        rows += [
            ("`factsheet serve`: start to first page", f"{serve.first:.2f} s"),
            ("from saving a fact to the page that shows it, reloaded", f"{serve.seconds:.2f} s"),
        ]
    return table(("what", "measured"), rows)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown, laid out to be read as text; all columns but the first are set right."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]

    def line(cells: Sequence[str]) -> str:
        first, *others = zip(cells, widths, strict=True)
        return f"| {' | '.join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)])} |"

    rule = "|".join(["-" * (widths[0] + 2), *("-" * (width + 1) + ":" for width in widths[1:])])
    return "\n".join([line(heads), f"|{rule}|", *map(line, rows)]) + "\n"

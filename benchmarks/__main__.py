"""Measuring all: parts, sizes and generators go in, results are written, and the targets are printed.

``make bench`` runs all of it; ``make bench BENCH="sites --sizes 10 100 --runs 2"`` a part. What is measured in part
goes to `.build/bench/results/`, and so does all of it if a run failed; only the whole takes its place in
`benchmarks/results/`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from benchmarks.checking import OBSERVATIONS, measure_checks
from benchmarks.machine import machine, versions
from benchmarks.measure import LIMIT, ROOT, RunFailed, tell
from benchmarks.pdf import measure_pdf
from benchmarks.real import copy_project, measure_build
from benchmarks.results import Results, table, targets, write_results
from benchmarks.sites import SIZES, measure_sites
from benchmarks.variants import VARIANTS
from benchmarks.waiting import measure_serving

PARTS: Final = ("sites", "check", "build", "pdf", "serve")
WORKSHOP: Final = ROOT / ".build/bench"
WHOLE: Final = ROOT / "benchmarks/results"
RUNS: Final = 5


def main() -> int:
    """Measure what is asked for, write what was found, and print the targets; return 1 if a run failed."""
    asked = _asked()
    results = Results(machine(), versions(), asked.limit)
    failed = False
    for part in _parts(results, asked):
        try:
            part()
        except RunFailed as error:
            tell(f"a run failed: {error}")
            failed = True
    failed = failed or any(row.state == "failed" for row in results.sites)
    folder = asked.into or (WHOLE if _is_whole(asked) and not failed else WORKSHOP / "results")
    write_results(results, folder)
    print(table(("what", "target", "measured", ""), [(t.what, t.most, t.measured, t.word) for t in targets(results)]))
    print(f"{'runs failed; ' * failed}what was found stands in {folder}")
    return int(failed)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Measure what things cost.",
        epilog="The whole is written to benchmarks/results/, a part to .build/bench/results/. The status is 1 if a run "
        "failed; a target that is not met is told, and is no failure.",
    )  # fmt: skip
    keys = [variant.key for variant in VARIANTS]
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all if none is named")
    parser.add_argument(
        "--sizes", nargs="+", type=int, default=list(SIZES), metavar="PAGES", help="pages of the sites (10 100 1000)"
    )
    parser.add_argument(
        "--variants", nargs="+", choices=keys, default=keys, metavar="KEY", help=f"of {', '.join(keys)}"
    )
    parser.add_argument(
        "--observations",
        nargs="+",
        type=int,
        default=list(OBSERVATIONS),
        metavar="N",
        help="of checks (1000 10000 100000)",
    )
    parser.add_argument("--runs", type=int, default=RUNS, help="of each command, after one to warm up (%(default)s)")
    parser.add_argument(
        "--limit", type=float, default=LIMIT, metavar="SECONDS", help="after which a command is ended (%(default)s)"
    )
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="where results are written, if not there")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    if asked.runs < 1 or min(asked.sizes) < 2:
        parser.error("there is at least one run, of a site of at least two pages")
    asked.parts = asked.parts or list(PARTS)
    return asked


def _is_whole(asked: argparse.Namespace) -> bool:
    return (
        set(asked.parts) == set(PARTS)
        and set(asked.sizes) >= set(SIZES)
        and set(asked.observations) >= set(OBSERVATIONS)
        and len(asked.variants) == len(VARIANTS)
    )


def _parts(results: Results, asked: argparse.Namespace) -> Iterator[Callable[[], None]]:
    """Yield what fills the results, part by part."""

    def sites() -> None:
        variants = [variant for variant in VARIANTS if variant.key in asked.variants]
        results.sites = list(measure_sites(WORKSHOP / "sites", asked.sizes, variants, asked.runs, asked.limit))

    def check() -> None:
        results.checks = list(measure_checks(WORKSHOP / "check", asked.observations, asked.runs, asked.limit))

    def build_and_pdf() -> None:
        real = copy_project(WORKSHOP / "real")
        results.build = measure_build(real, asked.runs, asked.limit)  # the PDF is made of its pages
        if "pdf" in asked.parts:
            tell("PDF of the real site")
            results.pdf = list(measure_pdf(real))

    def serve() -> None:
        tell("an edit while the real site is served")
        results.serve = measure_serving(copy_project(WORKSHOP / "serve"), asked.runs)

    wanted = {"sites": sites, "check": check, "build": build_and_pdf, "pdf": build_and_pdf, "serve": serve}
    yield from dict.fromkeys(wanted[part] for part in wanted if part in asked.parts)


if __name__ == "__main__":
    sys.exit(main())

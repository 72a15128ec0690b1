"""Measuring all: parts, sizes and generators go in, results are written, and the targets are printed.

``make bench`` runs all of it; ``make bench BENCH="sites --sizes 10 100 --runs 2"`` a part. What is measured in part
goes to `.build/bench/results/`, so that it takes no place of the whole, in `benchmarks/results/`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from benchmarks.checking import OBSERVATIONS, measure_checks
from benchmarks.machine import machine, versions
from benchmarks.measure import LIMIT, ROOT, RunFailed, tell
from benchmarks.pdf import measure_pdf
from benchmarks.real import copy_project, measure_build
from benchmarks.results import Results, table, targets, write_results
from benchmarks.serving import measure_serving
from benchmarks.sites import SIZES, measure_sites
from benchmarks.variants import VARIANTS

PARTS: Final = ("sites", "check", "build", "serve", "pdf")
WORKSHOP: Final = ROOT / ".build/bench"
WHOLE: Final = ROOT / "benchmarks/results"
RUNS: Final = 5


def main() -> int:
    """Measure what is asked for; return 1 if a run failed, for then nothing is written."""
    asked = _asked()
    results = Results(machine(), versions(), asked.limit)
    try:
        _measure(results, asked)
    except RunFailed as error:
        tell(f"a run failed: {error}")
        return 1
    folder = asked.into or (WHOLE if _is_whole(asked) else WORKSHOP / "results")
    write_results(results, folder)
    print(table(("what", "target", "measured", ""), [(t.what, t.most, t.measured, t.word) for t in targets(results)]))
    print(f"all of it stands in {folder}")
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure what things cost.")
    keys = [variant.key for variant in VARIANTS]
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all if none is named")
    parser.add_argument("--sizes", nargs="+", type=int, default=list(SIZES), metavar="PAGES", help="pages of the sites")
    parser.add_argument(
        "--variants", nargs="+", choices=keys, default=keys, metavar="KEY", help=f"of {', '.join(keys)}"
    )
    parser.add_argument(
        "--observations", nargs="+", type=int, default=list(OBSERVATIONS), metavar="N", help="of checks"
    )
    parser.add_argument("--runs", type=int, default=RUNS, help="of each command, after one to warm up")
    parser.add_argument("--limit", type=float, default=LIMIT, metavar="SECONDS", help="after which a command is ended")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="where results are written")
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


def _measure(results: Results, asked: argparse.Namespace) -> None:
    """Fill the results, part by part."""
    if "sites" in asked.parts:
        variants = [variant for variant in VARIANTS if variant.key in asked.variants]
        results.sites = list(measure_sites(WORKSHOP / "sites", asked.sizes, variants, asked.runs, asked.limit))
    if "check" in asked.parts:
        results.checks = list(measure_checks(WORKSHOP / "check", asked.observations, asked.runs, asked.limit))
    if {"build", "pdf"} & set(asked.parts):
        real = copy_project(WORKSHOP / "real")
        results.build = measure_build(real, asked.runs, asked.limit)  # the PDF is made of its pages
        if "pdf" in asked.parts:
            tell("PDF of the real site")
            results.pdf = list(measure_pdf(real))
    if "serve" in asked.parts:
        tell("an edit while the real site is served")
        results.serve = measure_serving(copy_project(WORKSHOP / "serve"), asked.runs)


if __name__ == "__main__":
    sys.exit(main())

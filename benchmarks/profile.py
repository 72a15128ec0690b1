"""Where the time goes: a command goes in, a table comes out that says which part of the work takes how much of it.

``python -m benchmarks.profile build`` looks at `factsheet build` of the real site, ``pages`` at `mkdocs build`,
``check`` at `factsheet check`. ``--pages 100`` takes a synthetic site of so many pages in its place,
``--observations 10000`` a project of hardly more than facts, and ``--functions 30`` lists the functions that take most.
The profiler makes small functions look slower than they are: read the shares, not the seconds. What runs in other
processes is seen as waiting.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Mapping
from cProfile import Profile
from pathlib import Path
from pstats import Stats
from typing import Final, TypeAlias

from benchmarks.content import make_content
from benchmarks.measure import ROOT
from benchmarks.ours import write_listings, write_project
from benchmarks.real import copy_project
from benchmarks.sites import FACTS_A_PAGE

Function: TypeAlias = tuple[str, int, str]  # file, line, name
Shares: TypeAlias = dict[str, float]
Calls: TypeAlias = Mapping[Function, tuple[int, int, float, float]]

REST: Final = "the rest"
# Parts of the work by the files of their code; the first that fits. What fits none belongs to those that call it.
PARTS: Final = {
    "imports": r"<frozen importlib|importlib/|:<module>$",
    "theme templates": r"/(material|mkdocs)/templates/.*html|theme/.*\.html",
    "page templates, compiled": r"/jinja2/(compiler|parser|lexer|nodes|visitor|idtracking|optimizer)\.py",
    "Markdown": r"/(markdown|pymdownx|pygments)/",
    "YAML": r"/yaml/|factsheet/(compose|load|offsets|invisible|yaml_words)\.py",
    "facts: model, links, formulas": r"/pydantic|factsheet/(aliases|charts|derive|entries|evidence|facts|formula|known|"
    r"link|model|model_\w+|period|relations|scalars|sheet|ties|trials|history|protocol|quantity)\b",
    "checks": r"factsheet/(checks|report|problems|prose|pages|spelling)\b",
    "charts": r"factsheet/chart/",
    "search index": r"factsheet/search_\w+\.py|/mkdocs/contrib/search",
    "PDF": r"factsheet/pdf/",
    "data files": r"factsheet/(export|cite|data_files)\b",
    "finishing and archive": r"factsheet/(built|finish|offline|social|compress|headers)\b",
    "macros": r"factsheet/(words|render|wording|selection|tables|cards|register|text)\b|/macros\.py|:root$",
    "MkDocs and plugins": r"/(mkdocs|mkdocs_macros|material)/|factsheet/(build|mkdocs_plugin)\.py",
}
_PARTS: Final = {part: re.compile(pattern) for part, pattern in PARTS.items()}
_ROUNDS: Final = 40  # of handing time up to the callers; no chain of library functions is longer


def shares_of(stats: Mapping[Function, tuple[int, int, float, float, Calls]]) -> Shares:
    """Return the seconds of each part: its own functions', and those of libraries by how long it has called them."""
    parts = {function: _part(function) for function in stats}
    own: dict[Function, Shares] = {function: {part: 1.0} for function, part in parts.items() if part}
    homeless = {
        function: _weights({caller: calls[3] for caller, calls in entry[4].items()})
        for function, entry in stats.items()
        if not parts[function]
    }
    for _ in range(_ROUNDS):
        own |= {function: _mixed(weights, own) for function, weights in homeless.items()}
    found: Shares = {}
    for function, (_, _, seconds, _, callers) in stats.items():
        weights = _weights({caller: calls[2] for caller, calls in callers.items()})
        mixed = own[function] if parts[function] else _mixed(weights, own)
        for part, share in mixed.items():
            found[part] = found.get(part, 0.0) + seconds * share
    return found


def _part(function: Function) -> str:
    """Return the part to which a function belongs, or nothing for one that works for others."""
    file, _, name = function
    named = f"{file}:{name}"
    return next((part for part, pattern in _PARTS.items() if pattern.search(named)), "")


def _weights(times: Mapping[Function, float]) -> dict[Function, float]:
    """Return times as parts of their sum."""
    whole = sum(times.values())
    return {function: time / whole if whole else 1 / len(times) for function, time in times.items()}


def _mixed(weights: Mapping[Function, float], own: Mapping[Function, Shares]) -> Shares:
    """Return the parts to which a function's callers belong, by their weights."""
    found: Shares = {}
    for caller, weight in weights.items():
        for part, share in own.get(caller, {REST: 1.0}).items():
            found[part] = found.get(part, 0.0) + weight * share
    return found or {REST: 1.0}


def profiled(what: str, root: Path) -> Profile:
    """Return the profile of a command on a project; raise `SystemExit` with its status if it fails."""
    if what == "pages":
        from mkdocs.__main__ import cli as command  # noqa: PLC0415 -- each profile holds what its command imports

        arguments = ["build", "--quiet", "--config-file", str(root / "mkdocs.yml"), "--site-dir", str(root / "site")]
    else:
        from factsheet.cli import main as command  # noqa: PLC0415

        arguments = [what, "--root", str(root)]
    profile = Profile()
    try:
        profile.runcall(command, arguments, standalone_mode=False)
    except SystemExit as end:
        if end.code:
            raise
    return profile


def _project(pages: int | None, observations: int | None) -> Path:
    """Write the project that is looked at: a synthetic one of so many pages or facts, or a copy of the real one."""
    root = ROOT / ".build/bench/profile"
    shutil.rmtree(root, ignore_errors=True)
    if pages:
        write_project(make_content(pages, pages * FACTS_A_PAGE), root)
    elif observations:
        write_listings(make_content(2, observations), root)
    else:
        copy_project(root)
    return root


def main() -> int:
    """Profile what is asked for, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.profile", description="Say where the time goes.")
    parser.add_argument("what", choices=("build", "pages", "check"))
    parser.add_argument("--pages", type=int, metavar="N", help="a synthetic site of N pages, not the real one")
    parser.add_argument("--observations", type=int, metavar="N", help="a project of N facts and hardly a page")
    parser.add_argument("--functions", type=int, default=0, metavar="N", help="list the N functions that take most")
    asked = parser.parse_args()
    stats = Stats(profiled(asked.what, _project(asked.pages, asked.observations)))
    shares = shares_of(stats.stats)  # type: ignore[attr-defined]  # it is documented nowhere, and read everywhere
    whole = sum(shares.values())
    print(f"\n{'part':<32} seconds   share")
    for part, seconds in sorted(shares.items(), key=lambda item: -item[1]):
        print(f"{part:<32} {seconds:7.2f}  {seconds / whole:6.1%}")
    print(f"{'all':<32} {whole:7.2f}")
    if asked.functions:
        stats.strip_dirs().sort_stats("tottime").print_stats(asked.functions)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Mutation tests: small changes of the code go in, how many of them the tests notice comes out.

``python -m tools.mutants [PART …]``, by `make mutants`, changes functions of the parts that pyproject.toml names under
`tool.factsheet.mutants`, one operator, number, text or argument at a time (mutmut does it), and runs for each change
the tests of the part that call the function. All of it happens in copies under .build/mutants. The exit status is 1 if
the tests notice a smaller share of a part than is asked for.

mutmut leaves out functions with decorators. In the copies the decorators of properties and caches stand as calls below
their functions.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import libcst

FOLDER: Final = Path(".build/mutants")
PACKAGE: Final = "factsheet"
MODULE: Final = "MODULE"
MOVED: Final = {"cache", "lru_cache", "property", "cached_property"}
NOTICED: Final = ("killed", "timeout")
COLUMNS: Final = (*NOTICED, "survived", "no tests")
# How long tests may run before a change counts as endless: so many times as long as on the code as it is, and before
# that so many seconds more, for a machine that is busy.
TIMES: Final = 4
SECONDS: Final = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the code (patterns of files), and the files and folders of tests that concern it.

    `MODULE` in a name of tests stands for the name of each module: only its own tests run for it.
    """

    name: str
    code: tuple[str, ...]
    tests: tuple[str, ...]

    def runs(self, root: Path) -> list[Part]:
        """Return what mutmut does at a time: the whole part, or each of its modules."""
        if not any(MODULE in test for test in self.tests):
            return [self]
        files = sorted(file for pattern in self.code for file in root.glob(pattern) if file.name != "__init__.py")
        return [
            Part(
                f"{self.name}/{file.stem}",
                (file.relative_to(root).as_posix(),),
                tuple(test.replace(MODULE, file.stem) for test in self.tests),
            )
            for file in files
        ]


def main(arguments: list[str] | None = None, root: Path = Path()) -> int:
    """Run the mutation tests of the parts; return the exit status."""
    least, parts = settings(root)
    parser = argparse.ArgumentParser(description="Tell how many small changes of the code the tests notice.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(parts)}; all, if none is named")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="how many processes run the tests")
    given = parser.parse_args(arguments)
    if unknown := sorted(set(given.parts) - parts.keys()):
        parser.error(f"there is no part {', '.join(unknown)}; there are {', '.join(parts)}")
    few = []
    everything: list[str] = []
    for name in given.parts or parts:
        start = time.monotonic()
        found: dict[str, str] = {}
        for run in parts[name].runs(root):
            print(run.name, flush=True)
            found |= statuses(root, run, given.workers)
        print(f"\n{table(found)}\n{name} took {time.monotonic() - start:.0f} s\n", flush=True)
        everything += found.values()
        if share(found.values()) < least:
            few.append(name)
    print(f"{len(everything):,} changes, of which the tests notice {share(everything):.1f}%")
    if few:
        print(f"\nThe tests notice less than {least}% of the changes of {', '.join(few)}.", file=sys.stderr)
    return 1 if few else 0


def settings(root: Path) -> tuple[int, dict[str, Part]]:
    """Return the least share in percent, and the parts by name, as pyproject.toml has them."""
    table = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["factsheet"]["mutants"]
    parts = {name: Part(name, tuple(it["code"]), tuple(it["tests"])) for name, it in table["parts"].items()}
    return table["least"], parts


def statuses(root: Path, part: Part, workers: int) -> dict[str, str]:
    """Return what has become of each change of a part, by its name; raise `SystemExit` if the tests do not run."""
    copy = root / FOLDER / part.name
    prepare(root, copy, part)
    mutmut = str(Path(sys.executable).with_name("mutmut").absolute())
    output = None if sys.stdout.isatty() else subprocess.PIPE
    run = subprocess.run(
        [mutmut, "run", "--max-children", str(workers)], cwd=copy, check=False,
        stdout=output, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    if run.returncode:
        raise SystemExit(f"{(run.stdout or '')[-10_000:]}\nThe mutation tests of {part.name} did not run.")
    told = subprocess.run([mutmut, "results", "--all", "true"], cwd=copy, check=True, capture_output=True, text=True)
    return dict(line.strip().rsplit(": ", 1) for line in told.stdout.splitlines() if ": " in line)


def prepare(root: Path, copy: Path, part: Part) -> None:
    """Make the copy of the tree in which the code of a part is changed."""
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    for folder in (PACKAGE, "tests", "facts", "docs"):
        shutil.copytree(root / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    for pattern in part.code:
        for file in copy.glob(pattern):
            file.write_text(plain(file.read_text(encoding="utf-8")), encoding="utf-8")
    options: Mapping[str, Any] = {
        "source_paths": [PACKAGE],
        "only_mutate": part.code,
        "also_copy": ["facts", "docs"],
        "pytest_add_cli_args_test_selection": part.tests,
        # mutmut calls pytest again and again in one process, and pytest would escape names of tests, in which there are
        # Chinese characters, once more each time.
        "pytest_add_cli_args": [
            "--no-cov", "-p", "tools.fresh", "-p", "no:cacheprovider", "-p", "no:xdist",
            "-o", "disable_test_id_escaping_and_forfeit_all_rights_to_community_support=true",
        ],
        "timeout_multiplier": TIMES,
        "timeout_constant": SECONDS,
    }  # fmt: skip
    own = (root / "pyproject.toml").read_text(encoding="utf-8")
    lines = (f"{key} = {json.dumps(value)}\n" for key, value in options.items())
    (copy / "pyproject.toml").write_text(f"{own}\n[tool.mutmut]\n{''.join(lines)}", encoding="utf-8")


def plain(code: str) -> str:
    """Return the code with properties and caches that are made by a call below their function."""
    return libcst.parse_module(code).visit(_Undecorated()).code


class _Undecorated(libcst.CSTTransformer):
    """Makes a call of the decorator of a property or cache."""

    def leave_FunctionDef(  # noqa: N802 -- the name that libcst calls
        self, original_node: libcst.FunctionDef, updated_node: libcst.FunctionDef
    ) -> libcst.FunctionDef | libcst.FlattenSentinel[libcst.BaseStatement]:
        """Return the function, and the call that stands for its decorator."""
        if len(original_node.decorators) != 1:
            return updated_node
        decorator = original_node.decorators[0].decorator
        named = decorator.func if isinstance(decorator, libcst.Call) else decorator
        if not isinstance(named, libcst.Name) or named.value not in MOVED:
            return updated_node
        name = updated_node.name.value
        made = f"{name} = {libcst.Module([]).code_for_node(decorator)}({name})\n"
        return libcst.FlattenSentinel([updated_node.with_changes(decorators=[]), libcst.parse_statement(made)])


def table(found: Mapping[str, str]) -> str:
    """Return as Markdown, for each module and for all, how many changes there were and what has become of them."""
    by_module: dict[str, list[str]] = {}
    for name, status in found.items():
        by_module.setdefault(name.rpartition(".")[0], []).append(status)
    rows = [*sorted(by_module.items()), ("all", list(found.values()))]
    head = ["module", "changes", *COLUMNS, "noticed"]
    lines = [head, ["---", *["---:"] * (len(head) - 1)]]
    for module, states in rows:
        counts = Counter(states)
        told = (f"{counts[column]:,}" for column in COLUMNS)
        lines.append([module, f"{len(states):,}", *told, f"{share(states):.1f}%"])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def share(states: Iterable[str]) -> float:
    """Return how many percent of the changes were noticed; of nothing, all."""
    noticed = [state in NOTICED for state in states]
    return 100 * sum(noticed) / len(noticed) if noticed else 100.0


if __name__ == "__main__":
    sys.exit(main())

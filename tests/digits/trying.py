"""Trying changes of facts: each goes into a project of its own kind, and what the checks say of it comes out.

For each change the entry is written once more, under a key of its own, into a file of a project that has nothing else,
so that reading, linking and checking are the real thing. Many entries share a project, and it has only the sources that
they name, since reading all sources takes longer than checking an observation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from shutil import copyfile
from typing import Final

from factsheet.checks import CHECKS
from factsheet.problems import Problem
from factsheet.sheet import Sheet, read_facts
from tests.digits.changes import Change, digit_changes, scale_changes
from tests.digits.entries import Entry, entries_of

ROOT: Final = Path(__file__).parents[2]
_SOURCES: Final = "facts/sources.yml"
_REGISTRIES: Final = ("facts/places.yml", "facts/sheet.yml", "facts/units.yml")
# Which page shows a fact, and what pages say, does not depend on a digit.
_OF_PAGES: Final = frozenset({"everything-used", "words-known", "no-typed-figures"})
_MOST: Final = 250_000  # characters in one file: finding the place of a problem looks through all its keys
Trial = tuple[Entry, Change | None]


@dataclass
class Tally:
    """How many changes were made, how many the checks caught, and what they missed."""

    changed: int = 0
    exact: int = 0
    missed: list[str] = field(default_factory=list)

    def count(self, entry: Entry, change: Change, problems: set[Problem]) -> None:
        """Count a change and the problems that it makes."""
        in_line = any(problem.line == change.scalar.line + 1 for problem in problems)
        # of a value and a quotation that differ, the line of the quotation is always named
        if not in_line and (change.scalar.key == "says" or not any(map(entry.holds, problems))):
            self.missed.append(change.told(entry))
        self.changed += 1
        self.exact += in_line


def assert_nothing_is_missed(file: str, folder: Path, record: Callable[[str, object], None]) -> None:
    """Try every changed digit and scale of a file; each must be a problem of its own entry."""
    entries = [entry for entry in entries_of(ROOT, (file,)) if entry.scalars]
    assert entries
    digits, scales = Tally(), Tally()
    trials: list[Trial] = []
    kinds: list[Tally | None] = []
    for entry in entries:
        changes = list(digit_changes(entry))
        assert changes, f"{entry.name} has no digit"
        slips = list(scale_changes(entry))
        trials += [(entry, change) for change in (None, *changes, *slips)]
        kinds += [None, *[digits] * len(changes), *[scales] * len(slips)]
    for (entry, change), tally, problems in zip(trials, kinds, problems_of(ROOT, folder, trials), strict=True):
        if change is None or tally is None:
            assert not problems, entry.name
        else:
            tally.count(entry, change, problems)
    record("entries of facts", len(entries))
    for name, tally in (("digits", digits), ("scales", scales)):
        record(f"{name} changed", tally.changed)
        record(f"{name} caught", tally.changed - len(tally.missed))
        record(f"{name} caught in their line", tally.exact)
    missed = digits.missed + scales.missed
    assert not missed, f"{len(missed)} changes would not be noticed:\n" + "\n".join(missed)


def problems_of(root: Path, folder: Path, trials: Sequence[Trial]) -> Iterator[set[Problem]]:
    """Yield for each change of an entry (`None`: as it stands) the problems that the checks find in it.

    All entries stand in one file. `folder` is where the projects are written. Lines and names in the problems are those
    of the entry's own file.
    """
    (file,) = {entry.file for entry, _ in trials}
    lines = (root / file).read_text(encoding="utf-8").splitlines(keepends=True)
    for number, batch in enumerate(_batches(trials, lines)):
        yield from _tried(root, folder / str(number), file, batch)


@dataclass(frozen=True)
class _Copy:
    """An entry as it is written under the key of its number: its text, and the lines (from 0) that these were."""

    text: str
    numbers: Sequence[int]
    key: str


def _batches(trials: Iterable[Trial], lines: Sequence[str]) -> Iterator[list[_Copy]]:
    batch: list[_Copy] = []
    size = 0
    for entry, change in trials:
        numbers = [*entry.head, *entry.body]
        kept = [_alone(lines[number]) for number in numbers]
        key, _, rest = kept[0].partition(":")
        copy = [f"{_copied(len(batch))}:{rest}", *kept[1:]]
        text = change.made_in(copy, numbers.index(change.scalar.line)) if change else "".join(copy)
        batch.append(_Copy(text, numbers, key))
        size += len(text)
        if size > _MOST:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _alone(line: str) -> str:
    """Return a line of an entry with nothing in it that needs other entries."""
    line = re.sub(r"^  (?:part_of|covers|aliases):.*", "", line)
    return re.sub(r"^(?P<key>      formula:) .*", r"\g<key> 1", line)


def _copied(number: int) -> str:
    return f"copy{number:05}"


def _tried(root: Path, folder: Path, file: str, batch: Sequence[_Copy]) -> list[set[Problem]]:
    (folder / "facts").mkdir(parents=True)
    for registry in _REGISTRIES:
        copyfile(root / registry, folder / registry)
    text = "".join(copy.text for copy in batch)
    (folder / file).write_text(text, encoding="utf-8")
    (folder / _SOURCES).write_text(_cited(root, text), encoding="utf-8")
    lines = [(number, line) for number, copy in enumerate(batch) for line in copy.numbers]
    found: list[set[Problem]] = [set() for _ in batch]
    for problem in _checked(folder):
        assert problem.file == file, problem
        number, line = lines[problem.line - 1]
        message = problem.message.replace(_copied(number), batch[number].key)
        found[number].add(replace(problem, line=line + 1, message=message))
    return found


def _cited(root: Path, text: str) -> str:
    """Return the entries of the sources that a text names."""
    cited = set(re.findall(r"\bsource: (\w+)", text))
    entries = re.split(r"^(?=\w)", (root / _SOURCES).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return "".join(entry for entry in entries if entry.partition(":")[0] in cited)


def _checked(root: Path) -> Iterator[Problem]:
    problems: list[Problem] = []
    sheet = Sheet(read_facts(root, problems), ())
    yield from problems
    for rule, check in CHECKS.items():
        if rule not in _OF_PAGES:
            yield from (problem for problem in check(sheet) if problem)

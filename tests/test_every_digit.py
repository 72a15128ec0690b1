"""What `tests/digits` tries is all there is, and checked like the whole project; no figure is typed into a page."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from shutil import copytree
from typing import Final

from click.testing import CliRunner

from factsheet.checks import CHECKS, check
from factsheet.checks.run import NEED_ALL
from factsheet.cli import main
from factsheet.problems import Problem
from factsheet.sheet import facts_of
from tests.digits.changes import Change, digit_changes, scale_changes
from tests.digits.entries import Entry, entries_of
from tests.digits.trying import problems_of

ROOT: Final = Path(__file__).parents[1]
SAMPLE: Final = 60


def test_the_entries_are_all_observations_and_milestones() -> None:
    facts = facts_of(ROOT)
    entries = {entry.name: entry for entry in entries_of(ROOT)}
    assert set(entries) == {*facts.facts, *facts.milestones}
    for fact in facts:
        texts = sorted(scalar.text.strip("\"'") for scalar in entries[fact.address].scalars if scalar.key == "says")
        assert texts == sorted(line.says for line in fact.lines)


def test_a_sample_gives_the_same_problems_when_the_whole_project_is_checked(tmp_path: Path) -> None:
    project = tmp_path / "project"
    copytree(ROOT / "facts", project / "facts")
    (project / "docs/en").mkdir(parents=True)
    page = "\n".join(f'{{{{ fact("{address}") }}}}' for address in facts_of(ROOT).facts)
    (project / "docs/en/index.md").write_text(f"# All figures\n\n{page}\n", encoding="utf-8")
    before = set(check(project).problems)
    sample = _sample(entries_of(ROOT), Random(2025))  # noqa: S311 -- a sample, no secret
    assert len(sample) == SAMPLE
    expected: dict[bool, list[tuple[Entry, Change, set[Problem]]]] = {True: [], False: []}
    for number, (entry, change) in enumerate(sample):
        (alone,) = problems_of(ROOT, tmp_path / str(number), [(entry, change)])
        expected[_can_be_read(alone)].append((entry, change, alone))
    assert all(expected.values())
    for readable, changes in expected.items():
        for entry, change, _ in changes:  # one in an entry, so that none hides another
            _make(project, entry, change)
        # what cannot be read hides facts, and a run leaves out the checks that need all of them
        left_out = frozenset() if readable else NEED_ALL
        whole = {*check(project).problems} - before
        for entry, change, alone in changes:
            # only the whole project can compare a part with its whole
            found = {problem for problem in whole if entry.holds(problem) and not _compares(problem)}
            assert found == {problem for problem in alone if problem.rule not in left_out}, change.told(entry)
        copytree(ROOT / "facts", project / "facts", dirs_exist_ok=True)


def _can_be_read(problems: set[Problem]) -> bool:
    return all(problem.rule in CHECKS for problem in problems)


def _make(project: Path, entry: Entry, change: Change) -> None:
    path = project / entry.file
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(change.made_in(lines, change.scalar.line), encoding="utf-8")


def _sample(entries: list[Entry], random: Random) -> list[tuple[Entry, Change]]:
    chosen = random.sample([entry for entry in entries if entry.scalars], SAMPLE)
    return [(entry, random.choice([*digit_changes(entry), *scale_changes(entry)])) for entry in chosen]


def _compares(problem: Problem) -> bool:
    return problem.rule == "shares-possible" and "above its whole" in problem.message


TYPED: Final = (
    "", "Companies hold 3.73 million patents.", "", "## Three million patents", "", "- so [many as 524,000](#here)", "",
    "| Companies |", "| --- |", "| 524,000 |",
)  # fmt: skip


def test_figures_typed_into_any_page_are_named_with_file_and_line(tmp_path: Path) -> None:
    for folder in ("facts", "docs"):
        copytree(ROOT / folder, tmp_path / folder)
    control = CliRunner().invoke(main, ["check", "--root", str(tmp_path)])
    assert "[no-typed-figures]" not in control.output
    pages = sorted((tmp_path / "docs/en").rglob("*.md"))
    assert pages
    expected = []
    for page in pages:
        lines = page.read_text(encoding="utf-8").splitlines()
        page.write_text("\n".join([*lines, *TYPED]) + "\n", encoding="utf-8")
        name = page.relative_to(tmp_path).as_posix()
        figures = {number: text for number, text in enumerate(TYPED, start=len(lines) + 1) if _has_figure(text)}
        expected += [f"{name}:{number}" for number in figures]
    assert len(expected) == 4 * len(pages)
    result = CliRunner().invoke(main, ["check", "--root", str(tmp_path)])
    assert result.exit_code == 1
    named = re.findall(r"^(\S+:\d+):\d+: error: .*\[no-typed-figures\]$", result.output, re.MULTILINE)
    assert sorted(named) == sorted(expected)


def _has_figure(text: str) -> bool:
    return any(character.isdigit() for character in text) or "Three" in text

"""No digit of a value, of a quotation or of a date can change unnoticed, and no figure be typed into a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from shutil import copytree
from typing import Final

import pytest
from click.testing import CliRunner

from factsheet.checks import check
from factsheet.cli import main
from factsheet.problems import Problem
from factsheet.sheet import facts_of
from tests.digits import FILES, Change, Entry, entries_of, problems_of

ROOT: Final = Path(__file__).parents[1]
SAMPLE: Final = 60


@pytest.mark.parametrize("file", FILES)
def test_every_changed_digit_is_a_problem_of_its_entry(
    file: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    entries = [entry for entry in entries_of(ROOT) if entry.file == file and entry.scalars]
    assert entries
    missed: list[str] = []
    changed = exact = 0
    for number, entry in enumerate(entries):
        changes = list(entry.changes())
        assert changes, f"{entry.name} has no digit"
        as_it_stands, *found = problems_of(ROOT, tmp_path / str(number), entry, [None, *changes])
        assert not as_it_stands
        for change, problems in zip(changes, found, strict=True):
            in_line = any(problem.line == change.scalar.line + 1 for problem in problems)
            # of a value and a quotation that differ, the line of the quotation is always named
            if not in_line and (change.scalar.key == "says" or not any(map(entry.holds, problems))):
                missed.append(entry.told(change))
            exact += in_line
        changed += len(changes)
    record_property("entries of facts", len(entries))
    record_property("changed digits", changed)
    record_property("caught in their entry", changed - len(missed))
    record_property("caught in their line", exact)
    assert not missed, f"{len(missed)} of {changed} changes would not be noticed:\n" + "\n".join(missed)


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
    for number, (entry, change) in enumerate(sample):
        path = project / entry.file
        content = path.read_text(encoding="utf-8")
        path.write_text(change.made_in(content.splitlines(keepends=True), change.scalar.line), encoding="utf-8")
        whole = {problem for problem in {*check(project).problems} - before if entry.holds(problem)}
        path.write_text(content, encoding="utf-8")
        (alone,) = problems_of(ROOT, tmp_path / str(number), entry, [change])
        # only the whole project can compare a part with its whole
        assert {problem for problem in whole if not _compares(problem)} == alone, entry.told(change)


def _sample(entries: list[Entry], random: Random) -> list[tuple[Entry, Change]]:
    changes = [(entry, change) for entry in entries for change in entry.changes()]
    return random.sample(changes, min(SAMPLE, len(changes)))


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

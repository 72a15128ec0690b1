"""Mistakes that editors make: each is told at its place, in words and with a hint that help.

The tables beside this file change one text of the small project. Of message and hint they hold a distinctive part, so
that other words for the same do not matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest
import yaml

from factsheet.checks import check
from tests.project import make_project, replaced

FOLDER: Final = Path(__file__).parent
NO_MISTAKES: Final = "none"


class Mistake(NamedTuple):
    """A change of one text, and what is told of it."""

    file: str
    old: str
    new: str
    rule: str = ""
    place: str = ""
    message: str = ""
    hint: str = ""

    @property
    def told_at(self) -> tuple[str, str, int, int]:
        """Return file, rule, line and column of the problem; the file is that of the change if none is named."""
        *file, line, column = self.place.split(":")
        return (path_of(file[0]) if file else self.file, self.rule, int(line), int(column))


def path_of(file: str) -> str:
    return f"docs/en/{file}" if file.endswith(".md") else f"facts/{file}"


def mistakes() -> Iterator[tuple[str, Mistake]]:
    for path in sorted(FOLDER.glob("*.yml")):
        table = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 -- it makes nothing but texts
        for row in table:
            mistake = Mistake(*row)
            yield path.stem, mistake._replace(file=path_of(mistake.file))


ALL: Final = list(mistakes())


def named(mistake: Mistake) -> str:
    return f"{Path(mistake.file).stem}: {mistake.new.strip()[:50]!r}"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("mistakes"))


def test_there_are_many_mistakes_and_each_stands_here_once() -> None:
    changes = [(mistake.file, mistake.old, mistake.new) for _, mistake in ALL]
    assert len(set(changes)) == len(changes) > 300


@pytest.mark.parametrize("mistake", [one for topic, one in ALL if topic != NO_MISTAKES], ids=named)
def test_a_mistake_is_told_at_its_place_with_what_helps(root: Path, mistake: Mistake) -> None:
    make_project(root)
    replaced(root / mistake.file, mistake.old, mistake.new)
    problems = check(root).problems
    there = [one for one in problems if (one.file, one.rule, one.line, one.column) == mistake.told_at]
    assert there, problems
    assert any(mistake.message in problem.message and mistake.hint in problem.hint for problem in there), there


@pytest.mark.parametrize("mistake", [one for topic, one in ALL if topic != NO_MISTAKES and one.rule == "yaml-syntax"],
                         ids=named)  # fmt: skip
def test_a_file_that_cannot_be_read_makes_no_other_file_look_wrong(root: Path, mistake: Mistake) -> None:
    make_project(root)
    replaced(root / mistake.file, mistake.old, mistake.new)
    assert {problem.file for problem in check(root).problems} == {mistake.file}


@pytest.mark.parametrize("change", [one for topic, one in ALL if topic == NO_MISTAKES], ids=named)
def test_what_is_no_mistake_is_not_told(root: Path, change: Mistake) -> None:
    make_project(root)
    replaced(root / change.file, change.old, change.new)
    assert check(root).problems == ()

"""The layout of facts files: the same data and comments, in one form; and files that it leaves alone."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factsheet.editing.files import compare, laid_out, layouts, read, write_text
from factsheet.load import FOLDER, facts_files
from factsheet.problems import FactsheetError, InvalidFacts, Problem
from tests.editing.drawn import NOTE, Drawn, files, stands_at_its_entry
from tests.project import make_project, replaced
from tests.site.small import REPOSITORY


def data(text: str) -> object:
    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506 -- it makes nothing but texts, lists and mappings


@given(files())
def test_data_stay_the_same(drawn: Drawn) -> None:
    assert data(laid_out("research.yml", drawn.text)) == data(drawn.text)


@given(files())
def test_a_second_time_changes_nothing(drawn: Drawn) -> None:
    once = laid_out("research.yml", drawn.text)
    assert laid_out("research.yml", once) == once


@given(files())
def test_each_comment_is_kept_once_at_its_entry(drawn: Drawn) -> None:
    result = laid_out("research.yml", drawn.text)
    assert Counter(NOTE.findall(result)) == Counter(comment.text for comment in drawn.comments)
    assert [comment for comment in drawn.comments if not stands_at_its_entry(comment, result)] == []


@given(files(), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "\n"]))
def test_ends_of_lines_are_made_alike(drawn: Drawn, end: str, last: str) -> None:
    text = f"{drawn.text}last: text"
    assert laid_out("research.yml", f"{text}{last}".replace("\n", end)) == laid_out("research.yml", f"{text}\n")


@given(st.text(alphabet="ab:-#[]{},'\"|>+2 \n\t&*!?%@\\日", max_size=40))
def test_any_text_is_either_laid_out_for_good_or_refused_with_a_place(text: str) -> None:
    try:
        result = laid_out("research.yml", text)
    except InvalidFacts as refused:
        places = [(problem.line, problem.column) for problem in refused.problems]
    else:
        assert data(result) == data(text)
        assert laid_out("research.yml", result) == result
        return
    assert places
    assert min(places) >= (1, 1)


def problems_of_layout(root: Path, *paths: Path) -> tuple[list[Problem], list[str]]:
    problems: list[Problem] = []
    changed = [layout.file for layout in layouts(root, paths, problems) if layout.changes]
    return problems, changed


def test_the_facts_of_this_sheet_have_the_layout() -> None:
    problems: list[Problem] = []
    found = list(layouts(REPOSITORY, [], problems))
    assert problems == []
    assert len(found) == len(facts_files(REPOSITORY)) > 5
    assert "".join(layout.diff() for layout in found) == ""


def test_a_file_of_this_sheet_in_another_layout_is_noticed(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / FOLDER, tmp_path / FOLDER)
    replaced(tmp_path / FOLDER / "sheet.yml", "date: 2026", "date:  2026")
    assert problems_of_layout(tmp_path) == ([], ["facts/sheet.yml"])


@pytest.mark.parametrize(
    ("content", "place", "rule"),
    [
        ("a: [1\nb: 2\n", (2, 2), "yaml-syntax"),
        ("a: 1\na: 2\n", (2, 1), "duplicate-key"),
        ("a: &x 1\n", (1, 4), "yaml-anchor"),
        ("", (1, 1), "empty-file"),
        (b"a: \xff\n", (1, 4), "bad-encoding"),
        ("a: 1\u2028b: 2\n", (1, 5), "invisible-character"),
        ("a: |\n  text", (1, 1), "no-layout"),  # the text has no line's end, and would get one
    ],
)
def test_what_cannot_be_laid_out_is_told_with_its_place(
    tmp_path: Path, content: str | bytes, place: tuple[int, int], rule: str
) -> None:
    root = make_project(tmp_path, research=content)
    problems, changed = problems_of_layout(root)
    assert [(problem.file, problem.line, problem.column, problem.rule) for problem in problems] == [
        ("facts/research.yml", *place, rule)
    ]
    assert "facts/ip_protection.yml" in changed  # the others are looked at all the same


def test_a_name_that_nothing_reads_is_a_problem(tmp_path: Path) -> None:
    root = make_project(tmp_path, {"facts/reserch.yml": "a: 1\n"})
    (problem,), _ = problems_of_layout(root, root / "facts" / "reserch.yml")
    assert (problem.file, problem.rule) == ("facts/reserch.yml", "unknown-file")
    assert problems_of_layout(root, root / "facts" / "sheet.yml")[0] == []


def test_a_file_is_replaced_as_a_whole_with_its_permissions_and_through_a_link(tmp_path: Path) -> None:
    file, link = tmp_path / "a.yml", tmp_path / "b.yml"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    write_text(link, "新\n")
    assert link.is_symlink()
    assert file.read_bytes() == "新\n".encode()
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yml", "b.yml"]


def test_a_file_that_cannot_be_written_stays_and_leaves_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.yml"
    write_text(file, "old\n")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FactsheetError, match=r"a\.yml cannot be written: No space left on device"):
        write_text(file, "new\n")
    assert file.read_text(encoding="utf-8") == "old\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.yml"]


@pytest.mark.parametrize("text", ["a: 1  # b\n", "a: 2  # c\n", "a: [\n", "a: 1\n"])
def test_a_text_that_says_something_else_or_nothing_is_no_layout(text: str) -> None:
    before = read("research.yml", "a: 1 # c\n")
    compare("research.yml", before, "a: 1  # c\n")
    with pytest.raises(InvalidFacts, match="without a change of what it says"):
        compare("research.yml", before, text)

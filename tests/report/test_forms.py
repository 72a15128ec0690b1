"""The forms of a report: each tells every problem, and what only some of them do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click import unstyle

from factsheet.problems import Problem
from factsheet.report import DOCUMENTS, FORMS, report

PROBLEMS = [
    Problem("facts/a.yml", 2, 5, "one", "372.7万件 does not agree", "mend it", length=7),
    Problem("facts/\udce9.yml", 1, 1, "two", "the name is no text", severity="warning"),
]


@pytest.mark.parametrize("form", FORMS)
def test_every_problem_is_told_in_text_that_can_be_written_anywhere(tmp_path: Path, form: str) -> None:
    text = report(PROBLEMS, tmp_path, form)
    assert all(problem.message in text and problem.rule in text for problem in PROBLEMS)
    assert text.encode().decode() == text
    assert (unstyle(text) != text) == (form == "text")


@pytest.mark.parametrize("form", FORMS)
def test_only_documents_say_that_there_is_no_problem(tmp_path: Path, form: str) -> None:
    assert bool(report([], tmp_path, form)) == (form in DOCUMENTS)


def test_records_have_the_keys_that_programs_know(tmp_path: Path) -> None:
    assert json.loads(report(PROBLEMS, tmp_path, "json")) == [
        {
            "file": "facts/a.yml", "line": 2, "column": 5, "rule": "one", "severity": "error",
            "message": "372.7万件 does not agree", "hint": "mend it",
        },
        {
            "file": "facts/\\udce9.yml", "line": 1, "column": 1, "rule": "two", "severity": "warning",
            "message": "the name is no text", "hint": "",
        },
    ]  # fmt: skip

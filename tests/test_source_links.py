"""The addresses of the sources: which ones are asked for, and what is told of those that do not answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.project import make_project, replaced
from tools.source_links import main

# Rows of the report: the address as text, as link, and what was answered.
AGENCY = (
    "| `agency_2026` "
    "| [https\\:\\/\\/agency\\.example\\/a\\?b\\=1\\&c\\=2](<https://agency.example/a?b=1&c=2>) "
    "| Timeout |"
)
OFFICE = (
    "| `office_2026` "
    "| [https\\:\\/\\/patents\\.example\\/2025](<https://patents.example/2025>) "
    "| Rejected status code\\: 404 \\@\u2060all \\| \\<b\\> |"
)
ADDRESSES = ["https://agency.example/a?b=1&c=2", "https://patents.example/2025"]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_project(tmp_path / "project")
    monkeypatch.chdir(root)
    return root


def answer(line: int, text: str) -> dict[str, Any]:
    """Return what lychee 0.24 tells of an address that does not answer."""
    return {"url": "not used", "status": {"text": text}, "span": {"line": line, "column": 1}}


def told(root: Path, answers: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Return status, report and error for lychee's answers."""
    file = root / "answers.json"
    file.write_text(json.dumps({"total": 2, "error_map": {}, "timeout_map": {}, **answers}), encoding="utf-8")
    status = main(["report", str(file)])
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.mark.usefixtures("root")
def test_every_address_is_listed_once_but_for_sources_that_are_not_linked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["addresses"]) == 0
    assert capsys.readouterr().out.splitlines() == ADDRESSES


def test_the_report_names_source_address_and_answer(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = {
        "error_map": {"addresses.txt": [answer(2, "Rejected status code: 404 @all | <b>")]},
        "timeout_map": {"addresses.txt": [answer(1, "Timeout")]},
    }
    status, report, _ = told(root, answers, capsys)
    assert (status, report.splitlines()[0][:47]) == (0, "2 of 2 addresses of sources do not answer as th")
    assert report.splitlines()[4:] == [AGENCY, OFFICE]


def test_where_all_answer_the_report_is_empty(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(root, {}, capsys) == (0, "", "")


def test_answers_on_other_addresses_are_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, report, error = told(root, {"total": 3}, capsys)
    assert (status, report, error) == (1, "", "error: answers.json is not of the 2 addresses of these facts\n")


@pytest.mark.parametrize("text", ["", "{", "[]"])
def test_answers_that_are_none_are_refused(root: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "answers.json").write_text(text, encoding="utf-8")
    assert main(["report", "answers.json"]) == 1
    assert capsys.readouterr().err.startswith("error: ")


def test_facts_that_cannot_be_read_are_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(root / "facts/sources.yml", "https://patents.example/2025", "patents")
    assert main(["addresses"]) == 1
    assert "facts/sources.yml:4:8" in capsys.readouterr().err

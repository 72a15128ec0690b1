"""Reports kept as issues: one open issue for each, brought up to date, and closed when nothing is left to say."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from tests.fake_gh import FakeGitHub, entry, install_gh
from tools.issue import main, shortened

LIST: Final = "GET repos/o/r/issues?state=open&creator=github-actions%5Bbot%5D&per_page=100"
MARKER: Final = "<!-- factsheet: stale -->\n"


@pytest.fixture
def github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeGitHub:
    return install_gh(tmp_path / "gh", monkeypatch)


def keep(tmp_path: Path, github: FakeGitHub, text: str, *listed: dict[str, Any]) -> list[list[Any]]:
    """Keep a report as an issue where some are open, and return what was written."""
    github.answer({LIST: [list(listed)], "POST repos/o/r/issues": {"number": 9}, "PATCH repos/o/r/issues/8": {}})
    report = tmp_path / "report.md"
    report.write_text(text, encoding="utf-8")
    assert main(["stale", "Due", str(report)]) == 0
    return github.written()


def test_the_first_time_an_issue_is_written(tmp_path: Path, github: FakeGitHub) -> None:
    found = keep(tmp_path, github, "two are due\n")
    assert found == [["POST", "repos/o/r/issues", {"title": "Due", "body": MARKER + "two are due"}]]


def test_an_open_issue_is_brought_up_to_date(tmp_path: Path, github: FakeGitHub) -> None:
    found = keep(tmp_path, github, "three are due", entry(7, "<!-- factsheet: links -->\n"), entry(8, MARKER + "two"))
    assert found == [["PATCH", "repos/o/r/issues/8", {"title": "Due", "body": MARKER + "three are due"}]]


def test_where_nothing_is_left_to_say_it_is_closed(tmp_path: Path, github: FakeGitHub) -> None:
    found = keep(tmp_path, github, "", entry(8, MARKER + "two"))
    assert found == [["PATCH", "repos/o/r/issues/8", {"state": "closed", "state_reason": "completed"}]]


def test_where_there_is_nothing_to_say_none_is_written(tmp_path: Path, github: FakeGitHub) -> None:
    assert keep(tmp_path, github, "\n") == []


@pytest.mark.parametrize("other", [entry(8, MARKER, "reader"), entry(8, MARKER, pull_request={}), entry(8, None)])
def test_what_the_workflow_did_not_write_is_left_alone(
    tmp_path: Path, github: FakeGitHub, other: dict[str, Any]
) -> None:
    assert [method for method, *_ in keep(tmp_path, github, "two", other)] == ["POST"]


def test_a_report_that_is_not_there_and_an_answer_that_is_no_are_told(
    tmp_path: Path, github: FakeGitHub, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["stale", "Due", str(tmp_path / "none.md")]) == 1
    assert "none.md" in capsys.readouterr().err
    (tmp_path / "report.md").write_text("two", encoding="utf-8")
    assert main(["stale", "Due", str(tmp_path / "report.md")]) == 1
    assert "HTTP 404" in capsys.readouterr().err
    assert github.written() == []


def test_a_long_report_is_cut_between_lines_and_says_how_many_are_left_out() -> None:
    text = "\n".join(f"| line {number:03} |" for number in range(100))
    assert shortened(text, len(text)) == text
    cut = shortened(text, 500)
    kept = cut.split("\n")[:-2]
    assert len(cut) <= 500
    assert kept == text.split("\n")[: len(kept)]
    assert cut.endswith(f"\n\n… and {100 - len(kept)} more lines")

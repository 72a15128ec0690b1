"""The command `factsheet diff`: what it prints, and with which status it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factsheet.cli import main
from tests.changes.repository import commit, edit, git
from tests.project import make_project
from tests.site.small import factsheet

COMPANIES = ("value: about 524,000", "value: about 600,000")


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", "--root", str(root), *arguments])


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("text", "Changes of facts from HEAD ("),
        ("markdown", "### Changes of facts from <strong>HEAD ("),
        ("json", "{\n"),
    ],
)
def test_each_form_is_printed(root: Path, form: str, beginning: str) -> None:
    edit(root, "ip_protection", COMPANIES)
    result = run(root, "HEAD", "--format", form)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(beginning)
    assert result.stdout.endswith("\n")
    assert "about 600,000 companies" in result.stdout.replace("\u00a0", " ")


def test_text_is_printed_if_nothing_else_is_asked_for(root: Path) -> None:
    assert run(root, "HEAD").stdout == run(root, "HEAD", "--format", "text").stdout


def test_two_revisions_are_compared_whatever_the_working_tree_holds(root: Path) -> None:
    edit(root, "ip_protection", COMPANIES)
    second = commit(root)
    (root / "facts/units.yml").unlink()
    result = run(root, "HEAD~1", "HEAD", "--format", "json")
    record = json.loads(result.stdout)
    assert record["head"]["name"] == f"HEAD ({second[:10]})"
    assert {problem["file"] for problem in record["head"]["problems"]} == {"facts/ip_protection.yml"}
    assert [each["address"] for each in record["observations"]] == ["companies.cn.2025"]
    back = json.loads(run(root, "HEAD", "HEAD~1", "--format", "json").stdout)
    assert back["observations"][0]["new"] == record["observations"][0]["old"]


def test_two_revisions_need_no_facts_in_the_working_tree(root: Path) -> None:
    git(root, "checkout", "--quiet", "--orphan", "empty")
    git(root, "rm", "--quiet", "-r", "--force", ".")
    assert not (root / "facts").exists()
    assert run(root, "main", "main").stdout.endswith("No fact changed.\n")
    result = run(root, "main")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "has no folder facts/" in result.stderr


def test_a_branch_a_tag_and_a_commit_are_revisions(root: Path) -> None:
    git(root, "tag", "--annotate", "v1", "--message", "v1")
    names = ("main", "v1", git(root, "rev-parse", "HEAD"), git(root, "rev-parse", "--short", "HEAD"))
    assert [run(root, name).exit_code for name in names] == [0] * 4


@pytest.mark.parametrize(("option", "statuses"), [((), (0, 0)), (("--exit-code",), (0, 1))])
def test_differences_are_no_error_unless_asked_for(
    root: Path, option: tuple[str, ...], statuses: tuple[int, int]
) -> None:
    same = run(root, "HEAD", *option).exit_code
    edit(root, "ip_protection", COMPANIES)
    assert (same, run(root, "HEAD", *option).exit_code) == statuses


@pytest.mark.parametrize("option", [(), ("--exit-code",)])
def test_a_revision_that_is_not_there_ends_with_status_two(root: Path, option: tuple[str, ...]) -> None:
    for revisions in (("nowhere",), ("HEAD", "nowhere")):
        result = run(root, *revisions, *option)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("error: there is no revision “nowhere” in this repository\n    hint: ")


def test_a_folder_without_a_repository_ends_with_status_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    result = run(make_project(tmp_path / "project"), "HEAD")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is in no git repository that can be read" in result.stderr


@pytest.mark.parametrize("arguments", [(), ("HEAD", "HEAD", "HEAD"), ("HEAD", "--format", "xml")])
def test_wrong_usage_ends_with_status_two(root: Path, arguments: tuple[str, ...]) -> None:
    result = run(root, *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: ")


def test_a_state_that_does_not_check_is_no_error(root: Path) -> None:
    (root / "facts/research.yml").write_text("spending: [\n", encoding="utf-8")
    result = run(root, "HEAD")
    assert result.exit_code == 0
    assert "working tree does not check: " in result.stdout


def test_the_command_itself_runs_in_a_folder(root: Path) -> None:
    edit(root, "ip_protection", COMPANIES)
    result = factsheet(root, "diff", "HEAD", "--exit-code")
    assert (result.returncode, result.stderr) == (1, "")
    assert "companies.cn.2025" in result.stdout
    unknown = factsheet(root, "diff", "nowhere")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "Traceback" not in unknown.stderr

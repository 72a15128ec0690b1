"""The schemas on the command line: `factsheet schema`, and how `factsheet check` tells that they lag behind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner, Result

from factsheet.cli import main
from tests.project import make_project, replaced

SUMMARY: Final = "11 observations, 14 evidence lines, 2 relations, 2 derived, 1 page: "


def run(*arguments: str | Path) -> Result:
    return CliRunner(env={"NO_COLOR": None, "FORCE_COLOR": None}).invoke(main, [str(one) for one in arguments])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


@pytest.fixture
def lagging(root: Path) -> Path:
    assert run("schema", "--root", root).exit_code == 0
    replaced(root / "facts" / "places.yml", "en: Germany", "en: The Germans")
    return root


def test_a_warning_is_told_and_counted_apart_and_check_ends_well(lagging: Path) -> None:
    result = run("check", "--root", lagging)
    assert result.exit_code == 0
    first, *_, hint, blank, last = result.stdout.splitlines()
    assert first == "facts/schema/keys.json:1:1: warning: editors' completion lags behind the facts [schema-fresh]"
    assert (hint, blank) == ("     hint: run `factsheet schema`", "")
    assert last == f"{SUMMARY}no problems, 1 warning"
    result = run("check", "--root", lagging, "--format", "github")
    assert (result.exit_code, result.stdout.startswith("::warning file=facts/schema/keys.json,")) == (0, True)
    result = run("check", "--root", lagging, "--format", "json")
    assert (result.exit_code, [record["severity"] for record in json.loads(result.stdout)]) == (0, ["warning"])


def test_a_problem_beside_a_warning_fails_check(lagging: Path) -> None:
    replaced(lagging / "docs" / "en" / "index.md", "# Patents and research", "# 7 patents")
    result = run("check", "--root", lagging)
    assert result.exit_code == 1
    assert result.stdout.endswith("1 problem, 1 warning\n")


def test_schema_writes_what_is_not_fresh_and_names_it(root: Path) -> None:
    first = run("schema", "--root", root)
    assert first.exit_code == 0
    assert first.stdout.splitlines() == sorted(
        f"facts/schema/{path.name}" for path in (root / "facts/schema").iterdir()
    )
    second = run("schema", "--root", root)
    assert (second.exit_code, second.stdout) == (0, "all schemas are fresh\n")


def test_schema_with_check_tells_what_is_not_fresh_and_writes_nothing(lagging: Path) -> None:
    before = (lagging / "facts/schema/keys.json").read_bytes()
    result = run("schema", "--check", "--root", lagging)
    assert result.exit_code == 1
    assert result.stdout == "facts/schema/keys.json: not fresh; run `factsheet schema`\n"
    assert (lagging / "facts/schema/keys.json").read_bytes() == before
    assert run("schema", "--root", lagging).stdout == "facts/schema/keys.json\n"
    result = run("schema", "--check", "--root", lagging)
    assert (result.exit_code, result.stdout) == (0, "all schemas are fresh\n")


def test_schema_of_facts_with_problems_tells_them_and_writes_nothing(root: Path) -> None:
    replaced(root / "facts" / "places.yml", "kind: world", "kind: planet")
    result = run("schema", "--root", root)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == "1 problem"
    assert "facts/places.yml:3:9: error: " in result.stderr
    assert not (root / "facts/schema").exists()

"""What checkers of others say of what GitHub reads: actionlint, zizmor, and the schemas of its files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.nodejs import FOLDER, node
from tests.workflows import FORMS, GITHUB, GOOD, WORKFLOWS


def actionlint(*files: Path) -> list[dict[str, Any]]:
    """Return what actionlint finds in workflows."""
    result = node(FOLDER / "actionlint.mjs", *files)
    assert result.returncode == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_actionlint_finds_nothing() -> None:
    assert actionlint(*WORKFLOWS) == []


@pytest.mark.parametrize(
    ("part", "instead", "kind"),
    [
        ("runs-on: ubuntu-24.04", "runs-on: ubuntu-1.0", "runner-label"),
        ("github.event.", "githbu.event.", "expression"),
        ("timeout-minutes", "timeout-minuets", "syntax-check"), ("on: [push]", "on: [pushed]", "events"),
    ],
)  # fmt: skip
def test_actionlint_finds_a_mistake(tmp_path: Path, part: str, instead: str, kind: str) -> None:
    (tmp_path / "good.yml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.yml").write_text(GOOD.replace(part, instead), encoding="utf-8")
    found = actionlint(tmp_path / "good.yml", tmp_path / "bad.yml")
    assert {(Path(message["file"]).name, message["kind"]) for message in found} == {("bad.yml", kind)}


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run zizmor, as strict as it can be, without a network."""
    program = Path(sys.executable).with_name("zizmor")
    options = ["--offline", "--no-progress", "--no-config", "--persona", "auditor"]
    return subprocess.run([program, *options, folder], capture_output=True, check=False, text=True, timeout=120)


def test_zizmor_finds_nothing() -> None:
    result = zizmor(GITHUB)
    assert result.returncode == 0, result.stdout
    assert "dangerous-triggers" not in result.stdout
    assert sum(path.read_text(encoding="utf-8").count("zizmor: ignore") for path in WORKFLOWS) == 1


@pytest.mark.parametrize(
    ("part", "instead", "audit"),
    [
        ("on: [push]", "on: [pull_request_target]", "dangerous-triggers"), ("@" + "a" * 40, "@v1.2.3", "unpinned-uses"),
        ('echo "$TITLE"', "echo ${{ github.event.head_commit.message }}", "template-injection"),
        ("      contents: read", "      contents: write", "undocumented-permissions"),
        ("        with:\n          persist-credentials: false\n", "", "artipacked"),
    ],
)  # fmt: skip
def test_zizmor_finds_what_is_not_safe(tmp_path: Path, part: str, instead: str, audit: str) -> None:
    workflows = tmp_path / ".github/workflows"
    workflows.mkdir(parents=True)
    (workflows / "good.yml").write_text(GOOD, encoding="utf-8")
    assert zizmor(tmp_path).returncode == 0
    (workflows / "bad.yml").write_text(GOOD.replace(part, instead), encoding="utf-8")
    result = zizmor(tmp_path)
    assert result.returncode > 0
    assert f"[{audit}]" in result.stdout


def of_form(schema: str, *files: Path) -> subprocess.CompletedProcess[str]:
    """Hold files against a schema that check-jsonschema brings."""
    program = Path(sys.executable).with_name("check-jsonschema")
    return subprocess.run(
        [program, "--builtin-schema", schema, *files], capture_output=True, check=False, text=True, timeout=120
    )


@pytest.mark.parametrize(
    ("schema", "files", "part", "instead"),
    [
        ("vendor.github-workflows", WORKFLOWS, "jobs:", "job:"),
        ("custom.github-workflows-require-timeout", WORKFLOWS, "timeout-minutes:", "# timeout-minutes:"),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"], "interval: monthly", "interval: sometimes"),
        ("vendor.github-issue-forms", FORMS, "type: input", "type: inputs"),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE/config.yml"], "true", "perhaps"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_files_have_the_form_that_github_reads(
    tmp_path: Path, schema: str, files: list[Path], part: str, instead: str
) -> None:
    result = of_form(schema, *files)
    assert result.returncode == 0, result.stdout
    bad = tmp_path / files[0].name
    bad.write_text(files[0].read_text(encoding="utf-8").replace(part, instead), encoding="utf-8")
    assert of_form(schema, bad).returncode == 1

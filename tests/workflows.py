"""The workflows of the project as plain data, and a small one without fault, for tests to change one thing in it."""

from __future__ import annotations

from typing import Any, Final

import yaml

from tests.site.small import REPOSITORY

GITHUB: Final = REPOSITORY / ".github"
WORKFLOWS: Final = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS: Final = sorted((GITHUB / "ISSUE_TEMPLATE").glob("*_*.yml"))
GOOD: Final = f"""\
name: Good
on: [push]
permissions: {{}}
concurrency: {{group: good}}
jobs:
  build:
    name: Build
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@{"a" * 40} # v1.2.3
        with:
          persist-credentials: false
      - env:
          TITLE: ${{{{ github.event.head_commit.message }}}}
        run: echo "$TITLE"
"""


def read(text: str) -> dict[str, Any]:
    """Return a workflow as plain data; `on` stays a text."""
    found: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 -- it makes texts, lists and mappings
    return found


def steps(text: str) -> list[dict[str, Any]]:
    """Return the steps of all jobs of a workflow."""
    return [step for job in read(text)["jobs"].values() for step in job["steps"]]

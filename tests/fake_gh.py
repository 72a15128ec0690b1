"""A program `gh` for tests: it answers what it is told to, and remembers what it was asked."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

_PROGRAM: Final = """\
#!{python}
import json, pathlib, sys
folder = pathlib.Path({folder!r})
*before, path = [part for part in sys.argv[1:] if part not in ("--input", "-")]
method = before[before.index("--method") + 1] if "--method" in before else "GET"
sent = json.loads(sys.stdin.read()) if "--input" in sys.argv else None
with (folder / "asked.jsonl").open("a") as asked:
    asked.write(json.dumps([method, path, sent]) + "\\n")
answers = json.loads((folder / "answers.json").read_text())
if f"{{method}} {{path}}" not in answers:
    sys.exit(f"HTTP 404: no {{method}} {{path}}")
print(json.dumps(answers[f"{{method}} {{path}}"]))
"""


@dataclass(frozen=True)
class FakeGitHub:
    """What stands behind the fake program."""

    folder: Path

    def answer(self, answers: Mapping[str, Any]) -> None:
        """Answer requests, each a method and a path, with data; all others fail."""
        (self.folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")

    def written(self) -> list[list[Any]]:
        """Return method, path and data of the requests that change something, in their order."""
        path = self.folder / "asked.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [request for line in lines if (request := json.loads(line))[0] != "GET"]


def install_gh(folder: Path, monkeypatch: pytest.MonkeyPatch) -> FakeGitHub:
    """Put the fake program in front of every other one, for a repository `o/r`."""
    folder.mkdir()
    program = folder / "gh"
    program.write_text(_PROGRAM.format(python=sys.executable, folder=str(folder)), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("GITHUB_REPOSITORY", "o/r")
    fake = FakeGitHub(folder)
    fake.answer({})
    return fake


def entry(number: int, body: str | None, login: str = "github-actions[bot]", **more: object) -> dict[str, Any]:
    """Return a comment or an issue as GitHub lists it."""
    return {"id": number, "number": number, "body": body, "user": {"login": login}, **more}

"""The small project in a git repository of its own, so that two states of it can be compared."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from factsheet.changes import Changes, changes_between, state_of
from tests.project import Content, make_project, replaced

NAMED = ("-c", "user.name=Editor", "-c", "user.email=editor@facts.example", "-c", "commit.gpgsign=false")


def git(root: Path, *arguments: str, asked: bytes | None = None) -> str:
    """Run git in a folder and return what it prints; fail if git does."""
    command = ["git", "-C", str(root), *NAMED, *arguments]
    answer = subprocess.run(command, input=asked, capture_output=True, check=True)
    return answer.stdout.decode().strip()


def make_repository(folder: Path, files: Mapping[str, Content] | None = None, /, **facts: Content) -> Path:
    """Write the small project into a folder, commit it, and return the folder."""
    make_project(folder, files, **facts)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    return folder


def commit(root: Path) -> str:
    """Commit all files of a repository, and return the commit's name."""
    git(root, "add", "--all", "--force")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "change")
    return git(root, "rev-parse", "HEAD")


def edit(root: Path, name: str, *pairs: tuple[str, str]) -> None:
    """Replace texts in a file of the facts, each of which stands there once."""
    for old, new in pairs:
        replaced(root / "facts" / f"{name}.yml", old, new)


def differ(root: Path, base: str = "HEAD", head: str | None = None) -> Changes:
    """Return what differs between two states of a repository."""
    return changes_between(state_of(root, base), state_of(root, head), root)

"""GitHub, as far as the workflows need it: one comment of a pull request, or one issue, is kept up to date.

What was written before is found by a marker that no reader sees, and only what the workflows themselves wrote counts.
The program `gh` speaks to GitHub; it is on every runner.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

LONGEST: Final = 65_000  # characters; GitHub takes 65,536
_BOT: Final = "github-actions[bot]"


class RefusedError(Exception):
    """What cannot be posted, or what GitHub refuses; its text says why."""


class GitHub:
    """The issues and pull requests of one repository."""

    def __init__(self, repository: str) -> None:
        self._path = f"repos/{repository}"

    def pull_request(self, number: int) -> dict[str, Any]:
        """Return what GitHub knows of a pull request."""
        found: dict[str, Any] = _ask("GET", f"{self._path}/pulls/{number}")
        return found

    def keep_comment(self, number: int, name: str, text: str, *, or_else: str) -> str:
        """Write the comment of a name below a pull request, or bring it up to date; return what was done.

        Without a text none is written; a comment that is there already then says `or_else`.
        """
        written = _all(f"{self._path}/issues/{number}/comments?per_page=100")
        own = next((entry for entry in written if _is_own(entry, name)), None)
        if own:
            _ask("PATCH", f"{self._path}/issues/comments/{own['id']}", {"body": _marked(name, text or or_else)})
            return f"comment {own['id']} is brought up to date"
        if not text:
            return "nothing is to be said"
        _ask("POST", f"{self._path}/issues/{number}/comments", {"body": _marked(name, text)})
        return f"a comment is written below {number}"

    def keep_issue(self, name: str, title: str, text: str) -> str:
        """Write the open issue of a name, or bring it up to date; return what was done.

        Without a text none is written, and an issue that is open is closed.
        """
        query = f"state=open&creator={_BOT.replace('[', '%5B').replace(']', '%5D')}&per_page=100"
        written = _all(f"{self._path}/issues?{query}")
        own = next((entry for entry in written if _is_own(entry, name) and "pull_request" not in entry), None)
        if own and text:
            _ask("PATCH", f"{self._path}/issues/{own['number']}", {"title": title, "body": _marked(name, text)})
            return f"issue {own['number']} is brought up to date"
        if own:
            _ask("PATCH", f"{self._path}/issues/{own['number']}", {"state": "closed", "state_reason": "completed"})
            return f"issue {own['number']} is closed"
        if not text:
            return "nothing is to be said"
        made = _ask("POST", f"{self._path}/issues", {"title": title, "body": _marked(name, text)})
        return f"issue {made['number']} is written"


def here() -> GitHub:
    """Return the repository for which a workflow runs; raise `RefusedError` outside of one."""
    repository = os.environ.get("GITHUB_REPOSITORY")
    if not repository:
        raise RefusedError("GITHUB_REPOSITORY is not set: this is for workflows of GitHub")
    return GitHub(repository)


def event() -> dict[str, Any]:
    """Return what set a workflow off; raise `RefusedError` outside of one."""
    path = os.environ.get("GITHUB_EVENT_PATH")
    if not path:
        raise RefusedError("GITHUB_EVENT_PATH is not set: this is for workflows of GitHub")
    found: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return found


def _marked(name: str, text: str) -> str:
    return f"{_marker(name)}\n{text}"


def _marker(name: str) -> str:
    return f"<!-- factsheet: {name} -->"


def _is_own(entry: Mapping[str, Any], name: str) -> bool:
    return entry["user"]["login"] == _BOT and (entry["body"] or "").startswith(_marker(name))


def _all(path: str) -> list[dict[str, Any]]:
    """Return the entries of all pages of a list."""
    return [entry for page in _gh("api", "--paginate", "--slurp", path) for entry in page]


def _ask(method: str, path: str, fields: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401 -- JSON
    if fields is None:
        return _gh("api", "--method", method, path)
    return _gh("api", "--method", method, path, "--input", "-", sent=json.dumps(fields))


def _gh(*arguments: str, sent: str = "") -> Any:  # noqa: ANN401 -- JSON
    """Return what `gh` answers; raise `RefusedError` with its own words if it fails."""
    result = subprocess.run(
        ["gh", *arguments],  # noqa: S607 -- wherever the runner has it
        input=sent, capture_output=True, check=False, text=True, timeout=120, encoding="utf-8"
    )  # fmt: skip
    if result.returncode:
        raise RefusedError(f"gh {' '.join(arguments)}: {result.stderr.strip() or result.returncode}")
    return json.loads(result.stdout)

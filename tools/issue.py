"""Reports kept as issues: ``python -m tools.issue NAME TITLE FILE`` writes a file into the open issue of a name.

An empty file closes the issue. A report that is longer than an issue can be is cut, and says how much is left out.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.github import LONGEST, GitHub, RefusedError, here


def main(arguments: list[str] | None = None) -> int:
    """Keep the issue; return the exit status."""
    parser = argparse.ArgumentParser(description="Keep a report as an issue.")
    parser.add_argument("name", help="by which the issue is found again")
    parser.add_argument("title")
    parser.add_argument("file", type=Path, help="the report, Markdown")
    given = parser.parse_args(arguments)
    try:
        print(post(here(), given.name, given.title, given.file.read_text(encoding="utf-8")))
    except (OSError, RefusedError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def post(github: GitHub, name: str, title: str, text: str) -> str:
    """Keep the issue of a name, and return what was done."""
    return github.keep_issue(name, title, shortened(text.strip()))


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return a text with as many of its lines as fit, and a count of those that are left out."""
    if len(text) <= longest:
        return text
    lines = text.split("\n")
    kept = text[: longest - 100].count("\n")
    return "\n".join([*lines[:kept], "", f"… and {len(lines) - kept:,} more lines"])


if __name__ == "__main__":
    sys.exit(main())

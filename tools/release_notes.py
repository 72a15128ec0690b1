"""The notes of a release: its tag, the changes of facts and CHANGELOG.md go in, Markdown comes out.

``python -m tools.release_notes TAG FACTS`` prints them; FACTS is a file with what `factsheet diff` tells, empty for the
first release. The tag is the version of facts/sheet.yml behind a v. What has changed in the code is the part of
CHANGELOG.md for the version of pyproject.toml, or, before that is written, the part that is not released.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from pathlib import Path

from factsheet.problems import FactsheetError
from factsheet.sheet import Sheet, facts_of


def main(arguments: list[str] | None = None) -> int:
    """Print the notes of a release of the project here; return the exit status."""
    parser = argparse.ArgumentParser(description="Write the notes of a release.")
    parser.add_argument("tag", help="the version of facts/sheet.yml behind a v")
    parser.add_argument("facts", type=Path, help="what factsheet diff tells, as Markdown")
    given = parser.parse_args(arguments)
    try:
        print(notes(Path(), given.tag, given.facts.read_text(encoding="utf-8")))
    except (FactsheetError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def notes(root: Path, tag: str, changes: str) -> str:
    """Return the notes of a release; raise `FactsheetError` if the tag is not that of the facts."""
    imprint = Sheet(facts_of(root), ()).imprint
    if tag != f"v{imprint.version}":
        raise FactsheetError(f"the tag is {tag}, but by the version of facts/sheet.yml it has to be v{imprint.version}")
    parts = [f"The figures as of {imprint.date}."]
    if changes.strip():
        parts += ["## Changes of the facts", changes.strip()]
    if code := part(root):
        parts += ["## Changes of the site and its tools", code]
    return "\n\n".join(parts)


def part(root: Path) -> str:
    """Return the part of CHANGELOG.md that is for this version; nothing if there is none."""
    version = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    for name in (version, "Unreleased"):
        found = re.search(rf"^## \[{re.escape(name)}\][^\n]*\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
        if found and found[1].strip():
            return found[1].strip()
    return ""


if __name__ == "__main__":
    sys.exit(main())

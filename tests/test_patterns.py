"""Regular expressions that every supported Python reads alike."""

from __future__ import annotations

import re
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "factsheet"


def test_no_group_is_repeated_possessively() -> None:
    # Python 3.11.2 (Debian 12) gives back wrong matches for them: github.com/python/cpython/issues/106052.
    modules = sorted(PACKAGE.rglob("*.py"))
    assert modules
    group = re.compile(r"\)(?:[*+?]|\{[\d,{}]+\})\+")
    found = [
        f"{module.relative_to(PACKAGE)}:{number}"
        for module in modules
        for number, line in enumerate(module.read_text(encoding="utf-8").splitlines(), start=1)
        if group.search(line)
    ]
    assert found == []

"""Reading the data files back, as a program would."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from factsheet.facts import Fact


def json_of(path: Path) -> Any:  # noqa: ANN401 -- what JSON holds
    """Return the content of a JSON file; fail on a float, which could lose digits."""

    def no_float(text: str) -> None:
        raise AssertionError(f"{text} is a float")

    return json.loads(path.read_text(encoding="utf-8"), parse_float=no_float)


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def unguarded(text: str) -> str:
    """Return the text of a cell without the apostrophe that keeps a spreadsheet from calculating."""
    return text.removeprefix("'")


def value_lines(fact: Fact) -> list[tuple[str, str, str]]:
    """Return address, source and quotation of every line of a fact."""
    return [(fact.address, line.source.key, line.says) for line in fact.lines]

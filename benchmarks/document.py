"""Where measurements are kept: paragraphs and tables go in, a file of `benchmarks/results/` comes out.

Pages of the guide show these files, so that no figure that was measured is copied by hand.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).with_name("results")
SITE: Final = Path(__file__).resolve().parent.parent / "site"


def day(about: str) -> date:
    """Read the command line, and return the day that the result is to carry: that of ``--on``, or today."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument(
        "--on", type=date.fromisoformat, metavar="DATE", help="the day of the result; today if not given"
    )
    given: date | None = parser.parse_args().on
    return given or datetime.now(UTC).date()


def compressed_site() -> Path:
    """Return the folder of the built site; end if it is not there, or not compressed."""
    if not (SITE / "index.html.br").is_file():
        sys.exit("there is no compressed site: run `factsheet build`, then `factsheet compress`")
    return SITE


def table(head: Sequence[str], rows: Sequence[Sequence[str]], texts: int = 1) -> str:
    """Return a table as Markdown, whose first columns are `texts` and whose others are numbers."""
    rule = "".join("---|" if number < texts else "---:|" for number, _ in enumerate(head))
    return "\n".join([_row(head), f"|{rule}", *map(_row, rows), ""])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def write_result(name: str, *parts: str) -> Path:
    """Write paragraphs and tables into a file, with a blank line between them; return its path."""
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{name}.md"
    path.write_text("\n".join(f"{part.strip()}\n" for part in parts), encoding="utf-8")
    return path

"""The addresses of the sources: facts go in, a list for lychee comes out; lychee's answers go in, a report comes out.

``python -m tools.source_links addresses`` prints the addresses, one a line, without those of sources that are not
linked. ``python -m tools.source_links report FILE`` prints Markdown on those that did not answer; nothing if all did.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from factsheet.facts import Facts
from factsheet.markdown import escaped, linked
from factsheet.problems import FactsheetError
from factsheet.sheet import facts_of

ADVICE: Final = (
    "A page that has moved gets its new address in `facts/sources.yml`; where a page is gone, look for the same report "
    "elsewhere."
)
MAPS: Final = ("error_map", "timeout_map")


def main(arguments: list[str] | None = None) -> int:
    """Print the addresses or the report on the sources of the project here; return the exit status."""
    parser = argparse.ArgumentParser(description="List the addresses of the sources, or report on them.")
    what = parser.add_subparsers(required=True, dest="what")
    what.add_parser("addresses", help="one a line, for lychee")
    what.add_parser("report", help="in Markdown").add_argument("file", type=Path, help="lychee's answers, as JSON")
    given = parser.parse_args(arguments)
    try:
        facts = facts_of(Path())
        text = "\n".join(addresses(facts)) if given.what == "addresses" else report(facts, given.file)
    except (FactsheetError, OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    if text:
        print(text)
    return 0


def addresses(facts: Facts) -> list[str]:
    """Return each address to which a source is linked, once, in the order of the alphabet."""
    return sorted({source.entry.url for source in facts.sources.values() if source.entry.link})


def report(facts: Facts, file: Path) -> str:
    """Return Markdown on the addresses that did not answer, or nothing if all did.

    lychee tells the line of each address in the list that it was given; the list is made of the same facts. Raises
    `ValueError` if what it tells is not of that form, or not of these facts.
    """
    asked = addresses(facts)
    answers = json.loads(file.read_text(encoding="utf-8"))
    if not isinstance(answers, dict) or answers.get("total") != len(asked):
        raise ValueError(f"{file.name} is not of the {len(asked)} addresses of these facts")
    silent = sorted(_silent(answers, asked))
    if not silent:
        return ""
    lines = [
        f"{len(silent)} of {len(asked)} addresses of sources do not answer as they should. {ADVICE}",
        "", "| Source | Address | Answer |", "|---|---|---|",
    ]  # fmt: skip
    for url, answer in silent:
        keys = ", ".join(f"`{source.key}`" for source in facts.sources.values() if source.entry.url == url)
        lines.append(f"| {keys} | {linked(_short(url), url)} | {escaped(_short(answer, 160))} |")
    return "\n".join(lines)


def _silent(answers: dict[str, Any], asked: list[str]) -> Iterator[tuple[str, str]]:
    for name in MAPS:
        for entries in answers[name].values():
            for entry in entries:
                yield asked[entry["span"]["line"] - 1], entry["status"]["text"]


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


if __name__ == "__main__":
    sys.exit(main())

"""The report as text for a terminal: a report goes in, lines come out; what changed in a sentence is in brackets."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.changes.lines import Item, Line, Report, Section
from factsheet.changes.safe import for_terminal


def as_text(report: Report) -> str:
    """Return the report as text."""
    lines = [_line(report.title), "", *map(_line, report.summary)]
    for section in report.sections:
        lines += ["", *_section(section)]
    return "\n".join(line.rstrip() for line in lines)


def _section(section: Section) -> Iterator[str]:
    yield f"{section.title} ({len(section.items):,})"
    for item in section.items:
        yield from _item(item)


def _item(item: Item) -> Iterator[str]:
    for number, line in enumerate(item):
        yield f"{'    ' if number else '  '}{_line(line)}"


def _line(line: Line) -> str:
    return "".join(f"[{for_terminal(text)}]" if style == "mark" else for_terminal(text) for style, text in line)

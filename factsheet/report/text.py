"""Problems for people: they go in, paragraphs with the place, the line of the file and what to do come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from factsheet.problems import Problem
from factsheet.report.excerpt import excerpt
from factsheet.report.lines import Lines
from factsheet.report.pages import RulePages
from factsheet.report.visible import visible

WIDTH: Final = 100  # columns, where no terminal says how many it has
FULL: Final = 20  # problems of one rule that are told in full
_NARROWEST: Final = 40
_COLOURS: Final = {"error": "red", "warning": "yellow"}


def write(problems: Sequence[Problem], root: Path, pages: RulePages, width: int = WIDTH) -> str:
    """Return one paragraph for each problem, in their order, and an empty line at the end; "" if there is no problem.

    It has the colours of a terminal; `click.echo` takes them out where there is none. From the problem after the
    first `FULL` of a rule on, only the first line is told, and the hint where it is new: the end says so, and counts
    the problems of each rule, the rare ones last, which are often the cause of the others.
    """
    lines = Lines(root)
    told: Counter[str] = Counter()
    hints: set[tuple[str, str]] = set()
    written: list[str] = []
    was_full = False
    for problem in problems:
        told[problem.rule] += 1
        full = told[problem.rule] <= FULL
        if written and (full or was_full):
            written.append("")
        written.append(_head(problem))
        if full:
            written += _excerpt(problem, lines.of(problem), width)
        if problem.hint and (full or (problem.rule, problem.hint) not in hints):
            written.append(_labelled("hint", visible(problem.hint)))
        if full and (more := pages.address(problem.rule) or pages.file(problem.rule)):
            written.append(_labelled("more", more))
        hints.add((problem.rule, problem.hint))
        was_full = full
    return "".join(f"{line}\n" for line in (*written, *_counted(told, problems)))


def _head(problem: Problem) -> str:
    """Return the line that editors and terminals make a link of; it is that of `str(problem)`."""
    place = click.style(f"{_place(problem)}:", bold=True)
    severity = click.style(f"{problem.severity}:", fg=_COLOURS[problem.severity], bold=True)
    return f"{place} {severity} {visible(problem.message)} [{problem.rule}]"


def _place(problem: Problem) -> str:
    return f"{visible(problem.file)}:{problem.line}:{problem.column}"


def _excerpt(problem: Problem, line: str, width: int) -> Iterator[str]:
    """Yield the line of the file and the carets under the place; nothing if there is nothing to be seen."""
    if not line.strip(" "):
        return
    number = f"{problem.line:>4}"
    edge, room = f"{' ' * len(number)} |", max(width, _NARROWEST) - len(number) - len(" | ")
    shown, carets = excerpt(line, problem.column, problem.length, room)
    yield f"{click.style(f'{number} |', fg='cyan')} {shown}"
    yield f"{click.style(edge, fg='cyan')} {click.style(carets, fg=_COLOURS[problem.severity], bold=True)}"


def _labelled(label: str, text: str) -> str:
    return f"     {click.style(f'{label}:', fg='cyan')} {text}"


def _counted(told: Counter[str], problems: Sequence[Problem]) -> Iterator[str]:
    """Yield how many problems of each rule there are, and where the first is, if not all of them are told in full."""
    if max(told.values(), default=0) <= FULL:
        return
    first = {problem.rule: problem for problem in reversed(problems)}
    yield ""
    yield "problems by rule, and where the first is:"
    for rule, number in sorted(told.items(), key=lambda item: (-item[1], item[0])):
        yield f"{number:>9,}  {rule}  {_place(first[rule])}"
    yield f"Of each rule the first {FULL} are told in full, of the others the first line, and the hint where it is new;"
    yield "--format json tells all of each."

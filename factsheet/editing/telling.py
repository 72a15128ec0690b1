"""Adding an entry for good: it is tried, written or kept as a draft, and the editor is told."""

from __future__ import annotations

from pathlib import Path

import click

from factsheet.editing.insert import Addition
from factsheet.editing.trial import save, save_draft, tried
from factsheet.problems import Problem


def settle(root: Path, addition: Addition, *, keep: bool) -> int:
    """Write a good entry, or one to `keep`; print what was done and what is wrong, and return the exit status."""
    trial = tried(root, addition)
    for problem in trial.problems:
        click.echo(str(problem), err=True)
    if trial.problems and not keep:
        draft = save_draft(root, addition)
        click.echo(
            f"{addition.name} is not added; {addition.file} stays as it was (lines count as if it were)", err=True
        )
        click.echo(
            f"the entry stands in {draft}: mend it there and put it into the file, or give the command anew; "
            "--keep adds it as it is",
            err=True,
        )
        return 1
    save(root, addition)
    click.echo(f"{addition.file}:{addition.line}: {addition.name} is added")
    click.echo(addition.entry, nl=False)
    for problem in trial.to_do:
        click.echo(f"to do: {problem.file}:{problem.line}: {problem.message}{_hint(problem)}")
    return int(bool(trial.problems))


def _hint(problem: Problem) -> str:
    # What is new and not used yet is not to be removed.
    return f" ({problem.hint})" if problem.hint not in {"", "remove it"} else ""

"""The forms of a report: problems and the name of a form go in, the whole text of the report comes out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from factsheet.problems import Problem
from factsheet.report import github, record, sarif, text
from factsheet.report.pages import RulePages

FORMS: Final = ("text", "json", "github", "sarif")
# Of these the report is one document: nothing else may be written to the same stream.
DOCUMENTS: Final = frozenset({"json", "sarif"})


def report(problems: Sequence[Problem], root: Path, form: str = "text", width: int = text.WIDTH) -> str:
    """Return the report of the problems of the project in `root`, ready for `click.echo`; "" if it says nothing.

    `form` is one of `FORMS`. Only `text` has colours (ANSI), and lines that are cut to about `width` columns; only the
    documents say something where there is no problem. What UTF-8 cannot write is escaped.
    """
    if form == "json":
        written = record.write(problems)
    elif form == "github":
        written = github.write(problems)
    elif form == "sarif":
        written = sarif.write(problems, RulePages(root))
    else:
        written = text.write(problems, root, RulePages(root), width)
    # Names of files may hold bytes that are no text; \udc80 is what JSON, too, calls such a byte.
    return written.encode("utf-8", "backslashreplace").decode("utf-8")

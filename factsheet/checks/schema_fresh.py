"""The schemas by which editors complete and look over facts files are those that models and facts make.

A schema that lags behind refuses nothing that is right: this is a warning, and a project may do without schemas.
"""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.problems import Problem
from factsheet.schema import FOLDER, schema_files
from factsheet.schema.shapes import KEYS
from factsheet.sheet import Sheet

RULE = "schema-fresh"


def check(sheet: Sheet) -> Iterator[Problem | None]:
    """Yield for each schema, if there are any, a warning or nothing."""
    if not sheet.schemas:
        return
    for name, text in schema_files(sheet.facts).items():
        if sheet.schemas.get(name) == text:
            yield None
        else:
            message = _message(name) if name in sheet.schemas else "this schema is missing"
            yield Problem(f"{FOLDER}/{name}", 1, 1, RULE, message, "run `factsheet schema`", "warning")


def _message(name: str) -> str:
    if name == KEYS:
        return "editors' completion lags behind the facts"
    return "this schema is not the one that the models make"

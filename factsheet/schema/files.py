"""The files of schemas: facts go in, the text of each file comes out, and which of those that are there are stale."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, get_args

from factsheet import load, model, model_charts, model_registries
from factsheet.facts import Facts
from factsheet.problems import FactsheetError
from factsheet.schema.keys import keys_schema
from factsheet.schema.shapes import KEYS, as_text, entry_schema, keyed_schema

FOLDER: Final = f"{load.FOLDER}/schema"
# The schema of each facts file; those of the topics share one.
SCHEMAS: Final[Mapping[str, str]] = {
    **{f"{topic}.yml": "indicators.json" for topic in get_args(model.Topic)},
    **{
        f"{name}.yml": f"{name}.json"
        for name in ("sources", "places", "units", "milestones", "charts", "checks", "sheet")
    },
}


def schema_files(facts: Facts) -> dict[str, str]:
    """Return the text of each file of `facts/schema/`, by its name: `keys.json` is of the facts, the others are not."""
    return {**model_files(), KEYS: as_text(keys_schema(facts))}


@cache
def model_files() -> Mapping[str, str]:
    """Return the text of each file that the models make, by its name."""
    schemas = {
        "indicators.json": keyed_schema("Indicators of a topic", model.Indicator),
        "sources.json": keyed_schema("Sources", model_registries.Source),
        "places.json": keyed_schema("Places", model_registries.Place),
        "units.json": keyed_schema("Units", model_registries.Unit),
        "milestones.json": keyed_schema("Dated events", model.Milestone),
        "charts.json": keyed_schema("Charts", model_charts.Chart),
        "checks.json": entry_schema("Relations and exceptions", model.Checks),
        "sheet.json": entry_schema("Name, version and date of the sheet", model.Imprint),
    }
    return {name: as_text(schema) for name, schema in schemas.items()}


def read_schemas(root: Path) -> dict[str, str]:
    """Return the text of each file of `facts/schema/` that is there, by its name; one that is no text is empty."""
    return {path.name: _text(path) for path in sorted((root / FOLDER).glob("*.json"))}


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return ""  # like any other text that is not the schema


def stale(root: Path, facts: Facts) -> list[str]:
    """Return the names of the files that differ from what models and facts make, or are missing, in their order."""
    found = read_schemas(root)
    return sorted(name for name, text in schema_files(facts).items() if found.get(name) != text)


def write_schemas(root: Path, facts: Facts) -> list[str]:
    """Write the files that are stale, and return their names; raise `FactsheetError` if one cannot be written."""
    names, files = stale(root, facts), schema_files(facts)
    for name in names:
        path = root / FOLDER / name
        try:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(files[name].encode())
        except OSError as error:
            raise FactsheetError(f"{FOLDER}/{name} cannot be written: {error.strerror}") from error
    return names

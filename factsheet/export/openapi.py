"""The description of the data as an interface (OpenAPI 3.1): static files, so there are answers and nothing to send."""

from __future__ import annotations

from typing import Final, TypeAlias

from factsheet import scalars
from factsheet.export.columns import TABLES
from factsheet.sheet import Sheet

Record: TypeAlias = dict[str, object]
_JSON: Final = "application/json"
_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def openapi(sheet: Sheet, base: str = "") -> Record:
    """Return the description; without `base` the server is the folder above the one in which it lies."""
    imprint = sheet.imprint
    return {
        "openapi": "3.1.0",
        "info": {
            "title": imprint.title.en,
            "summary": imprint.description.en,
            "description": "Static files: every request is a GET, needs no key, and has no parameters beside its path. "
            "Addresses do not change; a former address says where the figure now is.",
            "version": imprint.version,
            "license": {"name": imprint.licence.title, "identifier": imprint.licence.id},
        },
        "servers": [{"url": base.rstrip("/") or "..", "description": "the root of the site"}],
        "paths": _paths(sheet),
        "components": {
            "schemas": {
                "Facts": {"$ref": "facts.schema.json"},
                "Figure": {"$ref": "figure.schema.json"},
            }
        },
    }


def _paths(sheet: Sheet) -> Record:
    facts = sheet.facts
    address, indicator = next(iter(facts.facts), ""), next(iter(facts.indicators), "")
    paths: Record = {
        "/data/facts.json": _get("facts", "Everything in one document.", _JSON, _schema("Facts")),
        "/data/facts/{address}.json": _get(
            "figure", "One figure with its indicator, place, unit, sources, citations and neighbours.", _JSON,
            _schema("Figure"), _parameter("address", "indicator.place.period", scalars.ADDRESS_PATTERN, address),
        ),
        "/data/indicators/{indicator}.json": _get(
            "series", "One indicator, in the form of the document of everything.", _JSON, _schema("Facts"),
            _parameter("indicator", "the key of an indicator", scalars.KEY_PATTERN, indicator),
        ),
        "/data/indicators/{indicator}.csv": _get(
            "seriesTable", "The observations of one indicator as a table.", "text/csv", {"type": "string"},
            _parameter("indicator", "the key of an indicator", scalars.KEY_PATTERN, indicator),
        ),
    }  # fmt: skip
    for table in TABLES:
        about = table.about
        paths[f"/data/{table.name}.csv"] = _get(f"{table.name}Table", about, "text/csv", {"type": "string"})
    paths["/data/facts.xlsx"] = _get("workbook", "All tables as a workbook.", _EXCEL, {})
    paths["/data/datapackage.json"] = _get("package", "The data package of the tables.", _JSON, {"type": "object"})
    paths["/data/feed.xml"] = _get("feed", "The facts that changed or are new.", "application/atom+xml", {})
    return paths


def _get(name: str, about: str, media_type: str, schema: Record, *parameters: Record) -> Record:
    answers: Record = {"200": {"description": about, "content": {media_type: {"schema": schema}}}}
    if parameters:
        answers["404"] = {"description": "There is no such file, nor was there ever one."}
    operation: Record = {"operationId": name, "summary": about, "responses": answers}
    return {"get": operation | ({"parameters": list(parameters)} if parameters else {})}


def _parameter(name: str, about: str, pattern: str, example: str) -> Record:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": about,
        "schema": {"type": "string", "pattern": pattern},
        "example": example,
    }


def _schema(name: str) -> Record:
    return {"$ref": f"#/components/schemas/{name}"}

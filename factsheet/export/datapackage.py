"""The data package: tables and the contents of their files go in, Frictionless' description of them comes out.

See https://specs.frictionlessdata.io/data-package/ and …/table-schema/.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Final, TypeAlias

from factsheet.export.columns import TABLES, Column, Kind, Table
from factsheet.sheet import Sheet
from factsheet.text import as_name

Record: TypeAlias = dict[str, object]
_TYPES: Final[Mapping[Kind, str]] = {"number": "number", "count": "integer", "date": "date", "truth": "boolean"}
_PATTERNS: Final[Mapping[Kind, str]] = {
    "key": r"[a-z][a-z0-9_]*",
    "keys": r"[a-z][a-z0-9_]*( [a-z][a-z0-9_]*)*",
    "address": r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*\.[0-9A-Z-]+",
    "period": r"[0-9]{4}(-H[12]|-Q[1-4]|-[0-9]{2}(-[0-9]{2})?)?",
}


def data_package(sheet: Sheet, files: Mapping[str, bytes], base: str = "") -> Record:
    """Return the description of the tables; `files` holds the content of each by its name."""
    imprint = sheet.imprint
    licence = {"name": imprint.licence.id, "title": imprint.licence.title, "path": imprint.licence.url}
    package: Record = {
        "profile": "data-package",
        "name": as_name(imprint.title.en),
        "title": imprint.title.en,
        "description": imprint.description.en,
        "version": imprint.version,
        "created": f"{imprint.date}T00:00:00Z",
        "licenses": [licence],
        "contributors": [{"title": author, "role": "author"} for author in imprint.authors],
        "keywords": list(imprint.keywords),
        "resources": [_resource(table, files[f"{table.name}.csv"]) for table in TABLES],
    }
    return package | ({"homepage": base} if base else {})


def _resource(table: Table, content: bytes) -> Record:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.name.capitalize(),
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": table_schema(table),
    }


def table_schema(table: Table) -> Record:
    """Return the schema of a table: type, meaning and constraints of each column, its key, and what it refers to."""
    schema: Record = {"fields": [_field(column, table) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = [table.key]
    links = [_link(column, table) for column in table.columns if column.refers]
    return schema | ({"foreignKeys": links} if links else {})


def _field(column: Column, table: Table) -> Record:
    constraints: Record = {"required": True} if column.filled else {}
    if column.name == table.key:
        constraints["unique"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    elif column.kind in _PATTERNS:
        constraints["pattern"] = _PATTERNS[column.kind]
    field: Record = {
        "name": column.name,
        "type": _TYPES.get(column.kind, "string"),
        "description": column.about,
        "constraints": constraints,
    }
    if column.kind == "truth":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    return {name: value for name, value in field.items() if value}


def _link(column: Column, table: Table) -> Record:
    assert column.refers, "only columns that refer to others have a link"  # noqa: S101 -- for the type checker
    name, field = column.refers
    return {
        "fields": [column.name],
        "reference": {"resource": "" if name == table.name else name, "fields": [field]},
    }

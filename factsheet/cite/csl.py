"""CSL JSON: what is cited goes in, an item that citation processors read comes out.

The keys are those of csl-data 1.0.2, which knows no licence: it stands in the note.
"""

from __future__ import annotations

import json
from typing import TypeAlias

from factsheet.cite.bibtex import key
from factsheet.cite.work import Work

Item: TypeAlias = dict[str, object]


def csl_item(work: Work) -> Item:
    """Return the item, of the type of data sets."""
    item: Item = {
        "id": key(work),
        "type": "dataset",
        "title": work.title,
        "container-title": work.sheet if work.what else "",
        "author": [{"literal": author} for author in work.authors],
        "issued": {"date-parts": [[work.date.year, work.date.month, work.date.day]]},
        "version": work.version,
        "number": work.address,
        "language": work.language,
        "note": work.note,
        "URL": work.url,
    }
    return {name: value for name, value in item.items() if value}


def csl(work: Work) -> str:
    """Return the item in a list, as such files hold it, with a line for each key."""
    lines = [f"    {_json(name)}: {_json(value)}" for name, value in csl_item(work).items()]
    return "[\n  {\n" + ",\n".join(lines) + "\n  }\n]\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

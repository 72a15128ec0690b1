"""The search index of the built site: Material's index goes in, one with the facts comes out, fetched when needed.

Material's page fetches `search/search_index.json` whenever it is opened. What is left there holds no documents; they
lie in `search/index.json`, which our worker (`assets/search.js`) fetches when somebody searches.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final, TypeAlias

from factsheet.search_documents import FIELDS, pages_of_entries, search_documents
from factsheet.sheet import Sheet

Index: TypeAlias = dict[str, Any]
STUB: Final = "search/search_index.json"
INDEX: Final = "search/index.json"


def write_search_index(site: Path, sheet: Sheet) -> None:
    """Put the facts into the search index of a built site, and set its documents aside until they are asked for.

    A site without a search stays without.
    """
    if (site / STUB).is_file():
        _write(site / INDEX, with_facts(_read(site), sheet))
        write_stub(site)


def write_stub(site: Path) -> None:
    """Take the documents out of what Material's page fetches at once; a site without a search stays without."""
    if (site / STUB).is_file():
        _write(site / STUB, {**_with_fields(_read(site)), "docs": []})


def with_facts(index: Index, sheet: Sheet) -> Index:
    """Return Material's index with the documents of indicators, entries and sources in place of its own for them."""
    own = search_documents(sheet)
    pages, taken = pages_of_entries(sheet), {document["location"] for document in own}
    kept = [_readable(document) for document in index["docs"] if _stays(document["location"], pages, taken)]
    return {**_with_fields(index), "docs": [*kept, *own]}


def _with_fields(index: Index) -> Index:
    """Return an index that knows the fields of our documents."""
    return {**index, "config": {**index["config"], "fields": {**index["config"]["fields"], **FIELDS}}}


def _stays(location: str, pages: frozenset[str], taken: set[str | float]) -> bool:
    """Tell whether a document is of no part of a page whose parts have documents from the facts."""
    page, _, part = location.partition("#")
    return location not in taken and not (part and page in pages)


def _readable(document: Index) -> Index:
    """Return a document with its ampersands as characters: Material's worker takes "R&amp;D" for a word of its own."""
    return {**document, **{name: document[name].replace("&amp;", "&") for name in ("title", "text")}}


def _read(site: Path) -> Index:
    index: Index = json.loads((site / STUB).read_text(encoding="utf-8"))
    return index


def _write(path: Path, index: Index) -> None:
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")

"""Reading checks.yml: the relations that must hold, and the figures that may be typed by hand."""

from __future__ import annotations

from typing import Final

from factsheet import model
from factsheet.entries import Entries
from factsheet.explain import kind_of
from factsheet.facts import Relation, TypedByHand, Where
from factsheet.load import Document
from factsheet.problems import did_you_mean

_PARTS: Final = tuple(model.Checks.model_fields)


def read_checks(entries: Entries) -> tuple[dict[str, Relation], list[TypedByHand]]:
    """Return relations by key, and exceptions in their order; what is wrong joins the problems of `entries`."""
    document = entries.documents.get("checks")
    if document is None:
        return {}, []
    for key in document.data:
        if key not in _PARTS and not entries.full(document):
            hint = did_you_mean(key, _PARTS) or "checks.yml has the keys relations and exceptions"
            entries.problems.append(document.problem((key,), "unknown-key", f"unknown key “{key}”", hint, key=True))
    return _relations(entries, document), _exceptions(entries, document)


def _relations(entries: Entries, document: Document) -> dict[str, Relation]:
    data = document.data.get("relations", "")
    where = Where(document, ("relations",))
    if isinstance(data, dict):
        return {key: Relation(key, entry, at) for key, entry, at in entries.keyed(data, model.Relation, where)}
    if data != "":
        message = f"“relations” is {kind_of(data)}; a mapping is needed"
        entries.problems.append(where.problem("wrong-type", message, "write each relation under a key of its own"))
    return {}


def _exceptions(entries: Entries, document: Document) -> list[TypedByHand]:
    data = document.data.get("exceptions", "")
    where = Where(document, ("exceptions",))
    if isinstance(data, list):
        places = [where.into(number) for number in range(len(data))]
        parsed = [
            (entries.parsed(model.TypedByHand, part, at), at)
            for part, at in zip(data, places, strict=True)
            if not entries.full(document)
        ]
        return [TypedByHand(entry, at) for entry, at in parsed if entry]
    if data != "":
        message = f"“exceptions” is {kind_of(data)}; a list is needed"
        entries.problems.append(where.problem("wrong-type", message, "write each exception behind “- ”"))
    return []

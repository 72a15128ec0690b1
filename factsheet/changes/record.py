"""All that differs as plain data, for programs: changes go in, records come out, complete and in a fixed order."""

from __future__ import annotations

import json
from typing import TypeAlias

from factsheet.changes.compare import Changes
from factsheet.changes.difference import in_words, interval
from factsheet.changes.evidence import LineChange, Printed
from factsheet.changes.observations import Pair
from factsheet.changes.pages import PageChange
from factsheet.changes.safe import OBEYED
from factsheet.changes.sentences import Piece
from factsheet.changes.state import State
from factsheet.facts import Fact
from factsheet.quantity import write
from factsheet.wording import number_for_machine

Record: TypeAlias = dict[str, object]


def as_json(changes: Changes) -> str:
    """Return the changes as JSON, in which what a terminal or a log would obey stands by its number."""
    text = json.dumps(changes_record(changes), ensure_ascii=False, indent=1)
    return OBEYED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def changes_record(changes: Changes) -> Record:
    """Return the changes as a record."""
    found, shown, book = changes.observations, changes.affected, changes.book
    return {
        "base": _state(changes.base),
        "head": _state(changes.head),
        "alerts": [{"address": each.address, "kind": each.kind, "told": each.told} for each in changes.alerts],
        "observations": [
            {**_pair(each.pair), "kinds": list(each.kinds), "nature": each.nature or None, "what": each.what}
            for each in found.changes
        ],
        "derived": {
            "moved": [{**_pair(each.pair), "inputs": list(each.inputs)} for each in found.moves],
            "read_as_before": found.still,
        },
        "not_compared": list(found.unknown),
        "relations": [
            {
                "key": each.key, "when": each.when, "kind": each.kind, "states": each.states, "holds": each.holds,
                "formula": each.formula, "before": each.before or None, "after": each.after or None,
            }
            for each in changes.relations
        ],
        "evidence": [_line_change(each) for each in changes.lines],
        "entries": [
            {
                "what": each.what, "key": each.key, "kind": each.kind,
                "fields": [{"name": field.name, "old": field.old, "new": field.new} for field in each.fields],
            }
            for each in changes.entries
        ],
        "pages": [_page(each) for each in shown.pages],
        "register": list(shown.entries),
        "charts": list(shown.charts),
        "sheets": list(shown.sheets),
        "book": {"numbered": book.read, "pages": list(book.pages), "chapters": list(book.chapters)},
    }  # fmt: skip


def _state(state: State) -> Record:
    return {"name": state.name, "problems": [problem.as_record() for problem in state.problems]}


def _pair(pair: Pair) -> Record:
    found = pair.difference
    return {
        "address": pair.address,
        "formerly": pair.formerly or None,
        "old": _fact(pair.old),
        "new": _fact(pair.new),
        "difference": found.absolute if found else None,
        "percent": found.relative or None if found else None,
    }


def _fact(fact: Fact | None) -> Record | None:
    if fact is None:
        return None
    return {
        "words": in_words(fact.figure, fact.unit),
        "notation": write(fact.figure),
        "number": number_for_machine(fact.figure),
        "unit": fact.unit.key,
        "interval": interval(fact),
        "status": fact.status,
        "formula": fact.derivation.formula if fact.derivation else None,
        "note": fact.entry.note.en if fact.entry.note else None,
    }


def _line_change(change: LineChange) -> Record:
    return {
        "address": change.address, "kind": change.kind, "old": _printed(change.old), "new": _printed(change.new),
    }  # fmt: skip


def _printed(printed: Printed | None) -> Record | None:
    if printed is None:
        return None
    line = printed.line
    return {
        "role": printed.role, "source": line.source.key, "says": line.says, "at": line.at or None,
        "scale": line.scale or None, "how": line.evidence.how if line.evidence else None,
        "why": line.why.en if line.why else None,
    }  # fmt: skip


def _page(change: PageChange) -> Record:
    return {
        "file": change.page.file, "address": change.page.url, "title": change.page.title,
        "cells": change.cells, "cards": change.cards, "charts": list(change.charts), "lists": change.lists,
        "error": change.error or None,
        "sentences": [
            {
                "before": _text(each.before), "after": _text(each.after), "addresses": list(each.addresses),
                "old_figures": _figures(each.before), "new_figures": _figures(each.after),
            }
            for each in change.sentences
        ],
    }  # fmt: skip


def _text(pieces: tuple[Piece, ...]) -> str | None:
    """Return a sentence in one text; `None` where there is none."""
    return "".join(piece.text for piece in pieces) or None


def _figures(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces if piece.changed]

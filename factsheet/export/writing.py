"""Writing files of data: plain data goes in, text comes out, the same for the same data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False)


def document(data: Mapping[str, object], *, laid_out: bool = False) -> str:
    """Return JSON in UTF-8: with `laid_out` indented throughout, else a line for each entry of the mappings in it.

    A line for each entry is quick to write, and two versions of the file can be compared line by line.
    """
    if laid_out:
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    parts = (f"{compact(key)}: {_entries(value)}" for key, value in data.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def compact(data: object) -> str:
    """Return JSON on one line."""
    return _ENCODER.encode(data)


def _entries(data: object) -> str:
    if not isinstance(data, dict) or not data:
        return compact(data)
    return "{\n" + ",\n".join(f" {compact(key)}: {compact(value)}" for key, value in data.items()) + "\n}"

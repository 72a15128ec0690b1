"""Every built page is valid HTML, by the rules of tests/node/html-validate.config.mjs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

from tests.nodejs import FOLDER, node

# What Material for MkDocs writes itself: the rule, what it says, and where it may say so.
MATERIAL: Final = (
    ("input-attributes", r'Attribute "autocomplete" is not allowed', r"#__(drawer|search)"),
    ("valid-autocomplete", r"autocomplete attribute cannot be used", r"#__(drawer|search)"),
    ("wcag/h32", r"<form> element must have a submit button", r"html > body > header > .*> form"),
    # The table of contents stands in the drawer and beside the page; one of them is hidden.
    ("unique-landmark", r"Landmarks must have a non-empty and unique accessible name", r".*> nav"),
)


def told(folder: Path) -> list[dict[str, Any]]:
    """Return what the validator says of every page below a folder."""
    pages = sorted(folder.rglob("*.html"))
    assert pages
    result = node(FOLDER / "validate.mjs", *pages)
    assert result.returncode == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def is_materials(message: dict[str, Any]) -> bool:
    """Tell whether a message is of what Material writes."""
    rule, says, where = (message[part] or "" for part in ("ruleId", "message", "selector"))
    return any(
        rule == known and re.match(words, says) and re.fullmatch(place, where) for known, words, place in MATERIAL
    )


def test_every_page_is_valid(site: Path) -> None:
    found = [message for message in told(site) if not is_materials(message)]
    assert [(each["page"], each["line"], each["message"]) for each in found] == []


def test_a_page_that_is_not_valid_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        '<!doctype html>\n<html lang="en"><head><title>Page</title></head>\n'
        '<body><p id="a" style="color: red">R&D &amp; <b id="a">x</p><img src="x.png"></body></html>\n'
    )
    assert {message["ruleId"] for message in told(tmp_path)} >= {"no-inline-style", "no-dup-id", "close-order"}

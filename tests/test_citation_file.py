"""CITATION.cff: what the repository says of the sheet is what facts/sheet.yml says."""

from __future__ import annotations

from typing import Any, Final

import yaml

from factsheet.sheet import facts_of
from tests.site.small import REPOSITORY

# The keys of the Citation File Format 1.2.0, and those that it requires.
KEYS: Final = {
    "abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi", "identifiers", "keywords",
    "license", "license-url", "message", "preferred-citation", "references", "repository", "repository-artifact",
    "repository-code", "title", "type", "url", "version",
}  # fmt: skip
REQUIRED: Final = {"authors", "cff-version", "message", "title"}


def test_it_says_what_the_sheet_says_of_itself() -> None:
    text = (REPOSITORY / "CITATION.cff").read_text(encoding="utf-8")
    citation: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 -- it makes texts, lists and mappings
    imprint = facts_of(REPOSITORY).imprint
    assert imprint
    entry = imprint.entry
    assert citation["title"] == entry.title.en
    assert citation["abstract"] == entry.description.en
    assert citation["version"] == entry.version
    assert citation["date-released"] == entry.date.isoformat()
    assert citation["license"] == entry.licence.id
    assert citation["license-url"] == entry.licence.url
    assert citation["keywords"] == entry.keywords
    assert citation["authors"] == [{"name": author} for author in entry.authors]


def test_it_has_the_form_of_its_format() -> None:
    citation: dict[str, Any] = yaml.safe_load((REPOSITORY / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation.keys() >= REQUIRED
    assert citation.keys() <= KEYS
    assert (citation["cff-version"], citation["type"]) == ("1.2.0", "dataset")
    assert all(isinstance(citation[key], str) for key in ("version", "date-released", "title", "message"))

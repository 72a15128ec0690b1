"""Sources, indicators, units and other entries that were added, removed or changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.changes.entries import Field
from tests.changes.repository import commit, differ, edit

SOURCE = """\
office_2027:
  title: Patents in 2026
  publisher: Patent Office
  url: https://patents.example/2026
  accessed: 2026-02-01
  language: en
  kind: official
"""


def told(root: Path, base: str = "HEAD", head: str | None = None) -> list[tuple[str, str, str]]:
    return [(change.what, change.key, change.kind) for change in differ(root, base, head).entries]


def test_a_source_is_added_and_from_new_to_old_removed(root: Path) -> None:
    first = commit(root)
    edit(root, "sources", ("agency_2026:\n", f"{SOURCE}agency_2026:\n"))
    assert told(root) == [("source", "office_2027", "added")]
    assert told(root, commit(root), first) == [("source", "office_2027", "removed")]


@pytest.mark.parametrize(
    ("file", "old", "new", "what", "field"),
    [
        ("sources", "kind: secondary", "kind: newsroom", "source", Field("kind", "secondary", "newsroom")),
        ("sources", "2026-01-21", "2026-01-22", "source", Field("published", "2026-01-21", "2026-01-22")),
        ("sources", "  origin: Agency\n", "", "source", Field("origin", "Agency", "")),
        ("places", "德国}\n  kind: economy", "德国}\n  kind: region", "place", Field("kind", "economy", "region")),
        ("units", "one: patent, ", "one: Patent, ", "unit",
         Field("label", "en: one: patent; other: patents; zh: 件专利", "en: one: Patent; other: patents; zh: 件专利")),
        ("ip_protection", "en: Patents in force.,", "en: All in force.,", "indicator",
         Field("definition", "en: Patents in force.; zh: 有效的专利。", "en: All in force.; zh: 有效的专利。")),
        ("milestones", "date: 2025-06", "date: 2025-07", "milestone", Field("date", "2025-06", "2025-07")),
        ("charts", "form: bars", "form: lines", "chart", Field("form", "bars", "lines")),
        ("sheet", "version: 2026.02", "version: 2026.02.2", "sheet", Field("version", "2026.02", "2026.02.2")),
    ],
)  # fmt: skip
def test_what_changed_of_an_entry_is_told_key_by_key(
    root: Path, *, file: str, old: str, new: str, what: str, field: Field
) -> None:
    edit(root, file, (old, new))
    (change,) = differ(root).entries
    assert (change.what, change.kind, change.fields) == (what, "changed", (field,))


def test_observations_and_aliases_are_no_change_of_their_indicator(root: Path) -> None:
    edit(
        root,
        "ip_protection",
        ("value: 5.20 million", "value: 5.21 million"),
        ("aliases: [valid_patents]", "aliases: [all_patents]"),
    )
    assert told(root) == []


def test_what_may_stand_in_what_cannot_be_read_is_not_told_to_be_gone_or_new(root: Path) -> None:
    good = commit(root)
    (root / "facts/sources.yml").write_text("x: [\n", encoding="utf-8")
    broken = commit(root)
    assert told(root, good, broken) == []
    assert told(root, broken, good) == []

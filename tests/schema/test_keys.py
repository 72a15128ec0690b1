"""The schema of keys: it lists what the facts have, tells of each, and refuses no key that is new."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from factsheet.schema.keys import keys_schema
from factsheet.schema.shapes import Shape, as_text
from factsheet.sheet import facts_of
from tests.project import make_project, replaced


@pytest.fixture
def schema(tmp_path: Path) -> Shape:
    return keys_schema(facts_of(make_project(tmp_path)))


def listed(schema: Shape, kind: str) -> dict[str, str]:
    """Return the keys of a kind with what editors are told of them."""
    keys, anything = schema["definitions"][kind]["anyOf"]
    assert anything == {}
    return dict(zip(keys["enum"], keys["markdownEnumDescriptions"], strict=True))


def test_each_key_is_listed_in_order_with_what_an_editor_wants_to_know(schema: Shape) -> None:
    Draft7Validator.check_schema(schema)
    assert listed(schema, "source") == {
        "agency_2026": "2025年专利统计 (News Agency, 2026-01-21; newsroom)",
        "blog_2026": r"\[table of figures\] (Some Blog; secondary)",
        "office_2026": "Patents in 2025 (Patent Office, 2026-01-20; official)",
    }
    assert listed(schema, "place") == {
        "cn": "China (economy)", "de": "Germany (economy)", "world": "World (world)",
    }  # fmt: skip
    assert listed(schema, "unit")["yuan"] == "yuan (money)"
    assert listed(schema, "indicator")["patents"] == "Valid patents (ip_protection, in patents)"
    assert list(listed(schema, "indicator")) == sorted(listed(schema, "indicator"))


@pytest.mark.parametrize("kind", ["source", "place", "unit", "indicator"])
def test_a_new_key_passes_and_what_is_no_key_does_not(schema: Shape, kind: str) -> None:
    valid = Draft7Validator(schema["definitions"][kind])
    assert valid.is_valid(next(iter(listed(schema, kind))))
    assert valid.is_valid("brand_new_2027")
    for wrong in ("Brand new", "", 5, "9a", "x" * 81):
        assert not valid.is_valid(wrong)


def test_facts_without_indicators_leave_the_schema_valid(tmp_path: Path) -> None:
    root = make_project(tmp_path, ip_protection=None, research=None, milestones=None, charts=None, checks=None)
    schema = keys_schema(facts_of(root))
    Draft7Validator.check_schema(schema)
    assert Draft7Validator(schema["definitions"]["indicator"]).is_valid("patents")


def test_a_further_entry_changes_the_schema_and_a_further_value_does_not(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    before = as_text(keys_schema(facts_of(root)))
    replaced(root / "facts/ip_protection.yml", "at: table 2", "at: table 3")
    assert as_text(keys_schema(facts_of(root))) == before
    replaced(root / "facts/places.yml", "en: Germany", "en: Federal Republic of Germany")
    assert as_text(keys_schema(facts_of(root))) != before

from pathlib import Path

import pytest

from tests.checks.reports import IP, at, change, found, looked_at, only, place
from tests.project import make_project

RULE = "everything-used"
PAGE = "docs/en/index.md"
SOURCE = """\
spare:
  title: A
  publisher: B
  url: https://c.example/
  accessed: 2026-02-01
  language: en
  kind: official
"""


def test_every_source_place_unit_and_fact_is_looked_at(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 3 + 3 + 7 + 11 + 1


@pytest.mark.parametrize(
    ("file", "entry", "what"),
    [
        ("sources", SOURCE, "source"),
        ("places", "spare:\n  label: {en: Spare, zh: 余}\n  kind: city\n", "place"),
        ("units", "spare:\n  label: {en: {one: spare, other: spares}, zh: 余}\n  kind: count\n", "unit"),
    ],
)  # fmt: skip
def test_an_entry_of_a_registry_that_nothing_uses_is_named(tmp_path: Path, file: str, entry: str, what: str) -> None:
    root = make_project(tmp_path)
    path = root / f"facts/{file}.yml"
    path.write_text(path.read_text(encoding="utf-8") + entry, encoding="utf-8")
    problem = only(root, RULE)
    key = entry.partition(":")[0]
    line = path.read_text(encoding="utf-8").splitlines().index(f"{key}:") + 2
    assert (problem.file, problem.line, problem.column) == (f"facts/{file}.yml", line, 3)
    assert (problem.message, problem.hint) == (
        f"nothing uses the {what} “spare”",
        f"use it, or remove it from {file}.yml",
    )
    assert looked_at(root, RULE) == 26


def test_a_source_that_a_page_cites_is_used_and_a_place_that_holds_others_too(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, "facts/milestones.yml", "agency_2026", "office_2026")
    for old in ("{source: agency_2026, says: 520万件", "{source: agency_2026, says: 363万件"):
        change(root, IP, old, old.replace("agency_2026", "office_2026"))
    assert found(root, RULE) == []


def test_a_fact_that_no_page_shows_is_named_with_what_to_write(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, PAGE, '{{ fact("companies_share") }}', "large")
    problem = only(root, RULE)
    assert at(problem) == place(root, IP, "period: 2025\n      value: 71.7 %", RULE)
    assert problem.message == "no page shows companies_share.cn.2025"
    assert '{{ fact("companies_share.cn.2025") }}' in problem.hint


def test_a_chart_that_no_page_shows_is_named_with_what_to_write(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, PAGE, '{{ chart("patents_compared") }}', "")
    problem = only(root, RULE)
    assert at(problem) == place(root, "facts/charts.yml", "topic: ip_protection", RULE)
    assert problem.message == "no page shows the chart “patents_compared”"
    assert '{{ chart("patents_compared") }}' in problem.hint


@pytest.mark.parametrize(
    ("call", "shows"),
    [
        ('{{ observations("companies_share") }}', True), ('{{ fact("companies_share").text }}', True),
        ('{{ says("companies_share.cn.2025", "office_2026") }}', True), ('{{ register("ip_protection") }}', False),
    ],
)  # fmt: skip
def test_a_table_and_a_quotation_show_a_fact_and_the_register_does_not(
    tmp_path: Path, call: str, *, shows: bool
) -> None:
    root = make_project(tmp_path)
    change(root, PAGE, '{{ fact("companies_share") }}', f"\n\n{call}\n\n")
    assert bool(found(root, RULE)) is not shows

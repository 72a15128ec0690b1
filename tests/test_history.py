"""Until when an earlier value was the one that was known, as far as sources tell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factsheet.facts import Fact
from factsheet.history import until
from factsheet.sheet import facts_of
from tests.project import SOURCES, make_project

SOURCE = """\
{key}:
  title: A report
  publisher: A bureau
  url: https://{key}.example/
{published}  accessed: 2026-02-01
  language: en
  kind: official
"""
DATED = {
    "january": "2025-01-23", "february": "2025-02-28", "june": "2025-06-30", "september": "2025-09-29", "undated": "",
}  # fmt: skip
SPENDING = """\
spending:
  label: {en: Spending on research, zh: 研究经费}
  definition: {en: All spending on research., zh: 全部研究经费。}
  unit: yuan
  place: cn
  observations:
    - period: 2024
      value: 3.6327 trillion
      status: final
      evidence:
"""
REVISION = """\
        - value: %s trillion
          status: preliminary
%s          why: {en: The census came later.}
          evidence:
            - {source: undated, says: %s trillion}
"""


def spending(folder: Path, evidence: dict[str, str], *revisions: str) -> Fact:
    """Return a fact whose value is printed by these sources, with revisions of these days ("" for none)."""
    dates = {key: f"  published: {day}\n" if day else "" for key, day in DATED.items()}
    known = "".join(SOURCE.format(key=key, published=day) for key, day in dates.items())
    lines = "".join(f"        - {{source: {key}, says: {says}}}\n" for key, says in evidence.items())
    steps = ""
    for number, day in enumerate(revisions):
        value = f"3.61{number}"
        steps += REVISION % (value, f"          reported: {day}\n" if day else "", value)
    research = SPENDING + lines + "      revisions:\n" + steps
    return facts_of(make_project(folder, sources=SOURCES + known, research=research)).get("spending.cn.2024")


WHOLE, SHORT, LONG = "3.6327 trillion", "3.63 trillion", "3.63268 trillion"


@pytest.mark.parametrize(
    ("evidence", "day"),
    [
        ({"september": WHOLE}, "2025-09-29"),
        ({"september": WHOLE, "june": WHOLE}, "2025-06-30"),
        ({"june": WHOLE, "september": WHOLE}, "2025-06-30"),
        ({"june": SHORT, "september": WHOLE}, "2025-09-29"),
        ({"june": LONG, "september": WHOLE}, "2025-06-30"),
        ({"undated": WHOLE, "september": WHOLE}, "2025-09-29"),
        ({"february": WHOLE, "september": WHOLE}, "2025-02-28"),
        ({"january": WHOLE, "september": WHOLE}, "2025-09-29"),
        ({"january": WHOLE}, None),
        ({"undated": WHOLE}, None),
        ({"june": SHORT}, None),
    ],
)
def test_the_value_of_today_replaces_the_last_one_when_a_source_prints_it_whole(
    tmp_path: Path, evidence: dict[str, str], day: str | None
) -> None:
    fact = spending(tmp_path, evidence, "2025-01-23")
    assert until(fact, 0) == (date.fromisoformat(day) if day else None)


def test_a_value_whose_report_has_no_date_is_replaced_by_the_first_source_that_has_one(tmp_path: Path) -> None:
    assert until(spending(tmp_path, {"january": WHOLE, "june": WHOLE}, ""), 0) == date(2025, 1, 23)


def test_an_older_value_is_replaced_when_the_next_one_is_reported(tmp_path: Path) -> None:
    fact = spending(tmp_path, {"september": WHOLE}, "2025-06-30", "2025-02-28", "2025-01-23")
    assert [until(fact, step) for step in range(3)] == [date(2025, 9, 29), date(2025, 6, 30), date(2025, 2, 28)]


def test_it_is_not_known_until_when_where_the_next_report_has_no_date(tmp_path: Path) -> None:
    assert until(spending(tmp_path, {"september": WHOLE}, "", "2025-01-23"), 1) is None

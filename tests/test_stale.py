"""What is due for review: the rule, the day from which on it applies, and what it is told like."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from factsheet.cli import LISTED, main
from factsheet.sheet import facts_of
from factsheet.stale import RULE, Due, review
from factsheet.stale_formats import FORMATS, WIDTH
from tests.project import IP_PROTECTION, RESEARCH, SOURCES, make_project, replaced

LATE = date(2040, 1, 1)
PATENTS = "facts/ip_protection.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


def due(root: Path, key: str, on: date = LATE) -> Due | None:
    """Return what is due of an indicator on a day."""
    return next((entry for entry in review(facts_of(root), on).due if entry.indicator.key == key), None)


def since(root: Path, key: str) -> date | None:
    """Return since when an indicator is due."""
    found = due(root, key)
    return found.since if found else None


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["stale", "--root", str(root), *arguments])


@pytest.mark.parametrize(
    ("rhythm", "day"),
    [
        ("monthly", date(2026, 2, 20)), ("quarterly", date(2026, 4, 20)), ("half-yearly", date(2026, 7, 20)),
        ("yearly", date(2027, 1, 20)),
    ],
)  # fmt: skip
def test_a_value_is_due_one_rhythm_after_the_newest_was_first_published(root: Path, rhythm: str, day: date) -> None:
    replaced(root / PATENTS, "review: half-yearly", f"review: {rhythm}")
    assert since(root, "patents") == day
    assert due(root, "patents", day)
    assert due(root, "patents", day - timedelta(days=1)) is None


def test_what_is_never_reviewed_is_never_due(root: Path) -> None:
    replaced(root / PATENTS, "review: half-yearly", "review: never")
    assert due(root, "patents", date.max) is None
    assert due(root, "companies", date.max)


def test_a_month_without_such_a_day_counts_with_its_last(root: Path) -> None:
    replaced(root / "facts/sources.yml", "published: 2026-01-20", "published: 2026-01-31")
    replaced(root / "facts/sources.yml", "published: 2026-01-21", "published: 2026-01-31")
    replaced(root / PATENTS, "review: half-yearly", "review: monthly")
    assert since(root, "patents") == date(2026, 2, 28)


def test_the_first_report_counts_be_it_of_an_earlier_value(root: Path) -> None:
    assert since(root, "spending") == date(2026, 1, 23)
    path = root / "facts/research.yml"
    replaced(
        path,
        "        - value: 3.6130 trillion\n          status: preliminary",
        "        - value: 3.6130 trillion\n          status: target",
    )
    assert since(root, "spending") == date(2027, 1, 20)


def test_without_a_date_of_publication_the_end_of_the_period_counts(tmp_path: Path) -> None:
    sources = SOURCES.replace("  published: 2026-01-20\n", "").replace("  published: 2026-01-21\n", "")
    root = make_project(tmp_path, sources=sources)
    found = due(root, "patents")
    assert found
    assert (found.since, found.reported, found.seen) == (date(2026, 6, 30), None, date(2026, 2, 1))


def test_a_page_that_is_older_than_the_period_says_nothing_of_its_publication(root: Path) -> None:
    replaced(root / "facts/sources.yml", "published: 2026-01-20", "published: 2024-12-31")
    assert since(root, "companies") == date(2026, 12, 31)
    replaced(root / "facts/sources.yml", "published: 2024-12-31", "published: 2025-01-01")
    assert since(root, "companies") == date(2026, 1, 1)


def test_a_target_is_not_the_newest_figure(tmp_path: Path) -> None:
    target = """\
    - period: 2030
      value: 9 million
      status: target
      evidence:
        - {source: agency_2026, says: 900万件}
    - period: 2024
"""
    text = IP_PROTECTION.replace("    - period: 2024\n", target)
    assert since(make_project(tmp_path / "target", ip_protection=text), "patents") == date(2026, 7, 20)
    known = text.replace("status: target", "status: estimate")
    assert since(make_project(tmp_path / "value", ip_protection=known), "patents") == date(2031, 6, 30)


def test_what_follows_from_others_is_not_reviewed(root: Path) -> None:
    found = review(facts_of(root), LATE)
    assert (found.derived, found.never) == (2, 1)
    assert {entry.indicator.key for entry in found.due}.isdisjoint({"patents_per_company", "patent_growth"})
    assert len(found.due) == found.reviewed == len(facts_of(root).indicators) - 3


def test_the_source_is_a_linked_and_official_one_of_the_newest_period(root: Path) -> None:
    found = due(root, "patents")
    assert found
    assert found.line.source.key == "office_2026"
    replaced(root / PATENTS, "        - {source: office_2026, says: 3.73 million}\n", "")
    companies = due(root, "patents_of_companies")
    assert companies
    assert companies.line.source.key == "blog_2026"


def test_the_longest_due_comes_first(root: Path) -> None:
    found = review(facts_of(root), LATE).due
    assert [entry.indicator.key for entry in found[:2]] == ["spending", "patents"]
    assert list(found) == sorted(found, key=lambda entry: (entry.since, entry.indicator.key))


def test_text_is_a_table_below_the_rule(root: Path) -> None:
    result = run(root, "--on", "2026-08-01")
    assert result.exit_code == 0, result.output
    head, table = result.stdout.split("\n\n")
    assert " ".join(head.split()).endswith(RULE)
    assert head.startswith("Due on 2026-08-01: 2 of ")
    assert table.splitlines()[2:] == [
        "2026-01-23  2024        2025-01-23  yearly      spending",
        "  https://patents.example/2025",
        "2026-07-20  2025        2026-01-20  half-yearly patents",
        "  https://patents.example/2025",
    ]


def test_text_fits_its_columns_but_for_addresses_and_names_what_is_not_linked(tmp_path: Path) -> None:
    key = "k" * 80
    research = RESEARCH.replace("spending:\n", f"{key}:\n", 1).replace(
        "source: office_2026, says: 3.63", "source: blog_2026, says: 3.63"
    )
    root = make_project(
        tmp_path, research=research, sources=SOURCES.replace("patents.example/2025", f"patents.example/{'p' * 200}")
    )
    lines = run(root, "--on", str(LATE)).stdout.splitlines()
    assert max(len(line) for line in lines if line.startswith("  https://")) > WIDTH
    assert max(len(line) for line in lines if "https://" not in line) <= WIDTH
    assert "  blog_2026 (not linked)" in lines
    assert key in "".join(line.split()[-1] for line in lines if "kk" in line)


def test_markdown_holds_nothing_that_the_facts_could_inject(root: Path) -> None:
    replaced(root / PATENTS, "label: {en: Valid patents,", "label: {en: 'Patents | @all <b> ![](x)',")
    replaced(root / "facts/sources.yml", "publisher: Patent Office", "publisher: '](https://evil.example) #1'")
    rows = [line for line in run(root, "--on", "2026-08-01", "--format", "markdown").stdout.splitlines() if "|" in line]
    assert len(rows) == 4
    assert "Patents \\| \\@\u2060all \\<b\\> \\!\\[\\]\\(x\\) (`patents`)" in rows[3]
    assert "[\\]\\(https\\:\\/\\/evil\\.example\\) \\#\u20601](<https://patents.example/2025>)" in rows[3]


def test_markdown_names_a_source_that_is_not_linked_without_its_address(tmp_path: Path) -> None:
    research = RESEARCH.replace("source: office_2026, says: 3.63", "source: blog_2026, says: 3.63")
    output = run(make_project(tmp_path, research=research), "--on", "2026-08-01", "--format", "markdown").stdout
    assert "Some Blog (`blog_2026`, not linked)" in output
    assert "blog.example" not in output


def test_json_says_all_of_it(root: Path) -> None:
    record: dict[str, Any] = json.loads(run(root, "--on", "2026-08-01", "--format", "json").stdout)
    assert (record["on"], record["rule"], record["derived"]) == ("2026-08-01", RULE, 2)
    assert record["due"][1] == {
        "indicator": "patents", "label": {"en": "Valid patents", "zh": "有效专利"}, "review": "half-yearly",
        "newest": "2025", "reported": "2026-01-20", "seen": "2026-02-01", "since": "2026-07-20",
        "source": {
            "key": "office_2026", "title": "Patents in 2025", "publisher": "Patent Office",
            "url": "https://patents.example/2025",
        },
    }  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
def test_where_nothing_is_due_the_head_says_so(root: Path, form: str) -> None:
    result = run(root, "--on", "2025-01-01", "--format", form, "--exit-code")
    assert result.exit_code == 0
    assert "2025-01-01" in result.stdout
    assert "spending" not in result.stdout


def test_what_is_due_is_no_failure_unless_a_script_asks(root: Path) -> None:
    assert run(root, "--on", "2026-08-01").exit_code == 0
    assert run(root, "--on", "2026-08-01", "--exit-code").exit_code == 1


def test_without_a_day_it_looks_from_today(root: Path) -> None:
    assert json.loads(run(root, "--format", "json").stdout)["on"] >= "2026-01-01"


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday", "2026"])
def test_a_day_that_no_calendar_has_is_wrong_usage(root: Path, day: str) -> None:
    assert run(root, "--on", day).exit_code == 2


def test_facts_that_cannot_be_read_are_told_with_their_place(root: Path) -> None:
    replaced(root / PATENTS, "review: half-yearly", "review: sometimes")
    result = run(root)
    assert result.exit_code == 1
    assert "facts/ip_protection.yml:6:11: error:" in result.stderr


def test_the_command_offers_every_format() -> None:
    assert LISTED == FORMATS

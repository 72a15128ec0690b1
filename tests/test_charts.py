"""charts.yml: what it refers to is looked up, and a form gets what it can show."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.sheet import facts_of
from tests.project import make_project, place_of, problems_of

CHARTS = """\
patents_drawn:
  topic: ip_protection
  form: lines
  title: {en: Patents, zh: 专利}
  indicators: [patents, patents_of_companies]
  places: [cn]
  ink: [patents]
  seal: [cn]
  labels:
    - {of: patents_of_companies, en: Companies, zh: 企业}
ranks_drawn:
  topic: research
  form: ranks
  title: {en: Ranks, zh: 名次}
  indicators: [spending_rank]
  places: [cn, de]
  since: 2020
"""

WRONG = [
    ("indicators: [patents,", "indicators: [patens,", "patens", "unknown-indicator", "there is no indicator “patens”",
     "did you mean “patents”"),
    ("places: [cn, de]", "places: [de, de]", "de]\n  since", "duplicate-part", "“de” a second time", "remove"),
    ("places: [cn]", "places: [cnn]", "cnn", "unknown-place", "there is no place “cnn”", "did you mean “cn”?"),
    ("form: lines", "form: line", "line\n  title: {en: Patents", "unknown-word", "“line” is none of lines, columns",
     "did you mean “lines”"),
    ("  since: 2020\n", "  sinse: 2020\n", "sinse", "unknown-key", "unknown key “sinse”", "did you mean “since”?"),
    ("  since: 2020\n", "  since: 20\n", "20\n", "bad-period", "“20” is no period", ""),
    ("  indicators: [spending_rank]\n", "", "topic: research", "missing-key", "the key “indicators” is missing", ""),
    ("  seal: [cn]", "  seal: [companies]", "companies]\n  labels", "unknown-part", "the chart shows no “companies”",
     "did you mean “patents_of_companies”?"),
    ("of: patents_of_companies", "of: de", "de, en", "unknown-part", "the chart shows no “de”", ""),
    ("form: lines", "form: columns", "columns", "chart-form",
     "columns show one indicator of one place; this chart names 2 indicators", "draw it as lines"),
    ("[patents, patents_of_companies]", "[patents, companies, patents_of_companies]", "[patents, companies,",
     "chart-form", "all that lines show is in one unit; these indicators are in companies and patents",
     "make a chart of each"),
    ("indicators: [spending_rank]", "indicators: [spending]", "[spending]", "chart-form",
     "the form ranks shows one indicator of ranks; “spending” is measured in yuan", "of the kind `rank`"),
    ("  since: 2020\n", "  since: 2020\n  periods: [2024]\n", "[2024]", "chart-form",
     "names `periods`, and `since` or `until` as well", "one by one"),
]  # fmt: skip


def test_charts_are_read_with_what_they_refer_to(tmp_path: Path) -> None:
    facts = facts_of(make_project(tmp_path, charts=CHARTS))
    assert list(facts.charts) == ["patents_drawn", "ranks_drawn"]
    chart = facts.charts["patents_drawn"]
    assert [indicator.key for indicator in chart.indicators] == ["patents", "patents_of_companies"]
    assert [place.key for place in chart.places] == ["cn"]
    assert str(facts.charts["ranks_drawn"].entry.since) == "2020"


def test_a_project_needs_no_charts(tmp_path: Path) -> None:
    assert facts_of(make_project(tmp_path, charts=None)).charts == {}


@pytest.mark.parametrize(("old", "new", "part", "rule", "message", "hint"), WRONG)
def test_what_is_wrong_is_told_once_with_its_place(
    tmp_path: Path, *, old: str, new: str, part: str, rule: str, message: str, hint: str
) -> None:
    assert CHARTS.count(old) == 1
    charts = CHARTS.replace(old, new)
    (problem,) = problems_of(make_project(tmp_path, charts=charts))
    assert (problem.file, problem.rule) == ("facts/charts.yml", rule)
    assert message in problem.message
    assert hint in problem.hint
    assert (problem.line, problem.column) == place_of(charts, part)

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.reports import at, change, found, looked_at, place
from tests.project import make_project, place_of

RULE = "charts-hold"
FILE = "facts/charts.yml"
CHARTS = """\
spending_ranks:
  topic: research
  form: bars
  title: {en: Patents compared, zh: 专利比较}
  indicators: [patents]
  places: [cn, de]
  note: {en: A note of 2025., zh: 说明。}
"""


def project(folder: Path) -> Path:
    root = make_project(folder, charts=CHARTS)
    change(root, "docs/en/index.md", '{{ chart("patents_compared") }}', "")
    change(
        root,
        "docs/en/index.md",
        '{{ data("facts.json") }}',
        '{{ chart("spending_ranks") }}\n\n{{ data("facts.json") }}',
    )
    return root


def test_a_chart_with_points_and_without_figures_holds(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 1


def test_a_chart_needs_no_note(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, FILE, "  note: {en: A note of 2025., zh: 说明。}\n", "")
    assert found(root, RULE) == []


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("en: Patents compared", "en: The 3 patents", "say what is to be seen without it"),
        ("A note of 2025.", "There are 5.2 million.", "say it without the figure"),
        ("places: [cn, de]", "places: [cn, de, world]", "remove it, or show the periods for which there is one"),
        ("places: [cn, de]", "places: [cn]", "name more places or periods"),
    ],
)
def test_each_problem_says_how_to_mend_it(tmp_path: Path, old: str, new: str, hint: str) -> None:
    root = project(tmp_path)
    change(root, FILE, old, new)
    assert hint in {problem.hint for problem in found(root, RULE)}


def test_a_project_without_charts_has_nothing_to_look_at_and_no_problem(tmp_path: Path) -> None:
    root = make_project(tmp_path, charts=None)
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 0


@pytest.mark.parametrize(
    ("old", "new", "part", "message"),
    [
        ("en: Patents compared", "en: The 3 patents", "The 3", "the title carries a figure, “3”"),
        ("en: Patents compared", "en: Three patents", "Three", "the title carries a figure, “Three”"),
        ("en: Patents compared", "en: Patents of 2025", "Patents of 2025", "the title carries a figure, “2025”"),
        ("zh: 专利比较", "zh: 三种专利", "三种", "the title carries a figure"),
        ("A note of 2025.", "There are 5.2 million.", "There are", "“5.2 million” is a figure typed by hand"),
        ("zh: 说明。", "zh: 有520万件。", "有520万件", "“520万件” is a figure typed by hand"),
        ("places: [cn, de]", "places: [cn, de, world]", "world", "no observation of the place “world”"),
        ("indicators: [patents]", "indicators: [patents, companies]\n  periods: [2024]", "companies",
         "no observation of the indicator “companies”"),
        ("places: [cn, de]", "places: [cn]", "[patents]", "the chart has 1 point; two are the fewest"),
        ("places: [cn, de]", "periods: [2019]", "[patents]", "the chart has 0 points; two are the fewest"),
        ("form: bars", "form: map", "[patents]", ""),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_told_at_its_place(tmp_path: Path, old: str, new: str, part: str, message: str) -> None:
    root = project(tmp_path)
    change(root, FILE, old, new)
    problems = [*found(root, RULE), *found(root, "chart-form")]
    at = place_of((root / FILE).read_text(encoding="utf-8"), part)
    assert any((problem.line, problem.column) == at and message in problem.message for problem in problems)


def test_places_of_a_map_need_coordinates(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, FILE, "form: bars", "form: map")
    change(root, FILE, "[patents]", "[spending_rank]")
    problems = found(root, RULE)
    assert [(problem.message, problem.hint) for problem in problems] == [
        ("“cn” has no coordinates, and so no point on the map", "give `coordinates` to cn in places.yml"),
        ("“de” has no coordinates, and so no point on the map", "give `coordinates` to de in places.yml"),
    ]
    assert {at(problem) for problem in problems} == {place(root, FILE, "map", RULE)}
    change(root, "facts/places.yml", "zh: 中国}", 'zh: 中国}\n  coordinates: ["39.9", "116.4"]')
    change(root, "facts/places.yml", "zh: 德国}", 'zh: 德国}\n  coordinates: ["52.5", "13.4"]')
    assert found(root, RULE) == []


def test_bars_show_nothing_below_nought(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "facts/ip_protection.yml", "value: 410,000", "value: -410,000")
    (problem,) = found(root, RULE)
    assert problem.message == "bars begin at nought, and patents.de.2025 is -410,000 [-415,000–-405,000]"
    assert problem.hint == "draw it as lines"
    assert at(problem) == place(root, FILE, "bars", RULE)
    change(root, "facts/ip_protection.yml", "value: -410,000", "value: 0")
    assert found(root, RULE) == []

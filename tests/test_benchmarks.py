"""The benchmarks measure what they say: the same sites each time, with the same figures, and results that are true."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pytest
import yaml

from benchmarks import measure, waiting
from benchmarks.checking import CheckRow
from benchmarks.content import A_PAGE, A_SERIES, Page, make_content
from benchmarks.drawing import SCHEMES, bars_of, draw_sites
from benchmarks.measure import Cost, Run, RunFailed, State, Task, in_turn
from benchmarks.ours import REFERENCE, write_listings, write_project
from benchmarks.pdf import grown
from benchmarks.profile import REST, shares_of
from benchmarks.real import BuildRow
from benchmarks.results import Results, targets, write_results
from benchmarks.sites import SiteRow
from benchmarks.variants import OURS, VARIANTS, YARDSTICK, Variant, verify
from benchmarks.waiting import ServeRow
from factsheet.checks import check
from factsheet.register import entry_pages
from factsheet.sheet import facts_of
from tests.project import replaced
from tests.site.small import as_page, digests

CONTENT: Final = make_content(10, 100)
PEERS: Final = [variant for variant in VARIANTS if not variant.key.startswith(OURS)]
# How each writes a figure: the folder of its data, the folder of its pages, and the series and the key within.
CALLS: Final = {
    "material": ("", "docs", r"(?!)"),
    "zensical": ("facts", "docs", r'\{\{ fact\("(\w+)", "(\w+)"\) \}\}'),
    "hugo": ("data/facts", "content", r'\{\{< fact "(\w+)" "(\w+)" >\}\}'),
    "eleventy": ("content/_data/facts", "content", r'\{% fact facts\.(\w+), "(\w+)" %\}'),
    "sphinx": ("facts", "", r"\{\{ (series_\d+)_(\w+) \}\}"),
}


def named(variant: Variant) -> str:
    return variant.key


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    write_project(CONTENT, folder)
    return folder


@pytest.mark.parametrize("variant", VARIANTS, ids=named)
def test_a_site_is_written_with_the_same_bytes_each_time(variant: Variant, tmp_path: Path) -> None:
    variant.write(make_content(10, 100), tmp_path / "a")
    variant.write(make_content(10, 100), tmp_path / "b")
    variant.write(make_content(10, 200), tmp_path / "other")
    assert digests(tmp_path / "a") == digests(tmp_path / "b")
    assert digests(tmp_path / "a") != digests(tmp_path / "other")


@pytest.mark.parametrize(("pages", "facts"), [(10, 100), (100, 1_000)])
def test_a_site_has_as_many_pages_and_facts_as_were_asked_for(pages: int, facts: int) -> None:
    content = make_content(pages, facts)
    assert len(content.pages) == len({page.path for page in content.pages}) == pages
    assert len(content.figures) == len({figure.address for figure in content.figures}) == facts
    assert [len(series) for series in content.series.values()] == [A_SERIES] * (facts // A_SERIES)
    assert 1 + sum(map(len, content.sections.values())) == pages
    assert {figure for page in content.pages for figure in page.figures} == set(content.figures)


@pytest.mark.parametrize(("pages", "facts"), [(1, 100), (10, 0), (10, 150)])
def test_a_site_that_cannot_be_made_is_refused(pages: int, facts: int) -> None:
    with pytest.raises(ValueError, match="at least two pages, and facts in hundreds"):
        make_content(pages, facts)


def test_a_page_has_six_hundred_words_a_table_a_list_and_twenty_figures() -> None:
    for page in CONTENT.pages:
        text = page.markdown(lambda figure: figure.text)
        assert 550 <= len(re.findall(r"[\w,.]+", text)) <= 650
        assert len(re.findall(r"^\|---", text, re.MULTILINE)) == 1
        assert len(re.findall(r"^- ", text, re.MULTILINE)) == 4
        assert len(set(page.figures)) == len(page.figures) == A_PAGE


def test_the_project_passes_the_check(project: Path) -> None:
    report = check(project)
    assert report.problems == ()
    assert (report.observations, report.evidence) == (100, 150)
    assert report.pages == len(CONTENT.pages) + len(REFERENCE)


def test_a_wrong_digit_in_the_project_is_found_by_the_check(tmp_path: Path) -> None:
    write_listings(CONTENT, tmp_path)
    assert check(tmp_path).problems == ()
    figure = CONTENT.figures[0]
    replaced(tmp_path / "facts/cluster_ranking.yml", f"value: {figure.value}\n", "value: 1,001\n")
    assert "evidence-agrees" in {problem.rule for problem in check(tmp_path).problems}


def test_the_register_has_a_page_for_a_hundred_facts(tmp_path: Path) -> None:
    write_listings(make_content(2, 1_000), tmp_path)
    assert len(list(entry_pages(facts_of(tmp_path)))) == 10


@pytest.mark.parametrize("page", [CONTENT.pages[0], CONTENT.pages[-1]], ids=["first", "last"])
def test_our_page_shows_the_figures_of_the_content(page: Page, project: Path) -> None:
    text = (project / "docs/en" / page.path).read_text(encoding="utf-8").partition("---\n\n")[2]
    shown = [element.text for element in as_page(project, text).find("data", class_="fact")]
    assert shown == [figure.text for figure in page.figures]


@pytest.mark.parametrize("variant", PEERS, ids=named)
def test_the_pages_of_others_show_the_same_figures(variant: Variant, tmp_path: Path) -> None:
    variant.write(CONTENT, tmp_path)
    data, pages, call = CALLS[variant.key]
    facts = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in (tmp_path / data).glob("*.yml")}

    def called(found: re.Match[str]) -> str:
        series = facts[found[1]]
        return f"{series['observations'][found[2]]['value']} {series['unit']}"

    for page in CONTENT.pages:
        path = "_index.md" if variant.key == "hugo" and page.path == "index.md" else page.path
        text = (tmp_path / pages / path).read_text(encoding="utf-8")
        assert re.sub(call, called, text).startswith(page.markdown(lambda figure: figure.text))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site whose pages are their own text."""
    for page in CONTENT.pages:
        path = tmp_path / page.path.replace(".md", ".html")
        path.parent.mkdir(exist_ok=True)
        path.write_text(page.markdown(lambda figure: f"<b>{figure.value}</b>\n{figure.kind.noun}"), encoding="utf-8")
    return tmp_path


def test_a_built_site_with_all_figures_is_taken(site: Path) -> None:
    verify(CONTENT, site)


def test_a_built_site_that_lacks_a_figure_or_a_page_is_refused(site: Path) -> None:
    page = CONTENT.pages[1]
    path = site / page.path.replace(".md", ".html")
    path.write_text(path.read_text(encoding="utf-8").replace(page.figures[3].value, "?"), encoding="utf-8")
    with pytest.raises(RunFailed, match=f"does not show {re.escape(page.figures[3].text)}"):
        verify(CONTENT, site)
    path.unlink()
    with pytest.raises(RunFailed, match="is missing"):
        verify(CONTENT, site)


def test_commands_are_run_in_turn_and_the_first_round_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = {"quick": iter([9, 1, 5, 3]), "slow": iter([61])}
    order: list[str] = []

    def measured(task: Task, _limit: float) -> Run:
        order.append(task.name)
        return Run(next(seconds[task.name]), 1, 10)

    monkeypatch.setattr(measure, "measure", measured)
    costs = in_turn([Task(name, [], Path()) for name in seconds], runs=3)
    assert order == ["quick", "slow", "quick", "quick", "quick"]
    assert (costs["quick"].seconds, costs["slow"].seconds) == (3, 61)


def test_a_command_that_fails_is_run_no_more_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def measured(task: Task, _limit: float) -> Run:
        if task.name == "broken":
            raise RunFailed("out of order")
        return Run(2, 1, 10)

    monkeypatch.setattr(measure, "measure", measured)
    costs = in_turn([Task("broken", [], Path()), Task("whole", [], Path())], runs=2)
    assert (costs["broken"].state, costs["broken"].runs) == ("failed", [])
    assert (costs["whole"].state, len(costs["whole"].runs)) == ("done", 2)
    assert costs["whole"].needed() is costs["whole"]
    with pytest.raises(RunFailed, match="out of order"):
        costs["broken"].needed()
    with pytest.raises(RunFailed, match="ended after 450 s"):
        Cost([Run(450, 1, 10, ended=True)]).needed()


def test_what_a_run_took_and_said_is_told(tmp_path: Path) -> None:
    run = measure.measure(Task("hello", [sys.executable, "-c", "print('hello')"], tmp_path))
    assert (run.said, run.ended) == ("hello\n", False)
    assert run.seconds > 0
    assert run.megabytes > 1


def test_a_command_that_fails_ends_the_measurement_with_its_words(tmp_path: Path) -> None:
    with pytest.raises(RunFailed, match=r"ended with status 1:\nout of order"):
        measure.measure(Task("broken", [sys.executable, "-c", "raise SystemExit('out of order')"], tmp_path))


def test_a_command_that_takes_too_long_is_ended_with_all_below_it(tmp_path: Path) -> None:
    below = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(600)'])"
    assert measure.measure(Task("endless", [sys.executable, "-c", below], tmp_path), limit=0.5).ended


def row(pages: int, variant: str, seconds: float, state: State = "done") -> SiteRow:
    name = next(each.name for each in VARIANTS if each.key == variant)
    return SiteRow(pages, pages * 10, variant, name, "", seconds, seconds, 50, (seconds,), pages, state)


def results(ours: float, checked: float, built: float, waited: float) -> Results:
    return Results(
        machine={"date": "2026-02-03"}, versions={}, limit=450,
        sites=[
            row(1_000, YARDSTICK, 10), row(1_000, OURS, ours), row(1_000, "sphinx", 450, "ended"),
            row(1_000, "hugo", 0, "failed"),
        ],
        checks=[
            CheckRow(10_000, 1, 1.0, 1.0, 1.0, checked, 100), CheckRow(100_000, 1, 10.0, 1.0, 10.0, checked * 10, 100),
        ],
        build=BuildRow(built, built, built, 400, 100), serve=ServeRow(1.0, (waited,)),
    )  # fmt: skip


def test_targets_that_are_reached_are_met_and_those_that_are_not_are_told() -> None:
    assert [target.met for target in targets(results(6, 2.5, 4, 1))] == [True] * 7
    missed = list(targets(results(6.1, 2.6, 4.1, 1.1)))
    assert [target.met for target in missed] == [False, False, True, False, False, True, False]
    assert (missed[0].most, missed[0].measured, missed[0].word) == ("≤ × 0.60", "× 0.61", "not met")


def test_a_target_is_not_met_by_a_command_that_was_ended() -> None:
    sites = [row(10, YARDSTICK, 10), row(10, OURS, 10, "ended")]
    (target,) = targets(Results({}, {}, 10, sites=sites))
    assert (target.measured, target.met) == ("over × 1.00", False)
    (target,) = targets(Results({}, {}, 10, sites=[sites[0], row(10, OURS, 10)]))
    assert (target.measured, target.met) == ("× 1.00", True)
    assert list(targets(Results({}, {}, 10, sites=[row(10, YARDSTICK, 10, "failed"), sites[1]]))) == []


def test_a_measurement_of_a_part_has_the_targets_of_that_part() -> None:
    assert list(targets(Results({}, {}, 450))) == []


def test_results_are_written_for_programs_readers_and_the_eye(tmp_path: Path) -> None:
    write_results(results(6, 2, 3, 1), tmp_path)
    held = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert [site["seconds"] for site in held["sites"]] == [10, 6, 450, 0]
    told = (tmp_path / "results.md").read_text(encoding="utf-8")
    assert "| this project, pages        |     6.00 |           × 0.60 |" in told
    assert "| Sphinx                     | over 450 |                – |" in told
    assert "| Hugo                       |   failed |                – |" in told
    assert "| whole build of the real site" in told
    assert {path.name for path in tmp_path.glob("*.svg")} == {"sites-dark.svg", "sites-light.svg"}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_picture_tells_each_time_and_cuts_long_bars(scheme: str) -> None:
    rows = results(6, 2, 3, 1).sites
    texts = {element.text for element in ET.fromstring(draw_sites(rows, scheme)).iter() if element.text}  # noqa: S314
    assert {"1,000 pages, 10,000 facts", "This project", "6.00 s", "over 450 s, over × 45"} <= texts
    assert [bar["shown"] for bar in bars_of(rows)] == [0.6, 1.0, 2.4]


def test_time_of_a_library_goes_to_the_parts_that_call_it() -> None:
    rules, yaml_, library, inner = (
        ("factsheet/checks/run.py", 1, "run"), ("site-packages/yaml/nodes.py", 1, "node"), ("re.py", 1, "match"),
        ("~", 0, "inner"),
    )  # fmt: skip
    stats = {
        rules: (1, 1, 1.0, 5.0, {}),
        yaml_: (1, 1, 2.0, 3.0, {}),
        library: (2, 2, 4.0, 8.0, {rules: (1, 1, 3.0, 6.0), yaml_: (1, 1, 1.0, 2.0)}),
        inner: (2, 2, 4.0, 4.0, {library: (2, 2, 4.0, 4.0)}),
        ("nobody.py", 1, "nobody"): (1, 1, 0.5, 0.5, {}),
    }
    assert shares_of(stats) == pytest.approx({"checks": 1 + 3 + 3, "YAML": 2 + 1 + 1, REST: 0.5})


def test_copies_of_the_book_have_places_of_their_own() -> None:
    source = (
        'import\n\nshow\n\n= A <a>\n\n#link("place:a")[see]#page-of(<a>) #page-of(<register>)\n\n#show: register\n\nx'
    )
    book = grown(source, 2)
    assert book.count("= A <a.copy0>") == book.count("= A <a.copy1>") == 1
    assert book.count("#page-of(<a.copy1>)") == 1
    assert book.endswith("#metadata(none) <register>")


def answers(*pages: str) -> Callable[[str], str]:
    """Return a server that says three times that there is something newer, and gives one page after the other."""
    waiting = iter(pages)
    return lambda address: "9" if "/livereload/" in address else next(waiting)


def test_the_client_reloads_until_the_page_shows_the_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = "4,001 livereload(5, 1);", "4,101 livereload(7, 2);"
    monkeypatch.setattr(waiting, "_got", answers(old, new))
    assert waiting._reloaded("http://127.0.0.1:1", old, "4,101") == new  # noqa: SLF001 -- the client itself is tested
    with pytest.raises(RunFailed, match="holds no script"):
        waiting._reloaded("http://127.0.0.1:1", "4,001", "4,101")  # noqa: SLF001

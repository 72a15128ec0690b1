"""Building the site: whole or not at all, whatever is broken and whenever it is killed."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from factsheet.build import build
from factsheet.chart.document import FOLDER as CHARTS
from factsheet.chart.document import export_charts
from factsheet.data_files import DATA_FILES
from factsheet.export import export
from factsheet.problems import BuildFailed, FactsheetError, InvalidFacts
from factsheet.schema import write_schemas
from factsheet.sheet import facts_of, sheet_of
from tests.project import replaced
from tests.site.small import FACTSHEET, digests, factsheet, make_small_site, mkdocs, read_page

PAGE = "docs/en/deep/page.md"
SECONDS = 60
ATTEMPTS = 5


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_small_site(tmp_path_factory.mktemp("built"))
    build(root)
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """Give a project whose site has been built."""
    return shutil.copytree(built, tmp_path / "project")


def rubbish(root: Path) -> list[str]:
    """Return what a build has left beside the site."""
    left = [path.name for path in (root / ".build").iterdir() if path.name not in {"lock", "kept"}]
    return left + [path.name for path in root.iterdir() if path.name.startswith("site") and path.name != "site"]


def write(root: Path, file: str, text: str) -> None:
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text(text, encoding="utf-8")


def test_a_site_has_its_pages_and_its_data_files(built: Path) -> None:
    site = built / "site"
    assert {"index.html", "404.html", "register/research/index.html"} <= set(digests(site))
    assert {path.name for path in (site / "data").iterdir()} == {*DATA_FILES, "facts", "indicators", CHARTS}
    assert {"llms.txt", "robots.txt"} <= set(digests(site))
    assert read_page(site / "index.html").first("data", class_="fact").text == "5.20 million patents"
    assert rubbish(built) == []


def test_the_data_files_are_those_of_the_export(built: Path, tmp_path: Path) -> None:
    sheet = sheet_of(built)
    export(sheet, tmp_path)
    export_charts(sheet.facts, tmp_path / CHARTS)
    assert digests(built / "site" / "data") == digests(tmp_path)


def test_building_again_gives_the_same_bytes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digests(root / "site")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    report, site = build(root)
    assert site == root / "site"
    assert report.summary.endswith("2 pages: no problems")
    assert digests(site) == before


def test_a_warning_is_told_and_does_not_stop_the_build(root: Path) -> None:
    write_schemas(root, facts_of(root))
    replaced(root / "facts/places.yml", "en: Germany", "en: The Germans")
    result = factsheet(root, "build")
    assert result.returncode == 0, result.stderr
    assert (
        "facts/schema/keys.json:1:1: warning: editors' completion lags behind the facts [schema-fresh]" in result.stderr
    )
    assert result.stdout.splitlines()[-2].endswith("2 pages: no problems, 1 warning")
    assert "The Germans" in (root / "site/index.html").read_text(encoding="utf-8")


def test_what_no_longer_belongs_to_the_site_goes(root: Path) -> None:
    write(root, "site/old.html", "old")
    build(root)
    assert not (root / "site" / "old.html").exists()


def test_the_first_build_needs_nothing_beside_the_project(tmp_path: Path) -> None:
    result = factsheet(make_small_site(tmp_path), "build")
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[-1] == f"the site stands in {tmp_path / 'site'}"
    assert result.stdout.splitlines()[-2].endswith("no problems")


BROKEN: dict[str, tuple[str, str, type[FactsheetError], str]] = {
    "fact": ("facts/checks.yml", "relations: {}\nfoo: 1\n", InvalidFacts, "facts/checks.yml:2:"),
    "unknown word": (PAGE, '{{ factt("patents") }}', InvalidFacts, f"{PAGE}:1:4: error: there is no word “factt”"),
    "unknown fact": (PAGE, '{{ fact("patnts") }}', InvalidFacts, f"{PAGE}:1:4: error: there is no indicator “patnts”"),
    "wrong form": (
        PAGE, '{{ fact("companies_share", form="ordinal") }}', InvalidFacts,
        f"{PAGE}:1:4: error: companies_share.cn.2025 is 71.7",
    ),
    "syntax": (PAGE, "x {{ fact( }}", InvalidFacts, f"{PAGE}:1:3: error: the template cannot be read"),
    "typed figure": (PAGE, "There are 37 patents.", InvalidFacts, f"{PAGE}:1:11: error: "),
    "undefined variable": (PAGE, "{{ whatever }}", BuildFailed, "_File_: `deep/page.md`"),
    "undefined attribute": (PAGE, '{{ fact("patents").nothing }}', BuildFailed, "_File_: `deep/page.md`"),
    "dead link": (PAGE, "[x](nowhere.md)", BuildFailed, "Doc file 'deep/page.md' contains a link 'nowhere.md'"),
    "dead anchor": (PAGE, "[x](../index.md#nowhere)", BuildFailed, "Doc file 'deep/page.md' contains a link"),
    "dead link in HTML": (PAGE, '<a href="nowhere/">x</a>', InvalidFacts, "deep/page/index.html:"),
    "foreign picture": (PAGE, "![x](https://x.example/a.png)", InvalidFacts, "fetches https://x.example/a.png"),
    "configuration": ("mkdocs.yml", "site_name: [\n", BuildFailed, "mkdocs.yml"),
    "unknown plugin": ("mkdocs.yml", "site_name: x\nplugins: [nothing]\n", BuildFailed, "nothing"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_broken_is_told_and_the_former_site_stays(root: Path, case: str) -> None:
    file, text, error, message = BROKEN[case]
    before = digests(root / "site")
    write(root, file, text)
    with pytest.raises(error) as failed:
        build(root)
    assert message in str(failed.value)
    assert "Traceback" not in str(failed.value)
    assert digests(root / "site") == before
    assert rubbish(root) == []


def write_without_end(_root: Path, _digest: str, site: Path, target: Path, _base: str) -> None:
    """Stand in for the book: write it again and again, its folder too, until somebody ends the process."""
    while True:
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            target.write_text("late")
        (site / "late").mkdir(exist_ok=True, parents=True)


def test_a_build_that_fails_waits_for_the_end_of_what_is_written_beside_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(site: Path, **_: object) -> None:
        while not (site / "late").exists():
            time.sleep(0.01)
        raise FactsheetError("no")

    monkeypatch.setattr("factsheet.build.write_pdf", write_without_end)
    monkeypatch.setattr("factsheet.build.look_over", fail)
    with pytest.raises(FactsheetError, match="no"):
        build(root)
    assert rubbish(root) == []


def test_a_page_without_a_fault_is_built(root: Path) -> None:
    write(
        root,
        PAGE,
        '# Deep\n\n{{ fact("patents") }}, [home](../index.md#patents-and-research), [x](https://x.example/)\n',
    )
    build(root)
    assert (root / "site" / "deep" / "page" / "index.html").is_file()


@pytest.mark.parametrize("case", ["undefined variable", "dead link"])
def test_the_command_ends_with_status_one_and_names_the_place(root: Path, case: str) -> None:
    file, text, _, message = BROKEN[case]
    write(root, file, text)
    result = factsheet(root, "build")
    assert result.returncode == 1
    assert message in result.stderr
    assert "Traceback" not in result.stdout + result.stderr


def test_a_fact_that_disagrees_stops_the_build_with_its_line(root: Path) -> None:
    before = digests(root / "site")
    replaced(root / "facts" / "ip_protection.yml", "value: 3.73 million", "value: 3.74 million")
    result = factsheet(root, "build")
    assert result.returncode == 1
    assert "facts/ip_protection.yml:" in result.stderr
    assert digests(root / "site") == before


def stage_with(name: str) -> Callable[[Path], bool]:
    return lambda root: any(stage.joinpath(name).exists() for stage in (root / ".build").glob("site-*"))


MOMENTS: dict[str, Callable[[Path], bool]] = {
    "as it begins": stage_with("."),
    "while pages are written": stage_with("index.html"),
    "as the data is written": stage_with("data"),
}


def killed(root: Path, moment: Callable[[Path], bool]) -> bool:
    """Start a build and kill it at a moment; tell whether it was still running then."""
    with subprocess.Popen([FACTSHEET, "build"], cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        end = time.monotonic() + SECONDS
        while not moment(root) and run.poll() is None and time.monotonic() < end:
            pass  # no pause: the moment is short
        run.send_signal(signal.SIGKILL)
    return run.returncode == -signal.SIGKILL


@pytest.fixture(scope="module")
def changed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the project with another title, built."""
    root = shutil.copytree(built, tmp_path_factory.mktemp("changed") / "project")
    replaced(root / "docs" / "en" / "index.md", "# Patents and research", "# Another title")
    build(root)
    return root


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_build_that_is_killed_leaves_the_former_site(built: Path, changed: Path, tmp_path: Path, moment: str) -> None:
    old, new = digests(built / "site"), digests(changed / "site")
    assert old != new
    for attempt in range(ATTEMPTS):
        root = shutil.copytree(changed, tmp_path / str(attempt))
        shutil.rmtree(root / "site")
        shutil.copytree(built / "site", root / "site")
        in_time = killed(root, MOMENTS[moment])
        # Between the two renames the former site lies beside its place.
        left = digests(root / "site" if (root / "site").exists() else root / "site.former")
        assert left in (old, new)
        build(root)
        assert digests(root / "site") == new
        assert rubbish(root) == []
        if in_time and left == old:
            return
    pytest.fail("each build was over before it could be killed")  # no machine is that busy


def test_a_build_that_was_killed_between_the_renames_is_undone_even_by_one_that_fails(root: Path) -> None:
    before = digests(root / "site")
    (root / "site").rename(root / "site.former")
    shutil.copytree(root / "site.former", root / ".build" / "site-1")
    write(root, PAGE, "{{ whatever }}")
    with pytest.raises(BuildFailed):
        build(root)
    assert digests(root / "site") == before
    assert rubbish(root) == []


def test_a_build_that_was_killed_behind_the_renames_is_finished(root: Path) -> None:
    shutil.copytree(root / "site", root / "site.former")
    write(root, "site.former/old.html", "old")
    build(root)
    assert not (root / "site" / "old.html").exists()
    assert rubbish(root) == []


def test_a_new_site_that_cannot_take_its_place_leaves_the_old_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digests(root / "site")
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.parent.name == ".build":
            raise PermissionError("not now")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        build(root)
    assert digests(root / "site") == before
    assert rubbish(root) == []


def test_two_builds_at_the_same_time_wait_for_each_other(root: Path) -> None:
    replaced(root / "docs" / "en" / "index.md", "# Patents and research", "# Another title")
    runs = [
        subprocess.Popen([FACTSHEET, "build"], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    for run in runs:
        _, said = run.communicate(timeout=SECONDS)
        assert (run.returncode, said) == (0, "")
    assert "Another title" in (root / "site" / "index.html").read_text(encoding="utf-8")
    assert {path.name for path in (root / "site" / "data").iterdir()} == {*DATA_FILES, "facts", "indicators", CHARTS}
    assert rubbish(root) == []


def test_mkdocs_alone_builds_the_site(root: Path, tmp_path: Path) -> None:
    result = mkdocs(root, "build", "--strict", "--site-dir", tmp_path / "out")
    assert result.returncode == 0, result.stderr
    assert read_page(tmp_path / "out" / "index.html").first("data", class_="fact").text == "5.20 million patents"


@pytest.mark.parametrize(
    "text",
    ['{{ factt("patents") }}', '{{ fact("patnts") }}', "x {{ fact( }}", "[x](nowhere.md)"],
)
def test_mkdocs_alone_fails_on_a_broken_page_and_names_it(root: Path, tmp_path: Path, text: str) -> None:
    write(root, PAGE, text)
    result = mkdocs(root, "build", "--strict", "--site-dir", tmp_path / "out")
    assert result.returncode != 0
    assert "deep/page.md" in result.stderr


def test_mkdocs_alone_fails_on_facts_that_cannot_be_used(root: Path, tmp_path: Path) -> None:
    replaced(root / "facts" / "ip_protection.yml", "value: 410,000", "value: many")
    result = mkdocs(root, "build", "--strict", "--site-dir", tmp_path / "out")
    assert result.returncode != 0
    assert "facts/ip_protection.yml:" in result.stderr

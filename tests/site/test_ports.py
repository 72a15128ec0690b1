"""The engines that the project could move to: from the same tree each makes the same pages with the same figures.

`LIKE` names how far the site of each is that of MkDocs; the guide's page on engines tells what differs, and a test here
holds each difference, so that one that is gone is noticed too.
"""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.documentation.guide import page_text, rows, under
from tests.ports import LIKE, Likeness, build_with, command, differences, figures
from tests.project import replaced
from tests.site.browsing import Visit, context
from tests.site.serving import serve
from tests.site.small import FACTSHEET, REPOSITORY, copy_project, digests, make_small_site, read_page, run

ADDRESS: Final = "https://sheet.example/sub/"
# The pages that the theme's foot leads to.
FOOT: Final = {
    "method": "# Method\n\n## Corrections { #corrections }\n", "sources": "# Sources\n", "data": "# Data\n",
    "glossary": "# Glossary\n", "register/index": "# Register\n",
}  # fmt: skip
PATENTS: Final = "valid_patents_held_by_companies.cn.2025-06"
FIRST: Final = 3  # so many results are seen at once
# `not_in_nav` has the pages below rules/.
SETTINGS: Final = """\
copyright: CC BY
nav: [index.md, {Register: [register/index.md, register/research.md]}, method.md, sources.md, data.md, glossary.md]
"""
ON_THE_WEB: Final = {"SITE_URL": ADDRESS, "SOURCE_DATE_EPOCH": "1764000000"}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return what gives the site that an engine makes of the real project, made when it is first asked for."""
    return cache(lambda engine: built(engine, copy_project(tmp_path_factory.mktemp(engine) / "project")))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small project with the real theme, which MkDocs has built for an address on the web."""
    pages = {f"docs/en/{name}.md": text for name, text in FOOT.items()}
    root = make_small_site(tmp_path_factory.mktemp("small"), pages)
    shutil.copytree(REPOSITORY / "theme", root / "theme")
    shutil.copytree(REPOSITORY / "docs/en/assets", root / "docs/en/assets")
    replaced(root / "mkdocs.yml", "theme:\n", f"{SETTINGS}theme:\n  custom_dir: theme\n")
    result = run(root, FACTSHEET, "build", **ON_THE_WEB)
    assert result.returncode == 0, result.stderr
    return root


@pytest.fixture(scope="module")
def projects(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return what gives the small project, built with an engine for the same address."""

    @cache
    def project(engine: str) -> Path:
        root = copied(small, tmp_path_factory.mktemp(engine))
        built(engine, root, **ON_THE_WEB)
        return root

    return project


@pytest.fixture(params=LIKE)
def engine(request: pytest.FixtureRequest) -> str:
    """Return the name of an engine."""
    return str(request.param)


@pytest.fixture
def ported(sites: Callable[[str], Path], engine: str) -> Path:
    """Return the real site as an engine makes it."""
    return sites(engine)


@pytest.fixture
def small_ported(projects: Callable[[str], Path], engine: str) -> Path:
    """Return the small project, built with an engine."""
    return projects(engine)


def copied(project: Path, folder: Path) -> Path:
    """Return a copy of a project, without what was built of it."""
    return shutil.copytree(project, folder / "project", ignore=shutil.ignore_patterns("site", ".build"))


def built(engine: str, root: Path, **variables: str) -> Path:
    """Build a project with an engine, and return the folder of the site."""
    result = build_with(engine, root, **variables)
    assert result.returncode == 0, result.stdout + result.stderr
    return root / "site"


def names(site: Path, pattern: str) -> list[str]:
    """Return the names of a site's files that fit a pattern."""
    return [name for name in digests(site) if fnmatch(name, pattern)]


def test_the_pages_and_figures_are_those_of_mkdocs(site: Path, ported: Path) -> None:
    pages = sorted(names(site, "*.html"))
    assert pages == sorted(names(ported, "*.html"))
    assert len(pages) > 300
    numbers = 0
    for name in pages:
        found, other = (figures((folder / name).read_text(encoding="utf-8")) for folder in (site, ported))
        assert found == other, name
        numbers += len(found)
    assert numbers > 4_000
    assert len(names(site, "register/*/index.html")) > 200


def test_the_site_differs_in_nothing_else_but_what_is_known(site: Path, ported: Path, engine: str) -> None:
    assert differences(site, ported, LIKE[engine]) == []


def test_what_is_known_to_differ_does(site: Path, ported: Path, engine: str) -> None:
    like = LIKE[engine]
    assert [pattern for pattern in like.added if not set(names(ported, pattern)) - set(names(site, pattern))] == []
    assert [pattern for pattern in like.missing if not set(names(site, pattern)) - set(names(ported, pattern))] == []
    assert [name for name in like.unlike if (site / name).read_bytes() == (ported / name).read_bytes()] == []


def test_book_sheets_and_data_are_those_of_mkdocs_byte_for_byte(site: Path, ported: Path) -> None:
    for pattern in ("*.pdf", "data/*.csv", "data/*.json", "data/*.xlsx", "data/*.xml", "data/*.svg", "llms.txt"):
        found = digests_of(site, pattern)
        assert found, pattern
        assert digests_of(ported, pattern) == found


def digests_of(site: Path, pattern: str) -> dict[str, str]:
    return {name: digest for name, digest in digests(site).items() if fnmatch(name, pattern)}


def test_a_site_for_the_web_is_the_same_too(small: Path, small_ported: Path, engine: str) -> None:
    assert differences(small / "site", small_ported / "site", LIKE[engine]) == []
    home = (small_ported / "site/index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{ADDRESS}">' in home
    assert f'content="{ADDRESS}assets/social.png"' in home


def test_the_map_of_the_site_has_the_same_addresses(small: Path, small_ported: Path) -> None:
    found, other = (addresses(root / "site/sitemap.xml") for root in (small, small_ported))
    assert found == other
    assert ADDRESS + "register/patents/" in found


def addresses(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return sorted(part.partition("</loc>")[0] for part in text.split("<loc>")[1:])


def test_the_commands_read_the_site_whatever_engine_has_made_it(
    small_ported: Path, engine: str, tmp_path: Path
) -> None:
    site = small_ported / "site"
    (book,) = site.glob("*.pdf")
    for name, target in {"pdf": book.name, "export": "data", "sheets": "sheets"}.items():
        result = run(small_ported, command(engine), name, tmp_path / target, **ON_THE_WEB)
        assert result.returncode == 0, result.stderr
    assert {name: digests(site)[name] for name in digests(tmp_path)} == digests(tmp_path)
    assert {book.name, "data/facts.json"} <= set(digests(tmp_path))


def test_the_same_tree_gives_the_same_bytes(small_ported: Path, engine: str) -> None:
    before = digests(small_ported / "site")
    assert digests(built(engine, small_ported, **ON_THE_WEB)) == before
    assert {path.name for path in (small_ported / ".build").iterdir()} == {"kept", "lock"}


BROKEN: Final = {
    "undefined variable": ("{{ whatever }}", "'whatever' is undefined"),
    "undefined attribute": ('{{ fact("patents").nothing }}', "has no attribute 'nothing'"),
    "dead link": ("[x](nowhere.md)", "nowhere.md"),
    "dead anchor": ("[x](../index.md#nowhere)", "index.md#nowhere"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_broken_is_told_with_its_page_and_the_former_site_stays(
    small_ported: Path, engine: str, tmp_path: Path, case: str
) -> None:
    root = shutil.copytree(small_ported, tmp_path / "project")
    before = digests(root / "site")
    text, message = BROKEN[case]
    write(root, "rules/page", text)
    result = build_with(engine, root)
    assert result.returncode == 1
    assert "rules/page.md" in result.stderr
    assert message in result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert digests(root / "site") == before
    assert {path.name for path in (root / ".build").iterdir()} <= {"kept", "lock"}


def write(root: Path, name: str, text: str) -> None:
    path = root / "docs/en" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"# A page\n\n{text}\n", encoding="utf-8")


# What differs with Zensical, beside the files that `LIKE` names. Each is told on the guide's page on engines.


@pytest.fixture
def searched(sites: Callable[[str], Path], browser: Browser) -> Iterator[Page]:
    """Return the home page as Zensical makes it, with its search opened."""
    with serve(sites("zensical")) as address, context(browser) as opened:
        page = opened.new_page()
        visit = Visit(page)
        page.goto(address, wait_until="networkidle")
        page.locator("article h1").press("/")
        yield page
        assert visit.complaints == []  # nothing that it does is against the policy of the pages


@pytest.mark.browser
@pytest.mark.parametrize(("query", "first"), [("3730000", True), ("3.73 million", False)])
def test_the_search_of_zensical_finds_a_figure_and_does_not_put_its_entry_first(
    searched: Page, query: str, *, first: bool
) -> None:
    dialog = searched.locator("dialog[aria-label=Search]")
    dialog.get_by_role("combobox").fill(query)
    expect(dialog.get_by_text(re.compile(r"^[1-9]\d* results$"))).to_be_visible()
    links = [link.get_attribute("href") or "" for link in dialog.locator("ol a[href]").all()]
    assert links
    assert any(PATENTS in link for link in links[:FIRST]) == first


def test_the_copy_for_the_file_system_has_no_search_with_zensical(site: Path, sites: Callable[[str], Path]) -> None:
    for folder, has in ((site, True), (sites("zensical"), False)):
        (path,) = folder.glob("*.zip")
        with ZipFile(path) as archive:
            assert ("assets/offline.js" in archive.namelist()) == has


def test_the_map_of_a_site_without_an_address_is_empty_with_mkdocs_and_not_with_zensical(
    site: Path, sites: Callable[[str], Path]
) -> None:
    assert addresses(site / "sitemap.xml") == []
    assert "/clusters/" in addresses(sites("zensical") / "sitemap.xml")


@pytest.mark.parametrize(
    ("link", "holds"), [("../../data/facts.json", True), ("../other/", False), ("[x](other.md)", True)]
)
def test_a_link_in_html_that_does_not_lead_through_the_root_is_another_with_zensical(
    small: Path, tmp_path: Path, link: str, *, holds: bool
) -> None:
    root = copied(small, tmp_path)
    write(root, "rules/other", "Another page.")
    write(root, "rules/page", link if link.startswith("[") else f'<a href="{link}">x</a>')
    assert run(root, FACTSHEET, "build").returncode == 0
    result = build_with("zensical", root)
    assert (result.returncode == 0) == holds, result.stderr
    assert holds or "rules/page/index.html:" in result.stderr


def test_a_plugin_that_is_not_there_is_told_but_by_zensical(small: Path, tmp_path: Path) -> None:
    root = copied(small, tmp_path)
    replaced(root / "mkdocs.yml", "plugins:\n", "plugins:\n- nothing\n")
    for engine, status in (("properdocs", 1), ("zensical", 0)):
        result = build_with(engine, root)
        assert result.returncode == status, result.stderr
        assert ("nothing" in result.stderr) == bool(status)


def test_a_page_that_the_navigation_leaves_out_is_told_but_by_zensical(small: Path, tmp_path: Path) -> None:
    root = copied(small, tmp_path)
    write(root, "left-out", "A page.")
    for engine, status in (("properdocs", 1), ("zensical", 0)):
        result = build_with(engine, root)
        assert result.returncode == status, result.stderr
        assert ("left-out.md" in result.stderr) == bool(status)


def test_properdocs_reads_the_tree_by_itself_and_zensical_does_not(small: Path, tmp_path: Path) -> None:
    root = copied(small, tmp_path)
    alone = run(
        root, command("properdocs").with_name("properdocs"), "build", "--strict", "--site-dir", tmp_path / "out"
    )
    assert alone.returncode == 0, alone.stderr
    assert read_page(tmp_path / "out/register/patents/index.html").first("data", class_="fact").text
    refused = run(root, command("zensical").with_name("zensical"), "build", "--config-file", "mkdocs.yml")
    assert refused.returncode == 1
    assert "!relative" in refused.stderr


# By what each line of the guide's table is held.
HELD: Final = {
    "Files of the theme": "test_what_is_known_to_differ_does",
    "Search": "test_the_search_of_zensical_finds_a_figure_and_does_not_put_its_entry_first",
    "Policy": "test_the_pages_take_their_place_finished_and_nothing_is_left",
    "Copy for the file system": "test_the_copy_for_the_file_system_has_no_search_with_zensical",
    "Map of the site": "test_the_map_of_a_site_without_an_address_is_empty_with_mkdocs_and_not_with_zensical",
    "Links in HTML": "test_a_link_in_html_that_does_not_lead_through_the_root_is_another_with_zensical",
    "Navigation": "test_a_page_that_the_navigation_leaves_out_is_told_but_by_zensical",
    "Plugins": "test_a_plugin_that_is_not_there_is_told_but_by_zensical",
    "Errors in a page": "test_what_is_broken_is_told_with_its_page_and_the_former_site_stays",
    "Live reload": "test_zensical_does_not_show_the_tree_while_it_changes_and_says_so",
    "By itself": "test_properdocs_reads_the_tree_by_itself_and_zensical_does_not",
}


def test_each_difference_that_the_guide_tells_is_held_by_a_test() -> None:
    assert [row[0] for row in rows(under(page_text("engines"), "differences"))] == list(HELD)
    files = [Path(__file__), *(REPOSITORY / "tests/engines").glob("*.py")]
    code = "".join(path.read_text(encoding="utf-8") for path in files)
    assert [test for test in HELD.values() if f"\ndef {test}(" not in code] == []


# That a comparison which finds nothing has looked.


def changed(site: Path, folder: Path, name: str, old: str, new: str) -> Path:
    """Return a copy of a site with a text changed in one file, wherever it stands there."""
    copy = shutil.copytree(site, folder / "copy")
    text = (copy / name).read_text(encoding="utf-8")
    assert old in text
    (copy / name).write_text(text.replace(old, new), encoding="utf-8")
    return copy


CHANGES: Final = {
    "words of a figure": ("index.html", ">71.7%<", ">71.8%<", ["figures", "article", "words"]),
    "fact of a figure": ("index.html", 'data-fact="patents.de.2025"', 'data-fact="patents"', ["figures", "article"]),
    "word": ("index.html", "Germany in", "France in", ["article", "words"]),
    "link of the foot": ("index.html", "#corrections", "#errors", ["frame"]),
    "address": ("index.html", f'href="{ADDRESS}"', 'href="https://other.example/"', ["head"]),
    "description": ("register/patents/index.html", 'content="Patents in force."', 'content="Patents"', ["head"]),
    "data set": ("register/patents/index.html", '"@type": "Place"', '"@type": "Thing"', ["data"]),
    "page not found": ("404.html", "There is no page", "There is a page", ["words"]),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_page_that_says_something_else_is_found(small: Path, tmp_path: Path, change: str) -> None:
    name, old, new, parts = CHANGES[change]
    site = small / "site"
    other = changed(site, tmp_path, name, old, new)
    assert differences(site, other, Likeness(exact=True)) == [f"{name} differs"]
    found = differences(site, other, Likeness(exact=False))
    assert found == sorted(f"{name} differs in its {part}" for part in parts)


def test_a_page_that_is_laid_out_otherwise_says_the_same(small: Path, tmp_path: Path) -> None:
    other = changed(small / "site", tmp_path, "index.html", "</p>\n", "</p>\n\n  \n")
    assert differences(small / "site", other, Likeness(exact=False)) == []
    assert differences(small / "site", other, Likeness(exact=True)) == ["index.html differs"]


def test_files_that_are_missing_or_added_or_differ_are_found_if_they_are_not_known_to_be(
    small: Path, tmp_path: Path
) -> None:
    site = small / "site"
    other = changed(site, tmp_path, "data/evidence.csv", "5.20 million", "5.21 million")
    (other / "register/patents/index.html").rename(other / "register/other.html")
    (path,) = other.glob("*.zip")
    with ZipFile(path, "w") as archive:
        archive.writestr("README.txt", "")
    (other / "sitemap.xml.gz").write_bytes(gzip.compress((site / "sitemap.xml").read_bytes(), mtime=1))
    known = Likeness(exact=False, added=("register/*",), missing=("register/*",), unlike=("data/evidence.csv", "*.zip"))
    assert differences(site, other, known) == []
    assert differences(site, other, Likeness(exact=False)) == [
        "data/evidence.csv differs", f"{path.name} differs in its pages", "register/other.html is added",
        "register/patents/index.html is missing",
    ]  # fmt: skip

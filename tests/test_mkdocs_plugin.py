"""The plugin of MkDocs: the pages that it adds, whom it lets go first, and what it says of facts that it cannot use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files, InclusionLevel, get_files

from factsheet.build import build
from factsheet.mkdocs_plugin import FactsheetPlugin
from factsheet.problems import BuildFailed, InvalidFacts
from factsheet.register import entry_pages
from factsheet.sheet import facts_of
from tests.project import replaced
from tests.site.small import make_small_site, mkdocs, read_page


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_small_site(tmp_path)


def configuration(root: Path) -> MkDocsConfig:
    """Return the configuration of a project with no other plugin."""
    return load_config(str(root / "mkdocs.yml"), plugins=["factsheet"])


def files(root: Path) -> Files:
    """Return the files of a site as MkDocs finds them, once the plugin has seen them."""
    config = configuration(root)
    return config.plugins.on_files(get_files(config), config=config)


def write(root: Path, path: str, text: str) -> None:
    file = root / "docs" / "en" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_each_indicator_gets_a_page_and_the_files_of_editors_stay(root: Path) -> None:
    found = files(root)
    own = [file.src_uri for file in get_files(configuration(root))]
    pages = dict(entry_pages(facts_of(root)))
    assert [file.src_uri for file in found] == [*own, *pages]
    for path, text in pages.items():
        page = found.src_uris[path]
        assert page.content_string == text
        assert page.dest_uri == path.removesuffix(".md") + "/index.html"
        assert page.inclusion == InclusionLevel.NOT_IN_NAV
        assert page.is_documentation_page()


@pytest.mark.parametrize("path", ["register/patents.md", "register/patents/index.md", "register/patents/README.md"])
def test_a_page_that_takes_the_address_of_an_entry_is_an_error(root: Path, path: str) -> None:
    write(root, path, "# Patents\n")
    message = f"{path} has the address of the register's page register/patents.md; rename it"
    with pytest.raises(PluginError, match=f"^{re.escape(message)}$"):
        files(root)
    with pytest.raises(InvalidFacts, match="this page has the address of the register's page on patents"):
        build(root)
    assert not (root / "site").exists()


def test_a_page_with_an_address_of_its_own_is_none(root: Path) -> None:
    for path in ("register/patents-in-short.md", "register/more/patents.md", "patents.md"):
        write(root, path, "# Patents\n")
    assert {"register/patents.md", "register/patents-in-short.md"} <= {file.src_uri for file in files(root)}


def test_facts_that_cannot_be_used_are_told_with_their_places(root: Path) -> None:
    replaced(root / "facts" / "ip_protection.yml", "value: 410,000", "value: many")
    replaced(root / "facts" / "research.yml", "value: 4\n", "value: unknown\n")
    config = configuration(root)
    for event in ("files", "post_build"):
        with pytest.raises(PluginError) as failed:
            config.plugins.run_event(event, Files([]) if event == "files" else None, config=config)
        places = re.findall(r"^(facts/\w+\.yml):\d+:\d+: error: ", str(failed.value), re.MULTILINE)
        assert places == ["facts/ip_protection.yml", "facts/research.yml"]
        assert re.search(r"^ +\d+ \|       value: many\n +\|              \^$", str(failed.value), re.MULTILINE)


def test_pages_are_made_anew_when_facts_have_changed(root: Path) -> None:
    before = files(root).src_uris["register/patents.md"].content_string
    replaced(root / "facts" / "ip_protection.yml", "{en: Valid patents, zh", "{en: Patents in force, zh")
    after = files(root).src_uris["register/patents.md"].content_string
    assert 'title: "Valid patents"' in before
    assert 'title: "Patents in force"' in after


def test_the_site_is_finished_when_all_other_plugins_are_done(root: Path) -> None:
    config = load_config(str(root / "mkdocs.yml"), plugins=["factsheet", "search", "macros"])
    plugins = [getattr(method, "__self__", None) for method in config.plugins.events["post_build"]]
    assert len(plugins) > 1
    assert isinstance(plugins[-1], FactsheetPlugin)


def test_the_site_that_mkdocs_builds_alone_is_finished(root: Path, tmp_path: Path) -> None:
    result = mkdocs(root, "build", "--strict", "--site-dir", tmp_path / "out")
    assert result.returncode == 0, result.stderr
    entry = read_page(tmp_path / "out" / "register" / "spending" / "index.html")
    assert entry.first("ul", class_="uses").first("mark").text == "3.6327 trillion yuan"
    home = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert 'http-equiv="Content-Security-Policy"' in home
    assert "<!--uses" not in home
    assert 'id="glance-spending.cn.2024"' in home


def test_the_pages_of_entries_have_their_titles_and_stand_in_no_navigation(root: Path) -> None:
    build(root)
    page = (root / "site" / "register" / "patents_of_companies" / "index.html").read_text(encoding="utf-8")
    assert "<title>Valid patents of companies - " in page
    assert '<meta name="description" content="Patents in force owned by companies.">' in page
    home = (root / "site" / "index.html").read_text(encoding="utf-8")
    (navigation,) = re.findall('<nav class="md-nav md-nav--primary.*?</nav>', home, re.DOTALL)
    assert "register/patents" not in navigation


@pytest.mark.parametrize("content", [b"<!doctype html><title>x</title>\n", b'<meta charset="latin-1">\xe9\n'])
def test_a_file_of_html_that_cannot_be_finished_is_told_by_its_name(root: Path, content: bytes) -> None:
    (root / "docs" / "en" / "old.html").write_bytes(content)
    with pytest.raises(BuildFailed, match=r"\nold\.html:1:1: error: the page (is not UTF-8|has no <meta charset>)"):
        build(root)
    assert not (root / "site").exists()

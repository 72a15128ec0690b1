"""What Zensical is given, and what is made of what it says; `tests/site/test_ports.py` runs Zensical itself."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
import yaml

from factsheet.engines import render
from factsheet.problems import BuildFailed
from factsheet.register import entry_pages
from factsheet.sheet import facts_of
from tests.site.small import digests, make_small_site

# In the place of Zensical: it keeps what it was given, and makes of each page one that says in which file it stood.
MAKES_PAGES: Final = """\
import os, pathlib, shutil, sys
tree = pathlib.Path.cwd()
shutil.copytree(tree, os.environ["KEPT"])
pathlib.Path(os.environ["KEPT"], "arguments").write_text(" ".join(sys.argv[1:]))
for page in (tree / "pages").rglob("*.md"):
    folder = page.relative_to(tree / "pages").with_suffix("")
    target = tree / "site" / (folder.parent if folder.name == "index" else folder) / "index.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("<head><meta charset=utf-8></head><article>" + os.environ["LINKS"] + "</article>")
"""
LINKS: Final = '<a href="../../../a/">1</a> <a href="../../b/">2</a> <a href="../c/">3</a> <img src="../../../d">'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_small_site(tmp_path / "project")
    (root / ".build" / "site").mkdir(parents=True)
    return root


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder with what Zensical was given."""
    stand_in(tmp_path, monkeypatch, MAKES_PAGES)
    monkeypatch.setenv("LINKS", LINKS)
    monkeypatch.setenv("KEPT", str(tmp_path / "kept"))
    return tmp_path / "kept"


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Let a program run in the place of Zensical."""
    (folder / "path" / "zensical").mkdir(parents=True)
    (folder / "path" / "zensical" / "__main__.py").write_text(program, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder / "path"))


def test_it_is_given_the_tree_and_beside_it_the_pages_with_those_of_the_register(root: Path, kept: Path) -> None:
    render("zensical", root, root / ".build/site")
    for folder in ("facts", "docs"):
        assert digests(kept / folder) == digests(root / folder)
    assert (kept / "macros.py").read_bytes() == (root / "macros.py").read_bytes()
    entries = dict(entry_pages(facts_of(root)))
    assert set(digests(kept / "pages")) == {*digests(root / "docs/en"), *entries}
    for path, text in entries.items():
        assert (kept / "pages" / path).read_text(encoding="utf-8") == text


def test_its_configuration_is_that_of_the_project_with_other_folders(root: Path, kept: Path) -> None:
    (root / "theme").mkdir()
    render("zensical", root, root / ".build/site")
    tree = root / ".build/site.tree"
    assert (kept / "arguments").read_text() == f"build --strict --config-file {tree}/mkdocs.yml"
    config = yaml.safe_load((kept / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", ""))
    own = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", "").replace("!relative", ""))
    assert config["docs_dir"] == "pages"
    assert config["theme"] == {**own["theme"], "variant": "classic", "custom_dir": str(root / "theme")}
    assert config["extra"] == {**own["extra"], "edition": "Version 2026.02, 3 February 2026", "served": {}}
    assert str(root / "docs") in str(config["markdown_extensions"])
    assert config["plugins"] == own["plugins"]


def test_the_pages_take_their_place_finished_and_nothing_is_left(root: Path, kept: Path) -> None:
    render("zensical", root, root / ".build/site")
    page = (root / ".build/site/register/patents/index.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" in page
    assert "style-src 'self' 'sha256-" in page
    assert kept.is_dir()
    assert [path.name for path in (root / ".build").iterdir()] == ["site"]


def test_a_link_that_leads_above_the_site_loses_the_step_that_was_put_before_it(root: Path, kept: Path) -> None:
    render("zensical", root, root / ".build/site")
    page = (root / ".build/site/register/patents/index.html").read_text(encoding="utf-8")
    assert kept.is_dir()
    assert '<a href="../../a/">1</a> <a href="../../b/">2</a> <a href="../c/">3</a> <img src="../../d">' in page


def test_a_configuration_that_cannot_be_read_is_told(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    with pytest.raises(BuildFailed, match=r"^mkdocs\.yml cannot be read: "):
        render("zensical", root, root / ".build/site")
    assert [path.name for path in (root / ".build").iterdir()] == ["site"]


def test_a_tree_without_its_words_is_told(root: Path) -> None:
    (root / "macros.py").unlink()
    with pytest.raises(BuildFailed, match=r"^the tree cannot be laid out for Zensical: .*macros\.py"):
        render("zensical", root, root / ".build/site")
    assert [path.name for path in (root / ".build").iterdir()] == ["site"]


TOLD: Final = {
    "an end with a traceback": (
        "print('\\x1b[33mstarted\\x1b[0m', flush=True); raise RuntimeError('no such thing')",
        "Zensical stopped:\nstarted\nRuntimeError: no such thing",
    ),
    "an error in a page": (
        "import sys; print('Macro rendering failed in a.md: no word', file=sys.stderr)",
        "Zensical stopped:\nMacro rendering failed in a.md: no word",
    ),
    "an error that stops it, though it is told to go on": (
        "import os, sys; sys.exit('stops at errors: ' + os.environ['FACTSHEET_STOP_ON_ERROR'])",
        "Zensical stopped:\nstops at errors: false",
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_what_it_says_when_it_stops_is_told(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    program, told = TOLD[case]
    stand_in(tmp_path, monkeypatch, program)
    with pytest.raises(BuildFailed) as failed:
        render("zensical", root, root / ".build/site")
    assert str(failed.value) == told
    assert [path.name for path in (root / ".build").iterdir()] == ["site"]

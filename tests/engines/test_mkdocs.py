"""MkDocs, and ProperDocs in its place; `tests/site/test_ports.py` runs ProperDocs itself."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from factsheet.engines import render
from factsheet.problems import BuildFailed
from tests.site.small import make_small_site, read_page


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_small_site(tmp_path / "project")
    (root / "site").mkdir()
    return root


@pytest.fixture
def properdocs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "path" / "properdocs"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "replacement.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(package.parent)
    logger = logging.getLogger("mkdocs")
    monkeypatch.setattr(logger, "parent", logger.parent)


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
@pytest.mark.usefixtures("properdocs")
def test_the_pages_are_made_and_finished(root: Path, engine: str) -> None:
    render(engine, root, root / "site")
    assert read_page(root / "site/register/patents/index.html").first("data", class_="fact").text
    assert "Content-Security-Policy" in (root / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("engine", "name"), [("mkdocs", "MkDocs"), ("properdocs", "ProperDocs")])
@pytest.mark.parametrize(
    ("text", "message"),
    [("{{ whatever }}", "'whatever' is undefined"), ("[x](nowhere.md)", "contains a link 'nowhere.md'")],
)
@pytest.mark.usefixtures("properdocs")
def test_what_stops_it_is_told_with_its_warnings_each_once(
    root: Path, engine: str, name: str, text: str, message: str
) -> None:
    (root / "docs/en/index.md").write_text(f"# Home\n\n{text}\n", encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        render(engine, root, root / "site")
    told = str(failed.value)
    assert told.startswith(f"{name} stopped")
    assert told.count(message) == 1
    assert "index.md" in told
    assert "Traceback" not in told

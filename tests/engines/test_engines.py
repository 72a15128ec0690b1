"""Which engine makes the pages: the one that is named, or else the first that is here; what is not here is told."""

from __future__ import annotations

from collections.abc import Collection
from importlib.util import find_spec

import pytest
from click.testing import CliRunner

from factsheet import engines
from factsheet.cli import main
from factsheet.engines import ENGINES, chosen
from factsheet.problems import FactsheetError
from tests.site.small import REPOSITORY


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return the engines that seem to be installed, as a set that can be changed."""
    found: set[str] = set()
    monkeypatch.setattr(engines, "find_spec", lambda name: find_spec("yaml") if name in found else None)
    return found


@pytest.mark.parametrize(
    ("installed", "engine"),
    [
        ({"mkdocs"}, "mkdocs"),
        ({"zensical"}, "zensical"),
        ({"zensical", "properdocs"}, "properdocs"),
        (set(ENGINES), "mkdocs"),
    ],
)
def test_the_first_that_is_installed_is_taken(here: set[str], installed: Collection[str], engine: str) -> None:
    here.update(installed)
    assert chosen() == engine


@pytest.mark.parametrize("engine", ENGINES)
def test_the_one_that_is_named_is_taken(here: set[str], engine: str) -> None:
    here.update(ENGINES)
    assert chosen(engine) == engine


def test_one_that_is_not_installed_is_told_with_what_installs_it(here: set[str]) -> None:
    here.add("mkdocs")
    with pytest.raises(FactsheetError, match=r"^zensical is not installed here, but mkdocs; `make ports` installs"):
        chosen("zensical")
    here.clear()
    with pytest.raises(
        FactsheetError,
        match=r"^none of mkdocs, properdocs, zensical is installed here; `make .venv/project` installs mkdocs",
    ):
        chosen()


def test_the_command_takes_the_name_of_an_engine() -> None:
    result = CliRunner().invoke(main, ["build", "--engine", "nothing"])
    assert result.exit_code == 2
    assert all(f"'{engine}'" in result.output for engine in ENGINES)


def test_the_command_ends_with_status_one_where_the_engine_is_not_installed(here: set[str]) -> None:
    here.add("mkdocs")
    result = CliRunner().invoke(main, ["build", "--engine", "zensical"])
    assert result.exit_code == 1
    assert "error: zensical is not installed here" in result.output


def test_zensical_does_not_show_the_tree_while_it_changes_and_says_so(here: set[str]) -> None:
    here.add("zensical")
    result = CliRunner().invoke(main, ["serve"])
    assert result.exit_code == 1
    assert result.output.startswith("error: Zensical cannot show the tree while it changes; run `factsheet build`")


def test_properdocs_serves_in_the_place_of_mkdocs(here: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    here.add("properdocs")
    done: list[str] = []
    monkeypatch.setattr("factsheet.engines.mkdocs.stand_in", done.append)
    monkeypatch.setattr(
        "factsheet.preview.preview", lambda _root, engine, _address, **_: done.append(f"{engine} serves")
    )
    assert CliRunner().invoke(main, ["serve"]).exit_code == 0
    assert done == ["properdocs", "properdocs serves"]

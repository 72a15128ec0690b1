"""The thin file that hands the words to MkDocs: all of them, for the page that is being made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import macros
from factsheet.problems import InvalidFacts
from factsheet.selection import SELECTORS
from tests.project import make_project, replaced


class Environment:
    """What the macros plugin hands over, as far as it may be used: with any engine there is no more."""

    def __init__(self, root: Path) -> None:
        self.project_dir = str(root)
        self.page = SimpleNamespace(url="")
        self.words: dict[str, Callable[..., Any]] = {}

    def macro(self, function: Callable[..., Any]) -> None:
        self.words[function.__name__] = function


def test_every_word_is_handed_over_and_nothing_else(tmp_path: Path) -> None:
    env = Environment(make_project(tmp_path))
    macros.define_env(env)
    assert set(env.words) == set(SELECTORS)


def test_links_begin_at_the_page_that_is_being_made(tmp_path: Path) -> None:
    env = Environment(make_project(tmp_path))
    macros.define_env(env)
    assert env.words["data"]("facts.json").startswith('<a href="data/facts.json"')
    env.page = SimpleNamespace(url="register/research/")
    assert env.words["data"]("facts.json").startswith('<a href="../../data/facts.json"')


def test_facts_are_read_anew_when_their_files_have_changed(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    first, second = Environment(root), Environment(root)
    macros.define_env(first)
    replaced(root / "facts" / "ip_protection.yml", "value: 410,000", "value: 420,000")
    macros.define_env(second)
    assert first.words["fact"]("patents", place="de").value == "410000"
    assert second.words["fact"]("patents", place="de").value == "420000"


def test_facts_that_cannot_be_used_stop_everything_with_their_places(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts" / "ip_protection.yml", "value: 410,000", "value: many")
    with pytest.raises(InvalidFacts, match=r"facts/ip_protection.yml:\d+:\d+: error: "):
        macros.define_env(Environment(root))

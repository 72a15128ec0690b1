"""The pages of the register: one for each indicator, with a front matter that any label leaves whole."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path

import pytest
from jinja2 import Environment, StrictUndefined
from mkdocs.utils.meta import get_data

from factsheet.facts import Facts
from factsheet.register import entry_anchor, entry_pages, entry_url
from factsheet.sheet import facts_of
from factsheet.text import one_line
from tests.hostile.texts import TEXTS, make_hostile
from tests.project import IP_PROTECTION, RESEARCH, make_project

LIMIT = 155  # characters of a description that search engines show


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return facts_of(make_project(tmp_path_factory.mktemp("project")))


def page(facts: Facts, key: str = "patents") -> tuple[str, dict[str, object]]:
    """Return the page of an indicator as MkDocs reads it: its Markdown, and its front matter."""
    return get_data(dict(entry_pages(facts))[f"register/{key}.md"])


def described(folder: Path, definition: str) -> str:
    """Return the description of an indicator's page."""
    old = "{en: Patents in force., zh"
    assert IP_PROTECTION.count(old) == 1
    changed = IP_PROTECTION.replace(old, f"{{en: {json.dumps(definition)}, zh")
    return str(page(facts_of(make_project(folder, ip_protection=changed)))[1]["description"])


def test_each_indicator_has_one_page_at_an_address_made_of_its_key(facts: Facts) -> None:
    pages = [path for path, _ in entry_pages(facts)]
    assert pages == [f"register/{key}.md" for key in facts.indicators]
    assert len(set(pages)) == 8
    assert [entry_url(indicator) for indicator in facts.indicators.values()] == [
        f"{path.removesuffix('.md')}/" for path in pages
    ]


def test_an_entry_lies_on_the_page_of_its_indicator_at_its_own_address(facts: Facts) -> None:
    assert entry_anchor(facts.get("patents.de.2025")) == "register/patents/#patents.de.2025"
    assert entry_anchor(facts.get("spending.cn.2024")) == "register/spending/#spending.cn.2024"


def test_an_address_stays_when_an_indicator_moves_to_another_topic(tmp_path: Path, facts: Facts) -> None:
    moved = facts_of(make_project(tmp_path, research=None, cluster_ranking=RESEARCH))
    assert moved.indicators["spending"].topic != facts.indicators["spending"].topic
    assert entry_url(moved.indicators["spending"]) == entry_url(facts.indicators["spending"])


def test_a_page_is_one_word_with_its_title_and_description(facts: Facts) -> None:
    for key, indicator in facts.indicators.items():
        title, description = indicator.entry.label.en, indicator.entry.definition.en
        assert page(facts, key) == (f'{{{{ entry("{key}") }}}}\n', {"title": title, "description": description})


@pytest.mark.parametrize("text", TEXTS)
def test_any_label_stays_text_in_the_front_matter(tmp_path: Path, text: str) -> None:
    body, front = page(facts_of(make_hostile(tmp_path, TEXTS[text])))
    assert body == '{{ entry("patents") }}\n'
    assert set(front) == {"title", "description"}
    for name in front:
        shown = str(front[name])
        assert not set(shown) & set("<>\"'{}"), "the theme prints it as it stands"
        assert unescape(shown) == one_line(TEXTS[text])
        assert Environment(undefined=StrictUndefined, autoescape=False).from_string(shown).render() == shown  # noqa: S701


def test_a_description_up_to_the_limit_stays_whole(tmp_path: Path) -> None:
    text = "Patents in force, " + "x" * (LIMIT - 18)
    assert len(text) == LIMIT
    assert described(tmp_path, text) == text


@pytest.mark.parametrize(
    ("definition", "description"),
    [
        ("Patents " + "in force " * 30, "Patents " + "in force " * 16 + "in …"),
        ("w" * 150 + " and more", "w" * 150 + " and …"),
        ("w" * 152 + ", as counted", "w" * 152 + " …"),
        ("w" * 152 + " – as counted", "w" * 152 + " …"),
        ("w" * 150 + ": “as counted”", "w" * 150 + " …"),
        ("w" * 151 + ". As counted", "w" * 151 + ". …"),
        ("w" * 160, "w" * LIMIT + " …"),
        ("R&D <b> " + "w" * 140 + " cut off", "R&amp;D &lt;b&gt; " + "w" * 140 + " cut …"),
    ],
)
def test_a_long_description_is_cut_at_a_word(tmp_path: Path, definition: str, description: str) -> None:
    assert described(tmp_path, definition) == description

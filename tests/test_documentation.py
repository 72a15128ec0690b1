"""The documentation says what the program does: its examples run, and every word and command is in it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Final, get_args

import pytest
import yaml

from factsheet.arguments import FORMS
from factsheet.checks import CHECKS
from factsheet.cli import main
from factsheet.data_files import DATA_FILES, data_files
from factsheet.export.columns import STATUSES
from factsheet.formula import FUNCTIONS, names, parse
from factsheet.model import Imprint, Indicator
from factsheet.model_charts import Chart, ChartForm
from factsheet.pages import read_pages
from factsheet.problems import Problem
from factsheet.quantity.figure import Qualifier
from factsheet.register import entry_pages
from factsheet.selection import SELECTORS
from factsheet.sheet import Sheet, facts_of, read_facts, sheet_of
from factsheet.words import Mention
from tests.documentation.guide import blocks, page_text, under
from tests.site.small import REPOSITORY, as_page, copy_project

WORDS: Final = (REPOSITORY / "docs" / "en" / "editing" / "words.md").read_text(encoding="utf-8")
# A heading, a description, an example as it is written, and what it gives or the page that shows it.
SECTION: Final = re.compile(
    r"^### (?P<title>[^\n{]+) \{ #(?P<id>[\w-]+) \}\n\n(?P<text>.+?)\n\n"
    r"```jinja\n\{% raw %\}(?P<example>[^\n]+)\{% endraw %\}\n```\n\n"
    r"Result:(?P<result>.+?)(?=\n## |\n### |\Z)",
    re.MULTILINE | re.DOTALL,
)
SECTIONS: Final = tuple(SECTION.finditer(WORDS))
CALL: Final = re.compile(r"^\{\{ (\w+)\((.*)\)(?:\.(\w+))? \}\}$")
PARTS: Final = sorted(name for name in vars(Mention) if not name.startswith("_"))


def call(section: re.Match[str]) -> tuple[str, str, str]:
    """Return the word, the arguments and the part of a section's example."""
    match = CALL.match(section["example"])
    assert match, section["example"]
    return match[1], match[2], match[3] or ""


def test_every_example_is_found() -> None:
    assert len(SECTIONS) == WORDS.count("\n### ") == WORDS.count("```jinja")
    assert len(SECTIONS) > len(SELECTORS)


def test_each_word_is_documented_once_under_its_own_name() -> None:
    named = Counter(section["title"] for section in SECTIONS)
    assert {word: named[word] for word in SELECTORS} == dict.fromkeys(SELECTORS, 1)
    ids = {section["title"]: section["id"] for section in SECTIONS}
    assert all(ids[word] == word for word in SELECTORS)


def test_each_section_shows_the_word_that_its_heading_names() -> None:
    for section in SECTIONS:
        assert call(section)[0] == section["title"].split(" ")[0].rstrip(",")


def test_the_addresses_of_sections_differ() -> None:
    assert max(Counter(section["id"] for section in SECTIONS).values()) == 1


def markdown_of(path: str) -> str:
    """Return the Markdown of a page, be it written by an editor or made for an indicator."""
    file = (REPOSITORY / "docs" / "en" / path).resolve()
    made = {REPOSITORY / "docs" / "en" / name: text for name, text in entry_pages(facts_of(REPOSITORY))}
    return made[file] if file in made else file.read_text(encoding="utf-8")


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section["id"])
def test_the_page_shows_what_the_example_gives(section: re.Match[str]) -> None:
    result, written = section["result"].strip(), section["example"]
    if result.startswith("the "):  # a listing that stands on a page of its own
        (target,) = re.findall(r"\]\((\.\./[\w/-]+\.md)(?:#[\w-]+)?\)", result)
        assert written in markdown_of(f"editing/{target}")
    else:
        assert result == written
    assert as_page(REPOSITORY, written, url="editing/words/").text.strip()


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_documented_with_an_example_of_it(form: str) -> None:
    (section,) = (section for section in SECTIONS if section["title"] == f"fact, form {form}")
    assert f'form="{form}"' in call(section)[1]


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_documented_with_an_example_of_it(part: str) -> None:
    (section,) = (section for section in SECTIONS if section["title"] == f"fact, part {part}")
    assert call(section)[2] == part


def test_no_form_or_part_is_documented_that_is_not_there() -> None:
    titles = [section["title"] for section in SECTIONS]
    forms = {title.removeprefix("fact, form ") for title in titles if title.startswith("fact, form ")}
    parts = {title.removeprefix("fact, part ") for title in titles if title.startswith("fact, part ")}
    assert (forms, sorted(parts)) == (set(FORMS), PARTS)


@pytest.mark.parametrize("option", ["place", "period", "digits", "places", "periods", "form"])
def test_each_option_stands_in_an_example_or_in_the_text(option: str) -> None:
    assert any(f"{option}=" in section["example"] or f"`{option}`" in section["text"] for section in SECTIONS)


def example(page: str, name: str) -> str:
    """Return the one block of YAML in a section of the guide."""
    (block,) = (block for block in blocks(under(page_text(page), name)) if block.kind == "yaml")
    return block.text


def anatomy() -> str:
    """Return the example of a fact in the guide for editors."""
    return example("fact", "anatomy")


def test_the_example_of_a_fact_is_valid() -> None:
    data = yaml.load(anatomy(), yaml.BaseLoader)  # noqa: S506 -- it makes nothing but texts, lists and mappings
    assert len(data) == 1
    for entry in data.values():
        indicator = Indicator.model_validate(entry)
        assert indicator.observations[0].revisions


def test_each_key_of_the_example_has_its_comment() -> None:
    lines = anatomy().splitlines()
    for key in ("label", "definition", "unit", "place", "review", "period", "value", "status", "evidence", "revisions"):
        assert any(re.match(rf"\s+(?:- )?{key}:.*#", line) for line in lines), key


def test_the_example_of_a_fact_can_stand_among_the_facts(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    text = anatomy().replace("rd_growth:", "growth_example:", 1)
    with (root / "facts" / "research.yml").open("a", encoding="utf-8") as file:
        file.write(f"\n{text}")
    problems: list[Problem] = []
    facts = read_facts(root, problems)
    assert problems == []
    assert facts.get("growth_example.cn.2024").revisions


def test_the_example_of_a_fact_is_the_fact_itself() -> None:
    address = re.search(r"The address of this observation is `([\w.-]+)`", page_text("fact"))
    assert address
    fact = sheet_of(REPOSITORY).facts.get(address[1])
    data = yaml.load(anatomy(), yaml.BaseLoader)  # noqa: S506 -- it makes nothing but texts, lists and mappings
    shown = Indicator.model_validate(data[fact.indicator.key]).observations[0]
    assert shown.value == fact.entry.value
    assert {line.says for line in shown.evidence} <= {line.says for line in fact.evidence}


@pytest.mark.parametrize(
    "key", sorted(Indicator.model_fields.keys() - {"aliases", "breaks", "covers", "note", "part_of"})
)
def test_each_key_that_most_indicators_have_is_in_the_example(key: str) -> None:
    assert re.search(rf"^  {key}:", anatomy(), re.MULTILINE)


def test_each_data_file_is_explained_on_the_page_of_the_data() -> None:
    page = (REPOSITORY / "docs" / "en" / "data.md").read_text(encoding="utf-8")
    named = set(re.findall(r'data\("([^"]+)"\)', page))
    assert named >= set(DATA_FILES)
    assert named <= set(data_files(facts_of(REPOSITORY)))


def test_each_hedge_and_each_status_is_explained_on_the_page_of_the_data() -> None:
    page = (REPOSITORY / "docs" / "en" / "data.md").read_text(encoding="utf-8")
    (hedges,) = re.findall(r"^\| `qualifier` \| [^:]+: ([^|]+) \|$", page, re.MULTILINE)
    assert hedges.split(", ") == [entry.value for entry in Qualifier if entry.value]
    (statuses,) = re.findall(r"^\| `status` \| ([^|]+) \|$", page, re.MULTILINE)
    assert all(status in statuses for status in STATUSES)


def test_the_example_of_the_sheet_is_its_own_imprint() -> None:
    data = yaml.load(example("adding", "sheet"), yaml.BaseLoader)  # noqa: S506 -- as above
    shown, real = Imprint.model_validate(data), sheet_of(REPOSITORY).imprint
    assert set(data) == set(Imprint.model_fields)
    assert (shown.title, shown.licence, shown.authors) == (real.title, real.licence, real.authors)


def test_the_example_of_a_chart_is_the_chart_itself_and_each_key_is_told() -> None:
    text = under(page_text("charts"), "charts")
    data = yaml.load(example("charts", "charts"), yaml.BaseLoader)  # noqa: S506 -- as above
    ((key, entry),) = data.items()
    assert Chart.model_validate(entry) == facts_of(REPOSITORY).charts[key].entry
    for name in Chart.model_fields:
        assert name in entry or f"`{name}`" in text, name
    for form in get_args(ChartForm):
        assert f"| `{form}` |" in text


def test_the_example_of_a_one_page_sheet_holds(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text(f"{example('charts', 'sheets')}\n# Title\n", encoding="utf-8")
    pages = read_pages(tmp_path, SELECTORS, [], "docs")
    assert pages[0].handout
    assert [item for item in CHECKS["sheets-hold"](Sheet(facts_of(REPOSITORY), tuple(pages))) if item] == []


@pytest.mark.parametrize("command", sorted(main.commands))
def test_each_command_is_named_in_the_readme(command: str) -> None:
    assert f"factsheet {command}" in (REPOSITORY / "README.md").read_text(encoding="utf-8")


def test_no_command_is_named_that_is_not_there() -> None:
    files = [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", *(REPOSITORY / "docs").rglob("*.md")]
    named = {name for file in files for name in re.findall(r"`factsheet (\w+)", file.read_text(encoding="utf-8"))}
    assert named
    assert named <= set(main.commands)


def test_each_make_target_of_the_documents_is_there_and_each_that_is_there_is_documented() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    named = set()
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (REPOSITORY / name).read_text(encoding="utf-8")
        named |= set(re.findall(r"(?:^|`|\$ )make ([a-z]+)", text, re.MULTILINE))
    assert named <= targets
    assert targets - {"help", "clean"} <= named


def test_each_function_of_formulas_is_documented_with_an_example_of_real_indicators() -> None:
    formulas = re.findall(r"^\| `([^`]+)` \|", under(page_text("formulas"), "formulas"), re.MULTILINE)
    assert {written.partition("(")[0] for written in formulas if "(" in written} == set(FUNCTIONS)
    known = facts_of(REPOSITORY).indicators
    for written in formulas:
        parse(written)
        assert {name for name, _ in names(written)} <= known.keys(), written

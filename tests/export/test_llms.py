"""llms.txt: a title, a summary, and lists of links, in the form that llmstxt.org gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factsheet.export.llms import llms_txt
from factsheet.sheet import Sheet, sheet_of
from tests.hostile.texts import TEXTS, make_hostile
from tests.project import make_project
from tests.site.small import markdown, parse

LINK = re.compile(r"- \[((?:[^\\\]]|\\.)+)\]\(([^()\s]+)\)(?:: .+)?")
PAGES = {
    "docs/en/about.md": "---\ndescription: What this is.\n---\n\n# About\n",
    "docs/en/editing/index.md": "# Change a fact\n",
}


def links(text: str, section: str) -> dict[str, str]:
    """Return the links of a section with their names; fail on a line that is none."""
    (part,) = re.findall(rf"^## {section}\n\n(.+?)(?=\n\n## |\Z)", text, re.MULTILINE | re.DOTALL)
    lines = [line for line in str(part).splitlines() if "ADDRESS" not in line]
    matches = [LINK.fullmatch(line) for line in lines]
    assert all(matches), lines
    return {match[2]: match[1] for match in matches if match}


def test_it_begins_with_title_and_summary(sheet: Sheet) -> None:
    lines = llms_txt(sheet).splitlines()
    assert lines[0] == f"# {sheet.imprint.title.en}"
    assert lines[2] == f"> {sheet.imprint.description.en}"
    assert sum(line.startswith("# ") for line in lines) == 1


def test_every_page_is_linked_with_its_description(tmp_path: Path) -> None:
    text = llms_txt(sheet_of(make_project(tmp_path, PAGES)), "https://facts.example/")
    assert list(links(text, "Pages")) == ["https://facts.example/", "https://facts.example/about/"]
    assert "- [About](https://facts.example/about/): What this is.\n" in text
    assert links(text, "Optional") == {"https://facts.example/editing/": "Change a fact"}


def test_without_an_address_links_are_relative_and_lead_to_pages_and_files(sheet: Sheet, folder: Path) -> None:
    text = llms_txt(sheet)
    pages = {page.url or "./" for page in sheet.pages}
    assert links(text, "Pages").keys() <= pages
    files = links(text, "Data")
    assert len(files) > 8
    assert all((folder / file.removeprefix("data/")).is_file() for file in files)


@pytest.mark.parametrize("name", TEXTS)
def test_text_of_the_facts_stays_text(tmp_path: Path, name: str) -> None:
    plain = llms_txt(sheet_of(make_project(tmp_path / "plain")))
    text = llms_txt(sheet_of(make_hostile(tmp_path / "hostile", TEXTS[name])))
    assert len(text.splitlines()) == len(plain.splitlines())
    page = parse(markdown(text))
    assert len(page.find("a")) == len(parse(markdown(plain)).find("a"))
    assert {element.tag for element in page.elements} <= {"h1", "h2", "p", "ul", "li", "a", "blockquote", "code"}

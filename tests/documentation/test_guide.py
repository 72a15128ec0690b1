"""The guide says what the program does: its examples run, its tables are true, and its pages are all there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import click
import pytest
import yaml

from factsheet.checks import check
from factsheet.checks.arithmetic import shown
from factsheet.cli import main
from factsheet.model import Evidence, Indicator, Observation, Revision, Status
from factsheet.model_registries import Source
from factsheet.quantity import NotationError, read
from tests.documentation.guide import (
    FOLDER,
    NAMES,
    Block,
    apply,
    blocks,
    commands,
    make_example,
    page_text,
    rows,
    under,
)  # fmt: skip
from tests.site.small import REPOSITORY

# Blocks of YAML that show what this very sheet has; `tests/test_documentation.py` holds them against it.
OF_THIS_SHEET: Final = {"fact": 1, "adding": 1, "charts": 2}
RUN: Final = sorted(name for name in NAMES if blocks(page_text(name)))
# Pages that leave a slip standing, to show how it is told.
WITH_SLIPS: Final = {"commands": {"evidence-agrees", "sources-agree", "everything-used"}}
# What is told of entries that no page shows yet: the guide says so.
UNUSED: Final = frozenset({"everything-used"})


@pytest.mark.parametrize("name", NAMES)
def test_every_block_is_found_with_the_line_before_it(name: str) -> None:
    text = page_text(name)
    assert len(blocks(text)) * 2 == len(re.findall(r"^```", text, re.MULTILINE))


@pytest.mark.parametrize("name", RUN)
def test_the_examples_of_a_page_run_and_give_what_is_printed(tmp_path: Path, name: str) -> None:
    root = make_example(tmp_path)
    for block in blocks(page_text(name)):
        apply(block, root)
    told = {problem.rule for problem in check(root).problems}
    assert told - UNUSED == WITH_SLIPS.get(name, set()) - UNUSED


@pytest.mark.parametrize("name", RUN)
def test_no_example_is_passed_over(name: str) -> None:
    passed = [block for block in blocks(page_text(name)) if block.kind == "yaml" and not block.place[0]]
    assert len(passed) == OF_THIS_SHEET.get(name, 0)
    kinds = {block.kind for block in blocks(page_text(name))}
    assert kinds <= {"yaml", "diff", "markdown", "console", "python", "sh"}


def test_an_example_that_prints_something_else_is_told(tmp_path: Path) -> None:
    root = make_example(tmp_path)
    good = Block("console", "$ factsheet stale --on 2026-02-01\n", "")
    with pytest.raises(AssertionError, match="factsheet stale"):
        apply(good, root)
    with pytest.raises(AssertionError, match="stands 0 times"):
        apply(Block("diff", "-nothing of this\n+else\n", "In `facts/units.yml`:"), root)


def test_places_of_blocks_are_read_from_the_line_before() -> None:
    assert Block("yaml", "", "So in `facts/units.yml`:").place == ("facts/units.yml", "")
    assert Block("yaml", "", "Under `relations` in `facts/checks.yml`:").place == ("facts/checks.yml", "relations")
    on_top = "So on top of the observations of `patents` in `facts/ip_protection.yml`:"
    assert Block("yaml", "", on_top).place == ("facts/ip_protection.yml", "patents")
    assert Block("yaml", "", "It says:").place == ("", "")


def test_a_console_is_read_as_commands_and_answers() -> None:
    block = Block("console", "$ factsheet add source \\\n    --kind official\nis added\n$ factsheet check\n", "")
    assert commands(block) == [("factsheet add source --kind official", "is added"), ("factsheet check", "")]


def tables(name: str) -> list[list[str]]:
    """Return the rows of the table in a section of the page on precision."""
    return rows(under(page_text("precision"), name))


def language_of(printed: str) -> str:
    """Return the language of a figure in a table that names none: the page prints English and Chinese."""
    return "zh" if re.search("[\u4e00-\u9fff]", printed) else "en"


IN_TWO_LANGUAGES: Final = [row for name in ("digits", "hedges", "ranges", "scales") for row in tables(name)]
READ: Final = [*([printed, language_of(printed), told] for printed, told in IN_TWO_LANGUAGES), *tables("languages")]


@pytest.mark.parametrize(("printed", "language", "told"), READ, ids=str)
def test_a_figure_stands_for_the_range_that_the_guide_prints(printed: str, language: str, told: str) -> None:
    figure = read(printed, language)
    assert shown(figure) == told
    assert read(told.partition(" [")[0]) == figure  # so it can be entered as a value


@pytest.mark.parametrize(("printed", "told"), tables("unread"))
def test_what_the_guide_says_is_not_read_is_not_read(printed: str, told: str) -> None:
    with pytest.raises(NotationError) as refused:
        read(printed, language_of(printed))
    assert refused.value.message == told


def test_the_tables_of_the_guide_are_found() -> None:
    assert len(READ) > 40
    assert all(len(row) == 3 for row in READ)
    assert len(tables("unread")) > 3
    assert rows("| A | B |\n|---|---|\n| `1` | x |\n") == [["1", "x"]]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [("1万", "10 thousand"), ("100万", "1 million"), ("1亿", "100 million"), ("1万亿", "1 trillion")],
)
def test_scale_words_of_both_languages_are_set_side_by_side(chinese: str, english: str) -> None:
    assert f"`{chinese}` is `{english}`" in page_text("precision")
    assert read(chinese, "zh").number == read(english).number


def test_an_open_bound_is_read_narrowly_as_evidence() -> None:
    text = under(page_text("precision"), "hedges")
    printed, far, end = re.findall(r"who writes `([^`]+)` does not mean `([^`]+)`.*here `([^`]+)`", text)[0]
    meant = read(printed).meant
    assert meant.high == read(end).number
    assert read(far).number > meant.high
    assert read(far).number in read(printed).interval


def keys_of_examples() -> dict[str, int]:
    """Return how often each key has a comment beside it in the examples of a fact."""
    found: dict[str, int] = {}
    for block in blocks(page_text("fact")):
        for key in re.findall(r"^ *(?:- )?(\w+):.* # ", block.text, re.MULTILINE):
            found[key] = found.get(key, 0) + 1
    return found


@pytest.mark.parametrize(
    "key", sorted(Indicator.model_fields.keys() | Observation.model_fields.keys() | Evidence.model_fields.keys())
)
def test_each_key_of_a_fact_stands_in_an_example(key: str) -> None:
    assert re.search(rf"[ {{-]{key}:", "".join(block.text for block in blocks(page_text("fact"))))


@pytest.mark.parametrize(
    "key",
    sorted(
        (Indicator.model_fields.keys() | Observation.model_fields.keys() | Evidence.model_fields.keys())
        - {"source", "says", "observations", "definition"}
    ),
)
def test_each_key_that_needs_it_has_a_comment(key: str) -> None:
    assert keys_of_examples().get(key)


def test_each_key_of_a_source_is_explained() -> None:
    (block,) = (block for block in blocks(under(page_text("evidence"), "source")) if block.kind == "yaml")
    ((_, entry),) = yaml.load(block.text, yaml.BaseLoader).items()  # noqa: S506 -- texts, lists and mappings alone
    assert entry.keys() == Source.model_fields.keys()


def test_each_key_of_a_revision_stands_in_an_example() -> None:
    text = "".join(block.text for name in ("fact", "revisions") for block in blocks(page_text(name)))
    for key in Revision.model_fields.keys() - {"conflicts"}:
        assert f"{key}:" in text


def test_each_status_is_told() -> None:
    text = under(page_text("fact"), "status")
    assert all(f"`{status}`" in text for status in Status.__args__)  # type: ignore[attr-defined]


def options_of(command: click.Command) -> set[str]:
    return {option for parameter in command.params for option in parameter.opts}


def named_commands() -> list[list[str]]:
    """Return the words of every command that stands in the guide as code."""
    texts = [page_text(name) for name in NAMES]
    inline = [found for text in texts for found in re.findall(r"`(factsheet [^`\n]+)`", text)]
    shown = [command for text in texts for block in blocks(text) if block.kind == "console"
             for command, _ in commands(block)]  # fmt: skip
    return [command.split() for command in (*inline, *shown) if command.startswith("factsheet ")]


@pytest.mark.parametrize("words", named_commands(), ids=lambda words: " ".join(words[:4]))
def test_each_command_and_option_of_the_guide_is_there(words: list[str]) -> None:
    command: click.Command = main.commands[words[1]]
    if isinstance(command, click.Group):
        command = command.commands[words[2]] if len(words) > 2 else command
    named = {word for word in words if word.startswith("--")}
    assert named <= options_of(command)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_each_command_of_an_editor_has_its_section(name: str) -> None:
    publishing = {"compress", "export", "pdf", "sheets"}
    assert (name in publishing) != (f"`factsheet {name}" in page_text("commands"))


def test_each_make_target_of_the_guide_is_there() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    shown = "".join(block.text for name in NAMES for block in blocks(page_text(name)) if block.kind == "sh")
    inline = "\n".join(found for name in NAMES for found in re.findall(r"`(make [^`]+)`", page_text(name)))
    named = set(re.findall(r"\bmake ((?:[a-z.][\w./-]*(?: (?=[a-z.]))?)+)", f"{shown}\n{inline}"))
    assert named
    for target in " ".join(named).split():
        assert re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE), target


def test_each_page_of_the_guide_is_in_the_navigation_and_in_its_overview() -> None:
    navigation = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    overview = under(page_text("index"), "guide")
    for path in FOLDER.glob("*.md"):
        assert f": editing/{path.name}\n" in navigation
        assert path.stem == "index" or f"]({path.name})" in overview


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_a_title_a_description_and_one_first_heading(name: str) -> None:
    text = page_text(name)
    front = re.match(r"---\ntitle: (.+)\ndescription: (.+\.)\n---\n\n# (.+)\n", text)
    assert front
    assert front[1] == front[3]
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    assert len(re.findall(r"^# ", prose, re.MULTILINE)) == 1


def test_no_sentence_of_the_guide_is_written_twice() -> None:
    found: dict[str, str] = {}
    for path in [*FOLDER.glob("*.md"), REPOSITORY / "CONTRIBUTING.md"]:
        prose = re.sub(r"^(```.*?^```|\|.*?|---.*?^---)$", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
        for sentence in re.findall(r"[A-Z][^.|\n]{60,}\.", prose):
            assert found.setdefault(sentence, path.name) == path.name or sentence not in found, sentence

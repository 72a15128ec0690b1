from pathlib import Path

import pytest

from tests.checks.reports import at, change, found, looked_at, only, place
from tests.project import make_project

RULE = "no-typed-figures"
PAGE = "docs/en/index.md"
CHECKS = "facts/checks.yml"
EXCEPTION = "  - {page: index.md, text: 3.73 million, reason: an example of the notation}\n"


def test_every_page_and_every_exception_is_looked_at(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 1 + 1
    (root / "docs/en/more.md").write_text("# More\n\nA second look at 2025, one of the years.\n", encoding="utf-8")
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 2 + 1


@pytest.mark.parametrize("typed", ["524,000", "12.1%", "three hundred", "四万", "37.3万件"])
def test_a_figure_typed_into_a_sentence_is_named(tmp_path: Path, typed: str) -> None:
    root = make_project(tmp_path)
    change(root, PAGE, "The law changed on", f"As many as {typed} hold them. The law changed on")
    problem = only(root, RULE)
    file, line, column, _ = place(root, PAGE, f"As many as {typed}", RULE)
    assert (problem.file, problem.line, problem.column) == (file, line, column + len("As many as "))
    assert problem.message.endswith("” is a figure typed by hand")
    assert problem.hint == "use {{ fact(…) }}; if it is no fact, except it in checks.yml with a reason"
    assert looked_at(root, RULE) == 3


def test_an_exception_is_for_its_page_and_its_text_alone(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    (root / "docs/en/more.md").write_text("# More\n\nAs many as 3.73 million.\n", encoding="utf-8")
    problem = only(root, RULE)
    assert at(problem) == place(root, "docs/en/more.md", "3.73 million", RULE)
    assert problem.message.startswith("“3.73 million”")
    change(root, CHECKS, EXCEPTION, EXCEPTION.replace("index.md", '"*"'))
    assert found(root, RULE) == []


@pytest.mark.parametrize("field", ["page: index.md", "text: 3.73 million"])
def test_an_exception_that_no_page_needs_is_named(tmp_path: Path, field: str) -> None:
    root = make_project(tmp_path)
    idle = EXCEPTION.replace(field, field.replace("index", "article").replace("3.73", "3.72"))
    change(root, CHECKS, EXCEPTION, EXCEPTION + idle)
    problem = only(root, RULE)
    file, line, column, _ = place(root, CHECKS, idle, RULE)
    assert (problem.file, problem.line, problem.column) == (file, line, column + len("  - "))
    assert problem.message.startswith("no page needs the exception for “3.7")
    assert problem.hint == "remove it, or write page and text as they stand there"

"""The report for people: first the line that leads to the place, then the place itself, then what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from click import unstyle

from factsheet.problems import Problem
from factsheet.report import report
from factsheet.report.text import FULL

FACTS = """\
rd_growth:
  label: {en: Growth, zh: 研发经费增长率}
  value: 8.8 %
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SITE_URL", raising=False)
    for file, text in {"facts/a.yml": FACTS, "docs/en/rules/known.md": "# Known\n"}.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    return tmp_path


def told(root: Path, *problems: Problem, width: int = 100) -> str:
    return unstyle(report(problems, root, width=width))


def test_a_problem_is_told_with_its_place_its_line_its_hint_and_its_page(root: Path) -> None:
    problem = Problem("facts/a.yml", 3, 10, "known", "8.8% does not agree", "mend it", length=5)
    assert told(root, problem) == (
        "facts/a.yml:3:10: error: 8.8% does not agree [known]\n"
        "   3 |   value: 8.8 %\n"
        "     |          ^^^^^\n"
        "     hint: mend it\n"
        "     more: docs/en/rules/known.md\n"
    )


def test_the_page_is_named_by_its_address_where_the_site_has_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://facts.example/")
    assert told(root, Problem("nowhere", 1, 1, "known", "message")).splitlines() == [
        "nowhere:1:1: error: message [known]",
        "     more: https://facts.example/rules/known/",
    ]


def test_what_is_not_known_is_left_out(root: Path) -> None:
    warning = Problem("facts/none.yml", 1, 1, "unknown", "message", severity="warning")
    assert told(root, warning) == "facts/none.yml:1:1: warning: message [unknown]\n"
    assert told(root) == ""


def test_problems_are_parted_by_an_empty_line(root: Path) -> None:
    first, second = Problem("facts/a.yml", 1, 1, "x", "one", length=9), Problem("facts", 1, 1, "x", "two")
    assert told(root, first, second).splitlines() == [
        "facts/a.yml:1:1: error: one [x]",
        "   1 | rd_growth:",
        "     | ^^^^^^^^^",
        "",
        "facts:1:1: error: two [x]",
    ]


def test_wide_characters_and_high_line_numbers_keep_the_carets_in_their_place(root: Path) -> None:
    (root / "facts" / "a.yml").write_text("\n" * 12_344 + "zh: 增长率, 8.8\n", encoding="utf-8")
    _, line, carets = told(root, Problem("facts/a.yml", 12_345, 10, "x", "one", length=3)).splitlines()
    assert line == "12345 | zh: 增长率, 8.8"
    assert carets == "      |             ^^^"


def test_a_file_that_is_not_utf_8_is_shown_with_the_byte_escaped(root: Path) -> None:
    (root / "facts" / "a.yml").write_bytes("zh: 件".encode() + b"caf\xe9\n")
    _, line, carets = told(root, Problem("facts/a.yml", 1, 9, "x", "one")).splitlines()
    assert line == r"   1 | zh: 件caf\xe9"
    assert carets == "     |          ^^^^"


@pytest.mark.parametrize("evil", ["\x1b[2J", "\u202e", "\r", "\n::error::x", "\udce9"])
def test_no_text_of_a_file_reaches_the_terminal_as_it_is(root: Path, evil: str) -> None:
    (root / "facts" / "a.yml").write_text(f"a{evil}b\n", encoding="utf-8", errors="surrogateescape", newline="")
    text = told(
        root, Problem(f"facts/{evil}.yml", 1, 1, "x", f"m{evil}", f"h{evil}"), Problem("facts/a.yml", 1, 1, "x", "y")
    )
    assert evil not in text
    assert text.count("\n") == len(text.splitlines()) == 6


def test_long_lines_are_cut_to_the_width_that_is_there(root: Path) -> None:
    (root / "facts" / "a.yml").write_text("x" * 300, encoding="utf-8")
    problem = Problem("facts/a.yml", 1, 150, "x", "m")
    for width, columns in {100: 100, 60: 60, 0: 40}.items():
        assert len(told(root, problem, width=width).splitlines()[1]) == columns


def test_severities_have_their_colours(root: Path) -> None:
    problem = Problem("facts/a.yml", 3, 10, "x", "m", "h", length=5)
    error = report([problem], root)
    assert "\x1b[31m\x1b[1merror:\x1b[0m" in error
    assert "\x1b[31m\x1b[1m         ^^^^^\x1b[0m" in error
    warning = report([Problem("facts/a.yml", 3, 10, "x", "m", severity="warning")], root)
    assert "\x1b[33m\x1b[1mwarning:\x1b[0m" in warning


def many(number: int) -> list[Problem]:
    return [Problem("facts/a.yml", 3, 10, "known", f"number {each}", "mend it", length=5) for each in range(number)]


def test_as_many_problems_as_are_told_in_full_are_not_counted(root: Path) -> None:
    text = told(root, *many(FULL), Problem("facts/a.yml", 1, 1, "other", "m"))
    assert text.count(" | ") == 2 * (FULL + 1)
    assert text.count("more: ") == FULL
    assert "by rule" not in text


def test_of_more_problems_each_is_named_and_what_is_left_out_is_said(root: Path) -> None:
    late = Problem("facts/a.yml", 1, 1, "known", "another", "do something else")
    text = told(root, *many(FULL + 3), late, Problem("facts/a.yml", 1, 1, "other", "m"))
    assert all(f"error: number {each} [known]\n" in text for each in range(FULL + 3))
    assert text.count("more: ") == FULL
    assert text.count("hint: mend it") == FULL
    assert text.endswith(
        "\n"
        "facts/a.yml:3:10: error: number 20 [known]\n"
        "facts/a.yml:3:10: error: number 21 [known]\n"
        "facts/a.yml:3:10: error: number 22 [known]\n"
        "facts/a.yml:1:1: error: another [known]\n"
        "     hint: do something else\n"
        "\n"
        "facts/a.yml:1:1: error: m [other]\n"
        "   1 | rd_growth:\n"
        "     | ^\n"
        "\n"
        "problems by rule, and where the first is:\n"
        "       24  known  facts/a.yml:3:10\n"
        "        1  other  facts/a.yml:1:1\n"
        "Of each rule the first 20 are told in full, of the others the first line, and the hint where it is new;\n"
        "--format json tells all of each.\n"
    )


def test_the_same_problems_give_the_same_text(root: Path) -> None:
    assert told(root, *many(50)) == told(root, *many(50))

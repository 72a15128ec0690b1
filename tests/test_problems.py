from difflib import get_close_matches

import pytest

from factsheet.problems import MOST_TOLD, InvalidFacts, Problem, did_you_mean, told
from factsheet.spelling import limited_hints


def problem(line: int, file: str = "a.yml", message: str = "wrong") -> Problem:
    return Problem(file, line, 1, "rule", message)


def test_what_a_problem_quotes_cannot_pose_as_another_line() -> None:
    text = str(Problem("a\nb.yml", 1, 1, "rule", "x\n::error::y\x1b[2J", "\ud800"))
    assert text == "a\\nb.yml:1:1: error: x\\n::error::y\\x1b[2J [rule]\n    hint: \\ud800"


def test_problems_are_told_in_the_order_of_their_places_and_each_once() -> None:
    assert told([problem(2), problem(1, "b.yml"), problem(1), problem(2)]) == [
        problem(1), problem(2), problem(1, "b.yml"),
    ]  # fmt: skip


def test_of_a_file_with_very_many_problems_the_first_are_told_and_that_there_are_more() -> None:
    many = [problem(line) for line in range(1, MOST_TOLD + 51)]
    *first, last = told([*many, problem(1, "b.yml")])[:-1]
    assert first == many[:MOST_TOLD]
    assert (last.line, last.rule, last.message) == (
        201,
        "further-problems",
        "this file has 50 further problems or more",
    )
    assert told(many[:MOST_TOLD]) == many[:MOST_TOLD]
    assert InvalidFacts(many).problems == [*first, last]


KNOWN = ["patents.cn.2024", "patents.cn.2025", "patents.de.2025", "companies.cn.2025", "a", "ab", "日本", "patents"]


@pytest.mark.parametrize(
    "word", ["patent.cn.2025", "patnts", "companies.cn", "b", "日", "x" * 20, "", "2025", "cn.2025"]
)
def test_the_words_that_are_meant_are_those_most_alike(word: str) -> None:
    close = get_close_matches(word, KNOWN, n=3, cutoff=0.6)
    expected = f"did you mean {' or '.join(f'“{entry}”' for entry in close)}?" if close else ""
    assert did_you_mean(word, KNOWN) == expected


def test_very_long_words_have_no_hint() -> None:
    assert did_you_mean("a" * 200, ["a" * 199]) != ""
    assert did_you_mean("a" * 201, ["a" * 199]) == did_you_mean("a" * 200, ["a" * 201]) == ""


def test_hints_end_where_they_would_take_too_long_and_begin_anew_in_the_next_run() -> None:
    known = [f"patents_{number}" for number in range(2_000)]
    for _ in range(2):
        with limited_hints():
            hints = [did_you_mean(f"patent_{number}", known) for number in range(1_000)]
        assert hints[0]
        assert not hints[-1]
    assert did_you_mean("patent_1", known)

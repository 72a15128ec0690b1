"""What was measured is shown in the guide, and what the guide concludes of it follows from the tables."""

from __future__ import annotations

import re
from importlib.util import find_spec

import pytest

from benchmarks.document import FOLDER, table
from benchmarks.visit import Sent, a_day, sent
from factsheet.compress import BROTLI, GZIP
from factsheet.headers import ALWAYS, ASKED, KEPT
from tests.documentation.guide import page_text, rows

OVERVIEW = "results"  # of `make bench`, which README shows
NAMES = sorted(path.stem for path in FOLDER.glob("*.md") if path.stem != OVERVIEW)


def result(name: str) -> list[list[str]]:
    """Return the rows of the tables of a result."""
    return rows((FOLDER / f"{name}.md").read_text(encoding="utf-8"))


def requests(way: str) -> list[int]:
    """Return how many requests a second the servers answered, of what is compressed in a way."""
    return [int(row[4].replace(",", "")) for row in result("serving") if row[1] == way]


@pytest.mark.parametrize("name", NAMES)
def test_each_result_is_shown_in_the_guide_with_the_command_that_measures_it_anew(name: str) -> None:
    assert f'--8<-- "results/{name}.md"\n' in page_text("serving")
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    assert re.match(rf"Measured on \d{{4}}-\d\d-\d\d by `python -m benchmarks\.{name}`", text)
    assert find_spec(f"benchmarks.{name}")


def test_there_are_results_and_the_guide_shows_no_other() -> None:
    assert re.findall(r'^--8<-- "results/(\w+)\.md"$', page_text("serving"), re.MULTILINE) == [
        "compression",
        "visit",
        "serving",
    ]
    assert NAMES == ["compression", "serving", "visit"]


def test_half_of_one_core_answers_the_peak_and_compressing_for_each_answer_costs_many_times_as_much() -> None:
    (peak,) = [int(row[3].replace(",", "")) for row in result("visit") if row[0] == "Answers"]
    at_rest, anew = requests("at rest"), requests("for each answer")
    assert len(at_rest) == 4
    assert peak < min(at_rest) / 2
    assert min(rest / each for rest, each in zip(at_rest, anew, strict=True)) > 5


def test_the_qualities_that_are_taken_were_measured_and_no_other_made_it_smaller() -> None:
    sizes = {row[0]: int(row[1].replace(",", "")) for row in result("compression")}
    assert min(sizes, key=lambda name: sizes[name]) == f"brotli, {BROTLI}"
    assert sizes[f"gzip, {GZIP}"] == min(size for name, size in sizes.items() if name.startswith("gzip"))


def test_the_guide_tells_the_headers_as_they_are() -> None:
    told = {(row[1], row[2]) for row in rows(page_text("serving")) if len(row) == 3}
    expected = {
        *ALWAYS.items(),
        ("Cache-Control", KEPT),
        ("Cache-Control", ASKED),
        ("Access-Control-Allow-Origin", "*"),
    }
    assert {(name.strip("`"), value.strip("`")) for name, value in told} >= expected


def test_what_a_log_tells_is_counted_with_the_heads_of_answers() -> None:
    line = '{"size": 100, "status": 200, "resp_headers": {"Etag": ["x"], "Vary": ["a", "b"]}}'
    assert sent([]) == Sent(0, 0)
    head = len("HTTP/1.1 200 OK\r\nEtag: x\r\nVary: a\r\nVary: b\r\n\r\n")
    assert sent([line, line]) == Sent(2, 2 * (100 + head))


def test_a_day_is_the_pages_of_a_visit_and_some_searches() -> None:
    steps = [Sent(1, 10), Sent(2, 20), Sent(3, 30), Sent(1000, 1000), Sent(10, 100), Sent(1000, 1000)]
    assert a_day(steps) == Sent(7_000_000, 70_000_000)


def test_a_table_sets_numbers_to_the_right() -> None:
    text = table(("a", "b", "c"), [("x", "y", "1")], texts=2)
    assert text == "| a | b | c |\n|---|---|---:|\n| x | y | 1 |\n"

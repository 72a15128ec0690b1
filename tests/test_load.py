"""Files of facts: what is read from them, and where each problem of their text stands."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.files import LARGEST
from factsheet.load import Document, facts_files, load
from factsheet.problems import MOST_TOLD, Problem
from tests.project import make_project, place_of, problems_of


def read(folder: Path, content: str | bytes) -> tuple[Document | None, list[Problem]]:
    """Return document and problems of a file with this content."""
    (folder / "file.yml").write_bytes(content.encode() if isinstance(content, str) else content)
    problems: list[Problem] = []
    document = load(folder, "file.yml", problems)
    return document, problems


def only_problem(folder: Path, content: str | bytes) -> Problem:
    _, problems = read(folder, content)
    assert len(problems) == 1, problems
    return problems[0]


def place(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.column


def test_every_scalar_is_the_text_that_was_typed(tmp_path: Path) -> None:
    typed = ["NO", "yes", "null", "~", "12:30", "010", "0x1F", "86.60", "1e3", "2025-09-05", ".inf", "1_000", "+5", "="]
    document, problems = read(tmp_path, "".join(f"key_{n}: {text}\n" for n, text in enumerate(typed)))
    assert problems == []
    assert document is not None
    assert list(document.data.values()) == typed


def test_lists_mappings_quotes_and_blocks_become_plain_data(tmp_path: Path) -> None:
    document, problems = read(
        tmp_path, "a: [x, 'y', {b: \"z\\n\"}]\nc:\n- d: |\n    e\n    f\n  g: >\n    h\n    i\nj:\n"
    )
    assert problems == []
    assert document is not None
    assert document.data == {"a": ["x", "y", {"b": "z\n"}], "c": [{"d": "e\nf\n", "g": "h i\n"}], "j": ""}


@pytest.mark.parametrize(
    "content", ["\ufeffa: 1\nb: 二\n", "a: 1\r\nb: 二\r\n", "a: 1\rb: 二\r", "# c\n---\na: 1\nb: 二"]
)
def test_byte_order_mark_and_line_ends_do_not_matter(tmp_path: Path, content: str) -> None:
    document, problems = read(tmp_path, content)
    assert problems == []
    assert document is not None
    assert document.data == {"a": "1", "b": "二"}
    assert document.find(("b",)) == (content.startswith("#") * 2 + 2, 4)


@pytest.mark.parametrize(
    ("content", "at", "rule", "message", "hint"),
    [
        ("a: 1\nb: 2\na: 3\n", (3, 1), "duplicate-key", "“a” stands here for the second time; the first is in line 1",
         "remove one of the two"),
        ("a: {b: 1, c: 2, b: 3}\n", (1, 17), "duplicate-key", "“b” stands here for the second time", "remove one"),
        ("a: 1\nb: &x 2\n", (2, 4), "yaml-anchor", "anchor &x: anchors are not used here", "quote text that begins"),
        ("a: 1\nb: *x\n", (2, 4), "yaml-alias", "alias *x: aliases are not used here", "write the value out"),
        ("a: !!int 5\n", (1, 4), "yaml-tag", "the tag tag:yaml.org,2002:int: tags are not used", "remove the tag"),
        ("a: !!python/object/apply:os.system [id]\n", (1, 4), "yaml-tag", "os.system", "remove the tag"),
        ("a: !x {b: c}\n", (1, 4), "yaml-tag", "the tag !x", "quote text that begins with !"),
        ("!k a: 5\n", (1, 1), "yaml-tag", "the tag !k", "remove the tag"),
        ("? [a]\n: 5\nb: 6\n", (1, 3), "wrong-type", "a list stands here as a key; a key is a", "key: value"),
        ("a: b\u200bc\n", (1, 5), "invisible-character", "U+200B (zero width space)", "delete it"),
        ("a: b\nc: \u2028d\n", (2, 4), "invisible-character", "ends a line for YAML and for no editor", "a space"),
        ("a: {b", (1, 6), "yaml-syntax", "this is not YAML", "each { closes with }"),
        ("a: {b\n\n", (1, 6), "yaml-syntax", "this is not YAML", "each { closes with }"),
        ("a:b\nc: d\n", (2, 2), "yaml-syntax", "this is not YAML", "a space stands behind the colon"),
        ("a： b\nc: d\n", (2, 2), "yaml-syntax", "this is not YAML", "not the full-width ："),
        ("", (1, 1), "empty-file", "the file holds no data", "remove it, or add an entry"),
        ("# nothing yet\n\n", (1, 1), "empty-file", "the file holds no data", "remove it"),
        ("- a\n- b\n", (1, 1), "wrong-type", "the file holds a list; it takes entries", "it begins with a key"),
        ("\n  words\n", (2, 3), "wrong-type", "the file holds a text; it takes entries", "it begins with a key"),
        ("---\n", (1, 1), "empty-file", "the file holds no data", "remove it"),
        ("a: 1\n---\nb: 2\n", (2, 1), "yaml-syntax", "a second document begins here", "line of three dashes"),
        ("a: [1, 2\nb: 3\n", (2, 2), "yaml-syntax", "this is not YAML", "check the indentation"),
        ("a: x: y\n", (1, 5), "yaml-syntax", "this is not YAML: here is a “: ” where no key can", "quote text"),
        ("a:\n\t- b\n", (2, 1), "yaml-syntax", "this is not YAML", "indent with spaces"),
        ("a: 5 %\nb: %5\n", (2, 4), "yaml-syntax", "no text can begin with this sign", "begins with a sign"),
        ("a: é\n二: \x01b\n", (2, 4), "yaml-syntax", "control characters are not allowed", "encoding UTF-8"),
        ("a: b\x00\n", (1, 5), "yaml-syntax", "control characters are not allowed", "encoding UTF-8"),
        ("ab: é".encode("latin-1"), (1, 5), "bad-encoding", "the file is not UTF-8", "encoding UTF-8"),
        ("a: 二\nb: ".encode() + b"\xe4\xba", (2, 4), "bad-encoding", "the file is not UTF-8", "encoding UTF-8"),
        ("a: b\n".encode("utf-16"), (1, 1), "bad-encoding", "the file is not UTF-8", "encoding UTF-8"),
        ("a: b\n".encode("utf-16-le"), (1, 2), "yaml-syntax", "control characters", "encoding UTF-8"),
        ("a: 发明\n".encode("gb18030"), (1, 4), "bad-encoding", "the file is not UTF-8", "encoding UTF-8"),
        (b"\x89PNG\r\n\x1a\n", (1, 1), "bad-encoding", "the file is not UTF-8", "encoding UTF-8"),
    ],
)  # fmt: skip
def test_what_a_facts_file_must_not_hold_is_told_with_its_place(
    tmp_path: Path, content: str | bytes, *, at: tuple[int, int], rule: str, message: str, hint: str
) -> None:
    problem = only_problem(tmp_path, content)
    assert (problem.file, place(problem), problem.rule) == ("file.yml", at, rule)
    assert message in problem.message
    assert hint in problem.hint
    assert bool(problem.hint) == bool(hint)


def test_what_is_right_is_read_beside_what_is_wrong(tmp_path: Path) -> None:
    document, problems = read(tmp_path, "a: 1\na: 2\nb: !t 3\n? {}\n: 4\nc: &d 5\n")
    assert document is not None
    assert document.data == {"a": "1", "b": "3", "c": "5"}
    assert sorted(problem.rule for problem in problems) == ["duplicate-key", "wrong-type", "yaml-anchor", "yaml-tag"]


def test_a_shared_anchor_cannot_multiply(tmp_path: Path) -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    started = time.perf_counter()
    _, problems = read(tmp_path, bomb)
    assert time.perf_counter() - started < 1
    assert [problem.rule for problem in problems].count("yaml-alias") == 118


@pytest.mark.parametrize(
    ("content", "at"),
    [
        ("[" * 1_000_000, (1, 21)),
        ("a: " + "[" * 1_000_000, (1, 23)),
        ("a: " + "{" * 1_000_000, (1, 23)),
        ("- " * 500_000, (1, 41)),
        ("? " * 500_000, (1, 41)),
        ("# " + "]" * 100_000 + "\na: " + "[" * 100_000, (2, 23)),
        ("a: " + '["]",' * 100_000, (1, 4 + 19 * 5)),
        ("".join(" " * n + "a:\n" for n in range(2_000)), (21, 21)),
        ("a: " + "{a: " * 30 + "}" * 30, (1, 4 + 19 * 4)),
    ],
)
def test_deep_nesting_is_refused_quickly_where_it_becomes_too_deep(
    tmp_path: Path, content: str, at: tuple[int, int]
) -> None:
    started = time.perf_counter()
    problem = only_problem(tmp_path, content)
    assert time.perf_counter() - started < 1
    assert (problem.rule, problem.message) == ("nested-too-deeply", "more than 20 levels of nesting")
    assert place(problem) == at


def test_the_nesting_of_a_long_but_flat_file_is_none(tmp_path: Path) -> None:
    document, problems = read(tmp_path, "".join(f"k{n}: {{a: [b, {{c: d}}]}}\n" for n in range(5_000)))
    assert problems == []
    assert document is not None
    assert len(document.data) == 5_000


def test_a_file_of_too_many_values_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factsheet.compose.MOST_NODES", 5)
    document, problems = read(tmp_path, "a: 1\nb: 2\n")
    assert (document is not None, problems) == (True, [])
    problem = only_problem(tmp_path, "a: 1\nb: 2\nc: 3\n")
    assert (problem.rule, place(problem)) == ("file-too-large", (3, 4))
    assert (problem.message, problem.hint) == ("more than 5 keys and values stand in this file", "split it by topic")


def test_of_very_many_anchors_the_first_are_told_and_the_file_is_not_read(tmp_path: Path) -> None:
    document, problems = read(tmp_path, "".join(f"k{n}: &a{n} 1\n" for n in range(5_000)))
    assert document is None
    assert {problem.rule for problem in problems} == {"yaml-anchor"}
    assert len(problems) == MOST_TOLD + 1


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, "#" * (LARGEST + 1))
    assert (problem.rule, place(problem)) == ("file-too-large", (1, 1))
    assert problem.message == "the file has 5,000,001 bytes; 5,000,000 are the most"
    assert problem.hint == "is it the file that is meant? if it is, split it"
    assert only_problem(tmp_path, "#" * LARGEST).rule == "empty-file"


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert load(tmp_path, "none.yml", problems) is None
    (tmp_path / "folder.yml").mkdir()
    assert load(tmp_path, "folder.yml", problems) is None
    assert [(problem.file, problem.rule, problem.message) for problem in problems] == [
        ("none.yml", "unreadable-file", "none.yml cannot be read: No such file or directory"),
        ("folder.yml", "unreadable-file", "folder.yml cannot be read: Is a directory"),
    ]


PLACES = """\
first:
  plain: 5.2 万x
  single: '  5.2 万x'
  double: "5.2 万x"
  escaped: "5.2\\u4e07x"
  quoted: 'it''s'
  block: |
    5.2 万x
  lines: 5.2
    万x
  list: [a, {first: b}]
"""


def document_of(folder: Path) -> Document:
    document, problems = read(folder, PLACES)
    assert problems == []
    assert document is not None
    return document


@pytest.mark.parametrize(
    ("content", "length"),
    [
        ("a: 增长 8.9 %  # c\n", len("增长 8.9 %")),
        ("a: 'it''s'\n", len("'it''s'")),
        ("a: {b: 1, c: [2]}\n", len("{b: 1, c: [2]}")),
        ("a:\n", 0),
        ("a: one\n  two\n", 0),
        ("a: |\n  one\n", 0),
        ("a:\n  b: 1\n", 0),
        ("a:\n- b\n", 0),
        ("a: 'one\n  two'\n", 0),
    ],
)
def test_a_problem_knows_how_long_a_value_is_that_stands_on_one_line(tmp_path: Path, content: str, length: int) -> None:
    document, problems = read(tmp_path, content)
    assert problems == []
    assert document is not None
    assert document.problem(("a",), "rule", "message").length == length
    assert document.problem(("a",), "rule", "message", key=True).length == 1


def test_a_value_and_its_key_are_found_in_the_file(tmp_path: Path) -> None:
    document = document_of(tmp_path)
    assert document.find(("first", "plain")) == place_of(PLACES, "5.2 万x\n  single")
    assert document.find(("first", "plain"), key=True) == place_of(PLACES, "plain")
    assert document.find(("first", "list", 1, "first")) == place_of(PLACES, "b}")
    assert document.find(("first", "list", 1, "first"), key=True) == place_of(PLACES, "first: b")
    assert document.find(("first", "list", 0)) == place_of(PLACES, "a, {")
    assert document.find(()) == document.find((), key=True) == (1, 1)


def test_the_place_of_what_is_missing_is_that_of_the_innermost_part(tmp_path: Path) -> None:
    document = document_of(tmp_path)
    for missing in (("first", "list", 7), ("first", "list", "x"), ("first", "list", 9, "y")):
        assert document.find(missing) == place_of(PLACES, "[a, {")
    assert document.find(("first", "none"), key=True) == document.find(("first",)) == (2, 3)
    assert document.text_at(("first", "none"), 3) == (2, 3)


@pytest.mark.parametrize(
    ("key", "starts_with"),
    [("plain", "万x\n  single"), ("single", "万x'"), ("double", '万x"')],
)
def test_a_character_of_a_text_is_found(tmp_path: Path, key: str, starts_with: str) -> None:
    assert document_of(tmp_path).text_at(("first", key), len("5.2 ")) == place_of(PLACES, starts_with)


@pytest.mark.parametrize(
    ("key", "starts_with"),
    [("escaped", '"5.2\\u'), ("quoted", "'it''s'"), ("block", "|"), ("lines", "5.2\n"), ("list", "[a, {")],
)
def test_a_text_that_the_file_spells_otherwise_is_found_at_its_beginning(
    tmp_path: Path, key: str, starts_with: str
) -> None:
    assert document_of(tmp_path).text_at(("first", key), 3) == place_of(PLACES, starts_with)


def test_all_yaml_files_of_the_folder_are_listed_but_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.yml", "a.yaml", "C.YML", "more/d.yml", "readme.md", ".hidden.yml", ".cache/e.yml"):
        (tmp_path / "facts" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "facts" / name).touch()
    assert facts_files(tmp_path) == ["C.YML", "a.yaml", "b.yml", "more/d.yml"]
    assert facts_files(tmp_path / "elsewhere") == []


@given(st.one_of(st.binary(max_size=200), st.text("ab:{}[],&*!|>'\"%@`#-? \n\t\r二\x00\u2028", max_size=80)))
def test_no_content_makes_reading_fail(tmp_path_factory: pytest.TempPathFactory, content: str | bytes) -> None:
    document, problems = read(tmp_path_factory.getbasetemp(), content)
    assert document is not None or problems
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)


def test_the_control_project_has_no_problems(tmp_path: Path) -> None:
    assert problems_of(make_project(tmp_path)) == []

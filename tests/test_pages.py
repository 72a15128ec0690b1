"""Reading the pages: addresses, titles, the words they call, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.structure.files import File

from factsheet.pages import Call, Page, read_pages
from factsheet.pages.front_matter import read_front_matter
from factsheet.pages.reading import LARGEST, page_url
from factsheet.pages.regions import Places, code_regions, template_regions
from factsheet.problems import Problem

WORDS = ("fact", "says", "source", "sources", "observations")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs/en"
    folder.mkdir(parents=True)
    return folder


def read(docs: Path, text: str | bytes, name: str = "page.md") -> tuple[Page, list[Problem]]:
    path = docs / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    problems: list[Problem] = []
    (page,) = read_pages(docs.parents[1], WORDS, problems)
    return page, problems


def calls(docs: Path, text: str) -> list[Call]:
    page, problems = read(docs, text)
    assert problems == []
    return list(page.calls)


def problem(docs: Path, text: str) -> Problem:
    (found,) = read(docs, text)[1]
    return found


def test_a_page_that_is_too_large_is_not_read(docs: Path) -> None:
    page, problems = read(docs, "# Title\n" + "x" * (LARGEST - 8))
    assert (page.title, problems) == ("Title", [])
    (docs / "page.md").write_text("# Title\n" + "x" * (LARGEST - 7), encoding="utf-8")
    assert read_pages(docs.parents[1], WORDS, problems) == []
    problem, none = problems
    assert (problem.rule, none.rule) == ("file-too-large", "page-none")
    assert problem.message == "the file has 250,001 bytes; 250,000 are the most"


def test_the_mark_of_an_editor_that_a_page_is_open_is_no_page(docs: Path) -> None:
    (docs / ".#page.md").symlink_to("editor@machine.1234")
    assert read(docs, "# Title\n")[1] == []
    (docs / "more.md").symlink_to("nowhere.md")
    problems: list[Problem] = []
    read_pages(docs.parents[1], WORDS, problems)
    assert [problem.file for problem in problems] == ["docs/en/more.md"]


def test_a_call_has_its_word_its_arguments_and_its_place(docs: Path) -> None:
    (call,) = calls(docs, 'Title\n\nThere are {{ fact("a.b.2025", digits=2, form="word").text }} of them.\n')
    assert (call.word, call.args, dict(call.options)) == ("fact", ("a.b.2025",), {"digits": 2, "form": "word"})
    assert (call.line, call.column) == (3, 14)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('{{ fact("a") }}', [(1, 4)]),
        ('{{ fact("a").value }}', [(1, 4)]),
        ('{{ fact("a") | upper }}', [(1, 4)]),
        ('{{ "x" ~ fact("a") }}', [(1, 10)]),
        ('{{ fact("a") if fact("b") else fact("c") }}', [(1, 4), (1, 17), (1, 32)]),
        ('{% for x in [fact("a")] if fact("b") %}{{ x }}{% endfor %}', [(1, 14), (1, 28)]),
        ('{% set x = fact("a") %}', [(1, 12)]),
        ('{% if fact("a") %}yes{% elif fact("b") %}no{% endif %}', [(1, 7), (1, 30)]),
        ('{% do fact("a") %}', [(1, 7)]),
        ('{% for x in [true] %}{% break %}{{ fact("a") }}{% endfor %}', [(1, 36)]),
        ('{{ fact("fact(") }} {{ fact("b") }}', [(1, 4), (1, 24)]),
        ('fact( {{ fact("a") }}', [(1, 10)]),
        ('{{\n  fact(\n"a"\n) }}', [(2, 3)]),
        ('中文{{ fact("a") }}', [(1, 6)]),
        ('a\n\n  {%- if true -%}  \n {{ fact("a") }}\n{% endif %}', [(4, 5)]),
        ('```\n{{ fact("a") }}\n```', [(2, 4)]),
        ('{% raw %}{{ fact("a") }}{% endraw %}{{ fact("b") }}', [(1, 40)]),
        ('{# {{ fact("a") }} #}{{ fact("b") }}', [(1, 25)]),
    ],
)
def test_calls_are_found_wherever_they_are_nested(docs: Path, text: str, places: list[tuple[int, int]]) -> None:
    assert [(call.line, call.column) for call in calls(docs, text)] == places


def test_a_call_within_a_call_is_an_argument_that_is_not_written_out(docs: Path) -> None:
    found = problem(docs, '{{ fact(source("a")) }}')
    assert (found.rule, found.column) == ("page-argument", 4)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('"a"', "a"),
        ("'a' 'b'", "ab"),
        ("2", 2),
        ("-2", -2),
        ("true", True),
        ('["a", 2]', ["a", 2]),
        ('("a", false)', ("a", False)),
        ('{"a": ["b"]}', {"a": ["b"]}),
    ],
)
def test_literal_arguments_are_read(docs: Path, written: str, value: object) -> None:
    (call,) = calls(docs, f"{{{{ fact({written}, places={written}) }}}}")
    assert call.args == (value,)
    assert call.options["places"] == value


@pytest.mark.parametrize(
    "written", ["x", '"a" ~ "b"', "1 + 1", "1.5", "none", "*x", "**x", "-true", '{1: "a"}', "x.y", '["a", x]', "[1][0]"]
)
def test_all_other_arguments_are_problems(docs: Path, written: str) -> None:
    page, (found,) = read(docs, f"First line.\n{{{{ fact({written}) }}}}")
    assert (found.file, found.line, found.column, found.rule) == ("docs/en/page.md", 2, 4, "page-argument")
    assert "the arguments of a word are written out" in found.message
    assert page.calls == ()


def test_an_unknown_word_is_a_problem_and_a_similar_one_is_named(docs: Path) -> None:
    page, (found,) = read(docs, '{{ fcat("a") }} {{ fact("b") }}')
    assert (found.rule, found.line, found.column, found.hint) == ("page-word", 1, 4, "did you mean “fact”?")
    assert [call.args for call in page.calls] == [("b",)]


@pytest.mark.parametrize("word", ["range", "dict", "lipsum", "cycler", "joiner", "namespace", "macros_info"])
def test_words_of_the_template_language_need_to_be_known_too(tmp_path: Path, word: str) -> None:
    (tmp_path / "a.md").write_text(f"{{{{ {word}() }}}}", encoding="utf-8")
    problems: list[Problem] = []
    read_pages(tmp_path, WORDS, problems, docs=".")
    assert [found.rule for found in problems] == ["page-word"]
    problems.clear()
    read_pages(tmp_path, {word: word}, problems, docs=".")
    assert problems == []


@pytest.mark.parametrize("text", ["{{ sources }}", "{% set sources = 1 %}", "{% set f = fact %}"])
def test_a_word_without_its_arguments_is_a_problem(docs: Path, text: str) -> None:
    assert problem(docs, text).rule == "page-word"


def test_a_name_of_the_page_s_own_is_none(docs: Path) -> None:
    assert [call.word for call in calls(docs, '{% set f = fact("a") %}{{ f }} {{ page.title }}')] == ["fact"]


@pytest.mark.parametrize(
    ("text", "place", "part"),
    [
        ('a\n{{ fact("a" }}', (2, 1), "unexpected '}'"),
        ('a\n\nb {{ fact("a") and\n\nmore', (3, 3), "line 5"),
        ('{{ fact("a") }} b {{ }}', (1, 19), "expression"),
        ("a {% endfor %}", (1, 3), "endfor"),
        ("a\n{% for x in y %}", (2, 1), "endfor"),
        ("a {% nonsense %}", (1, 3), "nonsense"),
        ("a\nb {{ 'x }}", (2, 3), "'"),
        ("a {% raw %} b", (1, 3), "raw"),
        ("{{ " + "(" * 5000 + " }}", (1, 1), ""),
        ("a {{ " + "1" * 5000 + " }}", (1, 3), ""),
    ],
)
def test_a_template_that_cannot_be_read_is_a_problem_at_its_opening(
    docs: Path, text: str, place: tuple[int, int], part: str
) -> None:
    page, (found,) = read(docs, text)
    assert (found.rule, (found.line, found.column)) == ("page-syntax", place)
    assert part in found.message
    assert page.calls == ()


@pytest.mark.parametrize("text", ["## Share {#share}", "## Share {#share}\n\n{# a comment #}", "{#share .wide}"])
def test_an_id_that_opens_a_comment_is_explained(docs: Path, text: str) -> None:
    found = problem(docs, f"# Title\n{text}\n")
    assert (found.rule, found.line, found.column) == ("page-syntax", 2, text.index("{") + 1)
    assert "{ #id }" in found.hint


@pytest.mark.parametrize("text", ["## Share { #share }", "{# a comment #}", "{#-comment-#}", "a { # b } c"])
def test_ids_with_a_space_and_comments_are_none(docs: Path, text: str) -> None:
    assert calls(docs, text) == []


def test_a_comment_that_does_not_end_is_a_problem(docs: Path) -> None:
    found = problem(docs, "a\n\nb {# a comment\n\nc")
    assert (found.line, found.column, found.hint) == (3, 3, "a comment ends in #}")


def test_lines_are_true_in_spite_of_front_matter_line_ends_and_a_byte_order_mark(docs: Path) -> None:
    text = '---\ntitle: A\ndescription: >\n  B\n  C\n---\n\n\n# A\n\n{{ fact("a") }}\n'
    for file in (text, text.replace("\n", "\r\n"), text.replace("\n", "\r"), "\ufeff" + text):
        page, problems = read(docs, file)
        assert problems == []
        assert [(call.line, call.column) for call in page.calls] == [(11, 4)]
        assert page.text == text


@pytest.mark.parametrize(
    ("raw", "place"), [(b"\xe9t\xe9", (1, 1)), (b"a\r\nb\r\n\xc3\xa9\xff", (3, 2)), ("中文".encode("utf-16"), (1, 1))]
)
def test_a_file_that_is_not_utf_8_is_a_problem_with_its_place(docs: Path, raw: bytes, place: tuple[int, int]) -> None:
    (docs / "good.md").write_text("# Good", encoding="utf-8")
    (docs / "bad.md").write_bytes(raw)
    problems: list[Problem] = []
    pages = read_pages(docs.parents[1], WORDS, problems)
    assert [page.path for page in pages] == ["good.md"]
    assert [(found.rule, found.file, (found.line, found.column)) for found in problems] == [
        ("page-encoding", "docs/en/bad.md", place)
    ]


def test_a_folder_without_pages_is_a_problem(docs: Path) -> None:
    problems: list[Problem] = []
    assert read_pages(docs.parents[1], WORDS, problems) == []
    assert [found.rule for found in problems] == ["page-none"]
    assert read_pages(docs / "nowhere", WORDS, problems) == []


@pytest.mark.parametrize(
    ("text", "place", "part"),
    [
        ('---\ntitle: A\ndescription: The {{ fact("a") }} clusters\n---\n', (3, 18), "printed as it stands"),
        ("---\ntitle: {{ x }}\n---\n", (2, 8), "printed as it stands"),
        ("---\ntitle: {% if x %}\n---\n", (2, 8), "printed as it stands"),
        ("---\ntitle: A: B\n---\n", (2, 9), "not YAML"),
        ("---\ntitle: 'A\n---\n", (3, 1), "not YAML"),
        ("---\ntitle: " + "[" * 2000 + "\n---\n", (2, 1), "brackets"),
        ("---\ntitle: \x07\n---\n", (2, 1), "not YAML"),
        ("---\ntitle: A\nsource: x\n---\n", (3, 1), "hides the word “source”"),
        ("---\nrender_macros: false\n---\n", (2, 16), "no word would be replaced"),
        ("Note: this line is lost\n\n# A\n", (1, 1), "takes this opening line for metadata"),
    ],
)
def test_what_front_matter_would_lose_is_a_problem(docs: Path, text: str, place: tuple[int, int], part: str) -> None:
    found = problem(docs, text)
    assert (found.rule, (found.line, found.column)) == ("page-front-matter", place)
    assert part in found.message


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 'A: B'\ntags: [a, b]\nnested: {source: x}\n---\n\n# A\n",
        "---\nrender_macros: true\n---\n",
        "---\na: &x [1]\nb: *x\n? [c]\n: d\ntitle: E\n---\n",
        "---\n\nBetween two rules, no front matter {{ 1 }}\n\n---\n\n",
        "---\nno mapping {{ 1 }}\n---\n",
        "# A\n\nNote: this line is printed\n",
    ],
)
def test_other_front_matter_is_none(docs: Path, text: str) -> None:
    assert read(docs, text)[1] == []


def test_values_of_front_matter_know_their_place() -> None:
    text = "---\ntitle: 中文\nnested:\n  - {a: '24'}\n? [x]\n: last\n---\nbody\n"
    matter = read_front_matter(text)
    assert [(value.key, value.text, text[value.start : value.end]) for value in matter.values] == [
        ("title", "中文", "中文"),
        ("nested", "24", "'24'"),
        ("", "x", "x"),
        ("", "last", "last"),
    ]
    assert text[matter.end :] == "body\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# The *ranking*\n", "The ranking"),
        ("intro\n\n# Late\n\n# Later\n", "Late"),
        ('# The {{ fact("a") }} clusters { #top }\n', "The clusters"),
        ("# Closed #\n", "Closed"),
        ("Underlined\n===\n\nText\n", "Underlined"),
        ("---\ntitle: Matter\n---\n\n# Heading\n", "Heading"),
        ("---\ntitle: Matter\n---\n\nText\n", "Matter"),
        ("```\n# a comment\n```\n\n# Heading\n", "Heading"),
        ("{# # comment #}\n## Second level\n", "page.md"),
        ('# {{ fact("a") }}\n', "page.md"),
    ],
)
def test_the_title_is_the_first_heading_then_the_front_matter_s_then_the_path(
    docs: Path, text: str, title: str
) -> None:
    assert read(docs, text)[0].title == title


def test_pages_come_in_the_order_of_their_paths_with_their_addresses(docs: Path) -> None:
    names = ["index.md", "article.md", "register/index.md", "register/research.md", "guide/README.md"]
    for name in [*names, ".hidden.md", ".git/a.md", "templates/a.md", "data.csv", "register/README.md"]:
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text("# A", encoding="utf-8")
    pages = read_pages(docs.parents[1], WORDS, [])
    assert [(page.path, page.file, page.url) for page in pages] == [
        ("article.md", "docs/en/article.md", "article/"),
        ("guide/README.md", "docs/en/guide/README.md", "guide/"),
        ("index.md", "docs/en/index.md", ""),
        ("register/index.md", "docs/en/register/index.md", "register/"),
        ("register/research.md", "docs/en/register/research.md", "register/research/"),
    ]


@pytest.mark.parametrize(
    "path", ["index.md", "a.md", "a/index.md", "a/b.md", "a/README.md", "README.md", "a b/ü.md", "a/中文.md", "a.b.md"]
)
def test_addresses_are_those_of_mkdocs(path: str) -> None:
    url = File(path, src_dir="docs", dest_dir="site", use_directory_urls=True).url
    assert page_url(path) == ("" if url == "./" else url)


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("a {{ b }} c", [("expression", "{{ b }}")]),
        ("{% if a %}b{% endif %}", [("statement", "{% if a %}"), ("statement", "{% endif %}")]),
        ("{# a\nb #}", [("comment", "{# a\nb #}")]),
        ('{{ "}}" }} c', [("expression", '{{ "}}" }}')]),
        ('{{ {"a": {"b": 1}} }} c', [("expression", '{{ {"a": {"b": 1}} }}')]),
        ('{{ {"a": 1}}} c', [("expression", '{{ {"a": 1}}}')]),
        ('{% set a = "%}" %}c', [("statement", '{% set a = "%}" %}')]),
        ("{% raw %}{{ a }}{% endraw %}", [("statement", "{% raw %}"), ("statement", "{% endraw %}")]),
        ("{% raw %}{{ a }}", [("statement", "{% raw %}")]),
        ("{{ a and 24 clusters", []),
        ("{# a", []),
        ("{{ ( }} b {{ c }}", [("expression", "{{ ( }}"), ("expression", "{{ c }}")]),
        ("{{ a' }} b {{ 'c' }}", [("expression", "{{ a' }}"), ("expression", "{{ 'c' }}")]),
        ("{{ ) }} b", [("expression", "{{ ) }}")]),
        ("{{ a {# b #}", [("comment", "{# b #}")]),
    ],
)
def test_regions_of_the_template_are_found_even_in_a_broken_one(text: str, regions: list[tuple[str, str]]) -> None:
    assert [(kind, text[start:end]) for kind, start, end in template_regions(text)] == regions


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\n```\nb\n```\nc", ["```\nb\n```"]),
        ("~~~~ yaml\n```\n~~~\n~~~~\nc", ["~~~~ yaml\n```\n~~~\n~~~~"]),
        ("- ``` py\n  b\n  ```\nc", ["``` py\n  b\n  ```"]),
        ("> ```\n> b\n> ```", ["```\n> b\n> ```"]),
        ("```\na\n```\nb\n```\nc\n```", ["```\na\n```", "```\nc\n```"]),
        ("```\nnot closed", []),
        ("````\na\n```\n\n```\nb\n```", ["```\n\n```"]),
        ("``` a `b` ```\nc", []),
    ],
)
def test_fenced_code_is_found_if_it_is_closed(text: str, code: list[str]) -> None:
    assert [text[start:end] for _, start, end in code_regions(text)] == code


@given(st.text(st.sampled_from("ab\n 中"), max_size=60))
def test_lines_and_columns_are_those_of_the_text(text: str) -> None:
    places = Places(text)
    for offset, character in enumerate(text):
        line, column = places.at(offset)
        assert (text.split("\n")[line - 1] + "\n")[column - 1] == character


_PIECES = [*"{}%#\"'()[]\\ab1-\n `~|:", "{{ ", " }}", "fact(", "{% ", " %}", "raw", "---\n"]


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
def test_no_text_is_too_odd_to_be_read(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("pages")
    (folder / "a.md").write_text(text, encoding="utf-8", newline="")
    problems: list[Problem] = []
    (page,) = read_pages(folder, WORDS, problems, docs=".")
    lines = page.text.split("\n")
    for line, column in [*((c.line, c.column) for c in page.calls), *((p.line, p.column) for p in problems)]:
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1
    for call in page.calls:
        assert lines[call.line - 1].startswith(call.word, call.column - 1)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ('a { fact("a") }}', (1, 3)), ('\na ｛｛ fact("a") ｝｝', (2, 3)), ('{ fact（"a"） }', (1, 1)),
        ('{fact("a")}', (1, 1)),
    ],
)  # fmt: skip
def test_a_word_in_other_braces_would_be_printed_and_is_told(tmp_path: Path, text: str, at: tuple[int, int]) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    read_pages(tmp_path, WORDS, problems, docs=".")
    assert [(p.rule, p.line, p.column, p.hint) for p in problems] == [("page-word", *at, "write {{ fact(…) }}")]


@pytest.mark.parametrize(
    "text",
    ['{{ fact("a") }}', '{% raw %}{ fact("a") }{% endraw %}{ nothing("a") }', '```\n{ fact("a") }\n```\n', "{ .fact }"],
)
def test_what_is_no_word_in_other_braces_is_not_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    read_pages(tmp_path, WORDS, problems, docs=".")
    assert problems == []


@pytest.mark.parametrize(
    ("text", "title"), [("# A # b ##  \n", "A # b"), ("#\tA\n", "A"), ("A b\n== \n", "A b"), (" \n==\n", "")]
)
def test_a_title_is_the_first_heading_less_its_marks(tmp_path: Path, text: str, title: str) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert read_pages(tmp_path, WORDS, [], docs=".")[0].title == (title or "a.md")


def test_characters_that_nobody_sees_and_names_that_nobody_can_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\nb\u200bc\n", encoding="utf-8")
    (tmp_path / "b\u202e.md").write_text("# B\n", encoding="utf-8")
    problems: list[Problem] = []
    assert [page.path for page in read_pages(tmp_path, WORDS, problems, docs=".")] == ["a.md"]
    assert [(p.file, p.line, p.column, p.rule) for p in sorted(problems)] == [
        ("./a.md", 3, 2, "invisible-character"), ("./b\\u202e.md", 1, 1, "unreadable-file"),
    ]  # fmt: skip

"""The whole sheet: facts that are read once for each content, which page shows what, and never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet import checks
from factsheet.problems import FactsheetError, InvalidFacts, Problem
from factsheet.selection import SELECTORS, Selection
from factsheet.sheet import digest, facts_of, read_facts, read_sheet, sheet_of
from tests.project import FILES, INDEX, make_project, place_of, replaced


def test_the_control_project_passes_every_check(tmp_path: Path) -> None:
    report = checks.check(make_project(tmp_path))
    assert report.problems == ()
    assert {rule for rule, number in report.looked_at.items() if not number} == {"schema-fresh"}, "it has no schemas"
    assert report.summary == "11 observations, 14 evidence lines, 2 relations, 2 derived, 1 page: no problems"


def test_a_page_with_the_address_of_an_entry_is_told(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    page = root / "docs/en/register/companies.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("# Companies\n", encoding="utf-8")
    found = [problem for problem in checks.check(root).problems if problem.rule == "page-address"]
    assert [(problem.file, problem.line, problem.message) for problem in found] == [
        ("docs/en/register/companies.md", 1, "this page has the address of the register's page on companies")
    ]


def test_the_control_project_uses_every_word(tmp_path: Path) -> None:
    sheet = sheet_of(make_project(tmp_path))
    assert {use.call.word for use in sheet.calls} == set(SELECTORS)
    assert all(isinstance(use.result, Selection) for use in sheet.calls)


def test_facts_are_read_once_for_each_content(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    first = facts_of(root)
    assert facts_of(root) is first
    assert facts_of(tmp_path / "facts" / "..") is first
    path = replaced(root / "facts/ip_protection.yml", "about 524,000", "about 525,000")
    second = facts_of(root)
    assert second is not first
    assert second.digest != first.digest
    assert second.get("companies.cn.2025").figure != first.get("companies.cn.2025").figure
    replaced(path, "about 525,000", "about 524,000")
    assert facts_of(root) is first


def test_the_sheet_is_read_once_for_each_content_of_facts_and_pages(tmp_path: Path) -> None:
    root = make_project(tmp_path, {"docs/en/picture.svg": "<svg/>"})
    first = sheet_of(root)
    (root / "docs/en/picture.svg").write_text("<svg></svg>", encoding="utf-8")
    assert sheet_of(root) is first
    replaced(root / "facts/ip_protection.yml", "about 524,000", "about 525,000")
    assert sheet_of(root).facts is not first.facts
    replaced(root / "facts/ip_protection.yml", "about 525,000", "about 524,000")
    page = replaced(root / "docs/en/index.md", "Germany in", "and Germany in")
    second = sheet_of(root)
    assert second.facts is first.facts
    assert second.pages[0].text != first.pages[0].text
    replaced(page, "and Germany in", "Germany in")
    page.rename(root / "docs/en/other.md")
    assert [page.url for page in sheet_of(root).pages] == ["other/"]


def test_two_projects_of_the_same_content_have_the_same_digest_and_facts_of_their_own(tmp_path: Path) -> None:
    one, other = make_project(tmp_path / "one"), make_project(tmp_path / "other")
    assert digest(one) == digest(other)
    assert facts_of(one) is not facts_of(other)


def test_the_digest_tells_names_and_contents_apart(tmp_path: Path) -> None:
    variants: list[dict[str, str | None]] = [
        {}, {"milestones": None}, {"milestones": ""}, {"milestones": "a: b\n"}, {"milestones": "a: b\n\n"},
        {"milestones": None, "new": "a: b\n"},
    ]  # fmt: skip
    digests = [digest(make_project(tmp_path / str(n), **changed)) for n, changed in enumerate(variants)]
    assert len(set(digests)) == len(variants)
    (tmp_path / "0/facts/notes.txt").write_text("no facts")
    (tmp_path / "0/facts/.hidden.yml").write_text("a: b")
    assert digest(tmp_path / "0") == digests[0]
    assert digest(tmp_path / "nowhere") == digest(tmp_path)


def test_a_digest_can_be_taken_of_files_that_cannot_be_read(tmp_path: Path) -> None:
    root = make_project(tmp_path, milestones=None)
    before = digest(root)
    (root / "facts/milestones.yml").symlink_to(root / "nowhere")
    assert digest(root) != before
    problems: list[Problem] = []
    read_facts(root, problems)
    assert [(problem.file, problem.rule) for problem in problems] == [("facts/milestones.yml", "unreadable-file")]


def test_wrong_facts_are_an_error_each_time_with_every_problem(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/ip_protection.yml", "about 524,000", "many")
    replaced(root / "facts/places.yml", "kind: world", "kind: planet")
    for read in (facts_of, sheet_of, facts_of):
        with pytest.raises(InvalidFacts) as caught:
            read(root)
        assert {problem.rule for problem in caught.value.problems} >= {"bad-figure", "unknown-word"}
        assert caught.value.problems == sorted(caught.value.problems)


def test_a_fact_is_used_by_the_pages_that_show_it_but_not_by_listings(tmp_path: Path) -> None:
    more = (
        '# More\n\n{{ fact("patents") }} {{ fact("patents.cn.2024") }} {{ register("research") }} {{ conflicts() }}\n'
    )
    sheet = sheet_of(make_project(tmp_path, {"docs/en/more.md": more}))
    pages = {address: [page.path for page in used] for address, used in sheet.uses.items()}
    assert pages["patents.cn.2025"] == pages["patents.cn.2024"] == ["index.md", "more.md"]
    assert pages["spending.cn.2024"] == ["index.md"]
    assert set(pages) == set(sheet.facts.facts)
    assert sheet.cited == {"office_2026", "agency_2026"}


def test_the_pages_of_the_register_and_of_the_sources_are_known(tmp_path: Path) -> None:
    sheet = sheet_of(make_project(tmp_path, {"docs/en/more.md": '# More\n\n{{ register("research") }}\n'}))
    assert {topic: page.path for topic, page in sheet.register_pages.items()} == {
        "ip_protection": "index.md",
        "research": "more.md",
    }
    assert sheet.bibliography is not None
    assert sheet.bibliography.path == "index.md"
    bare = sheet_of(make_project(tmp_path, {"docs/en/index.md": "# Empty\n"}))
    assert bare.bibliography is None


def test_the_page_of_a_topic_is_the_one_that_shows_most_of_its_facts(tmp_path: Path) -> None:
    dates = '{{ milestones("research") }}\n'
    pages = {"docs/en/a.md": f"# Some\n\n{dates}", "docs/en/b.md": f'# More\n\n{{{{ fact("spending") }}}}\n\n{dates}'}
    sheet = sheet_of(make_project(tmp_path, {"docs/en/index.md": "# Home\n", **pages}))
    assert sheet.timelines["research"].path == "b.md"
    sheet = sheet_of(make_project(tmp_path, pages))
    assert sheet.timelines["research"].path == "index.md"


def test_a_call_that_selects_nothing_keeps_its_error(tmp_path: Path) -> None:
    problems: list[Problem] = []
    sheet = read_sheet(make_project(tmp_path, {"docs/en/more.md": '# More\n\n{{ fact("patent") }}\n'}), problems)
    assert problems == []
    (use,) = [use for use in sheet.calls if use.page.path == "more.md"]
    assert "there is no indicator “patent”" in str(use.result)
    report = checks.check(tmp_path)
    (problem,) = report.problems
    assert (problem.file, problem.line, problem.column, problem.rule) == ("docs/en/more.md", 3, 4, "words-known")


def test_facts_and_pages_are_told_in_one_run(tmp_path: Path) -> None:
    root = make_project(tmp_path, {"docs/en/more.md": "# More\n\n{{ nothing( }}\n"})
    replaced(root / "facts/ip_protection.yml", "says: 476万件", "says: 466万件")
    replaced(root / "docs/en/index.md", "A figure is written", "Some 4,711 figures. A figure is written")
    report = checks.check(root)
    assert {(problem.file, problem.rule) for problem in report.problems} >= {
        ("facts/ip_protection.yml", "evidence-agrees"),
        ("docs/en/index.md", "no-typed-figures"),
        ("docs/en/more.md", "page-syntax"),
    }
    typed = next(problem for problem in report.problems if problem.rule == "no-typed-figures")
    assert typed.line == place_of(INDEX, "A figure is written")[0]


# A change of a text: where, what is done there, and with what.
CHANGES = st.tuples(
    st.floats(0, 1, exclude_max=True),
    st.sampled_from(["delete", "insert", "swap", "double", "cut", "indent", "replace"]),
    st.one_of(
        st.text(max_size=4),
        st.sampled_from(
            [
                ":", "- ", "[", "]", "{", "}", "'", '"', "&a ", "*a", "!x ", "|", ">", "#", "?", "\t", "\x00", "\ufeff",
                "5", "-", "%", "万", " million", "\n", "\n---\n", "null", "[]", "{}", "[[]]", "{a: b}", "patents", "cn",
                "2025", "growth(", ")", " / ", "**", "0", "1e999", "９", "\u2028", "\x85", "\r", "{{", "}}", "{% if %}",
            ]
        ),
    ),
)  # fmt: skip


def changed_text(text: str, changes: list[tuple[float, str, str]]) -> str:
    for place, kind, extra in changes:
        at = int(place * (len(text) + 1))
        lines = text.split("\n")
        number = int(place * len(lines))
        match kind:
            case "insert":
                text = text[:at] + extra + text[at:]
            case "replace":
                text = text[:at] + extra + text[at + max(1, len(extra)) :]
            case "cut":
                text = text[:at]
            case "delete":
                text = "\n".join(lines[:number] + lines[number + 1 :])
            case "double":
                text = "\n".join(lines[: number + 1] + lines[number:])
            case "indent":
                text = "\n".join([*lines[:number], f" {lines[number]}", *lines[number + 1 :]])
            case _:
                text = "\n".join(
                    lines[:number] + lines[number + 1 : number + 2] + lines[number : number + 1] + lines[number + 2 :]
                )
    return text


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("project")


@settings(max_examples=150)
@given(st.sampled_from(sorted(FILES)), st.lists(CHANGES, min_size=1, max_size=4))
def test_no_change_of_any_text_leads_to_a_traceback(
    project: Path, name: str, changes: list[tuple[float, str, str]]
) -> None:
    content = changed_text(FILES[name], changes).encode(errors="surrogatepass")
    root = make_project(project, {name: content})
    report = checks.check(root)
    assert [problem for problem in report.problems if problem.line < 1 or problem.column < 1] == []
    assert {problem.file for problem in report.problems if not (root / problem.file).exists()} == set()
    assert all(problem.message and problem.rule for problem in report.problems)


@settings(max_examples=40)
@given(
    st.sampled_from(sorted(FILES)), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=5)
)
def test_no_change_of_any_byte_leads_to_a_traceback(project: Path, name: str, changes: list[tuple[float, int]]) -> None:
    content = bytearray(FILES[name].encode())
    for place, byte in changes:
        content[int(place * (len(content) - 1))] = byte
    report = checks.check(make_project(project, {name: bytes(content)}))
    assert all(problem.line >= 1 and problem.column >= 1 for problem in report.problems)


def test_a_sheet_knows_its_name_its_edition_and_its_licence(tmp_path: Path) -> None:
    imprint = sheet_of(make_project(tmp_path)).imprint
    assert (imprint.title.en, imprint.title.zh) == ("Patents in Figures", "专利数据")
    assert (imprint.version, imprint.date.isoformat()) == ("2026.02", "2026-02-03")
    assert (imprint.licence.id, imprint.licence.name) == ("CC-BY-4.0", "CC BY 4.0")


def test_a_sheet_without_a_name_says_so(tmp_path: Path) -> None:
    sheet = read_sheet(make_project(tmp_path, sheet=None), [])
    with pytest.raises(FactsheetError, match=r"facts/sheet\.yml cannot be read"):
        _ = sheet.imprint

"""Sentences as they read before and after, with the figures that changed marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.changes.prose import NOT_THERE, Unrendered, figures_of
from factsheet.changes.sentences import Piece, SentenceChange
from factsheet.sheet import Sheet, sheet_of
from tests.changes.repository import commit, differ, edit
from tests.changes.test_observations import ESTIMATE, FORMER, REVISED
from tests.project import INDEX, make_project, replaced

COMPANIES = ("value: about 524,000", "value: about 600,000")


def told(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.changed else piece.text for piece in pieces).replace("\u00a0", " ")


def changes(root: Path) -> list[SentenceChange]:
    return [sentence for page in differ(root).affected.pages for sentence in page.sentences]


def both(root: Path) -> list[tuple[str, str]]:
    return [(told(change.before), told(change.after)) for change in changes(root)]


def write(root: Path, text: str, path: str = "index.md") -> None:
    (root / "docs/en" / path).write_text(text, encoding="utf-8")


def test_a_sentence_reads_otherwise_in_the_figures_that_changed(root: Path) -> None:
    edit(root, "ip_protection", COMPANIES)
    assert both(root) == [
        (
            "[about 524,000 companies] share them: [7.1 patents per company].",
            "[about 600,000 companies] share them: [6 patents per company].",
        )
    ]
    (change,) = changes(root)
    assert change.addresses == ("companies.cn.2025", "patents_per_company.cn.2025")
    assert change.ids == ("use-companies.cn.2025", "use-patents_per_company.cn.2025")


def test_figures_of_a_sentence_that_stay_are_not_marked(root: Path) -> None:
    edit(root, "ip_protection", ("value: 5.20 million", "value: 5.21 million"))
    first, *_ = both(root)
    assert first == (
        "There are [5.20 million patents], of which companies own 3.73 million.",
        "There are [5.21 million patents], of which companies own 3.73 million.",
    )


def test_a_figure_that_reads_the_same_in_fewer_digits_makes_no_sentence(root: Path) -> None:
    page = 'Of {{ fact("patents.cn.2025", digits=1) }} all. Of {{ fact("patents.cn.2025") }} all.\n'
    write(root, page, "new.md")
    commit(root)
    edit(root, "ip_protection", ("value: 5.20 million", "value: 5.21 million"))
    assert ("Of [5.20 million patents] all.", "Of [5.21 million patents] all.") in both(root)
    assert [before for before, _ in both(root) if "5 million" in before] == []


def test_former_values_and_quotations_are_figures_too(root: Path) -> None:
    write(
        root,
        '{{ former("spending.cn.2024") }} in print. So {{ says("companies.cn.2025", "office_2026") }} in print.\n',
        "n.md",
    )
    commit(root)
    edit(root, "research", ("value: 3.6130 trillion", "value: 3.6140 trillion"))
    edit(root, "ip_protection", ("around 524,000 companies", "some 524,000 companies"))
    assert both(root)[-2:] == [
        ("[3.6130 trillion yuan] in print.", "[3.6140 trillion yuan] in print."),
        ("So [“around 524,000 companies”] in print.", "So [“some 524,000 companies”] in print."),
    ]


def test_plain_text_of_a_figure_is_marked_in_headings_and_left_alone_in_attributes(root: Path) -> None:
    text = (
        '# The {{ fact("companies.cn.2025", form="number").text }} of {{ fact("patents").period }} { #top }\n\n'
        '<p title="{{ fact("companies.cn.2025").text }}">All of them.</p>\n'
    )
    write(root, text, "new.md")
    commit(root)
    edit(root, "ip_protection", COMPANIES)
    assert both(root)[-1] == ("The [about 524,000] of 2025", "The [about 600,000] of 2025")
    assert len(both(root)) == 2


def test_the_latest_period_that_moves_on_is_told(root: Path) -> None:
    write(root, 'There were {{ fact("patents") }} in {{ fact("patents").period }}.\n', "new.md")
    commit(root)
    new = FORMER.replace("5.20 million", "5.40 million").replace("520万件", "540万件")
    edit(
        root,
        "ip_protection",
        ("    - period: 2025\n      value: 5.20", f"    - period: 2026\n{new}    - period: 2025\n      value: 5.20"),
    )
    assert both(root)[-1] == (
        "There were [5.20 million patents] in [2025].", "There were [5.40 million patents] in [2026].",
    )  # fmt: skip


def test_the_date_of_an_event_is_told(root: Path) -> None:
    edit(root, "milestones", ("date: 2026-01-19", "date: 2026-01-20"))
    assert both(root) == [("The law changed on [19 January 2026].", "The law changed on [20 January 2026].")]


def test_words_of_a_unit_change_the_sentences_of_its_figures(root: Path) -> None:
    edit(root, "units", ("other: companies}", "other: firms}"))
    assert both(root) == [
        (
            "[about 524,000 companies] share them: 7.1 patents per company.",
            "[about 524,000 firms] share them: 7.1 patents per company.",
        )
    ]


def test_a_revision_that_pages_print_as_before_is_told(root: Path) -> None:
    edit(root, "ip_protection", (FORMER, REVISED))
    assert next(after for _, after in both(root)).startswith("There are [5.31 million patents]")


def test_prose_that_was_edited_alone_is_not_told(root: Path) -> None:
    replaced(root / "docs/en/index.md", "There are {{", "In all there are {{")
    found = differ(root)
    assert (found.affected.pages, bool(found)) == ((), False)


def test_prose_that_was_edited_together_with_its_figure_is_new(root: Path) -> None:
    replaced(root / "docs/en/index.md", "There are {{", "In all there are {{")
    edit(root, "ip_protection", ("value: 5.20 million", "value: 5.21 million"), COMPANIES)
    found = both(root)
    assert ("", "In all there are [5.21 million patents], of which companies own 3.73 million.") in found
    assert found[1][0] == "[about 524,000 companies] share them: [7.1 patents per company]."


def test_a_sentence_on_a_new_page_or_of_a_new_fact_is_new(root: Path) -> None:
    edit(
        root,
        "ip_protection",
        COMPANIES,
        (ESTIMATE, ESTIMATE + ESTIMATE.replace("2025", "2024").replace("410,000", "390,000")),
    )
    write(root, 'Germany had {{ fact("patents.de.2024") }}. There are {{ fact("companies") }}.\n', "new.md")
    assert both(root)[-2:] == [("", "Germany had [390,000 patents]."), ("", "There are [about 600,000 companies].")]
    assert NOT_THERE not in str(both(root))


def test_a_sentence_of_a_fact_that_is_removed_is_no_longer_there(root: Path) -> None:
    write(root, 'Germany had {{ fact("patents.de.2025") }}. It is so.\n', "new.md")
    commit(root)
    write(root, "It is so.\n", "new.md")
    edit(root, "ip_protection", (ESTIMATE, ""))
    assert both(root) == [("Germany had [410,000 patents].", "")]


def test_the_row_of_a_table_is_read_as_one(root: Path) -> None:
    write(root, '| Year | All |\n|---|---|\n| 2025 | {{ fact("companies") }} |\n', "new.md")
    commit(root)
    edit(root, "ip_protection", COMPANIES)
    assert both(root)[-1] == ("2025 · [about 524,000 companies]", "2025 · [about 600,000 companies]")


def test_the_same_words_twice_are_two_sentences(root: Path) -> None:
    write(root, 'So {{ fact("companies") }}.\n\nSo {{ fact("companies") }}.\n', "new.md")
    commit(root)
    edit(root, "ip_protection", COMPANIES)
    assert both(root)[-2:] == [("So [about 524,000 companies].", "So [about 600,000 companies].")] * 2


def test_pages_with_examples_for_editors_tell_nothing(root: Path) -> None:
    (root / "docs/en/editing").mkdir()
    write(root, 'So {{ fact("companies") }}.\n', "editing/words.md")
    commit(root)
    edit(root, "ip_protection", COMPANIES)
    assert len(both(root)) == 1


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ('{{ fact("companies") }} {{ nothing.here }}', "'nothing' is undefined"),
        ('{{ fact("companies") }} {{ 1 / 0 }}', "division by zero"),
        ('{{ fact("companies").__class__.__mro__ }}', "unsafe"),
        ('{{ fact("companies")._mention._renderer.sheet }}', "unsafe"),
        ('{{ fact.__globals__ }} {{ fact("companies") }}', "unsafe"),
        ('{{ fact("companies").mro }}', "no attribute"),
        ('{{ fact("companies") }}{% for i in range(9999999) %}x{% endfor %}', "Range too big"),
        ('{{ fact("companies") }} {{ ("x" * 99999999999999)|length }}', "MemoryError"),
        ('{% include "/etc/passwd" %}{{ fact("companies") }}', "no loader"),
    ],
)
def test_a_page_that_cannot_be_rendered_says_so_and_reaches_nothing(root: Path, template: str, reason: str) -> None:
    write(root, f"{template}\n", "new.md")
    commit(root)
    edit(root, "ip_protection", COMPANIES)
    page = next(page for page in differ(root).affected.pages if page.page.path == "new.md")
    assert page.sentences == ()
    assert page.error.startswith("docs/en/new.md cannot be rendered: ")
    assert reason in page.error
    assert len(both(root)) == 1


def test_a_template_that_counts_its_figures_says_so(root: Path) -> None:
    text = '{% if "Office" in fact("companies").source %}{{ fact("companies") }}, {% endif %}{{ fact("patents") }}.\n'
    write(root, text, "new.md")
    commit(root)
    edit(root, "ip_protection", ('{source: office_2026, says: "around', '{source: blog_2026, says: "around'))
    page = next(page for page in differ(root).affected.pages if page.page.path == "new.md")
    assert page.error.startswith("docs/en/new.md has other figures with the facts of HEAD")


def test_a_page_that_is_no_template_is_a_problem_of_its_state(root: Path) -> None:
    write(root, '{{ fact("companies") }} {% if %}\n', "new.md")
    found = differ(root)
    assert [problem.rule for problem in found.head.problems] == ["page-syntax"]
    assert found.affected.pages == ()


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    return sheet_of(make_project(tmp_path))


def test_every_figure_of_a_page_is_found_and_lists_are_left_out(sheet: Sheet) -> None:
    (page,) = sheet.pages
    words = INDEX.count("{{ fact(") + INDEX.count("{{ former(") + INDEX.count("{{ says(") + INDEX.count("{{ milestone(")
    assert len(figures_of(page, sheet)) == words


def test_characters_that_mark_are_harmless_on_a_page_and_in_facts(tmp_path: Path) -> None:
    root = make_project(tmp_path, {"docs/en/index.md": 'A \ue0007\ue001x\ue002 {{ fact("companies") }} b.\n'})
    replaced(root / "facts/units.yml", "other: companies}", 'other: "a\\uE0009\\uE001b\\uE002"}')
    sheet = sheet_of(root)
    (figure,) = figures_of(sheet.pages[0], sheet)
    assert figure.text == "A 7x about 524,000 ab b."


def test_what_the_facts_do_not_have_is_told_in_its_place(sheet: Sheet, tmp_path: Path) -> None:
    text = 'A {{ fact("x.cn.2025") }} b {{ fact("y").text }} c {{ milestone("z") }} d {{ source("w") }}.\n'
    other = make_project(tmp_path / "other", {"docs/en/index.md": text})
    figures = figures_of(sheet_of(other).pages[0], sheet)
    assert [figure.figure for figure in figures] == [NOT_THERE] * 3
    assert figures[0].text == f"A {NOT_THERE} b {NOT_THERE} c {NOT_THERE} d {NOT_THERE}."


def test_a_word_without_a_value_is_an_error(sheet: Sheet, tmp_path: Path) -> None:
    other = make_project(tmp_path / "other", {"docs/en/index.md": '{{ fact("x.cn.2025").mro }}\n'})
    with pytest.raises(Unrendered, match=r"docs/en/index\.md cannot be rendered"):
        figures_of(sheet_of(other).pages[0], sheet)

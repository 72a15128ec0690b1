"""What the report says, as text, as Markdown and as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from markdown import Markdown

from factsheet.changes import as_json, as_markdown, as_text, report
from factsheet.changes.lines import Item, Report, Section, cut, plain
from factsheet.changes.markdown import LIMIT
from factsheet.changes.safe import JOINER
from factsheet.sheet import facts_of
from tests.changes.repository import commit, differ, edit, git, make_repository
from tests.changes.test_observations import ESTIMATE, FORMER, REVISED
from tests.changes.test_pages import PLACES, make_book
from tests.hostile.texts import TEXTS, make_hostile
from tests.project import replaced

TITLE = "### Changes of facts from <strong>x</strong> to <strong>y</strong>\n"
ALLOWED = {"h3", "h4", "ul", "li", "p", "strong", "code", "br", "details", "summary"}


def text_of(root: Path) -> list[str]:
    return as_text(report(differ(root))).replace(git(root, "rev-parse", "HEAD")[:10], "0123456789").split("\n")


def test_without_a_difference_the_report_says_so(root: Path) -> None:
    assert text_of(root) == ["Changes of facts from HEAD (0123456789) to working tree", "", "No fact changed."]


def test_the_report_of_a_revision_a_correction_and_a_new_observation(root: Path) -> None:
    edit(
        root, "ip_protection", (FORMER, REVISED), ("value: about 524,000", "value: about 600,000"),
        (ESTIMATE, ESTIMATE + ESTIMATE.replace("2025", "2024")),
    )  # fmt: skip
    edit(
        root,
        "checks",
        (' == share(patents_of_companies, patents)\n    periods: ["2025"]', " == share(patents_of_companies, patents)"),
    )
    lines = text_of(root)
    assert lines[2:7] == [
        "Observations: 1 revised, 1 added, 1 corrected.",
        "Derived figures that were reckoned anew: 2 read otherwise.",
        "Relations: 1 failing now, 1 new and holding.",
        "Evidence and conflicts: 1 moved, 1 changed, 1 added.",
        "Other entries: 1 changed (relation).",
    ]


@pytest.fixture
def changed(root: Path) -> Path:
    edit(root, "ip_protection", (FORMER, REVISED), ("value: 410,000", "value: about 41.0 million"))
    return root


def test_a_figure_is_told_old_and_new_with_difference_and_kind(changed: Path) -> None:
    lines = text_of(changed)
    start = lines.index("Observations (2)")
    assert lines[start + 1 : start + 6] == [
        "  patents.cn.2025 Valid patents, China, 2025 – revision: value",
        "    5.20 million patents → 5.31 million patents, +110,000 patents (+2.12%)",
        "  patents.de.2025 Valid patents, Germany, 2025 – correction: value, hedge",
        "    410,000 patents → about 41.0 million patents, +40.59 million patents (+9,900%)",
        "    may be: 405,000 to under 415,000 patents → 40.95 million to under 41.05 million patents",
    ]


def test_what_to_look_at_twice_comes_before_all_details(changed: Path) -> None:
    lines = text_of(changed)
    start = lines.index("Look twice (3)")
    share = "[0.7165–0.7175] and [0.715658–0.718961] → [0.7165–0.7175] and [0.700847–0.704053]"
    levels = "[5,195,000–5,205,000] and [405,000–415,000] → [5,305,000–5,315,000] and [40,950,000–41,050,000]"
    assert lines[start + 1 : start + 7] == [
        "  patents.de.2025 a slip of scale?",
        "    the value moved by a power of ten: about 41.0 million patents / 410,000 patents = 100",
        "  share_of_companies for 2025: failing now. The printed share follows from the two numbers of patents.",
        f"    companies_share == share(patents_of_companies, patents): {share}",
        "  china_before_germany for 2025: failing now. China has more patents than Germany.",
        f"    patents[cn] > patents[de]: {levels}",
    ]
    assert lines.index("Problems (1)") < start < lines.index("Observations (2)")


def test_a_state_that_does_not_check_is_told_first_and_the_rest_is_shown(changed: Path) -> None:
    lines = text_of(changed)
    start = lines.index("Problems (1)")
    assert re.fullmatch(r"  working tree does not check: \d+ problems?", lines[start + 1])
    assert any(line.endswith("[relations-hold]") for line in lines[start:])
    good = commit(changed)
    (changed / "facts/research.yml").write_text("spending: [\n", encoding="utf-8")
    told = as_text(report(differ(changed, good)))
    assert "3 observations may stand in what cannot be read, and are not compared: spending.cn.2024 " in told


def test_what_follows_from_figures_that_cannot_be_read_is_not_said_to_be_gone(root: Path) -> None:
    formula = "formula: patents_of_companies / before(spending)"
    edit(root, "ip_protection", ("formula: patents_of_companies / companies", formula))
    commit(root)
    (root / "facts/research.yml").write_text("", encoding="utf-8")
    told = as_text(report(differ(root)))
    assert "removed" not in told
    assert "patents_per_company.cn.2025" in told.partition("may stand in what cannot be read")[2]


def test_many_problems_and_names_are_counted(root: Path) -> None:
    (root / "facts/units.yml").write_text("", encoding="utf-8")
    (root / "facts/sources.yml").write_text("", encoding="utf-8")
    with (root / "facts/places.yml").open("a", encoding="utf-8") as places:
        places.writelines(f"Place {number}: x\n" for number in range(30))
    told = as_text(report(differ(root)))
    assert re.search(r"\n    and \d+ more, which `factsheet check` tells\n", told)
    assert "[not there]" not in told
    assert "11 observations may stand in what cannot be read" in told


def test_sentences_show_what_changed_in_brackets_and_markdown_in_bold(changed: Path) -> None:
    lines = text_of(changed)
    start = next(number for number, line in enumerate(lines) if line.startswith("Sentences ("))
    assert lines[start + 1 : start + 4] == [
        "  / Patents and research",
        "    before: There are [5.20 million patents], of which companies own 3.73 million.",
        "    after: There are [5.31 million patents], of which companies own 3.73 million.",
    ]
    told = as_markdown(report(differ(changed)))
    assert "after: There are <strong>5.31 million patents</strong>, of which companies own 3.73 million." in told


def test_new_sentences_and_those_that_are_gone_are_named(root: Path) -> None:
    page = root / "docs/en/new.md"
    page.write_text('Germany had {{ fact("patents.de.2025") }}.\n', encoding="utf-8")
    commit(root)
    page.write_text('Germany had {{ fact("patents.de.2024") }} then.\n', encoding="utf-8")
    edit(root, "ip_protection", (ESTIMATE, ESTIMATE.replace("2025", "2024").replace("410,000", "420,000")))
    told = as_text(report(differ(root)))
    assert "    no longer there: Germany had [410,000 patents]." in told
    assert "    new: Germany had [420,000 patents] then." in told


def test_where_it_shows_is_told_page_by_page(changed: Path) -> None:
    lines = text_of(changed)
    start = next(number for number, line in enumerate(lines) if line.startswith("Where it shows ("))
    assert lines[start + 1 :] == [
        "  / Patents and research: 2 sentences, 4 table cells, 1 card, 1 chart, 2 lists",
        "  charts: patents_compared",
        "  entries of the register: patents.cn.2025 patents.de.2025 patent_growth.cn.2025",
        "  in the chapters “Patents and research”, “Register”",
    ]


def test_a_derived_figure_tells_because_of_which_others_it_moved(changed: Path) -> None:
    lines = text_of(changed)
    start = lines.index("Derived figures that move (1)")
    assert lines[start + 1] == "  patent_growth.cn.2025 Growth of valid patents, China, 2025"
    assert lines[start + 3] == "    because of patents.cn.2025"


def test_a_renamed_observation_and_its_formula_are_told(root: Path) -> None:
    edit(
        root, "ip_protection",
        ("patents_per_company:\n", "patents_each:\n"),
        ("  unit: per_company\n", "  unit: per_company\n  aliases: [patents_per_company]\n"),
        ("formula: patents_of_companies / companies", "formula: patents / companies"),
    )  # fmt: skip
    told = as_text(report(differ(root)))
    assert "  patents_each.cn.2025 Patents per company, China, 2025 – renamed, value, formula\n" in told
    assert "    formerly patents_per_company.cn.2025\n" in told
    assert "    formula: patents_of_companies / companies → patents / companies\n" in told


def test_a_status_and_a_note_that_changed_alone_are_told_without_the_figure(root: Path) -> None:
    note = ("An estimate of the office.", "An estimate.")
    edit(root, "ip_protection", ("value: 410,000\n      status: estimate", "value: 410,000\n      status: final"), note)
    lines = text_of(root)
    start = lines.index("Observations (1)")
    assert lines[start + 1 : start + 4] == [
        "  patents.de.2025 Valid patents, Germany, 2025 – status, note",
        "    status: estimate → final",
        "    note: An estimate of the office. → An estimate.",
    ]


def test_a_page_whose_sentences_cannot_be_told_says_why(root: Path) -> None:
    (root / "docs/en/new.md").write_text('{{ fact("companies") }} {{ nothing }}\n', encoding="utf-8")
    commit(root)
    edit(root, "ip_protection", ("value: about 524,000", "value: about 600,000"))
    lines = text_of(root)
    start = lines.index("  /new/ new.md: not known")
    assert lines[start + 1] == (
        "    its sentences are not told: docs/en/new.md cannot be rendered: 'nothing' is undefined"
    )


def test_pages_of_the_book_are_told_by_number_and_the_rest_by_chapter(root: Path) -> None:
    edit(root, "ip_protection", ("value: about 524,000", "value: about 600,000"))
    make_book(root, facts_of(root).digest, *PLACES)
    assert text_of(root)[-2:] == [
        "  pages of the book: 2, 3",
        "  and in its chapters “Patents and research”, “Register”",
    ]


def test_text_is_the_same_each_time(changed: Path) -> None:
    first, second = differ(changed), differ(changed)
    assert as_text(report(first)) == as_text(report(second))
    assert as_markdown(report(first)) == as_markdown(report(second))
    assert as_json(first) == as_json(second)


# -- Markdown ---------------------------------------------------------------------------------------------------


def test_markdown_folds_details_and_leaves_warnings_open(changed: Path) -> None:
    told = as_markdown(report(differ(changed)))
    assert told.startswith("### Changes of facts from <strong>HEAD (")
    assert (
        told.index("\n- Observations: ") < told.index("\n#### Problems (1)\n") < told.index("\n#### Look twice (3)\n")
    )
    assert "\n<details><summary>Observations (2)</summary>\n\n- " in told
    assert told.count("<details>") == told.count("</details>") > 3


def long_report(items: int, sections: int = 3) -> Report:
    item: Item = ((plain("word " * 40),), (plain("more"),))
    return Report(
        (plain("Title"),), ((plain("Summary"),),), tuple(Section(f"Part {n}", (item,) * items) for n in range(sections))
    )


@pytest.mark.parametrize("items", [0, 1, 90, 92, 93, 94, 95, 100, 5_000])
def test_markdown_is_never_longer_than_a_comment_may_be_and_tells_what_is_left_out(items: int) -> None:
    told = as_markdown(long_report(items))
    assert len(told) <= LIMIT
    shown = told.count("\n- word")
    left = sum(int(number.replace(",", "")) for number in re.findall(r"\n([\d,]+) more items? left out here", told))
    assert shown + left == 3 * items
    assert left == 0 or len(told) > LIMIT - 1_000
    assert (left > 0) if items > 100 else (left == 0 or items > 90)
    assert told.count("<details>") == told.count("</details>") == 3


def test_one_long_text_is_cut() -> None:
    assert cut("x" * 600) == "x" * 600
    assert cut("x" * 601) == "x" * 600 + " …"


def html(told: str) -> str:
    """Return the HTML of Markdown; what is folded is Markdown as well, as GitHub has it."""
    return Markdown(extensions=["md_in_html"]).convert(told.replace("<details>", '<details markdown="1">'))


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_no_text_of_facts_has_power_in_any_form(tmp_path: Path, name: str) -> None:
    root = make_repository(tmp_path / "project")
    make_hostile(root, TEXTS[name])
    edit_all(root)
    found = differ(root)
    told = as_markdown(report(found))
    assert {tag.lower() for tag in re.findall(r"</?([A-Za-z!][A-Za-z0-9]*)", html(told))} <= ALLOWED
    assert not re.search(r"(?<!x)@\w|://", told)
    for line in (*told.splitlines(), *as_text(report(found)).splitlines(), *as_json(found).splitlines()):
        assert not line.lstrip().startswith("::")
        assert "##[" not in line
        assert line.replace("\u00a0", "").replace(JOINER, "").isprintable()
    assert json.loads(as_json(found))["base"]["name"].startswith("HEAD (")


def edit_all(root: Path) -> None:
    """Change figures of a project whose YAML is written by a program."""
    for name, old, new in (
        ("ip_protection", "5.20 million\n", "5.21 million\n"),
        ("research", "3.6327 trillion\n", "3.7 trillion\n"),
    ):
        path = root / "facts" / f"{name}.yml"
        path.write_text(path.read_text(encoding="utf-8").replace(f"value: {old}", f"value: {new}"), encoding="utf-8")


def test_no_text_of_a_page_has_power(root: Path) -> None:
    text = (
        '@octocat <b onclick="x">said</b> [x](https://evil.example) ##[error]x {{ fact("companies") }} www.x.example\n'
    )
    (root / "docs/en/new.md").write_text(f"---\ntitle: '::error::@all <script>'\n---\n\n{text}", encoding="utf-8")
    commit(root)
    edit(root, "ip_protection", ("value: about 524,000", "value: about 600,000"))
    told = as_markdown(report(differ(root)))
    assert f"@{JOINER}octocat said x" in told
    assert {tag.lower() for tag in re.findall(r"</?([A-Za-z!][A-Za-z0-9]*)", html(told))} <= ALLOWED
    assert not re.search(r"@\w|://|::|##\[|www\.", told)


# -- JSON -------------------------------------------------------------------------------------------------------


def test_json_is_complete(changed: Path) -> None:
    record = json.loads(as_json(differ(changed)))
    assert list(record) == [
        "base", "head", "alerts", "observations", "derived", "not_compared", "relations", "evidence", "entries",
        "pages", "register", "charts", "sheets", "book",
    ]  # fmt: skip
    first = record["observations"][0]
    assert (first["address"], first["nature"], first["kinds"]) == ("patents.cn.2025", "revision", ["value"])
    assert (first["difference"], first["percent"]) == ("+110,000 patents", "+2.12%")
    assert first["old"] == {
        "words": "5.20 million patents", "notation": "5.20 million", "number": "5200000", "unit": "patent",
        "interval": "5.195 million to under 5.205 million patents", "status": "final", "formula": None, "note": None,
    }  # fmt: skip
    assert record["derived"]["moved"][0]["inputs"] == ["patents.cn.2025"]
    assert record["relations"][0]["kind"] == "failing"
    assert record["evidence"][0]["new"]["role"] == "revision"
    assert [alert["kind"] for alert in record["alerts"]] == ["scale"]
    sentence = record["pages"][0]["sentences"][0]
    assert sentence["before"] == "There are 5.20\u00a0million patents, of which companies own 3.73\u00a0million."
    assert sentence["old_figures"] == ["5.20\u00a0million patents"]
    assert sentence["new_figures"] == ["5.31\u00a0million patents"]
    assert record["book"] == {"numbered": False, "pages": [], "chapters": ["Patents and research", "Register"]}
    assert record["head"]["problems"][0].keys() == {"file", "line", "column", "rule", "severity", "message", "hint"}


def test_json_of_what_is_new_or_gone_has_one_side(root: Path) -> None:
    edit(root, "ip_protection", (ESTIMATE, ESTIMATE.replace("2025", "2024")))
    record = json.loads(as_json(differ(root)))
    sides = [(each["address"], each["old"] is None, each["new"] is None) for each in record["observations"]]
    assert sides == [("patents.de.2024", True, False), ("patents.de.2025", False, True)]
    assert [(each["kind"], each["old"] is None) for each in record["evidence"]] == [("added", True), ("removed", False)]


def test_json_of_no_difference_is_empty_but_for_the_states(root: Path) -> None:
    record = json.loads(as_json(differ(root)))
    assert [key for key, value in record.items() if value and key not in {"base", "head", "derived", "book"}] == []
    assert record["head"] == {"name": "working tree", "problems": []}


def test_a_lone_half_of_a_character_does_not_break_json(root: Path) -> None:
    replaced(root / "docs/en/index.md", "# Patents and research", "# Patents ##[error] and research")
    edit(root, "ip_protection", ("value: about 524,000", "value: about 600,000"))
    text = as_json(differ(root))
    assert "##[" not in text
    assert json.loads(text)["pages"][0]["title"] == "Patents ##[error] and research"

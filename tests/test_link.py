"""Linking: every key that refers to something is looked up, and what contradicts itself is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.aliases import read_aliases
from factsheet.facts import Facts
from factsheet.link import read_drafts
from factsheet.problems import Problem
from factsheet.sheet import read_facts
from tests.project import IP_PROTECTION, RESEARCH, make_project, place_of, problems_of, replaced


def facts_of(root: Path) -> tuple[Facts, list[Problem]]:
    problems: list[Problem] = []
    return read_facts(root, problems), sorted(problems)


WRONG = [
    # references
    ("ip_protection", "unit: company\n", "unit: compny\n", "compny", "unknown-unit", "there is no unit “compny”",
     "did you mean “company”"),
    ("ip_protection", "      place: de\n", "      place: dee\n", "dee", "unknown-place", "there is no place “dee”",
     "did you mean “de”?"),
    ("ip_protection", "part_of: patents", "part_of: patent", "patent\n  observations", "unknown-indicator",
     "there is no indicator “patent”", "did you mean “patents”"),
    ("ip_protection", "part_of: patents", "covers: patent", "patent\n  observations", "unknown-indicator",
     "there is no indicator “patent”", "did you mean “patents”"),
    ("ip_protection", "{source: blog_2026, says", "{source: blog_2025, says", "blog_2025", "unknown-source",
     "there is no source “blog_2025”", "did you mean “blog_2026”"),
    ("ip_protection", "{source: agency_2026, says: 363万件", "{source: agency, says: 363万件", "agency, says",
     "unknown-source", "there is no source “agency”", "agency_2026"),
    ("research", "{source: agency_2026, says: 3.6130", "{source: nobody, says: 3.6130", "nobody", "unknown-source",
     "there is no source “nobody”", ""),
    ("research", "{source: blog_2026, says: 3.5", "{source: bloge_2026, says: 3.5", "bloge", "unknown-source",
     "there is no source “bloge_2026”", "“blog_2026”"),
    ("milestones", "{source: agency_2026,", "{source: agency_2027,", "agency_2027", "unknown-source", "agency_2027",
     "did you mean “agency_2026”"),
    ("places", "zh: 德国}\n  kind: economy\n  in: [world]", "zh: 德国}\n  kind: economy\n  in: [cn, earth]", "earth",
     "unknown-place", "there is no place “earth”", ""),
    # dates that cannot be
    ("sources", "published: 2026-01-20\n  accessed: 2026-02-01", "published: 2026-01-20\n  accessed: 2026-01-19",
     "2026-01-19", "bad-date", "office_2026 was accessed on 2026-01-19, before it was published on 2026-01-20",
     "mend the slip"),
    ("research", "reported: 2025-01-23", "reported: 2026-01-22", "2026-01-22", "bad-date",
     "agency_2026 printed this on 2026-01-21, before it was reported on 2026-01-22", "the first report"),
    # evidence that is no figure, at the character
    ("ip_protection", "says: 476万件", "says: 476万件, notation: ja", "ja}", "idle-notation",
     "“476万件” reads the same in “ja” as in the source's language, “zh”", "remove `notation`"),
    ("ip_protection", "says: 476万件", "says: 显著增加", "显著", "bad-figure", "no figure here", "copy the figure"),
    ("ip_protection", "says: 476万件", "says: 476万件，增21万件", "21万", "bad-figure", "more than one figure",
     "only the part that holds it"),
    ("ip_protection", 'says: "around 524,000 companies"', 'says: "around 524,00 companies"', "524,00 c", "bad-figure",
     "“524,00” is no number", "copy the figure"),
    ("ip_protection", "scale: million", "scale: milion", "milion}", "bad-figure", "“milion” is no scale word",
     "did you mean “million”"),
    ("ip_protection", "scale: million", "scale: lots", "lots", "bad-figure", "“lots” is no scale word",
     "scales are thousand, million"),
    ("ip_protection", "says: 71.7 percent", "says: 71.7 percent, how: 71.7 + x", "x}", "bad-figure", "no figure",
     "write it like 497,000 - 69,000"),
    ("research", "says: 3.5 trillion yuan", "says: zillions", "zillions", "bad-figure", "no figure here", "copy"),
    # observations
    ("ip_protection", "formula: growth(patents)", "formula: growth(patents)\n      value: 5 %",
     "period: 2025\n      formula: growth", "value-or-formula", "both a value and a formula", "a derived one a"),
    ("ip_protection", "formula: growth(patents)", "status: final", "period: 2025\n      status: final\n",
     "value-or-formula", "neither a value nor a formula", "a printed figure has a value"),
    ("ip_protection", "\n      evidence:\n        - {source: agency_2026, says: 476万件}", "",
     "4.76 million", "evidence-missing", "the value 4.76 million has no evidence", "add who prints it"),
    ("ip_protection", "formula: growth(patents)",
     "formula: growth(patents)\n      evidence: [{source: blog_2026, says: 9 percent}]", "[{source: blog",
     "evidence-unneeded", "the observation has a formula, and evidence as well", "remove the evidence"),
    ("ip_protection", "period: 2024", "period: 2025", None, "duplicate-observation",
     "patents.cn.2025 stands here for the second time; the first is in facts/ip_protection.yml:9", "keep one"),
    # the same key in two files
    ("research", "spending_rank:\n", "companies:\n", "companies:", "duplicate-key",
     "the indicator “companies” stands in facts/ip_protection.yml as well", "rename it"),
    # aliases
    ("ip_protection", "aliases: [valid_patents]", "aliases: [companies]", "companies]", "alias-taken",
     "the alias “companies” of patents is taken: it already leads to companies", "remove the alias"),
    ("ip_protection", "[firms.cn.2025]", "[firms.cn.2025, patents.de.2025]", "patents.de", "alias-taken",
     "“patents.de.2025” of companies.cn.2025 is taken", "remove the alias"),
    ("ip_protection", "[firms.cn.2025]", "[valid_patents.cn.2024]", "valid_patents.cn", "alias-taken",
     "“valid_patents.cn.2024” of companies.cn.2025 is taken: it already leads to patents.cn.2024", "remove the alias"),
    ("research", "  review: never\n", "  aliases: [valid_patents]\n", "valid_patents", "alias-taken",
     "it already leads to patents", "remove the alias"),
    # checks.yml
    ("checks", "{page: index.md,", "page,\n  - {page: index.md,", "page,", "wrong-type", "a text; a mapping is", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "at", "rule", "message", "hint"), WRONG)
def test_what_does_not_fit_together_is_told_once_with_its_place(
    tmp_path: Path, name: str, old: str, new: str, *, at: str | None, rule: str, message: str, hint: str
) -> None:
    path = replaced(make_project(tmp_path) / f"facts/{name}.yml", old, new)
    found = [problem for problem in problems_of(tmp_path) if problem.rule == rule]
    assert len(found) == 1, problems_of(tmp_path)
    problem = found[0]
    place = (15, 7) if at is None else place_of(path.read_text(encoding="utf-8"), at)
    assert (problem.file, problem.line, problem.column) == (f"facts/{name}.yml", *place), problem
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("content", "rules"),
    [
        ("relations: none\nexceptions: none\n", ["wrong-type", "wrong-type"]),
        ("relations: [a]\nexceptions: {a: b}\n", ["wrong-type", "wrong-type"]),
        ("relations:\nexceptions:\n", []),
        ("relations: {}\nexceptions: []\n", []),
        ("relations: {a: b}\n", ["wrong-type"]),
        ("other: x\n", ["unknown-key"]),
    ],
)
def test_the_parts_of_checks_may_be_empty_but_of_no_other_type(tmp_path: Path, content: str, rules: list[str]) -> None:
    make_project(tmp_path, checks=content)
    assert [problem.rule for problem in problems_of(tmp_path)] == rules


@pytest.mark.parametrize("name", ["checks", "milestones", "research"])
def test_a_project_may_do_without_a_file(tmp_path: Path, name: str) -> None:
    make_project(tmp_path, **{name: None})
    assert problems_of(tmp_path) == []


@pytest.mark.parametrize("name", ["sources", "places", "units"])
def test_a_registry_that_is_missing_is_told_and_not_what_refers_to_it(tmp_path: Path, name: str) -> None:
    make_project(tmp_path, **{name: None})
    (problem,) = problems_of(tmp_path)
    assert (problem.file, problem.line, problem.column) == (f"facts/{name}.yml", 1, 1)
    assert problem.rule == "unreadable-file"
    assert problem.message == f"facts/{name}.yml cannot be read: No such file or directory"


@pytest.mark.parametrize(
    ("name", "old"),
    [
        ("sources", "title: Patents in 2025"), ("places", "kind: world"), ("units", "currency: CNY"),
        ("ip_protection", "review: half-yearly"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_yaml_is_told_and_not_what_refers_to_it(tmp_path: Path, name: str, old: str) -> None:
    replaced(make_project(tmp_path) / f"facts/{name}.yml", old, f"{old}: x")
    (problem,) = problems_of(tmp_path)
    assert (problem.file, problem.rule) == (f"facts/{name}.yml", "yaml-syntax")


def test_a_file_that_can_be_read_is_no_excuse_for_what_is_not_in_another(tmp_path: Path) -> None:
    make_project(tmp_path, units=None)
    replaced(tmp_path / "facts/milestones.yml", "{source: office_2026,", "{source: office_2025,")
    assert [problem.rule for problem in problems_of(tmp_path)] == ["unknown-source", "unreadable-file"]


def test_a_folder_without_facts_lacks_its_registries(tmp_path: Path) -> None:
    facts, problems = facts_of(tmp_path)
    assert len(facts) == 0
    assert [(problem.file, problem.rule) for problem in problems] == [
        (f"facts/{name}.yml", "unreadable-file") for name in ("places", "sheet", "sources", "units")
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("ip_protecton.yml", "did you mean “ip_protection.yml”"),
        ("research.yaml", "did you mean “research.yml”"),
        ("new/research.yml", "did you mean “research.yml”"),
        ("xyz.yml", "facts stand in charts.yml, checks.yml, cluster_ranking.yml"),
    ],
)
def test_a_file_that_nothing_reads_is_told(tmp_path: Path, name: str, hint: str) -> None:
    make_project(tmp_path, {f"facts/{name}": "a: b\n"})
    (problem,) = problems_of(tmp_path)
    assert (problem.file, problem.line, problem.column) == (f"facts/{name}", 1, 1)
    assert (problem.rule, problem.message) == ("unknown-file", f"nothing reads {name}")
    assert hint in problem.hint


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    make_project(tmp_path, milestones=None)
    (tmp_path / "facts/milestones.yml").mkdir()
    assert [problem.rule for problem in problems_of(tmp_path)] == ["unreadable-file"]


def test_what_is_wrong_is_left_out_and_the_rest_is_there(tmp_path: Path) -> None:
    make_project(tmp_path)
    replaced(tmp_path / "facts/ip_protection.yml", "says: 3.73 million}", "says: none}")
    replaced(tmp_path / "facts/ip_protection.yml", "      place: de\n", "      place: dee\n")
    replaced(tmp_path / "facts/milestones.yml", "office_2026", "office")
    facts, problems = facts_of(tmp_path)
    assert [problem.rule for problem in problems] == ["unknown-place", "bad-figure", "unknown-source"]
    assert [line.says for line in facts.get("patents_of_companies.cn.2025").evidence] == ["3.73"]
    assert "patents.de.2025" not in facts.facts
    assert list(facts.milestones) == ["first_census"]
    for milestone in facts.milestones.values():
        assert len(milestone.sources) == len(milestone.entry.evidence)


def test_an_observation_is_linked_to_all_that_it_names(tmp_path: Path) -> None:
    fact = facts_of(make_project(tmp_path))[0].get("spending.cn.2024")
    assert (fact.indicator.key, fact.indicator.topic, fact.unit.key, fact.place.key) == (
        "spending", "research", "yuan", "cn",
    )  # fmt: skip
    assert [line.source.key for line in fact.lines] == ["office_2026", "agency_2026", "blog_2026"]
    assert [line.at for line in facts_of(tmp_path)[0].get("patents.cn.2025").lines] == ["table 2", ""]
    why = fact.revisions[0].conflicts[0].why
    assert why is not None
    assert why.en == "An older forecast."
    document = fact.where.document
    assert (document.file, document.find(fact.where.steps)) == (
        "facts/research.yml", place_of(RESEARCH, "period: 2024\n      value: 3.6"),
    )  # fmt: skip


def test_facts_keep_the_order_of_their_files(tmp_path: Path) -> None:
    facts, _ = facts_of(make_project(tmp_path))
    keys = [line.removesuffix(":") for line in (IP_PROTECTION + RESEARCH).splitlines() if not line.startswith(" ")]
    assert list(facts.indicators) == keys
    assert [fact.indicator.key for fact in facts] == sorted((fact.indicator.key for fact in facts), key=keys.index)


def test_former_keys_lead_to_the_present_ones(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_aliases(read_drafts(make_project(tmp_path), problems), problems) == {
        "valid_patents": "patents",
        "valid_patents.cn.2025": "patents.cn.2025",
        "valid_patents.cn.2024": "patents.cn.2024",
        "valid_patents.de.2025": "patents.de.2025",
        "firms.cn.2025": "companies.cn.2025",
    }
    assert problems == []


def test_an_indicator_may_tell_of_how_many_it_has_an_observation(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/ip_protection.yml", "  part_of: patents\n", "  part_of: patents\n  covers: companies\n")
    facts, problems = facts_of(root)
    assert problems == []
    assert facts.indicators["patents_of_companies"].entry.covers == "companies"


def test_a_place_is_named_as_the_source_lists_it(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    path = root / "facts/ip_protection.yml"
    replaced(path, "      status: estimate\n", "      listed_as: {en: Bonn, zh: 波恩}\n      status: estimate\n")
    facts, _ = facts_of(root)
    assert (facts.get("patents.de.2025").name.en, facts.get("patents.cn.2025").name.en) == ("Bonn", "China")


def test_pages_that_repeat_one_report_are_one_origin(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    fact = facts_of(root)[0].get("patents.cn.2025")
    assert fact.origins == {"Patent Office", "Agency"}
    replaced(root / "facts/sources.yml", "origin: Agency", "origin: Patent Office")
    fact = facts_of(root)[0].get("patents.cn.2025")
    assert fact.origins == {"Patent Office"}
    assert len(fact.evidence) == 2


def test_a_line_may_have_the_notation_of_another_language_than_its_source(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    path = root / "facts/ip_protection.yml"
    replaced(path, "says: 3.73 million}", 'says: "3,73 million", notation: de}')
    assert problems_of(root) == []
    replaced(path, ", notation: de", "")
    (problem,) = problems_of(root)
    assert (problem.rule, problem.line) == ("bad-figure", place_of(path.read_text(encoding="utf-8"), '"3,73')[0])


def test_what_is_reckoned_from_an_observation_with_a_problem_is_no_further_mistake(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(
        root / "facts/ip_protection.yml",
        "value: 4.76 million\n      status: final\n      evidence:\n        - {source: agency_2026, says: 476万件}\n",
        "value: 4.76 million\n",
    )
    assert [problem.rule for problem in problems_of(root)] == ["evidence-missing"]


def test_a_relation_with_a_problem_hides_no_indicator_of_its_name(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/checks.yml", "  china_before_germany:\n    states:", "  patents:\n    stats:")
    facts, problems = facts_of(root)
    assert {problem.file for problem in problems} == {"facts/checks.yml"}
    assert "patent_growth.cn.2025" in facts.facts


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("ip_protection", "  definition: {en: Patents in force., zh", "  definitions: {en: Patents in force., zh"),
        ("ip_protection", "value: about 524,000", "value: about 524,00"),
        ("sources", "kind: newsroom", "kind: news"),
        ("sources", "accessed: 2026-02-01\n  language: zh", "accessed: Feb 2026\n  language: zh"),
        ("places", "kind: world", "kind: globe"),
        ("units", "kind: money", "kind: cash"),
        ("places", "zh: 德国}\n  kind: economy", "zh: 德国}\n  kind: land"),
    ],
)
def test_what_refers_to_an_entry_with_a_problem_is_no_further_mistake(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    root = make_project(tmp_path)
    assert problems_of(root) == []
    replaced(root / f"facts/{file}.yml", old, new)
    assert {(problem.file, problem.rule in {"unknown-key", "missing-key", "bad-figure", "unknown-word", "bad-date"})
            for problem in problems_of(root)} == {(f"facts/{file}.yml", True)}  # fmt: skip


@pytest.mark.parametrize("name", ["sources", "places", "units", "ip_protection"])
def test_a_file_that_cannot_be_read_makes_no_reference_to_it_a_mistake(tmp_path: Path, name: str) -> None:
    make_project(tmp_path, **{name: "a: {b\n"})
    assert {problem.file for problem in problems_of(tmp_path)} == {f"facts/{name}.yml"}


def test_a_language_that_nobody_knows_is_told(tmp_path: Path) -> None:
    make_project(tmp_path)
    replaced(tmp_path / "facts/sources.yml", "language: zh", "language: xx")
    (problem, *_) = (problem for problem in problems_of(tmp_path) if problem.rule == "bad-word")
    assert (problem.line, problem.column) == (15, 13)
    assert problem.message.startswith("“xx” is no language that is known")

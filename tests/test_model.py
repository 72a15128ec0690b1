"""The shape of facts: every kind of value that does not fit is told in an editor's words, with its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from factsheet import model, model_registries
from factsheet.period import Period
from factsheet.problems import Problem
from factsheet.quantity import read
from tests.project import make_project, place_of, problems_of, replaced


def changed(folder: Path, name: str, old: str, new: str) -> tuple[str, list[Problem]]:
    """Return the text of a changed file, and the problems of the project."""
    path = replaced(make_project(folder) / f"facts/{name}.yml", old, new)
    return path.read_text(encoding="utf-8"), problems_of(folder)


def first_of(problems: list[Problem], name: str) -> Problem:
    """Return the first problem of a file: what is missing because of it may follow in others."""
    return next(problem for problem in problems if problem.file == f"facts/{name}.yml")


# Which file, what is replaced by what, where the problem stands (at which text), rule, message, hint.
WRONG = [
    # unknown keys, at every level
    ("ip_protection", "  part_of: patents\n", "  partof: patents\n", "partof", "unknown-key", "unknown key “partof”",
     "did you mean “part_of”?"),
    ("ip_protection", ", at: table 2}", ", at: table 2, part 3}", "part 3", "unknown-key", "unknown key “part 3”",
     "a text or number that holds a comma stands in quotes"),
    ("ip_protection", ", at: table 2}", ", att: table 2}", "att: table", "unknown-key", "“att”", "“at”?"),
    ("ip_protection", "aliases: [firms.cn.2025]", "alias: [firms.cn.2025]", "alias: [f", "unknown-key", "“alias”",
     "did you mean “aliases”?"),
    ("ip_protection", "{en: Valid patents, zh: 有效专利}", "{en: Valid patents, zh: 有效专利, fr: Brevets}", "fr: B",
     "unknown-key", "“fr”", "the keys here are en, zh"),
    ("units", "{one: company, other: companies}", "{one: company, other: companies, others: x}", "others: x",
     "unknown-key", "“others”", "“other”"),
    ("places", "  in: [world]\nde", "  within: [world]\nde", "within", "unknown-key", "“within”", ""),
    ("research", "reported: 2025-01-23", "report: 2025-01-23", "report: 2", "unknown-key", "“report”", "“reported”?"),
    ("checks", "holds: companies_share", "hold: companies_share", "hold: c", "unknown-key", "“hold”", "“holds”?"),
    ("checks", "exceptions:", "exeptions:", "exeptions:", "unknown-key", "“exeptions”", "“exceptions” or"),
    ("checks", "reason: an example", "why: an example", "why: an", "unknown-key", "“why”", ""),
    # missing keys
    ("ip_protection", "  label: {en: Valid patents, zh: 有效专利}\n", "", "definition: {en: Patents in force.,",
     "missing-key", "the key “label” is missing", "add it; `label`: what a reader calls it"),
    ("ip_protection", "{en: Valid patents, zh: 有效专利}", "{en: Valid patents}", "{en: Valid patents}", "missing-key",
     "the key “zh” is missing", ""),
    ("sources", "  title: Patents in 2025\n", "", "publisher: Patent Office", "missing-key", "“title”",
     "add it; `title`: as the publisher writes it; in brackets, and so in quotes, if described by us"),
    ("milestones", "  topic: research\n", "", "date: 2025-06", "missing-key", "“topic”", ""),
    ("checks", "page: index.md, ", "", "{text:", "missing-key", "“page”", ""),
    # words of a list
    ("ip_protection", "review: half-yearly", "review: half-yearli", "half-yearli", "unknown-word",
     "“half-yearli” is none of monthly, quarterly", "did you mean “half-yearly”"),
    ("ip_protection", "status: estimate", "status: targets", "targets", "unknown-word", "“targets” is none of",
     "did you mean “target”?"),
    ("units", "kind: share", "kind: sharing", "sharing", "unknown-word", "“sharing” is none of", "“share”"),
    ("sources", "kind: secondary", "kind: secundary", "secundary", "unknown-word", "“secundary”", "“secondary”?"),
    ("milestones", "topic: research", "topic: reserch", "reserch", "unknown-word", "“reserch”", "“research”"),
    # figures, at the offending character
    ("ip_protection", "value: 410,000", "value: many", "many", "bad-figure", "no figure here", "about 524,000"),
    ("ip_protection", "value: 410,000", "value: 410,000 of 5", "5\n      status: estimate", "bad-figure",
     "more than one figure", "a figure is written like"),
    ("ip_protection", "value: 410,000", "value: 41,0000", "41,0000", "bad-figure", "is no number", "3.73 million"),
    ("ip_protection", "value: 410,000", 'value: " 1.2.3 million"', "1.2.3", "bad-figure", "is no number", "a figure"),
    ("research", "value: 3.6130 trillion", "value: 3.61 zillion 5", "5\n          status", "bad-figure",
     "more than one", "a figure"),
    ("ip_protection", "value: 410,000", "value:", "\n      status: estimate", "empty-value",
     "“value” is empty", "`value`: what the most precise evidence prints, such as 3.727 million"),
    # periods
    ("ip_protection", "period: 2024", "period: 2024-13", "2024-13", "bad-period", "there is no month 13",
     "`period`: year, half year, quarter, month or day"),
    ("ip_protection", "period: 2024", "period: 2024-02-30", "2024-02-30", "bad-period", "which has 29 days", ""),
    ("ip_protection", "period: 2024", "period: last year", "last year", "bad-period", "write it like 2025", ""),
    ("checks", 'periods: ["2025"]', "periods: [2025, 25-Q9]", "25-Q9", "bad-period", "“25-Q9” is no period", ""),
    ("milestones", "date: 2026-01-19", "date: 2026-01-32", "2026-01-32", "bad-period", "no day 32", ""),
    # dates
    ("sources", "published: 2026-01-20", "published: 2026-02-30", "2026-02-30", "bad-date",
     "“2026-02-30” is no date of the calendar", ""),
    ("sources", "published: 2026-01-20", "published: 20260120", "20260120", "bad-date", "a date is written as", ""),
    ("sources", "published: 2026-01-20", "published: 2026-W03-2", "2026-W03-2", "bad-date", "a date is written", ""),
    ("research", "reported: 2025-01-23", "reported: January", "January", "bad-date", "a date is written as", ""),
    # truth, addresses, codes, keys
    ("ip_protection", 'says: "3.73", scale: million}', 'says: "3.73", scale: million, rounded_to: 1500}', "1500",
     "bad-place", "“1500” is no place to round to, such as 1,000", ""),
    ("ip_protection", 'says: "3.73", scale: million}', 'says: "3.73", scale: million, rounded_to: [1]}', "[1]",
     "wrong-type", "a text is needed", ""),
    ("units", "kind: rank\n  counted: true", "kind: rank\n  counted: yes", "yes", "bad-truth",
     "“yes” is neither true nor false", "write true or false"),
    ("sources", "https://patents.example/2025", "patents.example", "patents.example", "bad-address",
     "“patents.example” is no web address; it begins with https://", "copy it from the address line"),
    ("sources", "https://patents.example/2025", "javascript:alert(1)", "javascript:", "bad-address", "no web", ""),
    ("sources", "https://patents.example/2025", "https:///2025", "https:///", "bad-address", "no web address", ""),
    ("sources", "https://patents.example/2025", '"https://[::1"', '"https://[', "bad-address", "no web address", ""),
    ("sources", "https://patents.example/2025", 'https://a.example/"onclick', 'https://a.example/"', "bad-address",
     "no web address", ""),
    ("sources", "language: zh", "language: Chinese", "Chinese", "bad-word", "“Chinese” is no language; it is", ""),
    ("units", "currency: CNY", "currency: yuan", "yuan\nper", "bad-word", "“yuan” is no currency", ""),
    ("ip_protection", "part_of: patents", "part_of: All Patents", "All Patents", "bad-key",
     "“All Patents” is no key: small letters", "write it like all_patents"),
    ("places", "de:\n", "DE:\n", "DE:", "bad-key", "“DE” is no key: small letters, digits and _ only", "like de"),
    ("places", "de:\n", "德国:\n", "德国:\n", "bad-key", "“德国” is no key: small letters, digits and _ only", ""),
    ("checks", "china_before_germany:", "china-first:", "china-first", "bad-key", "“china-first” is no key", ""),
    # empty and too long
    ("sources", "title: Patents in 2025", "title:", "\n  publisher: Patent Office", "empty-value",
     "“title” is empty", ""),
    ("sources", "title: Patents in 2025", 'title: "  "', '"  "', "empty-value", "“title” is empty", ""),
    ("milestones", "\n    - {source: office_2026, says: on Monday}", " []", "[]", "empty-value", "“evidence”", ""),
    ("sources", "title: Patents in 2025", f"title: {'x' * 2001}", "x" * 2001, "too-long",
     "“title” has 2,001 characters; 2,000 are the most", "shorten it"),
    # coordinates, breaks, names of lists
    ("places", "zh: 德国}\n  kind: economy", "zh: 德国}\n  coordinates: [north, 9.9]\n  kind: economy", "north",
     "bad-degrees", "“north” is no number of degrees, such as 22.8", ""),
    ("places", "zh: 德国}\n  kind: economy", "zh: 德国}\n  coordinates: [90.1, 9.9]\n  kind: economy", "90.1",
     "bad-degrees", "“coordinates, entry 1” is 90.1; 90 is the most", "the latitude stands first"),
    ("places", "zh: 德国}\n  kind: economy", "zh: 德国}\n  coordinates: [51.2, -181]\n  kind: economy", "-181",
     "bad-degrees", "“coordinates, entry 2” is -181; -180 is the least", "then the longitude"),
    ("places", "zh: 德国}\n  kind: economy", "zh: 德国}\n  coordinates: [51, 9, 1]\n  kind: economy", "[51, 9, 1]",
     "wrong-type", "“coordinates” has 3 entries; 2 are needed", "latitude and longitude"),
    ("places", "zh: 德国}\n  kind: economy", "zh: 德国}\n  coordinates: [51]\n  kind: economy", "[51]",
     "missing-key", "“coordinates, entry 2” is missing", "add it; `coordinates`: latitude and longitude"),
    ("places", "zh: 德国}\n  kind: economy", "zh: 德国}\n  coordinates: 51.2\n  kind: economy", "51.2", "wrong-type",
     "“coordinates” is a text; a list is needed", ""),
    ("places", "zh: 德国}\n  kind: economy", "zh: 德国}\n  coordinates: [[5], 9.9]\n  kind: economy", "[5]",
     "wrong-type", "is a list; a text is needed", ""),
    ("ip_protection", "  review: half-yearly", "  breaks: [{since: soon, what: {en: a, zh: b}}]\n  review: yearly",
     "soon", "bad-period", "“soon” is no period", ""),
    ("ip_protection", "  review: half-yearly", "  breaks: [{since: 2025}]\n  review: yearly",
     "{since: 2025}", "missing-key", "“what”", ""),
    ("ip_protection", "part_of: patents", "covers: All Patents", "All Patents", "bad-key", "is no key", ""),
    ("ip_protection", "      status: estimate", "      listed_as: Deutschland\n      status: estimate", "Deutschland",
     "wrong-type", "“listed_as” is a text; a mapping is needed", ""),
    # wrong types
    ("ip_protection", "{en: Valid patents, zh: 有效专利}", "Patents", "Patents\n  definition: {en: Patents in",
     "wrong-type",
     "“label” is a text; a mapping is needed", "write its keys below it"),
    ("ip_protection", "{en: Valid patents, zh: 有效专利}", "[Valid patents]", "[Valid patents]", "wrong-type",
     "“label” is a list; a mapping is needed", ""),
    ("ip_protection", "unit: company", "unit: [company]", "[company]", "wrong-type", "“unit” is a list; a text is", ""),
    ("ip_protection", "value: 410,000", "value: {number: 410}", "{number", "wrong-type", "“value” is a mapping", ""),
    ("ip_protection", "period: 2024", "period: [2024]", "[2024]", "wrong-type", "“period” is a list; a text", ""),
    ("ip_protection", "status: estimate", "status: [estimate]", "[estimate]", "wrong-type", "“status” is a list",
     "write one text behind the colon"),
    ("ip_protection", "aliases: [valid_patents]", "aliases: valid_patents", "valid_patents", "wrong-type",
     "“aliases” is a text; a list is needed", "write it in brackets: [valid_patents]"),
    ("ip_protection", "aliases: [valid_patents]", "aliases: [{a: b}]", "{a: b}", "wrong-type",
     "“aliases, entry 1” is a mapping; a text is needed", ""),
    ("ip_protection", "- {source: agency_2026, says: 476万件}", "- 476万件", "476万件", "wrong-type",
     "“evidence, entry 1” is a text; a mapping is needed", ""),
    ("sources", "published: 2026-01-20", "published: [2026-01-20]", "[2026", "wrong-type", "“published” is a list", ""),
    ("sources", "https://patents.example/2025", "[https://patents.example]", "[https", "wrong-type", "“url”", ""),
    ("sources", "link: false", "link: [false]", "[false]", "wrong-type", "“link” is a list; a text is needed", ""),
    ("sources", "link: false", "link: {a: b}", "{a: b}", "wrong-type", "“link” is a mapping; a text is needed", ""),
    ("places", "in: [world]\nde", "in: world\nde", "world\nde", "wrong-type", "“in” is a text; a list is needed", ""),
    ("checks", "{en: China has more patents than Germany.}", "China leads.", "China leads.", "wrong-type",
     "“states” is a text; a mapping is needed", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "at", "rule", "message", "hint"), WRONG)
def test_a_value_that_does_not_fit_is_told_with_its_place(
    tmp_path: Path, name: str, old: str, new: str, *, at: str, rule: str, message: str, hint: str
) -> None:
    text, problems = changed(tmp_path, name, old, new)
    found = [problem for problem in problems if problem.file == f"facts/{name}.yml" and problem.rule == rule]
    assert len(found) == 1, problems
    problem = found[0]
    assert (problem.line, problem.column) == place_of(text, at), problem
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize("name", ["ip_protection", "sources", "places", "units", "milestones"])
@pytest.mark.parametrize(("content", "kind"), [("thing: words\n", "a text"), ("thing: [a, b]\n", "a list")])
def test_an_entry_that_is_no_mapping_is_told(tmp_path: Path, name: str, content: str, kind: str) -> None:
    make_project(tmp_path, **{name: content})
    problem = first_of(problems_of(tmp_path), name)
    assert (problem.rule, problem.line, problem.column) == ("wrong-type", 1, 8)
    assert problem.message == f"“thing” is {kind}; a mapping is needed"


def test_many_problems_are_told_in_one_run(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/sources.yml", "accessed: 2026-02-01\n  language: zh", "accessed: 2026-02-31\n  langage: zh")
    replaced(root / "facts/places.yml", "kind: world", "kind: planet")
    replaced(root / "facts/units.yml", "kind: ratio", "kind: ratio\n  kind: share")
    replaced(root / "facts/ip_protection.yml", "value: 4.76 million", "value: 4.76.1 million")
    replaced(root / "facts/ip_protection.yml", "unit: percent", "unit: percents")
    replaced(root / "facts/checks.yml", 'periods: ["2025"]', 'periods: "2025"')
    found = {(problem.file.removeprefix("facts/"), problem.rule) for problem in problems_of(root)}
    assert found >= {
        ("sources.yml", "bad-date"), ("sources.yml", "unknown-key"), ("sources.yml", "missing-key"),
        ("places.yml", "unknown-word"), ("units.yml", "duplicate-key"), ("ip_protection.yml", "bad-figure"),
        ("ip_protection.yml", "unknown-unit"), ("checks.yml", "wrong-type"),
    }  # fmt: skip


def test_braces_in_a_value_stay_as_they_were_typed(tmp_path: Path) -> None:
    _, problems = changed(tmp_path, "ip_protection", "value: 410,000", "value: '{position} {reason}'")
    assert "“{position} {reason}”" in problems[0].message


def test_scalars_become_figures_periods_days_and_truths() -> None:
    source = model_registries.Source.model_validate(
        {"title": " T ", "publisher": "P", "url": "https://a.example/ü", "published": "2024-02-29",
         "accessed": "2025-01-01", "language": "zh-Hant", "kind": "official", "link": "false"}
    )  # fmt: skip
    assert (source.title, source.published, source.link) == ("T", date(2024, 2, 29), False)
    observation = model.Observation.model_validate({"period": "2025-H1", "value": " 3.73 million "})
    assert observation.period == Period.parse("2025-H1")
    assert observation.value == read("3.73 million")


PLACE = {"label": {"en": "A", "zh": "甲"}, "kind": "city"}


@pytest.mark.parametrize(
    ("coordinates", "fits"),
    [
        (["22.8", "113.8"], True), (["-90", "180"], True), (["0", "-180.0"], True), (["90.1", "0"], False),
        (["0", "180.5"], False), (["22.8"], False), (["1", "2", "3"], False), (["22.80001", "0"], False),
        (["１", "2"], False), (["nan", "2"], False),
    ],
)  # fmt: skip
def test_coordinates_are_latitude_and_longitude(coordinates: list[str], *, fits: bool) -> None:
    place = {**PLACE, "coordinates": coordinates}
    if not fits:
        with pytest.raises(ValidationError):
            model_registries.Place.model_validate(place)
        return
    assert model_registries.Place.model_validate(place).coordinates == tuple(map(Decimal, coordinates))
    assert model_registries.Place.model_validate(PLACE).coordinates is None


@pytest.mark.parametrize(
    ("old", "new", "at", "told"),
    [
        ("version: 2026.02", "version: 2026.2", "2026.2", "bad-word: “2026.2” is no version"),
        ("version: 2026.02", "version: 2026.02.1", "2026.02.1", "bad-word: “2026.02.1” is no version"),
        ("date: 2026-02-03", "date: today", "today", "bad-date: “today” is no date"),
        ("id: CC-BY-4.0", "id: CC BY", "CC BY,", "bad-word: “CC BY” is no licence"),
        ("url: https://licence.example/by/4.0/", "url: by", "by}", "bad-address: “by” is no web address"),
        ("authors: [The makers of Patents in Figures]", "authors: []", "[]", "empty-value: “authors” is empty"),
        ("authors:", "author:", "author:", "unknown-key: unknown key “author”"),
    ],
)
def test_what_the_sheet_says_of_itself_is_held_to_its_shape(
    tmp_path: Path, old: str, new: str, at: str, told: str
) -> None:
    text = replaced(make_project(tmp_path) / "facts/sheet.yml", old, new).read_text(encoding="utf-8")
    found = [problem for problem in problems_of(tmp_path) if (problem.line, problem.column) == place_of(text, at)]
    assert any(f"{problem.rule}: {problem.message}".startswith(told) for problem in found), found


@pytest.mark.parametrize("alias", ["../../index", "a.b", "a.b.2025/..", "A.cn.2025", "a.cn.2025.json", "a.cn.25", "."])
def test_a_former_address_is_an_address_and_no_path(tmp_path: Path, alias: str) -> None:
    root = make_project(tmp_path)
    replaced(root / "facts/ip_protection.yml", "firms.cn.2025", f'"{alias}"')
    (problem,) = problems_of(root)
    assert problem.rule == "bad-key"
    assert problem.message == f"“{alias}” is no address: it is made of indicator.place.period"


@pytest.mark.parametrize("alias", ["a.cn.2025", "a_1.sz_hk.2025-H1", "a.cn.2025-Q4", "a.cn.2025-06", "a.cn.2025-06-30"])
def test_every_shape_of_an_address_is_a_former_address(tmp_path: Path, alias: str) -> None:
    replaced(make_project(tmp_path) / "facts/ip_protection.yml", "firms.cn.2025", alias)
    assert problems_of(tmp_path) == []


def test_entries_do_not_change() -> None:
    entry: Any = model.Remark(en="a")
    with pytest.raises(ValidationError, match="frozen"):
        entry.en = "b"


SHAPES = [
    model.Bilingual, model.Remark, model.Evidence, model.Conflict, model.Revision, model.Observation, model.Break,
    model.Indicator, model.DatedEvidence, model.Milestone, model.Relation, model.TypedByHand, model.Licence,
    model.Imprint, model_registries.Source, model_registries.Place, model_registries.Noun, model_registries.UnitLabel,
    model_registries.Unit,
]  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("data", ["", [], ["x"], {}, {"x": "y"}, {"number": "5"}, {"en": ["x"], "zh": {"a": "b"}}])
def test_data_of_any_kind_in_every_field_are_refused_and_nothing_else_happens(
    shape: type[model.Entry], data: object
) -> None:
    names = [field.alias or name for name, field in shape.model_fields.items()]
    for candidate in (data, dict.fromkeys(names, data)):
        with pytest.raises(ValidationError):
            shape.model_validate(candidate)

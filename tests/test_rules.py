"""Every rule is registered, and explained on a page by an example that gives just the message that is printed there."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from lxml import html

from factsheet.built import look_over
from factsheet.checks import CHECKS, check
from factsheet.editing.files import layouts
from factsheet.files import LARGEST
from factsheet.finish import finish
from factsheet.pages import Page
from factsheet.pdf.context import Context
from factsheet.pdf.convert import Converter
from factsheet.pdf.reading import BuiltPage
from factsheet.pdf.sheets import write_sheets
from factsheet.problems import InvalidFacts, Problem
from factsheet.quantity import read
from factsheet.rules import RULES, WITHOUT_EXAMPLE
from factsheet.schema import write_schemas
from factsheet.sheet import Sheet, facts_of, sheet_of
from tests.examples import PAGES, as_told, read_rule_page, rule_page
from tests.project import CHARTS, PLACES, UNITS, make_project, problems_of, replaced
from tests.site.small import REPOSITORY

PACKAGE: Final = REPOSITORY / "factsheet"
NAME: Final = re.compile(r"[a-z]+(?:-[a-z]+)+")
# The calls that make a problem; the name of its rule is among their arguments.
MAKE: Final = frozenset({"Problem", "problem", "problem_at", "problem_in_text", "_report"})
WITH_EXAMPLE: Final = sorted(RULES.keys() - WITHOUT_EXAMPLE)
POLICY: Final = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
FIGURE: Final = (
    '<data data-fact="patents.cn.2025"><a href="#patents.cn.2025" id="patents.cn.2025">5.20 million</a></data>'
)


def texts(node: ast.AST | None) -> Iterator[str]:
    """Yield the texts below a node of a syntax tree that are written out."""
    for part in ast.walk(node) if node else ():
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def rules_in(source: str) -> set[str]:
    """Return the names of rules in the text of a module: those in calls that make a problem, in constants whose name
    is in capitals, and those assigned to `rule`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call() if called(node) in MAKE:
                found.update(text for argument in node.args for text in texts(argument))
            case ast.Assign(targets=[ast.Name(id=name) | ast.Tuple(elts=[ast.Name(id=name), *_])]) if name in {
                "RULE",
                "rule",
            }:
                found.update(texts(node.value))
            case ast.AnnAssign(target=ast.Name(id="_OWN" | "_SHAPES" | "_REFERENCES")):
                found.update(texts(node.value))
    return {name for name in found if NAME.fullmatch(name)}


def test_every_rule_that_a_problem_is_told_by_is_registered_and_no_other() -> None:
    modules = [path for path in PACKAGE.rglob("*.py") if path.name != "rules.py"]
    found = set().union(*(rules_in(path.read_text(encoding="utf-8")) for path in modules))
    assert found == RULES.keys()


def test_rules_are_found_wherever_a_module_may_name_them() -> None:
    assert rules_in('RULE = "a-b"\nyield Problem(f, 1, 1, "c-d", "no-thing here")') == {"a-b", "c-d"}
    assert rules_in('where.problem(\n"a-b", f"{x}-y", "")\nother("c-d")') == {"a-b"}
    assert rules_in('rule, hint = "a-b", ""\n_OWN: X = {"k": "c-d"}\nother = "e-f"') == {"a-b", "c-d"}


def test_every_check_has_its_rule() -> None:
    assert CHECKS.keys() < RULES.keys()


def test_a_line_on_a_rule_is_one_sentence() -> None:
    for rule in RULES.values():
        assert re.fullmatch(r"[A-Z].*\.", rule.holds), rule.name
        assert len(rule.holds) <= 100, rule.name


def test_every_rule_has_its_page_and_no_page_is_of_a_rule_that_is_not_there() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == {*RULES, "index"}


@pytest.mark.parametrize("name", RULES)
def test_a_page_is_called_and_described_as_its_rule(name: str) -> None:
    page = rule_page(name)
    assert page.matter["title"] == name
    assert page.matter["description"] == RULES[name].holds
    assert page.body.startswith(f"\n# {name}\n\n{RULES[name].holds}\n\n")
    assert page.body.endswith("\n\n[All rules](index.md)\n")


def test_the_overview_lists_every_rule_in_its_group_with_its_line_and_link() -> None:
    groups = dict.fromkeys(rule.group for rule in RULES.values())
    lists = "\n".join(
        "\n".join(
            [
                f"## {group}\n",
                *(f"- [{name}]({name}.md): {rule.holds}" for name, rule in RULES.items() if rule.group == group),
                "",
            ]
        )
        for group in groups
    )
    assert (PAGES / "index.md").read_text(encoding="utf-8").endswith(f"\n\n{lists}")


@pytest.mark.parametrize("name", [*RULES, "index"])
def test_whoever_searches_finds_the_subject_before_the_rules(name: str) -> None:
    assert 0 < float(rule_page(name).matter["search"]["boost"]) < 1


@pytest.mark.parametrize("name", WITH_EXAMPLE)
def test_the_failing_example_gives_just_the_problems_that_are_printed(tmp_path: Path, name: str) -> None:
    root, page = make_project(tmp_path), rule_page(name)
    page.write(root, passing=False)
    problems = check(root).problems
    assert as_told(problems) == page.told
    assert name in {problem.rule for problem in problems}


@pytest.mark.parametrize("name", WITH_EXAMPLE)
def test_the_passing_example_gives_no_problem(tmp_path: Path, name: str) -> None:
    root = make_project(tmp_path)
    rule_page(name).write(root, passing=True)
    assert check(root).problems == ()


@pytest.mark.parametrize("name", RULES)
def test_a_message_says_how_to_mend_what_it_tells(name: str) -> None:
    assert f"[{name}] hint: " in rule_page(name).told


def test_an_example_that_does_not_stand_in_the_project_is_not_taken(tmp_path: Path) -> None:
    page = read_rule_page(
        "---\nexample:\n  old: |\n    nothing: of this\n---\n\n## Fails { #fails }\n\n"
        '```yaml title="facts/units.yml"\nx: y\n```\n\n## Passes { #passes }\n'
    )
    with pytest.raises(AssertionError, match="'nothing: of this' stands 0 times in the file"):
        page.write(make_project(tmp_path), passing=False)


def with_bytes(folder: Path, path: str, content: bytes) -> list[Problem]:
    return list(check(make_project(folder, {path: content})).problems)


def long_text(folder: Path) -> list[Problem]:
    replaced(make_project(folder) / "facts" / "sources.yml", "Patents in 2025", "Patents " * 250 + "!")
    return problems_of(folder)


def doctored(folder: Path) -> list[Problem]:
    facts = facts_of(make_project(folder))
    fact = replace(facts.facts["patents_per_company.cn.2025"], figure=read("7.3"))
    changed = replace(facts, facts={**facts.facts, fact.address: fact})
    return [problem for problem in CHECKS["derived-recomputes"](Sheet(changed, ())) if problem]


def empty(folder: Path) -> list[Problem]:
    facts = dict.fromkeys(("ip_protection", "research", "milestones", "charts", "checks"))
    report = check(make_project(folder, {"docs/en/index.md": "# Nothing\n"}, **facts))
    return [problem for problem in report.problems if problem.rule == "nothing-checked"][:1]


def site(folder: Path, body: str) -> Path:
    page = f"<!doctype html>\n<title>Site</title>{POLICY}\n{body}\n"
    (folder / "index.html").write_text(page, encoding="utf-8")
    return folder


def not_finished(folder: Path) -> list[Problem]:
    (folder / "site").mkdir()
    (folder / "site" / "old.html").write_bytes(b'<meta charset="latin-1"><title>Caf\xe9</title>')
    with pytest.raises(InvalidFacts) as failed:
        finish(folder / "site", sheet_of(make_project(folder)))
    return failed.value.problems


def not_printed(_: Path) -> list[Problem]:
    built = BuiltPage("", html.fragment_fromstring("<article><h1>Title</h1><button>Show more</button></article>"))
    written = Page("index.md", "docs/en/index.md", "", "Title", "# Title\n\n<button>Show more</button>\n", ())
    context = Context(Path(), {"": built}, {}, {}, written={"": written})
    with pytest.raises(InvalidFacts) as failed:
        Converter(built, context).blocks(built.article)
    return failed.value.problems


def lagging(folder: Path) -> list[Problem]:
    root = make_project(folder)
    write_schemas(root, facts_of(root))
    replaced(root / "facts/places.yml", "en: Germany", "en: The Germans")
    return list(check(root).problems)


def not_laid_out(folder: Path, path: str, text: str) -> list[Problem]:
    problems: list[Problem] = []
    assert not list(layouts(make_project(folder, {path: text}), (), problems)) or problems
    return problems


def too_many(folder: Path) -> list[Problem]:
    slips = "".join(f"Unit {number}: x\n" for number in range(210))
    problems = check(make_project(folder, units=UNITS + slips)).problems
    return [problem for problem in problems if problem.rule == "further-problems"]


def without_room(folder: Path) -> list[Problem]:
    names = [fact.address for fact in facts_of(make_project(folder / "facts")) if fact.derivation is None][:6]
    matter = f"title: Patents and research\ndescription: Patents.\nsheet:\n  figures: [{', '.join(names)}]\n"
    head = f"---\n{matter}  charts: [patents_compared]\n---\n\n"
    root = make_project(folder / "project", {"docs/en/index.md": head + "# Patents and research\n"})
    article = f'<article class="md-content__inner"><h1>{"Patents" * 20}</h1></article>'
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text(f"<!doctype html>{article}", encoding="utf-8")
    with pytest.raises(InvalidFacts) as failed:
        write_sheets(root / "site", sheet_of(root), root / "out")
    return failed.value.problems


# How the problems come about that no example can show.
MAKERS: Final[dict[str, Callable[[Path], Iterable[Problem]]]] = {
    "file-too-large": lambda folder: with_bytes(folder, "facts/charts.yml", b"#" * (LARGEST + 1)),
    "bad-encoding": lambda folder: with_bytes(folder, "facts/charts.yml", CHARTS.encode() + b"# caf\xe9\n"),
    "too-long": long_text,
    "derived-recomputes": doctored,
    "page-none": lambda folder: check(make_project(folder, {"docs/en/index.md": None}, checks=None)).problems,
    "page-encoding": lambda folder: with_bytes(folder, "docs/en/cafe.md", b"# Caf\xe9\n"),
    "nothing-checked": empty,
    "site-empty": lambda folder: look_over(site(folder, "<p>Patents</p>")),
    "site-encoding": not_finished,
    "site-unrendered": lambda folder: look_over(site(folder, FIGURE + '<p>There are {{ fact("patents") }}.</p>')),
    "site-link": lambda folder: look_over(site(folder, FIGURE + '<p><a href="patents/">Patents</a></p>')),
    "site-foreign": lambda folder: look_over(site(folder, FIGURE + '<img src="https://host.example/map.png" alt="">')),
    "site-policy": lambda folder: look_over(site(folder, FIGURE + '<p style="color: red">Patents</p>')),
    "book-element": not_printed,
    "sheet-fits": without_room,
    "schema-fresh": lagging,
    "further-problems": too_many,
    "invisible-character": lambda folder: (
        check(make_project(folder, places=PLACES.replace("Germany", "Ger\u00admany"))).problems
    ),
    "no-layout": lambda folder: not_laid_out(folder, "facts/units.yml", "patent:\n  label:\n    zh: |\n      件"),
}


def test_few_rules_are_without_an_example_and_each_has_another_test() -> None:
    assert MAKERS.keys() == WITHOUT_EXAMPLE
    assert len(WITHOUT_EXAMPLE) <= len(RULES) / 4


@pytest.mark.parametrize("name", sorted(WITHOUT_EXAMPLE))
def test_a_page_without_an_example_prints_what_is_told(tmp_path: Path, name: str) -> None:
    problems = list(MAKERS[name](tmp_path))
    assert as_told(problems) == rule_page(name).told
    assert {problem.rule for problem in problems} == {name}

from pathlib import Path

import pytest

from tests.checks.reports import at, change, found, looked_at, only, place
from tests.project import INDEX, make_project

RULE = "words-known"
PAGE = "docs/en/index.md"
CALL = '{{ source("office_2026") }}'


def test_every_call_of_every_page_is_looked_at(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == INDEX.count("{{")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ('source("ofice_2026")', "there is no source “ofice_2026”; did you mean “office_2026”"),
        ('fact("companys")', "there is no indicator “companys”; did you mean “companies”"),
        ('fact("companies.cn.2024")', "there is no fact “companies.cn.2024”; did you mean “companies.cn.2025”"),
        ('fact("companies", place="de")', "no observation companies.de.…; there are companies.cn.2025"),
        ('fact("companies", form="wrods")', "there is no form “wrods”; did you mean “words”"),
        ('fact("companies", digits=0)', "digits=0: a whole number of at least one is needed"),
        ("fact()", "fact(): missing a required argument: 'name'"),
        ('former("companies")', "companies.cn.2025 has no revision"),
        ('says("companies", "blog_2026")', "no line of companies.cn.2025 is from blog_2026"),
        ('milestone("patent_lav")', "there is no milestone “patent_lav”; did you mean “patent_law”?"),
        ('register("ip")', "there is no topic “ip”"),
        ('data("fact.json")', "there is no data file “fact.json”"),
    ],
)  # fmt: skip
def test_a_call_that_names_nothing_is_named_with_its_place(tmp_path: Path, call: str, message: str) -> None:
    root = make_project(tmp_path)
    change(root, PAGE, f"See {CALL}.", f"See {{{{ {call} }}}}.")
    problem = only(root, RULE)
    file, line, column, rule = place(root, PAGE, f"See {{{{ {call}", RULE)
    assert (problem.file, problem.line, problem.rule) == (file, line, rule)
    assert column < problem.column <= column + len("See {{ ")
    assert problem.message.startswith(message)
    word = call.partition("(")[0]
    assert problem.hint == f"mend the call; what {word}(…) takes stands in docs/en/editing/words.md"


@pytest.mark.parametrize("call", ['fact("firms.cn.2025")', 'fact("valid_patents", place="de")', 'former("spending")'])
def test_former_names_and_other_arguments_pass(tmp_path: Path, call: str) -> None:
    root = make_project(tmp_path)
    change(root, PAGE, f"See {CALL}.", f"See {{{{ {call} }}}}.")
    assert [at(problem) for problem in found(root, RULE)] == []

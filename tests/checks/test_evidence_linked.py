from pathlib import Path

from tests.checks.reports import IP, at, change, found, looked_at, only, place
from tests.project import make_project

RULE = "evidence-linked"


def test_every_value_is_looked_at_and_one_source_that_is_linked_is_enough(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 10


def test_a_value_that_rests_only_on_sources_that_are_never_linked_is_named(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    change(root, IP, "{source: office_2026, says: 71.7 percent}", "{source: blog_2026, says: 71.7 percent}")
    problem = only(root, RULE)
    assert at(problem) == place(root, IP, "- {source: blog_2026, says: 71.7 percent}", RULE)
    assert problem.message == (
        "no source of companies_share.cn.2025 can be opened by readers; `link: false` stands at blog_2026"
    )
    assert problem.hint == "add evidence of a source that is linked"


def test_each_source_that_is_never_linked_is_named_once(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    line = "        - {source: office_2026, says: 71.7 percent}\n"
    blogs = ("blog_2026", "agency_2026", "blog_2026")
    change(root, IP, line, "".join(line.replace("office_2026", blog) for blog in blogs))
    assert found(root, RULE) == []
    change(root, "facts/sources.yml", "  kind: newsroom\n", "  kind: newsroom\n  link: false\n")
    messages = {
        problem.message.partition("; ")[2] for problem in found(root, RULE) if "companies_share" in problem.message
    }
    assert messages == {"`link: false` stands at blog_2026, agency_2026"}

from pathlib import Path

from factsheet.checks import check
from factsheet.schema import FOLDER, schema_files, write_schemas
from factsheet.schema.shapes import KEYS
from factsheet.sheet import facts_of
from tests.checks.reports import at, change, found, looked_at, only
from tests.project import make_project

RULE = "schema-fresh"


def with_schemas(root: Path) -> Path:
    write_schemas(root, facts_of(root))
    return root


def test_each_schema_is_looked_at(tmp_path: Path) -> None:
    root = with_schemas(make_project(tmp_path))
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == len(schema_files(facts_of(root)))


def test_a_project_may_do_without_schemas(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert found(root, RULE) == []
    assert looked_at(root, RULE) == 0


def test_a_schema_that_lags_behind_the_facts_is_a_warning(tmp_path: Path) -> None:
    root = with_schemas(make_project(tmp_path))
    change(root, "facts/places.yml", "en: Germany", "en: The Germans")
    problem = only(root, RULE)
    assert at(problem) == (f"{FOLDER}/{KEYS}", 1, 1, RULE)
    assert (problem.severity, problem.hint) == ("warning", "run `factsheet schema`")
    assert problem.message == "editors' completion lags behind the facts"
    report = check(root)
    assert not report.fails
    assert report.summary.endswith("1 page: no problems, 1 warning")
    assert check(with_schemas(root)).problems == ()


def test_a_schema_that_was_changed_by_hand_or_is_missing_is_a_warning(tmp_path: Path) -> None:
    root = with_schemas(make_project(tmp_path))
    (root / FOLDER / "units.json").write_text("{}", encoding="utf-8")
    (root / FOLDER / "sheet.json").unlink()
    assert [(problem.file, problem.message) for problem in found(root, RULE)] == [
        (f"{FOLDER}/sheet.json", "this schema is missing"),
        (f"{FOLDER}/units.json", "this schema is not the one that the models make"),
    ]


def test_while_facts_cannot_be_read_no_schema_is_blamed(tmp_path: Path) -> None:
    root = with_schemas(make_project(tmp_path))
    change(root, "facts/places.yml", "kind: world", "kind: planet")
    report = check(root)
    assert report.fails
    assert RULE in report.left_out
    assert found(root, RULE) == []

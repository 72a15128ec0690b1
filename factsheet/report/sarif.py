"""Problems for code scanning: they go in, a log of SARIF 2.1.0 comes out.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from importlib.metadata import version
from typing import Final, TypeAlias
from urllib.parse import quote

from factsheet.problems import Problem
from factsheet.report.pages import RulePages

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT: Final = "%SRCROOT%"  # the name that code scanning has for the folder of the repository

Object: TypeAlias = "dict[str, str | int | Object | list[Object]]"


def write(problems: Sequence[Problem], pages: RulePages) -> str:
    """Return a log of one run, with the rules that were broken and one result for each problem, in their order.

    Columns count Unicode characters from 1; the addresses of files are relative to the project's folder.
    """
    rules = sorted({problem.rule for problem in problems})
    driver: Object = {
        "name": "factsheet",
        "version": version("factsheet"),
        "rules": [_rule(rule, pages) for rule in rules],
    }
    if pages.base:
        driver["informationUri"] = pages.base
    run: Object = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder with facts/ and docs/."}}},
        "results": [_result(problem, rules.index(problem.rule)) for problem in problems],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(rule: str, pages: RulePages) -> Object:
    """Return what is known of a rule; `helpUri` must be absolute, so it needs the address of the site."""
    text = pages.description(rule) or f"What the rule {rule} holds is told by each problem."
    more = pages.address(rule) or pages.file(rule)
    told: Object = {
        "id": rule,
        "shortDescription": {"text": text},
        "fullDescription": {"text": text},
        "help": {"text": f"{text}\nMore: {more}" if more else text},
    }
    if address := pages.address(rule):
        told["helpUri"] = address
    return told


def _result(problem: Problem, rule: int) -> Object:
    region: Object = {"startLine": problem.line, "startColumn": problem.column}
    if problem.length:
        region["endColumn"] = problem.column + problem.length
    artifact: Object = {"uri": quote(os.fsencode(problem.file)), "uriBaseId": _ROOT}
    return {
        "ruleId": problem.rule,
        "ruleIndex": rule,
        "level": problem.severity,
        "message": {"text": f"{problem.message}\nhint: {problem.hint}" if problem.hint else problem.message},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }

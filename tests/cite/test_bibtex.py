"""BibTeX: the entry is one, its braces close, and its text says what it should."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factsheet.cite import full, work_of
from factsheet.cite.bibtex import bibtex, key
from factsheet.sheet import Sheet, sheet_of
from factsheet.text import one_line
from tests.hostile.texts import TEXTS, make_hostile

NAMES = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^",
    "textless": "<", "textgreater": ">", "textbar": "|",
}  # fmt: skip


def fields(entry: str) -> dict[str, str]:
    """Return the fields of an entry as BibTeX reads them: by braces alone, whatever stands before them."""
    match = re.fullmatch(r"@misc\{([^,\s{}\"#%~\\]+),\n(.*)\}\n", entry, re.DOTALL)
    assert match, entry
    found, rest = {"key": match[1]}, match[2]
    while rest:
        head = re.match(r"  ([a-z]+) = ", rest)
        assert head, rest
        rest = rest[head.end() :]
        value, rest = braced(rest) if rest.startswith("{") else rest.split(",\n", 1)
        found[head[1]] = value
        rest = rest.removeprefix(",\n")
    return found


def braced(text: str) -> tuple[str, str]:
    depth = 0
    for place, mark in enumerate(text):
        depth += (mark == "{") - (mark == "}")
        if depth == 0:
            return text[1:place], text[place + 1 :]
    raise AssertionError(f"a brace is open at the end: {text}")


def as_text(value: str) -> str:
    """Return what a field prints; fail on a command that is none of ours."""
    value = re.sub(r"\\(text\w+)\{\}", lambda match: f"\x01{NAMES[match[1]]}\x02", value)
    assert not re.search(r"\\(?![#$%&_])", value.replace("\x01\\\x02", "")), value
    value = re.sub(r"(?<!\x01)[{}]", "", value)
    return re.sub(r"\\([#$%&_])", r"\1", value).replace("\x01", "").replace("\x02", "")


def test_an_entry_has_who_what_when_and_where(sheet: Sheet) -> None:
    work = work_of(sheet, sheet.facts.get("companies.cn.2025"), "https://facts.example/")
    assert bibtex(work) == (
        "@misc{patents-in-figures-2026.02:companies.cn.2025,\n"
        "  author = {{The makers of Patents in Figures}},\n"
        "  title = {{Companies with patents, China, 2025: about 524,000 companies}},\n"
        "  howpublished = {Patents in Figures, version 2026.02, 3 February 2026, companies.cn.2025},\n"
        "  year = {2026},\n"
        "  month = feb,\n"
        "  version = {2026.02},\n"
        "  note = {Source: Patent Office, “Patents in 2025”, 20 January 2026. CC BY 4.0 "
        "(https://licence.example/by/4.0/)},\n"
        "  url = {https://facts.example/register/companies/#companies.cn.2025},\n"
        "}\n"
    )


def test_without_an_address_of_the_site_there_is_no_link(sheet: Sheet) -> None:
    assert "url" not in fields(bibtex(work_of(sheet, None)))


@pytest.mark.parametrize("name", TEXTS)
def test_text_of_the_facts_stays_text(tmp_path: Path, name: str) -> None:
    hostile = sheet_of(make_hostile(tmp_path, TEXTS[name]))
    for thing in (*hostile.facts, *hostile.facts.indicators.values(), None):
        work = work_of(hostile, thing)
        found = fields(bibtex(work))
        assert found.keys() == {"key", "author", "title", "howpublished", "year", "month", "version", "note"}
        assert as_text(found["title"]) == work.title
        assert as_text(found["author"]) == one_line(TEXTS[name].strip())
        assert as_text(found["note"]) == work.note
        assert "\n" not in full(work)


def test_a_key_is_made_of_characters_that_a_key_may_have(sheet: Sheet, tmp_path: Path) -> None:
    keys = [key(work_of(sheet, thing)) for thing in (*sheet.facts, *sheet.facts.indicators.values(), None)]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"[a-z0-9._:H-]+", name.replace("Q", "")) for name in keys)
    nameless = sheet_of(make_hostile(tmp_path, "数据"))
    assert key(work_of(nameless, None)) == "fact-sheet-2026.02"

"""A synthetic site as a project of this kind: content goes in, facts, pages and the project's own set-up come out."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final, get_args

from benchmarks.content import AGENCIES, KINDS, OFFICES, PLACES, Content, Figure
from benchmarks.measure import ROOT
from factsheet.model import Topic

TOPICS: Final = get_args(Topic)
_SET_UP: Final = ("theme", "docs/en/assets", "docs/abbreviations.md", "macros.py")
_OWN_NAVIGATION: Final = re.compile(
    r"^(?:#[^\n]*\n)*(?:nav|not_in_nav|watch):[^\n]*\n(?:[ \t]+[^\n]*\n)*", re.MULTILINE
)
_SHEET: Final = """\
title: {en: Invented Figures, zh: 虚构数据}
description:
  en: "Invented figures, by which the cost of a site is measured."
  zh: "用于测量的虚构数据。"
version: 2026.02
date: 2026-02-03
authors: [Nobody]
keywords: [invented]
licence:
  id: CC-BY-4.0
  name: CC BY 4.0
  title: Attribution 4.0
  url: https://licence.example/by/4.0/
"""
# The foot of every page leads to these; all but the sources are left as short as they can be.
REFERENCE: Final = {
    "method.md": "# Method\n\n## Corrections { #corrections }\n\nAll of it is invented.\n",
    "sources.md": "# Sources\n\n{{ sources() }}\n",
    "register/index.md": "# Register\n\nEach indicator has a page.\n",
    "data.md": '# Data\n\n{{ data("facts.json") }}\n',
    "glossary.md": "# Glossary\n\nNo word needs one.\n",
}
_CHINESE: Final = {"patent": "件专利", "application": "件申请", "yuan": "元", "company": "家企业"}
_WORLD: Final = "world:\n  label: {en: World, zh: 全球}\n  kind: world\n"


def call(figure: Figure) -> str:
    """Return the word by which a page shows a figure."""
    return f'{{{{ fact("{figure.address}") }}}}'


def write_project(content: Content, folder: Path) -> None:
    """Write the content as a project into a folder, with the theme, the macros and the settings of this one."""
    write_facts(content, folder)
    pages = {**REFERENCE, **{page.path: page.markdown(call) for page in content.pages}}
    for path, text in pages.items():
        write(folder / "docs/en" / path, text)
    for name in _SET_UP:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    settings = _OWN_NAVIGATION.sub("", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    watched = "watch: [docs/abbreviations.md, facts, macros.py, theme]\n"
    write(folder / "mkdocs.yml", f"{settings}\n{''.join(_navigation(content))}\n{watched}")


def write_listings(content: Content, folder: Path) -> None:
    """Write the facts alone into a folder, and a page with each indicator as a table: the least for a check."""
    write_facts(content, folder)
    tables = "\n\n".join(f'{{{{ observations("{series}") }}}}' for series in content.series)
    write(folder / "docs/en/index.md", f"# Home\n\n{tables}\n")


def write_facts(content: Content, folder: Path) -> None:
    """Write the files below `facts/`: the registries, and the indicators in turn in the files of the topics."""
    facts = folder / "facts"
    write(facts / "sheet.yml", _SHEET)
    write(facts / "sources.yml", "".join(_sources(content)))
    write(facts / "units.yml", "".join(_units(content)))
    write(facts / "places.yml", _WORLD + "".join(_places()))
    series = list(content.series.items())
    for number, topic in enumerate(TOPICS):
        if own := series[number :: len(TOPICS)]:
            write(facts / f"{topic}.yml", "".join(_indicator(key, figures) for key, figures in own))


def write(path: Path, text: str) -> None:
    """Write a file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _navigation(content: Content) -> Iterator[str]:
    yield "nav:\n  - Home: index.md\n"
    for section, pages in content.sections.items():
        yield f"  - {section.replace('-', ' ').capitalize()}:\n"
        yield from (f"      - {page.path}\n" for page in pages)
    yield "  - Reference:\n"
    yield from (f"      - {path}\n" for path in REFERENCE)


def _sources(content: Content) -> Iterator[str]:
    used = {source for figure in content.figures for source, _ in figure.evidence}
    for names, language, kind in ((AGENCIES, "zh", "newsroom"), (OFFICES, "en", "official")):
        for name in sorted(used.intersection(names)):
            title = name.replace("_", " ").capitalize()
            yield (
                f"{name}:\n  title: Report of {title}\n  publisher: {title}\n"
                f"  url: https://{name.replace('_', '-')}.example/report\n  published: 2026-01-20\n"
                f"  accessed: 2026-02-01\n  language: {language}\n  kind: {kind}\n"
            )


def _units(content: Content) -> Iterator[str]:
    used = {figure.kind.unit for figure in content.figures}
    for kind in KINDS:
        if kind.unit in used:
            what = "kind: money\n  currency: CNY" if kind.unit == "yuan" else "kind: count\n  counted: true"
            label = f"{{en: {{one: {kind.unit}, other: {kind.noun}}}, zh: {_CHINESE[kind.unit]}}}"
            yield f"{kind.unit}:\n  label: {label}\n  {what}\n"


def _places() -> Iterator[str]:
    for name in PLACES:
        yield f"{name.lower()}:\n  label: {{en: {name}, zh: {name}}}\n  kind: economy\n  in: [world]\n"


def _indicator(key: str, figures: tuple[Figure, ...]) -> str:
    kind, number = figures[0].kind, key.rpartition("_")[2]
    title = f"{kind.noun.capitalize()} of series {number}"
    observations = "".join(map(_observation, figures))
    return (
        f"{key}:\n  label: {{en: {title}, zh: 数据{number}}}\n"
        f'  definition:\n    en: "Invented {kind.noun}."\n    zh: "虚构数据。"\n'
        f"  unit: {kind.unit}\n  place: {figures[0].place}\n  observations:\n{observations}"
    )


def _observation(figure: Figure) -> str:
    lines = "".join(
        f"        - {{source: {source}, says: {json.dumps(says, ensure_ascii=False) if ',' in says else says}}}\n"
        for source, says in figure.evidence
    )
    return (
        f"    - period: {figure.year}\n      place: {figure.place}\n      value: {figure.value}\n"
        f"      status: final\n      evidence:\n{lines}"
    )

"""The pages for developers are true of the code: its layers, its circles, and the files that they name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Final

import pytest

from tests.documentation.guide import blocks, page_text, rows, under
from tests.site.small import REPOSITORY

PACKAGE: Final = REPOSITORY / "factsheet"
LAYERS: Final = [re.findall(r"\w+", row[2]) for row in rows(under(page_text("architecture"), "layers"))]


def units() -> set[str]:
    """Return the names of all modules and packages that lie in the package itself."""
    modules = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    return modules | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}


def imported(source: str) -> Iterator[str]:
    """Yield the modules and packages of ours that the text of a module imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "factsheet":
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("factsheet."):
            yield str(node.module).split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (name.name.split(".")[1] for name in node.names if name.name.startswith("factsheet."))


def imports() -> Mapping[str, set[str]]:
    """Return for each module and package what it imports from outside itself."""
    found: dict[str, set[str]] = {name: set() for name in units()}
    for path in PACKAGE.rglob("*.py"):
        name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if name != "__init__":
            found[name] |= set(imported(path.read_text(encoding="utf-8"))) - {name}
    return found


def upward(layers: list[list[str]], graph: Mapping[str, set[str]]) -> list[str]:
    """Return each import that leads to a layer behind that of the module itself."""
    place = {name: number for number, layer in enumerate(layers) for name in layer}
    pairs = ((name, other) for name, others in graph.items() for other in others)
    return sorted(f"{name} imports {other}" for name, other in pairs if place[other] > place[name])


def test_each_module_and_package_has_its_layer_and_one_alone() -> None:
    assert sorted(name for layer in LAYERS for name in layer) == sorted(units())


def test_no_layer_imports_one_below_it_in_the_table() -> None:
    graph = imports()
    assert sum(map(len, graph.values())) > 200
    assert upward(LAYERS, graph) == []


def test_an_import_that_leads_upward_is_found() -> None:
    layers = [["load"], ["link"]]
    assert upward(layers, {"link": {"load"}, "load": set()}) == []
    assert upward(layers, {"load": {"link"}, "link": set()}) == ["load imports link"]
    source = "import factsheet.a\nfrom factsheet import b\ndef f():\n    from factsheet.c.d import e\n"
    assert set(imported(source)) == {"a", "b", "c"}


def test_there_is_no_circle_of_imports() -> None:
    assert list(TopologicalSorter(imports()).static_order())
    with pytest.raises(CycleError):
        list(TopologicalSorter({"a": {"b"}, "b": {"a"}}).static_order())


@pytest.mark.parametrize("name", ["architecture", "extending"])
def test_each_file_that_is_named_is_there(name: str) -> None:
    named = set(re.findall(r"`((?:factsheet|tests|docs|facts)/[\w./-]*|[\w]+\.(?:py|md|yml))`", page_text(name)))
    assert named
    assert [path for path in named if not (REPOSITORY / path).exists()] == []


def test_each_name_of_code_stands_in_the_package() -> None:
    package = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    names = set(re.findall(r"`([A-Z][A-Za-z_]+)`", page_text("extending")))
    assert {"SELECTORS", "ChartForm", "NEED_ALL"} <= names
    assert [name for name in names if not re.search(rf"\b{name}\b", package)] == []


def test_the_check_that_is_shown_is_the_check_itself() -> None:
    (block,) = (block for block in blocks(page_text("extending")) if block.kind == "python")
    assert block.text == (REPOSITORY / block.place[0]).read_text(encoding="utf-8")


def test_the_picture_says_in_words_what_it_shows() -> None:
    (picture,) = re.findall(r"<svg .*?</svg>", page_text("architecture"), re.DOTALL)
    (alt,) = re.findall(r'role="img" aria-label="([^"]+)"', picture)
    assert len(alt) > 200
    steps = re.findall(r'font-weight="700"[^>]*>([^<]+)<', picture)
    named = {name for step in steps for name in re.findall(r"[a-z]+", step)} & units()
    assert named > {"load", "link", "derive", "sheet", "checks", "words", "render", "export", "changes", "pdf"}
    explained = set(re.findall(r"\*\*(\w+)\*\*", page_text("architecture")))
    assert named - explained == {"facts"}  # in the picture it is the folder


def test_the_colours_of_the_picture_are_those_of_the_site_with_their_value_in_print() -> None:
    style = (REPOSITORY / "docs" / "en" / "assets" / "factsheet.css").read_text(encoding="utf-8")
    light = style.partition('[data-md-color-scheme="default"] {')[2].partition("}")[0]
    (picture,) = re.findall(r"<svg .*?</svg>", page_text("architecture"), re.DOTALL)
    used = set(re.findall(r"var\((--[\w-]+), (#\w+)\)", picture))
    assert len(used) > 3
    for name, value in used:
        assert f"{name}: {value};" in light
    assert set(re.findall(r'(?:fill|stroke)="([^v"][^"]*)"', picture)) == {"none"}

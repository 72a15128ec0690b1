"""The file `serving/nginx.conf`, read as nginx reads it, says what the package says of each kind of file.

nginx itself has no wheel with the modules that send what is compressed at rest. `python -m benchmarks.serving` asks
the nginx of the machine for each kind of file before it measures it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TypeAlias

import crossplane
import pytest

from factsheet.headers import ASKED, KEPT, TYPES, content_type, headers
from tests.serving.sample import NAMES
from tests.serving.servers import FOLDER, written

MODULE: Final = "brotli_static"  # of a module that the parser does not know
Directive: TypeAlias = tuple[str, str, list[str]]


def directives(path: Path = FOLDER / "nginx.conf") -> list[Directive]:
    """Return each directive of a configuration: the blocks that it stands in, its name, its arguments.

    Fails if one is unknown, stands where it may not, or has too few arguments or too many.
    """
    parsed = crossplane.parse(str(path), single=True)
    found = list(_flat(parsed["config"][0]["parsed"], ""))
    entries = {name for within, name, _ in found if re.search(r"/(?:types|map [^/]*)$", within)}
    known = crossplane.parse(str(path), single=True, strict=True, ignore=[MODULE, *entries])
    assert [error["error"] for error in (*parsed["errors"], *known["errors"])] == []
    return found


def _flat(block: list[dict[str, Any]], within: str) -> Iterator[Directive]:
    for found in block:
        yield within, found["directive"], found["args"]
        yield from _flat(found.get("block", []), f"{within}/{' '.join([found['directive'], *found['args']])}")


def said(path: str, found: list[Directive]) -> dict[str, str]:
    """Return the headers that a configuration sets for a file by its path from the site's root."""
    variables = {
        within.rpartition(" $")[2]: _mapped(f"/{path}", found, within)
        for within, _, _ in found
        if within.startswith("/http/map $uri ")
    }
    added = [arguments for within, name, arguments in found if name == "add_header" and within == "/http/server"]
    assert {tuple(arguments[2:]) for arguments in added} == {("always",)}
    values = {name: variables[value[1:]] if value.startswith("$") else value for name, value, _ in added}
    return {name: value for name, value in values.items() if value}


def _mapped(uri: str, found: list[Directive], block: str) -> str:
    """Return what a map gives for a path: the first pattern that matches, else the default."""
    rules = {key: arguments[0] for within, key, arguments in found if within == block}
    matching = [value for key, value in rules.items() if key.startswith("~") and re.search(key[1:], uri)]
    return matching[0] if matching else rules["default"]


def types(found: list[Directive], block: str = "/http/types") -> dict[str, str]:
    """Return the types of a configuration by the endings of names."""
    return {f".{ending}": kind for within, kind, endings in found if within == block for ending in endings}


@pytest.mark.parametrize("name", NAMES)
def test_each_kind_of_file_has_its_headers(name: str) -> None:
    assert said(name, directives()) == headers(name)


def test_each_ending_has_its_type() -> None:
    assert types(directives()) == TYPES
    assert ("/http", "default_type", [content_type("a/unknown.ending")]) in directives()


def test_the_feed_has_a_type_of_its_own_and_the_file_for_hosts_is_not_sent() -> None:
    places = {within: (name, arguments) for within, name, arguments in directives() if "/location" in within}
    assert places == {
        "/http/server/location = /_headers": ("return", ["404"]),
        "/http/server/location = /data/feed.xml": ("default_type", [content_type("data/feed.xml")]),
    }
    assert ("/http/server/location = /data/feed.xml", "types", []) in directives()


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("gzip_static", ["on"]), ("brotli_static", ["on"]), ("gzip_vary", ["on"]), ("error_page", ["404", "/404.html"]),
        ("absolute_redirect", ["off"]),  # behind what speaks TLS, nginx does not know the address of the site
    ],
)  # fmt: skip
def test_what_is_compressed_is_sent_and_what_is_not_there_has_its_page(name: str, arguments: list[str]) -> None:
    assert [(within, given) for within, found, given in directives() if found == name] == [("/http/server", arguments)]


def test_no_location_adds_a_header_for_it_would_lose_all_others() -> None:
    assert {within for within, name, _ in directives() if name == "add_header"} == {"/http/server"}


@pytest.mark.parametrize(
    ("old", "new"), [("gzip_static on", "gzip_sttic on"), ("listen 8080", "listen"), ("    server {", "    {")]
)
def test_a_file_that_nginx_would_refuse_is_found(tmp_path: Path, old: str, new: str) -> None:
    assert len(directives(written("nginx.conf", tmp_path, {"tcp_nopush on;": ""}))) == len(directives()) - 1
    with pytest.raises(AssertionError):
        directives(written("nginx.conf", tmp_path, {old: new}))


def test_a_rule_that_has_drifted_is_found(tmp_path: Path) -> None:
    drifted = {"max-age=31536000": "max-age=60", '"~^/data/"': '"~^/dta/"', "image/png png": "image/gif png"}
    changed = directives(written("nginx.conf", tmp_path, drifted))
    (own, data) = ("assets/own.0123abcd.css", "data/facts.json")
    assert said(own, changed)["Cache-Control"] != KEPT == said(own, directives())["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in said(data, changed)
    assert said(data, changed)["Cache-Control"] == ASKED
    assert types(changed) == {**TYPES, ".png": "image/gif"}

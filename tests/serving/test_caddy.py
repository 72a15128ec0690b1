"""Caddy, by the file `serving/Caddyfile`, answers what the package says of each kind of file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from factsheet.headers import ALWAYS, ASKED
from tests.serving.sample import NAMES, make_sample
from tests.serving.servers import BROWSER, caddy, differences, get


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("served") / "site"
    make_sample(site)
    return site


@pytest.fixture(scope="module")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with caddy(site, tmp_path_factory.mktemp("caddy")) as address:
        yield address


@pytest.mark.parametrize("name", NAMES)
def test_each_kind_of_file_has_its_type_its_headers_and_its_compression(address: str, site: Path, name: str) -> None:
    assert differences(address, site, [name]) == []


def test_a_file_is_not_sent_again_to_who_has_it(address: str) -> None:
    for accepted in ("", BROWSER):
        first = get(address, "index.html", accepted)
        again = get(address, "index.html", accepted, If_None_Match=first.headers["etag"])
        assert (first.status, again.status, again.body) == (200, 304, b"")
        assert again.headers["cache-control"] == ASKED


@pytest.mark.parametrize("path", ["nowhere/", "nowhere.csv", "assets/none.0123abcd.css", "_headers", "_headers.br"])
def test_what_is_not_there_has_the_page_for_it_and_is_not_kept(address: str, site: Path, path: str) -> None:
    answer = get(address, path, BROWSER)
    assert (answer.status, answer.content) == (404, (site / "404.html").read_bytes())
    said = {name: answer.headers.get(name.lower()) for name in (*ALWAYS, "Cache-Control", "Content-Type")}
    assert said == {**ALWAYS, "Cache-Control": ASKED, "Content-Type": "text/html; charset=utf-8"}


def test_a_folder_is_asked_for_with_a_slash(address: str) -> None:
    answer = get(address, "register/patents")
    assert (answer.status, answer.headers["location"]) == (308, "/register/patents/")
    assert get(address, "register/patents/").status == 200


def test_a_rule_that_has_drifted_is_found(site: Path, tmp_path: Path) -> None:
    old = {
        "~\\.bib$ application/x-bibtex": "~\\.bib$ text/plain",
        "X-Content-Type-Options nosniff": "X-Content-Type-Options no",
    }
    with caddy(
        site,
        tmp_path,
        {**old, "max-age=31536000": "max-age=3600", "\t\t\tprecompressed br gzip\n\t\t}\n\t}\n\n": "\t\t}\n\t}\n\n"},
    ) as changed:
        for name, words in {
            "kinds/x.bib": "Content-Type is 'text/plain'", "index.html": "X-Content-Type-Options is 'no'",
            "assets/own.0123abcd.css": "max-age=3600", "data/feed.xml": "Content-Encoding is None",
        }.items():  # fmt: skip
            assert words in " ".join(differences(changed, site, [name]))

"""Compressed files are the same files, the same bytes each time, and nothing else lies beside them."""

from __future__ import annotations

import gzip
import os
import random
from pathlib import Path

import brotli
import pytest

from factsheet.compress import LEAST, Compressed, compress
from factsheet.headers import NAME
from factsheet.problems import FactsheetError
from tests.site.small import digests, factsheet

TEXT = "Every number on the site is a fact. 每个数字都是事实。\n" * 40
TEXTS = ("index.html", "assets/x.0123abcd.css", "data/a/b.json", "data/t.csv", "x.svg", "feed.xml", "a.map", "llms.txt")
OTHERS = ("x.png", "x.pdf", "x.zip", "x.woff2", "x.xlsx", "without-an-ending")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    write(site, NAME, "/*\n")
    for name in (*TEXTS, *OTHERS):
        write(site, name, TEXT)
    return site


def write(site: Path, name: str, content: str | bytes) -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def added(site: Path) -> set[str]:
    """Return which files lie in the site beside those that were written."""
    return set(digests(site)) - {NAME, *TEXTS, *OTHERS}


def test_each_text_has_both_forms_beside_it_and_nothing_else_has(site: Path) -> None:
    compress(site)
    assert added(site) == {f"{name}{ending}" for name in TEXTS for ending in (".br", ".gz")}


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_compressed_is_the_file_itself(site: Path, name: str) -> None:
    before = (site / name).read_bytes()
    compress(site)
    assert (site / name).read_bytes() == before
    assert brotli.decompress((site / f"{name}.br").read_bytes()) == before
    assert gzip.decompress((site / f"{name}.gz").read_bytes()) == before


def test_the_same_site_gives_the_same_bytes_and_no_file_tells_name_or_time(site: Path) -> None:
    compress(site)
    once = digests(site)
    compress(site)
    assert digests(site) == once
    packed = (site / "index.html.gz").read_bytes()
    assert packed[3] == 0  # no name stands in the head (RFC 1952, 2.3.1)
    assert packed[4:8] == b"\0\0\0\0"


def test_both_forms_are_as_old_as_the_file(site: Path) -> None:
    os.utime(site / "index.html", (1_000_000_000, 1_000_000_000))
    compress(site)
    assert {(site / f"index.html{ending}").stat().st_mtime for ending in ("", ".br", ".gz")} == {1_000_000_000}
    assert (site / "x.svg.br").stat().st_mtime > 1_000_000_000


def test_it_is_told_how_much_it_was(site: Path) -> None:
    done = compress(site)
    size = len(TEXT.encode())
    packed = {ending: (site / f"x.svg{ending}").stat().st_size for ending in (".br", ".gz")}
    assert done == Compressed(len(TEXTS), len(TEXTS) * size, len(TEXTS) * packed[".br"], len(TEXTS) * packed[".gz"])
    assert packed[".br"] < packed[".gz"] < size


@pytest.mark.parametrize(("size", "names"), [(LEAST, {"s.txt.br", "s.txt.gz"}), (LEAST - 1, set())])
def test_a_small_file_is_left_as_it_is(site: Path, size: int, names: set[str]) -> None:
    compress(site)
    before = added(site)
    write(site, "s.txt", "x" * size)
    compress(site)
    assert added(site) - before - {"s.txt"} == names


def test_a_file_that_would_become_larger_is_left_as_it_is(site: Path) -> None:
    write(site, "noise.json", random.Random(1).randbytes(5000))  # noqa: S311 -- the same noise each time
    compress(site)
    assert not {name for name in added(site) if name.startswith("noise.json.")}


def test_what_is_left_of_a_file_that_is_gone_or_has_become_small_goes(site: Path) -> None:
    compress(site)
    (site / "x.svg").unlink()
    write(site, "llms.txt", "short")
    write(site, "index.html", TEXT + "more")
    compress(site)
    assert added(site).isdisjoint({"x.svg.br", "x.svg.gz", "llms.txt.br", "llms.txt.gz"})
    assert gzip.decompress((site / "index.html.gz").read_bytes()).endswith(b"more")


def test_a_file_of_gzip_that_it_did_not_write_stays(site: Path) -> None:
    write(site, "data/all.csv.gz", gzip.compress(b"of an editor"))
    write(site, "sitemap.xml", "<urlset/>")
    write(site, "sitemap.xml.gz", gzip.compress(b"<urlset/>"))
    before = digests(site)
    compress(site)
    assert digests(site).items() >= before.items()


def test_what_a_run_that_was_killed_has_left_goes(site: Path) -> None:
    write(site, "index.html.br.unfinished", b"half")
    write(site, "gone.html.gz.unfinished", b"half")
    compress(site)
    assert not [name for name in added(site) if name.endswith(".unfinished")]


def test_a_folder_that_is_no_built_site_is_refused_and_stays_as_it_is(tmp_path: Path, site: Path) -> None:
    write(tmp_path / "home", "letter.txt", TEXT)
    with pytest.raises(FactsheetError, match="home is no built site: it has no file _headers"):
        compress(tmp_path / "home")
    assert set(digests(tmp_path / "home")) == {"letter.txt"}
    assert compress(site).files == len(TEXTS)


def test_a_file_that_cannot_be_written_is_named(site: Path) -> None:
    (site / "x.svg.gz.unfinished").mkdir()
    with pytest.raises(FactsheetError, match=r"x\.svg\.gz\.unfinished cannot be compressed: Is a directory"):
        compress(site)


def test_a_site_without_texts_has_nothing_to_compress(tmp_path: Path) -> None:
    write(tmp_path, NAME, "/*\n")
    write(tmp_path, "x.png", TEXT)
    assert compress(tmp_path) == Compressed()


def test_the_command_tells_what_it_did(site: Path, tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    result = factsheet(tmp_path, "compress")
    assert result.returncode == 0, result.stderr
    assert factsheet(tmp_path, "compress", "site").stdout == result.stdout
    size = len(TEXTS) * len(TEXT.encode())
    assert result.stdout.startswith(f"{len(TEXTS)} files: {size:,} bytes, ")
    assert compress(site).files == len(TEXTS)


@pytest.mark.parametrize(("folder", "status"), [(".", 1), ("nowhere", 2)])
def test_the_command_ends_with_a_clear_error(tmp_path: Path, folder: str, status: int) -> None:
    result = factsheet(tmp_path, "compress", folder)
    assert result.returncode == status
    assert "is no built site" in result.stderr or "does not exist" in result.stderr
    assert "Traceback" not in result.stderr

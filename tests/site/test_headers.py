"""The built site is ready for browsers that keep files for a year, and for hosts that read its headers."""

from __future__ import annotations

import re
import zipfile
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin

from factsheet.fingerprint import is_hashed
from factsheet.headers import NAME
from factsheet.offline.archive import ARCHIVE
from tests.site.small import REPOSITORY, digests

LOADED = re.compile(r'<(?:script [^>]*src|link rel="(?:stylesheet|icon|apple-touch-icon|preload)"[^>]* href)="([^"]+)"')
WORKER = re.compile(r'"search": "([^"?]+)')


def test_all_that_a_page_loads_has_a_name_that_tells_its_content(site: Path) -> None:
    pages = sorted(site.rglob("index.html"))
    loaded = {
        urljoin(f"/{page.relative_to(site).as_posix()}", found).lstrip("/")
        for page in pages
        for kind in (LOADED, WORKER)
        for found in kind.findall(page.read_text(encoding="utf-8"))
    }
    assert len(pages) > 300
    assert {name.rpartition(".")[2] for name in loaded} == {"css", "js", "woff2", "svg", "png"}
    assert [name for name in loaded if not is_hashed(name) or not (site / name).is_file()] == []


def test_a_name_of_ours_tells_the_digest_of_what_is_served(site: Path) -> None:
    ours = REPOSITORY / "docs/en/assets"
    kinds = ("*.css", "*.js", "icon*", "fonts/*.woff2")
    names = {path.relative_to(ours).as_posix() for kind in kinds for path in ours.glob(kind)}
    assert len(names) > 10
    for name in names:
        stem, _, ending = name.rpartition(".")
        (served,) = (site / "assets").glob(f"{stem}.????????.{ending}")
        assert served.name.split(".")[-2] == sha256(served.read_bytes()).hexdigest()[:8]


def test_hosts_are_told_of_each_file_that_can_be_kept_and_read_all_rules(site: Path) -> None:
    rules = [line for line in (site / NAME).read_text(encoding="utf-8").splitlines() if line.startswith("/")]
    kept = {f"/{name}" for name in digests(site) if is_hashed(name)}
    assert set(rules) == {"/*", "/data/*", "/data/feed.xml", *kept}
    assert len(rules) <= 100  # the most that Cloudflare Pages reads


def test_the_copy_without_a_network_has_no_headers_and_its_pages_load_what_it_has(site: Path) -> None:
    with zipfile.ZipFile(site / ARCHIVE) as archive:
        names = set(archive.namelist())
        page = archive.read("index.html").decode()
    loaded = set(LOADED.findall(page))
    assert NAME not in names
    assert len([name for name in loaded if is_hashed(name)]) > 5
    assert loaded <= names

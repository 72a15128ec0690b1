"""Assets are served under names that tell their content, and everything that loads them knows these names."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from factsheet.build import build
from factsheet.fingerprint import fingerprinted, is_hashed
from tests.project import Content
from tests.site.small import REPOSITORY, configuration, digests, make_small_site

STYLE = """@font-face { src: url("fonts/a.woff2") format("woff2"), url(fonts/a.woff2?#old), url('fonts/b.woff2'); }
.x { background: url(data:image/png;base64,AA==) url(picture.png); }
"""
FILES: dict[str, Content] = {
    "docs/en/assets/own.css": STYLE,
    "docs/en/assets/own.js": "1",
    "docs/en/assets/second.js": "2",
    "docs/en/assets/fonts/a.woff2": b"\x00\xff",
    "docs/en/assets/fonts/b.woff2": b"\x01\xff",
    "docs/en/assets/picture.png": (REPOSITORY / "docs/en/assets/icon-32.png").read_bytes(),
    "docs/en/assets/icon.svg": "<svg/>",
}
NAMED = ("assets/own.css", "assets/own.js", "assets/second.js")
MORE = "extra_css: [assets/own.css]\nextra_javascript: [assets/own.js, {path: assets/second.js, defer: true}]\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_small_site(tmp_path, {**FILES, "mkdocs.yml": configuration() + MORE})


def served(root: Path) -> dict[str, str]:
    """Return under which name each asset of a project is served."""
    return {name: asset.served for name, asset in fingerprinted(root / "docs/en", NAMED).items()}


def test_a_name_tells_the_digest_of_the_content(root: Path) -> None:
    assets = fingerprinted(root / "docs/en", NAMED)
    assert set(assets) == {*NAMED, "assets/fonts/a.woff2", "assets/fonts/b.woff2", "assets/icon.svg"}
    for name, asset in assets.items():
        stem, _, ending = name.rpartition(".")
        assert asset.served == f"{stem}.{sha256(asset.content).hexdigest()[:8]}.{ending}"
        assert is_hashed(asset.served)


def test_a_style_sheet_loads_its_fonts_by_their_names_and_its_name_changes_with_theirs(root: Path) -> None:
    before = served(root)
    style = fingerprinted(root / "docs/en", NAMED)["assets/own.css"].content.decode()
    font = before["assets/fonts/a.woff2"].removeprefix("assets/")
    assert f'url("{font}") format("woff2"), url({font}?#old), url(\'' in style
    assert "url(data:image/png;base64,AA==) url(picture.png)" in style
    (root / "docs/en/assets/fonts/a.woff2").write_bytes(b"another")
    after = served(root)
    changed = {name for name, now in after.items() if now != before[name]}
    assert changed == {"assets/fonts/a.woff2", "assets/own.css"}


def test_whatever_bytes_a_style_sheet_has_stay(tmp_path: Path) -> None:
    (tmp_path / "old.css").write_bytes(b"/* \xe9 */")
    assert fingerprinted(tmp_path, ["old.css"])["old.css"].content == b"/* \xe9 */"


def test_what_is_named_and_not_there_and_what_tells_its_content_already_keeps_its_name(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/x.0123abcd.css").touch()
    assert fingerprinted(tmp_path, ["assets/x.0123abcd.css", "assets/none.js", "https://x.example/a.js"]) == {}


@pytest.mark.parametrize(
    "name",
    ["assets/x.0123abcd.css", "assets/a/b/x.0123abcd.min.js", "assets/x.0123abcd.min.css.map",
     "assets/icon-32.0123abcd.png"],
)  # fmt: skip
def test_names_that_tell_their_content(name: str) -> None:
    assert is_hashed(name)


@pytest.mark.parametrize(
    "name",
    ["assets/x.css", "assets/x.0123abc.css", "assets/x.0123abcg.css", "x.0123abcd.css", "assets/map.20250101.png",
     "assets/0123abcd.css", "data/x.0123abcd.js", "assets/x.0123abcd.css/index.html"],
)  # fmt: skip
def test_names_that_do_not(name: str) -> None:
    assert not is_hashed(name)


def test_the_site_has_each_asset_under_its_new_name_alone_and_its_pages_load_it(root: Path) -> None:
    names = served(root)
    build(root)
    files = set(digests(root / "site"))
    assert files >= {*names.values(), "assets/picture.png"}
    assert files.isdisjoint(names)
    page = (root / "site/register/patents/index.html").read_text(encoding="utf-8")
    loaded = re.findall(r'(?:href|src)="\.\./\.\./(assets/[^"/]+)"', page)
    assert {names[name] for name in NAMED} <= set(loaded)
    assert f'<script src="../../{names["assets/second.js"]}" defer>' in page


def test_a_picture_is_called_by_its_own_name(root: Path) -> None:
    page = root / "docs/en/index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n![x](assets/picture.png)\n", encoding="utf-8")
    build(root)
    assert 'src="assets/picture.png"' in (root / "site/index.html").read_text(encoding="utf-8")

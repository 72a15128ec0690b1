"""A site with a file of each kind, to be served."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from factsheet.compress import compress
from factsheet.headers import TYPES, write_headers

TEXT: Final = "Every number on the site is a fact. 每个数字都是事实。\n" * 40
NAMES: Final = (
    "index.html", "404.html", "register/index.html", "register/patents/index.html", "data/index.html",
    "data/feed.xml", "data/facts/patents.cn.2025.json", "data/charts/a.png", "a/unknown.ending",
    "assets/own.0123abcd.css", "assets/own.css", "assets/fonts/a.0123abcd.woff2", "assets/icon-32.0123abcd.png",
    "assets/javascripts/bundle.0123abcd.min.js", "assets/javascripts/bundle.0123abcd.min.js.map",
    "assets/map.20250101.png", ".well-known/security.txt",
    *(f"kinds/x{ending}" for ending in TYPES),
)  # fmt: skip


def make_sample(site: Path) -> None:
    """Write the site, compressed at rest, into a folder."""
    for name in NAMES:
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}\n{TEXT}", encoding="utf-8")
    write_headers(site)
    compress(site)

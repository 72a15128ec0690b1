"""What a built site costs and whom it shuts out: accessibility of every page in every view, and Lighthouse's scores.

``python -m tests.audit`` is what ``make audit`` runs, on the site that stands in ``site/``. It ends with status 1 if a
page breaks a rule of axe-core, or if Lighthouse gives less than `LEAST`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any, Final

from playwright.sync_api import Browser

from factsheet.render import Renderer
from factsheet.sheet import sheet_of
from tests.browser import chromium_path, open_browser
from tests.nodejs import FOLDER, node
from tests.site.axe import violations
from tests.site.browsing import SCHEMES, WIDTHS, context, look
from tests.site.serving import serve

ROOT: Final = Path(__file__).resolve().parent.parent
LEAST: Final = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
RUNS: Final = 5  # a machine has other things to do: the score of one run tells little


def barriers(browser: Browser, address: str, urls: list[str]) -> Iterator[str]:
    """Yield what is against the rules of axe-core, on each page, light and dark, wide and narrow."""
    for number, url in enumerate(urls, start=1):
        if sys.stdout.isatty():
            say(f"\r{number} of {len(urls)} pages", end="")
        with context(browser) as opened:
            page = opened.new_page()
            page.goto(address + url)
            for scheme, width in product(SCHEMES, WIDTHS):
                look(page, scheme, width)
                yield from (f"{url} ({scheme}, {width}): {found}" for found in violations(page))


def scores(address: str, url: str) -> tuple[dict[str, float], list[str]]:
    """Return Lighthouse's scores of a page on a phone, the median of several runs, and what took from the last one."""
    runs = [_lighthouse(address + url) for _ in range(RUNS)]
    lost = [audit for name in LEAST for audit in runs[-1]["lost"][name]]
    return {name: median(run["scores"][name] for run in runs) for name in LEAST}, lost


def _lighthouse(url: str) -> dict[str, Any]:
    result = node(FOLDER / "audit" / "lighthouse.mjs", url, chromium_path())
    if result.returncode:
        raise SystemExit(f"Lighthouse did not end well on {url}:\n{result.stderr}")
    run: dict[str, Any] = json.loads(result.stdout)
    return run


def measured_pages() -> list[str]:
    """Return home, the heaviest topic page and a page of the register with a long series."""
    sheet = sheet_of(ROOT)
    entry = Renderer(sheet, "").entry_link(sheet.facts.get("rd_expenditure.cn.2024"))
    return ["", "clusters/", entry.partition("#")[0]]


def say(line: str = "", *, end: str = "\n") -> None:
    """Print at once."""
    print(line, end=end, flush=True)


def main() -> int:
    """Say what was found; return 1 if it is not good enough."""
    site = ROOT / "site"
    urls = sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*.html"))
    bad = False
    with serve(site) as address:
        for url in measured_pages():
            found, lost = scores(address, url)
            bad |= any(found[name] < least for name, least in LEAST.items())
            say(f"{url or 'home'}: " + ", ".join(f"{name} {score:g}" for name, score in found.items()))
            for audit in lost:
                say(f"  {audit}")
        with open_browser() as browser:
            for barrier in barriers(browser, address, urls):
                bad = True
                say(f"\n{barrier}")
            say(f"\n{len(urls)} pages, each light and dark, wide and narrow")
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())

"""The rules of axe-core on an open page: levels A and AA of WCAG 2.2, and what is good practice beside."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from playwright.sync_api import Page

from tests.nodejs import MODULES

TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_RUN: Final = """
only => axe.run({runOnly: only, resultTypes: ["violations"]}).then(
  found => found.violations.flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\\s+/g, " ")}`)))
"""
_REACHED: Final = """() => [...document.querySelectorAll("pre > code")]
  .every(code => code.scrollWidth <= code.clientWidth || code.tabIndex === 0)"""


def violations(page: Page, *, rules: Sequence[str] = ()) -> list[str]:
    """Return what is against the rules, all or those that are named.

    Code that is too wide gets its place in the order of keys by the theme's script, when that comes round to it.
    """
    page.wait_for_function(_REACHED)
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": list(TAGS)}
    found: list[str] = page.evaluate(_RUN, only)
    return found


@lru_cache(maxsize=1)
def _axe() -> str:
    return (MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

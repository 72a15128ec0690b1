"""The register: facts go in, the pages of their entries come out, as Markdown with one word each.

An indicator has one page, at an address made of its key alone: it stays the same when the indicator moves to another
topic. The pages are written for MkDocs by `factsheet.mkdocs_plugin`; no editor needs to add one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from factsheet.facts import Fact, Facts, Indicator
from factsheet.text import one_line

FOLDER: Final = "register"
_DESCRIPTION: Final = 155  # characters of a description that search engines show


def entry_url(indicator: Indicator) -> str:
    """Return the address of an indicator's page, relative to the site's root."""
    return f"{FOLDER}/{indicator.key}/"


def entry_anchor(fact: Fact) -> str:
    """Return the address of a fact's entry, relative to the site's root."""
    return f"{entry_url(fact.indicator)}#{fact.address}"


def entry_pages(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield the path and the Markdown of each indicator's page."""
    for indicator in facts.indicators.values():
        yield f"{FOLDER}/{indicator.key}.md", _page(indicator)


def _page(indicator: Indicator) -> str:
    title, description = one_line(indicator.entry.label.en), _cut(one_line(indicator.entry.definition.en))
    return (
        f"---\ntitle: {_quoted(title)}\ndescription: {_quoted(description)}\n---\n\n"
        f'{{{{ entry("{indicator.key}") }}}}\n'
    )


def _quoted(text: str) -> str:
    """Return a text for front matter, escaped: the theme prints it as it stands, and titles are read as templates."""
    escaped = str(Markup.escape(text)).replace("{", "&#123;").replace("}", "&#125;")
    return json.dumps(escaped, ensure_ascii=False)


def _cut(text: str) -> str:
    """Return the beginning of a text, whole words only."""
    if len(text) <= _DESCRIPTION:
        return text
    return text[:_DESCRIPTION].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"

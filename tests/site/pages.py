"""The prose pages of the real site that a browser looks at one by one."""

from __future__ import annotations

from typing import Final

from factsheet.rules import RULES
from factsheet.sheet import sheet_of
from tests.site.small import REPOSITORY

# The pages on rules are alike: so many of them are looked at here, and all of them by `make audit`.
ALIKE: Final = 4
_RULES: Final = sorted(f"rules/{name}/" for name in RULES)
PAGES: Final = tuple(
    page.url
    for page in sheet_of(REPOSITORY).pages
    if page.url not in _RULES or page.url in _RULES[:: len(_RULES) // ALIKE]
)

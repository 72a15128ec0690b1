"""The pages about rules: the name of a rule goes in; where its page is found, and what it says in short, come out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from factsheet.pages.front_matter import read_front_matter
from factsheet.problems import FactsheetError
from factsheet.site_address import site_address

FOLDER: Final = "docs/en/rules"


@dataclass
class RulePages:
    """The pages of the project in `root` that each tell of one rule; each is looked for once."""

    root: Path
    _found: dict[str, bool] = field(default_factory=dict, init=False)

    @cached_property
    def base(self) -> str:
        """The address of the site, with a slash at its end; "" if it is not known."""
        try:
            return site_address()
        except FactsheetError:  # a slip in SITE_URL, which a build tells, must not keep the problems from being told
            return ""

    def file(self, rule: str) -> str:
        """Return the page's file, relative to the project; "" if there is no page about the rule."""
        file = f"{FOLDER}/{rule}.md"
        if rule not in self._found:
            self._found[rule] = (self.root / file).is_file()
        return file if self._found[rule] else ""

    def address(self, rule: str) -> str:
        """Return the page's address on the web; "" if there is no page, or the site's address is not known."""
        return f"{self.base}rules/{rule}/" if self.base and self.file(rule) else ""

    def description(self, rule: str) -> str:
        """Return what the page says of itself in its front matter; "" if it says nothing or cannot be read."""
        if not self.file(rule):
            return ""
        page = (self.root / self.file(rule)).read_text(encoding="utf-8-sig", errors="replace")
        values = read_front_matter(page).values
        return next((value.text.strip() for value in values if value.path == ("description",)), "")

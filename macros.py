"""The words that a page may use, as MkDocs' macros plugin wants them. What they do stands in `factsheet.words`."""

from pathlib import Path
from typing import Any

from factsheet.selection import SELECTORS
from factsheet.sheet import sheet_of
from factsheet.site_address import site_address
from factsheet.words import Words


def define_env(env: Any) -> None:  # noqa: ANN401 -- the plugin's class differs between engines
    """Give each word to the pages; raise `InvalidFacts` with every problem if the facts cannot be used."""
    words = Words(sheet_of(Path(env.project_dir)), lambda: env.page.url, base=site_address())
    for name in SELECTORS:
        env.macro(getattr(words, name))

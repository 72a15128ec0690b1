"""The search of a copy on the file system, where a browser neither fetches files nor runs a worker.

The index becomes a script, and so do our worker and Material's: the page runs them itself.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

INDEX: Final = "search/search_index.js"  # the name under which Material's page looks for it on the file system
SEARCH: Final = "assets/offline.js"
# What they are made from, beside Material's worker.
DOCUMENTS: Final = "search/index.json"
WORKER: Final = "assets/search.????????.js"  # a pattern: the name tells the content
_RUNNER: Final = Path(__file__).parent / "runner.js"
_MAPPING: Final = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def index_script(site: Path) -> str:
    """Return the index of a built site as the script that Material's page expects, with links to files."""
    index = json.loads((site / DOCUMENTS).read_text(encoding="utf-8"))
    documents = [{**document, "location": _file(document["location"])} for document in index["docs"]]
    return f"var __index = {json.dumps({**index, 'docs': documents}, ensure_ascii=False, separators=(',', ':'))}\n"


def search_script(site: Path) -> str:
    """Return both workers of a built site as one script, to be run by the page."""
    (material,) = sorted((site / "assets/javascripts/workers").glob("search.*.js"))
    (ours,) = site.glob(WORKER)
    pieces = {
        "MATERIAL": _MAPPING.sub("", material.read_text(encoding="utf-8")),
        "WORKER": ours.read_text(encoding="utf-8"),
    }
    runner = _RUNNER.read_text(encoding="utf-8")
    for name, text in pieces.items():
        runner = runner.replace(f"/* {name} */", text)
    return runner


def _file(location: str) -> str:
    """Return a location with the file of its page."""
    page, mark, part = location.partition("#")
    return f"{page}index.html{mark}{part}" if not page or page.endswith("/") else location

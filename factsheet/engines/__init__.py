"""The engines that can turn the project into a site: a project goes in, the folder of its finished pages comes out.

One of them is installed beside the package. Nothing else in it knows which, and what they make has the same pages with
the same figures; the guide lists what differs.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from factsheet.problems import FactsheetError

ENGINES: Final = ("mkdocs", "properdocs", "zensical")
_MODULES: Final = {"mkdocs": "mkdocs", "properdocs": "mkdocs", "zensical": "zensical"}

__all__ = ["ENGINES", "chosen", "render"]


def chosen(name: str | None = None) -> str:
    """Return the engine of that name, or else the first that is installed; raise `FactsheetError` if it is not here."""
    here = [engine for engine in ENGINES if find_spec(engine)]
    if not here:
        raise FactsheetError(f"none of {', '.join(ENGINES)} is installed here; `make .venv/project` installs mkdocs")
    if name is not None and name not in here:
        hint = "`make ports` installs each engine in a folder of its own, in .venv/ports"
        raise FactsheetError(f"{name} is not installed here, but {' and '.join(here)}; {hint}")
    return name or here[0]


def render(engine: str, root: Path, site: Path) -> None:
    """Make and finish the pages of the project in the empty folder `site`.

    An engine's warnings are errors. Raises `BuildFailed` with what the engine said.
    """
    module = import_module(f"factsheet.engines.{_MODULES[engine]}")  # only one of them can be imported
    module.render(engine, root, site)

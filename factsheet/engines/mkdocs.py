"""MkDocs, and ProperDocs, which goes on with it: a project goes in, its pages come out, finished by our plugin."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Final

from factsheet.problems import BuildFailed

CONFIG: Final = "mkdocs.yml"
_NAMES: Final = {"mkdocs": "MkDocs", "properdocs": "ProperDocs"}
_TRACEBACK: Final = re.compile(r"\s*```\s*Traceback.*", re.DOTALL)


def render(engine: str, root: Path, site: Path) -> None:
    """Run the engine, strictly: its warnings are errors."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    stand_in(engine)
    from mkdocs.commands.build import build  # noqa: PLC0415 -- of the engine that was chosen
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import Abort, MkDocsException  # noqa: PLC0415

    with gathered_warnings(engine) as warnings:
        try:
            config = load_config(str(root / CONFIG), site_dir=str(site), strict=True)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        except (Abort, MkDocsException) as error:
            raise BuildFailed("\n".join([f"{_NAMES[engine]} stopped: {error}", *warnings])) from error
        except SystemExit as error:  # the macros plugin ends the process on an error in a page
            raise BuildFailed("\n".join([f"{_NAMES[engine]} stopped at an error in a page", *warnings])) from error


def stand_in(engine: str) -> None:
    """Let ProperDocs, if it is the engine, stand in for MkDocs wherever that is imported, as its own command does."""
    if engine == "properdocs":
        import_module("properdocs.replacement")
        logging.getLogger("mkdocs").parent = logging.getLogger("properdocs")  # so that warnings of plugins count


@contextmanager
def gathered_warnings(engine: str) -> Iterator[list[str]]:
    """Gather what the engine and its plugins warn of, as the texts of a list: in them stands which page is at fault."""
    found: list[str] = []

    class Gatherer(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(_TRACEBACK.sub("", record.getMessage()))

    logger, gatherer = logging.getLogger(engine), Gatherer(logging.WARNING)
    logger.addHandler(gatherer)
    try:
        yield found
    finally:
        logger.removeHandler(gatherer)

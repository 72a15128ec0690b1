"""Files that are no plain files: links, pipes, devices; for each a project that holds it is written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, NamedTuple

from tests.project import make_project


class Strange(NamedTuple):
    """A strange file: its path in the project, and where it leads; a pipe leads nowhere."""

    path: str
    to: str | None


_PLACES: Final = "facts/places.yml"
_MORE: Final = "docs/en/more.md"
FILES: Final = {
    "a file of facts that leads out": Strange(_PLACES, "/etc/passwd"),
    "a file of facts that leads to itself": Strange(_PLACES, "places.yml"),
    "a file of facts that leads to a device": Strange(_PLACES, "/dev/zero"),
    "a file of facts that leads to another": Strange(_PLACES, "units.yml"),
    "a file of facts that is a pipe": Strange(_PLACES, None),
    "a file that nothing reads and that is a pipe": Strange("facts/more.yml", None),
    "a folder of facts that leads to itself": Strange("facts/more.yml", "."),
    "a page that leads out": Strange(_MORE, "/etc/passwd"),
    "a page that leads nowhere": Strange(_MORE, "nowhere"),
    "a page that leads to a device": Strange(_MORE, "/dev/zero"),
    "a page that is a pipe": Strange(_MORE, None),
    "a picture that leads out": Strange("docs/en/assets/a.png", "/etc/passwd"),
    "a hidden folder that leads out": Strange("docs/en/.more", "/"),
    "a folder of pages that leads out": Strange("docs/en/more", "/"),
    "a folder of pages that leads to itself": Strange("docs/en/more", "."),
}


def write_file(folder: Path, name: str) -> tuple[Path, str]:
    """Write the small project with a strange file; return its folder and the file."""
    path, to = FILES[name]
    strange = make_project(folder) / path
    strange.unlink(missing_ok=True)
    strange.parent.mkdir(exist_ok=True)
    if to is None:
        os.mkfifo(strange)
    else:
        strange.symlink_to(to)
    return folder, path

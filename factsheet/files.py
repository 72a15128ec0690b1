"""Reading files of the project: names go in, contents come out; what is no plain file of the project is refused."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_HINT: Final = "is it there under this name, is it a file and no folder, and may you read it?"
_TOO_LARGE: Final = "is it the file that is meant? if it is, split it"
LARGEST: Final = 5_000_000  # bytes; a facts file of a thousand observations has about half a million


class Refused(Exception):
    """A file that is not read: its text says why, `hint` how to mend it, `rule` what kind of fault it is."""

    def __init__(self, reason: str, hint: str = "", rule: str = "unreadable-file") -> None:
        """Keep what is wrong."""
        super().__init__(reason)
        self.hint = hint
        self.rule = rule


def read_file(root: Path, name: str, most: int = LARGEST) -> bytes:
    """Return the content of a file below `root`; raise `Refused` if it cannot be had.

    A link is not followed: it may lead anywhere on the machine that builds the site. A pipe or a device is not opened,
    for reading it may never end.
    """
    path = root / name
    if ".." in Path(name).parts:
        raise Refused("the path leads out of the project")
    try:
        for part in (path, *path.parents):
            if part == root:
                break
            refuse_strange(part)
        with path.open("rb") as file:
            content = file.read(most + 1)
            size = os.fstat(file.fileno()).st_size
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Refused(f"{name} cannot be read: {reason}", _HINT) from error
    if len(content) > most:
        raise Refused(
            f"the file has {max(size, len(content)):,} bytes; {most:,} are the most", _TOO_LARGE, "file-too-large"
        )
    return content


def refuse_strange(path: Path) -> None:
    """Raise `Refused` for a link and for what is neither file nor folder, and `OSError` if it is not there."""
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        hint = f"put the {'folder' if path.is_dir() else 'file'} itself here"
        raise Refused("this is a link to another place, which is not followed", hint)
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise Refused("this is neither a file nor a folder, but a pipe, a socket or a device", "remove it")


def files_below(folder: Path) -> Iterator[Path]:
    """Yield all that lies in a folder and below, folders aside, in the order of the names; links are not followed."""
    for path, folders, files in os.walk(folder):
        folders.sort()
        links = [name for name in folders if os.path.islink(os.path.join(path, name))]  # noqa: PTH114, PTH118 -- fast
        yield from (Path(path, name) for name in sorted([*files, *links]))

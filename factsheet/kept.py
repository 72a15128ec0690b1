"""What takes long to make is kept for the next build: what it is made from goes in, the same bytes come out.

A drawing or a PDF is found by a digest of everything it follows from: its source, the code and the data that make it,
and the versions of the tools. So it is never older than what it shows, and a folder without anything kept gives the
same site. Nothing is kept unless `keeping` says where.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

from factsheet.problems import FactsheetError

KEPT: Final = ".build/kept"  # below a project's root
_LENGTH: Final = sha256().digest_size
_folder: Path | None = None


@contextmanager
def keeping(folder: Path) -> Iterator[None]:
    """Keep what is made in here below a folder."""
    global _folder  # noqa: PLW0603 -- what is kept depends on the contents alone: the place is nobody's argument
    former, _folder = _folder, folder
    try:
        yield
    finally:
        _folder = former


def kept(make: Callable[[], bytes], *contents: bytes) -> bytes:
    """Return what `make` returns for these contents: what was kept of an earlier time, or what it makes now.

    Something kept that was cut off or changed on the disk is made anew.
    """
    if _folder is None:
        return make()
    key = sha256()
    for content in contents:
        key.update(len(content).to_bytes(8, "big") + content)
    path = _folder / key.hexdigest()
    try:
        whole = path.read_bytes()
    except OSError:  # none is there; what hinders reading hinders writing, which tells it
        whole = b""
    made = whole[_LENGTH:]
    if whole[:_LENGTH] == sha256(made).digest():
        os.utime(path)  # this build has used it
        return made
    made = make()
    _write(path, sha256(made).digest() + made)
    return made


def forget(folder: Path, since: float) -> None:
    """Remove what nobody has used since a moment, in seconds as `time.time` gives them."""
    for path in folder.glob("*"):
        if path.stat().st_mtime < since:
            path.unlink()


@lru_cache(maxsize=16)
def tools(*names: str, files: tuple[Path, ...] = ()) -> bytes:
    """Return what stands for some packages in their versions, and for files and folders of our own, as content."""
    digest = sha256(" ".join(f"{name} {version(name)}" for name in names).encode())
    for path in files:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"{file.name}\0".encode() + sha256(file.read_bytes()).digest())
    return digest.digest()


def now() -> float:
    """Return the moment from which on a build uses things; file systems that count in seconds take it for earlier."""
    return time.time() - 2


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: another process may look for it."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        raise FactsheetError(f"{path} cannot be written: {error.strerror}") from error

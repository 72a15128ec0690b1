"""Compression at rest: a built site goes in, and beside each file that is worth it `.br` and `.gz` come to lie.

A server then sends what lies there, and spends nothing on compressing: brotli as small as it gets, which takes far too
long for an answer, and gzip for the few who do not read brotli. The same file gives the same bytes.
"""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass
from operator import add
from pathlib import Path
from typing import Final

import brotli

from factsheet.files import files_below
from factsheet.headers import NAME, content_type
from factsheet.problems import FactsheetError

LEAST: Final = 1024  # bytes; what is smaller goes into one packet of the network, compressed or not
BROTLI: Final = 11  # of 0 to 11: it is done once, and read a million times
GZIP: Final = 9  # of 1 to 9
_TEXTS: Final = ("text/", "application/json", "application/xml", "image/svg+xml")
_SUFFIXES: Final = ("+json", "+xml")
_ENDINGS: Final = (".gz", ".br")  # written in this order: where `.br` lies, `.gz` lies too
_UNFINISHED: Final = ".unfinished"


@dataclass(frozen=True, slots=True)
class Compressed:
    """What was compressed: the number of files, and their bytes as they are, as `.br` and as `.gz`."""

    files: int = 0
    plain: int = 0
    brotli: int = 0
    gzip: int = 0

    def __add__(self, other: Compressed) -> Compressed:
        return Compressed(*map(add, astuple(self), astuple(other)))


def compress(site: Path) -> Compressed:
    """Compress what is text in a built site, on all cores; return how much it was.

    A file that would not become smaller gets neither. What an earlier run has left beside a file that is gone, or no
    longer worth it, is removed. Raises `FactsheetError` if the folder is no built site, or if a file cannot be read or
    written.
    """
    if not (site / NAME).is_file():
        raise FactsheetError(f"{site} is no built site: it has no file {NAME}; `factsheet build` writes it")
    try:
        files = list(files_below(site))
        texts = [path for path in files if _is_text(path.relative_to(site).as_posix()) and not path.is_symlink()]
        with ThreadPoolExecutor(os.cpu_count()) as pool:  # both compressors let other threads run
            done = dict(zip(texts, pool.map(_compress_file, texts), strict=True))
        _remove_left(files, {path for path, compressed in done.items() if compressed.files})
    except OSError as error:
        raise FactsheetError(f"{error.filename} cannot be compressed: {error.strerror}") from error
    return sum(done.values(), Compressed())


def _is_text(name: str) -> bool:
    kind = content_type(name)
    return kind.startswith(_TEXTS) or kind.endswith(_SUFFIXES)


def _compress_file(path: Path) -> Compressed:
    """Write both files beside one, and return what it comes to; nothing if it is not worth it."""
    content, changed = path.read_bytes(), path.stat().st_mtime_ns
    if len(content) < LEAST:
        return Compressed()
    packed = {".gz": _gzip(content), ".br": brotli.compress(content, quality=BROTLI)}
    if max(map(len, packed.values())) >= len(content):
        return Compressed()
    for ending in _ENDINGS:
        unfinished = path.with_name(f"{path.name}{ending}{_UNFINISHED}")
        unfinished.write_bytes(packed[ending])
        os.utime(unfinished, ns=(changed, changed))  # all forms of a file say that they are as old as the file
        unfinished.replace(path.with_name(f"{path.name}{ending}"))  # at no time does half a file lie there
    return Compressed(1, len(content), len(packed[".br"]), len(packed[".gz"]))


def _gzip(content: bytes) -> bytes:
    """Return the content as gzip that tells neither a name nor a time."""
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", GZIP, packed, mtime=0) as file:
        file.write(content)
    return packed.getvalue()


def _remove_left(files: Iterable[Path], compressed: set[Path]) -> None:
    """Remove what earlier runs have left; a `.gz` without a `.br` is none of theirs, such as that of the site's map."""
    for path in files:
        if path.name.endswith(tuple(f"{ending}{_UNFINISHED}" for ending in _ENDINGS)):
            path.unlink(missing_ok=True)  # of a file that was written now, it is gone already
        elif path.suffix == ".br" and path.with_suffix("") not in compressed:
            path.with_suffix(".gz").unlink(missing_ok=True)
            path.unlink()

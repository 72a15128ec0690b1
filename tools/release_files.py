"""The files of a release: a built site goes in, a folder of its PDF files, archives and checksums comes out.

``python -m tools.release_files SITE FOLDER`` writes the folder, which has to be new.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import zipfile
from pathlib import Path
from typing import Final

from factsheet.offline.archive import ARCHIVE
from factsheet.pdf.book import BOOK

DATA: Final = "innovation-clusters-data.zip"
CHECKSUMS: Final = "SHA256SUMS"
# The earliest day that an archive can tell: the same data make the same bytes.
_DAY: Final = (1980, 1, 1, 0, 0, 0)


def main(arguments: list[str] | None = None) -> int:
    """Gather the files; return the exit status."""
    parser = argparse.ArgumentParser(description="Gather the files of a release.")
    parser.add_argument("site", type=Path)
    parser.add_argument("folder", type=Path, help="a new one")
    given = parser.parse_args(arguments)
    try:
        for path in gather(given.site, given.folder):
            print(path)
    except OSError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def gather(site: Path, folder: Path) -> list[Path]:
    """Write the files of a release into a new folder, and return them.

    Raises `FileExistsError` if the folder is there, `FileNotFoundError` if the site lacks one of its files.
    """
    pdfs = sorted(site.rglob("*.pdf"))
    for needed in (site / BOOK, site / ARCHIVE, site / "data" / "facts.json"):
        if not needed.is_file():
            raise FileNotFoundError(f"{needed} is not there; build the site first")
    folder.mkdir(parents=True)
    for path in (*pdfs, site / ARCHIVE):
        shutil.copyfile(path, folder / "-".join(path.relative_to(site).parts))
    _pack(site / "data", folder / DATA)
    files = sorted(folder.iterdir())
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (folder / CHECKSUMS).write_text("".join(sums), encoding="utf-8")
    return [*files, folder / CHECKSUMS]


def _pack(folder: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(f"data/{path.relative_to(folder).as_posix()}", _DAY)
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    sys.exit(main())

"""The copy of the site that is read without a network: a built site goes in, one archive comes out.

Unpacked anywhere, its pages work from the file system, the search included, and ask for nothing from anywhere.
"""

from factsheet.offline.archive import ARCHIVE, write_archive

__all__ = ["ARCHIVE", "write_archive"]

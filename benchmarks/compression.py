"""What compression at rest costs: bytes and seconds of brotli and gzip by quality, over the texts of the built site.

``python -m benchmarks.compression`` compresses in memory what ``factsheet compress`` would, on one core, and writes the
table into `benchmarks/results/`.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from time import process_time
from typing import Final

import brotli

from benchmarks.document import compressed_site, day, table, write_result
from factsheet.compress import BROTLI, GZIP

BROTLIS: Final = (5, 9, 10, BROTLI)
GZIPS: Final = (6, GZIP)


def measured(texts: list[bytes], compress: Callable[[bytes, int], bytes], quality: int) -> tuple[str, str]:
    """Return the bytes of all texts when compressed, and the seconds of the processor, as a table shows them."""
    start = process_time()
    size = sum(len(compress(text, quality)) for text in texts)
    return f"{size:,}", f"{process_time() - start:.1f}"


def _brotli(text: bytes, quality: int) -> bytes:
    packed: bytes = brotli.compress(text, quality=quality)
    return packed


def main() -> None:
    """Measure, and write the table."""
    on, site = day((__doc__ or "").splitlines()[0]), compressed_site()
    texts = [path.with_suffix("").read_bytes() for path in sorted(site.rglob("*.br"))]
    rows = [("not compressed", f"{sum(map(len, texts)):,}", "")]
    rows += [(f"gzip, {quality}", *measured(texts, gzip.compress, quality)) for quality in GZIPS]
    rows += [(f"brotli, {quality}", *measured(texts, _brotli, quality)) for quality in BROTLIS]
    told = f"Measured on {on} by `python -m benchmarks.compression`: {len(texts):,} files, on one core."
    print(write_result("compression", told, table(("Method, quality", "Bytes", "Seconds"), rows)))


if __name__ == "__main__":
    main()

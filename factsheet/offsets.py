"""Where in a text: an offset goes in, line and column come out, both counted from 1 as editors do."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

_END_OF_LINE: Final = re.compile(r"\r\n|\r|\n")


class Offsets:
    """Turns offsets of one text into lines and columns; the end of the text is where its last word ends."""

    def __init__(self, text: str) -> None:
        """Find where the lines begin."""
        self._starts = [0, *(end.end() for end in _END_OF_LINE.finditer(text))]
        self._end, self._last = len(text), len(text.rstrip())

    def at(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset."""
        offset = self._last if offset >= self._end else offset
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

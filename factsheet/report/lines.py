"""The lines that problems are about: a problem goes in, the line of its file comes out. Each file is read once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from factsheet.files import Refused, read_file
from factsheet.problems import Problem

_BREAK: Final = re.compile("\r\n|\r|\n")


@dataclass
class Lines:
    """The lines of the files below `root`."""

    root: Path
    _read: dict[str, list[str]] = field(default_factory=dict, init=False)

    def of(self, problem: Problem) -> str:
        """Return the line of a problem without its end; "" if the file cannot be shown or has no such line.

        Bytes that are not UTF-8 are read as `surrogateescape` has it, a byte order mark is left out.
        """
        if problem.file not in self._read:
            self._read[problem.file] = self._lines(problem.file)
        lines = self._read[problem.file]
        return lines[problem.line - 1] if 1 <= problem.line <= len(lines) else ""

    def _lines(self, file: str) -> list[str]:
        try:
            content = read_file(self.root, file)
        except Refused:  # that it cannot be read is a problem, or none that this one is about
            return []
        text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
        return _BREAK.split(text)

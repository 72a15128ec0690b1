"""Links between files of the site: from one file to another, absolute where the site's address on the web is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_DATA: Final = "data/"


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one data file. `base` is the site's address, or empty; `at` is the file's name below `data/`.

    Relative links between data files do not leave their folder, so that it can be moved as a whole.
    """

    base: str
    at: str

    def to(self, target: str) -> str:
        """Return the link to what stands at an address from the site's root; an empty one is the home page."""
        return (self.base or "../" * (self.at.count("/") + 1)) + target

    def data(self, name: str) -> str:
        """Return the link to a data file."""
        return self.base + _DATA + name if self.base else "../" * self.at.count("/") + name

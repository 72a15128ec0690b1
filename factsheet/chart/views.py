"""The parts of the earth that maps show, in degrees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from factsheet.facts import Place
from factsheet.model_charts import Extent


@dataclass(frozen=True, slots=True)
class View:
    """A part of the earth between two meridians and two parallels."""

    west: float
    east: float
    south: float
    north: float

    @property
    def middle(self) -> float:
        """Return the central meridian."""
        return (self.west + self.east) / 2

    def holds(self, place: Place) -> bool:
        """Tell whether a place lies in the view; one without coordinates is held, for a check to report it."""
        if place.entry.coordinates is None:
            return True
        latitude, longitude = place.entry.coordinates
        return self.west < longitude < self.east and self.south < latitude < self.north


VIEWS: Final[dict[Extent, View]] = {
    "world": View(-150, 180, -48, 76),
    "east_asia": View(97, 147, 19, 44),
}

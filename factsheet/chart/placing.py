"""Placing labels so that none covers another: where they would like to be goes in, where they can be comes out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a picture, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """Return how much area two boxes share."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)

    def within(self, other: Box) -> bool:
        """Tell whether the box lies in another."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


@dataclass
class _Pile:
    """Labels that touch: the middles that they wish for, their heights, and where the pile begins."""

    wishes: list[float]
    heights: list[float]
    top: float

    @property
    def height(self) -> float:
        return sum(self.heights)

    def settle(self, low: float, high: float) -> None:
        """Move the pile to where its labels are nearest to their wishes on the whole, and keep it within bounds."""
        offsets = [sum(self.heights[:number]) + height / 2 for number, height in enumerate(self.heights)]
        wish = sum(wish - offset for wish, offset in zip(self.wishes, offsets, strict=True)) / len(offsets)
        self.top = max(low, min(wish, high - self.height))


def spread(wishes: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Return the middles of labels in a column, as near as can be to those wished for, none on another.

    They keep the order of their wishes, and stay between `low` and `high` where there is room for all.
    """
    order = sorted(range(len(wishes)), key=lambda number: (wishes[number], number))
    piles: list[_Pile] = []
    for number in order:
        pile = _Pile([wishes[number]], [heights[number]], 0)
        pile.settle(low, high)
        while piles and piles[-1].top + piles[-1].height > pile.top:
            below = piles.pop()
            pile = _Pile(below.wishes + pile.wishes, below.heights + pile.heights, 0)
            pile.settle(low, high)
        piles.append(pile)
    middles = []
    for pile in piles:
        top = pile.top
        for height in pile.heights:
            middles.append(top + height / 2)
            top += height
    placed = dict(zip(order, middles, strict=True))
    return [placed[number] for number in range(len(wishes))]


def best(candidates: Iterable[Box], taken: Sequence[Box], paths: Sequence[Sequence[tuple[float, float]]]) -> int:
    """Return the number of the candidate that covers least of what is taken and is crossed by fewest lines.

    Of equally good ones it is the first.
    """
    points = sorted(point for path in paths for point in _along(path))
    across = [x for x, _ in points]
    found, least = 0, float("inf")
    for number, box in enumerate(candidates):
        beside = points[bisect_left(across, box.left) : bisect_right(across, box.right)]
        crossed = sum(box.top <= y <= box.bottom for _, y in beside)
        cost = sum(box.overlap(other) for other in taken) + 40.0 * crossed
        if cost < least:
            found, least = number, cost
        if not cost:
            break
    return found


def _along(path: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Yield points on a line, about four pixels apart: as many of them as lie in a box, so much of the line does."""
    for (x1, y1), (x2, y2) in pairwise(path):
        steps = max(1, int(max(abs(x2 - x1), abs(y2 - y1)) // 4))
        for step in range(steps + 1):
            yield x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps

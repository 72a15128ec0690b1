"""How often Python looks for garbage: a process that only reads, makes and ends need not look among all it has read."""

from __future__ import annotations

import atexit
import gc
from functools import cache
from typing import Final

# New objects after which the youngest are looked at, and how many such looks come before one at older ones: by Python's
# own numbers a third of the time of a check goes into looking through facts of which none is garbage.
_SELDOM: Final = (300_000, 50, 100)


@cache
def collect_seldom() -> None:
    """Let this process look for garbage seldom, and not once more when it ends: that took longer than a check."""
    gc.set_threshold(*_SELDOM)
    atexit.register(gc.freeze)

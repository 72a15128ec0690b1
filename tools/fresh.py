"""For pytest under `tools.mutants`: each test begins with empty caches, and calls may lie deeper within each other.

What the code as it was has left in a cache would hide a change of the code.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Final

PACKAGE: Final = "factsheet"
DEEPEST: Final = 4000  # calls within each other: mutmut calls each function through two of its own


def pytest_configure() -> None:
    """Allow for the calls of mutmut between those of the code."""
    sys.setrecursionlimit(DEEPEST)


def pytest_runtest_setup() -> None:
    """Empty the caches of the package."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == PACKAGE:
            _forget(module)


def _forget(module: ModuleType) -> None:
    for item in vars(module).values():
        if clear := getattr(item, "cache_clear", None):
            clear()

"""For pytest under `tools.mutants`: caches are empty, what is tried at random is the same each time, failing is quick.

What the code as it was has left in a cache would hide a change of the code.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Final

from hypothesis import Phase, settings

PACKAGE: Final = "factsheet"
DEEPEST: Final = 4000  # calls within each other: mutmut calls each function through two of its own


def pytest_configure() -> None:
    """Allow for the calls of mutmut between those of the code, and seek no smaller example of what fails."""
    sys.setrecursionlimit(DEEPEST)
    phases = (Phase.explicit, Phase.generate)
    settings.register_profile("mutants", settings.default, phases=phases, derandomize=True, database=None)
    settings.load_profile("mutants")


def pytest_runtest_setup() -> None:
    """Empty the caches of the package."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == PACKAGE:
            _forget(module)


def _forget(module: ModuleType) -> None:
    for item in vars(module).values():
        if clear := getattr(item, "cache_clear", None):
            clear()

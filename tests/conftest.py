"""Settings of all tests, and what they tell at the end of a run."""

from __future__ import annotations

from collections import Counter
from typing import Final

import pytest
from hypothesis import HealthCheck, settings

# Times differ between machines: a slow one finds no other faults than a fast one.
settings.register_profile("project", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")

# What tests/digits/ counts.
ENTRIES: Final = "entries of facts"
KINDS: Final = {"digits": "changed digits", "scales": "changed scales (ten and a thousand times, other scale words)"}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the share of changed digits and scales that the checks caught."""
    counts: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                counts.update({name: number for name, number in report.user_properties if isinstance(number, int)})
    for kind, told in KINDS.items():
        changed, caught, exactly = (counts[f"{kind} {what}"] for what in ("changed", "caught", "caught in their line"))
        if changed:
            terminalreporter.ensure_newline()
            terminalreporter.write_line(
                f"{told} of facts/: {changed:,} in {counts[ENTRIES]:,} entries; "
                f"caught {caught:,} ({caught / changed:.2%}), {exactly:,} of them in the very line"
            )

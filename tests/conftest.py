"""Settings of all tests, and what they tell at the end of a run."""

from __future__ import annotations

from collections import Counter
from typing import Final

import pytest
from hypothesis import HealthCheck, settings

# Times differ between machines: a slow one finds no other faults than a fast one.
settings.register_profile("project", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")

# What tests/test_every_digit.py counts.
COUNTS: Final = ("entries of facts", "changed digits", "caught in their entry", "caught in their line")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the share of changed digits that the checks caught."""
    counts: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                counts.update({name: number for name, number in report.user_properties if name in COUNTS})
    entries, changed, caught, exactly = (counts[name] for name in COUNTS)
    if changed:
        terminalreporter.ensure_newline()
        terminalreporter.write_line(
            f"digits of facts/, each changed to each of the other nine: {changed:,} changes in {entries:,} entries; "
            f"caught {caught:,} ({caught / changed:.2%}), {exactly:,} of them in the very line"
        )

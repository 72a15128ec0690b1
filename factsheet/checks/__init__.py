"""Checks: the sheet goes in, problems come out. One rule is one module, and each says how much it looked at."""

from factsheet.checks.run import CHECKS, Check, Report, check, examine

__all__ = ["CHECKS", "Check", "Report", "check", "examine"]

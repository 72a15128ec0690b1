"""Problems for programs: they go in, a list of flat records in JSON comes out."""

from __future__ import annotations

import json
from collections.abc import Sequence

from factsheet.problems import Problem


def write(problems: Sequence[Problem]) -> str:
    """Return a list with one record for each problem, in their order; lines and columns count from 1."""
    return json.dumps([problem.as_record() for problem in problems], ensure_ascii=False, indent=1)

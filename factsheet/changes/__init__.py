"""What a change of facts does: two revisions of the project go in, a report of all that differs comes out.

`git` and `state` read a revision, the modules named for what changes compare, `report` tells it, and `text`,
`markdown` and `record` give it the form that is asked for.
"""

from factsheet.changes.compare import Changes, changes_between
from factsheet.changes.git import RevisionError
from factsheet.changes.markdown import as_markdown
from factsheet.changes.record import as_json
from factsheet.changes.report import report
from factsheet.changes.state import State, state_of
from factsheet.changes.text import as_text

__all__ = [
    "Changes",
    "RevisionError",
    "State",
    "as_json",
    "as_markdown",
    "as_text",
    "changes_between",
    "report",
    "state_of",
]

"""Text for a terminal, a log or a comment: any text goes in, and comes out without power over who reads it.

Facts and pages may come from anyone, and a report on them is printed in logs that obey commands, and in comments.
"""

from __future__ import annotations

import re
from typing import Final

from factsheet.text import plain

# Whatever turns the direction of text around, so that it reads otherwise than it is.
_TURNING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
# It has no width, and parts what would be read as one.
JOINER: Final = "\u2060"
# What a log obeys at the beginning of a line: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
_COMMAND: Final = re.compile(r":(?=:)|#(?=#\[)")
# The same for JSON, where it can stand by its number; there no line begins with a text.
OBEYED: Final = re.compile(f"[\x7f-\x9f\u2028\u2029\ufffe\uffff]|{_TURNING.pattern}|{_SURROGATE.pattern}|#(?=#\\[)")
_MARK: Final = re.compile(r"[\\`*_{}\[\]#|]")
# Not every Markdown takes a backslash before these.
_ENTITIES: Final = str.maketrans({sign: f"&#{ord(sign)};" for sign in "~$"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_OPENING: Final = re.compile(r"^(\s*)([-+]|\d+(?=[.)](?:\s|$)))")
# What links, notices and pictures are made of wherever it stands: @names, addresses, #1, !1, GH-1, :name:.
_LINKED: Final = re.compile(
    r"(?<=@)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=#)(?=\w)|(?<=!)(?=\d)|(?<=GH)(?=-\d)|(?<=:)(?=[\d+_-]*[a-z][\w+-]*:)",
    re.IGNORECASE,
)


def cleaned(text: str) -> str:
    """Return a text in one line, without control characters and what turns its direction."""
    first, last = (" " if end.isspace() else "" for end in (text[:1], text[1:][-1:]))  # spans follow each other
    return first + _SURROGATE.sub("\ufffd", _TURNING.sub("", plain(text.strip()))) + last


def for_terminal(text: str) -> str:
    """Return a text for a terminal or a log, in which no line is a command."""
    return _COMMAND.sub(lambda sign: sign[0] + JOINER, cleaned(text))


def for_markdown(text: str) -> str:
    """Return a text for Markdown, in which nothing is markup, a link, or the name of someone."""
    parted = _LINKED.sub(JOINER, for_terminal(text))
    return _OPENING.sub(_guarded, _MARK.sub(r"\\\g<0>", parted).translate(_ENTITIES))


def _guarded(match: re.Match[str]) -> str:
    """Return the beginning of a line that would open a list, so that it opens none."""
    return f"{match[1]}\\{match[2]}" if match[2] in "-+" else f"{match[0]}\\"

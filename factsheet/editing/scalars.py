"""Writing single texts in YAML: a text and how it stood in the file go in, the text as it is written comes out.

Quotes stand only where they are needed, and then double ones. A text that YAML 1.1 or 1.2 could take for something
else (`no`, `12:30`, `2025`) keeps the quotes that it has, and gets none if it has none: here all of them are texts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

BLOCK_STYLES: Final = ("|", ">")
_NOT_PRINTED: Final = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"
_UNSAFE: Final = re.compile(
    rf"""^[,\[\]{{}}\#&*!|>'"%@`]  # a sign that begins something else
    | ^[-?:](\s|$) | ^(---|\.\.\.)
    | :(\s|$) | \s\#               # the end of a key, the beginning of a comment
    | ^\s | \s$ | [\t\n{_NOT_PRINTED}]""",
    re.VERBOSE,
)
_UNSAFE_IN_FLOW: Final = re.compile(r"^:|[,\[\]{}?]")
_AMBIGUOUS: Final = re.compile(
    r"""~ | null | true | false | yes | no | on | off | y | n | = | <<
    | [-+]?\.(inf|nan)
    | [-+.]?[0-9][0-9a-fox_.,:+\s-]*(t[0-9:.+-]*)?z?   # a number, a day, a time
    | [0-9]{4}-[hq][0-9]            # a period
    | [-?:].*""",  # not everywhere taken for a text
    re.VERBOSE | re.IGNORECASE,
)
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED: Final = re.compile(rf"[\\\"\t\n{_NOT_PRINTED}]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text: its value, the style that YAML names (a quote, `|` or `>`, `None` if plain), and how it stood there."""

    value: str
    style: str | None = None
    raw: str = ""

    @property
    def is_block(self) -> bool:
        """Tell whether it is written in lines below a header of `|` or `>`."""
        return self.style in BLOCK_STYLES

    @property
    def has_lines(self) -> bool:
        """Tell whether it goes over several lines in the file."""
        return "\n" in self.raw


def written(scalar: Scalar, *, flow: bool = False, quoted: bool = False) -> str:
    """Return a text in one line, as it stands in a block or in a `flow` collection; in quotes if it shall be `quoted`.

    An empty text without quotes stays empty.
    """
    value = scalar.value
    if scalar.style is None and not value:
        return ""
    unsafe = not value or _UNSAFE.search(value) or (flow and _UNSAFE_IN_FLOW.search(value))
    if scalar.style is not None:
        unsafe = unsafe or _AMBIGUOUS.fullmatch(value)
    if not unsafe and not quoted:
        return value
    as_it_was = scalar.style == '"' and scalar.raw and not scalar.has_lines
    return scalar.raw if as_it_was else f'"{_ESCAPED.sub(_escape, value)}"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    return _ESCAPES.get(character) or (f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}")

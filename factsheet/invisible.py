"""Characters that nobody sees: a text goes in; where such characters stand in it, or the text with them made visible.

They come with text that is copied from web pages and PDF files. Some make equal words differ, some turn the order of
what is read around, and some end a line for YAML and for no editor.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

ENDS_OF_LINES: Final = frozenset("\x85\u2028\u2029")
# Soft hyphen, zero-width spaces and joiners, marks and overrides of direction, fillers, variation selectors, tags.
_HIDDEN: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_INVISIBLE: Final = re.compile(f"[\x85\u2028\u2029{_HIDDEN}]")
_UNPRINTABLE: Final = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff{_HIDDEN}]")
_LONGEST: Final = 2_000  # characters of a text that is shown whole


def invisible(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset and the name of each character that nobody sees."""
    for found in _INVISIBLE.finditer(text):
        yield found.start(), named(found.group())


def named(character: str) -> str:
    """Return a character's number and name, such as U+200B (zero width space)."""
    name = unicodedata.name(character, "next line" if character == "\x85" else "").lower()
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")


def printable(text: str) -> str:
    """Return a text in one line that any terminal can show, with escapes for what is not seen.

    Of a very long one the middle is left out. No text of a file can pose as a line of its own or as a command.
    """
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 4 :]}"
    return text if text.isprintable() else _UNPRINTABLE.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return found.group().encode("unicode_escape").decode()

"""Text of files for a terminal: any text goes in, a text in which every character shows comes out."""

from __future__ import annotations

from typing import Final

_WIDE_SPACE: Final = "\u3000"  # the space between Chinese characters: it shows by its width


def visible(text: str) -> str:
    r"""Return a text in which each character shows, and none controls the terminal or turns the direction of reading.

    What does not show is escaped as Python has it: `\n`, `\x1b`, `\u202e` (an override of direction), `\u00a0` (a space
    that does not break), and bytes that are not UTF-8, read with `surrogateescape`, as `\xe9`.
    """
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isprintable() or character == _WIDE_SPACE:
        return character
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that could not be decoded
        return f"\\x{code - 0xDC00:02x}"
    return rf"\u{code:04x}" if 0xA0 <= code <= 0xFF else character.encode("unicode_escape").decode()

"""What the parser of YAML complains of, in the words of an editor: its message goes in, ours comes out."""

from __future__ import annotations

from typing import Final

_IN_WORDS: Final = {
    "mapping values are not allowed in this context": "here is a “: ” where no key can stand",
    "could not find expected ':'": "before this place stands a key without its “: ”",
    "did not find expected key": "here is neither a key nor the end of the entry",
    "did not find expected '-' indicator": "here is neither “- ” nor the end of the list",
    "did not find expected ',' or ']'": "here is neither a comma nor the bracket ] that ends the list",
    "did not find expected ',' or '}'": "here is neither a comma nor the brace } that ends the entry",
    "found unexpected end of stream": "the file ends within a quoted text",
    "found character that cannot start any token": "no text can begin with this sign unless it is quoted",
    "found a tab character that violates indentation": "a tab stands where spaces are needed",
    "block sequence entries are not allowed in this context": "here is a “- ” where no list can begin",
}


def in_words(complaint: str) -> str:
    """Return what a complaint means; the complaint itself if it is not one of those that editors often meet."""
    return _IN_WORDS.get(complaint, complaint)

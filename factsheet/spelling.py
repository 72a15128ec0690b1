"""Slips of spelling: a word that is not known goes in, a hint that names the known words most like it comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from difflib import SequenceMatcher
from typing import Final

_ENOUGH: Final = 0.6  # how alike two words are, 1 being equal, of which one may be a slip for the other
_MOST: Final = 3  # words that a hint names
_LONGEST: Final = 200  # characters; no key or address is longer
# Comparisons of two words after which hints are left out, those by length counted once, the others as what they cost.
_EFFORT: Final = 500_000
_BY_LETTERS: Final = 5
_THOROUGH: Final = 100

_left: ContextVar[list[int] | None] = ContextVar("_left", default=None)


@contextmanager
def limited_hints() -> Iterator[None]:
    """Leave hints out once many have been sought in here: a file of nothing but slips is told without them, in time.

    What is left out depends on what was sought before, and not on the machine.
    """
    token = _left.set([_EFFORT])
    try:
        yield
    finally:
        _left.reset(token)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the known words most like this one, or, if none is, an empty text."""
    left = _left.get() or [_EFFORT]
    if left[0] <= 0 or len(word) > _LONGEST:
        return ""
    matcher: SequenceMatcher[str] = SequenceMatcher()
    matcher.set_seq2(word)
    close: list[tuple[float, str]] = []
    for bound, entry in sorted(_by_letters(matcher, known, left), reverse=True):
        if left[0] <= 0 or (len(close) == _MOST and bound < close[-1][0]):
            break  # no word that comes now is more alike than those that are found
        left[0] -= _THOROUGH
        matcher.set_seq1(entry)
        if (alike := matcher.ratio()) >= _ENOUGH:
            close = sorted([*close, (alike, entry)], reverse=True)[:_MOST]
    if not close:
        return ""
    return f"did you mean {' or '.join(f'“{entry}”' for _, entry in close)}?"


def _by_letters(matcher: SequenceMatcher[str], known: Iterable[str], left: list[int]) -> Iterator[tuple[float, str]]:
    """Yield the words that may be alike, for they have the same letters, each with how much it is at the most.

    `left` counts down what that takes.
    """
    for entry in known:
        left[0] -= 1
        if len(entry) > _LONGEST:
            continue
        matcher.set_seq1(entry)
        if matcher.real_quick_ratio() >= _ENOUGH:
            left[0] -= _BY_LETTERS
            if (bound := matcher.quick_ratio()) >= _ENOUGH:
                yield bound, entry

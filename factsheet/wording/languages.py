"""The languages of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from factsheet.wording.chinese import Chinese
from factsheet.wording.english import English
from factsheet.wording.unit import Language

if TYPE_CHECKING:
    from factsheet.wording.speech import Speech

_SPEECH: Final[dict[str, Speech]] = {"en": English(), "zh": Chinese()}
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)


def speech_of(language: str) -> Speech:
    """Return the words of a language; raise `ValueError` for one that the site does not speak."""
    try:
        return _SPEECH[language]
    except KeyError:
        known = ", ".join(LANGUAGES)
        raise ValueError(f"no words for the language “{language}”; there are {known}") from None

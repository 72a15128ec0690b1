"""Each word of the tables says in a text what its row says: no other word takes its place."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from factsheet.quantity import Kind, Qualifier, languages, read
from factsheet.quantity import vocabulary as words

DOZEN = "dozen"  # read behind "a" only


def tongue(word: str) -> str:
    return "en" if word < "\u1100" else "zh"


def before(word: str, number: str) -> str:
    """Return a number with a word before it; Chinese has no spaces."""
    return f"{word} {number}" if tongue(word) == "en" else f"{word}{number}"


@pytest.mark.parametrize("qualifier", words.BEFORE)
def test_hedges_before_a_number(qualifier: Qualifier) -> None:
    for word in words.BEFORE[qualifier]:
        assert read(before(word, "37"), tongue(word)).qualifier is qualifier, word


@pytest.mark.parametrize("qualifier", words.BEHIND)
def test_hedges_behind_a_number(qualifier: Qualifier) -> None:
    for word in words.BEHIND[qualifier]:
        assert read(f"37 {word}", "en" if word.isascii() else "ja").qualifier is qualifier, word


@pytest.mark.parametrize("qualifier", words.TOUCHING)
def test_hedges_that_touch_a_number(qualifier: Qualifier) -> None:
    for word in words.TOUCHING[qualifier]:
        assert read(f"30{word}", tongue(word)).qualifier is qualifier, word


@pytest.mark.parametrize("language", languages.HEDGES)
def test_hedges_of_other_languages(language: str) -> None:
    for qualifier, entries in languages.HEDGES[language].items():
        for word in entries:
            assert read(f"{word} 37", language).qualifier is qualifier, word


def test_signs_and_names_of_money() -> None:
    for word, code in words.CURRENCIES.items():
        assert read(f"{word}37").unit == code, word
    for word, code in (words.CURRENCIES | words.MONEY_NAMES).items():
        assert read(f"37 {word}").unit == code, word


def test_words_of_falling() -> None:
    for word in words.FALLING:
        assert read(before(word, "37%"), tongue(word)).number == -37, word


@pytest.mark.parametrize("language", ["", *languages.SCALES])
def test_scale_words(language: str) -> None:
    table: Mapping[str, int] = languages.SCALES[language] if language else words.SCALES
    for word, power in table.items():
        text = f"7{word}" if not language else f"7 {word}"
        assert read(text, language or tongue(word)).number == 7 * 10**power, word


def test_numbers_in_english_words() -> None:
    for word, number in words.CARDINALS.items():
        text = f"a {word}" if word == DOZEN else word
        assert read(text).number == number, word
    for word, number in words.ORDINALS.items():
        assert (read(f"the {word} place").number, read(word).kind) == (Decimal(number), Kind.ORDINAL), word


@pytest.mark.parametrize("language", ["fr", "es", "ca", "pt"])
def test_numbers_in_words_of_other_languages(language: str) -> None:
    for word, number in languages.CARDINALS.get(language, {}).items():
        assert (read(word, language).number, read(word, language).kind) == (Decimal(number), Kind.CARDINAL), word
    for word, number in languages.ORDINALS.get(language, {}).items():
        assert (read(word, language).number, read(word, language).kind) == (Decimal(number), Kind.ORDINAL), word


@pytest.mark.parametrize(("kind", "entries"), [(Kind.POINTS, languages.POINTS), (Kind.PERCENT, languages.PERCENT)])
def test_signs_of_a_kind(kind: Kind, entries: tuple[str, ...]) -> None:
    for word in entries:
        assert read(f"37 {word}").kind is kind, word


def test_words_of_rank() -> None:
    for word in languages.RANK:
        assert read(f"{word} 37").kind is Kind.ORDINAL, word

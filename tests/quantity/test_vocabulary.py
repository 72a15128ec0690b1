"""The words of the notation: folding, and tables that do not contradict each other."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.quantity import Qualifier
from factsheet.quantity import vocabulary as words
from factsheet.quantity.languages import HEDGES, SCALES, primary


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("３７２．７萬件", "372.7万件"),
        ("１，０３４", "1,034"),
        ("24，500", "24、500"),
        ("10％", "10%"),
        ("約5億", "约5亿"),
        ("18\u202f827\u00a0000", "18 827 000"),
        ("−3.5", "-3.5"),
        ("24〜26", "24~26"),
        ("world’s", "world's"),
        ("plain ASCII, untouched", "plain ASCII, untouched"),
    ],
)
def test_folding_makes_forms_plain(text: str, folded: str) -> None:
    assert words.fold(text) == folded


@given(st.text())
def test_folding_keeps_every_position(text: str) -> None:
    folded = words.fold(text)
    assert len(folded) == len(text)
    assert words.fold(folded) == folded


def test_the_longest_alternative_comes_first() -> None:
    assert words.alternatives(["万", "万亿", "a.b"]) == r"a\.b|万亿|万"


@pytest.mark.parametrize("table", [words.BEFORE, words.BEHIND, words.TOUCHING, *HEDGES.values()])
def test_each_hedge_says_one_thing(table: Mapping[Qualifier, tuple[str, ...]]) -> None:
    entries = [entry for group in table.values() for entry in group]
    assert len(entries) == len(set(entries))


def test_scales_of_all_languages_are_powers_of_ten_that_are_in_use() -> None:
    assert {power for table in SCALES.values() for power in table.values()} <= {*range(3, 13)}


def test_words_are_folded_as_the_text_is() -> None:
    entries = [*words.SCALES, *words.CURRENCIES, *words.MONEY_NAMES, *words.FALLING]
    for hedges in (words.BEFORE, words.TOUCHING, words.BEHIND, *HEDGES.values()):
        entries += [entry for group in hedges.values() for entry in group]
    for entry in entries:
        assert words.fold(entry) == entry == entry.lower()


@pytest.mark.parametrize(("tag", "language"), [("zh-Hant", "zh"), ("pt-BR", "pt"), ("EN", "en"), ("", "")])
def test_script_and_region_of_a_language_tag_do_not_count(tag: str, language: str) -> None:
    assert primary(tag) == language

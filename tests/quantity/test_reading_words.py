"""Reading figures that are written in words, and texts whose second number belongs to the unit."""

from __future__ import annotations

import pytest

from tests.quantity.reader import MANY, told


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Three", "en", "3"),
        ("Twenty-two", "en", "22"),
        ("five consecutive years", "en", "5"),
        ("over a million", "en", "over 1E+6"),
        ("surpassed … 13 trillion yuan", "en", "over 1.3E+13"),
        ("surpassed others … 13 trillion yuan", "en", "1.3E+13"),
        ("surpassed X … 13 million users", "en", "1.3E+7"),
        ("突破……13万亿元", "zh", "over 1.3E+13"),
        ("sixth-ranked", "en", "6 rank"),
        ("Deux pôles", "fr", "2"),
        ("cuatro cada uno", "es", "4"),
        ("dos clústers", "ca", "2"),
        ("la première place", "en", "error: no figure here"),
        ("de la deuxième à la première", "fr", "error: more than one number in words"),
        ("un pôle", "fr", "error: no figure here"),
        ("plus de deux pôles", "fr", "over 2"),
        ("two crore", "en", "error: “crore” is no scale word of the source's language (en)"),
        (
            "half of two",
            "en",
            "error: a fraction or a rough multiple in words is no figure; quote the number in digits",
        ),
        ("down three percent", "en", "-3 percent"),
        ("近百家", "zh", "nearly 1E+2"),
        ("二十四家", "zh", "24"),
        ("過萬億", "zh-Hant", "over 1E+12"),
        # ... and beside them what tells no number, or another one
        ("统一", "zh", "error: no figure here"),
        ("the United States and Germany", "en", "error: no figure here"),
        ("2 and five", "en", "error: more than one figure: one in digits and one in words"),
        ("21st to eighth", "en", "error: more than one figure: one in digits and one in words"),
        ("第三24家", "zh", "error: more than one figure: one in digits and one in words"),
        ("second and third", "en", "error: more than one number in words"),
        ("one of 24 clusters", "en", "24"),
        ("前十名中9个集群", "zh", "9"),
        ("dos clústeres", "es", "2"),
        ("una de las dos", "es", "2"),
        ("vingt et unième", "fr", "21 rank"),
        # a small number that is but a part of a larger one
        ("seis mil millones", "es", "error: no figure here"),
        ("treinta y dos", "es", "error: no figure here"),
        ("décimo segunda", "es", "error: no figure here"),
        ("deux cents", "fr", "error: no figure here"),
        ("trente-deux", "fr", "error: no figure here"),
        ("vingt-deuxième", "fr", "error: no figure here"),
        ("soixante-dix", "fr", "error: no figure here"),
        ("sis mil", "ca", "error: no figure here"),
    ],
)
def test_number_words(text: str, language: str, expected: str) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("7.5 patents per 10,000 people", "en", "7.5"),
        ("every 7.5 per million", "en", "7.5"),
        ("每万人7.5件", "zh", "7.5"),
        ("26 of the top 100", "en", "26"),
        ("24 in the world's top 100", "en", "24"),
        ("59 out of 100", "en", "59"),
        ("434km2", "en", "434"),
        # ... and beside them numbers of their own
        ("7.5 per 10,001 people", "en", MANY),
        ("26 of the top 200", "en", MANY),
        ("59 out of 99", "en", MANY),
        ("434km3", "en", MANY),
        ("in the top 100", "en", "error: no figure here"),
    ],
)
def test_round_numbers_of_a_unit_are_no_second_figure(text: str, language: str, expected: str) -> None:
    assert told(text, language) == expected

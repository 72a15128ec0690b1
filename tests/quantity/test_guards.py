"""What is refused because it would be read wrongly, each with a text beside it that is read."""

from __future__ import annotations

import pytest

from factsheet.quantity import NotationError, read


@pytest.mark.parametrize(
    ("refused", "message", "position", "accepted"),
    [
        ("G20 economies", "the digits are part of a name", 1, "20 economies"),
        ("COVID-19", "the digits are part of a name", 6, "top-19"),
        ("GII2025", "the digits are part of a name", 3, "GII 25"),
        ("X$5", "the digits are part of a name", 2, "HK$5"),
        ("Art.4", "the digits are part of a name", 4, "No.4"),
        (".5 percent", "a mark stands before", 0, "0.5 percent"),
        ("some ,500", "a mark stands before", 5, "some 1,500"),
        ("- 24", "a mark stands before", 1, "-24"),
        ("--24", "a mark stands before", 0, "-24"),
        ("-$-24", "a mark stands before", 0, "-$24"),
        ("5G base stations", "“G” behind the number", 1, "5 GW"),
        ("$1.2T", "“T” behind the number", 4, "$1.2 trillion"),
        ("10^6", "more than one figure", 3, "106"),
        ("10^x", "“^” behind the number is not read", 2, "10 x"),
        ("3½", "“½” is not read", 1, "3.5"),
        ("10⁶", "“⁶” is not read", 2, "10"),
        ("10²", "“²” is not read", 2, "10 km²"),
        ("①", "“①” is not read", 0, "1"),
        ("Ⅳ", "“Ⅳ” is not read", 0, "4"),
        ("٣", "“٣” is not read", 0, "3"),
        ("24٣", "“٣” is not read", 2, "24"),
        ("3 and a half million", "a fraction in words", 1, "3.5 million"),
        ("3-quarters", "a fraction in words", 1, "3 quarterbacks"),
        ("24个半月", "a fraction in words", 2, "24个月"),
        ("3年半", "a fraction in words", 1, "3年"),
        ("3成", "a fraction in words", 1, "3成员"),
        ("half a million", "a fraction or a rough multiple", 0, "a million"),
        ("May 24", "a date", 4, "maybe 24"),
        ("Sept. 24", "a date", 6, "separately 24"),
        ("24 September", "a date", 0, "24 septembers"),
        ("24th of July", "a date", 0, "24th of its kind"),
        ("24日", "a date", 0, "24日元"),
        ("9月", "a date", 0, "9个月"),
        ("2024年", "a date", 0, "24年"),
        ("in 2024", "a date", 3, "in 2,024"),
        ("since 2020.", "a date", 6, "since 2020 patents"),
    ],
)
def test_what_would_be_read_wrongly_is_refused(refused: str, message: str, position: int, accepted: str) -> None:
    with pytest.raises(NotationError) as caught:
        read(refused, "zh" if not refused.isascii() else "en")
    assert caught.value.message.startswith(message)
    assert (caught.value.position, caught.value.text) == (position, refused)
    assert read(accepted, "zh" if not accepted.isascii() else "en").number

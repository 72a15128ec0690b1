"""What wording has to know of a unit: its nouns, and how its figures are printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from factsheet.facts import Unit

Language = Literal["en", "zh"]
UnitKind = Literal["count", "money", "share", "change", "points", "rank", "ratio", "measure"]


@dataclass(frozen=True, slots=True)
class UnitWords:
    """The words of one unit.

    `one` and `other` are the English singular and plural ("company", "companies"), `zh` is the
    Chinese counter with its noun (家企业), `currency` the code of money (CNY). Shares and
    changes are printed with the language's percent sign, ranks as ordinals; neither needs a noun.
    Empty nouns are left out.
    """

    kind: UnitKind
    one: str = ""
    other: str = ""
    zh: str = ""
    currency: str = ""

    @property
    def percent(self) -> bool:
        """Tell whether figures of the unit carry a percent sign."""
        return self.kind in {"share", "change"}


def unit_words(unit: Unit) -> UnitWords:
    """Return what wording has to know of a unit of the registry."""
    label = unit.entry.label
    return UnitWords(unit.entry.kind, label.en.one, label.en.other, label.zh, unit.entry.currency or "")

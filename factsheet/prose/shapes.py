"""The shapes of English figures and idioms: by which word they begin, and what must follow it.

All texts here are in lower case, with words one space apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from factsheet.prose.markup import OBJECT
from factsheet.prose.nouns import MONEY, SCALES, any_of
from factsheet.quantity.vocabulary import TENS_OF_ENGLISH, UNITS_OF_ENGLISH

_WINDOW: Final = 24

_ONES: Final = any_of(UNITS_OF_ENGLISH[1:10])
TERM: Final = rf"(?:{any_of(TENS_OF_ENGLISH)}(?:[- ]{_ONES})?|{any_of(UNITS_OF_ENGLISH)})(?![a-z])"
SCALE: Final = any_of(SCALES)
_PARTS: Final = "third quarter fourth fifth sixth seventh eighth ninth tenth hundredth thousandth"
FRACTION: Final = any_of(f"half halves {_PARTS}")

_ORDINAL_ONES: Final = "first second third fourth fifth sixth seventh eighth ninth"
_ORDINALS: Final = (
    f"{_ORDINAL_ONES} tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth"
    f" eighteenth nineteenth {' '.join(f'{tens[:-1]}ieth' for tens in TENS_OF_ENGLISH)} hundredth"
)
_ORDINAL: Final = rf"(?:{any_of(TENS_OF_ENGLISH)}[- ]{any_of(_ORDINAL_ONES)}|{any_of(_ORDINALS)})"
_LATER: Final = rf"(?!first(?!\w)){_ORDINAL}"

AFTER_ONE: Final = re.compile(
    rf" per ?cent(?!\w)|(?: in| out of)(?: every| each)? (?:{TERM}|\d|{OBJECT}|{SCALE}|a {SCALE})"
    rf"|[- ]{FRACTION}(?!\w)(?! part)| and a half| point {TERM}"
)
"""What makes a figure of "one": one percent, one in six, one third."""

HARMLESS: Final = re.compile(
    r" (?:(?:more|other|different|simple|main|good|such|further|possible) )?"
    r"(?:ways|reasons|things|kinds|sorts|sides|senses|words|questions|answers|meanings|readings|aims"
    r"|respects|aspects|halves|ends|purposes|remarks|caveats|hands)(?!\w)"
)
"""Nouns that speak of the text and its argument, not of the world: for three reasons."""

COMPARED: Final = re.compile(
    r" (?:(?:such|different|other|printed) )?(?:figures|numbers|values|amounts|ranges|intervals|sources|definitions"
    r"|lines|levels|statements|dates)(?!\w)"
)
"""Nouns that come in pairs where things are compared: two figures agree if their ranges overlap."""

POINTING: Final = re.compile(
    r"(?:^|[\W_])(?:the|these|those|between|any|other|last|first|next|past|former|latter|its|our|their"
    r"|his|her|your|all|into|in|or|by|same|each|every|'s) $"
)
"""Words that make a pronoun of "two": these two, between the two."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """A pattern of what follows a word and, if need be, of what must or must not stand right before it."""

    rest: re.Pattern[str]
    before: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None

    def end(self, text: str, start: int, end: int) -> int:
        """Return where the shape ends whose first word stands at `start` to `end`; 0 if it is none."""
        match = self.rest.match(text, end)
        return match.end() if match and self._suits(text, max(0, start - _WINDOW), start) else 0

    def _suits(self, text: str, start: int, end: int) -> bool:
        if self.before and not self.before.search(text, start, end):
            return False
        return not (self.unless and self.unless.search(text, start, end))


_Table = dict[str, tuple[_Shape, ...]]


def _row(words: str, rest: str = "", *, before: str = "", unless: str = "") -> _Table:
    """Return one shape under each of the words that may begin it."""
    shape = _Shape(
        re.compile(rf"(?:{rest})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{before}) $") if before else None,
        re.compile(rf"(?<!\w)(?:{unless}) $") if unless else None,
    )
    return dict.fromkeys(words.split(), (shape,))


def _table(*rows: _Table) -> _Table:
    """Return the shapes of all rows by their first words."""
    table: _Table = {}
    for row in rows:
        for word, shapes in row.items():
            table[word] = table.get(word, ()) + shapes
    return table


_CLOCK: Final = " ".join(UNITS_OF_ENGLISH[1:13])
_IDIOMS: Final = _table(
    _row(_CLOCK, " o'clock"),
    _row(
        "one",
        " country,? two systems| belt,? one road| or two| third part(?:y|ies)"
        rf"| and one(?! (?:half|{SCALE}))",
    ),
    _row("two", " by two| and two| cents| or more"),
    _row("three", " gorges| or four times"),
    _row("four", " (?:asian )?(?:tigers|dragons)| corners"),
    _row("five", r"-year (?:plan|period|programme)s?"),
    _row("seven", " seas"),
    _row("nine", " to five"),
    _row("big", " (?:three|four|five|six|seven)"),
    _row("group", " of (?:seven|eight|twenty)"),
    _row("once", " or twice"),
    _row("in", " two minds"),
    _row("on", " all fours"),
    _row("in", r" the (?:first|second|third) place(?! (?:in|of|on|with|among|worldwide|globally)\b)"),
    _row("first", " among equals"),
    _row("second", " to none"),
    _row("eleventh", " hour"),
    _row("twenty", "-first century"),
    _row("double", r" first[- ]class|[- ](?:check|count|quot|click|spac|stand|edge|book|entr|sided|blind)[a-z]*"),
)

_BOARD: Final = r"(?:ranking|index|league|league table|world|country|nation|chart)s?"
_SUPERLATIVE: Final = any_of(
    "most least largest biggest highest lowest smallest best worst fastest slowest greatest strongest weakest longest"
    " shortest richest poorest busiest oldest youngest newest closest leading ranked"
)
_NO_RANK: Final = (
    r"(?![\w-]| (?:look|glance|sight|time|of all|half|quarter|and foremost|class|hand|thing|published"
    r"|day|step|line|sentence|paragraph|column|row|nature)(?!\w))"
)
_AMOUNTS: Final = "by nearly almost about over than roughly around some under below above just only exactly to at"
_PLURALS: Final = "tens hundreds thousands millions billions trillions dozens"
_MONEY: Final = rf"(?:us |hong kong |of )?{MONEY}"

_SHAPES: Final = _table(
    # tens of thousands, dozens of; but "in millions of yuan" is the unit of a column
    _row(_PLURALS, rf"(?: of {SCALE}s?)?", unless="in"),
    _row(_PLURALS, rf" of (?!{_MONEY})[a-z]+", before="in"),
    _row("several few many some", rf" {SCALE}"),
    _row("half", rf" (?:a|of a) {SCALE}"),
    _row("couple", rf" of {SCALE}"),
    # fractions
    _row(" ".join(UNITS_OF_ENGLISH[1:]), rf"[- ]{FRACTION}s?(?! part(?:y|ies))"),
    _row("a an", rf" (?:{SCALE}|(?!half){FRACTION} (?:of|more|less|higher|lower|larger|smaller|above|below|as))"),
    _row(
        _AMOUNTS,
        r" an? (?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)"
        r"(?=[^\w -]|$| (?:in|from|to|since|on|over)(?!\w))",
    ),
    _row(
        "half",
        " (?:of|the|a|an|as|its|their|this|that|all|again|those|these)",
        unless="first|second|other|latter|former|last|better",
    ),
    _row(_AMOUNTS, r" half(?![\w-])(?! (?:past|way)(?!\w))"),
    _row("more less fewer", r" than half(?![\w-])(?! (?:past|way)(?!\w))"),
    _row("in a up and", r" (?:a )?half(?![\w-])(?! (?:past|way|of|the)(?!\w))"),
    _row("halved halves halving", ""),
    # multiples
    _row("twice", " (?:as|the|that|its|their|more|over|what|those|these)"),
    _row(_AMOUNTS, " (?:twice|thrice)"),
    _row(
        " ".join(
            f"{stem}{ending}"
            for stem in ("doubl", "tripl", "trebl", "quadrupl", "quintupl")
            for ending in ("ed", "es", "ing")
        ),
        r"(?! as(?!\w)| up(?!\w)| back(?!\w))",
    ),
    _row(
        "double triple treble quadruple quintuple",
        " (?:the|that|its|their|his|what|those|these|from|in|over|by|digits?|since|every|again|to)|-digit",
    ),
    _row(
        f"{_AMOUNTS} will would could should of",
        r" (?:double|triple|treble|quadruple|quintuple)(?!\w| as(?!\w)|-)",
    ),
    _row("twofold threefold fourfold fivefold sixfold sevenfold eightfold ninefold tenfold hundredfold", ""),
    _row("hundred thousand", "-fold"),
    # ranks
    _row(
        "rank ranks ranked ranking",
        r"(?: (?:at|as|in|joint|jointly|equal|now|again|globally|worldwide|still|only|the|overall"
        rf"|number)){{0,3}} (?:{_ORDINAL}|top|last|bottom|highest|lowest|one|two)",
    ),
    _row(
        "placed placing finish finishes finished finishing came stand stands stood rated sit sits sat",
        r"(?: (?:in|joint|jointly|equal|now|again|still|only|overall)){0,2}"
        rf" {_ORDINAL}{_NO_RANK}",
    ),
    # "the newest comes first" is order; "comes second" and "comes first in the world" are ranks
    _row(
        "come comes coming", rf"(?: (?:in|joint|equal|only))? (?:{_LATER}{_NO_RANK}|first (?:in|among|with|worldwide))"
    ),
    _row(
        "rose rises risen fell falls fallen moved moves climbed climbs slipped slips dropped drops"
        " jumped up down advanced back improved",
        rf"(?: \w+)? to {_ORDINAL}{_NO_RANK}",
    ),
    _row("from", rf" {_ORDINAL} to {_ORDINAL}"),
    _row(
        "is was are were be been being remain remains remained",
        rf"(?: (?:now|still|again|only))? {_ORDINAL}"
        r"(?= (?:among|after|behind|worldwide|globally|overall|nationally)(?!\w)|[,.;:)\n]|$)",
    ),
    _row("for", rf" (?:the|a) {_LATER} time"),
    _row("top tops topped topping", r" the (?:\w+ ){0,3}(?:rankings?|list|table|index|league)"),
    _row("top", " (?:spot|place|position|rank)"),
    _row("at", r" the (?:top|head|bottom) of the (?:\w+ ){0,3}(?:rankings?|index|league)"),
    _row(
        "number no",
        r"\.? (?:one|two|three)(?! (?:can|could|sees|reads))",
        before="(?:as|is|was|at|[a-z]+'s|to|from|remains)(?: the)?",
    ),
)
# What follows an ordinal; "twenty-first" counts as one.
_RANKS: Final = _table(
    _row(
        _ORDINALS,
        "[- ](?:place|placed|position|rank|ranked|spot|overall|worldwide|globally|nationwide|nationally)"
        rf"| (?:in|among|of|on|across) (?:the|all|this|that) (?:\w+ ){{0,2}}{_BOARD}"
        rf"| of (?:\d+|{OBJECT}|{TERM})| (?:straight|consecutive|successive)"
        "| (?:year|month|quarter|time|week|edition|season|ranking)"
        " (?:running|in a row|in succession|straight)",
    ),
    _row(_ORDINALS.replace("first ", "", 1), rf"[- ]{_SUPERLATIVE}"),
)
_COMPOUND_ORDINAL: Final = re.compile(rf"[- ](?P<ordinal>{any_of(_ORDINAL_ONES)})(?!\w)")
_LOOSE_SCALE: Final = re.compile(rf"{OBJECT}[.,]?[ -]$")
_SCALE_WORDS: Final = frozenset(SCALES.split())
_TENS: Final = frozenset(TENS_OF_ENGLISH)
_FIGURES: Final = _table(_SHAPES, _RANKS)
ORDINALS: Final = frozenset(_ORDINALS.split())
FIRST_WORDS: Final = frozenset([*_IDIOMS, *_FIGURES, *_SCALE_WORDS])
"""The words by which an idiom or a figure may begin, plain number words aside."""


def idiom_at(text: str, word: re.Match[str]) -> int:
    """Return where the idiom ends that begins with this word; 0 if none does."""
    shapes = _IDIOMS.get(word[0])
    return _end(shapes, text, *word.span()) if shapes else 0


def figure_at(text: str, word: re.Match[str]) -> int:
    """Return where the figure ends that begins with this word; 0 if none does."""
    first, (start, end) = word[0], word.span()
    if first in _SCALE_WORDS and _LOOSE_SCALE.search(text, max(0, start - 3), start):
        return end  # `{{ fact(…) }} million`: the scale is typed by hand
    if first in _TENS and (compound := _COMPOUND_ORDINAL.match(text, end)):
        shapes = _RANKS["second" if compound["ordinal"] == "first" else compound["ordinal"]]
        return _end(shapes, text, start, compound.end())
    return _end(_FIGURES.get(first, ()), text, start, end)


def _end(shapes: tuple[_Shape, ...], text: str, start: int, end: int) -> int:
    """Return where the longest of the shapes ends."""
    longest = 0
    for shape in shapes:
        longest = max(longest, shape.end(text, start, end))
    return longest

"""Facts files as property tests draw them: valid YAML in any form, with comments that tell their entry."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from hypothesis import strategies as st

KEYS: Final = (
    "label", "definition", "unit", "place", "note", "observations", "period", "value", "status", "evidence", "source",
    "says", "at", "revisions", "conflicts", "why", "en", "zh", "unknown",
)  # fmt: skip
# Each text holds a word of its own, such as w12.
TEXTS: Final = (
    "{}", '"{}"', "'{}'", '"{}, and more"', "'{}: it''s'", '"# {}"', "{} %", '"says \\"{}\\""', "中文{}",
    "-{}", '"{} "',
)  # fmt: skip
# These stand in lines, where there are lines: the first behind the key, the others below it.
LONG_TEXTS: Final = (
    "|\n{0}\n  more\n\nmore", ">-\n{0}\nmore\n", "|2+\n   {0}\n", "{0}\n{0}", '"{0}\n\n{0}"', "'{0}\n- {0}'",
)  # fmt: skip
NOTE: Final = re.compile(r"# c\d+\b")
WORD: Final = re.compile(r"w\d+(?!\d)")


@dataclass
class Text:
    form: str
    word: str = ""


@dataclass
class Many:
    """A mapping, or a list if its keys are empty."""

    keys: list[str]
    values: list[Node]
    form: str


Node: TypeAlias = "Text | Many"


@dataclass(frozen=True)
class Written:
    """A comment: above, at the end of, or below the entry that holds these words."""

    text: str
    side: str
    words: frozenset[str]


@dataclass
class Drawn:
    """The text of a file and its comments."""

    lines: list[str] = field(default_factory=list)
    comments: list[Written] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)


def nodes() -> st.SearchStrategy[Node]:
    """Draw texts, and lists and mappings of them."""
    texts = st.builds(Text, st.sampled_from(TEXTS + LONG_TEXTS))
    form = st.sampled_from(["block", "block", "flow", "lines"])

    def many(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        mapping = st.dictionaries(st.sampled_from(KEYS), inner, min_size=1, max_size=4)
        mappings = st.builds(lambda parts, how: Many(list(parts), list(parts.values()), how), mapping, form)
        lists = st.builds(
            lambda parts, how: Many([""] * len(parts), parts, how), st.lists(inner, min_size=1, max_size=3), form
        )
        return mappings | lists

    return st.recursive(texts, many, max_leaves=8)


@st.composite
def files(draw: st.DrawFn) -> Drawn:
    """Draw a file of one to three entries."""
    values = draw(st.lists(nodes(), min_size=1, max_size=3))
    root = Many([f"entry_{number}" for number in range(len(values))], values, "block")
    _number(root, 0)
    drawn = Drawn()
    _Writer(draw, drawn).block(root, 0, "")
    return drawn


def _number(node: Node, count: int) -> int:
    if isinstance(node, Text):
        node.word = f"w{count}"
        return count + 1
    for value in node.values:
        count = _number(value, count)
    return count


def _words(node: Node) -> frozenset[str]:
    if isinstance(node, Text):
        return frozenset({node.word})
    return frozenset[str]().union(*map(_words, node.values))


class _Writer:
    def __init__(self, draw: st.DrawFn, drawn: Drawn) -> None:
        self._draw, self._drawn = draw, drawn

    def block(self, node: Many, indent: int, first: str) -> None:
        """Write the parts of a list or mapping in lines; `first` stands before the first of them, a dash perhaps."""
        for number, (key, value) in enumerate(zip(node.keys, node.values, strict=True)):
            before = " " * indent if number or not first else first
            if number or not first:
                self._above(value, indent)
            self._part(f"{before}{key}:" if key else f"{before}-", value, indent, key)
        if self._sometimes():
            self._drawn.lines.append(" " * indent + self._comment("below", node))

    def _part(self, head: str, value: Node, indent: int, key: str) -> None:
        if isinstance(value, Text):
            self._lines(head, value, indent)
        elif value.form == "flow":
            self._end(f"{head} {self._flow(value)}", value)
        elif value.form == "lines":
            self._flow_lines(head, value, indent)
        elif not key and self._draw(st.booleans()):
            gap = self._draw(st.integers(1, 3))
            self.block(value, len(head) + gap, head + " " * gap)
        else:
            self._end(head, value)
            self.block(value, indent + self._draw(st.integers(1, 4)), "")

    def _lines(self, head: str, text: Text, indent: int) -> None:
        first, *further = text.form.format(text.word).split("\n")
        lines = [f"{head} {first}", *(" " * (indent + 2) + line if line else "" for line in further)]
        commented = 0 if first[0] in "|>" else len(lines) - 1
        for number, line in enumerate(lines):
            if number == commented:
                self._end(line, text)
            else:
                self._drawn.lines.append(line)

    def _flow_lines(self, head: str, node: Many, indent: int) -> None:
        opening, closing = "{}" if node.keys[0] else "[]"
        self._end(f"{head} {opening}", node)
        margin = " " * (indent + 3)
        for key, value in zip(node.keys, node.values, strict=True):
            text = self._text(value) if isinstance(value, Text) else self._flow(value)
            self._above(value, indent + 3)
            self._end(f"{margin}{key}{': ' * bool(key)}{text},", value)
        self._drawn.lines.append(f"{margin}{closing}")

    def _flow(self, node: Node) -> str:
        if isinstance(node, Text):
            return self._text(node)
        space = self._draw(st.sampled_from(["", " "]))
        parts = [
            f"{key}{': ' * bool(key)}{self._flow(value)}" for key, value in zip(node.keys, node.values, strict=True)
        ]
        opening, closing = "{}" if node.keys[0] else "[]"
        return f"{opening}{space}{f'{space}, '.join(parts)}{space}{closing}"

    def _text(self, text: Text) -> str:
        return text.word if "\n" in text.form else text.form.format(text.word)

    def _above(self, value: Node, indent: int) -> None:
        self._blank()
        if self._sometimes():
            self._drawn.lines.append(" " * indent + self._comment("above", value))
            self._blank()

    def _end(self, line: str, value: Node) -> None:
        gap = " " * self._draw(st.integers(1, 9))
        self._drawn.lines.append(f"{line}{gap}{self._comment('end', value)}" if self._sometimes() else line)

    def _blank(self) -> None:
        if self._sometimes():
            self._drawn.lines.append(" " * self._draw(st.integers(0, 3)))

    def _comment(self, side: str, node: Node) -> str:
        text = f"# c{len(self._drawn.comments)}"
        self._drawn.comments.append(Written(text, side, _words(node)))
        return text

    def _sometimes(self) -> bool:
        return self._draw(st.integers(0, 3)) == 0


def stands_at_its_entry(comment: Written, text: str) -> bool:
    """Tell whether a comment stands, in a text, where the words of its entry are."""
    before, after = re.split(rf"{comment.text}\b", text)
    words_before, words_after = WORD.findall(before), WORD.findall(after)
    if comment.side == "below":
        return words_before[-1] in comment.words and not set(words_after) & comment.words
    in_line = WORD.findall(before.rpartition("\n")[2])
    if not in_line and not words_after:
        return False
    return (in_line[-1] if in_line else words_after[0]) in comment.words

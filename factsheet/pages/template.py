"""The words of ours that a page calls: a template goes in, `Call` objects and problems come out.

The calls are read from Jinja's own syntax tree, with the delimiters of mkdocs-macros, so that what is found here is
what is run there.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from factsheet.pages.regions import Places
from factsheet.problems import Problem, did_you_mean


@dataclass(frozen=True, slots=True)
class Call:
    """A word of ours as a page uses it: `{{ fact("a.b.c", digits=2).text }}`. Arguments are plain values."""

    word: str
    args: tuple[object, ...]
    options: Mapping[str, object]
    line: int
    column: int


class _Placed(str):
    """A name in a template that knows at which offset it stands."""

    __slots__ = ("offset",)
    offset: int


class _Placing(Extension):
    """Gives each name of the syntax tree its offset, for Jinja itself keeps lines only."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.opened_at = 0
        self.comments: list[tuple[int, str]] = []
        self._offsets: deque[int] = deque()
        self._tokens: list[tuple[int, str, str]] = []

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Note the offsets of all names and opening delimiters."""
        offset = 0
        for token in self.environment.lexer.tokeniter(source, name, filename):
            self._tokens.append(token)
            _, kind, value = token
            offset = source.index(value, offset)  # whitespace that `{%-` eats lies between
            if kind.endswith("_begin"):
                self.opened_at = offset
            if kind in {"name", "variable_begin", "block_begin"}:
                self._offsets.append(offset)
            elif kind == "comment":
                self.comments.append((self.opened_at, value))
            offset += len(value)
        return source

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Pass the tokens on, the names with their offsets; the text is not parted into them a second time."""
        for token in self.environment.lexer.wrap(iter(self._tokens), stream.name, stream.filename):
            if token.type in {"variable_begin", "block_begin"}:
                self.opened_at = self._offsets.popleft()
                yield token
            elif token.type == "name":
                name = _Placed(token.value)
                name.offset = self._offsets.popleft()
                yield Token(token.lineno, token.type, name)
            else:
                yield token


_ID: Final = re.compile(r"[\w:.-]+(?:[ \t][^}\n]*)?\}")


class TemplateReader:
    """Reads the calls of one page. `text` is the page with its front matter blanked, so that lines are true."""

    def __init__(self, text: str, file: str, words: Collection[str]) -> None:
        self.problems: list[Problem] = []
        self._text, self._file, self._words = text, file, words
        self._places = Places(text)

    def read(self) -> tuple[Call, ...]:
        """Return the calls in the order of the page; none if the template cannot be read."""
        environment = Environment(
            autoescape=True,  # nothing is rendered here
            extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols", _Placing],
        )
        (placing,) = (e for e in environment.extensions.values() if isinstance(e, _Placing))
        try:
            tree = environment.parse(self._text)
            calls = self._calls(tree)
        except TemplateSyntaxError as error:
            self._report_syntax(str(error.message), error.lineno, placing.opened_at)
            return ()
        except (RecursionError, ValueError) as error:
            # brackets a thousand deep, a number of five thousand digits
            self._report_syntax(str(error), None, placing.opened_at)
            return ()
        for offset, comment in placing.comments:
            if _ID.match(comment):
                self._report(offset, "page-syntax", "a comment begins here, not an id", _ID_HINT)
        return calls

    def _calls(self, tree: nodes.Template) -> tuple[Call, ...]:
        called: dict[int, nodes.Call] = {}
        names: list[nodes.Name] = []
        for node in tree.find_all((nodes.Call, nodes.Name)):
            if isinstance(node, nodes.Call):
                called[id(node.node)] = node
            elif isinstance(node, nodes.Name) and isinstance(node.name, _Placed):
                names.append(node)
        calls = []
        for name in sorted(names, key=_offset):
            if id(name) in called:
                calls.append(self._call(name, called[id(name)]))
            elif name.name in self._words:
                self._report(
                    _offset(name),
                    "page-word",
                    f"“{name.name}” stands without its arguments",
                    f"write {name.name}(…), and do not give that name to anything else",
                )
        return tuple(call for call in calls if call)

    def _call(self, name: nodes.Name, call: nodes.Call) -> Call | None:
        word = str(name.name)
        if word not in self._words:
            message = f"there is no word “{word}”"
            hint = did_you_mean(word, self._words) or f"the words are {', '.join(sorted(self._words))}"
            self._report(_offset(name), "page-word", message, hint)
            return None
        try:
            args = tuple(_literal(node) for node in _positional(call))
            options = {keyword.key: _literal(keyword.value) for keyword in call.kwargs}
        except _NotLiteralError as error:
            message = f"the arguments of a word are written out, but in {word}(…) {error}"
            hint = 'write texts, whole numbers, true, false, or lists of them: fact("a.b.2025", digits=2)'
            self._report(_offset(name), "page-argument", message, hint)
            return None
        line, column = self._places.at(_offset(name))
        return Call(word, args, MappingProxyType(options), line, column)

    def _report_syntax(self, reason: str, line: int | None, offset: int) -> None:
        opener = self._text[offset : offset + 2]
        reason = reason.rstrip(".")
        seen = f" (line {line})" if line and line != self._places.at(offset)[0] else ""
        hint = f"the fault is in what {opener} opens here"
        if odd := _TYPOGRAPHIC.search(self._text, offset, self._text.find("\n", offset) % (len(self._text) + 1)):
            hint = (
                f"“{odd.group()}” is no sign of the template: quotes are straight, commas and brackets those of English"
            )
        if opener == "{#":
            hint = _ID_HINT if _ID.match(self._text, offset + 2) else "a comment ends in #}"
        message = f"the template cannot be read: {reason[:1].lower()}{reason[1:]}{seen}"
        self._report(offset, "page-syntax", message, hint)

    def _report(self, offset: int, rule: str, message: str, hint: str) -> None:
        line, column = self._places.at(offset)
        self.problems.append(Problem(self._file, line, column, rule, message, hint))


_TYPOGRAPHIC: Final = re.compile("[“”„‘’，（）：＝［］｛｝「」、]")
_ID_HINT: Final = "{# opens a comment of the template; write an id with a space: { #id }"


def _offset(name: nodes.Name) -> int:
    return name.name.offset if isinstance(name.name, _Placed) else 0


class _NotLiteralError(ValueError):
    """An argument that has to be worked out, and what is wrong with it."""


def _positional(call: nodes.Call) -> list[nodes.Expr]:
    if call.dyn_args or call.dyn_kwargs:
        raise _NotLiteralError("* and ** stand for arguments that are not written out")
    return call.args


def _literal(node: nodes.Expr) -> object:
    """Return the value that a node of the syntax tree writes out."""
    match node:
        case nodes.Const(value=str() | bool() | int() as value):
            return value
        case nodes.Neg(node=nodes.Const(value=int() as value)) if not isinstance(value, bool):
            return -value
        case nodes.List():
            return [_literal(item) for item in node.items]
        case nodes.Tuple():
            return tuple(_literal(item) for item in node.items)
        case nodes.Dict():
            return {_key(pair.key): _literal(pair.value) for pair in node.items}
        case nodes.Name():
            raise _NotLiteralError(f"“{node.name}” is a name; a text stands in quotes")
        case nodes.Const():
            raise _NotLiteralError(f"“{node.value}” is neither a text nor a whole number")
        case _:
            raise _NotLiteralError("an argument has to be worked out")


def _key(node: nodes.Expr) -> str:
    key = _literal(node)
    if not isinstance(key, str):
        raise _NotLiteralError("a key is not a text")
    return key

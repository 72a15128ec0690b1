"""The one layout of facts files: a tree and the shape of its file go in, the text of the file comes out.

Two spaces for each level, keys in the order of the model. What is short by nature (a line of evidence, a label, a list
of keys) stands in one line, in braces or brackets; everything else has a line for each key. Texts over several lines
keep their lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factsheet.editing.scalars import Scalar, written
from factsheet.editing.shapes import Shape
from factsheet.editing.tree import Collection, EndComment, Part, Tree

WIDTH: Final = 120
STEP: Final = "  "


def lay_out(tree: Tree, shape: Shape | None) -> str:
    """Return the text of a file; without a shape, keys keep their order and collections their form."""
    lines = [*tree.head, *([] if tree.root.parts else ["{}"]), *_block(tree.root, shape, "")]
    return "".join(f"{line}\n" for line in lines)


def lines_of(part: Part, shape: Shape | None, margin: str) -> list[str]:
    """Return the lines of one part below the comments that belong to it; `margin` stands before its key or dash."""
    above, lines = _part(part, shape, margin)
    return [*_indented(above, margin), *lines]


def ordered(collection: Collection, shape: Shape | None) -> list[Part]:
    """Return the parts in the order in which they are written; those that the shape does not know come last."""
    if shape is None or not collection.is_mapping:
        return collection.parts
    keyed = [(part.key.value if part.key else "", part) for part in collection.parts]
    if shape.alphabetical:
        return [part for _, part in sorted(keyed, key=lambda pair: pair[0])]
    rank = {key: number for number, key in enumerate(shape.fields)}
    return [part for _, part in sorted(keyed, key=lambda pair: rank.get(pair[0], len(rank)))]


def _block(collection: Collection, shape: Shape | None, margin: str) -> Iterator[str]:
    for part in ordered(collection, shape):
        yield from lines_of(part, _shape_in(shape, part), margin)
    yield from _indented(collection.below, margin)


def _part(part: Part, shape: Shape | None, margin: str) -> tuple[list[str], list[str]]:
    """Return the comments above a part, without margin, and its lines."""
    head = f"{_key(part.key)}:" if part.key else "-"
    above, ends, end_at = list(part.above), list(part.at_end), 0
    if isinstance(part.value, Scalar):
        first, *further = _text(part.value, margin + STEP, quoted=bool(shape and shape.quoted))
        lines = [f"{margin}{head} {first}" if first else f"{margin}{head}", *further]
        end_at = 0 if part.value.is_block else len(lines) - 1
    elif (inline := _inline(part.value, shape, len(margin) + len(head) + 1)) is not None:
        lines = [f"{margin}{head} {inline}"]
    elif part.key:
        lines = [f"{margin}{head}", *_block(part.value, shape, margin + STEP)]
    else:  # behind a dash there is no room for a comment
        first_above, lines = _behind_dash(part.value, shape, margin)
        above += [*(end.text for end in ends), *first_above]
        ends = []
    if ends:  # a line has room for one
        above += [end.text for end in ends[:-1]]
        lines[end_at] = _with_comment(lines[end_at], ends[-1], margin)
    return above, lines


def _behind_dash(collection: Collection, shape: Shape | None, margin: str) -> tuple[list[str], list[str]]:
    """Return the comments above the first of the parts behind a dash, and the lines of all."""
    first, *others = ordered(collection, shape)
    above, lines = _part(first, _shape_in(shape, first), margin + STEP)
    lines[0] = f"{margin}- {lines[0].removeprefix(margin + STEP)}"
    for part in others:
        lines += lines_of(part, _shape_in(shape, part), margin + STEP)
    return above, [*lines, *_indented(collection.below, margin + STEP)]


def _shape_in(shape: Shape | None, part: Part) -> Shape | None:
    return shape.of(part.key.value if part.key else None) if shape else None


def _indented(lines: list[str], margin: str) -> list[str]:
    return [f"{margin}{line}" if line else "" for line in lines]


def _with_comment(line: str, comment: EndComment, margin: str) -> str:
    """Return a line with a comment behind it, as far from the beginning of its part as it was, if there is room."""
    return f"{line:<{max(len(margin) + comment.offset - 2, 0)}}  {comment.text}"


def _key(key: Scalar, *, flow: bool = False) -> str:
    return written(Scalar(key.value, '"') if key.has_lines or key.is_block or not key.value else key, flow=flow)


def _text(scalar: Scalar, margin: str, *, quoted: bool) -> list[str]:
    """Return the lines of a text; the first has no margin, and stands behind a key or a dash."""
    if scalar.is_block:
        return _block_text(scalar, margin)
    if not scalar.has_lines:
        return [written(scalar, quoted=quoted)]
    # Behind a backslash a space is a character.
    first, *further = (line.lstrip(" \t") for line in scalar.raw.split("\n"))
    if scalar.style != '"':
        first, *further = (line.rstrip(" \t") for line in (first, *further))
    return [first, *_indented(further, margin)]


def _block_text(scalar: Scalar, margin: str) -> list[str]:
    header, *lines = scalar.raw.split("\n")
    header = "".join(str(len(STEP)) if sign.isdigit() else sign for sign in header.partition("#")[0].strip())
    number = next((number for number, line in enumerate(lines) if line.strip(" ")), None)
    if number is None:
        return [header, *("" for _ in lines)]
    # How deep the text begins: its first line may have spaces of its own.
    own = scalar.value.split("\n")[number]
    depth = _spaces(lines[number]) - _spaces(own)
    return [header, *_indented([line[depth:] for line in lines], margin)]


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _inline(collection: Collection, shape: Shape | None, before: int) -> str | None:
    """Return a collection in one line, or `None` if it is not written so; `before` characters stand before it."""
    if not collection.parts:
        return "{}" if collection.is_mapping else "[]"
    known = shape is not None and (shape.fields or shape.each)
    wanted = shape.inline if shape and known else collection.flow
    if not wanted or collection.holds_comments() or not _flows(collection, joined=collection.flow):
        return None
    line = _flow(collection, shape)
    return line if collection.in_one_line or before + len(line) <= WIDTH else None


def _flows(collection: Collection, *, joined: bool) -> bool:
    """Tell whether all in a collection can stand in one line; `joined` if lines of texts may be joined for it."""
    values = [part.value for part in collection.parts]
    return all(
        _flows(value, joined=joined) if isinstance(value, Collection)
        else not value.is_block and (joined or not value.has_lines)
        for value in values
    )  # fmt: skip


def _flow(collection: Collection, shape: Shape | None) -> str:
    parts = (_flow_part(part, _shape_in(shape, part)) for part in ordered(collection, shape))
    return f"{{{', '.join(parts)}}}" if collection.is_mapping else f"[{', '.join(parts)}]"


def _flow_part(part: Part, shape: Shape | None) -> str:
    if isinstance(part.value, Collection):
        value = _flow(part.value, shape)
    else:
        value = written(part.value, flow=True, quoted=bool(shape and shape.quoted))
    if part.key is None:
        return value
    return f"{_key(part.key, flow=True)}: {value}"

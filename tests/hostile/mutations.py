"""Ways in which a text or a tree of facts goes wrong: a good one goes in, Hypothesis draws what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Final, TypeAlias

import yaml
from hypothesis import strategies as st

Steps: TypeAlias = tuple[str | int, ...]

# What slips into a text by copying from other programs, by other keyboards, or by intent.
ODD: Final = (
    "\x00", "\x07", "\x0b", "\x0c", "\x1b[31m", "\x7f", "\x85", "\u00a0", "\u00ad", "\u0301", "\u200b", "\u200d",
    "\u202e", "\u2028", "\u2029", "\u2066", "\u3000", "\ufe0f", "\ufeff", "\ufffe", "\U000e0041", "\U0001f600",
    "\r", "\r\n", "\n", "\t", " ", "\n\n", "  ", "\n---\n", "\n...\n", "%YAML 1.2\n",
    ":", ": ", "：", "，", "“", "”", "‘", "、", "。", "（", "1", "９", "٣", "½", "-", "- ", "–", "−", "?", "? ",
    ",", "#", " #", "&a ", "*a", "!", "!!int ", "|", ">", "'", '"', "%", "@", "`", "[", "]", "{", "}", "<<",
    "{{", "}}", "{%", "%}", "{#", "#}", "\\", '"\\ud800"', "\\x", "\\u12", "万", "亿", "million", " billion", "percent",
    "..", "/", "..\\", "*", "+", "=", "==", "<", ">=", "(", ")", "cn", "2025", "0", "e999999999", "NaN", "Infinity",
)  # fmt: skip
# What an entry may be instead of what it is.
ALIENS: Final[tuple[Any, ...]] = (
    "", "x", "true", "-1", "0", "1e999999999", "9" * 40, "2025", "2025-13", "0000-01-01", "cn", "[x]", "*", "{{ x }}",
    "\x00", "\ud7ff", "万", "5.20 million", "about", [], {}, [[]], [{}], {"": ""}, {"en": "x"}, {"en": {"en": "x"}},
    ["x", "x"], {"x": []}, [[["x"]]], "x" * 3_000,
)  # fmt: skip


@st.composite
def changed_text(draw: st.DrawFn, text: str) -> str:
    """Return the text after one to four changes: parts deleted, doubled, swapped, moved in or out, odd ones put in."""
    for _ in range(draw(st.integers(1, 4))):
        text = draw(st.sampled_from((_without, _doubled, _swapped, _indented, _odd, _cut)))(draw, text)
    return text


def _span(draw: st.DrawFn, text: str) -> tuple[int, int]:
    start = draw(st.integers(0, len(text)))
    return start, min(len(text), start + draw(st.integers(1, 12)))


def _without(draw: st.DrawFn, text: str) -> str:
    start, end = _span(draw, text)
    return text[:start] + text[end:]


def _doubled(draw: st.DrawFn, text: str) -> str:
    lines = text.splitlines(keepends=True) or [""]
    place = draw(st.integers(0, len(lines) - 1))
    return "".join([*lines[: place + 1], *lines[place:]])


def _swapped(draw: st.DrawFn, text: str) -> str:
    lines = text.splitlines(keepends=True) or [""]
    a, b = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    lines[a], lines[b] = lines[b], lines[a]
    return "".join(lines)


def _indented(draw: st.DrawFn, text: str) -> str:
    lines = text.splitlines(keepends=True) or [""]
    place = draw(st.integers(0, len(lines) - 1))
    lines[place] = draw(st.sampled_from((" ", "  ", "\t", "- ", ""))) + lines[place].lstrip(" ")
    return "".join(lines)


def _odd(draw: st.DrawFn, text: str) -> str:
    start, end = _span(draw, text)
    return text[:start] + draw(st.sampled_from(ODD)) + text[draw(st.sampled_from((start, end))) :]


def _cut(draw: st.DrawFn, text: str) -> str:
    return text[: draw(st.integers(0, len(text)))]


@st.composite
def changed_tree(draw: st.DrawFn, document: str) -> str:
    """Return YAML after one to four changes of its tree: entries deleted, doubled, swapped, retyped, moved, renamed."""
    data: Any = yaml.load(document, yaml.BaseLoader)  # noqa: S506 -- it makes nothing but texts, lists and mappings
    for _ in range(draw(st.integers(1, 4))):
        places = list(_places(data))
        if not places:
            break
        *steps, last = draw(st.sampled_from(places))
        target = data
        for step in steps:
            target = target[step]
        draw(st.sampled_from((_delete, _double, _retype, _renest, _rename, _swap)))(draw, target, last)
    return yaml.safe_dump(data, allow_unicode=draw(st.booleans()), sort_keys=False)


def _places(data: object, steps: Steps = ()) -> Iterator[Steps]:
    """Yield the path of each entry of a tree."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, part in pairs:
        yield (*steps, step)
        yield from _places(part, (*steps, step))


def _delete(_draw: st.DrawFn, target: Any, last: Any) -> None:  # noqa: ANN401 -- any tree
    del target[last]


def _double(_draw: st.DrawFn, target: Any, last: Any) -> None:  # noqa: ANN401
    if isinstance(target, list):
        target.append(target[last])
    else:
        target[f"{last}_2"] = target[last]


def _retype(draw: st.DrawFn, target: Any, last: Any) -> None:  # noqa: ANN401
    target[last] = deepcopy(draw(st.sampled_from(ALIENS) | st.text(max_size=8)))  # it may be changed in its turn


def _renest(draw: st.DrawFn, target: Any, last: Any) -> None:  # noqa: ANN401
    part = target[last]
    if isinstance(part, dict | list) and part and draw(st.booleans()):
        target[last] = next(iter(part.values())) if isinstance(part, dict) else part[0]
    else:
        target[last] = draw(st.sampled_from(([part], {"en": part}, {last: part}, [part, part])))


def _rename(draw: st.DrawFn, target: Any, last: Any) -> None:  # noqa: ANN401
    if isinstance(target, dict):
        target[draw(st.sampled_from(("value", "places", "en", "", "x y", "a" * 90, "ü", "{", "formula", "how")))] = (
            target.pop(last)
        )


def _swap(draw: st.DrawFn, target: Any, last: Any) -> None:  # noqa: ANN401
    other = draw(st.sampled_from(list(target) if isinstance(target, dict) else range(len(target))))
    target[last], target[other] = target[other], target[last]

"""Putting an entry into a facts file: plain data and a place go in, the text of the file with the entry comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias, cast

from factsheet.compose import Unreadable
from factsheet.editing.files import read
from factsheet.editing.layout import STEP, lay_out, lines_of
from factsheet.editing.scalars import Scalar
from factsheet.editing.shapes import Shape, shape_of
from factsheet.editing.tree import Collection, Part, Tree
from factsheet.load import FOLDER, Data, text_of
from factsheet.period import Period, PeriodError
from factsheet.problems import FactsheetError, InvalidFacts

Plain: TypeAlias = "str | Sequence[Plain] | Mapping[str, Plain]"
_OBSERVATIONS: Final = "observations"


@dataclass(frozen=True, slots=True)
class Addition:
    """A file with a new entry: the entry's name and lines, the file's whole text, and the entry's line, from 1."""

    name: str
    file: str
    text: str
    entry: str
    line: int


@dataclass(frozen=True, slots=True)
class FactsFile:
    """A facts file: its path below the project, its text, and what stands in it."""

    file: str
    text: str
    shape: Shape

    def read(self) -> tuple[Tree, dict[str, Data]]:
        """Return tree and data, made anew each time; raise `InvalidFacts` if the text cannot be read."""
        return read(self.file, self.text)


def facts_file(root: Path, name: str) -> FactsFile:
    """Return a file that facts are read from, by its name without ending.

    Raises `InvalidFacts` if it has no text.
    """
    file = f"{FOLDER}/{name}.yml"
    try:
        return FactsFile(file, text_of(root, file), cast("Shape", shape_of(name)))
    except Unreadable as error:
        raise InvalidFacts([error.problem]) from error


def with_entry(into: FactsFile, key: str, entry: Plain) -> Addition:
    """Return the file with a new entry: the last one, or where the alphabet puts it."""
    tree, data = into.read()
    part = Part(Scalar(key), _value(entry))
    tree.root.parts.append(part)
    text = lay_out(tree, into.shape)
    new = _read_back(into, text, {**data, key: _data(part.value)})
    lines = lines_of(part, into.shape.of(key), "")
    return Addition(key, into.file, text, _joined(lines), _line(new, cast("Part", new.root.find(key))))


def with_observation(into: FactsFile, indicator: str, name: str, entry: Mapping[str, Plain]) -> Addition:
    """Return the file with a new observation of an indicator that it holds, where its period puts it."""
    tree, data = into.read()
    series = _series(tree, indicator)
    known = cast("list[dict[str, Data]]", cast("dict[str, Data]", data[indicator])[_OBSERVATIONS])
    number = place_of_observation([_when_and_where(other) for other in known], _when_and_where(entry))
    part = Part(None, _value(entry))
    series.parts.insert(number, part)
    known.insert(number, cast("dict[str, Data]", _data(part.value)))
    text = lay_out(tree, into.shape)
    new = _read_back(into, text, data)
    shape = cast("Shape", cast("Shape", into.shape.of(indicator)).of(_OBSERVATIONS)).each
    lines = lines_of(part, shape, STEP * 2)
    return Addition(name, into.file, text, _joined(lines), _line(new, _series(new, indicator).parts[number]))


def place_of_observation(known: Sequence[tuple[Period, str]], new: tuple[Period, str]) -> int:
    """Return before which of the known observations, by period and place, a new one stands.

    A series goes from the newest to the oldest, as most do, or from the oldest to the newest. Of one that does neither
    it goes by those of the same place, or comes first.
    """
    periods = [period for period, _ in known]
    if periods == sorted(periods, reverse=True):
        return next((number for number, period in enumerate(periods) if period < new[0]), len(periods))
    if periods == sorted(periods):
        return next((number for number, period in enumerate(periods) if period > new[0]), len(periods))
    same = [number for number, (_, place) in enumerate(known) if place == new[1]]
    older = [number for number in same if periods[number] < new[0]]
    return older[0] if older else same[-1] + 1 if same else 0


def _when_and_where(observation: Mapping[str, object]) -> tuple[Period, str]:
    try:
        return Period.parse(str(observation.get("period", ""))), str(observation.get("place", ""))
    except PeriodError as error:
        raise FactsheetError(str(error)) from error


def _series(tree: Tree, indicator: str) -> Collection:
    entry = tree.root.find(indicator)
    series = entry.value.find(_OBSERVATIONS) if entry and isinstance(entry.value, Collection) else None
    if series is None or not isinstance(series.value, Collection) or series.value.is_mapping:
        raise FactsheetError(f"{indicator} has no list of observations")
    return series.value


def _read_back(into: FactsFile, text: str, data: Mapping[str, Data]) -> Tree:
    """Return the tree of a new text; raise `FactsheetError` if it says anything else than it should."""
    tree, found = read(into.file, text)
    if found != data:
        raise FactsheetError(f"the entry cannot be written into {into.file} without a change of something else")
    return tree


def _value(data: Plain) -> Scalar | Collection:
    if isinstance(data, str):
        return Scalar(data, None if data else '"')
    if isinstance(data, Mapping):
        parts = [Part(Scalar(key), _value(value)) for key, value in data.items()]
        return Collection(is_mapping=True, parts=parts, in_one_line=True)
    return Collection(is_mapping=False, parts=[Part(None, _value(value)) for value in data], in_one_line=True)


def _data(value: Scalar | Collection) -> Data:
    if isinstance(value, Scalar):
        return value.value
    if value.is_mapping:
        return {part.key.value: _data(part.value) for part in value.parts if part.key}
    return [_data(part.value) for part in value.parts]


def _joined(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _line(tree: Tree, part: Part) -> int:
    return tree.text.count("\n", 0, part.start) + 1

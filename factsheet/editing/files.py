"""Laying out facts files: files go in, their texts in the one layout come out, or stand in their place.

No file changes what it says: its data and its comments are compared before it is written.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from tempfile import NamedTemporaryFile

from factsheet.compose import Unreadable, compose
from factsheet.editing.comments import hang, notes
from factsheet.editing.layout import lay_out
from factsheet.editing.shapes import shape_of
from factsheet.editing.tree import Tree, grow
from factsheet.load import FOLDER, Data, data_of, facts_files, text_of
from factsheet.problems import FactsheetError, InvalidFacts, Problem


@dataclass(frozen=True, slots=True)
class Layout:
    """A file's bytes as they are, and its text as it should be."""

    file: str
    path: Path
    before: bytes
    text: str

    @property
    def changes(self) -> bool:
        """Tell whether the file has another layout than it should have."""
        return self.before != self.text.encode()

    def diff(self) -> str:
        """Return what would change as a unified diff."""
        before, after = _lines(self.before.decode()), _lines(self.text)
        return "".join(unified_diff(before, after, self.file, self.file))

    def write(self) -> None:
        """Put the text in the place of the file."""
        write_text(self.path, self.text)


def layouts(root: Path, paths: Iterable[Path], problems: list[Problem]) -> Iterator[Layout]:
    """Yield the layout of each file, or of all facts files below `root` if none is named.

    What is wrong with a file is added to `problems`; nothing is yielded for it.
    """
    chosen = list(paths) or [root / FOLDER / name for name in facts_files(root)]
    for path in chosen:
        file = _name(root, path)
        try:
            text = text_of(root, file)
            yield Layout(file, path, path.read_bytes(), laid_out(file, text))
        except Unreadable as error:
            problems.append(error.problem)
        except InvalidFacts as error:
            problems.extend(error.problems)


def laid_out(file: str, text: str) -> str:
    """Return the text of a facts file in the one layout; its name says which keys it has.

    Raises `InvalidFacts` for what cannot be read, and if data or comments would change.
    """
    shape = shape_of(Path(file).name.removesuffix(".yml"))
    if shape is None:
        raise InvalidFacts([Problem(file, 1, 1, "unknown-file", f"nothing reads {Path(file).name}")])
    tree, data = read(file, text)
    result = lay_out(tree, shape)
    if result != text:
        compare(file, (tree, data), result)
    return result


def read(file: str, text: str) -> tuple[Tree, dict[str, Data]]:
    """Return the tree of a text, with its comments, and its data; raise `InvalidFacts` for what cannot be read."""
    problems: list[Problem] = []
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    whole = text if text.endswith("\n") else f"{text}\n"
    try:
        node = compose(file, whole, problems)
        # A text in lines at the end of a file may say something else once its last line is ended.
        data = data_of(file, node if whole == text else compose(file, text, []), problems)
    except Unreadable as error:
        raise InvalidFacts([error.problem]) from error
    if problems:
        raise InvalidFacts(problems)
    tree = grow(whole, node)
    hang(tree)
    return tree, data


def compare(file: str, before: tuple[Tree, dict[str, Data]], text: str) -> None:
    """Raise `InvalidFacts` if a new text of a file says something else, or has other comments."""
    try:
        tree, data = read(file, text)
        same = data == before[1] and comments(tree) == comments(before[0])
    except InvalidFacts:
        same = False
    if not same:
        message = "the file cannot be laid out without a change of what it says"
        hint = "write its texts, keys and comments in a plainer way"
        raise InvalidFacts([Problem(file, 1, 1, "no-layout", message, hint)])


def comments(tree: Tree) -> Counter[str]:
    """Return the comments of a file."""
    return Counter(note.text for note in notes(tree) if note.text)


def write_text(path: Path, text: str) -> None:
    """Write a file so that it is there as a whole, the old one or the new one, whatever happens.

    Raises `FactsheetError` if it cannot be written.
    """
    path = path.resolve()  # a link stays a link
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".new", delete=False) as file:
            new = Path(file.name)
            try:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
                new.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
                new.replace(path)
            except BaseException:
                new.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise FactsheetError(f"{path.name} cannot be written: {error.strerror}") from error


def _lines(text: str) -> list[str]:
    """Return lines as a diff shows them; a last one that has no end says so."""
    lines = [f"{line}\n" for line in text.split("\n")]
    if lines[-1] == "\n":
        return lines[:-1]
    return [*lines[:-1], f"{lines[-1]}\\ No newline at end of file\n"]


def _name(root: Path, path: Path) -> str:
    """Return a file's path below the project, with forward slashes, or the whole path if it lies elsewhere."""
    whole = path.resolve()
    return (whole.relative_to(root) if whole.is_relative_to(root) else whole).as_posix()

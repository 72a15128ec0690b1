"""Files of a revision: the name of a revision goes in, its facts and pages come out as files of a folder.

They are read from git's objects, so that neither the working tree nor the index is touched, and no setting of the
repository (filters, attributes, hooks) has a say in what they hold.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from factsheet.files import LARGEST
from factsheet.load import FOLDER
from factsheet.problems import FactsheetError, Problem
from factsheet.sheet import PAGES

# Under the suffixes of each folder stands what is read of it.
_READ: Final = {FOLDER: (".yml", ".yaml"), PAGES: (".md", ".markdown", ".mdown", ".mkdn", ".mkd")}
_REGULAR: Final = frozenset({"100644", "100755"})
_LINK: Final = "120000"
_SHORT: Final = 7  # digits of a commit's name that are no name of a branch by chance
_HASH: Final = re.compile(r"[0-9a-f]{40,64}")
# What a hook of git sets for its own repository; here the folder says which one is meant.
_OF_ANOTHER: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")


class RevisionError(FactsheetError):
    """A revision that cannot be compared: it is not there, or holds no facts."""

    exit_status = 2  # with --exit-code, 1 says that there are differences


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A revision as files: how it is called, and what of it could not be taken."""

    name: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Blob:
    """A file in git's list: its path in the project, its kind, the name of its content, and its size in bytes."""

    path: str
    mode: str
    object: str
    size: int


def unpack(root: Path, revision: str, folder: Path) -> Unpacked:
    """Write facts and pages of a revision of the project at `root` into a folder.

    Raises `RevisionError` if there is no such revision here, or it holds no facts. A link, a file too large to be read
    and a name that is no text are left out, each with a problem.
    """
    commit = _commit(root, revision)
    problems: list[Problem] = []
    blobs = [blob for blob in _blobs(root, commit, problems) if _is_taken(blob, problems)]
    if not any(PurePosixPath(blob.path).parts[0] == FOLDER for blob in blobs):
        raise RevisionError(f"the revision “{revision}” holds no facts: there is no folder {FOLDER}/ in it")
    for blob, content in zip(blobs, _contents(root, blobs), strict=True):
        _write(folder, blob.path, content)
    short = commit[:10]
    named = len(revision) >= _SHORT and commit.startswith(revision)
    return Unpacked(short if named else f"{revision} ({short})", tuple(problems))


def _commit(root: Path, revision: str) -> str:
    """Return the name of the commit that a revision is."""
    inside = _run(root, "rev-parse", "--is-inside-work-tree")
    if inside.returncode:
        raise RevisionError(f"{root} is in no git repository that can be read: {_said(inside)}")
    found = _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = found.stdout.decode("ascii", "replace").strip()
    if found.returncode or not _HASH.fullmatch(commit):
        shallow = _run(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        hint = "compare with a branch, a tag or a commit that `git log` shows"
        if shallow:
            hint = "this clone is shallow; `git fetch --unshallow` brings the whole history"
        raise RevisionError(f"there is no revision “{revision}” in this repository\n    hint: {hint}")
    return commit


def _blobs(root: Path, commit: str, problems: list[Problem]) -> Iterator[_Blob]:
    """Yield the files of a commit below the folders that are read; paths are relative to the project."""
    listed = _run(root, "ls-tree", "-r", "-z", "-l", commit, "--", *_READ)
    if listed.returncode:
        raise RevisionError(f"the files of {commit[:10]} cannot be listed: {_said(listed)}")
    for entry in listed.stdout.split(b"\0")[:-1]:
        head, _, name = entry.partition(b"\t")
        mode, _, found, size = head.decode("ascii").split()
        try:
            path = name.decode("utf-8")
        except UnicodeDecodeError:
            shown = name.decode("utf-8", "replace")
            problems.append(Problem(shown, 1, 1, "bad-encoding", "the name of the file is not UTF-8"))
            continue
        yield _Blob(path, mode, found, int(size) if size.isdigit() else 0)


def _is_taken(blob: _Blob, problems: list[Problem]) -> bool:
    """Tell whether a file is one that is read; add to `problems` why one of them cannot be."""
    path = PurePosixPath(blob.path)
    suffixes = next((known for folder, known in _READ.items() if path.is_relative_to(folder)), ())
    if not path.name.lower().endswith(suffixes or "\0"):
        return False
    if path.is_absolute() or ".." in path.parts or "." in blob.path.split("/") or "\\" in blob.path:
        problems.append(Problem(blob.path, 1, 1, "unreadable-file", "the path leads out of its folder"))
    elif blob.mode == _LINK:
        problems.append(Problem(blob.path, 1, 1, "unreadable-file", "this is a link; only files are compared"))
    elif blob.size > LARGEST:
        message = f"the file has {blob.size:,} bytes; {LARGEST:,} are the most"
        problems.append(Problem(blob.path, 1, 1, "file-too-large", message))
    else:
        return blob.mode in _REGULAR
    return False


def _contents(root: Path, blobs: list[_Blob]) -> Iterator[bytes]:
    """Yield the content of each file, in their order."""
    asked = "".join(f"{blob.object}\n" for blob in blobs).encode()
    answer = _run(root, "cat-file", "--batch", asked=asked)
    place = 0
    for blob in blobs:
        end = answer.stdout.find(b"\n", place)
        words = answer.stdout[place:end].split()
        if end < 0 or words[1:2] != [b"blob"]:
            # a clone without contents (--filter) has only the names of what it did not need yet
            raise RevisionError(f"the content of {blob.path} is not in this repository: {_said(answer)}")
        size = int(words[2])
        yield answer.stdout[end + 1 : end + 1 + size]
        place = end + size + 2


def _write(folder: Path, path: str, content: bytes) -> None:
    target = folder / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    except OSError as error:  # a tree made by hand: a name that is both a file and a folder, or too long
        raise RevisionError(f"{path} cannot be written into a folder: {error.strerror}") from error


def _run(root: Path, *arguments: str, asked: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run git for the repository that holds a folder; it never asks a person nor fetches from afar."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER}
    environment = {**kept, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    command = ["git", "-C", str(root), "--no-replace-objects", "--literal-pathspecs", *arguments]
    try:
        return subprocess.run(command, input=asked, capture_output=True, check=False, env=environment)  # noqa: S603
    except FileNotFoundError as error:
        raise RevisionError("git is not installed; it is needed to read another revision") from error


def _said(answer: subprocess.CompletedProcess[bytes]) -> str:
    """Return what git says of an error, in one line."""
    lines = answer.stderr.decode("utf-8", "replace").split("\n")
    return next((line.removeprefix("fatal: ") for line in lines if line.strip()), "git does not say why")

"""The comment on a pull request: two files that its own code has written go in, one harmless comment comes out.

``python -m tools.comment FOLDER`` runs after the tests of a pull request, with the right to write comments. The folder
holds `number`, of the pull request, and `text.md`, what changes for readers. Whoever sent the pull request may have
written anything into them: the number has to be that of an open pull request whose newest commit is the one that was
tested, and of the text nothing is left that names people, shows pictures or loads anything.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from tools.github import LONGEST, GitHub, RefusedError, event, here

NAME: Final = "what changes for readers"
UNCHANGED: Final = "This pull request no longer changes any figure."
HEAD: Final = "What this pull request changes for readers, as its own code tells it for {commit}:\n\n"
MOST_BYTES: Final = 400_000
# A sign that Markdown would turn into an @ only after this.
_ENCODED: Final = re.compile(r"&(?=(?:#0*64|#x0*40|commat);)", re.IGNORECASE)
_TAG: Final = re.compile(r"<(?!/?(?:b|br|code|del|details|em|i|ins|pre|strong|sub|summary|sup)>)", re.IGNORECASE)
_REFERENCE: Final = re.compile(r"(?<=@)|(?<=(?<!&)#)(?=\d)|(?<=\bGH-)(?=\d)", re.IGNORECASE)
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def main(arguments: list[str] | None = None) -> int:
    """Write the comment; return the exit status."""
    parser = argparse.ArgumentParser(description="Write the comment on a pull request.")
    parser.add_argument("folder", type=Path, help="with the files number and text.md")
    try:
        print(post(here(), event()["workflow_run"], parser.parse_args(arguments).folder))
    except RefusedError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def post(github: GitHub, run: Mapping[str, Any], folder: Path) -> str:
    """Write the comment that belongs to a run of the tests, and return what was done.

    Raises `RefusedError` for files that no run of ours would have written.
    """
    number = read_number(folder)
    text = read_text(folder)
    if not belongs(github.pull_request(number), run):
        return f"nothing is posted: {run['head_sha']} is not the newest commit of an open pull request {number}"
    body = text and HEAD.format(commit=run["head_sha"]) + text
    return github.keep_comment(number, NAME, body, or_else=UNCHANGED)


def read_number(folder: Path) -> int:
    """Return the number of the pull request; raise `RefusedError` if the file holds anything but digits."""
    text = _content(folder / "number")
    if not re.fullmatch(r"[1-9][0-9]{0,8}\n?", text, re.ASCII):
        raise RefusedError(f"{text[:40]!r} is no number of a pull request")
    return int(text)


def read_text(folder: Path) -> str:
    """Return the text without what could do harm; raise `RefusedError` if it is longer than a comment can be."""
    text = harmless(_content(folder / "text.md")).strip()
    if len(text) > LONGEST - len(HEAD) - 200:
        raise RefusedError(f"the text has {len(text):,} characters, more than fit a comment")
    return text


def belongs(pull_request: Mapping[str, Any], run: Mapping[str, Any]) -> bool:
    """Tell whether a run tested the newest commit of a pull request that is open.

    A fork can be deleted while its pull request is open; GitHub then names none.
    """
    head, tested = pull_request["head"], run["head_repository"]
    same = head["repo"] and tested and head["repo"]["id"] == tested["id"]
    return bool(same and pull_request["state"] == "open" and head["sha"] == run["head_sha"])


def harmless(text: str) -> str:
    """Return Markdown in which only plain tags are left, and which mentions nobody and shows no picture."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n"))
    text = _TAG.sub("&lt;", _REFERENCE.sub("\u2060", text))
    return _ENCODED.sub("&amp;", text).replace("![", "!\u2060[")


def _content(path: Path) -> str:
    try:
        if path.is_symlink() or path.stat().st_size > MOST_BYTES:
            raise RefusedError(f"{path.name} is a link, or has more than {MOST_BYTES:,} bytes")
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise RefusedError(f"{path.name} cannot be read: {error}") from error


if __name__ == "__main__":
    sys.exit(main())

"""The examples in the guide: a page goes in; its blocks come out, and what they do to the small project.

The line before a block says where its text stands: “in `facts/sources.yml`”, “under `relations` in `facts/checks.yml`”,
“on top of the observations of `patents` in `facts/ip_protection.yml`”. A block of YAML is added there, a difference is
made there, a page is written there, and of a console each command is run. Blocks of a page build on each other.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from click.testing import CliRunner

from factsheet.cli import main
from tests.changes.repository import commit, git
from tests.project import replaced
from tests.site.small import REPOSITORY, make_small_site

FOLDER: Final = REPOSITORY / "docs" / "en" / "editing"
NAMES: Final = tuple(sorted(path.stem for path in FOLDER.glob("*.md") if path.stem != "words"))
_BLOCK: Final = re.compile(r"^(?P<lead>[^\n]+)\n\n```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_RAW: Final = re.compile(r"\{% (?:end)?raw %\}")
_PLACE: Final = re.compile(
    r"(?:(?:[Oo]n top of the observations of|[Uu]nder) `(?P<key>\w+)` )?[Ii]n `(?P<file>[\w./]+)`"
)
_OBSERVATIONS: Final = re.compile(r"(?:  [^\n]*\n)*?  observations:\n")
_COMMIT: Final = re.compile(r"\b[0-9a-f]{10}\b")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its text, and the line before it."""

    kind: str
    text: str
    lead: str

    @property
    def place(self) -> tuple[str, str]:
        """Return the file in which the text stands, and the key below it which it does; "" where none is named."""
        found = _PLACE.search(self.lead)
        return (found["file"], found["key"] or "") if found else ("", "")


def page_text(name: str) -> str:
    """Return the Markdown of a page of the guide."""
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def blocks(text: str) -> list[Block]:
    """Return all blocks of a page in their order."""
    return [Block(found["kind"], _RAW.sub("", found["text"]), found["lead"]) for found in _BLOCK.finditer(text)]


def under(text: str, name: str) -> str:
    """Return the part of a page from the heading with an address to the next heading as high."""
    (found,) = re.findall(rf"^(## [^\n]+ \{{ #{name} \}}\n.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return str(found)


def rows(text: str) -> list[list[str]]:
    """Return the cells of the tables of a text, without heads and rules, and without the marks of code."""
    lines = text.splitlines()
    below = [*lines[1:], ""]
    found = [line for line, after in zip(lines, below, strict=True) if line[:2] == "| " and after[:4] != "|---"]
    return [[cell.strip(" ").strip("`") for cell in line.split("|")[1:-1]] for line in found]


def make_example(folder: Path) -> Path:
    """Write the project of the guide's examples into a folder: the small one, laid out and committed."""
    root = make_small_site(folder)
    told(root, "factsheet fmt")
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root)
    return root


def told(root: Path, command: str) -> str:
    """Run a command of a console in a project; return what it prints, with the name of no commit."""
    name, *arguments = shlex.split(command)
    assert name == "factsheet", f"no example runs {name}"
    words = 2 if arguments[0] == "add" else 1
    result = CliRunner().invoke(main, [*arguments[:words], "--root", str(root), *arguments[words:]])
    assert not isinstance(result.exception, Exception), result.exception
    return nameless(result.output).rstrip("\n")


def nameless(text: str) -> str:
    """Return a text with one name for all commits."""
    return _COMMIT.sub("0123456789", text)


def apply(block: Block, root: Path) -> None:
    """Do to a project what a block says: nothing, if no place is named before it."""
    file, key = block.place
    match block.kind:
        case "yaml" if file:
            _add(root / file, key, block.text)
        case "diff":
            _change(root / file, block.text.splitlines())
        case "markdown":
            with (root / file).open("a", encoding="utf-8") as page:
                page.write(block.text)
        case "console":
            for command, expected in commands(block):
                assert told(root, command) == expected, command


def commands(block: Block) -> list[tuple[str, str]]:
    """Return the commands of a console, each with what it prints."""
    parts = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
    assert not parts[0], "a console begins with a command"
    found = [part.replace("\\\n", "").partition("\n") for part in parts[1:]]
    return [(" ".join(command.split()), nameless(answer).rstrip("\n")) for command, _, answer in found]


def _add(path: Path, key: str, text: str) -> None:
    """Put lines into a file: on top of what stands under a key, or at the end."""
    before = path.read_text(encoding="utf-8")
    if not key:
        path.write_text(f"{before}{text}", encoding="utf-8")
        return
    (head,) = re.finditer(rf"^{key}:\n", before, re.MULTILINE)
    start = (_OBSERVATIONS.match(before, head.end()) or head).end()
    path.write_text(f"{before[:start]}{text}{before[start:]}", encoding="utf-8")


def _change(path: Path, lines: list[str]) -> None:
    old = "".join(f"{line[1:]}\n" for line in lines if line[:1] != "+")
    new = "".join(f"{line[1:]}\n" for line in lines if line[:1] != "-")
    replaced(path, old, new)

"""Reads the folder of Markdown pages: files go in, `Page` objects and problems come out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from pathlib import Path
from typing import Final
from urllib.parse import quote

from factsheet.files import Refused, files_below, read_file, refuse_strange
from factsheet.invisible import invisible, printable
from factsheet.pages.front_matter import FrontMatter, read_front_matter
from factsheet.pages.handout import Handout, read_handout
from factsheet.pages.regions import Places, Region, code_regions, paint, template_regions
from factsheet.pages.template import Call, TemplateReader
from factsheet.problems import MOST_TOLD, Problem

_FOR_EDITORS: Final = ("editing/", "rules/")
LARGEST: Final = 250_000  # bytes; a long page has about 20,000
_MOST_INVISIBLE: Final = 20  # invisible characters of a page that are told one by one
_SUFFIXES: Final = {".md", ".markdown", ".mdown", ".mkdn", ".mkd"}


@dataclass(frozen=True, eq=False, slots=True)
class Page:
    """One page as its editor wrote it; read again without a change, it is the same object.

    `text` is the whole file, front matter included, with plain line ends.
    `path` is relative to the folder of pages, `file` to the project's root, `url` to the site's root ("" is home).
    `handout` is what its one-page sheet shows, if it has one.
    """

    path: str
    file: str
    url: str
    title: str
    text: str
    calls: tuple[Call, ...]
    description: str = ""
    handout: Handout | None = None

    @property
    def has_examples(self) -> bool:
        """Tell whether its figures are examples for editors, which say nothing of their subject."""
        return self.path.startswith(_FOR_EDITORS)


def read_pages(root: Path, words: Collection[str], problems: list[Problem], docs: str = "docs/en") -> list[Page]:
    """Return all pages of a folder in the order of their paths; what is wrong with them joins `problems`.

    `words` are the names that pages may call. A page that is not UTF-8 is reported and left out; one whose
    template cannot be read is returned without calls. Links and what is neither file nor folder are reported, be they
    pages or not: MkDocs would publish what they lead to.
    """
    pages, known = [], frozenset(words)
    for relative in _page_files(root, docs, problems):
        file = f"{docs}/{relative}"
        text = _read_text(root, file, problems)
        if text is not None:
            page, found = _read_page(relative, file, text, known)
            pages.append(page)
            problems += found
    if not pages:
        message = "there is no page here that can be read"
        problems.append(Problem(docs, 1, 1, "page-none", message, "pages are files that end in .md"))
    return pages


def _page_files(root: Path, docs: str, problems: list[Problem]) -> Iterator[str]:
    """Yield the files that MkDocs takes for pages: nothing hidden, no /templates/, no README.md beside index.md."""
    folder = root / docs
    paths = [path.relative_to(folder) for path in files_below(folder)]
    found = {path.as_posix() for path in paths}
    for path in sorted(paths, key=lambda path: path.parts):
        hidden = path.parts[0] == "templates" or any(part.startswith(".") for part in path.parts)
        if hidden and not (folder / path).exists():
            continue  # an editor's mark that a file is open: a link that leads nowhere
        try:
            refuse_strange(folder / path)
            _refuse_name(path.name)
        except (Refused, OSError) as error:
            hint = error.hint if isinstance(error, Refused) else ""
            problems.append(Problem(f"{docs}/{path.as_posix()}", 1, 1, "unreadable-file", str(error), hint))
            continue
        beside = path.with_name("index.md").as_posix() in found
        if path.suffix in _SUFFIXES and not hidden and not (path.name == "README.md" and beside):
            yield path.as_posix()


def _refuse_name(name: str) -> None:
    """Raise `Refused` for a name that cannot stand in an address, or that nobody can read."""
    if printable(name) != name:
        raise Refused("the name of this file holds characters that cannot be shown", "give it another name")


def _read_text(root: Path, file: str, problems: list[Problem]) -> str | None:
    """Return a file's text with plain line ends and without a byte order mark; None if it is not to be had."""
    try:
        raw = read_file(root, file, LARGEST)
    except Refused as error:
        problems.append(Problem(file, 1, 1, error.rule, str(error), error.hint))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        line, column = Places(before).at(len(before))
        message = f"this is not UTF-8: byte 0x{raw[error.start]:02x}"
        hint = "save the file with the encoding UTF-8"
        problems.append(Problem(file, line, column, "page-encoding", message, hint))
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


@lru_cache(maxsize=1 << 14)  # more than a site has, or none would be found again
def _read_page(path: str, file: str, text: str, words: frozenset[str]) -> tuple[Page, tuple[Problem, ...]]:
    matter = read_front_matter(text)
    problems = [*_check_front_matter(file, text, matter, words)]
    # blank lines in the front matter's stead keep the lines of the body true
    body = "\n" * text.count("\n", 0, matter.end) + text[matter.end :]
    problems += islice(_check_characters(file, text), _MOST_INVISIBLE)
    problems += islice(_check_braces(file, body, words), MOST_TOLD)
    reader = TemplateReader(body, file, words)
    calls = reader.read()
    problems += reader.problems
    title, description = _title(body, matter) or path, _of_key(matter, "description")
    page = Page(path, file, page_url(path), title, text, calls, description, read_handout(matter, Places(text)))
    return page, tuple(problems)


def page_url(path: str) -> str:
    """Return the address, relative to the site's root, that MkDocs gives to a page (`use_directory_urls`).

    "article.md" becomes "article/", "index.md" becomes "", "register/index.md" becomes "register/".
    """
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0]
    parts = [folder, "" if stem == "index" or name == "README.md" else stem]
    return quote("".join(f"{part}/" for part in parts if part))


_METADATA: Final = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
_MACRO: Final = re.compile(r"\{\{|\{%")


def _check_front_matter(file: str, text: str, matter: FrontMatter, words: Collection[str]) -> Iterator[Problem]:
    """Yield what would be lost in front matter: macros, bad YAML, keys that hide a word."""
    places = Places(text)

    def problem(offset: int, message: str, hint: str) -> Problem:
        return Problem(file, *places.at(offset), "page-front-matter", message, hint)

    if not matter.end and _METADATA.match(text):
        message = "MkDocs takes this opening line for metadata and does not print it"
        yield problem(0, message, "begin with a heading, or with front matter between lines of ---")
    macro = _MACRO.search(text, 0, matter.end)
    if macro:
        message = "words are not replaced in front matter: it would be printed as it stands"
        yield problem(macro.start(), message, "say it without a figure here, and give the figure in the text")
    elif matter.error:
        hint = "a text with “: ” or “ #” in it needs quotes"
        yield problem(matter.error_at, f"the front matter is not YAML: {matter.error}", hint)
    for key, offset in matter.keys.items():
        if key in words:
            message = f"the key “{key}” hides the word “{key}” on this page"
            yield problem(offset, message, "give the key another name")
    for value in matter.values:
        if value.key == "render_macros" and value.text.lower() in {"false", "no", "off"}:
            message = "on this page no word would be replaced"
            yield problem(value.start, message, "remove render_macros")


_RAW: Final = re.compile(r"\{%[-+]?\s*raw\b")


def _check_braces(file: str, body: str, words: Collection[str]) -> Iterator[Problem]:
    """Yield the words of ours that stand in one brace or in full-width ones, so that they would be printed."""
    template = template_regions(body)
    regions = [*template, *code_regions(body), *_examples(body, template)]
    text = paint(body, sorted((start, end, " ") for _, start, end in _apart(regions)))
    places = Places(text)
    for brace in re.finditer(rf"(?:(?<!\{{)\{{(?!\{{)|｛++)\s*+(?P<word>{'|'.join(sorted(words))})\s*+[(（]", text):
        message = f"“{brace.group()}” is no call of a word; it would be printed as it stands"
        hint = f"write {{{{ {brace['word']}(…) }}}}"
        yield Problem(file, *places.at(brace.start()), "page-word", message, hint)


def _examples(body: str, template: list[Region]) -> Iterator[Region]:
    """Yield what stands between raw and endraw: there braces are meant to be printed."""
    for first, last in pairwise(template):
        if _RAW.match(body, first.start) and last.kind == "statement":
            yield Region("code", first.start, last.end)


def _apart(regions: list[Region]) -> Iterator[Region]:
    """Yield the regions that do not lie in those before them."""
    end = 0
    for region in sorted(regions, key=lambda region: (region.start, -region.end)):
        if region.start >= end:
            yield region
            end = region.end


def _check_characters(file: str, text: str) -> Iterator[Problem]:
    """Yield the characters of a page that nobody sees."""
    places = Places(text)
    for offset, name in invisible(text):
        message = f"the invisible character {name} stands here"
        hint = "delete it; it came with copied text"
        yield Problem(file, *places.at(offset), "invisible-character", message, hint)


# Possessive throughout: a line of a megabyte is read once.
_HEADING: Final = re.compile(
    r"^(?:#[ \t]++(?P<hash>[^\n]++)$|(?=[^\S\n]*+\S)(?P<line>[^\n]++)\n=++[ \t]*+$)", re.MULTILINE
)
_ATTRIBUTES: Final = re.compile(r"\{:?[^{}\n]*\}$")


def _title(body: str, matter: FrontMatter) -> str:
    """Return the first heading of level 1 or else the title in the front matter; "" if there is neither.

    Of a heading with a word of ours in it the text is not known here: then the title goes before it.
    """
    regions = template_regions(body)
    text = _cut(body, regions)
    heading = _HEADING.search(_cut(text, code_regions(text)))
    words = (heading["hash"] or heading["line"]) if heading else ""
    title = _ATTRIBUTES.sub("", (words.rstrip(" \t#") or words).strip())
    title = " ".join(re.sub(r"[*`]", "", title).split())
    named = _of_key(matter, "title")
    first = _HEADING.search(body)
    written = first and any(first.start() < start < first.end() for _, start, _ in regions)
    return (named or title) if written else (title or named)


def _of_key(matter: FrontMatter, key: str) -> str:
    """Return what the front matter says under a key; "" if it does not have it."""
    return next((value.text.strip() for value in matter.values if value.key == key), "")


def _cut(text: str, regions: list[Region]) -> str:
    """Return the text without the regions."""
    parts, done = [], 0
    for _, start, end in regions:
        parts.append(text[done:start])
        done = end
    return "".join([*parts, text[done:]])

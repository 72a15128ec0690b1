"""A small project that can be built: the facts of `tests.project`, with the real words and Markdown extensions.

What only a reader's eye needs (fonts, colours, navigation) is left out, so that a build takes a second.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import yaml
from jinja2 import Environment, StrictUndefined
from markdown import Markdown
from mkdocs.config import load_config

from factsheet.selection import SELECTORS
from factsheet.sheet import sheet_of
from factsheet.wording import Language
from factsheet.words import Words
from tests.project import Content, make_project

REPOSITORY: Final = Path(__file__).resolve().parents[2]
FACTSHEET: Final = Path(sys.executable).with_name("factsheet")
REGISTER: Final = """\
# Register of research

{{ register("research") }}
"""
LEFT_OUT: Final = ("nav", "extra_css", "extra_javascript", "watch", "copyright")
VOID: Final = {"br", "hr", "img", "input", "link", "meta", "path", "source", "wbr"}


def make_small_site(folder: Path, files: Mapping[str, Content] | None = None, /, **facts: Content) -> Path:
    """Write the small project with what MkDocs needs, and return its folder."""
    own: dict[str, Content] = {
        "mkdocs.yml": configuration(),
        "macros.py": (REPOSITORY / "macros.py").read_bytes(),
        "docs/abbreviations.md": (REPOSITORY / "docs/abbreviations.md").read_bytes(),
        "docs/en/register/research.md": REGISTER,
    }
    return make_project(folder, {**own, **(files or {})}, **facts)


def configuration() -> str:
    """Return the project's own configuration of MkDocs, without theme files, navigation and folders to watch."""
    config: dict[str, Any] = yaml.load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)  # noqa: S506
    for key in LEFT_OUT:
        config.pop(key, None)
    config["theme"].pop("custom_dir", None)
    return yaml.dump(config, Dumper=_Dumper, sort_keys=False, allow_unicode=True)


class _Variable(list[str]):
    """A value of the configuration that a variable of the environment may replace: its name, and the default."""


class _Relative(str):
    """A path of the configuration that begins at its folder."""

    __slots__ = ()


class _Loader(yaml.SafeLoader):
    """Reads the configuration, and keeps its `!ENV` and `!relative`."""


class _Dumper(yaml.SafeDumper):
    """Writes the configuration, and its `!ENV` and `!relative` as such."""


def _variable(loader: _Loader, node: yaml.SequenceNode) -> _Variable:
    return _Variable(loader.construct_sequence(node))


def _relative(loader: _Loader, node: yaml.ScalarNode) -> _Relative:
    return _Relative(loader.construct_scalar(node))


_Loader.add_constructor("!ENV", _variable)
_Loader.add_constructor("!relative", _relative)
_Dumper.add_representer(_Relative, lambda dumper, value: dumper.represent_scalar("!relative", str(value)))
_Dumper.add_representer(_Variable, lambda dumper, value: dumper.represent_sequence("!ENV", value))


def run(root: Path, *command: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder to its end, within ten minutes, and return what it said."""
    return subprocess.run(
        [str(part) for part in command], cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **variables},
        capture_output=True, check=False, text=True, timeout=600,
    )  # fmt: skip


def factsheet(root: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command `factsheet` in a folder."""
    return run(root, FACTSHEET, *arguments)


def mkdocs(root: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run MkDocs alone in a folder."""
    return run(root, sys.executable, "-m", "mkdocs", *arguments)


def digests(folder: Path) -> dict[str, str]:
    """Return each file below a folder with a digest of its bytes."""
    files = {path for path in folder.rglob("*") if path.is_file()}
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def copy_project(folder: Path) -> Path:
    """Copy facts, pages, package and configuration of the real project into a new folder, and return it."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("facts", "docs", "factsheet", "theme", "benchmarks"):
        if (REPOSITORY / name).is_dir():
            shutil.copytree(REPOSITORY / name, folder / name, ignore=ignored)
    for name in ("mkdocs.yml", "macros.py"):
        shutil.copy(REPOSITORY / name, folder / name)
    return folder


class Element:
    """An element of a parsed page: its tag, attributes and children, which are elements or texts."""

    def __init__(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Element | str] = []

    def find(self, tag: str = "", **attributes: str) -> list[Element]:
        """Return the elements below with that tag and, as words of their values, those attributes."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                found += [child] if child.matches(tag, attributes) else []
                found += child.find(tag, **attributes)
        return found

    def matches(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Tell whether the element has that tag and those attributes."""
        pairs = (
            (self.attributes.get(name.strip("_").replace("_", "-"), ""), value) for name, value in attributes.items()
        )
        return tag in {"", self.tag} and all(value in (had, *had.split()) for had, value in pairs)

    def first(self, tag: str = "", **attributes: str) -> Element:
        """Return the first of what `find` finds; fail if there is none."""
        found = self.find(tag, **attributes)
        assert found, f"there is no <{tag}> with {attributes}"
        return found[0]

    @property
    def text(self) -> str:
        """Return the text, with each run of white space as one space, as a browser shows it."""
        return " ".join(self.raw.split())

    @property
    def elements(self) -> list[Element]:
        """Return all elements below."""
        return self.find()

    @property
    def raw(self) -> str:
        """Return the text with all its white space."""
        return "".join(child if isinstance(child, str) else child.raw for child in self.children)


class _Builder(HTMLParser):
    """Builds the tree, and fails on a tag that closes another than the last one opened."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Element:
    """Return the tree of a page or a piece of HTML; fail if its tags do not close as they open."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert len(builder.open) == 1, f"<{builder.open[-1].tag}> is not closed"
    return builder.open[0]


def read_page(path: Path) -> Element:
    """Return the part of a built page that its editor wrote: Material's `<article>`."""
    text = path.read_text(encoding="utf-8")
    start = re.search(r'<article class="md-content__inner[^"]*">', text)
    assert start, f"{path} has no article"
    return parse(text[start.start() : text.rindex("</article>") + len("</article>")])


def as_html(root: Path, text: str, *, url: str = "", language: Language = "en") -> str:
    """Return a page's text as HTML: its words by Jinja, then Markdown with the project's own extensions."""
    words = Words(sheet_of(root), lambda: url, language)
    names = {name: getattr(words, name) for name in SELECTORS}
    template = Environment(undefined=StrictUndefined).from_string(text)  # noqa: S701 -- as the macros plugin does
    return markdown(template.render(names))


def markdown(text: str) -> str:
    """Return Markdown as HTML, made with the project's own extensions."""
    html: str = _converter().reset().convert(text)
    return html


@lru_cache(maxsize=1)
def _converter() -> Markdown:
    config = load_config(str(REPOSITORY / "mkdocs.yml"))
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def as_page(root: Path, text: str, *, url: str = "", language: Language = "en") -> Element:
    """Return the tree of a page's text, made as by `as_html`."""
    return parse(as_html(root, text, url=url, language=language))

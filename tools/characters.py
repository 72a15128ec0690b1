"""Which characters the fonts must hold: texts and the built site go in, sets of characters come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

# Attributes that a reader gets to see or to hear.
_SHOWN: Final = frozenset({"alt", "aria-label", "placeholder", "title"})
_UNSEEN: Final = frozenset({"script", "style"})
# The first of the blocks that Chinese, Japanese and Korean texts are written with: CJK Radicals Supplement.
_EAST: Final = 0x2E80
# As many different Chinese characters a page has if it quotes now and then, and if it quotes here and there.
FEW: Final = 30
SEVERAL: Final = 80
# Entries of the register, which print each figure in both languages; on so many of them a character is common.
ENTRIES: Final = "register/"
COMMON: Final = 12


class _Texts(HTMLParser):
    """Gathers every character that a page shows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[str] = set()
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        self.found.update(*(value or "" for name, value in attrs if name in _SHOWN))

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.found.update(data)


def shown(html: str) -> frozenset[str]:
    """Return the characters that a page shows."""
    texts = _Texts()
    texts.feed(html)
    texts.close()
    return printable(texts.found)


def of_site(site: Path) -> dict[str, frozenset[str]]:
    """Return the characters of each page of the built site."""
    pages = sorted(site.rglob("*.html"))
    return {path.relative_to(site).as_posix(): shown(path.read_text(encoding="utf-8")) for path in pages}


def of_texts(root: Path) -> frozenset[str]:
    """Return the characters of all facts and pages as their editors write them, in every language."""
    files = [*(root / "facts").glob("*.yml"), *(root / "docs").rglob("*.md")]
    return printable(character for path in files for character in path.read_text(encoding="utf-8"))


def printable(characters: Iterable[str]) -> frozenset[str]:
    """Return the characters for which a font needs a shape."""
    return frozenset(character for character in characters if character.isprintable() or character == "\u00a0")


def eastern(character: str) -> bool:
    """Tell whether a character belongs to the writing of China, Japan or Korea."""
    return ord(character) >= _EAST


def slices(pages: Mapping[str, frozenset[str]], texts: frozenset[str]) -> dict[str, frozenset[str]]:
    """Return the eastern characters in slices, so that a page which quotes little loads little.

    `few` holds those of pages that quote now and then, `several` what others add that do not quote much, `some` what
    is common in the entries of the register, `many` the rest of the site, and `unseen` what only the texts hold.
    """
    by_page = {name: frozenset(filter(eastern, page)) for name, page in pages.items()}
    others = [page for name, page in by_page.items() if not name.startswith(ENTRIES)]
    entries = [page for name, page in by_page.items() if name.startswith(ENTRIES)]
    counted = Counter(character for page in entries for character in page)
    wanted = {
        "few": [page for page in others if len(page) <= FEW],
        "several": [page for page in others if len(page) <= SEVERAL],
        "some": [frozenset(character for character, number in counted.items() if number >= COMMON)],
        "many": by_page.values(),
        "unseen": [frozenset(filter(eastern, texts))],
    }
    found: dict[str, frozenset[str]] = {}
    for name, groups in wanted.items():
        found[name] = frozenset().union(*groups).difference(*found.values())
    return found

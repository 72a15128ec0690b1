"""Finishing all pages of a site: they are read once, changed, and written back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from factsheet.export.linked import indicator_linked_data, sheet_linked_data
from factsheet.finish.policy import OWN, with_policy
from factsheet.pages import Page
from factsheet.problems import InvalidFacts, Problem
from factsheet.register import entry_url
from factsheet.render import Renderer
from factsheet.sentences import Sentence, sentences
from factsheet.sheet import Sheet

# Glances by the address of the figure and the way from the page to the site's root.
Glances: TypeAlias = dict[tuple[str, str], str]
_WHOLE: Final = frozenset({"", "data/"})
_ARTICLE: Final = re.compile(r"<article\b.*</article>", re.DOTALL)
# Markdown's tables align by styles, which no policy would allow.
_ALIGNED: Final = re.compile(r'(<t[hd])([^>]*?) style="text-align: (left|center|right);"')
_CLASSES: Final = {"left": "", "center": ' class="middle"', "right": ' class="number"'}
_FIGURE: Final = " data-fact="
_USES: Final = re.compile(r"<!--uses (?P<address>[\w.-]+)-->")


@dataclass(frozen=True, slots=True)
class Use:
    """A sentence of a page that uses a figure."""

    page: Page
    sentence: Sentence


def finish(site: Path, sheet: Sheet, base: str = "", styles: str = OWN) -> None:
    """Give the pages below `site` what only the whole site knows, and their policies.

    `base` is the site's address on the web, with a slash at its end; nothing where it is not known. `styles` is
    where the policies allow styles to come from.
    Raises `InvalidFacts` with the pages that cannot be finished, for an editor may put any HTML beside the pages.
    """
    prose = {page.url: page for page in sheet.pages}
    pages = _read(site)
    found = {path: _sentences(html) for path, html in pages.items() if _url(site, path) in prose}
    uses: dict[str, list[Use]] = {}
    for path, known in found.items():
        page = prose[_url(site, path)]
        for sentence in () if page.has_examples else _each_once(known):
            uses.setdefault(sentence.address, []).append(Use(page, sentence))
    glances: Glances = {}
    for path, html in pages.items():
        renderer = Renderer(sheet, _url(site, path))
        finished = _ALIGNED.sub(lambda cell: f"{cell[1]}{cell[2]}{_CLASSES[cell[3]]}", html)
        finished = _with_uses(finished, renderer, uses)
        finished = _with_glances(finished, renderer, found.get(path, []), glances)
        finished = _with_linked_data(finished, renderer, base)
        path.write_text(with_policy(finished, styles), encoding="utf-8", newline="")


def _read(site: Path) -> dict[Path, str]:
    """Return the text of each page; raise `InvalidFacts` with those that no policy can be given to."""
    pages, problems = {}, []
    for path in sorted(site.rglob("*.html")):
        try:
            pages[path] = path.read_text(encoding="utf-8")
            with_policy(pages[path])
        except ValueError as error:
            message = "the page is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
            hint = 'save it as UTF-8, and begin its head with <meta charset="utf-8">'
            problems.append(Problem(path.relative_to(site).as_posix(), 1, 1, "site-encoding", message, hint))
    if problems:
        raise InvalidFacts(problems)
    return pages


def _url(site: Path, path: Path) -> str:
    return path.relative_to(site).as_posix().removesuffix("index.html")


def _sentences(html: str) -> list[Sentence]:
    article = _ARTICLE.search(html) if _FIGURE in html else None
    return sentences(article.group()) if article else []


def _each_once(found: list[Sentence]) -> Iterable[Sentence]:
    """Return the sentences of a page, each once for a figure: at the first place where it has the figure."""
    first: dict[tuple[str, str], Sentence] = {}
    for sentence in found:
        first.setdefault((sentence.address, sentence.text), sentence)
    return first.values()


def _with_uses(html: str, renderer: Renderer, uses: Mapping[str, list[Use]]) -> str:
    """Put the sentences that use a figure into its entry, where the entry has left a place for them."""

    def shown(match: re.Match[str]) -> str:
        fact = renderer.facts.facts.get(match["address"])
        if fact is None:  # an editor's own comment
            return match.group()
        return renderer.uses(fact, [(use.page, use.sentence) for use in uses.get(fact.address, [])])

    return _USES.sub(shown, html)


def _with_glances(html: str, renderer: Renderer, found: list[Sentence], made: Glances) -> str:
    """Put a glance at each figure of the page's sentences at the end of its article; `made` are those of other pages.

    From pages that lie equally deep in the site a glance has the same links.
    """
    end = html.rfind("</article>")
    if not found or end < 0:
        return html
    keys = [(address, renderer.link("")) for address in _once(found)]
    made |= {key: renderer.glance(renderer.facts.get(key[0])) for key in keys if key not in made}
    return f"{html[:end]}{''.join(made[key] for key in keys)}{html[end:]}"


def _with_linked_data(html: str, renderer: Renderer, base: str) -> str:
    """Describe the data set of a page for machines: the sheet's on the first page and on that of the data."""
    sheet, root = renderer.sheet, base or renderer.link("")
    described = {entry_url(indicator): indicator for indicator in sheet.facts.indicators.values()}
    if renderer.url in described:
        text = indicator_linked_data(sheet, described[renderer.url], root)
    elif renderer.url in _WHOLE:
        text = sheet_linked_data(sheet, root)
    else:
        return html
    end = html.find("</head>")
    if end < 0:  # a page of an editor's own, in which nothing of ours stands
        return html
    return f'{html[:end]}<script type="application/ld+json">{text}</script>{html[end:]}'


def _once(found: list[Sentence]) -> Iterator[str]:
    yield from dict.fromkeys(sentence.address for sentence in found)

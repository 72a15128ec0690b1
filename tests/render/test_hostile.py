"""Text of the YAML stays text on the page: no HTML, no Markdown and no Jinja comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from factsheet.problems import InvalidFacts
from factsheet.sheet import facts_of
from factsheet.wording import Language
from tests.project import IP_PROTECTION, MILESTONES, PLACES, RESEARCH, SOURCES, UNITS, make_project
from tests.site.small import Element, as_page, make_small_site, mkdocs, read_page

MIXED: Final = (
    "<script>alert(\"x\")</script> & &amp; &#42; 'q' *a* _b_ __c__ **d** [l](http://evil.example) ![i](x.png) "
    "`code` {x} {{ 7*7 }} {% raw %} {# c #} a|b \\ \\* \\n ~~s~~ ^u^ =e= #h :s: <!-- c --> ]]> [^1] [TOC] [ref] "
    "http://x.example <http://y.example> <a@b.example> HTML { .c } {: #d } &lt;b&gt; </a></data></article><br/>"
)
# What means something to Markdown where a line begins.
LINES: Final = (
    "1. one", "1) one", "# heading", "> quoted", "- item", "+ item", "* item", "---", "===", "***", "```", "~~~",
    "```python", "!!! note", "??? note", ": definition", "| a | b |", "[^1]: note", "*[HTML]: text", "[x]: http://y",
    "<div>", "</div>", "<!-- c", "[TOC]", "{% raw %}", "{{ x }}", "\\", "&", "&nbsp;", "a  \nb", "a\n\nb",
    "a\n# b", "a\n```\nb\n```\nc", "a\r\r# b", "a\u2028\u2028# b", "a\x0b# b", "a\n\n    b", "a\nb\n===", "a\n---\nb",
    "a\n\n<script>b</script>", "$a$", "a\n{ .b }", "a { #b }", "2026. A year", "x\\", "`", "``", "*", "_", "http://e.example/",
)  # fmt: skip


def changed(text: str, **paths: str) -> str:
    """Return YAML with other texts: `a__b__0` leads to them, step by step."""
    data: Any = yaml.load(text, yaml.BaseLoader)  # noqa: S506 -- it makes nothing but texts, lists and mappings
    for path, new in paths.items():
        *steps, last = (int(step) if step.isdigit() else step for step in path.split("__"))
        target = data
        for step in steps:
            target = target[step]
        target[last] = new
    # In quotes throughout: U+2028 is written as an escape, for as it is it may not stand in a file of facts.
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_style='"')


def hostile(text: str) -> Mapping[str, str]:
    """Return the small project's facts with a hostile text in every field that holds text for readers."""

    def both(name: str, path: str) -> dict[str, str]:
        return {f"{path}__en": f"{name} {text}", f"{path}__zh": f"{name} {text}"}

    row = "patents_of_companies__observations__0"
    step = "spending__observations__0__revisions__0"
    return {
        "sources": changed(
            SOURCES, office_2026__title=f"Title {text}", office_2026__publisher=f"Publisher {text}",
            office_2026__origin=f"Origin {text}",
        ),
        "places": changed(PLACES, **both("Place", "cn__label")),
        "units": changed(
            UNITS, patent__label__en__one=f"one {text}", patent__label__en__other=f"unit {text}",
            patent__label__zh=f"unit {text}",
        ),
        "ip_protection": changed(
            IP_PROTECTION.replace("  review: half-yearly", "  breaks: [{since: 2025, what: {en: a, zh: b}}]").replace(
                "      status: estimate", "      listed_as: {en: a, zh: b}\n      status: estimate"
            ),
            **both("Label", "patents_of_companies__label"),
            **both("Definition", "patents_of_companies__definition"),
            **{f"{row}__evidence__0__at": f"at {text}", f"{row}__conflicts__0__why__en": f"Why {text}",
               f"{row}__conflicts__0__at": f"Where {text}"},
            **both("Break", "patents__breaks__0__what"), **both("Listed", "patents__observations__2__listed_as"),
            **{f"patents__observations__2__note__{language}": f"Note {text}" for language in ("en", "zh")},
        ),
        "research": changed(RESEARCH, **{f"{step}__why__en": f"Reason {text}"}),
        "milestones": changed(MILESTONES, **both("Event", "first_census__event")),
    }  # fmt: skip


def shown(text: str) -> str:
    """Return a text as a browser shows it: runs of white space as one space."""
    return " ".join(text.split())


def alien(page: Element) -> list[str]:
    """Return what no word of ours makes: elements and links that can only come from a text of the YAML."""
    own = [element for part in page.find("div", class_="cite") for element in part.find("pre")]
    foreign = {"script", "em", "strong", "img", "del", "pre"}
    tags = [element.tag for element in page.elements if element.tag in foreign and element not in own]
    links = [element.attributes["href"] for element in page.find("a") if "e" in element.attributes.get("href", "")]
    return tags + [href for href in links if "evil" in href or href.startswith(("http://x", "http://y", "mailto"))]


BLOCKS: Final = """\
Before.

{{ observations("patents_of_companies", "patents") }}

{{ register("ip_protection") }}

{{ entry("patents") }}

{{ entry("patents_of_companies") }}

{{ entry("spending") }}

{{ milestones("research") }}

{{ conflicts() }}

{{ protocol() }}

{{ sources() }}

After.
"""


@pytest.mark.parametrize(
    ("text", "language"),
    [(MIXED, "en"), (MIXED, "zh"), *((f"x\n{line}\n\n{line}\n\ny", "en") for line in LINES)],
)
def test_every_field_of_the_facts_stays_text_in_tables_and_entries(
    tmp_path: Path, text: str, language: Language
) -> None:
    page = as_page(make_project(tmp_path, **hostile(text)), BLOCKS, language=language)
    visible = page.text
    for name in (
        "Title",
        "Publisher",
        "Origin",
        "Place",
        "unit",
        "Label",
        "Definition",
        "at",
        "Why",
        "Note",
        "Reason",
        "Event",
        "Break",
        "Listed",
    ):
        assert shown(f"{name} {text}") in visible, name
    assert not alien(page)
    assert visible.startswith("Before.")
    assert [child.text for child in page.children if isinstance(child, Element)][-1] == "After."


@pytest.mark.parametrize("line", [MIXED, *LINES])
def test_a_label_stays_text_wherever_a_sentence_may_have_it(tmp_path: Path, line: str) -> None:
    facts = changed(IP_PROTECTION, companies__label__en=line, companies__label__zh=line)
    root = make_project(tmp_path, ip_protection=facts)
    page = as_page(
        root,
        """\
{{ fact("companies").label }}

# {{ fact("companies").label }} { #heading }

## Of {{ fact("companies").label }} here { #other }

- {{ fact("companies").label }}

Between.

1. {{ fact("companies").label }}

| {{ fact("companies").label }} | Head |
|---|---|
| {{ fact("companies").label }} | a {{ fact("companies").label }} b |

> {{ fact("companies").label }}

**{{ fact("companies").label }}** and *{{ fact("companies").label }}* and [{{ fact("companies").label }}](a.md)

{{ fact("companies") }} have a title.
""",
    )
    label = shown(line)
    tags = [child.tag for child in page.children if isinstance(child, Element)]
    assert tags == ["p", "h1", "h2", "ul", "p", "ol", "table", "blockquote", "p", "p"]
    assert page.find("p")[0].text == label
    assert page.first("h1").attributes["id"] == "heading"
    assert page.first("h1").text.rstrip("¶").rstrip() == label
    assert page.first("h2").text.rstrip("¶").rstrip() == f"Of {label} here"
    assert [item.text for item in page.find("li")] == [label, label]
    assert [cell.text for cell in page.find("th") + page.find("td")] == [label, "Head", label, f"a {label} b"]
    assert page.first("blockquote").text == label
    assert [page.first(tag).text for tag in ("strong", "em")] == [label, label]
    assert page.find("a", href="a.md")[0].text == label


@pytest.mark.parametrize("text", [MIXED, *LINES])
def test_a_source_stays_text_in_a_sentence(tmp_path: Path, text: str) -> None:
    root = make_project(tmp_path, sources=changed(SOURCES, office_2026__title=f"T {text}", blog_2026__title=text))
    page = as_page(root, 'See {{ source("office_2026") }}, {{ source("blog_2026") }}.\n\n- {{ source("blog_2026") }}')
    linked, copy, *_ = page.find("cite")
    assert shown(linked.text) == shown(f"Patent Office, “T {shown(text)}”, 20 January 2026")
    # A title in brackets is no quotation.
    assert copy.text == (f"Some Blog, {shown(text)}" if text.startswith("[") else f"Some Blog, “{shown(text)}”")
    assert [link.attributes["href"] for link in page.find("a")] == ["https://patents.example/2025"]
    assert [child.tag for child in page.children if isinstance(child, Element)] == ["p", "ul"]


def test_a_page_that_mkdocs_builds_shows_hostile_text_as_text(tmp_path: Path) -> None:
    page = f"# {{{{ fact('patents_of_companies').label }}}} {{ #top }}\n\n{BLOCKS}\n\n{{{{ fact('patents') }}}}"
    root = make_small_site(tmp_path, {"docs/en/index.md": page}, **hostile(MIXED))
    built = mkdocs(root, "build", "--strict", "--site-dir", tmp_path / "out")
    assert built.returncode == 0, built.stderr
    article = read_page(tmp_path / "out" / "index.html")
    assert not alien(article)
    for name in ("Title", "Publisher", "Place", "unit", "Label", "Definition", "Why", "Note", "Event"):
        assert shown(f"{name} {MIXED}") in article.text, name


SAYS: Final = ("<b>5.20 million</b> patents", "*5.20 million* patents", "5.20 million [patents]", "{{ 5.20 million }}")


@pytest.mark.parametrize("says", SAYS)
def test_what_a_source_prints_stays_text(tmp_path: Path, says: str) -> None:
    facts = changed(IP_PROTECTION, patents__observations__0__evidence__0__says=says)
    root = make_project(tmp_path, ip_protection=facts)
    page = as_page(root, 'It says {{ says("patents.cn.2025", "office_2026") }}.\n\n{{ entry("patents") }}')
    assert page.first("q", class_="says").text == f"“{says}”"
    assert f"“{says}”" in [quote.text for quote in page.first("article", aria_labelledby="patents.cn.2025").find("q")]
    assert not alien(page)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "data:text/html,x", "ftp://a.example/", "//a.example/", "a.example", "https://",
        'https://a.example/"onclick="x', "https://a.example/<b>", "https://a.example/a b", "file:///etc/passwd",
        "https://a.example/`x`", "https://a.example/\\", "https://a.example@evil.example/", "JavaScript:alert(1)",
        "vbscript:x", "https:alert(1)", "//evil.example/https://a.example/", "blob:https://a.example/x",
    ],
)  # fmt: skip
def test_a_link_that_is_no_web_address_is_refused(tmp_path: Path, url: str) -> None:
    root = make_project(tmp_path, sources=changed(SOURCES, office_2026__url=url))
    with pytest.raises(InvalidFacts) as refused:
        facts_of(root)
    assert [problem.message for problem in refused.value.problems if problem.file == "facts/sources.yml"] == [
        f"“{url}” is no web address; it begins with https:// (or http://)"
    ]


def test_a_web_address_with_marks_of_markdown_is_kept_as_it_is(tmp_path: Path) -> None:
    url = "https://a.example/_x_*y*_(z)?a=1&b=[2]|3&copy=4{5}~6#7"
    root = make_project(tmp_path, sources=changed(SOURCES, office_2026__url=url))
    page = as_page(root, '| a | b |\n|---|---|\n| {{ source("office_2026") }} | c |\n\n{{ sources() }}')
    links = [link.attributes["href"] for link in page.find("a", rel="external")]
    assert links.count(url) == 2

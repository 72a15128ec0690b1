"""Looking over a built site: each fault is found, and its control is not taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.built import look_over
from factsheet.problems import Problem

FIGURE = '<data class="fact" value="3" data-fact="a.b.2025"><a href="register/#a.b.2025">three</a></data>'
ENTRY = '<article id="a.b.2025"><h3>Three</h3><a name="old"></a></article><p id="über">x</p>'
POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
PAGE = f"<!doctype html>\n<title>Site</title>{POLICY}\n{{}}\n"
# What a fault is called, HTML that has it, and HTML much like it that has not.
FAULTS: dict[str, tuple[str, str, str]] = {
    "macro": ("site-unrendered", "<p>There are {{ fact('a') }}.</p>", "<pre><code>{{ fact('a') }}</code></pre>"),
    "statement": ("site-unrendered", "<p>{% if x %}</p>", "<p>100 % {if}</p>"),
    "comment": ("site-unrendered", "<h2>Title {#id}</h2>", "<h2>Title { #id }</h2>"),
    "macro in an attribute": (
        "site-unrendered", '<meta name="description" content="{{ x }}">', '<meta name="description" content="{ x }">',
    ),
    "macro in a title": ("site-unrendered", "<title>{{ x }}</title>", "<script>var x = {{}}</script>"),
    "macro behind code": ("site-unrendered", "<code>x</code> {{ x }}", "<code>x</code> { x }"),
    "dead link": ("site-link", '<a href="nowhere/">x</a>', '<a href="register/">x</a>'),
    "dead link to a file": ("site-link", '<a href="data/x.csv">x</a>', '<a href="data/facts.csv">x</a>'),
    "dead link from the root": ("site-link", '<a href="/nowhere/">x</a>', '<a href="/register/">x</a>'),
    "dead anchor": ("site-link", '<a href="register/#a.b.2024">x</a>', '<a href="register/#a.b.2025">x</a>'),
    "dead anchor here": ("site-link", '<a href="#nowhere">x</a>', '<a href="#here">x</a><p id="here">y</p>'),
    "dead old anchor": ("site-link", '<a href="register/#older">x</a>', '<a href="register/#old">x</a>'),
    "dead quoted anchor": ("site-link", '<a href="register/#%C3%BCbe">x</a>', '<a href="register/#%C3%BCber">x</a>'),
    "dead figure": ("site-link", FIGURE.replace("/#a.b", "/#a.c"), FIGURE),
    "dead picture": ("site-link", '<img src="no.png" alt="">', '<img src="data/a.png" alt="">'),
    "dead stylesheet": ("site-link", '<link rel="stylesheet" href="no.css">', '<link rel="stylesheet" href="own.css">'),
    "script": ("site-foreign", '<script src="https://x.example/a.js"></script>', '<script src="data/a.js"></script>'),
    "script without scheme": ("site-foreign", '<script src="//x.example/a.js"></script>', "<script>1</script>"),
    "picture": ("site-foreign", '<img src="http://x.example/a.png">', '<img src="data:image/png;base64,AA==">'),
    "picture set": (
        "site-foreign", '<img srcset="data/a.png 1x, https://x.example/a.png 2x">', '<img srcset="data/a.png 1x">',
    ),
    "link": (
        "site-foreign", '<link rel="stylesheet" href="https://x.example/a.css">',
        '<link rel="canonical" href="https://x.example/">',
    ),
    "connection": (
        "site-foreign", '<link rel="preconnect" href="https://x.example">', '<a href="https://x.example">x</a>',
    ),
    "frame": (
        "site-foreign", '<iframe src="https://x.example/"></iframe>', '<iframe src="register/"></iframe>',
    ),
    "drawing": (
        "site-foreign", '<svg><use xlink:href="https://x.example/a.svg#b"/></svg>',
        '<svg><use xlink:href="#b"/><path id="b"/></svg>',
    ),
    "style": ("site-policy", '<p style="color: red">x</p>', '<p class="style">style="color: red"</p>'),
    "script in an attribute": ("site-policy", '<p onclick="x()">x</p>', '<p data-on="x()">x</p>'),
    "another policy": ("site-policy", POLICY, '<meta name="Content-Security-Policy" content="">'),
    "style element": (
        "site-foreign", '<style>@import "https://x.example/a.css";</style>', '<style>@import "own.css";</style>',
    ),
}  # fmt: skip
SHEETS: dict[str, tuple[str, str, str]] = {
    "address": ("site-foreign", "a { b: url(https://x.example/a.woff2) }", "a { b: url(data/a.png) }"),
    "quoted address": ("site-foreign", "a { b: url( 'https://x.example/a' ) }", "a { b: url('data/a.png') }"),
    "address without scheme": ("site-foreign", "a { b: URL(//x.example/a) }", "a { b: url(data:image/png;base64,A) }"),
    "import": ("site-foreign", '@import "https://x.example/a.css";', '@import "own.css";'),
    "import by address": ("site-foreign", '@import url("https://x.example/a.css");', '/* @import "//x.example"; */'),
    "dead file": ("site-link", "a { b: url(data/no.woff2) }", "a { b: url(#drawing) }"),
}


def make_site(folder: Path, html: str = "", style: str = "") -> Path:
    """Write a good site of two pages, with something more on the first and in the stylesheet."""
    files = {
        "index.html": PAGE.format(f"{FIGURE}\n{html}"),
        "register/index.html": PAGE.format(ENTRY),
        "404.html": PAGE.format('<a href="/elsewhere/">x</a>'),
        "data/facts.csv": "", "data/a.png": "", "data/a.js": "", "own.css": style,
    }  # fmt: skip
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def test_a_good_site_has_no_problems(tmp_path: Path) -> None:
    assert look_over(make_site(tmp_path)) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_a_page_is_found(tmp_path: Path, fault: str) -> None:
    rule, html, _ = FAULTS[fault]
    (problem,) = look_over(make_site(tmp_path, html))
    assert (problem.file, problem.rule) == ("index.html", rule)
    assert problem.line == (1 if fault == "another policy" else 4)


@pytest.mark.parametrize("fault", FAULTS)
def test_what_only_looks_like_the_fault_of_a_page_is_none(tmp_path: Path, fault: str) -> None:
    assert look_over(make_site(tmp_path, FAULTS[fault][2])) == []


@pytest.mark.parametrize("fault", SHEETS)
def test_a_fault_of_a_stylesheet_is_found(tmp_path: Path, fault: str) -> None:
    rule, style, _ = SHEETS[fault]
    (problem,) = look_over(make_site(tmp_path, style=f"p {{ color: red }}\n\n{style}\n"))
    assert (problem.file, problem.line, problem.rule) == ("own.css", 3, rule)


@pytest.mark.parametrize("fault", SHEETS)
def test_what_only_looks_like_the_fault_of_a_stylesheet_is_none(tmp_path: Path, fault: str) -> None:
    assert look_over(make_site(tmp_path, style=SHEETS[fault][2])) == []


def told(problem: Problem) -> str:
    """Return the first line of a problem, which has a hint as well."""
    line, hint = str(problem).split("\n")
    assert hint.startswith("    hint: ")
    return line


def test_the_message_shows_what_is_wrong(tmp_path: Path) -> None:
    html = "<p>{{ fact('a') }}</p>\n<a href='gone/'>x</a>\n<a href='register/#gone'>x</a>\n<img src='//x.example/a'>"
    assert [told(problem) for problem in look_over(make_site(tmp_path, html))] == [
        "index.html:4:1: error: the built page still shows “{{ fact('a') }}” [site-unrendered]",
        "index.html:5:1: error: the link gone/ leads to no file [site-link]",
        "index.html:6:1: error: the link register/#gone leads to no place on register/index.html [site-link]",
        "index.html:7:1: error: this fetches //x.example/a from another host [site-foreign]",
    ]


def test_a_page_without_a_policy_is_a_problem(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    (site / "404.html").write_text("<!doctype html>\n<title>Gone</title>\n", encoding="utf-8")
    assert [told(problem) for problem in look_over(site)] == [
        "404.html:1:1: error: the page has 0 security policies; one is needed [site-policy]"
    ]


def test_what_an_attribute_of_style_would_fetch_is_a_problem_of_its_own(tmp_path: Path) -> None:
    problems = look_over(make_site(tmp_path, '<p style="background: url(https://x.example/a.png)">x</p>'))
    assert [problem.rule for problem in problems] == ["site-foreign", "site-policy"]


def test_a_site_without_figures_is_a_problem(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    (site / "index.html").write_text(PAGE.format("<p>Nothing.</p>"), encoding="utf-8")
    assert [told(problem) for problem in look_over(site)] == [
        ".:1:1: error: none of the site's pages, 3 in all, shows a figure [site-empty]"
    ]


def test_a_site_without_pages_is_a_problem(tmp_path: Path) -> None:
    assert [problem.rule for problem in look_over(tmp_path)] == ["site-empty"]

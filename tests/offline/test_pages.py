"""Pages for the file system: links to folders become links to files, and nothing else changes."""

from __future__ import annotations

import pytest

from factsheet.offline.pages import linked_name, offline_page

NAMES = frozenset(
    {
        "assets/offline.js",
        "index.html",
        "article/index.html",
        "register/rd/index.html",
        "data/index.html",
        "data/a b.csv",
    }
)


def changed(html: str, name: str = "article/index.html") -> str:
    return offline_page(html, name, NAMES)


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("../register/rd/", "../register/rd/index.html"),
        ("../register/rd/#rd.cn.2024", "../register/rd/index.html#rd.cn.2024"),
        ("../register/rd/?h=a&amp;b#x", "../register/rd/index.html?h=a&amp;b#x"),
        ("../register/rd", "../register/rd/index.html"),
        ("..", "../index.html"),
        ("../", "../index.html"),
        ("../.", "../index.html"),
        ("./", "index.html"),
        (".", "index.html"),
        ("/register/rd/", "../register/rd/index.html"),
        ("/", "../index.html"),
        ("../data/a%20b.csv", "../data/a%20b.csv"),
        ("#here", "#here"),
        ("?q=x", "?q=x"),
        ("https://example.org/a/", "https://example.org/a/"),
        ("//example.org/a/", "//example.org/a/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("", ""),
    ],
)
def test_a_link_leads_to_a_file(href: str, expected: str) -> None:
    assert changed(f'<p><a class="x" href="{href}">text</a>') == f'<p><a class="x" href="{expected}">text</a>'


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("<a href=../register/rd/>x</a>", '<a href="../register/rd/index.html">x</a>'),
        ("<A HREF='../data/' data-href='..'>x</A>", '<A href="../data/index.html" data-href=\'..\'>x</A>'),
        ('<a\n  href = "../"\n>x</a>', '<a\n  href="../index.html"\n>x</a>'),
        ('<area href="../" alt="a>b">', '<area href="../index.html" alt="a>b">'),
        ('<link rel="next" href="../">', '<link rel="next" href="../index.html">'),
        ('<link rel="canonical" href="https://x.example/">', '<link rel="canonical" href="https://x.example/">'),
        ('<link rel="icon" href="../nowhere.png">', '<link rel="icon" href="../nowhere.png">'),
        ('<img src="../">', '<img src="../">'),
        ("<code>href='../'</code> &amp;", "<code>href='../'</code> &amp;"),
        ("<!-- <a href='../'> -->", "<!-- <a href='../'> -->"),
        ("<script>'<a href=\"../\">'</script>", "<script>'<a href=\"../\">'</script>"),
    ],
)  # fmt: skip
def test_only_the_addresses_of_links_change(tag: str, expected: str) -> None:
    assert changed(tag) == expected


def test_pages_of_the_root_stay_in_it() -> None:
    assert changed('<a href=".">x</a><a href="article/">y</a>', "index.html") == (
        '<a href="index.html">x</a><a href="article/index.html">y</a>'
    )


def test_what_the_copy_does_not_hold_is_no_link_in_it() -> None:
    html = '<p>See <a href="../copy.zip" download>the <b>copy</b></a> and <a href="../">home</a>.</p>'
    assert changed(html) == '<p>See the <b>copy</b> and <a href="../index.html">home</a>.</p>'


def test_no_link_leads_out_of_the_copy() -> None:
    assert linked_name("article/index.html", "../../../data/", NAMES) == "data/index.html"
    assert linked_name("article/index.html", "../nowhere/", NAMES) is None


def test_the_search_goes_before_the_scripts_of_the_page() -> None:
    assert changed('<script src="../assets/javascripts/bundle.1a.min.js"></script>') == (
        '<script src="../assets/offline.js"></script><script src="../assets/javascripts/bundle.1a.min.js"></script>'
    )
    assert changed('<script src="../assets/other.js"></script>') == '<script src="../assets/other.js"></script>'


def test_what_a_browser_refuses_from_the_file_system_is_not_asked_for_at_once() -> None:
    assert changed('<link rel="preload" href="../a.woff2" as="font" crossorigin><link rel="next" href="../">') == (
        '<link rel="next" href="../index.html">'
    )


def test_a_security_policy_names_the_file_system_and_no_host() -> None:
    policy = "default-src &#x27;none&#x27;; script-src 'self' 'sha256-x='"
    assert changed(f'<meta http-equiv="Content-Security-Policy" content="{policy}">') == (
        '<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;; '
        'script-src &#x27;self&#x27; file: &#x27;sha256-x=&#x27;">'
    )
    assert changed('<meta name="description" content="\'self\'">') == '<meta name="description" content="\'self\'">'

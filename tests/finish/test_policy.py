"""The Content Security Policy of a page: what it forbids, which scripts it names, and where it stands."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from factsheet.finish.policy import inline_hashes, policy, with_policy
from tests.site.small import parse

HEAD = '<head>\n<meta charset="utf-8">\n<title>A page</title>'
PAGE = f"<!doctype html>\n<html>{HEAD}</head><body>{{}}</body></html>\n"


def directives(html: str) -> dict[str, list[str]]:
    """Return what the policy of a page says: its directives with their values."""
    parts = [part.split() for part in policy(html).split(";")]
    found = {name: values for name, *values in parts}
    assert len(found) == len(parts), "a directive stands twice; browsers heed the first alone"
    return found


def named(text: str) -> str:
    """Return the name of a script in a policy: the hash of its bytes."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_nothing_is_allowed_but_what_lies_in_the_site() -> None:
    assert directives(PAGE) == {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_a_hash_is_that_of_the_specification() -> None:
    # https://www.w3.org/TR/CSP3/#grammardef-hash-source: the hash of an empty text, and of the example "alert('Hello')"
    assert inline_hashes("<script></script>") == ["'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"]
    assert inline_hashes("<script>alert('Hello, world.');</script>") == [
        "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    ]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<script>a</script>", ["a"]),
        ("<script>\n  a\n</script>", ["\n  a\n"]),
        ('<SCRIPT type="module">a</SCRIPT>', ["a"]),
        ('<script type="text/javascript">a < b && "企业"</script>', ['a < b && "企业"']),
        ("<script>a</script><p>x</p><script>b</script>", ["a", "b"]),
        ("<script>a</script><script>b</script><script>a</script>", ["a", "b"]),
        ('<script src="x.js"></script>', []),
        ('<script defer src="x.js">a</script>', []),
        ('<script id="__config" type="application/json">{"a": 1}</script>', []),
        ("<script type=application/ld+json>{}</script>", []),
        ("<p>script</p>", []),
    ],
)
def test_a_script_of_the_page_is_named_by_its_hash_once(html: str, texts: list[str]) -> None:
    assert inline_hashes(html) == [named(text) for text in texts]
    assert directives(html)["script-src"] == ["'self'", *(named(text) for text in texts)]


def test_another_script_is_not_allowed() -> None:
    assert named("a") in directives("<script>a</script>")["script-src"]
    assert named("a ") not in directives("<script>a</script>")["script-src"]
    assert "'unsafe-inline'" not in policy("<script>a</script><style>b</style>")


def test_the_policy_stands_before_everything_that_it_governs_and_changes_nothing_else() -> None:
    html = PAGE.format("<script>a</script>")
    changed = with_policy(html)
    meta = re.search('<meta http-equiv="Content-Security-Policy" content="[^"<>]*">', changed)
    assert meta
    assert changed[: meta.start()].endswith('<meta charset="utf-8">')
    assert changed.replace(meta.group(), "") == html
    first = parse(changed).find("meta")[1].attributes
    assert first == {"http-equiv": "Content-Security-Policy", "content": policy(html)}


@pytest.mark.parametrize("charset", ["<meta charset=utf-8>", '<META CHARSET="utf-8">', "<meta charset='utf-8' />"])
def test_the_encoding_may_be_written_in_any_way(charset: str) -> None:
    changed = with_policy(f"<head>{charset}<script>a</script></head>")
    assert changed.startswith(f'<head>{charset}<meta http-equiv="Content-Security-Policy"')


@pytest.mark.parametrize("html", ["", "<title>A page</title>", "<meta name=charset content=utf-8>"])
def test_a_page_that_does_not_name_its_encoding_is_refused(html: str) -> None:
    with pytest.raises(ValueError, match="the page has no <meta charset>"):
        with_policy(html)

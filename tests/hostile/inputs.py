"""Inputs of a megabyte that may take long or much memory: for each a project that holds it is written.

The tests run each in a process of its own (`test_limits.py`); `benchmarks/hostile.py` measures what it takes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from factsheet.pages.reading import LARGEST
from tests.project import CHARTS, CHECKS, INDEX, IP_PROTECTION, MILESTONES, PLACES, SOURCES, make_project

SIZE: Final = 1_000_000
PAGE: Final = "docs/en/index.md"
_END: Final = "---\n"


def filled(piece: str, size: int = SIZE) -> str:
    """Return a text of this many bytes that is made of one piece."""
    return piece * (size // len(piece.encode()))


def on_page(piece: str) -> str:
    """Return a text of as many bytes as a page may have, which is made of one piece."""
    return filled(piece, LARGEST - 1_000)


def numbered(piece: str, number: int) -> str:
    """Return a text with a numbered piece, `{}` being the number, in each line."""
    return "".join(f"{piece.replace('{}', str(n))}\n" for n in range(number))


def _says(text: str) -> str:
    return IP_PROTECTION.replace("says: 71.7 percent", f'says: "{text}"')


def _value(text: str) -> str:
    return IP_PROTECTION.replace("value: 71.7 %", f'value: "{text}"')


def _formula(text: str) -> str:
    return IP_PROTECTION.replace("formula: growth(patents)", f"formula: '{text}'")


def _holds(text: str) -> str:
    return CHECKS.replace("holds: patents[cn] > patents[de]", f"holds: '{text}'")


def _bomb() -> str:
    levels = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 20_000))
    return f"a0: &a0 [x, x]\n{levels}"[:SIZE]


def _notes() -> str:
    """Return an indicator with many observations that are all good, each in a period of its own."""
    head, _, rest = IP_PROTECTION.partition("companies_share:")
    several = "".join(
        f"    - {{period: {year}-{month:02}-{day:02}, value: 71.7 %, "
        "evidence: [{source: office_2026, says: 71.7 percent}]}\n"
        for year in range(1900, 1926) for month in range(1, 13) for day in range(1, 29)
    )  # fmt: skip
    rest = rest.replace("  observations:\n", f"  observations:\n{several}", 1)
    return f"{head}companies_share:{rest}"


Files = dict[str, str | bytes | None]

# By name: which files of the small project are others, and with what content.
INPUTS: Final[dict[str, Callable[[], Files]]] = {
    # the shape of YAML
    "flow lists in each other": lambda: {"facts/places.yml": "a: " + filled("[")},
    "flow mappings in each other": lambda: {"facts/places.yml": "a: " + filled("{a: ")},
    "block lists in each other": lambda: {"facts/places.yml": filled("- ")},
    "block mappings in each other": lambda: {"facts/places.yml": "".join(" " * n + "a:\n" for n in range(1_400))},
    "nested to the limit, many times": lambda: {"facts/places.yml": numbered("a{}: " + "[" * 18 + "]" * 18, 22_000)},
    "keys within keys": lambda: {"facts/places.yml": filled("? ")},
    "aliases that multiply": lambda: {"facts/places.yml": _bomb()},
    "anchors": lambda: {"facts/places.yml": numbered("a{}: &b{} x", 60_000)},
    "tags": lambda: {"facts/places.yml": numbered("a{}: !t{} x", 60_000)},
    "100,000 keys": lambda: {"facts/places.yml": numbered("a{}: b", 100_000)},
    "100,000 keys that are no keys": lambda: {"facts/places.yml": numbered("A{}: b", 100_000)},
    "100,000 keys of one entry": lambda: {"facts/places.yml": "a:\n" + numbered("  b{}: x", 90_000)},
    "100,000 equal keys": lambda: {"facts/places.yml": filled("a: bcd ef\n")},
    "100,000 keys in a checks file": lambda: {"facts/checks.yml": numbered("a{}: b", 100_000)},
    "100,000 entries of a list": lambda: {"facts/places.yml": PLACES + "xx:\n  in:\n" + numbered("   - a{}", 90_000)},
    "100,000 entries of a wrong type": lambda: {"facts/charts.yml": CHARTS + "  labels:\n" + filled("    - x\n")},
    "100,000 keywords": lambda: {"facts/sheet.yml": "keywords:\n" + filled("- a\n")},
    "100,000 exceptions that are none": lambda: {"facts/checks.yml": "exceptions:\n" + filled("- abcdef\n")},
    "12,000 exceptions that nobody needs": lambda: {
        "facts/checks.yml": CHECKS + numbered("  - {page: index.md, text: {} million, reason: none}", 14_000)
    },
    "18,000 places that lie nowhere": lambda: {
        "facts/places.yml": PLACES + numbered("p{}: {label: {en: a, zh: b}, kind: city, in: [q{}]}", 17_500)
    },
    "a chain of 20,000 places": lambda: {
        "facts/places.yml": PLACES
        + "p0: {label: {en: a, zh: b}, kind: city}\n"
        + "".join(f"p{n}: {{label: {{en: a, zh: b}}, kind: city, in: [p{n - 1}]}}\n" for n in range(1, 18_000))
    },
    "8,000 sources that nobody uses": lambda: {
        "facts/sources.yml": SOURCES
        + numbered(
            "s{}: {title: a, publisher: b, url: 'https://a.example/{}', accessed: 2026-02-01, language: en, "
            "kind: official}",
            8_000,
        )
    },
    "14,000 lines of evidence without a source": lambda: {
        "facts/ip_protection.yml": IP_PROTECTION.replace(
            "        - {source: office_2026, says: 71.7 percent}\n",
            numbered("        - {source: office_202{}x, says: 71.7 percent, at: table 2}", 14_000),
        )
    },
    "14,000 lines of evidence that do not agree": lambda: {
        "facts/ip_protection.yml": IP_PROTECTION.replace(
            "        - {source: office_2026, says: 71.7 percent}\n",
            numbered("        - {source: office_2026, says: {}.7 percent, at: table 2}", 14_000),
        )
    },
    "8,000 observations": lambda: {"facts/ip_protection.yml": _notes()},
    "20,000 observations of one address": lambda: {
        "facts/ip_protection.yml": IP_PROTECTION
        + filled("    - {period: 2025, formula: growth(patents)}\n", 900_000)
    },
    "aliases of an address": lambda: {
        "facts/ip_protection.yml": IP_PROTECTION.replace(
            "aliases: [firms.cn.2025]", "aliases:\n" + numbered("        - firms{}.cn.2025", 40_000)
        )
    },
    "former keys of an indicator": lambda: {
        "facts/ip_protection.yml": IP_PROTECTION.replace(
            "  aliases: [valid_patents]", "  aliases:\n" + numbered("    - firms{}", 70_000)
        )
    },
    "10,000 milestones without a source": lambda: {
        "facts/milestones.yml": MILESTONES
        + numbered(
            "m{}: {topic: research, date: 2025-06, event: {en: a, zh: b}, "
            "evidence: [{source: x{}, says: June 2025}]}", 9_000
        )
    },
    "10,000 charts of nothing": lambda: {
        "facts/charts.yml": CHARTS
        + numbered("c{}: {topic: research, form: bars, title: {en: a, zh: b}, indicators: [x{}]}", 11_000)
    },
    "a chart of 60,000 places": lambda: {
        "facts/charts.yml": CHARTS.replace("[cn, de]", "[" + ", ".join(["cn", "de"] * 100_000) + "]")
    },
    "10,000 relations of nothing": lambda: {
        "facts/checks.yml": "relations:\n" + numbered("  r{}: {states: {en: a}, holds: patents > patnts_{}}", 16_000)
    },
    "10,000 relations that are broken": lambda: {
        "facts/checks.yml": "relations:\n" + numbered("  r{}: {states: {en: a}, holds: patents > {} * patents}", 16_000)
    },
    "a relation for 60,000 places and periods": lambda: {
        "facts/checks.yml": CHECKS.replace(
            "    holds: patents[cn] > patents[de]",
            "    holds: patents > 0\n    places: [" + ", ".join(["cn"] * 60_000) + "]\n    periods: ["
            + ", ".join(["2025"] * 60_000) + "]",
        )
    },
    # numbers
    "an exponent of a value": lambda: {"facts/ip_protection.yml": _value("1e999999999")},
    "digits of a value": lambda: {"facts/ip_protection.yml": _value(filled("9"))},
    "digits of evidence": lambda: {"facts/ip_protection.yml": _says(filled("9"))},
    "Chinese numerals": lambda: {"facts/ip_protection.yml": _says(filled("三千万亿"))},
    "scale words": lambda: {"facts/ip_protection.yml": _says("1" + filled(" million"))},
    "scale characters": lambda: {"facts/ip_protection.yml": _says("1" + filled("亿"))},
    "digits of a calculation": lambda: {
        "facts/ip_protection.yml": IP_PROTECTION.replace("says: 71.7 percent", f"says: 1, how: '{filled('9 + ')}'")
    },
    "digits of a place to round to": lambda: {
        "facts/ip_protection.yml": IP_PROTECTION.replace(
            "says: 71.7 percent", f"says: 71.7 percent, rounded_to: '1{filled('0')}'"
        )
    },
    "digits of a coordinate": lambda: {
        "facts/places.yml": PLACES.replace("kind: world", f"kind: world\n  coordinates: [{filled('9')}, 1]")
    },
    "digits of a period": lambda: {"facts/ip_protection.yml": IP_PROTECTION.replace("2024", filled("2"))},
    "digits of a date": lambda: {"facts/sources.yml": SOURCES.replace("2026-01-20", filled("2"))},
    "digits of a version": lambda: {"facts/sheet.yml": f"version: 2026.02.{filled('9')}\n"},
    "an address of a source": lambda: {"facts/sources.yml": SOURCES.replace("patents.example", filled("a."))},
    "a date in words": lambda: {"facts/milestones.yml": MILESTONES.replace("on Monday", filled("1 May "))},
    # formulas
    "an exponent of a formula": lambda: {"facts/ip_protection.yml": _formula("patents * 1e999999999")},
    "an exponent below": lambda: {"facts/ip_protection.yml": _formula("patents / 1e-999999999")},
    "a power of powers": lambda: {"facts/ip_protection.yml": _formula("9 ** 9 ** 9 ** 9 ** 9")},
    "a shift": lambda: {"facts/ip_protection.yml": _formula("1 << 999999999999")},
    "a text a billion times": lambda: {"facts/ip_protection.yml": _formula('"a" * 999999999')},
    "digits of a formula": lambda: {"facts/ip_protection.yml": _formula(filled("9"))},
    "digits of a short formula": lambda: {"facts/ip_protection.yml": _formula("9" * 990)},
    "parentheses of a formula": lambda: {"facts/ip_protection.yml": _formula(filled("("))},
    "parentheses of a short formula": lambda: {"facts/ip_protection.yml": _formula("(" * 990)},
    "signs of a short formula": lambda: {"facts/ip_protection.yml": _formula("-" * 990 + "1")},
    "sums of a short formula": lambda: {"facts/ip_protection.yml": _formula("1" + "+1" * 490)},
    "a relation of a megabyte": lambda: {"facts/checks.yml": _holds(filled("patents+") + "1 > 2")},
    "products of a relation": lambda: {"facts/checks.yml": _holds("patents" + "*patents" * 20 + " > 1")},
    "growth of growth": lambda: {"facts/ip_protection.yml": _formula("growth(" * 25 + "patents" + ")" * 25)},
    # texts
    "one line": lambda: {"facts/places.yml": filled("a")},
    "one key": lambda: {"facts/places.yml": filled("a") + ": b\n"},
    "one label": lambda: {"facts/places.yml": PLACES.replace("World", filled("a"))},
    "a text of many lines": lambda: {"facts/places.yml": "a: |\n" + filled("  b\n")},
    "an open quote": lambda: {"facts/places.yml": 'a: "' + filled("b\n  ")},
    "spaces": lambda: {"facts/places.yml": filled(" ")},
    "tabs": lambda: {"facts/places.yml": filled("\t")},
    "empty lines": lambda: {"facts/places.yml": filled("\n")},
    "a comment": lambda: {"facts/places.yml": "# " + filled("a")},
    "dashes": lambda: {"facts/places.yml": filled("---\n")},
    "colons": lambda: {"facts/places.yml": filled(": ")},
    "NUL": lambda: {"facts/places.yml": filled("\0")},
    "NUL at the end": lambda: {"facts/places.yml": PLACES + "\0"},
    "a byte order mark": lambda: {"facts/places.yml": "\ufeff" + PLACES},
    "two byte order marks": lambda: {"facts/places.yml": "\ufeff\ufeff" + PLACES},
    "byte order marks": lambda: {"facts/places.yml": filled("\ufeff")},
    "CRLF": lambda: {"facts/places.yml": PLACES.replace("\n", "\r\n"), PAGE: INDEX.replace("\n", "\r\n")},
    "lone CR": lambda: {"facts/places.yml": PLACES.replace("\n", "\r"), PAGE: INDEX.replace("\n", "\r")},
    "other ends of lines": lambda: {"facts/places.yml": filled("a\u2028b\u2029c\x85")},
    "UTF-16": lambda: {"facts/places.yml": filled("a: b\n").encode("utf-16")},
    "UTF-16 without a mark": lambda: {"facts/places.yml": PLACES.encode("utf-16-le")},
    "UTF-32": lambda: {"facts/places.yml": PLACES.encode("utf-32")},
    "Latin-1": lambda: {"facts/places.yml": filled("é: b\n").encode("latin-1")},
    "GB 18030": lambda: {"facts/places.yml": PLACES.encode("gb18030")},
    "surrogates": lambda: {"facts/places.yml": b"a: " + b"\xed\xa0\x80" * 300_000},
    "surrogates by escapes": lambda: {"facts/places.yml": 'a: "' + filled("\\ud800") + '"'},
    "control characters by escapes": lambda: {"facts/places.yml": 'a: "' + filled("\\e[31m") + '"'},
    "combining marks": lambda: {"facts/places.yml": PLACES.replace("World", "a" + filled("\u0301"))},
    "bidirectional overrides": lambda: {"facts/places.yml": PLACES.replace("World", filled("\u202e"))},
    "zero-width spaces": lambda: {"facts/places.yml": PLACES.replace("World", filled("\u200b"))},
    "overlong UTF-8": lambda: {"facts/places.yml": b"a: \xc0\x80\n" * 100_000},
    # pages
    "100,000 braces of a page": lambda: {PAGE: on_page("{")},
    "100,000 pairs of braces": lambda: {PAGE: on_page("{{ ")},
    "100,000 blocks": lambda: {PAGE: on_page("{% ")},
    "100,000 comments": lambda: {PAGE: on_page("{# ")},
    "100,000 raw blocks": lambda: {PAGE: on_page("{% raw %}")},
    "100,000 ifs": lambda: {PAGE: on_page("{% if a %}")},
    "an expression without an end": lambda: {PAGE: "{{ " + on_page("a ")},
    "a text in an expression without an end": lambda: {PAGE: '{{ "' + on_page("a ")},
    "brackets in an expression": lambda: {PAGE: "{{ " + on_page("(") + " }}"},
    "lists in an expression": lambda: {PAGE: "{{ fact(" + on_page("[") + " }}"},
    "signs in an expression": lambda: {PAGE: "{{ " + on_page("-") + "1 }}"},
    "nots in an expression": lambda: {PAGE: "{{ " + on_page("not ") + "1 }}"},
    "filters": lambda: {PAGE: "{{ a" + on_page("|b") + " }}"},
    "sums of an expression": lambda: {PAGE: "{{ 1" + on_page("+1") + " }}"},
    "dots of an expression": lambda: {PAGE: "{{ a" + on_page(".b") + " }}"},
    "digits in an expression": lambda: {PAGE: "{{ fact(" + on_page("9") + ") }}"},
    "one name": lambda: {PAGE: "{{ " + on_page("a") + "() }}"},
    "one argument": lambda: {PAGE: '{{ fact("' + on_page("a") + '") }}'},
    "escapes of an argument": lambda: {PAGE: '{{ fact("' + on_page("\\ud800") + '") }}'},
    "names that are no words": lambda: {PAGE: numbered("{{ fcat{}() }}", 13_500)},
    "facts that there are not": lambda: {PAGE: numbered('{{ fact("patents.cn.20{}") }}', 7_000)},
    "facts that there are": lambda: {PAGE: on_page('{{ fact("patents.cn.2025") }}\n')},
    "tables": lambda: {PAGE: on_page('{{ observations("patents") }}\n')},
    "digits on a page": lambda: {PAGE: on_page("9")},
    "figures on a page": lambda: {PAGE: on_page("24 million and ")},
    "lines of figures": lambda: {PAGE: on_page("24 million\n")},
    "exponents on a page": lambda: {PAGE: on_page("1e999999999 ")},
    "Chinese numerals on a page": lambda: {PAGE: on_page("三千万亿")},
    "backticks": lambda: {PAGE: on_page("`")},
    "tags of HTML": lambda: {PAGE: on_page("<a b='")},
    "links": lambda: {PAGE: on_page("[a](")},
    "attributes": lambda: {PAGE: on_page("{ .a ")},
    "headings": lambda: {PAGE: on_page("# a\n")},
    "a heading of spaces": lambda: {PAGE: "# a" + on_page(" ") + "b\n"},
    "a heading of hashes": lambda: {PAGE: "# a" + on_page(" #") + "b\n"},
    "underlined headings": lambda: {PAGE: on_page("a\n=")},
    "quotes": lambda: {PAGE: on_page("> ")},
    "lists": lambda: {PAGE: on_page("- ")},
    "fences": lambda: {PAGE: on_page("```\n")},
    "fences of growing length": lambda: {PAGE: "".join("`" * n + "\n" for n in range(3, 690))},
    "footnotes": lambda: {PAGE: on_page("[^a]: b\n")},
    "zero-width spaces of a page": lambda: {PAGE: on_page("a\u200b")},
    "no UTF-8": lambda: {PAGE: b"\xff" * 249_000},
    "a page that is too large": lambda: {PAGE: filled("a ")},
    # front matter
    "front matter without an end": lambda: {PAGE: _END + on_page("a: b\n")},
    "100,000 keys in front matter": lambda: {PAGE: _END + numbered("a{}: b", 22_000) + _END},
    "brackets in front matter": lambda: {PAGE: _END + "a: " + on_page("[") + "\n" + _END},
    "nested blocks in front matter": lambda: {PAGE: _END + on_page("- ") + "\n" + _END},
    "aliases in front matter": lambda: {PAGE: _END + _bomb()[:249_000] + "\n" + _END},
    "words in front matter": lambda: {PAGE: _END + on_page("a: '{{ fact() }}'\n") + _END},
    "keys that hide words": lambda: {PAGE: _END + on_page("fact: b\n") + _END},
    "a sheet of 100,000 figures": lambda: {PAGE: _END + "sheet:\n  figures:\n" + on_page("  - a\n") + _END},
    "a sheet of 9,000 unknown figures": lambda: {
        PAGE: f"{_END}sheet:\n  figures:\n{numbered('  - patents.cn.20{}', 9_500)}{_END}"
    },
    "keys below a sheet": lambda: {PAGE: _END + "sheet:\n" + numbered("  patents{}: a", 13_000) + _END},
}  # fmt: skip


def write_input(folder: Path, name: str) -> Path:
    """Write the small project with an input into a folder, and return that folder."""
    return make_project(folder, INPUTS[name]())

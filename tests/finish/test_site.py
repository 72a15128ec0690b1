"""Finishing a site: glances, the sentences that use a figure, numbers of Markdown's tables, data for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
from mkdocs.utils.meta import get_data

from factsheet.built import look_over
from factsheet.finish import finish
from factsheet.finish.policy import policy
from factsheet.problems import InvalidFacts
from factsheet.sheet import Sheet, sheet_of
from tests.project import IP_PROTECTION, make_project
from tests.site.small import Element, as_html, digests, parse, read_page

SITE: Final = "site"
# The head and the article of a page as the theme writes it, with a figure that is not the page's own beside it.
PAGE: Final = (
    '<!doctype html>\n<html lang="en"><head>\n<meta charset="utf-8">\n<title>A page</title>\n</head><body>'
    '<nav><data id="use-patents.de.2025" data-fact="patents.de.2025">410,000</data></nav>'
    '<article class="md-content__inner">{}</article><p>© The makers</p></body></html>\n'
)
ENTRY: Final = "register/patents/"
TEXTS: Final = {
    "index.md": "# Home\n",
    "more.md": "# More\n",
    "tables.md": "# Tables\n",
    "sources.md": "# Sources\n\n{{ sources() }}\n",
}


def built(folder: Path, texts: Mapping[str, str], entries: tuple[str, ...] = ("patents",), /, **facts: str) -> Sheet:
    """Write a project with these pages and, as MkDocs would, its site with some pages of entries; return its sheet."""
    pages = {f"docs/en/{path}": text for path, text in {**TEXTS, **texts}.items()}
    root = make_project(folder, pages, **facts)
    sheet = sheet_of(root)
    made = {page.url: get_data(page.text)[0] for page in sheet.pages}
    made |= {f"register/{key}/": f'{{{{ entry("{key}") }}}}' for key in entries}
    for url, text in made.items():
        write(root, url, PAGE.format(as_html(root, text, url=url)))
    return sheet


def write(root: Path, url: str, html: str) -> None:
    file = root / SITE / (url if url.endswith(".html") else f"{url}index.html")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(html, encoding="utf-8")


def finished(folder: Path, texts: Mapping[str, str], /, **facts: str) -> dict[str, Element]:
    """Return the pages of a finished site by their addresses."""
    finish(folder / SITE, built(folder, texts, **facts))
    return {url_of(folder, path): read_page(path) for path in (folder / SITE).rglob("*.html")}


def url_of(folder: Path, path: Path) -> str:
    return path.relative_to(folder / SITE).as_posix().removesuffix("index.html")


def glances(page: Element) -> list[str]:
    return [glance.attributes["id"] for glance in page.find("div", class_="glance")]


def uses(page: Element, address: str) -> list[Element] | None:
    """Return what the entry of a fact says of its use, one element for each; `None` if it says nothing of it."""
    entry = page.first("article", aria_labelledby=address).first("dl")
    terms = {term.text: text for term, text in zip(entry.find("dt"), entry.find("dd"), strict=True)}
    return terms["Used on"].first("ul", class_="uses").find("li") if "Used on" in terms else None


# -- glances ----------------------------------------------------------------------------------------------------


def test_each_figure_of_a_sentence_has_one_glance_at_the_end_of_the_article(tmp_path: Path) -> None:
    text = """# Figures

There are {{ fact("patents_of_companies.cn.2025") }} of {{ fact("patents.cn.2025") }}.

Again {{ fact("patents.cn.2025", digits=1) }}, first {{ former("spending.cn.2024") }}; it prints
{{ says("companies.cn.2025", "office_2026") }}.
"""
    page = finished(tmp_path, {"more.md": text})["more/"]
    addresses = ["patents_of_companies.cn.2025", "patents.cn.2025", "spending.cn.2024", "companies.cn.2025"]
    assert glances(page) == [f"glance-{address}" for address in addresses]
    article = page.first("article")
    assert [child for child in article.children if isinstance(child, Element)][-4:] == page.find("div", class_="glance")
    for glance in page.find("div", class_="glance"):
        assert "popover" in glance.attributes


def test_a_page_without_figures_in_sentences_has_no_glance(tmp_path: Path) -> None:
    text = '# Tables\n\n{{ observations("patents") }}\n\n{{ register("research") }}\n'
    pages = finished(tmp_path, {"tables.md": text})
    assert pages["tables/"].find("data", class_="fact")
    assert [url for url, page in pages.items() if glances(page)] == []


def test_a_figure_has_a_glance_in_an_item_a_heading_and_a_table_of_markdown(tmp_path: Path) -> None:
    text = """# {{ fact("spending") }} { #spent }

- {{ fact("patents.cn.2025") }}

| What | How many |
|---|--:|
| Companies | {{ fact("companies") }} |
"""
    page = finished(tmp_path, {"more.md": text})["more/"]
    assert glances(page) == [f"glance-{name}.cn.{year}" for name, year in GLANCED]


GLANCED: Final = (("spending", 2024), ("patents", 2025), ("companies", 2025))


def glance(folder: Path, call: str, /, **facts: str) -> Element:
    page = finished(folder, {"more.md": f"# More\n\nThere is {call}.\n"}, **facts)["more/"]
    (found,) = page.find("div", class_="glance")
    return found


def test_a_glance_tells_of_the_fact_and_leads_to_its_entry(tmp_path: Path) -> None:
    found = glance(tmp_path, '{{ fact("patents.cn.2025", digits=1) }}')
    assert [part.text for part in found.find("p")] == [
        "Valid patents", "China, 2025", "5.20 million patents final",
        "Range 5.195 million to under 5.205 million patents", "Source Patent Office, 20 January 2026 and 1 more",
        "All about this figure",
    ]  # fmt: skip
    assert found.first("data").attributes["value"] == "5200000"
    assert [link.attributes["href"] for link in found.find("a")] == [
        "../sources/#source-office_2026", "../register/patents/#patents.cn.2025",
    ]  # fmt: skip


def test_a_glance_at_a_figure_of_our_own_shows_its_formula(tmp_path: Path) -> None:
    found = glance(tmp_path, '{{ fact("patents_per_company.cn.2025") }}')
    assert found.first("span", class_="status").text == "derived"
    assert found.find("p")[-2].text == "Formula patents_of_companies / companies"


def test_a_glance_at_a_revised_figure_shows_what_it_was(tmp_path: Path) -> None:
    found = glance(tmp_path, '{{ former("spending.cn.2024") }}')
    assert found.first("p", class_="value").text == "3.6327 trillion yuan final"
    assert "Earlier value 3.6130 trillion yuan preliminary" in [part.text for part in found.find("p")]


def test_a_glance_keeps_every_character_of_a_text(tmp_path: Path) -> None:
    label = "<b>R&D</b> “x” 'y' \"z\" *a* `b` {{ c }} </div><script>d</script>"
    changed = IP_PROTECTION.replace("{en: Valid patents, zh", f"{{en: {json.dumps(label)}, zh")
    assert glance(tmp_path, '{{ fact("patents.cn.2025") }}', ip_protection=changed).first("p").text == label


# -- the sentences of an entry ----------------------------------------------------------------------------------


def test_an_entry_has_the_sentences_that_use_its_figure_with_links_to_their_places(tmp_path: Path) -> None:
    text = 'Before. Of {{ fact("patents.cn.2025") }}, or {{ fact("patents.cn.2025", digits=1) }}, some. After.\n'
    quoted = '\n- It prints {{ says("patents.cn.2025", "agency_2026") }}.\n'
    pages = finished(tmp_path, {"more.md": f"# More & more\n\n{text}{quoted}", "index.md": f"# Home\n\n{text}"})
    used = uses(pages[ENTRY], "patents.cn.2025")
    assert used
    assert [use.text for use in used] == [
        "Home: Of 5.20 million patents, or 5 million patents, some.",
        "More & more: Of 5.20 million patents, or 5 million patents, some.",
        "More & more: It prints “520万件” (5.20 million).",
    ]
    assert [use.first("mark").text for use in used] == ["5.20 million patents", "5.20 million patents", "“520万件”"]
    assert [use.first("a").attributes["href"] for use in used] == [
        "../../#use-patents.cn.2025", "../../more/#use-patents.cn.2025", "../../more/#use-patents.cn.2025:3",
    ]  # fmt: skip
    for use in used:
        page, _, anchor = use.first("a").attributes["href"].removeprefix("../../").partition("#")
        assert pages[page].first(id=anchor).text == use.first("mark").text


def test_a_row_that_has_a_figure_in_two_cells_is_one_line_and_rows_that_differ_are_two(tmp_path: Path) -> None:
    row = '| {{ says("patents.cn.2025", "agency_2026") }} | {{ fact("patents.cn.2025") }} |'
    text = f"# More\n\n| What | Stated | Here |\n|---|---|---|\n| Held {row}\n| Again {row}\n"
    used = uses(finished(tmp_path, {"more.md": text})[ENTRY], "patents.cn.2025")
    assert used
    assert [(use.text.partition(" · ")[0], use.first("mark").text) for use in used] == [
        ("More: Held", "“520万件”"), ("More: Again", "“520万件”"),
    ]  # fmt: skip


def test_an_entry_has_the_sentences_of_its_own_figure_alone(tmp_path: Path) -> None:
    text = '# More\n\n{{ fact("patents.de.2025") }} in Germany. {{ fact("patents.cn.2024") }} in China.\n'
    page = finished(tmp_path, {"more.md": text})[ENTRY]
    for address, sentence in (
        ("patents.de.2025", "More: 410,000 patents in Germany."),
        ("patents.cn.2024", "More: 4.76 million patents in China."),
    ):
        used = uses(page, address)
        assert used
        assert [use.text for use in used] == [sentence]


def test_a_page_that_has_the_figure_in_a_table_only_is_named(tmp_path: Path) -> None:
    table = '\n\n{{ observations("patents") }}\n'
    sentence = 'There are {{ fact("patents.cn.2025") }}.'
    pages = finished(tmp_path, {"tables.md": f"# Tables{table}", "more.md": f"# More\n\n{sentence}{table}"})
    used = {address: uses(pages[ENTRY], address) for address in ("patents.cn.2025", "patents.cn.2024")}
    texts = {address: [use.text for use in found or []] for address, found in used.items()}
    assert texts == {
        "patents.cn.2025": ["More: There are 5.20 million patents.", "Tables, in a table, on a card or in a title"],
        "patents.cn.2024": ["More, in a table, on a card or in a title", "Tables, in a table, on a card or in a title"],
    }
    links = [use.first("a").attributes["href"] for use in used["patents.cn.2024"] or []]
    assert links == ["../../more/", "../../tables/"]


def test_a_figure_that_no_page_uses_says_nothing_of_it(tmp_path: Path) -> None:
    pages = finished(tmp_path, {"more.md": '# More\n\n{{ register("ip_protection") }}\n\n{{ conflicts() }}\n'})
    assert uses(pages[ENTRY], "patents.cn.2025") is None


def test_what_a_figure_is_said_to_be_for_editors_is_no_use_but_has_its_glance(tmp_path: Path) -> None:
    text = '# Words\n\nAn example: {{ fact("patents.cn.2025") }}.\n'
    pages = finished(tmp_path, {"editing/words.md": text})
    assert uses(pages[ENTRY], "patents.cn.2025") is None
    assert glances(pages["editing/words/"]) == ["glance-patents.cn.2025"]


def test_an_entry_on_a_page_of_an_editor_has_the_sentences_of_that_page_too(tmp_path: Path) -> None:
    text = '{{ entry("patents") }}\n\nThere are {{ fact("patents.cn.2025") }}.\n'
    used = uses(finished(tmp_path, {"more.md": f"# More\n\n{text}"})["more/"], "patents.cn.2025")
    assert used
    assert [use.first("a").attributes["href"] for use in used] == ["../more/#use-patents.cn.2025"]


def test_a_sentence_stays_text(tmp_path: Path) -> None:
    text = '# A `<b>` & *more*\n\nR&D &lt;b&gt; `<i>` \\*x\\* {{ fact("patents.cn.2025") }} &lt;/li&gt;\n'
    used = uses(finished(tmp_path, {"more.md": text})[ENTRY], "patents.cn.2025")
    assert used
    (use,) = used
    assert use.text == "A <b> & more: R&D <b> <i> *x* 5.20 million patents </li>"
    assert [element.tag for element in use.elements] == ["a", "mark"]


def test_no_place_for_sentences_is_left(tmp_path: Path) -> None:
    sheet = built(tmp_path, {"more.md": '{{ fact("patents.cn.2025") }}.\n\n{{ entry("companies") }}\n'})
    pages = {path: path.read_text(encoding="utf-8") for path in (tmp_path / SITE).rglob("*.html")}
    assert sum("<!--uses " in html for html in pages.values()) == 2
    finish(tmp_path / SITE, sheet)
    for path in pages:
        assert "<!--" not in path.read_text(encoding="utf-8")


# -- the rest ---------------------------------------------------------------------------------------------------


def test_what_is_aligned_in_a_table_of_markdown_is_marked_by_a_class(tmp_path: Path) -> None:
    text = "| a | b | e | g |\n|---|--:|:-:|:--|\n| *c* | d | f | h |\n"
    page = finished(tmp_path, {"more.md": f"# More\n\n{text}"})["more/"]
    cells = {cell.text: cell.attributes for cell in page.first("table").elements if cell.tag in {"th", "td"}}
    classes = {"b": "number", "d": "number", "e": "middle", "f": "middle"}
    assert cells == {name: {"class": classes[name]} if name in classes else {} for name in "abegcdfh"}


def test_every_page_gets_its_own_policy_whoever_made_it(tmp_path: Path) -> None:
    sheet = built(tmp_path, {"more.md": '# More\n\n{{ fact("patents.cn.2025") }}\n\n| a |\n|--:|\n| b |\n'})
    write(tmp_path, "404.html", PAGE.format("<script>not('found')</script>"))
    finish(tmp_path / SITE, sheet)
    policies = {}
    for path in (tmp_path / SITE).rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        (meta,) = parse(html).find("meta", http_equiv="Content-Security-Policy")
        policies[url_of(tmp_path, path)] = meta.attributes["content"]
        assert meta.attributes["content"] == policy(html)
    assert set(policies) == {"", "more/", "tables/", "sources/", ENTRY, "404.html"}
    assert policies["404.html"] != policies["more/"]
    assert {problem.rule for problem in look_over(tmp_path / SITE)} <= {"site-link"}  # to what this site leaves out


def linked_data(html: str) -> dict[str, object]:
    (script,) = re.findall('<script type="application/ld\\+json">(.*?)</script></head>', html, re.DOTALL)
    found: dict[str, object] = json.loads(script)
    return found


@pytest.mark.parametrize("base", ["", "https://facts.example/"])
def test_the_first_page_and_the_pages_of_entries_are_described_for_machines(tmp_path: Path, base: str) -> None:
    sheet = built(tmp_path, {})
    finish(tmp_path / SITE, sheet, base)
    pages = {url_of(tmp_path, path): path.read_text() for path in (tmp_path / SITE).rglob("*.html")}
    described = {url for url, html in pages.items() if "application/ld+json" in html}
    assert described == {"", ENTRY}
    assert linked_data(pages[""])["name"] == "Patents in Figures"
    assert linked_data(pages[ENTRY])["name"] == "Valid patents"
    assert (base or "../../") in json.dumps(linked_data(pages[ENTRY]))


def test_data_for_machines_cannot_end_its_element(tmp_path: Path) -> None:
    label = "</script><script>x</script><!--<script>"
    changed = IP_PROTECTION.replace("{en: Valid patents, zh", f"{{en: {json.dumps(label)}, zh")
    finish(tmp_path / SITE, built(tmp_path, {}, ip_protection=changed))
    html = (tmp_path / SITE / ENTRY / "index.html").read_text()
    assert linked_data(html)["name"] == label
    assert html.count("<script") == 1


def test_other_files_stay_as_they_are(tmp_path: Path) -> None:
    sheet = built(tmp_path, {})
    others = {"data/a.json": b'{"a": "<td style=\\"text-align: right;\\">"}\r\n', "a.css": b"a{}", "a.htm": b"\xff"}
    for name, content in others.items():
        (tmp_path / SITE / name).parent.mkdir(exist_ok=True)
        (tmp_path / SITE / name).write_bytes(content)
    finish(tmp_path / SITE, sheet)
    assert {name: (tmp_path / SITE / name).read_bytes() for name in others} == others


def test_what_is_no_part_of_it_stays_as_it_was(tmp_path: Path) -> None:
    sheet = built(tmp_path, {"more.md": '# More\n\n企业 “x”, {{ fact("patents.cn.2025") }}.\n'})
    before = (tmp_path / SITE / "more/index.html").read_text(encoding="utf-8")
    finish(tmp_path / SITE, sheet)
    after = (tmp_path / SITE / "more/index.html").read_bytes().decode()
    start, end = before.index('charset="utf-8">') + len('charset="utf-8">'), before.rindex("</article>")
    assert after.startswith(before[:start])
    assert before[start:end] in after
    assert after.endswith(before[end:])


def test_the_same_site_is_finished_with_the_same_bytes(tmp_path: Path) -> None:
    text = {"more.md": '# More\n\n{{ fact("patents.cn.2025") }} and {{ fact("companies") }}.\n'}
    for name in ("a", "b"):
        finish(tmp_path / name / SITE, built(tmp_path / name, text))
    assert digests(tmp_path / "a") == digests(tmp_path / "b")


def test_pages_that_no_policy_can_be_given_to_are_all_told(tmp_path: Path) -> None:
    sheet = built(tmp_path, {})
    write(tmp_path, "bare.html", "<!doctype html><title>Bare</title>")
    (tmp_path / SITE / "a" / "old.html").parent.mkdir()
    (tmp_path / SITE / "a" / "old.html").write_bytes(b'<meta charset="latin-1"><title>\xe9</title>')
    with pytest.raises(InvalidFacts) as failed:
        finish(tmp_path / SITE, sheet)
    assert [(problem.file, problem.rule, problem.message) for problem in failed.value.problems] == [
        ("a/old.html", "site-encoding", "the page is not UTF-8"),
        ("bare.html", "site-encoding", "the page has no <meta charset>"),
    ]
    assert all("utf-8" in problem.hint for problem in failed.value.problems)


def test_a_comment_of_an_editor_stays(tmp_path: Path) -> None:
    sheet = built(tmp_path, {"more.md": "# More\n\n<!--uses patents.cn.1999-->\n\n<!-- a remark -->\n"})
    finish(tmp_path / SITE, sheet)
    html = (tmp_path / SITE / "more/index.html").read_text()
    assert re.findall("<!--.*?-->", html) == ["<!--uses patents.cn.1999-->", "<!-- a remark -->"]


def test_a_page_of_an_editors_own_without_a_head_is_finished_without_data_for_machines(tmp_path: Path) -> None:
    sheet, pages = sheet_of(make_project(tmp_path / "project")), {"data": "x", "": "<head></head>"}
    for folder, rest in pages.items():
        path = tmp_path / "site" / folder / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'<!doctype html><meta charset="utf-8">{rest}', encoding="utf-8")
    finish(tmp_path / "site", sheet)
    described = {folder: "ld+json" in (tmp_path / "site" / folder / "index.html").read_text() for folder in pages}
    assert described == {"data": False, "": True}

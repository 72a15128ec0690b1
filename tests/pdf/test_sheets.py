"""The one-page sheets: one page each, with all that they promise, and an error where it has no room."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any, Final

import pikepdf
import pypdfium2
import pytest
import segno
from click.testing import CliRunner

from factsheet.build import build
from factsheet.cli import main
from factsheet.pdf import SHEETS, write_sheets
from factsheet.pdf.typeset import packed, typeset
from factsheet.problems import FactsheetError
from factsheet.sheet import sheet_of
from tests.project import CHARTS, IP_PROTECTION, replaced
from tests.site.small import REPOSITORY, make_small_site

BASE: Final = "https://facts.example/sheet/"
FIGURES: Final = (
    "patents.cn.2025", "patents_of_companies.cn.2025", "companies.cn.2025", "patents_per_company.cn.2025",
    "spending.cn.2024", "spending_rank.cn.2024", "patents.de.2025",
)  # fmt: skip
NOTE: Final = "Only these are shown."
BREAK: Final = "  breaks:\n    - {since: 2025, what: {en: The office counts anew, zh: 口径变化}}\n"


def head(title: str, charts: str = "patents_compared", figures: tuple[str, ...] = FIGURES) -> str:
    listed = "".join(f"    - {address}\n" for address in figures)
    return (
        f"---\ntitle: {title}\ndescription: Patents in force, and who holds them.\n"
        f"sheet:\n  figures:\n{listed}  charts: [{charts}]\n---\n\n"
    )


TOPIC: Final = f'{head("Topic", "patents_compared, patents_lines")}# Topic\n\n{{{{ chart("patents_lines") }}}}\n'
LINES: Final = """\
patents_lines:
  topic: ip_protection
  form: lines
  title: {en: Patents over time, zh: 历年专利}
  indicators: [patents]
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    facts = IP_PROTECTION.replace("  review: half-yearly\n", f"  review: half-yearly\n{BREAK}")
    charts = CHARTS + f"  note: {{en: {NOTE}, zh: 仅示此类。}}\n" + LINES
    root = make_small_site(
        tmp_path_factory.mktemp("sheets"), {"docs/en/topic/index.md": TOPIC}, charts=charts, ip_protection=facts
    )
    replaced(root / "docs/en/index.md", "---\ntitle: Patents and research\n---\n\n", head("Home"))
    replaced(root / "docs/en/index.md", '{{ entry("patents") }}\n', "")
    build(root)
    return root


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the sheets of a site whose address is known."""
    folder = tmp_path_factory.mktemp("known")
    write_sheets(root / "site", sheet_of(root), folder, base=BASE)
    return folder


def words(path: Path) -> str:
    """Return the text of a sheet's one page, with each run of white space as one space."""
    document = pypdfium2.PdfDocument(path)
    try:
        assert len(document) == 1
        return " ".join(document[0].get_textpage().get_text_range().split())
    finally:
        document.close()


def links(path: Path) -> list[str]:
    with pikepdf.open(path) as document:
        found: list[Any] = list(document.pages[0].get("/Annots", []))
        return [str(each.A.URI) for each in found]


def test_the_build_writes_the_sheet_of_each_page_that_has_one(root: Path) -> None:
    written = {path.relative_to(root / "site" / SHEETS).as_posix() for path in (root / "site" / SHEETS).rglob("*.pdf")}
    assert written == {"fact-sheet.pdf", "topic.pdf"}


def test_a_sheet_has_message_figures_charts_sources_date_and_licence(folder: Path) -> None:
    text = words(folder / "fact-sheet.pdf")
    for part in (
        "Patents in Figures", "Version 2026.02, 3 February 2026", "Patents and research",
        "Patents in force, and who holds them.", "Key figures",
        "5.20 million patents Valid patents China, 2025", "2024: 4.76 million. Counted another way before 2025",
        "3.73 million patents Valid patents of companies China, 2025 No earlier figure on record",
        "about 524,000 companies", "patents per company Patents per company China, 2025 No earlier figure on record",
        "Derived. Source 1.", "3.63 trillion yuan Spending on research China, 2024",
        "2nd Rank by spending China, 2024", "410,000 patents Valid patents Germany, 2025 (estimate)",
        "China has more patents than Germany", NOTE, "Source: Patent Office.",
        "Sources of the figures 1 Patent Office, “Patents in 2025”, 20 January 2026, seen 1 February 2026",
        "The makers of Patents in Figures. Licence: Attribution 4.0.", BASE,
    ):  # fmt: skip
        assert part in text, f"{part} in {text}"


def test_two_charts_stand_side_by_side_with_their_breaks_told(folder: Path) -> None:
    text = words(folder / "topic.pdf")
    assert "China has more patents than Germany" in text
    assert "Patents over time" in text
    assert "New from 2025: The office counts anew." in text


def test_links_lead_to_the_page_its_entries_the_sources_and_the_licence(folder: Path) -> None:
    assert {*links(folder / "topic.pdf")} == {
        f"{BASE}topic/", f"{BASE}register/patents/#patents.cn.2025", f"{BASE}register/patents/#patents.de.2025",
        f"{BASE}register/patents_of_companies/#patents_of_companies.cn.2025",
        f"{BASE}register/companies/#companies.cn.2025",
        f"{BASE}register/patents_per_company/#patents_per_company.cn.2025",
        f"{BASE}register/spending/#spending.cn.2024", f"{BASE}register/spending_rank/#spending_rank.cn.2024",
        "https://patents.example/2025", "https://licence.example/by/4.0/",
    }  # fmt: skip


def test_without_an_address_there_is_no_code_and_no_link_but_the_name_of_the_page(root: Path) -> None:
    path = root / "site" / SHEETS / "topic.pdf"
    assert {*links(path)} == {"https://patents.example/2025", "https://licence.example/by/4.0/"}
    assert "all sources: Patents in Figures, page “Topic”" in words(path)
    assert "all sources: Patents in Figures The makers" in words(path.with_name("fact-sheet.pdf"))


def test_the_code_is_that_of_the_page(folder: Path) -> None:
    """The modules of the code are looked up in the picture of the page, each in its middle."""
    matrix = segno.make_qr(f"{BASE}topic/", error="m").matrix
    document = pypdfium2.PdfDocument(folder / "topic.pdf")
    picture = document[0].render(scale=6, grayscale=True)
    pixels, stride = bytes(picture.buffer), picture.stride
    dots = picture.width / 210  # to each millimetre
    size, right = 16.5 * dots, picture.width - 16 * dots
    step = size / len(matrix)

    def is_dark(x: float, y: float) -> bool:
        return bool(pixels[round(y) * stride + round(x)] < 128)

    top = next(y for y in range(round(250 * dots), picture.height) if is_dark(right - step / 2, y))
    shown = [
        [is_dark(right - size + (column + 0.5) * step, top + (row + 0.5) * step) for column in range(len(matrix))]
        for row in range(len(matrix))
    ]
    document.close()
    assert shown == [[bool(module) for module in row] for row in matrix]


def test_a_sheet_is_tagged_and_says_what_it_is(folder: Path) -> None:
    with pikepdf.open(folder / "fact-sheet.pdf") as document:
        metadata = document.open_metadata()
        assert (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("1", "2", "A")
        assert str(document.docinfo["/Title"]) == "Patents and research"
        assert str(document.docinfo["/Author"]) == "The makers of Patents in Figures"
        assert str(document.docinfo["/Keywords"]) == "patents, research"
        assert str(document.docinfo["/CreationDate"]).startswith("D:20260203")
        assert document.Root.MarkInfo.Marked
        said = " ".join(str(part.get("/Alt", "")) for part in document.objects if isinstance(part, pikepdf.Dictionary))
    assert "China has more patents than Germany. Valid patents, 2025: China 5.20 million patents" in said
    assert f"QR code of {BASE}" in said


def test_chinese_names_have_their_language(root: Path, tmp_path: Path) -> None:
    """Those of a source in Chinese, and those in the name of a source in another language."""
    sources = root / "facts" / "sources.yml"
    before = sources.read_text(encoding="utf-8")
    replaced(sources, "publisher: Patent Office", "publisher: Office (专利局)")
    replaced(root / "docs/en/index.md", "    - patents.de.2025\n", "    - patents.cn.2024\n")
    try:
        (path, _) = write_sheets(root / "site", sheet_of(root), tmp_path)
    finally:
        sources.write_text(before, encoding="utf-8")
        replaced(root / "docs/en/index.md", "    - patents.cn.2024\n", "    - patents.de.2025\n")
    text = words(path)
    assert "1 Office (专利局), “Patents in 2025”" in text
    assert "2 News Agency, “2025 年专利统计” (in Chinese), 21 January 2026" in text.replace("2025年", "2025 年")
    with pikepdf.open(path) as document:
        languages = [str(part["/Lang"]) for part in document.objects
                     if isinstance(part, pikepdf.Dictionary) and "/Lang" in part]  # fmt: skip
    assert "zh" in {language.partition("-")[0] for language in languages}


def test_the_same_facts_give_the_same_bytes(root: Path, folder: Path, tmp_path: Path) -> None:
    for path in write_sheets(root / "site", sheet_of(root), tmp_path, base=BASE):
        assert path.read_bytes() == (folder / path.relative_to(tmp_path)).read_bytes()


def test_the_command_writes_them_on_either_paper(root: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["sheets", "--root", str(root), "--paper", "letter", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert {*result.output.splitlines()} == {str(tmp_path / "fact-sheet.pdf"), str(tmp_path / "topic.pdf")}
    with pikepdf.open(tmp_path / "fact-sheet.pdf") as document:
        assert [round(float(side)) for side in document.pages[0].MediaBox] == [0, 0, 612, 792]


def stand_in(folder: Path, titles: Mapping[str, str]) -> Path:
    """Write what stands for a built site: its pages with nothing but their titles."""
    for url, title in titles.items():
        (folder / url).mkdir(parents=True, exist_ok=True)
        article = f'<article class="md-content__inner"><h1>{escape(title)}</h1></article>'
        (folder / url / "index.html").write_text(f"<!doctype html>{article}", encoding="utf-8")
    return folder


def test_a_title_that_has_no_room_is_an_error_that_names_the_page_and_what_takes_how_much(
    root: Path, tmp_path: Path
) -> None:
    site = stand_in(tmp_path / "site", {"": "A very long title " * 300, "topic": "Topic"})
    with pytest.raises(FactsheetError) as failed:
        write_sheets(site, sheet_of(root), tmp_path / "out")
    told = str(failed.value)
    assert told.startswith("docs/en/index.md:4:1: error: the one-page sheet cannot be printed on a4: it takes ")
    assert re.search(r"and the page has 277 mm: title \d{3} mm, description \d+ mm, figures \d+ mm, charts", told)
    assert "hint: shorten its title or its description, or name other or fewer figures or charts" in told
    assert not (tmp_path / "out").exists()


def test_a_word_that_is_wider_than_the_page_is_an_error(root: Path, tmp_path: Path) -> None:
    site = stand_in(tmp_path / "site", {"": "Verylong" * 30, "topic": "Topic"})
    with pytest.raises(
        FactsheetError,
        match=r"index\.md:4:1: error: the one-page sheet cannot be printed on a4: a word of the title is wider than",
    ):
        write_sheets(site, sheet_of(root), tmp_path / "out")


def test_what_the_typesetter_objects_to_names_the_page_and_blames_no_length(root: Path, tmp_path: Path) -> None:
    site = stand_in(tmp_path / "site", {"": "A title with \U0001f600", "topic": "Topic"})
    with pytest.raises(
        FactsheetError, match=r"docs/en/index\.md:4:1: error: .* cannot be printed on a4: Typst stopped: "
    ) as failed:
        write_sheets(site, sheet_of(root), tmp_path / "out")
    assert "shorten" not in str(failed.value)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_sheet_of_the_project_takes_one_page_with_every_figure_of_it(tmp_path: Path, paper: str) -> None:
    sheet = sheet_of(REPOSITORY)
    pages = [page for page in sheet.pages if page.handout]
    # In place of the home page's heading, which is made of facts, one that is as long.
    site = stand_in(
        tmp_path / "site", {page.url: page.title if page.url else "A title of words " * 7 for page in pages}
    )
    written = write_sheets(site, sheet, tmp_path / "out", paper=paper, base=BASE)
    assert {path.name for path in written} == {
        "clusters.pdf", "fact-sheet.pdf", "greater-bay-area.pdf", "ip-protection.pdf", "research.pdf",
    }  # fmt: skip
    for page, path in zip(pages, written, strict=True):
        text = words(path)
        assert page.handout is not None
        for name in page.handout.figures:
            assert f"{BASE}register/{name.text.partition('.')[0]}/#{name.text}" in links(path)
            assert sheet.facts.get(name.text).indicator.entry.label.en in text
        for name in page.handout.charts:
            assert sheet.facts.charts[name.text].entry.title.en in text


def test_no_text_of_the_template_is_smaller_than_seven_points() -> None:
    template = (REPOSITORY / "factsheet" / "pdf" / "sheet.typ").read_text(encoding="utf-8")
    sizes = [float(size) for size in re.findall(r"(\d+(?:\.\d+)?)pt", re.sub(r"stroke: \([^)]*\)|0pt", "", template))]
    assert len(sizes) > 5
    assert min(sizes) >= 7


def test_a_template_s_own_objection_is_told_in_its_words() -> None:
    with pytest.raises(FactsheetError, match=r"^too much “of it”$"):
        typeset({"main.typ": '#panic("too much “of it”")'.encode()})


def test_packing_keeps_the_pages() -> None:
    pdf = packed(
        typeset({"main.typ": b'#set document(title: "T")\n#set text(font: "Source Sans 3")\nA #pagebreak() B'})
    )
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 2
    document.close()

"""How the built site looks and weighs: fonts, focus, magnification, colours of one's own, paper, and few bytes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.site.browsing import lay_out
from tests.site.small import read_page, run
from tests.style import SHEET, font_faces, missing, missing_in_print
from tools import characters

TOPICS: Final = ("clusters/", "research/", "ip-protection/", "greater-bay-area/")
KINDS: Final = ("", TOPICS[0], "clusters-tables/", "register/research/", "sources/", "method/", "article/", "404.html")
MEND: Final = "run `make site fonts` to take new characters in"
A4: Final = {"width": 673, "height": 980}  # the text of a sheet, in CSS pixels
SMALLEST_TARGET: Final = 24
MOST_MOVED: Final = 0.02  # a tenth counts as good


def open_page(browser: Browser, url: str, **options: Any) -> Page:  # noqa: ANN401 -- Playwright's own options
    page = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options}).new_page()
    page.set_default_timeout(30_000)
    page.goto(url, wait_until="load")
    lay_out(page)
    page.evaluate("document.fonts.ready")
    return page


def test_the_fonts_have_every_character_of_the_site(site: Path) -> None:
    pages = characters.of_site(site)
    assert len(pages) > 20
    faces = font_faces(SHEET.read_text(encoding="utf-8"))
    assert {name: lacking for name, shown in pages.items() if (lacking := missing(shown, faces))} == {}, MEND


def test_the_fonts_of_the_pdf_have_every_character_of_the_site(site: Path) -> None:
    pages = characters.of_site(site)
    assert len(pages) > 20
    assert {name: lacking for name, shown in pages.items() if (lacking := missing_in_print(shown))} == {}, MEND


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("url", ["", *TOPICS])
def test_nothing_moves_when_the_fonts_come_late(browser: Browser, address: str, url: str, width: int) -> None:
    # Without the policy, for it forbids waiting for a function too.
    page = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True).new_page()
    held: list[Route] = []
    page.route("**/*.woff2", lambda route: held.append(route))  # noqa: PLW0108 -- Playwright takes no method of a list
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) "
        "if (!entry.hadRecentInput) window.moved += entry.value }).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(address + url, wait_until="domcontentloaded")
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
    assert len(held) >= 2
    page.unroute("**/*.woff2")  # they are let go
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.moved") < MOST_MOVED
    page.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("url", KINDS)
def test_a_page_can_be_read_at_320_pixels(browser: Browser, address: str, url: str) -> None:
    page = open_page(browser, address + url, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 720, 1000, 1219, 1220, 1440])
def test_the_list_of_what_is_on_a_page_covers_nothing(browser: Browser, address: str, width: int) -> None:
    page = open_page(browser, f"{address}clusters/", viewport={"width": width, "height": 900})
    listed, content = page.locator(".md-sidebar--secondary"), page.locator("article h1").bounding_box()
    assert content
    if box := listed.bounding_box():
        assert box["x"] >= content["x"] + content["width"] or box["x"] + box["width"] <= content["x"]
    assert listed.is_visible() or page.locator(".fs-contents").is_visible()
    page.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 720, 1440])
def test_the_keyboard_reaches_every_subject_at_any_width_and_is_seen(
    browser: Browser, address: str, width: int
) -> None:
    page = open_page(browser, f"{address}clusters/", viewport={"width": width, "height": 900})
    subjects = page.locator(".fs-nav a").count()
    reached = set()
    for _ in range(subjects + 12):
        page.keyboard.press("Tab")
        if page.evaluate("Boolean(document.activeElement.closest('.fs-nav'))"):
            reached.add(page.evaluate("document.activeElement.textContent"))
            style = page.evaluate(
                "(style => style.outlineStyle + style.outlineWidth)(getComputedStyle(document.activeElement))"
            )
            assert style == "solid2px"
    assert len(reached) == subjects > 8
    page.context.close()


@pytest.mark.browser
def test_what_is_pressed_is_large_enough(browser: Browser, address: str) -> None:
    page = open_page(browser, f"{address}clusters/", viewport={"width": 390, "height": 844})
    selector = ".fs-brand, .fs-nav a, .fs-contents summary, .fs-footer__links a, .fs-header label.md-header__button"
    boxes = [box for element in page.locator(selector).all() if (box := element.bounding_box())]
    assert len(boxes) > 12
    for box in boxes:
        assert box["width"] >= SMALLEST_TARGET
    links = [box for link in page.locator(".fs-footer__links li").all() if (box := link.bounding_box())]
    assert links
    assert all(box["height"] >= SMALLEST_TARGET for box in links)
    page.context.close()


@pytest.mark.browser
def test_nothing_moves_for_those_who_ask_for_less_movement(browser: Browser, address: str) -> None:
    page = open_page(browser, address, reduced_motion="reduce")
    script = (
        "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e); "
        "return s.animationName !== 'none' || s.transitionProperty !== 'none' && parseFloat(s.transitionDuration) > 0 "
        "|| s.scrollBehavior === 'smooth' }).length"
    )
    assert page.evaluate(script) == 0
    page.context.close()
    moving = open_page(browser, address, reduced_motion="no-preference")
    assert moving.evaluate(script) > 0, "the theme moves things, so this can be seen"
    moving.context.close()


@pytest.mark.browser
def test_colours_of_one_s_own_leave_the_mark_and_the_place_in_the_navigation(browser: Browser, address: str) -> None:
    page = open_page(browser, f"{address}clusters/", forced_colors="active")
    here = page.locator(".fs-nav__link--here")
    other = page.locator(".fs-nav__link:not([aria-current])").first
    border = "link => getComputedStyle(link).borderBottomColor"
    assert here.evaluate(border) != other.evaluate(border)
    page.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("url", [kind for kind in KINDS if kind != "404.html"])
def test_paper_cuts_nothing_and_shows_what_was_folded_up(browser: Browser, address: str, url: str) -> None:
    page = open_page(browser, address + url, viewport=A4, color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= A4["width"]
    cut = page.evaluate(
        "[...document.querySelectorAll('.observations, .md-typeset__scrollwrap, article pre, article table')]"
        ".filter(e => e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().right > innerWidth + 1)"
        ".map(e => e.outerHTML.slice(0, 200))"
    )
    assert cut == []
    for selector in (".fs-nav", ".md-search", ".md-sidebar", ".fs-contents", ".headerlink"):
        assert page.locator(selector).first.is_hidden()
    assert page.locator(".fs-brand__name").is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    # The margins of a sheet have the colour of the root's canvas, which is nearly black for dark pages.
    assert "light" in page.evaluate("getComputedStyle(document.documentElement).colorScheme")
    page.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("url", ["", "research/", "greater-bay-area/", "method/"])
def test_the_present_subject_of_the_navigation_stands_clear_of_the_edge(
    browser: Browser, address: str, url: str
) -> None:
    page = open_page(browser, address + url, viewport={"width": 390, "height": 844})
    here = page.locator(".fs-nav__list").first.locator(".fs-nav__link--here, [aria-current]").first
    left, right = here.evaluate("link => (({left, right}) => [left, right])(link.getBoundingClientRect())")
    text = page.locator("article h1").evaluate("head => head.getBoundingClientRect().left")
    assert text - 1 <= left < right <= 390 - text + 1
    page.context.close()


@pytest.mark.browser
def test_paper_opens_what_is_folded_up_and_spells_out_the_addresses_of_sources(browser: Browser, address: str) -> None:
    page = open_page(browser, f"{address}sources/")
    page.locator("article p").first.evaluate(
        "p => p.insertAdjacentHTML('afterend', '<details><summary>More</summary><p id=folded>Text</p></details>')"
    )
    assert page.locator("#folded").is_hidden()
    page.emulate_media(media="print")
    height = page.locator("#folded").bounding_box()
    assert height
    assert height["height"] > 0
    link = page.locator(".bibliography cite a[rel=external]").first
    after = link.evaluate("link => getComputedStyle(link, '::after').content")
    assert str(link.get_attribute("href")) in after
    page.context.close()


def test_the_page_for_what_is_not_found_leads_on(site: Path) -> None:
    page = read_page(site / "404.html")
    links = [link.attributes["href"] for link in page.find("a")]
    assert len(links) == 10
    assert "/clusters/" in links


def test_a_page_names_itself_and_has_no_address_unless_the_site_has_one(site: Path) -> None:
    head = (site / "clusters/index.html").read_text(encoding="utf-8").partition("</head>")[0]
    assert "<title>The ranking of innovation clusters – Innovation Clusters Fact Sheet</title>" in head
    assert '<meta property="og:title" content="The ranking of innovation clusters">' in head
    assert 'rel="canonical"' not in head
    assert "og:image" not in head
    assert "generator" not in head
    assert head.count('rel="preload"') == 2


def test_with_an_address_each_page_has_a_canonical_link_and_a_picture(project: Path, tmp_path: Path) -> None:
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "-f", project / "mkdocs.yml")
    result = run(tmp_path, *command, "-d", tmp_path / "out", SITE_URL="https://sheet.example/sub/")
    assert result.returncode == 0, result.stderr
    text = (tmp_path / "out/clusters/index.html").read_text(encoding="utf-8").partition("</head>")[0]
    assert '<link rel="canonical" href="https://sheet.example/sub/clusters/">' in text
    assert '<meta property="og:image" content="https://sheet.example/sub/assets/social.png">' in text
    assert '<meta property="og:url" content="https://sheet.example/sub/clusters/">' in text


def test_the_home_page_has_its_key_figures_as_cards(site: Path) -> None:
    cards = read_page(site / "index.html").find("li", class_="card")
    assert 6 <= len(cards) <= 8
    for card in cards:
        assert card.first("p", class_="card__figure").find("data", class_="fact")
        assert card.first("p", class_="card__change").text
        assert card.first("p", class_="card__more").find("a")


def test_no_sign_of_the_template_is_left(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 20
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert "Made with" not in text, path
        assert "stylesheets/palette." not in text, path

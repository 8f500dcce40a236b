"""The site in a real browser: from the start page to a figure's picture, a search, a download, and
whether everybody can use it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium (make test installs it)")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Page]:
    """A page on which what the browser complains of, or fetches from elsewhere, is a failure."""
    context = chromium.new_context(viewport=request.param, base_url=address, bypass_csp=False)
    context.set_default_timeout(60_000)  # for a busy machine; nothing waits so long on a quiet one
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on(
        "request",
        lambda sent: wrong.append(sent.url) if not sent.url.startswith(address) else None,
    )
    yield opened
    context.close()
    assert wrong == []


def test_from_the_start_page_to_the_picture_of_a_figure(page: Page, tmp_path: Path) -> None:
    page.goto("/")
    _follow(page, page.get_by_role("link", name="Torbay Council", exact=True))
    assert page.get_by_role("heading", level=1).inner_text() == "Torbay Council"
    _follow(page, page.get_by_role("table").first.get_by_role("link", name="2021/22"))
    assert page.get_by_role("heading", level=1).inner_text() == "Torbay Council, 2021/22"
    _follow(page, page.get_by_role("link", name="Where figure 1 of How fast is printed"))
    assert page.locator("mark").count() > 0
    picture = page.locator("figure img")
    assert picture.evaluate(
        "async image => { await image.decode(); return image.naturalWidth > 800 }"
    )
    assert "double red frame" in (picture.get_attribute("alt") or "")
    picture.screenshot(path=tmp_path / "picture.png")
    _follow(page, page.get_by_role("link", name="Torbay Council, 2021/22"))
    assert page.get_by_role("heading", level=1).inner_text() == "Torbay Council, 2021/22"


def test_how_councils_compare_and_where_it_is_printed(page: Page) -> None:
    page.goto("/council/TORBAY")
    chart = page.get_by_role("img", name="Complaints received")
    assert "Stage 1: 2018/19 112" in chart.inner_html()
    _follow(page, page.get_by_role("link", name="Compare with other councils: Complaints received"))
    page.get_by_label("Rutland County Council").check()
    page.get_by_label("Stage", exact=True).select_option("Stage 1")
    _follow(page, page.get_by_role("button", name="Compare"))
    drawn = page.get_by_role("img", name="Complaints received").inner_html()
    assert "Torbay Council" in drawn and "Rutland County Council" in drawn
    _assert_accessible(page)
    _follow(page, page.get_by_role("link", name="Complaints received, row 1: where").first)
    assert page.locator("mark").count() > 0


def test_a_search_leads_to_the_report(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Search the reports’ text").fill("complaints received")
    _follow(page, page.get_by_role("button", name="Search").first)
    assert "complaints received" in page.get_by_role("status").inner_text()
    assert page.locator("mark").count() > 1
    _follow(page, page.get_by_role("list").get_by_role("link").first)
    assert "/report/" in page.url


def test_a_table_can_be_taken_along(page: Page) -> None:
    page.goto("/council/RUTLAND")
    _follow(page, page.get_by_role("table").first.get_by_role("link").first)
    with page.expect_download() as taken:
        page.get_by_role("link", name="How much came in as CSV").click()
    assert taken.value.suggested_filename == "stage_counts.csv"
    assert taken.value.path().read_text("utf-8").startswith("year,")


def test_it_can_be_used_by_the_keyboard_alone(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.closest('main') !== null")
    assert focused, "the first stop after the skip link is within the content"


@pytest.mark.parametrize("path", ["/", "/council/TORBAY", "/search?q=complaints"])
def test_the_pages_are_accessible(path: str, page: Page) -> None:
    page.goto(path)
    _assert_accessible(page)


def test_a_reports_and_a_figures_page_are_accessible(page: Page) -> None:
    page.goto("/council/TORBAY")
    _follow(page, page.get_by_role("table").first.get_by_role("link").first)
    _assert_accessible(page)
    _follow(page, page.get_by_role("link", name="Where figure 1 of").first)
    _assert_accessible(page)


def _follow(page: Page, link: Locator) -> None:
    """Click, and wait until the page it leads to is there: a click alone may leave the old one, or
    half of the new one, to what looks at the page next."""
    with page.expect_navigation():
        link.click()


def _assert_accessible(page: Page) -> None:
    """WCAG 2.2 AA as far as axe can tell, and nothing wider than the window."""
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = Axe().run(page, options=options)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

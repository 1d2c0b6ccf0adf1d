"""The tab of the register in a real browser: filter, walk the pages and the months, open a clause, take it away."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe_playwright_python is not installed")
SERIOUS = ("serious", "critical")


@pytest.fixture
def tab(page: "Page") -> "Page":
    page.locator("#tab-duties-button").click()
    page.locator(".hct-dt").wait_for()
    return page


def fill(tab: "Page", name: str, words: str) -> None:
    box = tab.locator(f"input[name={name}]")
    if not box.is_visible():
        tab.locator(".hct-df-toggle").click()
    box.fill(words)
    box.press("Enter")


def count(tab: "Page", words: str) -> None:
    tab.locator(".hct-dcount", has_text=words).wait_for()


def test_filter_see_the_chips_drop_one(tab: "Page") -> None:
    everything = tab.locator(".hct-dcount").inner_text()
    fill(tab, "actor", "snv")
    chip = tab.locator(".hct-df-chip", has_text="Người thực hiện: snv")
    chip.wait_for()
    assert "Sở Nội vụ" in " ".join(tab.locator(".hct-dt .hct-duty").all_inner_texts())
    few = tab.locator(".hct-dcount").inner_text()
    assert few != everything
    fill(tab, "due_after", "31/2/2025")
    tab.locator(".hct-wrong", has_text="31/2/2025").wait_for()
    assert tab.locator(".hct-dcount").inner_text() == few, "the table stays"
    fill(tab, "due_after", "")
    tab.locator(".hct-wrong").wait_for(state="detached")
    chip.click()
    count(tab, everything)
    assert tab.locator("input[name=actor]").input_value() == "" and chip.count() == 0


def test_a_row_opens_its_clause_with_the_quote_coloured(tab: "Page") -> None:
    fill(tab, "directive", "2214/UBND-NCVX")
    tab.locator(".hct-df-chip").wait_for()
    tab.locator(".hct-duty").nth(1).locator(".hct-modality").click()
    mark = tab.locator(".hct-current mark").first
    mark.wait_for()
    assert tab.locator(".hct-opened").count() == 1
    said = tab.locator(".hct-duty").nth(1).locator("td").nth(1).inner_text()
    assert mark.inner_text().split()[-1].strip(".;") in said


def test_pages_views_and_languages(tab: "Page") -> None:
    tab.get_by_label("Trang sau").click()
    tab.locator(".hct-dpages", has_text="26–50").wait_for()
    tab.get_by_text("English", exact=True).click()
    tab.locator(".hct-dviews", has_text="Time line").wait_for()
    assert "26–50" in tab.locator(".hct-dpages").inner_text(), "the page stays"
    tab.locator("[data-timing=dated]").click()
    tab.locator(".hct-time .hct-past").first.wait_for()
    assert "days ago" in tab.locator(".hct-time .hct-past").first.inner_text()
    tab.locator(".hct-months button").first.click()
    tab.locator("[data-timing=recurring]").click()  # at once: neither press is lost
    tab.locator(".hct-again", has_text="every 6 months").wait_for()


def test_the_files_come_with_all_that_is_filtered(tab: "Page") -> None:
    for ending in ("xlsx", "csv", "ics"):
        with tab.expect_download() as coming:
            tab.locator(f"[data-export={ending}]").click()
        name = coming.value.suggested_filename
        assert name.startswith("nghia-vu-") and name.endswith(f".{ending}")
    tab.locator(".hct-df-notice", has_text="Lịch có").wait_for()


@pytest.fixture(params=[(360, "light"), (1280, "dark")], ids=["phone light", "desk dark"])
def screen(request: pytest.FixtureRequest, browser: "Browser", address: str) -> Iterator["Page"]:
    """A phone as narrow as is promised, and a desk, in one of the two schemes each."""
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 860}, color_scheme=scheme, reduced_motion="reduce"
    )
    opened = context.new_page()
    opened.goto(address)
    opened.locator("#tab-duties-button").click()
    yield opened
    context.close()


def test_everyone_can_use_it(screen: "Page") -> None:
    for timing, shown in (("dated", ".hct-time"), ("recurring", ".hct-again"), ("", ".hct-dt")):
        screen.locator(f"[data-timing='{timing}']").click()
        screen.locator(shown).wait_for()
        found = axe.Axe().run(screen, context="#duties").response["violations"]
        assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in SERIOUS] == []
        assert screen.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

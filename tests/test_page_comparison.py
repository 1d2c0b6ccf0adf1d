"""The Đối chiếu tab in a real browser: what is suggested, both views, opening a clause, choosing others, Word, axe."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

import docx

from tests.page_examples import violations

if TYPE_CHECKING:
    from playwright.sync_api import Page


def opened(page: "Page") -> "Page":
    page.locator("#tab-comparison-button").click()
    page.locator(".hct-cmp-table").wait_for()
    return page


def switch(page: "Page", nth: int) -> None:
    """To the clauses (1) or the matrix (2)."""
    page.locator(f"#cmp-layout label:nth-of-type({nth})").click()


def test_the_dispatch_and_its_provinces_are_there_at_once(page: "Page") -> None:
    opened(page)
    assert "968/CĐ-TTg" in page.locator("#cmp-base input").input_value()
    assert page.locator("#cmp-others .token").count() == 3
    page.locator(".hct-cmp-table td:nth-child(3) .hct-cmp-open").nth(1).click()
    page.locator(".hct-current mark").first.wait_for()
    rows = page.locator(".hct-cmp-table tbody tr").count()
    page.locator("#cmp-only label").click()
    page.locator("#cmp-others .token-remove").first.click()
    page.locator(".hct-cmp-3").wait_for()
    page.locator("#cmp-others .token-remove").first.click()
    page.locator(".hct-cmp-2").wait_for()
    assert 0 < page.locator(".hct-cmp-table tbody tr").count() <= rows
    page.locator("#cmp-carriers").click()
    page.locator(".hct-cmp-4").wait_for()


def test_the_matrix_opens_the_clause_of_the_province(page: "Page") -> None:
    opened(page)
    switch(page, 2)
    page.locator(".hct-cmp-matrix tfoot").get_by_text("100%").first.wait_for()
    button = page.locator(".hct-cmp-matrix tbody tr").last.locator("td:nth-child(3) .hct-open").first
    wanted = button.get_attribute("value")
    button.click()
    page.locator(f'.hct-panel[data-open="{wanted}"]').wait_for()
    page.get_by_text("English", exact=True).click()
    page.locator(".hct-cmp-title", has_text="Compare directives").wait_for()
    page.locator(".hct-cmp-matrix", has_text="In full").wait_for()
    assert page.locator("#cmp-carriers").inner_text() == "Directives that carry this one out"
    assert page.locator("#cmp-others .token").count() == 3, "what was chosen stays"


def test_another_base_is_found_by_typing(page: "Page") -> None:
    opened(page)
    page.locator("#cmp-base input").fill("")
    page.locator("#cmp-base input").press_sequentially("2214")
    page.get_by_role("option", name="2214/UBND-NCVX").click()
    page.locator(".hct-cmp-2").get_by_text("2214/UBND-NCVX").first.wait_for(state="attached")
    assert "968/CĐ-TTg" in page.locator("#cmp-others .token").inner_text()


def test_the_word_file_holds_matrix_and_tables(page: "Page") -> None:
    opened(page)
    with page.expect_download() as fetched:
        page.locator("#cmp-export").click()
    assert fetched.value.suggested_filename.startswith("doi-chieu-2")
    made = docx.Document(io.BytesIO(Path(fetched.value.path()).read_bytes()))
    assert len(made.tables) == 4


def test_nothing_bars_the_way(page: "Page") -> None:
    opened(page)
    page.locator("#cmp-only label").click()
    page.locator("#cmp-others .token-remove").first.click()
    page.locator(".hct-cmp-3").wait_for()
    assert violations(page) == []
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.locator(".dark").first.wait_for(state="attached")
    switch(page, 2)
    page.locator(".hct-cmp-matrix").wait_for()
    assert violations(page) == []

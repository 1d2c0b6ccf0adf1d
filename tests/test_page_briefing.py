"""The Tập huấn tab in a real browser: pick, compose, edit, open a citation, take the files away."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
SERIOUS = ("serious", "critical")


def compose(page: "Page", words: str) -> None:
    page.locator("#tab-briefing-button").click()
    page.get_by_label("Tìm văn bản").fill(words)
    page.locator("#briefing-picked label", has_text=words).first.click()
    page.locator("#briefing-compose").click()
    page.locator(".hct-handout").wait_for()


def test_compose_edit_open_and_take_away(page: "Page") -> None:
    compose(page, "06/CT-UBND")
    assert page.locator(".hct-section").count() > 3 and page.locator(".hct-question-card").count() > 0
    for dark in (False, True):
        page.emulate_media(color_scheme="dark" if dark else "light")
        page.locator("body.dark" if dark else "body:not(.dark)").wait_for()
        page.wait_for_timeout(400)  # colours fade over into one another
        found = axe.Axe().run(page).response["violations"]
        assert [v["id"] for v in found if v["impact"] in SERIOUS] == []
    page.get_by_label("Sửa câu hỏi 1", exact=True).fill("Câu hỏi khác?")
    page.keyboard.press("Tab")
    page.locator(".hct-question-card").first.get_by_text("người soạn sửa").wait_for()
    page.locator(".hct-section input").first.uncheck()
    page.locator(".hct-left-out").wait_for()
    assert page.get_by_label("Sửa câu hỏi 1", exact=True).inner_text() == "Câu hỏi khác?", "edits stay"
    for form in ("docx", "pptx", "xlsx"):
        with page.expect_download() as taken:
            page.locator(f"#briefing-{form}").click()
        assert taken.value.suggested_filename.endswith(f".{form}") and taken.value.suggested_filename.isascii()
    page.locator(".hct-handout-cite").first.click()
    page.locator(".hct-current mark").wait_for()


def test_in_english(page: "Page") -> None:
    page.get_by_text("English", exact=True).click()
    page.locator("#tab-briefing-button", has_text="Briefing").click()
    page.locator("#briefing-compose", has_text="Compose").click()
    page.get_by_text("Pick directives or type a topic.").first.wait_for()
    page.locator("#briefing-picked label", has_text="06/CT-UBND").click()
    page.locator("#briefing-compose").click()
    page.get_by_label("Edit the question 1", exact=True).fill("Câu hỏi khác?")
    page.keyboard.press("Tab")
    page.locator(".hct-question-card").first.get_by_text("edited", exact=True).wait_for()
    with page.expect_download() as taken:
        page.locator("#briefing-docx", has_text="Download DOCX").click()
    assert taken.value.suggested_filename.endswith(".docx")
    page.get_by_text("Tiếng Việt", exact=True).click()
    page.get_by_label("Sửa câu hỏi 1", exact=True).wait_for()
    assert page.get_by_label("Sửa câu hỏi 1", exact=True).inner_text() == "Câu hỏi khác?", "edits stay"

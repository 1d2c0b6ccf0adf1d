"""The Hỏi đáp tab in a real browser: chips, suggestions, opinions, links, earlier conversations, export."""

import io
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.page_examples import VIETNAMESE, ask, violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOME_AFFAIRS = "Sở Nội vụ ở Hải Phòng được giao việc gì?"


def answered(page: "Page", number: int = 0) -> None:
    page.locator(".bot-row").nth(number).locator(".hct-votes").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_tab_can_be_used_by_everyone(page: "Page", scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.evaluate(f"document.body.classList.toggle('dark', {str(scheme == 'dark').lower()})")
    ask(page, HOME_AFFAIRS)
    answered(page)
    page.locator(".hct-next .hct-ask-this").first.wait_for()
    page.locator(".hct-bounds-toggle").click()
    page.locator(".hct-vote-down").click()
    page.locator(".hct-why:visible").wait_for()
    assert violations(page) == []


def test_a_chip_taken_away_asks_again_without_it(page: "Page") -> None:
    ask(page, HOME_AFFAIRS)
    page.locator(".hct-unbind", has_text="Hải Phòng").click()
    page.locator(".hct-question", has_text="Sở Nội vụ được giao việc gì?").wait_for()
    answered(page)
    assert page.locator(".hct-question").count() == 1, "it stands in place of the bound question"
    assert page.locator(".hct-unbind").count() == 0


def test_a_scope_that_is_set_binds_the_question_until_it_is_taken_away(page: "Page") -> None:
    page.locator(".hct-bounds-toggle").click()
    page.locator("#chat-bounds input").first.click()
    page.locator("#chat-bounds [role=option]", has_text="Công điện").click()
    page.locator(".hct-bounds-toggle[data-bound]", has_text="Công điện").wait_for()
    ask(page, VIETNAMESE)
    answered(page)
    page.locator(".hct-export:enabled").wait_for()
    assert page.locator(".hct-source").all_inner_texts() and all(
        "968/CĐ-TTg" in source for source in page.locator(".hct-source").all_inner_texts()
    )
    page.locator(".hct-unbind", has_text="Công điện").click()
    page.locator(".hct-unbind").wait_for(state="detached")
    page.locator(".hct-source", has_text="2214/UBND-NCVX").first.wait_for()
    page.locator(".hct-bounds-toggle:not([data-bound])").wait_for()
    page.locator(".hct-export:enabled").wait_for()


def test_another_language_keeps_what_was_asked_and_suggested(page: "Page") -> None:
    ask(page, HOME_AFFAIRS)
    suggested = page.locator(".hct-next .hct-ask-this").first.inner_text()
    page.get_by_text("English", exact=True).click()
    page.locator(".hct-next", has_text="Ask next").wait_for()
    assert page.locator(".hct-next .hct-ask-this").first.inner_text() == suggested
    page.locator(".hct-export:enabled", has_text="Get as Word").wait_for()
    page.locator(".hct-scope", has_text="Looked in:").wait_for()


def test_a_suggestion_is_one_click_and_is_answered(page: "Page") -> None:
    ask(page, HOME_AFFAIRS)
    suggestion = page.locator(".hct-next .hct-ask-this").first
    said = suggestion.inner_text()
    page.locator("#question textarea").fill("đang gõ dở")
    suggestion.click()
    answered(page, 1)
    assert page.locator(".hct-question").nth(1).inner_text() == said
    assert page.locator(".bot-row").nth(1).locator(".hct-chip").count()
    assert page.locator("#question textarea").input_value() == "đang gõ dở"


def test_an_opinion_is_kept_with_the_answer(page: "Page", served_home: Path) -> None:
    log = served_home / "log" / "opinions.jsonl"
    before = len(log.read_text("utf-8").splitlines()) if log.exists() else 0
    ask(page, VIETNAMESE)
    page.locator(".hct-vote-down").click()
    page.locator(".hct-why:visible").get_by_text("Còn thiếu").click()
    page.locator(".hct-why:visible [name=words]").fill("<b>thiếu</b> Cao Bằng")
    page.locator(".hct-why:visible").get_by_text("Gửi góp ý").click()
    page.get_by_text("Đã ghi nhận").wait_for()
    until = time.monotonic() + 30
    while not log.exists() or len(log.read_text("utf-8").splitlines()) == before:
        assert time.monotonic() < until, "nothing was kept"
        page.wait_for_timeout(50)
    kept = json.loads(log.read_text("utf-8").splitlines()[-1])
    assert (kept["good"], kept["reason"], kept["words"]) == (False, "incomplete", "<b>thiếu</b> Cao Bằng")
    assert kept["of"]["question"] == VIETNAMESE and kept["of"]["provenance"]["questions"]


def test_an_opinion_left_open_goes_with_its_answer(page: "Page") -> None:
    ask(page, VIETNAMESE)
    page.locator(".hct-next[data-link*='q=']").wait_for()
    page.locator(".hct-vote-down").click()
    page.locator(".hct-why:visible [name=words]").fill("còn đang viết")
    ask(page, HOME_AFFAIRS)
    answered(page, 1)
    assert page.locator(".hct-why:visible [name=words]").input_value() == "còn đang viết", (
        "the next answer leaves it open"
    )
    page.locator("#new-chat").click()
    page.locator(".example").first.wait_for()
    page.locator(".hct-why:visible").wait_for(state="detached")


def test_a_link_asks_the_conversation_again_and_earlier_ones_are_listed(page: "Page", address: str) -> None:
    link = f"#q={quote(HOME_AFFAIRS)}&q={quote('Còn ở Quảng Bình thì sao?')}"
    page = page.context.new_page()  # leaving a page cuts off what it still fetches
    page.goto(address + link)
    answered(page, 1)
    assert "2214/UBND-NCVX" in page.locator(".bot-row").nth(1).inner_text()
    page.locator(f".hct-copy-link[data-copy='{address + link}']").wait_for()
    page.locator("#new-chat").click()
    page.locator(".example").first.wait_for()
    assert "#" not in page.url
    page.locator(".hct-earlier summary").click()
    page.locator(".hct-earlier a", has_text=HOME_AFFAIRS).click()
    answered(page, 1)
    page.locator(".hct-earlier summary").click()
    page.locator(".hct-forget").first.click()
    page.get_by_text("Chưa có lần hỏi nào.").wait_for()


@pytest.mark.parametrize(
    ("link", "questions"),
    [
        ("#q=" + quote("<img src=x onerror='window.ran=1'>ai ký?"), 1),
        ("#" + "&".join(f"q=ai+ky+{n}" for n in range(100)), 20),
        ("#issuer=x%0A%0A[gian](https://evil.example)%0A%0A&q=Ai%20k%C3%BD%3F", 1),
        ("#q=&kind=%00&year=abc&q=", 0),
        ("#%%%q=&=&&q", 0),
    ],
)
def test_a_forged_link_does_no_harm(page: "Page", link: str, questions: int) -> None:
    with page.expect_response(lambda response: "/queue/join" in response.url) as joined:
        page.evaluate("link => { location.hash = link; }", link)
    assert joined.value.ok
    if questions:
        page.locator(".hct-votes, .hct-notice").nth(questions - 1).wait_for()
    else:
        page.wait_for_timeout(1000)  # nothing is to be seen: time for it to show
        assert page.locator(".example").first.is_visible()
    assert page.locator("#chat a").count() == 0
    assert page.locator(".hct-question").count() == questions
    assert page.evaluate("window.ran") is None
    if questions == 20:
        page.get_by_text("Liên kết có 100 câu hỏi; trang chỉ hỏi lại 20 câu đầu.").wait_for()


def test_the_conversation_is_saved_as_word(page: "Page") -> None:
    import docx

    ask(page, VIETNAMESE)
    answered(page)
    with page.expect_download() as coming:
        page.locator(".hct-export").click()
    assert coming.value.suggested_filename.startswith("hoi-dap-") and coming.value.suggested_filename.endswith(".docx")
    told = docx.Document(io.BytesIO(Path(coming.value.path()).read_bytes()))
    assert any(VIETNAMESE in paragraph.text for paragraph in told.paragraphs)


def test_the_quote_is_copied_and_the_original_is_at_hand(page: "Page") -> None:
    ask(page, VIETNAMESE)
    copy = page.locator(".hct-cite .hct-copy", has_text="Chép lời dẫn")
    copy.wait_for()
    assert str(copy.get_attribute("data-copy")) in " ".join(page.locator(".hct-current mark").all_inner_texts())
    with page.expect_download() as coming:
        page.locator(".hct-cite a.hct-copy").click()
    assert coming.value.suggested_filename.endswith(".txt")


def test_closing_the_page_in_the_middle_of_an_answer_harms_nobody(page: "Page", address: str) -> None:
    other = page.context.new_page()
    other.goto(address)
    ask(other, VIETNAMESE)
    other.close()
    ask(page, VIETNAMESE)
    answered(page)

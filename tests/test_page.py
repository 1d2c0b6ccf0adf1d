"""The page in a real browser, on the real directives: ask, see the citation, click it, see the highlight."""

import socket
from typing import TYPE_CHECKING, cast

import pytest

from index.library import Library
from ingest.errors import UserError
from tests.page_examples import ENGLISH, VIETNAMESE, ask, assert_in_sight, violations

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize("question", [ENGLISH, VIETNAMESE, "ai phai bao cao nhiem vu qua han"])
def test_ask_see_the_citation_click_it_see_the_highlight(page: "Page", question: str) -> None:
    ask(page, question)
    source = page.locator(".hct-source", has_text="khoản 10 Công văn số 2214/UBND-NCVX")
    source.first.wait_for()
    page.locator(".hct-current").first.wait_for()  # the first citation opens by itself
    number = source.first.locator(".hct-number").inner_text()
    page.locator(".hct-chip", has_text=number).first.click()
    page.locator(".hct-official", has_text="2214/UBND-NCVX").wait_for()
    assert page.locator(".hct-current").get_attribute("id") == "clause-10"
    assert "quá hạn" in " ".join(page.locator(".hct-current mark").all_inner_texts())
    assert_in_sight(page)


def test_a_question_asked_while_another_is_answered_waits_its_turn(page: "Page") -> None:
    ask(page, VIETNAMESE)
    page.locator(".hct-question").first.wait_for()
    ask(page, ENGLISH)
    page.locator(".bot-row").nth(1).locator(".hct-chip").first.wait_for()
    assert page.locator(".hct-question").all_inner_texts() == [VIETNAMESE, ENGLISH]


def test_walking_from_citation_to_citation(page: "Page") -> None:
    ask(page, ENGLISH)
    page.locator(".hct-current").first.wait_for()
    for count in (2, 3):
        page.locator(".hct-step").last.click()
        page.locator(".hct-count", has_text=f"{count}/").wait_for()
        assert page.locator(".hct-current").count() == 1


def test_switching_the_language_changes_every_label(page: "Page") -> None:
    ask(page, VIETNAMESE)
    page.locator(".hct-current").first.wait_for()
    page.get_by_text("English", exact=True).click()
    page.get_by_text("Copy citation").wait_for()
    page.locator("#question textarea[placeholder='Ask a question…']").wait_for()
    page.locator("#question .submit-button", has_text="Ask").wait_for()
    page.locator("html[lang=en]").wait_for()
    assert page.locator(".hct-chip").count() > 0, "the chat stays"
    page.get_by_text("Tiếng Việt", exact=True).click()
    page.get_by_text("Chép trích dẫn").wait_for()


def test_an_example_question_is_one_click(page: "Page") -> None:
    page.locator(".example").first.click()
    page.locator(".hct-chip").first.wait_for()
    page.locator("#new-chat").click()
    page.locator(".example").first.wait_for()
    assert page.locator(".hct-chip").count() == 0


def test_script_is_shown_and_not_run(page: "Page") -> None:
    question = "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'> **ai** $x$ {{y}} ${window.ran = 1}"
    ask(page, question)
    page.locator(".hct-answer, .hct-notice").first.wait_for()
    assert page.locator(".hct-question").inner_text() == question
    assert page.evaluate("window.ran") is None


@pytest.mark.parametrize("question", ["   ", "quá hạn " * 300])
def test_a_question_that_cannot_be_asked_gets_one_kind_line(page: "Page", question: str) -> None:
    ask(page, question)
    notice = page.locator(".hct-notice")
    notice.wait_for()
    assert "Traceback" not in notice.inner_text() and len(notice.inner_text()) < 200


def test_a_directive_can_be_read_without_asking(page: "Page") -> None:
    page.locator(".hct-row", has_text="2214/UBND-NCVX").click()
    page.locator(".hct-paper").wait_for()
    assert page.locator("[id='clause-10']").count() == 1
    page.locator(".hct-open[value='l']").click()
    page.locator(".hct-row").first.wait_for()


def test_a_port_in_use_is_told_in_both_languages() -> None:
    from web.server import serve

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        with pytest.raises(UserError) as told:
            serve(cast(Library, None), "127.0.0.1", port)
    assert str(port) in told.value.say("vi") and str(port) in told.value.say("en")


@pytest.mark.parametrize("question", ["", VIETNAMESE])
def test_nothing_keeps_anyone_out(page: "Page", question: str) -> None:
    if question:
        ask(page, question)
        page.locator(".hct-current mark").first.wait_for()
    assert violations(page) == []

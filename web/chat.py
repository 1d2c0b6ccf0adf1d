"""The Hỏi đáp tab: a chat at the left, at the right the directive that the answer cites (below it on a phone)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from index.library import Library
from web.conversation import SHELF, Conversation, Turn, first_citation
from web.texts import texts

SCRIPT = Path(__file__).with_name("page.js")
AT_ONCE = 4  # questions answered at the same time
QUIET = {"show_progress": "hidden", "api_visibility": "private"}


@dataclass(frozen=True, slots=True)
class Parts:
    """The components that change; `turns` and `opened` are the state of one person's page."""

    turns: Any  # the turns of this chat
    opened: Any  # what the panel shows
    log: Any
    box: Any
    fresh: Any
    panel: Any


def build_chat(library: Library, language: Any, start: str) -> None:
    """Lays the tab out inside the page being built; `language` is the page's language switch."""
    conversation = Conversation(library)
    parts = _lay_out(conversation, start)
    _wire_questions(parts, conversation, language)
    _wire_panel(parts, conversation, language)
    _wire_language(parts, conversation, language)


def _lay_out(conversation: Conversation, start: str) -> Parts:
    say = texts(start)
    turns, opened = gr.State([]), gr.State(SHELF)
    with gr.Row(elem_classes="hct-main", equal_height=True):
        with gr.Column(scale=5, min_width=300, elem_classes="hct-chat"):
            log = gr.Chatbot(
                show_label=False, elem_id="chat", elem_classes="hct-log", height="100%", layout="bubble", buttons=[],
                placeholder=_welcome(start), examples=_examples(start), latex_delimiters=[], allow_tags=False,
                feedback_options=None, group_consecutive_messages=False, container=False,
                autoscroll=False,
            )  # fmt: skip
            with gr.Row(elem_classes="hct-ask", equal_height=True):
                box = gr.Textbox(
                    placeholder=say.placeholder, label=say.placeholder, show_label=False, container=False, lines=1,
                    max_lines=6, autofocus=True, elem_id="question", scale=8, min_width=120, submit_btn=say.send,
                )  # fmt: skip
                fresh = gr.Button(say.new_chat, variant="secondary", elem_id="new-chat", scale=0, min_width=44)
        with gr.Column(scale=6, min_width=300, elem_classes="hct-side"):
            panel = gr.HTML(
                lambda: conversation.panel(SHELF, [], start), elem_id="panel", apply_default_css=False,
                js_on_load=SCRIPT.read_text(encoding="utf-8"),
            )  # fmt: skip
    return Parts(turns, opened, log, box, fresh, panel)


def _wire_questions(parts: Parts, conversation: Conversation, language: Any) -> None:
    def on_ask(question: str, turns: list[Turn], tongue: str) -> Iterator[tuple[Any, ...]]:
        grown: list[Turn] = turns
        box: Any = ""  # cleared once: the next question may be typed while this one is answered
        for grown in conversation.answer(question, turns):
            yield box, conversation.messages(grown, tongue), grown, gr.skip(), gr.skip()
            box = gr.skip()
        if first := first_citation(grown):
            yield gr.skip(), gr.skip(), gr.skip(), first, conversation.panel(first, grown, tongue)

    def on_example(turns: list[Turn], tongue: str, chosen: gr.SelectData) -> Iterator[tuple[Any, ...]]:
        yield from on_ask(chosen.value["text"], turns, tongue)

    def on_fresh(tongue: str) -> tuple[Any, ...]:
        return "", [], [], SHELF, conversation.panel(SHELF, [], tongue)

    changed = [parts.box, parts.log, parts.turns, parts.opened, parts.panel]
    # A question asked while another is being answered waits its turn; by default Gradio would drop it.
    limits = {"concurrency_limit": AT_ONCE, "concurrency_id": "ask", "trigger_mode": "always_last", **QUIET}
    asking = [
        parts.box.submit(on_ask, [parts.box, parts.turns, language], changed, **limits),
        parts.log.example_select(on_example, [parts.turns, language], changed, **limits),
    ]
    parts.fresh.click(on_fresh, [language], changed, cancels=asking, queue=False, **QUIET)


def _wire_panel(parts: Parts, conversation: Conversation, language: Any) -> None:
    def on_open(turns: list[Turn], tongue: str, event: gr.EventData) -> tuple[str, str]:
        wanted = str(event.show)
        return wanted, conversation.panel(wanted, turns, tongue)

    parts.panel.select(
        on_open, [parts.turns, language], [parts.opened, parts.panel], queue=False, trigger_mode="multiple", **QUIET
    )


def _wire_language(parts: Parts, conversation: Conversation, language: Any) -> None:
    def on_language(tongue: str, turns: list[Turn], opened: str) -> tuple[Any, ...]:
        say = texts(tongue)
        messages = conversation.messages(turns, tongue)
        return (
            gr.update(value=messages, placeholder=_welcome(tongue), examples=_examples(tongue)),
            gr.update(placeholder=say.placeholder, label=say.placeholder, submit_btn=say.send),
            gr.update(value=say.new_chat),
            conversation.panel(opened, turns, tongue),
        )

    changed = [parts.log, parts.box, parts.fresh, parts.panel]
    language.change(on_language, [language, parts.turns, parts.opened], changed, queue=False, **QUIET)


def _welcome(language: str) -> str:
    say = texts(language)
    return f"<h2>{say.welcome}</h2><p>{say.welcome_hint}</p>"


def _examples(language: str) -> list[dict[str, str]]:
    return [{"text": e, "display_text": e} for e in texts(language).examples]

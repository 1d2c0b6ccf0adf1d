"""The Hỏi đáp tab: a chat; the first citation of its first answer opens in the panel by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from web.chat.conversation import Conversation, Turn, first_citation
from web.panel import SHELF, shown
from web.shell import QUIET, Shell
from web.texts import texts

TITLE = {"vi": "Hỏi đáp", "en": "Ask"}
AT_ONCE = 4  # questions answered at the same time


@dataclass(frozen=True, slots=True)
class Parts:
    """The components of this tab that change."""

    log: Any
    box: Any
    fresh: Any


def build(shell: Shell) -> None:
    """Lays the tab out inside the page being built, and wires it."""
    conversation = Conversation(shell.library)
    parts = _lay_out(shell.start)
    _wire_questions(parts, conversation, shell)
    _wire_language(parts, conversation, shell)


def _lay_out(start: str) -> Parts:
    say = texts(start)
    with gr.Column(elem_classes="hct-chat"):
        log = gr.Chatbot(
            show_label=False, elem_id="chat", elem_classes="hct-log", height="100%", layout="bubble", buttons=[],
            placeholder=_welcome(start), examples=_examples(start), latex_delimiters=[], allow_tags=False,
            feedback_options=None, group_consecutive_messages=False, container=False, autoscroll=False,
        )  # fmt: skip
        with gr.Row(elem_classes="hct-ask", equal_height=True):
            box = gr.Textbox(
                placeholder=say.placeholder, label=say.placeholder, show_label=False, container=False, lines=1,
                max_lines=6, autofocus=True, elem_id="question", scale=8, min_width=120, submit_btn=say.send,
            )  # fmt: skip
            fresh = gr.Button(say.new_chat, variant="secondary", elem_id="new-chat", scale=0, min_width=44)
    return Parts(log, box, fresh)


def _wire_questions(parts: Parts, conversation: Conversation, shell: Shell) -> None:
    def on_ask(question: str, turns: list[Turn], tongue: str) -> Iterator[tuple[Any, ...]]:
        grown: list[Turn] = turns
        box: Any = ""  # cleared once: the next question may be typed while this one is answered
        for grown in conversation.answer(question, turns):
            yield box, conversation.messages(grown, tongue), grown, gr.skip(), gr.skip()
            box = gr.skip()
        if first := first_citation(grown):
            yield gr.skip(), gr.skip(), gr.skip(), first, shown(shell.library, first, grown, tongue)

    def on_example(turns: list[Turn], tongue: str, chosen: gr.SelectData) -> Iterator[tuple[Any, ...]]:
        yield from on_ask(chosen.value["text"], turns, tongue)

    def on_fresh(tongue: str) -> tuple[Any, ...]:
        return "", [], [], SHELF, shown(shell.library, SHELF, [], tongue)

    changed = [parts.box, parts.log, shell.turns, shell.opened, shell.panel]
    # A question asked while another is being answered waits its turn; by default Gradio would drop it.
    limits = {"concurrency_limit": AT_ONCE, "concurrency_id": "ask", "trigger_mode": "always_last", **QUIET}
    asking = [
        parts.box.submit(on_ask, [parts.box, shell.turns, shell.language], changed, **limits),
        parts.log.example_select(on_example, [shell.turns, shell.language], changed, **limits),
    ]
    parts.fresh.click(on_fresh, [shell.language], changed, cancels=asking, queue=False, **QUIET)


def _wire_language(parts: Parts, conversation: Conversation, shell: Shell) -> None:
    def on_language(tongue: str, turns: list[Turn]) -> tuple[Any, ...]:
        say = texts(tongue)
        return (
            gr.update(
                value=conversation.messages(turns, tongue), placeholder=_welcome(tongue), examples=_examples(tongue)
            ),
            gr.update(placeholder=say.placeholder, label=say.placeholder, submit_btn=say.send),
            gr.update(value=say.new_chat),
        )

    changed = [parts.log, parts.box, parts.fresh]
    shell.language.change(on_language, [shell.language, shell.turns], changed, queue=False, **QUIET)


def _welcome(language: str) -> str:
    say = texts(language)
    return f"<h2>{say.welcome}</h2><p>{say.welcome_hint}</p>"


def _examples(language: str) -> list[dict[str, str]]:
    return [{"text": e, "display_text": e} for e in texts(language).examples]

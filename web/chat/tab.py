"""The Hỏi đáp tab: a chat; the first citation of its first answer opens in the panel by itself."""

from pathlib import Path
from typing import Any

import gradio as gr

from index.section import ANYWHERE
from web.chat.asking import Next, Parts, wire_questions, wire_suggestions
from web.chat.conversation import Conversation
from web.chat.keeping import wire_export, wire_opinions
from web.chat.link import bounds_from
from web.chat.messages import messages
from web.chat.texts import chat_texts
from web.chat.tools import next_html, tools_html
from web.chat.turns import Turn
from web.directory import scopes
from web.shell import QUIET, Shell
from web.texts import texts

TITLE = {"vi": "Hỏi đáp", "en": "Ask"}
SCRIPT = Path(__file__).with_name("chat.js")


def build(shell: Shell) -> None:
    """Lays the tab out inside the page being built, and wires it."""
    conversation = Conversation(shell.library)
    parts = _lay_out(shell)
    wire_questions(parts, conversation, shell)
    wire_opinions(parts, shell)
    wire_export(parts, shell)
    _wire_bounds(parts, shell)
    _wire_language(parts, conversation, shell)


def _lay_out(shell: Shell) -> Parts:
    say, start = texts(shell.start), shell.start
    with gr.Column(elem_classes="hct-chat"):
        log = gr.Chatbot(
            show_label=False, elem_id="chat", elem_classes="hct-log", height="100%", layout="bubble", buttons=[],
            placeholder=_welcome(start), examples=_examples(start), latex_delimiters=[], allow_tags=False,
            feedback_options=None, group_consecutive_messages=False, container=False, autoscroll=False,
        )  # fmt: skip
        following = gr.HTML(
            next_html([], (), start), elem_id="chat-next", apply_default_css=False,
            js_on_load=SCRIPT.read_text(encoding="utf-8"),
        )  # fmt: skip
        with gr.Row(elem_classes="hct-ask", equal_height=True):
            box = gr.Textbox(
                placeholder=say.placeholder, label=say.placeholder, show_label=False, container=False, lines=1,
                max_lines=6, autofocus=True, elem_id="question", scale=8, min_width=120, submit_btn=say.send,
            )  # fmt: skip
            fresh = gr.Button(say.new_chat, variant="secondary", elem_id="new-chat", scale=0, min_width=44)
        tools = gr.HTML(tools_html(start, ANYWHERE), elem_id="chat-tools", apply_default_css=False)
        with gr.Row(elem_id="chat-bounds", elem_classes="hct-bounds"):
            bounds = [gr.Dropdown(**shown, value="", min_width=120) for shown in _bounds(shell, start)]
        file = gr.DownloadButton(elem_id="chat-file", visible="hidden")
    return Parts(log, box, fresh, following, tools, bounds, file, gr.State(Next()))


def _bounds(shell: Shell, language: str) -> list[dict[str, Any]]:
    """Label and choices of the three boxes: kind, body, year."""
    say = chat_texts(language)
    said = ((say.kind, say.all_kinds), (say.issuer, say.all_issuers), (say.year, say.all_years))
    held = zip(said, scopes(shell.library.register()), strict=True)
    return [{"label": label, "choices": [(every, ""), *((one, one) for one in ones)]} for (label, every), ones in held]


def _wire_bounds(parts: Parts, shell: Shell) -> None:
    def on_unfold(tongue: str) -> list[Any]:
        return [gr.update(**shown) for shown in _bounds(shell, tongue)]  # of the library as it is now

    def on_bounds(tongue: str, kind: str, issuer: str, year: str) -> str:
        return tools_html(tongue, bounds_from(kind, issuer, year))

    parts.following.expand(on_unfold, shell.language, parts.bounds, queue=False, **QUIET)
    for one in parts.bounds:
        one.change(on_bounds, [shell.language, *parts.bounds], parts.tools, queue=False, **QUIET)


def _wire_language(parts: Parts, conversation: Conversation, shell: Shell) -> None:
    def on_language(tongue: str, turns: list[Turn], kind: str, issuer: str, year: str) -> tuple[Any, ...]:
        say = texts(tongue)
        return (
            gr.update(value=messages(turns, tongue), placeholder=_welcome(tongue), examples=_examples(tongue)),
            gr.update(placeholder=say.placeholder, label=say.placeholder, submit_btn=say.send),
            gr.update(value=say.new_chat),
            tools_html(tongue, bounds_from(kind, issuer, year)),
            *(gr.update(**shown) for shown in _bounds(shell, tongue)),
        )

    changed = [parts.log, parts.box, parts.fresh, parts.tools, *parts.bounds]
    given = [shell.language, shell.turns, *parts.bounds]
    redrawn = shell.language.change(on_language, given, changed, queue=False, **QUIET)
    wire_suggestions(redrawn, parts, conversation, shell)


def _welcome(language: str) -> str:
    say = texts(language)
    return f"<h2>{say.welcome}</h2><p>{say.welcome_hint}</p>"


def _examples(language: str) -> list[dict[str, str]]:
    return [{"text": e, "display_text": e} for e in texts(language).examples]

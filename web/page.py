"""The web page: header, language switch, tabs, and the panel that they share."""

import os
from html import escape
from typing import Any

import gradio as gr

from index.library import Library
from web.admin import Admin
from web.briefing import tab as briefing
from web.chat import tab as chat
from web.comparison import tab as comparison
from web.duties import tab as duties
from web.panel import SHELF, build_panel, wire_panel
from web.shelf import tab as shelf
from web.shell import QUIET, Shell
from web.texts import texts

LANGUAGES = [("Tiếng Việt", "vi"), ("English", "en")]
START = "vi"
CACHED = (600, 3600)  # seconds: how often files that were uploaded or made are looked at, and how long they stay
# Each has a TITLE in both languages and a `build` that lays it out.
TABS = {"chat": chat, "duties": duties, "comparison": comparison, "briefing": briefing, "shelf": shelf}


def build_page(library: Library, admin: Admin) -> gr.Blocks:
    """The whole page over one library, not yet served; `admin` says who may change that."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # nothing about anyone leaves this machine
    with gr.Blocks(
        title="Hỏi Chỉ Thị", analytics_enabled=False, fill_width=True, fill_height=True, delete_cache=CACHED
    ) as page:
        with gr.Row(elem_classes="hct-top", equal_height=True):
            header = gr.HTML(_header(START), elem_classes="hct-brand", apply_default_css=False)
            language = gr.Radio(
                LANGUAGES, value=START, label=texts(START).language, show_label=False, container=False,
                elem_id="language", scale=0, min_width=190,
            )  # fmt: skip
        language.change(_header, language, header, queue=False, **QUIET)
        shell = Shell(library, admin, START, language, build_panel(library, START), gr.State([]), gr.State(SHELF))
        with gr.Row(elem_classes="hct-main", equal_height=True):
            with gr.Column(scale=5, min_width=300, elem_classes="hct-work"):
                _build_tabs(shell)
            with gr.Column(scale=6, min_width=300, elem_classes="hct-side"):
                shell.panel.render()
        wire_panel(shell)
    return page


def _build_tabs(shell: Shell) -> None:
    titled: list[Any] = []
    with gr.Tabs(elem_id="tabs", overflow_behavior="wrap"):
        for name, tab in TABS.items():
            with gr.Tab(tab.TITLE[shell.start], id=name, elem_id=f"tab-{name}") as made:
                tab.build(shell)
            titled.append(made)

    def on_language(tongue: str) -> list[Any]:
        return [gr.update(label=tab.TITLE.get(tongue, tab.TITLE[START])) for tab in TABS.values()]

    shell.language.change(on_language, shell.language, titled, queue=False, **QUIET)


def _header(language: str) -> str:
    say = texts(language)
    return f"<h1>{escape(say.title)}</h1><p>{escape(say.tagline)}</p>"

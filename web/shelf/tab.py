"""The Kho văn bản tab: the directives on hand, how they relate, and who may add and remove them."""

from typing import Any

import gradio as gr
from gradio.context import Context

from web.shelf import browse, manage
from web.shelf.browse import Browse
from web.shelf.manage import Manage
from web.shelf.texts import words
from web.shelf.view import View
from web.shell import QUIET, Shell

TITLE = {"vi": "Kho văn bản", "en": "Library"}
VIEWS = ("list", "relations", "manage")


def build(shell: Shell) -> None:
    """Lays the tab out inside the page being built, and wires it."""
    outer: Any = Context.block  # the tab itself: what it shows is drawn when it is opened
    view = gr.State(View())
    tabs: list[Any] = []
    with gr.Column(elem_classes="hct-shelf-tab"):
        heading = gr.HTML(_heading(shell.start), apply_default_css=False)
        with gr.Tabs(elem_id="shelf-views", overflow_behavior="wrap") as views:
            lay_outs = (browse.lay_out_list, browse.lay_out_relations, manage.lay_out)
            made: list[Any] = []
            for name, title, lay_out in zip(VIEWS, words(shell.start).views, lay_outs, strict=True):
                with gr.Tab(title, id=name) as tab:
                    made.append(lay_out(shell.start))
                tabs.append(tab)
    listed, related, managed = made
    parts = Browse(views, listed, related, tabs[VIEWS.index("relations")])
    browse.wire(shell, view, parts, outer)
    manage.wire(shell, view, Manage(managed, listed), outer)

    def on_language(tongue: str) -> list[Any]:
        return [_heading(tongue), *(gr.update(label=title) for title in words(tongue).views)]

    shell.language.change(on_language, shell.language, [heading, *tabs], queue=False, **QUIET)


def _heading(language: str) -> str:
    return f'<h2 class="hct-unseen">{TITLE.get(language, TITLE["vi"])}</h2>'

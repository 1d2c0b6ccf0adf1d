"""The panel beside the tabs: the directive that was opened from any of them, or the list of all directives."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import gradio as gr

from index.library import Library
from ingest.directive import Directive
from web.chat.turns import Turn
from web.shell import EACH, QUIET, Shell
from web.source_panel import address_of, library_html, panel_html, reading_html
from web.texts import texts

SCRIPT = Path(__file__).with_name("page.js")
SHELF = "l"  # what opens the list of directives
_SHELVED = 200  # directives in that list, at most


def build_panel(library: Library, start: str) -> Any:
    """The panel's component, not yet placed on the page."""
    return gr.HTML(
        lambda: shown(library, SHELF, [], start), elem_id="panel", apply_default_css=False,
        js_on_load=SCRIPT.read_text(encoding="utf-8"), render=False,
    )  # fmt: skip


def wire_panel(shell: Shell) -> None:
    """Opens what a button of any tab asks for; draws the panel anew when the language changes."""

    def on_open(turns: list[Turn], tongue: str, event: gr.EventData) -> tuple[str, str]:
        wanted = str(event.show)
        return wanted, shown(shell.library, wanted, turns, tongue)

    def on_language(tongue: str, turns: list[Turn], opened: str) -> str:
        return shown(shell.library, opened, turns, tongue)

    shell.panel.select(
        on_open, [shell.turns, shell.language], [shell.opened, shell.panel], queue=False, **EACH
    )  # fmt: skip
    shell.language.change(on_language, [shell.language, shell.turns, shell.opened], shell.panel, queue=False, **QUIET)


def shown(library: Library, opened: str, turns: Sequence[Turn], language: str) -> str:
    """What the panel shows for "c:<turn>:<citation>", for what `reader` makes ("d:…"), else the list."""
    kind, _, rest = opened.partition(":")
    if kind == "c":
        return _cited(library, rest, turns, language)
    if kind != "d":
        return _shelf(library, language)
    address = address_of(opened)
    directive = library.directive(address.directive)
    if directive is None:
        return _shelf(library, language, gone=True)
    return reading_html(directive, language, address, _is_kept(library, directive))


def _cited(library: Library, place: str, turns: Sequence[Turn], language: str) -> str:
    try:
        turn, position = (int(n) for n in place.split(":"))
    except ValueError:
        return _shelf(library, language)
    answer = turns[turn].answer if 0 <= turn < len(turns) else None
    if answer is None or not 0 <= position < len(answer.citations):
        return _shelf(library, language)
    directive = library.directive(answer.citations[position].directive)
    if directive is None:
        return _shelf(library, language, gone=True)
    return panel_html(directive, answer, position, turn, language, _is_kept(library, directive))


def _is_kept(library: Library, directive: Directive) -> bool:
    """Whether the file that it was read from is on hand."""
    return library.original(directive.source.sha256) is not None


def _shelf(library: Library, language: str, gone: bool = False) -> str:
    register, say = library.register(), texts(language)
    listed = (library.directive(letterhead.id) for letterhead in islice(register, _SHELVED))
    cut = say.shelved.format(shown=_SHELVED, all=len(register)) if len(register) > _SHELVED else ""
    return library_html(filter(None, listed), language, say.gone if gone else cut)

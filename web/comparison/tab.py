"""The Đối chiếu tab: one directive held against others, clause by clause or as a matrix; exported to Word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.comparison.candidates import beside, carriers, to_begin_with
from assistant.comparison.document import docx_of
from assistant.comparison.kept import Comparisons
from web.comparison.texts import texts
from web.comparison.view import MOST, PAGE, Asked, compared, view
from web.directory import SHOWN, choices
from web.downloads import fetch, made
from web.shell import LATEST, QUIET, Shell

TITLE = {"vi": "Đối chiếu", "en": "Compare"}
SCRIPT = Path(__file__).with_name("tab.js")
# A long comparison of one person must not hold up the others.
COMPARING = {**LATEST, "concurrency_limit": 4, "concurrency_id": "compare"}
_BUSY = "(...given) => { document.querySelector('#cmp-body').setAttribute('aria-busy', 'true'); return given; }"
_DONE = "() => document.querySelector('#cmp-body').removeAttribute('aria-busy')"


@dataclass(frozen=True, slots=True)
class Parts:
    """The components of this tab."""

    place: Any  # the tab's column; its parent is the tab
    head: Any
    base: Any
    others: Any
    carriers: Any
    layout: Any
    only: Any
    export: Any
    file: Any
    body: Any
    more: Any
    shown: Any  # gr.State: rows shown

    @property
    def asked(self) -> list[Any]:
        """What a person chose, as events take it."""
        return [self.base, self.others, self.layout, self.only, self.shown]

    @property
    def drawn(self) -> list[Any]:
        """What is drawn anew for it."""
        return [self.body, self.more, self.export]


def build(shell: Shell) -> None:
    """Lays the tab out inside the page being built, and wires it."""
    kept = Comparisons(shell.library)
    parts = _lay_out(shell.start)
    _wire_choice(parts, kept, shell)
    _wire_view(parts, kept, shell)
    _wire_export(parts, kept, shell)
    _wire_language(parts, kept, shell)


def _lay_out(start: str) -> Parts:
    say = texts(start)
    with gr.Column(elem_classes="hct-cmp") as place:
        head = gr.HTML(_head(start), apply_default_css=False)
        with gr.Row(elem_classes="hct-cmp-choice"):
            with gr.Column(min_width=260, elem_classes="hct-cmp-first"):
                base = gr.Dropdown([], value=None, label=say.base, info=say.base_info, elem_id="cmp-base")
                suggest = gr.Button(say.carriers, elem_id="cmp-carriers", size="sm")
            others = gr.Dropdown(
                [], value=[], label=say.others, info=say.others_info, multiselect=True, max_choices=MOST,
                elem_id="cmp-others", min_width=260,
            )  # fmt: skip
        with gr.Row(elem_classes="hct-cmp-bar"):
            layout = gr.Radio(
                _layouts(start), value="clauses", label=say.view, show_label=False, container=False,
                elem_id="cmp-layout", scale=0, min_width=240,
            )  # fmt: skip
            only = gr.Checkbox(
                label=say.only_differing, value=False, container=False, elem_id="cmp-only", scale=0, min_width=170
            )
            export = gr.Button(say.export, elem_id="cmp-export", size="sm", scale=0, min_width=90, interactive=False)
            file = gr.DownloadButton("↓", elem_id="cmp-file", visible="hidden")
        body = gr.HTML("", elem_id="cmp-body", apply_default_css=False, js_on_load=SCRIPT.read_text(encoding="utf-8"))
        more = gr.Button(say.more, elem_id="cmp-more", size="sm", visible=False)
    return Parts(place, head, base, others, suggest, layout, only, export, file, body, more, gr.State(PAGE))


def _wire_choice(parts: Parts, kept: Comparisons, shell: Shell) -> None:
    library = shell.library

    def on_open(base: str | None, others: list[str], tongue: str) -> tuple[Any, ...]:
        """The tab is opened: directives may have come and gone; the first time, something worth seeing is chosen."""
        if base or others:
            return _chosen(base or "", others, tongue)
        first = to_begin_with(library)
        return _chosen(first.base, first.others[:MOST], tongue)

    def on_base(base: str | None, tongue: str) -> tuple[Any, ...]:
        return _chosen(base or "", beside(library, base)[:MOST] if base else (), tongue)

    def on_carriers(base: str | None, tongue: str) -> tuple[Any, ...]:
        return _chosen(base or "", carriers(library, base)[:MOST] if base else (), tongue)

    def _chosen(base: str, others: Sequence[str], tongue: str) -> tuple[Any, ...]:
        by_id = library.register().by_id
        held = [other for other in others if other in by_id]
        now = choices(library.register(), tongue, kept=[base, *held])
        return gr.update(choices=now, value=base if base in by_id else None), gr.update(choices=now, value=held), PAGE

    def on_typed(value: Any, tongue: str, key: gr.KeyUpData) -> Any:
        if len(library.register()) <= SHOWN:
            return gr.skip()  # all are in the list, and the browser finds them there
        held = value if isinstance(value, list) else [value] if value else []
        return gr.update(choices=choices(library.register(), tongue, key.input_value, held))

    chosen = [parts.base, parts.others, parts.shown]
    for event, handler, given in (
        (parts.place.parent.select, on_open, [parts.base, parts.others, shell.language]),
        (parts.base.input, on_base, [parts.base, shell.language]),
        (parts.carriers.click, on_carriers, [parts.base, shell.language]),
    ):
        _then_draw(event(handler, given, chosen, **LATEST), parts, kept, shell)
    for dropdown in (parts.base, parts.others):
        dropdown.key_up(on_typed, [dropdown, shell.language], dropdown, **LATEST)


def _wire_view(parts: Parts, kept: Comparisons, shell: Shell) -> None:
    for event in (parts.others.input, parts.layout.input, parts.only.input):
        _then_draw(event(lambda: PAGE, None, parts.shown, queue=False, **LATEST), parts, kept, shell)
    more = parts.more.click(lambda shown: shown + PAGE, parts.shown, parts.shown, queue=False, **QUIET)
    _then_draw(more, parts, kept, shell)


def _then_draw(event: Any, parts: Parts, kept: Comparisons, shell: Shell) -> None:
    """Draws the tables anew after `event`; until they are there, those before are marked as out of date."""

    def redraw(
        base: str | None, others: list[str], layout: str, only: bool, shown: int, tongue: str
    ) -> tuple[Any, ...]:
        made = view(kept, Asked(base or "", tuple(others), layout, only, shown), tongue)
        return made.html, gr.update(visible=made.more), gr.update(interactive=made.compared)

    event.then(redraw, [*parts.asked, shell.language], parts.drawn, js=_BUSY, **COMPARING).then(None, js=_DONE, **QUIET)


def _wire_export(parts: Parts, kept: Comparisons, shell: Shell) -> None:
    def on_export(base: str | None, others: list[str], tongue: str) -> Iterator[str | None]:
        found = compared(kept, Asked(base or "", tuple(others), "matrix", False), tongue).comparisons
        if not found:
            yield None
            return
        content = docx_of(found, english=tongue == "en", index=shell.library.fingerprint)
        with made(f"doi-chieu-{date.today():%Y-%m-%d}.docx", content) as file:
            yield file

    given = [parts.base, parts.others, shell.language]
    fetch(parts.export.click(on_export, given, parts.file, **QUIET), parts.file)


def _wire_language(parts: Parts, kept: Comparisons, shell: Shell) -> None:
    def on_language(
        tongue: str, base: str | None, others: list[str], layout: str, only: bool, shown: int
    ) -> tuple[Any, ...]:
        say = texts(tongue)
        now = choices(shell.library.register(), tongue, kept=[*([base] if base else []), *others])
        made = view(kept, Asked(base or "", tuple(others), layout, only, shown), tongue)
        return (
            _head(tongue),
            gr.update(label=say.base, info=say.base_info, choices=now, value=base),
            gr.update(label=say.others, info=say.others_info, choices=now, value=others),
            gr.update(value=say.carriers),
            gr.update(choices=_layouts(tongue), value=layout, label=say.view),
            gr.update(label=say.only_differing),
            gr.update(value=say.export),
            gr.update(value=say.more),
            made.html,
        )

    changed = [parts.head, parts.base, parts.others, parts.carriers, parts.layout, parts.only, parts.export,
               parts.more, parts.body]  # fmt: skip
    shell.language.change(on_language, [shell.language, *parts.asked], changed, queue=False, **QUIET)


def _layouts(language: str) -> list[tuple[str, str]]:
    say = texts(language)
    return [(say.clauses, "clauses"), (say.matrix, "matrix")]


def _head(language: str) -> str:
    say = texts(language)
    return f'<h2 class="hct-cmp-title">{escape(say.title)}</h2><p class="hct-muted">{escape(say.hint)}</p>'

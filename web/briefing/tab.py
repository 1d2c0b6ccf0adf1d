"""The Tập huấn tab: directives or a topic in, a hand-out to edit in its place, three files to take away."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.briefing.briefing import Briefing, Choice
from assistant.briefing.compose import compose
from assistant.briefing.document import docx_file
from assistant.briefing.editing import Edits, Handout, handout, kept, moved, worded
from assistant.briefing.slides import pptx_file
from assistant.briefing.workbook import xlsx_file
from index.library import Library
from ingest.errors import UserError
from web.briefing.preview import preview_html
from web.briefing.texts import texts
from web.directory import choices
from web.downloads import fetch, made
from web.shell import EACH, LATEST, QUIET, Shell

TITLE = {"vi": "Tập huấn", "en": "Briefing"}
MOST_QUESTIONS = 40
_FOUND = 8  # directives that the list shows beside those that are picked
_SCRIPT = Path(__file__).with_name("editor.js")
_MAKERS: dict[str, tuple[str, Callable[[Handout], bytes]]] = {
    "docx": ("tai-lieu-tap-huan", docx_file), "pptx": ("trinh-chieu-tap-huan", pptx_file),
    "xlsx": ("cau-hoi-tap-huan", xlsx_file),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person is working on: the briefing and its edits, or why there is none."""

    briefing: Briefing | None = None
    edits: Edits = field(default_factory=Edits)
    wanted: int = 0  # questions asked for
    failed: UserError | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """The components of this tab."""

    place: Any  # the tab's column; its parent is the tab
    head: Any
    choose: Any
    find: Any
    picked: Any
    topic: Any
    count: Any
    compose: Any
    told: Any
    tools: Any
    downloads: dict[str, Any]
    file: Any
    paper: Any
    draft: Any


def build(shell: Shell) -> None:
    """Lays the tab out inside the page being built, and wires it."""
    parts = _lay_out(shell)
    _wire_choosing(parts, shell)
    _wire_composing(parts, shell)
    _wire_editing(parts, shell)
    _wire_downloads(parts, shell)
    _wire_language(parts, shell)


def _lay_out(shell: Shell) -> Parts:
    say = texts(shell.start)
    with gr.Column(elem_classes="hct-briefing") as place:
        head = gr.HTML(_head(shell.start), apply_default_css=False)
        with gr.Accordion(say.choose, open=True, elem_classes="hct-choose") as choose:
            find = gr.Textbox(label=say.find, placeholder=say.find_hint, elem_id="briefing-find", max_lines=1)
            picked = gr.CheckboxGroup([], label=say.directives, elem_id="briefing-picked")
            topic = gr.Textbox(label=say.topic, placeholder=say.topic_hint, elem_id="briefing-topic", max_lines=1)
            with gr.Row(elem_classes="hct-compose"):
                count = gr.Number(
                    10, label=say.questions, minimum=0, maximum=MOST_QUESTIONS, precision=0, min_width=120, scale=0,
                    elem_id="briefing-count",
                )  # fmt: skip
                button = gr.Button(say.compose, variant="primary", elem_id="briefing-compose", min_width=160, scale=0)
        told = gr.HTML("", apply_default_css=False, elem_id="briefing-told")
        with gr.Row(visible=False, elem_classes="hct-takes") as tools:
            downloads = {form: gr.Button(say.downloads[form], elem_id=f"briefing-{form}", size="md", min_width=120)
                         for form in _MAKERS}  # fmt: skip
        file = gr.DownloadButton(visible="hidden", elem_id="briefing-file")
        paper = gr.HTML(
            "", apply_default_css=False, elem_id="briefing-paper", js_on_load=_SCRIPT.read_text(encoding="utf-8")
        )
    return Parts(
        place, head, choose, find, picked, topic, count, button, told, tools, downloads, file, paper, gr.State(Draft())
    )


def _wire_choosing(parts: Parts, shell: Shell) -> None:
    def on_find(words: str | None, picked: list[str], tongue: str) -> Any:
        return gr.update(**_found(shell.library, words, picked, tongue))

    given = [parts.find, parts.picked, shell.language]
    for event in (parts.find.input, parts.place.parent.select):
        event(on_find, given, parts.picked, queue=False, **LATEST)


def _wire_composing(parts: Parts, shell: Shell) -> None:
    def on_compose(picked: list[str], topic: str | None, count: float | None, tongue: str) -> Iterator[tuple[Any, ...]]:
        yield gr.skip(), gr.skip(), _told(texts(tongue).composing), gr.skip(), gr.skip()
        wanted = min(max(int(count or 0), 0), MOST_QUESTIONS)
        try:
            made = Draft(
                compose(shell.library, Choice(tuple(picked), topic or "", wanted), date.today()), wanted=wanted
            )
        except UserError as error:
            made = Draft(failed=error)
        shown = made.briefing is not None
        yield made, _paper(made, tongue), _status(made, tongue), gr.update(visible=shown), gr.update(open=not shown)

    gr.on(
        [parts.compose.click, parts.topic.submit], on_compose,
        [parts.picked, parts.topic, parts.count, shell.language],
        [parts.draft, parts.paper, parts.told, parts.tools, parts.choose], concurrency_limit=2, **QUIET,
    )  # fmt: skip


def _wire_editing(parts: Parts, shell: Shell) -> None:
    def on_edit(draft: Draft, tongue: str, event: gr.EventData) -> tuple[Any, Any]:
        changed = edited(draft, str(event.what), str(event.key), event.value)
        # Words stand on the page as they were typed; drawing it anew would take the next field from under the hand.
        return changed, gr.skip() if event.what == "words" else _paper(changed, tongue)

    parts.paper.edit(
        on_edit,
        [parts.draft, shell.language],
        [parts.draft, parts.paper],
        queue=False,
        **EACH,
    )


def edited(draft: Draft, what: str, key: str, value: Any) -> Draft:
    """The draft after a change that the page sent; what names no piece of it changes nothing."""
    briefing, edits = draft.briefing, draft.edits
    if briefing is None or key not in briefing.pieces():
        return draft
    if what == "words":
        return replace(draft, edits=worded(edits, key, str(value)))
    if what == "keep":
        return replace(draft, edits=kept(edits, key, value is True))
    return (
        replace(draft, edits=moved(briefing, edits, key, -1 if str(value) == "-1" else 1)) if what == "move" else draft
    )


def _wire_downloads(parts: Parts, shell: Shell) -> None:
    for form, button in parts.downloads.items():

        def on_take(draft: Draft, form: str = form) -> Iterator[str | None]:
            if draft.briefing is None:
                yield None
                return
            name, make = _MAKERS[form]
            content = make(handout(draft.briefing, draft.edits))
            with made(f"{name}-{draft.briefing.made_on:%Y-%m-%d}.{form}", content) as file:
                yield file

        fetch(button.click(on_take, parts.draft, parts.file, **QUIET), parts.file)


def _wire_language(parts: Parts, shell: Shell) -> None:
    def on_language(tongue: str, words: str | None, picked: list[str], draft: Draft) -> tuple[Any, ...]:
        say = texts(tongue)
        return (
            _head(tongue), gr.update(label=say.choose), gr.update(label=say.find, placeholder=say.find_hint),
            gr.update(label=say.directives, **_found(shell.library, words, picked, tongue)),
            gr.update(label=say.topic, placeholder=say.topic_hint), gr.update(label=say.questions), say.compose,
            _status(draft, tongue), _paper(draft, tongue), *(say.downloads[form] for form in _MAKERS),
        )  # fmt: skip

    changed = [parts.head, parts.choose, parts.find, parts.picked, parts.topic, parts.count, parts.compose, parts.told,
               parts.paper, *parts.downloads.values()]  # fmt: skip
    asked = [shell.language, parts.find, parts.picked, parts.draft]
    shell.language.change(on_language, asked, changed, queue=False, **QUIET)


def _found(library: Library, words: str | None, picked: Sequence[str], language: str) -> dict[str, Any]:
    """The list: those that are picked, then the newest that have all the words; as the library is now."""
    register = library.register()
    held = [one for one in picked if one in register.by_id]
    return {"choices": choices(register, language, words or "", held, _FOUND), "value": held}


def _paper(draft: Draft, language: str) -> str:
    return preview_html(draft.briefing, draft.edits, language) if draft.briefing else ""


def _head(language: str) -> str:
    say = texts(language)
    return f'<h2>{escape(say.heading)}</h2><p class="hct-muted">{escape(say.hint)}</p>'


def _status(draft: Draft, language: str) -> str:
    """What was made, or why nothing was."""
    say = texts(language)
    if draft.failed:
        return _told(draft.failed.say(language), "hct-notice")
    if draft.briefing is None:
        return ""
    briefing = draft.briefing
    duties, asked = sum(len(section.duties) for section in briefing.sections), len(briefing.questions)
    lines = [say.made.format(sources=len(briefing.sources), duties=duties, questions=asked)]
    lines += [say.fewer.format(made=asked, wanted=draft.wanted)] * (asked < draft.wanted)
    lines += [say.left_out.format(count=briefing.left_out)] * bool(briefing.left_out)
    return _told(" ".join([*lines, say.edit_hint]))


def _told(message: str, name: str = "hct-muted") -> str:
    return f'<p class="{name}" role="status">{escape(message)}</p>'

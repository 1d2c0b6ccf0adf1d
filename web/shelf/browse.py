"""Reading the library: the list with its filters and its search, and the picture of relations."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import gradio as gr

from web.directory import scopes
from web.shelf.choice import Choice
from web.shelf.full_text import LONGEST
from web.shelf.intake_html import removal_html
from web.shelf.texts import words
from web.shelf.view import View, drawing, file_with, listing
from web.shell import EACH, LATEST, QUIET, Shell

SCRIPT = Path(__file__).with_name("shelf.js")
NAMES, FULL = "names", "full"


@dataclass(frozen=True, slots=True)
class Listed:
    """The components of the list."""

    search: Any
    scope: Any
    kind: Any
    issuer: Any
    year: Any
    asked: Any  # the box in which a removal is confirmed
    question: Any
    yes: Any
    no: Any
    said: Any
    rows: Any

    @property
    def filters(self) -> list[Any]:
        return [self.search, self.scope, self.kind, self.issuer, self.year]

    @property
    def confirmation(self) -> list[Any]:
        return [self.asked, self.question, self.yes, self.no]


@dataclass(frozen=True, slots=True)
class Related:
    """The components of the picture."""

    centre: Any
    draw: Any
    picture: Any


@dataclass(frozen=True, slots=True)
class Browse:
    """What can be read, and the tabs among which it stands."""

    views: Any
    listed: Listed
    related: Related
    pictured: Any  # the tab of the picture


def lay_out_list(start: str) -> Listed:
    """The list's components."""
    say = words(start)
    with gr.Row(elem_classes="hct-shelf-search"):
        search = gr.Textbox(
            label=say.search, placeholder=say.search_hint, show_label=False, container=False, max_lines=1,
            submit_btn=True, elem_id="shelf-search", scale=5, min_width=240, max_length=LONGEST,
        )  # fmt: skip
        scope = gr.Radio(
            _scopes(start), value=NAMES, label=say.scope, show_label=False, container=False, elem_id="shelf-scope",
            scale=0, min_width=250,
        )  # fmt: skip
    with gr.Row(elem_classes="hct-shelf-filters"):
        kind, issuer, year = (
            gr.Dropdown([(every, "")], value="", label=label, min_width=140, elem_id=f"shelf-{name}", filterable=True)
            for name, label, every in zip(
                ("kind", "issuer", "year"), (say.kind, say.issuer, say.year), say.every, strict=True
            )
        )
    with gr.Column(visible=False, elem_classes="hct-shelf-asked") as asked:
        question = gr.HTML(apply_default_css=False)
        with gr.Row():
            yes = gr.Button(say.remove_yes, variant="stop", elem_id="shelf-remove", scale=0, min_width=120)
            no = gr.Button(say.remove_no, elem_id="shelf-keep", scale=0, min_width=140)
    said = gr.HTML(apply_default_css=False)
    rows = gr.HTML(
        elem_id="shelf-rows", apply_default_css=False, js_on_load=SCRIPT.read_text(encoding="utf-8"),
    )  # fmt: skip
    return Listed(search, scope, kind, issuer, year, asked, question, yes, no, said, rows)


def lay_out_relations(start: str) -> Related:
    """The picture's components."""
    say = words(start)
    with gr.Row(elem_classes="hct-shelf-search"):
        centre = gr.Textbox(
            label=say.centre, placeholder=say.centre_hint, max_lines=1, elem_id="shelf-centre", scale=5,
            min_width=240, max_length=LONGEST,
        )  # fmt: skip
        draw = gr.Button(say.draw, variant="primary", elem_id="shelf-draw", scale=0, min_width=90)
    return Related(centre, draw, gr.HTML(elem_id="shelf-picture", apply_default_css=False))


def wire(shell: Shell, view: Any, parts: Browse, outer: Any) -> None:
    """Draws the list when the tab is opened and whenever a filter changes; and the picture when it is asked for."""
    _wire_list(shell, view, parts.listed, outer)
    _wire_acts(shell, view, parts)
    _wire_picture(shell, view, parts)


def _wire_list(shell: Shell, view: Any, listed: Listed, outer: Any) -> None:
    def on_filter(
        text: str, scope: str, kind: str, issuer: str, year: str, now: View, tongue: str, request: gr.Request
    ) -> tuple[View, str]:
        choice = Choice(str(text or "")[:LONGEST], scope == FULL, kind or "", issuer or "", year or "")
        return replace(now, choice=choice), drawn_list(shell, choice, now.token, tongue, request)

    def on_open(now: View, tongue: str, request: gr.Request) -> tuple[Any, ...]:
        return listed_now(shell, now, tongue, request)

    def on_language(now: View, tongue: str, request: gr.Request) -> tuple[Any, ...]:
        say = words(tongue)
        return (
            gr.update(label=say.search, placeholder=say.search_hint),
            gr.update(choices=_scopes(tongue), label=say.scope),
            *on_open(now, tongue, request),
            gr.update(value=_question(shell, now, tongue)),
            gr.update(value=say.remove_yes),
            gr.update(value=say.remove_no),
            "",
        )

    triggers = [listed.search.submit, *(part.input for part in listed.filters[1:])]
    gr.on(triggers, on_filter, [*listed.filters, view, shell.language], [view, listed.rows], queue=False, **LATEST)
    choosing = [listed.kind, listed.issuer, listed.year]
    outer.select(on_open, [view, shell.language], [*choosing, listed.rows], queue=False, **QUIET)
    redrawn = [listed.search, listed.scope, *choosing, listed.rows, *listed.confirmation[1:], listed.said]
    shell.language.change(on_language, [view, shell.language], redrawn, queue=False, **QUIET)


def _wire_acts(shell: Shell, view: Any, parts: Browse) -> None:
    listed, related = parts.listed, parts.related

    def on_act(now: View, tongue: str, request: gr.Request, event: gr.EventData) -> tuple[Any, ...]:
        act, about = str(event.act), str(event.about)
        rows: Any = gr.skip()
        views, centre, picture, asked, question = (gr.skip() for _ in range(5))
        if act == "page" and about.isdecimal() and len(about) < 9:
            now = replace(now, choice=replace(now.choice, page=int(about)))
            rows = drawn_list(shell, now.choice, now.token, tongue, request)
        elif act == "relations":
            now = replace(now, centre=about)
            views, centre = gr.update(selected="relations"), about
            picture = drawing(shell.library, about, tongue)
        elif act == "remove" and shell.admin.may_change(request, now.token):
            now = replace(now, removing=about)
            asked, question = gr.update(visible=True), _question(shell, now, tongue)
        return now, rows, views, centre, picture, asked, question, ""

    changed = [view, listed.rows, parts.views, related.centre, related.picture]
    changed += [listed.asked, listed.question, listed.said]
    listed.rows.select(on_act, [view, shell.language], changed, queue=False, **EACH)


def _wire_picture(shell: Shell, view: Any, parts: Browse) -> None:
    related = parts.related

    def on_draw(said: str, now: View, tongue: str) -> tuple[View, str]:
        said = str(said or "")[:LONGEST]
        return replace(now, centre=said), drawing(shell.library, said, tongue)

    def on_language(now: View, tongue: str) -> tuple[Any, ...]:
        say = words(tongue)
        return (
            gr.update(label=say.centre, placeholder=say.centre_hint),
            gr.update(value=say.draw),
            drawing(shell.library, now.centre, tongue),
        )

    inputs, changed = [related.centre, view, shell.language], [view, related.picture]
    triggers = [related.centre.submit, related.draw.click, parts.pictured.select]
    gr.on(triggers, on_draw, inputs, changed, queue=False, **LATEST)
    redrawn = [related.centre, related.draw, related.picture]
    shell.language.change(on_language, [view, shell.language], redrawn, queue=False, **QUIET)


def listed_now(shell: Shell, now: View, language: str, request: gr.Request) -> tuple[Any, ...]:
    """The boxes of kind, body and year, and the list, as the library is now."""
    return *_choices(shell, now.choice, language), drawn_list(shell, now.choice, now.token, language, request)


def drawn_list(shell: Shell, choice: Choice, token: str, language: str, request: gr.Request) -> str:
    """The list for one who may change the library, or may not."""
    return listing(shell.library, choice, shell.admin.may_change(request, token), language)


def _question(shell: Shell, now: View, language: str) -> str:
    file, names = file_with(shell.library, now.removing, language) if now.removing else ("", [])
    return removal_html(file, names, language) if file else ""


def _choices(shell: Shell, choice: Choice, language: str) -> list[Any]:
    """The dropdowns with what the library holds now; what was chosen stays chosen."""
    every, held = words(language).every, scopes(shell.library.register())
    labels = (words(language).kind, words(language).issuer, words(language).year)
    picked = (choice.kind, choice.issuer, choice.year)
    return [
        gr.update(choices=[(all_, ""), *((one, one) for one in ones)], value=now if now in ones else "", label=label)
        for all_, ones, now, label in zip(every, held, picked, labels, strict=True)
    ]


def _scopes(language: str) -> list[tuple[str, str]]:
    names, full = words(language).scopes
    return [(names, NAMES), (full, FULL)]

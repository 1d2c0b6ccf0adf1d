"""Changing the library: signing in, adding files, taking them out.  Every handler asks anew whether it may."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import gradio as gr

from index.admit import FileReport
from ingest.errors import UserError
from ingest.read import LARGEST
from web.chat.turns import Turn
from web.guard import MOST_AT_ONCE
from web.panel import shown
from web.shelf.browse import Listed, drawn_list, listed_now
from web.shelf.intake import WAIT, Step, take_in
from web.shelf.intake_html import notice_html, reports_html, step_html
from web.shelf.texts import Words, words
from web.shelf.view import View, file_with
from web.shell import LATEST, QUIET, Shell

log = logging.getLogger(__name__)
AT_ONCE = 3  # people adding files at the same time: one after the other, but each is told that it waits


@dataclass(frozen=True, slots=True)
class Managed:
    """The components of the view."""

    notice: Any
    entry: Any  # the box with the password
    password: Any
    sign_in: Any
    work: Any  # the box for those who may
    files: Any
    limits: Any
    over: Any
    add: Any
    report: Any
    sign_out: Any


@dataclass(frozen=True, slots=True)
class Manage:
    """The view, and the list that it changes."""

    own: Managed
    listed: Listed


def lay_out(start: str) -> Managed:
    """The view's components; what a person may use is shown once that is known."""
    say = words(start)
    notice = gr.HTML(apply_default_css=False)
    with gr.Row(visible=False, elem_classes="hct-shelf-search") as entry:
        password = gr.Textbox(
            label=say.password, type="password", max_lines=1, elem_id="shelf-password", scale=5, min_width=220
        )
        sign_in = gr.Button(say.sign_in, variant="primary", elem_id="shelf-sign-in", scale=0, min_width=190)
    with gr.Column(visible=False, elem_classes="hct-shelf-work") as work:
        files = gr.File(label=say.files, file_count="multiple", elem_id="shelf-files", height=170)
        limits = gr.HTML(_limits(say), apply_default_css=False)
        over = gr.Checkbox(label=say.replace, info=say.replace_hint, elem_id="shelf-replace", container=False)
        with gr.Row():
            add = gr.Button(say.add, variant="primary", elem_id="shelf-add", scale=0, min_width=160)
            sign_out = gr.Button(say.sign_out, elem_id="shelf-sign-out", scale=0, min_width=120)
    report = gr.HTML(elem_id="shelf-report", apply_default_css=False)
    return Managed(notice, entry, password, sign_in, work, files, limits, over, add, report, sign_out)


def wire(shell: Shell, view: Any, parts: Manage, outer: Any) -> None:
    """Shows what each person may use, and does what they ask for."""
    reports = gr.State(())  # on the files added last
    _wire_rights(shell, view, reports, parts, outer)
    _wire_adding(shell, view, reports, parts)
    _wire_removing(shell, view, parts)


def _wire_rights(shell: Shell, view: Any, reports: Any, parts: Manage, outer: Any) -> None:
    own = parts.own
    gates = [own.notice, own.entry, own.work, own.sign_out]

    def on_open(now: View, tongue: str, request: gr.Request) -> tuple[Any, ...]:
        return _gates(shell, now.token, tongue, request)

    def on_sign_in(password: str, now: View, tongue: str, request: gr.Request) -> tuple[Any, ...]:
        try:
            now = replace(now, token=shell.admin.sign_in(request, str(password or "")))
        except UserError as problem:
            told = notice_html(problem.say(tongue), "warned")
            return now, "", told, gr.skip(), gr.skip(), gr.skip(), gr.skip()
        rows = drawn_list(shell, now.choice, now.token, tongue, request)
        return now, "", *_gates(shell, now.token, tongue, request), rows

    def on_sign_out(now: View, tongue: str, request: gr.Request) -> tuple[Any, ...]:
        shell.admin.sign_out(now.token)
        now = replace(now, token="", removing="")
        rows = drawn_list(shell, now.choice, now.token, tongue, request)
        return now, *_gates(shell, now.token, tongue, request), rows, gr.update(visible=False)

    def on_language(now: View, last: tuple[FileReport, ...], tongue: str, request: gr.Request) -> tuple[Any, ...]:
        say = words(tongue)
        told = (
            gr.update(label=say.password), gr.update(value=say.sign_in), gr.update(label=say.files), _limits(say),
            gr.update(label=say.replace, info=say.replace_hint), gr.update(value=say.add),
            reports_html(last, tongue),
        )  # fmt: skip
        *others, leave = _gates(shell, now.token, tongue, request)
        return *told, *others, {**leave, "value": say.sign_out}

    outer.select(on_open, [view, shell.language], gates, queue=False, **QUIET)
    entering = [view, own.password, *gates, parts.listed.rows]
    gr.on([own.password.submit, own.sign_in.click], on_sign_in, [own.password, view, shell.language], entering, **QUIET)
    leaving = [view, *gates, parts.listed.rows, parts.listed.asked]
    own.sign_out.click(on_sign_out, [view, shell.language], leaving, queue=False, **QUIET)
    redrawn = [own.password, own.sign_in, own.files, own.limits, own.over, own.add, own.report, *gates]
    shell.language.change(on_language, [view, reports, shell.language], redrawn, queue=False, **QUIET)


def _wire_adding(shell: Shell, view: Any, reports: Any, parts: Manage) -> None:
    own = parts.own

    def on_add(
        files: list[str] | None, over: bool, now: View, tongue: str, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        say = words(tongue)
        if not shell.admin.may_change(request, now.token):
            yield gr.skip(), gr.skip(), notice_html(say.not_allowed, "warned")
            return
        if not files:
            yield gr.skip(), gr.skip(), notice_html(say.no_files, "warned")
            return
        yield gr.skip(), gr.skip(), step_html(None, tongue)
        try:
            for step in take_in(shell.library, [Path(file) for file in files], bool(over)):
                if isinstance(step, Step):
                    yield gr.skip(), gr.skip(), step_html(step, tongue)
                else:
                    yield step, None, reports_html(step, tongue)
        except UserError as problem:
            yield gr.skip(), gr.skip(), notice_html(problem.say(tongue), "warned")
        except Exception:
            # A person must never see a traceback; whoever runs the page finds it in the log.
            log.exception("Files could not be added")
            yield gr.skip(), gr.skip(), notice_html(say.failed, "warned")

    changed, inputs = [reports, own.files, own.report], [own.files, own.over, view, shell.language]
    added = own.add.click(on_add, inputs, changed, concurrency_limit=AT_ONCE, concurrency_id="change", **QUIET)
    _show_changed(added, shell, view, parts)


def _wire_removing(shell: Shell, view: Any, parts: Manage) -> None:
    listed = parts.listed

    def on_yes(now: View, tongue: str, request: gr.Request) -> tuple[Any, ...]:
        return replace(now, removing=""), gr.update(visible=False), _removed(shell, now, tongue, request)

    def on_no(now: View) -> tuple[Any, ...]:
        return replace(now, removing=""), gr.update(visible=False)

    changed, inputs = [view, listed.asked, listed.said], [view, shell.language]
    removed = listed.yes.click(on_yes, inputs, changed, concurrency_limit=AT_ONCE, concurrency_id="change", **QUIET)
    _show_changed(removed, shell, view, parts)
    listed.no.click(on_no, view, [view, listed.asked], queue=False, **QUIET)


def _show_changed(event: Any, shell: Shell, view: Any, parts: Manage) -> None:
    """After `event` changed the library: the list as it is asked for by then, and what the panel shows."""

    def on_changed(now: View, turns: Sequence[Turn], opened: str, tongue: str, request: gr.Request) -> tuple[Any, ...]:
        return *listed_now(shell, now, tongue, request), shown(shell.library, opened, turns, tongue)

    changed = [*parts.listed.filters[2:], parts.listed.rows, shell.panel]
    event.then(on_changed, [view, shell.turns, shell.opened, shell.language], changed, queue=False, **LATEST)


def _removed(shell: Shell, now: View, language: str, request: gr.Request) -> str:
    """Takes out the file that was to be removed, and says so."""
    say = words(language)
    if not shell.admin.may_change(request, now.token):
        return notice_html(say.not_allowed, "warned")
    file, _names = file_with(shell.library, now.removing, language)
    try:
        gone = shell.library.remove(file, WAIT) if file else ()
    except UserError as problem:
        return notice_html(problem.say(language), "warned")
    return notice_html(say.removed.format(file=file, count=len(gone)) if gone else say.already_removed)


def _gates(shell: Shell, token: str, language: str, request: gr.Request) -> tuple[Any, ...]:
    """The notice, and which boxes are shown: the password, the files, the way out."""
    say, may, has = words(language), shell.admin.may_change(request, token), shell.admin.has_password()
    told = (say.signed_in if has else say.local) if may else (say.need_sign_in if has else say.no_password)
    return notice_html(told), gr.update(visible=has and not may), gr.update(visible=may), gr.update(visible=may and has)


def _limits(say: Words) -> str:
    """What may be sent; and the words in the box for files, which Gradio has only in the browser's language."""
    size = LARGEST >> 20
    told = say.limits.format(size=size, all=size * MOST_AT_ONCE)
    return f'<style>:root {{ --hct-drop-here: "{say.drop}" }}</style><p class="hct-muted">{told}</p>'

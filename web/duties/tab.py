"""The Nghĩa vụ tab: the register of duties, filtered, along time, and to take away."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import gradio as gr

from index.duties import DutyFilter
from index.library import Library
from ingest.errors import UserError
from web.downloads import fetch, made
from web.duties.export import exported
from web.duties.form_html import Names
from web.duties.page_html import page_html
from web.duties.view import View, changed, looked_at, opened
from web.shell import EACH, QUIET, Shell

TITLE = {"vi": "Nghĩa vụ", "en": "Duties"}
SCRIPT = Path(__file__).with_name("duties.js")
_ISSUERS = 100  # suggested
_EXPORTS = 2  # made at the same time
_MADE = """() => {
  for (const busy of document.querySelectorAll("#duties [aria-busy]")) busy.removeAttribute("aria-busy");
}"""


def build(shell: Shell) -> None:
    """Lays the tab out inside the page being built, and wires it."""
    library = shell.library
    shown = gr.State(None)  # a View, once the page is open
    page = gr.HTML(
        lambda: _drawn(library, _first(library), shell.start), elem_id="duties", apply_default_css=False,
        js_on_load=SCRIPT.read_text(encoding="utf-8"),
    )  # fmt: skip
    file = gr.DownloadButton(elem_id="duties-file", visible="hidden")

    def on_change(view: View | None, tongue: str, event: gr.EventData) -> tuple[View, str]:
        now = view or _first(library)
        try:
            now = changed(library, now, event.sent, date.today())
        except UserError as error:
            return now, _drawn(library, now, tongue, error.say(tongue), wrong=True)
        return now, _drawn(library, now, tongue)

    def on_language(view: View | None, tongue: str) -> str:
        return _drawn(library, view or _first(library), tongue)

    def on_export(view: View | None, tongue: str, event: gr.EventData) -> Iterator[tuple[str | None, str]]:
        now = view or _first(library)
        try:
            name, content, notice = exported(library, now.asked, str(event.form), datetime.now(), tongue)
        except UserError as error:
            yield None, _drawn(library, now, tongue, error.say(tongue), wrong=True)
            return
        page = _drawn(library, now, tongue, notice)
        if not content:
            yield None, page
            return
        with made(name, content) as file:
            yield file, page

    page.select(on_change, [shown, shell.language], [shown, page], queue=False, **EACH)
    shell.language.change(on_language, [shown, shell.language], page, queue=False, **QUIET)
    taken = page.export(on_export, [shown, shell.language], [file, page], concurrency_limit=_EXPORTS, **QUIET)
    fetch(taken, file)
    taken.then(None, None, None, js=_MADE, **QUIET)


def _first(library: Library) -> View:
    return opened(library, DutyFilter(), "", date.today())


def _drawn(library: Library, view: View, language: str, notice: str = "", wrong: bool = False) -> str:
    now, page = looked_at(library, view)
    return page_html(now, page, _names(library), date.today(), language, notice, wrong)


def _names(library: Library) -> Names:
    issuers = Counter(letterhead.issuer for letterhead in library.register())
    most = (issuer for issuer, _count in issuers.most_common(_ISSUERS) if issuer)
    return Names(library.duty_names().frequent, tuple(sorted(most)))

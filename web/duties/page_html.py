"""The whole tab as HTML: filters, how many, the chosen view of them, pages."""

from datetime import date
from html import escape

from index.catalog import DutyPage
from web.duties.form_html import Names, form_html
from web.duties.table_html import table_html
from web.duties.texts import Texts, number, texts
from web.duties.timeline_html import months_html, recurring_html, timeline_html
from web.duties.view import PAGE, TIMINGS, View, past


def page_html(
    view: View, page: DutyPage, names: Names, today: date, language: str, notice: str = "", wrong: bool = False
) -> str:
    """The tab that shows `page` of `view`; the notice stands beside the filters."""
    say = texts(language)
    return (
        f'<section class="hct-duties"><h2>{escape(say.heading)}</h2>'
        f"{form_html(view.asked, names, language, notice, wrong)}"
        f'<div class="hct-dbar">{_count(view, say, language)}{_timings(view, say, language)}{_exports(view, say)}</div>'
        f'<div class="hct-results">{_results(view, page, today, say, language)}</div>'
        f"{_pager(view, len(page.duties), say, language)}</section>"
    )


def _count(view: View, say: Texts, language: str) -> str:
    total = view.spread.total
    said = say.one if total == 1 else say.count.format(count=number(total, language))
    return f'<p class="hct-dcount" role="status">{escape(said)}</p>'


def _timings(view: View, say: Texts, language: str) -> str:
    counts = {"": view.spread.total, "dated": view.spread.dated, "recurring": view.spread.recurring}
    shown = {timing: f" <small>{number(count, language)}</small>" if timing else "" for timing, count in counts.items()}
    buttons = "".join(
        f'<button type="button" data-timing="{timing}" aria-pressed="{"true" if timing == view.timing else "false"}">'
        f"{escape(say.timings[timing])}{shown[timing]}</button>"
        for timing in TIMINGS
    )
    return f'<div class="hct-dviews" role="group" aria-label="{escape(say.views)}">{buttons}</div>'


def _exports(view: View, say: Texts) -> str:
    off = "" if view.spread.total else " disabled"
    buttons = "".join(
        f'<button type="button" data-export="{form}" aria-label="{escape(say.export)}: {form.upper()}, {escape(told)}"'
        f"{off}>{form.upper()}</button>"
        for form, told in say.formats.items()
    )
    return f'<div class="hct-dexport"><span aria-hidden="true">{escape(say.export)}</span>{buttons}</div>'


def _results(view: View, page: DutyPage, today: date, say: Texts, language: str) -> str:
    if not page.duties:
        none = say.none_here[view.timing] if view.timing and view.spread.total else say.none
        return f'<p class="hct-muted">{escape(none)}</p>'
    match view.timing:
        case "dated":
            gone = past(view.spread, today) - view.offset
            months = months_html(view.spread, page.duties, language)
            return months + timeline_html(page.duties, gone, today, language)
        case "recurring":
            return recurring_html(page.duties, today, language)
    return table_html(page.duties, language)


def _pager(view: View, shown: int, say: Texts, language: str) -> str:
    """Where one is, and the ways on: "1–25 / 116"."""
    if not shown:
        return ""
    at, end, total = view.offset, view.offset + shown, view.total
    last = max(at, (total - 1) // PAGE * PAGE)
    where = " / ".join((f"{number(at + 1, language)}–{number(end, language)}", number(total, language)))
    back = _step("«", say.first, 0, at > 0) + _step("‹", say.previous, max(0, at - PAGE), at > 0)
    on = _step("›", say.next, end, end < total) + _step("»", say.last, last, end < total)
    return f'<nav class="hct-dpages" aria-label="{escape(say.pages)}">{back}<span>{where}</span>{on}</nav>'


def _step(sign: str, name: str, offset: int, there: bool) -> str:
    # Not disabled at an end, so that the keyboard keeps its place.
    off = "" if there else ' aria-disabled="true"'
    return (
        f'<button type="button" class="hct-step" data-page="{offset}" aria-label="{escape(name)}" '
        f'title="{escape(name)}"{off}>{sign}</button>'
    )

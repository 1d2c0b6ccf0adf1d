"""A page of the register as a table; where there is little room the style makes a card of each row."""

from collections.abc import Iterable
from html import escape

from index.catalog import Duty
from web.duties.duty_html import citation_html, what_html, who_html
from web.duties.texts import Texts, texts
from web.texts import day


def table_html(duties: Iterable[Duty], language: str) -> str:
    """Rows of who, what, by when, to whom it is reported, and the clause that says so."""
    say = texts(language)
    heads = "".join(f'<th scope="col" role="columnheader">{escape(name)}</th>' for name in say.columns)
    rows = "".join(_row(duty, say, language) for duty in duties)
    return (  # roles, since a table whose rows are laid out as cards is no table to some browsers
        f'<table class="hct-dt" role="table"><caption class="hct-unseen">{escape(say.caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
    )


def _row(duty: Duty, say: Texts, language: str) -> str:
    cells = (
        who_html(duty, say),
        what_html(duty, say),
        _deadline(duty, language),
        f'<span lang="vi">{escape(duty.obligation.reports_to)}</span>' if duty.obligation.reports_to else "",
        citation_html(duty, language == "en"),
    )
    filled = "".join(
        f'<td role="cell" data-label="{escape(name)}"{"" if cell else " class=hct-empty"}>{cell}</td>'
        for name, cell in zip(say.columns, cells, strict=True)
    )
    return f'<tr role="row" class="hct-duty">{filled}</tr>'


def _deadline(duty: Duty, language: str) -> str:
    """As printed, the day that this is, and what could not be decided."""
    obligation = duty.obligation
    on = day(obligation.deadline_on, language)
    printed = "" if on and on in obligation.deadline else obligation.deadline
    parts = (
        f'<b class="hct-day">{escape(on)}</b>' if on else "",
        f'<span lang="vi">{escape(printed)}</span>' if printed else "",
        f'<span class="hct-muted hct-aside" lang="vi">{escape(obligation.note)}</span>' if obligation.note else "",
    )
    return " ".join(filter(None, parts))

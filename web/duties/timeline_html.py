"""Dated duties along the months, and those that come again: lists that a screen reader reads in order."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from itertools import accumulate, groupby

from index.catalog import Duty, DutySpread
from index.recurrence import first_due, recurrence
from web.duties.duty_html import citation_html, what_html, who_html
from web.duties.texts import Texts, texts
from web.texts import day

_SOON = 30  # days
Month = tuple[int, int]  # year, month
_EVERY = {  # unit and interval -> how people say it
    ("DAILY", 1): ("hằng ngày", "every day"), ("WEEKLY", 1): ("hằng tuần", "every week"),
    ("MONTHLY", 1): ("hằng tháng", "every month"), ("MONTHLY", 3): ("hằng quý", "every quarter"),
    ("YEARLY", 1): ("hằng năm", "every year"),
}  # fmt: skip
_UNITS = {"DAILY": ("ngày", "days"), "WEEKLY": ("tuần", "weeks"), "MONTHLY": ("tháng", "months"),
          "YEARLY": ("năm", "years")}  # fmt: skip


def timeline_html(duties: Sequence[Duty], past: int, today: date, language: str) -> str:
    """Duties with a day, earliest first, under their months; a line says where today is, after `past` of them."""
    say = texts(language)
    gone = max(past, 0)
    before, after = (_months(of, today, say, language) for of in (duties[:gone], duties[gone:]))
    now = f'<p class="hct-now">{escape(say.today.format(day=day(today, language)))}</p>'
    return f'<div class="hct-time">{before}{now if 0 <= past <= len(duties) else ""}{after}</div>'


def months_html(spread: DutySpread, shown: Sequence[Duty], language: str) -> str:
    """The months that have duties, as bars; a click goes there.  `shown`: what the page has now."""
    say = texts(language)
    counts = [(month, sum(n for _day, n in of)) for month, of in groupby(spread.days, lambda one: _month(one[0]))]
    starts = accumulate((count for _month, count in counts), initial=0)
    here = {_month(on) for duty in shown if (on := duty.obligation.deadline_on)}
    most = max((count for _month, count in counts), default=1)
    bars = [
        (m, _bar(m, n, start, 100 * n / most, m in here, say)) for (m, n), start in zip(counts, starts, strict=False)
    ]
    years = groupby(bars, lambda bar: bar[0][0])
    listed = "".join(f"<li><b>{year}</b><ul>{''.join(bar for _m, bar in of)}</ul></li>" for year, of in years)
    return f'<nav class="hct-months" aria-label="{escape(say.months)}"><ul>{listed}</ul></nav>'


def recurring_html(duties: Iterable[Duty], today: date, language: str) -> str:
    """Duties that come again: how often, when next."""
    say = texts(language)
    items = "".join(_again(duty, today, say, language) for duty in duties)
    return f'<ol class="hct-again">{items}</ol>'


def rule_words(rule: str, language: str) -> str:
    """A recurrence as people say it: 'FREQ=MONTHLY;BYMONTHDAY=15' -> 'hằng tháng, ngày 15'."""
    found, english = recurrence(rule), language == "en"
    if not found:
        return ""
    vi, en = _EVERY.get((found.unit, found.every), ("", ""))
    if not vi:
        unit_vi, unit_en = _UNITS[found.unit]
        vi, en = f"{found.every} {unit_vi} một lần", f"every {found.every} {unit_en}"
    said = en if english else vi
    if not found.day:
        return said
    if found.unit == "YEARLY":
        days = ", ".join(f"{found.day}/{month}" for month in found.months)
        return f"{said}, on {days}" if english else f"{said}, ngày {days}"
    return f"{said}, on day {found.day}" if english else f"{said}, ngày {found.day}"


def when_words(on: date, today: date, say: Texts) -> tuple[str, str]:
    """How far a day is, as a class and in words: 'soon', 'còn 5 ngày'."""
    days = (on - today).days
    if days == 0:
        return "soon", say.due_today
    if days < 0:
        return "past", say.past.format(days=-days)
    return ("soon", say.soon.format(days=days)) if days <= _SOON else ("future", say.future.format(days=days))


def _months(duties: Sequence[Duty], today: date, say: Texts, language: str) -> str:
    dated = [(on, duty) for duty in duties if (on := duty.obligation.deadline_on)]
    shown = ""
    for (year, month), of in groupby(dated, lambda one: _month(one[0])):
        items = "".join(_dated(on, duty, today, say, language) for on, duty in of)
        shown += f"<h3>{escape(say.month.format(month=month, year=year))}</h3><ol>{items}</ol>"
    return shown


def _dated(on: date, duty: Duty, today: date, say: Texts, language: str) -> str:
    kind, words = when_words(on, today, say)
    when = f'<time datetime="{on.isoformat()}">{escape(day(on, language))}</time><span>{escape(words)}</span>'
    return f'<li class="hct-duty hct-{kind}"><div class="hct-when">{when}</div>{_body(duty, say, language)}</li>'


def _again(duty: Duty, today: date, say: Texts, language: str) -> str:
    rule, issued_on = duty.obligation.deadline_rule, duty.letterhead.issued_on
    due = first_due(rule, max(today, issued_on) if issued_on else today)
    coming = say.next_time.format(day=day(due, language)) if due else ""
    when = f"<b>{escape(rule_words(rule, language))}</b><span>{escape(coming)}</span>"
    return f'<li class="hct-duty"><div class="hct-when">{when}</div>{_body(duty, say, language)}</li>'


def _body(duty: Duty, say: Texts, language: str) -> str:
    told = (who_html(duty, say), what_html(duty, say), citation_html(duty, language == "en"))
    return "<div>" + "".join(f"<p>{part}</p>" for part in told) + "</div>"


def _bar(month: Month, count: int, start: int, percent: float, here: bool, say: Texts) -> str:
    name = f"{say.month.format(month=month[1], year=month[0])}: {say.count.format(count=count)}"
    return (
        f'<li><button type="button" data-page="{start}" title="{escape(name)}" aria-label="{escape(name)}"'
        f'{" aria-current=true" if here else ""}><i style="height:{percent:.0f}%"></i>'
        f"<span>{month[1]}</span></button></li>"
    )


def _month(on: date) -> Month:
    return on.year, on.month

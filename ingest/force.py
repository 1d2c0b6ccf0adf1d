"""From when and until when a document says that it is in force, and from when it ends another."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from ingest.directive import Clause, Directive
from ingest.letterhead.issue_date import day_of

_DAY = r"ngày\s+(\d{1,2})(?:\s?[/.-]\s?|\s+tháng\s+)(\d{1,2})(?:\s?[/.-]\s?|\s+năm\s+)(\d{4})"
_ISSUED = r"ngày\s+(?:ký|ban hành|được thông qua|thông qua)"
_SINCE = r"(?:kể\s+)?từ\s+(?:\d{1,2}\s+giờ(?:\s+\d{1,2}\s+phút)?,?\s+)?"
_UNTIL = rf"\s*,?\s*(?:và\s+)?(?:có\s+hiệu\s+lực\s+)?đến\s+(?:hết\s+)?(?:{_DAY}|năm\s+(\d{{4}}))"
# After 'Quyết định này': 'có hiệu lực thi hành kể từ ngày ký', 'có hiệu lực sau 10 ngày kể từ ngày ký',
# 'có hiệu lực từ ngày 01 tháng 5 năm 2026 đến hết ngày 30 tháng 6 năm 2026'.
_STARTS = (
    rf"\s+(?:bắt\s+đầu\s+)?có\s+hiệu\s+lực(?:\s+thi\s+hành)?,?\s+"
    rf"(?:{_SINCE}(?:{_DAY}|{_ISSUED})|sau\s+(\d{{1,3}})\s+ngày,?\s+{_SINCE}{_ISSUED})(?P<until>{_UNTIL})?"
)
_STAYS = rf"\s+có\s+hiệu\s+lực(?:\s+thi\s+hành)?{_UNTIL}"
_LAPSES = rf"\s+(?:sẽ\s+)?hết\s+hiệu\s+lực(?:\s+thi\s+hành)?,?\s+{_SINCE}{_DAY}"
_LAPSE = re.compile(rf"hết\s+hiệu\s+lực(?:\s+thi\s+hành)?,?\s+{_SINCE}{_DAY}")


@dataclass(frozen=True, slots=True)
class Force:
    """What a document says of its own force; None and "" where it says nothing."""

    start: date | None = None
    start_clause: str = ""
    end: date | None = None  # the last day
    end_clause: str = ""


def stated_force(directive: Directive) -> Force:
    """What the directive's clauses say of its own force, the first one that says it."""
    starts, ends = _patterns(directive.kind)
    start = end = None
    start_clause = end_clause = ""
    for clause in directive.clauses:
        if clause.id == "head" or "hiệu lực" not in clause.text:
            continue
        if not start and (match := starts.search(clause.text)):
            start, start_clause = _start(match, directive.issued_on), clause.id
            end, end_clause = (end, end_clause) if end else (_until(match["until"]), clause.id)
        if not end and (match := ends.search(clause.text)):
            end, end_clause = _end(match), clause.id
    return Force(start, start_clause if start else "", end, end_clause if end else "")


def ended_on(texts: Iterable[str]) -> date | None:
    """The first day without force that texts set for others: 'hết hiệu lực kể từ ngày 01 tháng 01 năm 2026'."""
    found = (match for text in texts if (match := _LAPSE.search(text)))
    return next((day for match in found if (day := _day_of(*match.groups()))), None)


def is_draft(head: Clause | None) -> bool:
    """Whether a letterhead is that of a draft: 'DỰ THẢO', '(Dự thảo lần 2)'."""
    return bool(head and re.search(r"^\W*(?:DỰ THẢO|Dự thảo)\b", head.text, re.MULTILINE))


@lru_cache(64)
def _patterns(kind: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a document of `kind` says when it begins and ends to be in force."""
    itself = rf"\b(?:{re.escape(kind)}|[Vv]ăn bản này)(?:\s+này)?" if kind else r"\b[Vv]ăn bản này"
    return re.compile(itself + _STARTS), re.compile(rf"{itself}(?:(?P<stays>{_STAYS})|(?P<lapses>{_LAPSES}))")


def _start(match: re.Match[str], issued_on: date | None) -> date | None:
    day, month, year, after = match.groups()[:4]
    if year:
        return _day_of(day, month, year)
    return issued_on + timedelta(days=int(after)) if issued_on and after else issued_on


def _day_of(day: str, month: str, year: str) -> date | None:
    """The day that three numbers name, None for one that no directive can mean: 'đến hết năm 9999'."""
    return day_of(day, month, year) if 1900 <= int(year) <= 2200 else None


def _until(words: str | None) -> date | None:
    """The last day that ' đến hết ngày 30 tháng 6 năm 2026' or ' đến hết năm 2026' names."""
    match = re.search(_UNTIL, words or "")
    if not match:
        return None
    day, month, year, whole_year = match.groups()
    return _day_of("31", "12", whole_year) if whole_year else _before(_day_of(day, month, year), "hết" in match[0])


def _before(day: date | None, included: bool) -> date | None:
    return day if included or not day else day - timedelta(days=1)


def _end(match: re.Match[str]) -> date | None:
    if match["stays"]:
        return _until(match["stays"])
    last = re.search(_DAY, match["lapses"])
    return _before(_day_of(*last.groups()), False) if last else None

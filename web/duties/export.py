"""The duties that are shown, as a file to take away."""

from datetime import datetime

from assistant.register.calendar_file import calendar_file, due_on
from assistant.register.csv_file import csv_file
from assistant.register.extract import taken
from assistant.register.xlsx import xlsx_file
from index.duties import DutyFilter
from index.library import Library
from web.duties.texts import number, texts


def exported(library: Library, asked: DutyFilter, form: str, now: datetime, language: str) -> tuple[str, bytes, str]:
    """A file's name, what is in it (b"" where a calendar would be empty), and what is to be said of it.

    `form`: xlsx, csv or ics.  All that was asked for, on all pages.  Raises UserError as `Library.duties` does.
    """
    extract = taken(library, asked, 0, None, language)
    notice = ""
    match form:
        case "ics":
            dated = sum(due_on(duty) is not None for duty in extract.duties)
            notice = _calendar(dated, extract.total - dated, language)
            made = calendar_file(extract) if dated else b""
        case "xlsx":
            made = xlsx_file(extract, now)
        case _:
            form, made = "csv", csv_file(extract)
    return f"nghia-vu-{now:%Y-%m-%d}.{form}", made, notice


def _calendar(dated: int, rest: int, language: str) -> str:
    say = texts(language)
    if not dated:
        return say.empty_calendar
    told = say.calendar if rest else say.calendar_whole
    return told.format(dated=number(dated, language), rest=number(rest, language))

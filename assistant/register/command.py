"""`python app.py obligations`: what it prints or writes."""

import shutil
import sys
from datetime import datetime
from pathlib import Path

from assistant.output import format_of, give
from assistant.register.calendar_file import calendar_file, due_on
from assistant.register.csv_file import csv_file
from assistant.register.extract import Extract, taken
from assistant.register.json_file import json_file
from assistant.register.table import table
from assistant.register.xlsx import xlsx_file
from index.duties import DutyFilter
from index.library import Library
from ingest.errors import UserError

FORMATS = ("table", "json", "csv", "xlsx", "ics")
_SHOWN = 20  # duties of a page of a table; the other formats give all that were asked for


def obligations(
    library: Library, asked: DutyFilter, form: str, output: Path | None, page: int, limit: int | None, language: str
) -> None:
    """Write the duties asked for, to `output` or standard output; `form` "": as the file's name ends, or a table.

    Raises UserError for an unknown format, a file that cannot be written, a workbook for the screen, and as
    `Library.duties` does.
    """
    form = format_of(form, output, FORMATS)
    size = limit or (_SHOWN if form == "table" else None)
    if not size and page > 1:
        raise UserError(
            "Muốn lấy từng trang thì thêm --limit (số nhiệm vụ một trang).",
            "To take page by page, add --limit (duties on a page).",
        )
    extract = taken(library, asked, (page - 1) * (size or 0), size, language)
    give(_made(extract, form, page, -(-extract.total // size) if size else 1), output)
    if form == "ics":
        _tell_undated(extract)


def _made(extract: Extract, form: str, page: int, pages: int) -> bytes:
    match form:
        case "json":
            return json_file(extract)
        case "csv":
            return csv_file(extract)
        case "xlsx":
            return xlsx_file(extract, datetime.now())
        case "ics":
            return calendar_file(extract)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    return table(extract, page, max(pages, 1), width).encode()


def _tell_undated(extract: Extract) -> None:
    if undated := sum(due_on(duty) is None for duty in extract.duties):
        if extract.english:
            print(f"{undated} duties have no day and are not in the calendar.", file=sys.stderr)
        else:
            print(f"{undated} nhiệm vụ không có ngày cụ thể nên không có trong lịch.", file=sys.stderr)

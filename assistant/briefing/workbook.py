"""The questions of a briefing as a workbook: a sheet to use in class or load into a quiz, and one of the sources."""

from collections.abc import Sequence
from typing import Any

from assistant.briefing import wording as say
from assistant.briefing.briefing import Question
from assistant.briefing.editing import Handout
from assistant.office import printable, saved
from assistant.register.columns import runs

_KINDS = {"who": "Ai làm", "what": "Làm gì", "when": "Thời hạn", "forbidden": "Đúng/sai"}
_COLUMNS = (
    ("STT", 6), ("Loại", 11), ("Câu hỏi", 52), ("A", 30), ("B", 30), ("C", 30), ("D", 30), ("Đáp án", 8),
    ("Căn cứ", 40), ("Nguyên văn", 60), ("Ghi chú", 16),
)  # fmt: skip
_SOURCES = (("STT", 6), ("Văn bản", 70), ("Hiệu lực", 40), ("Tệp", 40), ("SHA-256", 68))
_PRINTED = 9  # columns; the rest is for the screen
_LINE, _HIGHEST = 15, 409  # points of a line, and of the highest row that Excel shows


def xlsx_file(handout: Handout) -> bytes:
    """The bytes of the workbook.  No cell of it runs as a formula."""
    from openpyxl import Workbook

    briefing = handout.briefing
    book = Workbook()
    book.properties.title, book.properties.creator = printable(briefing.title), ""
    _fill(book.active, say.QUESTIONS, _COLUMNS, [_row(nth, q) for nth, q in enumerate(briefing.questions, 1)])
    sources = [(nth, s.official, s.standing, s.file, s.sha256) for nth, s in enumerate(briefing.sources, 1)]
    told = say.made(briefing.index, f"{briefing.made_on:%d/%m/%Y}")
    _fill(book.create_sheet(), say.SOURCES, _SOURCES, [*sources, ("", told, "", "", ""), ("", say.CHECK, "", "", "")])
    return saved(book)


def _row(nth: int, question: Question) -> tuple[str | int, ...]:
    choices = (*question.choices, "", "", "", "")[: len(say.LETTERS)]
    return (
        nth, _KINDS[question.kind], question.text, *choices, say.LETTERS[question.answer], question.citation.official,
        question.citation.quote, say.EDITED if question.edited else "",
    )  # fmt: skip


def _fill(sheet: Any, name: str, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[str | int]]) -> None:
    """Headings that stay in sight and on each printed page, then the rows."""
    from openpyxl.utils import get_column_letter

    sheet.title = name
    for nth, (heading, width) in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(nth)].width = width
        _cell(sheet, 1, nth, heading, heading=True)
    for at, row in enumerate(rows, 2):
        for nth, value in enumerate(row, 1):
            _cell(sheet, at, nth, value)
        lines = (-(-len(str(value)) // width) for value, (_, width) in zip(row, columns, strict=True))
        sheet.row_dimensions[at].height = min(_LINE * max(1, *lines), _HIGHEST)
    sheet.print_area = f"A1:{get_column_letter(min(len(columns), _PRINTED))}{len(rows) + 1}"
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True


def _cell(sheet: Any, row: int, column: int, value: str | int, heading: bool = False) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell = sheet.cell(row, column)
    text = printable(value) if isinstance(value, str) else value
    cell.value = text
    if runs(text):
        cell.data_type, cell.quotePrefix = "s", True
    line = Side("thin", "D9D9D9")
    cell.border, cell.alignment = Border(line, line, line, line), Alignment(vertical="top", wrap_text=True)
    cell.font = Font("Times New Roman", 12, b=heading, color="FFFFFF" if heading else "000000")
    if heading:
        cell.fill = PatternFill("solid", "0F766E")

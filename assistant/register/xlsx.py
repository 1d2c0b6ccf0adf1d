"""The register as a workbook: one sheet of duties, and one of the clauses they stand in, to check them by offline."""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from assistant.register.columns import CITATION, COLUMNS, Value, runs
from assistant.register.extract import Extract, citation
from index.catalog import Duty

_TITLE_ROWS = 3  # what the workbook is, what was asked for, the headings
_CLAUSES = (
    ("Trích dẫn", "Citation", 40), ("Toàn văn điều khoản", "Whole text of the clause", 110),
    ("Bản in (khi đã phục hồi)", "As printed (where restored)", 60), ("Tệp", "File", 28),
)  # fmt: skip
_A4 = 9  # the paper's number in Office Open XML (ECMA-376, 18.3.1.63)
_LINE, _HIGHEST = 15, 409  # points of a line, and of the highest row that Excel shows
Key = tuple[str, str]  # directive id, path of a clause


def xlsx_file(extract: Extract, made: datetime) -> bytes:
    """A workbook; `made`: when, as its title says.  No cell of it runs as a formula."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for look in _looks():
        book.add_named_style(look)
    clauses = {(duty.letterhead.id, duty.obligation.clause): duty for duty in extract.duties}
    rows = {key: nth for nth, key in enumerate(clauses, 2)}
    names = ("Duties", "Clauses") if extract.english else ("Nhiệm vụ", "Điều khoản")
    _duties(book.create_sheet(names[0]), extract, made, rows, names[1])
    _clauses(book.create_sheet(names[1]), extract, clauses.values())
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _duties(sheet: Any, extract: Extract, made: datetime, rows: dict[Key, int], clauses: str) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.hyperlink import Hyperlink

    widths = [column.width for column in COLUMNS]
    end = _TITLE_ROWS + len(extract.duties)
    _set_up(sheet, widths, _TITLE_ROWS, 2)
    sheet.auto_filter.ref = f"A{_TITLE_ROWS}:{get_column_letter(len(COLUMNS))}{end}"
    sheet.print_area = f"A1:{get_column_letter(CITATION + 1)}{end}"  # the rest is for the screen
    for nth, line in enumerate(_title(extract, made)):
        sheet.append([_cell(sheet, line, "told" if nth else "title")])
    sheet.row_dimensions[_TITLE_ROWS].height = 2 * _LINE
    sheet.append([_cell(sheet, column.name(extract.english), "heading") for column in COLUMNS])
    for nth, duty in enumerate(extract.duties, _TITLE_ROWS + 1):
        values = [column.value(duty, extract.english) for column in COLUMNS]
        cells = [_cell(sheet, value, "link" if at == CITATION else "cell") for at, value in enumerate(values)]
        row = rows[duty.letterhead.id, duty.obligation.clause]
        cells[CITATION].hyperlink = Hyperlink(ref="A1", location=f"'{clauses}'!A{row}")  # `ref` is set on writing
        sheet.row_dimensions[nth].height = _height(values, widths)
        sheet.append(cells)


def _clauses(sheet: Any, extract: Extract, duties: Iterable[Duty]) -> None:
    widths = [width for _vi, _en, width in _CLAUSES]
    _set_up(sheet, widths, 1, 1)
    sheet.append([_cell(sheet, names[extract.english], "heading") for names in _CLAUSES])
    for nth, duty in enumerate(duties, 2):
        clause = extract.clause(duty)
        text = clause.shown if clause else ""
        printed = clause.text if clause and clause.reading else ""
        label = f"{clause.label} " if clause and clause.label else ""
        values = (citation(duty, extract.english), f"{label}{text}", printed, duty.file)
        sheet.row_dimensions[nth].height = _height(values, widths)
        sheet.append([_cell(sheet, value) for value in values])


def _title(extract: Extract, made: datetime) -> tuple[str, str]:
    index, count, asked = extract.library.fingerprint, len(extract.duties), extract.conditions()
    if extract.english:
        return (
            f"Register of duties: {count} of {extract.total}",
            f"Asked for: {asked}. Made on {made:%d/%m/%Y %H:%M}, index {index}.",
        )
    return (
        f"Sổ nhiệm vụ: {count}/{extract.total} nhiệm vụ",
        f"Điều kiện: {asked}. Lập lúc {made:%H:%M ngày %d/%m/%Y}, chỉ mục {index}.",
    )


def _set_up(sheet: Any, widths: Sequence[int], rows: int, columns: int) -> None:
    """Widths, the rows and columns that stay in sight, and how it prints: across, headings on every page."""
    from openpyxl.utils import get_column_letter

    for nth, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(nth)].width = width
    sheet.freeze_panes = f"{get_column_letter(columns)}{rows + 1}"
    sheet.print_title_rows = f"{rows}:{rows}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _height(values: Sequence[Value], widths: Sequence[int]) -> float:
    """Points that a row takes with its texts wrapped: not every program works it out when it opens a file."""
    lines = (
        sum(-(-len(line) // width) or 1 for line in value.splitlines())
        for value, width in zip(values, widths, strict=True)
        if isinstance(value, str)
    )
    return float(min(_LINE * max(1, *lines), _HIGHEST))


def _cell(sheet: Any, value: Value, look: str = "cell") -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value)
    cell.style = look
    if runs(cell.value):
        cell.data_type, cell.quotePrefix = "s", True
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    if isinstance(value, float):
        cell.number_format = "0%"
    return cell


def _looks() -> Iterator[Any]:
    """How cells look, by name: the title, what is "told" below it, headings, links, and others."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    line = Side("thin", "D9D9D9")
    boxed: dict[str, Any] = {
        "border": Border(line, line, line, line),
        "alignment": Alignment(vertical="top", wrap_text=True),
    }
    heading = Font("Calibri", 11, b=True, color="FFFFFF")
    yield NamedStyle("title", Font("Calibri", 14, b=True))
    yield NamedStyle("told", Font("Calibri", 11))
    yield NamedStyle("heading", heading, PatternFill("solid", "1F4E79"), **boxed)
    yield NamedStyle("link", Font("Calibri", 11, color="0563C1", u="single"), **boxed)
    yield NamedStyle("cell", Font("Calibri", 11), **boxed)

"""The register as a workbook: one sheet of duties, and one of the clauses they stand in, to check them by offline."""

import io
from collections.abc import Iterable, Sequence
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
_A3 = 8  # the paper's number in Office Open XML (ECMA-376, 18.3.1.63)
Key = tuple[str, str]  # directive id, path of a clause


def xlsx_file(extract: Extract, made: datetime) -> bytes:
    """A workbook; `made`: when, as its title says.  No cell of it runs as a formula."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
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

    last = get_column_letter(len(COLUMNS))
    _set_up(sheet, [column.width for column in COLUMNS], _TITLE_ROWS, 2)
    sheet.auto_filter.ref = f"A{_TITLE_ROWS}:{last}{_TITLE_ROWS + len(extract.duties)}"
    for nth, line in enumerate(_title(extract, made)):
        sheet.append([_cell(sheet, line, "title" if nth == 0 else "told")])
    sheet.append([_cell(sheet, column.name(extract.english), "heading") for column in COLUMNS])
    for duty in extract.duties:
        cells = [_cell(sheet, column.value(duty, extract.english)) for column in COLUMNS]
        row = rows[duty.letterhead.id, duty.obligation.clause]
        cells[CITATION] = _cell(sheet, cells[CITATION].value, "link")
        cells[CITATION].hyperlink = Hyperlink(ref="A1", location=f"'{clauses}'!A{row}")  # `ref` is set on writing
        sheet.append(cells)


def _clauses(sheet: Any, extract: Extract, duties: Iterable[Duty]) -> None:
    _set_up(sheet, [width for _vi, _en, width in _CLAUSES], 1, 1)
    sheet.append([_cell(sheet, names[extract.english], "heading") for names in _CLAUSES])
    for duty in duties:
        clause = extract.clause(duty)
        text = (clause.reading or clause.text) if clause else ""
        printed = clause.text if clause and clause.reading else ""
        label = f"{clause.label} " if clause and clause.label else ""
        values = (citation(duty, extract.english), f"{label}{text}", printed, duty.file)
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
    sheet.page_setup.paperSize = _A3
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _cell(sheet: Any, value: Value, look: str = "") -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value)
    if runs(cell.value):
        cell.data_type, cell.quotePrefix = "s", True
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    if isinstance(value, float):
        cell.number_format = "0%"
    cell.alignment = Alignment(vertical="top", wrap_text=look not in ("title", "told"))
    if look == "title":
        cell.font = Font(bold=True, size=14)
    if look == "heading":
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1F4E79")
    if look == "link":
        cell.font = Font(color="0563C1", underline="single")
    return cell

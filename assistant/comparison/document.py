"""A comparison as a Word document: a table on landscape A4, in the type of Nghị định 30/2020/NĐ-CP."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from assistant.comparison.compare import Comparison, Row
from assistant.comparison.report import said
from assistant.comparison.wording import DIFFERENCES, ONLY_SECOND, TITLE, UNRELATED, difference_told, relation_told
from ingest.address import clause_name, official_form
from ingest.directive import Directive

_FONT, _SIZE = "Times New Roman", 12  # points
_WIDTHS = (9.2, 9.2, 7.3)  # centimetres of the columns
_PAGE = (29.7, 21.0)
_MARGINS = (2.0, 2.0, 2.0, 2.0)  # left, right, top, bottom


def as_docx(comparison: Comparison, *, english: bool) -> bytes:
    """The comparison as the bytes of a docx file."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Cm(side) for side in _PAGE)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = (Cm(m) for m in _MARGINS)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(_SIZE)
    _title(document, comparison, english=english)
    if comparison.related:
        _table(document, comparison, english=english)
    else:
        document.add_paragraph(UNRELATED[english])
    for directive in (comparison.first, comparison.second):
        _line(document, f"{directive.source.file} (sha256 {directive.source.sha256})", size=9)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _title(document: Any, comparison: Comparison, *, english: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    first, second = (official_form(d, "")[english] for d in (comparison.first, comparison.second))
    for text, bold, size in ((TITLE[english].upper(), True, 14), (first, True, _SIZE), (second, True, _SIZE)):
        _line(document, text, bold=bold, size=size).alignment = WD_ALIGN_PARAGRAPH.CENTER


def _line(place: Any, text: str, *, bold: bool = False, size: float = _SIZE) -> Any:
    from docx.shared import Pt

    paragraph = place.add_paragraph()
    run = paragraph.add_run(_plain(text))
    run.bold, run.font.size = bold, Pt(size)
    paragraph.paragraph_format.space_after = Pt(3)
    return paragraph


def _table(document: Any, comparison: Comparison, *, english: bool) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    table = document.add_table(rows=1, cols=3, style="Table Grid")
    table.autofit = False
    repeated = OxmlElement("w:tblHeader")  # python-docx has no name for a row that stands on each page
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    heads = (*(official_form(d, "")[english] for d in (comparison.first, comparison.second)), DIFFERENCES[english])
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        _fill(cell, [(head, True)])
    for row in comparison.rows:
        _row(table, comparison, row, english=english)
    for path in comparison.only_second:
        _cells(table, ([], _clauses(comparison.second, [path], english), [(ONLY_SECOND[english], True)]))
    for row_ in table.rows:
        for cell, width in zip(row_.cells, _WIDTHS, strict=True):
            cell.width = Cm(width)


def _row(table: Any, comparison: Comparison, row: Row, *, english: bool) -> None:
    told = [(relation_told(row, english=english), True)]
    told += [(f"– {difference_told(difference, english=english)}", False) for difference in row.differences]
    ours = _clauses(comparison.first, [row.clause], english)
    _cells(table, (ours, _clauses(comparison.second, row.counterparts, english), told))


_Lines = list[tuple[str, bool]]  # text, whether bold


def _clauses(directive: Directive, paths: Sequence[str], english: bool) -> _Lines:
    named = ((clause_name(path)[english], said(directive, path)) for path in paths)
    return [line for name, text in named for line in ((name[:1].upper() + name[1:], True), (text, False))]


def _cells(table: Any, columns: Sequence[_Lines]) -> None:
    for cell, lines in zip(table.add_row().cells, columns, strict=True):
        _fill(cell, lines)


def _fill(cell: Any, lines: _Lines) -> None:
    for text, bold in lines:
        _line(cell, text, bold=bold, size=11)
    if lines:  # a cell begins with an empty paragraph
        first = cell.paragraphs[0]._p
        first.getparent().remove(first)


def _plain(text: str) -> str:
    """Without control characters, which XML does not hold."""
    return "".join(c for c in text if c.isprintable() or c in "\n\t")

"""A comparison as a Word document: a table on landscape A4, in the type of Nghị định 30/2020/NĐ-CP."""

from collections.abc import Sequence
from textwrap import shorten
from typing import Any

from assistant.comparison.compare import Comparison, Row
from assistant.comparison.matrix import lines, share, state
from assistant.comparison.report import said
from assistant.comparison.wording import (
    CLAUSE,
    COVERED,
    DIFFERENCES,
    INDEX,
    MATRIX,
    ONLY_SECOND,
    STATES_TOLD,
    TITLE,
    UNRELATED,
    difference_told,
    relation_told,
    state_told,
)
from assistant.office import printable, saved
from ingest.address import clause_name, official_form
from ingest.directive import Directive

_FONT, _SIZE = "Times New Roman", 12  # points
_WIDTHS = (9.2, 9.2, 7.3)  # centimetres of the columns
_TEXT_WIDTH, _LEAD_WIDTH = 25.7, 10.7  # of the page between its margins; of the matrix's clauses
_PAGE = (29.7, 21.0)
_MARGINS = (2.0, 2.0, 2.0, 2.0)  # left, right, top, bottom
_LEAD = 170  # characters of a clause in the matrix
_SHORT = 12  # digits of a file's hash at the foot of each page; the last page has all of them

_Lines = list[tuple[str, bool]]  # text, whether bold


def as_docx(comparison: Comparison, *, english: bool, index: str = "") -> bytes:
    """The comparison as the bytes of a docx file; `index`: fingerprint of the index that it was made from."""
    directives = (comparison.first, comparison.second)
    document = _blank(directives, index, english=english)
    _title(document, directives, english=english)
    _pairwise(document, comparison, english=english)
    _sources(document, directives, index, english=english)
    return saved(document)


def docx_of(comparisons: Sequence[Comparison], *, english: bool, index: str = "") -> bytes:
    """Comparisons of one base: of several others the matrix of who carried out what, then each comparison."""
    if len(comparisons) == 1:
        return as_docx(comparisons[0], english=english, index=index)
    directives = (comparisons[0].first, *(comparison.second for comparison in comparisons))
    document = _blank(directives, index, english=english)
    _title(document, directives, english=english)
    _matrix(document, comparisons, english=english)
    for nth, comparison in enumerate(comparisons, 1):
        heading = f"{nth}. {official_form(comparison.second, '')[english]}"
        heading_line = _line(document, heading, bold=True, size=13)
        heading_line.paragraph_format.page_break_before = heading_line.paragraph_format.keep_with_next = True
        _pairwise(document, comparison, english=english)
    _sources(document, directives, index, english=english)
    return saved(document)


def _blank(directives: Sequence[Directive], index: str, *, english: bool) -> Any:
    """An empty landscape A4 document whose every page says at its foot what it was made from."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Cm(side) for side in _PAGE)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = (Cm(m) for m in _MARGINS)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(_SIZE)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    files = "; ".join(dict.fromkeys(f"{d.source.file} {d.source.sha256[:_SHORT]}" for d in directives))
    foot = "; ".join(filter(None, [f"{INDEX[english]} {index}" if index else "", files]))
    section.footer.is_linked_to_previous = False
    _fill(section.footer, [(foot, False)], size=8)
    return document


def _title(document: Any, directives: Sequence[Directive], *, english: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    first, *others = (official_form(directive, "")[english] for directive in directives)
    for text, size in ((TITLE[english].upper(), 14), (first, _SIZE), *((other, _SIZE) for other in others)):
        _line(document, text, bold=True, size=size).alignment = WD_ALIGN_PARAGRAPH.CENTER


def _pairwise(document: Any, comparison: Comparison, *, english: bool) -> None:
    if comparison.related:
        _table(document, comparison, english=english)
    else:
        document.add_paragraph(UNRELATED[english])


def _sources(document: Any, directives: Sequence[Directive], index: str, *, english: bool) -> None:
    """What it takes to make the same document again."""
    document.add_paragraph()
    for source in dict.fromkeys((directive.source.file, directive.source.sha256) for directive in directives):
        _line(document, "{} (sha256 {})".format(*source), size=9)
    if index:
        _line(document, f"{INDEX[english]}: {index}", size=9)


def _matrix(document: Any, comparisons: Sequence[Comparison], *, english: bool) -> None:
    """A row for each clause that states a duty, a column for each directive, at the foot what is covered."""
    every = [line for line in lines(comparisons) if line.is_duty]
    _line(document, MATRIX[english], bold=True, size=13)
    _line(document, STATES_TOLD[english], size=10)
    base = comparisons[0].first
    width = (_TEXT_WIDTH - _LEAD_WIDTH) / len(comparisons)
    heads = [CLAUSE[english], *(official_form(c.second, "")[english] for c in comparisons)]
    table = _ruled(document, heads)
    for line in every:
        cells = [_state(row, english) for row in line.rows]
        _cells(table, [_lead(base, line.clause, english), *cells])
    shares = [share(every, nth) for nth in range(len(comparisons))]
    told = [[(f"{each.percent}% ({each.found}/{each.total})", True)] for each in shares]
    _cells(table, [[(COVERED[english], True)], *told])
    _unbroken(table)
    _widths(table, [_LEAD_WIDTH, *([width] * len(comparisons))])


def _lead(directive: Directive, path: str, english: bool) -> _Lines:
    """The clause by name and its first words; all of it stands in the tables behind."""
    name, text = _clauses(directive, [path], english)
    return [name, (shorten(text[0], _LEAD, placeholder="…"), False)]


def _state(row: Row, english: bool) -> _Lines:
    named = "; ".join(clause_name(path)[english] for path in row.counterparts)
    return [(state_told(state(row), english=english), True), *([(named, False)] if named else [])]


def _line(place: Any, text: str, *, bold: bool = False, size: float = _SIZE) -> Any:
    from docx.shared import Pt

    paragraph = place.add_paragraph()
    run = paragraph.add_run(printable(text))
    run.bold, run.font.size = bold, Pt(size)
    paragraph.paragraph_format.space_after = Pt(3)
    return paragraph


def _table(document: Any, comparison: Comparison, *, english: bool) -> None:
    heads = (*(official_form(d, "")[english] for d in (comparison.first, comparison.second)), DIFFERENCES[english])
    table = _ruled(document, heads)
    for row in comparison.rows:
        _row(table, comparison, row, english=english)
    for path in comparison.only_second:
        _cells(table, ([], _clauses(comparison.second, [path], english), [(ONLY_SECOND[english], True)]))
    _widths(table, _WIDTHS)


def _ruled(document: Any, heads: Sequence[str]) -> Any:
    """A table whose first row stands on each page."""
    from docx.oxml import OxmlElement

    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.autofit = False
    repeated = OxmlElement("w:tblHeader")  # python-docx has no name for a row that stands on each page
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        _fill(cell, [(head, True)])
    return table


def _unbroken(table: Any) -> None:
    """No row of the table is cut by the end of a page: for rows that are short."""
    from docx.oxml import OxmlElement

    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _widths(table: Any, widths: Sequence[float]) -> None:
    from docx.shared import Cm

    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


def _row(table: Any, comparison: Comparison, row: Row, *, english: bool) -> None:
    told = [(relation_told(row, english=english), True)]
    told += [(f"– {difference_told(difference, english=english)}", False) for difference in row.differences]
    ours = _clauses(comparison.first, [row.clause], english)
    _cells(table, (ours, _clauses(comparison.second, row.counterparts, english), told))


def _clauses(directive: Directive, paths: Sequence[str], english: bool) -> _Lines:
    named = ((clause_name(path)[english], said(directive, path)) for path in paths)
    return [line for name, text in named for line in ((name[:1].upper() + name[1:], True), (text, False))]


def _cells(table: Any, columns: Sequence[_Lines]) -> None:
    for cell, said_there in zip(table.add_row().cells, columns, strict=True):
        _fill(cell, said_there)


def _fill(cell: Any, said_there: _Lines, size: float = 11) -> None:
    for text, bold in said_there:
        _line(cell, text, bold=bold, size=size)
    if said_there:  # a cell begins with an empty paragraph
        first = cell.paragraphs[0]._p
        first.getparent().remove(first)

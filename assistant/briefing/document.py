"""A briefing as a Word document in the layout of Nghị định 30/2020/NĐ-CP, phụ lục I (thể thức, kỹ thuật trình bày)."""

from collections.abc import Callable, Sequence
from typing import Any

from assistant.briefing import wording as say
from assistant.briefing.actions import at_start
from assistant.briefing.briefing import Briefing, Contrast, DutyLine, Question, Section
from assistant.briefing.editing import Handout
from assistant.office import printable, saved

_FONT, _SIZE = "Times New Roman", 14  # points
_PAGE, _MARGINS = (210, 297), (20, 20, 30, 20)  # millimetres: A4; top, bottom, left, right
_INDENT, _AFTER = 12.7, 6  # first line in millimetres; points below a paragraph
_HEAD = (60, 104)  # millimetres: cơ quan at the left; quốc hiệu, which stands on one line, at the right
_SMALL = 12  # points: citations, tables
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


_Part = tuple[str, Any, Callable[[Any, Any], None]]  # its name, what it tells, how


def docx_file(handout: Handout) -> bytes:
    """The bytes of the document."""
    import docx

    document = docx.Document()
    _set_page(document)
    _set_styles(document)
    _head(document, handout)
    briefing = handout.briefing
    parts: list[_Part] = [
        (say.INTRODUCTION, briefing.introduction, _introduction), (say.DUTIES, briefing.sections, _sections),
        (say.DEADLINES, briefing.deadlines, _deadlines), (say.CONTRASTS, briefing.contrasts, _contrasts),
        (say.QUESTIONS, briefing.questions, _questions), (say.ANSWERS, briefing.questions, _answers),
    ]  # fmt: skip
    held = [(name, content, tell) for name, content, tell in parts if content]
    for roman, (name, content, tell) in zip(_ROMAN, held, strict=False):
        document.add_heading(f"{roman}. {name.upper()}", 1)
        tell(document, content)
    document.add_heading(f"{_ROMAN[len(held)]}. {say.SOURCES.upper()}", 1).paragraph_format.page_break_before = True
    _sources(document, briefing)
    document.core_properties.title, document.core_properties.author = printable(briefing.title), ""
    return saved(document)


def _set_page(document: Any) -> None:
    """A4 with its margins; the page's number centred at the top, from the second page on."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = (Mm(side) for side in _PAGE)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (Mm(m) for m in _MARGINS)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run._r.append(_field(kind, text))


def _field(kind: str, text: str) -> Any:
    """A part of the field that prints the page's number; python-docx has no name for one."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    part = OxmlElement("w:fldChar" if kind else "w:instrText")
    if kind:
        part.set(qn("w:fldCharType"), kind)
    part.text = text
    return part


def _set_styles(document: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "Header"):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(_SIZE), RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(script), _FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        form = style.paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(_AFTER), 1.0
    body = document.styles["Normal"].paragraph_format
    body.first_line_indent, body.alignment = Mm(_INDENT), WD_ALIGN_PARAGRAPH.JUSTIFY
    document.styles["Header"].paragraph_format.first_line_indent = Mm(0)
    document.styles["Heading 3"].font.italic = True


def _head(document: Any, handout: Handout) -> None:
    """Cơ quan at the left, quốc hiệu and tiêu ngữ at the right; below them number, place and day; then the title."""
    from docx.shared import Mm

    briefing = handout.briefing
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    for column, cell, width in zip(table.columns, (left, right), _HEAD, strict=True):
        column.width = cell.width = Mm(width)
    _centred(left, handout.parent_body.upper(), 13)
    _centred(left, handout.agency.upper() or "…………………", 13, bold=True, rule=(24, 24))
    _centred(left, f"Số: {handout.number or '……'}/TL", 13)
    _centred(right, say.STATE, 13, bold=True)
    _centred(right, say.MOTTO, 14, bold=True, rule=(18, 18))
    day = f"ngày {briefing.made_on:%d} tháng {briefing.made_on:%m} năm {briefing.made_on:%Y}"
    _centred(right, f"{handout.place or '…………'}, {day}", 14, italic=True)
    for cell in (left, right):  # a cell begins with an empty paragraph
        cell._tc.remove(cell.paragraphs[0]._p)
    _centred(document, "", _SIZE)
    _centred(document, say.KIND, 14, bold=True)
    _centred(document, briefing.title, 14, bold=True, rule=(55, 55))


def _centred(
    place: Any, text: str, size: float, *, bold: bool = False, italic: bool = False, rule: tuple[int, int] | None = None
) -> None:
    """A centred line, and below it a rule between `rule`: millimetres left free at either side."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    if not text and place.__class__.__name__ == "_Cell":
        return
    paragraph = place.add_paragraph()
    _run(paragraph, text, size, bold=bold, italic=italic)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    form = paragraph.paragraph_format
    form.first_line_indent, form.space_after = Mm(0), Pt(0)
    if rule:
        line = place.add_paragraph()
        line.paragraph_format.left_indent, line.paragraph_format.right_indent = Mm(rule[0]), Mm(rule[1])
        line.paragraph_format.first_line_indent, line.paragraph_format.space_after = Mm(0), Pt(6)
        line.paragraph_format.space_before = Pt(3)
        _run(line, "", 2)
        line.paragraph_format.line_spacing = Pt(3)
        line._p.get_or_add_pPr().append(_border())


def _border() -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    return borders


def _run(paragraph: Any, text: str, size: float = _SIZE, *, bold: bool = False, italic: bool = False) -> None:
    from docx.shared import Pt

    run = paragraph.add_run(printable(text))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def _introduction(document: Any, words: str) -> None:
    for line in filter(None, words.splitlines()):
        _run(document.add_paragraph(), line)
    _run(document.add_paragraph(), f"({say.EDITED})", _SMALL, italic=True)


def _sections(document: Any, sections: Sequence[Section]) -> None:
    for nth, section in enumerate(sections, 1):
        document.add_heading(printable(f"{nth}. {section.title}"), 2)
        for name, lines in say.by_modality(section):
            document.add_heading(f"{name}:", 3)
            for official, own in say.by_clause(lines):
                _duties(document, official, own)


def _duties(document: Any, official: str, lines: Sequence[DutyLine]) -> None:
    """The lines of one clause, and its citation after the last."""
    for line in lines:
        paragraph = document.add_paragraph()
        _run(paragraph, f"- {say.said(line)}{'.' if line is lines[-1] else ';'}")
        if line is lines[-1]:
            _run(paragraph, f" ({official})", _SMALL, italic=True)


def _deadlines(document: Any, lines: Sequence[DutyLine]) -> None:
    rows = []
    for line in lines:
        mark = f" [{say.EDITED}]" if line.edited else ""
        rows.append((line.deadline, line.who, at_start(line.action) + mark, say.cited(line)))
    _table(document, ("Thời hạn", "Ai", "Việc", "Căn cứ"), rows, (30, 36, 56, 38))


def _contrasts(document: Any, contrasts: Sequence[Contrast]) -> None:
    rows = []
    for one in contrasts:
        told = "\n".join(f"- {words}" for words in one.told)
        rows.append((say.quoted(one.asked), say.quoted(one.made), f"{one.relation}:\n{told}"))
    _table(document, ("Văn bản giao", "Văn bản triển khai", "Khác nhau"), rows, (54, 54, 52))


def _table(document: Any, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    """A ruled table whose headings stand again on each page."""
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for texts, bold in ((heads, True), *((row, False) for row in rows)):
        cells = table.rows[0].cells if bold else table.add_row().cells
        for cell, text, width in zip(cells, texts, widths, strict=True):
            cell.width = Mm(width)
            _fill(cell, text, bold=bold)
    document.add_paragraph()


def _fill(cell: Any, text: str, *, bold: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    paragraph = cell.paragraphs[0]
    _run(paragraph, text, _SMALL, bold=bold)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if bold else WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.first_line_indent, paragraph.paragraph_format.space_after = Mm(0), Pt(2)


def _questions(document: Any, questions: Sequence[Question]) -> None:
    from docx.shared import Mm, Pt

    for nth, question in enumerate(questions, 1):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.keep_with_next, paragraph.paragraph_format.space_before = True, Pt(_AFTER)
        _run(paragraph, f"Câu {nth}. ", bold=True)
        _run(paragraph, question.text + (f" [{say.EDITED}]" if question.edited else ""))
        for choice in say.lettered(question):
            line = document.add_paragraph()
            line.paragraph_format.left_indent, line.paragraph_format.space_after = Mm(_INDENT), Pt(2)
            line.paragraph_format.first_line_indent = Mm(0)
            line.paragraph_format.keep_with_next = choice[:1] != say.LETTERS[len(question.choices) - 1]
            _run(line, choice)


def _answers(document: Any, questions: Sequence[Question]) -> None:
    for nth, question in enumerate(questions, 1):
        paragraph = document.add_paragraph()
        _run(paragraph, f"Câu {nth}: {say.key_of(question)}.", bold=True)
        mark = f" [{say.EDITED}: câu hỏi chưa được đối chiếu với trích dẫn]" if question.edited else ""
        _run(paragraph, f" {say.quoted(question.citation)}{mark}", _SMALL)


def _sources(document: Any, briefing: Briefing) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    for nth, source in enumerate(briefing.sources, 1):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT  # a long hash would draw the words before it apart
        _run(paragraph, f"{nth}. {say.origin(source)}", _SMALL)
    _run(document.add_paragraph(), f"{say.made(briefing.index, f'{briefing.made_on:%d/%m/%Y}')} {say.CHECK}", _SMALL)

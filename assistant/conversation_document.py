"""A conversation as a Word document: each question, what the directives say to it, and what it all rests on.

A4 in the type and margins of Nghị định 30/2020/NĐ-CP.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from assistant.answer import Answer, Citation, Statement
from assistant.office import printable, saved
from assistant.standing import standing_words
from ingest.address import clause_name, day_name

_FONT, _SIZE, _SMALL = "Times New Roman", 13, 10  # points
_PAGE, _MARGINS = (21.0, 29.7), (3.0, 1.5, 2.0, 2.0)  # centimetres; left, right, top, bottom
_INDENT = 1.0  # centimetres
_SAYS = {
    "title": ("Kết quả tra cứu văn bản chỉ đạo", "What the directives say"),
    "made": ("Lập ngày {day} bằng Hỏi Chỉ Thị; mã chỉ mục {index}.", "Made on {day} with Hỏi Chỉ Thị; index {index}."),
    "quotes": (
        "Lời trong ngoặc kép là nguyên văn của văn bản; số trong ngoặc vuông chỉ tới mục Căn cứ.",
        "What stands in quotation marks is the directives' own; numbers in brackets refer to the sources.",
    ),
    "question": ("Câu hỏi {number}. {question}", "Question {number}. {question}"),
    "within": ("Chỉ tìm trong: {bounds}.", "Looked for only in: {bounds}."),
    "sources": ("Căn cứ", "Sources"),
    "files": ("Tệp nguồn", "Files"),
    "restored": ("chữ phục hồi từ bản in mờ", "words restored from faint print"),
}

Sources = dict[tuple[str, str], tuple[int, Citation]]  # (directive id, clause) -> number, from 1


def as_docx(answers: Sequence[Answer], made_on: date, *, english: bool) -> bytes:
    """The answers in the order of their questions, as the bytes of a docx file."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(side) for side in _PAGE)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = (Cm(m) for m in _MARGINS)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(_SIZE)
    _head(document, answers, made_on, english)
    sources = _sources(answers)
    for number, answer in enumerate(answers, 1):
        _answer(document, number, answer, sources, english)
    _foot(document, answers, sources, english)
    document.core_properties.title = _SAYS["title"][english]
    document.core_properties.author = "Hỏi Chỉ Thị"
    return saved(document)


def _head(document: Any, answers: Sequence[Answer], made_on: date, english: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    _line(document, _SAYS["title"][english].upper(), bold=True, size=14).alignment = WD_ALIGN_PARAGRAPH.CENTER
    indexes = ", ".join(dict.fromkeys(answer.index for answer in answers))
    made = _SAYS["made"][english].format(day=day_name(made_on)[english], index=indexes)
    for text in (made, _SAYS["quotes"][english]):
        _line(document, text, italic=True, size=11).alignment = WD_ALIGN_PARAGRAPH.CENTER


def _sources(answers: Iterable[Answer]) -> Sources:
    """Every clause cited, numbered through the whole conversation."""
    cited = {(c.directive, c.clause): c for answer in answers for c in answer.citations}
    return {key: (number, citation) for number, (key, citation) in enumerate(cited.items(), 1)}


def _answer(document: Any, number: int, answer: Answer, sources: Sources, english: bool) -> None:
    asked = _SAYS["question"][english].format(number=number, question=answer.question)
    question = _line(document, asked, bold=True)
    question.paragraph_format.space_before = _points(12)
    question.paragraph_format.keep_with_next = True
    if answer.provenance and (within := answer.provenance.within):
        _line(document, _SAYS["within"][english].format(bounds=within.named(english)), italic=True, size=11)
    told = answer.note if answer.statements and not answer.refused else answer.text
    for line in filter(None, (line.strip() for line in told.splitlines())):
        _line(document, line)
    for statement in (s for s in answer.statements if s.above):
        _line(document, f"{_flat(statement.text)} {_marks(statement, answer, sources)}", bold=True)
    quoted = (s for s in answer.statements if not s.above)
    for _directive, group in groupby(quoted, key=lambda s: _first(s, answer).directive if s.citations else ""):
        _quotes(document, list(group), answer, sources, english)


def _quotes(document: Any, statements: Sequence[Statement], answer: Answer, sources: Sources, english: bool) -> None:
    """The quotes of one directive under its name; a statement of a language model as it is, with its marks."""
    if statements[0].citations:
        cited = _first(statements[0], answer)
        name = _directive_name(cited, english)
        became = f" ({standing_words(cited.status, 'en' if english else 'vi')})" if cited.status else ""
        _line(document, f"{name}{became}").paragraph_format.keep_with_next = True
    for statement in statements:
        marks, text = _marks(statement, answer, sources), _flat(statement.text)
        own = [answer.citations[n] for n in statement.citations]
        if any(text == _flat(citation.quote) for citation in own):
            where = clause_name(own[0].clause)[english]
            lead = f" ({_flat(statement.lead)})" if statement.lead else ""
            faint = f" ({_SAYS['restored'][english]})" if own[0].restored else ""
            text = f"{where[:1].upper()}{where[1:]}{lead}: “{text}”{faint}"
        line = _line(document, f"– {text} {marks}".rstrip())
        line.paragraph_format.left_indent = _centimetres(_INDENT)


def _foot(document: Any, answers: Sequence[Answer], sources: Sources, english: bool) -> None:
    if not sources:
        return
    head = _line(document, _SAYS["sources"][english], bold=True)
    head.paragraph_format.space_before, head.paragraph_format.keep_with_next = _points(16), True
    for number, citation in sources.values():
        _line(document, f"[{number}] {citation.official_en if english else citation.official}")
    files = {f.file: f.sha256 for answer in answers if answer.provenance for f in answer.provenance.files}
    head = _line(document, _SAYS["files"][english], bold=True, size=_SMALL)
    head.paragraph_format.space_before, head.paragraph_format.keep_with_next = _points(12), True
    for file, sha256 in files.items():
        _line(document, f"{file} (sha256 {sha256})", size=_SMALL)


def _marks(statement: Statement, answer: Answer, sources: Sources) -> str:
    cited = (answer.citations[n] for n in statement.citations)
    numbers = dict.fromkeys(sources[citation.directive, citation.clause][0] for citation in cited)
    return "".join(f"[{number}]" for number in numbers)


def _first(statement: Statement, answer: Answer) -> Citation:
    return answer.citations[statement.citations[0]]


def _directive_name(citation: Citation, english: bool) -> str:
    """The official name without its clause: 'Công văn số 2214/UBND-NCVX ngày 31/10/2023 của UBND tỉnh Quảng Bình'."""
    official, clause = (
        (citation.official_en, f"{clause_name(citation.clause)[1]}, ")
        if english
        else (citation.official, f"{clause_name(citation.clause)[0]} ")
    )
    return official.removeprefix(clause)


def _line(document: Any, text: str, *, bold: bool = False, italic: bool = False, size: float = _SIZE) -> Any:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(printable(text))
    run.bold, run.italic, run.font.size = bold, italic, _points(size)
    paragraph.paragraph_format.space_after = _points(4)
    return paragraph


def _points(size: float) -> Any:
    from docx.shared import Pt

    return Pt(size)


def _centimetres(size: float) -> Any:
    from docx.shared import Cm

    return Cm(size)


def _flat(text: str) -> str:
    return " ".join(text.split())

"""A briefing as DOCX, PPTX and XLSX, opened again by the libraries that read them."""

import io
from typing import Any

import docx
import openpyxl
import pptx
import pytest
from docx.shared import Mm, Pt

from assistant.briefing.document import docx_file
from assistant.briefing.editing import Edits, Handout, handout, worded
from assistant.briefing.slides import pptx_file
from assistant.briefing.workbook import xlsx_file
from tests.briefing_examples import hostile


@pytest.fixture(scope="module")
def taken() -> Handout:
    edits = Edits()
    for key, words in (("title", "Tập huấn kỷ cương"), ("agency", "Sở Nội vụ"), ("place", "Quảng Trị"),
                       ("d2", "việc khác"), ("introduction", "Lời đầu.\nLời sau.")):  # fmt: skip
        edits = worded(edits, key, words)
    return handout(hostile(), edits)


@pytest.fixture(scope="module")
def document(taken: Handout) -> Any:
    return docx.Document(io.BytesIO(docx_file(taken)))


@pytest.fixture(scope="module")
def show(taken: Handout) -> Any:
    return pptx.Presentation(io.BytesIO(pptx_file(taken)))


def test_the_page_is_that_of_the_decree(document: Any) -> None:
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    for side, (least, most) in zip(sides, ((20, 25), (20, 25), (30, 35), (15, 20)), strict=True):
        assert Mm(least) <= side + 500 and side <= Mm(most) + 500  # Word counts in twentieths of a point
    assert section.different_first_page_header_footer and "PAGE" in section.header._element.xml
    normal = document.styles["Normal"]
    assert normal.font.name == "Times New Roman" and normal.font.size == Pt(14)
    assert normal.paragraph_format.space_after == Pt(6) and 10 <= normal.paragraph_format.first_line_indent.mm <= 12.8


def test_the_head_is_that_of_the_decree(document: Any) -> None:
    left, right = ([p for p in cell.paragraphs if p.text] for cell in document.tables[0].rows[0].cells)
    assert [p.text for p in left] == ["SỞ NỘI VỤ", "Số: ……/TL"]
    assert [p.text for p in right] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Quảng Trị, ngày 22 tháng 11 năm 2026",
    ]  # fmt: skip
    looks = [(p.runs[0].font.size.pt, p.runs[0].bold, p.runs[0].italic) for p in right]
    assert looks == [(13, True, False), (14, True, False), (14, False, True)]
    assert [p.text for p in document.paragraphs if p.text][:2] == ["TÀI LIỆU TẬP HUẤN", "Tập huấn kỷ cương"]


def test_the_document_tells_all_parts_and_marks_what_was_edited(document: Any) -> None:
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heads == ["I. GIỚI THIỆU", "II. NHIỆM VỤ THEO CƠ QUAN", "III. THỜI HẠN PHẢI NHỚ", "IV. NHỮNG ĐIỂM KHÁC NHAU",
                     "V. CÂU HỎI TẠI LỚP", "VI. ĐÁP ÁN VÀ CĂN CỨ", "VII. NGUỒN"]  # fmt: skip
    text = "\n".join(p.text for p in document.paragraphs)
    assert "Việc khác [người soạn sửa]" in text and "Báo cáo kết quả số 3 của đơn vị;" in text
    assert "ab" * 32 in text and "0123456789ab" in text and "\x07" not in text


def test_a_slide_has_few_bullets_and_the_quotes_in_its_notes(show: Any) -> None:
    assert show.slide_width / show.slide_height == pytest.approx(16 / 9, rel=1e-3)
    slides = list(show.slides)[1:]
    for slide in slides:
        box = next(shape for shape in slide.shapes if shape.name.startswith("TextBox"))
        bullets = [p for p in box.text_frame.paragraphs if p.runs and p.runs[0].font.size >= Pt(14)]
        assert 1 <= len(bullets) <= 6 and all(p.runs[0].font.name == "Times New Roman" for p in bullets)
        assert slide.shapes.title.text_frame.text
    duties = next(slide for slide in slides if "Sở Y tế" in slide.shapes.title.text_frame.text)
    assert "“Sở Nội vụ báo cáo kết quả số 7 của đơn vị” (khoản 1" in duties.notes_slide.notes_text_frame.text
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles[-3:] == ["Câu 1", "Câu 1: đáp án", "Nguồn"]


def test_the_workbook_holds_questions_and_runs_nothing(taken: Handout) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(taken)))
    sheet, sources = book.worksheets
    assert [cell.value for cell in sheet[1]] == ["STT", "Loại", "Câu hỏi", "A", "B", "C", "D", "Đáp án", "Căn cứ",
                                                 "Nguyên văn", "Ghi chú"]  # fmt: skip
    assert [cell.value for cell in sheet[2]][4:8] == ["-1+1", "@tên", "+84", "B"]
    assert sheet.freeze_panes == "A2"
    cells = [cell for one in book.worksheets for row in one.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert all(cell.quotePrefix for cell in sheet[2][2:7])
    assert sources["E2"].value == "ab" * 32 and "0123456789ab" in sources["B3"].value

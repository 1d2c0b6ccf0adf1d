"""The quality report: every gap and every repair is told."""

from dataclasses import replace

import pytest

from ingest.directive import Clause, Directive, Quality, Restored
from ingest.page import Line, Page
from ingest.read import read_bytes
from web.quality_html import quality_html, quality_lines

HEAD = "CHỈ THỊ\nVề việc thử\nỦy ban nhân dân tỉnh yêu cầu:\n"


def read(text: str) -> Directive:
    (directive,) = read_bytes("x.txt", text.encode())
    return directive


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1. Một.\n2. Hai.\n3. Ba.\nVăn phòng làm.\n5. Năm.", "Số thứ tự bị mất khi in, suy ra từ vị trí: khoản 4"),
        ("1. Một.\n3. Ba.", "Không thấy khoản 2: trước khoản 3 có thể mất chữ"),
        ("1. Một:\na) A.\nc) C.", "Không thấy điểm b của khoản 1: trước điểm c có thể mất chữ"),
        ("Điều 1. Một.\nĐiều 3. Ba.", "Không thấy Điều 2: trước Điều 3 có thể mất chữ"),
        ("1. Một:\na) A.\n¢) B.\nc) C.", "Ký hiệu in khác thứ tự: “¢)” đọc là điểm b khoản 1"),
        ("1. Một.\n4. Bốn.", "Không thấy khoản 2, 3: trước khoản 4 có thể mất chữ"),
        ("I. A\n1. Một.\n2. Hai.\n3. Ba.\nVăn phòng làm.\n5. Năm.\nII. B",
         "Số thứ tự bị mất khi in, suy ra từ vị trí: khoản 4 mục I"),
        ("I. A\n1. Một.\n3. Ba.\nII. B", "Không thấy khoản 2 của mục I: trước khoản 3 có thể mất chữ"),
    ],
)  # fmt: skip
def test_gaps_are_told(text: str, said: str) -> None:
    assert said in read(HEAD + text).quality.notes


@pytest.mark.parametrize(
    "text",
    [
        "1. Một.\n2. Hai.",
        "I. A\n1. Một.\n2. Hai.\nII. B\n1. Ba.",
        "1. Một:\na) A.\nb) B.\nc) C.\nd) D.\ne) E.",
        "- Một.\n- Hai.",
    ],
)
def test_whole_numbering_says_nothing(text: str) -> None:
    assert read(HEAD + text).quality.notes == ()


def test_what_is_not_printed_is_named() -> None:
    assert set(read(HEAD + "1. Một.").quality.missing) >= {"number", "issued_on", "signer"}


QUALITY = Quality(("number",), ("Ngày in không rõ <b>",), (1, 3), 0.914, 12, 0.955)


@pytest.mark.parametrize(
    ("quality", "language", "expected"),
    [
        (Quality(), "vi", []),
        (QUALITY, "vi", ["Đọc bằng máy từ ảnh quét: trang 1, 3 (độ tin cậy trung bình 91%)",
                         "12 chữ được phục hồi từ bản in mờ (độ tin cậy trung bình 96%)",
                         "Không thấy in: số, ký hiệu", "Ngày in không rõ <b>"]),
        (replace(QUALITY, ocr_pages=(), notes=()), "en",
         ["12 words restored from faint print (mean confidence 96%)", "Not printed: number"]),
    ],
)  # fmt: skip
def test_the_report_in_sentences(quality: Quality, language: str, expected: list[str]) -> None:
    assert quality_lines(quality, language) == expected


def test_the_report_as_html_is_escaped_and_empty_where_nothing_is_to_tell() -> None:
    assert quality_html(Quality(), "vi") == ""
    assert "&lt;b&gt;" in quality_html(QUALITY, "vi") and "<b>" not in quality_html(QUALITY, "vi")


@pytest.mark.parametrize(
    ("span", "printed"),
    [((0, 4), "Noi"), ((0, 3), "Noi"), ((5, 9), "nhin"), ((0, 9), "Noi nhin"), ((9, 12), " VT"), ((6, 12), "nhin VT"),
     ((1, 2), "Noi")],
)  # fmt: skip
def test_where_the_print_of_a_reading_stands(span: tuple[int, int], printed: str) -> None:
    clause = Clause("1", "", "", "Noi nhin VT", 0, 11, reading="Nơii nhận VT",
                    restored=(Restored(0, 4, "Noi", 0.9), Restored(5, 9, "nhin", 0.9)))  # fmt: skip
    start, end = clause.printed_span(*span)
    assert clause.text[start:end].strip() == printed.strip()


@pytest.mark.parametrize(("printed", "read"), [(0, 0), (2, 0), (3, 4), (4, 5), (8, 9), (10, 11), (11, 12)])
def test_where_print_is_read(printed: int, read: int) -> None:
    clause = Clause("1", "", "", "Noi nhin VT", 0, 11, reading="Nơii nhận VT",
                    restored=(Restored(0, 4, "Noi", 0.9), Restored(5, 9, "nhin", 0.9)))  # fmt: skip
    assert clause.read_at(printed) == read


def test_pages_read_by_ocr_are_the_directives_own() -> None:
    from ingest.letterhead.letterhead import letterhead
    from ingest.quality import quality
    from ingest.sections import sections

    pages = [Page(1, (Line("x"),), confidence=0.9), Page(2, (Line("y"),)), Page(3, (Line("z"),), confidence=0.8)]
    made = quality(letterhead(sections(())), (), pages)
    assert (made.ocr_pages, made.ocr_confidence) == ((1, 3), 0.85)

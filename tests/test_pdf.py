"""PDF files with a text layer, and files that are no PDF or a bad one."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import UserError
from ingest.page import Page
from ingest.readers.pdf import MOST_PAGES, image_pages, pages

FILES = Path(__file__).parent / "files"


def read(name: str) -> tuple[Page, ...]:
    return pages(name, (FILES / name).read_bytes())


def texts(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def test_letterhead_and_signature_are_read_by_column() -> None:
    first, second = read("pdf-letter.pdf")
    assert texts(first)[:8] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH QUẢNG BÌNH",
        "Số: 15/UBND-NC",
        "V/v đẩy mạnh cải cách thủ tục hành chính",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Quảng Bình, ngày 12 tháng 6 năm 2024",
        "Kính gửi: Các sở, ban, ngành; Ủy ban nhân dân các huyện, thị xã, thành phố.",
    ]
    assert texts(second)[-8:] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Văn phòng Chính phủ;",
        "- Lưu: VT, NC.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Phan Mạnh Hùng",
    ]
    assert first.confidence is None


def test_wrapped_lines_are_one_paragraph_and_a_page_may_end_inside_one() -> None:
    first, second = read("pdf-letter.pdf")
    labels = [text.partition(" ")[0] for text in texts(first)[8:]]
    assert labels == ["1.", "2.", "a)", "b)", "c)", "d)", *(f"{n}." for n in range(3, len(labels) - 3))]
    assert "tại Nghị quyết số 15/NQ-HĐND, xác định rõ" in texts(first)[8]
    assert [line.whole for line in first.lines] == [True] * (len(first.lines) - 1) + [False]
    assert second.lines[0].text[0].islower()


def test_boxes_are_in_points_from_the_top_left() -> None:
    first, _ = read("pdf-letter.pdf")
    assert first.size == pytest.approx((595.3, 841.9), abs=0.1)
    boxes = [line.box for line in first.lines]
    assert all(b and 50 < b.left < b.right < 560 and 50 < b.top < b.bottom < 800 for b in boxes)
    body = [b.top for b in boxes[7:] if b]
    assert body == sorted(body)


def test_a_body_in_two_columns_is_read_column_by_column() -> None:
    (page,) = read("pdf-columns.pdf")
    labels = [text.partition(" ")[0] for text in texts(page)]
    assert labels == ["QUY", *["1.", "2.", "a)", "b)", "c)", "d)"] * 3, "Thủ"]


def test_a_ruled_table_is_read_row_by_row() -> None:
    (page,) = read("pdf-table.pdf")
    assert [line.cells for line in page.lines if line.cells] == [
        ("STT", "Nhiệm vụ", "Thời hạn"),
        ("1", "Rà soát thủ tục hành chính", "30/6/2024"),
        ("2", "Báo cáo", "15/7/2024"),
    ]
    assert texts(page)[1] == "STT | Nhiệm vụ | Thời hạn"
    assert [text[:2] for text in texts(page)] == ["1.", "ST", "1 ", "2 ", "2."]


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[int, int]] = []
    pages("a.pdf", (FILES / "pdf-letter.pdf").read_bytes(), lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def pdf(*objects: str, stream: bytes = b"") -> bytes:
    """A PDF of one page whose content is `stream`; `objects` are added to its page and its fonts."""
    page, font = (*objects, "", "/BaseFont /Helvetica")[:2] if objects else ("", "/BaseFont /Helvetica")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /Contents 4 0 R {page or '/MediaBox [0 0 595 842]'} "
        f"/Resources << /Font << /F << /Type /Font /Subtype /Type1 {font} >> >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 5\n0000000000 65535 f \n" + table + b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return body + tail % len(body)


HELLO = b"BT /F 13 Tf 85 700 Td (Bo Noi vu bao cao) Tj ET"


def test_a_page_that_is_turned_has_its_boxes_as_it_is_shown() -> None:
    (page,) = pages("a.pdf", pdf("/MediaBox [0 0 595 842] /Rotate 90", stream=HELLO))
    assert page.size == (842, 595)
    assert texts(page) == ["Bo Noi vu bao cao"]
    box = page.lines[0].box
    assert box and box.bottom - box.top > box.right - box.left  # the letters stand on their side


def test_letters_in_a_font_of_an_old_encoding_are_decoded() -> None:
    stream = b"BT /F 13 Tf 85 700 Td (C\xe9ng ho\xb5) Tj ET"
    (page,) = pages("a.pdf", pdf("", "/BaseFont /.VnTime /Encoding /WinAnsiEncoding", stream=stream))
    assert texts(page) == ["Cộng hoà"]


def test_an_empty_page_has_no_lines() -> None:
    (page,) = pages("a.pdf", pdf())
    assert (page.lines, page.confidence) == ((), None)


def many_pages() -> bytes:
    content = pdf(stream=HELLO)
    kids = b" ".join([b"3 0 R"] * (MOST_PAGES + 1))
    return content.replace(b"[3 0 R] /Count 1", b"[" + kids + b"] /Count %d" % (MOST_PAGES + 1))


LETTER = (FILES / "pdf-letter.pdf").read_bytes()
LOCKED = pdf(stream=HELLO).replace(
    b"/Root 1 0 R",
    b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <" + b"1f" * 32 + b"> /U <" + b"2e" * 32 + b"> >> "
    b"/ID [<00> <00>]",
)  # fmt: skip


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(LOCKED, "mật khẩu", id="encrypted"),
        pytest.param(LETTER[: len(LETTER) // 2], "hỏng", id="cut short"),
        pytest.param(b"%PDF-1.7\n" + random.Random(1).randbytes(3000), "hỏng", id="noise"),
        pytest.param(b"", "hỏng", id="empty"),
        pytest.param(many_pages(), f"quá {MOST_PAGES} trang", id="too many pages"),
        pytest.param(pdf().replace(b"/Kids [3 0 R] /Count 1", b"/Kids [     ] /Count 0"), "hỏng", id="no pages"),
        pytest.param(pdf("/MediaBox [0 0 90000 90000]", stream=HELLO), "khổ giấy", id="huge page"),
    ],
)
def test_bad_pdfs_are_refused_in_one_line(content: bytes, says: str) -> None:
    with pytest.raises(UserError) as refusal:
        pages("thử.pdf", content)
    assert says in refusal.value.vi
    assert refusal.value.en and "\n" not in refusal.value.vi + refusal.value.en


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + bytes(50), b"II*\x00" + b"\xff" * 30])
def test_bad_pictures_are_refused(content: bytes) -> None:
    with pytest.raises(UserError, match="ảnh"):
        image_pages("ảnh.png", content)


SMALL = pdf(stream=HELLO)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), max_size=12), st.integers(0, 40))
def test_a_damaged_pdf_is_read_or_refused(changes: list[tuple[int, int]], cut: int) -> None:
    content = bytearray(SMALL)
    for place, value in changes:
        content[place] = value
    try:
        made = pages("a.pdf", bytes(content[: len(content) - cut]))
    except UserError:
        return
    assert all(isinstance(line.text, str) for page in made for line in page.lines)

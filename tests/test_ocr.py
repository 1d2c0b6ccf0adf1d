"""Scans and photos of pages, read by Tesseract."""

import ctypes
import io
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from ingest.errors import UserError
from ingest.page import Page
from ingest.readers import ocr
from ingest.readers.pdf import image_pages, pages
from ingest.readers.picture import Picture, for_ocr, has_coloured_ink, inkless, pictures

FILES = Path(__file__).parent / "files"
SAMPLES = Path(__file__).parents[2] / "shared" / "samples"
SCAN = (FILES / "pdf-scan.pdf").read_bytes()


def has_vietnamese() -> bool:
    if not shutil.which("tesseract"):
        return False
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    return "vie" in listed.stdout.split()


needs_tesseract = pytest.mark.skipif(not has_vietnamese(), reason="tesseract with its Vietnamese data is not installed")


def texts(page: Page) -> list[str]:
    return [line.text for line in page.lines]


@pytest.fixture(scope="module")
def scan() -> Page:
    (page,) = pages("quét.pdf", SCAN)
    return page


@needs_tesseract
def test_a_scans_letterhead_and_signature_are_read_by_column(scan: Page) -> None:
    read = texts(scan)
    assert read[:3] == ["ỦY BAN NHÂN DÂN", "TỈNH QUẢNG BÌNH", "Số: 15/UBND-NC"]
    assert read.index("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") > 3
    assert read[-8:-5] == ["Nơi nhận:", "- Như trên;", "- Văn phòng Chính phủ;"]
    signature = [text.strip(" ,.") for text in read[-4:]]  # a seal stands over it, and leaves a speck
    assert signature == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Phan Mạnh Hùng"]


@needs_tesseract
def test_a_scans_paragraphs_are_joined_and_have_their_place(scan: Page) -> None:
    body = [line for line in scan.lines if line.text[:2] in {"1.", "2.", "3."}]
    assert len(body) == 3
    assert all(line.whole and line.box and line.box.right - line.box.left > 400 for line in body)
    assert "Nghị quyết số 15/NQ-HĐND, xác định rõ việc đã làm" in body[0].text
    assert scan.confidence is not None and 0.9 < scan.confidence < 1


def picture(width: int = 620, height: int = 877) -> Image.Image:
    with pypdfium2.PdfDocument(SCAN) as document:
        page: Image.Image = document[0].render(scale=height / 842).to_pil()
    return page.convert("RGB").resize((width, height))


@needs_tesseract
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_pictures_of_pages_are_read(form: str) -> None:
    content = io.BytesIO()
    picture(1240, 1754).crop((0, 0, 1240, 330)).save(content, form)
    (page,) = image_pages("ảnh", content.getvalue())
    assert "Số: 15/UBND-NC" in texts(page)


@needs_tesseract
@pytest.mark.parametrize("turn", [90, 180])
def test_pages_that_were_scanned_turned_are_read_upright(turn: int) -> None:
    content = io.BytesIO()
    picture(1240, 1754).crop((0, 0, 1240, 600)).rotate(turn, expand=True).save(content, "PNG", dpi=(150, 150))
    (page,) = image_pages("ảnh.png", content.getvalue())
    assert texts(page)[:3] == ["ỦY BAN NHÂN DÂN", "TỈNH QUẢNG BÌNH", "Số: 15/UBND-NC"]
    assert page.size == pytest.approx((595, 288), abs=1)


@needs_tesseract
def test_a_tiff_of_many_pages_tells_its_progress() -> None:
    content, told = io.BytesIO(), []
    blank = Image.new("L", (620, 877), 255)
    blank.save(content, "TIFF", save_all=True, append_images=[blank, blank])
    made = image_pages("fax.tif", content.getvalue(), lambda done, total: told.append((done, total)))
    assert [(page.number, page.lines, page.confidence) for page in made] == [(n, (), None) for n in (1, 2, 3)]
    assert told == [(1, 3), (2, 3), (3, 3)]


@needs_tesseract
def test_a_stamp_over_a_scan_is_not_its_text() -> None:
    """A scan whose only text layer is the stamp of a digital signature is read by OCR."""
    with pypdfium2.PdfDocument(SCAN) as document:
        stamped = with_text(document, "Ky boi: Van phong Chinh phu")
    (page,) = pages("ký số.pdf", stamped)
    assert page.confidence is not None
    assert "Số: 15/UBND-NC" in texts(page)


def with_text(document: pypdfium2.PdfDocument, text: str) -> bytes:
    from pypdfium2 import raw

    page = document[0]
    made = raw.FPDFPageObj_NewTextObj(document, b"Helvetica", 9)
    encoded = text.encode("utf-16-le") + b"\x00\x00"
    raw.FPDFText_SetText(made, ctypes.cast(ctypes.create_string_buffer(encoded), raw.FPDF_WIDESTRING))
    raw.FPDFPageObj_Transform(made, 1, 0, 0, 1, 60, 800)
    raw.FPDFPage_InsertObject(page, made)
    page.gen_content()
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def test_a_seal_and_a_signature_turn_white_and_print_stays_black() -> None:
    colours = np.array([[[0, 0, 0], [210, 40, 50], [60, 80, 190], [255, 255, 255], [90, 90, 90]]], dtype=np.uint8)
    black, red, blue, white, grey = inkless(colours)[0]
    assert (black, white, grey) == (0, 255, 90)
    assert min(red, blue) == 255
    assert has_coloured_ink(colours) and not has_coloured_ink(colours[:, [0, 3, 4]])


@pytest.mark.parametrize(("dpi", "expected"), [(100.0, 150), (150.0, 150), (200.0, 200), (300.0, 150), (600.0, 150)])
def test_pictures_come_to_the_resolution_that_was_measured(dpi: float, expected: int) -> None:
    page = Picture(np.zeros((int(dpi), int(dpi), 3), dtype=np.uint8), dpi)
    assert for_ocr(page).dpi == expected
    assert for_ocr(page).colour.shape == (expected, expected, 3)
    assert for_ocr(page).size == pytest.approx((72, 72), abs=0.5)


@pytest.mark.parametrize(
    ("mode", "dpi", "expected"), [("1", 600, 300), ("P", 600, 300), ("RGBA", 750, 250), ("L", 300, 300)]
)
def test_a_picture_that_is_much_too_fine_is_made_smaller(mode: str, dpi: int, expected: float) -> None:
    content = io.BytesIO()
    Image.new(mode, (dpi * 8, dpi * 11)).save(content, "PNG", dpi=(dpi, dpi))
    count, (sheet,) = pictures("a.png", content.getvalue())
    assert (count, sheet.colour.shape) == (1, (expected * 11, expected * 8, 3))
    assert sheet.dpi == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("I.MỤC", "I. MỤC"), ("XII.TỔ", "XII. TỔ"), ("I.", "I."), ("II", "II"), ("V.V.", "V.V."), ("V/v", "V/v")],
)
def test_a_roman_number_stands_apart_from_its_heading(word: str, expected: str) -> None:
    assert ocr.label_apart(word) == expected


def test_a_missing_tesseract_names_its_packages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UserError, match="apt install tesseract-ocr tesseract-ocr-vie") as refusal:
        pages("quét.pdf", SCAN)
    assert "apt install tesseract-ocr tesseract-ocr-vie" in refusal.value.en


@pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")
def test_missing_vietnamese_data_names_its_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    with pytest.raises(UserError, match="apt install tesseract-ocr-vie"):
        ocr.tesseract(np.full((50, 50), 255, dtype=np.uint8), 150)


def test_a_picture_of_too_many_pixels_is_refused() -> None:
    content = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(content, "PNG")
    with pytest.raises(UserError, match="triệu điểm ảnh"):
        image_pages("lớn.png", content.getvalue())


@needs_tesseract
@pytest.mark.skipif(not SAMPLES.exists(), reason="the shared samples are not here")
def test_the_letterhead_and_the_signature_of_a_real_scan() -> None:
    (page,) = pages("test_10.pdf", (SAMPLES / "test_10.pdf").read_bytes())
    expected = [
        "BỘ GIÁO DỤC VÀ ĐÀO TẠO",
        "Độc lập - Tự do - Hạnh phúc",
        "BỘ TRƯỞNG BỘ GIÁO DỤC VÀ ĐÀO TẠO",
        "Nơi nhận:",
        "- Như Điều 3;",
        "KT. BỘ TRƯỞNG",
        "THỨ TRƯỞNG",  # under the seal
    ]
    assert [text for text in texts(page) if text in expected] == expected

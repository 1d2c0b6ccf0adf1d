"""PDF files and pictures of pages: the text layer with its boxes where a page has a good one, else OCR (pypdfium2)."""

import ctypes
import unicodedata
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from ingest.encodings import from_font
from ingest.errors import UserError
from ingest.page import Box, Line, Page
from ingest.readers import ocr, picture
from ingest.readers.foot import Foot, foot
from ingest.readers.furniture import without_running_heads, without_stamps
from ingest.readers.layout import Row, Word, around, middle, rows
from ingest.readers.paragraphs import paragraphs
from ingest.readers.ruled import Grid, grids, table_rows

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfObject, PdfPage, PdfTextPage

Progress = Callable[[int, int], None]  # pages done, pages in all

MOST_PAGES = 500
_LARGEST_SIDE = 14400.0  # points (ISO 32000-1, annex C)
_MOST_RENDERED = 12_000_000  # pixels: A4 at 350 dpi
_SCAN = 0.5  # share of a page that a scan's picture covers at least
_LETTERS_OF_A_PAGE = 200  # fewer beside a scan are a stamp's
_VIETNAMESE = frozenset("ăâđêôơưĂÂĐÊÔƠƯ") | {
    chr(c) for c in range(0x1EA0, 0x1EFA)
}  # letters with a mark that Vietnamese has


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The words of a page before anything is understood."""

    words: tuple[Word, ...]
    size: tuple[float, float]
    confidence: float | None = None
    tables: tuple[Grid, ...] = ()


_FINE = 64  # steps a point: PDFium gives places on a page as whole steps
_LINE_END_HYPHEN = 2  # what PDFium puts for a hyphen at the end of a line: '968/CĐ-'


_Job = Callable[[], _Sheet]
_Part = tuple[Row, ...] | tuple[Line, ...]  # running text, or a table


def pages(name: str, content: bytes, progress: Progress | None = None) -> tuple[Page, ...]:
    """The pages of a PDF, each read from its text layer or, where that is missing or bad, by OCR.

    Raises UserError for a PDF that is encrypted, broken, empty or too large, and as `ocr.read` does.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content) as document:
            _check(name, len(document))
            return _read(_pdf_jobs(document), len(document), progress)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(name, error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD) from error


def page_picture(name: str, content: bytes, page: int, dpi: float) -> picture.Picture | None:
    """Page `page` (from 1) of a PDF as it is shown, None where there is no such page.  One thread at a time.

    Raises UserError for a PDF that is encrypted or broken.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content) as document:
            return _rendered(document[page - 1], dpi) if page <= len(document) else None
    except pypdfium2.PdfiumError as error:
        raise _unreadable(name, error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD) from error


def image_pages(name: str, content: bytes, progress: Progress | None = None) -> tuple[Page, ...]:
    """The pages of a PNG, JPEG or TIFF picture, read by OCR.

    Raises UserError for a file that is no picture, is damaged or too large, and as `ocr.read` does.
    """
    count, shots = picture.pictures(name, content)
    _check(name, count)
    return _read((partial(_scanned, shot) for shot in shots), count, progress)


def _read(jobs: Iterator[_Job], total: int, progress: Progress | None) -> tuple[Page, ...]:
    """The pages that `jobs` read, some at a time, so that few pictures are held at once."""
    sheets: list[_Sheet] = []
    waiting: deque[Future[_Sheet]] = deque()

    def finish() -> None:
        sheets.append(waiting.popleft().result())
        if progress:
            progress(len(sheets), total)

    with ThreadPoolExecutor(ocr.WORKERS) as pool:
        for job in jobs:
            waiting.append(pool.submit(job))
            if len(waiting) > ocr.WORKERS:
                finish()
        while waiting:
            finish()
    return _pages(sheets)


def _pages(sheets: list[_Sheet]) -> tuple[Page, ...]:
    printed = without_running_heads([sheet.words for sheet in sheets])
    parts: list[list[_Part]] = []
    carried: Foot | None = None
    for sheet, words, following in zip(sheets, printed, [*printed[1:], ()], strict=True):
        begun = [] if carried is None else _foot_parts(carried)
        words = words if carried is None else carried.after
        carried = foot(words, following)
        parts.append([*begun, *_parts(words if carried is None else carried.before, sheet.tables)])
    return tuple(
        Page(number, tuple(_lines(own, after)), sheet.size, sheet.confidence)
        for number, (sheet, own, after) in enumerate(zip(sheets, parts, [*parts[1:], []], strict=True), start=1)
    )


def _foot_parts(carried: Foot) -> list[_Part]:
    """The rest of a foot; what was printed on the page before has no place on this one."""
    before = tuple(replace(line, box=None) for line in paragraphs(rows(carried.signature)))
    return [rows(carried.recipients), before, rows(carried.signed)]


def _parts(words: Sequence[Word], tables: Sequence[Grid]) -> Iterator[_Part]:
    """The rows of a page and the lines of its tables, from top to bottom."""
    for table in tables:
        yield without_stamps(rows([w for w in words if middle(w) < table.top]))
        yield table_rows(table, [w for w in words if table.top <= middle(w) <= table.bottom])
        words = [w for w in words if middle(w) > table.bottom]
    yield without_stamps(rows(words))


def _lines(parts: Sequence[_Part], after: Sequence[_Part]) -> Iterator[Line]:
    """The paragraphs and table rows of a page, given those of the page after."""
    first = next((part[0] for part in after if part), None)
    for n, part in enumerate(parts, start=1):
        following = first if n == len(parts) and isinstance(first, Row) else None
        made = [item for item in part if isinstance(item, Row)]
        yield from paragraphs(made, following) if made else (item for item in part if isinstance(item, Line))


def _scanned(shot: picture.Picture) -> _Sheet:
    scan = ocr.read(shot)
    return _Sheet(scan.words, scan.size, scan.confidence)


def _pdf_jobs(document: "PdfDocument") -> Iterator[_Job]:
    """How each page is to be read.  PDFium is called here alone, in one thread: it knows no other."""
    for index in range(len(document)):
        page = document[index]
        try:
            yield _pdf_job(page)
        finally:
            page.close()


def _pdf_job(page: "PdfPage") -> _Job:
    width, height = size = page.get_size()
    if not (0 < width <= _LARGEST_SIDE and 0 < height <= _LARGEST_SIDE):
        raise UserError(
            "Một trang PDF có khổ giấy không hợp lệ. Hãy in lại tệp ra PDF khổ A4.",
            "A page of the PDF has an impossible size. Print the file to PDF again, on A4.",
        )
    words = _text_layer(page)
    dpi, covered = _scan(page)
    if _is_readable([w.text for w in words], covered >= _SCAN):
        return partial(_Sheet, words, size, tables=grids(_strokes(page)))
    if not any(True for _ in page.get_objects(max_depth=1)):
        return partial(_Sheet, (), size)
    return partial(_scanned, _rendered(page, dpi))


def _is_readable(words: list[str], scanned: bool) -> bool:
    """Whether a text layer is the page's text: a scan's may be a stamp's alone, or OCR in another language."""
    text = "".join(words)
    letters = [c for c in text if c.isalpha()]
    odd = sum(unicodedata.category(c) in {"Co", "Cn", "Cc", "Cs"} or c == "\ufffd" for c in text)
    if not letters or odd > 0.1 * len(text):
        return False
    if not scanned:
        return True
    return len(letters) >= _LETTERS_OF_A_PAGE and sum(c in _VIETNAMESE for c in letters) > 0.08 * len(letters)


def _scan(page: "PdfPage") -> tuple[float, float]:
    """Resolution and share of the page of its largest picture; (0, 0) without one.  Raises UserError for a huge one."""
    from pypdfium2 import PdfImage

    width, height = page.get_size()
    best = 0.0, 0.0
    for found in page.get_objects():
        if isinstance(found, PdfImage):
            left, bottom, right, top = found.get_bounds()
            across, down = found.get_px_size()
            picture.check_pixels(across, down)
            share = (right - left) * (top - bottom) / (width * height)
            if share > best[1]:
                best = max(across, down) / max(right - left, top - bottom) * 72, share
    return best


def _rendered(page: "PdfPage", dpi: float) -> picture.Picture:
    """The page in colour, at its scan's own resolution where that is sensible."""
    width, height = page.get_size()
    scale = min(min(max(dpi, picture.DPI), 300.0) / 72, (_MOST_RENDERED / (width * height)) ** 0.5)
    bitmap = page.render(scale=scale, draw_annots=False, may_draw_forms=False, rev_byteorder=True, prefer_bgrx=False)
    try:
        colour = bitmap.to_numpy()[..., :3].copy()
    finally:
        bitmap.close()
    return picture.Picture(colour, scale * 72)


def _text_layer(page: "PdfPage") -> tuple[Word, ...]:
    """The words of a page's text layer; those in a font of an old encoding are decoded."""
    textpage = page.get_textpage()
    try:
        return tuple(_word(page, textpage, indexes) for indexes in _runs(textpage))
    finally:
        textpage.close()


def _runs(textpage: "PdfTextPage") -> Iterator[list[tuple[int, str]]]:
    """The characters of each word, with their positions in the text layer."""
    from pypdfium2 import raw

    run: list[tuple[int, str]] = []
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        char = "-" if code == _LINE_END_HYPHEN else "\ufffd" if 0xD800 <= code < 0xE000 or not code else chr(code)
        if not char.isspace():
            run.append((index, char))
        if run and (char.isspace() or code == _LINE_END_HYPHEN):
            yield run
            run = []
    if run:
        yield run


def _word(page: "PdfPage", textpage: "PdfTextPage", run: list[tuple[int, str]]) -> Word:
    text = from_font("".join(char for _, char in run), _font(textpage, run[0][0]))
    return Word(unicodedata.normalize("NFC", text), around([_char_box(page, textpage, index) for index, _ in run]))


def _font(textpage: "PdfTextPage", index: int) -> str:
    """The name of a character's font without its subset's mark: 'ABCDEF+.VnTime' -> '.VnTime'."""
    from pypdfium2 import raw

    buffer = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(textpage, index, buffer, len(buffer), ctypes.c_int())
    return buffer.value.decode("utf-8", "replace").rpartition("+")[2]


def _char_box(page: "PdfPage", textpage: "PdfTextPage", index: int) -> Box:
    left, bottom, right, top = textpage.get_charbox(index, loose=True)
    return _shown(page, (left, right), (bottom, top))


def _strokes(page: "PdfPage") -> Iterator[Box]:
    """What is drawn on a page: each thin rectangle or line, and the sides of each frame."""
    from pypdfium2 import raw

    for path in page.get_objects([raw.FPDF_PAGEOBJ_PATH]):
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, filled, stroked)
        for points in _drawn(path):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
            sides = (((left, right), (top, top)), ((left, right), (bottom, bottom)), ((left, left), (bottom, top)))
            yield _shown(page, (left, right), (bottom, top))
            if stroked:
                yield from (_shown(page, *side) for side in (*sides, ((right, right), (bottom, top))))


def _drawn(path: "PdfObject") -> Iterator[list[tuple[float, float]]]:
    """The points of each figure that a path draws, on its page."""
    from pypdfium2 import raw

    matrix = path.get_matrix()
    figure: list[tuple[float, float]] = []
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and figure:
            yield figure
            figure = []
        figure.append(matrix.on_point(x.value, y.value))
    if figure:
        yield figure


def _shown(page: "PdfPage", across: tuple[float, float], up: tuple[float, float]) -> Box:
    """A rectangle of the page's own coordinates from the top left of the page as it is shown, turned and cropped."""
    from pypdfium2 import raw

    width, height = (round(side * _FINE) for side in page.get_size())
    corners = []
    for corner in zip(across, up, strict=True):
        x, y = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, *corner, x, y)
        corners.append((x.value / _FINE, y.value / _FINE))
    (x1, y1), (x2, y2) = corners
    return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _check(name: str, count: int) -> None:
    if count > MOST_PAGES:
        raise UserError(
            f"“{name}” có {count} trang, quá {MOST_PAGES} trang. Hãy tách tệp ra rồi nạp lại.",
            f"“{name}” has {count} pages, more than {MOST_PAGES}. Split it and try again.",
        )


def _unreadable(name: str, locked: bool) -> UserError:
    if locked:
        return UserError(
            f"“{name}” có mật khẩu. Hãy bỏ mật khẩu (lưu lại thành PDF không khóa) rồi nạp lại.",
            f"“{name}” is protected by a password. Save it as PDF without one and try again.",
        )
    return UserError(
        f"“{name}” là tệp PDF bị hỏng. Hãy tải lại hoặc xuất lại tệp PDF.",
        f"“{name}” is a damaged PDF. Download it or export it again.",
    )

"""One page of a PDF or of a picture as a PNG to look at, places on it framed."""

import threading
from collections.abc import Sequence
from itertools import islice

from ingest.directive import Region
from ingest.errors import UserError
from ingest.page import Box
from ingest.readers import pdf, picture

DPI = 120.0  # A4 is then some 1,000 pixels wide
_ALONE = threading.Lock()  # PDFium knows one thread


def page_image(name: str, content: bytes, page: int, regions: Sequence[Region] = ()) -> bytes:
    """PNG of page `page` (from 1), with those of `regions` framed that are on it.

    Raises UserError for a file that is no PDF or picture, is damaged, or has no such page.
    """
    shot = _shot(name, content, page)
    boxes = [Box(one.left, one.top, one.right, one.bottom) for one in regions if one.page == page]
    return picture.framed(shot, boxes, DPI)


def _shot(name: str, content: bytes, page: int) -> picture.Picture:
    missing = UserError(f"“{name}” không có trang {page}.", f"“{name}” has no page {page}.")
    if page < 1:
        raise missing
    if b"%PDF-" in content[:1024]:
        with _ALONE:
            shot = pdf.page_picture(name, content, page, DPI)
    else:
        shot = next(islice(picture.pictures(name, content)[1], page - 1, page), None)
    if shot is None:
        raise missing
    return shot

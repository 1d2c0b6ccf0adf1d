"""A page's picture as OCR reads it best: without coloured ink, at the resolution that was measured (Pillow, numpy)."""

import io
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageOps, ImageSequence

from ingest.errors import UserError
from ingest.page import Box

DPI = 150.0  # what OCR reads best, `python -m bench.ocr`; a scan of 140 to 200 is left as it is
_KEPT = (140.0, 200.0)
_FINE = 250.0  # what is at least twice as fine is made smaller before it is looked at
_A4 = 297 / 25.4  # inches, the long side
_MOST_PIXELS = 80_000_000  # A3 at 600 dpi
_COLOURED = 60  # least difference between channels of coloured ink
_INK, _LINE, _AROUND = (15, 118, 110), 3, 4.0  # of a frame: its colour, pixels, and points between it and the words
_TOO_LARGE = UserError(
    f"Ảnh của một trang lớn quá {_MOST_PIXELS // 1_000_000} triệu điểm ảnh. Hãy quét lại ở 200–300 dpi.",
    f"The picture of a page has more than {_MOST_PIXELS // 1_000_000} million pixels. Scan it again at 200–300 dpi.",
)

Grey = NDArray[np.uint8]  # height × width, 0 is black
Colour = NDArray[np.uint8]  # height × width × 3, RGB


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in colour and its resolution in pixels an inch."""

    colour: Colour
    dpi: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        height, width = self.colour.shape[:2]
        return width * 72 / self.dpi, height * 72 / self.dpi


def framed(picture: Picture, boxes: Iterable[Box], dpi: float) -> bytes:
    """PNG of the picture at no more than `dpi`, each of the boxes (in points) framed."""
    scale = min(1.0, dpi / picture.dpi)
    height, width = picture.colour.shape[:2]
    image = Image.fromarray(picture.colour).resize((max(1, round(width * scale)), max(1, round(height * scale))))
    drawn = ImageDraw.Draw(image)
    for box in boxes:
        sides = (box.left - _AROUND, box.top - _AROUND, box.right + _AROUND, box.bottom + _AROUND)
        drawn.rectangle([side * picture.dpi * scale / 72 for side in sides], outline=_INK, width=_LINE)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def for_ocr(picture: Picture) -> Picture:
    """The picture at a resolution that OCR reads well."""
    if _KEPT[0] <= picture.dpi <= _KEPT[1]:
        return picture
    height, width = picture.colour.shape[:2]
    scale = DPI / picture.dpi
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return Picture(np.asarray(Image.fromarray(picture.colour).resize(size, Image.Resampling.LANCZOS)), DPI)


def grey(colour: Colour) -> Grey:
    """All ink, coloured or not."""
    return np.asarray(Image.fromarray(colour).convert("L"))


def inkless(colour: Colour) -> Grey:
    """The black print alone: red seals and blue signatures turn white.

    The brightest channel is light where ink has a colour, and half the colour's purity makes it lighter still; more
    would eat into the print under a seal.
    """
    brightest: Grey = colour.max(axis=2)
    purity: Grey = brightest - colour.min(axis=2)
    light: Grey = np.minimum(brightest.astype(np.uint16) + purity // 2, 255).astype(np.uint8)
    return light


def has_coloured_ink(colour: Colour) -> bool:
    """Whether there is more coloured ink than a scanner's noise: a stamp or handwriting."""
    purity = colour.max(axis=2) - colour.min(axis=2)
    return float((purity > _COLOURED).mean()) > 0.0005


def check_pixels(width: int, height: int) -> None:
    """Raises UserError for a picture that would take too much memory."""
    if width * height > _MOST_PIXELS:
        raise _TOO_LARGE


def pictures(name: str, content: bytes) -> tuple[int, Iterator[Picture]]:
    """How many pages an image file has (TIFF may have many), and each of them, upright as its camera held it.

    Raises UserError for a file that is no picture, is cut short, or is too large.
    """
    broken = UserError(
        f"“{name}” không phải ảnh đọc được hoặc bị hỏng. Hãy lưu lại ảnh (PNG, JPEG, TIFF).",
        f"“{name}” is no picture that can be read, or is damaged. Save it again (PNG, JPEG, TIFF).",
    )
    try:
        with warnings.catch_warnings(action="ignore"):
            image = Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF"))
            count = getattr(image, "n_frames", 1)
    except MemoryError:
        raise
    except Image.DecompressionBombError as error:
        raise _TOO_LARGE from error
    except Exception as error:
        raise broken from error
    return count, _frames(image, broken)


def _frames(image: Image.Image, broken: UserError) -> Iterator[Picture]:
    for frame in ImageSequence.Iterator(image):
        check_pixels(*frame.size)
        try:
            with warnings.catch_warnings(action="ignore"):
                upright, dpi = _upright(frame)
        except MemoryError:
            raise
        except Exception as error:
            raise broken from error
        yield Picture(np.asarray(upright), dpi)


def _upright(frame: Image.Image) -> tuple[Image.Image, float]:
    """The frame in colour as its camera held it, and its resolution; one that is much too fine is made smaller first.

    A page of 79 million pixels would else be held several times over, in more than the memory that a reader has.
    """
    dpi = _resolution(frame)
    times = max(1, int(dpi // _FINE))
    if times > 1:
        frame = frame.convert("L" if frame.mode == "1" else "RGB") if frame.mode not in ("L", "RGB") else frame
        frame = frame.reduce(times)
    return ImageOps.exif_transpose(frame.convert("RGB")), dpi / times


def _resolution(image: Image.Image) -> float:
    """As the file says, where that makes a sheet of a sensible size; a photo of a page is taken for A4."""
    stated = float(image.info.get("dpi", (0, 0))[1] or 0)
    long = max(image.size)
    return stated if stated and 0.5 * _A4 < long / stated < 2 * _A4 else long / _A4

"""Printed words of a page's picture, by Tesseract (Apache-2.0), run as a program of its own."""

import os
import re
import statistics
import subprocess
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from ingest.errors import UserError
from ingest.page import Box
from ingest.readers.layout import Word, asides, shared
from ingest.readers.picture import Grey, Picture, for_ocr, grey, has_coloured_ink, inkless

LAYOUT, BLOCK = 3, 6  # Tesseract's page segmentation modes: automatic, one block; `python -m bench.ocr`
_MARGIN = 6  # pixels that are left around a part of a page
WORKERS = 2
_SECONDS = 60  # for one run
_DOUBTFUL = 0.6  # a page upside down is read with 0.4 to 0.5, an upright one with more than 0.9
_SURE = 0.8  # confidence from which a word in coloured ink is believed
_NOISE = 30  # per cent: a line that is read less surely is no print
_DASHES = frozenset("-–—~=+•…")
_ROMAN_LABEL = re.compile(r"^([IVX]{1,5}\.)(?=\w{2})")
_STROKES = frozenset("|]![l")  # what a day of 11 is read as: '|]'


@dataclass(frozen=True, slots=True)
class Scan:
    """What is printed on a page."""

    words: tuple[Word, ...]  # their boxes in points
    size: tuple[float, float]  # of the page as it is read, width and height in points
    confidence: float | None  # the mean of Tesseract's in the words, 0 to 1; None without words


@dataclass(frozen=True, slots=True)
class Read:
    """A word and Tesseract's confidence in it, 0 to 1."""

    word: Word
    confidence: float


def read(picture: Picture) -> Scan:
    """What is printed on a page, which is turned upright first where it was scanned sideways or upside down.

    Raises UserError when Tesseract or its Vietnamese data is missing, or when it takes longer than it may.
    """
    sheet = for_ocr(picture)
    found = tesseract(inkless(sheet.colour), sheet.dpi)
    if _looks_turned(found) and (turns := _quarter_turns(grey(sheet.colour))):
        sheet = Picture(np.ascontiguousarray(np.rot90(sheet.colour, -turns)), sheet.dpi)
        found = tesseract(inkless(sheet.colour), sheet.dpi)
    found = _with_columns(sheet, found)
    found = (*found, *_coloured(sheet, found))
    return Scan(
        tuple(r.word for r in found), sheet.size, statistics.fmean(r.confidence for r in found) if found else None
    )


def _looks_turned(found: tuple[Read, ...]) -> bool:
    """Whether most words make no sense, or stand on their side."""
    if not found:
        return False
    boxes = [r.word.box for r in found if len(r.word.text) > 2]
    tall = sum(box.bottom - box.top > box.right - box.left for box in boxes)
    return tall > len(boxes) / 2 or statistics.fmean(r.confidence for r in found) < _DOUBTFUL


def _quarter_turns(image: Grey) -> int:
    """How often a page must be turned by 90 degrees clockwise to stand upright; 0 where Tesseract cannot tell."""
    done = _run(image, "-l", "osd", "--psm", "0")
    match = re.search(rb"Rotate: (\d+)", done.stdout)  # 'Rotate: 270'
    return int(match[1]) // 90 if match else 0


def _with_columns(sheet: Picture, found: tuple[Read, ...]) -> tuple[Read, ...]:
    """Columns side by side are read again, each by itself: Tesseract takes their lines for one, or loses one."""
    print_alone = inkless(sheet.colour)
    for place in asides([r.word for r in found], sheet.size):
        first = tuple(r for r in found if _inside(r.word.box, place))
        others = tuple(r for r in found if r not in first)
        again = _part(print_alone, sheet.dpi, place)
        uncut = tuple(r for r in again if not any(_overlap(r.word.box, o.word.box) for o in others))
        found = (*others, *max(first, uncut, key=_weight))
    return found


def _part(image: Grey, dpi: float, place: Box) -> tuple[Read, ...]:
    """The words on one part of a page."""
    left, top, right, bottom = (round(side * dpi / 72) for side in (place.left, place.top, place.right, place.bottom))
    left, top = max(left, 0), max(top - _MARGIN, 0)
    return tesseract(image[top : bottom + _MARGIN, left:right], dpi, BLOCK, (left, top))


def _weight(words: tuple[Read, ...]) -> float:
    """How much was read, and how surely."""
    return sum(r.confidence * len(r.word.text) for r in words)


def _inside(box: Box, place: Box) -> bool:
    across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return place.left <= across <= place.right and place.top <= down <= place.bottom


def _coloured(sheet: Picture, found: tuple[Read, ...]) -> list[Read]:
    """The words in coloured ink in the upper third of a page that are sure, and that are not among those `found`.

    Coloured ink is taken out of the picture, since seals and signatures hide print; marks of urgency and stamped
    numbers are lost with it.
    """
    upper = sheet.colour[: len(sheet.colour) // 3]
    if not has_coloured_ink(upper):
        return []
    words = [r for r in tesseract(grey(upper), sheet.dpi) if r.confidence >= _SURE and len(r.word.text) > 1]
    return [r for r in words if not any(_overlap(r.word.box, f.word.box) for f in found)]


def _overlap(a: Box, b: Box) -> bool:
    return shared(a, b) > 0.2 and min(a.right, b.right) > max(a.left, b.left)


def tesseract(image: Grey, dpi: float, layout: int = LAYOUT, corner: tuple[int, int] = (0, 0)) -> tuple[Read, ...]:
    """The words that Tesseract finds on `image`, whose top left corner stands at `corner`; errors as of `read`."""
    if not image.size:
        return ()
    done = _run(image, "-l", "vie", "--psm", str(layout), "--dpi", str(round(dpi)), "tsv")
    if done.returncode:
        raise _failed(done.stderr.decode("utf-8", "replace"))
    return _words(done.stdout.decode("utf-8", "replace"), 72 / dpi, corner)


def _run(image: Grey, *options: str) -> subprocess.CompletedProcess[bytes]:
    height, width = image.shape
    try:
        return subprocess.run(
            ["tesseract", "-", "-", *options],
            input=b"P5 %d %d 255\n" % (width, height) + np.ascontiguousarray(image).tobytes(),
            capture_output=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        raise UserError(
            "Cần Tesseract để đọc bản quét. Hãy cài: sudo apt install tesseract-ocr tesseract-ocr-vie",
            "Tesseract, which reads scans, is missing. Install it: sudo apt install tesseract-ocr tesseract-ocr-vie",
        ) from error
    except subprocess.TimeoutExpired as error:
        raise UserError(
            f"Tesseract chưa đọc xong một trang sau {_SECONDS} giây. Hãy quét lại trang đó rõ hơn.",
            f"Tesseract did not finish a page in {_SECONDS} seconds. Scan that page again, more clearly.",
        ) from error


def _words(table: str, scale: float, corner: tuple[int, int]) -> tuple[Read, ...]:
    """Tesseract's TSV: level page block par line word left top width height conf text; level 5 is a word."""
    fields = [line.split("\t") for line in table.splitlines()[1:]]
    words = [f for f in fields if len(f) == 12 and f[0] == "5" and f[11].strip()]
    if not words:
        return ()
    tallest = 3 * statistics.median(float(f[9]) for f in words)
    lines = [list(line) for _, line in groupby(words, key=lambda f: f[2:5])]
    return tuple(
        Read(Word(word if i else label_apart(word), _box(f, scale, corner)), float(f[10]) / 100)
        for line in lines
        if statistics.fmean(float(f[10]) for f in line) > _NOISE
        for i, f in enumerate(line)
        for word in (_dash(f[11].strip()),)
        if float(f[9]) < tallest and _is_print(f[11].strip(), float(f[10]) / 100, last=i == len(line) - 1)
    )


def _is_print(text: str, confidence: float, last: bool) -> bool:
    """Whether a word is print rather than a rule, a seal or a signature that was read as letters: '(Ê', '__'.

    A dash is print where words follow it: it opens an item, and a rule under a heading stands alone.
    """
    letters = sum(c.isalnum() for c in text)
    if not letters:
        return (set(text) <= _DASHES and not last and confidence > 0.3) or (len(text) == 2 and set(text) <= _STROKES)
    return confidence > 0.5 if len(text) == 1 else letters >= len(text) / 3 or confidence > 0.5


def _dash(text: str) -> str:
    """The dash that opens an item is read as '~' or '=' too, which no office prints there."""
    return "-" if text in {"~", "="} else text


def label_apart(text: str) -> str:
    """A line's first word with the space behind its Roman number, which OCR loses: 'I.MỤC' -> 'I. MỤC'."""
    return _ROMAN_LABEL.sub(r"\1 ", text)


def _box(fields: list[str], scale: float, corner: tuple[int, int]) -> Box:
    left, top, width, height = (float(f) for f in fields[6:10])
    left, top = left + corner[0], top + corner[1]
    return Box(left * scale, top * scale, (left + width) * scale, (top + height) * scale)


def _failed(message: str) -> UserError:
    if "loading language" in message or "traineddata" in message:
        return UserError(
            "Tesseract chưa có dữ liệu tiếng Việt. Hãy cài: sudo apt install tesseract-ocr-vie",
            "Tesseract has no Vietnamese data. Install it: sudo apt install tesseract-ocr-vie",
        )
    return UserError(
        "Tesseract không đọc được ảnh của một trang. Hãy quét lại trang đó.",
        "Tesseract could not read the picture of a page. Scan that page again.",
    )

"""How well scans are read at which resolution and page segmentation mode: `python -m bench.ocr FOLDER`.

FOLDER holds scans (.pdf, .png, .jpg, .tif); beside each a .txt of the same stem with what is printed there, a paragraph
a line, in reading order.  `words` is the share of its words that were read exactly, `invented` the share of the words
read that are not printed there; `paragraphs` is the share of its lines that came out exactly, letterhead fields among
them.  The last row is the reader as it is: coloured ink out, columns read by themselves.

Three scans of offices (150, 150 and 300 dpi) and four printed, blurred, noisy and turned by up to 1.2 degrees:

| dpi | psm   | picture        | words | invented | paragraphs |
|-----|-------|----------------|-------|----------|------------|
| 100 | 3     | grey           | 94.0% | 4.8%     | 23.5%      |
| 150 | 3     | grey           | 96.2% | 3.7%     | 43.5%      |
| 200 | 3     | grey           | 96.0% | 3.7%     | 35.6%      |
| 300 | 3     | grey           | 95.5% | 4.1%     | 36.6%      |
| 400 | 3     | grey           | 95.1% | 4.5%     | 39.8%      |
| 150 | 1, 4  | grey           | 96.2% | 3.7%     | 43.5%      |
| 150 | 6     | grey           | 94.4% | 5.5%     | 38.9%      |
| 150 | 11    | grey           | 94.8% | 5.5%     | 39.5%      |
| 150 | 3     | without colour | 96.2% | 3.7%     | 44.1%      |
| 150 | 3 + 6 | the reader     | 96.4% | 3.5%     | 47.7%      |
"""

import statistics
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image
from rich.console import Console
from rich.table import Table

from ingest.readers.layout import rows
from ingest.readers.ocr import read, tesseract
from ingest.readers.paragraphs import paragraphs
from ingest.readers.picture import Picture, grey, inkless, pictures

RESOLUTIONS = (100, 150, 200, 300, 400)
LAYOUTS = (1, 3, 4, 6, 11)
SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
Reader = Callable[[Picture], list[str]]  # a page's picture to its paragraphs


@dataclass(frozen=True, slots=True)
class Scan:
    """The pages of a scan and what is printed on them."""

    pages: tuple[Picture, ...]
    printed: tuple[str, ...]  # paragraphs


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of 0 to 1, and seconds a page."""

    words: float
    invented: float
    paragraphs: float
    seconds: float


def scans(folder: Path) -> Iterator[Scan]:
    """The scans of `folder` that have their text beside them."""
    for path in sorted(folder.iterdir()):
        text = path.with_suffix(".txt")
        if path.suffix.lower() in SUFFIXES and text.exists():
            printed = unicodedata.normalize("NFC", text.read_text("utf-8")).splitlines()
            yield Scan(tuple(_pictures(path)), tuple(line.strip() for line in printed if line.strip()))


def _pictures(path: Path) -> Iterator[Picture]:
    if path.suffix.lower() != ".pdf":
        yield from pictures(path.name, path.read_bytes())[1]
        return
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            dpi = max(
                (
                    image.get_px_size()[0] * 72 / (image.get_bounds()[2] - image.get_bounds()[0])
                    for image in page.get_objects([3])
                ),
                default=300.0,
            )
            yield Picture(page.render(scale=dpi / 72, rev_byteorder=True).to_numpy()[..., :3].copy(), dpi)


def at(dpi: int, layout: int, prepare: Callable[[np.ndarray], np.ndarray]) -> Reader:
    """A plain run of Tesseract on the whole page."""

    def run(picture: Picture) -> list[str]:
        height, width = picture.colour.shape[:2]
        size = round(width * dpi / picture.dpi), round(height * dpi / picture.dpi)
        sheet = np.asarray(Image.fromarray(picture.colour).resize(size, Image.Resampling.LANCZOS))
        found = tesseract(prepare(sheet), dpi, layout)
        return [line.text for line in paragraphs(rows([r.word for r in found]))]

    return run


def reader(picture: Picture) -> list[str]:
    """The reader of `ingest`."""
    return [line.text for line in paragraphs(rows(read(picture).words))]


def score(some: list[Scan], run: Reader) -> Score:
    """How well `run` reads `some` scans, the mean of the files."""
    words, invented, whole, seconds = [], [], [], []
    for scan in some:
        started = time.perf_counter()
        got = [text for picture in scan.pages for text in run(picture)]
        seconds.append((time.perf_counter() - started) / len(scan.pages))
        truth, found = Counter(" ".join(scan.printed).split()), Counter(" ".join(got).split())
        words.append((truth & found).total() / truth.total())
        invented.append((found - truth).total() / max(found.total(), 1))
        whole.append(sum(line in got for line in scan.printed) / len(scan.printed))
    return Score(*(statistics.fmean(each) for each in (words, invented, whole, seconds)))


def main() -> None:
    """Measure and print one table."""
    some = list(scans(Path(sys.argv[1])))
    table = Table("dpi", "psm", "picture", "words", "invented", "paragraphs", "s/page", title=f"{len(some)} scans")
    runs = [(str(dpi), "3", "grey", at(dpi, 3, grey)) for dpi in RESOLUTIONS]
    runs += [("150", str(layout), "grey", at(150, layout, grey)) for layout in LAYOUTS if layout != 3]
    runs += [("150", "3", "without colour", at(150, 3, inkless)), ("150", "3 + 6", "the reader", reader)]
    for *how, run in runs:
        made = score(some, run)
        shares = (f"{share:.1%}" for share in (made.words, made.invented, made.paragraphs))
        table.add_row(*how, *shares, f"{made.seconds:.1f}")
    Console().print(table)


if __name__ == "__main__":
    main()

"""Law text printed, scanned badly and read by an engine that knows no Vietnamese, beside what was printed.

Tesseract's English model over Vietnamese print is the damage of most old scans ('được' read as 'dugc', 'chức' as
'chirc'); its Vietnamese model over bad scans adds the rest.  Pairs of words come out, to count confusions from.
"""

import math
import os
import random
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ingest.folding import fold
from ingest.restoration.printed_words import printed_words
from ingest.restoration.spelling import is_syllable

Pair = tuple[str, str]  # a word as printed on the page, and as it was read
Move = tuple[str, str]  # a letter, and what was read for it
Log = Callable[[str, str], float]

FONTS = Path("/usr/share/fonts/truetype")  # of the Debian packages fonts-liberation and fonts-dejavu-core
SERIFS = (
    "liberation/LiberationSerif-Regular.ttf",
    "liberation/LiberationSerif-Bold.ttf",
    "liberation/LiberationSerif-Italic.ttf",
    "liberation/LiberationSerif-Regular.ttf",
    "dejavu/DejaVuSerif.ttf",
)
LINES = 36  # of a page
LINE_LETTERS = (50, 85)
ENGLISH_SHARE = 0.85  # of the pages
LEGIBLE = 0.8  # share of the words of a page that must be like what was printed for the page to count
LIKELY = -4.5  # nats a letter: pairs less alike than this are not the same word
ROUNDS = 4
ALIKE = 0.5  # added to the count of a letter read as another with the same base
TINY = 0.3  # added to the count of any other reading
RARE = -7.0  # nats: a sign that comes from nowhere
ALPHABET = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"


@dataclass(frozen=True, slots=True)
class Scan:
    """How a page is printed and scanned."""

    font: Path
    height: int  # of the type, in pixels: 28 is 14 points at 144 dots an inch
    tilt: float  # degrees
    blur: float  # radius in pixels
    noise: float  # standard deviation, of 255
    ink: int  # grey at which a dot counts as black; 0 keeps the grey
    language: str


def any_scan(chance: random.Random) -> Scan:
    """A scan as offices make them, drawn by chance."""
    english = chance.random() < ENGLISH_SHARE
    return Scan(
        font=FONTS / chance.choice(SERIFS),
        height=chance.randint(22, 38) if english else chance.randint(16, 24),
        tilt=chance.gauss(0, 0.25),
        blur=chance.uniform(0, 1.0),
        noise=chance.uniform(0, 40),
        ink=chance.choice((0, 0, 120, 150)),
        language="eng" if english else "vie",
    )


def pairs(texts: Sequence[str], pages: int, seed: int) -> Iterator[Pair]:
    """Words of `pages` pages of `texts`, each with what was read of it.  Raises OSError where Tesseract is missing."""
    chance = random.Random(seed)
    for _ in range(pages):
        printed = _lines(chance.choice(texts), chance) if texts else []
        while len(printed) < LINES:
            printed += _lines(chance.choice(texts), chance)
        printed = printed[:LINES]
        scan = any_scan(chance)
        read = _read(_page(printed, scan, chance), scan.language)
        found = _aligned(" ".join(printed).split(), read.split())
        if sum(_unlike(*pair) < 0.5 for pair in found) > LEGIBLE * len(found):
            yield from found


def _lines(text: str, chance: random.Random) -> list[str]:
    """The text wrapped as on a page, some lines in capitals as headings are."""
    width = chance.randint(*LINE_LETTERS)
    lines, line = [], ""
    for word in unicodedata.normalize("NFC", text).split()[: 8 * LINES]:
        if len(line) + len(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [line.upper() if chance.random() < 0.05 else line for line in [*lines, line]]


def _page(lines: Sequence[str], scan: Scan, chance: random.Random) -> bytes:
    """The page as a PNG image."""
    from PIL import Image, ImageDraw, ImageFilter, ImageFont

    font = ImageFont.truetype(str(scan.font), scan.height)
    step = round(scan.height * 1.45)
    width = round(max(font.getlength(line) for line in lines)) + 8 * scan.height
    image = Image.new("L", (width, step * (len(lines) + 4)), 255)
    draw = ImageDraw.Draw(image)
    for row, line in enumerate(lines):
        draw.text((4 * scan.height, step * (row + 2)), line, font=font, fill=chance.randint(0, 60))
    image = image.rotate(scan.tilt, fillcolor=255, resample=Image.Resampling.BICUBIC)
    image = image.filter(ImageFilter.GaussianBlur(scan.blur))
    grey = np.asarray(image, dtype=np.float64)
    grey = grey + np.random.default_rng(chance.randrange(2**32)).normal(0, scan.noise, grey.shape)
    if scan.ink:
        grey = np.where(grey < scan.ink, 0, 255)
    file = BytesIO()
    Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)).save(file, format="png")
    return file.getvalue()


def _read(png: bytes, language: str) -> str:
    """What Tesseract reads on the page."""
    command = ["tesseract", "-", "-", "-l", language, "--psm", "6", "--dpi", "150"]
    one_core = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, input=png, capture_output=True, check=True, env=one_core)
    return unicodedata.normalize("NFC", done.stdout.decode("utf-8"))


def _aligned(printed: Sequence[str], read: Sequence[str]) -> list[Pair]:
    """Which word was read as which: the cheapest way through both, a band around the diagonal."""
    band = 25 + abs(len(printed) - len(read))
    best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    for i in range(len(printed) + 1):
        for j in range(max(0, i - band), min(len(read), i + band) + 1):
            ways = []
            if i and j and (i - 1, j - 1) in best:
                ways.append((best[i - 1, j - 1][0] + _unlike(printed[i - 1], read[j - 1]), 1, 1))
            if i and (i - 1, j) in best:
                ways.append((best[i - 1, j][0] + 0.6, 1, 0))
            if j and (i, j - 1) in best:
                ways.append((best[i, j - 1][0] + 0.6, 0, 1))
            if ways:
                best[i, j] = min(ways)
    i, j = len(printed), len(read)
    found = []
    while i or j:
        _, up, left = best[i, j]
        i, j = i - up, j - left
        if up and left:
            found.append((printed[i], read[j]))
    return found[::-1]


def _unlike(printed: str, read: str) -> float:
    """How unlike two words are, 0 to 1, by their length and the letters that they share without diacritics."""
    if printed == read:
        return 0.0
    one, other = fold(printed), fold(read)
    shared = sum(min(one.count(c), other.count(c)) for c in set(one))
    return 1.0 - 0.9 * shared / max(len(one), len(other), 1)


def confusions(found: Iterable[Pair]) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays that `confusions` reads, counted over pairs by their best alignments, again and again."""
    pairs = Counter(pair for printed, read in found if (pair := _words(printed, read)))
    log: Log = _first_guess
    for _ in range(ROUNDS):
        counts: Counter[Move] = Counter()
        for (printed, read), times in pairs.items():
            score, moves = _alignment(printed, read, log)
            if score > LIKELY * len(printed):
                for move in moves:
                    counts[move] += times
        log = _estimate(counts)
    return _arrays(counts, log)


def _words(printed: str, read: str) -> Pair | None:
    """A pair of chunks as the channel sees it, None where they are not one word each."""
    one, other = list(printed_words(printed)), list(printed_words(read))
    if len(one) != 1 or len(other) != 1 or not is_syllable(one[0].key) or len(other[0].key) > 2 * len(one[0].key):
        return None
    return one[0].key, other[0].key


def _first_guess(letter: str, read: str) -> float:
    """Before anything is counted: letters are read as themselves, or as another with the same base."""
    if letter == read:
        return -0.2
    same = sum(fold(letter) == fold(c) for c in read)
    return {0: -5.0, 1: -3.0 if same else -6.0, 2: -6.0 if same else -9.0}[len(read)]


def _alignment(printed: str, read: str, log: Log) -> tuple[float, list[Move]]:
    """The best way in which each letter of `printed` was read as none, one or two signs of `read`."""
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for letter in printed:
        row: dict[int, tuple[float, int]] = {}
        for at, (score, _) in best[-1].items():
            for width in range(min(2, len(read) - at) + 1):
                new = score + log(letter, read[at : at + width])
                if new > row.get(at + width, (-1e9, 0))[0]:
                    row[at + width] = (new, width)
        best.append(row)
    at, moves = len(read), []
    if at not in best[-1]:
        return -1e9, []
    for n in range(len(printed), 0, -1):
        width = best[n][at][1]
        moves.append((printed[n - 1], read[at - width : at]))
        at -= width
    return best[-1][len(read)][0], moves


def _estimate(counts: Counter[Move]) -> Log:
    """Log P(read | letter), with something left for what was not seen."""
    totals: Counter[str] = Counter()
    for (letter, _), times in counts.items():
        totals[letter] += times
    signs = {c for _, read in counts for c in read}

    def log(letter: str, read: str) -> float:
        unseen = (TINY + (ALIKE if len(read) == 1 and fold(letter) == fold(read) else 0)) if len(read) < 2 else 0.0
        total = totals[letter] + 6 * ALIKE + len(signs) * TINY
        seen = counts[letter, read] + unseen
        if seen:
            return math.log(seen / total)
        return max(log(letter, read[0]), log(letter, read[1])) + RARE

    return log


def _arrays(counts: Counter[Move], log: Log) -> dict[str, npt.NDArray[np.generic]]:
    letters = sorted({letter for letter, _ in counts} | set(ALPHABET))
    signs = sorted({c for _, read in counts for c in read} | set(letters))
    twos = [(letter, read) for (letter, read), times in counts.items() if len(read) == 2 and times > 1]
    at = [(letters.index(letter), signs.index(read[0]) + 1, signs.index(read[1]) + 1) for letter, read in twos]
    return {
        "letters": np.frombuffer("".join(letters).encode(), np.uint8),
        "signs": np.frombuffer("".join(signs).encode(), np.uint8),
        "none": np.array([log(letter, "") for letter in letters], np.float16),
        "one": np.array([[log(letter, c) for c in ("\0", *signs)] for letter in letters], np.float16),
        "two_at": np.array(at, np.uint8).T,
        "two": np.array([log(*move) for move in twos], np.float16),
        "rare": np.array(RARE, np.float16),
    }

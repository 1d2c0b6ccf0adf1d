"""Printed lines to paragraphs: page furniture out, wrapped lines rejoined, the page of each kept."""

import re
import statistics
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.directive import Region
from ingest.flat_tables import with_rows
from ingest.labels import starts_with_label
from ingest.page import Box, Line, Page

_BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]")
_LINK = re.compile(r"\[([^\]]+)\]\((?:https?://|mailto:)[^)]*\)")  # '[a.vn](http://a.vn)'
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")
_ATX = re.compile(r"^#{1,6}\s+")  # '## Điều 1'
_RULE = re.compile(r"^[\s\-_=*~.·•|]{3,}$")  # '-------'
_PAGE_NUMBER = re.compile(r"[-–\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–\s]*", re.IGNORECASE)  # '2', '- 3 -'
_ENDS_SENTENCE = re.compile(r"[.:;!?…/][\"”’)\]]*$")
_PERIOD_OF_YEARS = re.compile(r"[-–]\s*\d{4}\b")  # 'giai đoạn 2026' / '- 2030'
_SUBJECT = re.compile(r"\W*(?:v/v|về việc) ", re.IGNORECASE)  # ends without a full stop, however long it is
_OWN_PARAGRAPH = re.compile(
    r"^\W*(kính gửi|kinh gui|nơi nhận|noi nh.n|v/v|số\s*:|s.\s*:|căn cứ |xét |theo đề nghị|phụ lục|mẫu số|\[\d+\])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as its author wrote it, on the page where it begins (from 1)."""

    text: str
    page: int
    apart: bool  # a blank line stands before it
    cells: tuple[str, ...] = ()  # of a row of a table; `text` is then " | ".join(cells)
    regions: tuple[Region, ...] = ()  # where it stands, one a page, for PDF and scans


def paragraphs(pages: Sequence[Page]) -> tuple[Paragraph, ...]:
    """The paragraphs of a file's pages, NFC, in order."""
    lines = [(line, page.number) for page in pages for line in with_rows([_cleaned(line) for line in page.lines])]
    width = _wrap_width([line.text for line, _ in lines])
    groups: list[list[tuple[Line, int]]] = []
    apart: list[bool] = []
    blank = True
    for line, page in lines:
        if not line.text or (not line.cells and _is_furniture(line.text)):
            blank = True
            continue
        if groups and _goes_on(groups[-1][-1][0], line, blank, width):
            groups[-1].append((line, page))
        else:
            groups.append([(line, page)])
            apart.append(blank)
        blank = False
    return tuple(_paragraph(group, blank) for group, blank in zip(groups, apart, strict=True))


def _paragraph(lines: Sequence[tuple[Line, int]], apart: bool) -> Paragraph:
    first, page = lines[0]
    boxes: dict[int, list[Box]] = {}
    for line, on in lines:
        if line.box:
            boxes.setdefault(on, []).append(line.box)
    regions = tuple(bounding(on, found) for on, found in boxes.items())
    return Paragraph(" ".join(line.text for line, _ in lines), page, apart, first.cells, regions)


def bounding(page: int, boxes: Sequence[Box | Region]) -> Region:
    """The rectangle that holds all of `boxes`, one or more, on one page."""
    edges = (min(b.left for b in boxes), min(b.top for b in boxes),
             max(b.right for b in boxes), max(b.bottom for b in boxes))  # fmt: skip
    return Region(page, *(round(edge, 1) for edge in edges))


def _cleaned(line: Line) -> Line:
    if line.cells:
        cells = tuple(_plain(cell) for cell in line.cells)
        return replace(line, text=" | ".join(cells) if any(cells) else "", cells=cells)
    text = _plain(line.text)
    return line if text == line.text else replace(line, text=text)


def _plain(line: str) -> str:
    """The line without Markdown, bookmarks and control characters: '**Số:** 5' -> 'Số: 5'."""
    if not line.isascii():
        line = unicodedata.normalize("NFC", line)
    if not line.isprintable():
        line = "".join(" " if c.isspace() else c for c in line if c.isspace() or c.isprintable())
    if "[" in line:
        line = _LINK.sub(r"\1", _BOOKMARK.sub("", line))
    line = line.strip(" |\xa0")
    if "*" in line or "__" in line:
        line = _EMPHASIS.sub("", line)
    line = _ATX.sub("", line)
    return "" if _RULE.match(line) else line.strip().replace("\xa0", " ")


def _is_furniture(line: str) -> bool:
    """A page number, a stray letter or a smudge alone on its line: '2', 'd', ']', '- 3 -'."""
    if len(line) > 20:
        return False
    if _PAGE_NUMBER.fullmatch(line):
        return True
    return len(line) <= 6 and sum(c.isalnum() for c in line) <= 1 and not starts_with_label(line)


def _wrap_width(lines: Sequence[str]) -> float:
    """The width at which lines were broken, in characters; infinite where each line is a whole paragraph."""
    broken = [len(a) for a, b in pairwise(lines) if a and b and b[0].islower() and not _ENDS_SENTENCE.search(a)]
    long = sum(len(line) > 160 for line in lines)
    if len(broken) < 5 or long > len(broken):
        return float("inf")
    return statistics.quantiles(broken, n=4)[2]


def _goes_on(last: Line, line: Line, blank: bool, width: float) -> bool:
    if last.whole or last.cells or line.cells:
        return False
    if last.box:  # the readers of pages leave open only the paragraph that the next page goes on with
        return True
    return _continues(last.text, line.text, blank, width)


def _continues(before: str, line: str, blank: bool, width: float) -> bool:
    """Whether `line` goes on with the paragraph that `before` is the last line of.

    A page break leaves blank lines inside a sentence: 'phát huy' / '' / 'vai trò, trách nhiệm' is one.
    """
    if _PERIOD_OF_YEARS.match(line) and before[-4:].isdigit():
        return True
    if starts_with_label(line) or _OWN_PARAGRAPH.match(line):
        return False
    ended = _ENDS_SENTENCE.search(before) is not None
    if line[0].islower() and (not ended or before.endswith(";")):
        return True
    # '… Kế hoạch số 316/KH-UBND ngày' / '25/10/2022 của UBND tỉnh'
    if line[0].isdigit() and not blank and not ended:
        return True
    full = len(before) >= 0.8 * width and not (blank and _SUBJECT.match(before))
    if not full or is_capitals(line) != is_capitals(before):
        return False
    return not (blank and ended)


def is_capitals(line: str) -> bool:
    """Whether a line is set in capitals, as titles and names of offices are: 'CHỈ THỊ'."""
    if line.islower():
        return False
    upper = sum(map(str.isupper, line))
    return upper > 0.8 * sum(map(str.isalpha, line))

"""Printed lines to paragraphs: page furniture out, wrapped lines rejoined, the page of each kept."""

import re
import statistics
import unicodedata
from dataclasses import dataclass

from ingest.labels import starts_with_label

_BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]")
_LINK = re.compile(r"\[([^\]]+)\]\((?:https?://|mailto:)[^)]*\)")  # '[a.vn](http://a.vn)'
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")
_ATX = re.compile(r"^#{1,6}\s+")  # '## Điều 1'
_RULE = re.compile(r"^[\s\-_=*~.·•|]{3,}$")  # '-------'
_ENDS_SENTENCE = re.compile(r"[.:;!?…/][\"”’)\]]*$")
_OWN_PARAGRAPH = re.compile(r"^\W*(kính gửi|kinh gui|nơi nhận|noi nh.n|v/v|số\s*:|s.\s*:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as its author wrote it, on the page where it begins (from 1)."""

    text: str
    page: int
    apart: bool  # a blank line stands before it


def paragraphs(raw: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text file's contents, NFC, in order; form feeds part its pages."""
    lines = [
        (_plain(line), page)
        for page, sheet in enumerate(unicodedata.normalize("NFC", raw).replace("\r\n", "\n").split("\f"), start=1)
        for line in re.split(r"[\n\r\u2028\u2029\x0b\x85]", sheet)
    ]
    width = _wrap_width([line for line, _ in lines])
    made: list[Paragraph] = []
    last_line, blank = "", True
    for line, page in lines:
        if not line or _is_furniture(line):
            blank = True
            continue
        if made and _continues(last_line, line, blank, width):
            made[-1] = Paragraph(f"{made[-1].text} {line}", made[-1].page, made[-1].apart)
        else:
            made.append(Paragraph(line, page, blank))
        last_line, blank = line, False
    return tuple(made)


def _plain(line: str) -> str:
    """The line without Markdown, bookmarks and control characters: '**Số:** 5' -> 'Số: 5'."""
    line = "".join(" " if c == "\t" or c.isspace() else c for c in line if c.isspace() or c.isprintable())
    line = _LINK.sub(r"\1", _BOOKMARK.sub("", line))
    line = _ATX.sub("", _EMPHASIS.sub("", line.strip(" |")))
    return "" if _RULE.match(line) else line.strip()


def _is_furniture(line: str) -> bool:
    """A page number, a stray letter or a smudge alone on its line: '2', 'd', ']', '- 3 -'."""
    if re.fullmatch(r"[-–\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–\s]*", line, re.IGNORECASE):
        return True
    return not starts_with_label(line) and sum(c.isalnum() for c in line) <= 1 and len(line) <= 6


def _wrap_width(lines: list[str]) -> float:
    """The width at which lines were broken, in characters; infinite where each line is a whole paragraph."""
    pairs = list(zip(lines, [*lines[1:], ""], strict=True))
    broken = [len(a) for a, b in pairs if a and b and b[0].islower() and not _ENDS_SENTENCE.search(a)]
    long = [len(line) for line in lines if len(line) > 160]
    if len(broken) < 5 or len(long) > len(broken):
        return float("inf")
    return statistics.quantiles(broken, n=4)[2]


def _continues(before: str, line: str, blank: bool, width: float) -> bool:
    """Whether `line` goes on with the paragraph that `before` is the last line of.

    A page break leaves blank lines inside a sentence: 'phát huy' / '' / 'vai trò, trách nhiệm' is one.
    """
    if starts_with_label(line) or _OWN_PARAGRAPH.match(line):
        return False
    if line[0].islower() and not _ENDS_SENTENCE.search(before):
        return True
    # '… Kế hoạch số 316/KH-UBND ngày' / '25/10/2022 của UBND tỉnh'
    if line[0].isdigit() and not blank and not _ENDS_SENTENCE.search(before):
        return True
    full = len(before) >= 0.8 * width
    if is_capitals(line) != is_capitals(before):
        return False
    if blank:
        return full and not _ENDS_SENTENCE.search(before)
    return full


def is_capitals(line: str) -> bool:
    """Whether a line is set in capitals, as titles and names of offices are: 'CHỈ THỊ'."""
    letters = [c for c in line if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters)

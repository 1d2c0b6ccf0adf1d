"""What a page carries that is none of its text: page numbers, running heads and feet, digital signature stamps."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.readers.layout import Row, Word, printed_lines

# '- 3 -', 'Trang 2/5'
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—.\s]*", re.IGNORECASE)
_MOTTO = re.compile(r"C.NG H.{1,2} X. H.I", re.IGNORECASE)  # 'CỘNG HÒA XÃ HỘI': each document of a file begins with it
# 'Ký bởi: Văn phòng Chính phủ', 'Signature Not Verified'
_STAMP = re.compile(r"ký bởi\s*:|digitally signed|signature (?:not verified|valid)", re.IGNORECASE)
_STAMP_FIELD = re.compile(  # 'Người ký: …', 'Thời gian ký: 31.12.2023 10:00:00 +07:00'
    r"(?:ký bởi|người ký|ngày ký|thời gian ký|email|cơ quan|đơn vị|chức vụ|date|reason|location)\s*:", re.IGNORECASE
)
_STAMP_ROWS = 8  # a stamp's wrapped lines included
_DEPTH = 2  # lines of a running head, or foot
_NEAR = 30.0  # points
_Place = tuple[str, int]


def without_running_heads(pages: Sequence[Sequence[Word]]) -> list[tuple[Word, ...]]:
    """The words of each page without its page number and without the lines that most pages begin or end with."""
    printed = [
        [line for line in printed_lines(words) if any(c.isalnum() for w in line for c in w.text)] for words in pages
    ]
    seen = Counter(place for lines in printed for place in {_place(li) for li in (*lines[:_DEPTH], *lines[-_DEPTH:])})
    running = {place for place, n in seen.items() if place[0] and n >= max(2, min(3, len(pages)), len(pages) / 2)}
    return [tuple(w for line in _stripped(lines, running) for w in line) for lines in printed]


def _stripped(lines: list[list[Word]], running: set[_Place]) -> list[list[Word]]:
    start, end = 0, len(lines)
    while start < end and _is_furniture(lines[start], running):
        start += 1
    while start < end and _is_furniture(lines[end - 1], running):
        end -= 1
    return lines[start:end]


def _is_furniture(line: list[Word], running: set[_Place]) -> bool:
    text = " ".join(word.text for word in line)
    return not _MOTTO.search(text) and bool(_PAGE_NUMBER.fullmatch(text) or _place(line) in running)


def _place(line: list[Word]) -> _Place:
    """What a running head has on every page: its letters ('CÔNG BÁO/Số 05/Ngày 01-10-2013 7') and its height.

    The name under two letters of one signer seldom stands at one height.
    """
    letters = "".join(c for word in line for c in word.text if c.isalpha())
    return letters.casefold(), round(line[0].box.top / _NEAR)


def without_stamps(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows without the stamps of digital signatures."""
    kept: list[Row] = []
    i = 0
    while i < len(rows):
        length = _stamp_length([row.text for row in rows[i : i + _STAMP_ROWS]])
        if not length:
            kept.append(rows[i])
        i += length or 1
    return tuple(kept)


def _stamp_length(texts: list[str]) -> int:
    """How many rows from the first on are a stamp; a single 'Cơ quan:' is none."""
    fields = [i for i, text in enumerate(texts) if _STAMP_FIELD.match(text) or _STAMP.match(text)]
    if fields[:1] != [0] or not (_STAMP.match(texts[0]) or len(fields) > 1):
        return 0
    return fields[-1] + 1

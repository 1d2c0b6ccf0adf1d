"""Two columns printed side by side, as letterheads and signatures are, to one column after the other.

The layout is that of Nghị định 30/2020/NĐ-CP, phụ lục I, mục IV: issuer and number on the left, the state's name and
the date on the right; at the foot the recipients on the left, the signature on the right.
"""

import re
from collections.abc import Callable, Sequence

from ingest.folding import fold, letters
from ingest.letterhead.issue_date import read_issued

# 'BỘ NỘI VỤ | CỘNG HÒA …', 'BỘ NỘI VỤ      CỘNG HÒA …'; the bar in 'ngày | tháng' is a spoiled figure.
_WIDE = re.compile(r"\s*(?<!ngày )(?<!tháng )\|\s*|\t+\s*|(?<=\S)\s{3,}")
_LISTED = re.compile(r"(?<=[;:])\s{2,}")  # '- Như trên;  KT. CHỦ TỊCH'
# What the right column of a head begins with, one space after the left one: 'BỘ NỘI VỤ CỘNG HÒA XÃ HỘI …'.
_STATE = re.compile(r"(?<=\S)\s+(?=cong hoa xa hoi|dang cong san viet nam|doc lap\W+tu do)")
_STATE_NAMES = ("cong hoa", "dang cong")  # in capitals: 'Chính phủ nước Cộng hòa …' is text
_DATED = re.compile(r"(?<=\S)\s{2,}(?=\S.{0,40}\bng\w{1,2}\s.{1,12}\bth\w{2,3}\s.{1,12}\bn\w{2}\s)")
_RIGHT_STARTS = ("conghoaxahoi", "dangcongsan", "doclap", "chunghiavietnam")
_INDENT = re.compile(r"[\s|]{12,}(?=\S)")  # a line that the left column leaves empty
_NUMBER = re.compile(r"s\w{1,2}\s*:?\s*\d*\s*[\d/-]")  # 'Số: 5/TB-BNV'
_LONGEST_ROW = 300  # characters, spaces between the columns included
_LEFT_LONGEST = 60  # characters of a line that is the left column alone
_HEAD_REACH, _FOOT_REACH = 3, 8  # lines of one column alone that may stand inside a block

# What a line that begins a block has: two cells, or the state's or the Party's name after something else.
_MAY_OPEN = re.compile(r"[|\t ](?:(?<! )|(?<=\S )(?: +\S|C[ỘO]NG H|Đ[ẢA]NG C|DANG C))")

Cells = tuple[str, str]


def columns(lines: Sequence[str]) -> list[str]:
    """The lines with every two-column letterhead and foot taken apart: the left column first, then the right one.

    ['BỘ NỘI VỤ | CỘNG HÒA XÃ HỘI …', 'Số: 5/TB-BNV | Hà Nội, ngày …'] -> ['BỘ NỘI VỤ', 'Số: 5/TB-BNV', '',
    'CỘNG HÒA XÃ HỘI …', 'Hà Nội, ngày …', ''].  Tables and all other lines stay as they are.
    """
    made: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        block = _block(lines, at) if len(line) <= _LONGEST_ROW and _MAY_OPEN.search(line) else []
        made += _apart(block) if block else [line]
        at += len(block) or 1
    return made


def _block(lines: Sequence[str], at: int) -> list[Cells]:
    """The rows of the two-column block that begins at `at`; none where none begins."""
    first = _head_row(lines[at])
    if first and first[0] and (letters(first[1]).startswith(_RIGHT_STARTS) or _NUMBER.match(fold(first[0]))):
        return _rows(lines, at, _head_row, _HEAD_REACH)
    first = _foot_row(lines[at])
    if first and letters(first[0]).startswith("noinhan"):
        return _rows(lines, at, _foot_row, _FOOT_REACH)
    return []


def _rows(lines: Sequence[str], start: int, row: Callable[[str], Cells | None], reach: int) -> list[Cells]:
    """The rows from `start` to the last that has two cells, at most `reach` lines of one cell between them."""
    found: list[Cells] = []
    last = 0
    for at in range(start, len(lines)):
        line = lines[at]
        cells = row(line) if len(line) <= _LONGEST_ROW else None
        alone = line.strip(" |\t")
        if cells is None and (len(found) - last >= reach or len(alone) > _LEFT_LONGEST):
            break
        found.append(cells or (alone, ""))
        last = len(found) if cells else last
    return found[:last]


def _head_row(line: str) -> Cells | None:
    """The cells of a row of a letterhead; None for a line that is none."""
    body = line.strip(" |\t")
    folded = fold(body)
    cut = _STATE.search(folded) or _DATED.search(folded) if len(folded) == len(body) else None
    if cut and (body[cut.end() :].isupper() or not folded.startswith(_STATE_NAMES, cut.end())):
        return body[: cut.start()].strip(" |"), body[cut.end() :].strip(" |")
    if (indent := _INDENT.match(line)) and (_is_right(body) or "|" in line[: indent.end()]):
        return "", body
    return _two_cells(body)


def _is_right(text: str) -> bool:
    return letters(text).startswith(_RIGHT_STARTS) or read_issued(text) is not None


def _foot_row(line: str) -> Cells | None:
    """The cells of a row of a directive's foot; None for a line of the left column alone."""
    body = line.strip(" |\t")
    return ("", body) if body and _INDENT.match(line) else _two_cells(body)


def _two_cells(body: str) -> Cells | None:
    cut = _WIDE.search(body) or _LISTED.search(body)
    return (body[: cut.start()].strip(), body[cut.end() :].strip(" |\t")) if cut else None


def _apart(rows: Sequence[Cells]) -> list[str]:
    left = [left for left, _ in rows if left]
    return [*left, "", *(right for _, right in rows if right), ""]

"""Tables that lost their cells: printed a cell a line, as pages copied from the web and from PDF are.

'TT' / 'Nhiệm vụ' / 'Thời hạn' / '1' / 'Rà soát' / '30/6' / '2' / … is a heading row and two rows of three cells.
"""

import re
from collections.abc import Sequence

from ingest.labels import read_labels, roman
from ingest.page import Line

_NUMBER_COLUMN = re.compile(r"(?:S?TT|Số TT|Số thứ tự)\W?", re.IGNORECASE)
_ENDS_TABLE = re.compile(r"(?:Điều \d|Chương [IVX\d]|Phụ lục|PHỤ LỤC|Mẫu số|MẪU SỐ|Nơi nhận|Ghi chú\s*:|Kính gửi)")
_HEADING = re.compile(r"(?:[IVX]{1,5}|[A-H])\s?[.)/]\s")  # 'II. NỘI DUNG'
_HEAD_CELLS = 30  # lines in which the first row must begin
_LONGEST_HEAD = 120  # characters of one column's name
_ROW_LINES = 80  # lines that one row may take
_PROSE = 80  # characters: a longer line after a full row is text below the table


def with_rows(lines: Sequence[Line]) -> list[Line]:
    """The same lines, those of each flat table put together to rows."""
    made: list[Line] = []
    i = 0
    while i < len(lines):
        end = _table_end(lines, i) if _NUMBER_COLUMN.fullmatch(lines[i].text) else i
        if end > i:
            made += _rows([line for line in lines[i:end] if line.text])
        else:
            made.append(lines[i])
        i = max(end, i + 1)
    return made


def _first_row(lines: Sequence[Line], start: int) -> int | None:
    """Where the first row of the table that `start` heads begins: at a bare '1', 'I' or 'A'."""
    for i in range(start + 1, min(start + 2 * _HEAD_CELLS, len(lines))):
        text = lines[i].text
        if text in ("1", "01", "I", "A"):
            return i
        if len(text) > _LONGEST_HEAD or lines[i].cells or _ENDS_TABLE.match(text):
            return None
    return None


def _table_end(lines: Sequence[Line], start: int) -> int:
    """The line after the table that `start` heads; `start` itself where there is none."""
    first = _first_row(lines, start)
    if first is None:
        return start
    columns = sum(bool(line.text) for line in lines[start:first])
    number, cells = 0, 0
    for i in range(first, len(lines)):
        line = lines[i]
        if not line.text:
            continue
        follows = _row_number(line.text, number)
        if follows is not None:
            number, cells = follows, 1
        elif _is_below(line, cells >= columns) and not _goes_on(lines, i, number + 1):
            return i
        else:
            cells += 1
    return len(lines)


def _is_below(line: Line, row_is_full: bool) -> bool:
    """Whether a line that begins no row stands below the table: a heading, another table, or running text."""
    if line.cells or _ENDS_TABLE.match(line.text) or _NUMBER_COLUMN.fullmatch(line.text):
        return True
    if _HEADING.match(line.text) and line.text.isupper():
        return True
    return row_is_full and len(line.text) > _PROSE and not read_labels(line.text)


def _goes_on(lines: Sequence[Line], i: int, number: int) -> bool:
    """Whether the table still has a row `number` below line `i`, which then is part of the row above it."""
    for line in lines[i : i + _ROW_LINES]:
        if line.cells or _ENDS_TABLE.match(line.text) or _NUMBER_COLUMN.fullmatch(line.text):
            return False
        if line.text == str(number):
            return True
    return False


def _row_number(text: str, number: int) -> int | None:
    """The number of the row that a bare number begins, given the row before; None where it begins none."""
    if not text.isdigit() or len(text) > 4:
        return None
    return int(text) if int(text) in (1, number + 1) else None


def _rows(lines: Sequence[Line]) -> list[Line]:
    first = next(i for i, line in enumerate(lines) if line.text in ("1", "01", "I", "A"))
    grouped = lines[first].text in ("I", "A")
    rows = [[line.text for line in lines[:first]]]
    number, group = 0, ""
    for line in lines[first:]:
        follows = _row_number(line.text, number)
        if follows is not None:
            number = follows
            rows.append([line.text])
        elif grouped and _follows_group(line.text, group):
            group = line.text
            rows.append([line.text])
        else:
            rows[-1].append(line.text)
    return [Line(" | ".join(row), cells=tuple(row)) for row in rows]


def _follows_group(text: str, group: str) -> bool:
    """Whether a bare 'II' or 'B' heads the next group of rows after `group`."""
    if not group:
        return True
    if len(text) == 1 and len(group) == 1 and ord(text) == ord(group) + 1:
        return True
    return bool(roman(group)) and roman(text) == roman(group) + 1

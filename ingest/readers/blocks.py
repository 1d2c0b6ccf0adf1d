"""Blocks of a document to pages of lines: rows of data as rows, columns that only stand side by side one by one."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.folding import fold
from ingest.page import Line, Page

# Signs inside a paragraph.  A soft break parts printed lines; a page break ends the page, and so does a page's edge,
# which programs note where the text ran over when it was last printed.
SOFT_BREAK, PAGE_BREAK, PAGE_EDGE = "\n", "\f", "\v"

# Every administrative letter's head and foot (Nghị định 30/2020/NĐ-CP, phụ lục I), folded.
_HEAD_OR_FOOT = re.compile(
    r"^doc lap\s*[-–]\s*tu do|^dang cong san viet nam"
    r"|^noi nhan\b|^[/.]*\s*(?:tm|kt|tl|tuq|q|t/m|k/t|t/l)\s*\.\s*\w|^[\w\s]{2,40},\s*ngay\b.*\bthang\b",
    re.MULTILINE,
)
# In capitals: 'Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam' in a cell is text.
_STATE = re.compile(r"C[ỘO]NG H[ÒO][ÀA] X[ÃA] H[ỘO]I CH[ỦU] NGH[ĨI]A")
_LONGEST_HEADER = 100  # characters of a cell in a table's first row
_HEAD_ROWS = 4  # of a table in which a letter's head or foot shows what it is
_LONGEST_BESIDE = 250  # characters of a line that stands beside another


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, over `span` columns."""

    blocks: tuple["str | Table", ...]
    span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table as the document's author drew it, whether for data or to set things side by side."""

    rows: tuple[tuple[Cell, ...], ...]


Block = str | Table  # a paragraph (with its number, and the signs above), or a table


def pages(blocks: Iterable[Block]) -> tuple[Page, ...]:
    """The pages that `blocks` fill, numbered from 1; one page alone where nothing ends a page."""
    made: list[list[Line]] = [[]]
    for item in _items(blocks):
        if isinstance(item, Line):
            made[-1].append(_composed(item))
        elif item == PAGE_BREAK or any(line.text for line in made[-1]):
            made.append([])
    if len(made) > 1 and not any(line.text for line in made[-1]):
        made.pop()
    return tuple(Page(number, tuple(lines)) for number, lines in enumerate(made, start=1))


def _composed(line: Line) -> Line:
    """The line in NFC: code page 1258 and some Mac programs part letters from their marks."""
    if unicodedata.is_normalized("NFC", line.text):
        return line
    cells = tuple(unicodedata.normalize("NFC", cell) for cell in line.cells)
    return Line(unicodedata.normalize("NFC", line.text), line.whole, cells)


def _items(blocks: Iterable[Block]) -> Iterator[Line | str]:
    """Lines, and between them the signs that end a page."""
    for block in _with_tabbed_columns(blocks):
        if isinstance(block, str):
            yield from _paragraph(block)
        else:
            yield from _table(block)


def _paragraph(text: str) -> Iterator[Line | str]:
    """The lines of one paragraph; the page where it runs over an edge ends after it."""
    sheets = text.split(PAGE_BREAK)
    for n, sheet in enumerate(sheets):
        if n:
            yield PAGE_BREAK
        if sheet.strip(" \t\n").startswith(PAGE_EDGE):
            yield PAGE_EDGE
            sheet = sheet.replace(PAGE_EDGE, "", 1)
        if sheet.strip() or len(sheets) == 1:
            *parts, last = sheet.replace(PAGE_EDGE, "").strip().split(SOFT_BREAK)
            yield from (Line(part.strip()) for part in parts)
            yield Line(last.strip(), whole=bool(last.strip()))
        if PAGE_EDGE in sheet:
            yield PAGE_EDGE


def _table(table: Table) -> Iterator[Line | str]:
    rows = [row for row in table.rows if any(_text(cell) for cell in row)]
    if _is_data(rows):
        yield from _data_rows(rows)
        return
    yield Line("")
    for _, band in groupby(rows, key=lambda row: len(row) == 1):  # a row of one cell parts what stands above and below
        yield from _side_by_side(list(band))
    if any(PAGE_BREAK in text or PAGE_EDGE in text for row in rows for cell in row for text in _paragraphs(cell)):
        yield PAGE_EDGE


def table_lines(table: Table) -> Iterator[Line]:
    """The lines of a table in a format that knows no pages: rows of data, or columns one after the other."""
    return (item for item in _table(table) if isinstance(item, Line))


def _data_rows(rows: Sequence[Sequence[Cell]]) -> Iterator[Line | str]:
    for row in rows:
        cells = tuple(" ".join(_text(cell).split()) for cell in row)
        raw = "".join(text for cell in row for text in _paragraphs(cell)).strip(" ")
        begins = raw[:1] in (PAGE_BREAK, PAGE_EDGE)
        if begins:
            yield PAGE_EDGE
        yield Line(" | ".join(cells), whole=True, cells=cells)
        if not begins and (PAGE_BREAK in raw or PAGE_EDGE in raw):
            yield PAGE_EDGE


def _side_by_side(rows: Sequence[Sequence[Cell]]) -> Iterator[Line | str]:
    """The cells column by column, from the left."""
    columns: dict[int, list[Cell]] = {}
    for row in rows:
        at = 0
        for cell in row:
            columns.setdefault(at, []).append(cell)
            at += cell.span
    for _, cells in sorted(columns.items()):
        if any(_text(cell) for cell in cells):
            for cell in cells:
                yield from (item for item in _items(cell.blocks) if isinstance(item, Line))
            yield Line("")


def _is_data(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the rows hold data: several filled ones under a header, or many; not a letter's head or foot."""
    filled = [row for row in rows if sum(bool(_text(cell)) for cell in row) >= 2]
    if len(filled) < 2:
        return False
    if any(_is_head_or_foot(_text(cell)) for row in rows[:_HEAD_ROWS] for cell in row):
        return False
    cells = [cell for row in filled for cell in row]
    long_cells = sum("\n" in _text(cell) for cell in cells) / len(cells)
    header = all(0 < len(_text(cell)) <= _LONGEST_HEADER for cell in filled[0])
    return (header and long_cells <= 0.5) or (len(filled) >= 3 and long_cells <= 0.3)


def _is_head_or_foot(text: str) -> bool:
    return _STATE.search(text) is not None or _HEAD_OR_FOOT.search(fold(text)) is not None


def _paragraphs(cell: Cell) -> Iterator[str]:
    for block in cell.blocks:
        if isinstance(block, str):
            yield block
        else:
            yield from (text for row in block.rows for inner in row for text in _paragraphs(inner))


def _text(cell: Cell) -> str:
    """The words of a cell, a line a paragraph."""
    lines = (re.sub(r"\s+", " ", text).strip() for text in _paragraphs(cell))
    return "\n".join(line for line in lines if line)


_INNER_TAB = re.compile(r"\S *\t\s*\S")
_ITEM = re.compile(r"\s*[-–+•*]")
_ADDRESSEES = re.compile(r"\s*Kính gửi", re.IGNORECASE)


def _with_tabbed_columns(blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks` with the columns of a head or foot that was set with tabs one after the other.

    'UBND TỈNH\\tCỘNG HÒA…' / 'SỞ Y TẾ\\tĐộc lập…'; 'Nơi nhận:\\tTM. ỦY BAN' / '- Như trên;' / '- Lưu.\\tLê Văn An'.
    """
    for beside, group in groupby(blocks, key=_may_stand_beside):
        run = list(group)
        rows = [line for text in run if isinstance(text, str) for line in text.split(SOFT_BREAK)] if beside else []
        tabbed = [n for n, row in enumerate(rows) if _INNER_TAB.search(row)]
        if tabbed and any(_is_head_or_foot(side) for n in tabbed for side in rows[n].split("\t")):
            yield from rows[: tabbed[0]]
            yield from _columns(rows[tabbed[0] :])
        else:
            yield from run


def _may_stand_beside(block: Block) -> bool:
    """A short line with a tab in it, and the blank lines and short items between such lines; not the addressees."""
    if not isinstance(block, str) or len(block) > _LONGEST_BESIDE or _ADDRESSEES.match(block):
        return False
    return "\t" in block or not block.strip() or _ITEM.match(block) is not None


def _columns(rows: Sequence[str]) -> Iterator[str]:
    parted = [row.strip(" ").partition("\t") for row in rows]
    yield from (left.strip() for left, _, _ in parted)
    yield ""
    yield from (right.strip() for _, _, right in parted)
    yield ""

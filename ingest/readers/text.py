"""Plain text and Markdown to pages: printed lines as they stand, form feeds between pages, Markdown tables as rows."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ingest.columns import columns
from ingest.encodings import decoded
from ingest.page import Line, Page
from ingest.readers.blocks import SOFT_BREAK, Cell, Table, table_lines

_LINE_END = re.compile(r"[\n\r\u2028\u2029\x0b\x85]")
_SEPARATOR = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?")  # '|---|:--:|'
_PIPE = re.compile(r"(?<!\\)\|")
_LINE_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(name: str, content: bytes) -> tuple[Page, ...]:
    """The pages of the text in `content`, in whichever Vietnamese encoding it is.  Raises nothing."""
    sheets = decoded(content).replace("\r\n", "\n").split("\f")
    printed = (columns(_LINE_END.split(sheet)) for sheet in sheets)
    return tuple(Page(number, tuple(_lines(lines))) for number, lines in enumerate(printed, start=1))


def _lines(printed: Sequence[str]) -> Iterator[Line]:
    at = 0
    while at < len(printed):
        rows = _table(printed, at)
        if rows:
            yield from table_lines(Table(tuple(_cells(row) for row in (rows[0], *rows[2:]))))
        else:
            yield Line(printed[at])
        at += max(1, len(rows))


def _table(printed: Sequence[str], at: int) -> list[str]:
    """The lines of the Markdown table that begins at `at`, none where none does: a header, '|---|---|', rows."""
    if at + 1 == len(printed) or "|" not in printed[at] or not _SEPARATOR.fullmatch(printed[at + 1].strip()):
        return []
    return list(takewhile(lambda line: "|" in line, (printed[n] for n in range(at, len(printed)))))


def _cells(row: str) -> tuple[Cell, ...]:
    inner = re.sub(r"(?<!\\)\|$", "", row.strip().removeprefix("|"))
    return tuple(Cell((_LINE_TAG.sub(SOFT_BREAK, cell).replace("\\|", "|").strip(),)) for cell in _PIPE.split(inner))

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
_LEAST_BARS = 2  # of a table's line that no '|---|---|' marks
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
            yield from table_lines(Table(tuple(_cells(row) for row in rows if not _SEPARATOR.fullmatch(row.strip()))))
        else:
            yield Line(printed[at])
        at += max(1, len(rows))


def _table(printed: Sequence[str], at: int) -> list[str]:
    """The lines of the table that begins at `at`, none where none does: each has as many bars as the one before.

    '| TT | Việc |' / '|---|---|' / '| 1 | Rà soát |'; the second line may be missing where there are two bars or more.
    """
    bars = len(_PIPE.findall(printed[at])) if "|" in printed[at] else 0
    if not bars:
        return []
    marked = at + 1 < len(printed) and _SEPARATOR.fullmatch(printed[at + 1].strip()) is not None
    below = (printed[n] for n in range(at, len(printed)))
    rows = list(takewhile(lambda line: "|" in line if marked else len(_PIPE.findall(line)) == bars, below))
    return rows if marked or (bars >= _LEAST_BARS and len(rows) > 1) else []


def _cells(row: str) -> tuple[Cell, ...]:
    inner = re.sub(r"(?<!\\)\|$", "", row.strip().removeprefix("|"))
    return tuple(Cell((_LINE_TAG.sub(SOFT_BREAK, cell).replace("\\|", "|").strip(),)) for cell in _PIPE.split(inner))

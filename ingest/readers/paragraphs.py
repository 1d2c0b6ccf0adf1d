"""Printed lines of a page to paragraphs, by where the lines begin and end."""

import re
import statistics
from collections.abc import Sequence
from itertools import pairwise

from ingest.labels import starts_with_label
from ingest.page import Line
from ingest.readers.layout import Row, around

_ENDS_SENTENCE = re.compile(r"[.:;!?…/][\"”’)\]]*$")
_BROKEN_NUMBER = re.compile(r"\d/\S*[A-ZĐ]-$")  # '15/NQ-'
_INDENT = 0.8  # line heights from the margin


def paragraphs(rows: Sequence[Row], following: Row | None = None) -> tuple[Line, ...]:
    """The paragraphs of a page's `rows`; all are whole but the last, where the page after goes on with it.

    `following` is the first row of that page, None where there is none.
    """
    if not rows:
        return ()
    height = statistics.median(r.box.bottom - r.box.top for r in rows)
    groups = [[rows[0]]]
    for before, row in pairwise(rows):
        if _goes_on(before, row, height):
            groups[-1].append(row)
        else:
            groups.append([row])
    open_end = following is not None and _runs_over(rows, following, height)
    return tuple(
        Line(
            _joined(group),
            whole=group is not groups[-1] or not open_end,
            box=around([r.box for r in group]),
        )
        for group in groups
    )


def _runs_over(rows: Sequence[Row], following: Row, height: float) -> bool:
    """Whether the last of a page's `rows` goes on in the first row of the next page.

    Behind a sentence's end, small letters tell it, or a page where new paragraphs are indented and this one is not.
    """
    last = rows[-1]
    indented = following.box.left > following.left + _INDENT * height
    if last.aside or following.aside or indented or _centred(following, height):
        return False
    if last.box.right + _first_width(following) + 0.2 * height <= last.right:
        return False
    if not _ENDS_SENTENCE.search(last.text):
        return _is_capitals(last.text) == _is_capitals(following.text)
    return not starts_with_label(following.text) and (following.text[0].islower() or _are_indented(rows, height))


def _are_indented(rows: Sequence[Row], height: float) -> bool:
    """Whether most rows behind a sentence's end are indented."""
    firsts = [row for before, row in pairwise(rows) if not row.aside and _ENDS_SENTENCE.search(before.text)]
    return 3 * sum(row.box.left > row.left + _INDENT * height for row in firsts) > 2 * max(2, len(firsts))


def _joined(group: Sequence[Row]) -> str:
    """The text of a paragraph; a document number that was broken at its hyphen is whole: '15/NQ-' / 'HĐND'."""
    text = group[0].text
    for row in group[1:]:
        text += row.text if _BROKEN_NUMBER.search(text) else f" {row.text}"
    return text


def _goes_on(before: Row, row: Row, height: float) -> bool:
    """Whether `row` goes on with the paragraph of `before`.

    An author's line break leaves room at the line's end for the word that comes next.  A first line is indented, or
    stands apart, or begins with a label; a label at the margin after a full line is a wrapped 'Điều 5 của Nghị định'.
    """
    gap = row.box.top - before.box.bottom
    ended = bool(_ENDS_SENTENCE.search(before.text))
    full = before.box.right + _first_width(row) + 0.2 * height > before.right
    if (before.left, before.right) != (row.left, row.right):
        next_column = not before.aside and not row.aside and gap < 0
        return next_column and full and not ended and row.text[0].islower()
    if not -height < gap < 1.5 * height:
        return False
    indented = row.box.left > row.left + _INDENT * height
    if starts_with_label(row.text) and (ended or indented or not full):
        return False
    if row.text[0].islower() and not ended:
        return True
    if not before.aside and not ended and _is_number(row.text) and gap < 0.7 * height:
        return True
    if before.aside or not full or _is_capitals(before.text) or _centred(row, height):
        return False
    if ended and _is_capitals(row.text):
        return False
    if indented:
        return _hangs(before, row, height)
    return not ended or gap < 0.7 * height


def _first_width(row: Row) -> float:
    box = row.words[0].box
    return box.right - box.left


def _hangs(before: Row, row: Row, height: float) -> bool:
    """Whether an indented line stands under the text of the line before it: 'a) Tổ chức' / '   thực hiện'."""
    if starts_with_label(before.text):
        return len(before.words) > 1 and abs(row.box.left - before.words[1].box.left) < _INDENT * height
    return abs(row.box.left - before.box.left) < 0.3 * height and not _ENDS_SENTENCE.search(before.text)


def _centred(row: Row, height: float) -> bool:
    left, right = row.box.left - row.left, row.right - row.box.right
    return left > 2 * height and abs(left - right) < 1.5 * height


def _is_number(text: str) -> bool:
    """'2030' under '… GIAI ĐOẠN 2026 -'."""
    return any(c.isdigit() for c in text) and not any(c.isalpha() for c in text)


def _is_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters)

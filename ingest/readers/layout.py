"""Words with their boxes to printed lines in reading order: columns that stand side by side are read one by one.

Vietnamese letterheads print the issuer and the number beside the national motto and the date, and end with the
recipients beside the signature (Nghị định 30/2020/NĐ-CP, phụ lục I).  A gutter is a white strip that such a pair
leaves between its columns; what is above and below the pair is read on its own.
"""

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ingest.page import Box

_RECIPIENTS = re.compile(r"\W*N?.i nh.n\W*$", re.IGNORECASE)  # 'Nơi nhận:', as OCR reads it too: 'ơi nhận:'
_STEP = 1.0  # points between the places where a gutter is looked for
_STRIP = 6.0  # points of white that a gutter has at least; words of a justified line stand closer
_TEXT_COLUMN = 20  # lines of a column that is running text
_WIDE = 2.5  # line heights: no line of running text has a gap like this


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word and where it stands."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line of one column."""

    words: tuple[Word, ...]
    box: Box
    left: float  # the margins of its column, in points
    right: float
    aside: bool = False  # in a short column beside another: of a letterhead or a signature, no running text

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two columns side by side, with what stands over and under both."""

    above: list[Word]
    left: list[Word]
    right: list[Word]
    below: list[Word]


def rows(words: Sequence[Word]) -> tuple[Row, ...]:
    """The printed lines of a page in reading order, each with the margins of its column."""
    if not words:
        return ()
    blocks = _blocks(list(words))
    single = [line for block, beside in blocks if not beside for line in printed_lines(block)]
    margins = _margins(single)
    made: list[Row] = []
    for block, beside in blocks:
        lines = printed_lines(block)
        left, right = _margins(lines) if beside else margins
        aside = beside and len(lines) < _TEXT_COLUMN
        made.extend(Row(tuple(line), union(line), left, right, aside) for line in lines)
    return tuple(made)


def asides(words: Sequence[Word], size: tuple[float, float]) -> tuple[Box, ...]:
    """Where columns stand side by side on a page of `size`: each from its gutter to the edge of the page."""
    pair = _pair(list(words)) if words else None
    if not pair:
        return ()
    top = union([*pair.left, *pair.right]).top
    gutter = (union(pair.left).right + union(pair.right).left) / 2
    bottom = min((w.box.top for w in pair.below if w.box.left < gutter), default=size[1])
    # A signature's name stands far below its office, and may be all that was read of the column.
    here = Box(0, top, gutter, bottom), Box(gutter, top, size[0], bottom)
    lines = (line for line in printed_lines(pair.below) if max(w.box.top for w in line) >= bottom)  # skewed ones whole
    return (*asides(pair.above, size), *here, *asides([w for line in lines for w in line], size))


def columns_at_end(words: Sequence[Word]) -> tuple[list[Word], list[Word]] | None:
    """The recipients and the signature beside them, where they are the last that stands on a page."""
    if not any(_opens(line[:2]) for line in printed_lines(words)):
        return None
    *_, (left, beside), (right, _) = [([], False), *_blocks(list(words))]
    return (left, right) if beside and _opens(printed_lines(left)[0]) else None


def union(words: Sequence[Word]) -> Box:
    """The smallest box around `words`, of which there is at least one."""
    return around([w.box for w in words])


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box around `boxes`, of which there is at least one."""
    return Box(
        min(b.left for b in boxes), min(b.top for b in boxes), max(b.right for b in boxes), max(b.bottom for b in boxes)
    )


def _blocks(words: list[Word]) -> list[tuple[list[Word], bool]]:
    """The columns of a page in reading order, and whether each stands beside another."""
    if not words:
        return []
    pair = _pair(words)
    if not pair:
        return [(words, False)]
    return [*_blocks(pair.above), (pair.left, True), (pair.right, True), *_blocks(pair.below)]


def printed_lines(words: Sequence[Word]) -> list[list[Word]]:
    """Words to lines, top to bottom; a word is compared with its neighbours on the left, so that skewed lines hold."""
    if not words:
        return []
    least = 0.6 * statistics.median(w.box.bottom - w.box.top for w in words)  # a dash is as high as its line
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.left):
        best, most = None, 0.5
        for line in lines:
            if abs(middle(line[-1]) - middle(word)) > 10 * least:
                continue  # far above or below: a shortcut, as most lines are
            near = max(shared(w.box, word.box, least) for w in line[-3:])
            if near >= most:
                best, most = line, near
        if best is None:
            lines.append([word])
        else:
            best.append(word)
    return sorted(lines, key=lambda line: statistics.fmean(middle(w) for w in line))


def shared(a: Box, b: Box, least: float = 0.0) -> float:
    """How much of the lower of two boxes stands at the other's height, 0 to 1; none is taken for lower than `least`."""
    high, low = max(a.bottom - a.top, least), max(b.bottom - b.top, least)
    lower = min(high, low)
    apart = abs(a.top + a.bottom - b.top - b.bottom) / 2
    return min(lower, (high + low) / 2 - apart) / lower if lower > 0 else 0.0


def middle(word: Word) -> float:
    """The height at which a word stands, in points from the top."""
    return (word.box.top + word.box.bottom) / 2


def _margins(lines: list[list[Word]]) -> tuple[float, float]:
    """The outermost left and right edge that several lines share; a smudge in the margin stands alone."""
    if not lines:
        return 0.0, 0.0
    boxes = [union(line) for line in lines]
    near = 0.6 * statistics.median(b.bottom - b.top for b in boxes)
    return _edge([b.left for b in boxes], near), -_edge([-b.right for b in boxes], near)


def _edge(places: list[float], near: float) -> float:
    """The least of `places` that a tenth of them, and two, stand near; the least of all where none is."""
    needed = max(2, len(places) // 10)
    return next((p for p in sorted(places) if sum(0 <= q - p <= near for q in places) >= needed), min(places))


def _pair(words: list[Word]) -> _Pair | None:
    """The largest pair of columns among `words`, or None."""
    page, lines = union(words), printed_lines(words)
    height = statistics.median(_height(line) for line in lines)
    width = page.right - page.left
    best: tuple[list[Word], list[Word]] | None = None
    seen: set[tuple[int, int, int]] = set()  # many places part the words alike
    for step in range(int(width * 0.2 / _STEP), int(width * 0.8 / _STEP) + 1):
        gutter = page.left + step * _STEP
        for run in _free(lines, gutter):
            if best and sum(map(len, run)) <= len(best[0] + best[1]):
                continue
            left = [w for line in run for w in line if w.box.right <= gutter]
            right = [w for line in run for w in line if w.box.left >= gutter]
            parted = (id(run[0]), len(left), len(right))
            columns = None if parted in seen else _trimmed(left, right, height)
            seen.add(parted)
            if columns and (not best or len(columns[0] + columns[1]) > len(best[0] + best[1])):
                best = columns
    return _apart(words, *best) if best else None


def _height(line: list[Word]) -> float:
    box = union(line)
    return box.bottom - box.top


def _free(lines: list[list[Word]], gutter: float) -> Iterator[list[list[Word]]]:
    """The runs of lines that leave the strip at `gutter` white."""
    for crossed, run in groupby(lines, key=lambda line: any(_crosses(w.box, gutter) for w in line)):
        if not crossed:
            yield list(run)


def _crosses(box: Box, gutter: float) -> bool:
    return box.left < gutter + _STRIP / 2 and box.right > gutter - _STRIP / 2


def _trimmed(left: list[Word], right: list[Word], height: float) -> tuple[list[Word], list[Word]] | None:
    """The columns without what merely stands over or under them on one side, or None where they are no pair.

    The last line of the body over 'Nơi nhận' belongs to the body; 'Kính gửi:' under the number and the subject does
    not stand beside the motto.
    """
    if not left or not right:
        return None
    lefts, rights = printed_lines(left), printed_lines(right)
    start = union(right).top
    lead = [line for line in lefts if union(line).bottom <= start + 0.3 * height]
    cut = max((i for i in range(1, len(lead) + 1) if _gap(lefts, i) > 0.6 * height or _opens(lefts[i])), default=0)
    lefts = lefts[cut:]
    if not lefts:
        return None
    if _overlap([w for line in lefts for w in line], right) < 0.3 * height:
        return None
    end = min(union(lefts[-1]).bottom, union(rights[-1]).bottom)
    lefts, rights = _ended(lefts, end, height), _ended(rights, end, height)
    left, right = [w for line in lefts for w in line], [w for line in rights for w in line]
    a, b = union(left), union(right)
    if b.left - a.right < _WIDE * height and not _faced(lefts, rights):
        return None
    return left, right


def _opens(line: list[Word]) -> bool:
    """'Nơi nhận:' begins its column, however close the last line of the body is above it."""
    return bool(_RECIPIENTS.match(" ".join(word.text for word in line)))


def _overlap(left: list[Word], right: list[Word]) -> float:
    a, b = union(left), union(right)
    return min(a.bottom, b.bottom) - max(a.top, b.top)


def _gap(lines: list[list[Word]], i: int) -> float:
    """The white between line `i` and the one before it; endless after the last."""
    return union(lines[i]).top - union(lines[i - 1]).bottom if i < len(lines) else float("inf")


def _ended(lines: list[list[Word]], end: float, height: float) -> list[list[Word]]:
    """The lines up to the first wide gap below `end`."""
    for i in range(1, len(lines)):
        if union(lines[i]).top > end - 0.3 * height and _gap(lines, i) > 0.9 * height:
            return lines[:i]
    return lines


def _faced(lefts: list[list[Word]], rights: list[list[Word]]) -> bool:
    """Whether lines stand beside lines of the other column, further apart than the words inside them."""
    spaces = [b.box.left - a.box.right for line in (*lefts, *rights) for a, b in pairwise(line)]
    usual = statistics.median(spaces) if spaces else 0.0
    beside = [b[0].box.left - a[-1].box.right for a in lefts for b in rights if shared(a[-1].box, b[0].box) >= 0.5]
    return min(len(lefts), len(rights)) >= 2 and bool(beside) and min(beside) >= max(2 * usual, _STRIP)


def _apart(words: list[Word], left: list[Word], right: list[Word]) -> _Pair:
    taken = {id(w) for w in (*left, *right)}
    both = union([*left, *right])
    others = [w for w in words if id(w) not in taken]
    centre = (both.top + both.bottom) / 2
    above = [w for w in others if middle(w) < centre]
    return _Pair(above, left, right, [w for w in others if middle(w) >= centre])

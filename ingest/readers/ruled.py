"""Tables by their printed rules: which words stand in which cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.page import Box, Line
from ingest.readers.layout import Word, around, middle, printed_lines

_THIN = 3.0  # points: what is narrower is a rule
_SHORT = 8.0  # points: what is shorter is no rule of a table


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: where its rules stand, in points from the top left."""

    xs: tuple[float, ...]  # of the upright rules
    ys: tuple[float, ...]  # of the level rules

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]


def grids(strokes: Iterable[Box]) -> tuple[Grid, ...]:
    """The tables that `strokes` draw, top to bottom; a frame around text is none, it has no rule inside."""
    drawn = list(strokes)
    upright = sorted((s for s in drawn if s.right - s.left < _THIN and s.bottom - s.top > _SHORT), key=lambda s: s.top)
    level = [s for s in drawn if s.bottom - s.top < _THIN and s.right - s.left > _SHORT]
    groups: list[list[Box]] = []
    for stroke in upright:
        if groups and stroke.top <= max(s.bottom for s in groups[-1]) + _THIN:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return tuple(grid for group in groups if (grid := _grid(around(group), group, level)))


def _grid(place: Box, upright: list[Box], level: list[Box]) -> Grid | None:
    inside = [s for s in level if place.top - _THIN <= s.top <= place.bottom + _THIN]
    xs = _apart(s.left for s in upright)
    ys = _apart([place.top, place.bottom, *(s.top for s in inside)])
    return Grid(xs, ys) if len(xs) > 2 and len(ys) > 2 else None


def _apart(places: Iterable[float]) -> tuple[float, ...]:
    """Places in order, those that one drawn rule has twice once."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _THIN:
            kept.append(place)
    return tuple(kept)


def table_rows(grid: Grid, words: Sequence[Word]) -> tuple[Line, ...]:
    """The rows of a table, a cell's lines joined; rows without words are left out."""
    made: list[Line] = []
    edges = [float("-inf"), *grid.xs[1:-1], float("inf")]
    for top, bottom in pairwise(grid.ys):
        row = [w for w in words if top <= middle(w) < bottom]
        cells = tuple(
            _text([w for w in row if left <= (w.box.left + w.box.right) / 2 < right]) for left, right in pairwise(edges)
        )
        if row:
            made.append(Line(" | ".join(cells), whole=True, cells=cells, box=around([w.box for w in row])))
    return tuple(made)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for line in printed_lines(words) for word in line)

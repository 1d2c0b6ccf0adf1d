"""How directives relate, as a picture: which ones are drawn, and where.  Years run from left to right, central bodies
stand above provinces, and directives that relate stand near one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from index.library import Library
from index.register import Letterhead
from index.relations.edges import ENDS, Edge
from index.relations.graph import all_edges, incoming, outgoing
from ingest.places import place_in

MOST = 60  # directives in a picture
DRAWN_WHOLE = 300  # directives of a library whose edges are all looked up at once
RELATIONS = ("carries out", "based on", "amends", "supplements", "replaces", "repeals")  # a mere mention is none
WIDTH, HEIGHT = 176, 54  # of a directive's box, in pixels
_ACROSS, _DOWN, _TOP = 96, 18, 40  # room between boxes, and above for the years
_TALLEST = 9  # boxes in a column
_SWEEPS = 6


@dataclass(frozen=True, slots=True)
class Box:
    """A directive in the picture; its top left corner in pixels."""

    letterhead: Letterhead
    left: float
    top: float
    ended: bool  # another one in the picture replaces or repeals it


@dataclass(frozen=True, slots=True)
class Arc:
    """An edge in the picture: an SVG path, and where its name stands."""

    edge: Edge
    path: str
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is drawn, in pixels."""

    boxes: tuple[Box, ...]
    arcs: tuple[Arc, ...]
    years: tuple[tuple[int | None, float], ...]  # and where their columns begin
    width: float
    height: float


def whole(library: Library) -> tuple[Edge, ...] | None:
    """Every edge of a small library; None for one too large to draw."""
    if len(library.register()) > DRAWN_WHOLE:
        return None
    edges = tuple(edge for edge in all_edges(library) if edge.relation in RELATIONS)
    return edges if len(_ends(edges)) <= MOST else None


def around(library: Library, centre: str) -> tuple[tuple[Edge, ...], bool]:
    """The edges between a directive and its nearest ones, and whether some are left out to stay within `MOST`."""
    kept, waiting, edges, cut = {centre}, [centre], dict[Edge, None](), False
    for _distance in range(2):
        reached: list[str] = []
        for one in waiting:
            for edge in _of(library, one):
                other = edge.target if edge.source == one else edge.source
                if other not in kept:
                    if len(kept) >= MOST:
                        cut = True
                        continue
                    kept.add(other)
                    reached.append(other)
                edges[edge] = None
        waiting = reached
    return tuple(edges), cut


def picture(edges: Sequence[Edge], by_id: dict[str, Letterhead]) -> Picture:
    """The layout of these edges and the directives at their ends."""
    heads = [by_id[id_] for id_ in _ends(edges) if id_ in by_id]
    drawn = {head.id for head in heads}
    edges = [edge for edge in edges if {edge.source, edge.target} <= drawn]
    columns = _columns(heads, edges)
    tallest = max((len(column) for column in columns), default=0)
    at: dict[str, tuple[float, float]] = {}
    for nth, column in enumerate(columns):
        above = (tallest - len(column)) * (HEIGHT + _DOWN) / 2
        for row, head in enumerate(column):
            at[head.id] = (nth * (WIDTH + _ACROSS) + 8, _TOP + above + row * (HEIGHT + _DOWN))
    ended = {edge.target for edge in edges if edge.relation in ENDS and edge.whole}
    years = [(head.year, at[head.id][0]) for column in columns for head in column[:1]]
    return Picture(
        boxes=tuple(Box(head, *at[head.id], ended=head.id in ended) for column in columns for head in column),
        arcs=tuple(_arc(edge, at) for edge in edges),
        years=tuple(next(same) for _year, same in groupby(years, key=lambda year: year[0])),
        width=len(columns) * (WIDTH + _ACROSS) + 16,
        height=_TOP + tallest * (HEIGHT + _DOWN) + 8,
    )


def _of(library: Library, directive_id: str) -> list[Edge]:
    """A directive's edges to and from others of the library."""
    both = (*outgoing(library, directive_id), *incoming(library, directive_id, RELATIONS))
    return [edge for edge in both if edge.relation in RELATIONS and edge.target]


def _ends(edges: Iterable[Edge]) -> dict[str, None]:
    return dict.fromkeys(end for edge in edges for end in (edge.source, edge.target))


def _columns(heads: Sequence[Letterhead], edges: Sequence[Edge]) -> list[list[Letterhead]]:
    """Directives by year, oldest first; a long year takes several columns.  Undated ones stand first."""
    columns: list[list[Letterhead]] = []
    for _year, same in groupby(sorted(heads, key=_by_year), key=lambda head: head.year):
        of_year = list(same)
        number = -(-len(of_year) // _TALLEST)
        tall = -(-len(of_year) // number)
        columns += [of_year[n * tall : (n + 1) * tall] for n in range(number)]
    for sweep in range(_SWEEPS):
        rows = {head.id: row - len(column) / 2 for column in columns for row, head in enumerate(column)}
        for column in columns if sweep % 2 else reversed(columns):
            column.sort(key=lambda head: (_level(head), _middle(head.id, edges, rows)))
            rows |= {head.id: row - len(column) / 2 for row, head in enumerate(column)}
    return columns


def _by_year(head: Letterhead) -> tuple[int, int, str]:
    return head.year or 0, _level(head), head.id


def _level(head: Letterhead) -> int:
    """0 for a body of the whole country, 1 for one of a province."""
    return int(bool(place_in(head.issuer) or place_in(head.parent_body)))


def _middle(directive_id: str, edges: Sequence[Edge], rows: dict[str, float]) -> float:
    """The mean row of those that a directive relates to; its own where there are none."""
    others = [rows[e.target] for e in edges if e.source == directive_id]
    others += [rows[e.source] for e in edges if e.target == directive_id]
    return sum(others) / len(others) if others else rows[directive_id]


def _arc(edge: Edge, at: dict[str, tuple[float, float]]) -> Arc:
    """A curve from the side of one box to the side of the other; between boxes of one column it swings out."""
    (from_left, from_top), (to_left, to_top) = at[edge.source], at[edge.target]
    y, to_y = from_top + HEIGHT / 2, to_top + HEIGHT / 2
    if from_left == to_left:
        x = to_x = from_left + WIDTH
        bend = bend_to = x + _ACROSS * 0.55
    else:
        right = from_left < to_left  # of the one that states the relation: as a rule it is the later one
        x, to_x = (from_left + WIDTH, to_left) if right else (from_left, to_left + WIDTH)
        pull = max(_ACROSS / 2, abs(to_x - x) / 2) * (1 if right else -1)
        bend, bend_to = x + pull, to_x - pull
    path = f"M{x:.0f},{y:.0f} C{bend:.0f},{y:.0f} {bend_to:.0f},{to_y:.0f} {to_x:.0f},{to_y:.0f}"
    # A third of the way: the names of edges that end in one box do not stand on one another.
    near = 0.35
    along = [(1 - near) ** 3, 3 * near * (1 - near) ** 2, 3 * near**2 * (1 - near), near**3]
    left = sum(w * p for w, p in zip(along, (x, bend, bend_to, to_x), strict=True))
    top = sum(w * p for w, p in zip(along, (y, y, to_y, to_y), strict=True))
    return Arc(edge, path, left, top)

"""What is worth comparing: a directive, and those that carry it out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from index.library import Library
from index.register import Letterhead
from index.relations.edges import CARRYING
from index.relations.graph import incoming, outgoing
from ingest.numbering import core

_LOOKED_AT = 500  # directives, the newest first, among which the one to begin with is sought


@dataclass(frozen=True, slots=True)
class Choice:
    """A directive and those to hold against it, by id; `base` is "" where nothing suggests itself."""

    base: str
    others: tuple[str, ...]


def carriers(library: Library, directive_id: str) -> tuple[str, ...]:
    """The directives that carry out this one, then those that rest on it; the first issued first."""
    edges = incoming(library, directive_id, CARRYING)
    found = sorted(edges, key=lambda edge: (CARRYING.index(edge.relation), edge.since or date.max, edge.source))
    return tuple(dict.fromkeys(edge.source for edge in found))


def beside(library: Library, directive_id: str) -> tuple[str, ...]:
    """What to hold against a directive: those that carry it out, else those that it carries out itself."""
    if found := carriers(library, directive_id):
        return found
    own = [edge for edge in outgoing(library, directive_id) if edge.target and edge.relation in CARRYING]
    return tuple(dict.fromkeys(edge.target for edge in sorted(own, key=lambda edge: CARRYING.index(edge.relation))))


def to_begin_with(library: Library) -> Choice:
    """Of the newest directives, the one that most others carry out."""
    cited = {
        letterhead.id: len(library.citing(letterhead.number, CARRYING).keys() - {letterhead.id})
        for letterhead in newest(library.register())[:_LOOKED_AT]
        if core(letterhead.number)
    }
    for directive_id in sorted(cited, key=lambda each: -cited[each]):
        if not cited[directive_id]:
            break
        if others := carriers(library, directive_id):
            return Choice(directive_id, others)
    return Choice("", ())


def newest(letterheads: Iterable[Letterhead]) -> list[Letterhead]:
    """By day of issue, the newest first, undated ones last."""
    return sorted(letterheads, key=lambda each: each.issued_on or date.min, reverse=True)

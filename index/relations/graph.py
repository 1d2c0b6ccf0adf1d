"""The graph of what a library holds: edges from and to a directive, and what is in force, loaded as they are asked for.

Incoming edges are found by the number that other directives cite (an index of the catalog); which of those citations
mean this directive is decided as for all references (`ingest.references.resolution`).
"""

from collections.abc import Iterator, Sequence
from datetime import date

from index.holdings import Holdings
from index.library import Library
from index.relations.edges import RELATIONS, Edge, edges_of, without_repeats
from index.relations.status import Status, status
from ingest.references.relations import CHANGES
from ingest.references.resolution import fits


def all_edges(library: Library) -> Iterator[Edge]:
    """Every edge between two directives of the library, by source."""
    for directive in library.directives():
        yield from (edge for edge in without_repeats(edges_of(directive)) if edge.target)


def outgoing(library: Holdings, directive_id: str) -> tuple[Edge, ...]:
    """How a directive relates to other documents, held or not."""
    directive = library.directive(directive_id)
    return without_repeats(edges_of(directive)) if directive else ()


def incoming(library: Holdings, directive_id: str, relations: Sequence[str] = RELATIONS) -> tuple[Edge, ...]:
    """How other directives relate to this one, by one of `relations`."""
    by_id = library.register().by_id
    meant = by_id.get(directive_id)
    citing = library.citing(meant.number, relations) if meant and meant.number else {}
    found = (
        edge
        for source, references in citing.items()
        if meant and source in by_id and any(fits(by_id[source], reference, meant) for reference in references)
        for edge in _edges_from(library, source)
    )
    return without_repeats(edge for edge in found if edge.target == directive_id and edge.relation in relations)


def status_of(library: Holdings, directive_id: str, as_of: date, relations: Sequence[str] = RELATIONS) -> Status:
    """The status of a directive on a day; with `CHANGES` alone, faster: what only relies on it is not looked up."""
    directive = library.directive(directive_id)
    return status(directive, incoming(library, directive_id, relations), as_of) if directive else Status("not known")


def successors(library: Holdings, directive_id: str, as_of: date) -> tuple[str, ...]:
    """The directives that took its place one after another up to `as_of`; the last one is the present one."""
    found = [directive_id]
    while (now := status_of(library, found[-1], as_of, CHANGES)).by and now.state == "replaced":
        if now.by.source in found:
            break
        found.append(now.by.source)
    return tuple(found[1:])


def _edges_from(library: Holdings, directive_id: str) -> tuple[Edge, ...]:
    directive = library.directive(directive_id)
    return edges_of(directive) if directive else ()

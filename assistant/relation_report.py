"""The relations of directives for `app.py relations`: as JSON, and as lines of text."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from assistant.output import format_of, give
from index.due_days import period
from index.library import Library
from index.naming import directive_named
from index.relations.edges import Edge
from index.relations.graph import all_edges, incoming, outgoing, status_of, successors
from index.relations.status import Status
from ingest.address import clause_name, day_name, official_form

FORMATS = ("table", "json")
_RELATIONS = {
    "carries out": "thực hiện", "based on": "căn cứ", "amends": "sửa đổi", "supplements": "bổ sung",
    "replaces": "thay thế", "repeals": "bãi bỏ", "mentions": "nhắc đến",
}  # fmt: skip
_STATES = {
    "not yet in force": "chưa có hiệu lực", "in force": "còn hiệu lực", "amended": "đã được sửa đổi",
    "replaced": "đã được thay thế", "repealed": "đã bị bãi bỏ", "expired": "đã hết hiệu lực",
    "not known": "chưa rõ còn hiệu lực hay không",
}  # fmt: skip
_HEADS = {
    "status": ("Hiệu lực ngày {day}: {state}", "On {day}: {state}"),
    "since": (", từ ngày {day}", ", since {day}"),
    "from": ("; có hiệu lực từ ngày {day}", "; in force from {day}"),
    "by": ("theo", "by"),
    "relying": ("được dẫn gần nhất tại", "last relied on by"),
    "now": ("Văn bản thay thế đến nay", "Replaced in turn by"),
    "outgoing": ("Văn bản này", "This directive"),
    "incoming": ("Văn bản khác đối với văn bản này", "Others on this directive"),
    "alone": (
        "Chưa thấy văn bản nào trong kho dẫn văn bản khác trong kho.",
        "No directive held cites another one held.",
    ),
    "none": ("(không có)", "(none)"),
    "outside": ("không có trong kho", "not in the library"),
    "part": ("một phần", "in part"),
}


def command(library: Library, said: str, as_of: str, form: str, output: Path | None, language: str) -> None:
    """`python app.py relations`: of the directive that is `said`, or of all, on the last day of what `as_of` names.

    Raises UserError for a directive that is not held, what names no day, an unknown format, a file that cannot be
    written.
    """
    form = format_of(form, output, FORMATS)
    day = period(as_of)[1] if as_of.strip() else date.today()
    named = directive_named(library.register(), said) if said.strip() else ""
    if form == "json":
        made = json.dumps(relations(library, named, day), ensure_ascii=False, indent=2)
    else:
        made = "\n".join(relation_lines(library, named, day, language == "en"))
    give(f"{made}\n".encode(), output)


def relations(library: Library, directive_id: str, as_of: date) -> dict[str, Any]:
    """One directive's status on a day and its edges as JSON; of "", the edges between all directives."""
    if not directive_id:
        return {"edges": [_edge(library, edge) for edge in all_edges(library)]}
    status = status_of(library, directive_id, as_of)
    return {
        "directive": directive_id,
        "official": _official(library, directive_id),
        "as_of": as_of.isoformat(),
        "status": _status(library, status),
        "replaced_by": list(successors(library, directive_id, as_of)),
        "outgoing": [_edge(library, edge) for edge in outgoing(library, directive_id)],
        "incoming": [_edge(library, edge) for edge in incoming(library, directive_id)],
    }


def relation_lines(library: Library, directive_id: str, as_of: date, english: bool) -> Iterator[str]:
    """What `relations` gives, for a person to read."""
    if not directive_id:
        yield from _graph_lines(library, english)
        return
    yield _official(library, directive_id, english=english)
    yield from _status_lines(library, status_of(library, directive_id, as_of), as_of, english)
    if chain := successors(library, directive_id, as_of):
        names = " → ".join(_official(library, id_, english=english) for id_ in chain)
        yield f"{_HEADS['now'][english]}: {names}"
    for way, edges in (("outgoing", outgoing(library, directive_id)), ("incoming", incoming(library, directive_id))):
        yield ""
        yield f"{_HEADS[way][english]}:"
        yield from _edge_lines(library, edges, english, way == "incoming")


def _graph_lines(library: Library, english: bool) -> Iterator[str]:
    """Each source, and its edges below it."""
    source = ""
    for edge in all_edges(library):
        if edge.source != source:
            source = edge.source
            yield _official(library, source, english=english)
        yield from _edge_lines(library, [edge], english, incoming=False)
    if not source:
        yield _HEADS["alone"][english]


def _edge_lines(library: Library, edges: Sequence[Edge], english: bool, incoming: bool) -> Iterator[str]:
    for edge in edges:
        other = edge.source if incoming else edge.target
        name = _official(library, other, english=english) if other else _outside(edge, english)
        relation = edge.relation if english else _RELATIONS[edge.relation]
        part = f" ({_HEADS['part'][english]})" if edge.relation in ("replaces", "repeals") and not edge.whole else ""
        yield f"  {relation}{part}: {name}"
        where = clause_name(edge.clause)[english]
        yield f"    {where[:1].upper()}{where[1:]}: “{' '.join(read_quote(library, edge).split())}”"
    if not edges:
        yield f"  {_HEADS['none'][english]}"


def read_quote(library: Library, edge: Edge) -> str:
    """The quote as it is to be read: restored, where the print is damaged."""
    clause = library.clause(edge.source, edge.clause)
    if not clause or not clause.reading:
        return edge.quote
    start, end = (clause.read_at(at - clause.start) for at in (edge.start, edge.end))
    return clause.reading[start:end]


def _outside(edge: Edge, english: bool) -> str:
    """A document that the library does not hold, as it is cited."""
    number = f" số {edge.number}" if edge.kind else edge.number
    day = f" ngày {day_name(edge.issued_on)[0]}" if edge.issued_on and edge.number else ""
    return (f"{edge.kind}{number}{day}" if edge.number else edge.name) + f" ({_HEADS['outside'][english]})"


def _status_lines(library: Library, status: Status, as_of: date, english: bool) -> Iterator[str]:
    state = status.state if english else _STATES[status.state]
    line = _HEADS["status"][english].format(day=day_name(as_of)[english], state=state)
    if status.since:
        when = "from" if status.state == "not yet in force" else "since"
        line += _HEADS[when][english].format(day=day_name(status.since)[english])
    if status.clause:
        line += f" ({clause_name(status.clause)[english]})"
    yield line
    if status.by:
        how = _HEADS["relying" if status.state == "not known" else "by"][english]
        yield f"  {how} {_official(library, status.by.source, status.by.clause, english)}"


def _status(library: Library, status: Status) -> dict[str, Any]:
    return {
        "state": status.state,
        "since": status.since.isoformat() if status.since else None,
        "by": _edge(library, status.by) if status.by else None,
        "clause": status.clause or None,
    }


def _edge(library: Library, edge: Edge) -> dict[str, Any]:
    return {
        "source": edge.source,
        "relation": edge.relation,
        "target": edge.target or None,
        "name": edge.name,
        "kind": edge.kind or None,
        "number": edge.number or None,
        "issuer": edge.issuer or None,
        "issued_on": edge.issued_on.isoformat() if edge.issued_on else None,
        "cited": list(edge.cited),
        "whole": edge.whole,
        "since": edge.since.isoformat() if edge.since else None,
        "clause": edge.clause,
        "official": _official(library, edge.source, edge.clause),
        "quote": edge.quote,
        "start": edge.start,
        "end": edge.end,
    }


def _official(library: Library, directive_id: str, path: str = "", english: bool = False) -> str:
    directive = library.directive(directive_id)
    return official_form(directive, path)[english] if directive else directive_id

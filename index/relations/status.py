"""Whether a directive is in force on a day, as far as the library tells.

Nothing in a library says that a directive is still in force today: what replaced it may not be held.  So a directive
that nothing here changes is "not known", unless it states its own term, or a document dated that day or later still
rests on it, carries it out, changes it or ends it: until then it was in force.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.relations.edges import ENDS, RELATIONS, Edge, remoteness
from ingest.directive import Directive
from ingest.force import stated_force
from ingest.references.relations import CHANGES

_STATES = {"replaces": "replaced", "repeals": "repealed"}
STATES = ("not yet in force", "in force", "amended", "replaced", "repealed", "expired", "not known")


@dataclass(frozen=True, slots=True)
class Status:
    """What holds of a directive on a day, and what says so."""

    state: str  # one of STATES; "amended" ones have not been ended by anything held
    since: date | None = None  # from when the state holds; None where the library does not tell
    by: Edge | None = None  # what another directive says; of "not known", the last that relies on it
    clause: str = ""  # the directive's own clause, where that says so


def status(directive: Directive, incoming: Sequence[Edge], as_of: date) -> Status:
    """The status on `as_of` of a directive that `incoming` relate to."""
    force = stated_force(directive)
    start = force.start or directive.issued_on
    if start and as_of < start:
        return Status("not yet in force", start, clause=force.start_clause)
    end = _first(e for e in incoming if e.whole and e.relation in ENDS and not _is_after(e, as_of))
    if force.end and force.end < as_of and not (end and end.since and end.since <= force.end):
        return Status("expired", force.end + timedelta(days=1), clause=force.end_clause)
    if end:
        return Status(_STATES[end.relation], end.since, end)
    changes = [e for e in incoming if e.relation in CHANGES and not e.whole and not _is_after(e, as_of)]
    if changes:
        last = max(changes, key=lambda e: (e.since or date.min, -remoteness(e)))
        return Status("amended", last.since, last)
    if (force.end and as_of <= force.end) or as_of == start:
        return Status("in force", start, clause=force.end_clause or force.start_clause)
    relying = [e for e in incoming if e.relation != "mentions" and e.since]
    later = _first(e for e in relying if e.since and e.since >= as_of)
    if later:
        return Status("in force", start, later)
    return Status("not known", by=max(relying, key=lambda e: e.since or date.min, default=None))


def _is_after(edge: Edge, day: date) -> bool:
    """Whether an edge begins to hold after `day`; one without a date holds always."""
    return bool(edge.since and edge.since > day)


def _first(edges: Iterable[Edge]) -> Edge | None:
    """The earliest; of one day, the one that stands in an article, and a replacement before a repeal."""
    order = {relation: nth for nth, relation in enumerate(RELATIONS)}
    return min(edges, key=lambda e: (e.since or date.max, remoteness(e), order[e.relation], e.source), default=None)

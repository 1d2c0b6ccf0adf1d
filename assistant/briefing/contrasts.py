"""What those that carry out a directive make of its clauses, province by province."""

from collections.abc import Collection, Iterator, Sequence

from assistant.briefing.briefing import Contrast
from assistant.briefing.support import cited_whole
from assistant.comparison.compare import compare
from assistant.comparison.wording import difference_told, relation_told
from index.relations.edges import CARRYING, edges_of
from ingest.directive import Directive

_PAIRS, _ROWS = 6, 12  # directives compared, and clauses told of each
_TOLD = 4  # differences of a clause
_OF_SUBSTANCE = ("actor", "body", "figure", "modality", "duty")  # kinds of differences that a room should hear of


def contrasts(directives: Sequence[Directive], within: Collection[str] | None) -> tuple[Contrast, ...]:
    """What differs between a directive and those of the others that carry it out, the clauses of the first in order.

    `within`: the clauses that the briefing is about, on either side; None for all.
    """
    pairs = [(d.id, edge.target) for d in directives for edge in edges_of(d) if edge.relation in CARRYING]
    of = {directive.id: directive for directive in directives}
    held = [(of[target], of[source]) for source, target in dict.fromkeys(pairs) if target in of][:_PAIRS]
    found = [contrast for one, other in held for contrast in _of_pair(one, other, within)]
    first = {id_: nth for nth, id_ in enumerate(of)}
    return tuple(sorted(found, key=lambda contrast: (first[contrast.asked.directive], contrast.asked.start)))


def _of_pair(one: Directive, other: Directive, within: Collection[str] | None) -> Iterator[Contrast]:
    compared = compare(one, other)
    told = 0
    for row in compared.rows:
        differing = [
            d for d in row.differences if d.kind in _OF_SUBSTANCE and (d.kind, d.change) != ("actor", "dropped")
        ]
        if not differing or (within is not None and row.clause not in within and not {*row.counterparts} & {*within}):
            continue
        asked = cited_whole(compared.first, row.clause)
        made = cited_whole(compared.second, row.counterparts[0]) if row.counterparts else None
        if asked and made and told < _ROWS:
            told += 1
            words = tuple(difference_told(d, english=False) for d in differing[:_TOLD])
            yield Contrast(asked, made, relation_told(row, english=False), words)

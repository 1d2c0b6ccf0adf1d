"""Which clause answers to which: 'Khoản nào của công văn Hải Phòng ứng với điểm g khoản 1 Công điện 968?'."""

import re
from collections.abc import Iterator

from assistant.comparison.compare import counterparts as paired
from assistant.evidence import Evidence
from assistant.finders.findings import Findings, likeliest, whole
from index.holdings import Holdings
from index.question.cues import compares
from index.relations.graph import incoming, outgoing
from index.search import Found
from ingest.folding import fold

# 'nằm ở mục mấy', 'khoản nào', 'which clause': it asks for a place; patterns match folded text.
_WHERE = re.compile(
    r"\b(?:khoan|muc|diem|dieu|cho|phan) (?:nao|may)\b|\bo dau\b|\bmay khoan\b|"  # 'khoản nào'
    r"tuong ung|ung voi|"  # 'ứng với điểm g'
    r"\bwhich (?:clause|point|section|part|paragraph|item)\b|"
    r"\bcorrespond|\bcarr(?:y|ies|ied) out\b|\bwhere\b|\bcounterpart"
)
_MOST = 6


def counterparts(question: str, found: Found, library: Holdings) -> Findings | None:
    """The clauses that answer to the one named, and that one itself behind them."""
    if not (_WHERE.search(fold(question)) or compares(question)):
        return None
    pieces: list[Evidence] = []
    for path, where in found.query.clauses:
        for directive_id in sorted(where):
            pieces += _of(library, directive_id, path, sorted(_others(library, directive_id, found)))
    return Findings(tuple(dict.fromkeys(pieces))[:_MOST]) if len(pieces) > 1 else None


def _others(library: Holdings, directive_id: str, found: Found) -> list[str]:
    """Where it is looked for: in those named beside its directive, else in what that carries out or what does so."""
    named = {*found.query.scope, *found.query.leaning} - {directive_id}
    ours = {edge.target for edge in outgoing(library, directive_id) if edge.relation == "carries out" and edge.target}
    theirs = {edge.source for edge in incoming(library, directive_id, ("carries out",))}
    return likeliest((named & (ours | theirs) or named) if named else ours or theirs, found)


def _of(library: Holdings, directive_id: str, path: str, others: list[str]) -> Iterator[Evidence]:
    directive = library.directive(directive_id)
    own = directive.clause(path) if directive else None
    if not directive or not own:
        return
    read = [other for other_id in others if (other := library.directive(other_id))]
    found = [whole(other, clause) for other in read for behind in paired(directive, other, path)
             if (clause := other.clause(behind))]  # fmt: skip
    if found:
        yield from (*found, whole(directive, own))

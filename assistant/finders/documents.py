"""Which documents a directive names: 'Hải Phòng yêu cầu thực hiện những văn bản nào của Thủ tướng?'."""

import re

from assistant.evidence import Evidence
from assistant.finders.findings import Findings, around
from index.holdings import Holdings
from index.search import Found
from ingest.directive import Directive, Reference
from ingest.folding import fold

# It asks for several: 'những văn bản nào', 'các nghị định nào', 'which documents'; folded.
_SEVERAL = re.compile(
    r"\b(?:nhung|cac|may|bao nhieu)\b.{0,12}"  # 'những nghị định nào'
    r"\b(?:van ban|cong van|cong dien|chi thi|quyet dinh|nghi dinh|nghi quyet|ke hoach|quy che)\b|"
    r"\bliet ke\b|"  # 'liệt kê'
    r"\b(?:which|what|list)\b.{0,25}"  # 'which documents'
    r"\b(?:documents|decrees|decisions|plans|directives|regulations|texts|resolutions)\b"
)
_CARRIED = re.compile(r"thuc hien|trien khai|chap hanh|quan triet|carr|implement|follow|comply")
# 'yêu cầu thực hiện', 'must be implemented': what it orders, not what it was itself issued for.
_ORDERED = re.compile(r"\b(?:yeu cau|giao|phai|chi dao)\b|\b(?:must|require[sd]?|orders?|told)\b")
_BASED = re.compile(r"can cu|dua (?:vao|tren)|based on|legal basis")
_MOST, _FEW = 6, 3  # clauses cited; directives of one body that are all looked through


def documents(question: str, found: Found, library: Holdings) -> Findings | None:
    """The clauses of the directives named that cite documents such as asked for, with the sentences that do."""
    folded = fold(found.query.restored)
    if found.query.asks != "document" or not _SEVERAL.search(folded) or len(found.query.scope) > _FEW:
        return None
    read = (directive for id_ in sorted(found.query.scope) if (directive := library.directive(id_)))
    pieces = [piece for directive in read for piece in _of(directive, folded, found.query.kind)]
    return Findings(tuple(pieces[:_MOST])) if pieces else None


def _of(directive: Directive, folded: str, kind: str) -> list[Evidence]:
    wanted = _wanted(directive, folded, kind)
    return [piece for path in dict.fromkeys(r.clause for r in wanted) if (piece := _piece(directive, path, wanted))]


def _wanted(directive: Directive, folded: str, kind: str) -> list[Reference]:
    """The citations with a number that fit: of a kind, of the bodies named, of the relation spoken of."""
    found = [r for r in directive.references if r.number and (not kind or r.kind == kind)]
    if _ORDERED.search(folded):
        found = [r for r in found if not r.clause.startswith("pre.")] or found
    issued = [r for r in found if r.issuer and _is_named(r.issuer, folded)]
    found = issued or found
    for cue, relation in ((_BASED, "based on"), (_CARRIED, "carries out")):
        if cue.search(folded) and (such := [r for r in found if r.relation == relation]):
            return such
    return found


def _is_named(issuer: str, folded: str) -> bool:
    """Whether the question says 'của Thành ủy', 'của Thủ tướng', 'của Chính phủ'."""
    words = fold(issuer).split()
    return " ".join(words[:2]) in folded


def _piece(directive: Directive, path: str, wanted: list[Reference]) -> Evidence | None:
    clause = directive.clause(path)
    printed = [directive.text[r.start : r.end] for r in wanted if r.clause == path]
    return around(directive, clause, printed) if clause else None

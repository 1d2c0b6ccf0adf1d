"""One directive's relations to other documents, each with the clause that states it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ingest.directive import Clause, Directive, Reference
from ingest.force import ended_on, is_draft, stated_force
from ingest.references.extent import of_the_whole
from ingest.references.relations import CHANGES

ENDS = ("replaces", "repeals")
CARRYING = ("carries out", "based on")  # the stronger first
RELATIONS = (*CHANGES, *CARRYING, "mentions")
# What sets rules, and can be changed only by what sets rules: a letter or a plan amends no decree (Luật 64/2025/QH15,
# điều 8 and before it 80/2015/QH13, điều 12: only those who may issue a document may change it).
_ACTS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Sắc lệnh", "Nghị quyết liên tịch", "Nghị quyết",
         "Nghị định", "Quyết định", "Thông tư liên tịch", "Thông tư", "Quy chế", "Quy định", "Điều lệ")  # fmt: skip
_ASKING = ("Tờ trình", "Báo cáo", "Giấy mời", "Biên bản", "Phiếu gửi", "Phiếu chuyển", "Phiếu báo")  # change nothing
_POINTING = ("này", "nêu trên", "nói trên")
_SENTENCE = re.compile(r"(?<=\.)\s+(?=[^\W\d_])|\n")
_ITEM = re.compile(r"(?<=[.;])\s+|\n")
_LONGEST = 400  # characters of a quote


@dataclass(frozen=True, slots=True)
class Edge:
    """One directive's relation to a document, held (`target`) or not (then known as it is cited)."""

    source: str  # directive id
    relation: str  # one of RELATIONS
    clause: str  # of the source: where it says so
    quote: str  # an exact piece of that clause's text
    start: int  # offsets of the quote into the source's text
    end: int
    target: str  # directive id, "" for a document that is not held
    name: str  # the document as printed: "Luật Thủ đô", "khoản 2 Điều 5 Nghị định số 61/2018/NĐ-CP"
    kind: str
    number: str
    issuer: str
    issued_on: date | None
    cited: tuple[str, ...]  # paths of the clauses meant; () for the document as such
    whole: bool  # a change is of the whole document
    since: date | None  # when a change takes effect; of the others, the source's day of issue


def edges_of(directive: Directive) -> tuple[Edge, ...]:
    """The relations of a directive whose references are resolved, in printed order; none to itself."""
    of = {clause.id: clause for clause in directive.clauses}
    own = [reference for reference in directive.references if _is_of_another(directive, reference)]
    powerless = directive.kind in _ASKING or is_draft(of.get("head"))
    effect = stated_force(directive).start or directive.issued_on
    return tuple(
        _edge(directive, of, list(same), powerless, effect)
        for _, same in groupby(own, key=lambda r: (r.clause, r.start, r.end, r.number, r.target))
    )


def without_repeats(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """One edge a pair of documents and relation, the one that says most; mere mentions beside others go."""
    ranked = sorted(edges, key=lambda e: (RELATIONS.index(e.relation), not e.whole, remoteness(e)))
    kept: dict[tuple[str, str, str], Edge] = {}
    related = set()
    for edge in ranked:
        pair = edge.source, edge.target or f"{edge.kind} {edge.number}" if edge.number else edge.name
        if edge.relation != "mentions" or pair not in related:
            kept.setdefault((*pair, edge.relation), edge)
        related.add(pair)
    return tuple(sorted(kept.values(), key=lambda e: (e.source, e.start)))


def remoteness(edge: Edge) -> int:
    """How far a clause is from what its document decides: an article, then other clauses, then the preamble."""
    return 0 if edge.clause.startswith("dieu") else 2 if edge.clause.startswith("pre") else 1


def _is_of_another(directive: Directive, reference: Reference) -> bool:
    if reference.target:
        return reference.target != directive.id
    pointing = directive.text[reference.start : reference.end].endswith(_POINTING)
    return bool(reference.number or (reference.kind and not pointing))


def _edge(
    directive: Directive, of: dict[str, Clause], same: list[Reference], powerless: bool, effect: date | None
) -> Edge:
    first = same[0]
    clause = of[first.clause]
    at = first.start - clause.start
    relation = first.relation
    if relation in CHANGES and (powerless or not _can_change(directive, first)):
        relation = "mentions"
    above = of.get(clause.parent)
    lead = above.text if above and above.text.rstrip().endswith(":") else ""
    cited = tuple(r.cited for r in same if r.cited)
    start, end = _sentence(clause.text, at, first.end - clause.start)
    changing = relation in CHANGES
    return Edge(
        source=directive.id, relation=relation, clause=clause.id, quote=clause.text[start:end],
        start=clause.start + start, end=clause.start + end, target=first.target,
        name=" ".join(directive.text[first.start : first.end].split()), kind=first.kind, number=first.number,
        issuer=first.issuer, issued_on=first.issued_on, cited=cited,
        whole=relation in ENDS and not cited and of_the_whole(clause.text[:at], lead),
        since=(ended_on((clause.text, lead)) or effect) if changing else directive.issued_on,
    )  # fmt: skip


def _can_change(directive: Directive, reference: Reference) -> bool:
    """Whether a document of this kind and day can change the one cited."""
    if directive.kind and directive.kind not in _ACTS and reference.kind in _ACTS:
        return False
    return not (directive.issued_on and reference.issued_on and directive.issued_on < reference.issued_on)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The piece of `text` around a citation at `start`, `end`: its sentence, or where that is long its item of it."""
    for between in (_SENTENCE, _ITEM):
        breaks = [(0, 0), *(match.span() for match in between.finditer(text)), (len(text), len(text))]
        first = max(after for _, after in breaks if after <= start)
        last = min(before for before, _ in breaks if before >= end)
        if last - first <= _LONGEST:
            return first, last
    first = first if end - first <= _LONGEST else start
    return first, min(last, max(end, text.rfind(" ", end, first + _LONGEST)))

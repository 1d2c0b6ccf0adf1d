"""Which directive came first, last, or before another: 'Hải Phòng và Quảng Bình, ai ra văn bản trước?'."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.evidence import Evidence
from assistant.finders.findings import Findings, around
from index.library import Library
from index.question.query import Query
from index.register import Letterhead
from index.relations.graph import incoming
from index.search import Found
from ingest.address import day_name, official_form
from ingest.directive import Directive
from ingest.folding import fold

# Patterns match folded text.
_ISSUED = (
    r"\b(?:ra|ban hanh|ky|phat hanh|gui|co|trien khai|"
    r"issued?|signed?|sent|came?|come|published?|released?|dated|is|was)\b"
)
_FIRST = re.compile(
    rf"{_ISSUED}.{{0,60}}\b(?:truoc|som nhat|som hon|dau tien|first|earliest|earlier|sooner)\b|"  # 'ai ra trước'
    r"\bcu hon\b|\bolder\b|\boldest\b|"  # 'văn bản nào cũ hơn'
    r"\b(?:som nhat|dau tien|first to)\b.{0,40}" + _ISSUED  # 'sớm nhất là ai ban hành'
)
_LAST = re.compile(
    rf"{_ISSUED}.{{0,60}}\b(?:sau cung|muon nhat|muon hon|moi nhat|gan day nhat|"  # 'ra sau cùng'
    r"latest|last|most recent|later)\b|"  # 'issued last'
    r"\bmoi hon\b|\bnewer\b|\bnewest\b|\bmost recent\b"  # 'văn bản nào mới hơn'
)
# 'trước khi có Công điện 968', 'before telegram 968'
_BEFORE = re.compile(
    r"\b(?:truoc khi (?:co|ra|ban hanh|thu tuong)|"
    r"truoc (?:cong dien|cong van|chi thi|quyet dinh|ke hoach|nghi dinh)|before)\b"
)
_AFTER = re.compile(r"\b(?:sau khi (?:co|ra|ban hanh)|sau (?:cong dien|cong van|chi thi|quyet dinh|ke hoach)|after)\b")
_WHO = re.compile(r"\b(?:ai|nao|which|who|what)\b")
_MOST = 8  # directives that are set in order
_DATED = re.compile(r"\b\w+\s+(?:\S{1,4}\s+)?th\S{2,4}\s+\S{1,4}\s+n\S{1,2}\s+\d{4}")  # 'ngày 24 tháng 10 năm 2023'


def chronology(question: str, found: Found, library: Library) -> Findings | None:
    """The directives that the question sets in order, earliest first, with the lines that date them."""
    folded = fold(question)
    order = next((name for name, cue in (("before", _BEFORE), ("after", _AFTER), ("last", _LAST), ("first", _FIRST))
                  if cue.search(folded)), "")  # fmt: skip
    if not order or not _WHO.search(folded) or "head" not in found.query.parts:
        return None
    scope = [letterhead for letterhead in library.register() if letterhead.id in found.query.scope]
    pivot = scope[0] if order in ("before", "after") and len(scope) == 1 else None
    if order in ("before", "after") and not pivot:
        order = "first" if order == "before" else "last"
    among = _among(folded, found.query, library, scope, pivot)
    if pivot:
        return _around_pivot(among, pivot, order, found.query.language, library)
    dated = sorted((one for one in among if one.issued_on), key=lambda one: one.issued_on or date.min)
    if len(dated) < 2:
        return None
    pieces = [piece for one in dated[:_MOST] if (piece := _line(library, one.id))]
    if order == "last":
        pieces.reverse()
    told = _told(pieces, found.query.language, order)
    return Findings(tuple(pieces), told) if len(pieces) > 1 else None


def _among(
    folded: str, query: Query, library: Library, scope: Sequence[Letterhead], pivot: Letterhead | None
) -> list[Letterhead]:
    """The directives that are set in order: those named, those that carry out the one named, or those of a kind."""
    register = library.register()
    if len(scope) > 1:
        return list(scope)
    if scope and not pivot:
        carriers = {edge.source for edge in incoming(library, scope[0].id, ("carries out",))}
        return [register.by_id[source] for source in sorted(carriers)]
    said = next(
        (kind for kind in register.by_kind if pivot and kind and fold(kind) in folded.replace(_name(pivot), "")), ""
    )
    kind = said or query.kind
    return [one for one in register if one is not pivot and (not kind or one.kind == kind)][: 10 * _MOST]


def _name(letterhead: Letterhead) -> str:
    """How a question names a directive: 'cong dien 968'."""
    return f"{fold(letterhead.kind)} {letterhead.number.partition('/')[0]}"


def _around_pivot(
    among: Sequence[Letterhead], pivot: Letterhead, order: str, language: str, library: Library
) -> Findings | None:
    """Those issued before (or after) one of them; those without a date with the latest that they cite."""
    if not pivot.issued_on:
        return None
    pieces: list[Evidence] = []
    for one in sorted(among, key=lambda one: one.issued_on or date.max):
        if one.issued_on and (one.issued_on < pivot.issued_on) == (order == "before"):
            pieces += [piece for piece in [_line(library, one.id)] if piece]
        elif not one.issued_on and (piece := _latest_cited(library.directive(one.id), pivot.issued_on, order)):
            pieces.append(piece)
    anchor = _line(library, pivot.id)
    if not pieces or not anchor:
        return None
    return Findings((*pieces[:_MOST], anchor))


def _line(library: Library, directive_id: str) -> Evidence | None:
    """The line of the letterhead that dates a directive."""
    directive = library.directive(directive_id)
    head = directive.clause("head") if directive else None
    if not directive or not head:
        return None
    dated = _DATED.search(head.reading or head.text)
    return around(directive, head, [dated[0]]) if dated else around(directive, head, [])


def _latest_cited(directive: Directive | None, pivot: date, order: str) -> Evidence | None:
    """Of a directive without a date, the latest document that it cites: it is no older than that."""
    dated = [reference for reference in directive.references if reference.issued_on] if directive else []
    if not directive or not dated:
        return None
    last = max(dated, key=lambda reference: reference.issued_on or date.min)
    clause = directive.clause(last.clause)
    if not clause or not last.issued_on or (last.issued_on < pivot) != (order == "before"):
        return None
    return around(directive, clause, [directive.text[last.start : last.end]])


def _told(pieces: Sequence[Evidence], language: str, order: str) -> str:
    """'UBND thành phố Hải Phòng ra văn bản trước (ngày 24/10/2023); UBND tỉnh Quảng Bình: ngày 31/10/2023.'"""
    english = language == "en"
    named = [(piece.directive.issuer or official_form(piece.directive, "")[english], _day(piece.directive, english))
             for piece in pieces]  # fmt: skip
    (first, day), others = named[0], named[1:]
    first, rest = (
        first.replace("Ủy ban nhân dân", "UBND"),
        [(issuer.replace("Ủy ban nhân dân", "UBND"), on) for issuer, on in others],
    )
    if english:
        how = "came last" if order == "last" else "came first"
        return f"{first} {how}, on {day}; " + "; ".join(f"{issuer}: {on}" for issuer, on in rest) + "."
    how = "ra văn bản sau cùng" if order == "last" else "ra văn bản trước"
    return f"{first} {how}, ngày {day}; " + "; ".join(f"{issuer}: ngày {on}" for issuer, on in rest) + "."


def _day(directive: Directive, english: bool) -> str:
    return day_name(directive.issued_on)[english] if directive.issued_on else ""

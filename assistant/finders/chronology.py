"""Which directive came first, last, or before another: 'Hải Phòng và Quảng Bình, ai ra văn bản trước?'."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.evidence import Evidence
from assistant.finders.findings import DATED, Findings, around
from index.holdings import Holdings
from index.question.cues import NO_DEADLINE
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
    r"issued?|signed?|sent|came?|come|published?|released?|reacted|responded|dated|is|was)\b"
)
_EARLIER = rf"truoc\b{NO_DEADLINE}"
_FIRST = re.compile(
    rf"{_ISSUED}.{{0,60}}\b(?:{_EARLIER}|som nhat|som hon|dau tien|first\b|earliest|earlier|sooner|"
    r"before(?=\s*(?:[,?:]|$)))|"
    r"\bcu (?:hon|nhat)\b|\bolder\b|\boldest\b|\b(?:som nhat|dau tien|first to)\b.{0,40}" + _ISSUED
)
_LAST = re.compile(
    rf"{_ISSUED}.{{0,60}}\b(?:sau cung|sau(?=\s*(?:[,?:]|$))|muon nhat|muon hon|"
    r"moi nhat|gan day nhat|"
    r"latest|last|most recent|later|after(?=\s*(?:[,?:]|$)))|\bmoi (?:hon|nhat)\b|\bnewer\b|\bnewest\b|\bmost recent\b"
)
_KIND = r"(?:cong dien|cong van|chi thi|quyet dinh|ke hoach|nghi dinh|nghi quyet|thong tu|thong bao|van ban)"
_KIND_EN = r"(?:telegram|dispatch|letter|directive|decision|plan|decree|resolution|circular|notice|document)\b"
# 'trước khi có Công điện 968', 'before telegram 968'
_BEFORE, _AFTER = (
    re.compile(rf"\b(?:{vi} (?:khi (?:co|ra|ban hanh|thu tuong)|{_KIND})\b|{en}\b[^,;?]{{0,40}}\b{_KIND_EN})")
    for vi, en in (("truoc", "before"), ("sau", "after"))
)
_WHO = re.compile(r"\b(?:ai|nao|which|who|what|hay|hoac|or)\b")
_ANY_LETTER_EN = ("Chỉ thị", "Công văn", "Công điện")  # 'directives', 'letters', 'dispatches': said of all of them
_MOST = 8  # directives that are set in order
_LOOKED_IN = 80  # directives without a date that are read for what they cite


def chronology(question: str, found: Found, library: Holdings) -> Findings | None:
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
        return _undated(among, library)
    if order == "last":
        dated.reverse()
    shown = dated[:_MOST]
    pieces = [piece for one in shown if (piece := _line(library, one.id))]
    certain = len(dated) == len(among) and len(pieces) == len(shown) and dated[0].issued_on != dated[1].issued_on
    told = _told(pieces, found.query.language, order) if certain else ""
    return Findings(tuple(pieces), told) if len(pieces) > 1 else None


def _undated(among: Sequence[Letterhead], library: Holdings) -> Findings | None:
    """Where no order is known: the lines with dates too damaged to be read, nothing where one has no date at all."""
    if len(among) < 2:
        return None
    lines = [_line(library, one.id) for one in among[:_MOST]]
    pieces = tuple(line for line in lines if line and DATED.search(line.text))
    return Findings(pieces if len(pieces) == len(lines) else ())


def _among(
    folded: str, query: Query, library: Holdings, scope: Sequence[Letterhead], pivot: Letterhead | None
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
    kind = said or ("" if query.language == "en" and query.kind in _ANY_LETTER_EN else query.kind)
    return [one for one in register if one is not pivot and (not kind or one.kind == kind)]


def _name(letterhead: Letterhead) -> str:
    """How a question names a directive: 'cong dien 968'."""
    return f"{fold(letterhead.kind)} {letterhead.number.partition('/')[0]}"


def _around_pivot(
    among: Sequence[Letterhead], pivot: Letterhead, order: str, language: str, library: Holdings
) -> Findings | None:
    """Those issued before (or after) one of them; those without a date with the latest that they cite."""
    anchor = _line(library, pivot.id)
    if not pivot.issued_on or not anchor:
        return None
    pieces: list[Evidence] = []
    day = pivot.issued_on
    fits = (one for one in among if one.issued_on and (one.issued_on < day) == (order == "before"))
    dated = sorted(fits, key=lambda one: one.issued_on or date.max)[:_LOOKED_IN]
    undated = [one for one in among if not one.issued_on][:_LOOKED_IN]
    for one in (*dated, *undated):
        if len(pieces) == _MOST:
            break
        if one.issued_on:
            pieces += [piece for piece in [_line(library, one.id)] if piece]
        elif piece := _latest_cited(library.directive(one.id), day, order):
            pieces.append(piece)
    return Findings((*pieces, anchor) if pieces else ())


def _line(library: Holdings, directive_id: str) -> Evidence | None:
    """The line of the letterhead that dates a directive."""
    directive = library.directive(directive_id)
    head = directive.clause("head") if directive else None
    if not directive or not head:
        return None
    dated = DATED.search(head.reading or head.text)
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
    issuers = [piece.directive.issuer for piece in pieces]
    if len(set(issuers)) < len(issuers):
        return ""  # the lines alone: an issuer's name does not tell two of its directives apart
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

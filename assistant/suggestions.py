"""What a person may ask next: made of what stands around the cited clauses, and only what the library answers."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from assistant.answer import Answer
from assistant.compose import compose
from assistant.look_up import look_up
from index.holdings import Holdings
from index.relations.edges import CARRYING
from ingest.address import clause_name, official_form
from ingest.directive import Clause, Directive, Obligation
from ingest.folding import fold
from ingest.places import place_in

MOST = 3  # that are tried, so no more are suggested
_LONGEST = 60  # characters of an actor's name that still reads well in a question
_SAYS = {
    "deadline": ("Hạn của việc này là khi nào?", "What is the deadline for this task?"),
    "reports": ("Báo cáo việc này cho ai?", "To whom is this task reported?"),
    "actor": ("{actor} còn phải làm gì theo {document}?", "What else must {actor} do under {document}?"),
    "place": ("Còn ở {place} thì sao?", "What about {place}?"),
    "above": ("{clause} {document} thực hiện khoản nào của {above}?",
              "Which clause of {above} does {clause} of {document} carry out?"),
    "neighbour": ("{actor} phải làm gì theo {document}?", "What must {actor} do under {document}?"),
    "next": ("{clause} {document} nói gì?", "What does {clause} of {document} say?"),
}  # fmt: skip


def suggestions(library: Holdings, answer: Answer, history: Sequence[str] = ()) -> tuple[str, ...]:
    """Questions to go on with, in the answer's language; each was tried after `history` and the answer's question.

    `library`: the one that was asked, or the section of it.  The answers are looked up, not written, and not logged.
    """
    before = [*history, answer.question]
    asked = {fold(question) for question in before}
    fresh = (question for question in dict.fromkeys(_candidates(library, answer)) if fold(question) not in asked)
    return tuple(question for question in islice(fresh, MOST) if _is_answered(library, question, before, answer))


def _is_answered(library: Holdings, question: str, before: Sequence[str], answer: Answer) -> bool:
    """Whether the library answers, and by a clause that has not been shown."""
    one = look_up(library, question, before)
    shown = {(citation.directive, citation.clause) for citation in answer.citations}
    fresh = any((piece.directive.id, piece.clause.id) not in shown for piece in one.findings.pieces)
    return not one.reason and fresh and compose(question, answer.language, one.findings.pieces, {}) is not None


def _candidates(library: Holdings, answer: Answer) -> Iterator[str]:
    """The likeliest first, one of a kind."""
    if not answer.citations:
        return
    cited = answer.citations[0]
    directive = library.directive(cited.directive)
    clause = directive.clause(cited.clause) if directive else None
    if directive is None or clause is None:
        return
    english = answer.language == "en"
    if answer.refused:
        yield _told("next", english, clause=_clause(clause, english), document=_document(directive, english))
        return
    shown = fold(" ".join(citation.quote for citation in answer.citations))
    duties = [duty for duty in directive.obligations if duty.clause == clause.id]
    yield from _of_duty(duties, shown, english)
    yield from _of_actor(directive, duties, answer, english)
    yield from _of_other_place(library, directive, answer, english)
    yield from _of_above(library, directive, clause, english)
    yield from _of_next(directive, clause, answer, english)


def _of_duty(duties: Sequence[Obligation], shown: str, english: bool) -> Iterator[str]:
    """When, and to whom, where the quotes do not already say it."""
    for kind, said in (("deadline", [d.deadline for d in duties]), ("reports", [d.reports_to for d in duties])):
        if any(words and fold(words) not in shown for words in said):
            yield _told(kind, english)


def _of_actor(directive: Directive, duties: Sequence[Obligation], answer: Answer, english: bool) -> Iterator[str]:
    """What else the same body must do: 'Sở Nội vụ còn phải làm gì theo Công văn 2214/UBND-NCVX?'."""
    cited = {citation.clause for citation in answer.citations if citation.directive == directive.id}
    for name in dict.fromkeys(_names(duties)):
        if {duty.clause for duty in directive.obligations if name in _names([duty])} - cited:
            yield _told("actor", english, actor=name, document=_document(directive, english))
            return


def _names(duties: Iterable[Obligation]) -> list[str]:
    return [actor.name for duty in duties for actor in duty.actors if len(actor.name) <= _LONGEST]


def _of_other_place(library: Holdings, directive: Directive, answer: Answer, english: bool) -> Iterator[str]:
    """Another province that carries out the same document: 'Còn ở Hải Phòng thì sao?'."""
    numbers = [r.number for r in directive.references if r.relation in CARRYING] + [directive.number]
    seen = {place.name for citation in answer.citations if (place := place_in(citation.issuer))}
    known = library.register().by_id
    for number in filter(None, dict.fromkeys(numbers)):
        for other in library.citing(number, CARRYING):
            place = place_in(known[other].issuer) if other in known else None
            if place and place.name not in seen:
                yield _told("place", english, place=place.name)
                return


def _of_above(library: Holdings, directive: Directive, clause: Clause, english: bool) -> Iterator[str]:
    """What the clause carries out of the document above it."""
    for reference in directive.references if clause.label else ():
        above = (
            library.directive(reference.target) if reference.relation == "carries out" and reference.target else None
        )
        if above and above.id != directive.id:
            named = {"clause": _clause(clause, english), "document": _document(directive, english)}
            yield _told("above", english, above=_document(above, english), **named)
            return


def _of_next(directive: Directive, clause: Clause, answer: Answer, english: bool) -> Iterator[str]:
    """The clause after it on the same level."""
    cited = {citation.clause for citation in answer.citations if citation.directive == directive.id}
    beside = [c for c in directive.clauses if c.parent == clause.parent and c.label]
    after = next((c for c in beside if c.start > clause.start and c.id not in cited), None)
    if after is None:
        return
    document = _document(directive, english)
    shown = set(_names(duty for duty in directive.obligations if duty.clause in cited))
    others = _names(duty for duty in directive.obligations if duty.clause == after.id)
    if other := next((name for name in others if name not in shown), ""):
        yield _told("neighbour", english, actor=other, document=document)
    else:
        yield _told("next", english, clause=_clause(after, english), document=document)


def _told(kind: str, english: bool, **named: str) -> str:
    said = _SAYS[kind][english].format(**named)
    return said[:1].upper() + said[1:]


def _clause(clause: Clause, english: bool) -> str:
    return clause_name(clause.id)[english]


def _document(directive: Directive, english: bool) -> str:
    """As short as people name it: 'Công văn 2214/UBND-NCVX'; without a number in full."""
    if not directive.number:
        return official_form(directive, "")[english]
    kind = official_form(directive, "")[english].partition(" số " if not english else " No. ")[0]
    return f"{kind} {directive.number}"

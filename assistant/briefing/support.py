"""An obligation as a line that its citation supports: what is not printed where it is cited is not told."""

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Citation
from assistant.briefing.briefing import DutyLine
from assistant.compose import citation
from assistant.evidence import Evidence
from ingest.directive import Clause, Directive, Obligation
from ingest.folding import letters

_NAMES_ALL = ("pre", "addressees", "close")  # parts of a directive that may name who must act in all of it
_HALF = 0.5  # how sure a line is that tells the quote because the action is not printed in one piece
_WORD = re.compile(r"\S+")
_MOST_OF_HEADING = 400  # characters of a clause that is cited for the names in it, unless they take more


def duty_line(key: str, directive: Directive, obligation: Obligation) -> DutyLine | None:
    """The line for one obligation; None where its clause does not bear it out.

    The action is an exact piece of the clause.  Who must act and by when stand in the clause too, or in another one
    that is then cited beside it; else they are left out.
    """
    clause = directive.clause(obligation.clause)
    if clause is None:
        return None
    words = clause.reading if obligation.in_reading else clause.text
    action = obligation.action if obligation.action in words else obligation.quote
    condition = obligation.condition if obligation.condition in words else ""
    reports_to = obligation.reports_to if obligation.reports_to in words else ""
    inside = obligation.deadline if obligation.deadline in words else ""
    span = _span(obligation, clause, words, (action, condition, inside, reports_to))
    if not action.strip() or span is None:
        return None
    start, end = span
    cited = citation(Evidence(directive, clause, words, start, end), None)
    sure = (
        min((w.confidence for w in clause.restored if start <= w.start < end), default=1.0) if cited.restored else 1.0
    )
    who, of_whom = _actor(directive, clause, words, obligation)
    deadline, of_when = _deadline(directive, clause, words, obligation.deadline)
    return DutyLine(
        key=key, who=who, actors=obligation.actors if who else (), modality=obligation.modality,
        lead=obligation.action.removesuffix(action).strip() if obligation.action.endswith(action) else "",
        action=action, deadline=deadline, due=obligation.deadline_on if deadline else None,
        rule=obligation.deadline_rule if deadline else "",
        reports_to=reports_to, condition=condition, citation=cited,
        beside=tuple(dict.fromkeys(c for c in (of_whom, of_when) if c)),
        confidence=min(obligation.confidence, sure, 1.0 if action == obligation.action else _HALF),
        note=obligation.note,
    )  # fmt: skip


def cited_whole(directive: Directive, path: str) -> Citation | None:
    """The citation of a whole clause as it is read."""
    clause = directive.clause(path)
    words = clause.shown if clause else ""
    return citation(Evidence(directive, clause, words, 0, len(words)), None) if clause and words.strip() else None


def _span(obligation: Obligation, clause: Clause, words: str, pieces: Sequence[str]) -> tuple[int, int] | None:
    """Where in `words` the obligation's quote and the pieces that a line tells stand, as one."""
    near = 0 if obligation.in_reading else obligation.start - clause.start
    start = words.find(obligation.quote, near)
    start = start if start >= 0 else words.find(obligation.quote)
    if start < 0:
        return None
    end = start + len(obligation.quote)
    for piece in filter(None, pieces):
        at = words.find(piece, start, end) if piece in obligation.quote else _nearest(words, piece, start)
        start, end = min(start, at), max(end, at + len(piece))
    return start, end


def _nearest(words: str, piece: str, start: int) -> int:
    before = words.rfind(piece, 0, start + len(piece))
    return before if before >= 0 else words.find(piece)


def _cited(directive: Directive, clause: Clause, words: str, quote: str) -> Citation:
    start = words.find(quote)
    return citation(Evidence(directive, clause, words, start, start + len(quote)), None)


def _deadline(directive: Directive, clause: Clause, words: str, said: str) -> tuple[str, Citation | None]:
    """The deadline, and where it is printed when that is not in `words`: 'Thời gian hoàn thành: trước ngày 30/6'."""
    if not said or said in words:
        return said, None
    for other in (*_above(directive, clause), *_beside(directive, clause)):
        for text in (other.reading, other.text):
            if said in text:
                return said, _cited(directive, other, text, said)
    return "", None


def _actor(directive: Directive, clause: Clause, words: str, obligation: Obligation) -> tuple[str, Citation | None]:
    """Who must act, and where all of them are named when that is not in `words`; ("", None) where that is nowhere.

    Several may be named line by line ("Kính gửi: - Các sở; - UBND các huyện"), so each is looked for by itself.
    """
    if not obligation.actor or _names(words, obligation):
        return obligation.actor, None
    around = (*_above(directive, clause), *_beside(directive, clause))
    for other in (*around, *_for_all(directive, obligation.actor_from)):
        for text in filter(None, (other.reading, other.text)):
            if _names(text, obligation):
                return obligation.actor, _cited(directive, other, text, _naming(text, obligation))
    return "", None


def _names(text: str, obligation: Obligation) -> bool:
    return bool(_named(text, obligation))


def _named(text: str, obligation: Obligation) -> list[str]:
    """Of who must act the letters that a text holds: all of them in one piece, or each by itself; [] for neither."""
    held, whole = letters(text), letters(obligation.actor)
    each = [letters(actor.name) for actor in obligation.actors if actor.role != "coordinates"]
    return [whole] if whole in held else each if all(name in held for name in each) else []


def _naming(text: str, obligation: Obligation) -> str:
    """The piece of a text that names who must act: all of a short one, of a longer one from the first name on."""
    if len(text) <= _MOST_OF_HEADING:
        return text
    where = [word.span() for word in _WORD.finditer(text) for _ in letters(word[0])]  # of each letter, its word's
    held = letters(text)
    found = [(held.find(name), len(name)) for name in _named(text, obligation)]
    first, last = (min(where[at][0] for at, _ in found), max(where[at + size - 1][1] for at, size in found))
    near = text[first : first + _MOST_OF_HEADING]
    return text[first : max(last, first + len(near if text.endswith(near) else near.rsplit(None, 1)[0]))]


def _above(directive: Directive, clause: Clause) -> Iterator[Clause]:
    """The clause itself and those above it, nearest first."""
    yield clause
    above = directive.clause(clause.parent)
    while above:
        yield above
        above = directive.clause(above.parent) if above.parent else None


def _beside(directive: Directive, clause: Clause) -> Iterator[Clause]:
    """Those below the same clause, nearest first, before it and then after it: 'Sở Xây dựng:' heads what follows."""
    at = directive.clauses.index(clause)
    yield from (other for other in reversed(directive.clauses[:at]) if other.parent == clause.parent)
    yield from (other for other in directive.clauses[at + 1 :] if other.parent == clause.parent)


def _for_all(directive: Directive, actor_from: str) -> Iterator[Clause]:
    """Those that speak for the whole directive; a plan names who carries it out near its end, in any clause."""
    yield from (other for other in directive.clauses if other.id.partition(".")[0] in _NAMES_ALL)
    if actor_from == "closing":
        yield from reversed(directive.clauses)

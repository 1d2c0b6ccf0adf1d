"""What answers one question: what a finder gives, else the evidence of the search; or why nothing does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.evidence import Evidence, evidence, runner_up
from assistant.finders.chronology import chronology
from assistant.finders.counterparts import counterparts
from assistant.finders.definitions import definitions
from assistant.finders.documents import documents
from assistant.finders.duties import duties
from assistant.finders.findings import Findings
from assistant.finders.funding import funding
from assistant.finders.particulars import particulars
from assistant.finders.subjects import subjects
from assistant.provenance import Looked
from assistant.stated import missing, missing_in_part
from index.holdings import Holdings
from index.question.cues import compares
from index.question.query import Query
from index.search import Found
from ingest.folding import fold

# Chance that the best match answers below which none is shown, and below which none is shown to a question of which it
# holds few words and pairs of words.  Chosen on 132 questions written for the corpus, of which both refuse 2, and 22
# about other things, of which they refuse 17.
_LEAST_SUPPORT, _DOUBTFUL_SUPPORT = 0.03, 0.13
_FOREIGN_WORDS, _FOREIGN_PAIRS = 0.3, 0.05
_EVERYDAY = re.compile(
    r"\b(?:thoi tiet|du bao mua|gia vang|gia xang|xo so|bong da|world cup|vo dich|tu vi|chung khoan|"
    r"bitcoin|nau an|cach nau|ve may bay|ve tau|bai hat|bo phim|"
    r"weather|gold price|football|lottery|horoscope|recipe|stock price|flight ticket)\b"
)
_FINDERS = (
    counterparts,
    chronology,
    definitions,
    documents,
    duties,
    particulars,
    funding,
    subjects,
)  # the first that finds answers


@dataclass(frozen=True, slots=True)
class LookedUp:
    """One question, what was found for it, and why that does not answer ("" when it does)."""

    question: str
    found: Found
    finder: str  # which one answers; "evidence" for the best clauses
    findings: Findings
    reason: str
    lacking: str = ""  # of what is "not_stated", the kind of thing that was looked for

    def traced(self) -> Looked:
        """The same for the record."""
        taken = tuple((piece.directive.id, piece.clause.id) for piece in self.findings.pieces)
        return Looked(self.question, self.found, self.finder, taken, self.reason, self.lacking)


def look_up(library: Holdings, question: str, history: Sequence[str], near: frozenset[str] = frozenset()) -> LookedUp:
    """What answers a question, in the light of the earlier ones (oldest first).

    `near`: ids of the directives that answer the rest of its message, with which one that names none stays.
    """
    found = library.search(question, history)
    if near and not (found.query.scope or found.query.elsewhere or found.query.missing):
        kept = tuple(match for match in found.matches if match.directive in near)
        found = replace(found, matches=kept or found.matches)
    for finder in _FINDERS:
        if findings := finder(question, found, library):
            reason = "" if findings.pieces else "not_stated"
            return LookedUp(question, found, finder.__name__, findings, reason)
    pieces = _speaking(evidence(found, library.directive), found.query.missing)
    lacking = missing(found.query.restored, found.query.asks, bool(found.query.missing), pieces)
    reason = _reason_to_refuse(found.query, found, pieces, lacking)
    lacking = lacking if reason == "not_stated" else ""
    pieces = pieces if reason else (*pieces, *runner_up(found, pieces))
    return LookedUp(question, found, "evidence", Findings(pieces), reason, lacking)


def _reason_to_refuse(query: Query, found: Found, pieces: Sequence[Evidence], lacking: str) -> str:
    """Why the evidence does not answer, "" when it does."""
    if query.elsewhere and not any(_is_about(piece, query) for piece in pieces):
        return "not_in_library"
    if not pieces:
        return "no_match"
    if query.missing and not query.scope and not any(_speaks_of(piece, query.missing) for piece in pieces):
        return "not_held"
    if query.missing and query.clauses and not any(where for _path, where in query.clauses):
        return "" if any(_cites_clause(piece, query) for piece in pieces) else "not_held"
    if query.parts:
        held = [piece for piece in pieces if piece.clause.id in query.parts]
        return "" if held and not missing_in_part(query.restored, query.asks, held) else "not_stated"
    if query.clauses and any(piece.clause.id == path for path, _ in query.clauses for piece in pieces):
        return ""
    if query.clauses and not compares(query.restored):
        return "not_stated"
    if _is_everyday(query) or (not (query.document or query.scope or query.leaning) and _is_beside(found)):
        return "no_match"
    return "not_stated" if lacking else ""


def _speaking(pieces: Sequence[Evidence], numbered: Sequence[str]) -> tuple[Evidence, ...]:
    """Of several pieces those that cite the documents named, where some do."""
    return tuple(piece for piece in pieces if _speaks_of(piece, numbered)) or tuple(pieces)


def _is_beside(found: Found) -> bool:
    """Whether the question is about something else than anything in the library."""
    words, pairs = found.coverage
    foreign = words < _FOREIGN_WORDS and pairs < _FOREIGN_PAIRS
    return found.support < _LEAST_SUPPORT or (foreign and found.support < _DOUBTFUL_SUPPORT)


def _is_everyday(query: Query) -> bool:
    """Whether it asks what no directive is asked: the weather, the price of gold, who won."""
    return bool(_EVERYDAY.search(fold(query.restored)))


def _cites_clause(piece: Evidence, query: Query) -> bool:
    """Whether a clause cites the very article of a document that is not here: 'theo Điều 5 Nghị định 73/2023'."""
    text = fold(piece.text)
    cited = (re.search(rf"\b(?:dieu|khoan|diem) {path.split('.')[0]}\b", text) for path, _where in query.clauses)
    return _speaks_of(piece, query.missing) and any(cited)


def _is_about(piece: Evidence, query: Query) -> bool:
    """Whether a clause, or the subject of its directive, names the places of which nothing here is."""
    subject = fold(piece.directive.subject)
    return any(fold(place) in subject for place in query.elsewhere) or (
        bool(query.scope) and _names(piece, query.elsewhere)
    )


def _names(piece: Evidence, places: Sequence[str]) -> bool:
    return any(fold(place) in fold(piece.text) for place in places)


def _speaks_of(piece: Evidence, numbered: Sequence[str]) -> bool:
    """Whether a clause cites one of these documents: 'Nghị định 61/2018' in 'theo Nghị định số 61/2018/NĐ-CP'."""
    words = re.findall(r"\w+", fold(piece.text))
    wanted = (re.findall(r"\w+", fold(name)) for name in numbered)
    return any({word for word in name if any(map(str.isdigit, word))} <= set(words) for name in wanted)

"""A question to an answer: search, evidence, composition, gate."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from assistant.answer import Answer, Standing
from assistant.compose import compose
from assistant.evidence import Evidence, evidence
from assistant.finders.chronology import chronology
from assistant.finders.counterparts import counterparts
from assistant.finders.definitions import definitions
from assistant.finders.documents import documents
from assistant.finders.duties import duties
from assistant.finders.findings import Findings
from assistant.journal import keep
from assistant.notes import note
from assistant.provenance import CitedFile, Looked, Provenance
from assistant.question import declined, parts, talk
from assistant.refusal import refusal
from assistant.standing import standing
from assistant.stated import missing
from index.library import Library
from index.question.cues import compares
from index.question.query import Query
from index.search import Found
from ingest.errors import UserError
from ingest.folding import fold

LONGEST = 2000  # characters in a question
_HISTORY = 20  # earlier questions that can matter
# Chance that the best match answers below which none is shown, and below which none is shown to a question of which it
# holds few words and pairs of words.  Chosen on 132 questions written for the corpus, of which both refuse 2, and 22
# about other things, of which they refuse 17.
_LEAST_SUPPORT, _DOUBTFUL_SUPPORT = 0.03, 0.13
_FOREIGN_WORDS, _FOREIGN_PAIRS = 0.3, 0.05
_FINDERS = (counterparts, chronology, definitions, documents, duties)  # the first that finds answers


def ask(
    library: Library,
    question: str,
    history: Sequence[str] = (),
    language: str | None = None,
    today: date | None = None,
) -> Answer:
    """Answer `question` from the library, in the light of the earlier questions `history` (oldest first).

    `language` ("vi", "en") sets the language of what is said around the quotes; None: that of the question.
    `today`: the day on which the cited directives must be in force, else the reader is told; None: by the clock.
    Raises UserError for a blank question or one of more than `LONGEST` characters.
    """
    started = time.perf_counter()
    question = _checked(question)
    before = [h[:LONGEST] for h in history if h.strip()][-_HISTORY:]
    origin = Provenance(datetime.now(UTC), today or date.today(), tuple(before))
    if reply := talk(question) or declined(question):
        return _kept(library, reply, origin, {"search": 0.0, "total": _ms(time.perf_counter() - started)})
    asked = parts(question)
    looked = [_look_up(library, part, [*before, *asked[:nth]]) for nth, part in enumerate(asked)]
    searched = time.perf_counter()
    first = next((one for one in looked if not one.reason), looked[0])
    query = replace(first.found.query, language=language or first.found.query.language)
    answer = None
    if not first.reason:
        pieces = list(dict.fromkeys(piece for one in looked if not one.reason for piece in one.findings.pieces))
        told = first.findings.told if len(looked) == 1 else ""
        answer = compose(question, query.language, pieces, _standings(library, pieces, origin.today), told)
    if answer is None:
        answer = refusal(question, query, first.reason or "no_match", library.register())
    remark = note(query, query.language, answer.citations)
    answer = replace(answer, note=remark, text=f"{remark}\n\n{answer.text}" if remark else answer.text)
    ms = {"search": _ms(searched - started), "total": _ms(time.perf_counter() - started)}
    return _kept(library, answer, replace(origin, looked=tuple(one.traced() for one in looked)), ms)


@dataclass(frozen=True, slots=True)
class _LookedUp:
    """One question, what was found for it, and why that does not answer ("" when it does)."""

    question: str
    found: Found
    finder: str  # which one answered; "evidence" for the best clauses
    findings: Findings
    reason: str

    def traced(self) -> Looked:
        """The same for the record."""
        cited = tuple((piece.directive.id, piece.clause.id) for piece in self.findings.pieces)
        return Looked(self.question, self.found, self.finder, cited, self.reason)


def _look_up(library: Library, question: str, history: Sequence[str]) -> _LookedUp:
    found = library.search(question, history)
    for finder in _FINDERS:
        if findings := finder(question, found, library):
            return _LookedUp(question, found, finder.__name__, findings, "")
    pieces = _speaking(evidence(found, library.directive), found.query.missing)
    return _LookedUp(question, found, "evidence", Findings(pieces), _reason_to_refuse(found.query, found, pieces))


def _kept(library: Library, answer: Answer, origin: Provenance, ms: dict[str, float]) -> Answer:
    """The answer with its provenance, as it goes to the asker and into the log."""
    cited = [library.directive(id_) for id_ in dict.fromkeys(c.directive for c in answer.citations)]
    files = tuple(CitedFile(d.id, d.source.file, d.source.sha256) for d in cited if d)
    answer = replace(answer, index=library.fingerprint, ms=ms, provenance=replace(origin, files=files))
    keep(library.home, answer)
    return answer


def _standings(library: Library, pieces: Sequence[Evidence], today: date) -> dict[str, Standing]:
    cited = {piece.directive.id: piece.directive for piece in pieces}
    told = ((id_, standing(library, directive, today)) for id_, directive in cited.items())
    return {id_: became for id_, became in told if became}


def _checked(question: str) -> str:
    question = "".join(c if c.isprintable() else " " for c in question).strip()
    if not any(c.isalnum() for c in question):
        raise UserError(
            "Bạn chưa nhập câu hỏi. Hãy gõ câu hỏi rồi gửi lại.", "The question is blank. Type one and send it."
        )
    if len(question) > LONGEST:
        raise UserError(
            f"Câu hỏi dài quá {LONGEST} ký tự. Hãy rút gọn rồi hỏi lại.",
            f"The question is longer than {LONGEST} characters. Shorten it and ask again.",
        )
    return question


def _reason_to_refuse(query: Query, found: Found, pieces: Sequence[Evidence]) -> str:
    """Why the evidence does not answer, "" when it does."""
    if query.elsewhere and not (query.scope and any(_names(piece, query.elsewhere) for piece in pieces)):
        return "not_in_library"
    if not pieces:
        return "no_match"
    if query.missing and not query.scope and not any(_speaks_of(piece, query.missing) for piece in pieces):
        return "not_held"
    if query.parts:
        return "" if any(piece.clause.id in query.parts for piece in pieces) else "not_stated"
    if query.clauses and any(piece.clause.id == path for path, _ in query.clauses for piece in pieces):
        return ""
    if query.clauses and not compares(query.restored):
        return "not_stated"
    if not query.document and _is_beside(found):
        return "no_match"
    return "not_stated" if missing(query.restored, query.asks, bool(query.missing), pieces) else ""


def _speaking(pieces: Sequence[Evidence], numbered: Sequence[str]) -> tuple[Evidence, ...]:
    """Of several pieces those that cite the documents named, where some do."""
    return tuple(piece for piece in pieces if _speaks_of(piece, numbered)) or tuple(pieces)


def _is_beside(found: Found) -> bool:
    """Whether the question is about something else than anything in the library."""
    words, pairs = found.coverage
    foreign = words < _FOREIGN_WORDS and pairs < _FOREIGN_PAIRS
    return found.support < _LEAST_SUPPORT or (foreign and found.support < _DOUBTFUL_SUPPORT)


def _names(piece: Evidence, places: Sequence[str]) -> bool:
    return any(fold(place) in fold(piece.text) for place in places)


def _speaks_of(piece: Evidence, numbered: Sequence[str]) -> bool:
    """Whether a clause cites one of these documents: 'Nghị định 61/2018' in 'theo Nghị định số 61/2018/NĐ-CP'."""
    words = re.findall(r"\w+", fold(piece.text))
    wanted = (re.findall(r"\w+", fold(name)) for name in numbered)
    return any({word for word in name if any(map(str.isdigit, word))} <= set(words) for name in wanted)


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)

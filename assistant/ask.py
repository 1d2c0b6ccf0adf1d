"""A question to an answer: search, evidence, composition, gate."""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.answer import Answer, Standing
from assistant.compose import compose
from assistant.evidence import Evidence, evidence
from assistant.generate import generate
from assistant.model import chosen
from assistant.notes import note
from assistant.refusal import refusal
from assistant.standing import standing
from index.answer_types import ANSWERS
from index.library import Library
from index.question.query import Query
from index.search import Found
from ingest.errors import UserError
from ingest.folding import fold

LONGEST = 2000  # characters in a question
_HISTORY = 20  # earlier questions that can matter
# Chance that the best match answers below which none is shown: of our own questions over public directives that no
# training saw 4% of the Vietnamese and none of the English stay below it; of foreign questions 58% and 28%.
_LEAST_SUPPORT = 0.1


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
    Raises UserError for a blank question or one of more than `LONGEST` characters, and for a model that cannot be.
    """
    *_, answer = answers(library, question, history, language, today)
    return answer


def answers(
    library: Library,
    question: str,
    history: Sequence[str] = (),
    language: str | None = None,
    today: date | None = None,
) -> Iterator[Answer]:
    """The answer that `ask` gives as it grows, where a language model writes it; else that answer alone."""
    started = time.perf_counter()
    model, question = chosen(), _checked(question)
    found = library.search(question, [h for h in history if h.strip()][-_HISTORY:])
    searched = time.perf_counter()
    query = replace(found.query, language=language or found.query.language)
    pieces = evidence(found, library.directive)
    reason = _reason_to_refuse(found.query, found, pieces)
    standings = _standings(library, pieces, today)
    plain = None if reason else compose(question, query.language, pieces, standings)
    if plain and model:
        grown = generate(model, pieces, standings, plain)
    else:
        grown = iter([plain or refusal(question, query, reason or "no_match", library.register())])
    for answer in grown:
        told = " ".join(filter(None, (answer.note, note(found.query, query.language, answer.citations))))
        text = f"{told}\n\n{answer.text}" if told else answer.text
        ms = {"search": _ms(searched - started), "total": _ms(time.perf_counter() - started)}
        yield replace(answer, note=told, text=text, index=library.fingerprint, ms=ms)


def _standings(library: Library, pieces: Sequence[Evidence], today: date | None) -> dict[str, Standing]:
    cited = {piece.directive.id: piece.directive for piece in pieces}
    told = ((id_, standing(library, directive, today or date.today())) for id_, directive in cited.items())
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
    if query.elsewhere and not query.scope:
        return "not_in_library"
    if not pieces:
        return "no_match"
    if query.missing and not query.scope and not any(_speaks_of(piece, query.missing) for piece in pieces):
        return "not_held"
    if query.parts or query.clauses:
        asked = {*query.parts, *(path for path, _ in query.clauses)}
        return "" if any(piece.clause.id in asked for piece in pieces) else "not_stated"
    if found.support < _LEAST_SUPPORT:
        return "no_match"
    pattern = ANSWERS.get(query.asks) if query.asks in ("date", "money", "figure") else None
    return "not_stated" if pattern and not any(pattern.search(fold(piece.text)) for piece in pieces) else ""


def _speaks_of(piece: Evidence, numbered: Sequence[str]) -> bool:
    """Whether a clause cites one of these documents: 'Nghị định 61/2018' in 'theo Nghị định số 61/2018/NĐ-CP'."""
    words = re.findall(r"\w+", fold(piece.text))
    wanted = (re.findall(r"\w+", fold(name)) for name in numbered)
    return any({word for word in name if any(map(str.isdigit, word))} <= set(words) for name in wanted)


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)

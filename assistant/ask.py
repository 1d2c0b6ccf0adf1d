"""A question to an answer: search, evidence, composition, gate."""

import time
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.compose import compose
from assistant.evidence import Evidence, evidence
from assistant.refusal import refusal
from index.library import Library
from index.query import Query
from index.search import ANSWERS, Found
from ingest.errors import UserError
from ingest.folding import fold

LONGEST = 2000  # characters in a question
_HISTORY = 20  # earlier questions that can matter
# Words shared plus cosine that an answer needs: 76% of 300 public Zalo 2021 law questions, foreign to the corpus, stay
# below it. Chosen with the scores of our own questions in sight, so it is not blind to them.
_LEAST_SUPPORT = 0.37


def ask(library: Library, question: str, history: Sequence[str] = (), language: str | None = None) -> Answer:
    """Answer `question` from the library, in the light of the earlier questions `history` (oldest first).

    `language` ("vi", "en") sets the language of what is said around the quotes; None: that of the question.
    Raises UserError for a blank question or one of more than `LONGEST` characters.
    """
    started = time.perf_counter()
    question = _checked(question)
    found = library.search(question, [h for h in history if h.strip()][-_HISTORY:])
    searched = time.perf_counter()
    query = replace(found.query, language=language or found.query.language)
    directives = library.directives()
    pieces = evidence(found, library.directive)
    reason = _reason_to_refuse(found.query, found, pieces)
    answer = None if reason else compose(question, query.language, pieces)
    if answer is None:
        answer = refusal(question, query, reason or "no_match", directives)
    ms = {"search": _ms(searched - started), "total": _ms(time.perf_counter() - started)}
    return replace(answer, index=library.fingerprint, ms=ms)


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
    if query.parts or query.clauses:
        asked = {*query.parts, *(path for path, _ in query.clauses)}
        return "" if any(piece.clause.id in asked for piece in pieces) else "not_stated"
    if max(piece.support for piece in pieces) + found.nearest < _LEAST_SUPPORT:
        return "no_match"
    pattern = ANSWERS.get(query.asks) if query.asks in ("date", "money", "figure") else None
    return "not_stated" if pattern and not any(pattern.search(fold(piece.text)) for piece in pieces) else ""


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)

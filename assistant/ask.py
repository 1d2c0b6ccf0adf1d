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
from index.search import Found
from ingest.errors import UserError

LONGEST = 2000  # characters in a question
_HISTORY = 20  # earlier questions that can matter
_LEAST_SUPPORT = 0.3  # share of the question's weight that the best clause must hold


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
        raise UserError("Bạn chưa nhập câu hỏi. Hãy gõ câu hỏi rồi gửi lại.", "The question is blank. Type one and send it.")
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
    if query.parts and not any(piece.clause.id in query.parts for piece in pieces):
        return "not_stated"
    if not query.parts and max(piece.support for piece in pieces) < _LEAST_SUPPORT:
        return "no_match"
    return ""


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)

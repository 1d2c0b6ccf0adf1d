"""A question as search takes it: its language, its words, its scope, and the type of answer that it wants."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.chat_spelling import spelled_out
from index.cues import asked, asked_parts, compares
from index.glossary import translations
from index.scope import named_clauses, named_directives, without_places
from ingest.directive import Directive
from ingest.folding import fold

# Function words that belong to one language only, folded.
_ENGLISH = frozenset(
    "who what when where which why how must should may can does do is are was were the of for and that this with by "
    "from about according many much whose whom their they it its not has have in on to a an any".split()
)
_VIETNAMESE = frozenset(
    "ai gi nao phai duoc khong cua cac nhung bao nhieu nhu the la cho tai ve voi thi trong khi den dau sao vay theo "
    "co may ra lam va hay hoac da se dang bi boi tu thuc hien quan don vi".split()
)
_POINTS_BACK = {
    "vi": re.compile(r"\b(do|nay|tren|ay|con|the con)\b|^(den|tu) (khi|ngay) nao"),
    "en": re.compile(r"\b(it|its|that|this|those|these|they|them|their|what about|and in)\b"),
}


@dataclass(frozen=True, slots=True)
class Query:
    """A question as search takes it."""

    text: str  # Vietnamese as typed, with chat spelling put right; or the English
    language: str  # "vi" or "en"
    extra: tuple[tuple[str, float], ...]  # further Vietnamese phrases with their weight
    scope: frozenset[str]  # ids of directives that it is about; empty for all of them
    leaning: frozenset[str]  # ids that it seems to be about
    clauses: tuple[tuple[str, frozenset[str]], ...]  # paths that it names, and in which directives: "1.g"
    parts: tuple[str, ...]  # parts of the letterhead or closing that it asks for
    asks: str  # type of answer: "document", "date", "money", "figure", "definition", "actor", or ""
    kind: str  # kind of document that it asks for: "Quyết định", or ""
    elsewhere: tuple[str, ...]  # places that it names and no directive here is from


def understand(question: str, history: Sequence[str], directives: Sequence[Directive]) -> Query:
    """Read a question in the light of the earlier ones (oldest first)."""
    language = language_of(question)
    scope = named_directives(question, directives)
    text = spelled_out(question)
    if history and _refers_back(question, language):
        text = f"{text} {spelled_out(history[-1])}"
        if not scope.named and not scope.leaning:
            scope = named_directives(history[-1], directives)
    asks, kind = asked(question, language)
    here = [d for d in directives if d.id in scope.named] or list(directives)
    return Query(
        text=without_places(text) if scope.named else text,
        language=language,
        extra=tuple(translations(text)) if language == "en" else (),
        scope=scope.named | (scope.leaning if compares(question) else frozenset()),
        leaning=scope.leaning,
        clauses=named_clauses(question, directives),
        parts=asked_parts(question, here),
        asks=asks,
        kind=kind,
        elsewhere=scope.elsewhere,
    )


def language_of(question: str) -> str:
    """'en' for English, else 'vi' (with or without diacritics)."""
    words = re.findall(r"[a-z]+", fold(question))
    english, vietnamese = sum(w in _ENGLISH for w in words), sum(w in _VIETNAMESE for w in words)
    return "en" if english > vietnamese else "vi"


def is_function_word(token: str) -> bool:
    """Whether a folded syllable carries no matter of its own: 'nao', 'duoc', 'which'."""
    return token in _ENGLISH or token in _VIETNAMESE


def _refers_back(question: str, language: str) -> bool:
    """Whether a follow-up needs the question before it: 'kế hoạch đó ra ngày nào', 'what about the deadline?'."""
    return len(question.split()) <= 7 or bool(_POINTS_BACK[language].search(fold(question)))

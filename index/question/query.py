"""A question as search takes it: its language, its words, its scope, and the type of answer that it wants."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.question.asked import Asked
from index.question.bodies import spellings
from index.question.chat_spelling import written_out
from index.question.cues import asked_parts, compares, names_kind
from index.question.everyday import official_words
from index.question.follow_up import acting, asks_itself, points_back, topic
from index.question.glossary import translations
from index.question.language import language_of
from index.question.mentions import Word
from index.question.scope import named_clauses
from index.register import Register
from ingest.mergers import went_into
from ingest.restoration.spelling import has_vowel

__all__ = ["Query", "language_of", "understand"]

_REMEMBERED = 4  # earlier questions that a follow-up can go back
_PHRASES = 150  # further phrases that are searched
_INSIDE = {"tinh", "thuoc", "thanh", "pho", "tp"}  # between two places, the first inside the second
_ABBREVIATION = 0.7  # weight of 'tthc' beside 'thủ tục hành chính'

# 'ai theo dõi việc thực hiện khoản 3': it asks for another clause than the one it names.
_ABOUT_CLAUSE = re.compile(
    r"(?:\bvề|theo|thực hiện|việc|nội dung)\s+(?:nội dung\s+)?(?:tại\s+)?(?:khoản|điểm|điều|mục)\s", re.IGNORECASE
)

Span = tuple[int, int, str]  # words from start to end, and what stands for them


@dataclass(frozen=True, slots=True)
class Query:
    """A question as search takes it."""

    text: str  # Vietnamese with its spelling put right, or the English; without the places that are its scope
    restored: str  # `text` with the diacritics put back that it lacks; the same where none are missing
    whole: str  # `restored` with its places, where they alone are its scope: another's directive may speak of them
    language: str  # "vi" or "en"
    extra: tuple[tuple[str, float], ...]  # further Vietnamese phrases with their weight: translations, 'tthc'
    scope: frozenset[str]  # ids of directives that it is about; empty for all of them
    said: tuple[str, ...]  # how it, or the question that it goes on from, names them: "Hải Phòng"
    leaning: frozenset[str]  # ids that it seems to be about
    clauses: tuple[tuple[str, frozenset[str]], ...]  # paths that it names, and in which directives: "1.g"
    parts: tuple[str, ...]  # parts of the letterhead or closing that it asks for
    asks: str  # type of answer: "document", "date", "place", "money", "figure", "definition", "actor", "funding", ""
    kind: str  # kind of document that it asks for: "Quyết định", or ""
    actors: tuple[str, ...]  # who it asks about as those who must act, each in all its spellings: "UBND các xã"
    several: bool  # whether it names several directives, each by words of its own: 'công điện 217 và 223'
    document: bool  # whether it names a document: by its number, or by its kind and body
    elsewhere: tuple[str, ...]  # places and issuers that it names and no directive here is from
    missing: tuple[str, ...]  # documents that it names by number and that are not here, though clauses may cite them
    unmet: tuple[str, ...]  # conditions that no directive of its scope meets, left out of it: "năm 2020"
    merged: tuple[tuple[str, str], ...]  # (asked, also looked in): ("Quảng Trị", "Quảng Bình")
    apart: tuple[tuple[str, str], ...]  # places that it takes for one inside the other: 'Hải Phòng, tỉnh Quảng Bình'


def understand(question: str, history: Sequence[str], register: Register) -> Query:
    """Read a question in the light of the earlier ones (oldest first)."""
    now = Asked.of(question, register)
    before = topic(now, (Asked.of(earlier, register) for earlier in reversed(history[-_REMEMBERED:])))
    scope = now.scope
    # 'văn bản 966 mà nó nhắc tới': a document that those before may cite
    mentioned = bool(scope.missing) and not (scope.named or scope.elsewhere) and points_back(now)
    if mentioned or (not scope.names and (not scope.leaning or points_back(now))):
        scope = next((one.scope for one in before if one.scope.names or one.scope.leaning), scope)
    here = [kind for kind, ids in register.by_kind.items() if not scope.named or not ids.isdisjoint(scope.named)]
    every = list(register.by_kind)  # of an earlier question: it may name a kind that the directive meant now is not of
    wants, asked_of = next(
        ((one, found) for one in (now, *before)
         if (found := asked_parts(one.text, here if one is now else every)) or asks_itself(one)),
        (now, ()),
    )  # fmt: skip
    parts = tuple(part for part in asked_of if not (part == "head" and (mentioned or _cited_first(now))))
    actors = next(filter(None, map(acting, (now, *before))), ())
    chain = (now, *before)
    texts, restored, extras = zip(*(_searched(one, chain[:nth]) for nth, one in enumerate(chain)), strict=True)
    return Query(
        text=" ".join(filter(None, texts)),
        restored=" ".join(filter(None, restored)),
        whole=now.restored if scope.named and now.scope.places and not scope.numbered else "",
        language=now.language,
        extra=_weightiest(pair for extra in extras for pair in extra),
        scope=scope.named | (scope.leaning if compares(now.text) else frozenset()),
        said=scope.said,
        leaning=scope.leaning,
        clauses=()
        if wants.asks == "actor" and _ABOUT_CLAUSE.search(now.restored)
        else named_clauses(now.restored, now.scope, now.restored_words, scope.named),
        parts=parts,
        asks=wants.asks,
        kind=wants.kind,
        actors=tuple(spelling for actor in actors for spelling in spellings(actor)),
        several=len({one.ids for one in scope.phrases}) > 1,
        document=scope.numbered or bool(scope.named and names_kind(now.text)),
        elsewhere=scope.elsewhere,
        missing=now.scope.missing if mentioned else scope.missing,
        unmet=scope.unmet,
        merged=scope.merged,
        apart=tuple(_apart(now)) if scope.named else (),
    )


def _cited_first(asked: Asked) -> bool:
    """Whether it asks of a document that is not here and names the one that cites it after that."""
    number = re.search(r"\d+", asked.scope.missing[0]) if asked.scope.missing else None
    named = [asked.words[phrase.start].start for phrase in asked.scope.phrases if phrase.end]
    return bool(number and named) and 0 <= asked.text.find(number[0] if number else "") < min(named)


def _apart(asked: Asked) -> Iterator[tuple[str, str]]:
    """Provinces of which the question puts one into the other: 'ở Hải Phòng, tỉnh Quảng Bình'."""
    for one, other in pairwise(asked.scope.places):
        between = {word.folded for word in asked.words[one.end : other.start]}
        merged = {place.name for name in (one.name, other.name) if (place := went_into(name))}
        if between & {"tinh", "thuoc"} and between <= _INSIDE and not merged & {one.name, other.name}:
            yield one.name, other.name


def _weightiest(extra: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """The phrases, each once, and of a very long question no more than can be looked for in time."""
    weights: dict[str, float] = {}
    for phrase, weight in extra:
        weights[phrase] = max(weight, weights.get(phrase, 0.0))
    return tuple(sorted(weights.items(), key=lambda pair: -pair[1])[:_PHRASES])


def _searched(one: Asked, later: Sequence[Asked]) -> tuple[str, str, tuple[tuple[str, float], ...]]:
    """What of a question is searched: its text, the same restored, and what else it may be called, with weights.

    `later`: the questions that go on from it.
    """
    spans = _spans(one, later)
    text, restored = _replaced(one.text, one.words, spans), _replaced(one.restored, one.restored_words, spans)
    if not later and not text.strip(" ?.,"):
        text, restored = one.text, one.restored
    if one.language == "en":
        return text, restored, tuple(translations(text))
    text, short = written_out(text)
    names = (one.text[one.words[start].start : one.words[end - 1].end] for start, end, name in spans if name)
    restored = written_out(restored)[0]
    return text, restored, (*((word, _ABBREVIATION) for word in (*short, *names)), *official_words(restored))


def _spans(one: Asked, later: Sequence[Asked]) -> list[Span]:
    """What is cut or written out: places that are the scope, since each letterhead repeats them; initials of bodies.

    Of an earlier question all places and actors, once a later one names others.
    """
    scoping = {phrase.start for phrase in one.scope.phrases}
    moved, others = any(after.scope.places for after in later), any(map(acting, later))
    spans = [(place.start, place.end, "") for place in one.scope.places if place.start in scoping or moved]
    for named in one.scope.bodies:
        if others:
            spans.append((named.start, named.end, ""))
        elif one.language == "vi" and named.end == named.start + 1 and not has_vowel(one.words[named.start].text):
            spans.append((named.start, named.end, named.body.name))
    return sorted(spans)


def _replaced(text: str, words: Sequence[Word], spans: Sequence[Span]) -> str:
    """`text` with the spans replaced."""
    pieces, at = [], 0
    for start, end, name in spans:
        pieces += [text[at : words[start].start], name]
        at = words[end - 1].end
    return " ".join("".join([*pieces, text[at:]]).split())

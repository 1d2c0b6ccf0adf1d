"""A question to the clauses that may answer it: lexical and dense hits fused, scoped, with their parallels."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index.match import Match
from index.parallel import LEAST, likeness
from index.query import Query, understand
from ingest.directive import Clause, Directive
from ingest.folding import fold

if TYPE_CHECKING:
    from index.library import Library

_POOL = 100  # hits taken from each index
_DENSE = 0.8  # weight of the dense score, both z-scored; best of those tried, within chance (model card)
_LEANING = 0.8  # for a directive that the question hints at
_NAMED_CLAUSE = 6.0  # for a clause that the question names
_ASKED_PART = 8.0  # for the part of the letterhead that it asks about
_ANSWER_TYPE = 0.8  # for a clause that holds the type of answer asked for
_NAMED_KIND = 2.0  # for one that cites a document of the very kind asked for: no other clause can answer
ANSWERS = {
    # 'sau đây viết tắt là', 'cải cách hành chính (CCHC)'
    "definition": re.compile(r"sau d\w{1,3} (viet|goi)|\((?:goi tat|viet tat|sau day)|\w+ \([a-z]{3,6}\)"),
    # 'đến hết năm 2023', 'trước ngày 15', 'quý III/2020', 'ngày 16/10/2023'
    "date": re.compile(
        r"\b(den het|truoc ngay|quy [iv1-4]+|trong nam|dinh ky|(?:hang|moi) (nam|quy|thang)|"
        r"ngay \d{1,2} thang|\d{1,2}/\d{1,2}/\d{4})"
    ),
    # '500.000 đồng', '1,8 triệu'
    "money": re.compile(r"\d[\d.,]* ?(dong|trieu|ty|nghin)\b"),
    "figure": re.compile(
        r"\d+ ?%|\b\d+ (lan|dot|ngay|thang|nguoi|muc|bo)\b|\b(mot|hai|ba) (lan|dot)\b|it nhat|toi thieu"
    ),
}
_LETTERHEAD = -1.5  # for a part of the letterhead that it does not ask about
_MARGIN = -0.4  # for preamble and closing, which ask nothing of anyone
_ENGLISH_WORDS = 0.4  # names and numbers in an English question, beside their Vietnamese translations
_TWIN = 0.6  # how much a parallel clause stands below the clause that it copies, at most

Key = tuple[str, str]


class _Scored(Protocol):
    @property
    def directive(self) -> str: ...
    @property
    def clause(self) -> str: ...
    @property
    def score(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Found:
    """A question as it was understood, and its matches, best first."""

    query: Query
    matches: tuple[Match, ...]
    nearest: float  # cosine of the question and the clause nearest to it, -1 to 1; 0 where there is none


def search(library: "Library", question: str, history: Sequence[str] = (), limit: int = 20) -> Found:
    """The clauses that may answer `question`, in the light of the earlier questions `history` (oldest first)."""
    directives = library.directives()
    query = understand(question, history, directives)
    within = query.scope or None
    own = _ENGLISH_WORDS if query.language == "en" else 1.0
    lexical = library.store.lexical_hits(query.text, _POOL, within, [(query.text, own), *query.extra])
    said = f"{query.text} {' '.join(phrase for phrase, weight in query.extra if weight > 0.9)}".strip()
    dense = library.store.dense_hits(library.encoder.encode_question(said), _POOL, within)
    reasons = _reasons(query, lexical, dense, directives)
    ranked = sorted(
        (Match(d, c, sum(why.values()), tuple(why.items())) for (d, c), why in reasons.items()),
        key=lambda m: (-m.score, m.directive, m.clause),
    )
    matches = tuple(_with_parallels(library, ranked, within)[:limit])
    return Found(query, matches, max((hit.score for hit in dense), default=0.0))


def _reasons(
    query: Query, lexical: Sequence[_Scored], dense: Sequence[_Scored], directives: Sequence[Directive]
) -> dict[Key, dict[str, float]]:
    """Every candidate clause with what speaks for and against it."""
    made: dict[Key, dict[str, float]] = {}
    for name, weight, hits in (("lexical", 1.0, lexical), ("dense", _DENSE, dense)):
        for key, score in _standardised(hits).items():
            made.setdefault(key, {})[name] = weight * score
    for directive in directives:
        if query.scope and directive.id not in query.scope:
            continue
        for clause in directive.clauses:
            key = (directive.id, clause.id)
            bonuses = dict(_bonuses(query, directive, clause))
            if key in made or any(bonus > 1 for bonus in bonuses.values()):
                made.setdefault(key, {}).update(bonuses)
    least = {
        name: min((why[name] for why in made.values() if name in why), default=0.0) for name in ("lexical", "dense")
    }
    for why in made.values():
        for name, low in least.items():
            why.setdefault(name, low)
    return made


def _standardised(hits: Sequence[_Scored]) -> dict[Key, float]:
    """Scores with mean 0 and deviation 1 over the hits, so that two indexes can be added up."""
    if not hits:
        return {}
    scores = np.array([hit.score for hit in hits])
    spread = float(scores.std()) or 1.0
    return {(h.directive, h.clause): (h.score - float(scores.mean())) / spread for h in hits}


def _bonuses(query: Query, directive: Directive, clause: Clause) -> Iterable[tuple[str, float]]:
    """What the question names beside its words."""
    if directive.id in query.leaning:
        yield "scope", _LEANING
    if any(clause.id == path and directive.id in where for path, where in query.clauses):
        yield "named", _NAMED_CLAUSE
    if query.asks and _holds(query, directive, clause):
        yield "answer", _NAMED_KIND if query.kind else _ANSWER_TYPE
    if clause.id in query.parts:
        yield "part", _ASKED_PART
    elif clause.id in ("head", "addressees", "recipients", "signature"):
        yield "part", _LETTERHEAD
    elif clause.id.startswith(("pre.", "close.")):
        yield "part", _MARGIN


def _holds(query: Query, directive: Directive, clause: Clause) -> bool:
    """Whether the clause holds the type of answer asked for."""
    if query.asks == "document":
        others = (r for r in directive.references if r.clause == clause.id and r.number)
        return any(query.kind in ("", r.kind) for r in others)
    pattern = ANSWERS.get(query.asks)
    return bool(pattern and pattern.search(fold(clause.reading or clause.text)))


def _with_parallels(library: "Library", ranked: Sequence[Match], within: frozenset[str] | None) -> list[Match]:
    """The ranking with the clauses that copy its first brought up beside it, OCR'd copies too."""
    if not ranked or ranked[0].clause in ("head", "addressees", "recipients", "signature"):
        return list(ranked)
    first = ranked[0]
    text = _text(library, first.directive, first.clause)
    made = {(m.directive, m.clause): m for m in ranked}
    for hit in library.store.lexical_hits(text, 40, within):
        alike = likeness(text, _text(library, hit.directive, hit.clause)) if hit.directive != first.directive else 0.0
        if alike >= LEAST:
            key = (hit.directive, hit.clause)
            own = made.get(key, Match(*key, float("-inf")))
            score = max(own.score, first.score - _TWIN * (1 - alike))
            made[key] = Match(*key, score, (*own.why, ("parallel", alike)))
    return sorted(made.values(), key=lambda m: (-m.score, m.directive, m.clause))


def _text(library: "Library", directive: str, path: str) -> str:
    clause = library.clause(directive, path)
    return clause.reading or clause.text if clause else ""

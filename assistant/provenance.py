"""How an answer came about: enough to give it again, and to see why it is this one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from index.match import Match
from index.question.query import Query
from index.search import Found
from index.section import ANYWHERE, Bounds

_LISTED = 50  # directives of a scope that are listed; their number is told


@dataclass(frozen=True, slots=True)
class Looked:
    """One question of a message, and what was found for it."""

    question: str
    found: Found
    finder: str  # which finder answered: "duties", "definitions"…; "evidence": the best clauses
    pieces: tuple[tuple[str, str], ...]  # the clauses taken as evidence: (directive id, path)
    reason: str = ""  # why they do not answer, "" when they do
    lacking: str = ""  # of what is "not_stated", the kind of thing that was looked for: money, person, time…


@dataclass(frozen=True, slots=True)
class CitedFile:
    """The file behind a citation."""

    directive: str  # directive id
    file: str  # name without its folder
    sha256: str  # of the file's bytes, hexadecimal


@dataclass(frozen=True, slots=True)
class Provenance:
    """What an answer rests on, besides what the answer itself tells."""

    asked_at: datetime  # in UTC
    today: date  # the day on which the cited directives must be in force
    history: tuple[str, ...]  # earlier questions that could matter, oldest first
    within: Bounds = ANYWHERE  # the directives that it was to be answered from
    looked: tuple[Looked, ...] = ()  # none for a greeting and what is not ours to answer
    files: tuple[CitedFile, ...] = ()


def traced(provenance: Provenance, model: str, prompt: str, index: str) -> dict[str, Any]:
    """The value of `provenance` in the JSON contract of `ask --json`."""
    within = provenance.within
    return {
        "asked_at": provenance.asked_at.isoformat(timespec="milliseconds"),
        "today": provenance.today.isoformat(),
        "history": list(provenance.history),
        "within": {"kind": within.kind or None, "issuer": within.issuer or None, "year": within.year}
        if within
        else None,
        "questions": [_looked(looked) for looked in provenance.looked],
        "model": model,
        "prompt": prompt or None,
        "index": index,
        "files": [{"directive": f.directive, "file": f.file, "sha256": f.sha256} for f in provenance.files],
    }


def _looked(looked: Looked) -> dict[str, Any]:
    found = looked.found
    return {
        "question": looked.question,
        "query": _resolved(found.query),
        "finder": looked.finder,
        "reason": looked.reason or None,
        "lacking": looked.lacking or None,
        "support": round(found.support, 4),
        "coverage": [round(share, 4) for share in found.coverage],
        "pieces": [{"directive": directive, "clause": clause} for directive, clause in looked.pieces],
        "matches": [_matched(match) for match in found.matches],
    }


def _resolved(query: Query) -> dict[str, Any]:
    return {
        "language": query.language,
        "resolved": query.restored,
        "phrases": [phrase for phrase, _weight in query.extra],
        "asks": query.asks or None,
        "kind": query.kind or None,
        "actors": list(query.actors),
        "scope": _some(query.scope),
        "leaning": _some(query.leaning),
        "clauses": [{"clause": path, "directives": _some(where)} for path, where in query.clauses],
        "parts": list(query.parts),
        "elsewhere": list(query.elsewhere),
        "missing": list(query.missing),
        "unmet": list(query.unmet),
        "merged": [list(pair) for pair in query.merged],
    }


def _matched(match: Match) -> dict[str, Any]:
    score = round(match.score, 4)
    return {"directive": match.directive, "clause": match.clause, "score": score, "why": dict(match.why)}


def _some(ids: Collection[str]) -> dict[str, Any]:
    return {"count": len(ids), "directives": sorted(ids)[:_LISTED]}

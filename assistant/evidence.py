"""Which clauses answer, and which of their sentences: the shortest pieces that still say it."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from assistant.fitting import fitting
from index.answer_types import ANSWERS
from index.clause_text import LETTERHEAD
from index.match import Match
from index.question.cues import compares
from index.question.query import Query
from index.search import Found
from index.words import folded_tokens
from ingest.directive import Clause, Directive
from ingest.folding import fold

_MOST_CLAUSES = 6
_NEAR = 0.7  # of the best one's chance: a second clause of the same directive that answers nearly as well
_NEAR_OF_LIST = 0.25  # the same for clauses side by side, where a list is asked for
_LIST_ITSELF = 0.5  # the same for the line that announces them, where papers are asked for: one alone is not enough
_PAPERS = re.compile(r"\b(?:giay to|ho so)\b")
# 'kể ra những …', 'gồm các … nào', 'bốn vấn đề nào', 'list all the …', 'which four'
_SEVERAL = re.compile(
    r"\b(?:liet ke|ke (?:ra|ten)|nhung gi|(?:nhung|cac|hai|ba|bon|nam|sau|bay|\d) (?:\w+ ){1,4}"
    r"(?<!luc )(?<!khi )(?<!hom )(?<!ngay )(?<!thang )(?<!nam )(?:nao|gi)|list|"
    r"(?:what|which) (?:are the )?(?:two|three|four|five|six|seven))\b"
)
# Of the best one's chance: from here on the next best stands beside it; the second where a type of answer is asked for.
_UNSURE, _UNSURE_OF_TYPE = 0.25, 0.4
_HEADING = 160  # characters: a clause this short with others below it is their heading
_WHOLE = 320  # characters: a clause this short is quoted whole
_TOLD_WHOLE = 900  # and of this length, where the question asks what a clause says and it is the best
_BESIDE, _AFAR = 0.3, 0.5  # of the best sentence's score: quoted with it where it stands next to it, or farther off
_ANSWER = 1300  # characters of all quotes together, where their sentences allow
_WITH_ACTOR = 600  # characters of a quote that reaches back to the actor at its clause's beginning
_SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[A-ZĐÀ-Ỹ“])|\n")
_CLAUSE_OF_SENTENCE = re.compile(r"(?<=;)\s+")
_LEAD = 14  # words of the clause above that introduce a paragraph below it


@dataclass(frozen=True, slots=True)
class Evidence:
    """A clause that answers, and the exact piece of it that does: `text[start:end]` of the clause's shown text."""

    directive: Directive
    clause: Clause
    text: str  # what is shown of the clause: its reading where it has one, else its text
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The piece that answers."""
        return self.text[self.start : self.end]


def evidence(found: Found, directive_of: Callable[[str], Directive | None]) -> tuple[Evidence, ...]:
    """The clauses that answer, best first, each with the piece that does."""
    pool = [(d, c) for m in found.matches if (d := directive_of(m.directive)) and (c := d.clause(m.clause))]
    weights = _weights(found.query, [clause.shown for _, clause in pool])
    chosen = _with_what_stands_below(_chosen(fitting(found, directive_of), directive_of), directive_of)
    made: list[Evidence] = []
    room = max(_WHOLE, _ANSWER // max(len(chosen), 1))
    whole = _ANSWER if _SEVERAL.search(fold(found.query.restored)) else _TOLD_WHOLE
    for match in chosen:
        directive = directive_of(match.directive)
        clause = directive.clause(match.clause) if directive else None
        if directive and clause:
            text = clause.shown
            # Damaged print is no good witness alone.
            best = not made or (len(made) == 1 and bool(made[0].clause.reading))
            if best and len(text) <= whole:
                start, end = 0, len(text)
            else:
                start, end = _piece(clause, text, weights, found.query, room)
            made.append(Evidence(directive, clause, text, start, end))
    return tuple(made)


def runner_up(found: Found, pieces: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The next best clause of the same directive, where only one clause answers and is not much likelier."""
    query = found.query
    if len(pieces) != 1 or query.parts or query.clauses:
        return ()
    best = pieces[0]
    own = [match for match in found.matches if match.directive == best.directive.id]
    sure = next((match.score for match in own if match.clause == best.clause.id), 1.0)
    enough = (_UNSURE_OF_TYPE if query.asks else _UNSURE) * sure
    others = (best.directive.clause(match.clause) for match in own if match.score >= enough)
    clause = next((one for one in others if one and one != best.clause and _says_something(one, best.directive)), None)
    if not clause:
        return ()
    text = clause.shown
    start, end = _piece(clause, text, _weights(query, [best.text, text]), query, _ANSWER // 2)
    return (Evidence(best.directive, clause, text, start, end),)


def _says_something(clause: Clause, directive: Directive) -> bool:
    """Whether a clause is no heading of others, and no part of the letterhead."""
    return clause.id not in LETTERHEAD and all(one.parent != clause.id for one in directive.clauses)


def lead(directive: Directive, clause: Clause) -> str:
    """What the clause above says of whom this one speaks: 'Giao Sở Nội vụ', '' at the top."""
    above = directive.clause(clause.parent) if clause.parent else None
    if above is None:
        return clause.heading if clause.heading and not clause.shown.startswith(clause.heading) else ""
    words = above.shown.split()
    return above.heading or " ".join(words[:_LEAD]) + (" …" if len(words) > _LEAD else "")


def _chosen(found: Found, directive_of: Callable[[str], Directive | None]) -> list[Match]:
    """What is worth citing: the best match, its copies, what is nearly as sure, and the best of each body named."""
    if not found.matches:
        return []
    scope = found.query.scope
    best, *others = [match for match in found.matches if not scope or match.directive in scope] or found.matches
    asked = [m for m in (best, *others) if dict(m.why).get("asked part")]
    alone = not (found.query.several or compares(found.query.restored))
    several = bool(_SEVERAL.search(fold(found.query.restored)))
    if several and _PAPERS.search(fold(found.query.restored)):
        best = _announcing(best, others, directive_of)
    if asked and asked[0] == best:
        places = {_place(best, directive_of)}
        answering = [m for m in asked if m.directive == best.directive or (scope and not (
            alone and _place(m, directive_of) in places and m.score < _NEAR * best.score))]  # fmt: skip
        return answering[:_MOST_CLAUSES]
    copies = list(takewhile(lambda match: "parallel" in dict(match.why), others))
    # Of several that say the same and are about as likely, those of clean print first.
    chosen = sorted([best, *copies], key=lambda m: m.score < _NEAR * best.score or _is_damaged(m, directive_of))
    for match in others[len(copies) :]:
        named = match.directive in scope and match.directive not in {m.directive for m in chosen}
        if named and alone and match.score < _NEAR * best.score:  # of one place the directive that answers
            named = _place(match, directive_of) not in {_place(one, directive_of) for one in chosen}
        enough = _NEAR_OF_LIST if several and _above(match) == _above(best) else _NEAR
        near = match.score >= enough * best.score and match.directive == best.directive
        if named or near or "named" in dict(match.why):
            chosen.append(match)
    return _as_printed(chosen[:_MOST_CLAUSES], directive_of) if several else chosen[:_MOST_CLAUSES]


def _as_printed(chosen: Sequence[Match], directive_of: Callable[[str], Directive | None]) -> list[Match]:
    """Points of one list in their order; what stands elsewhere after them."""
    directive = directive_of(chosen[0].directive)
    order = {clause.id: nth for nth, clause in enumerate(directive.clauses)} if directive else {}
    listed = [match for match in chosen if _above(match) == _above(chosen[0])]
    return [*sorted(listed, key=lambda match: order.get(match.clause, 0)), *(m for m in chosen if m not in listed)]


def _announcing(best: Match, others: Sequence[Match], directive_of: Callable[[str], Directive | None]) -> Match:
    """Of a point the line that announces them all, where that was found too: 'Hồ sơ gồm:', 'Hồ sơ'; else itself."""
    directive = directive_of(best.directive)
    above = directive.clause(_above(best)[1]) if directive else None
    if not above or not (above.shown.rstrip().endswith(":") or len(above.shown) <= _HEADING):
        return best
    likely = (m for m in others if (m.directive, m.clause) == _above(best) and m.score >= _LIST_ITSELF * best.score)
    return next(likely, best)


def _is_damaged(match: Match, directive_of: Callable[[str], Directive | None]) -> bool:
    directive = directive_of(match.directive)
    clause = directive.clause(match.clause) if directive else None
    return bool(clause and clause.reading)


def _above(match: Match) -> tuple[str, str]:
    """The clause that a match stands under."""
    return match.directive, match.clause.rpartition(".")[0]


def _place(match: Match, directive_of: Callable[[str], Directive | None]) -> str:
    """Whose directive a match is of: the place, or the central body."""
    directive = directive_of(match.directive)
    return (directive.place or directive.issuer) if directive else ""


def _with_what_stands_below(chosen: list[Match], directive_of: Callable[[str], Directive | None]) -> list[Match]:
    """A heading says nothing alone: '2. Đối với cán bộ, công chức' with its points a, b."""
    found: dict[tuple[str, str], Match] = {}
    for match in chosen:
        for path in (match.clause, *_below(match, directive_of)):
            found.setdefault((match.directive, path), replace(match, clause=path))
    return list(found.values())[:_MOST_CLAUSES]


def _below(match: Match, directive_of: Callable[[str], Directive | None]) -> list[str]:
    """The clauses under one that is no more than their heading."""
    directive = directive_of(match.directive)
    clause = directive.clause(match.clause) if directive else None
    if not directive or not clause or len(clause.shown) > _HEADING:
        return []
    stated = any(duty.clause == clause.id for duty in directive.obligations)
    below = [path for c in directive.clauses if c.parent == clause.id for path in _with_inner(directive, c)]
    return [] if stated else below or _carried_on(directive, clause)


def _with_inner(directive: Directive, clause: Clause) -> list[str]:
    """A clause below a heading, and where it is a bare heading too, those below it."""
    inner = [c.id for c in directive.clauses if c.parent == clause.id]
    return [clause.id, *(inner if len(clause.shown) <= _HEADING else ())]


def _carried_on(directive: Directive, clause: Clause) -> list[str]:
    """The paragraph after a line that only announces it: '- Nhóm 2:' and then 'Các xã, phường lân cận …'."""
    beside = [c for c in directive.clauses if c.parent == clause.parent]
    after = beside[beside.index(clause) + 1 :][:1]
    return [c.id for c in after if clause.shown.rstrip().endswith(":") and not c.label]


def _weights(query: Query, texts: Sequence[str]) -> dict[str, float]:
    """Each token of the question with its weight: rarer among the texts at hand counts more."""
    spread = Counter(token for text in texts for token in set(folded_tokens(text)))
    said: dict[str, float] = {}
    for phrase, weight in ((query.text, 0.3 if query.language == "en" else 1.0), *query.extra):
        for token in folded_tokens(phrase):
            said[token] = max(said.get(token, 0.0), weight)
    total = len(texts) + 1
    return {token: weight * math.log(1 + total / (1 + spread[token])) for token, weight in said.items()}


def _piece(clause: Clause, text: str, weights: dict[str, float], query: Query, room: int) -> tuple[int, int]:
    """The span of the sentences that answer best, of about `room` characters; all of a short clause or a list."""
    if len(text) <= _WHOLE or clause.id in ("recipients", "addressees"):
        return 0, len(text)
    spans = list(_sentences(text))
    scores = [_score(text[a:b], weights, query) for a, b in spans]
    best = max(range(len(spans)), key=lambda i: (scores[i], -i))
    first = last = best
    while True:  # grow towards the best of the neighbours, and of those that say much from afar, while it fits
        around = [i for i in range(len(spans)) if not first <= i <= last]
        fits = [i for i in around if spans[max(i, last)][1] - spans[min(i, first)][0] <= room]
        least = {first - 1: _BESIDE, last + 1: _BESIDE}
        worth = [i for i in fits if scores[i] >= least.get(i, _AFAR) * scores[best]]
        if not worth:
            return _with_actor(spans, first, last) if query.asks == "actor" else (spans[first][0], spans[last][1])
        chosen = max(worth, key=lambda i: scores[i])
        first, last = min(first, chosen), max(last, chosen)


def _with_actor(spans: Sequence[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """The same piece from the clause's beginning, where it names its actor, unless that grows too long."""
    return (0, spans[last][1]) if spans[last][1] <= _WITH_ACTOR else (spans[first][0], spans[last][1])


def _sentences(text: str) -> Iterable[tuple[int, int]]:
    """Spans of sentences, and of the parts of long ones between semicolons."""
    for start, end in _spans(text, 0, len(text), _SENTENCE):
        if end - start > _WHOLE:
            yield from _spans(text, start, end, _CLAUSE_OF_SENTENCE)
        else:
            yield start, end


def _spans(text: str, start: int, end: int, gap: re.Pattern[str]) -> Iterable[tuple[int, int]]:
    for match in gap.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if end > start:
        yield start, end


def _score(sentence: str, weights: dict[str, float], query: Query) -> float:
    """How much of the question a sentence holds, and whether it holds the type of answer asked for."""
    held = set(folded_tokens(sentence))
    overlap = sum(weight for token, weight in weights.items() if token in held)
    pattern = ANSWERS.get(query.asks)
    return overlap * (1.5 if pattern and pattern.search(fold(sentence)) else 1.0)

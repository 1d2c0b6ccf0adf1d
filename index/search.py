"""A question to the clauses that may answer it: candidates from both indexes, re-ranked, copies side by side."""

import math
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from index import ranker
from index.encoder import Encoder
from index.features import NAMES, Floats, Positions, Terms, features
from index.match import Match
from index.parallel import copies
from index.question.glossary import gloss
from index.question.query import Query, understand
from index.register import Ids, Register
from index.rows import Rows
from index.store import Store

_POOL = 100  # hits taken from each index
_DENSE = ThreadPoolExecutor(thread_name_prefix="dense")  # beside the lexical search: both leave Python's lock
_OWN_ENGLISH = 0.4  # weight of the words of an English question themselves, names and numbers, beside translations
_FOLLOWED, _ALIKE = 2, 10  # clauses named by the question whose neighbours are candidates, and how many
_SAME = 0.7  # cosine from which on a clause may carry out the one named
_BESIDE = 30  # hits outside of a scope that is no more than a place
_NAMED_CLAUSE = 5.0  # for a clause that the question names; it may also name it in passing
_PART = 4.0  # for the part of the letterhead that it asks for, where that directive is certain
_FEW = 50  # directives: of so many the parts that a question asks for can be looked up one by one
_GROUPED = 20  # of the ranking's first, the copies of the best are brought up behind it
_SHOWN = ("own", "cosine", "actor first", "actor above", "leaning", "answer", "asked part")

_COVERAGE = NAMES.index("coverage"), NAMES.index("pair coverage")

Key = tuple[str, str]


class Searchable(Protocol):
    """What is searched: a library, or a corpus in its stead."""

    encoder: Encoder

    @property
    def store(self) -> Store: ...

    def register(self) -> Register: ...


@dataclass(frozen=True, slots=True)
class Found:
    """A question as it was understood, and its matches, best first."""

    query: Query
    matches: tuple[Match, ...]
    support: float  # how likely the best match answers at all, 0 to 1
    coverage: tuple[float, float] = (0.0, 0.0)  # share of the question's words, and pairs of words, in the best match


@dataclass(frozen=True, slots=True)
class Candidates:
    """The rows that may answer, and what speaks for each."""

    rows: Positions  # (n,)
    addresses: list[Key]
    features: Floats  # (n, len(NAMES))


def search(
    library: Searchable, question: str, history: Sequence[str] = (), limit: int = 20, within: Register | None = None
) -> Found:
    """The clauses that may answer `question`, in the light of the earlier questions `history` (oldest first).

    `within`: the letterheads of the directives to look in, of which alone the question is understood; None for all.
    """
    store = library.store  # once: row numbers are those of one store
    register = library.register() if within is None else within
    query = understand(question, history, register)
    named = _named(store, register, query)
    inside = None if within is None else frozenset(within.by_id)
    found = candidates(store, register, library.encoder, query, inside)
    if not len(found.rows):
        return Found(query, (), 0.0)
    scores = ranker.scores(found.features) + _certain(query, found) + _following(store.rows, named, found)
    order = np.argsort(-scores, kind="stable")[: max(limit, _GROUPED)]
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    ranked = [_match(found, query, int(nth), float(chances[nth])) for nth in order]
    copied = copies(store.rows, found.rows[order], [found.addresses[nth] for nth in order])
    best = found.features[int(order[0])]
    coverage = (float(best[_COVERAGE[0]]), float(best[_COVERAGE[1]]))
    return Found(query, tuple(_side_by_side(ranked, copied)[:limit]), ranker.support(found.features, scores), coverage)


def candidates(
    store: Store, register: Register, encoder: Encoder, query: Query, inside: Ids | None = None
) -> Candidates:
    """The clauses worth ranking: the best of both indexes, and those that the question names by their place."""
    within = query.scope or inside
    own = _OWN_ENGLISH if query.language == "en" else 1.0
    phrases = [(query.text, own), (query.whole, own), *query.extra]
    vector = encoder.encode_question(said(query))
    nearest = _DENSE.submit(store.dense_hits, vector, _POOL, within)
    lexical = store.lexical_hits(query.restored, _POOL, within, phrases)
    dense = nearest.result()
    if query.whole:  # of what others issued, the clauses that speak of the place
        besides = store.lexical_hits(query.whole, _BESIDE, inside, phrases)
        lexical += [hit for hit in besides if hit.directive not in query.scope]
    named = _named(store, register, query)
    for clause in store.rows.vectors(named[:_FOLLOWED]):  # what carries it out says nearly the same
        dense += store.dense_hits(clause, _ALIKE, within)
    first = [hit.directive for hit in (*lexical[:5], *dense[:5])]
    found = np.array([hit.row for hit in (*lexical, *dense)], np.int64)
    rows = np.unique(np.concatenate([found, named, _parts(store, register, query, first)]))
    addresses = [(directive, clause) for _source, directive, clause in store.rows.addresses(rows)]
    total = len(store.rows)

    def rarity(tokens: Sequence[str]) -> dict[str, float]:
        counted = store.document_frequencies(tokens)
        return {token: math.log(1 + (total - n + 0.5) / (n + 0.5)) for token, n in counted.items()}

    if not len(rows):
        return Candidates(rows, [], np.zeros((0, len(NAMES)), np.float32))
    terms = Terms.of(phrases, query.restored, query.actors, rarity)
    cosines = store.rows.similarities(rows, vector)
    return Candidates(rows, addresses, features(store.rows, rows, cosines, terms, query, addresses))


def said(query: Query) -> str:
    """What the encoder reads of a question: an English one with its likeliest Vietnamese words beside it."""
    return f"{query.text} {gloss(query.text)}" if query.language == "en" else query.restored


def _named(store: Store, register: Register, query: Query) -> Positions:
    """Rows of the clauses that the question names: 'khoản 10 Công văn 2214'."""
    return _rows(store, register, ((directive, path) for path, where in query.clauses for directive in where))


def _parts(store: Store, register: Register, query: Query, first: Iterable[str]) -> Positions:
    """Rows of the letterhead parts that it asks for, in the directives that it is about, or else in the `first`."""
    where = query.scope or query.leaning or dict.fromkeys(first)
    return _rows(
        store, register, ((directive, path) for path in query.parts for directive in where if len(where) <= _FEW)
    )


def _rows(store: Store, register: Register, clauses: Iterable[Key]) -> Positions:
    known = register.by_id
    rows = store.rows.find([(known[d].source, d, path) for d, path in sorted(set(clauses)) if d in known])
    return rows[rows >= 0]


def _following(rows: Rows, named: Positions, found: Candidates) -> Floats:
    """(n,) what is added for clauses nearly the same as one that the question names: it may ask what answers to it."""
    made = np.zeros(len(found.rows), np.float32)
    for clause in rows.vectors(named[:_FOLLOWED]):
        alike = rows.similarities(found.rows, clause)
        made = np.maximum(made, np.where(alike >= _SAME, _NAMED_CLAUSE * alike, 0)).astype(np.float32)
    return made


def _certain(query: Query, found: Candidates) -> Floats:
    """(n,) what is added for clauses that the question names outright."""
    made = np.zeros(len(found.rows), np.float32)
    for nth, (directive, path) in enumerate(found.addresses):
        if any(path == named and directive in where for named, where in query.clauses):
            made[nth] += _NAMED_CLAUSE
        if path in query.parts and directive in (query.scope or query.leaning):
            made[nth] += _PART
    return made


def _match(found: Candidates, query: Query, nth: int, chance: float) -> Match:
    """A candidate as a match, with the features that a person can make sense of."""
    directive, clause = found.addresses[nth]
    values = dict(zip(NAMES, found.features[nth].tolist(), strict=True))
    why = [(name, round(values[name], 3)) for name in _SHOWN if values[name]]
    if any(clause == named and directive in where for named, where in query.clauses):
        why.append(("named", 1.0))
    return Match(directive, clause, chance, tuple(why))


def _side_by_side(ranked: Sequence[Match], copied: Sequence[bool]) -> list[Match]:
    """The ranking with the copies of its first right behind it: many letters copy one dispatch."""
    behind = [
        replace(match, why=(*match.why, ("parallel", 1.0))) for match, copy in zip(ranked, copied, strict=True) if copy
    ]
    others = [match for match, copy in zip(ranked, copied, strict=True) if not copy]
    return [*others[:1], *behind, *others[1:]]

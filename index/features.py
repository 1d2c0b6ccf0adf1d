"""What speaks for each candidate clause: its row of numbers, from the forward index alone.

A question is a set of weighted tokens; a candidate is three fields of token hashes, a vector and flags (`index.rows`).
All candidates are looked at together, so a question costs a few dozen numpy calls whatever it finds.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from index.answer_types import HEADING, wanted_flags, wanted_relations
from index.clause_text import LETTERHEAD
from index.question.query import Query
from index.rows import Rows, token_hash
from index.words import accented_tokens, syllables

Floats = npt.NDArray[np.float32]
Hashes = npt.NDArray[np.uint64]
Positions = npt.NDArray[np.int64]

K1, B = 1.2, 0.75  # BM25's usual saturation and length normalisation
AVERAGE = {"own": 60.0, "context": 30.0}  # tokens of a clause's field, about: only the scale of the lengths
_WINDOW = 24  # tokens within which the question's words count as standing together
_BEGINNING = 16  # tokens that open a clause, where its actor stands
_ROW = re.compile(r"\.r\d+(\.|$)")
NAMES = (
    "own", "context", "own pairs", "context pairs", "own coverage", "coverage", "own pair coverage", "pair coverage",
    "context precision", "context pair precision", "window", "beginning", "run", "context run", "document coverage",
    "document pair coverage", "accented", "cosine", "length", "context length", "own to best", "pairs to best",
    "cosine to best", "window to best", "coverage to best", "directive", "directive to best", "answer", "no answer",
    "actor first", "actor above", "actor", "leaning", "asked part", "letterhead", "margin", "appendix", "table row",
    "heading", "depth", "english", "question length", "relation", "rest coverage", "rest pair coverage",
    "rest coverage to best", "rest", "clause before", "clause above", "out of scope",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Terms:
    """A question's tokens, hashed and sorted, with what each is worth (its weight times its rarity)."""

    words: Hashes
    word_worth: Floats
    pairs: Hashes
    pair_worth: Floats
    accented: Hashes
    actors: tuple[Hashes, ...]  # the pairs of each body asked about

    @staticmethod
    def of(phrases: Iterable[tuple[str, float]], accented: str, actors: Iterable[str], rarity: "Rarity") -> "Terms":
        """`phrases`: the question and what else it may be called, with weights; `accented`: with its diacritics."""
        words: dict[str, float] = {}
        pairs: dict[tuple[str, str], float] = {}
        for text, weight in phrases:
            found = syllables(text)
            for word in found:
                words[word] = max(words.get(word, 0.0), weight)
            for pair in pairwise(found):
                pairs[pair] = max(pairs.get(pair, 0.0), weight)
        rare = rarity([*words, *(f"{one}_{two}" for one, two in pairs)])
        word_hashes = np.array([token_hash(word) for word in words], np.uint64)
        pair_hashes = np.array([_pair(one, two) for one, two in pairs], np.uint64)
        word_worth = np.array([weight * rare[word] for word, weight in words.items()], np.float32)
        pair_worth = np.array([w * rare[f"{one}_{two}"] for (one, two), w in pairs.items()], np.float32)
        by_word, by_pair = np.argsort(word_hashes), np.argsort(pair_hashes)
        bodies = (syllables(actor) for actor in actors)
        return Terms(
            word_hashes[by_word],
            word_worth[by_word],
            pair_hashes[by_pair],
            pair_worth[by_pair],
            np.array(sorted({token_hash(token) for token in accented_tokens(accented)}), np.uint64),
            tuple(np.array([_pair(*two) for two in pairwise(b)], np.uint64) for b in bodies if len(b) > 1),
        )


Rarity = Callable[[Sequence[str]], Mapping[str, float]]  # tokens -> how rare each is (inverse document frequency)


def _pair(one: str, two: str) -> int:
    return (token_hash(one) << 32) | token_hash(two)


@dataclass(frozen=True, slots=True)
class _Field:
    """The tokens of one field of n candidates, and which of the question's they are."""

    tokens: Hashes
    owner: Positions  # candidate of each token
    lengths: Floats  # (n,)
    place: Positions  # of each token in its candidate
    pairs: Hashes  # each token with the next; 0 where the next is another candidate's
    words_at: Positions  # the question's word at each token, -1 for none
    pairs_at: Positions
    words: Floats  # (n, words) how often
    pair_counts: Floats  # (n, pairs)

    @staticmethod
    def of(rows: Rows, chosen: Positions, name: str, terms: Terms) -> "_Field":
        flat, bounds = rows.tokens(chosen, name)
        tokens = flat.astype(np.uint64)
        lengths = np.diff(bounds)
        owner = np.repeat(np.arange(len(chosen)), lengths)
        pairs = np.zeros(len(tokens), np.uint64)
        if len(tokens) > 1:
            same = owner[1:] == owner[:-1]
            pairs[:-1] = np.where(same, (tokens[:-1] << np.uint64(32)) | tokens[1:], np.uint64(0))
        words_at, pairs_at = _where(terms.words, tokens), _where(terms.pairs, pairs)
        n = len(chosen)
        return _Field(
            tokens,
            owner,
            lengths.astype(np.float32),
            np.arange(len(tokens)) - np.repeat(bounds[:-1], lengths),
            pairs,
            words_at,
            pairs_at,
            _counted(words_at, owner, n, len(terms.words)),
            _counted(pairs_at, owner, n, len(terms.pairs)),
        )


def features(
    rows: Rows, chosen: Positions, cosines: Floats, terms: Terms, query: Query, addresses: Sequence[tuple[str, str]]
) -> Floats:
    """(n, len(NAMES)) numbers for the rows `chosen` (n,), ascending, at the (directive, clause path) `addresses`."""
    own, context, document = (_Field.of(rows, chosen, name, terms) for name in ("own", "context", "document"))
    bm = _bm25(own.words, terms.word_worth, own.lengths, AVERAGE["own"])
    bm_context = _bm25(context.words, terms.word_worth, context.lengths, AVERAGE["context"])
    pairs = _bm25(own.pair_counts, terms.pair_worth, own.lengths, AVERAGE["own"])
    pairs_context = _bm25(context.pair_counts, terms.pair_worth, context.lengths, AVERAGE["context"])
    coverage = _coverage(own.words + context.words, terms.word_worth)
    pair_coverage = _coverage(own.pair_counts + context.pair_counts, terms.pair_worth)
    window = _window(own, terms, len(chosen), own.words_at >= 0)
    rest = _coverage_beside(own.words + context.words, document.words, terms.word_worth)
    directives = _numbered(addresses)
    directive = _directive_support(bm + pairs + bm_context + np.maximum(cosines, 0), directives)
    columns = [
        bm,
        bm_context,
        pairs,
        pairs_context,
        _coverage(own.words, terms.word_worth),
        coverage,
        _coverage(own.pair_counts, terms.pair_worth),
        pair_coverage,
        _share(context.words_at >= 0, context, len(chosen)),
        _share(context.pairs_at >= 0, context, len(chosen)),
        window,
        _window(own, terms, len(chosen), (own.words_at >= 0) & (own.place < 2 * _BEGINNING)),
        _run(own, terms, len(chosen)),
        _run(context, terms, len(chosen)),
        _coverage(document.words, terms.word_worth),
        _coverage(document.pair_counts, terms.pair_worth),
        _accented(rows, chosen, terms),
        cosines,
        np.log1p(own.lengths) / 5,
        np.log1p(context.lengths) / 5,
        bm + bm_context - (bm + bm_context).max(),
        pairs + pairs_context - (pairs + pairs_context).max(),
        cosines - cosines.max(),
        window - window.max(),
        coverage - coverage.max(),
        directive,
        directive - directive.max(),
        *_answers(rows.flags(chosen), query),
        *_actors(own, context, terms, len(chosen)),
        *_standing(addresses, query),
        ((rows.flags(chosen) & HEADING) > 0),
        np.array([path.count(".") for _directive, path in addresses]) / 4,
        np.full(len(chosen), query.language == "en"),
        np.full(len(chosen), min(len(query.text.split()), 30) / 30),
        (rows.flags(chosen) & np.uint32(wanted_relations(query.restored))) > 0,
        rest,
        _coverage_beside(own.pair_counts + context.pair_counts, document.pair_counts, terms.pair_worth),
        rest - rest.max(),
        _bm25_beside(own, document, terms.word_worth),
        _clause_before(chosen, directives, bm + pairs + bm_context),
        _clause_above(addresses, bm + pairs + bm_context),
        np.array([bool(query.scope) and directive not in query.scope for directive, _path in addresses]),
    ]
    return np.stack([np.asarray(column, np.float32) for column in columns], axis=1)


def _where(known: Hashes, tokens: Hashes) -> Positions:
    """The position of each token among the (sorted) known ones, -1 for the others."""
    if not len(known):
        return np.full(len(tokens), -1)
    at = np.minimum(np.searchsorted(known, tokens), len(known) - 1)
    return np.where(known[at] == tokens, at, -1)


def _counted(at: Positions, owner: Positions, n: int, terms: int) -> Floats:
    """(n, terms) how often each candidate has each of the question's terms."""
    hit = at >= 0
    return np.bincount(owner[hit] * terms + at[hit], minlength=n * terms).reshape(n, terms).astype(np.float32)


def _bm25(counts: Floats, worth: Floats, lengths: Floats, average: float) -> Floats:
    """(n,) BM25 as a share of what a clause full of the question would get."""
    return _weighed(counts / (counts + K1 * (1 - B + B * (lengths / average)[:, None]) + 1e-9), worth)


def _coverage(counts: Floats, worth: Floats) -> Floats:
    """(n,) the share of the question's worth that is there at all."""
    return _weighed((counts > 0).astype(np.float32), worth)


def _coverage_beside(counts: Floats, document: Floats, worth: Floats) -> Floats:
    """(n,) coverage of what the question says beyond the letterhead of each clause's directive."""
    beside = (document == 0) * worth
    total = beside.sum(axis=1)
    made: Floats = ((counts > 0) * beside).sum(axis=1) / np.where(total == 0, 1, total)
    return made


def _bm25_beside(own: _Field, document: _Field, worth: Floats) -> Floats:
    """(n,) BM25 of a clause's own words, for what the question says beyond the letterhead."""
    beside = (document.words == 0) * worth
    total = beside.sum(axis=1)
    saturated = own.words / (own.words + K1 * (1 - B + B * (own.lengths / AVERAGE["own"])[:, None]) + 1e-9)
    made: Floats = (saturated * beside).sum(axis=1) / np.where(total == 0, 1, total)
    return made


def _clause_before(chosen: Positions, directives: Positions, scores: Floats) -> Floats:
    """(n,) how well the better of the two clauses printed just before each does; 0 for what is no candidate.

    `chosen`: in ascending order, as rows are in printed order.
    """
    best = np.zeros(len(chosen), np.float32)
    for back in (1, 2):
        at = np.searchsorted(chosen, chosen - back)
        near = (chosen[at] == chosen - back) & (directives[at] == directives)
        best = np.maximum(best, np.where(near, scores[at], 0)).astype(np.float32)
    return best


def _clause_above(addresses: Sequence[tuple[str, str]], scores: Floats) -> Floats:
    """(n,) how well the clause above each does; 0 where that is no candidate."""
    by_address = dict(zip(addresses, scores.tolist(), strict=True))
    above = [by_address.get((directive, path.rpartition(".")[0]), 0.0) for directive, path in addresses]
    return np.array(above, np.float32)


def _weighed(held: npt.NDArray[np.floating], worth: Floats) -> Floats:
    total = float(worth.sum())
    made: Floats = (held @ worth / (total or 1.0)).astype(np.float32)
    return made


def _share(hit: npt.NDArray[np.bool_], field: _Field, n: int) -> Floats:
    """(n,) the share of a field's own tokens that the question has too."""
    return (np.bincount(field.owner[hit], minlength=n) / np.maximum(field.lengths, 1)).astype(np.float32)


def _window(field: _Field, terms: Terms, n: int, hit: npt.NDArray[np.bool_]) -> Floats:
    """(n,) the greatest share of the question's worth within `_WINDOW` tokens of a field; a word counts once."""
    best = np.zeros(n, np.float32)
    place = np.flatnonzero(hit)
    if not len(place):
        return best
    word, owner = field.words_at[place], field.owner[place]
    order = np.lexsort((place, word, owner))
    again = (word[order][1:] == word[order][:-1]) & (owner[order][1:] == owner[order][:-1])
    before = np.full(len(place), -_WINDOW)
    before[order[1:][again]] = place[order[:-1][again]]
    worth = terms.word_worth[word] * ((place - before) >= _WINDOW)
    summed = np.concatenate([[0], np.cumsum(worth)])
    start = np.maximum(np.searchsorted(place, place - _WINDOW + 1), np.searchsorted(owner, owner))
    np.maximum.at(best, owner, (summed[1:] - summed[start]).astype(np.float32))
    total = float(terms.word_worth.sum())
    return best / total if total else best


def _run(field: _Field, terms: Terms, n: int) -> Floats:
    """(n,) the worth of the longest run of words that stand in the question and in a field side by side."""
    best = np.zeros(n, np.float32)
    hit = field.pairs_at >= 0
    total = float(terms.pair_worth.sum())
    if not total or not hit.any():
        return best
    worth = np.where(hit, terms.pair_worth[np.maximum(field.pairs_at, 0)], 0)
    summed = np.concatenate([[0], np.cumsum(worth)])
    broken = np.maximum.accumulate(np.where(hit, -1, np.arange(len(hit))))
    np.maximum.at(best, field.owner[hit], (summed[1:] - summed[broken + 1])[hit].astype(np.float32))
    return best / total


def _accented(rows: Rows, chosen: Positions, terms: Terms) -> Floats:
    """(n,) the share of the question's syllables with diacritics that a clause has exactly so; 0 without any."""
    if not len(terms.accented):
        return np.zeros(len(chosen), np.float32)
    tokens, bounds = rows.tokens(chosen, "accented")
    at = _where(terms.accented, tokens.astype(np.uint64))
    owner = np.repeat(np.arange(len(chosen)), np.diff(bounds))
    held = _counted(at, owner, len(chosen), len(terms.accented)) > 0
    share: Floats = held.mean(axis=1, dtype=np.float32)
    return share


def _numbered(addresses: Sequence[tuple[str, str]]) -> Positions:
    """(n,) the directives as numbers from 0."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(directive, len(numbers)) for directive, _path in addresses])


def _directive_support(scores: Floats, directives: Positions) -> Floats:
    """(n,) how well the three best clauses of each candidate's directive do together: is the whole on the subject?"""
    order = np.lexsort((-scores, directives))
    first = np.searchsorted(directives[order], np.arange(directives.max() + 1))
    rank = np.arange(len(scores)) - first[directives[order]]
    top = order[rank < 3]
    sums = np.bincount(directives[top], scores[top], len(first)) / 3
    support: Floats = sums[directives].astype(np.float32)
    return support


def _answers(flags: npt.NDArray[np.uint32], query: Query) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Whether a clause holds the type of answer asked for, and whether it lacks it."""
    wanted = wanted_flags(query.asks, query.kind)
    holds = (flags & np.uint32(wanted)) > 0
    return holds, ~holds & bool(wanted)


def _actors(own: _Field, context: _Field, terms: Terms, n: int) -> tuple[Floats, Floats, Floats]:
    """How much of a body asked about opens a clause, stands above it, and stands in it."""
    first, above, inside = (np.zeros(n, np.float32) for _ in range(3))
    for actor in terms.actors:
        pairs = np.sort(actor)
        for best, field, hit in (
            (first, own, own.place < _BEGINNING),
            (above, context, context.place >= 0),
            (inside, own, own.place >= 0),
        ):
            at = np.where(hit, _where(pairs, field.pairs), -1)
            held = (_counted(at, field.owner, n, len(pairs)) > 0).mean(axis=1, dtype=np.float32)
            np.maximum(best, held * (held > 0.5), out=best)
    return first, above, inside


def _standing(addresses: Sequence[tuple[str, str]], query: Query) -> tuple[npt.NDArray[np.bool_], ...]:
    """Where a clause stands: leaned to, a part asked about, letterhead, margin, appendix, row of a table."""
    paths = [path for _directive, path in addresses]
    tests: tuple[Callable[[str], bool], ...] = (
        lambda path: path in query.parts,
        lambda path: path in LETTERHEAD and path not in query.parts,
        lambda path: path.startswith(("pre.", "close.")) and path not in query.parts,
        lambda path: path.startswith("phu-luc"),
        lambda path: bool(_ROW.search(path)),
    )
    leaning = np.array([directive in query.leaning for directive, _path in addresses])
    return leaning, *(np.array([test(path) for path in paths]) for test in tests)

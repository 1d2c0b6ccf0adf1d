"""The seam between the library and what searches: any engine that keeps `Store`'s promises fits."""

import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from index import lexical, rows, vectors
from index.clause_text import Entry
from index.encoder import Encoder
from index.lexical import BOOSTS, Lexical
from index.rows import Floats, Positions, Rows, keys_of
from index.vectors import Collections, Vectors

LEXICAL = f"lexical-{lexical.VERSION}"
# A scope of more directives, or rows, is looked for among the hits of the whole library: past these sizes that is
# quicker than Tantivy's own filter, or than comparing every row (a tenth of them where whole vectors must be compared).
_LISTED = 5000
_COMPARED = 250_000
_SMALL = 5000  # a library of so many rows is compared row by row, and Chroma need not be loaded
_SPARE = 2  # times as many hits as are wanted, where some will fall out of scope or be scored again exactly

Search = Callable[[int], tuple[Positions, Floats]]  # so many hits wanted -> rows (-1: not known) and scores, best first


@dataclass(frozen=True, slots=True)
class Hit:
    """One clause found, with the file version that it was indexed from."""

    source: str
    directive: str
    clause: str
    score: float  # BM25, or cosine similarity; comparable within one list only
    row: int  # where the store's `rows` hold it


class Store(Protocol):
    """Where entries are found again.  Hits are of live sources only; methods raise StoreError."""

    @property
    def indexes(self) -> tuple[str, ...]:
        """Names of the indexes inside; a name changes when what it holds would no longer be comparable."""

    @property
    def rows(self) -> Rows:
        """What each clause holds, by the `row` of a hit; rows keep their numbers as long as the store is open."""

    def add(self, entries: Sequence[Entry], into: Collection[str]) -> None:
        """Put entries into the named indexes; doing it twice is doing it once."""

    def remove(self, sources: Collection[str]) -> None:
        """Drop all entries of these sources, which are not live and never will be again; their rows may stay."""

    def lexical_hits(
        self,
        text: str,
        limit: int,
        within: Collection[str] | None = None,
        extra: Sequence[tuple[str, float]] = (),
        boosts: Mapping[str, float] = BOOSTS,
    ) -> list[Hit]:
        """Clauses sharing words with `text` (weight 1) and the (phrase, weight) of `extra`, best first.

        `within`: directive ids to look in, None for all.  `boosts`: weight of each field.
        """

    def dense_hits(self, vector: Vectors, limit: int, within: Collection[str] | None = None) -> list[Hit]:
        """Clauses nearest to `vector` (d,), by cosine similarity, nearest first."""

    def document_frequencies(self, tokens: Iterable[str]) -> dict[str, int]:
        """Of each folded syllable or bigram, how many clauses have it among their own words; removed ones may count."""

    def close(self) -> None:
        """Let go of all files."""


class EmbeddedStore:
    """Tantivy, Chroma and rows in one folder, each opened when it is first needed.  Safe to share between threads."""

    def __init__(self, folder: Path, encoder: Encoder, live: Callable[[], Collection[str]]) -> None:
        """`live` tells the ids of the sources that may be seen now."""
        self._folder = folder
        self._encoder = encoder
        self._live = live
        # One for each engine, so that one thread can ask for words while another asks for neighbours.
        self._lexical_lock, self._dense_lock, self._rows_lock = threading.RLock(), threading.RLock(), threading.RLock()
        self._words: Lexical | None = None
        self._vectors: Collections | None = None
        self._forward: Rows | None = None

    @property
    def indexes(self) -> tuple[str, ...]:
        return (LEXICAL, self._collection, self._table)

    @property
    def rows(self) -> Rows:
        with self._rows_lock:
            if self._forward is None:
                self._forward = Rows(self._folder / self._table, coarse=rows.COARSE in self._encoder.matryoshka)
            return self._forward

    def add(self, entries: Sequence[Entry], into: Collection[str]) -> None:
        if not entries:
            return
        keys = keys_of(entries)
        with self._lexical_lock, self._dense_lock, ThreadPoolExecutor(1) as beside:
            words = beside.submit(self._lexical().add, entries, keys) if LEXICAL in into else None
            if self._collection in into or self._table in into:
                made = self._encoder.encode_clauses([entry.passage for entry in entries])
                if self._table in into:
                    self.rows.append(entries, made)
                if self._collection in into:
                    self._dense().add(keys, self._leading(made))
            if words:
                words.result()

    def remove(self, sources: Collection[str]) -> None:
        with self._lexical_lock, self._dense_lock:
            self._lexical().remove(sources)
            self._dense().remove(self.rows.keys(sources))

    def lexical_hits(
        self,
        text: str,
        limit: int,
        within: Collection[str] | None = None,
        extra: Sequence[tuple[str, float]] = (),
        boosts: Mapping[str, float] = BOOSTS,
    ) -> list[Hit]:
        phrases = [(text, 1.0), *extra]

        def search(wanted: int, listed: Collection[str] | None = within) -> tuple[Positions, Floats]:
            keys, scores = self._lexical().hits(phrases, wanted, listed, boosts)
            return self.rows.positions(keys), scores

        with self._lexical_lock:
            if within is None or len(within) <= _LISTED:
                return self._seen(search, limit)
            return self._picked(lambda wanted: search(wanted, None), search, self.rows.within(within), limit)

    def dense_hits(self, vector: Vectors, limit: int, within: Collection[str] | None = None) -> list[Hit]:
        with self._dense_lock:
            small = within is None and len(self.rows) <= _SMALL
            scope = self.rows.within(within) if within is not None else np.arange(len(self.rows) if small else 0)

            def near(wanted: int) -> tuple[Positions, Floats]:
                return self._nearest(vector, wanted)

            def compared(wanted: int) -> tuple[Positions, Floats]:
                return self.rows.nearest(vector, wanted, scope)

            if small or (within is not None and len(scope) <= (_COMPARED if self.rows.coarse else _COMPARED // 10)):
                return self._seen(compared, limit)
            return self._seen(near, limit) if within is None else self._picked(near, compared, scope, limit)

    def document_frequencies(self, tokens: Iterable[str]) -> dict[str, int]:
        with self._lexical_lock:
            return self._lexical().document_frequencies(tokens)

    def close(self) -> None:
        with self._lexical_lock, self._dense_lock, self._rows_lock:
            if self._vectors is not None:
                self._vectors.close()
            self._words = self._vectors = self._forward = None

    @property
    def _collection(self) -> str:
        return f"vectors-{vectors.VERSION}-{self._encoder.fingerprint}"

    @property
    def _table(self) -> str:
        return f"rows-{rows.VERSION}-{self._encoder.fingerprint}"

    def _lexical(self) -> Lexical:
        if self._words is None:
            self._words = Lexical(self._folder / "lexical")
        return self._words

    def _dense(self) -> Collections:
        if self._vectors is None:
            self._vectors = Collections(self._folder / "vectors", self._collection)
        return self._vectors

    def _leading(self, made: Vectors) -> Vectors:
        """What Chroma holds of vectors (n, d): their first dimensions, where those can be used alone."""
        fewer = [dimensions for dimensions in self._encoder.matryoshka if dimensions >= vectors.ENOUGH]
        return made[..., : min(fewer, default=None)]

    def _nearest(self, vector: Vectors, wanted: int) -> tuple[Positions, Floats]:
        """Chroma's neighbours, scored again with all dimensions."""
        keys, _scores = self._dense().hits(self._leading(vector), wanted * _SPARE)
        found = self.rows.positions(keys)
        scores = np.full(len(found), -np.inf, np.float32)
        scores[found >= 0] = self.rows.similarities(found[found >= 0], vector)
        best = np.argsort(-scores, kind="stable")[:wanted]
        return found[best], scores[best]

    def _picked(self, everywhere: Search, inside: Search, scope: Positions, limit: int) -> list[Hit]:
        """The hits in `scope` among those of a search everywhere; where too few of them are, those of one inside."""
        scoped = np.zeros(len(self.rows), bool)
        scoped[scope] = True

        def search(wanted: int) -> tuple[Positions, Floats]:
            found, scores = everywhere(wanted * _SPARE * len(self.rows) // max(1, len(scope)))
            kept = (found >= 0) & scoped[found]
            return found[kept][:wanted], scores[kept][:wanted]

        hits = self._seen(search, limit)
        return hits if 4 * len(hits) >= limit else self._seen(inside, limit)

    def _seen(self, search: Search, limit: int) -> list[Hit]:
        """`limit` hits of live sources: entries of a file version that is coming or going are searched past."""
        live, wanted = self._live(), limit
        while limit > 0:
            found, scores = search(wanted)
            known = found >= 0
            addresses = self.rows.addresses(found[known])
            hits = [
                Hit(*address, score, row)
                for address, score, row in zip(addresses, scores[known].tolist(), found[known].tolist(), strict=True)
                if address[0] in live
            ]
            if len(hits) >= limit or len(found) < wanted:
                return sorted(hits, key=lambda hit: (-hit.score, hit.directive, hit.clause))[:limit]
            wanted *= 2
        return []

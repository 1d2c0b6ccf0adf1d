"""The seam between the library and what searches: any engine that keeps `Store`'s promises fits."""

import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from index.clause_text import Entry
from index.encoder import Encoder
from index.lexical import BOOSTS, VERSION, Hit, Lexical
from index.vectors import Collections, Vectors

LEXICAL = f"lexical-{VERSION}"


class Store(Protocol):
    """Where entries are found again.  Hits are of live sources only; methods raise StoreError."""

    @property
    def indexes(self) -> tuple[str, ...]:
        """Names of the indexes inside; a name changes when what it holds would no longer be comparable."""

    def add(self, entries: Sequence[Entry], into: Collection[str]) -> None:
        """Put entries into the named indexes; doing it twice is doing it once."""

    def remove(self, sources: Collection[str]) -> None:
        """Drop all entries of these sources everywhere."""

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

    def close(self) -> None:
        """Let go of all files."""


class EmbeddedStore:
    """Tantivy and Chroma in one folder, each opened when it is first needed.  Safe to share between threads."""

    def __init__(self, folder: Path, encoder: Encoder, live: Callable[[], Collection[str]]) -> None:
        """`live` tells the ids of the sources that may be seen now."""
        self._folder = folder
        self._encoder = encoder
        self._live = live
        self._lock = threading.RLock()
        self._words: Lexical | None = None
        self._vectors: Collections | None = None

    @property
    def indexes(self) -> tuple[str, ...]:
        return (LEXICAL, self._collection)

    def add(self, entries: Sequence[Entry], into: Collection[str]) -> None:
        if not entries:
            return
        with self._lock:
            if LEXICAL in into:
                self._lexical().add(entries)
            if self._collection in into:
                vectors = self._encoder.encode_clauses([entry.passage for entry in entries])
                self._dense().add(entries, vectors)

    def remove(self, sources: Collection[str]) -> None:
        with self._lock:
            self._lexical().remove(sources)
            self._dense().remove(sources)

    def lexical_hits(
        self,
        text: str,
        limit: int,
        within: Collection[str] | None = None,
        extra: Sequence[tuple[str, float]] = (),
        boosts: Mapping[str, float] = BOOSTS,
    ) -> list[Hit]:
        phrases = [(text, 1.0), *extra]
        with self._lock:
            return self._seen(lambda wanted: self._lexical().hits(phrases, wanted, within, boosts), limit)

    def dense_hits(self, vector: Vectors, limit: int, within: Collection[str] | None = None) -> list[Hit]:
        with self._lock:
            return self._seen(lambda wanted: self._dense().hits(vector, wanted, within), limit)

    def close(self) -> None:
        with self._lock:
            if self._vectors is not None:
                self._vectors.close()
            self._words = self._vectors = None

    @property
    def _collection(self) -> str:
        return f"vectors-{self._encoder.fingerprint}"

    def _lexical(self) -> Lexical:
        if self._words is None:
            self._words = Lexical(self._folder / "lexical")
        return self._words

    def _dense(self) -> Collections:
        if self._vectors is None:
            self._vectors = Collections(self._folder / "vectors", self._collection)
        return self._vectors

    def _seen(self, search: Callable[[int], list[Hit]], limit: int) -> list[Hit]:
        """`limit` hits of live sources: entries of a file version that is coming or going are searched past."""
        live, wanted = self._live(), limit
        while True:
            found = search(wanted)
            seen = [hit for hit in found if hit.source in live]
            if len(seen) >= limit or len(found) < wanted:
                return seen[:limit]
            wanted *= 2

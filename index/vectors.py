"""Dense search over clauses: Chroma collections, one an encoder.  Only this module imports chromadb.

Chroma is used without langchain-chroma: that wraps a LangChain embedding function around each call and adds nothing to
vectors that are made already, and importing it costs another half second of a cold start.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.clause_text import Entry
from index.lexical import Hit, StoreError

Vectors = npt.NDArray[np.float32]  # (n, d), each of unit length
_BATCH = 4000  # entries a call; Chroma takes 5,461 at most


class Collections:
    """The Chroma database in `folder`, made if it is not there, open at one collection.  Methods raise StoreError."""

    def __init__(self, folder: Path, name: str) -> None:
        import chromadb
        from chromadb.config import Settings

        with _told():
            folder.mkdir(parents=True, exist_ok=True)
            self._client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
            self._collection = self._client.get_or_create_collection(
                name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )

    def add(self, entries: Sequence[Entry], vectors: Vectors) -> None:
        """Put the entries in, each with its row of `vectors` (n, d); an entry that is there already is replaced."""
        with _told():
            for start in range(0, len(entries), _BATCH):
                part = entries[start : start + _BATCH]
                self._collection.upsert(
                    ids=[f"{entry.source}#{entry.directive}#{entry.clause}" for entry in part],
                    embeddings=vectors[start : start + _BATCH],
                    metadatas=[{"source": e.source, "directive": e.directive, "clause": e.clause} for e in part],
                )

    def remove(self, sources: Collection[str]) -> None:
        """Drop all entries of these sources, from every encoder's collection."""
        with _told():
            for collection in self._client.list_collections():
                ids = collection.get(where={"source": {"$in": sorted(sources)}}, include=[])["ids"] if sources else []
                for start in range(0, len(ids), _BATCH):
                    collection.delete(ids=ids[start : start + _BATCH])

    def hits(self, vector: Vectors, limit: int, within: Collection[str] | None = None) -> list[Hit]:
        """The `limit` clauses nearest to `vector` (d,), among the directives `within` (None: all), nearest first."""
        if limit < 1 or (within is not None and not within):
            return []
        with _told():
            found = self._collection.query(
                query_embeddings=[vector],
                n_results=limit,
                where=None if within is None else {"directive": {"$in": sorted(within)}},
                include=["metadatas", "distances"],
            )
        rows = zip((found["metadatas"] or [[]])[0], (found["distances"] or [[]])[0], strict=True)
        hits = [Hit(str(m["source"]), str(m["directive"]), str(m["clause"]), 1.0 - float(d)) for m, d in rows]
        return sorted(hits, key=lambda hit: (-hit.score, hit.directive, hit.clause))

    def close(self) -> None:
        """Let go of the files."""
        self._client.close()


@contextmanager
def _told() -> Iterator[None]:
    """Chroma's errors as StoreError."""
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, ValueError, OSError, RuntimeError) as error:
        raise StoreError(f"vector index: {error}") from error

"""Dense search over clauses: Chroma collections, one an encoder.  Only this module imports chromadb.

Chroma is used without langchain-chroma: that wraps a LangChain embedding function around each call and adds nothing to
vectors that are made already, and importing it costs another half second of a cold start.  It holds keys and vectors
and no metadata: those cost a quarter of the time of adding, and a filter on them makes a search a hundred times slower.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.lexical import Keys, Scored, StoreError

Vectors = npt.NDArray[np.float32]  # (n, d), each of unit length
VERSION = 3  # of what a collection holds; another number makes them anew
ENOUGH = 128  # dimensions that Chroma needs to find the neighbours, where an encoder's first ones can be used alone
_BATCH = 4000  # entries a call; Chroma takes 5,461 at most
_HNSW = {"space": "cosine"}


class Collections:
    """The Chroma database in `folder`, made if it is not there, open at one collection.  Methods raise StoreError."""

    def __init__(self, folder: Path, name: str) -> None:
        import chromadb
        from chromadb.config import Settings

        with _told():
            folder.mkdir(parents=True, exist_ok=True)
            self._client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
            self._collection = self._client.get_or_create_collection(
                name, embedding_function=None, configuration={"hnsw": _HNSW}
            )

    def add(self, keys: Keys, vectors: Vectors) -> None:
        """Put the vectors (n, d) in under their keys (n,); what is there already is replaced."""
        ids = _ids(keys)
        with _told():
            for start in range(0, len(ids), _BATCH):
                part = slice(start, start + _BATCH)
                self._collection.upsert(ids=ids[part], embeddings=vectors[part])

    def remove(self, keys: Keys) -> None:
        """Drop these keys from every encoder's collection; those that are not there do no harm."""
        ids = _ids(keys)
        with _told():
            for collection in self._client.list_collections():
                for start in range(0, len(ids), _BATCH):
                    collection.delete(ids=ids[start : start + _BATCH])

    def hits(self, vector: Vectors, limit: int) -> Scored:
        """The `limit` keys nearest to `vector` (d,) and their cosines, nearest first."""
        if limit < 1:
            return np.zeros(0, np.uint64), np.zeros(0, np.float32)
        with _told():
            found = self._collection.query(query_embeddings=[vector], n_results=limit, include=["distances"])
        keys = np.array([int(id_, 16) for id_ in found["ids"][0]], np.uint64)
        return keys, 1.0 - np.array((found["distances"] or [[]])[0], np.float32)

    def close(self) -> None:
        """Let go of the files."""
        self._client.close()


def _ids(keys: Keys) -> list[str]:
    return [f"{key:016x}" for key in keys.tolist()]


@contextmanager
def _told() -> Iterator[None]:
    """Chroma's errors as StoreError."""
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, ValueError, OSError, RuntimeError) as error:
        raise StoreError(f"vector index: {error}") from error

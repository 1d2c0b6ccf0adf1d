"""Lexical search over clauses (Tantivy, BM25).  Only this module imports tantivy.

Every field holds tokens that we made (`index.words`), split at spaces; a question becomes a list of optional terms, so
no character of it can be query syntax.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.clause_text import Entry
from index.words import accented_tokens, folded_tokens

if TYPE_CHECKING:
    import tantivy

VERSION = 3  # of the fields and tokens below; another number re-indexes everything
BOOSTS: Mapping[str, float] = MappingProxyType({"own": 1.0, "context": 0.6, "document": 0.3, "accented": 0.3})
# Occurrences that one question may look through: in a million clauses the common words are left out, and a question of
# twelve words takes a fifth of the time. Of the best 10 hits with all words, 98% are among the 100 found; of the best
# 30, 93%. Up to some 50,000 clauses every word is looked up.
_POSTINGS = 400_000
_LEAST = 4  # terms that are looked up all the same
_FEW = 50  # directives: in so few every word is looked up, however common
_HEAP = 30_000_000  # bytes that a writer may use
_TOKENS = {"own": folded_tokens, "context": folded_tokens, "document": folded_tokens, "accented": accented_tokens}


class StoreError(Exception):
    """A derived index is damaged or cannot be written; it can be made again from the catalog."""


Term = tuple[str, str]  # field and token
Keys = npt.NDArray[np.uint64]
Scored = tuple[Keys, npt.NDArray[np.float32]]  # (n,) keys of clauses and their scores, best first


class Lexical:
    """The Tantivy index in `folder`, made if it is not there.  Methods raise StoreError."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        with _told():
            folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(_schema(), str(folder), reuse=True)
            self._index.config_reader(reload_policy="manual")
            self._index.reload()

    def add(self, entries: Sequence[Entry], keys: Keys) -> None:
        """Put the entries in, each with its key (n,), in place of all that their sources had; one commit."""
        with _told(), self._writer() as writer:
            for source in {entry.source for entry in entries}:
                writer.delete_documents_by_term("source", source)
            for entry, key in zip(entries, keys.tolist(), strict=True):
                writer.add_document(_document(entry, key))

    def remove(self, sources: Collection[str]) -> None:
        """Drop all entries of these sources; one commit."""
        with _told(), self._writer() as writer:
            for source in sources:
                writer.delete_documents_by_term("source", source)

    def hits(
        self,
        phrases: Sequence[tuple[str, float]],
        limit: int,
        within: Collection[str] | None = None,
        boosts: Mapping[str, float] = BOOSTS,
    ) -> Scored:
        """The best `limit` clauses for (text, weight) phrases, by BM25, among the directives `within` (None: all)."""
        query = self._query(phrases, within, boosts)
        if query is None or limit < 1:
            return np.zeros(0, np.uint64), np.zeros(0, np.float32)
        with _told():
            searcher = self._index.searcher()
            found = searcher.search(query, limit, count=False).hits
            keys = searcher.fast_field_values("key", [address for _score, address in found])
        return np.array(keys, np.uint64), np.array([score for score, _address in found], np.float32)

    def document_frequencies(self, tokens: Iterable[str]) -> dict[str, int]:
        """Of each folded syllable or bigram, how many clauses have it among their own words."""
        with _told():
            searcher = self._index.searcher()
            return {token: searcher.doc_freq("own", token) for token in tokens}

    def _query(
        self, phrases: Sequence[tuple[str, float]], within: Collection[str] | None, boosts: Mapping[str, float]
    ) -> "tantivy.Query | None":
        """Optional terms, boosted; None when there is nothing to look for or nowhere to look."""
        from tantivy import Occur, Query

        schema = self._index.schema
        weights = _weights(phrases, boosts)
        if within is None or len(within) > _FEW:
            weights = self._worthwhile(weights)
        terms = [
            (Occur.Should, Query.boost_query(Query.term_query(schema, field, token, "freq"), boost))
            for (field, token), boost in weights.items()
        ]
        if not terms or (within is not None and not within):
            return None
        query = Query.boolean_query(terms)
        if within is None:
            return query
        scope = Query.const_score_query(Query.term_set_query(schema, "directive", sorted(within)), 0.0)
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, scope)])

    def _worthwhile(self, weights: Mapping[Term, float]) -> dict[Term, float]:
        """The terms that say most for what it takes to look them up; those that no clause has are left out."""
        searcher = self._index.searcher()
        clauses = searcher.num_docs
        common = {term: found for term in weights if (found := searcher.doc_freq(*term))}
        worth = {term: weights[term] * math.log(1 + clauses / found) / found for term, found in common.items()}
        best = sorted(worth, key=lambda term: (-worth[term], term))
        total = accumulate(common[term] for term in best)
        return {
            term: weights[term]
            for nth, (term, postings) in enumerate(zip(best, total, strict=True))
            if postings <= _POSTINGS or nth < _LEAST
        }

    @contextmanager
    def _writer(self) -> "Iterator[tantivy.IndexWriter]":
        """A writer whose work is committed and seen when the block ends well."""
        writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        try:
            yield writer
            writer.commit()
        finally:
            writer.wait_merging_threads()
        self._index.reload()


def _weights(phrases: Sequence[tuple[str, float]], boosts: Mapping[str, float]) -> dict[Term, float]:
    """(field, token) -> boost; a token named twice keeps its greatest weight."""
    weights: dict[Term, float] = {}
    for text, weight in phrases:
        for field, boost in boosts.items():
            for token in _TOKENS[field](text):
                weights[field, token] = max(weights.get((field, token), 0.0), weight * boost)
    return {key: weight for key, weight in weights.items() if weight > 0}


def _schema() -> "tantivy.Schema":
    from tantivy import SchemaBuilder

    builder = SchemaBuilder()
    builder.add_unsigned_field("key", fast=True)
    for field in ("source", "directive"):
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    for field in _TOKENS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _document(entry: Entry, key: int) -> "tantivy.Document":
    from tantivy import Document

    texts = {"own": entry.own, "context": entry.context, "document": entry.document, "accented": entry.own}
    tokens = {field: " ".join(_TOKENS[field](text)) for field, text in texts.items()}
    made = Document(source=entry.source, directive=entry.directive, **tokens)
    made.add_unsigned("key", key)
    return made


@contextmanager
def _told() -> Iterator[None]:
    """Tantivy's errors as StoreError."""
    try:
        yield
    except (ValueError, OSError, RuntimeError) as error:
        raise StoreError(f"lexical index: {error}") from error

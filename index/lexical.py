"""Lexical search over clauses (Tantivy, BM25).  Only this module imports tantivy.

Every field holds tokens that we made (`index.words`), split at spaces; a question becomes a list of optional terms, so
no character of it can be query syntax.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from index.clause_text import Entry
from index.words import accented_tokens, folded_tokens

if TYPE_CHECKING:
    import tantivy

VERSION = 1  # of the fields and tokens below; another number re-indexes everything
BOOSTS: Mapping[str, float] = MappingProxyType({"own": 1.0, "context": 0.6, "document": 0.3, "accented": 0.3})
_HEAP = 30_000_000  # bytes that a writer may use
_STORED = ("source", "directive", "clause")
_TOKENS = {"own": folded_tokens, "context": folded_tokens, "document": folded_tokens, "accented": accented_tokens}


class StoreError(Exception):
    """A derived index is damaged or cannot be written; it can be made again from the catalog."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One clause found, with the file version that it was indexed from."""

    source: str
    directive: str
    clause: str
    score: float  # BM25, or cosine similarity; comparable within one list only


class Lexical:
    """The Tantivy index in `folder`, made if it is not there.  Methods raise StoreError."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        with _told():
            folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(_schema(), str(folder), reuse=True)
            self._index.config_reader(reload_policy="manual")
            self._index.reload()

    def add(self, entries: Sequence[Entry]) -> None:
        """Put the entries in, in place of all that their sources had; one commit."""
        with _told(), self._writer() as writer:
            for source in {entry.source for entry in entries}:
                writer.delete_documents_by_term("source", source)
            for entry in entries:
                writer.add_document(_document(entry))

    def remove(self, sources: Collection[str]) -> None:
        """Drop all entries of these sources; one commit."""
        with _told(), self._writer() as writer:
            for source in sources:
                writer.delete_documents_by_term("source", source)

    def reload(self) -> None:
        """See what another process has committed."""
        with _told():
            self._index.reload()

    def hits(
        self,
        phrases: Sequence[tuple[str, float]],
        limit: int,
        within: Collection[str] | None = None,
        boosts: Mapping[str, float] = BOOSTS,
    ) -> list[Hit]:
        """The best `limit` clauses for (text, weight) phrases, among the directives `within` (None: all)."""
        query = self._query(phrases, within, boosts)
        if query is None or limit < 1:
            return []
        with _told():
            searcher = self._index.searcher()
            found = [(score, searcher.doc(address)) for score, address in searcher.search(query, limit).hits]
        hits = [
            Hit(
                str(doc.get_first("source")),
                str(doc.get_first("directive")),
                str(doc.get_first("clause")),
                float(score),
            )
            for score, doc in found
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.directive, hit.clause))

    def _query(
        self, phrases: Sequence[tuple[str, float]], within: Collection[str] | None, boosts: Mapping[str, float]
    ) -> "tantivy.Query | None":
        """Optional terms, boosted; None when there is nothing to look for or nowhere to look."""
        from tantivy import Occur, Query

        schema = self._index.schema
        terms = [
            (Occur.Should, Query.boost_query(Query.term_query(schema, field, token, "freq"), boost))
            for (field, token), boost in _weights(phrases, boosts).items()
        ]
        if not terms or (within is not None and not within):
            return None
        query = Query.boolean_query(terms)
        if within is None:
            return query
        scope = Query.const_score_query(Query.term_set_query(schema, "directive", sorted(within)), 0.0)
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, scope)])

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


def _weights(phrases: Sequence[tuple[str, float]], boosts: Mapping[str, float]) -> dict[tuple[str, str], float]:
    """(field, token) -> boost; a token named twice keeps its greatest weight."""
    weights: dict[tuple[str, str], float] = {}
    for text, weight in phrases:
        for field, boost in boosts.items():
            for token in _TOKENS[field](text):
                weights[field, token] = max(weights.get((field, token), 0.0), weight * boost)
    return {key: weight for key, weight in weights.items() if weight > 0}


def _schema() -> "tantivy.Schema":
    from tantivy import SchemaBuilder

    builder = SchemaBuilder()
    for field in _STORED:
        builder.add_text_field(field, stored=True, tokenizer_name="raw", index_option="basic")
    for field in _TOKENS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _document(entry: Entry) -> "tantivy.Document":
    from tantivy import Document

    texts = {"own": entry.own, "context": entry.context, "document": entry.document, "accented": entry.own}
    tokens = {field: " ".join(_TOKENS[field](text)) for field, text in texts.items()}
    return Document(source=entry.source, directive=entry.directive, clause=entry.clause, **tokens)


@contextmanager
def _told() -> Iterator[None]:
    """Tantivy's errors as StoreError."""
    try:
        yield
    except (ValueError, OSError, RuntimeError) as error:
        raise StoreError(f"lexical index: {error}") from error

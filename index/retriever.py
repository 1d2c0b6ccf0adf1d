"""The library as a LangChain retriever.  Only this module imports langchain.

ClauseRetriever(library=library, k=5).invoke("Ai phải báo cáo nhiệm vụ quá hạn?")
"""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from index.library import Library
from index.match import Match
from ingest.address import official_form


class ClauseRetriever(BaseRetriever):
    """The `k` clauses that best answer a question, as documents; scope, diacritics and English as in the assistant."""

    model_config = ConfigDict(arbitrary_types_allowed=True)
    library: Library
    k: int = Field(default=10, ge=1)
    history: tuple[str, ...] = ()  # earlier questions, oldest first

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        """Raises UserError when the index cannot be read."""
        found = self.library.search(query, self.history, self.k)
        documents = (self._document(match) for match in found.matches)
        return [document for document in documents if document]

    def _document(self, match: Match) -> Document | None:
        directive = self.library.directive(match.directive)
        clause = directive.clause(match.clause) if directive else None
        if directive is None or clause is None:
            return None
        official, official_en = official_form(directive, clause.id)
        return Document(
            id=f"{directive.id}#{clause.id}",
            page_content=clause.shown,
            metadata={
                "directive": directive.id,
                "clause": clause.id,
                "number": directive.number,
                "kind": directive.kind,
                "issuer": directive.issuer,
                "issued_on": directive.issued_on.isoformat() if directive.issued_on else "",
                "source": directive.source.file,
                "page": clause.page,
                "restored": bool(clause.reading),
                "official": official,
                "official_en": official_en,
                "score": match.score,
                "why": dict(match.why),
            },
        )

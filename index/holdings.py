"""What a question is answered from: a whole library, or a section of one."""

from collections.abc import Collection, Sequence
from typing import Protocol

from index.register import Register
from index.search import Found
from ingest.directive import Directive, Reference


class Holdings(Protocol):
    """Directives to search, read and name; who answers a question asks for nothing more."""

    def register(self) -> Register:
        """Their letterheads."""

    def directive(self, directive_id: str) -> Directive | None:
        """One of them by its id."""

    def citing(self, number: str, relations: Collection[str]) -> dict[str, list[Reference]]:
        """By directive, the references to documents of this number by one of `relations`."""

    def search(self, question: str, history: Sequence[str] = (), limit: int = 20) -> Found:
        """The clauses that may answer `question`, best first; `history`: earlier questions, oldest first."""

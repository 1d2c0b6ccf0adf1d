"""Comparisons kept in memory, so that turning a page or the language does not compare again."""

from functools import lru_cache

from assistant.comparison.compare import Comparison, compare_from
from index.library import Library
from ingest.directive import Directive
from ingest.errors import UserError

_KEPT = 32  # comparisons; each holds its two directives
_MOST = 500_000  # pairs of clauses with duties: some five seconds (the longest public ones have 189 such clauses)


class Comparisons:
    """Comparisons over one library, each made once for the library's files as they are."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._made = lru_cache(_KEPT)(self._compared)

    def of(self, base: str, other: str) -> Comparison:
        """`other` held against `base`, both by id.  Raises UserError for the same, one gone, too long ones."""
        return self._made(base, other, self.library.fingerprint)

    def _compared(self, base: str, other: str, _fingerprint: str) -> Comparison:
        first, second = self._directive(base), self._directive(other)
        if len(_duties(first)) * len(_duties(second)) > _MOST:
            raise UserError(
                "Hai văn bản quá dài để đối chiếu trên trang; hãy dùng lệnh: python app.py compare.",
                "The two directives are too long to compare on the page; use the command: python app.py compare.",
            )
        return compare_from(first, second)

    def _directive(self, directive_id: str) -> Directive:
        found = self.library.directive(directive_id)
        if found is None:
            raise UserError(
                "Một văn bản vừa được gỡ khỏi thư viện; hãy chọn văn bản khác.",
                "A directive has just been removed from the library; choose another one.",
            )
        return found


def _duties(directive: Directive) -> set[str]:
    return {duty.clause for duty in directive.obligations}

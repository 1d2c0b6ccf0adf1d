"""A section of a library: those of its directives from which a question is to be answered."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from index.holdings import Holdings
from index.library import Library
from index.register import Ids, Register
from index.search import Found
from ingest.directive import Directive, Reference


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a person has set beside a question: it is answered from such directives alone. Empty: from all."""

    kind: str = ""  # "Chỉ thị"
    issuer: str = ""  # as its letterhead names it: "Ủy ban nhân dân tỉnh Quảng Bình"
    year: int | None = None  # of issue

    def __bool__(self) -> bool:
        return self != Bounds()

    def named(self, english: bool) -> str:
        """As people read it: 'Chỉ thị, năm 2023'."""
        year = ("năm {}", "{}")[english].format(self.year) if self.year else ""
        return ", ".join(filter(None, (self.kind, self.issuer, year)))

    def ids(self, register: Register) -> Ids:
        """The directives inside."""
        return frozenset(
            one.id for one in register
            if self.kind in ("", one.kind) and self.issuer in ("", one.issuer) and self.year in (None, one.year)
        )  # fmt: skip


ANYWHERE = Bounds()


class Section(Holdings):
    """What of `whole` is inside `bounds`: nothing else is searched, read or named.  It lives as long as `whole`."""

    def __init__(self, whole: Library, bounds: Bounds) -> None:
        """The bounds are looked up at once, so a section is for one question."""
        self._whole = whole
        register = whole.register()
        inside = bounds.ids(register)
        self._register = Register(tuple(one for one in register if one.id in inside))

    def register(self) -> Register:
        return self._register

    def directive(self, directive_id: str) -> Directive | None:
        return self._whole.directive(directive_id) if directive_id in self._register.by_id else None

    def citing(self, number: str, relations: Collection[str]) -> dict[str, list[Reference]]:
        found = self._whole.citing(number, relations)
        return {id_: references for id_, references in found.items() if id_ in self._register.by_id}

    def search(self, question: str, history: Sequence[str] = (), limit: int = 20) -> Found:
        return self._whole.search(question, history, limit, self._register)

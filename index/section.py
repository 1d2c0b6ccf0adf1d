"""A section of a library: the same directives to read, of which only some are searched and named."""

from dataclasses import dataclass

from index.catalog import DutyPage
from index.duties import DutyFilter
from index.library import Library
from index.register import Ids, Register
from index.snapshot import Snapshot
from index.store import Store


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


class Section(Library):
    """What of `whole` is inside `bounds`.  It opens and closes nothing: it lives as long as `whole` does."""

    def __init__(self, whole: Library, bounds: Bounds) -> None:
        """The bounds are looked up at once, so a section is for one question."""
        self.home, self.encoder = whole.home, whole.encoder
        self._whole, self._reranker = whole, whole._reranker
        register = whole.register()
        self._inside = bounds.ids(register)
        self._register = Register(tuple(one for one in register if one.id in self._inside))

    def close(self) -> None:
        """Nothing: the files are the whole library's."""

    def register(self) -> Register:
        """The letterheads of the directives inside."""
        return self._register

    @property
    def store(self) -> Store:
        """The whole library's indexes."""
        return self._whole.store

    @property
    def fingerprint(self) -> str:
        """That of the whole library."""
        return self._whole.fingerprint

    def duties(self, asked: DutyFilter, offset: int = 0, limit: int | None = None, timing: str = "") -> DutyPage:
        """The register of duties of the whole library."""
        return self._whole.duties(asked, offset, limit, timing)

    def _now(self) -> Snapshot:
        return self._whole._now()

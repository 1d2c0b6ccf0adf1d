"""The letterheads of everything in the library, found by what a question names: small enough to stay in memory.

Each lookup is a dictionary, made at its first use and kept as long as the register.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TypeVar

from index.question.bodies import bodies_in
from ingest.directive import Directive
from ingest.folding import fold
from ingest.places import place_in

_SAME_PLACE = {"Huế": ("Huế", "Thừa Thiên Huế"), "Thừa Thiên Huế": ("Huế", "Thừa Thiên Huế")}  # before 2025 too
_NO_IDS: frozenset[str] = frozenset()

Ids = frozenset[str]
Key = TypeVar("Key", str, int, tuple[int, int])


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a question can name a directive by."""

    id: str
    number: str
    kind: str
    issuer: str
    issued_on: date | None
    subject: str
    source: str  # id of the file version that it was read from
    parent_body: str = ""  # the body above the issuer, where it is printed: "UBND tỉnh Phú Thọ"

    @property
    def year(self) -> int | None:
        """The year of issue."""
        return self.issued_on.year if self.issued_on else None


@dataclass(frozen=True)
class Register:
    """All letterheads, by file name, in printed order."""

    letterheads: tuple[Letterhead, ...]

    @staticmethod
    def of(directives: Iterable[Directive]) -> "Register":
        """The letterheads of directives that are in memory."""
        return Register(
            tuple(
                Letterhead(d.id, d.number, d.kind, d.issuer, d.issued_on, d.subject, d.source.sha256, d.parent_body)
                for d in directives
            )
        )

    def __len__(self) -> int:
        return len(self.letterheads)

    def __iter__(self) -> Iterator[Letterhead]:
        return iter(self.letterheads)

    @cached_property
    def by_id(self) -> dict[str, Letterhead]:
        """Letterheads by directive id."""
        return {letterhead.id: letterhead for letterhead in self.letterheads}

    @cached_property
    def by_number(self) -> dict[str, Ids]:
        """By all parts of the number: '2214 ubnd ncvx'."""
        return self._ids(lambda letterhead: [number_parts(letterhead.number)])

    @cached_property
    def by_digits(self) -> dict[str, tuple[Letterhead, ...]]:
        """By what the number begins with: '6' of '06/CT-UBND'."""
        found: dict[str, list[Letterhead]] = {}
        for letterhead in self.letterheads:
            for digits in number_parts(letterhead.number).split()[:1]:
                found.setdefault(digits, []).append(letterhead)
        return {digits: tuple(letterheads) for digits, letterheads in found.items()}

    @cached_property
    def by_kind(self) -> dict[str, Ids]:
        """By kind: 'Chỉ thị'."""
        return self._ids(lambda letterhead: [letterhead.kind])

    @cached_property
    def by_year(self) -> dict[int, Ids]:
        """By year of issue."""
        return self._ids(lambda letterhead: [letterhead.year] if letterhead.year else [])

    @cached_property
    def by_day(self) -> dict[tuple[int, int], Ids]:
        """By (month, day) of issue."""
        return self._ids(
            lambda letterhead: [(letterhead.issued_on.month, letterhead.issued_on.day)] if letterhead.issued_on else []
        )

    @cached_property
    def by_place(self) -> dict[str, Ids]:
        """By province of the issuer, by the name that it bore: 'Quảng Bình'."""
        return self._ids(lambda letterhead: _places(letterhead.issuer, letterhead.parent_body))

    @cached_property
    def by_body(self) -> dict[str, Ids]:
        """By body that issued, as `index.question.bodies` names it: 'Bộ Nội vụ', 'Hội đồng nhân dân'."""
        return self._ids(lambda letterhead: _bodies(letterhead.issuer))

    @cached_property
    def issuers(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """(Issuer, the body above it) -> the names of its province; none for a body of the whole country."""
        return {
            (letterhead.issuer, letterhead.parent_body): _places(letterhead.issuer, letterhead.parent_body)
            for letterhead in self.letterheads
        }

    def of_day(self, day: int, month: int, year: int | None) -> Ids:
        """Those issued on a day, of any year where none is told."""
        ids = self.by_day.get((month, day), _NO_IDS)
        return ids if year is None else ids & self.by_year.get(year, _NO_IDS)

    def issued_since(self, ids: Ids, day: date) -> Ids:
        """Those of `ids` that are dated `day` or later."""
        later = frozenset[str]().union(*(of for year, of in self.by_year.items() if year > day.year))
        same = ids & self.by_year.get(day.year, _NO_IDS)
        return (ids & later) | frozenset(id_ for id_ in same if (self.by_id[id_].issued_on or date.min) >= day)

    def _ids(self, keys: Callable[[Letterhead], Iterable[Key]]) -> dict[Key, Ids]:
        found: dict[Key, set[str]] = {}
        for letterhead in self.letterheads:
            for key in keys(letterhead):
                found.setdefault(key, set()).add(letterhead.id)
        return {key: frozenset(ids) for key, ids in found.items()}


def number_parts(text: str) -> str:
    """What all spellings of a number share: '06/CT-UBND', '6 ct ubnd' -> '6 ct ubnd'."""
    return " ".join(part.lstrip("0") or "0" for part in re.findall(r"[a-z]+|\d+", fold(text)))


@lru_cache(4096)
def _places(issuer: str, parent_body: str) -> tuple[str, ...]:
    place = place_in(issuer) or place_in(parent_body)
    return _SAME_PLACE.get(place.name, (place.name,)) if place else ()


@lru_cache(4096)
def _bodies(issuer: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(bodies_in(issuer)))

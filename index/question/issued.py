"""What the places and bodies that a question names have issued, themselves and through the mergers of 2025."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

from index.question.days import Day, Year
from index.question.documents import TELLING
from index.question.names import Names
from index.register import Ids, Register
from ingest.mergers import held_by, went_into

_NONE: Ids = frozenset()
# People say the one and mean the other.
SAID_FOR = {
    "Chính phủ": ("Thủ tướng Chính phủ",),
    "Phó Thủ tướng Chính phủ": ("Thủ tướng Chính phủ",),
    "Thủ tướng Chính phủ": ("Chính phủ",),
    "Trung ương Đảng": ("Bộ Chính trị", "Ban Bí thư"),
}

_BESIDE = 3  # words between a document and its day


@dataclass(frozen=True, slots=True)
class Issuer:
    """A place or body named at words `start` to `end`, and ids of what it issued."""

    start: int
    end: int
    name: str
    own: Ids
    merged: tuple[tuple[str, Ids], ...]  # under another name: ("Quảng Bình", …) of Quảng Trị

    @property
    def ids(self) -> Ids:
        """All of it."""
        return _NONE.union(self.own, *(ids for _name, ids in self.merged))


def places_issued(names: Names, register: Register) -> list[Issuer]:
    """What the places issued that are surely named; of a year before the mergers, only under their own names."""
    return [
        _issuer(place.start, place.end, place.name, register.by_place, register, names.before_mergers)
        for place in names.places
        if place.sure
    ]


def bodies_issued(names: Names, register: Register) -> list[Issuer]:
    """What the bodies issued that are named as issuers; a people's committee is told by its place instead."""
    return [
        _issuer(named.start, named.end, named.body.name, register.by_body, register, names.before_mergers)
        for named in names.bodies
        if named.role == "issuer" and not named.body.provincial
    ]


def _issuer(start: int, end: int, name: str, by_name: Mapping[str, Ids], register: Register, older: bool) -> Issuer:
    own = by_name.get(name, _NONE)
    into, held = went_into(name), held_by(name)
    merged = [] if older else [(other, by_name.get(other, _NONE)) for other in (held.others if held else ())]
    if into and not older:
        merged.append((into.name, register.issued_since(by_name.get(into.name, _NONE), into.since)))
    return Issuer(start, end, name, own, tuple((other, ids) for other, ids in merged if ids - own))


def with_conditions(names: Names, issuer: Issuer, ids: Ids, register: Register) -> tuple[Ids, tuple[str, ...]]:
    """Those of `ids` that the kind, day and year said with the issuer leave, and the conditions that leave none."""
    conditions = [
        (kind.kind, register.by_kind.get(kind.kind, _NONE))
        for kind in names.kinds
        if not kind.loose and kind.end <= issuer.start and names.connects(kind.end, issuer.start)
    ]
    conditions += dated(names, register)
    unmet = tuple(called for called, fits in conditions if not ids & fits and called not in TELLING)
    return reduce(lambda left, condition: left & condition[1] or left, conditions, ids), unmet


def dated(names: Names, register: Register) -> list[tuple[str, Ids]]:
    """The days and years by which documents are named, and what is of them: [('năm 2020', …)]."""
    return [
        (f"năm {one.year}", register.by_year.get(one.year, _NONE))
        if isinstance(one, Year)
        else (str(one), register.of_day(one.day, one.month, one.year))
        for one in dating(names)
    ]


def dating(names: Names) -> list[Day | Year]:
    """The days and years by which documents are named."""
    named: tuple[Day | Year, ...] = (*names.days, *names.years)
    return [one for one in named if names.dates_document(one.start, one.end) and not _of_another(names, one.start)]


def _of_another(names: Names, at: int) -> bool:
    """Whether a day goes with a document that is not here: 'Công điện 280 hồi tháng 4/2023'."""
    return any(not document.ids and 0 <= at - document.end <= _BESIDE for document in names.documents)

"""Whom a directive tells to act as a whole: in its preamble, among its addressees, or where a plan ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.directive import Clause
from ingest.obligations.actors import heading_actor, named_at, starts_with_head, whole_actor
from ingest.obligations.words import ORDER, plain

_PLANNED = ("Kế hoạch", "Chương trình", "Phương án", "Đề án")
_CARRYING_OUT = re.compile(
    r"(?:tổ chức|phân công|trách nhiệm|tổ chức, phân công)(?: tổ chức| triển khai| thực hiện| nhiệm vụ)+"
)
_ALL = re.compile(r"(?:thủ trưởng |giám đốc |lãnh đạo )?(?:các|những) (?:sở|bộ|cơ quan|ban|đơn vị|địa phương)(?!\w)")
_ROLE_OF = re.compile(
    r"^(?:tiếp tục )?(?:nâng cao|tăng cường|phát huy|đề cao)[^.;]*(?:vai trò|trách nhiệm|năng lực)[^.;]*"
    r" của (?=(?:các|những) )"
)
_SEVERAL = re.compile(r"[,;]")
_NEAR = 200  # characters that hold what a closing order begins with, or a heading


@dataclass(frozen=True, slots=True)
class Who:
    """Those who must act, as printed, and where they are named."""

    text: str
    source: str


NOBODY = Who("", "")


def to_all(clauses: Sequence[Clause], kind: str, addressees: Sequence[str]) -> Who:
    """Whom the preamble orders, else the addressees, else in a plan those whom its end addresses."""
    for clause in reversed([c for c in clauses if c.id.startswith("pre.")]):
        text = clause.shown
        small = plain(text)
        for order in reversed(list(ORDER.finditer(small))):
            if order[0].startswith("đối với"):
                continue
            named = named_at(small, order.start(), len(small), text)
            told = (
                (named.start, named.end)
                if named
                else whole_actor(text[order.start() :])
                if text.rstrip().endswith(":")
                else None
            )
            if told:
                shift = 0 if named else order.start()
                return Who(text[told[0] + shift : told[1] + shift], "preamble")
    if addressees:
        return Who("; ".join(addressees), "addressees")
    return _addressed_at_the_end(clauses) if kind.startswith(_PLANNED) else NOBODY


def _addressed_at_the_end(clauses: Sequence[Clause]) -> Who:
    """Whom a plan addresses where it says how it is carried out: all together, else whoever it names first there.

    '… yêu cầu các sở, ngành, UBND các xã nghiêm túc thực hiện Kế hoạch này'; '1. Các sở, ban, ngành: a) …'.
    """
    inside, first, together = "", "", ""
    for clause in clauses:
        text = clause.shown
        if _CARRYING_OUT.fullmatch(plain(clause.heading or text[:_NEAR]).strip(" .:")):
            inside = clause.id
        closing = clause.id.startswith("close.")
        if not closing and not (inside and clause.id.startswith(f"{inside}.")):
            continue
        named = _told_first(clause, text)
        if named and (_ALL.match(plain(named)) or (closing and _SEVERAL.search(named))):
            together = named
        first = first or named
    return Who(together or first, "closing") if first else NOBODY


def _told_first(clause: Clause, text: str) -> str:
    whole = heading_actor(clause.heading) if clause.heading else None
    if whole:
        return clause.heading[slice(*whole)]
    small = plain(text)
    near = small if clause.id.startswith("close.") else small[:_NEAR]
    starts = [0, *(order.start() for order in ORDER.finditer(near))]
    named = next(filter(None, (named_at(small, at, len(small), text) for at in starts)), None)
    return text[named.start : named.end] if named else ""


def role_of(heading: str) -> Who | None:
    """Whose part a heading speaks of: 'Nâng cao năng lực phòng, chống tội phạm của các lực lượng chức năng'."""
    small = plain(heading[:_NEAR])
    role = _ROLE_OF.search(small)
    if not role or not starts_with_head(small, role.end()):
        return None
    return Who(heading[role.end() :].strip(" .:"), "heading")

"""Which directives of the library a person asks for, by kind, issuing body, year and words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from index.register import Letterhead, Register
from ingest.folding import fold

A_PAGE = 20
_WORD = re.compile(r"[^\W_]+")
One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen; "" chooses everything."""

    text: str = ""
    full_text: bool = False  # `text` is looked for in clauses, not in names
    kind: str = ""
    issuer: str = ""
    year: str = ""
    page: int = 1


def chosen(register: Register, choice: Choice) -> list[Letterhead]:
    """The directives that meet every condition, newest first, undated ones last; `text` only where names are meant."""
    words = () if choice.full_text else _WORD.findall(fold(choice.text))
    found = [
        one
        for one in register
        if (not choice.kind or one.kind == choice.kind)
        and (not choice.issuer or one.issuer == choice.issuer)
        and (not choice.year or str(one.year or "") == choice.year)
        and (not words or _has(one, words))
    ]
    return sorted(found, key=lambda one: one.issued_on.toordinal() if one.issued_on else 0, reverse=True)


def narrows(choice: Choice) -> bool:
    """Whether any condition but the words is set."""
    return bool(choice.kind or choice.issuer or choice.year)


def page_of(every: Sequence[One], page: int) -> tuple[Sequence[One], int, int]:
    """What stands on a page, that page's number within bounds, and how many pages there are (from 1)."""
    pages = max(1, -(-len(every) // A_PAGE))
    page = min(max(1, page), pages)
    return every[(page - 1) * A_PAGE : page * A_PAGE], page, pages


def _has(one: Letterhead, words: Sequence[str]) -> bool:
    """Each word begins one of the name's: 'giai quyet 35' finds 'Về việc giải quyết … Số: 35/CT-UBND'."""
    name = _name(one)
    return all(f" {word}" in name for word in words)


@lru_cache(50_000)
def _name(one: Letterhead) -> str:
    said = fold(f"{one.kind} {one.number} {one.issuer} {one.parent_body} {one.subject} {one.year or ''}")
    return f" {' '.join(_WORD.findall(said))} "

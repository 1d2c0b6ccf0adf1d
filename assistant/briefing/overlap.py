"""Whether one body could be another, or hold it: 'Các sở, ban, ngành' hold 'Sở Nội vụ'.  In doubt they could."""

import re
from collections.abc import Iterable
from functools import lru_cache

from ingest.bodies import public_body
from ingest.directive import Actor
from ingest.folding import fold, letters

# Words of a name that could mean anyone: 'thủ trưởng các cơ quan, đơn vị, địa phương', 'các lực lượng chuyên trách'.
_ANYONE = re.compile(
    r"\b(?:co quan|don vi|dia phuong|(?<!ban )to chuc|ca nhan|luc luong|thanh vien|lien quan|cac cap|nguoi|can bo|"
    r"cong chuc|toan (?:tinh|quoc|thanh pho))\b"
)
# A kind of bodies without the field of any: 'các Sở', 'sở, ban, ngành', 'Bộ trưởng', 'các Bộ, ngành'.
_KIND = re.compile(
    r"(?:^|[,;]|\bva\b|\bcac\b)\s*(?:so|bo(?: truong)?|ban|nganh|vien|cuc|vu|phong|hoi|doan the)\s*(?=[,;]|\bva\b|$)"
)
_COMMITTEE = re.compile(r"(?:uy ban|hoi dong) nhan dan(?: cap (?:huyen|xa))?")


def overlap(ones: Iterable[Actor], others: Iterable[Actor]) -> bool:
    """Whether any of `ones` could be, hold or belong to any of `others`."""
    others = tuple(others)
    return any(_same(one.body, one.name, other.body, other.name) for one in ones for other in others)


def is_known(actors: Iterable[Actor]) -> bool:
    """Whether all are bodies by name, none a kind of bodies or people: 'Sở Nội vụ', 'Chủ tịch UBND cấp xã'."""
    return all(public_body(a.name).known and not _could_be_anyone(a.body, a.name) for a in actors)


def is_sound(actors: Iterable[Actor]) -> bool:
    """Whether each is a body by name or a kind of bodies or people; else who must act may have been misread."""
    return all(public_body(a.name).known or _could_be_anyone(a.body, a.name) for a in actors)


@lru_cache(65536)
def _same(body: str, name: str, other_body: str, other_name: str) -> bool:
    if _could_be_anyone(body, name) or _could_be_anyone(other_body, other_name):
        return True
    one, other = fold(body), fold(other_body)
    if _COMMITTEE.fullmatch(one) and _COMMITTEE.fullmatch(other):
        return one == other
    if _KIND.search(one) or _KIND.search(other):
        return not (_COMMITTEE.fullmatch(one) or _COMMITTEE.fullmatch(other))
    return letters(body) in letters(other_body) or letters(other_body) in letters(body)


@lru_cache(8192)
def _could_be_anyone(body: str, name: str) -> bool:
    return bool(_ANYONE.search(fold(body)) or _ANYONE.search(fold(name)))

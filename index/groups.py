"""Groups that duties are given to as one, and which bodies they hold: 'các sở, ban, ngành' holds every department.

Only plain lists of kinds count, with or without where they are: 'Sở, ban, ngành cấp tỉnh'.  'Các sở, ngành liên quan'
does not say who is concerned, so nobody is taken to be in it.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from ingest.bodies import PublicBody
from ingest.folding import fold

_COMMITTEE = "uy ban nhan dan"
_OF_MINISTERS = ("thanh tra chinh phu", "van phong chinh phu", "ngan hang nha nuoc")  # their heads are ministers
# Decree 24/2014/NĐ-CP, article 8: the office of the people's committee and the inspectorate stand beside departments.
_DEPARTMENTS = ("so ", "thanh tra tinh", "thanh tra thanh pho", "van phong uy ban nhan dan")
# A kind in a list, folded -> how the folded names of its bodies begin.
_CENTRAL = {"bo": ("bo ",), "bo truong": ("bo ",), "co quan ngang bo": _OF_MINISTERS, "co quan thuoc chinh phu": ()}
_PROVINCIAL = {"so": ("so ",), "ban": ("ban ",), "nganh": _DEPARTMENTS, "doan the": ()}
_ANYONE = {"co quan": ("",), "don vi": ("",)}
_KINDS = {**_CENTRAL, **_PROVINCIAL, **_ANYONE, "dia phuong": (_COMMITTEE,)}
_ALONE = frozenset(("bo truong", "co quan ngang bo", "dia phuong"))  # 'cơ quan' alone is one that was named before
_PART = re.compile(r"\s*(?:[,;]|\bva\b)\s*(?:cac )?")  # 'so, ban, nganh va cac dia phuong'
# ' cap tinh' of 'so, ban, nganh cap tinh'
_WHERE = re.compile(r" (?:(?:cap|thuoc|cua|tren dia ban|truc thuoc) )?(?:tinh|thanh pho)$")


def groups_with(body: PublicBody, named: Iterable[str]) -> list[str]:
    """Those of `named` that are groups and hold `body`; none for a body that is no public one, or not known."""
    if not body.known or body.branch != "state" or kinds(body.name):
        return []
    return [group for group in named if kinds(group) and holds(group, body)]


@lru_cache(1 << 16)
def kinds(group: str) -> frozenset[str]:
    """The kinds that a group lists: 'Sở, ban, ngành cấp tỉnh' -> so, ban, nganh; none where it is not such a list."""
    found = frozenset(_PART.split(_WHERE.sub("", fold(group).strip())))
    return found if found <= _KINDS.keys() and (len(found) > 1 or found <= _ALONE) else frozenset()


def holds(group: str, body: PublicBody) -> bool:
    """Whether `group` is a list of kinds, and `body` is of one of them at the level of the list."""
    listed, name = kinds(group), fold(body.name)
    level = "central" if listed & _CENTRAL.keys() else "province" if listed & _PROVINCIAL.keys() else ""
    if name.startswith(_COMMITTEE):
        # 'bộ, ngành, địa phương': provinces; 'sở, ngành, địa phương': what is below them; 'các địa phương': either
        return "dia phuong" in listed and (not level or (body.level == "province") == (level == "central"))
    if level and body.level not in ("", level):
        return False
    begins = [(*_OF_MINISTERS, "bo ") if kind == "nganh" and level == "central" else _KINDS[kind] for kind in listed]
    return any(name.startswith(one) for one in begins)

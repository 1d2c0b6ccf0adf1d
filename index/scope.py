"""Which directives and clauses a question names: places, numbers, kinds, 'điểm a khoản 3'."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.directive import Directive
from ingest.folding import fold
from ingest.numbering import KINDS, core
from ingest.places import PLACES

KINDS_EN = {
    "telegram": "Công điện", "dispatch": "Công điện", "letter": "Công văn", "directive": "Chỉ thị",
    "decision": "Quyết định", "decree": "Nghị định", "plan": "Kế hoạch", "resolution": "Nghị quyết",
}  # fmt: skip
_CLAUSE = re.compile(
    r"(?:diem ([a-zđ])\s+)?\b(?:khoan|muc)\s+(\d{1,2})\b|(?:point ([a-z])(?: of|,)?\s+)?\bclause (\d{1,2})\b"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which directives a question is about."""

    named: frozenset[str]  # ids
    leaning: frozenset[str]  # ids that it only hints at: 'qb', 'the telegram'
    elsewhere: tuple[str, ...]  # places that it names and no directive here is from


def named_directives(question: str, directives: Sequence[Directive]) -> Scope:
    """The directives that the question names, those it hints at, and the places it names that have none here."""
    folded = " ".join(re.findall(r"[a-z0-9]+", fold(question)))
    by_place = {name: {d.id for d in directives if name in d.issuer} for name in _places(folded)}
    named = {id_ for ids in by_place.values() for id_ in ids} | _numbered(question, directives)
    short = {
        d.id
        for d in directives
        for place in PLACES
        if place.name in d.issuer and _initials(place.name) in folded.split()
    }
    kinds = _of_kind(folded, directives)
    elsewhere = tuple(name for name, ids in by_place.items() if not ids)
    return Scope(frozenset(named), frozenset(short | kinds), elsewhere)


def _places(folded: str) -> list[str]:
    """'… o quang binh va hue' -> ['Quảng Bình', 'Huế']; a name inside a longer one is not counted twice."""
    padded, found = f" {folded} ", []
    for place in sorted(PLACES, key=lambda p: -len(p.name)):
        name = " ".join(re.findall(r"[a-z]+", fold(place.name)))
        if f" {name} " in padded:
            found.append(place.name)
            padded = padded.replace(f" {name} ", "  ")
    return found


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[a-z]+", fold(name)))


def _numbered(question: str, directives: Sequence[Directive]) -> set[str]:
    """Directives named by number: '2214/UBND-NCVX', 'Công điện 968', 'telegram 968', 'Chỉ thị số 06'."""
    kinds = "|".join([*(re.escape(fold(kind)) for kind in KINDS), *KINDS_EN, "so", "no"])
    folded = fold(question)
    said = set(re.findall(rf"\b(?:{kinds})\b\.?\s*(?:so\s*|no\.?\s*)?0*(\d{{1,5}})\b", folded))
    cores = set(re.findall(r"\d+/[a-z0-9/-]+", folded))
    return {
        d.id for d in directives
        if d.number and (core(d.number) in cores or re.match(r"0*(\d+)", d.number)[1] in said)  # type: ignore[index]
    }  # fmt: skip


def _of_kind(folded: str, directives: Sequence[Directive]) -> set[str]:
    """The only directive here of a kind that the question names: 'công điện' where there is one telegram."""
    found = set()
    for words, kind in [*((fold(k), k) for k in KINDS), *KINDS_EN.items()]:
        of_kind = [d.id for d in directives if d.kind == kind]
        if len(of_kind) == 1 and re.search(rf"\b{words}\b", folded):
            found.add(of_kind[0])
    return found


def named_clauses(question: str, directives: Sequence[Directive]) -> tuple[tuple[str, frozenset[str]], ...]:
    """'điểm g khoản 1 Công điện 968' -> (('1.g', {968's id}),): each with the directive that is named next after it."""
    folded = fold(question.lower().replace("điểm đ", "điểm \0")).replace("\0", "đ")
    found = []
    matches = list(_CLAUSE.finditer(folded))
    for match, end in zip(matches, [*(m.start() for m in matches), len(folded)][1:], strict=True):
        letter, number = match[1] or match[3], match[2] or match[4]
        after = named_directives(folded[match.end() : min(end, match.end() + 40)], directives).named
        scope = after or named_directives(question, directives).named
        found.append((f"{number}.{letter}" if letter else number, scope))
    return tuple(found)


def without_places(text: str) -> str:
    """The question without the names of its places, once they are its scope: each letterhead repeats them."""
    kept = text
    for place in sorted(PLACES, key=lambda p: -len(p.name)):
        at = fold(kept).find(fold(place.name))
        if at >= 0 and len(fold(kept)) == len(kept):
            kept = kept[:at] + kept[at + len(place.name) :]
    return kept if kept.strip(" ?.,") else text

"""What a clause cites: documents by number, with kind, date, issuer and relation."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ingest.directive import Clause, Directive, Reference
from ingest.folding import fold
from ingest.numbering import KINDS, canonical, core

_KIND = "|".join(re.escape(fold(kind)) for kind in sorted(KINDS, key=len, reverse=True))
# 'Công điện số 968/CH- -TTg ngày 16/10/2023'; OCR reads 'số' as 's6', '50', '56', 'sb'.
_NUMBERED = re.compile(
    r"(?:(?P<kind>\b[A-ZĐÀ-Ỹ]\w+ [a-zà-ỹđ]\w*)\s+)?(?:\b[sS5]\w{0,2}\s+)?"
    r"(?P<number>\b\d{1,5}(?:/\d{4})?\s?(?:/|-(?=\w{1,4}/))\s?[A-ZĐa-z][\wĐđ&]*(?:\s?-\s?[-\s]{0,3}[\wĐđ&]+|/[A-ZĐ]{2,4})*)"
)
_DATE = re.compile(r"^,?\s*ng\S{1,2}y\w?\s+(\d{1,2})(?:[/.-]| \w+ )(\d{1,2})(?:[/.-]| \w+ )(\d{4})")  # 'ngày 19/4/2023'
_ISSUER = re.compile(
    r"^,?\s*(?:của|c\S{1,3}|do)\s+((?:Thủ tướng Chính phủ|Chính phủ|Quốc hội|Bộ \w+(?: \w+)?|Tỉnh ủy|"
    r"Thành ủy(?: \w+ \w+)?|"
    r"(?:Chủ tịch )?(?:UBND|Ủy ban nhân dân)(?: tỉnh| thành phố)?(?: [A-ZĐ]\w+ [A-ZĐ]\w+)?))"
)
_RELATIONS = (
    ("replaces", re.compile(r"(thay the|bai bo)\W*$")),
    ("amends", re.compile(r"(sua doi|bo sung)(,| va)?[^.;]{0,30}$")),
    ("based on", re.compile(r"can cu[^.;]{0,40}$")),
    ("carries out", re.compile(r"(thuc hien|trien khai|quan triet|thi hanh)[^.;]{0,80}$")),
)


def references(clauses: Iterable[Clause]) -> tuple[Reference, ...]:
    """Every document that the clauses cite by number, in printed order; a letterhead's own number is none."""
    return tuple(found for clause in clauses if clause.id != "head" for found in _in_clause(clause))


def _in_clause(clause: Clause) -> Iterable[Reference]:
    for match in _NUMBERED.finditer(clause.text):
        kind = _kind(match["kind"] or "")
        number = canonical(match["number"], kind)
        if not _is_number(number):
            continue
        after = clause.text[match.end() :]
        dated = _DATE.match(after)
        issuer = _ISSUER.match(after[dated.end() :] if dated else after)
        before = fold(clause.text[max(0, match.start() - 100) : match.start()])
        relation = next((name for name, pattern in _RELATIONS if pattern.search(before)), "mentions")
        yield Reference(
            clause=clause.id,
            kind=kind,
            number=number,
            issued_on=_date(dated),
            issuer=_issuer(number, issuer[1] if issuer else ""),
            relation=relation,
            start=clause.start + match.start(),
            end=clause.start + match.end(),
        )


def _kind(words: str) -> str:
    """The kind that two words before a number name, damaged or not: 'Cong dién' -> 'Công điện'."""
    return next((kind for kind in KINDS if fold(kind) == fold(words)), "")


def _issuer(number: str, said: str) -> str:
    """Who issued a cited document: its number says so for the Government's own, else what stands after it."""
    by_symbol = {"-TTg": "Thủ tướng Chính phủ", "-CP": "Chính phủ"}
    return next((body for ending, body in by_symbol.items() if number.endswith(ending)), said)


def _is_number(number: str) -> bool:
    """'968/CĐ-TTg' and '76/NQ-CP' are numbers of documents; '24/7', '10/2023' and '5/tháng' are not."""
    symbol = number.partition("/")[2]
    return sum(c.isupper() for c in symbol) >= 2 and "-" in number


def _date(match: re.Match[str] | None) -> date | None:
    if not match:
        return None
    day, month, year = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def resolved(directives: Sequence[Directive]) -> tuple[Directive, ...]:
    """The directives with each reference's `target` filled in where its number is one of theirs."""
    ids = {core(d.number): d.id for d in directives if d.number}
    return tuple(
        replace(d, references=tuple(replace(r, target=ids.get(core(r.number), "")) for r in d.references))
        for d in directives
    )

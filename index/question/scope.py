"""Which directives and clauses a question names: places, bodies, numbers, kinds, days and years, taken together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.question.documents import Document
from index.question.issued import SAID_FOR, Issuer, bodies_issued, dated, dating, places_issued, with_conditions
from index.question.mentions import Word
from index.question.names import NamedBody, Names
from index.question.place_names import PlaceName
from index.register import Ids, Register
from ingest.folding import fold_in_place
from ingest.references.cited_clause import cited_clauses

_NONE: Ids = frozenset()
# 'point a of clause 3'
_CLAUSE_EN = re.compile(r"(?:\bpoint ([a-z])(?: of|,)?\s+)?\b(?:clause|section|paragraph|article) (\d{1,2})\b")
_PATH = re.compile(r"(?<![\w./])\d{1,2}\.[a-zđ](?![\w./])", re.IGNORECASE)  # '1.h'
_CLAUSES = 12  # of a directive, in which a point alone is looked for
_NEXT = 40  # characters after a clause within which its directive is named
_RIGHT_BEFORE = re.compile(r"(?:'s|[\s,:]|\b(?:co|o|tai|thi|phan)\b)*")  # 'Công điện 968, điểm a khoản 2'
_OTHER_SIDE = re.compile(r"\b(?:voi|nao|may|which|with|to|in what)\b")  # 'khoản 3 ứng với khoản nào của Hải Phòng'


@dataclass(frozen=True, slots=True)
class Named:
    """Directives that one phrase of the question names: the words from `start` up to `end`."""

    start: int
    end: int
    ids: Ids
    unmet: tuple[str, ...] = ()  # conditions that none of them meets: "năm 2020"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which directives a question is about."""

    named: Ids  # ids
    numbered: bool  # some of them by their number, not by place, body or day alone
    leaning: Ids  # ids that it only hints at: 'qb', 'the telegram'
    elsewhere: tuple[str, ...]  # places and issuers that it names and no directive here is from
    missing: tuple[str, ...]  # documents that it names by number and that are not here: "Nghị định 61/2018"
    unmet: tuple[str, ...]  # conditions that nothing in the rest of its scope meets: "năm 2020"
    merged: tuple[tuple[str, str], ...]  # (asked, also looked in): ("Quảng Trị", "Quảng Bình")
    actors: tuple[str, ...]  # bodies and posts that it asks about as those who must act
    phrases: tuple[Named, ...]  # where it names which directives, in order
    places: tuple[PlaceName, ...]  # that it surely names, of its scope or not
    bodies: tuple[NamedBody, ...]  # that it names
    said: tuple[str, ...]  # how it names directives, each as it is said: "Công điện 968", "Hải Phòng", "2023"

    @property
    def names(self) -> bool:
        """Whether it names directives at all, or whose there are none."""
        return bool(self.named or self.elsewhere or self.missing)


def scope_of(text: str, words: Sequence[Word], register: Register, compares: bool) -> Scope:
    """What `words` of `text` name among the directives of `register`; `compares`: they are set side by side."""
    names = Names.of(text, words, register)
    places, bodies = places_issued(names, register), bodies_issued(names, register)
    numbered = [_numbered(names, d, [*places, *bodies], register) for d in names.documents if d.ids]
    issued = _issued(names, places, bodies, register)
    named = [*numbered, *_besides(names, issued, numbered, words, compares)]
    named = sorted(named or _of_days(names, register), key=lambda one: one.start)
    scope = _NONE.union(*(one.ids for one in named))
    starts = {one.start for one in named}
    in_scope = [issuer for issuer in (*places, *bodies) if issuer.start in starts]
    leaning = _leaning(names, scope, in_scope, register)
    return Scope(
        scope,
        bool(numbered),
        leaning,
        _elsewhere(names, places, bodies, register, bool(leaning and not scope)),
        tuple(dict.fromkeys(document.said for document in names.documents if not document.ids)),
        tuple(dict.fromkeys(unmet for one in named for unmet in one.unmet)),
        tuple(dict.fromkeys((issuer.name, other) for issuer in in_scope for other, _ids in issuer.merged)),
        _actors(names),
        tuple(named),
        tuple(place for place in names.places if place.sure),
        names.bodies,
        tuple(_said(names, named, text, words)) if scope else (),
    )


def _said(names: Names, named: Sequence[Named], text: str, words: Sequence[Word]) -> Iterator[str]:
    """The phrases that name directives, a number with its kind; then days and years."""
    for one in named:
        led = (kind.start for kind in names.kinds if 0 <= one.start - kind.end <= 1)
        if one.end:
            yield text[words[next(led, one.start)].start : words[one.end - 1].end]
    for when in dating(names):
        yield text[words[when.start].start : words[when.end - 1].end]


def _numbered(names: Names, document: Document, issuers: Sequence[Issuer], register: Register) -> Named:
    """Directives of one number, those alone that the issuers, days and years fit, where some do."""
    ids = document.ids
    for condition in (
        _NONE.union(*(issuer.own for issuer in issuers)),
        _NONE.union(*(issuer.ids for issuer in issuers)),
        _NONE.union(*(register.of_day(day.day, day.month, day.year) for day in names.days)),
        _NONE.union(*(register.by_year.get(year.year, _NONE) for year in names.years)),
    ):
        ids = ids & condition or ids
    return Named(document.start, document.end, ids)


def _issued(names: Names, places: Sequence[Issuer], bodies: Sequence[Issuer], register: Register) -> list[Named]:
    """What the issuers issued, place by place: of 'HĐND thành phố Hà Nội' what is of both; else body by body."""
    found = []
    for issuer in [place for place in places if place.ids] or [body for body in bodies if body.ids]:
        ids = issuer.ids
        for body in bodies:
            if body.end <= issuer.start and names.connects(body.end, issuer.start):
                ids = ids & body.ids or ids
        found.append(Named(issuer.start, issuer.end, *with_conditions(names, issuer, ids, register)))
    return found


def _besides(
    names: Names, issued: Sequence[Named], numbered: Sequence[Named], words: Sequence[Word], compares: bool
) -> list[Named]:
    """Issuers that add to the documents named by number: none that issued one, nor that is to carry one out.

    One that is said to have issued a document and has not is no scope, but told: 'Công văn 2214 của Hải Phòng'.
    """
    found = []
    for one in issued:
        if any(one.ids & document.ids for document in numbered):
            continue
        of = [d for d in numbered if d.end < one.start and names.connects(d.end, one.start)]
        if of and not compares:
            said = " ".join(word.text for word in words[one.start : one.end])
            found.append(Named(of[-1].start, of[-1].end, of[-1].ids, (said,)))
        elif not numbered or compares or not any(p.start == one.start and names.only_told(p) for p in names.places):
            found.append(one)
    return found


def _of_days(names: Names, register: Register) -> list[Named]:
    """What is named by its day or year alone: 'công điện ngày 16/10', 'các chỉ thị năm 2020'."""
    kinds = [kind.kind for kind in names.kinds if not kind.loose]
    of_kinds = _NONE.union(*(register.by_kind.get(kind, _NONE) for kind in kinds))
    found = []
    for called, ids in dated(names, register):
        fits = ids & of_kinds if kinds else ids
        found.append(Named(0, 0, fits, () if fits else (called,)))
    return found


def _leaning(names: Names, scope: Ids, in_scope: Sequence[Issuer], register: Register) -> Ids:
    """What the question only hints at; inside its scope, where it has one that some of the hints fit.

    Initials; a year; a kind, where one directive is of it; a central body by the way; of a merged unit, its own.
    """
    hints = [issuer.own for issuer in in_scope if issuer.merged]
    hints += [register.by_place.get(place.name, _NONE) for place in names.places if not place.sure]
    for kind in names.kinds:
        if any(0 <= document.start - kind.end <= 2 for document in names.documents):
            continue
        of_kind = register.by_kind.get(kind.kind, _NONE)
        hints.append(of_kind if scope or len(of_kind) == 1 else _NONE)
    hints += [register.by_year.get(year.year, _NONE) & scope for year in names.years]
    for named in names.bodies:
        if named.body.group == "central" and named.role in ("", "issuer"):
            hints += [
                register.by_body.get(name, _NONE) for name in (named.body.name, *SAID_FOR.get(named.body.name, ()))
            ]
    leaning = _NONE.union(*hints)
    return leaning & scope if scope else leaning


def _elsewhere(
    names: Names, places: Sequence[Issuer], bodies: Sequence[Issuer], register: Register, hinted: bool
) -> tuple[str, ...]:
    """Places that nothing here is from, and bodies, unless the question hints at what is here (`hinted`).

    'theo công điện, Bộ Y tế hướng dẫn gì' asks about the telegram.
    """
    central = {named.start for named in names.bodies if named.body.group == "central" and not hinted}
    none = [place.name for place in places if not place.ids]
    for body in bodies:
        if (
            not body.ids
            and body.start in central
            and not any(register.by_body.get(k) for k in SAID_FOR.get(body.name, ()))
        ):
            none.append(body.name)
    return tuple(dict.fromkeys(none))


def _actors(names: Names) -> tuple[str, ...]:
    """The bodies that are asked about as those who must act; of local ones all but issuers and recipients."""
    found = [
        named.body.name for named in names.bodies if named.role == "actor" or (not named.role and _only_acts(named))
    ]
    if any(document.ids for document in names.documents) and any(names.acts(place) for place in names.places):
        found.append("Ủy ban nhân dân")  # 'Quảng Bình phải làm gì theo Công điện 968'
    return tuple(dict.fromkeys(found))


def _only_acts(named: NamedBody) -> bool:
    """Whether a body rather carries out documents than issues them."""
    return named.body.group == "local" and not named.body.provincial


def named_clauses(text: str, scope: Scope, words: Sequence[Word], otherwise: Ids) -> tuple[tuple[str, Ids], ...]:
    """'điểm g khoản 1 Công điện 968' -> (('1.g', {968's id}),): each with the directives named next after it.

    `otherwise`: what the question is about where it names none, as 'khoản 2 công văn này' does.
    """
    folded = fold_in_place(text)
    cited = [(clauses.start, clauses.end, path) for clauses in cited_clauses(text) for path in clauses.paths]
    cited += [(*match.span(), ".".join(filter(None, (match[2], match[1])))) for match in _CLAUSE_EN.finditer(folded)]
    cited += [(*match.span(), match[0].lower()) for match in _PATH.finditer(text)]
    spans = [(words[one.start].start, words[one.end - 1].end, one.ids) for one in scope.phrases if one.end]
    found: list[tuple[str, Ids]] = []
    for nth, (start, end, path) in enumerate(cited):
        until = next((other for _start, other, _path in cited[nth + 1 :] if other > end), len(text))
        before = next(
            (ids for _, stop, ids in spans if stop <= start and _RIGHT_BEFORE.fullmatch(folded, stop, start)), _NONE
        )
        after = (ids for begin, _, ids in spans if end <= begin < min(until, end + _NEXT)
                 and not (before and _OTHER_SIDE.search(folded, end, begin)))  # fmt: skip
        where = next(after, before or otherwise)
        found.append((path, where))
        if len(path) == 1 and path.isalpha():  # 'điểm g Công điện 968': of whichever clause has such a point
            found += [(f"{clause}.{path}", where) for clause in range(1, _CLAUSES + 1)]
    return tuple(found)

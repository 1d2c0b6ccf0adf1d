"""Which directive, and which clause of it, each reference means: documents first, then clauses."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Protocol

from ingest.directive import Directive, Reference
from ingest.labels import path_part, roman
from ingest.numbering import core
from ingest.places import place_in

# What is issued with a decision and stands in one file with it.
_ATTACHED = ("Quy chế", "Quy định", "Kế hoạch", "Chương trình", "Đề án", "Phương án", "Hướng dẫn", "Điều lệ")
_POINTING = ("này", "nêu trên", "nói trên")


class Named(Protocol):
    """What a reference can be compared with: a directive, or its letterhead alone."""

    @property
    def id(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def issuer(self) -> str: ...
    @property
    def issued_on(self) -> date | None: ...


Bearing = Callable[[str], Iterable[Named]]  # a number -> directives that may bear it, all that do among them
Paths = Callable[[str], Collection[str]]  # directive id -> paths of its clauses


def resolved(directive: Directive, bearing: Bearing, paths: Paths) -> Directive:
    """The directive with `target` and `target_clause` filled in on each reference that means one in the library.

    What is not there keeps an empty `target`; a clause that the target has not keeps an empty `target_clause`.
    """
    made: list[Reference] = []
    cited: dict[str, dict[str, Reference]] = defaultdict(dict)  # kind -> core of a number -> its last mention
    for reference in directive.references:
        if reference.number:
            cited[reference.kind][core(reference.number)] = reference
        target = _meant(directive, reference, cited, bearing)
        there = paths(target) if target and reference.cited else ()
        clause = next((path for path in _paths(directive, reference) if path in there), "")
        made.append(replace(reference, target=target, target_clause=clause))
    return replace(directive, references=tuple(made))


def _meant(
    directive: Directive, reference: Reference, cited: Mapping[str, Mapping[str, Reference]], bearing: Bearing
) -> str:
    """The id of the directive that a reference means, '' when it is not in the library or not certain.

    'Chỉ thị này' in a Chỉ thị and 'khoản 2 Điều này' mean their own, 'Công điện nêu trên' the only one cited before.
    """
    if reference.number:
        return _target(directive, reference, bearing)
    if not reference.kind:
        return directive.id
    words = directive.text[reference.start : reference.end]
    if not words.endswith(_POINTING):
        return ""
    this = words.endswith("này")
    before = cited.get(reference.kind, {})
    if this and (reference.kind in (directive.kind, "Văn bản") or (reference.kind in _ATTACHED and not before)):
        return directive.id
    return _target(directive, next(iter(before.values())), bearing) if len(before) == 1 else ""


def _target(citing: Directive, reference: Reference, bearing: Bearing) -> str:
    """The id of the one directive that has the number and that nothing printed about the reference speaks against."""
    wanted = core(reference.number)
    same = (named for named in bearing(reference.number) if core(named.number) == wanted)
    fitting = [named for named in same if fits(citing, reference, named)]
    return fitting[0].id if len(fitting) == 1 else ""


def fits(citing: Named, reference: Reference, candidate: Named) -> bool:
    """Whether nothing printed speaks against a reference by number meaning `candidate`: kind, date, place."""
    dated = bool(reference.issued_on and candidate.issued_on)
    if dated and reference.issued_on != candidate.issued_on:
        return False
    if reference.kind not in ("", "Văn bản") and candidate.kind and reference.kind != candidate.kind:
        return False
    theirs = place_in(candidate.issuer)
    named = place_in(reference.issuer)
    local = not dated and ("UBND" in reference.number or "HĐND" in reference.number)
    said = named or (place_in(citing.issuer) if local else None)  # 'Chỉ thị số 06/CT-UBND' alone: of one's own province
    return not (theirs and said and theirs != said)


def _paths(citing: Directive, reference: Reference) -> Iterator[str]:
    """Where the clause cited can stand in its document: 'Điều 4 Quy chế này' in the appendix that holds the Quy chế."""
    attached = "kèm theo" in citing.text[reference.start : reference.end]
    part = reference.clause.partition(".")[0]
    appendix = part if part.startswith("phu-luc") and not attached else "phu-luc"
    if attached or (reference.kind in _ATTACHED and reference.kind != citing.kind):
        yield f"{appendix}.{reference.cited}"
    if not (attached and reference.cited.startswith(("dieu", "chuong"))):  # those are the decision's own
        yield from _spellings(reference.cited)


def _spellings(path: str) -> Iterator[str]:
    """Ways to address what is cited as `path`: '3', 'III' and 'muc-3' for a Mục 3; 'II' for a Phần II."""
    yield path
    first, dot, rest = path.partition(".")
    level, _, value = first.rpartition("-")
    number = roman(value) or (int(value) if value.isdigit() else 0)
    if level in ("", "muc", "phan", "chuong") and number:
        others = (str(number), path_part("roman", number), f"muc-{number}", f"phan-{number}")
        yield from (f"{other}{dot}{rest}" for other in others)

"""What a clause cites: other documents, clauses in them, and clauses of its own document."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.directive import Clause, Reference
from ingest.references.cited_clause import CitedClauses, cited_clauses, enclosing
from ingest.references.mentions import Mention, mentions
from ingest.references.relations import CHANGES, begins_title, continues_title, relation_after, relation_before

_NOT_CITING = ("head", "addressees", "recipients", "signature")
_OF = re.compile(r"[\s*,]{0,4}(?:(?:của|thuộc|tại|trong)\s+)?")  # between clauses and their document
# 'của Quy chế làm việc ban hành kèm theo '
_ISSUED_WITH = re.compile(r"[^.;:()\n]{1,120}?\b(?:ban hành|kèm|ban hành kèm)\s+(?:theo|tại)\s+")
# A clause named without its document is one of this document's own: 'theo khoản 2', 'tại các điểm a, b'.
_LEADING = re.compile(r"(?:\b(?:theo|tại|của|trừ|với|và|hoặc|định|thuộc|nêu|như)|[,;(])\s+(?:các\s+)?$")
_BEGINNING = 60  # characters before the document that an item of a list is about: 'b) Điểm a khoản 2 Nghị định số …'
_ABOVE = re.compile(r"\s+(?:nêu|nói) trên")


def references(clauses: Iterable[Clause]) -> tuple[Reference, ...]:
    """What the clauses cite, in printed order; a letterhead, recipients and a signature cite nothing.

    A reference spans the words of the clauses cited, the kind and the number, 'khoản 2 Điều 5 Nghị định số
    61/2018/NĐ-CP'; each clause cited has its own reference. `number` is "" where none is printed ('Chỉ thị này',
    'Luật Đất đai'), and `kind` too where the document's own clauses are cited without it ('khoản 2 Điều này').
    """
    of = {clause.id: clause for clause in clauses}
    found = [
        reference
        for clause in of.values()
        if clause.id not in _NOT_CITING
        for reference in sorted(_in_clause(clause, of), key=lambda r: r.start)
    ]
    # 'Công điện số 968 ngày 16/10/2023' is the 968/CĐ-TTg of that day, where that is cited in full.
    full = {(r.kind, r.number.partition("/")[0], r.issued_on): r.number for r in found if "/" in r.number}
    return tuple(
        replace(r, number=full.get((r.kind, r.number, r.issued_on), r.number)) if r.number.isdigit() else r
        for r in found
    )


def _in_clause(clause: Clause, of: Mapping[str, Clause]) -> Iterator[Reference]:
    text = clause.text
    named = mentions(text)
    runs = cited_clauses(text)
    if not named and not runs:
        return
    starts = {mention.start: i for i, mention in enumerate(named)}
    relations = _relations(clause, named, of)
    cited: dict[int, CitedClauses] = {}  # by the mention that they stand before
    for run in runs:
        owner = next((starts[at] for at in _where_named(text, run.end) if at in starts), None)
        if owner is not None:
            cited[owner] = run
        else:
            yield from _of_its_own(clause, run, of)
    for i, mention in enumerate(named):
        run_before = cited.get(i)
        paths = run_before.paths if run_before else ("",)
        if mention.level:
            base = enclosing(clause.id, mention.level)
            paths = tuple(".".join(filter(None, (base, path))) for path in paths)
        for path in paths:
            yield Reference(
                clause=clause.id, kind=mention.kind, number=mention.number, issued_on=mention.issued_on,
                issuer=mention.issuer, relation=relations[i],
                start=clause.start + (run_before.start if run_before else mention.start),
                end=clause.start + mention.end, cited=path,
            )  # fmt: skip


def _where_named(text: str, at: int) -> Iterator[int]:
    """Where the document of clauses that end at `at` can be named: right after them, or after what came with it."""
    for between in (_OF, _ISSUED_WITH):
        if match := between.match(text, at):
            yield match.end()


def _of_its_own(clause: Clause, run: CitedClauses, of: Mapping[str, Clause]) -> Iterator[Reference]:
    """'theo khoản 2 Điều 5', 'tại Mục 2 nêu trên': of this document, where it has such a clause."""
    before = clause.text[max(0, run.start - 12) : run.start]
    if not (_LEADING.search(before) or _ABOVE.match(clause.text, run.end)):
        return
    for path in run.paths:
        here = _near(clause.id, path, of)
        if here and here != clause.id:
            yield Reference(
                clause.id, "", "", None, "", "mentions", clause.start + run.start, clause.start + run.end, here
            )


def _near(clause: str, path: str, of: Mapping[str, Clause]) -> str:
    """The clause that `path` means when said in `clause`, the nearest first: ('dieu-5.2', 'a') -> 'dieu-5.2.a'."""
    parts = clause.split(".")
    tried = (".".join([*parts[:depth], path]) for depth in range(len(parts), -1, -1))
    return next((where for where in tried if where in of), "")


def _in_brackets(text: str, at: int) -> bool:
    """Whether `at` stands in brackets: 'Nghị quyết số 47 (thực hiện Luật Thủ đô) hết hiệu lực'."""
    return text.rfind("(", 0, at) > text.rfind(")", 0, at)


def _relations(clause: Clause, named: Sequence[Mention], of: Mapping[str, Clause]) -> list[str]:
    """The relation to each mention, in order."""
    made: list[str] = []
    above = of.get(clause.parent)
    led_by = relation_before(above.text[-200:], "") if above and above.text.rstrip().endswith(":") else ""
    until = [len(clause.text)]  # where the document named next begins, last first
    for mention in reversed(named):
        passed = mention.pointing or _in_brackets(clause.text, mention.start)
        until.append(until[-1] if passed else mention.start)
    floor, previous = 0, ""
    owner, titled = -1, None  # whose title names this one, and the relation to those in it
    for mention, end in zip(named, reversed(until[:-1]), strict=True):
        if mention.pointing:
            made.append("mentions")
            continue
        words = clause.text[max(floor, mention.start - 300) : mention.start]
        if titled is None or not continues_title(words):
            told = relation_before(words, previous)
            titled = told if owner >= 0 and begins_title(words) else None
        ended = relation_after(clause.text[mention.after : min(end, mention.after + 300)])
        if titled is None:
            owner = len(made)
            led = not previous and (led_by in CHANGES or mention.start <= _BEGINNING)
            relation = ended or told or (led_by if led else "") or "mentions"
        else:
            if ended:
                made[owner] = ended  # 'Thông tư 1 sửa đổi Thông tư 2 hết hiệu lực'
            relation = titled or "mentions"
        if not (told == "mentions" and previous):  # named in a title: the enumeration goes on as before
            previous = relation
        made.append(relation)
        floor = mention.after
    return made

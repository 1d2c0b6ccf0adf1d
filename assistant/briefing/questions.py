"""Questions for the room, made of obligations; the wrong choices are other bodies, days and duties of the directives.

A wrong choice must be wrong: no body that has the duty too, or may hold or be held by one that has it; no day of a
like duty; no duty of the same body.  What leaves doubt makes no question.
"""

import hashlib
import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, zip_longest
from typing import TypeVar

from assistant.briefing.actions import alike, at_start, can_be_asked, in_sentence, pairs_of, told_by
from assistant.briefing.briefing import DutyLine, Question
from assistant.briefing.overlap import is_known, is_sound, overlap
from assistant.briefing.times import equal, fixed, shifted
from ingest.address import official_form
from ingest.directive import Actor, Directive
from ingest.folding import letters

TRUE_FALSE = ("Đúng", "Sai")
_SURE = 0.8  # an obligation of less confidence is not asked about
_CHOICES = 4
_FORBIDDEN = 4  # at most every fourth question is of the kind that many guess right
_LONGEST_NAME, _LONGEST_CHOICE = 110, 200  # characters
_UNLIKE = 3.0  # times that a choice may be longer than another: the odd one out would give itself away
# 'không được để xảy ra chậm trễ', 'tuyệt đối không đùn đẩy': what is forbidden, after the words that forbid it.
_FORBIDS = re.compile(
    r"(?:(?:kiên quyết|tuyệt đối|nghiêm túc|dứt khoát) )?(?P<no>không được|không|nghiêm cấm|cấm) (?P<what>\w.*)",
    re.IGNORECASE | re.DOTALL,
)
_COMMON = ("Các ", "Những ", "Người ", "Tất cả ")  # how a name begins that is none: 'Các sở, ngành'


@dataclass(frozen=True, slots=True)
class _Pool:
    """All duties of the directives: what a wrong choice is taken from, and checked against."""

    lines: tuple[DutyLine, ...]
    named: Mapping[str, str]  # directive id -> its official form
    said: Mapping[str, frozenset[tuple[str, str]]]  # directive id -> pairs of neighbouring syllables of its text

    def like(self, line: DutyLine) -> list[DutyLine]:
        """The duties that may be the same one, itself among them."""
        return [other for other in self.lines if other is line or alike(other.action, line.action)]

    def nearest(self, line: DutyLine) -> list[DutyLine]:
        """Duties to take wrong choices from: those of the same directive first, each part in an order of its own."""
        mixed = _shuffled(self.lines, line.citation.quote)
        return sorted(mixed, key=lambda other: other.citation.directive != line.citation.directive)


_T = TypeVar("_T")
_Maker = Callable[[DutyLine, _Pool], Question | None]


def questions(
    directives: Sequence[Directive], lines: Sequence[DutyLine], told: Iterable[DutyLine], wanted: int
) -> tuple[Question, ...]:
    """Up to `wanted` questions about the duties `told`, of all `lines` of the directives; always the same ones.

    Kinds take turns, and within each the directives do; a duty that provinces copy is asked about once.
    """
    said = {d.id: pairs_of("\n".join(clause.shown for clause in d.clauses)) for d in directives}
    pool = _Pool(tuple(lines), {d.id: official_form(d, "")[0] for d in directives}, said)
    fit = [line for line in told if _is_fit(line)]
    made = [_in_turns(fit, make, pool) for make in (_who, _what, _when, _forbidden)]
    chosen: list[tuple[DutyLine, Question]] = []
    while made and len(chosen) < wanted:
        for one in list(made):
            fresh = next((both for both in one if not _is_asked(both, chosen, wanted)), None)
            if fresh is None:
                made.remove(one)
            elif len(chosen) < wanted:
                chosen.append(fresh)
    return tuple(replace(question, key=f"q{nth}") for nth, (_, question) in zip(count(1), chosen, strict=False))


def _is_fit(line: DutyLine) -> bool:
    sure = line.confidence >= _SURE and not line.note and not line.condition and line.modality != "may"
    return bool(sure and line.who and len(line.who) <= _LONGEST_NAME and can_be_asked(line.action))


def _in_turns(lines: Sequence[DutyLine], make: _Maker, pool: _Pool) -> Iterator[tuple[DutyLine, Question]]:
    """Questions as they are asked for, one directive after another."""
    by_directive: dict[str, list[DutyLine]] = {}
    for line in _shuffled(lines, "turns"):
        by_directive.setdefault(line.citation.directive, []).append(line)
    for row in zip_longest(*(by_directive[id_] for id_ in sorted(by_directive))):
        for line in filter(None, row):
            if question := make(line, pool):
                yield line, question


def _is_asked(both: tuple[DutyLine, Question], chosen: Sequence[tuple[DutyLine, Question]], wanted: int) -> bool:
    """Whether a duty, one like it, or enough of its kind was asked about before."""
    line, question = both
    if question.kind == "forbidden" and sum(asked.kind == "forbidden" for _, asked in chosen) >= wanted / _FORBIDDEN:
        return True
    return any(
        alike(line.action, other.action)
        or line.citation.quote == other.citation.quote
        or (question.kind == asked.kind == "what" and letters(line.who) == letters(other.who))
        for other, asked in chosen
    )


def _who(line: DutyLine, pool: _Pool) -> Question | None:
    """'Cơ quan nào phải …?'"""
    if line.modality != "must" or not is_known(line.actors) or _named_in(line.actors, line.action):
        return None
    like = [other for other in pool.like(line) if other.citation.directive == line.citation.directive]
    if not all(other.who for other in like):
        return None
    having = [actor for other in like for actor in other.actors]
    wrong: list[DutyLine] = []
    for other in pool.nearest(line):
        known = other.who and len(other.who) <= _LONGEST_NAME and is_known(other.actors) and other.confidence >= _SURE
        clear = known and not overlap(other.actors, having) and not _named_in(other.actors, line.citation.quote)
        if clear and not any(overlap(other.actors, one.actors) for one in wrong):
            wrong.append(other)
    wrong.sort(key=lambda other: _rank(other) != _rank(line))
    asked = "Cơ quan hoặc người đứng đầu nào" if any(actor.post for actor in line.actors) else "Cơ quan nào"
    must = "" if line.action.casefold().startswith("có trách nhiệm") else "phải "
    text = f"{asked} {must}{in_sentence(_bare(line.action))}, theo {_directive(line, pool)}?"
    return _question("who", text, line, at_start(line.who), [at_start(other.who) for other in wrong])


def _rank(line: DutyLine) -> tuple[set[str], bool]:
    """At which levels those who act stand, and whether a head is told: wrong choices should look like the right one."""
    return {actor.level for actor in line.actors}, any(actor.post for actor in line.actors)


def _what(line: DutyLine, pool: _Pool) -> Question | None:
    """'Công văn … yêu cầu Sở Nội vụ làm việc nào sau đây?'"""
    if line.modality != "must" or not is_sound(line.actors) or len(line.action) > _LONGEST_CHOICE:
        return None
    right, wrong = at_start(_bare(line.action)), list[str]()
    for other in pool.nearest(line):
        words = at_start(_bare(other.action))
        fit = other.modality == "must" and _is_fit(other) and len(words) <= _LONGEST_CHOICE
        near = 1 / _UNLIKE <= len(words) / len(right) <= _UNLIKE
        if fit and near and not any(alike(words, one) for one in wrong) and _is_of_others(other, line, pool):
            wrong.append(words)
        if len(wrong) == _CHOICES - 1:
            break
    text = f"{_directive(line, pool)} yêu cầu {_inside(line.who)} làm việc nào sau đây?"
    return _question("what", text, line, right, wrong)


def _is_of_others(other: DutyLine, line: DutyLine, pool: _Pool) -> bool:
    """Whether the directive of `line` does not ask its body for what `other` asks of another one."""
    if other.citation.directive != line.citation.directive:
        return not told_by(other.action, pool.said[line.citation.directive])
    if not (is_known(line.actors) and is_known(other.actors)) or _named_in(line.actors, other.citation.quote):
        return False
    same = [one for one in pool.like(other) if one.citation.directive == line.citation.directive]
    return all(one.who and not overlap(one.actors, line.actors) for one in same)


def _when(line: DutyLine, pool: _Pool) -> Question | None:
    """'Hạn của việc … là khi nào?'"""
    if line.modality != "must" or not fixed(line) or not is_sound(line.actors):
        return None
    if line.action.partition(line.deadline)[2][:1] not in ("", " ", ",", ";", "."):
        return None  # 'định kỳ 06 tháng/lần' cannot be blanked out
    taken = [other for other in pool.like(line) if other.deadline]
    wrong: list[str] = []
    others = [
        other.deadline for other in pool.nearest(line) if fixed(other) and not any(equal(other, t) for t in taken)
    ]
    for said in (*others, *shifted(line.deadline)):
        held = [at_start(t.deadline) for t in taken] + wrong
        if said not in line.citation.quote and not any(
            letters(said) in letters(h) or letters(h) in letters(said) for h in held
        ):
            wrong.append(at_start(said))
    cloze = in_sentence(line.action.replace(line.deadline, "…")).strip(" ,;")
    text = f"Theo {_directive(line, pool)}, {_inside(line.who)} phải “{cloze}” theo thời hạn nào?"
    return _question("when", text, line, at_start(line.deadline), wrong)


def _forbidden(line: DutyLine, pool: _Pool) -> Question | None:
    """'Đúng hay sai: … được đùn đẩy trách nhiệm'; about every second one is true as it stands."""
    found = _FORBIDS.match(line.action) if line.modality == "must_not" else None
    if not found:
        return None
    holds = _seed(line.action) % 2 == 0
    told = in_sentence(line.action) if holds else f"được phép {in_sentence(found['what'])}"
    text = f"Đúng hay sai? Theo {_directive(line, pool)}, {_inside(line.who)} {told}."
    return Question("", "forbidden", text, TRUE_FALSE, 0 if holds else 1, line.citation)


def _question(kind: str, text: str, line: DutyLine, right: str, wrong: Sequence[str]) -> Question | None:
    """The question with its choices in an order that its words decide; None where too few are wrong."""
    distinct = [words for nth, words in enumerate(wrong) if words not in (right, *wrong[:nth])][: _CHOICES - 1]
    if len(distinct) < _CHOICES - 1:
        return None
    choices = tuple(_shuffled((right, *distinct), text))
    return Question("", kind, text, choices, choices.index(right), line.citation)


def _named_in(actors: Iterable[Actor], words: str) -> bool:
    """Whether any of them is named in some words, by its name or by its body's."""
    held = letters(words)
    return any(letters(name) in held for actor in actors for name in (actor.name, actor.body))


def _bare(action: str) -> str:
    """The action without 'phải', which the question says: 'phải kiểm điểm' -> 'kiểm điểm'."""
    return re.sub(r"^phải\s+", "", action, flags=re.IGNORECASE)


def _inside(who: str) -> str:
    """A name inside of a sentence: 'Các sở, ngành' -> 'các sở, ngành'."""
    plain = " ".join(who.split())
    return plain[:1].lower() + plain[1:] if plain.startswith(_COMMON) else plain


def _directive(line: DutyLine, pool: _Pool) -> str:
    return pool.named[line.citation.directive]


def _shuffled(things: Iterable[_T], seed: str) -> list[_T]:
    mixed = list(things)
    random.Random(_seed(seed)).shuffle(mixed)
    return mixed


def _seed(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])

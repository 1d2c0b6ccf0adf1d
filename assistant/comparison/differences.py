"""What one clause adds to another, drops or changes: word by word, then brought to phrases that a person would name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.comparison.misprints import Word, could_be, is_misprint, says_something, text_of
from assistant.comparison.segments import Group, Segment
from assistant.comparison.tokens import tokens
from ingest.bodies import public_body
from ingest.directive import Directive

# Words that bind others and say nothing alone, folded.
BINDING = frozenset(
    "va cac nhung cua ve viec cho thi la ma de voi o tai tren trong theo cung tu do nhu hoac so".split()
)
_BEFORE = frozenset("trong tai cua ve cho voi cac nhung va theo tu den boi nham duoc giao doi".split())
_FORBIDDING = frozenset(("khong", "cam"))
_REACH = 3  # words that a phrase reaches back to its beginning
_LEAST = 3  # words of a sentence that is told as a duty of its own
_STOPS = re.compile(r"[,;:.()\n]")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs, with the exact words of either side and the sentences that they stand in."""

    change: str  # added, dropped, changed
    kind: str  # actor, body, document, figure, modality (what is forbidden on one side alone), duty, wording
    ours: str  # "" for what is added
    theirs: str  # "" for what is dropped
    our_clause: str  # path; "" where a whole duty is added
    our_quote: str
    their_clause: str  # path; "" where a whole duty is dropped
    their_quote: str


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Words `[i1, i2)` of one side that stand for words `[j1, j2)` of the other."""

    i1: int
    i2: int
    j1: int
    j2: int


def differences(one: Directive, other: Directive, group: Group) -> list[Difference]:
    """The differences in substance between segments that go together, in their order."""
    ours, theirs = _words(one, group[0]), _words(other, group[1])
    if not ours or not theirs:
        alone = [("dropped", s) for s in group[0]] + [("added", s) for s in group[1]]
        return [_whole(segment, change) for change, segment in alone if len(tokens(segment.text)) >= _LEAST]
    return [found for hunk in _hunks(ours, theirs) for found in _named(ours, theirs, hunk)]


def _words(directive: Directive, side: Sequence[Segment]) -> list[Word]:
    return [Word(token, segment) for segment in side for token in tokens(segment.text, directive.number)]


def _hunks(ours: Sequence[Word], theirs: Sequence[Word]) -> Iterator[_Hunk]:
    """Runs of words that differ, misprints apart; those with only binding words between them are one."""
    matcher = SequenceMatcher(None, [w.token.form for w in ours], [w.token.form for w in theirs], autojunk=False)
    run: _Hunk | None = None
    for change, i1, i2, j1, j2 in matcher.get_opcodes():
        hunk = _trimmed(ours, theirs, _Hunk(i1, i2, j1, j2))
        if change == "equal" or (hunk.i1 == hunk.i2 and hunk.j1 == hunk.j2):
            if run and (i2 - i1 > 2 or any(w.token.form not in BINDING for w in ours[i1:i2])):
                yield run
                run = None
        else:
            run = _Hunk(run.i1, hunk.i2, run.j1, hunk.j2) if run else hunk
    if run:
        yield run


def _trimmed(ours: Sequence[Word], theirs: Sequence[Word], hunk: _Hunk) -> _Hunk:
    """The hunk without what is the same on both sides but for printing."""
    i1, i2, j1, j2 = hunk.i1, hunk.i2, hunk.j1, hunk.j2
    if is_misprint(ours[i1:i2], theirs[j1:j2]):
        return _Hunk(i2, i2, j2, j2)
    while i1 < i2 and j1 < j2 and could_be(ours[i1], theirs[j1]):
        i1, j1 = i1 + 1, j1 + 1
    while i1 < i2 and j1 < j2 and could_be(ours[i2 - 1], theirs[j2 - 1]):
        i2, j2 = i2 - 1, j2 - 1
    return _Hunk(i1, i2, j1, j2)


def _named(ours: Sequence[Word], theirs: Sequence[Word], hunk: _Hunk) -> Iterator[Difference]:
    left, right = ours[hunk.i1 : hunk.i2], theirs[hunk.j1 : hunk.j2]
    here, there = _near(ours, hunk.i1), _near(theirs, hunk.j1)
    cited = [word for word in (*left, *right) if word.token.kind == "document"]
    if not cited:
        yield from _phrases(ours, theirs, hunk)
        return
    for word in left:
        if word.token.kind == "document":
            yield _one_sided("dropped", "document", [word], there)
    for word in right:
        if word.token.kind == "document":
            yield _one_sided("added", "document", [word], here)
    for change, side, near in (("dropped", left, there), ("added", right, here)):
        for run in _between_documents(side):
            if says_something(run, BINDING) and len(run) >= _LEAST:
                yield _one_sided(change, _kind(run), run, near)


def _between_documents(side: Sequence[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in side:
        if word.token.kind == "document":
            yield run
            run = []
        else:
            run.append(word)
    yield run


def _phrases(ours: Sequence[Word], theirs: Sequence[Word], hunk: _Hunk) -> Iterator[Difference]:
    left, right = ours[hunk.i1 : hunk.i2], theirs[hunk.j1 : hunk.j2]
    if says_something(left, BINDING) and says_something(right, BINDING):
        back = _back(ours, theirs, hunk)
        left, right = ours[hunk.i1 - back : hunk.i2], theirs[hunk.j1 - back : hunk.j2]
        here, there = left[0].segment, right[0].segment
        yield Difference("changed", _kind(left, right), text_of(left), text_of(right),
                         here.clause.id, here.text, there.clause.id, there.text)  # fmt: skip
    elif says_something(left, BINDING):
        yield _one_sided("dropped", _kind(left), left, _near(theirs, hunk.j1))
    elif says_something(right, BINDING):
        yield _one_sided("added", _kind(right), right, _near(ours, hunk.i1))


def _back(ours: Sequence[Word], theirs: Sequence[Word], hunk: _Hunk) -> int:
    """How many words before both belong to the phrases: '[cơ quan] hành chính' and '[cơ quan], đơn vị'."""
    for back in range(_REACH + 1):
        if back in (hunk.i1, hunk.j1) or _begins(ours, hunk.i1 - back):
            return back
    return 0


def _begins(words: Sequence[Word], at: int) -> bool:
    """Whether a phrase begins at the word."""
    before, here = words[at - 1], words[at]
    if before.token.form in _BEFORE or before.segment is not here.segment:
        return True
    return bool(_STOPS.search(before.segment.text[before.token.end : here.token.start]))


def _near(words: Sequence[Word], at: int) -> Segment:
    """Where in the other side it would stand."""
    return words[min(at, len(words) - 1)].segment


def _kind(*sides: Sequence[Word]) -> str:
    if any(word.token.kind in ("figure", "date") for side in sides for word in side):
        return "figure"
    if len({_forbids(side) for side in (*sides, ())[:2]}) == 2:
        return "modality"
    return "body" if any(public_body(text_of(side)).known for side in sides) else "wording"


def _forbids(side: Sequence[Word]) -> bool:
    return any(word.token.form in _FORBIDDING for word in side)


def _one_sided(change: str, kind: str, side: Sequence[Word], near: Segment) -> Difference:
    own = side[0].segment
    here, there = (own, near) if change == "dropped" else (near, own)
    ours, theirs = (text_of(side), "") if change == "dropped" else ("", text_of(side))
    return Difference(change, kind, ours, theirs, here.clause.id, here.text, there.clause.id, there.text)


def _whole(segment: Segment, change: str) -> Difference:
    if change == "dropped":
        return Difference(change, "duty", segment.text, "", segment.clause.id, segment.text, "", "")
    return Difference(change, "duty", "", segment.text, "", "", segment.clause.id, segment.text)

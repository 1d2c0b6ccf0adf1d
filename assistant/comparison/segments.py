"""The pieces of paired clauses that say the same, brought together: parts of a sentence move when it is rewritten."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.comparison.pairing import Pair, Words, alike, words
from ingest.directive import Clause, Directive

_STOP = re.compile(r"\.{3}|(?P<full>[.\n])(?!\S)|(?P<half>[;:])")  # the points of 'dichvucong.gov.vn' are none
_SAME = 0.25  # share of words in common from which on a piece goes with its likest piece
_WITHIN = 0.5  # share of its words that the likest piece holds, for one that went with none
_OPENING = 40  # characters that can stand before the one who is told to act: 'Yêu cầu các đồng chí'


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece `[start, end)` of what a clause says."""

    clause: Clause
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.clause.shown[self.start : self.end]


Group = tuple[tuple[Segment, ...], tuple[Segment, ...]]  # of either side, in printed order; one can be empty


def segments(directive: Directive, path: str) -> list[Segment]:
    """The sentences of a clause, and their parts that begin a duty, without who is told to act at their beginning."""
    clause = directive.clause(path)
    assert clause is not None
    text = clause.shown
    own = [duty for duty in directive.obligations if duty.clause == path]
    duties = [at for duty in own if (at := text.find(duty.quote)) >= 0]
    actors = {duty.actor for duty in own if duty.actor_from == "clause"}
    cut = [_without_actor(text, start, end, actors) for start, end in _pieces(text, duties)]
    return [Segment(clause, start, end) for start, end in cut if re.search(r"\w", text[start:end])]


def _pieces(text: str, duties: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Sentences, cut at semicolons where a duty begins behind: a list goes on behind the others."""
    start = 0
    for stop in _STOP.finditer(text):
        begins = any(stop.end() <= at <= stop.end() + _OPENING for at in duties)
        if stop["full"] or (stop["half"] and begins):
            yield start, stop.start()
            start = stop.end()
    yield start, len(text)


def _without_actor(text: str, start: int, end: int, actors: Iterable[str]) -> tuple[int, int]:
    for actor in actors:
        at = text.find(actor, start, end)
        if 0 <= at - start < _OPENING:
            start = at + len(actor)
    said = text[start:end]
    return start + len(said) - len(said.lstrip(" ,")), end - len(said) + len(said.rstrip(" ,./"))


def groups(one: Sequence[Segment], other: Sequence[Segment], paired: Iterable[Pair]) -> list[Group]:
    """Segments of paired clauses that go together; what has no counterpart stands alone."""
    pairs = frozenset(paired)
    mine, theirs = [words(s.text) for s in one], [words(s.text) for s in other]
    ours_of = [[i for i, s in enumerate(one) if (s.clause.id, t.clause.id) in pairs] for t in other]
    theirs_of = [[j for j, t in enumerate(other) if (s.clause.id, t.clause.id) in pairs] for s in one]
    edges = {(i, j) for j, said in enumerate(theirs) for i in _likest(said, mine, ours_of[j])}
    gone = {i for i, _ in edges}
    edges |= {(i, j) for i, said in enumerate(mine) if i not in gone for j in _likest(said, theirs, theirs_of[i])}
    return [
        (tuple(one[i] for i in sorted(left)), tuple(other[j] for j in sorted(right)))
        for left, right in _components(edges, len(one), len(other))
    ]


def _likest(said: Words, every: Sequence[Words], among: Sequence[int]) -> list[int]:
    """The one piece that has most words in common with `said`; none where that is not enough."""
    best = max(among, key=lambda nth: alike(said, every[nth]), default=None)
    if best is None:
        return []
    held = (said & every[best]).total() / max(1, said.total())
    return [best] if alike(said, every[best]) >= _SAME or held >= _WITHIN else []


def _components(edges: set[tuple[int, int]], mine: int, theirs: int) -> Iterator[tuple[set[int], set[int]]]:
    left, right = set(range(mine)), set(range(theirs))
    while left or right:
        group: tuple[set[int], set[int]] = ({min(left)}, set()) if left else (set(), {min(right)})
        while grown := [(i, j) for i, j in edges if (i in group[0]) != (j in group[1])]:
            for i, j in grown:
                group[0].add(i)
                group[1].add(j)
        left, right = left - group[0], right - group[1]
        yield group

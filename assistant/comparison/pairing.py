"""Which clauses of one directive carry out which of another."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.comparison.tokens import THIS, tokens
from ingest.directive import Clause, Directive, Obligation
from ingest.numbering import core

Pair = tuple[str, str]  # paths of a clause of each directive
_ALIKE = 0.45  # weighted share of words in common from which on two clauses carry the same duty
_SOMEWHAT = 0.3  # enough where no other clause comes near
_NEAR = 0.6  # of the best, how alike another clause can be and still not come near
_SHARING = 0.2  # enough where both cite a document that no other clause cites
_HELD = 0.7  # share of a clause's words and pairs of words from which on another holds it
_PIECES = 8  # into which a clause is split at most: the words of a short one stand in any table
_TELLING = 12  # words and pairs that a clause must have for that
_NAMING = 4  # words of 'Công điện số 968/CĐ-TTg ngày 16/10/2023' beside its number
# 'quán triệt Công điện này', 'nghiêm túc thực hiện các nội dung văn bản này'
_SPREADS = re.compile(r"(?:quán triệt|phổ biến|triển khai|thực hiện|thi hành)(?!\w)")
_WATCHES = re.compile(r"(?:theo dõi|đôn đốc|kiểm tra|báo cáo|tổng hợp)(?!\w)")
Words = Counter[object]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two directives: its clauses that state duties, by path, and those that say for whom."""

    directive: Directive
    duties: Mapping[str, Words]
    leads: Mapping[str, frozenset[str]]  # path of a clause that names who must act -> clauses with their duties
    carrying: frozenset[str]  # clauses whose duty is to make the directive itself known and carried out


def side(directive: Directive, other: Directive) -> Side:
    """A directive made ready to be compared with `other`."""
    paths = dict.fromkeys(duty.clause for duty in directive.obligations)
    clauses = {clause.id: clause for clause in directive.clauses}
    return Side(
        directive,
        {path: words(clauses[path].shown) for path in paths},
        _leads(directive, clauses),
        frozenset(duty.clause for duty in directive.obligations if _carries(duty, directive, other)),
    )


def pairs(one: Side, other: Side, *, related: bool) -> list[Pair]:
    """Pairs of clauses, the second carrying out the first; a clause can have several counterparts, or none.

    Clauses pair when each is the other's most alike; those left over, when they alone cite the same document, or one
    holds most of the other's words (one clause split, several joined); those that name who must act, when their duties
    pair; and clauses that make the directives known and carry them out, when the directives are `related` (one refers
    to the other) or others pair.
    """
    shares = _shares(one.duties, other.duties)
    found = [*_mutual(shares)]
    found += _citing_alike(one, other, shares, found)
    found += _parts(one, other, found)
    if not related and all(_is_formula(one, path) and _is_formula(other, behind) for path, behind in found):
        return []  # any two decisions end with who is to carry them out, and whom to tell of what hinders it
    paired = {path for path, _ in found}, {path for _, path in found}
    found += [
        (path, counterpart)
        for path in one.carrying
        for counterpart in other.carrying
        if path not in paired[0] or counterpart not in paired[1]
    ]
    found += _leading(one, other, found)
    order = {clause.id: nth for nth, clause in enumerate(one.directive.clauses)}
    behind = {clause.id: nth for nth, clause in enumerate(other.directive.clauses)}
    return sorted(set(found), key=lambda pair: (order[pair[0]], behind[pair[1]]))


def words(text: str) -> Words:
    """The tokens of a text and the pairs of neighbours, counted; a document cited counts for the words that name it."""
    found = tokens(text)
    cited = [token.form for token in found if token.kind == "document"]
    return Counter([*(token.form for token in found), *pairwise(token.form for token in found), *cited * _NAMING])


def alike(one: Words, other: Words) -> float:
    """Share of words in common, 0 to 1 (Dice)."""
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 0.0


def spreads(text: str) -> bool:
    """Whether a text speaks of making something known or carrying it out."""
    return bool(_SPREADS.search(text.lower()))


def _shares(one: Mapping[str, Words], other: Mapping[str, Words]) -> dict[Pair, float]:
    """How alike each two clauses are, 0 to 1: Dice over words and pairs of words, the rare ones weighing more."""
    counted = Counter(word for text in (*one.values(), *other.values()) for word in text)
    total = len(one) + len(other)
    weight = {word: math.log(1 + total / count) for word, count in counted.items()}
    holding: dict[object, list[tuple[str, int]]] = {}  # each word's clauses of the other side, and how often there
    for counterpart, theirs in other.items():
        for word, count in theirs.items():
            holding.setdefault(word, []).append((counterpart, count))
    behind = {counterpart: _size(theirs, weight) for counterpart, theirs in other.items()}
    shares: dict[Pair, float] = {}
    for path, text in one.items():
        common = dict.fromkeys(other, 0.0)
        for word, count in text.items():
            for counterpart, times in holding.get(word, ()):
                common[counterpart] += weight[word] * min(count, times)
        own = _size(text, weight)
        shares |= {(path, counterpart): 2 * both / (own + behind[counterpart]) for counterpart, both in common.items()}
    return shares


def _size(text: Words, weight: Mapping[object, float]) -> float:
    return sum(weight[word] * count for word, count in text.items())


def _mutual(shares: Mapping[Pair, float]) -> Iterator[Pair]:
    """Pairs of which each is the other's best, alike enough, or clearly before all others."""
    best = _best_two(shares, 0), _best_two(shares, 1)
    for pair, share in shares.items():
        highest = (best[0][pair[0]], best[1][pair[1]])
        rival = max(second if share == first else first for first, second in highest)
        if share > rival and (share >= _ALIKE or (share >= _SOMEWHAT and rival < _NEAR * share)):
            yield pair


def _best_two(shares: Mapping[Pair, float], side: int) -> dict[str, tuple[float, float]]:
    """The two highest shares of each clause of a side."""
    found: dict[str, tuple[float, float]] = {}
    for pair, share in shares.items():
        first, second = found.get(pair[side], (0.0, 0.0))
        found[pair[side]] = (max(first, share), max(second, min(first, share)))
    return found


def _is_formula(side: Side, path: str) -> bool:
    clause = side.directive.clause(path)
    return path in side.carrying or bool(clause and "vướng mắc" in clause.shown)


def _parts(one: Side, other: Side, found: Sequence[Pair]) -> list[Pair]:
    """Clauses without counterpart most of whose words stand in one of the other side: one was split, or some joined."""
    ours, theirs = dict(one.duties), dict(other.duties)
    for path, counterpart in found:
        ours.pop(path, None)
        theirs.pop(counterpart, None)
    split = [(_holding(text, one.duties), path) for path, text in theirs.items()]
    joined = [(path, _holding(text, other.duties)) for path, text in ours.items()]
    return [pair for pair in split + joined if all(pair)]


def _holding(part: Words, among: Mapping[str, Words]) -> str:
    """The longer clause that holds most of these words and their pairs, "" for none."""
    size = part.total()
    longer = {path: text for path, text in among.items() if size < text.total() <= _PIECES * size}
    held = {path: (part & text).total() / size for path, text in longer.items() if size >= _TELLING}
    best = max(held, key=lambda path: held[path], default="")
    return best if best and held[best] >= _HELD else ""


def _citing_alike(one: Side, other: Side, shares: Mapping[Pair, float], found: Sequence[Pair]) -> list[Pair]:
    """Clauses without counterpart that cite a document which one clause of the other directive cites alone."""
    paired = {path for path, _ in found}, {path for _, path in found}
    theirs, ours = _cited_once(other), _cited_once(one)
    return [
        (ours[document], theirs[document])
        for document in ours.keys() & theirs.keys()
        if not (ours[document] in paired[0] and theirs[document] in paired[1])
        and shares[ours[document], theirs[document]] >= _SHARING
    ]


def _cited_once(side: Side) -> dict[str, str]:
    """Document number -> the only clause with duties that cites it."""
    cited: dict[str, set[str]] = {}
    for reference in side.directive.references:
        if reference.number and reference.clause in side.duties:
            cited.setdefault(core(reference.number), set()).add(reference.clause)
    return {number: next(iter(paths)) for number, paths in cited.items() if len(paths) == 1}


def _carries(duty: Obligation, directive: Directive, other: Directive) -> bool:
    """Whether a duty is to make the directive, or the one that it carries out, known and to carry it out."""
    if duty.clause.startswith("phu-luc") or not spreads(duty.quote) or _WATCHES.search(duty.quote.lower()):
        return False
    if duty.clause.startswith("close."):
        return True
    meant = {core(directive.number) or THIS, core(other.number)} - {""}
    return any(token.form in meant for token in tokens(duty.quote, directive.number))


def _leads(directive: Directive, clauses: Mapping[str, Clause]) -> dict[str, frozenset[str]]:
    """Clauses that name who must act in others: '1. Sở Nội vụ: a) …', '… yêu cầu Thủ trưởng các sở: 1. …'."""
    found: dict[str, set[str]] = {}
    for duty in directive.obligations:
        if duty.actor_from == "preamble" and not duty.clause.startswith("close."):
            preamble = [path for path in clauses if path.startswith("pre.")]
            path = next((path for path in reversed(preamble) if duty.actor in clauses[path].shown), "")
        else:
            path = "" if duty.actor_from == "clause" else clauses[duty.clause].parent
        if path:
            found.setdefault(path, set()).add(duty.clause)
    own = {duty.clause for duty in directive.obligations}
    return {lead: frozenset(paths) for lead, paths in found.items() if lead not in own}


def _leading(one: Side, other: Side, found: Sequence[Pair]) -> Iterator[Pair]:
    """Each clause of the other directive that names who must act, with the one most of whose duties it takes over."""
    led = frozenset(path for paths in one.leads.values() for path in paths)
    for lead, theirs in other.leads.items():
        shared = {
            path: sum(1 for mine, counterpart in found if mine in ours and counterpart in theirs)
            for path, ours in one.leads.items()
        }
        best = max(shared, key=lambda path: shared[path], default="")
        if best and 2 * shared[best] >= min(len(one.leads[best]), len(theirs)):
            yield best, lead
        elif not any(shared.values()):  # '2. Bộ Nội vụ …' there is '2. Giao Sở Nội vụ: a) …' here
            yield from ((path, lead) for path, counterpart in found if counterpart in theirs and path not in led)

"""Two directives compared clause by clause: what the second makes of each clause of the first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.comparison.differences import Difference, differences
from assistant.comparison.pairing import Pair, Side, pairs, side, spreads
from assistant.comparison.segments import Segment, groups, segments
from assistant.comparison.tokens import tokens
from ingest.bodies import public_body
from ingest.directive import Directive
from ingest.errors import UserError
from ingest.numbering import core
from ingest.obligations.lists import each_actor
from ingest.references.resolution import fits


@dataclass(frozen=True, slots=True)
class Row:
    """A clause of the first directive and what the second makes of it."""

    clause: str  # path
    counterparts: tuple[str, ...]  # paths in the second directive; none where it is not carried out
    relation: str  # verbatim, near_verbatim, adapted, localised, split, extended, partial, not_carried_out
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The first directive's duties in printed order, and the second's that have no counterpart."""

    first: Directive  # of `compare` the one that the other refers to, where one does
    second: Directive
    relation: str  # how the second refers to the first: "carries out", "mentions"…, "" where it does not
    rows: tuple[Row, ...]
    only_second: tuple[str, ...]  # paths of clauses with duties

    @property
    def related(self) -> bool:
        """Whether the two have anything to do with each other."""
        return bool(self.relation or any(row.counterparts for row in self.rows))


def compare(one: Directive, other: Directive) -> Comparison:
    """`one` and `other`, the one that is referred to first.  Raises UserError for a directive and itself."""
    first, second, _ = _in_order(one, other)
    return compare_from(first, second)


def compare_from(first: Directive, second: Directive) -> Comparison:
    """`second` held against the clauses of `first`, whichever refers to the other.  Raises UserError as `compare`."""
    if first.id == second.id:
        raise UserError(
            "Hai văn bản là một; hãy chọn hai văn bản khác nhau để đối chiếu.",
            "Both are the same directive; choose two different ones to compare.",
        )
    relation = _refers(second, first)
    ours, theirs = side(first, second), side(second, first)
    found = pairs(ours, theirs, related=bool(relation or _refers(first, second)))
    paired = {theirs for _, theirs in found}
    return Comparison(
        first,
        second,
        relation,
        tuple(_rows(ours, theirs, found)),
        tuple(path for path in theirs.duties if path not in paired),
    )


def counterparts(directive: Directive, other: Directive, path: str) -> list[str]:
    """The paths in `other` of the clauses that answer to clause `path` of `directive`; quicker than `compare`."""
    first, second, relation = _in_order(directive, other)
    found = pairs(side(first, second), side(second, first), related=bool(relation))
    both = found if first is directive else [(behind, mine) for mine, behind in found]
    return [behind for mine, behind in both if mine == path]


def _in_order(one: Directive, other: Directive) -> tuple[Directive, Directive, str]:
    """The one that is referred to, the other, and how that refers to it."""
    first, second = (other, one) if _refers(one, other) and not _refers(other, one) else (one, other)
    return first, second, _refers(second, first)


def _refers(citing: Directive, cited: Directive) -> str:
    """The strongest relation that a directive states to another, in its clauses or its title; "" for none."""
    number = core(cited.number)
    stated = [
        reference.relation
        for reference in citing.references
        if reference.target == cited.id
        or (number and core(reference.number) == number and fits(citing, reference, cited))
    ]
    if number in {token.form for token in tokens(citing.subject) if token.kind == "document"}:
        stated.append("carries out" if spreads(citing.subject) else "mentions")
    return next((relation for relation in stated if relation != "mentions"), stated[0] if stated else "")


def _rows(ours: Side, theirs: Side, found: Sequence[Pair]) -> Iterator[Row]:
    told = _differences(ours, theirs, found)
    counterparts: dict[str, list[str]] = {}
    for path, counterpart in found:
        counterparts.setdefault(path, []).append(counterpart)
    for clause in ours.directive.clauses:
        if clause.id not in ours.duties and clause.id not in counterparts:
            continue
        behind = tuple(counterparts.get(clause.id, ()))
        differing = [*_actors(ours, theirs, clause.id, behind), *told.get(clause.id, ())] if behind else []
        carrying = clause.id in ours.carrying
        yield Row(clause.id, behind, _relation(behind, differing, carrying), tuple(differing))


def _differences(ours: Side, theirs: Side, found: Sequence[Pair]) -> dict[str, list[Difference]]:
    """By clause of the first directive; clauses that only name who must act have none here."""
    said = [pair for pair in found if pair[0] in ours.duties and pair[1] in theirs.duties]
    left = [s for path in dict.fromkeys(p for p, _ in said) for s in segments(ours.directive, path)]
    right = [s for path in dict.fromkeys(p for _, p in said) for s in segments(theirs.directive, path)]
    told: dict[str, list[Difference]] = {}
    for group in groups(left, right, said):
        path = group[0][0].clause.id if group[0] else _home(group[1][0], said, ours)
        told.setdefault(path, []).extend(differences(ours.directive, theirs.directive, group))
    return {path: _without_moved(path, rows, ours, theirs, said) for path, rows in told.items()}


def _home(segment: Segment, said: Sequence[Pair], ours: Side) -> str:
    """The clause that an addition belongs to; one about carrying out the directive, where its clause has several."""
    above = [path for path, counterpart in said if counterpart == segment.clause.id]
    return next((path for path in above if path in ours.carrying), above[0])


def _without_moved(
    path: str, rows: Sequence[Difference], ours: Side, theirs: Side, said: Sequence[Pair]
) -> list[Difference]:
    """Without documents that both sides cite, each in another place, and the directives themselves."""
    behind = [counterpart for mine, counterpart in said if mine == path]
    mine, other = _documents(ours.directive, [path]), _documents(theirs.directive, behind)
    both = (mine & other) | {core(ours.directive.number), core(theirs.directive.number)}
    return [row for row in rows if row.kind != "document" or not _cited(row.ours or row.theirs) & both]


def _documents(directive: Directive, paths: Sequence[str]) -> set[str]:
    clauses = (clause for clause in directive.clauses if clause.id in paths)
    return {form for clause in clauses for form in _cited(clause.shown, directive.number)}


def _cited(text: str, own: str = "") -> set[str]:
    return {token.form for token in tokens(text, own) if token.kind == "document"}


def _actors(ours: Side, theirs: Side, path: str, behind: Sequence[str]) -> Iterator[Difference]:
    """Who is told to act, where both clauses name it and it is not the same."""
    mine = _told(ours, path)
    their_clause, other = next(((p, told) for p in behind if (told := _told(theirs, p))), ("", ""))
    if not mine or not other or _forms(mine) == _forms(other):
        return
    here, there = _around(ours, path, mine), _around(theirs, their_clause, other)
    yield Difference("changed", "actor", mine, other, path, here, their_clause, there)
    for name in _at_other_levels(mine, other):
        yield Difference("dropped", "actor", name, "", path, here, their_clause, there)


def _at_other_levels(told: str, other: str) -> list[str]:
    """Of several who are told to act, those at a level where the other side tells nobody: 'Bộ trưởng'."""
    names, theirs = each_actor(told), {public_body(name).level for name in each_actor(other)}
    levels = ((name, public_body(name).level) for name in names if len(names) > 1 and name in told)
    return [name for name, level in levels if level and level not in theirs]


def _told(side: Side, path: str) -> str:
    """Who is told to act in the words of the clause, "" where it names nobody."""
    clause = side.directive.clause(path)
    text = clause.shown if clause else ""
    below: Mapping[str, frozenset[str]] = side.leads
    paths = {path, *below.get(path, ())}
    named = (duty.actor for duty in side.directive.obligations if duty.clause in paths and duty.actor)
    found = next((actor for actor in named if actor in text), "")
    return found or (text.rstrip(" :") if path in side.leads else "")


def _around(side: Side, path: str, actor: str) -> str:
    clause = side.directive.clause(path)
    text = clause.shown if clause else ""
    own = next((s.text for s in segments(side.directive, path) if actor in s.text), "")
    return own or text


def _forms(text: str) -> list[str]:
    return [token.form for token in tokens(text)]


def _relation(behind: Sequence[str], differing: Sequence[Difference], carrying: bool) -> str:
    """How the counterparts relate to the clause: the words of `Row.relation`."""
    kinds = {difference.kind for difference in differing}
    whole = {difference.change for difference in differing if difference.kind == "duty"}
    if not behind:
        return "not_carried_out"
    if not differing:
        return "split" if len(behind) > 1 else "verbatim"
    if "added" in whole and (carrying or "dropped" not in whole):
        return "extended"
    if len(behind) > 1:
        return "split"
    if "dropped" in whole:
        return "partial"
    if "actor" in kinds:
        return "localised"
    return "adapted" if kinds & {"body", "document", "figure", "modality"} else "near_verbatim"

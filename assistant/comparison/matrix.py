"""One directive held against several others: for each of its clauses, what each of them makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.comparison.compare import Comparison, Row


@dataclass(frozen=True, slots=True)
class Line:
    """A clause of the base, and the row of each comparison about it."""

    clause: str  # path
    is_duty: bool  # it states a duty, and does not only name who must act
    rows: tuple[Row, ...]  # one a comparison, in their order

    @property
    def differs(self) -> bool:
        """Whether any of the others lacks the clause, or says it in other words."""
        return any(row.differences or not row.counterparts for row in self.rows)


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the base one directive carries out, in clauses that state duties."""

    found: int  # with a counterpart, those in full among them
    full: int
    total: int

    @property
    def percent(self) -> int:
        """Of the clauses, those with a counterpart; 0 where there are no clauses."""
        return round(100 * self.found / self.total) if self.total else 0


def lines(comparisons: Sequence[Comparison]) -> tuple[Line, ...]:
    """The clauses of the base that any of the comparisons (all from one base) has a row about, in printed order."""
    base = comparisons[0].first
    duties = {duty.clause for duty in base.obligations}
    told = [{row.clause: row for row in comparison.rows} for comparison in comparisons]
    return tuple(
        Line(clause.id, clause.id in duties, tuple(rows.get(clause.id) or _nothing(clause.id) for rows in told))
        for clause in base.clauses
        if any(clause.id in rows for rows in told)
    )


def state(row: Row) -> str:
    """Whether a clause is carried out: "full" (nothing of it is dropped or changed but who acts), "differs", "missing".

    'Bộ Nội vụ kiểm tra' -> 'Sở Nội vụ kiểm tra' is full; 'trước 30/6' -> 'trước 30/9' differs.  Where those told to act
    are dropped, others are told in their place: a province's letter has nobody for 'Bộ trưởng'.
    """
    if not row.counterparts:
        return "missing"
    kept = (
        (difference.change == "added" and difference.kind != "modality")
        or difference.kind == "actor"
        or (difference.kind == "body" and difference.change == "changed")
        for difference in row.differences
    )
    return "full" if all(kept) else "differs"


def share(every: Sequence[Line], nth: int) -> Share:
    """What the `nth` of the others carries out, over all lines that state duties."""
    states = [state(line.rows[nth]) for line in every if line.is_duty]
    return Share(len(states) - states.count("missing"), states.count("full"), len(states))


def _nothing(path: str) -> Row:
    return Row(path, (), "not_carried_out", ())

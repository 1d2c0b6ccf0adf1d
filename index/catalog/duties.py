"""The register of duties as the catalog holds it: obligations by who, when and what, page by page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from index.catalog import tables
from index.catalog.rows import parts_of
from index.register import Letterhead
from ingest.directive import Directive, Obligation
from ingest.folding import fold, letters

_HEAD = ("id", "number", "kind", "issuer", "issued_on", "subject", "source_id", "parent_body")  # as Letterhead has them
_HEAD_COLUMNS = tuple(f"head_{name}" for name in _HEAD)
_DAY = 1 << 31  # ids of duties are counted from here on for each day of issue
_RECURS = "FREQ="  # how a deadline's rule begins that is a recurrence
_FREQUENT = 100  # names of bodies that are suggested before anything is typed
Condition = sa.ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which duties: those that meet everything that is set.  An empty set is met by none, None by all."""

    bodies: frozenset[str] | None = None  # one of these must act or coordinate
    issuers: frozenset[tuple[str, str]] | None = None  # (issuer, the body above it)
    directives: frozenset[str] | None = None  # ids
    modality: str = ""  # must, must_not, may
    due_from: date | None = None  # the first day on which the duty may be due
    due_to: date | None = None  # the last one
    rules: tuple[tuple[str, date], ...] = ()  # recurrences due in that time, and their last day in it
    phrases: tuple[str, ...] = ()  # folded words, all of which action and quote must have, as they stand
    timing: str = ""  # "dated": those with a day, earliest first; "recurring": those that come again and have none


@dataclass(frozen=True, slots=True)
class Duty:
    """An obligation and the directive that it stands in."""

    letterhead: Letterhead
    file: str
    obligation: Obligation


@dataclass(frozen=True, slots=True)
class DutyPage:
    """Some of the duties that were asked for: newest directive first, one by one, in printed order."""

    total: int  # of all that were asked for
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class DutySpread:
    """How duties that were asked for lie in time."""

    total: int
    recurring: int  # those that come again and have no day
    days: tuple[tuple[date, int], ...]  # each day on which some are due, and how many; earliest first

    @property
    def dated(self) -> int:
        """How many have a day."""
        return sum(count for _day, count in self.days)


@dataclass(frozen=True)
class DutyNames:
    """What the register can be asked by."""

    bodies: tuple[str, ...]
    frequent: tuple[str, ...]  # the bodies that most duties name, those first
    rules: tuple[str, ...]  # RFC 5545 recurrences

    @cached_property
    def by_letters(self) -> dict[str, tuple[str, ...]]:
        """Bodies by their folded letters: 'sonoivu'."""
        found: dict[str, tuple[str, ...]] = {}
        for body in self.bodies:
            key = letters(body)
            found[key] = (*found.get(key, ()), body)
        return found

    def holding(self, words: str) -> list[str]:
        """The bodies in whose names these words stand, as `searched` gives them."""
        return [body for text, body in self._searched if words in text]

    @cached_property
    def _searched(self) -> list[tuple[str, str]]:
        return [(searched(body), body) for body in self.bodies]


def searched(text: str) -> str:
    """Text as its words are looked for: 'Rà soát, sửa đổi' -> ' ra soat sua doi '."""
    return f" {' '.join(re.findall(r'[a-z0-9]+', fold(text)))} "


def insert(connection: sa.Connection, directives: Sequence[Directive], entered: int) -> int:
    """Enter the obligations of directives that are in the catalog; `entered`: how many ever were, and then are."""
    duties: list[dict[str, Any]] = []
    bodies: list[dict[str, Any]] = []
    for directive in directives:
        first = _days_before_the_last(directive.issued_on) * _DAY + entered
        entered += len(directive.obligations)
        for nth, obligation in enumerate(directive.obligations):
            duties.append({"id": first + nth} | _row(directive, nth, obligation))
            bodies += ({"duty_id": first + nth, "body": body} for body in {actor.body for actor in obligation.actors})
    for table, rows in ((tables.duty, duties), (tables.duty_body, bodies)):
        if rows:
            connection.execute(table.insert(), rows)
    return entered


def _days_before_the_last(day: date | None) -> int:
    """More for older days; most for what has none."""
    return date.max.toordinal() - (day.toordinal() if day else 0)


def _row(directive: Directive, nth: int, obligation: Obligation) -> dict[str, Any]:
    action, quote = searched(obligation.action), searched(obligation.quote)
    return {
        "directive_id": directive.id,
        "position": nth,
        "issued_on": directive.issued_on,
        "modality": obligation.modality,
        "deadline_on": obligation.deadline_on,
        "deadline_rule": obligation.deadline_rule,
        "text": quote if action in quote else f"{action}|{quote}",
    }


def remove(connection: sa.Connection, directives: sa.ScalarSelect[str]) -> None:
    """Take the duties of these directives out."""
    gone = sa.select(tables.duty.c.id).where(tables.duty.c.directive_id.in_(directives)).scalar_subquery()
    connection.execute(tables.duty_body.delete().where(tables.duty_body.c.duty_id.in_(gone)))
    connection.execute(tables.duty.delete().where(tables.duty.c.directive_id.in_(directives)))


def names(connection: sa.Connection) -> DutyNames:
    """The bodies and recurrences that duties name, in order."""
    body, count = tables.duty_body.c.body, sa.func.count()
    bodies = connection.execute(sa.select(body, count).group_by(body)).all()
    frequent = sorted(bodies, key=lambda one: (-one[1], one[0]))[:_FREQUENT]
    rule = tables.duty.c.deadline_rule
    rules = connection.scalars(sa.select(rule).where(rule.startswith(_RECURS)).distinct()).all()
    return DutyNames(
        tuple(sorted(name for name, _count in bodies)),
        tuple(name for name, _count in frequent),
        tuple(sorted(rules)),
    )


def spread(connection: sa.Connection, selection: Selection) -> DutySpread:
    """How the selected duties lie in time."""
    duty = tables.duty.c
    recurring = sa.func.sum(sa.case((_comes_again(), 1), else_=0))
    query = sa.select(duty.deadline_on, sa.func.count(), recurring).where(*_conditions(selection))
    rows = connection.execute(query.group_by(duty.deadline_on)).all()
    return DutySpread(
        sum(count for _day, count, _recurring in rows),
        sum(recurring for _day, _count, recurring in rows),
        tuple(sorted((day, count) for day, count, _recurring in rows if day)),
    )


def page(connection: sa.Connection, selection: Selection, offset: int, limit: int | None) -> DutyPage:
    """The selected duties from `offset` on, `limit` of them at most, and how many there are in all."""
    order = ("deadline_on", "id") if selection.timing == "dated" else ("id",)
    found = sa.select(*(tables.duty.c[name] for name in order)).where(*_conditions(selection)).cte("found")
    counted = sa.select(sa.func.count()).select_from(found)
    chosen = sa.select(found).order_by(*(found.c[name] for name in order)).limit(limit).offset(offset).subquery()
    duty, obligation = tables.duty, tables.obligation
    same = (obligation.c.directive_id == duty.c.directive_id) & (obligation.c.position == duty.c.position)
    query = (
        sa.select(
            obligation,
            *(tables.directive.c[name].label(label) for name, label in zip(_HEAD, _HEAD_COLUMNS, strict=True)),
            tables.source.c.file,
            counted.scalar_subquery().label("total"),  # in the same statement: no writer comes between
        )
        .select_from(chosen)
        .join(duty, duty.c.id == chosen.c.id)
        .join(obligation, same)
        .join(tables.directive, tables.directive.c.id == duty.c.directive_id)
        .join(tables.source, tables.source.c.id == tables.directive.c.source_id)
        .order_by(*(chosen.c[name] for name in order))
    )
    rows = connection.execute(query).mappings().all()
    total = rows[0]["total"] if rows else connection.scalar(counted) if offset else 0
    return DutyPage(int(total or 0), tuple(_duties(rows)))


def _conditions(selection: Selection) -> Iterator[Condition]:
    duty = tables.duty.c
    if selection.bodies is not None:
        body = tables.duty_body.c
        yield duty.id.in_(sa.select(body.duty_id).where(body.body.in_(selection.bodies)))
    if selection.directives is not None:
        yield duty.directive_id.in_(selection.directives)
    if selection.issuers is not None:
        issuer = sa.tuple_(tables.directive.c.issuer, tables.directive.c.parent_body)
        yield duty.directive_id.in_(sa.select(tables.directive.c.id).where(issuer.in_(selection.issuers)))
    if selection.modality:
        yield duty.modality == selection.modality
    if selection.due_from or selection.due_to:
        yield sa.or_(_dated(selection), *_recurring(selection))
    if selection.timing:
        yield duty.deadline_on.is_not(None) if selection.timing == "dated" else _comes_again()
    for phrase in selection.phrases:
        yield duty.text.contains(phrase)


def _comes_again() -> Condition:
    return sa.and_(tables.duty.c.deadline_on.is_(None), tables.duty.c.deadline_rule.startswith(_RECURS))


def _dated(selection: Selection) -> Condition:
    due = tables.duty.c.deadline_on
    return sa.and_(
        due >= selection.due_from if selection.due_from else due.is_not(None),
        due <= selection.due_to if selection.due_to else sa.true(),
    )


def _recurring(selection: Selection) -> Iterator[Condition]:
    """Recurrences due in the time asked for, once their directive was issued."""
    duty = tables.duty.c
    for last, same in groupby(sorted(selection.rules, key=lambda rule: rule[1]), key=lambda rule: rule[1]):
        begun = sa.or_(duty.issued_on.is_(None), duty.issued_on <= last)
        yield sa.and_(duty.deadline_rule.in_([rule for rule, _last in same]), begun)


def _duties(rows: Sequence[sa.RowMapping]) -> Iterator[Duty]:
    obligations = {id_: iter(own) for id_, own in parts_of(rows, Obligation).items()}
    for row in rows:
        head = Letterhead(*(row[name] for name in _HEAD_COLUMNS))
        yield Duty(head, row["file"], next(obligations[head.id]))

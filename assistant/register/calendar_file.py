"""Dated duties as a calendar (RFC 5545): a whole day for each, recurring ones with their rule."""

import hashlib
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from assistant.register.columns import modality
from assistant.register.extract import Extract, citation
from index.catalog import Duty
from index.recurrence import first_due, recurrence

if TYPE_CHECKING:
    from icalendar import Event

_WHO, _WHAT = 50, 90  # characters of a summary


def due_on(duty: Duty) -> date | None:
    """The day of a duty, the first one of a recurring duty; None where its directive does not tell."""
    obligation, issued_on = duty.obligation, duty.letterhead.issued_on
    if obligation.deadline_on or not issued_on:
        return obligation.deadline_on
    return first_due(obligation.deadline_rule, issued_on)


def calendar_file(extract: Extract) -> bytes:
    """The dated duties, earliest first.  The same duties always make the same file, and events keep their ids."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Hoi Chi Thi//Register of duties//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Duties" if extract.english else "Nhiệm vụ")
    dated = [(day, _uid(duty), duty) for duty in extract.duties if (day := due_on(duty))]
    for day, uid, duty in sorted(dated, key=lambda one: one[:2]):
        calendar.add_component(_event(day, uid, duty, extract.english))
    return bytes(calendar.to_ical())


def _event(day: date, uid: str, duty: Duty, english: bool) -> "Event":
    from icalendar import Event, vRecur

    obligation = duty.obligation
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime.combine(duty.letterhead.issued_on or day, time(), UTC))
    event.add("dtstart", day)
    event.add("summary", f"{_short(obligation.actor, _WHO)}: {_short(obligation.action, _WHAT)}".removeprefix(": "))
    told = (obligation.quote, citation(duty, english), obligation.deadline, obligation.note)
    event.add("description", "\n".join(filter(None, told)))
    event.add("categories", [modality(duty, english)])
    event.add("transp", "TRANSPARENT")  # it takes nobody's time
    if not obligation.deadline_on and (rule := recurrence(obligation.deadline_rule)):
        event.add("rrule", vRecur.from_ical(rule.rule))
    return event


def _uid(duty: Duty) -> str:
    obligation = duty.obligation
    told = "\n".join((duty.letterhead.id, obligation.clause, obligation.quote, obligation.action))
    return f"{hashlib.sha256(told.encode()).hexdigest()[:32]}@hoi-chi-thi"


def _short(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip(' ,;')}…"

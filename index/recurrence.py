"""On which days a recurring duty is due: an RFC 5545 rule as obligations have it, placed in the calendar.

A rule that names no day falls due when its period ends: 'hằng quý' on 31 March, 30 June, 30 September and 31 December;
'hằng tuần' on Fridays.  Periods of several months are those of the year: 'định kỳ 6 tháng' ends in June and December.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_RULE = re.compile(
    r"FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(?:;INTERVAL=(\d{1,3}))?(?:;BYMONTH=([\d,]+))?(?:;BYMONTHDAY=(\d{1,2}))?"
)
_FRIDAY = 4
_FAR = {
    "DAILY": 1,
    "WEEKLY": 7,
    "MONTHLY": 12 * 31,
    "YEARLY": 8 * 366,
}  # days between two of them at most, of each unit


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Days that come again."""

    unit: str  # DAILY, WEEKLY, MONTHLY, YEARLY
    every: int  # so many units
    months: tuple[int, ...]  # of a year
    day: int  # of the month; 0 for its last

    def falls_on(self, day: date) -> bool:
        """Whether `day` is one of them."""
        match self.unit:
            case "DAILY":
                return day.toordinal() % self.every == 0
            case "WEEKLY":
                return day.weekday() == _FRIDAY and day.toordinal() // 7 % self.every == 0
            case "MONTHLY":
                return self._ends_month(day) and (day.year * 12 + day.month) % self.every == 0
        return self._ends_month(day) and day.month in self.months and day.year % self.every == 0

    def _ends_month(self, day: date) -> bool:
        return day.day == (self.day or calendar.monthrange(day.year, day.month)[1])

    @property
    def rule(self) -> str:
        """The recurrence from one of its days on, as RFC 5545 has it."""
        parts = [f"FREQ={self.unit}"]
        if self.every > 1:
            parts.append(f"INTERVAL={self.every}")
        if self.unit == "YEARLY":
            parts.append(f"BYMONTH={','.join(map(str, self.months))}")
        if self.unit in ("MONTHLY", "YEARLY"):
            parts.append(f"BYMONTHDAY={self.day or -1}")
        return ";".join(parts)


@lru_cache(1024)
def recurrence(rule: str) -> Recurrence | None:
    """The recurrence that a deadline's rule is: 'FREQ=MONTHLY;BYMONTHDAY=15'; None for a duration or anything else."""
    match = _RULE.fullmatch(rule)
    if not match or int(match[2] or 1) < 1:
        return None
    months = tuple(int(month) for month in (match[3] or "12").split(",") if month)
    return Recurrence(match[1], int(match[2] or 1), months, int(match[4] or 0))


@lru_cache(4096)
def first_due(rule: str, since: date) -> date | None:
    """The first day on or after `since` on which a rule falls due; None where there is none."""
    return next(_due(rule, since, 1), None)


@lru_cache(4096)
def last_due(rule: str, until: date) -> date | None:
    """The last day on or before `until` on which a rule falls due; None where there is none."""
    return next(_due(rule, until, -1), None)


def _due(rule: str, start: date, step: int) -> Iterator[date]:
    found = recurrence(rule)
    far = _FAR[found.unit] * found.every if found else 0
    stop = min(max(start.toordinal() + step * far, 0), date.max.toordinal() + 1)
    days = map(date.fromordinal, range(start.toordinal(), stop, step))
    return (day for day in days if found and found.falls_on(day))

"""Recurring deadlines as days of the calendar, and days and periods as people type them."""

from datetime import date, datetime, time, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from index.due_days import period
from index.recurrence import first_due, last_due, recurrence
from ingest.errors import UserError

FIRST = [
    # rule, since, first due
    ("FREQ=MONTHLY;BYMONTHDAY=15", date(2023, 10, 31), date(2023, 11, 15)),
    ("FREQ=MONTHLY;BYMONTHDAY=15", date(2023, 10, 15), date(2023, 10, 15)),
    ("FREQ=MONTHLY;BYMONTHDAY=31", date(2023, 11, 1), date(2023, 12, 31)),
    ("FREQ=MONTHLY", date(2024, 2, 1), date(2024, 2, 29)),
    ("FREQ=MONTHLY;INTERVAL=3", date(2023, 10, 31), date(2023, 12, 31)),
    ("FREQ=MONTHLY;INTERVAL=6", date(2024, 1, 1), date(2024, 6, 30)),
    ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25", date(2024, 1, 1), date(2024, 3, 25)),
    ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25", date(2024, 3, 26), date(2024, 6, 25)),
    ("FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=10", date(2023, 8, 1), date(2024, 7, 10)),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2097, 1, 1), date(2104, 2, 29)),
    ("FREQ=YEARLY", date(2023, 8, 1), date(2023, 12, 31)),
    ("FREQ=YEARLY;INTERVAL=5", date(2021, 1, 1), date(2025, 12, 31)),
    ("FREQ=WEEKLY", date(2023, 10, 31), date(2023, 11, 3)),  # a Friday
    ("FREQ=DAILY", date(2023, 10, 31), date(2023, 10, 31)),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", date(2023, 1, 1), None),
    ("FREQ=MONTHLY;INTERVAL=0", date(2023, 1, 1), None),
    ("P10D", date(2023, 1, 1), None),
    ("", date(2023, 1, 1), None),
    ("FREQ=YEARLY", date(9999, 12, 31), date(9999, 12, 31)),
]
RULES = sorted({rule for rule, _since, first in FIRST if first})


@pytest.mark.parametrize(("rule", "since", "first"), FIRST)
def test_first_due(rule: str, since: date, first: date | None) -> None:
    assert first_due(rule, since) == first


@given(st.sampled_from(RULES), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_days_are_those_of_the_standard_rule(rule: str, since: date) -> None:
    """From its first day on, the rule that calendars are given falls on the same days."""
    first, found = first_due(rule, since), recurrence(rule)
    assert first and found and first >= since
    days = [day.date() for day in islice(rrulestr(found.rule, dtstart=datetime.combine(first, time())), 6)]
    own = [first]
    while len(own) < 6:
        following = first_due(rule, own[-1] + timedelta(days=1))
        assert following
        own.append(following)
    assert days == own


@given(st.sampled_from(RULES), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_last_due_is_the_first_one_back(rule: str, until: date) -> None:
    last = last_due(rule, until)
    assert last and last <= until
    assert first_due(rule, last) == last
    following = first_due(rule, last + timedelta(days=1))
    assert following and following > until


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("31/12/2025", date(2025, 12, 31), date(2025, 12, 31)),
        ("1.7.2025", date(2025, 7, 1), date(2025, 7, 1)),
        ("2025-12-31", date(2025, 12, 31), date(2025, 12, 31)),
        ("ngày 5 tháng 9 năm 2025", date(2025, 9, 5), date(2025, 9, 5)),
        ("quý III/2025", date(2025, 7, 1), date(2025, 9, 30)),
        ("Quý 1 năm 2024", date(2024, 1, 1), date(2024, 3, 31)),
        ("q4/2025", date(2025, 10, 1), date(2025, 12, 31)),
        ("tháng 12/2025", date(2025, 12, 1), date(2025, 12, 31)),
        ("thang 2 nam 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("02/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (" năm 2025 ", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_periods(text: str, first: date, last: date) -> None:
    assert period(text) == (first, last)


@pytest.mark.parametrize("text", ["30/2/2025", "31/4/2025", "2025-02-30", "tháng 13/2025", "13/2025", "quý V/2025"])
def test_impossible_days_are_told(text: str) -> None:
    with pytest.raises(UserError) as told:
        period(text)
    assert text in told.value.vi and "Không có ngày" in told.value.vi and "no such day" in told.value.en


@pytest.mark.parametrize("text", ["", "hôm nay", "31/12", "1/2/3/2025", "12025", "2025-2026", "quý/2025", "99999999"])
def test_what_is_no_day_is_told(text: str) -> None:
    with pytest.raises(UserError):
        period(text)


@given(st.text("0123456789/-. quýtháng năIVX", max_size=24))
def test_any_text_is_a_period_or_told(text: str) -> None:
    try:
        first, last = period(text)
    except UserError:
        return
    assert first <= last


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day(day: date) -> None:
    for text in (day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}"):
        assert period(text) == (day, day)

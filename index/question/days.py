"""Days and years by which a question names documents: 'công điện ngày 16/10', 'chỉ thị năm 2020', '16 October 2023'."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.question.mentions import Word

_MONTHS = {
    month: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep|october oct|"
        "november nov|december dec".split("|"),
        1,
    )
    for month in names.split()
}
_YEAR = re.compile(r"(?:19|20)\d\d")
# Before a day that something else happens on: 'trước ngày 15/12', 'by 15 December'.
_OTHERWISE = frozenset("truoc den tu sau han het toi by before until after from to cuoi dau".split())
_LEAD = frozenset("ngay on dated of the date".split())


@dataclass(frozen=True, slots=True)
class Day:
    """A day named: the words from `start` up to `end`."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    def __str__(self) -> str:
        return f"ngày {self.day}/{self.month}" + (f"/{self.year}" if self.year else "")


@dataclass(frozen=True, slots=True)
class Year:
    """A year named: the words from `start` up to `end`."""

    start: int
    end: int
    year: int


def days(text: str, words: Sequence[Word]) -> Iterator[Day]:
    """Days that `text` names, deadlines apart: '16/10/2023', 'ngày 16 tháng 10', 'October 16, 2023'."""
    folded = [word.folded for word in words]
    at = 0
    while at < len(words):
        found = _day(text, words, folded, at)
        if found:
            before = next((w for w in reversed(folded[max(0, at - 3) : at]) if w not in _LEAD), "")
            if before not in _OTHERWISE:
                yield found
            at = found.end
        else:
            at += 1


def years(folded: Sequence[str]) -> Iterator[Year]:
    """Years that folded words name: 'năm 2023', '2023'; a span of years ('2021 - 2025') is none."""
    for at, word in enumerate(folded):
        if _YEAR.fullmatch(word) and not any(
            _YEAR.fullmatch(other) for other in (*folded[max(0, at - 1) : at], *folded[at + 1 : at + 2])
        ):
            led = at > 0 and folded[at - 1] in ("nam", "in", "of", "year")
            yield Year(at - led, at + 1, int(word))


def _day(text: str, words: Sequence[Word], folded: Sequence[str], at: int) -> Day | None:
    def between(n: int) -> str:
        return text[words[n].end : words[n + 1].start].strip() if n + 1 < len(words) else ""

    here = folded[at : at + 6]
    if len(here) > 1 and here[0].isdecimal():
        if between(at) in ("/", "-", ".") and here[1].isdecimal():
            if len(here) > 2 and between(at + 1) == between(at) and _YEAR.fullmatch(here[2]):
                return _valid(at, at + 3, here[0], here[1], here[2])
            if between(at) == "/" and at and folded[at - 1] == "ngay":
                return _valid(at, at + 2, here[0], here[1], "")
        if here[1] == "thang" and len(here) > 2 and here[2].isdecimal():
            dated = len(here) > 4 and here[3] == "nam" and _YEAR.fullmatch(here[4])
            return _valid(at, at + 5, here[0], here[2], here[4]) if dated else _valid(at, at + 3, here[0], here[2], "")
        if here[1] in _MONTHS:
            dated = len(here) > 2 and _YEAR.fullmatch(here[2])
            return _valid(at, at + 2 + bool(dated), here[0], str(_MONTHS[here[1]]), here[2] if dated else "")
    if len(here) > 1 and here[0] in _MONTHS and here[1].isdecimal():
        dated = len(here) > 2 and _YEAR.fullmatch(here[2])
        return _valid(at, at + 2 + bool(dated), here[1], str(_MONTHS[here[0]]), here[2] if dated else "")
    return None


def _valid(start: int, end: int, day: str, month: str, year: str) -> Day | None:
    if len(day) > 2 or len(month) > 2 or not 1 <= int(day) <= 31 or not 1 <= int(month) <= 12:
        return None
    return Day(start, end, int(day), int(month), int(year) if year else None)

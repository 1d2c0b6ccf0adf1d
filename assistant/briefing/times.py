"""Deadlines as choices: which can be told apart for certain, and others like one where the directives have too few."""

import re
from collections.abc import Iterator

from assistant.briefing.briefing import DutyLine

_QUARTERS = ("I", "II", "III", "IV")
_QUARTER = re.compile(r"\b(quý )(IV|I{1,3})\b", re.IGNORECASE)  # 'trong quý III/2025'
_MONTH = re.compile(r"(\b\d{1,2}/)(\d{1,2})\b|(\btháng )(\d{1,2})\b", re.IGNORECASE)  # '15/12', 'tháng 12'
_YEAR = re.compile(r"\b(năm )((?:19|20)\d\d)\b", re.IGNORECASE)  # 'đến hết năm 2023'
_LENGTH = re.compile(r"\b(\d{1,3})(?= (?:ngày|tháng|giờ|tuần)\b)")  # 'trong 05 ngày làm việc', '06 tháng'
_DAY = re.compile(r"(\bngày )(\d{1,2})\b", re.IGNORECASE)  # 'trước ngày 15 hằng tháng'


def fixed(line: DutyLine) -> bool:
    """Whether a deadline is a day or a period with a figure, read for certain: not 'thường xuyên', not 'hằng năm'."""
    return bool((line.due or line.rule) and re.search(r"\d|quý [IV]", line.deadline))


def equal(one: DutyLine, other: DutyLine) -> bool:
    """Whether two deadlines are one day or period, however printed."""
    return (one.due, one.rule) == (other.due, other.rule) or one.deadline.casefold() == other.deadline.casefold()


def shifted(deadline: str) -> Iterator[str]:
    """Deadlines of the same form at other times: 'trong quý III/2025' -> 'trong quý I/2025', …"""
    if found := _QUARTER.search(deadline):
        for quarter in _QUARTERS:
            yield _with(deadline, found.span(2), quarter)
    elif found := _LENGTH.search(deadline):
        for times in (2, 3, 4):
            yield _with(deadline, found.span(1), str(times * int(found[1])).zfill(len(found[1])))
    elif found := _MONTH.search(deadline):
        group = 2 if found[2] else 4
        for months in (1, 2, 10):
            yield _with(
                deadline, found.span(group), str((int(found[group]) - 1 + months) % 12 + 1).zfill(len(found[group]))
            )
    elif found := _DAY.search(deadline):
        for days in (5, 10, 15):
            yield _with(deadline, found.span(2), str((int(found[2]) - 1 + days) % 28 + 1).zfill(len(found[2])))
    elif found := _YEAR.search(deadline):
        for years in (1, 2, -1):
            yield _with(deadline, found.span(2), str(int(found[2]) + years))


def _with(text: str, span: tuple[int, int], words: str) -> str:
    return text[: span[0]] + words + text[span[1] :]

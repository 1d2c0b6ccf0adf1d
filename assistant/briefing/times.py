"""Deadlines as choices: which can be told apart for certain, and others like one where the directives have too few."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator

from assistant.briefing.briefing import DutyLine

_QUARTERS = ("I", "II", "III", "IV")
_QUARTER = re.compile(r"(?<=\bquý )(?:IV|I{1,3})\b", re.IGNORECASE)  # 'trong quý III/2025'
# 'trong 05 ngày làm việc', '06 tháng', 'trong vòng 24 giờ'; no time of day, 'ngày 15 tháng 6' or '6 tháng đầu năm'.
_LENGTH = re.compile(
    r"(?<!ngày )(?<!/)\b\d{1,3}(?= (?:(?:ngày|tháng)(?! \d| đầu| cuối| năm)|tuần|giờ làm việc)\b)"
    r"|(?:(?<=\btrong )|(?<=\bvòng )|(?<=\bhạn )|(?<=\bquá ))\d{1,3}(?= giờ\b)",
    re.IGNORECASE,
)
# 'ngày 31/01/2026', '15/12', 'ngày 31 tháng 01 năm 2026'
_DATE = re.compile(
    r"\b(?P<day>[12]\d|3[01]|0?[1-9])(?P<between>\s*[/.-]\s*|\s+tháng\s+)(?P<month>1[0-2]|0?[1-9])"
    r"(?P<rest>(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>\d{4}))?(?!\d)",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?<=\btháng )\d{1,2}\b", re.IGNORECASE)  # 'tháng 12'
_DAY = re.compile(r"(?<=\bngày )\d{1,2}\b", re.IGNORECASE)  # 'trước ngày 15 hằng tháng'
_YEAR = re.compile(r"(?<=\bnăm )(?:19|20)\d\d\b", re.IGNORECASE)  # 'đến hết năm 2023'
_COMMON_YEAR = 2023  # without a 29th of February: of a day that is printed without its year


def fixed(line: DutyLine) -> bool:
    """Whether a deadline is a day or a period with a figure, read for certain: not 'thường xuyên', not 'hằng năm'."""
    return bool((line.due or line.rule) and re.search(r"\d|quý [IV]", line.deadline))


def equal(one: DutyLine, other: DutyLine) -> bool:
    """Whether two deadlines are one day or period, however printed."""
    return (one.due, one.rule) == (other.due, other.rule) or one.deadline.casefold() == other.deadline.casefold()


def shifted(deadline: str) -> Iterator[str]:
    """Deadlines of the same form at other times: 'trong quý III/2025' -> 'trong quý I/2025', …

    None where several times are printed: 'từ ngày 01/7 đến ngày 30/9' would end before it begins.
    """
    for pattern, others in _SHIFTS:
        if found := list(pattern.finditer(deadline)):
            if len(found) == 1:
                start, end = found[0].span()
                yield from (f"{deadline[:start]}{words}{deadline[end:]}" for words in others(found[0]))
            return


def _other_dates(found: re.Match[str]) -> Iterator[str]:
    """In other months of the year, the last day where a month has no such day: '31/01/2026' -> '28/02/2026'."""
    year = int(found["year"] or _COMMON_YEAR)
    for months in (1, 2, 10):
        month = (int(found["month"]) - 1 + months) % 12 + 1
        day = min(int(found["day"]), monthrange(year, month)[1])
        yield "".join((_like(found["day"], day), found["between"], _like(found["month"], month), found["rest"] or ""))


def _like(printed: str, number: int) -> str:
    """With as many digits as are printed."""
    return str(number).zfill(len(printed))


_SHIFTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[str]]], ...] = (
    (_QUARTER, lambda found: iter(_QUARTERS)),
    (_LENGTH, lambda found: (_like(found[0], times * int(found[0])) for times in (2, 3, 4))),
    (_DATE, _other_dates),
    (_MONTH, lambda found: (_like(found[0], (int(found[0]) - 1 + months) % 12 + 1) for months in (1, 2, 10))),
    (_DAY, lambda found: (_like(found[0], (int(found[0]) - 1 + days) % 28 + 1) for days in (5, 10, 15))),
    (_YEAR, lambda found: (str(int(found[0]) + years) for years in (1, 2, -1))),
)

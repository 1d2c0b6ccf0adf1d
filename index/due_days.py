"""A day or a period as a person types it into a filter: '31/12/2025', '2025-12-31', 'quý III/2025', 'tháng 12/2025'."""

import calendar
import re
from datetime import date

from ingest.errors import UserError
from ingest.folding import fold

_YEAR = r"((?:19|20)\d\d)"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_ISO_DAY = re.compile(rf"{_YEAR}-(\d{{1,2}})-(\d{{1,2}})")
# '31/12/2025', '31-12-2025', 'ngay 31 thang 12 nam 2025'
_DAY = re.compile(rf"(?:ngay )?(\d{{1,2}})(?: ?[/.-] ?| thang )(\d{{1,2}})(?: ?[/.-] ?| nam | ){_YEAR}")
_QUARTER = re.compile(rf"(?:quy|q) ?(\w+)(?: ?[/.-] ?| nam | ){_YEAR}")  # 'quy iii/2025'
_MONTH = re.compile(rf"(?:thang )?(\d{{1,2}})(?: ?[/.-] ?| nam ){_YEAR}")  # 'thang 12/2025'
_ISO_MONTH = re.compile(rf"{_YEAR}-(\d{{1,2}})")
_WHOLE_YEAR = re.compile(rf"(?:nam )?{_YEAR}")


def period(text: str) -> tuple[date, date]:
    """The first and the last day of what `text` names: 'quý III/2025' -> 1 July and 30 September 2025.

    Raises UserError for a day or month that does not exist, and for what names no time.
    """
    said = " ".join(fold(text).split())
    if match := _ISO_DAY.fullmatch(said):
        return _one(text, match[1], match[2], match[3])
    if match := _DAY.fullmatch(said):
        return _one(text, match[3], match[2], match[1])
    if match := _QUARTER.fullmatch(said):
        return _months(text, int(match[2]), 3 * _QUARTERS.get(match[1], 0), 3)
    if match := _MONTH.fullmatch(said):
        return _months(text, int(match[2]), int(match[1]), 1)
    if match := _ISO_MONTH.fullmatch(said):
        return _months(text, int(match[1]), int(match[2]), 1)
    if match := _WHOLE_YEAR.fullmatch(said):
        return _months(text, int(match[1]), 12, 12)
    raise UserError(
        f"Chưa hiểu “{text}” là ngày nào; hãy gõ như: 31/12/2025, quý III/2025, tháng 12/2025 hoặc 2025.",
        f"“{text}” is no day that can be read; write it like 31/12/2025, quý III/2025, tháng 12/2025 or 2025.",
    )


def _one(text: str, year: str, month: str, day: str) -> tuple[date, date]:
    try:
        on = date(int(year), int(month), int(day))
    except ValueError as error:
        raise _impossible(text) from error
    return on, on


def _months(text: str, year: int, last: int, months: int) -> tuple[date, date]:
    """The period of so many months that ends with month `last`."""
    if not 1 <= last <= 12:
        raise _impossible(text)
    return date(year, last - months + 1, 1), date(year, last, calendar.monthrange(year, last)[1])


def _impossible(text: str) -> UserError:
    return UserError(
        f"Không có ngày, tháng hay quý “{text}” trong lịch; hãy xem lại.",
        f"There is no such day, month or quarter: “{text}”; please check it.",
    )

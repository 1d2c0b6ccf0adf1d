"""By when: 'trước ngày 15 hằng tháng', 'đến hết năm 2023', 'trong 10 ngày kể từ ngày ký', as a day and as a rule."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.letterhead.issue_date import day_of
from ingest.obligations.words import DIGIT, plain

_DAY = (
    r"(?:ngày\s+)?(?P<d>\d{1,2})\s*(?:[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})|"
    r"tháng\s+(?P<m2>\d{1,2})(?:\s+năm\s+(?P<y2>\d{4}))?"
    r"|/\s*(?P<m3>\d{1,2})(?![/\d]))"
)
_EACH = r"(?:hằng|hàng|mỗi)"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
# What a time must stand behind to be one by which something is done; 'từ ngày', 'kể từ ngày' are beginnings.
_BY = (
    r"(?:chậm nhất(?: là)?(?: đến)?|muộn nhất(?: là)?|"
    r"không muộn hơn|xong trước|"
    r"đến hết|cho đến hết|tính đến|trước|hết|trong|vào|đến|ngay trong|hạn cuối(?: là)?|đến trước|không quá|thời hạn|"
    r"xong)"
)
_EVERY = re.compile(
    rf"(?:(?:{_BY}\s+(?:\d{{1,2}}\s*(?:giờ|h)\s*\d{{0,2}}\s*)?)?(?:ngày\s+)?(?:(?P<md>\d{{1,2}})(?:\s*/\s*(?P<mm>\d{{1,2}})|\s+tháng\s+(?P<mm2>\d{{1,2}}))?\s+)?"
    rf"(?:của\s+)?{_EACH}\s+(?P<unit>ngày|tuần|tháng|quý|năm)(?!\w)"
    r"|định kỳ(?:\s+(?:báo cáo|tổng hợp))?\s*\(?(?:(?P<n>\d{1,2})\s+(?P<u>ngày|tuần|tháng|quý|"
    r"năm)(?:,\s*(?:một\s+)?năm)?|(?P<q>quý|tháng|tuần|năm))\)?"
    r"|(?P<n2>\d{1,2})\s+(?:tháng|ngày)(?:/|\s+)(?:một\s+)?lần)"
)
_AGAIN = ("hằng", "hàng", "mỗi", "định kỳ", "lần", "quý")
_WITHIN = re.compile(
    r"(?:chậm nhất(?: là)?|không quá|trong(?:\s+(?:thời hạn|thời gian|vòng|không quá|tối đa))?|thời hạn|tối đa|"
    r"sau)\s+(?:là\s+)?(?P<n>\d{1,3})\s*"
    r"(?:\(\w+\)\s*)?(?P<u>ngày làm việc|ngày|giờ làm việc|giờ|tuần|tháng|năm)(?!\s*/)"
    r"(?P<since>,?\s*(?:kể từ|tính từ|sau|từ)\s+[^,;.()]{2,90})?"
)
_HOUR = r"(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{1,2}(?:\s*phút)?)?,?\s*)?"
_DATED = re.compile(rf"{_BY}\s+(?:thời điểm\s+)?{_HOUR}{_DAY}")
# 'trước ngày 25 của tháng cuối quý'
_QUARTER_END = re.compile(
    rf"(?:{_BY}\s+)?ngày\s+(?P<d>\d{{1,2}})\s+(?:của\s+)?tháng cuối\s+(?:mỗi\s+|hằng\s+|hàng\s+|của\s+)?quý"
)
_PERIOD = re.compile(
    rf"{_BY}\s+(?:(?P<part>đầu|giữa|cuối|6 tháng đầu|06 tháng đầu|6 tháng cuối|06 tháng cuối)\s+)?(?:hết\s+)?"
    r"(?:quý\s+(?P<q>iv|iii|ii|i|[1-4])(?:\s*/\s*|\s+năm\s+|\s+)(?P<qy>\d{4})|tháng\s+(?P<m>\d{1,2})\s*(?:/|năm\s+|"
    r"\s)\s*(?P<my>\d{4})"
    r"|năm\s+(?P<y>\d{4}))(?!\s*[-–]\s*\d)"
)
# Times told by what happens: 'ngay sau khi bão tan', 'trước khi trình', 'tại Kỳ họp thứ 10', 'trong tuần này'.
_EVENT = re.compile(
    r"(?:(?:(?:chậm nhất|ít nhất|tối thiểu)\s+(?:là\s+)?\d{1,3}\s+(?:ngày làm việc|ngày|giờ|tháng)\s+trước\s+"
    r"(?:khi|ngày|thời điểm)|ngay (?:sau )?khi|ngay sau(?= (?:khi|ngày|cuộc|hội nghị|bão|mưa|lũ))|trước khi|"
    r"(?:trước|trong|tại|trước thềm) (?:mùa|tết|kỳ họp|phiên họp|đại hội|năm học|hội nghị)) [^,;.():]{2,60}"
    r"|(?:trong|ngay trong|hết) (?:ngày|tuần|tháng|quý|năm)(?: hôm)? (?:nay|này))(?!\w)"
)
_EVENTS = ("khi ", "ngay sau", "họp", "hội", "mùa ", "tết ", "học", "này", "nay", "trước ngày")
# 'trong tháng 12', 'hết quý I': the year is that of the document.
_THIS_YEAR = re.compile(
    rf"{_BY}\s+(?:hết\s+)?(?:quý\s+(?P<q>iv|iii|ii|i|[1-4])|tháng\s+(?P<m>\d{{1,2}}))(?!\w|\s*[/,]\s*\d|\s+năm|\s+\d|\s+và)"
)
_UNITS = {"ngày": "DAILY", "tuần": "WEEKLY", "tháng": "MONTHLY", "năm": "YEARLY"}
_SPANS = {"ngày": "D", "ngày làm việc": "D", "tuần": "W", "tháng": "M", "năm": "Y"}
_SIGNED = re.compile(
    r"(?:kể từ|tính từ|từ|sau)\s+(?:khi\s+|ngày\s+)?(?:ký|ban hành|văn bản này|chỉ thị này|công văn này|"
    r"công điện này|kế hoạch này)"
)


_NO_DAY = "Thời hạn in sai, không có ngày này"
_BY_YEAR = re.compile(r"^(?:đến|vào) năm")
_MEASURED = re.compile(r"hoàn thành|phải|đạt|\d\s*%")
# 'nhiệm vụ hằng năm' is no time; 'báo cáo … hằng năm' and 'Hằng năm, …' are.
_EACH_YEAR = re.compile(r"(?:hằng|hàng|mỗi) (?:năm|quý|tháng|tuần|ngày)")
_AT_TIMES = re.compile(r"^$|, $|\b(?:báo cáo|tổng kết|sơ kết|định kỳ|tổ chức)\b")
# 'xây dựng kế hoạch hằng năm', 'bố trí kinh phí hằng năm': each year anew.
_MADE_ANEW = re.compile(
    r"(?:xây dựng|lập|bố trí|cân đối|phân bổ|ban hành|rà soát|đánh giá|cập nhật|kiểm tra|công bố)(?!\w)[^,;.]*$"
)
_PERIODIC = re.compile(r"\bđịnh kỳ\b")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time by which something must be done: `[start, end)` in the text."""

    start: int
    end: int
    text: str  # as printed
    on: date | None  # the day printed, or the last of the period
    rule: str  # RFC 5545 recurrence ('FREQ=MONTHLY;BYMONTHDAY=15'), ISO 8601 duration ('P10D'), or ""
    note: str = ""  # what could not be decided, in Vietnamese


def deadlines(text: str, issued_on: date | None) -> list[Deadline]:
    """The times in `text` by which something must be done, in printed order.

    'trước ngày 15 hằng tháng' -> FREQ=MONTHLY;BYMONTHDAY=15; 'trong quý III/2020' -> 30/9/2020; 'trong 10 ngày kể từ
    ngày ký' -> ten days after `issued_on`; 'trước ngày 30/2' -> no day, and a note.
    """
    small = plain(text)
    again = any(map(small.__contains__, _AGAIN))
    happens = any(map(small.__contains__, _EVENTS))
    if not again and not DIGIT.search(small):
        return list(_events(small, text)) if happens else []
    found: list[Deadline] = []
    for made in (
        *(_recurring(small, text) if again else ()),
        *_counted(small, text, issued_on),
        *_dated(small, text, issued_on),
        *_periods(small, text),
        *_this_year(small, text, issued_on),
        *(_events(small, text) if happens else ()),
    ):
        if all(made.end <= other.start or made.start >= other.end for other in found):
            found.append(made)
    return sorted((_checked(one, issued_on) for one in found), key=lambda one: one.start)


def _recurring(small: str, text: str) -> Iterator[Deadline]:
    for match in _QUARTER_END.finditer(small):
        rule = f"FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY={int(match['d'])}"
        valid = 1 <= int(match["d"]) <= 31
        printed = text[match.start() : match.end()]
        yield Deadline(match.start(), match.end(), printed, None, rule if valid else "", "" if valid else _NO_DAY)
    for match in _EVERY.finditer(small):
        words = match.groupdict()
        rule, note = _recurrence(words)
        yield Deadline(match.start(), match.end(), text[match.start() : match.end()].strip(" ("), None, rule, note)


def _recurrence(words: dict[str, str | None]) -> tuple[str, str]:
    unit, count = words["unit"] or words["u"] or words["q"] or "tháng", int(words["n"] or words["n2"] or 1)
    if unit == "quý":
        unit, count = "tháng", 3 * count
    rule = f"FREQ={_UNITS[unit]}" + (f";INTERVAL={count}" if count > 1 else "")
    month, day = words["mm"] or words["mm2"], words["md"]
    if month and not 1 <= int(month) <= 12:
        return "", "Thời hạn in sai, không có tháng này"
    if day and not 1 <= int(day) <= (calendar.monthrange(2024, int(month))[1] if month else 31):
        return "", _NO_DAY
    if month and unit == "năm":
        rule += f";BYMONTH={int(month)}"
    if day and (unit == "tháng" or month):
        rule += f";BYMONTHDAY={int(day)}"
    return rule, ""


def _counted(small: str, text: str, issued_on: date | None) -> Iterator[Deadline]:
    for match in _WITHIN.finditer(small):
        since, unit, number = match["since"] or "", match["u"], int(match["n"])
        if unit in ("tháng", "năm") and not since and match[0].startswith(("trong", "sau")):
            continue  # 'trong 10 tháng năm 2025'
        if match[0].startswith("sau") and not since:
            continue
        rule = f"PT{number}H" if unit.startswith("giờ") else f"P{number}{_SPANS[unit]}"
        on = _after(issued_on, number, unit) if issued_on and _SIGNED.search(since) else None
        note = "Ngày làm việc, đếm không kể ngày nghỉ lễ" if unit == "ngày làm việc" else ""
        yield Deadline(match.start(), match.end(), text[match.start() : match.end()].strip(), on, rule, note)


def _after(first: date, number: int, unit: str) -> date | None:
    try:
        if unit == "ngày làm việc":
            day = first
            while number:
                day += timedelta(days=1)
                number -= day.weekday() < 5
            return day
        if unit in ("ngày", "tuần"):
            return first + timedelta(days=number * (7 if unit == "tuần" else 1))
        if unit in ("tháng", "năm"):
            months = first.month - 1 + number * (12 if unit == "năm" else 1)
            year, month = first.year + months // 12, months % 12 + 1
            return date(year, month, min(first.day, calendar.monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None
    return first


def _dated(small: str, text: str, issued_on: date | None) -> Iterator[Deadline]:
    for match in _DATED.finditer(small):
        day, month = match["d"], match["m"] or match["m2"] or match["m3"]
        year = match["y"] or match["y2"] or (str(issued_on.year) if issued_on else "")
        printed = text[match.start() : match.end()]
        on = day_of(day, month, year) if year else None
        note = ""
        if year and on is None:
            note = f"Thời hạn in sai, không có ngày này: “{printed}”"
        elif on is None:
            note = f"Thời hạn không ghi năm: “{printed}”"
        elif not (match["y"] or match["y2"]):
            note = f"Thời hạn không ghi năm, hiểu là năm ban hành: “{printed}”"
        yield Deadline(match.start(), match.end(), printed, on, "", note)


def _periods(small: str, text: str) -> Iterator[Deadline]:
    for match in _PERIOD.finditer(small):
        year = int(match["qy"] or match["my"] or match["y"])
        month = 3 * _QUARTERS[match["q"]] if match["q"] else int(match["m"] or 12)
        printed = text[match.start() : match.end()]
        if not 1 <= month <= 12 or year < 1:
            yield Deadline(
                match.start(), match.end(), printed, None, "", f"Thời hạn in sai, không có tháng này: “{printed}”"
            )
            continue
        if match["part"] and "6 tháng đầu" in match["part"]:
            month = 6
        yield Deadline(match.start(), match.end(), printed, date(year, month, calendar.monthrange(year, month)[1]), "")


def _this_year(small: str, text: str, issued_on: date | None) -> Iterator[Deadline]:
    for match in _THIS_YEAR.finditer(small):
        month = 3 * _QUARTERS[match["q"]] if match["q"] else int(match["m"])
        printed = text[match.start() : match.end()]
        if not 1 <= month <= 12:
            yield Deadline(
                match.start(), match.end(), printed, None, "", f"Thời hạn in sai, không có tháng này: “{printed}”"
            )
            continue
        year = issued_on.year if issued_on else None
        on = date(year, month, calendar.monthrange(year, month)[1]) if year else None
        said = "hiểu là năm ban hành" if on else "không tính được ngày"
        yield Deadline(match.start(), match.end(), printed, on, "", f"Thời hạn không ghi năm, {said}: “{printed}”")


def _events(small: str, text: str) -> Iterator[Deadline]:
    for match in _EVENT.finditer(small):
        end = match.end()
        yield Deadline(match.start(), end, text[match.start() : end].strip(), None, "")


def _checked(deadline: Deadline, issued_on: date | None) -> Deadline:
    if not (deadline.on and issued_on and deadline.on < issued_on):
        return deadline
    note = f"Thời hạn trước ngày ban hành {issued_on:%d/%m/%Y}: “{deadline.text}”"
    return Deadline(deadline.start, deadline.end, deadline.text, deadline.on, deadline.rule, note)


def due_by(quote: str, issued_on: date | None) -> Deadline | None:
    """The time by which it must be done: a dated one before one that comes again and again."""
    found = [
        d for d in deadlines(quote, issued_on)
        if (not _BY_YEAR.match(d.text.lower()) or _MEASURED.search(plain(quote[: d.end + 60])))
        and (
            not _EACH_YEAR.fullmatch(d.text.lower())
            or _AT_TIMES.search(plain(quote[max(0, d.start - 40) : d.start]))
            or _MADE_ANEW.search(plain(quote[: d.start]))
        )
    ]  # fmt: skip
    if found:
        return next((d for d in found if d.on), None) or next((d for d in found if d.rule), found[0])
    bare = _PERIODIC.search(plain(quote)) if "định kỳ" in plain(quote) else None
    return Deadline(bare.start(), bare.end(), quote[bare.start() : bare.end()], None, "") if bare else None

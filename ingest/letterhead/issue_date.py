"""The place and date of a letterhead, and what a date that print or OCR spoiled can be."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product

_L = r"[^\W\d_]"  # one letter
# 'Hà Nội, ngày 16 tháng 10 năm 2023', 'ngay O4 thdng f4 ném 2023', 'ngày      tháng 5 năm 2024', 'tháng12 năm 2025'
_WRITTEN = re.compile(
    rf"(?P<whole>\bng{_L}{{1,2}}\s*(?P<day>[^\s,]{{0,12}}?)\s*\bth{_L}{{1,3}}\s*(?P<month>[^\s,]{{0,12}}?)"
    rf"\s*\bn{_L}{{1,2}}\s*(?P<year>[^\s,;]{{0,8}}?))[\s.*;|]*$",
    re.IGNORECASE,
)
# 'Hà Nội, ngày 05/3/2024'
_IN_FIGURES = re.compile(
    rf"(?P<whole>\bng{_L}{{1,2}}\s*(?P<day>\d{{1,2}})\s*[/.-]\s*(?P<month>\d{{1,2}})\s*[/.-]\s*(?P<year>\d{{4}}))[\s.*|]*$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[^\d:;/|]{2,45}$")
_HOUR = re.compile(r"(?:\bhồi\s*)?\b\d{1,2}\s*(?:giờ|[hg])\s*(?:\d{1,2}(?:\s*phút)?)?[\s,]*$")  # 'hồi 16 giờ 00'
_FIGURES = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/((?:19|20)[0-9]{2})")
_BLANK = re.compile(r"[\s._…–-]*")
# Letters that OCR gives for a digit of the same shape.
_SHAPES = ("OoQDÓÔ", "lI|i!ftrJ/][", "Zz", "E", "A", "Ss", "bG", "T", "B", "gq")  # of 0, 1, … 9
_AS_DIGIT = {mark: str(digit) for digit, marks in enumerate(_SHAPES) for mark in marks}
# Digits that a hand writes alike.
_HANDWRITTEN = dict(zip("0123456789", ("06", "147", "27", "38", "14", "56", "06", "17", "38", "49"), strict=True))
_MOST_READINGS = 6  # a note that lists more says nothing


@dataclass(frozen=True, slots=True)
class Issued:
    """Where and when, as a date line states it."""

    before: str  # the line's text before the date: the place, or a subject that ends in it
    on: date | None
    note: str = ""  # in Vietnamese, where the print is doubtful


def read_issued(line: str) -> Issued | None:
    """The place and date that end `line`; None for a line that ends in no date.

    'Hà Nội, ngày 16 tháng 10 năm 2023' -> ('Hà Nội', 2023-10-16).
    """
    text = line.replace("*", " ")
    match = _IN_FIGURES.search(text) or _WRITTEN.search(text)
    if not match:
        return None
    before, whole = _HOUR.sub("", text[: match.start()]).strip(" ,*.|"), re.sub(r"\s+", " ", match["whole"])
    day, month, year = match["day"], match["month"], match["year"]
    if any(_BLANK.fullmatch(part) for part in (day, month, year.removeprefix("20"))):
        return Issued(before, None, f"Ngày ban hành để trống hoặc viết tay không đọc được: “{whole}”")
    if exact := _dates([day], [month], [year]):
        return Issued(before, exact[0])
    return Issued(before, *_doubtful(whole, day, month, year))


def day_of(day: str, month: str, year: str) -> date | None:
    """The day that three numbers name, None where there is no such day: '31', '2', '2023'."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def is_place(text: str) -> bool:
    """Whether `text` has the shape of a letterhead's place: 'Thủ Dầu Một'."""
    return bool(_PLACE.match(text)) and len(text.split()) <= 8


def _doubtful(whole: str, day: str, month: str, year: str) -> tuple[date | None, str]:
    """The one date that a spoiled print can be, if one, and a note that says what it can be."""
    if (day + month + year).isdigit():
        return None, f"Ngày ban hành in sai, không có ngày này: “{whole}”"
    unclear = f"Ngày ban hành in không rõ: “{whole}”"
    likely = _dates([_as_digits(day)], [_as_digits(month)], [_as_digits(year)])
    spoiled = sum(not any(mark.isdecimal() for mark in part) for part in (day, month, year))
    if likely and spoiled <= 1:  # 'ngày ]] tháng 9 năm 2025'
        return likely[0], f"{unclear}, đọc là {likely[0]:%d/%m/%Y}"
    possible = likely or _dates(_readings(day, 31), _readings(month, 12), [_as_digits(year)])
    if not 0 < len(possible) <= _MOST_READINGS:
        return None, unclear
    return None, f"{unclear}, có thể là {' hoặc '.join(f'{d:%d/%m/%Y}' for d in possible)}"


def _dates(days: Iterable[str], months: Iterable[str], years: Iterable[str]) -> list[date]:
    """Every date that the given spellings of day, month and year make, in order."""
    spelt = (_FIGURES.fullmatch(f"{d}/{m}/{y}") for d, m, y in product(days, months, years))
    return sorted({day for match in spelt if match and (day := day_of(*match.groups()))})


def _as_digits(part: str) -> str:
    """The part with each letter read as the digit that it looks like: 'O4' -> '04'."""
    return "".join(_AS_DIGIT.get(mark, mark) for mark in part)


def _readings(part: str, most: int) -> list[str]:
    """The numbers to `most` that the part can be: as it looks, else as a hand writes: ('f4', 12) -> 01, 04, 11."""
    plain = _as_digits(part)
    if len(part) > 2 or (plain.isdecimal() and 1 <= int(plain) <= most):
        return [plain]
    numbers = ("".join(digits) for digits in product(*(_HANDWRITTEN.get(mark, "0123456789") for mark in part)))
    return [number for number in numbers if 1 <= int(number) <= most]

"""The lines of a letterhead by what they are: issuer, number, place and date, title, subject, stamps.

The order of lines does not matter much: a head read column by column puts the number before the state's name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile

from ingest.clean import is_capitals
from ingest.columns import columns
from ingest.folding import alike, fold, letters
from ingest.labels import read_labels
from ingest.letterhead.issue_date import Issued, is_place, read_issued
from ingest.numbering import ETH, KINDS
from ingest.places import place_named
from ingest.sections import is_prose, title

_KINDS = {letters(kind): kind for kind in KINDS}
_STATE = ("conghoaxahoichunghiavietnam", "doclaptudohanhphuc", "dangcongsanvietnam")
_SPOILED = 8  # letters that OCR adds to the state's name or loses
_WRAPPED = 5  # lines that the state's name may be broken over
# 'Số: 2214/UBND', 'S6: 968', 'Số 02-CT/TU', 'Số:      /BC-STC'
_NUMBER_LINE = re.compile(
    r"^\W*(?:S\S{1,2}|Luật số)\s*(?::\s*(?P<number>.*)|(?P<bare>\d+[\s\d]*[-/].+))$", re.IGNORECASE
)
_HALF_NUMBER = re.compile(r"\W*S\S{1,2}\s*:(?:\s*\d*|.*[/-])")  # 'Số:', 'Số: 3783/QĐ-'
_NUMBER = re.compile(  # '**2214** /UBND-NCVX', '12a/QĐ-UBND', '02-CT/TU', '968 ICD-TTg'
    r"[*_\s]*\d[\d*_\s.]*(?:[a-z](?=\s*[/-]))?[\d*_\s/IL|.-]*[A-ZĐa-zđ&*][\w&*]*(?:\s*[-.]\s*[\w&*]+)*(?:/[A-ZĐ]+)?"
)
_SPOILED_NUMBER = re.compile(r"[^\s/]{0,8}\s*[/-]\s*[A-ZĐa-zđ&]+(?:\s*-\s*[\w&]+)*")  # 'JT{/STTTT-CNTT', '/BC-STC'
_ABOUT = re.compile(r"(?:^|\s)\W*(?=(?:V/v|Về việc)\b)", re.IGNORECASE)
_ABOUT_LINE = re.compile(r"^\W*(?:V/v|Về việc)\b", re.IGNORECASE)
_TITLED_NUMBER = re.compile(  # 'Nghị quyết 66.16/2026/NQ-CP — Cắt giảm', 'Quyết định số 5/QĐ-TTg'
    r"^(?P<kind>\w+(?: \w+){0,3}?)\s+(?:số\s+)?(?P<number>\d[\d./]*[/-][\w/-]+)(?:\s+[-–—]\s+|:\s+|$)"
)
# Whose act this is, below the title: 'BỘ TRƯỞNG BỘ NỘI VỤ', 'CỦA BAN BÍ THƯ', 'KHÓA X, KỲ HỌP THỨ 5'.
_DECIDES = re.compile(
    r"(?:chu tich |bo truong |thong doc |giam doc |tong giam doc |tong cuc truong |cuc truong |truong ban |"
    r"uy ban nhan dan|ubnd|hoi dong nhan dan|uy ban thuong vu quoc hoi|quoc hoi\b|chinh phu\b|thu tuong chinh phu|"
    r"hoi dong tham phan|cua (?:bo chinh tri|ban bi thu|ban chap hanh|ban thuong vu)|khoa \w+\W.*ky hop)"
)
_JOINT = ("liennganh", "lientich")  # in a title: of several offices
_URGENCY = {"hoatoc": "Hỏa tốc", "thuongkhan": "Thượng khẩn", "khan": "Khẩn"}
_SECRECY = {"mat": "Mật", "toimat": "Tối mật", "tuyetmat": "Tuyệt mật"}
_STAMP_LABEL = re.compile(r"^(?:độ|mức độ|dấu)\s*(?:khẩn|mật)\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of a letterhead, each kind apart; "" or () or None where none is printed."""

    offices: tuple[str, ...] = ()  # above the number, as printed
    number: str = ""  # as printed, without 'Số:'
    issued: Issued | None = None
    place: str = ""
    kind: str = ""  # that the title names
    about: tuple[str, ...] = ()  # the lines of the subject
    urgency: str = ""
    secrecy: str = ""


@dataclass(slots=True)
class _Reading:
    """What has been read of a head so far."""

    offices: list[str]
    about: list[str]
    number: str = ""
    issued: Issued | None = None
    place: str = ""
    kind: str = ""
    urgency: str = ""
    secrecy: str = ""
    loose: str = ""  # the line before, where nothing is known of it: the first half of a long place


def read_head(lines: Sequence[str]) -> Head:
    """Sort the lines of a letterhead."""
    read = _Reading([], [])
    for line in _joined(_without_state(columns(lines))):
        _take(read, line.translate(ETH))
    return Head(tuple(read.offices), read.number, read.issued, read.place, read.kind, tuple(read.about),
                read.urgency, read.secrecy)  # fmt: skip


def _take(read: _Reading, line: str) -> None:
    if _take_stamp(read, line):
        return
    subject = bool(read.kind)
    if not read.number and not subject and (match := _NUMBER_LINE.match(line)):
        _take_number(read, (match["number"] or match["bare"] or "").strip())
    elif read.issued is None and (issued := _date_line(read, line)):
        _take_date(read, issued)
    elif not subject and (named := _title(line))[0]:
        read.kind, rest = named
        plain = letters(rest) in _JOINT or _take_stamp(read, rest)  # 'CÔNG ĐIỆN KHẨN', 'HƯỚNG DẪN LIÊN NGÀNH'
        read.about = [about] if not plain and (about := _without_author(rest)) else []
    elif not subject and not read.about and (titled := titled_number(line))[0]:
        read.kind, read.number = titled[0], read.number or titled[1]
        read.about = [titled[2]] if titled[2] else []
    elif subject or read.about or _ABOUT_LINE.match(line):
        if _is_subject(read, line) and (about := line if read.about else _without_author(line)):
            read.about.append(about)
    elif is_capitals(line) and not read.number:
        read.offices.append(line)
    else:
        read.loose = line
        if is_prose(line) or read_labels(line):
            read.offices.clear()  # an issuer stands right above its number
        return
    read.loose = ""


def _date_line(read: _Reading, line: str) -> Issued | None:
    """The date that ends `line`: with a place alone before it, or a letter's subject that a column put beside it."""
    issued = read_issued(line)
    beside = bool(read.about) and not read.kind
    return issued if issued and (not issued.before or is_place(issued.before) or beside) else None


def _title(line: str) -> tuple[str, str]:
    """The kind that a title names, and the subject beside it, in capitals or not: 'CHỈ THỊ về kỷ luật phát ngôn'."""
    kind, rest = title(line)
    if kind or is_capitals(line):
        return kind, rest
    words = line.split()
    size = next((n for n, word in enumerate(words) if not word.isupper()), len(words))
    kind = _kind(" ".join(words[:size]))
    return (kind, " ".join(words[size:])) if kind else ("", "")


def titled_number(line: str) -> tuple[str, str, str]:
    """Kind, number and subject of a web page's title: 'Nghị quyết 141/NQ-CP — Chính sách'; all "" for other lines."""
    match = _TITLED_NUMBER.match(line)
    kind = _kind(match["kind"]) if match else ""
    return (kind, match["number"], line[match.end() :]) if match and kind else ("", "", "")


def _is_subject(read: _Reading, line: str) -> bool:
    """Whether a line below the title still states the subject: no office that decides, no text that follows."""
    if is_capitals(line):
        return not _DECIDES.match(fold(line))
    return not line.startswith("(") and not (read.kind and read.about and is_capitals(read.about[0]))


def _without_author(line: str) -> str:
    """'CỦA BỘ CHÍNH TRỊ về đại hội đảng bộ' -> 'về đại hội đảng bộ'; 'CỦA CHỦ TỊCH UBND TỈNH' -> ''."""
    return " ".join(dropwhile(str.isupper, line.split())) if line.startswith("CỦA ") else line


def _take_stamp(read: _Reading, line: str) -> bool:
    label = _STAMP_LABEL.match(line)
    stamp = line[label.end() :] if label else line
    if not label and not is_capitals(line):
        return False
    folded = letters(stamp)
    if folded in _SECRECY:
        read.secrecy = read.secrecy or _SECRECY[folded]
    elif folded in _URGENCY:
        read.urgency = read.urgency or _URGENCY[folded]
    elif folded.startswith("hoatochengio"):
        read.urgency = f"Hỏa tốc {stamp.split(maxsplit=2)[-1].lower()}"
    else:
        return False
    return True


def _take_number(read: _Reading, text: str) -> None:
    """A number line, and what else a two-column head puts on it: 'Số: 5/UBND-NC Hà Nội, ngày …', '… V/v …'."""
    about = _ABOUT.search(text)
    printed, rest = (text[: about.start()], text[about.end() :]) if about else (text, "")
    number = (_NUMBER if re.match(r"[\s*_]*\d", printed) else _SPOILED_NUMBER).match(printed)
    read.number = (number[0] if number else printed).strip() or "/"
    beside = printed[number.end() :].strip(" *|") if number else ""
    for piece in filter(None, (beside, rest)):
        if issued := read_issued(piece):
            _take_date(read, issued)
        elif piece is rest:
            read.about.append(piece)


def _take_date(read: _Reading, issued: Issued) -> None:
    """A date line; the text before the date is the place, or the end of a subject that a column put beside it."""
    read.issued = issued
    longer = f"{read.loose} {issued.before}".strip()
    if read.about and not read.kind and not is_place(issued.before):
        words = issued.before.split()
        size = next((n for n in (4, 3, 2, 1) if place_named(" ".join(words[-n:])) is not None), 0)
        read.place = " ".join(words[len(words) - size :])
        read.about.append(" ".join(words[: len(words) - size]).rstrip(" ,"))
    else:
        read.place = longer if read.loose and is_place(longer) and len(longer.split()) <= 6 else issued.before


def _kind(text: str) -> str:
    return _KINDS.get(letters(text), "")


def _without_state(lines: Sequence[str]) -> list[str]:
    """The lines without the state's name and motto and the Party's name, over however many lines they are printed."""
    made: list[str] = []
    at = 0
    while at < len(lines):
        size = _state_lines(lines, at)
        if not size and any(c.isalnum() for c in lines[at]):
            made.append(lines[at].strip(" *|\t"))
        at += size or 1
    return made


def _state_lines(lines: Sequence[str], at: int) -> int:
    """How many lines from `at` make the state's name, its motto or both, through OCR damage; 0 where none do."""
    text = ""
    for size in range(1, min(_WRAPPED, len(lines) - at) + 1):
        text += letters(lines[at + size - 1])
        if any(text in (name, name + _STATE[1]) for name in _STATE):
            return size
        if not any((name + _STATE[1]).startswith(text) for name in _STATE):
            break
    plain = letters(lines[at])
    return int(any(abs(len(plain) - len(name)) <= _SPOILED and alike(plain, name, 0.75) for name in _STATE))


def _joined(lines: Sequence[str]) -> list[str]:
    """The lines with the pieces of a title ('NGHỊ' / 'QUYẾT'), a number ('Số:' / '5/TB-BNV') and a bracket together."""
    made: list[str] = []
    for line in lines:
        before = made[-1] if made else ""
        both = f"{before} {line}"
        halved = is_capitals(both) and not _kind(before) and bool(_kind(both))
        numbered = bool(_HALF_NUMBER.fullmatch(before)) and bool(re.match(r"[\d*]*\s*[/-]|\d|[A-ZĐ]+$", line))
        bracketed = before.startswith("(") and ")" not in before
        if before and (halved or numbered or bracketed):
            made[-1] = both
        else:
            made.append(line)
    return made

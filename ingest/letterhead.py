"""Who issued a directive, under which number, where and when, about what, to whom, and who signed it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ingest.clean import is_capitals
from ingest.folding import fold, letters
from ingest.labels import read_labels
from ingest.numbering import canonical, kind_of
from ingest.places import PLACES, Place, place_in, place_named
from ingest.sections import Sections, title

_NUMBER_LINE = re.compile(r"^\W*S\S{1,2}\s*:\s*(.+)|^\W*Số\s+(\d.+)")  # 'Số: 2214/UBND', 'S6: 968'
_DATE = re.compile(r"(\d{1,2})\s+\S{4,6}\s+(\d{1,2})\s+n\S{1,2}\s+(\d{4})")  # '31 tháng 10 năm 2023'
_PLACE_DATE = re.compile(r"([^\d,:/]{3,40}?),?\s+ng\S{1,2}y\b(.*)", re.IGNORECASE)  # 'Hà Nội, ngày …'
_ABOUT = re.compile(r"^\W*(?:V/v|Về việc)\b", re.IGNORECASE)
_STATE = ("conghoaxahoi", "doclaptudo", "docliptudo")
_TITLE = re.compile(r"^\W*(?:tm|kt|tl|tuq|q)\b\.?|chu tich|thu tuong|bo truong|giam doc|truong|chanh van phong")
_PROPER = {
    "chính phủ": "Chính phủ", "quốc hội": "Quốc hội", "trung ương": "Trung ương", "nội vụ": "Nội vụ",
    "việt nam": "Việt Nam", "đảng": "Đảng",
}  # fmt: skip
_OFFICE_LINE = re.compile(r"(chu tich )?(uy ban nhan dan|ubnd|hoi dong nhan dan|bo truong)\b")  # who decides
_NAMED_OFFICE = re.compile(r"\b(Bộ|Sở|Cục|Vụ|Ban) (\w)")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the head and foot of a directive state; "" or None or () where nothing is printed."""

    number: str
    kind: str
    issuer: str
    place: str
    issued_on: date | None
    subject: str
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    signer: str
    notes: tuple[str, ...]  # doubtful readings, in Vietnamese


def letterhead(parts: Sections) -> Letterhead:
    """Read the letterhead from a directive's parts."""
    head = [p.text for p in parts.head]
    printed, rest = _number_line(head)
    titled = next((kind for line in head if (kind := title(line)[0])), "")
    number = canonical(printed, titled)
    kind = titled or kind_of(number) or ("Công văn" if number or parts.addressees else "")
    printed_place, issued_on, doubtful = _place_and_date([rest, *head])
    place = place_named(printed_place)
    notes = [f"Ngày ban hành in không rõ: “{doubtful}”"] if doubtful else []
    if number and re.sub(r"\s", "", printed) != number and "//" in re.sub(r"\s", "", printed):
        notes.append(f"Số văn bản in không rõ: “{printed.strip()}”, đọc là {number}")
    return Letterhead(
        number=number,
        kind=kind,
        issuer=_issuer(head, number, place, parts),
        place=place.name if place else printed_place,
        issued_on=issued_on,
        subject=_subject(head),
        addressees=_listed(p.text for p in parts.addressees),
        recipients=_listed(p.text for p in parts.recipients),
        signer=_signer([p.text for p in parts.signature]),
        notes=tuple(notes),
    )


def _number_line(head: Sequence[str]) -> tuple[str, str]:
    """The printed number, and what else its line holds (the place and date, in a two-column head)."""
    for line, below in pairwise([*head, ""]):
        match = _NUMBER_LINE.match(line if re.search(r"\d", line) else f"{line} {below}")  # 'Số:' / '74/2025/NQ-HĐND'
        if match and re.search(r"\d", match[0]):
            found = match[1] or match[2]
            cut = re.match(r"[\d*_\s/IL|-]*[A-ZĐa-zđ&\d*]+(?:\s*-\s*[\w&*]+)*", found)
            return (found[: cut.end()], found[cut.end() :].strip(" *")) if cut else ("", found)
    return "", ""


def _place_and_date(lines: Sequence[str]) -> tuple[str, date | None, str]:
    """The printed place, the date, and the printed date where it is there but cannot be read."""
    for line in lines:
        match = _PLACE_DATE.search(line)
        if not match:
            continue
        place = match[1].strip(" ,*")
        if found := _DATE.search(match[2]):
            day, month, year = map(int, found.groups())
            try:
                return place, date(year, month, day), ""
            except ValueError:
                return place, None, match[2].strip()
        if re.search(r"n\S{1,2}m\s+\d{4}", match[2]):
            return place, None, f"ngày {match[2].strip()}"
    return "", None, ""


def _issuer(head: Sequence[str], number: str, place: Place | None, parts: Sections) -> str:
    """The issuing body, as printed above the number, else as the number and the text tell it."""
    lines = []
    for line in head:
        if _NUMBER_LINE.match(f"{line} -") or title(line)[0]:
            break
        line = re.split(r"\s{2,}|C[OỘ]NG H[OÒ]?[AÀ]? X[AÃ] H[OỘ]I", line)[0].strip()
        if is_capitals(line) and not letters(line).startswith(_STATE):
            lines.append(line)
    if lines:
        return _cased(" ".join(lines))
    if "UBND" in number:
        return f"Ủy ban nhân dân {place.unit}" if place else "Ủy ban nhân dân"
    if number.endswith("-TTg"):
        return "Thủ tướng Chính phủ"
    return _issuer_from_text(head, parts)


def _issuer_from_text(head: Sequence[str], parts: Sections) -> str:
    """'Chủ tịch Ủy ban nhân dân (UBND) tỉnh chỉ thị:' under a title that names Cao Bằng."""
    asks = re.compile(r"((?:Chủ tịch )?(?:Ủy ban nhân dân|UBND))(?: \(UBND\))? (tỉnh|thành phố)(?: (\w+ \w+))?[^.;]*:$")
    found = next((m for p in parts.preamble if (m := asks.search(p.text))), None)
    place = place_in(" ".join(head))
    if not found or not place:
        return ""
    return f"{found[1].replace('UBND', 'Ủy ban nhân dân')} {place.unit}"


def _cased(capitals: str) -> str:
    """'ỦY BAN NHÂN DÂN TỈNH QUẢNG BÌNH' -> 'Ủy ban nhân dân tỉnh Quảng Bình'; OCR'd names of the Government too."""
    for known in ("Thủ tướng Chính phủ", "Chính phủ", "Văn phòng Chính phủ", "Quốc hội"):
        if letters(capitals) == letters(known):
            return known
    name = re.sub(r"\bUBND\b", "Ủy ban nhân dân", capitals).lower().strip()
    place = place_in(name)
    if place:
        name = re.sub(re.escape(place.name.lower()), place.name, name)
    for printed, proper in _PROPER.items():
        name = re.sub(rf"\b{printed}\b", proper, name)
    name = name[:1].upper() + name[1:]
    return _NAMED_OFFICE.sub(lambda m: f"{m[1]} {m[2].upper()}", name)


def _subject(head: Sequence[str]) -> str:
    """The 'V/v …' line of a letter, or the lines below the title of any other kind."""
    for line in head:
        if _ABOUT.match(line):
            return line.strip(" *")
    at = next((i for i, line in enumerate(head) if title(line)[0]), None)
    if at is None:
        return ""
    below = head[at + 1 : at + 3] if at + 1 < len(head) and is_capitals(head[at + 1]) else head[at + 1 : at + 2]
    subject = title(head[at])[1] or " ".join(line for line in below if not _OFFICE_LINE.match(fold(line)))
    return _cased_sentence(subject) if is_capitals(subject) else subject


def _cased_sentence(capitals: str) -> str:
    lowered = capitals.lower()
    for place in PLACES:
        lowered = lowered.replace(f"tỉnh {place.name.lower()}", f"tỉnh {place.name}")
        lowered = lowered.replace(f"thành phố {place.name.lower()}", f"thành phố {place.name}")
    return lowered[:1].upper() + lowered[1:]


def _listed(lines: Iterable[str]) -> tuple[str, ...]:
    """The entries of a list, without its heading and dashes: 'Kính gửi:', '- Các sở;' -> ('Các sở',)."""
    made: list[str] = []
    for n, line in enumerate(lines):
        label = next((x for x in read_labels(line) if x.level == "dash"), None)
        entry = label.rest if label else line.partition(":")[2] if n == 0 else line
        if text := entry.strip(" ;."):
            made.append(text)
    return tuple(made)


def _signer(lines: Sequence[str]) -> str:
    """The name under the signature: the last line that is no title."""
    named = [line for line in lines if not is_capitals(line) and not _TITLE.search(fold(line))]
    return named[-1].strip(" *") if named else ""

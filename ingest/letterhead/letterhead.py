"""Who issued a directive, under which number, where and when, about what, to whom, and who signed it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from ingest.clean import is_capitals
from ingest.folding import fold
from ingest.labels import read_labels
from ingest.letterhead.head import Head, read_head, titled_number
from ingest.letterhead.issue_date import day_of
from ingest.letterhead.offices import bodies, cased, cased_text, is_office, spelt_alike
from ingest.letterhead.property_sheet import PropertySheet, property_sheet
from ingest.letterhead.signature import Signature, read_signature
from ingest.numbering import KINDS, canonical, could_be, kind_of
from ingest.places import Place, place_in, place_named, place_spelt
from ingest.references.issuers import issuer_told
from ingest.sections import Sections, is_addressee_line

_OWNED = ("Văn phòng", "Thanh tra")  # that are named with the body above them: 'Văn phòng Ủy ban nhân dân tỉnh Phú Yên'
_LOCAL = {"UBND": "Ủy ban nhân dân", "CTUBND": "Chủ tịch Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
_ASKS = re.compile(  # 'Chủ tịch Ủy ban nhân dân (UBND) tỉnh chỉ thị:'
    r"((?:Chủ tịch )?(?:Ủy ban nhân dân|UBND))(?: \(UBND\))? (tỉnh|thành phố)(?: (\w+ \w+))?[^.;]*:$"
)
_PASSED = re.compile(  # 'Nghị quyết này được … thông qua ngày 12 tháng 6 năm 2025.'
    r"thông qua\s+(?:tại .{0,80}?\s)?ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})"
)


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
    parent_body: str = ""
    signer_position: str = ""
    urgency: str = ""
    secrecy: str = ""


def letterhead(parts: Sections) -> Letterhead:
    """Read the letterhead from a directive's parts."""
    sheet, lines = _head_lines(parts)
    head = read_head(lines)
    number, numbered = _number(head, sheet)
    kind = head.kind or _kind(head, sheet) or kind_of(number) or ("Công văn" if number or parts.addressees else "")
    place = place_named(head.place)
    issued_on, dated = _issued_on(head, sheet, parts)
    (parent_body, issuer), named = _issuer(head, sheet, number, place, parts)
    signed = _signature(parts, sheet, issuer, issued_on)
    return Letterhead(
        number=number,
        kind=kind,
        issuer=issuer,
        place=place.name if place else head.place,
        issued_on=issued_on,
        subject=_subject(head, sheet),
        addressees=_listed(p.text for p in parts.addressees),
        recipients=_listed(p.text for p in parts.recipients),
        signer=signed.name,
        notes=(*numbered, *named, *_placed(head.place, place), *dated, *signed.notes),
        parent_body=parent_body,
        signer_position=signed.position,
        urgency=head.urgency,
        secrecy=head.secrecy,
    )


def _head_lines(parts: Sections) -> tuple[PropertySheet, list[str]]:
    """A web site's property sheet, and the lines of the letterhead below it, which its prose can hide from the head."""
    lines = [p.text for p in parts.head]
    before = [*lines, *(p.text for p in parts.preamble)]
    sheet, size = property_sheet(before)
    if not sheet.subject:
        sheet = replace(sheet, subject=next((subject for x in before[:size] if (subject := titled_number(x)[2])), ""))
    if size <= len(lines):
        return sheet, lines[size:]
    return sheet, list(takewhile(lambda line: not fold(line).startswith("can cu"), before[size:]))


def _number(head: Head, sheet: PropertySheet) -> tuple[str, tuple[str, ...]]:
    """The number, and a note where its print is blank or doubtful."""
    number = canonical(head.number, head.kind)
    others = could_be(head.number, number)
    if others:
        return number, (f"Số văn bản in không rõ: “{head.number}”, có thể là {' hoặc '.join((number, *others))}",)
    if head.number and not number:
        printed = re.match(r"\s*[^\W_]", head.number)
        doubt = "in không rõ" if printed else "để trống hoặc viết tay không đọc được"
        return canonical(sheet.number), (f"Số văn bản {doubt}: “{head.number}”",)
    return number or canonical(sheet.number), ()


def _kind(head: Head, sheet: PropertySheet) -> str:
    """The kind that a number without its digits states ('/BC-STC'), else the property sheet."""
    return kind_of(head.number) or next((kind for kind in KINDS if kind == sheet.kind), "")


def _placed(printed: str, place: Place | None) -> tuple[str, ...]:
    """A note where the place was read through spoiled print."""
    if place is None or place_spelt(printed):
        return ()
    return (f"Địa danh in không rõ: “{printed}”, đọc là {place.name}",)


def _issued_on(head: Head, sheet: PropertySheet, parts: Sections) -> tuple[date | None, tuple[str, ...]]:
    """The date of the letterhead, else the day on which the text says that it was passed; with a note in doubt."""
    if head.issued:
        return head.issued.on, (head.issued.note,) if head.issued.note else ()
    if sheet.issued_on:
        return sheet.issued_on, ()
    passed = next((m for p in (*parts.closing, *parts.body[-3:]) if (m := _PASSED.search(p.text))), None)
    return day_of(*passed.groups()) if passed else None, ()


def _issuer(
    head: Head, sheet: PropertySheet, number: str, place: Place | None, parts: Sections
) -> tuple[tuple[str, str], tuple[str, ...]]:
    """(the body above the issuer, the issuer), with a note where the print is spoiled: as printed above the number,
    else as the property sheet, the number or the text tells.
    """
    printed = bodies(head.offices)
    if not printed or (sheet.issuer and not is_office(printed[-1])):
        return ("", sheet.issuer or _issuer_by_number(number, place) or _issuer_from_text(head, parts)), ()
    names = [cased(name) for name in printed]
    notes = tuple(
        f"Tên cơ quan ban hành in không rõ: “{spoiled}”, đọc là {name}"
        for spoiled, name in zip(printed, names, strict=True)
        if not spelt_alike(spoiled, name)
    )
    names = list(dict.fromkeys(names))
    while len(names) > 1 and _same_rank(names[-2], names[-1]):
        names[-2:] = [f"{names[-2]} - {names[-1]}"]
    above = " - ".join(names[:-1])
    return (above, f"{names[-1]} {above}".strip() if names[-1] in _OWNED else names[-1]), notes


def _issuer_by_number(number: str, place: Place | None) -> str:
    """'06/CT-UBND' of Khánh Hòa -> 'Ủy ban nhân dân tỉnh Khánh Hòa'; '968/CĐ-TTg' -> 'Thủ tướng Chính phủ'."""
    last = re.split(r"[-/]", number)[-1]
    if last in _LOCAL or "UBND" in number:
        body = _LOCAL.get(last, "Ủy ban nhân dân")
        return f"{body} {place.unit}" if place else body
    return issuer_told(number)


def _same_rank(one: str, other: str) -> bool:
    """Whether two bodies issue together: two ministries, two departments."""
    return one.split()[0] == other.split()[0] and one.split()[0] in ("Bộ", "Sở", "Ban")


def _issuer_from_text(head: Head, parts: Sections) -> str:
    """'Chủ tịch Ủy ban nhân dân (UBND) tỉnh chỉ thị:' under a title that names Cao Bằng."""
    found = next((m for p in parts.preamble if (m := _ASKS.search(p.text))), None)
    place = place_in(" ".join(head.about))
    return f"{found[1].replace('UBND', 'Ủy ban nhân dân')} {place.unit}" if found and place else ""


def _subject(head: Head, sheet: PropertySheet) -> str:
    """The 'V/v …' lines of a letter, or the lines below the title of any other kind."""
    subject = " ".join(line.strip(" *") for line in head.about).strip()
    return (cased_text(subject) if is_capitals(subject) else subject) or sheet.subject


def _listed(lines: Iterable[str]) -> tuple[str, ...]:
    """The entries of a list, without its heading and dashes: 'Kính gửi:', '- Các sở;' -> ('Các sở',)."""
    made: list[str] = []
    for n, line in enumerate(lines):
        label = next((x for x in read_labels(line) if x.level == "dash"), None)
        heading = n == 0 or is_addressee_line(line)  # 'Kính gửi:', below it 'Đồng kính gửi:'
        entry = label.rest if label else line.partition(":")[2] if heading else line
        if text := entry.strip(" ,;."):
            made.append(text)
    return tuple(made)


def _signature(parts: Sections, sheet: PropertySheet, issuer: str, issued_on: date | None) -> Signature:
    signed = read_signature([p.text for p in parts.signature], issuer, issued_on)
    return signed if signed.name or not sheet.signer else Signature(sheet.signer, signed.position)

"""The table of properties that sites of law print above a document: 'Số hiệu | 25/2026/NQ-CP', 'Ngày ban hành: …'."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.folding import letters
from ingest.letterhead.issue_date import day_of

# What a site calls a property, without spaces and diacritics, and the field that it is.
_FIELDS = {
    "sohieu": "number", "sokyhieu": "number", "loaivanban": "kind", "coquanbanhanh": "issuer", "nguoiky": "signer",
    "ngaybanhanh": "issued_on", "trichyeu": "subject",
}  # fmt: skip
# Properties that no field of ours is; they tell where a sheet ends.
_OTHERS = frozenset(
    "noibanhanh ngayhieuluc ngaycohieuluc ngayhethieuluc hieuluc ngaycongbao socongbao tinhtrang trangthai linhvuc "
    "coquanchutri nguon sokyhieugoc".split()
)
_DAY = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")  # '24/04/2026'


@dataclass(frozen=True, slots=True)
class PropertySheet:
    """What a site says of a document; "" or None where it says nothing."""

    number: str = ""
    kind: str = ""
    issuer: str = ""
    signer: str = ""
    subject: str = ""
    issued_on: date | None = None


def property_sheet(lines: Sequence[str]) -> tuple[PropertySheet, int]:
    """The sheet at the head of `lines`, and how many lines it and what stands before it take; 0 where there is none.

    A property and its value stand on one line ('Số hiệu | 5/TB-BNV', 'Số hiệu: 5/TB-BNV') or on two.
    """
    found: dict[str, str] = {}
    end = 0
    for at, line in enumerate(lines):
        label, _, value = (part.strip() for part in _split(line))
        name = letters(label)
        if name not in _FIELDS and name not in _OTHERS:
            continue
        below = lines[at + 1].strip() if at + 1 < len(lines) else ""
        end = at + (1 if value else 2)
        if field := _FIELDS.get(name):
            found.setdefault(field, value or below)
    if len(found) < 3:
        return PropertySheet(), 0
    while end < len(lines) and "|" in lines[end]:  # properties that only this site knows
        end += 1
    signer = re.sub(r"\s*\(.*", "", found.get("signer", ""))  # 'Hồ Quốc Dũng (Phó Thủ tướng)'
    return PropertySheet(
        found.get("number", ""), found.get("kind", ""), found.get("issuer", ""), signer, found.get("subject", ""),
        _day(found.get("issued_on", "")),
    ), min(end, len(lines))  # fmt: skip


def _split(line: str) -> tuple[str, str, str]:
    return line.partition("|") if "|" in line else line.partition(":")


def _day(text: str) -> date | None:
    match = _DAY.search(text)
    return day_of(*match.groups()) if match else None

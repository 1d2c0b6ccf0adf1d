"""Clause addresses: '<directive id>#<path>', and the name that officials give a clause.

Paths: '1', '1.a', 'II.3.b', 'dieu-5.2.a', '10.p2', '1.g1', 'head', 'pre.p1', 'phu-luc-2'.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Protocol

_PART = re.compile(
    r"[0-9]+(?:-[0-9]+)*[a-zđ]?|[a-zđ][0-9]?|[IVXLC]+|[a-z]+(?:-[a-z]+)*-?[0-9]*[a-zđ]?", re.ASCII | re.IGNORECASE
)
_OUTSIDE = {"head": ("phần đầu", "the head"), "addressees": ("phần kính gửi", "the addressees"),
            "recipients": ("phần nơi nhận", "the recipients"), "signature": ("phần ký", "the signature")}  # fmt: skip
_DIVISIONS = {
    "dieu": ("Điều", "Article"), "chuong": ("Chương", "Chapter"), "tieu-muc": ("Tiểu mục", "Subsection"),
    "muc": ("Mục", "Section"), "phan": ("Phần", "Part"), "phu-luc": ("Phụ lục", "Appendix"),
    "chu-thich": ("chú thích", "footnote"),
}  # fmt: skip
KIND_EN = {
    "Công văn": "Official Letter", "Công điện": "Official Telegram", "Chỉ thị": "Directive", "Quyết định": "Decision",
    "Kế hoạch": "Plan", "Thông báo": "Notice", "Nghị quyết": "Resolution", "Nghị định": "Decree",
    "Quy chế": "Regulation",
}  # fmt: skip
_MONTHS = tuple(calendar.month_name)  # English: the C locale is never changed


@dataclass(frozen=True, slots=True)
class Address:
    """Where a clause stands."""

    directive: str
    path: str


class Titled(Protocol):
    """What a directive is cited by: itself, or its letterhead."""

    @property
    def kind(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def issuer(self) -> str: ...
    @property
    def issued_on(self) -> date | None: ...


def format_address(address: Address) -> str:
    """'2214-ubnd-ncvx-quang-binh#1.a'."""
    return f"{address.directive}#{address.path}"


def parse_address(text: str) -> Address:
    """The inverse of `format_address`.  Raises ValueError for what is no address."""
    directive, mark, path = text.partition("#")
    if not (mark and re.fullmatch(r"[0-9a-z]+(?:-[0-9a-z]+)*", directive) and path
            and all(_PART.fullmatch(part) for part in path.split("."))):  # fmt: skip
        raise ValueError(f"not a clause address: {text!r}")
    return Address(directive, path)


def is_misprinted(label: str, path: str) -> bool:
    """Whether a label prints another number or letter than its place in the row says: ('a)', '1.g')."""
    part = path.rpartition(".")[2]
    if not label or "-" in part or re.fullmatch(r"[gpr]\d+", part):
        return False
    printed = re.findall(r"\w+", label)
    return not printed or printed[-1].casefold() != part.casefold()


def clause_name(path: str) -> tuple[str, str]:
    """The clause as officials cite it, in Vietnamese and English: '1.a' -> ('điểm a khoản 1', 'point a, clause 1')."""
    if path in _OUTSIDE:
        return _OUTSIDE[path]
    first, *rest = path.split(".")
    if first in ("pre", "close"):
        nth = rest[0][1:] if rest else "1"
        where = ("mở đầu", "preamble") if first == "pre" else ("kết thúc", "closing")
        return f"đoạn {nth} phần {where[0]}", f"paragraph {nth} of the {where[1]}"
    counted = re.sub(r"(?<![a-z0-9-])(\d+)\.(?=\d)", r"\1-", path)  # '1.2' below '1.' is one number: khoản 1.2
    names = [_part_name(part) for part in counted.split(".")]
    return " ".join(n[0] for n in reversed(names)), ", ".join(n[1] for n in reversed(names))


def _part_name(part: str) -> tuple[str, str]:
    if match := re.fullmatch(r"p(\d+)", part):
        return f"đoạn {match[1]}", f"paragraph {match[1]}"
    if match := re.fullmatch(r"g(\d+)", part):
        return f"gạch đầu dòng thứ {match[1]}", f"dash {match[1]}"
    if match := re.fullmatch(r"r(\d+)", part):
        return f"dòng {match[1]} của bảng", f"table row {match[1]}"
    if match := re.fullmatch(rf"({'|'.join(_DIVISIONS)})-?(\w*)", part):
        vi, en = _DIVISIONS[match[1]]
        return f"{vi} {match[2]}".strip(), f"{en} {match[2]}".strip()
    if part.isupper():
        return f"mục {part}", f"section {part}"
    if part[0].isdigit():
        return f"khoản {part.replace('-', '.')}", f"clause {part.replace('-', '.')}"
    return f"điểm {part}", f"point {part}"


def official_form(directive: Titled, path: str) -> tuple[str, str]:
    """The whole citation in Vietnamese and English; of the directive alone when `path` is "".

    'khoản 10 Công văn số 2214/UBND-NCVX ngày 31/10/2023 của UBND tỉnh Quảng Bình'.
    """
    vi, en = clause_name(path) if path else ("", "")
    issuer = directive.issuer.replace("Ủy ban nhân dân", "UBND")
    vi = f"{vi} {directive.kind}".strip()
    en = f"{en}, {KIND_EN.get(directive.kind, directive.kind)}".removeprefix(", ")
    if directive.number:
        vi, en = f"{vi} số {directive.number}", f"{en} No. {directive.number}"
    if directive.issued_on:
        day = day_name(directive.issued_on)
        vi, en = f"{vi} ngày {day[0]}", f"{en} of {day[1]}"
    if issuer:
        vi, en = f"{vi} của {issuer}", f"{en}, {issuer}"
    return vi, en


def day_name(day: date) -> tuple[str, str]:
    """A day in Vietnamese and English: ('31/10/2023', '31 October 2023')."""
    return f"{day:%d/%m/%Y}", f"{day.day} {_MONTHS[day.month]} {day.year}"
